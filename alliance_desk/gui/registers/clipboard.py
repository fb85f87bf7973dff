"""Cells to and from the clipboard, as spreadsheets and word processors exchange them."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

PASTE = QKeySequence.StandardKey.Paste


class PasteKey(QShortcut):
    """Paste into a register without rows, which has no cell to hold the focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(QKeySequence(PASTE), parent)
        self._offered = False
        QApplication.instance().focusChanged.connect(self._follow)  # pyright: ignore[reportOptionalMemberAccess, reportAttributeAccessIssue]

    def offer(self, on: bool) -> None:
        """Take the key from now on, or leave it."""
        self._offered = on
        self._follow(None, QApplication.focusWidget())

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        # A table with a Paste of its own keeps it: two at once would be neither.
        taken = now is not None and any(each.shortcut() == self.key() for each in now.actions())
        self.setEnabled(self._offered and not taken)


def cells_of(text: str) -> list[list[str]]:
    """Return the cells of tab-separated text; a quoted cell may hold line ends."""
    rows = list(csv.reader(io.StringIO(text.replace("\r\n", "\n")), dialect="excel-tab"))
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    return rows


def mime_of(titles: Sequence[str], cells: Sequence[Sequence[str]]) -> QMimeData:
    """Return cells as text for a spreadsheet, and as a table with its headings for a document."""
    text = io.StringIO()
    csv.writer(text, dialect="excel-tab", lineterminator="\n").writerows(cells)
    head = "".join(f"<th>{escape(title)}</th>" for title in titles)
    body = "".join(f"<tr>{''.join(f'<td>{_html(cell)}</td>' for cell in row)}</tr>" for row in cells)
    data = QMimeData()
    data.setText(text.getvalue())
    data.setHtml(f"<table><tr>{head}</tr>{body}</table>")
    return data


def _html(text: str) -> str:
    return escape(text).replace("\n", "<br>")
