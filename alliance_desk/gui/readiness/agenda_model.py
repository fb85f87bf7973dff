"""The agenda as a Qt table: a heading for each day, and its items with their times."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from alliance_desk.assessment.agenda import Day, Slot, clock, over_words, read_time, run_sheet
from alliance_desk.gui.models.references import short_name
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.words import day, tr
from alliance_desk.records import AgendaItem, MeetingForm, Person

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
START, MINUTES, ITEM, WHO, ZONES = range(5)
TITLES = ("Time", "Min", "Item", "Presenters", "Zones")
SEPARATOR = " · "
SATURDAY = 5
NAMES = ("fixed start", "minutes", "title")
FIELDS = ("starts_at", "minutes", "title", "presenter_id", "")


@dataclass(frozen=True)
class Line:
    """A row of the table: the heading of a day, or an item in it."""

    day: Day
    slot: Slot | None = None

    @property
    def id(self) -> UUID | None:
        return self.slot.item.id if self.slot else None


class AgendaModel(QAbstractTableModel):
    """One of the two agendas, worked out anew after every edit."""

    refused = Signal(str)
    """A value was not taken, and why."""

    def __init__(self, alliance: OpenAlliance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._alliance = alliance
        self.form = MeetingForm.IN_PERSON
        self.days: tuple[Day, ...] = ()
        self.lines: list[Line] = []

    def show_form(self, form: MeetingForm) -> None:
        """Show one of the two agendas as it is now."""
        self.form = form
        self.days = run_sheet(self._alliance.dossier, form)
        lines = [line for each in self.days for line in (Line(each), *(Line(each, s) for s in each.slots))]
        if [(line.day.number, line.id) for line in lines] == [
            (line.day.number, line.id) for line in self.lines
        ]:
            self.lines = lines
            if lines:
                self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, ZONES))
            return
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def row_of(self, id: UUID | None) -> int:
        """Return the row of an item, or -1."""
        return next((at for at, line in enumerate(self.lines) if id is not None and line.id == id), -1)

    def item(self, row: int) -> AgendaItem | None:
        """Return the item of a row; None for a heading."""
        slot = self.lines[row].slot if 0 <= row < len(self.lines) else None
        return slot.item if slot else None

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(TITLES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(TITLES[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line, column = self.lines[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(line, column)
        if role == Qt.ItemDataRole.EditRole and line.slot:
            item = line.slot.item
            return (item.starts_at, str(item.minutes), item.title, None, None)[column]
        if role == Qt.ItemDataRole.ToolTipRole and line.slot:
            return line.slot.problem or self.text(line, column) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            beneath = self.beneath(line, column)[0] if line.slot else self.state(line.day)[0]
            said = self.text(line, column) or tr("empty")
            told = f"{said}, {beneath}" if beneath else said
            return f"{tr(TITLES[column])}: {told}" if line.slot else told
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.lines[index.row()].slot is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() in (START, MINUTES, ITEM) else flags

    def text(self, line: Line, column: int) -> str:
        """Return what stands in a cell."""
        if line.slot is None:
            return self.heading(line.day) if column == START else ""
        slot, item = line.slot, line.slot.item
        if column == START:
            return f"{clock(slot.starts)} – {clock(slot.ends)}"
        if column == WHO:
            names = [self._name(item.presenter_id), self._name(item.counterpart_id)]
            return SEPARATOR.join(name for name in names if name)
        if column == ZONES:
            return SEPARATOR.join(f"{zone} {at}" for zone, at in slot.zones)
        return (str(item.minutes), item.title or tr("(no title)"))[column - MINUTES]

    def beneath(self, line: Line, column: int) -> tuple[str, str]:
        """Return the second line of a cell and its colour."""
        if line.slot is None:
            return "", ""
        slot, item = line.slot, line.slot.item
        if column == START and slot.problem:
            return tr("“%1” is no time", item.starts_at), "bad"
        if column == START and slot.overlap:
            return tr("overlaps %1 min", slot.overlap), "bad"
        if column == START and item.starts_at.strip():
            return tr("fixed"), "muted"
        if column == ITEM:
            marks = [tr("in parallel")] * item.parallel + [tr("social")] * item.social
            return " · ".join([*marks, item.outcome] if item.outcome else marks), "muted"
        return "", ""

    def heading(self, each: Day) -> str:
        """Return ``Day 1 · 1 Dec``, and say where a weekend lies before it."""
        word = tr("Block %1") if self.form == MeetingForm.REMOTE else tr("Day %1")
        name = word.replace("%1", str(each.number))
        if each.on is None:
            return f"{name} · {tr('date not known')}"
        before = next((other.on for other in self.days if other.number == each.number - 1), None)
        weekend = (
            before is not None
            and before.weekday() < SATURDAY <= before.weekday() + (each.on - before).days - 1
        )
        return f"{name} · {day(each.on)}" + (f", {tr('after the weekend')}" if weekend else "")

    def state(self, each: Day) -> tuple[str, str]:
        """Return how a day ends, in words, and the colour of that."""
        if not each.slots:
            return tr("nothing planned"), "wait"
        if each.over_minutes:
            return f"▲ {tr('ends %1, %2', clock(each.ends), over_words(each))}", "bad"
        return f"✓ {tr('ends %1', clock(each.ends))}", "good"

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        item, column = self.item(index.row()), index.column()
        if role != Qt.ItemDataRole.EditRole or item is None or column > ITEM:
            return False
        text = " ".join(str(value).split())
        new: str | int = text
        if column == START and text:
            # A text that is no time is kept as it was typed, and told beneath the table: nothing is lost.
            with suppress(ValueError):
                new = clock(read_time(text))
        if column == MINUTES:
            if not text.isdecimal() or int(text) > 1440:
                self.refused.emit(tr("“%1” is no number of minutes between 0 and 1440.", text))
                return False
            new = int(text)
        field = FIELDS[column]
        if new == getattr(item, field):
            return False
        label = tr("Change %1 of %2", tr(NAMES[column]), item.title or tr("agenda item"))
        with self._alliance.store.edit(label) as session:
            setattr(session.get_one(AgendaItem, item.id), field, new)
        return True

    def _name(self, id: UUID | None) -> str:
        person = self._alliance.dossier.get(Person, id)
        return short_name(person.name) if person else ""
