"""The table of the workplan: the same lines as the chart, edited in place."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from alliance_desk.gui import theme
from alliance_desk.gui.gantt.cells import (
    AFTER,
    DAYS,
    DONE,
    DRIFT,
    FINISH,
    MILESTONE,
    OTHER,
    OWNER,
    PLAN,
    START,
    STATE,
    TASK,
)  # fmt: skip
from alliance_desk.gui.gantt.delegate import GanttDelegate
from alliance_desk.gui.gantt.model import GanttModel
from alliance_desk.gui.gantt.painting import BANDS, ROW
from alliance_desk.gui.gantt.rows import GroupRow, Key, Row
from alliance_desk.gui.words import tr

WIDTHS = {
    DONE: 30, FINISH: 92, STATE: 104, START: 92, OWNER: 116, OTHER: 116, DAYS: 52, DRIFT: 104,
    PLAN: 112, MILESTONE: 150, AFTER: 180,
}  # fmt: skip
SEEN = DONE, FINISH, STATE
"""What is in sight beside the task without scrolling."""
LEAST, MOST = 140, 420
"""The narrowest and the widest that the column of the tasks becomes by itself."""


class GanttTable(QTableView):
    """Keeps what is chosen by its record when the lines are filled anew."""

    folded = Signal(int)

    def __init__(self, model: GanttModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._kept: tuple[set[Key], Key | None, int] = (set(), None, TASK)
        model.modelAboutToBeReset.connect(self._keep)
        self.setModel(model)
        model.modelReset.connect(self._restore)
        self.setItemDelegate(GanttDelegate(model, self))
        self.setAccessibleName(tr("Workplan as a table"))
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
        # The scroll bar of the chart serves both; both keep one below, to be of the same height.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across = self.horizontalHeader()
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        across.setHighlightSections(False)
        across.setMinimumSectionSize(1)
        self.measure()

    def measure(self) -> None:
        """Take the measures of the text size: the lines are as high as those of the chart."""
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        self.horizontalHeader().setFixedHeight(theme.px(sum(BANDS)))
        for column, width in WIDTHS.items():
            self.horizontalHeader().resizeSection(column, theme.px(width))
        self._give_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the task the room that there is: the user draws the splitter to read more."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._give_room()

    def _give_room(self) -> None:
        beside = sum(theme.px(WIDTHS[column]) for column in SEEN)
        left = self.viewport().width() - beside
        self.horizontalHeader().resizeSection(TASK, min(max(left, theme.px(LEAST)), theme.px(MOST)))

    @property
    def editing(self) -> bool:
        """True while a cell is being edited."""
        return self.state() == QAbstractItemView.State.EditingState

    def row(self) -> Row | None:
        """Return the current line."""
        return self._model.row_at(self.currentIndex())

    def chosen(self) -> list[Row]:
        """Return the chosen lines from the top."""
        at = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [self._model.rows[each] for each in at if each < len(self._model.rows)]

    def go_to(self, row: int, column: int = TASK) -> None:
        """Choose one line alone."""
        index = self._model.index(row, column)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)

    def edit_cell(self) -> None:
        """Edit the current cell, or the title where that cell cannot be edited."""
        current = self.currentIndex()
        if current.isValid() and not current.flags() & Qt.ItemFlag.ItemIsEditable:
            current = self._model.index(current.row(), TASK)
        if current.isValid() and current.flags() & Qt.ItemFlag.ItemIsEditable:
            self.setCurrentIndex(current)
            self.edit(current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits; on a group Space, Enter and the arrows fold."""
        if self.editing:
            # What a field has not taken itself.
            return super().keyPressEvent(event)
        row, at, key = self.row(), self.currentIndex().row(), event.key()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if isinstance(row, GroupRow) and plain:
            closing, opening = key == Qt.Key.Key_Left and row.open, key == Qt.Key.Key_Right and not row.open
            if closing or opening or key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.folded.emit(at)
                return None
        if plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_cell()
            return None
        if plain and key == Qt.Key.Key_Space and row is not None:
            box = self._model.index(at, DONE)
            done = Qt.CheckState(box.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
            state = Qt.CheckState.Unchecked if done else Qt.CheckState.Checked
            self._model.setData(box, state, Qt.ItemDataRole.CheckStateRole)
            return None
        return super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == DONE and isinstance(self._model.row_at(index), GroupRow):
            self.go_to(index.row())
            self.folded.emit(index.row())
            return
        super().mousePressEvent(event)

    def _keep(self) -> None:
        current = self.currentIndex()
        row = self._model.row_at(current)
        self._kept = (
            {each.key for each in self.chosen()},
            row.key if row else None,
            max(current.column(), 0),
        )

    def _restore(self) -> None:
        chosen, current, column = self._kept
        selection = self.selectionModel()
        at = self._model.row_of(current)
        if at >= 0:
            selection.setCurrentIndex(self._model.index(at, column), selection.SelectionFlag.NoUpdate)
        for key in chosen:
            if (row := self._model.row_of(key)) >= 0:
                flags = selection.SelectionFlag.Select | selection.SelectionFlag.Rows
                selection.select(self._model.index(row, 0), flags)
