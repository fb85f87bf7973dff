"""What is wrong with a value typed into a cell, right under its editor."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from alliance_desk.gui import theme


class Complaint(QLabel):
    """A sentence beneath an editor, or above it where there is no room."""

    def __init__(self, said: str, editor: QWidget, room: QWidget) -> None:
        super().__init__(said, room)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "error")
        self.setWordWrap(True)
        self.setAutoFillBackground(True)
        self.setStyleSheet(
            f"background: {theme.color('bad_soft').name()}; padding: 4px 6px; border-radius: 4px;"
        )
        self.setFixedWidth(min(theme.px(240), room.width()))
        self.adjustSize()
        below = editor.geometry().bottomLeft()
        top = below.y() + 1 if below.y() + self.height() < room.height() else editor.y() - self.height()
        self.move(max(0, min(below.x(), room.width() - self.width())), top)
        self.show()
