"""What can be done to the rows of a register; each is one edit and one step to undo."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from uuid import UUID, uuid4

from pydantic import ValidationError
from sqlmodel import Session

from alliance_desk.gui.models.columns import Column, Unfit
from alliance_desk.gui.models.records import RecordTableModel
from alliance_desk.gui.registers.register import Register
from alliance_desk.gui.words import count, tr
from alliance_desk.records import AllianceRecord
from alliance_desk.store import removal


@dataclass(frozen=True)
class Misfit:
    """A pasted cell that a column could not take."""

    row: int
    column: str
    text: str
    why: str

    def __str__(self) -> str:
        return tr("Row %1, %2: “%3” – %4", self.row, self.column, self.text, self.why)


@dataclass(frozen=True)
class Pasted:
    """What came of a paste."""

    cells: int
    added: int
    misfits: tuple[Misfit, ...]

    def __str__(self) -> str:
        cells = count(self.cells, tr("%1 cell pasted"), tr("%1 cells pasted"))
        rows = count(self.added, tr("%1 row added"), tr("%1 rows added"))
        return f"{cells}, {rows}." if self.added else f"{cells}."


def add(model: RecordTableModel, register: Register, values: Mapping[str, Any]) -> UUID:
    """Add a row at the end."""
    with model.alliance.store.edit(tr("Add %1", register.one)) as session:
        record = _new(model, register, values, len(model.all_rows()))
        session.add(record)
    return record.id


def duplicate(model: RecordTableModel, register: Register, ids: Sequence[UUID]) -> list[UUID]:
    """Add a copy of each row at the end."""
    rows = _records(model, ids)
    label = _many(tr("Duplicate %1"), model, register, rows)
    made: list[UUID] = []
    last = len(model.all_rows())
    with model.alliance.store.edit(label) as session:
        for at, row in enumerate(rows):
            values = {
                name: value for name, value in row.values().items() if name not in ("id", *register.alone)
            }
            record = _new(model, register, values, last + at)
            session.add(record)
            made.append(record.id)
    return made


def remove(model: RecordTableModel, register: Register, ids: Sequence[UUID]) -> tuple[str, str]:
    """Delete rows with all that belongs to them; return what the edit is called, and what to say of it."""
    rows = _records(model, ids)
    label, told = (_many(words, model, register, rows) for words in (tr("Delete %1"), tr("Deleted %1")))
    with model.alliance.store.edit(label) as session:
        for row in rows:
            # A row that went together with an earlier one is gone already.
            if (record := session.get(model.record, row.id)) is not None:
                removal.remove(session, record)
    return label, told


def move(model: RecordTableModel, register: Register, ids: Sequence[UUID], by: int) -> bool:
    """Move rows one place up (-1) or down (1); return False where there is no further to go."""
    rows = {row.id: row for row in model.all_rows()}
    order = list(rows)

    def group(id: UUID) -> Any:
        return getattr(rows[id], register.group) if register.group else None

    def together(at: int, to: int) -> bool:
        return group(order[at]) == group(order[to])

    chosen = set(ids)
    along = range(len(order)) if by < 0 else range(len(order) - 1, -1, -1)
    moved = False
    for at in along:
        to = at + by
        if order[at] in chosen and 0 <= to < len(order) and order[to] not in chosen and together(at, to):
            order[at], order[to] = order[to], order[at]
            moved = True
    if not moved:
        return False
    words = tr("Move %1 up") if by < 0 else tr("Move %1 down")
    label = _many(words, model, register, _records(model, ids))
    places = _exchanged(register, rows, order) or _counted(register, rows, order)
    with model.alliance.store.edit(label) as session:
        for id, place in places.items():
            setattr(session.get_one(model.record, id), register.order, place)
    return True


def _exchanged(
    register: Register, rows: Mapping[UUID, AllianceRecord], order: Sequence[UUID]
) -> dict[UUID, int]:
    """Return new places for the rows that changed theirs, which they exchange; none where some share one."""
    places = [getattr(row, register.order) for row in rows.values()]
    if register.order != "position" or any(one >= next for one, next in pairwise(places)):
        return {}
    slots = zip(order, rows, places, strict=True)
    return {id: place for id, before, place in slots if id != before}


def _counted(
    register: Register, rows: Mapping[UUID, AllianceRecord], order: Sequence[UUID]
) -> dict[UUID, int]:
    """Return places counted from the first, for the rows that do not have theirs yet."""
    first = 1 if register.order != "position" else 0
    places: dict[UUID, int] = {}
    counted: dict[Any, int] = {}
    for id in order:
        inside = getattr(rows[id], register.group) if register.group else None
        place = counted[inside] = counted.get(inside, first - 1) + 1
        if getattr(rows[id], register.order) != place:
            places[id] = place
    return places


def paste(
    model: RecordTableModel,
    register: Register,
    row: int,
    column: int,
    cells: Sequence[Sequence[str]],
    left: Callable[[Session, Sequence[Misfit]], None] = lambda session, misfits: None,
) -> Pasted:
    """Put a block of texts into the table from a cell on; rows beyond the last are added.

    A first line of headings says which column is which. A blank leaves what is there. A text that does
    not fit changes nothing; ``left`` is given all of them, to keep them in the same edit.
    """
    columns = _headed(model, cells[0]) if len(cells) > 1 else None
    if columns is not None:
        cells = cells[1:]
    else:
        columns = model.columns[column:]
    targets = list(model.rows[row:])
    misfits: list[Misfit] = []
    filled = added = 0
    with model.alliance.store.edit(tr("Paste into %1", register.many)) as session:
        for at, texts in enumerate(cells):
            if not any(text.strip() for text in texts):
                continue
            new = None
            if at < len(targets):
                record = session.get_one(model.record, targets[at].id)
            else:
                values = register.defaults(model.alliance, model.rows[-1] if model.rows else None)
                if not register.adds or values is None:
                    why = tr(register.needs) or tr("there are no more rows")
                    misfits.append(Misfit(at + 1, columns[0].title, " ".join(texts), why))
                    continue
                record = new = _new(model, register, values, len(model.all_rows()) + added)
                session.add(new)
            done = _paste_row(session, model, record, columns, texts, at + 1, misfits)
            filled += done
            if new is not None and done:
                added += 1
            elif new is not None:
                session.expunge(new)
        left(session, misfits)
    return Pasted(filled, added, tuple(misfits))


def _headed(model: RecordTableModel, first: Sequence[str]) -> tuple[Column, ...] | None:
    """Return the columns that a line of headings names, or None where it is no such line."""
    titled = {_folded(column.title): column for column in model.columns}
    found = [titled.get(_folded(text)) for text in first]
    named = tuple(column for column in found if column is not None)
    return named if named and len(named) == len(found) else None


def _paste_row(
    session: Session,
    model: RecordTableModel,
    record: AllianceRecord,
    columns: Sequence[Column],
    texts: Sequence[str],
    number: int,
    misfits: list[Misfit],
) -> int:
    filled = 0
    for at, text in enumerate(texts):
        if not text.strip():
            continue
        if at >= len(columns):
            misfits.append(Misfit(number, tr("no column"), text, tr("the table has no further columns")))
            continue
        column = columns[at]
        try:
            if not column.editable:
                raise Unfit(tr("this column is not edited here"))
            value = column.read(text, record, model.alliance.dossier)
            if value != column.value(record):
                column.write(session, record, value)
            filled += 1
        except Unfit as error:
            misfits.append(Misfit(number, column.title, text, str(error)))
        except ValidationError as error:
            misfits.append(Misfit(number, column.title, text, error.errors()[0]["msg"]))
    return filled


def _new(
    model: RecordTableModel, register: Register, values: Mapping[str, Any], count: int
) -> AllianceRecord:
    """Return a new record that comes last."""
    fields = {**model.where, **values, "id": uuid4(), "alliance_id": model.alliance.id}
    if register.order:
        inside = fields.get(register.group)
        rows = [
            row for row in model.all_rows() if not register.group or getattr(row, register.group) == inside
        ]
        last = max((getattr(row, register.order) for row in rows), default=-1)
        first = 1 if register.order != "position" else 0
        fields[register.order] = max(last + 1, 0 if register.group else count, first)
    return model.record(**fields)


def _records(model: RecordTableModel, ids: Iterable[UUID]) -> list[AllianceRecord]:
    found = (model.alliance.dossier.get(model.record, id) for id in ids)
    return [record for record in found if record is not None]


def _many(words: str, model: RecordTableModel, register: Register, rows: Sequence[AllianceRecord]) -> str:
    if len(rows) != 1:
        return words.replace("%1", f"{len(rows)} {register.many}")
    name = model.called(rows[0])
    return words.replace("%1", f"{register.one} {name}" if name else register.one)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
