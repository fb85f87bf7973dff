"""How many seats each person holds, and when a charter is to be looked at again (B12)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from alliance_desk.assessment.homes import at
from alliance_desk.assessment.place import Gap
from alliance_desk.assessment.wording import count, listed, near_date
from alliance_desk.playbook import Playbook
from alliance_desk.records import Charter, Committee, Dossier, Person, Seat, SeatRole

LIMIT = 3
"""More seats than this are too many for anyone but an alliance manager."""

SOON = timedelta(days=14)
"""How long before its review date a charter is told of."""


@dataclass(frozen=True)
class SeatLoad:
    """The seats of one person."""

    person: Person
    committees: tuple[Committee, ...]
    """Each body once, in the order of the register."""
    alliance_manager: bool
    """Sits everywhere as the alliance manager: no number is too many."""

    @property
    def seats(self) -> int:
        return len(self.committees)

    @property
    def over(self) -> bool:
        return self.seats > LIMIT and not self.alliance_manager


@dataclass(frozen=True)
class Review:
    """When the charter of a body is to be looked at again."""

    committee: Committee
    on: date | None
    due: bool
    """The day has come, or comes within two weeks."""


def seat_load(dossier: Dossier) -> tuple[SeatLoad, ...]:
    """Return everyone who has a seat, the most loaded first (B12)."""
    seats: dict[UUID, list[Seat]] = defaultdict(list)
    for seat in dossier.all(Seat):
        if seat.person_id is not None:
            seats[seat.person_id].append(seat)
    bodies = dossier.all(Committee)
    found: list[SeatLoad] = []
    for person in dossier.all(Person):
        if own := seats.get(person.id):
            ids = {seat.committee_id for seat in own}
            manages = is_alliance_manager(person) or all(
                seat.role == SeatRole.ALLIANCE_MANAGER for seat in own
            )
            found.append(SeatLoad(person, tuple(body for body in bodies if body.id in ids), manages))
    return tuple(sorted(found, key=lambda load: -load.seats))


def is_alliance_manager(person: Person) -> bool:
    """Tell whether someone manages the alliance, by the role in the startup team or the title."""
    said = f"{person.startup_role} {person.title}".casefold()
    return any(words in said for words in ("alliance manager", "alliance lead", "alliance director"))


def reviews(dossier: Dossier, today: date) -> tuple[Review, ...]:
    """Return when each charter is to be looked at again, the earliest first; without a date last (B12)."""
    charters = {charter.committee_id: charter for charter in dossier.all(Charter)}
    found: list[Review] = []
    for body in dossier.all(Committee):
        if not body.chartered:
            continue
        charter = charters.get(body.id)
        on = charter.review_on if charter else None
        found.append(Review(body, on, on is not None and on <= today + SOON))
    return tuple(sorted(found, key=lambda review: review.on or date.max))


def seat_gaps(dossier: Dossier, playbook: Playbook, today: date) -> tuple[Gap, ...]:
    """Return who has too many seats, and which charters are due for review (B12)."""
    found = [
        Gap(
            f"{load.person.name or 'Someone'} has {count(load.seats, 'seat')}, more than {LIMIT}:"
            f" {listed([body.label or 'a committee' for body in load.committees])}",
            at(playbook, "seats", "person_id", load.committees[0].id),
        )
        for load in seat_load(dossier)
        if load.over
    ]
    found += [
        Gap(
            f"The charter of {review.committee.label or 'a committee'} is to be reviewed by"
            f" {near_date(review.on, today)}",
            at(playbook, "charters", "review_on", review.committee.id),
        )
        for review in reviews(dossier, today)
        if review.due and review.on is not None
    ]
    return tuple(found)
