"""Columns that point at another record: a partner, a person, a committee."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlmodel import Session

from alliance_desk.gui.models.columns import OptionsColumn, Unfit, sentence
from alliance_desk.gui.words import tr
from alliance_desk.records import (
    AllianceRecord,
    Charter,
    CharterStatus,
    Committee,
    Dossier,
    Partner,
    Person,
    Record,
)
from alliance_desk.store.changeset import Deleted, Inserted, RowChange, Updated


@dataclass(frozen=True)
class ReferenceColumn(OptionsColumn):
    """The id of another record, shown by its name."""

    none: str = "None"
    """What is offered for no record at all."""
    empty: str = ""
    """What an empty cell shows, as a chip."""
    required: bool = False
    """True where there must be one."""

    refers: type[AllianceRecord] = Partner
    named_by: frozenset[str] = frozenset(("name", "short_name"))

    def options(self, row: Record, dossier: Dossier) -> list[tuple[Any, str]]:
        offered = self.offered(row, dossier)
        now = dossier.get(self.refers, self.value(row))
        if now is not None and now not in offered:
            # What is chosen stays on show, even where it would not be offered today.
            offered = [now, *offered]
        found = [(each.id, self.name(each)) for each in offered]
        return found if self.required else [(None, tr(self.none)), *found]

    def offered(self, row: Record, dossier: Dossier) -> list[Any]:
        """Return the records to choose from."""
        return dossier.all(self.refers)

    def name(self, other: Any) -> str:
        """Return what another record is called here."""
        return getattr(other, "label", None) or other.name or tr("(no name)")

    def text(self, row: Record, dossier: Dossier) -> str:
        other = dossier.get(self.refers, self.value(row))
        return self.name(other) if other else ""

    def write(self, session: Session, record: Any, value: Any) -> None:
        if value is None and self.required:
            raise Unfit(tr("one has to be chosen"))
        super().write(session, record, value)

    def touched(self, change: RowChange, rows: Iterable[Record], dossier: Dossier) -> list[Record]:
        if change.record is not self.refers:
            return []
        if isinstance(change, Updated) and not self.named_by & change.after.keys():
            return []
        return [row for row in rows if self.value(row) == change.id]


@dataclass(frozen=True)
class PartnerColumn(ReferenceColumn):
    """A partner, as a chip in its colour."""

    none: str = "Neither partner"


@dataclass(frozen=True)
class PersonColumn(ReferenceColumn):
    """A person of any partner."""

    none: str = "Nobody yet"
    refers: type[AllianceRecord] = Person
    across: str = ""
    """The field of somebody of another partner: this person is from another one than that."""

    def shown(self, row: Record, dossier: Dossier) -> str:
        # The whole name breaks over two lines; what stands in brackets after it is for the long form.
        return self.text(row, dossier).partition(" (")[0].strip()

    def offered(self, row: Record, dossier: Dossier) -> list[Any]:
        order = {partner.id: at for at, partner in enumerate(dossier.partners)}
        people = [each for each in dossier.all(Person) if each.name and each.id != row.id]
        facing = dossier.get(Person, getattr(row, self.across)) if self.across else None
        if facing is not None and facing.partner_id is not None:
            people = [each for each in people if each.partner_id != facing.partner_id]
        return sorted(
            people, key=lambda each: (order.get(each.partner_id or row.id, 9), each.name.casefold())
        )


@dataclass(frozen=True)
class CounterpartColumn(PersonColumn):
    """The person across the table. A pair is made and broken on both sides at once."""

    empty: str = "none yet"

    def offered(self, row: Record, dossier: Dossier) -> list[Any]:
        own = getattr(row, "partner_id", None)
        others = super().offered(row, dossier)
        return [each for each in others if own is None or each.partner_id != own]

    def write(self, session: Session, record: Any, value: UUID | None) -> None:
        pair(session, record, value)


@dataclass(frozen=True)
class CommitteeColumn(ReferenceColumn):
    """A committee; one cannot report to itself or to a body beneath it."""

    none: str = "None"
    refers: type[AllianceRecord] = Committee

    def offered(self, row: Record, dossier: Dossier) -> list[Any]:
        return [each for each in dossier.all(Committee) if not _reports_to(each, row.id, dossier)]


@dataclass(frozen=True)
class CharterColumn(OptionsColumn):
    """How far the charter of a committee has come, or a field of it."""

    def value(self, row: Record) -> Any:
        return None

    def text(self, row: Record, dossier: Dossier) -> str:
        charter = dossier.one(Charter, committee_id=row.id)
        if charter is None:
            return tr("not begun") if self.field == "status" else ""
        value = getattr(charter, self.field)
        return sentence(value) if self.field == "status" else str(value or "")

    def tone(self, row: Record, dossier: Dossier) -> str:
        """Return the colour of the status chip."""
        charter = dossier.one(Charter, committee_id=row.id)
        if charter is None or charter.status == CharterStatus.DRAFT:
            return "plain"
        return "good" if charter.status == CharterStatus.AGREED else "wait"

    def options(self, row: Record, dossier: Dossier) -> list[tuple[Any, str]]:
        return []

    def touched(self, change: RowChange, rows: Iterable[Record], dossier: Dossier) -> list[Record]:
        if change.record is not Charter:
            return []
        if isinstance(change, Inserted | Deleted):
            committee = change.values["committee_id"]
        else:
            charter = dossier.get(Charter, change.id)
            committee = charter.committee_id if charter and self.field in change.after else None
        return [row for row in rows if row.id == committee]


def pair(session: Session, person: Person, other_id: UUID | None) -> None:
    """Make two people counterparts of one another; whoever they faced before is free again."""
    before = session.get(Person, person.counterpart_id) if person.counterpart_id else None
    if before is not None and before.counterpart_id == person.id and before.id != other_id:
        before.counterpart_id = None
    person.counterpart_id = other_id
    other = session.get(Person, other_id) if other_id else None
    if other is None or other.counterpart_id == person.id:
        return
    left = session.get(Person, other.counterpart_id) if other.counterpart_id else None
    if left is not None and left.counterpart_id == other.id:
        left.counterpart_id = None
    other.counterpart_id = person.id


def short_name(name: str) -> str:
    """Return ``J. Lindqvist``; a name in letters without capitals stays whole."""
    plain = name.partition(" (")[0].strip()
    first, _, last = plain.rpartition(" ")
    if not first or not first[0].isalpha() or first[0].lower() == first[0].upper():
        return plain
    return f"{first[0]}. {last}"


def _reports_to(committee: Committee, id: UUID, dossier: Dossier) -> bool:
    """Tell whether a committee is ``id`` or beneath it; stops where bodies go round in a ring."""
    seen: set[UUID] = set()
    at: Committee | None = committee
    while at is not None and at.id not in seen:
        if at.id == id:
            return True
        seen.add(at.id)
        at = dossier.get(Committee, at.parent_id)
    return False
