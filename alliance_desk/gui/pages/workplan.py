"""The workplan: startup plan and functional plans as table and chart, with the baseline (S11, S45, S51)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from alliance_desk.assessment.place import Gap, Place
from alliance_desk.assessment.schedule import anchor_dates
from alliance_desk.gui import theme
from alliance_desk.gui.dialogs import messages
from alliance_desk.gui.forms import load_form
from alliance_desk.gui.gantt import edits, offers, words
from alliance_desk.gui.gantt.painting import Mark
from alliance_desk.gui.gantt.picture_dialog import PictureDialog
from alliance_desk.gui.gantt.rows import Only, Wanted
from alliance_desk.gui.gantt.timescale import MONTHS, QUARTERS, WEEKS
from alliance_desk.gui.gantt.view import GanttView
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.page import Page
from alliance_desk.gui.table_files import export, table_of_plan
from alliance_desk.gui.widgets.chip import restyle
from alliance_desk.gui.words import tr
from alliance_desk.records import Milestone, Task
from alliance_desk.store.changeset import Changeset

WIDE = 880
"""In less width the buttons stand in rows of their own."""
ONLY: tuple[Only, ...] = ("", "critical", "late", "moved")


class WorkplanPage(Page):
    """Filters, baseline and zoom around the chart, and the line that says what an edit did."""

    header_layout: QHBoxLayout
    buttons_layout: QHBoxLayout
    filter_layout: QHBoxLayout
    zoom_layout: QHBoxLayout
    problems_button: QPushButton
    baseline_label: QLabel
    baseline_button: QPushButton
    picture_button: QPushButton
    more_button: QPushButton
    add_button: QPushButton
    filter_row: QWidget
    filter_edit: QLineEdit
    plan_combo: QComboBox
    owner_combo: QComboBox
    only_combo: QComboBox
    weeks_button: QPushButton
    months_button: QPushButton
    quarter_button: QPushButton
    fit_button: QPushButton
    plan_card: QFrame
    plan_layout: QVBoxLayout
    empty_card: QFrame
    empty_label: QLabel
    first_button: QPushButton
    plan_button: QPushButton
    all_button: QPushButton
    notice_label: QLabel
    undo_button: QPushButton

    def __init__(self, alliance: OpenAlliance, parent: QWidget | None = None) -> None:
        super().__init__(alliance, parent)
        load_form(self, "workplan_page")
        self.view = GanttView(alliance, [], self)
        self.plan_layout.addWidget(self.view)
        self.plan_card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._undoable = ""
        self._problem = -1
        self.picture: PictureDialog | None = None
        self._plans: list[tuple[Any, str]] = [(None, "")]
        self._owners: list[tuple[Any, str]] = [(None, "")]
        self._set_up_buttons()
        self.view.said.connect(self.say)
        self.view.adding.connect(self._make_room)
        self.filter_edit.textChanged.connect(self._filter)
        for combo in (self.plan_combo, self.owner_combo, self.only_combo):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            combo.setMaximumWidth(theme.px(170))
            combo.currentIndexChanged.connect(self._filter)
        self.say("")
        self.refresh()

    def _set_up_buttons(self) -> None:
        view, chart = self.view, self.view.chart
        slots: tuple[tuple[QPushButton, Callable[[], object]], ...] = (
            (self.add_button, view.add_task),
            (self.first_button, view.add_task),
            (self.plan_button, view.add_plan),
            (self.all_button, self.show_all),
            (self.problems_button, self.next_problem),
            (self.picture_button, self.show_picture),
            (self.undo_button, self._undo),
            (self.weeks_button, lambda: chart.zoom(theme.px(WEEKS))),
            (self.months_button, lambda: chart.zoom(theme.px(MONTHS))),
            (self.quarter_button, lambda: chart.zoom(theme.px(QUARTERS))),
            (self.fit_button, chart.fit),
        )
        for button, slot in slots:
            button.clicked.connect(lambda _=False, slot=slot: slot())
        chart.zoomed.connect(self._show_zoom)
        self.more_button.setMenu(
            self._menu(
                (tr("Add milestone"), view.add_milestone),
                (tr("Add functional plan"), view.add_plan),
                (tr("Export as Excel…"), lambda: self.export(".xlsx")),
                (tr("Export as CSV…"), lambda: self.export(".csv")),
            )
        )
        self.baseline_button.setToolTip(tr(words.BASELINE))
        self.baseline_button.setMenu(
            self._menu(
                (tr("Keep baseline"), self.keep_baseline),
                (tr("Clear baseline"), self.clear_baseline),
                (tr("Show what moved"), lambda: self.only_combo.setCurrentIndex(ONLY.index("moved"))),
            )
        )
        self.add_button.setToolTip(tr("Add a task to the plan of the current line (Ctrl+Shift+N)"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what stands at the right beneath where both have no room in one row."""
        super().resizeEvent(event)
        wide = event.size().width() >= theme.px(WIDE)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        for row in (self.header_layout, self.filter_layout):
            row.setDirection(way)
            row.setStretch(0, int(wide))
        side = Qt.AlignmentFlag(0) if wide else Qt.AlignmentFlag.AlignLeft
        for part in (self.buttons_layout, self.zoom_layout):
            part.setAlignment(side)

    def _menu(self, *entries: tuple[str, Callable[[], object]]) -> QMenu:
        menu = QMenu(self)
        for text, slot in entries:
            menu.addAction(text).triggered.connect(lambda _=False, slot=slot: slot())
        return menu

    # --- What is on show ------------------------------------------------------------------------

    def refresh(self, changeset: Changeset | None = None) -> None:
        """Show what the dossier says now."""
        here = self.alliance
        marks = [Mark(here.today(), tr("Today"), today=True)]
        marks += [Mark(row.on, tr(row.title)) for row in anchor_dates(here.dossier) if row.on]
        self.view.chart.marks[:] = marks
        self._fill_combos()
        if not self.view.model.refresh():
            self.view.chart.follow()
        self._show_state()
        if self.undo_button.isVisibleTo(self) and here.store.undo_label != self._undoable:
            self.say("")

    def _show_state(self) -> None:
        model, dossier = self.view.model, self.alliance.dossier
        empty, none = not model.rows, not (dossier.all(Task) or dossier.all(Milestone))
        self.plan_card.setVisible(not empty)
        self.empty_card.setVisible(empty)
        self.filter_row.setVisible(not none)
        self.picture_button.setVisible(not none)
        self.baseline_button.setVisible(not none)
        self.empty_label.setText(
            tr(
                "Here the tasks of all plans stand on one time line, each with its owners, its dates "
                "and what it waits for."
            )
            if none
            else tr("No task matches the filter.")
        )
        self.first_button.setVisible(none)
        self.plan_button.setVisible(none)
        self.all_button.setVisible(not none)
        problems = self._problems()
        self.problems_button.setVisible(bool(problems))
        self.problems_button.setText(words.problem_words(problems))
        self.problems_button.setToolTip("\n".join(gap.text for gap in problems[:12]))
        self.baseline_label.setText(self._baseline_words())
        self.baseline_label.setToolTip(tr(words.BASELINE))
        self._show_zoom()

    def _baseline_words(self) -> str:
        here, plan = self.alliance, self.view.model.plan
        if not edits.has_baseline(here):
            return ""
        return words.moved_words([each.drift for each in (*plan.bars, *plan.diamonds) if each.drift])

    def _show_zoom(self) -> None:
        chart = self.view.chart
        for button, width in (
            (self.weeks_button, WEEKS),
            (self.months_button, MONTHS),
            (self.quarter_button, QUARTERS),
        ):
            button.setChecked(not chart.fits and abs(chart.scale.per_day - theme.px(width)) < 0.01)
        self.fit_button.setChecked(chart.fits)

    def _fill_combos(self) -> None:
        dossier = self.alliance.dossier
        plans, owners = offers.filter_plans(dossier), offers.filter_owners(dossier)
        if (plans, owners) != (self._plans, self._owners):
            _fill(self.plan_combo, self._plans, plans)
            _fill(self.owner_combo, self._owners, owners)
            self._plans, self._owners = plans, owners
            self.view.model.wanted = self._wanted()

    def _wanted(self) -> Wanted:
        plan, owner = max(self.plan_combo.currentIndex(), 0), max(self.owner_combo.currentIndex(), 0)
        only = ONLY[max(self.only_combo.currentIndex(), 0)]
        return Wanted(self.filter_edit.text(), self._plans[plan][0], self._owners[owner][0], only)

    def _filter(self) -> None:
        self.view.model.show_wanted(self._wanted())
        self._show_state()

    def show_all(self) -> None:
        """Take every filter away."""
        self._make_room()
        self.plan_combo.setCurrentIndex(0)

    def _make_room(self) -> None:
        """Take those filters away that might hide a new task of the plan on show."""
        self.filter_edit.clear()
        for combo in (self.owner_combo, self.only_combo):
            combo.setCurrentIndex(0)

    def open_place(self, place: Place) -> None:
        """Go to a task or a milestone, and a field of it."""
        if place.record is not None:
            self.show_all()
            self.view.show_record(place.record, place.field)
            if place.field == "dependencies":
                self.view.ask_link(self.view.table.row())

    def _problems(self) -> list[Gap]:
        """Return what does not fit on this page; what is missing elsewhere is told there."""
        return [gap for gap in self.view.model.plan.problems if gap.severity == "risk"]

    def next_problem(self) -> None:
        """Go to the next thing that does not fit, and say why."""
        if problems := self._problems():
            self._problem = (self._problem + 1) % len(problems)
            gap = problems[self._problem]
            self.show_all()
            self.view.show_record(gap.place.record, gap.place.field)
            self.say(gap.text, "error")

    # --- What the user does ---------------------------------------------------------------------

    def keep_baseline(self) -> None:
        """Keep the dates of now; asks first where a baseline would be replaced."""
        if edits.has_baseline(self.alliance) and not messages.confirm(
            self,
            tr("Replace the baseline with the dates of now?"),
            tr("What has moved so far will no longer be shown. Undo brings it back."),
            tr("Replace"),
        ):
            return
        edits.keep_baseline(self.alliance)
        self.say(tr("The dates of now are the baseline. From here on, the chart shows what moves."), "edit")

    def clear_baseline(self) -> None:
        """Forget the baseline."""
        if edits.has_baseline(self.alliance):
            edits.clear_baseline(self.alliance)
            self.say(tr("The baseline is cleared."), "edit")

    def show_picture(self) -> None:
        """Show the chart as a picture, to be trimmed, copied and saved."""
        self.picture = PictureDialog(self.alliance, self.window())
        self.picture.open()

    def export(self, suffix: str) -> None:
        """Write the lines on show into a file, and say where it is."""
        table = table_of_plan(self.view.model, tr("Workplan, %1", self.alliance.alliance.name))
        if told := export(self, table, suffix):
            self.say(told)

    def say(self, text: str, tone: str = "note") -> None:
        """Put a sentence under the chart, with Undo after an edit; otherwise what its marks mean."""
        role = "error" if tone == "error" else "secondary"
        if self.notice_label.property("role") != role:
            self.notice_label.setProperty("role", role)
            restyle(self.notice_label)
        self.notice_label.setText(text or tr(words.LEGEND))
        self._undoable = (self.alliance.store.undo_label or "") if tone == "edit" else ""
        self.undo_button.setVisible(bool(self._undoable))

    def _undo(self) -> None:
        store = self.alliance.store
        if store.undo_label == self._undoable:
            store.undo()
        self.say("")


def _fill(combo: QComboBox, before: list[tuple[Any, str]], now: list[tuple[Any, str]]) -> None:
    """Offer other values; what was chosen stays so while it is offered, else the first is."""
    chosen = before[combo.currentIndex()][0] if 0 <= combo.currentIndex() < len(before) else None
    with QSignalBlocker(combo):
        combo.clear()
        combo.addItems([text for _, text in now])
        combo.setCurrentIndex(next((at for at, (key, _) in enumerate(now) if key == chosen), 0))
