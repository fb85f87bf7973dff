"""Readiness: the workstreams as lanes, and the tasks and checklist of the chosen one."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID, uuid4

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHeaderView,
    QLabel,
    QListView,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from alliance_desk.assessment import schedule
from alliance_desk.assessment.place import Place
from alliance_desk.assessment.progress import all_workstreams, together
from alliance_desk.assessment.schedule import PlanItem
from alliance_desk.gui import theme
from alliance_desk.gui.forms import load_form
from alliance_desk.gui.models.plan import DONE, DUE, NOTE, OWNER, TASK, PlanModel
from alliance_desk.gui.models.plan_delegate import PlanDelegate
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.page import Page
from alliance_desk.gui.registers.table import select_row
from alliance_desk.gui.widgets.checklist import Checklist
from alliance_desk.gui.widgets.chip import set_chip
from alliance_desk.gui.widgets.lane_list import Lane, LaneDelegate, LaneModel
from alliance_desk.gui.words import tr
from alliance_desk.records import Task
from alliance_desk.store import removal
from alliance_desk.store.changeset import Changeset

OWN = ""
"""The lane of tasks that belong to no workstream: the alliance manager's own."""

WIDTHS = {DONE: 34, OWNER: 124, DUE: 116, NOTE: 168}
HEADINGS = {"element": "Readiness elements", "stage": "Launch stages"}


