"""What a change of dates does, as a table that can be sorted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from alliance_desk.assessment.schedule import PlanItem
from alliance_desk.assessment.shift import Shift
from alliance_desk.gui import theme
from alliance_desk.gui.widgets.date_field import date_text
from alliance_desk.gui.words import count, tr

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
WHAT, TASK, BEFORE, AFTER, WHY = range(5)
TITLES = ("What happens", "Task", "From", "To", "Why")
IMPOSSIBLE, LATE, MOVES, STAYS = range(4)
STATES = ("✕ Not possible", "! Becomes late", "→ Moves", "■ Stays")
TONES = ("bad", "wait", "ink", "muted")


@dataclass(frozen=True)
class Row:
    """One task that the change touches."""

    state: int
    item: PlanItem
    before: date | None
    after: date | None
    why: str

    def text(self, column: int) -> str:
        """Return what stands in a cell."""
        if column in (BEFORE, AFTER):
            return date_text(self.before if column == BEFORE else self.after) or tr("not known")
        return {WHAT: tr(STATES[self.state]), TASK: self.item.title, WHY: self.why}[column]

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


def rows_of(shift: Shift) -> list[Row]:
    """Return a row for each task that is touched, what needs attention first."""
    was = {row.item.task.id: row.before for row in shift.moved}
    found: dict[UUID, Row] = {}
    for each in shift.impossible:
        id = each.item.task.id
        found[id] = Row(IMPOSSIBLE, each.item, was.get(id, each.item.due), each.item.due, each.reason)
    for item in shift.late:
        late = count(item.days_late, tr("%1 day late"), tr("%1 days late"))
        why = tr("%1 with the new dates", late)
        found.setdefault(item.task.id, Row(LATE, item, was.get(item.task.id, item.due), item.due, why))
    for row in shift.moved:
        why = tr("Waits for another task") if row.item.pushed else ""
        found.setdefault(row.item.task.id, Row(MOVES, row.item, row.before, row.after, why))
    for item in shift.fixed:
        found.setdefault(item.task.id, Row(STAYS, item, item.due, item.due, tr("Set by hand")))
    return sorted(found.values(), key=lambda row: row.key(WHAT))


class MoveDatesModel(QAbstractTableModel):
    """Shows the rows; sorting orders the list and resets the model."""

    def __init__(self, shift: Shift, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows = rows_of(shift)

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
