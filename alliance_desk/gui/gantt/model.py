"""The workplan as one Qt table: what the table edits and the chart paints."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QDate, QModelIndex, QObject, QPersistentModelIndex, Qt

from alliance_desk.assessment.workplan import Workplan
from alliance_desk.gui.gantt import cells, edits, words
from alliance_desk.gui.gantt.cells import (
    AFTER,
    DAYS,
    DONE,
    DRIFT,
    FINISH,
    MILESTONE,
    OF_MILESTONES,
    OF_TASKS,
    OTHER,
    OWNER,
    PLAN,
    START,
    STATE,
    TASK,
    TITLES,
)
from alliance_desk.gui.gantt.rows import PAST, GroupRow, Key, MilestoneRow, Row, TaskRow, Wanted, rows_of
from alliance_desk.gui.models.references import short_name
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.words import count, day, tr
from alliance_desk.records import Milestone, TaskLink

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
MANY = 40
"""From so many changed lines, the table is filled anew."""
SHOWN = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren


class GanttModel(QAbstractTableModel):
    """Tasks, milestones and the plans that hold them, in one stable order."""

    def __init__(self, alliance: OpenAlliance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.alliance = alliance
        self.rows: list[Row] = []
        self.wanted = Wanted()
        self.folded = frozenset({PAST})
        self.plan = Workplan()
        self.titles: dict[UUID, str] = {}
        self._names: dict[UUID, str] = {}
        self._at: dict[Key, int] = {}
        self._before: dict[UUID, list[UUID]] = {}
        self._people: dict[UUID, str] = {}

    # --- What is on show ------------------------------------------------------------------------

    def refresh(self) -> bool:
        """Read the plan anew; cells that differ are named one by one where the lines are the same."""
        self.plan = edits.plan_of(self.alliance)
        dossier = self.alliance.dossier
        self.titles = {bar.item.task.id: bar.item.title for bar in self.plan.bars}
        self._people = {each.id: each.label for each in dossier.partners}
        self._before = {}
        milestones = {each.id: each.title for each in dossier.all(Milestone)}
        names = {**self.titles, **milestones, **self._people}
        renamed, self._names = names != self._names, names
        for link in self.plan.links:
            self._before.setdefault(link.after_id, []).append(link.before_id)
        anew = self._show(self._rows())
        if renamed and self.rows and not anew:
            # Other lines name the partner, what they lead to and what they come after.
            self.dataChanged.emit(self.index(0, OWNER), self.index(len(self.rows) - 1, AFTER))
        return anew

    def show_wanted(self, wanted: Wanted) -> None:
        """Show other lines."""
        self.wanted = wanted
        self._show(self._rows())

    def fold(self, key: str, folded: bool) -> None:
        """Fold a group or unfold it."""
        self.folded = self.folded | {key} if folded else self.folded - {key}
        self.show_wanted(self.wanted)

    def _rows(self) -> list[Row]:
        return rows_of(self.plan, self.wanted, self.folded, self.alliance.today())

    def _show(self, rows: list[Row]) -> bool:
        """Take other lines; return whether the table was filled anew."""
        before = self.rows
        changed = [at for at, (old, new) in enumerate(zip(before, rows, strict=False)) if not _same(old, new)]
        if len(changed) > MANY or [row.key for row in rows] != [row.key for row in before]:
            self.beginResetModel()
            self.rows = rows
            self._at = {row.key: at for at, row in enumerate(rows)}
            self.endResetModel()
            return True
        self.rows = rows
        for at in changed:
            for column in range(len(TITLES)):
                if self._cell(before[at], column) != self._cell(rows[at], column):
                    self.dataChanged.emit(self.index(at, column), self.index(at, column))
        return False

    def _cell(self, row: Row, column: int) -> tuple[Any, ...]:
        return self.text(row, column), self.edit_value(row, column), is_done(row)

    def row_of(self, key: Key | None) -> int:
        """Return the line of a task, milestone or group, or -1."""
        return self._at.get(key, -1) if key is not None else -1

    def row_at(self, index: Index) -> Row | None:
        """Return the line of an index."""
        return self.rows[index.row()] if index.isValid() and index.row() < len(self.rows) else None

    def links(self) -> tuple[TaskLink, ...]:
        """Return the dependencies."""
        return self.plan.links

    def link_words(self, link: TaskLink) -> str:
        """Say what a dependency asks for."""
        said = tr(
            "“%1” comes after “%2”", self.titles.get(link.after_id, ""), self.titles.get(link.before_id, "")
        )
        if link.lag:
            said += count(link.lag, tr(", 1 working day between"), tr(", %1 working days between"))
        return f"{said}. {tr('Delete takes the link away.')}"

    # --- The table ------------------------------------------------------------------------------

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(TITLES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if section == DONE else tr(TITLES[section])
        if role == Qt.ItemDataRole.ToolTipRole and section == DRIFT:
            return tr("Working days between the baseline, which are the dates as they were kept, and now")
        return tr(TITLES[section]) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        row, column = self.row_at(index), index.column()
        if isinstance(row, GroupRow):
            renamed = column == TASK and bool(row.plan)
            return SHOWN | Qt.ItemFlag.ItemIsEditable if renamed else SHOWN
        if column == DONE:
            return SHOWN | Qt.ItemFlag.ItemIsUserCheckable
        edited = OF_TASKS if isinstance(row, TaskRow) else OF_MILESTONES
        return SHOWN | Qt.ItemFlag.ItemIsEditable if column in edited else SHOWN

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(row, column)
        if role == Qt.ItemDataRole.EditRole:
            return self.edit_value(row, column)
        if role == Qt.ItemDataRole.CheckStateRole and column == DONE and not isinstance(row, GroupRow):
            return Qt.CheckState.Checked if is_done(row) else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            return words.tooltip(row, words.waits_words(row, self._before, self.titles))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._heard(row, column)
        return None

    def text(self, row: Row, column: int) -> str:
        """Return what stands in a cell."""
        if column == TASK:
            return row.title
        if column == STATE:
            return words.state_words(row)[0]
        if column in (START, FINISH):
            return day(self._date(row, column))
        if column == DRIFT:
            return words.drift_words(row.drift if isinstance(row, GroupRow) else _drift(row))
        if column == AFTER:
            return words.waits_words(row, self._before, self.titles)
        return self._task_text(row, column)

    def _task_text(self, row: Row, column: int) -> str:
        if isinstance(row, MilestoneRow):
            return self._people.get(row.milestone.partner_id or row.key, "") if column == OWNER else ""
        if isinstance(row, GroupRow):
            return (
                count(row.number, tr("1 task"), tr("%1 tasks"))
                if column == OWNER and not row.milestones
                else ""
            )
        task, item = row.task, row.bar.item
        if column == OWNER:
            return short_name(item.owner) if task.owner_id else item.owner
        if column == OTHER:
            return short_name(item.other_owner)
        if column == DAYS:
            return str(self._length(row) or "")
        if column == MILESTONE:
            milestone = self.alliance.dossier.get(Milestone, task.milestone_id)
            return (milestone.title or tr("Milestone without a title")) if milestone else ""
        return (row.plan or tr("Startup plan")) if column == PLAN else ""

    def edit_value(self, row: Row, column: int) -> Any:
        """Return the value of a cell as its editor takes it."""
        if column in (START, FINISH):
            on = self._date(row, column)
            return QDate(on.year, on.month, on.day) if on else QDate()
        if column == TASK:
            return (
                row.milestone.title
                if isinstance(row, MilestoneRow)
                else row.plan
                if isinstance(row, GroupRow)
                else row.title
            )
        if column == OWNER and isinstance(row, MilestoneRow):
            return ("partner", row.milestone.partner_id) if row.milestone.partner_id else None
        if isinstance(row, TaskRow):
            task = row.task
            if column == OWNER:
                if task.owner_id:
                    return "person", task.owner_id
                return ("partner", task.partner_id) if task.partner_id else None
            if column == OTHER:
                return ("person", task.other_owner_id) if task.other_owner_id else None
            if column == DAYS:
                return self._length(row)
            if column == PLAN:
                return row.plan
            if column == MILESTONE:
                return task.milestone_id
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row, column = self.row_at(index), index.column()
        if row is None:
            return False
        if role == Qt.ItemDataRole.CheckStateRole and column == DONE:
            return (Qt.CheckState(value) == Qt.CheckState.Checked) != is_done(row) and edits.toggle_done(
                self.alliance, row
            )
        if role != Qt.ItemDataRole.EditRole or cells.problem(row, column, cells.plain(value)):
            return False
        value = cells.plain(value)
        if value == cells.plain(self.edit_value(row, column)):
            return False
        return cells.write(self.alliance, row, column, value)

    # --- Parts ----------------------------------------------------------------------------------

    def _date(self, row: Row, column: int) -> date | None:
        if isinstance(row, GroupRow):
            return row.start if column == START else row.finish
        if isinstance(row, MilestoneRow):
            return row.diamond.on if column == FINISH else None
        return row.bar.item.start if column == START else row.bar.finish

    def _length(self, row: TaskRow) -> int | None:
        if row.task.duration is not None:
            return row.task.duration
        if row.bar.item.start is None or row.span is None:
            return None
        return edits.length(edits.calendar_of(self.alliance, row.bar), *row.span)

    def _heard(self, row: Row, column: int) -> str:
        if column == DONE:
            if isinstance(row, GroupRow):
                return tr("unfolded") if row.open else tr("folded")
            return tr("done") if is_done(row) else tr("not done")
        return f"{tr(TITLES[column])}: {self.text(row, column) or tr('empty')}"


def is_done(row: Row) -> bool:
    """Tell whether a task or milestone is done."""
    if isinstance(row, TaskRow):
        return row.bar.item.done
    return isinstance(row, MilestoneRow) and row.milestone.done_on is not None


def _drift(row: TaskRow | MilestoneRow) -> int | None:
    return row.bar.drift if isinstance(row, TaskRow) else row.diamond.drift


def _same(old: Row, new: Row) -> bool:
    # Records compare by their identity in the dossier: they are replaced, never changed.
    return _record(old) is _record(new) and old == new


def _record(row: Row) -> object:
    return row.task if isinstance(row, TaskRow) else row.milestone if isinstance(row, MilestoneRow) else None
