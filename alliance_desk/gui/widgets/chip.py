"""Small coloured labels, and other labels with a role in the style sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


def chip(text: str, tone: str = "plain", parent: QWidget | None = None) -> QLabel:
    """Return a chip: ``tone`` is plain, ours, theirs, third, good, bad or wait."""
    label = QLabel(text, parent)
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
