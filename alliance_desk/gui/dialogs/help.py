"""Help that needs no network: the keyboard sheet, and who is to be thanked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from importlib.metadata import PackageNotFoundError, distribution

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QTextBrowser,
    QWidget,
)

from alliance_desk import __version__
from alliance_desk.bundle import RESOURCES
from alliance_desk.gui.forms import load_form
from alliance_desk.gui.words import tr


class ShortcutsDialog(QDialog):
    """Every shortcut of the window."""

    shortcut_table: QTableWidget
    close_button: QPushButton

    def __init__(self, actions: Iterable[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form(self, "shortcuts_dialog")
        self.close_button.clicked.connect(self.accept)
        # They name the step that they would take next; here it is the key that counts.
        plain = {QKeySequence(QKeySequence.StandardKey.Undo): tr("Undo")}
        plain[QKeySequence(QKeySequence.StandardKey.Redo)] = tr("Redo")
        rows = [
            (
                plain.get(action.shortcut(), action.text().replace("&", "").rstrip("…")),
                action.shortcut().toString(QKeySequence.SequenceFormat.NativeText),
            )
            for action in actions
            if not action.shortcut().isEmpty()
        ]
        rows += [
            (tr("Open the line of the sidebar"), tr("Enter")),
            (tr("Score a criterion"), "1 – 5"),
            (tr("Next field, field before"), tr("Tab, Shift+Tab")),
        ]
        table = self.shortcut_table
        table.setColumnCount(2)
        table.setRowCount(len(rows))
        table.setHorizontalHeaderLabels([tr("What"), tr("Keys")])
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                table.setItem(row, column, QTableWidgetItem(text))


class AboutDialog(QDialog):
    """Version, credits, licences."""

    version_label: QLabel
    text_browser: QTextBrowser
    close_button: QPushButton

    def __init__(self, credits: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form(self, "about_dialog")
        self.version_label.setText(tr("Version %1", __version__))
        thanks = "\n\n".join(credits)
        licence = tr("Alliance Desk is free software under the MIT licence.")
        self.text_browser.setMarkdown(f"**{tr('Credits')}**\n\n{thanks}\n\n{licence}\n\n{_flat(notices())}")
        self.close_button.clicked.connect(self.accept)


def _flat(text: str) -> str:
    """Return Markdown with its headings as bold lines: in a small window they would shout."""
    return re.sub(r"^#+ (.*)$", r"**\1**", text, flags=re.MULTILINE)


def notices() -> str:
    """Return the notices of the packages that come along, in Markdown."""
    beside = RESOURCES.parent / "THIRD_PARTY_NOTICES.md"
    if beside.is_file():
        return beside.read_text(encoding="utf-8")
    try:
        return distribution("alliance-desk").read_text("licenses/THIRD_PARTY_NOTICES.md") or ""
    except PackageNotFoundError:
        return ""
