"""Everything that the desk holds about one alliance, in memory."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from alliance_desk.records.alliance import Alliance, Anchor, AnchorKind, Partner
from alliance_desk.records.base import AllianceRecord, Record
from alliance_desk.records.people import Person

R = TypeVar("R", bound=AllianceRecord)
D = TypeVar("D")


class Dossier:
    """One alliance and all of its records: what assessment, pictures and documents read.

    Records in a dossier are snapshots: they are replaced, never changed. A row keeps the place in
    which it was put, so registers without a ``position`` show the order of entry.
    """

    def __init__(self, alliance: Alliance, records: Iterable[AllianceRecord] = ()) -> None:
        self._alliance = alliance
        self._derived: dict[Hashable, Any] = {}
        self._tables: dict[type[Record], dict[UUID, Any]] = {}
        for record in records:
            self.put(record)

    @property
    def alliance(self) -> Alliance:
        """The alliance itself."""
        return self._alliance

    @alliance.setter
    def alliance(self, alliance: Alliance) -> None:
        self._derived.clear()
        self._alliance = alliance

    def derived(self, key: Hashable, make: Callable[[], D]) -> D:
        """Return what ``make`` works out from these records, made once until one of them changes."""
        if key not in self._derived:
            self._derived[key] = make()
        return self._derived[key]

    def put(self, record: AllianceRecord) -> None:
        """Add a record, or replace the one with the same id."""
        self._derived.clear()
        self._tables.setdefault(type(record), {})[record.id] = record

    def drop(self, kind: type[AllianceRecord], id: UUID) -> None:
        """Forget a record; one that is not here is no error."""
        self._derived.clear()
        self._tables.get(kind, {}).pop(id, None)

    def all(self, kind: type[R], /, **fields: object) -> list[R]:
        """Return the records of ``kind`` whose fields equal ``fields``, by position, then by entry."""
        rows = [
            row
            for row in self._tables.get(kind, {}).values()
            if all(getattr(row, name) == value for name, value in fields.items())
        ]
        if "position" in kind.model_fields:
            rows.sort(key=lambda row: row.position)
        return rows

    def one(self, kind: type[R], /, **fields: object) -> R | None:
        """Return the first such record, or None."""
        return next(iter(self.all(kind, **fields)), None)

    def get(self, kind: type[R], id: UUID | None) -> R | None:
        """Return the record with this id, or None."""
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
        return next((at for at, partner in enumerate(self.partners) if partner.id == partner_id), -1)

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
