"""The list of all alliances as a table: sorted and filtered as a plain list, filled in as it is seen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer

from alliance_desk.gui.words import count, deal_words, tr
from alliance_desk.store.portfolio import PortfolioRow

AnyIndex = QModelIndex | QPersistentModelIndex
Fill = Callable[[Iterable[PortfolioRow]], list[PortfolioRow]]
CountLate = Callable[[Iterable[UUID]], dict[UUID, int]]
"""Works out the plan of each alliance, which takes some 10 ms an alliance."""

NAME, TYPE, TIER, MANAGER, STAGE, STARTUP, LATE, GOAL, RISKS = range(9)
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
_AT_ONCE = 24
QUIET = 100
"""Milliseconds from showing alliances to counting their late tasks: a window comes before it."""


class PortfolioModel(QAbstractTableModel):
    """Alliances that pass the filter, in the order asked for.

    Rows come bare; what costs a query a page is read when a cell of it is first looked at, or when
    the list is sorted by it. Late tasks need a plan, so they are counted in quiet moments, an
    alliance at a time, for the rows that were looked at.
    """

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._fill: Fill = list
        self._all: list[PortfolioRow] = []
        self._shown: list[PortfolioRow] = []
        self._filled: set[UUID] = set()
        self._count_late: CountLate | None = None
        self._late: dict[UUID, int] = {}
        self._counted: set[UUID] = set()
        self._waiting: dict[UUID, None] = {}
        self._quiet = QTimer(self, singleShot=True)
        self._quiet.timeout.connect(self._count_one)
        self._words: list[str] = []
        self._by = NAME
        self._order = Qt.SortOrder.AscendingOrder

    def set_rows(self, rows: list[PortfolioRow], fill: Fill, count_late: CountLate | None = None) -> None:
        """Show these alliances; late tasks stay as they were last counted until they are counted anew."""
        self._all = rows
        self._fill = fill
        self._filled.clear()
        self._count_late = count_late
        self._counted.clear()
        self._waiting.clear()
        self._quiet.stop()
        self._arrange()

    @property
    def rows(self) -> list[PortfolioRow]:
        """Every alliance, filter or not."""
        return self._all

    def complete(self) -> None:
        """Read what the rows on show still lack, late tasks too."""
        for at in range(len(self._shown)):
            self.row(at)
        self._count(row.id for row in self._shown)

    def row(self, at: int) -> PortfolioRow:
        """Return the alliance in a row with all that it shows; its late tasks follow in a quiet moment."""
        row = self._shown[at]
        if row.id not in self._filled:
            start = at - at % _AT_ONCE
            bare = [each for each in self._shown[start : start + _AT_ONCE] if each.id not in self._filled]
            self._take(self._fill(bare))
            row = self._shown[at]
        if self._count_late and row.id not in self._counted:
            self._waiting[row.id] = None
            if not self._quiet.isActive():
                self._quiet.start(QUIET)
        return row

    def row_of(self, id: UUID | None) -> int:
        """Return the row of an alliance, or -1."""
        return next((at for at, row in enumerate(self._shown) if row.id == id), -1)

    def filter(self, text: str) -> None:
        """Keep the alliances that hold every word."""
        words = text.casefold().split()
        if words != self._words:
            self._words = words
            self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put the list in order."""
        self._by, self._order = column, order
        self._arrange()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 9

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (
                tr("Alliance"),
                tr("Type"),
                tr("Tier"),
                tr("Manager"),
                tr("Stage"),
                tr("Startup"),
                tr("Late"),
                tr("Kickoff or launch"),
                tr("High risks"),
            )[section]
        if role == Qt.ItemDataRole.ToolTipRole and section == GOAL:
            return tr("Days to the joint kickoff meeting, for a technology alliance to the launch")
        if role == Qt.ItemDataRole.ToolTipRole and section == LATE:
            return tr("Tasks of the plan that are late")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == ROW_ROLE:
            return self.row(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() in (NAME, TYPE, GOAL):
            row = self.row(index.row())
            if index.column() != GOAL:
                return self._text(index.row(), index.column())
            return tr("Launch") if row.next_anchor == "launch" else tr("Joint kickoff meeting")
        return None

    def _text(self, at: int, column: int) -> str:
        row = self._shown[at]
        match column:
            case 0:
                return row.name
            case 1:
                return deal_words(row.variant, row.deal_type)
            case 2:
                return str(row.tier)
            case 3:
                return row.manager
            case 4:
                return row.stage.capitalize()
        row = self.row(at)
        match column:
            case 5:
                return tr("%1 of %2 done", row.tasks_done, row.tasks) if row.tasks else tr("no plan")
            case 6:
                return str(row.late) if row.late else "" if row.late is None else tr("none")
            case 7:
                return self._goal(row)
            case _:
                return tr("%1 high", row.high_risks) if row.high_risks else tr("none")

    def _goal(self, row: PortfolioRow) -> str:
        if row.next_anchor_on is None or row.stage in ("operate", "wind-down"):
            return ""
        days = (row.next_anchor_on - self._today()).days
        if days == 0:
            return tr("today")
        return (
            tr("in %1", count(days, tr("%1 day"), tr("%1 days")))
            if days > 0
            else tr("%1 ago", count(-days, tr("%1 day"), tr("%1 days")))
        )

    def _take(self, rows: Iterable[PortfolioRow]) -> None:
        fresh = {row.id: replace(row, late=self._late.get(row.id)) for row in rows}
        self._filled |= fresh.keys()
        self._put(fresh)

    def _put(self, fresh: dict[UUID, PortfolioRow]) -> None:
        self._all = [fresh.get(row.id, row) for row in self._all]
        self._shown = [fresh.get(row.id, row) for row in self._shown]

    def _count_one(self) -> None:
        self._count(list(self._waiting)[:1])
        if self._waiting:
            self._quiet.start(0)

    def _count(self, ids: Iterable[UUID]) -> None:
        """Count the late tasks of alliances anew."""
        wanted = [id for id in ids if id not in self._counted]
        if not self._count_late or not wanted:
            return
        found = self._count_late(wanted)
        self._counted.update(wanted)
        for id in wanted:
            self._waiting.pop(id, None)
        changed = {id: late for id, late in found.items() if self._late.get(id) != late}
        self._late |= found
        if changed:
            self._put({row.id: replace(row, late=found[row.id]) for row in self._all if row.id in changed})
            self.dataChanged.emit(self.index(0, LATE), self.index(len(self._shown) - 1, LATE))

    def _arrange(self) -> None:
        if self._by == LATE:
            self._count(row.id for row in self._all)
        if self._by in (STARTUP, LATE, GOAL, RISKS) and len(self._filled) < len(self._all):
            self._take(self._fill([row for row in self._all if row.id not in self._filled]))
        self.beginResetModel()
        rows = self._all
        if self._words:
            rows = [row for row in rows if all(word in _haystack(row) for word in self._words)]
        self._shown = sorted(
            rows, key=lambda row: _key(row, self._by), reverse=self._order == Qt.SortOrder.DescendingOrder
        )
        self.endResetModel()


def _haystack(row: PortfolioRow) -> str:
    return f"{row.name} {deal_words(row.variant, row.deal_type)} {row.manager} {row.stage}".casefold()


def _key(row: PortfolioRow, column: int) -> tuple[object, ...]:
    name = row.name.casefold()
    match column:
        case 1:
            return row.variant, row.deal_type, name
        case 2:
            return row.tier, name
        case 3:
            return row.manager.casefold(), name
        case 4:
            return _STAGES.index(row.stage) if row.stage in _STAGES else 9, name
        case 5:
            return row.tasks_done / row.tasks if row.tasks else -1.0, name
        case 6:
            return row.late or 0, name
        case 7:
            return row.next_anchor_on or date.max, name
        case 8:
            return row.high_risks, name
        case _:
            return (name,)


_STAGES = ("want", "get", "startup", "operate", "wind-down")
