"""Readiness: the lanes on the left; tasks, checklist and steps of the chosen one beside them."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from alliance_desk.assessment import schedule
from alliance_desk.assessment.dated import overdue_in_step
from alliance_desk.assessment.index import Index
from alliance_desk.assessment.may_start import may_start_now
from alliance_desk.assessment.place import Place
from alliance_desk.assessment.progress import Progress, step_progresses
from alliance_desk.assessment.schedule import PlanItem
from alliance_desk.gui import theme
from alliance_desk.gui.forms import load_form
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.page import Page
from alliance_desk.gui.readiness.lane_rows import lane_rows
from alliance_desk.gui.readiness.start_now import StartNow
from alliance_desk.gui.readiness.step_page import NamedPicture, StepPage
from alliance_desk.gui.readiness.step_tabs import StepTabs
from alliance_desk.gui.readiness.tasks import ALL, OWN, TasksPart
from alliance_desk.gui.widgets.chip import set_chip
from alliance_desk.gui.widgets.lane_list import LaneDelegate, LaneModel
from alliance_desk.gui.widgets.step_rail import RailStep
from alliance_desk.gui.words import tr
from alliance_desk.playbook import Step, Workstream
from alliance_desk.records import Partner, Task
from alliance_desk.store.changeset import Changeset

TASKS = ""
"""Stands among the steps for tasks and checklist."""


class ReadinessPage(Page):
    """Takes the user through what comes before, the workstreams or elements and stages, and the end."""

    title_label: QLabel
    progress_label: QLabel
    countdown_label: QLabel
    start_button: QPushButton
    all_button: QPushButton
    lane_card: QFrame
    lane_list: QListView
    lane_head: QWidget
    lane_title: QLabel
    lane_chip: QLabel
    purpose_label: QLabel
    tabs_layout: QVBoxLayout
    lane_scroll: QScrollArea
    contents_layout: QVBoxLayout

    def __init__(self, alliance: OpenAlliance, parent: QWidget | None = None) -> None:
        super().__init__(alliance, parent)
        load_form(self, "readiness_page")
        self.lane = alliance.playbook.workstreams[0].id if alliance.playbook.workstreams else OWN
        self.step = TASKS
        self.step_page: StepPage | None = None
        self.lanes_picture: NamedPicture | None = None
        self.start_now: StartNow | None = None
        self._visited: dict[str, str] = {}
        for chip in (self.progress_label, self.lane_chip):
            chip.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.lanes = LaneModel(self)
        self.lane_list.setModel(self.lanes)
        self.lane_list.setItemDelegate(LaneDelegate(self.lane_list))
        self.lane_list.selectionModel().currentChanged.connect(self._lane_chosen)
        self.tabs = StepTabs()
        self.tabs.chosen.connect(self.show_step)
        self.tabs_layout.addWidget(self.tabs)
        self.tasks = TasksPart(alliance)
        self.tasks.go.connect(self._follow_link)
        self.contents_layout.addWidget(self.tasks)
        self.all_button.toggled.connect(self.show_all)
        self.start_button.toggled.connect(self.show_start)
        for keys, by in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: self._turn(by))
        self.show_lane(self.lane)

    # --- Where we are ---------------------------------------------------------------------------

    def open_place(self, place: Place) -> None:
        """Go to a lane, and in it to a step, a question, a task or an item of the checklist."""
        lane = place.component
        task = self.alliance.dossier.get(Task, place.record)
        if task is not None:
            lane = task.workstream
            self.tasks.filter_combo.setCurrentIndex(ALL)
        self._one_lane()
        self.show_lane(lane if lane or task is not None else self.lane)
        known = self._steps()
        step = place.step if place.step in known else self._step_of(place)
        if task is not None or (place.field and not step):
            step = TASKS
        if step is not None:
            self.show_step(step)
        if self.step_page is not None and (place.field or place.record):
            self.step_page.show_field(place.field, place.record)
        elif self.step_page is None and self.tasks.show_record(place.record, place.field):
            lines = self.tasks.checklist.lines if self.tasks.checklist else {}
            if place.field in lines:
                self.lane_scroll.ensureWidgetVisible(lines[place.field], 0, 48)

    def show_lane(self, id: str) -> None:
        """Show a lane: in it the step that was open last, at first tasks and checklist."""
        known = {each.id for each in self.alliance.playbook.workstreams}
        self.lane = id if id in known else OWN
        self.tasks.show_lane(self._lane())
        self.show_step(self._visited.get(self.lane, TASKS))
        # The heading above it first, so that the top lane shows its own.
        for row in (self.lanes.row_of(self.lane) - 1, self.lanes.row_of(self.lane)):
            self.lane_list.scrollTo(self.lanes.index(row))

    def show_step(self, id: str) -> None:
        """Show a step of the lane, or its tasks and checklist."""
        step = self._steps().get(id)
        self.step = id if step else TASKS
        self._visited[self.lane] = self.step
        self._one_lane()
        self._build_step(step)
        self.refresh()
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Have Tab go from the lanes through the steps into what is on show."""
        window, inside = self.window(), self.step_page or self.tasks
        fields = [
            each
            for each in inside.findChildren(QWidget)
            if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.window() is window
        ]
        for one, other in pairwise([self.lane_list, *self.tabs.buttons.values(), *fields]):
            QWidget.setTabOrder(one, other)

    def show_all(self, shown: bool) -> None:
        """Show all lanes as one picture, or the chosen lane again."""
        if shown and self.lanes_picture is None:
            self.lanes_picture = NamedPicture(self.alliance, "workstream_lanes", folds=False)
            self.lanes_picture.setContentsMargins(16, 12, 16, 12)
            self.contents_layout.addWidget(self.lanes_picture, 0, Qt.AlignmentFlag.AlignTop)
        self._show_over(self.all_button, self.lanes_picture if shown else None)

    def show_start(self, shown: bool) -> None:
        """Show what may start now in all lanes, or the chosen lane again."""
        if shown and self.start_now is None:
            self.start_now = StartNow(self.alliance)
            self.start_now.go.connect(self._follow_link)
            self.contents_layout.addWidget(self.start_now)
        self._show_over(self.start_button, self.start_now if shown else None)

    def _show_over(self, button: QPushButton, over: QWidget | None) -> None:
        """Show what goes over all lanes, or the chosen lane once no button asks for more."""
        other = self.start_button if button is self.all_button else self.all_button
        if over is not None:
            other.setChecked(False)
        elif other.isChecked():
            return
        for each in (self.lanes_picture, self.start_now):
            if each is not None:
                each.setVisible(each is over)
        self.lane_head.setVisible(over is None)
        self.tasks.setVisible(over is None and self.step_page is None)
        if self.step_page is not None:
            self.step_page.setVisible(over is None)
        self.lane_scroll.verticalScrollBar().setValue(0)
        self.refresh()

    def _one_lane(self) -> None:
        for button in (self.all_button, self.start_button):
            button.setChecked(False)

    def _build_step(self, step: Step | None, anew: bool = False) -> None:
        lane, old = self._lane(), self.step_page
        if old is not None and old.step is step and not anew:
            return
        had_focus = old is not None and old.isAncestorOf(self.focusWidget() or self)
        if old is not None:
            # Hidden first: what is being typed is saved when its field is hidden.
            old.hide()
            self.contents_layout.removeWidget(old)
            old.deleteLater()
            self.step_page = None
        if step is not None and lane is not None:
            self.step_page = StepPage(self.alliance, lane, step)
            self.step_page.go.connect(self._follow_link)
            self.contents_layout.addWidget(self.step_page)
            self.step_page.show()
        self.tasks.setVisible(self.step_page is None)
        self.lane_scroll.verticalScrollBar().setValue(0)
        if had_focus and self.step in self.tabs.buttons:
            self.tabs.buttons[self.step].setFocus()

    def _lane(self) -> Workstream | None:
        return next((each for each in self.alliance.playbook.workstreams if each.id == self.lane), None)

    def _steps(self) -> dict[str, Step]:
        lane = self._lane()
        return {step.id: step for step in lane.steps} if lane else {}

    def _step_of(self, place: Place) -> str | None:
        """Return the step of the lane that asks for a field."""
        return next(
            (
                step.id
                for step in self._steps().values()
                if place.field and place.field in {each.id for each in (*step.questions, *step.checklist)}
            ),
            None,
        )

    def _turn(self, by: int) -> None:
        ids = [TASKS, *self._steps()]
        self.show_step(ids[(ids.index(self.step) + by) % len(ids)])

    def _lane_chosen(self, current: QModelIndex) -> None:
        id = self.lanes.lanes[current.row()].id if current.isValid() else None
        if id is not None and (
            id != self.lane or self.all_button.isChecked() or self.start_button.isChecked()
        ):
            self._one_lane()
            self.show_lane(id)

    def _follow_link(self, place: Place) -> None:
        if place.page == "readiness":
            self.open_place(place)
        else:
            self.go.emit(place)

    # --- What is on show ------------------------------------------------------------------------

    def refresh(self, changeset: Changeset | None = None) -> None:
        """Show what the dossier says now."""
        here, lane = self.alliance, self._lane()
        if changeset and any(change.record is Partner for change in changeset) and self.step_page:
            self._build_step(self._steps().get(self.step), anew=True)
        items = schedule.plan(here.dossier, here.playbook, here.today())
        self._show_lanes(items)
        self.lane_title.setText(lane.title if lane else tr("Other tasks"))
        self.purpose_label.setText(
            lane.purpose if lane else tr("Tasks of your own and of others that belong to no lane.")
        )
        self.countdown_label.setText(schedule.countdown(here.dossier, here.today()).capitalize())
        self._show_tabs(lane)
        self.tasks.show_items(items)
        if self.step_page is not None:
            self.step_page.refresh(changeset)
        may = may_start_now(here.dossier, here.playbook, here.today())
        if self.start_now is not None and self.start_button.isChecked():
            self.start_now.refresh()
        said = tr("May start now: %1", len(may))
        self.start_button.setText(tr("Back to one lane") if self.start_button.isChecked() else said)
        self._name_buttons()

    def _name_buttons(self) -> None:
        """Say less at the top where large type leaves no room for all of it."""
        whole = self.all_button.isChecked()
        self.all_button.setText(tr("Back to one lane") if whole else tr("All lanes as a picture"))
        heads = (self.title_label, self.progress_label, self.all_button, self.countdown_label)
        needed = [each.sizeHint().width() + theme.px(16) for each in heads]
        self.countdown_label.setVisible(sum(needed) <= self.width())
        if sum(needed[:3]) > self.width() and not whole:
            self.all_button.setText(tr("All lanes"))

    def _show_tabs(self, lane: Workstream | None) -> None:
        here = self.alliance
        steps = [RailStep(TASKS, tr("Tasks and checklist"))]
        late: dict[str, int] = {}
        if lane is not None and lane.steps:
            index = Index(here.dossier, here.playbook, here.today())
            late = {step.id: overdue_in_step(index, lane, step) for step in lane.steps}
            late[TASKS] = sum(item.late for item in index.plan_of_workstream(lane.id))
            states: dict[str, Progress] = step_progresses(here.dossier, here.playbook, lane, here.today())
            for step in lane.steps:
                state = states[step.id]
                done = state.complete and state.total > 0
                steps.append(
                    RailStep(step.id, step.title, done, tr("%1 of %2 done", state.done, state.total))
                )
        self.tabs.setVisible(len(steps) > 1)
        self.tabs.show_steps(steps, self.step, late)

    def _show_lanes(self, items: list[PlanItem]) -> None:
        here = self.alliance
        lanes, whole = lane_rows(here, items, self.lane)
        self.lanes.show_lanes(lanes)
        self.lane_list.selectionModel().blockSignals(True)
        self.lane_list.setCurrentIndex(self.lanes.index(self.lanes.row_of(self.lane)))
        self.lane_list.selectionModel().blockSignals(False)
        self.lane_list.viewport().update()
        said = tr("%1 of %2 done", whole.done, whole.total)
        said = tr("%1, %2 late", said, whole.late) if whole.late else said
        set_chip(self.progress_label, said, "bad" if whole.late else "wait")
        lane = next((lane for lane in lanes if lane.id == self.lane), None)
        if lane is not None:
            said = tr("%1 of %2 done", lane.done, lane.total)
            tone = "bad" if lane.late else "good" if lane.done == lane.total else "plain"
            set_chip(self.lane_chip, tr("%1, %2 late", said, lane.late) if lane.late else said, tone)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Large type takes its room from the lanes last: they break into lines, tables don't.
        self.lane_card.setFixedWidth(min(theme.px(240), max(theme.px(150), self.width() * 23 // 100)))
        self._name_buttons()
        self.lane_list.scheduleDelayedItemsLayout()
