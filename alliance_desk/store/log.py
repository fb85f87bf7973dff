"""The edit log: what each step changed, in the same file and the same transaction."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum, StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Integer, String, Table
from sqlmodel import SQLModel

from alliance_desk.records import RECORDS, Record
from alliance_desk.store.changeset import Changeset, Deleted, Inserted, RowChange, Updated, Values

EDIT_LOG = Table(
    "edit_log",
    SQLModel.metadata,
    Column("seq", Integer, primary_key=True),
    Column("step", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("label", String, nullable=False),
    Column("made_at", String, nullable=False),
    Column("changes", String, nullable=False),
)
"""A row for each edit, undo and redo; ``step`` is the ``seq`` of the edit that it is about."""

_REMEMBERED = 5000
"""How many rows of the log are looked at for steps to undo after a restart."""


class Kind(StrEnum):
    """How a row of the log came about."""

    EDIT = "edit"
    UNDO = "undo"
    REDO = "redo"
    UPDATE = "update"
    """Another schema: older steps describe tables that are no more, so they cannot be undone."""


@dataclass(frozen=True)
class HistoryEntry:
    """One line of the history."""

    seq: int
    label: str
    made_at: datetime
    kind: Kind


@dataclass(frozen=True)
class Step:
    """An edit that can be undone or redone."""

    seq: int
    label: str


class EditLog:
    """The rows of the log, and the steps to undo and redo that follow from them."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self.undoable: list[Step] = []
        self.redoable: list[Step] = []
        self.last: datetime | None = None
        self._seq = 0
        rows = connection.execute(
            "SELECT seq, step, kind, label, made_at FROM edit_log ORDER BY seq DESC LIMIT ?", (_REMEMBERED,)
        ).fetchall()
        for seq, step, kind, label, made_at in reversed(rows):
            self._seq, self.last = seq, datetime.fromisoformat(made_at)
            self._move(Step(step, label), Kind(kind))

    def write(self, kind: Kind, changeset: Changeset, step: Step | None = None) -> int:
        """Write a row within the open transaction; an edit with a ``step`` takes that step's place.

        The steps themselves change with ``written``, once the transaction is on disk.
        """
        seq = step.seq if step and kind is Kind.EDIT else self._seq + 1
        self._connection.execute(
            "INSERT OR REPLACE INTO edit_log (seq, step, kind, label, made_at, changes) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            (
                seq,
                step.seq if step else seq,
                kind.value,
                changeset.label,
                datetime.now(UTC).isoformat(timespec="milliseconds"),
                encoded(changeset),
            ),
        )
        return seq

    def written(self, seq: int, kind: Kind, step: Step) -> None:
        """Note that the row ``seq`` is on disk."""
        replaced = seq == self._seq
        self._seq, self.last = seq, datetime.now(UTC)
        if not replaced:
            self._move(step, kind)

    def changeset(self, step: Step) -> Changeset:
        """Read what a step changed."""
        row = self._connection.execute("SELECT changes FROM edit_log WHERE seq = ?", (step.seq,)).fetchone()
        return decoded(step.label, row[0])

    def history(self, limit: int) -> list[HistoryEntry]:
        """Return the newest rows, newest first."""
        rows = self._connection.execute(
            "SELECT seq, label, made_at, kind FROM edit_log ORDER BY seq DESC LIMIT ?", (limit,)
        )
        return [
            HistoryEntry(seq, label, datetime.fromisoformat(at), Kind(kind)) for seq, label, at, kind in rows
        ]

    def _move(self, step: Step, kind: Kind) -> None:
        match kind:
            case Kind.EDIT:
                self.redoable.clear()
                self.undoable.append(step)
            case Kind.UNDO:
                if step in self.undoable[-1:]:
                    self.undoable.pop()
                self.redoable.append(step)
            case Kind.REDO:
                if step in self.redoable[-1:]:
                    self.redoable.pop()
                self.undoable.append(step)
            case Kind.UPDATE:
                self.undoable.clear()
                self.redoable.clear()


_BY_TABLE = {record.__table__.name: record for record in RECORDS}


def encoded(changeset: Changeset) -> str:
    """Return the row changes as JSON that keeps each value's type."""
    return json.dumps([_row(change) for change in changeset], ensure_ascii=False, separators=(",", ":"))


def decoded(label: str, text: str) -> Changeset:
    """Return the changeset that was ``encoded``."""
    return Changeset(label, tuple(_changes(json.loads(text))))


def _row(change: RowChange) -> list[Any]:
    head = [change.record.__table__.name, change.id.hex]
    match change:
        case Inserted(values=values):
            return ["+", *head, _packed(values)]
        case Updated(before=before, after=after):
            return ["~", *head, _packed(before), _packed(after)]
        case Deleted(values=values):
            return ["-", *head, _packed(values)]


def _changes(rows: list[list[Any]]) -> Iterator[RowChange]:
    for sign, table, id, *values in rows:
        record = _BY_TABLE[table]
        first, *second = (_unpacked(record, packed) for packed in values)
        match sign:
            case "+":
                yield Inserted(record, UUID(id), first)
            case "~":
                yield Updated(record, UUID(id), first, *second)
            case _:
                yield Deleted(record, UUID(id), first)


def _packed(values: Values) -> Values:
    return {name: _tagged(value) for name, value in values.items()}


def _tagged(value: Any) -> Any:
    """Return a value that JSON has, or an object with the type as its only key."""
    match value:
        case None | bool() | int() | float():
            return value
        case Enum():
            return {"enum": value.value}
        case str():
            return value
        case datetime():
            return {"datetime": value.isoformat()}
        case date():
            return {"date": value.isoformat()}
        case UUID():
            return {"uuid": value.hex}
        case _:
            return {"json": value}


def _unpacked(record: type[Record], values: Values) -> Values:
    return {name: _untagged(record, name, value) for name, value in values.items()}


def _untagged(record: type[Record], name: str, value: Any) -> Any:
    match value:
        case {"enum": text}:
            return record.__table__.columns[name].type.python_type(text)
        case {"datetime": text}:
            return datetime.fromisoformat(text)
        case {"date": text}:
            return date.fromisoformat(text)
        case {"uuid": text}:
            return UUID(text)
        case {"json": inner}:
            return inner
        case _:
            return value