class ReadinessPage(Page):
    """Takes the user through the workstreams, or the elements and stages of a technology alliance."""

    progress_label: QLabel
    countdown_label: QLabel
    filter_combo: QComboBox
    lane_card: QFrame
    lane_list: QListView
    lane_scroll: QScrollArea
    lane_title: QLabel
    lane_chip: QLabel
    purpose_label: QLabel
    plan_table: QTableView
    none_label: QLabel
    add_button: QPushButton
    delete_button: QPushButton
    date_button: QPushButton
    checklist_title: QLabel
    checklist_layout: QVBoxLayout
    contents_layout: QVBoxLayout

    def __init__(self, alliance: OpenAlliance, parent: QWidget | None = None) -> None:
        super().__init__(alliance, parent)
        load_form(self, "readiness_page")
        self.lane = alliance.playbook.workstreams[0].id if alliance.playbook.workstreams else OWN
        self.checklist: Checklist | None = None
        self.lane_card.setFixedWidth(theme.px(240))
        for chip in (self.progress_label, self.lane_chip):
            chip.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.lanes = LaneModel(self)
        self.lane_list.setModel(self.lanes)
        self.lane_list.setItemDelegate(LaneDelegate(self.lane_list))
        self.lane_list.selectionModel().currentChanged.connect(self._lane_chosen)
        self.plan = PlanModel(alliance, self)
        self._set_up_table()
        self.filter_combo.currentIndexChanged.connect(self._filter)
        self.add_button.clicked.connect(self.add_task)
        self.delete_button.clicked.connect(self.delete_tasks)
        self.date_button.clicked.connect(self.follow_plan)
        self.date_button.setToolTip(tr("Let the date move with the anchor again"))
        self.lane_scroll.verticalScrollBar().rangeChanged.connect(self._make_room)
        self.show_lane(self.lane)

    def _set_up_table(self) -> None:
        table = self.plan_table
        table.setModel(self.plan)
        table.setItemDelegate(PlanDelegate(self.plan, table))
        table.setStyleSheet("QHeaderView::section { padding: 6px; }")
        table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(theme.px(44))
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(TASK, QHeaderView.ResizeMode.Stretch)
        for column, width in WIDTHS.items():
            header.resizeSection(column, theme.px(width))
        table.selectionModel().selectionChanged.connect(self._update_buttons)
        actions: tuple[tuple[str, Callable[[], None], str | QKeySequence.StandardKey], ...] = (
            (tr("Add task"), self.add_task, "Ctrl+Shift+N"),
            (tr("Delete task"), self.delete_tasks, QKeySequence.StandardKey.Delete),
            (tr("Date from the plan"), self.follow_plan, "Ctrl+Backspace"),
        )
        for text, slot, keys in actions:
            action = QAction(text, table)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _=False, slot=slot: slot())
            table.addAction(action)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    # --- Where we are ---------------------------------------------------------------------------

    def open_place(self, place: Place) -> None:
        """Go to a workstream, and in it to a task or an item of the checklist."""
        lane = place.component
        task = self.alliance.dossier.get(Task, place.record)
        if task is not None:
            lane = task.workstream
        self.filter_combo.setCurrentIndex(0)
        self.show_lane(lane if lane or task is not None else self.lane)
        row = self.plan.row_of(place.record)
        if row >= 0:
            column = {"owner_id": OWNER, "due": DUE, "note": NOTE}.get(place.field, TASK)
            select_row(self.plan_table, self.plan.index(row, column))
            self.plan_table.setFocus()
        elif self.checklist is not None and self.checklist.show_item(place.field):
            self.lane_scroll.ensureWidgetVisible(self.checklist.lines[place.field], 0, 48)

    def show_lane(self, id: str) -> None:
        """Show a workstream."""
        known = {each.id for each in self.alliance.playbook.workstreams}
        self.lane = id if id in known else OWN
        self._build_checklist()
        self.refresh()

    def _lane_chosen(self, current: QModelIndex) -> None:
        id = self.lanes.lanes[current.row()].id if current.isValid() else None
        if id is not None and id != self.lane:
            self.show_lane(id)

    def _build_checklist(self) -> None:
        if self.checklist is not None:
            self.checklist.hide()
            self.checklist.deleteLater()
            self.checklist = None
        each = next((w for w in self.alliance.playbook.workstreams if w.id == self.lane), None)
        if each is not None and each.checklist:
            self.checklist = Checklist(self.alliance, each.checklist)
            self.checklist_layout.addWidget(self.checklist)
        self.checklist_title.setVisible(self.checklist is not None)

    # --- What is on show ------------------------------------------------------------------------

    def refresh(self, changeset: Changeset | None = None) -> None:
        """Show what the dossier says now."""
        here = self.alliance
        items = schedule.plan(here.dossier, here.playbook, here.today())
        self._show_lanes(items)
        shown = [item for item in items if item.workstream == self.lane and self._wanted(item)]
        self._show_items(shown)
        each = next((w for w in here.playbook.workstreams if w.id == self.lane), None)
        self.lane_title.setText(each.title if each else tr("Your own work"))
        self.purpose_label.setText(each.purpose if each else tr("Tasks that belong to no workstream."))
        if self.checklist is not None:
            self.checklist.refresh()
        self.countdown_label.setText(schedule.countdown(here.dossier, here.today()).capitalize())

    def _show_lanes(self, items: list[PlanItem]) -> None:
        here = self.alliance
        progress = all_workstreams(here.dossier, here.playbook, here.today())
        lanes: list[Lane] = []
        kinds: set[str] = set()
        for each in here.playbook.workstreams:
            if each.kind in HEADINGS and each.kind not in kinds:
                lanes.append(Lane(tr(HEADINGS[each.kind])))
            kinds.add(each.kind)
            part = progress[each.id]
            lanes.append(Lane(each.title, each.id, part.done, part.total, part.late))
        own = [item for item in items if item.workstream == OWN]
        done, late = sum(item.done for item in own), sum(item.late for item in own)
        if own or self.lane == OWN:
            lanes.append(Lane(tr("Your own work"), OWN, done, len(own), late))
        self.lanes.show_lanes(lanes)
        self.lane_list.selectionModel().blockSignals(True)
        self.lane_list.setCurrentIndex(self.lanes.index(self.lanes.row_of(self.lane)))
        self.lane_list.selectionModel().blockSignals(False)
        self.lane_list.viewport().update()
        whole = together(progress.values())
        late += whole.late
        said = tr("%1 of %2 done", whole.done + done, whole.total + len(own))
        set_chip(
            self.progress_label, tr("%1, %2 late", said, late) if late else said, "bad" if late else "wait"
        )
        lane = next((lane for lane in lanes if lane.id == self.lane), None)
        if lane is not None:
            said = tr("%1 of %2 done", lane.done, lane.total)
            tone = "bad" if lane.late else "good" if lane.done == lane.total else "plain"
            set_chip(self.lane_chip, tr("%1, %2 late", said, lane.late) if lane.late else said, tone)

    def _show_items(self, items: list[PlanItem]) -> None:
        current = self.plan_table.currentIndex()
        id = self.plan.items[current.row()].task.id if current.isValid() else None
        column = max(current.column(), 0)
        self.plan.show_items(items)
        if (row := self.plan.row_of(id)) >= 0 and not self.plan_table.currentIndex().isValid():
            select_row(self.plan_table, self.plan.index(row, column))
        none = (tr("No task yet."), tr("Nothing is late here."), tr("Nothing here is yours."))
        self.none_label.setText(none[self.filter_combo.currentIndex()])
        self.none_label.setVisible(not items)
        self.plan_table.setVisible(bool(items))
        height = self.plan_table.horizontalHeader().sizeHint().height()
        self.plan_table.setFixedHeight(height + len(items) * theme.px(44) + 2)
        self._update_buttons()

    def _wanted(self, item: PlanItem) -> bool:
        if self.filter_combo.currentIndex() == 1:
            return item.late
        if self.filter_combo.currentIndex() == 2:
            mine = self.alliance.alliance.manager.strip().casefold()
            own = self.alliance.dossier.own
            company = item.task.owner_id is None and own is not None and item.task.partner_id == own.id
            return company or (bool(mine) and item.owner.casefold() == mine)
        return True

    def _filter(self) -> None:
        self.refresh()

    def _update_buttons(self) -> None:
        chosen = self._chosen()
        self.delete_button.setEnabled(bool(chosen))
        self.date_button.setEnabled(any(item.fixed and item.task.anchor for item in chosen))

    def _make_room(self) -> None:
        """Keep the right edge where it is, with a scroll bar or without."""
        bar = self.lane_scroll.verticalScrollBar()
        margins = self.contents_layout.contentsMargins()
        margins.setRight(16 - (bar.sizeHint().width() if bar.maximum() > 0 else 0))
        self.contents_layout.setContentsMargins(margins)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lane_list.scheduleDelayedItemsLayout()

    # --- What the user does ---------------------------------------------------------------------

    def _chosen(self) -> list[PlanItem]:
        rows = sorted({index.row() for index in self.plan_table.selectionModel().selectedIndexes()})
        return [self.plan.items[row] for row in rows if row < len(self.plan.items)]

    def add_task(self) -> None:
        """Add a task of the user's own to the workstream, and begin to name it."""
        self.filter_combo.setCurrentIndex(0)
        here, id = self.alliance, uuid4()
        last = max((task.position for task in here.dossier.all(Task)), default=-1)
        with here.store.edit(tr("Add task")) as session:
            session.add(Task(id=id, alliance_id=here.id, workstream=self.lane, position=last + 1))
        self._edit(id)

    def _edit(self, id: UUID) -> None:
        row = self.plan.row_of(id)
        if row >= 0:
            select_row(self.plan_table, self.plan.index(row, TASK))
            self.plan_table.setFocus()
            self.plan_table.edit(self.plan.index(row, TASK))

    def delete_tasks(self) -> None:
        """Delete the chosen tasks; undo brings them back."""
        chosen = self._chosen()
        if not chosen:
            return
        one = tr("Delete task %1", chosen[0].title)
        with self.alliance.store.edit(
            one if len(chosen) == 1 else tr("Delete %1 tasks", len(chosen))
        ) as session:
            for item in chosen:
                removal.remove(session, session.get_one(Task, item.task.id))

    def follow_plan(self) -> None:
        """Take the date that was set by hand away from the chosen tasks."""
        chosen = [item for item in self._chosen() if item.fixed and item.task.anchor]
        if chosen:
            with self.alliance.store.edit(tr("Date from the plan")) as session:
                for item in chosen:
                    session.get_one(Task, item.task.id).due = None
