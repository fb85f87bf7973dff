"""Fields of the dialog for the look of documents: a colour, a logo, a template."""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QColorDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from alliance_desk.documents.press.house_colours import CONTRAST, contrast, readable
from alliance_desk.gui import theme
from alliance_desk.gui.dialogs import files
from alliance_desk.gui.preview.logo_file import BLURRED, LogoError, read_logo
from alliance_desk.gui.widgets.chip import said
from alliance_desk.gui.words import tr


def _button(text: str, name: str, row: QHBoxLayout) -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(name)
    button.setAutoDefault(False)
    row.addWidget(button)
    return button


def _row() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(8))
    return row


def _framed(ground: str) -> str:
    line = theme.palette()["line"]
    return f"background: {ground}; border: 1px solid {line}; border-radius: 6px;"


class _Field(QWidget):
    """A row with a sentence below it."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(4))
        self.row = _row()
        self._column.addLayout(self.row)
        self.note = said("", "muted")
        self.note.hide()
        self._column.addWidget(self.note)

    def tell(self, text: str, bad: bool = False) -> None:
        """Say something below the field."""
        self.note.setText(text)
        self.note.setProperty("tone", "bad" if bad else "muted")
        self.note.style().polish(self.note)
        self.note.setVisible(bool(text))


class ColourField(_Field):
    """A colour as ``#1F5AA6``, typed or picked; empty for the desk's own."""

    def __init__(self, name: str, usual: str) -> None:
        super().__init__(name)
        self._usual = usual
        self.swatch = QLabel()
        self.swatch.setFixedSize(theme.px(28), theme.px(28))
        self.edit = QLineEdit()
        self.edit.setAccessibleName(name)
        self.edit.setPlaceholderText(usual)
        self.edit.setMaxLength(7)
        self.row.addWidget(self.swatch)
        self.row.addWidget(self.edit, 1)
        _button(tr("Pick…"), tr("Pick: %1", name), self.row).clicked.connect(self._pick)
        self.edit.textChanged.connect(lambda _: self._say())
        self._say()

    def value(self) -> str:
        """Return the colour; an empty text for none, or for one that is not whole yet."""
        text = self.edit.text().strip()
        return text.upper() if re.fullmatch("#[0-9A-Fa-f]{6}", text) else ""

    def set_value(self, colour: str) -> None:
        """Show a colour."""
        self.edit.setText(colour)

    @property
    def wrong(self) -> bool:
        """Tell whether what is typed is no colour."""
        return bool(self.edit.text().strip()) and not self.value()

    def _pick(self) -> None:
        dialog = QColorDialog(QColor(self.value() or self._usual), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.colorSelected.connect(lambda colour: self.set_value(colour.name().upper()))
        dialog.open()

    def _say(self) -> None:
        colour = self.value()
        self.swatch.setStyleSheet(_framed(colour or self._usual))
        self.edit.setProperty("wrong", self.wrong)
        self.edit.style().polish(self.edit)
        if self.wrong:
            self.tell(tr("Write a colour like #1F5AA6."), bad=True)
        elif not colour:
            self.tell("")
        else:
            found, darker = contrast(colour, "#FFFFFF"), readable(colour)
            text = tr("Contrast on white %1.", f"{found:.1f}")
            if darker != colour:
                text += " " + tr("Text needs %1, so words take the darker %2.", CONTRAST, darker)
            self.tell(text)
        self.changed.emit()


class LogoField(_Field):
    """A logo, chosen from a file and shown small."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._data = ""
        self.picture = QLabel()
        self.picture.setFixedSize(theme.px(120), theme.px(44))
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setAccessibleName(name)
        self.row.addWidget(self.picture)
        self.row.addStretch(1)
        self.choose_button = _button(tr("Choose…"), tr("Choose: %1", name), self.row)
        self.remove_button = _button(tr("Remove"), tr("Remove: %1", name), self.row)
        self.choose_button.clicked.connect(self._choose)
        self.remove_button.clicked.connect(lambda: self.set_value(""))
        self.set_value("")

    def value(self) -> str:
        """Return the logo as base64 text."""
        return self._data

    def set_value(self, data: str) -> None:
        """Show a logo."""
        self._data = data
        pixmap = QPixmap()
        if data:
            pixmap.loadFromData(QByteArray(base64.b64decode(data)))
        if pixmap.isNull():
            self.picture.setText(tr("No logo"))
        else:
            room = self.picture.size() - self.picture.size() / 8
            small = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            self.picture.setPixmap(pixmap.scaled(room, *small))
        # White as paper, in the dark theme too: so it will stand in documents.
        ground, ink = ("#FFFFFF", "#5B6775") if data else ("transparent", theme.palette()["muted"])
        self.picture.setStyleSheet(f"{_framed(ground)} color: {ink};")
        self.remove_button.setEnabled(bool(data))
        blurred = data and max(pixmap.width(), pixmap.height()) < BLURRED
        self.tell(tr("This picture is small and will look blurred in print.") if blurred else "")
        self.changed.emit()

    def take(self, path: Path) -> None:
        """Take a logo from a file, or say why it can't be one."""
        try:
            data = read_logo(path)
        except LogoError as error:
            self.tell(str(error), bad=True)
            return
        self.set_value(base64.b64encode(data).decode())

    def _choose(self) -> None:
        kinds = f"{tr('Pictures')} (*.png *.jpg *.jpeg *.svg);;{tr('All files')} (*)"
        path = files.ask_open(self, tr("Logo"), Path.home(), kinds)
        if path is not None:
            self.take(path)


class TemplateField(_Field):
    """A template of Word or PowerPoint, with what its check found."""

    chosen = Signal(object)
    """The ``Path`` of a file that is to be checked."""

    def __init__(self, name: str, kinds: str) -> None:
        super().__init__(name)
        self._kinds = kinds
        self.file_name, self.data = "", ""
        self.label = said("", wrap=False)
        self.row.addWidget(self.label, 1)
        self.choose_button = _button(tr("Choose…"), tr("Choose: %1", name), self.row)
        self.remove_button = _button(tr("Remove"), tr("Remove: %1", name), self.row)
        self.choose_button.clicked.connect(self._choose)
        self.remove_button.clicked.connect(lambda: self.set_value("", ""))
        self.set_value("", "")

    def set_value(self, file_name: str, data: str) -> None:
        """Show which template is in use."""
        self.file_name, self.data = file_name, data
        self.label.setText(file_name or tr("The desk's own"))
        self.remove_button.setEnabled(bool(data))
        self.tell("")
        self.changed.emit()

    def show_findings(self, usable: bool, sentences: Sequence[str]) -> None:
        """Say what the check of a file found."""
        if not usable:
            said_ = tr("This file is not used.")
            self.tell(" ".join((*sentences, said_)), bad=True)
        elif sentences:
            self.tell("\n".join(sentences))
        else:
            self.tell(tr("Nothing is lacking."))

    def _choose(self) -> None:
        path = files.ask_open(self, self.name, Path.home(), self._kinds)
        if path is not None:
            self.chosen.emit(path)
