"""Tasks and checklist of a lane: the first of its tabs."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from alliance_desk.assessment.may_start import standings
from alliance_desk.assessment.place import Place
from alliance_desk.assessment.schedule import PlanItem
from alliance_desk.gui import theme
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.readiness.task_gate import TaskGate
from alliance_desk.gui.readiness.task_table import TaskTable
from alliance_desk.gui.widgets.checklist import Checklist
from alliance_desk.gui.widgets.chip import said
from alliance_desk.gui.widgets.link_list import LinkList
from alliance_desk.gui.words import tr
from alliance_desk.playbook import Workstream

OWN = ""
"""The lane of tasks that belong to no workstream: the alliance manager's own."""

ALL, LATE, MINE, START = range(4)


class TasksPart(QWidget):
    """What is to be done in one lane, with a choice of which tasks are on show."""

    go = Signal(object)

    def __init__(self, alliance: OpenAlliance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._alliance = alliance
        self.lane = OWN
        self.checklist: Checklist | None = None
        self.filter_combo = QComboBox()
        self.filter_combo.addItems([tr("All tasks"), tr("Late"), tr("Mine"), tr("May start now")])
        self.filter_combo.setAccessibleName(tr("Show which tasks"))
        self.table = TaskTable(alliance)
        self.plan = self.table.plan
        self.none_label = said("", "muted")
        self.add_button = QPushButton(tr("Add task"))
        self.delete_button = QPushButton(tr("Delete task"))
        self.date_button = QPushButton(tr("Follow the plan again"))
        self.date_button.setToolTip(tr("Let the date move with the anchor again"))
        self.gate = TaskGate(alliance)
        self.waiting = LinkList(tr("These must wait"), most=60)
        self.checklist_title = said(tr("Checklist"), "field-title")
        self._lay_out()
        self.filter_combo.currentIndexChanged.connect(self.refresh)
        self.add_button.clicked.connect(self.add_task)
        self.delete_button.clicked.connect(self.table.delete_tasks)
        self.date_button.clicked.connect(self.table.follow_plan)
        self.table.chosen_changed.connect(self._update_buttons)
        self.waiting.go.connect(self.go)
        self.table.add_actions(
            (
                (tr("Add task"), self.add_task, "Ctrl+Shift+N"),
                (tr("Delete task"), self.table.delete_tasks, QKeySequence.StandardKey.Delete),
                (tr("Follow the plan again"), self.table.follow_plan, "Ctrl+Backspace"),
            )
        )
        self._items: list[PlanItem] = []

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.add_button, self.delete_button, self.date_button):
            buttons.addWidget(button)
        buttons.addStretch()
        label = said(tr("Show"), "muted", wrap=False)
        label.setBuddy(self.filter_combo)
        choice = QHBoxLayout()
        choice.setSpacing(8)
        choice.addWidget(label)
        choice.addWidget(self.filter_combo)
        choice.addStretch()
        self._bar = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._bar.setSpacing(8)
        self._bar.addLayout(buttons, 1)
        self._bar.addLayout(choice)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(12)
        for widget in (self.table, self.none_label):
            self._column.addWidget(widget)
        self._column.addLayout(self._bar)
        for widget in (self.gate, self.waiting, self.checklist_title):
            self._column.addWidget(widget)
        self._column.addStretch()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the choice beneath the buttons where both have no room in one row."""
        super().resizeEvent(event)
        wide = event.size().width() >= theme.px(560)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._bar.setDirection(way)

    def show_lane(self, lane: Workstream | None) -> None:
        """Turn to another lane; None for the user's own work."""
        self.lane = lane.id if lane else OWN
        if self.checklist is not None:
            self.checklist.hide()
            self.checklist.deleteLater()
            self.checklist = None
        if lane is not None and lane.checklist:
            self.checklist = Checklist(self._alliance, lane.checklist)
            self._column.insertWidget(self._column.indexOf(self.checklist_title) + 1, self.checklist)
        self.checklist_title.setVisible(self.checklist is not None)

    def show_items(self, items: list[PlanItem]) -> None:
        """Take the whole plan, and show what belongs here."""
        self._items = items
        self.refresh()

    def show_record(self, id: UUID | None, field: str) -> bool:
        """Go to a task, or to an item of the checklist."""
        if self.table.go_to(id, field):
            if field in ("hold", "hold_reason", "before_signing"):
                (self.gate.before if field == "before_signing" else self.gate.reason).setFocus()
            return True
        return self.checklist is not None and self.checklist.show_item(field)

    def refresh(self) -> None:
        """Show what the dossier says now."""
        here = self._alliance
        mine = [item for item in self._items if item.workstream == self.lane]
        waits: dict[UUID, str] = {}
        if self.filter_combo.currentIndex() == START:
            standing = standings(here.dossier, here.playbook, here.today())
            here_too = {item.task.id for item in mine}
            waits = {
                each.item.task.id: tr(each.why_not)
                for each in standing
                if each.why_not and each.item.task.id in here_too
            }
        shown = [item for item in mine if self._wanted(item, waits)]
        self.table.show_items(shown)
        none = (
            tr("No task yet."),
            tr("Nothing is late here."),
            tr("Nothing here is yours."),
            tr("Nothing here may start now."),
        )
        self.none_label.setText(none[self.filter_combo.currentIndex()])
        self.none_label.setVisible(not shown)
        self.table.setVisible(bool(shown))
        self.waiting.setVisible(bool(waits))
        self.waiting.show_links(
            [
                (item.title, f"– {waits[item.task.id]}", Place("readiness", self.lane, record=item.task.id))
                for item in mine
                if item.task.id in waits
            ]
        )
        if self.checklist is not None:
            self.checklist.refresh()
        self._update_buttons()

    def _wanted(self, item: PlanItem, waits: dict[UUID, str]) -> bool:
        chosen = self.filter_combo.currentIndex()
        if chosen == LATE:
            return item.late
        if chosen == START:
            return not item.done and item.task.id not in waits
        if chosen == MINE:
            here = self._alliance
            mine, own = here.alliance.manager.strip().casefold(), here.dossier.own
            company = item.task.owner_id is None and own is not None and item.task.partner_id == own.id
            return company or (bool(mine) and item.owner.casefold() == mine)
        return True

    def add_task(self) -> None:
        """Add a task of the user's own to the lane, and begin to name it."""
        self.filter_combo.setCurrentIndex(ALL)
        self.table.add_task(self.lane)

    def _update_buttons(self) -> None:
        chosen = self.table.chosen()
        self.delete_button.setEnabled(bool(chosen))
        self.date_button.setEnabled(any(item.fixed and item.task.anchor for item in chosen))
        self.gate.show_item(chosen[0] if len(chosen) == 1 else None)
