"""The table of a register: the keyboard in it, its height, and a selection that outlives a reset."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableView, QWidget

from alliance_desk.gui import theme
from alliance_desk.gui.models.columns import Column, LineColumn, NameColumn, TextColumn
from alliance_desk.gui.models.delegates import ROW, RecordDelegate
from alliance_desk.gui.models.painting import CHIP_PAD, PAD, small
from alliance_desk.gui.models.records import RecordTableModel
from alliance_desk.gui.models.references import PartnerColumn

MOST_ROWS = 40
"""Beyond these the table scrolls by itself instead of growing."""
FITTED_ROWS = 100
"""Up to so many, each row is as high as its longest text; beyond, all have two lines."""
WIDENED = 1.4
"""So much wider than usual a column gets for a word that would break in it."""
LONG = (TextColumn, LineColumn)
LEAST = 104
"""What a column that takes what is left keeps, before others get more than usual."""


class RegisterTable(QTableView):
    """A table that is as high as its rows, and keeps what is chosen when the model is filled anew."""

    opened = Signal()
    """The user wants more of the current row than the table shows."""

    def __init__(self, model: RecordTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.opens = False
        """True where Enter on a name opens an editor instead of editing the name in place."""
        self._given: dict[int, int] = {}
        self._kept: tuple[set[UUID], UUID | None, int] = (set(), None, 0)
        # Before the view follows the model: it must still see the rows that are about to go.
        model.modelAboutToBeReset.connect(self._keep)
        self.setModel(model)
        model.modelReset.connect(self._restore)
        self._delegate = RecordDelegate(model, self)
        self.setItemDelegate(self._delegate)
        model.dataChanged.connect(lambda top, bottom: self._fit_rows(range(top.row(), bottom.row() + 1)))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        # A little closer than other tables: a register stands in the middle of a page.
        self.setStyleSheet("QHeaderView::section { padding: 6px; }")
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        self.verticalHeader().setMinimumSectionSize(theme.px(24))
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.fit)
        self._set_up_header()

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(theme.px(40))
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        for at, column in enumerate(self._model.columns):
            mode = QHeaderView.ResizeMode
            header.setSectionResizeMode(at, mode.Interactive if column.width else mode.Stretch)
        self._give_room()
        header.sectionResized.connect(lambda: self._later.start(0))

    def _give_room(self) -> None:
        """Set the width of each column that has one, unless the user has set another.

        What the others can spare goes to words that would break, then to long texts.
        """
        header, columns = self.horizontalHeader(), self._model.columns
        widths = {at: self._wide(column) for at, column in enumerate(columns) if column.width}
        flexible = len(columns) - len(widths)
        spare = self.viewport().width() - sum(widths.values()) - flexible * theme.px(LEAST)
        for at, usual in widths.items():
            more = min(self._whole_words(columns[at], usual) - usual, max(spare, 0))
            widths[at], spare = usual + more, spare - more
        long = [at for at in widths if isinstance(columns[at], LONG)]
        share = max(spare, 0) // (len(long) + flexible) if long else 0
        for at, wide in widths.items():
            now = header.sectionSize(at)
            if now == self._given.get(at, now):
                header.resizeSection(at, wide + min(share, wide) if at in long else wide)
                self._given[at] = header.sectionSize(at)

    def _wide(self, column: Column) -> int:
        """Return the width of a column: the name of a partner is whole, unless very long."""
        if not isinstance(column, PartnerColumn):
            return theme.px(column.width)
        metrics = QFontMetrics(small(self.font(), bold=True))
        names = [column.title, *(each.label for each in self._model.alliance.dossier.partners)]
        widest = max(metrics.horizontalAdvance(name) for name in names)
        return min(widest + 2 * theme.px(PAD + CHIP_PAD) + 2, theme.px(128))

    def _whole_words(self, column: Column, usual: int) -> int:
        """Return the width in which no word of a column breaks: a name, or what is chosen from a list."""
        font = self.font()
        font.setBold(isinstance(column, NameColumn))
        rows, dossier = self._model.rows[:FITTED_ROWS], self._model.alliance.dossier
        words = {word for row in rows for word in column.shown(row, dossier).split()}
        longest = sorted(words, key=len)[-3:]
        wide = max(map(QFontMetrics(font).horizontalAdvance, longest), default=0) + 2 * theme.px(PAD) + 2
        return min(max(usual, wide), round(usual * WIDENED))

    def fit(self) -> None:
        """Have each row as high as its texts, and the table as high as its rows, up to a limit."""
        self._fit_rows(range(self._model.rowCount()))

    def _fit_rows(self, changed: range) -> None:
        """Have some rows as high as their texts, and the table as high as all."""
        header, rows = self.verticalHeader(), self._model.rowCount()
        usual = header.defaultSectionSize()
        if rows <= FITTED_ROWS:
            widths = [self.columnWidth(at) for at in range(len(self._model.columns))]
            for at in changed:
                row = self._model.rows[at]
                cells = zip(self._model.columns, widths, strict=True)
                high = max(self._delegate.height(column, row, wide, self.font()) for column, wide in cells)
                if header.sectionSize(at) != high:
                    header.resizeSection(at, high)
        height = sum(header.sectionSize(at) for at in range(min(rows, MOST_ROWS))) or usual
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + height + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._give_room()
            self.fit()

    def go_to(self, index: QModelIndex) -> None:
        """Make a cell the current one and choose its row alone, whatever keys are being held down."""
        select_row(self, index)

    def sort_by_current(self) -> None:
        """Sort by the column of the current cell: upwards, then downwards, then in the rows' own order."""
        column, header = self.currentIndex().column(), self.horizontalHeader()
        if column < 0:
            return
        up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        if header.sortIndicatorSection() != column:
            self.sortByColumn(column, up)
        elif header.sortIndicatorOrder() == up:
            self.sortByColumn(column, down)
        else:
            self.sortByColumn(-1, up)

    def chosen_ids(self) -> list[UUID]:
        """Return the ids of the chosen rows, from the top."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [self._model.rows[row].id for row in rows]

    def chosen_block(self) -> tuple[list[int], list[int]]:
        """Return the rows and columns that are chosen."""
        chosen = self.selectionModel().selectedIndexes()
        return sorted({index.row() for index in chosen}), sorted({index.column() for index in chosen})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens what stands under a name and edits any other cell."""
        # The Enter that ends the typing in a cell comes through here too.
        typing = self.state() == QAbstractItemView.State.EditingState and not self.hasFocus()
        if (
            not typing
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.modifiers()
            & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        ):
            current = self.currentIndex()
            if current.isValid() and self._is_name(current):
                self.opened.emit()
            elif current.isValid() and current.flags() & Qt.ItemFlag.ItemIsEditable:
                self.edit(current)
            return
        super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Close an editor, unless what was typed cannot be taken: only Escape gives that up."""
        cell = editor.property("cell")
        kept = hint != QAbstractItemDelegate.EndEditHint.RevertModelCache
        if (
            kept
            and isinstance(cell, QPersistentModelIndex)
            and cell.isValid()
            and self._delegate.wrong(editor)
        ):
            QTimer.singleShot(0, editor, lambda: self._back_to(editor, cell))
            return
        super().closeEditor(editor, hint)

    def _back_to(self, editor: QWidget, cell: QPersistentModelIndex) -> None:
        """Go back to a cell in which something has to be put right."""
        if cell.isValid():
            if self.currentIndex() != cell:
                self.go_to(self._model.index(cell.row(), cell.column()))
            editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._is_name(index):
            self.go_to(index)
            self.opened.emit()
            return
        super().mouseDoubleClickEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn the page where the table has nothing to scroll."""
        if self.verticalScrollBar().maximum() == 0:
            event.ignore()
        else:
            super().wheelEvent(event)

    def _is_name(self, index: QModelIndex) -> bool:
        return isinstance(self._model.columns[index.column()], NameColumn) and self.opens

    def _keep(self) -> None:
        current = self.currentIndex()
        id = self._model.rows[current.row()].id if current.isValid() else None
        self._kept = (set(self.chosen_ids()), id, max(current.column(), 0))

    def _restore(self) -> None:
        chosen, current, column = self._kept
        selection = self.selectionModel()
        at = self._model.row_of(current)
        if at >= 0:
            index = self._model.index(at, column)
            selection.setCurrentIndex(index, selection.SelectionFlag.NoUpdate)
        for id in chosen:
            if (row := self._model.row_of(id)) >= 0:
                flags = selection.SelectionFlag.Select | selection.SelectionFlag.Rows
                selection.select(self._model.index(row, 0), flags)
        if at >= 0:
            self.scrollTo(self._model.index(at, column))


def select_row(table: QTableView, index: QModelIndex) -> None:
    """Choose one row. ``setCurrentIndex`` of the view would add to the choice while Ctrl is held."""
    flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    table.selectionModel().setCurrentIndex(index, flags)
    table.scrollTo(index)
