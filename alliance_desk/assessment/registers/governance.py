"""Rules of the registers of governance and of the team charters."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from alliance_desk.assessment.index import Index, Rule
from alliance_desk.assessment.registers.parts import (
    Needs,
    Weigh,
    bodies_rule,
    each,
    of_each_partner,
    some,
    table,
)
from alliance_desk.assessment.wording import listed
from alliance_desk.playbook.model import RegisterName
from alliance_desk.records import (
    Committee,
    Decision,
    Deliverable,
    EscalationStep,
    Issue,
    Meeting,
    Partner,
    Routine,
    SeatRole,
)

CHAIRS = frozenset({SeatRole.CHAIR, SeatRole.CO_CHAIR, SeatRole.LEAD})
CHARTER_CORE = ("contribution", "scope_in", "decides")
"""What a charter must say before it counts: why, what, and with which authority (handbook 5.3)."""
RIGHTS = {
    "decides": "what it decides",
    "recommends": "what it recommends",
    "informed": "what it is informed of",
    "may_not": "what it may not do",
}
"""The rights that a charter must settle, by the field that says each."""

_BASICS = {"purpose": "purpose", "cadence": "rhythm", "decision_rule": "decision rule"}
"""What a body needs beside people, by the field that says it."""


def _committees(index: Index) -> list[Rule]:
    committees = index.committees
    lacking = {body.id: _lacks(body) for body in committees}
    vague = [body for body in committees if lacking[body.id]]
    fields = [field for field in _BASICS if any(field in lacking[body.id] for body in vague)]
    what = listed([_BASICS[field] for field in fields], "or")
    first = lacking[vague[0].id][0] if vague else "purpose"
    return [some(committees, "No committee yet", "name"), bodies_rule(index, vague, what, first)]


def _lacks(body: Committee) -> list[str]:
    """Return which of the basics a body lacks; an informal forum needs no decision rule."""
    fields = [field for field in _BASICS if body.chartered or field != "decision_rule"]
    return [field for field in fields if not getattr(body, field).strip()]


def _seats(index: Index) -> list[Rule]:
    seats = index.seats
    headless = [
        body
        for body in index.chartered
        if not any(seat.role in CHAIRS and index.owner(seat.person_id) for seat in seats.get(body.id, ()))
    ]
    absent = {body.id: _absent(index, body) for body in index.committees}
    one_sided = [body for body in index.committees if absent[body.id]]
    missing = {partner.id for body in one_sided for partner in absent[body.id]}
    names = [partner.label for partner in index.partners if partner.id in missing]
    return [
        bodies_rule(index, headless, "chair or lead", "role"),
        bodies_rule(index, one_sided, f"member of {listed(names, 'or')}", "person_id"),
    ]


def _absent(index: Index, body: Committee) -> list[Partner]:
    """Return the partners who have nobody in a body."""
    seats = index.seats.get(body.id, ())
    there = {index.partner_of.get(seat.person_id) for seat in seats if seat.person_id}
    return [partner for partner in index.partners if partner.id not in there]


def ladder(index: Index, committee: Committee) -> list[EscalationStep]:
    """Return the ladder of a body, or of the nearest body above it that has one, lowest rung first."""
    seen: set[UUID] = set()
    body: Committee | None = committee
    while body is not None and body.id not in seen:
        seen.add(body.id)
        if rungs := index.dossier.all(EscalationStep, committee_id=body.id):
            return sorted(rungs, key=lambda rung: rung.level)
        body = index.dossier.get(Committee, body.parent_id)
    return []


def names_someone(index: Index, text: str) -> bool:
    """Tell whether a text names someone of the register: by name, or by a title that a person has."""
    said = " ".join(text.casefold().split())
    return any(name in said for name in _names(index))


def _names(index: Index) -> set[str]:
    def make() -> set[str]:
        said = {text for person in index.people for text in (person.name, person.title)}
        return {" ".join(text.casefold().split()) for text in said} - {""}

    return index.once("names and titles", make)


def _ladders(index: Index) -> list[Rule]:
    ladders = {body.id: ladder(index, body) for body in index.chartered}
    open_ended = [
        body
        for body in index.chartered
        if not (rungs := ladders[body.id]) or not names_someone(index, rungs[-1].who)
    ]
    endless = [
        body
        for body in index.chartered
        if not (rungs := ladders[body.id]) or any(rung.days is None for rung in rungs[:-1])
    ]
    return [
        bodies_rule(index, open_ended, "escalation ladder that ends with a named person", "who"),
        bodies_rule(index, endless, "escalation ladder that says in how many days", "days"),
    ]


def _routines(index: Index) -> list[Rule]:
    rows = index.dossier.all(Routine)
    papers = table(
        Routine,
        "routine",
        Needs("without a date for its papers", ("papers_due",)),
        none="No routine of either company yet",
    )
    return [of_each_partner(index, rows, "No routine of {} yet", "name", "name"), *papers(index)[1:]]


def _meetings(index: Index) -> list[Rule]:
    met = {row.committee_id for row in index.dossier.all(Meeting) if row.on}
    undated = [body for body in index.chartered if body.first_meeting is None and body.id not in met]
    return [
        bodies_rule(index, undated, "date for the first meeting", "on"),
        *_prepared(index),
    ]


_prepared = table(Meeting, "meeting", Needs("without a day on which our own people align", ("prepared_on",)))


def _charters(index: Index) -> list[Rule]:
    charters = index.charters
    empty = [
        body
        for body in index.chartered
        if (charter := charters.get(body.id)) is None
        or not all(getattr(charter, name).strip() for name in CHARTER_CORE)
    ]
    vague = [
        body
        for body in index.chartered
        if (charter := charters.get(body.id)) is None
        or not all(getattr(charter, name).strip() for name in RIGHTS)
    ]
    unbound = [body for body in index.chartered if not body.quorum.strip()]
    return [
        bodies_rule(index, empty, "written charter", "contribution"),
        bodies_rule(index, vague, "complete set of decision rights", "decides"),
        bodies_rule(index, unbound, "quorum", "quorum"),
    ]


def _deliverables(index: Index) -> list[Rule]:
    rows = index.dossier.all(Deliverable)
    having = {row.committee_id for row in rows if row.name.strip()}
    without = [body for body in index.chartered if body.id not in having]
    vague = [row for row in rows if not (row.due and index.owner(row.owner_id))]
    return [
        bodies_rule(index, without, "deliverable", "name"),
        each(rows, vague, "without owner or date", "owner_id", "deliverable", none="No deliverables yet"),
    ]


RULES: Mapping[RegisterName, Weigh] = {
    "committees": _committees,
    "seats": _seats,
    "ladders": _ladders,
    "routines": _routines,
    "meetings": _meetings,
    "decisions": table(
        Decision,
        "decision",
        Needs("without a decider", ("decided_by", "committee_id")),
        Needs("without a date", ("needed_by", "made_on")),
    ),
    "issues": table(
        Issue,
        "issue",
        Needs("without an owner", ("owner_id",)),
        Needs("without a date", ("due", "resolved_on")),
    ),
    "charters": _charters,
    "deliverables": _deliverables,
}
