"""Everything that the desk holds about one alliance, in memory."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from typing import Any, TypeVar
from uuid import UUID

from alliance_desk.records.alliance import Alliance, Anchor, AnchorKind, Partner
from alliance_desk.records.base import AllianceRecord, Record
from alliance_desk.records.people import Person

R = TypeVar("R", bound=AllianceRecord)
D = TypeVar("D")


@dataclass(slots=True)
class _Derived:
    """A result that was worked out from records, with what it read."""

    make: Callable[[], Any]
    value: Any = None
    reads: dict[Any, None] = field(default_factory=dict)
    """Record classes, and keys of other results, in the order in which they were read."""
    checked: int = 0
    """The edit at which it was last known to hold."""
    changed: int = 0
    """The edit at which its value was last another one."""


class Dossier:
    """One alliance and all of its records: what assessment, pictures and documents read.

    Records in a dossier are snapshots: they are replaced, never changed. A row keeps the place in
    which it was put, so registers without a ``position`` show the order of entry.
    """

    def __init__(self, alliance: Alliance, records: Iterable[AllianceRecord] = ()) -> None:
        self._alliance = alliance
        self._tables: dict[type[Record], dict[UUID, Any]] = {}
        self._rows: dict[type[Record], list[Any]] = {}
        self._sides: dict[UUID, int] | None = None
        self._edit = 0
        self._changed: dict[Any, int] = {}
        self._derived: dict[Hashable, _Derived] = {}
        self._reader: _Derived | None = None
        for record in records:
            self.put(record)

    @property
    def alliance(self) -> Alliance:
        """The alliance itself."""
        self._read(Alliance)
        return self._alliance

    @alliance.setter
    def alliance(self, alliance: Alliance) -> None:
        self._alliance = alliance
        self._changes(Alliance)

    def derived(self, key: Hashable, make: Callable[[], D]) -> D:
        """Return what ``make`` works out from these records, made again only when it may differ.

        It is made again when a record class that it read has changed, or another derived result
        that it read has become another value. ``make`` reads all that it needs before it returns.
        """
        result = self._derived.get(key)
        if result is None:
            result = self._derived[key] = _Derived(make, checked=-1)
        if result.checked != self._edit:
            self._bring_up_to_date(result)
        self._read(key)
        return result.value

    def _bring_up_to_date(self, result: _Derived) -> None:
        if result.checked < 0 or self._outdated(result):
            outer, self._reader = self._reader, result
            result.reads = {}
            try:
                value = result.make()
            except BaseException:
                result.checked = -1
                raise
            finally:
                self._reader = outer
            if result.checked < 0 or value != result.value:
                result.value, result.changed = value, self._edit
        result.checked = self._edit

    def read_by(self, make: Callable[[], object]) -> frozenset[type[Record]]:
        """Return the record classes that ``make`` reads, itself or by way of derived results."""
        found: dict[Any, None] = {}
        outer, self._reader = self._reader, _Derived(make, reads=found)
        try:
            make()
        finally:
            self._reader = outer
        left = list(found)
        for key in left:
            if part := self._derived.get(key):
                left += [each for each in part.reads if each not in found]
                found.update(part.reads)
        return frozenset(key for key in found if isinstance(key, type) and issubclass(key, Record))

    def _outdated(self, result: _Derived) -> bool:
        for key in result.reads:
            part = self._derived.get(key)
            if part is None:
                if self._changed.get(key, 0) > result.checked:
                    return True
                continue
            if part.checked != self._edit:
                self._bring_up_to_date(part)
            if part.changed > result.checked:
                return True
        return False

    def _read(self, key: Any) -> None:
        if self._reader is not None:
            self._reader.reads[key] = None

    def _changes(self, kind: type[Record]) -> None:
        self._edit += 1
        self._changed[kind] = self._edit
        self._rows.pop(kind, None)
        if kind is Partner:
            self._sides = None

    def put(self, record: AllianceRecord) -> None:
        """Add a record, or replace the one with the same id."""
        kind = type(record)
        rows = self._tables.setdefault(kind, {})
        if rows.get(record.id) is record:
            self._derived.clear()  # it was changed in place, so it cannot be compared with what it was
        rows[record.id] = record
        self._changes(kind)

    def drop(self, kind: type[AllianceRecord], id: UUID) -> None:
        """Forget a record; one that is not here is no error."""
        if self._tables.get(kind, {}).pop(id, None) is not None:
            self._changes(kind)

    def all(self, kind: type[R], /, **fields: object) -> list[R]:
        """Return the records of ``kind`` whose fields equal ``fields``, by position, then by entry."""
        self._read(kind)
        rows: list[R] | None = self._rows.get(kind)
        if rows is None:
            rows = list(self._tables.get(kind, {}).values())
            if "position" in kind.model_fields:
                rows.sort(key=attrgetter("position"))
            self._rows[kind] = rows
        if fields:
            return [row for row in rows if all(getattr(row, name) == fields[name] for name in fields)]
        return rows.copy()

    def one(self, kind: type[R], /, **fields: object) -> R | None:
        """Return the first such record, or None."""
        return next(iter(self.all(kind, **fields)), None)

    def get(self, kind: type[R], id: UUID | None) -> R | None:
        """Return the record with this id, or None."""
        self._read(kind)
        return None if id is None else self._tables.get(kind, {}).get(id)

    @property
    def partners(self) -> list[Partner]:
        """Every partner, our own company first."""
        return sorted(self.all(Partner), key=lambda partner: not partner.own)

    @property
    def own(self) -> Partner | None:
        """Our own company."""
        return self.one(Partner, own=True)

    @property
    def others(self) -> list[Partner]:
        """The partners on the other side."""
        return [partner for partner in self.partners if not partner.own]

    def side(self, partner_id: UUID | None) -> int:
        """Return a partner's place: 0 ours, 1 and up theirs; -1 for none. Decides its colour."""
        self._read(Partner)
        if self._sides is None:  # a picture asks for that of every person
            self._sides = {partner.id: at for at, partner in enumerate(self.partners)}
        return -1 if partner_id is None else self._sides.get(partner_id, -1)

    def people(self, partner_id: UUID) -> list[Person]:
        """Return the people of one partner."""
        return self.all(Person, partner_id=partner_id)

    def person_name(self, id: UUID | None) -> str:
        """Return a person's name, or an empty text."""
        person = self.get(Person, id)
        return person.name if person else ""

    def anchor(self, kind: AnchorKind) -> date | None:
        """Return an anchor date, or None while it is not known."""
        row = self.one(Anchor, kind=kind)
        return row.on if row else None
