"""What contradicts itself or cannot be: one person on two sides, an end before its start, and so on.

These are never refused when they are typed; they are said until they are settled (handbook 5.7, S08, S30).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from alliance_desk.assessment.homes import at
from alliance_desk.assessment.index import Index
from alliance_desk.assessment.place import Gap
from alliance_desk.assessment.seat_load import seat_gaps
from alliance_desk.assessment.stakeholders import unconfirmed
from alliance_desk.assessment.wording import count, listed
from alliance_desk.assessment.workplan import workplan
from alliance_desk.records import Assumption, AssumptionState, Objective, Person


def problems(index: Index) -> tuple[Gap, ...]:
    """Return every contradiction in an alliance, each with the field that settles it."""
    kinds = (_objectives, _both_sides, _committees, _dates, _assumptions, _commitments, _seats)
    return tuple(gap for find in kinds for gap in index.once(find, lambda find=find: tuple(find(index))))


def _objectives(index: Index) -> Iterator[Gap]:
    """Yield objectives that get in each other's way without a word on what is done about it (S08)."""
    for row in index.dossier.all(Objective):
        other = index.dossier.get(Objective, row.conflicts_with_id)
        if other is not None and other.id != row.id and not (row.conflict.strip() or _answered(row, other)):
            text = f"Two objectives conflict and nothing is said about it: {_short(row.text)}"
            yield Gap(text, at(index.playbook, "objectives", "conflict", row.id), "risk")


def _answered(row: Objective, other: Objective) -> bool:
    """Tell whether the conflict is said at the other objective."""
    return other.conflicts_with_id == row.id and bool(other.conflict.strip())


def _both_sides(index: Index) -> Iterator[Gap]:
    """Yield people who stand on the register of two partners, by e-mail address or by name."""
    found: dict[str, list[Person]] = defaultdict(list)
    for person in index.people:
        for said in (person.email, person.name):
            if key := " ".join(said.casefold().split()):
                found[key].append(person)
    sides = {partner.id: partner.label for partner in index.partners}
    told: set[frozenset[UUID]] = set()
    for people in found.values():
        on = {person.partner_id: person for person in people if person.partner_id in sides}
        ids = frozenset(person.id for person in on.values())
        if len(on) > 1 and ids not in told:
            told.add(ids)
            last = list(on.values())[-1]
            names = listed([sides[id] for id in on if id is not None])
            text = f"{last.name.strip() or last.email.strip()} stands on the register of {names}"
            yield Gap(text, at(index.playbook, "people", "partner_id", last.id), "risk")


def _committees(index: Index) -> Iterator[Gap]:
    """Yield committees without members."""
    seats = index.seats
    for body in index.committees:
        if not any(index.owner(seat.person_id) for seat in seats.get(body.id, ())):
            text = f"{body.label or 'A committee without a name'} has no members"
            yield Gap(text, at(index.playbook, "seats", "person_id", body.id), "risk")


def _dates(index: Index) -> Iterator[Gap]:
    """Yield what ends before it starts or can never start."""
    for gap in workplan(index.dossier, index.playbook, index.today).problems:
        yield replace(gap, text=gap.text.rstrip("."))
    for body in index.committees:
        charter = index.charters.get(body.id)
        if (
            charter
            and charter.effective_on
            and charter.review_on
            and charter.review_on < charter.effective_on
        ):
            text = f"The charter of {body.label or 'a committee'} is reviewed before it takes effect"
            yield Gap(text, at(index.playbook, "charters", "review_on", body.id), "risk")


def _assumptions(index: Index) -> Iterator[Gap]:
    """Yield the warning that one product or customer carries all (S30), and assumptions that failed."""
    for row in index.dossier.all(Assumption):
        if row.carries_all and row.state != AssumptionState.HOLDS:
            text = f"One product or customer carries it all, which is not proven: {_short(row.text)}"
            yield Gap(text, at(index.playbook, "assumptions", "carries_all", row.id), "risk")


def _commitments(index: Index) -> Iterator[Gap]:
    """Yield one gap a partner for time of its startup team that is not confirmed (S58)."""
    waiting = unconfirmed(index.dossier)
    for partner in index.partners:
        people = [person for person in waiting if person.partner_id == partner.id]
        if people:
            text = (
                f"{count(len(people), 'member')} of the startup team of {partner.label}"
                f" {'has' if len(people) == 1 else 'have'} no time confirmed by a line manager"
            )
            yield Gap(text, at(index.playbook, "commitments", "commitment_by", people[0].id))


def _seats(index: Index) -> Iterator[Gap]:
    """Yield who holds too many seats, and charters that are due for review (B12)."""
    yield from seat_gaps(index.dossier, index.playbook, index.today)


def _short(text: str) -> str:
    line = text.strip().split("\n", 1)[0]
    return line if len(line) <= 60 else f"{line[:59].rstrip()}…"
