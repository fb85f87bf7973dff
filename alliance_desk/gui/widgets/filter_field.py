"""The field that a list is filtered by."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from alliance_desk.gui.words import tr


class FilterField(QLineEdit):
    """Words to filter by; Escape clears them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, placeholderText=tr("Filter"), clearButtonEnabled=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
