"""The table of a lane's tasks: looks, keyboard, adding, deleting, dates given back to the plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID, uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from alliance_desk.assessment.schedule import PlanItem
from alliance_desk.gui import theme
from alliance_desk.gui.models.plan import DONE, DUE, NOTE, OWNER, TASK, PlanModel
from alliance_desk.gui.models.plan_delegate import PlanDelegate
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.registers.table import select_row
from alliance_desk.gui.words import tr
from alliance_desk.records import Task
from alliance_desk.store import removal

WIDTHS = {DONE: 34, OWNER: 116, DUE: 100, NOTE: 164}
ROW = 44
NARROW = 440
"""In less width the notes wait until someone goes to one."""
NO_NOTE = 64
"""Width of the column of notes where there is none."""


class TaskTable(QTableView):
    """Tasks of the plan that were chosen elsewhere; as high as its rows."""

    chosen_changed = Signal()
    """Other rows are chosen."""

    def __init__(self, alliance: OpenAlliance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._alliance = alliance
        self.plan = PlanModel(alliance, self)
        self.setModel(self.plan)
        self.setItemDelegate(PlanDelegate(self.plan, self))
        self.setAccessibleName(tr("Tasks of the plan"))
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setStyleSheet("QHeaderView::section { padding: 6px; }")
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(TASK, QHeaderView.ResizeMode.Stretch)
        for column, width in WIDTHS.items():
            header.resizeSection(column, theme.px(width))
        self.selectionModel().selectionChanged.connect(self.chosen_changed)

    def add_actions(
        self, actions: Sequence[tuple[str, Callable[[], None], str | QKeySequence.StandardKey]]
    ) -> None:
        """Offer these in the context menu, each with its keys."""
        for text, slot, keys in actions:
            action = QAction(text, self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _=False, slot=slot: slot())
            self.addAction(action)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the other columns give way to the task where the type is large."""
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        """Give each column its width; the column of notes only as much as its notes need."""
        width_now = self.viewport().width()
        self.setColumnHidden(NOTE, width_now < theme.px(NARROW) and self.currentIndex().column() != NOTE)
        share = min(1.0, max(0.82, width_now / theme.px(680)))
        noted = any(item.task.note.strip() for item in self.plan.items)
        for column, width in (WIDTHS if noted else WIDTHS | {NOTE: NO_NOTE}).items():
            self.horizontalHeader().resizeSection(column, round(theme.px(width) * share))

    def show_items(self, items: Sequence[PlanItem]) -> None:
        """Show these tasks; the current one stays current."""
        current = self.currentIndex()
        id = self.plan.items[current.row()].task.id if current.isValid() else None
        column = max(current.column(), 0)
        self.plan.show_items(items)
        self._share_out()
        if (row := self.plan.row_of(id)) >= 0 and not self.currentIndex().isValid():
            select_row(self, self.plan.index(row, column))
        height = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(height + len(items) * theme.px(ROW) + 2)

    def go_to(self, id: UUID | None, field: str = "") -> bool:
        """Choose a task and a field of it; return False where it is not on show."""
        row = self.plan.row_of(id)
        if row < 0:
            return False
        column = {"owner_id": OWNER, "due": DUE, "note": NOTE}.get(field, TASK)
        self.setColumnHidden(column, False)
        select_row(self, self.plan.index(row, column))
        self.setFocus()
        return True

    def chosen(self) -> list[PlanItem]:
        """Return the chosen tasks, from the top."""
        rows = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
        return [self.plan.items[row] for row in rows if row < len(self.plan.items)]

    def add_task(self, lane: str) -> None:
        """Add a task of the user's own to a lane, and begin to name it."""
        here, id = self._alliance, uuid4()
        last = max((task.position for task in here.dossier.all(Task)), default=-1)
        with here.store.edit(tr("Add task")) as session:
            session.add(Task(id=id, alliance_id=here.id, workstream=lane, position=last + 1))
        if self.go_to(id):
            self.edit(self.currentIndex())

    def delete_tasks(self) -> None:
        """Delete the chosen tasks; undo brings them back."""
        chosen = self.chosen()
        if not chosen:
            return
        one = tr("Delete task %1", chosen[0].title)
        label = one if len(chosen) == 1 else tr("Delete %1 tasks", len(chosen))
        with self._alliance.store.edit(label) as session:
            for item in chosen:
                removal.remove(session, session.get_one(Task, item.task.id))

    def follow_plan(self) -> None:
        """Take the date that was set by hand away from the chosen tasks."""
        chosen = [item for item in self.chosen() if item.fixed and item.task.anchor]
        if chosen:
            with self._alliance.store.edit(tr("Follow the plan again")) as session:
                for item in chosen:
                    session.get_one(Task, item.task.id).due = None
