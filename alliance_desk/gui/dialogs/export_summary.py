"""Every file of an export, with who may read it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from alliance_desk.gui import theme
from alliance_desk.gui.preview.export_run import Written
from alliance_desk.gui.preview.readers import readers_word
from alliance_desk.gui.widgets.chip import said
from alliance_desk.gui.words import tr


class ExportSummary(QDialog):
    """A table that is read, not edited."""

    def __init__(self, written: Sequence[Written], folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Files of this export"))
        self.table = QTableWidget(len(written), 3)
        self.table.setAccessibleName(tr("Files of this export"))
        self.table.setHorizontalHeaderLabels([tr("File"), tr("Pages"), tr("Readers")])
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for row, each in enumerate(written):
            pages = str(each.pages) if each.pages else ""
            cells = (str(each.path.relative_to(folder)), pages, readers_word(each.readers))
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.table.setItem(row, column, item)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(20))
        column.setSpacing(theme.px(12))
        column.addWidget(said(str(folder), "muted"))
        column.addWidget(self.table, 1)
        column.addWidget(buttons)
        self.resize(theme.on_screen(720, 480))
