"""What one edit did to the rows, and the same edit the other way round."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from alliance_desk.records import Alliance, AllianceRecord, Dossier, Record

Values = dict[str, Any]


@dataclass(frozen=True)
class Inserted:
    """A row that is new."""

    record: type[Record]
    id: UUID
    values: Values

    def inverted(self) -> Deleted:
        """Return what takes the row away again."""
        return Deleted(self.record, self.id, self.values)


@dataclass(frozen=True)
class Updated:
    """A row with other values than before; only the fields that differ."""

    record: type[Record]
    id: UUID
    before: Values
    after: Values

    def inverted(self) -> Updated:
        """Return what brings the former values back."""
        return Updated(self.record, self.id, self.after, self.before)


@dataclass(frozen=True)
class Deleted:
    """A row that is gone."""

    record: type[Record]
    id: UUID
    values: Values

    def inverted(self) -> Inserted:
        """Return what brings the row back."""
        return Inserted(self.record, self.id, self.values)


RowChange = Inserted | Updated | Deleted


@dataclass(frozen=True)
class Changeset:
    """The row changes of one edit: at most one a row, in the order in which rows were first touched."""

    label: str
    changes: tuple[RowChange, ...]

    def __iter__(self) -> Iterator[RowChange]:
        return iter(self.changes)

    def inverted(self) -> Changeset:
        """Return the changeset that undoes this one."""
        return Changeset(self.label, tuple(change.inverted() for change in reversed(self.changes)))

    def joined(self, later: Changeset) -> Changeset | None:
        """Return both as one, if the later only goes on writing what this one wrote.

        That is the same fields of the same rows again, or a field of a row that this one made: the
        first letter of an answer makes its row.
        """
        made = {change.id for change in self.changes if isinstance(change, Inserted)}
        rewritten = self.fields == later.fields if self.fields else {id for _, id, _ in later.fields} <= made
        if not later.fields or not rewritten:
            return None
        return Changeset(self.label, net((*self.changes, *later.changes)))

    @property
    def fields(self) -> frozenset[tuple[type[Record], UUID, str]]:
        """The fields that were written; empty if rows came or went."""
        if not all(isinstance(change, Updated) for change in self.changes):
            return frozenset()
        return frozenset(
            (change.record, change.id, name)
            for change in self.changes
            if isinstance(change, Updated)
            for name in change.after
        )


def net(changes: Iterable[RowChange]) -> tuple[RowChange, ...]:
    """Add up the changes, so that each row appears once, or not at all if it is as it was."""
    rows: dict[tuple[type[Record], UUID], RowChange] = {}
    for change in changes:
        key = change.record, change.id
        added = _sum(rows[key], change) if key in rows else change
        if added is None:
            del rows[key]
        else:
            rows[key] = added
    return tuple(rows.values())


def _sum(first: RowChange, second: RowChange) -> RowChange | None:
    """Return the one change that does what two did to the same row."""
    match first, second:
        case Inserted(values=values), Updated(after=after):
            return Inserted(first.record, first.id, values | after)
        case Inserted(), Deleted():
            return None
        case Updated(), Updated():
            return _difference(
                first.record, first.id, second.before | first.before, first.after | second.after
            )
        case Updated(before=before), Deleted(values=values):
            return Deleted(first.record, first.id, values | before)
        case Deleted(values=before), Inserted(values=after):
            return _difference(first.record, first.id, before, after)
        case _:
            raise ValueError("two changes that cannot follow one another")


def _difference(record: type[Record], id: UUID, before: Values, after: Values) -> Updated | None:
    names = [name for name in before if not same(before[name], after[name])]
    if not names:
        return None
    return Updated(record, id, {name: before[name] for name in names}, {name: after[name] for name in names})


def same(one: object, other: object) -> bool:
    """Compare two values as they are stored: within JSON, 1 and True and 1.0 are three things."""
    return type(one) is type(other) and one == other and repr(one) == repr(other)


def apply_to(changeset: Changeset, dossier: Dossier) -> None:
    """Bring a dossier up to date after an edit, without the database.

    Records in a dossier are snapshots, so a changed one is replaced by a new copy.
    """
    for change in changeset:
        record = change.record
        if record is Alliance:
            if isinstance(change, Updated) and change.id == dossier.alliance.id:
                dossier.alliance = Alliance(**(dossier.alliance.values() | change.after))
        elif issubclass(record, AllianceRecord):
            _apply_row(change, record, dossier)


def _apply_row(change: RowChange, record: type[AllianceRecord], dossier: Dossier) -> None:
    match change:
        case Inserted(values=values):
            if values["alliance_id"] == dossier.alliance.id:
                dossier.put(record(**values))
        case Updated(id=id, after=after):
            if old := dossier.get(record, id):
                dossier.put(record(**(old.values() | after)))
        case Deleted(id=id):
            dossier.drop(record, id)
