"""The foot of the documents page: formats, the export buttons, progress with Cancel, and the result."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from alliance_desk.assessment.wording import count
from alliance_desk.documents.export import APART, Format, free_path
from alliance_desk.gui import theme
from alliance_desk.gui.preview.export_run import Outcome, Written
from alliance_desk.gui.widgets.chip import said
from alliance_desk.gui.words import tr
from alliance_desk.records import Visibility

FORMAT_WORDS: dict[str, str] = {"pptx": "PowerPoint", "pdf": "PDF", "docx": "Word", "txt": "Text"}


class FormatChips(QWidget):
    """A button for each format that the document has; at least one stays chosen."""

    picked = Signal(list, list)
    """The formats on offer, and those that the user has just chosen of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(8))
        self.buttons: dict[Format, QPushButton] = {}
        self._offered: tuple[Format, ...] = ()

    @property
    def chosen(self) -> list[Format]:
        """The formats to write, in order."""
        return [format for format, button in self.buttons.items() if button.isChecked()]

    def offer(self, formats: Sequence[Format], chosen: Sequence[str]) -> None:
        """Offer the formats of a document; without a choice the first is chosen."""
        self._offered = tuple(formats)
        chosen = chosen or self._offered[:1]
        for button in self.buttons.values():
            button.hide()
            button.deleteLater()
        self.buttons = {}
        for format in self._offered:
            button = QPushButton()
            button.setProperty("format", True)
            button.setCheckable(True)
            button.setChecked(format in chosen)
            button.setAccessibleName(FORMAT_WORDS[format])
            button.toggled.connect(partial(self._toggled, format))
            self._row.addWidget(button)
            self.buttons[format] = button
        self._dress()

    def _toggled(self, format: Format, on: bool) -> None:
        if not on and not self.chosen:
            self.buttons[format].setChecked(True)
            return
        self.picked.emit(list(self._offered), self.chosen)
        self._dress()

    def _dress(self) -> None:
        for format, button in self.buttons.items():
            # A tick beside the colour, for whoever does not see the colour.
            button.setText(("✓ " if button.isChecked() else "") + FORMAT_WORDS[format])


class ExportProgress(QWidget):
    """Shows an export under way."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel()
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(tr("Export"))
        self.cancel_button = QPushButton(tr("Cancel"))
        self.cancel_button.setAccessibleName(tr("Cancel the export"))
        self.cancel_button.clicked.connect(self._cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        row.addWidget(self.label)
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel_button)
        self.hide()

    def show_step(self, done: int, most: int, title: str) -> None:
        """Show how far it is."""
        self.bar.setRange(0, most)
        self.bar.setValue(done)
        self.label.setText(tr("Making %1", title) if title else tr("Writing the files"))
        # Putting finished files in place takes a moment and is not stopped half way.
        self.cancel_button.setEnabled(bool(title))
        self.show()

    def _cancel(self) -> None:
        self.cancel_button.setEnabled(False)
        self.label.setText(tr("Stopping"))
        self.cancelled.emit()


class ExportResult(QFrame):
    """What was written, with a way to it, and every error in a sentence."""

    beside_wanted = Signal()
    """Files that could not replace older ones are to be saved beside them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._folder, self._file = Path(), Path()
        self._written: list[Written] = []
        self.label, self.errors = said(""), said("", "error")
        self.open_button = self._button(tr("Open"), lambda: self._open(self._file))
        self.folder_button = self._button(tr("Open folder"), lambda: self._open(self._folder))
        self.list_button = self._button(tr("Show the list"), self._show_list)
        self.beside_button = self._button("", self.beside_wanted.emit)
        self.close_button = QToolButton()
        self.close_button.setText("✕")
        self.close_button.setAccessibleName(tr("Close the summary"))
        self.close_button.clicked.connect(self.hide)
        words = QHBoxLayout()
        words.addWidget(self.label, 1)
        words.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        buttons.addStretch(1)
        for button in (self.beside_button, self.list_button, self.folder_button, self.open_button):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(8), theme.px(8), theme.px(8))
        column.setSpacing(theme.px(4))
        column.addLayout(words)
        column.addWidget(self.errors)
        column.addLayout(buttons)
        self.hide()

    def show_outcome(self, outcome: Outcome) -> None:
        """Show what an export came to."""
        written = outcome.written
        self._folder, self._written = outcome.folder, written
        if outcome.cancelled:
            text = tr("Export cancelled. Nothing was written.")
        elif len(written) == 1:
            self._file = written[0].path
            text = tr("%1 is in %2.", written[0].path.name, written[0].path.parent)
            if written[0].readers != Visibility.JOINT:
                text += " " + tr("It is not for the partner.")
        elif written:
            text = _told(outcome)
        else:
            text = tr("Nothing was written.")
        self.label.setText(text)
        self._complain("\n".join(outcome.errors))
        self.open_button.setVisible(len(written) == 1)
        self.list_button.setVisible(len(written) > 1)
        self.folder_button.setVisible(bool(written))
        beside = [free_path(made.path).name for made in outcome.open_elsewhere]
        self.beside_button.setText(
            tr("Save as “%1”", beside[0])
            if len(beside) == 1
            else tr("Save %1 files beside them", len(beside))
        )
        self.beside_button.setAccessibleName(self.beside_button.text())
        self.beside_button.setVisible(bool(beside))
        self.show()

    def show_printed(self, title: str, whole: bool) -> None:
        """Show whether a print-out went well."""
        self.label.setText(tr("%1 was sent to the printer.", title) if whole else tr("Nothing was printed."))
        self._complain("" if whole else tr("%1 could not be printed.", title))
        for button in (self.open_button, self.folder_button, self.list_button, self.beside_button):
            button.hide()
        self.show()

    def _complain(self, text: str) -> None:
        self.errors.setText(text)
        self.errors.setVisible(bool(text))

    def _show_list(self) -> None:
        from alliance_desk.gui.dialogs.export_summary import ExportSummary

        ExportSummary(self._written, self._folder, self).open()

    def _open(self, path: Path) -> None:
        """Open a file or folder with the program for it, and say so where there is none."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._complain(tr("No program on this computer opens %1.", path.name))

    @staticmethod
    def _button(text: str, clicked: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(text)
        button.clicked.connect(clicked)
        return button


def _told(outcome: Outcome) -> str:
    """Return how much was written, and that what is internal lies apart."""
    text = tr(
        "%1 with %2 written to %3 and read again.",
        count(len(outcome.written), "file"),
        count(outcome.pages, "page"),
        outcome.folder,
    )
    apart = [each for each in outcome.written if each.path.parent != outcome.folder]
    if apart:
        text += " " + tr("%1 in the folder %2: not for the partner.", count(len(apart), "file"), APART)
    return text
