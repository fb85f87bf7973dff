"""Small coloured labels, and other labels with a role in the style sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from alliance_desk.gui import theme


class Chip(QLabel):
    """A chip that paints its own ground: within a card the style sheet makes labels transparent."""

    def paintEvent(self, event: QPaintEvent) -> None:
        tone = str(self.property("chip") or "plain")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("track" if tone == "plain" else f"{tone}_soft"))
        painter.drawRoundedRect(self.rect(), 4, 4)
        painter.end()
        super().paintEvent(event)


def chip(text: str, tone: str = "plain", parent: QWidget | None = None) -> QLabel:
    """Return a chip: ``tone`` is plain, ours, theirs, third, good, bad or wait."""
    label = Chip(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    label.setProperty("chip", tone)
    return label


def set_chip(label: QLabel, text: str, tone: str) -> None:
    """Give a chip another text and colour."""
    label.setText(text)
    if label.property("chip") != tone:
        label.setProperty("chip", tone)
        restyle(label)


def said(text: str, role: str = "", wrap: bool = True) -> QLabel:
    """Return a label with a role of the style sheet; its text is never taken for markup."""
    label = QLabel(text, wordWrap=wrap)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        label.setProperty("role", role)
    return label


def restyle(widget: QWidget) -> None:
    """Have the style sheet look at the properties of a widget again."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
