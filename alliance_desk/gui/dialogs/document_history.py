"""When a document left the desk, and what it says otherwise since."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from alliance_desk.assessment.wording import count
from alliance_desk.documents import history
from alliance_desk.documents.catalogue import Entry
from alliance_desk.gui import theme
from alliance_desk.gui.forms import load_form
from alliance_desk.gui.preview.export_bar import FORMAT_WORDS
from alliance_desk.gui.preview.proofs import Snapshots
from alliance_desk.gui.preview.readers import readers_word
from alliance_desk.gui.preview.worker import Worker
from alliance_desk.gui.words import day, tr

MOST = 500
"""Lines that are listed: who has more to read reads the document."""


class DocumentHistory(QDialog):
    """Choosing an export shows what has changed since."""

    title_label: QLabel
    empty_label: QLabel
    export_table: QTableWidget
    changes_label: QLabel
    changes_list: QListWidget
    copy_button: QPushButton
    close_button: QPushButton

    def __init__(
        self, entry: Entry, snapshots: Snapshots, worker: Worker, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        load_form(self, "document_history_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("History"))
        self._entry, self._snapshots, self._worker = entry, snapshots, worker
        self._exports = history.exports(entry)
        self._asked = 0
        self._gone = False
        self.title_label.setText(entry.title)
        self._fill()
        self.export_table.currentCellChanged.connect(lambda row, *_: self._compare(row))
        self.copy_button.clicked.connect(self._copy)
        self.close_button.clicked.connect(self.accept)
        self.resize(theme.on_screen(760, 580))
        some = bool(self._exports)
        self.empty_label.setVisible(not some)
        for widget in (self.export_table, self.changes_label, self.changes_list, self.copy_button):
            widget.setVisible(some)
        if some:
            self.export_table.setCurrentCell(0, 0)
            self.export_table.setFocus()
        else:
            self.adjustSize()

    def done(self, result: int) -> None:
        """Answers that come later find nobody."""
        self._gone = True
        super().done(result)

    def _fill(self) -> None:
        table = self.export_table
        names = (tr("Version"), tr("Day"), tr("Readers"), tr("Formats"), tr("Folder"))
        table.setColumnCount(len(names))
        table.setRowCount(len(self._exports))
        table.setHorizontalHeaderLabels(names)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(len(names) - 1, QHeaderView.ResizeMode.Stretch)
        table.setMaximumHeight(theme.px(220))
        for row, export in enumerate(self._exports):
            formats = ", ".join(FORMAT_WORDS.get(each, each) for each in export.formats.split(", "))
            words = (
                str(export.version),
                day(export.as_of),
                readers_word(export.audience),
                formats,
                export.folder,
            )
            for column, text in enumerate(words):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                table.setItem(row, column, item)

    def _compare(self, row: int) -> None:
        """Work out beside the window what has changed since an export."""
        if not 0 <= row < len(self._exports):
            return
        self._asked += 1
        asked, export, snapshot = self._asked, self._exports[row], self._snapshots.take()
        key = self._entry.key
        self.changes_label.setText(tr("Comparing"))
        self.changes_list.clear()

        def done(changes: Sequence[history.Change]) -> None:
            if not self._gone and asked == self._asked:
                self._show(export.version, changes)

        def failed(error: Exception) -> None:
            if not self._gone and asked == self._asked:
                self.changes_label.setText(tr("The document could not be made (%1).", type(error).__name__))

        self._worker.do(lambda: history.changes(snapshot.entry(key), export), done, failed)

    def _show(self, version: int, changes: Sequence[history.Change]) -> None:
        if not changes:
            self.changes_label.setText(tr("Nothing has changed since version %1.", version))
        else:
            added = sum(each.added for each in changes)
            self.changes_label.setText(
                tr(
                    "Since version %1: %2 new, %3 gone",
                    version,
                    count(added, "line"),
                    count(len(changes) - added, "line"),
                )
            )
        self.copy_button.setEnabled(bool(changes))
        for each in changes[:MOST]:
            # A word and a sign, so that the colour is not all that tells them apart.
            item = QListWidgetItem(f"{'+' if each.added else '−'}  {each.text}", self.changes_list)
            item.setForeground(theme.color("good" if each.added else "bad"))
            word = tr("New: %1", each.text) if each.added else tr("Gone: %1", each.text)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, word)
            item.setToolTip(word)
        if len(changes) > MOST:
            QListWidgetItem(tr("And %1 more", count(len(changes) - MOST, "line")), self.changes_list)

    def _copy(self) -> None:
        lines = (self.changes_list.item(at).text() for at in range(self.changes_list.count()))
        QGuiApplication.clipboard().setText("\n".join(lines))
