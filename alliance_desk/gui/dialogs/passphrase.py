"""Asking for the passphrase of a desk; a wrong one stays in the dialog."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QLineEdit, QPushButton, QWidget

from alliance_desk.gui.forms import load_form
from alliance_desk.gui.words import tr
from alliance_desk.store.desk_file import DeskFile
from alliance_desk.store.errors import DeskError


class PassphraseDialog(QDialog):
    """Opens a protected desk; ``file`` is the open desk once it is accepted."""

    file_label: QLabel
    passphrase_edit: QLineEdit
    show_check: QCheckBox
    error_label: QLabel
    open_button: QPushButton
    cancel_button: QPushButton

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form(self, "passphrase_dialog")
        self.setWindowTitle(tr("Open desk"))
        self._path = path
        self.file: DeskFile | None = None
        # A desk with a passphrase looks like noise, so noise asks for one too.
        self.file_label.setText(
            tr(
                "Enter the passphrase that was chosen for “%1”. If there is none, the file is no desk.",
                path.name,
            )
        )
        self.error_label.hide()
        self.show_check.toggled.connect(lambda on: show_passphrase(on, self.passphrase_edit))
        self.passphrase_edit.textChanged.connect(self._typed)
        self.open_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        self._typed()

    def accept(self) -> None:
        """Try the passphrase."""
        try:
            self.file = DeskFile.open(self._path, self.passphrase_edit.text())
        except DeskError as error:
            self.error_label.setText(str(error))
            self.error_label.show()
            self.passphrase_edit.selectAll()
            self.passphrase_edit.setFocus()
            return
        super().accept()

    def _typed(self) -> None:
        self.open_button.setEnabled(bool(self.passphrase_edit.text()))


def show_passphrase(on: bool, *fields: QLineEdit) -> None:
    """Show or hide what is typed."""
    for field in fields:
        field.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)
