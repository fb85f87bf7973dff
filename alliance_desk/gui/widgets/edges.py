"""What keeps the columns of a page where they are while their contents grow."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def keep_edge(scroll: QScrollArea, layout: QLayout | None) -> None:
    """Keep the right edge of what is scrolled where it is, with a scroll bar or without."""
    if layout is not None:
        bar = scroll.verticalScrollBar()
        margins = layout.contentsMargins()
        margins.setRight(16 - (bar.sizeHint().width() if bar.maximum() > 0 else 0))
        layout.setContentsMargins(margins)


def order_tabs(first: QWidget, within: QWidget, *last: QWidget) -> None:
    """Have Tab go from one widget through all that another holds to those that come last."""
    window = first.window()
    fields = [
        each
        for each in within.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.window() is window
    ]
    for one, other in pairwise([first, *fields, *last]):
        QWidget.setTabOrder(one, other)
