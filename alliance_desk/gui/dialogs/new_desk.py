"""Making a desk: where, and with which passphrase."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QDialog, QFrame, QLabel, QLineEdit, QPushButton, QWidget

from alliance_desk.gui.dialogs import files
from alliance_desk.gui.dialogs.passphrase import show_passphrase
from alliance_desk.gui.forms import load_form
from alliance_desk.gui.words import tr
from alliance_desk.store.desk_file import DeskFile
from alliance_desk.store.errors import DeskError

ADVISED = 10
"""Letters that a passphrase should have at least; advice, not a rule."""


class NewDeskDialog(QDialog):
    """Asks for the file and the passphrase; ``file`` is the open new desk once it is accepted."""

    file_edit: QLineEdit
    choose_button: QPushButton
    file_error_label: QLabel
    protect_check: QCheckBox
    passphrase_frame: QFrame
    passphrase_edit: QLineEdit
    show_check: QCheckBox
    advice_label: QLabel
    again_edit: QLineEdit
    passphrase_error_label: QLabel
    open_label: QLabel
    create_button: QPushButton
    cancel_button: QPushButton

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form(self, "new_desk_dialog")
        self.setWindowTitle(tr("New desk"))
        self.path: Path | None = None
        self.file: DeskFile | None = None
        self.file_edit.setText(str(_free(folder / "portfolio.adesk")))
        self.file_error_label.hide()
        self.passphrase_error_label.hide()
        self.open_label.hide()
        self.choose_button.clicked.connect(self._choose)
        self.protect_check.toggled.connect(self._protect)
        self.show_check.toggled.connect(lambda on: show_passphrase(on, self.passphrase_edit, self.again_edit))
        self.passphrase_edit.textChanged.connect(self._typed)
        self.again_edit.textChanged.connect(self._typed)
        self.create_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        self._typed()
        self.passphrase_edit.setFocus()

    def accept(self) -> None:
        """Make the desk, or say beside the field what is in the way."""
        protect = self.protect_check.isChecked()
        phrase = self.passphrase_edit.text()
        if protect and (problem := passphrase_problem(phrase, self.again_edit.text())):
            self.passphrase_error_label.setText(problem)
            self.passphrase_error_label.show()
            (self.again_edit if phrase else self.passphrase_edit).setFocus()
            return
        path = Path(self.file_edit.text().strip()).expanduser()
        if not path.suffix:
            path = path.with_name(path.name + ".adesk")
        try:
            self.file = made(path, phrase if protect else None)
        except DeskError as error:
            self.file_error_label.setText(str(error))
            self.file_error_label.show()
            self.file_edit.setFocus()
            return
        self.path = path
        super().accept()

    def _choose(self) -> None:
        path = files.ask_save(self, tr("New desk"), Path(self.file_edit.text()), files.desk_kinds(), ".adesk")
        if path:
            self.file_edit.setText(str(path))
            self.file_error_label.hide()

    def _protect(self, on: bool) -> None:
        self.passphrase_frame.setVisible(on)
        self.open_label.setVisible(not on)

    def _typed(self) -> None:
        self.passphrase_error_label.hide()
        missing = ADVISED - len(self.passphrase_edit.text())
        self.advice_label.setText(
            tr("%1 letters or more are advised; four unrelated words are easy to keep in mind.", ADVISED)
            if missing > 0
            else tr("Long enough.")
        )


def made(path: Path, passphrase: str | None) -> DeskFile:
    """Make an empty desk with its tables and return it open."""
    from alliance_desk.store.store import Store

    with Store.create(path, passphrase):
        pass
    return DeskFile.open(path, passphrase)


def passphrase_problem(phrase: str, again: str) -> str:
    """Return what is wrong with a new passphrase, or an empty text."""
    if not phrase:
        return tr("Choose a passphrase, or go without one.")
    if phrase != again:
        return tr("The two do not match.")
    return ""


def _free(path: Path) -> Path:
    """Return the path, or one beside it that is not taken."""
    number = 2
    free = path
    while free.exists():
        free = path.with_stem(f"{path.stem} {number}")
        number += 1
    return free
