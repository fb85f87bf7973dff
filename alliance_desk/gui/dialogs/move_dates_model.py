"""What a change of dates does, as a table that can be sorted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from alliance_desk.assessment.dated import Dated
from alliance_desk.assessment.schedule import PlanItem
from alliance_desk.assessment.shift import Shift
from alliance_desk.gui import theme
from alliance_desk.gui.widgets.date_field import date_text
from alliance_desk.gui.words import count, tr

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
WHAT, TASK, BEFORE, AFTER, WHY = range(5)
TITLES = ("What happens", "Task", "From", "To", "Why")
IMPOSSIBLE, LATE, MOVES, BESIDE, STAYS = range(5)
STATES = ("✕ Not possible", "! Becomes late", "→ Moves", "? Look at it", "■ Stays")
TONES = ("bad", "wait", "ink", "wait", "muted")


@dataclass(frozen=True)
class Row:
    """One task that the change touches, or a date beside it."""

    state: int
    id: UUID
    title: str
    before: date | None
    after: date | None
    why: str

    def text(self, column: int) -> str:
        """Return what stands in a cell."""
        if column in (BEFORE, AFTER):
            return date_text(self.before if column == BEFORE else self.after) or tr("not known")
        return {WHAT: tr(STATES[self.state]), TASK: self.title, WHY: self.why}[column]

    def key(self, column: int) -> tuple[Any, ...]:
        """Return by what a column is sorted; the date decides between equals."""
        last = self.after or date.max
        match column:
            case 0:
                return self.state, last
            case 2:
                return (self.before or date.max, last)
            case 3:
                return (last,)
            case _:
                return self.text(column).casefold(), last


def rows_of(shift: Shift, beside: Iterable[Dated] = ()) -> list[Row]:
    """Return a row for each task that is touched and each date beside, what needs attention first."""
    was = {row.item.task.id: row.before for row in shift.moved}
    found: dict[UUID, Row] = {}

    def add(state: int, item: PlanItem, before: date | None, why: str) -> None:
        id = item.task.id
        found.setdefault(id, Row(state, id, item.title, before, item.due, why))

    for each in shift.impossible:
        add(IMPOSSIBLE, each.item, was.get(each.item.task.id, each.item.due), each.reason)
    for item in shift.late:
        late = count(item.days_late, tr("%1 day late"), tr("%1 days late"))
        add(LATE, item, was.get(item.task.id, item.due), tr("%1 with the new dates", late))
    for row in shift.moved:
        add(MOVES, row.item, row.before, tr("Waits for another task") if row.item.pushed else "")
    for item in shift.fixed:
        add(STAYS, item, item.due, tr("Set by hand"))
    own = tr("Has a date of its own")
    rows = [Row(BESIDE, row.record, row.title, row.due, row.due, own) for row in beside]
    return sorted([*found.values(), *rows], key=lambda row: row.key(WHAT))


class MoveDatesModel(QAbstractTableModel):
    """Shows the rows; sorting orders the list and resets the model."""

    def __init__(self, shift: Shift, beside: Iterable[Dated] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows = rows_of(shift, beside)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(TITLES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(TITLES[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self.rows[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.text(column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{tr(TITLES[column])}: {row.text(column) or tr('empty')}"
        if role == Qt.ItemDataRole.ForegroundRole:
            tone = TONES[row.state] if column == WHAT or row.state == STAYS else "ink"
            return theme.color("muted" if column in (BEFORE, WHY) and tone == "ink" else tone)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.beginResetModel()
        down = order == Qt.SortOrder.DescendingOrder
        self.rows.sort(key=lambda row: row.key(column), reverse=down)
        self.endResetModel()
