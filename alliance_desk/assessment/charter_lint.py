"""What a charter gets wrong or leaves open (handbook 4, row 12; 5.3)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from alliance_desk.assessment.homes import at
from alliance_desk.assessment.index import Index
from alliance_desk.assessment.place import Gap, Place, Severity
from alliance_desk.assessment.registers.governance import CHAIRS, RIGHTS, ladder, names_someone
from alliance_desk.assessment.seat_load import LIMIT, is_alliance_manager, seat_load
from alliance_desk.assessment.wording import count, listed, near_date
from alliance_desk.playbook import Playbook
from alliance_desk.playbook.model import RegisterName
from alliance_desk.records import (
    Charter,
    Committee,
    Dossier,
    Meeting,
    NorthStarVersion,
    Person,
    Seat,
    SeatRole,
)

_BOTH = re.compile(r"\b(both|each|every|either|all)\b", re.IGNORECASE)
_AMEND = re.compile(r"\b(amend\w*|chang\w*|alter\w*|modif\w*|vary|varies)\b", re.IGNORECASE)


def lint(dossier: Dossier, committee_id: UUID, playbook: Playbook, today: date) -> tuple[Gap, ...]:
    """Return what is wrong with the charter of a body, each with the field to put it right.

    An informal forum has no charter, so nothing is wrong with it.
    """
    index = Index(dossier, playbook, today)
    return index.once(("lint", committee_id), lambda: _lint(index, committee_id))


def _lint(index: Index, committee_id: UUID) -> tuple[Gap, ...]:
    body = index.dossier.get(Committee, committee_id)
    return tuple(gap for rule in RULES for gap in rule(_Body(index, body))) if body and body.chartered else ()


@dataclass
class _Body:
    """A body with all that its charter is checked against."""

    index: Index
    body: Committee

    @cached_property
    def charter(self) -> Charter:
        """The charter, or an empty one."""
        return self.index.charters.get(self.body.id) or Charter(
            alliance_id=self.body.alliance_id, committee_id=self.body.id
        )

    @cached_property
    def seats(self) -> list[Seat]:
        return self.index.seats.get(self.body.id, [])

    def people(self) -> Iterator[tuple[Seat, Person]]:
        """Yield the seats that are filled, each with its person."""
        for seat in self.seats:
            if person := self.index.dossier.get(Person, seat.person_id):
                yield seat, person

    def gap(
        self,
        text: str,
        register: RegisterName,
        field: str,
        record: UUID | None = None,
        severity: Severity = "gap",
    ) -> Gap:
        place: Place = at(self.index.playbook, register, field, record or self.body.id)
        return Gap(text, place, severity)


def equal_seats(it: _Body) -> Iterator[Gap]:
    """Every partner has as many votes."""
    votes = {partner.id: 0 for partner in it.index.partners}
    for seat in it.seats:
        side = it.index.partner_of.get(seat.person_id) if seat.person_id else None
        side = side or seat.partner_id
        if seat.voting and side is not None and side in votes:
            votes[side] += 1
    if len(set(votes.values())) > 1:
        said = listed([f"{partner.label} {votes[partner.id]}" for partner in it.index.partners])
        yield it.gap(f"Voting seats are not equal: {said}", "seats", "voting", severity="risk")


def chair(it: _Body) -> Iterator[Gap]:
    """Somebody leads it."""
    if not any(seat.role in CHAIRS for seat, _ in it.people()):
        yield it.gap("No chair or lead is named", "seats", "role", severity="risk")


def quorum(it: _Body) -> Iterator[Gap]:
    """A quorum needs all partners."""
    said = it.body.quorum
    names = [{name.casefold() for name in (p.name, p.short_name) if name} for p in it.index.partners]
    if not said.strip():
        yield it.gap("There is no quorum", "committees", "quorum")
    elif not _BOTH.search(said) and not all(
        any(name in said.casefold() for name in either) for either in names
    ):
        yield it.gap("The quorum does not ask for every partner", "committees", "quorum")


def ladder_end(it: _Body) -> Iterator[Gap]:
    """The escalation ladder ends with a named officer."""
    rungs = ladder(it.index, it.body)
    if not rungs:
        yield it.gap("There is no escalation ladder", "ladders", "who")
    elif not names_someone(it.index, rungs[-1].who):
        yield it.gap("The escalation ladder does not end with a named officer", "ladders", "who")


def decision_rights(it: _Body) -> Iterator[Gap]:
    """It says what the body decides, recommends, is informed of and may not do."""
    missing = [words for name, words in RIGHTS.items() if not getattr(it.charter, name).strip()]
    first = next((name for name in RIGHTS if not getattr(it.charter, name).strip()), "")
    if missing:
        yield it.gap(f"The charter does not say {listed(missing)}", "charters", first)


def may_not_amend(it: _Body) -> Iterator[Gap]:
    """No body may amend the agreement."""
    said = it.charter.may_not
    if said.strip() and not _AMEND.search(said):
        text = "The charter does not say that the body may not amend the agreement"
        yield it.gap(text, "charters", "may_not", severity="risk")


def one_layer(it: _Body) -> Iterator[Gap]:
    """Nobody but an alliance manager sits both in a body and in the one above or below it."""
    above: set[UUID | None] = set()
    parent = it.index.dossier.get(Committee, it.body.parent_id)
    while parent is not None and parent.id not in above:
        above.add(parent.id)
        parent = it.index.dossier.get(Committee, parent.parent_id)
    upper = {
        seat.person_id: id
        for id in above
        if id is not None and id != it.body.id
        for seat in it.index.seats.get(id, ())
        if seat.role != SeatRole.ALLIANCE_MANAGER
    }
    for seat, person in it.people():
        if seat.role == SeatRole.ALLIANCE_MANAGER or is_alliance_manager(person) or person.id not in upper:
            continue
        other = it.index.dossier.get(Committee, upper[person.id])
        name = other.label if other and other.label else "the body above"
        yield it.gap(f"{person.name or 'Someone'} also sits in {name}", "seats", "person_id")


def deliverables(it: _Body) -> Iterator[Gap]:
    """Each deliverable comes from a clause or plan, and somebody owns it."""
    own = [row for row in it.index.deliverables if row.committee_id == it.body.id]
    sourceless = [row for row in own if not (row.source.strip() or row.task_id)]
    ownerless = [row for row in own if not it.index.owner(row.owner_id)]
    if sourceless:
        text = f"{count(len(sourceless), 'deliverable')} without a clause or plan"
        yield it.gap(text, "deliverables", "source", sourceless[0].id)
    if ownerless:
        text = f"{count(len(ownerless), 'deliverable')} without an owner"
        yield it.gap(text, "deliverables", "owner_id", ownerless[0].id)


def free_days(it: _Body) -> Iterator[Gap]:
    """No meeting falls on a day on which a partner does not work."""
    calendar = it.index.calendar
    meetings = [row for row in it.index.dossier.all(Meeting, committee_id=it.body.id) if not row.held]
    days: list[tuple[date, RegisterName, str, UUID]] = [
        (row.on, "meetings", "on", row.id) for row in meetings if row.on
    ]
    if it.body.first_meeting and it.body.first_meeting not in {day for day, *_ in days}:
        days.append((it.body.first_meeting, "committees", "first_meeting", it.body.id))
    for day, register, field, record in days:
        if not calendar.is_working(day):
            why = calendar.holiday(day) or "weekend"
            text = f"The meeting of {near_date(day, it.index.today)} falls on a free day: {why}"
            yield it.gap(text, register, field, record)


def seat_count(it: _Body) -> Iterator[Gap]:
    """Nobody on it has too many seats."""
    on_it = {person.id for _, person in it.people()}
    for load in seat_load(it.index.dossier):
        if load.over and load.person.id in on_it:
            text = f"{load.person.name or 'Someone'} holds {count(load.seats, 'seat')}, more than {LIMIT}"
            yield it.gap(text, "seats", "person_id")


def north_star(it: _Body) -> Iterator[Gap]:
    """There is a North Star, and the charter says what the body does for it."""
    if not any(version.text.strip() for version in it.index.dossier.all(NorthStarVersion)):
        yield it.gap("There is no North Star to start from", "north_star", "text", severity="risk")
    elif not it.charter.contribution.strip():
        text = "The charter does not say what the body does for the North Star"
        yield it.gap(text, "charters", "contribution")


RULES: tuple[Callable[[_Body], Iterator[Gap]], ...] = (
    north_star,
    equal_seats,
    chair,
    quorum,
    ladder_end,
    decision_rights,
    may_not_amend,
    one_layer,
    deliverables,
    free_days,
    seat_count,
)
"""Every rule, in the order of a charter."""
