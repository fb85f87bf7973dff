"""Table and chart side by side over one model, and every command that works in both."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import cast
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QWidget

from alliance_desk.gui import theme
from alliance_desk.gui.gantt import cells, edits
from alliance_desk.gui.gantt.chart import STEP, GanttChart
from alliance_desk.gui.gantt.consequences import aftermath
from alliance_desk.gui.gantt.keys import command_of, menu_of
from alliance_desk.gui.gantt.link_dialog import LinkDialog
from alliance_desk.gui.gantt.model import GanttModel
from alliance_desk.gui.gantt.painting import Mark
from alliance_desk.gui.gantt.rows import MILESTONES, PLAN, GroupRow, MilestoneRow, Row, TaskRow, plans_of
from alliance_desk.gui.gantt.table import GanttTable
from alliance_desk.gui.models.columns import brief
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.words import tr
from alliance_desk.records import TaskLink

WEEK = 5
"""Working days by which a week moves."""


class GanttView(QWidget):
    """The workplan. Whoever shows it says what came of a command."""

    said = Signal(str, str)
    """What came of a command: "edit" for what can be undone, "error" for what was refused, else "note"."""

    adding = Signal()
    """A line is about to be added, which a filter might hide."""

    def __init__(self, alliance: OpenAlliance, marks: list[Mark], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.alliance = alliance
        self.model = GanttModel(alliance, self)
        self.table = GanttTable(self.model)
        self.chart = GanttChart(self.model, marks)
        self.dialog: LinkDialog | None = None
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(self.table)
        self.splitter.addWidget(self.chart)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(1, 1)
        self._split = False
        self.splitter.splitterMoved.connect(self._keep_split)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.splitter)
        self._connect()

    def _connect(self) -> None:
        table, chart = self.table, self.chart
        table.verticalScrollBar().valueChanged.connect(chart.verticalScrollBar().setValue)
        chart.verticalScrollBar().valueChanged.connect(table.verticalScrollBar().setValue)
        table.selectionModel().currentRowChanged.connect(lambda now, _: self._current_changed(now.row()))
        self.model.modelReset.connect(lambda: self._current_changed(table.currentIndex().row()))
        table.folded.connect(self.fold)
        chart.folded.connect(self.fold)
        chart.row_chosen.connect(self._choose)
        chart.row_stepped.connect(self._step)
        chart.link_chosen.connect(self._choose_link)
        chart.opened.connect(self._edit)
        chart.moved.connect(lambda at, first: self.move_to(self.model.rows[at], first))
        chart.ended.connect(lambda at, last: self.end_on(self.model.rows[at], last))
        chart.linked.connect(lambda one, two: self.link(self.model.rows[one], self.model.rows[two]))
        for each in (table, chart):
            each.installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out until the user has moved the splitter."""
        super().resizeEvent(event)
        if not self._split:
            table = min(theme.px(520), event.size().width() * 60 // 100)
            self.splitter.setSizes([table, event.size().width() - table])

    def _keep_split(self) -> None:
        self._split = True

    def changeEvent(self, event: QEvent) -> None:
        """Take another text size in the table and the chart at once."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "chart"):
            self.table.measure()
            self.chart.measure()

    # --- The current line -----------------------------------------------------------------------

    def _current_changed(self, row: int) -> None:
        if row != self.chart.current:
            self.chart.show_row(row)
            self.chart.link = None
        if 0 <= row < len(self.model.rows):
            said = str(self.model.data(self.model.index(row, cells.TASK), Qt.ItemDataRole.ToolTipRole))
            self.chart.setAccessibleDescription(said)

    def _choose(self, row: int) -> None:
        self.table.go_to(row)

    def _step(self, by: int) -> None:
        if self.model.rows:
            at = min(max(self.table.currentIndex().row() + by, 0), len(self.model.rows) - 1)
            self.table.go_to(at)

    def _choose_link(self, link: object) -> None:
        self.chart.link = cast("TaskLink | None", link)
        self.chart.viewport().update()
        if isinstance(link, TaskLink):
            self.said.emit(self.model.link_words(link), "note")

    def _edit(self, at: int) -> None:
        self.table.go_to(at)
        self.table.setFocus()
        self.table.edit_cell()

    def fold(self, row: int) -> None:
        """Fold a group, or unfold it."""
        group = self.model.rows[row]
        if isinstance(group, GroupRow):
            self.model.fold(group.key, group.open)

    def show_record(self, id: UUID | None, field: str = "") -> bool:
        """Choose a task or milestone, and a field of it; return False where it is not to be seen."""
        at = self._unfold_to(id)
        if at < 0:
            return False
        self.table.go_to(at, cells.COLUMN_OF.get(field, cells.TASK))
        self.table.setFocus()
        return True

    # --- Commands -------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the workplan before the window does: Alt+Left would lead back a page."""
        if isinstance(event, QKeyEvent) and not self.table.editing:
            if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
                return self.chart.give_up()
            command = command_of(event)
            if command is not None and event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if command is not None and event.type() == QEvent.Type.KeyPress:
                self.run(command.name, event.isAutoRepeat())
                return True
        return super().eventFilter(watched, event)

    def run(self, name: str, joins: bool = False) -> None:
        """Do what a command asks for with what is chosen."""
        row = self.table.row()
        match name:
            case "later" | "earlier":
                self.step_by(row, 1 if name == "later" else -1, joins)
            case "week_later" | "week_earlier":
                self.step_by(row, WEEK if name == "week_later" else -WEEK, joins)
            case "longer" | "shorter":
                self.stretch(row, 1 if name == "longer" else -1, joins)
            case "zoom_in" | "zoom_out":
                self.chart.zoom(self.chart.scale.per_day * (STEP if name == "zoom_in" else 1 / STEP))
            case _:
                simple: dict[str, Callable[[], object]] = {
                    "link": lambda: self.ask_link(row),
                    "edit": lambda: self._edit(self.table.currentIndex().row()),
                    "add": self.add_task,
                    "delete": self.delete,
                    "follow": lambda: self.follow_plan(row),
                    "fit": self.chart.fit,
                }
                simple[name]()

    def step_by(self, row: Row | None, days: int, joins: bool = False) -> None:
        """Move a task or milestone by working days."""
        if isinstance(row, TaskRow) and row.span:
            first = edits.calendar_of(self.alliance, row.bar).add(row.span[0], days)
            self.move_to(row, first, joins)
        elif isinstance(row, MilestoneRow) and row.diamond.on:
            self.move_to(row, self.chart.calendar_for(row).add(row.diamond.on, days), joins)
        elif isinstance(row, TaskRow | MilestoneRow):
            self.said.emit(
                tr("“%1” has no date yet. Enter a start or finish in the table.", brief(row.title)), "error"
            )

    def stretch(self, row: Row | None, days: int, joins: bool = False) -> None:
        """Let a task end some working days later, or earlier."""
        if isinstance(row, TaskRow) and row.span:
            last = edits.calendar_of(self.alliance, row.bar).add(row.span[1], days)
            self.end_on(row, last, joins)

    def move_to(self, row: Row, first: date, joins: bool = False) -> None:
        """Move a task or milestone to begin on a day, and say what else that moved."""
        if isinstance(row, MilestoneRow):
            if edits.move_milestone(self.alliance, row, first, joins):
                self._tell(row.key)
        elif isinstance(row, TaskRow):
            before = edits.plan_of(self.alliance)
            if edits.move(self.alliance, row.bar, first, joins):
                self._tell(row.key, before)

    def end_on(self, row: Row, last: date, joins: bool = False) -> None:
        """Let a task end on a day, and say what else that moved."""
        if isinstance(row, TaskRow):
            before = edits.plan_of(self.alliance)
            if edits.resize(self.alliance, row.bar, last, joins):
                self._tell(row.key, before)

    def _tell(self, id: UUID, before: edits.Workplan | None = None) -> None:
        """Say what the newest edit did."""
        said = [f"{self.alliance.store.undo_label}."]
        if before is not None:
            after = edits.plan_of(self.alliance)
            if more := aftermath(before, after, id):
                said.append(f"{more}.")
            item = next((bar.item for bar in after.bars if bar.item.task.id == id), None)
            if item is not None and item.conflict:
                said.append(item.conflict)
        self.said.emit(" ".join(said), "edit")

    def link(self, before: Row, after: Row) -> None:
        """Let one task come after another."""
        if isinstance(before, TaskRow) and isinstance(after, TaskRow):
            was = edits.plan_of(self.alliance)
            refused = edits.link(self.alliance, before.key, after.key, self.model.titles)
            if refused:
                self.said.emit(refused, "error")
            else:
                self._tell(after.key, was)

    def ask_link(self, row: Row | None) -> None:
        """Ask with which task the current one is to be linked."""
        if not isinstance(row, TaskRow):
            return self.said.emit(tr("Choose a task to link it to another."), "error")
        self.dialog = LinkDialog(self.alliance, row.key, self.window())
        self.dialog.said.connect(self.said)
        self.dialog.finished.connect(self.table.setFocus)
        self.dialog.open()
        return None

    def follow_plan(self, row: Row | None) -> None:
        """Let the plan say again when the current task is."""
        if isinstance(row, TaskRow):
            before = edits.plan_of(self.alliance)
            if edits.follow_plan(self.alliance, row.bar):
                self._tell(row.key, before)
            else:
                self.said.emit(tr("“%1” has no date that was set by hand.", brief(row.title)), "error")

    def plan_now(self) -> str:
        """Return the functional plan in which the user is."""
        row, only = self.table.row(), self.model.wanted.plan
        if isinstance(row, TaskRow | GroupRow):
            return row.plan
        return (only or "").removeprefix(PLAN) if only != MILESTONES else ""

    def add_task(self) -> None:
        """Add a task to the current plan, and begin to write its title."""
        self.adding.emit()
        self._begin(edits.add_task(self.alliance, self.plan_now()))

    def add_milestone(self) -> None:
        """Add a milestone, and begin to write its title."""
        self.adding.emit()
        self._begin(edits.add_milestone(self.alliance))

    def add_plan(self) -> None:
        """Add a functional plan with a first task, and begin to write its name."""
        self.adding.emit()
        taken = set(plans_of(self.alliance.dossier))
        name = tr("New plan")
        number = 2
        while name in taken:
            name, number = tr("New plan %1", number), number + 1
        edits.add_task(self.alliance, name, tr("Add functional plan"))
        self._begin(f"{PLAN}{name}")

    def _begin(self, key: UUID | str) -> None:
        if (at := self._unfold_to(key)) >= 0:
            self._edit(at)

    def _unfold_to(self, key: UUID | str | None) -> int:
        """Return the line of a record, unfolding what hides it; -1 where it is not on show."""
        if self.model.row_of(key) < 0:
            for group in tuple(self.model.folded):
                self.model.fold(group, False)
        return self.model.row_of(key)

    def delete(self) -> None:
        """Take the chosen link away, else delete the chosen lines; both can be undone."""
        if self.chart.link is not None and self.chart.hasFocus():
            label = edits.unlink(self.alliance, self.chart.link, self.model.titles)
            self.chart.link = None
            self.chart.viewport().update()
            return self.said.emit(f"{label}.", "edit")
        at = self.table.currentIndex().row()
        if label := edits.delete(self.alliance, self.table.chosen()):
            if self.model.rows:
                self.table.go_to(min(at, len(self.model.rows) - 1))
            self.said.emit(f"{label}.", "edit")
        return None

    # --- The menu -------------------------------------------------------------------------------

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu().popup(event.globalPos())

    def menu(self) -> QMenu:
        """Return every command with its keys."""
        return menu_of(self, self.run)
