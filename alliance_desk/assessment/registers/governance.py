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
from alliance_desk.playbook.model import RegisterName
from alliance_desk.records import (
    Committee,
    Decision,
    Deliverable,
    EscalationStep,
    Issue,
    Meeting,
    Routine,
    SeatRole,
)

CHAIRS = frozenset({SeatRole.CHAIR, SeatRole.CO_CHAIR, SeatRole.LEAD})
CHARTER_CORE = ("contribution", "scope_in", "decides")
"""What a charter must say before it counts: why, what, and with which authority (handbook 5.3)."""


def _committees(index: Index) -> list[Rule]:
    committees = index.committees
    vague = [
        body
        for body in committees
        if not (body.purpose.strip() and body.cadence.strip() and body.decision_rule.strip())
    ]
    return [
        some(committees, "No committee yet", "name"),
        bodies_rule(index, vague, "{} lacks purpose, rhythm or decision rule", "purpose"),
    ]


def _seats(index: Index) -> list[Rule]:
    seats, partner_of = index.seats, index.partner_of
    headless = [
        body
        for body in index.committees
        if not any(seat.role in CHAIRS and index.owner(seat.person_id) for seat in seats.get(body.id, ()))
    ]
    one_sided = [
        body
        for body in index.committees
        if {partner.id for partner in index.partners}
        - {partner_of.get(seat.person_id) for seat in seats.get(body.id, ()) if seat.person_id}
    ]
    return [
        bodies_rule(index, headless, "{} chair not named", "role"),
        bodies_rule(index, one_sided, "{} somebody of a partner is missing", "person_id"),
    ]


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
    ladders = {body.id: ladder(index, body) for body in index.committees}
    open_ended = [
        body
        for body in index.committees
        if not (rungs := ladders[body.id]) or not names_someone(index, rungs[-1].who)
    ]
    endless = [
        body
        for body in index.committees
        if not (rungs := ladders[body.id]) or any(rung.days is None for rung in rungs[:-1])
    ]
    return [
        bodies_rule(index, open_ended, "{} the escalation ladder does not end with a named person", "who"),
        bodies_rule(index, endless, "{} the escalation ladder does not say in how many days", "days"),
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
    undated = [body for body in index.committees if body.first_meeting is None and body.id not in met]
    return [
        bodies_rule(index, undated, "{} first meeting without a date", "on"),
        *_prepared(index),
    ]


_prepared = table(Meeting, "meeting", Needs("without a day on which our own people align", ("prepared_on",)))


def _charters(index: Index) -> list[Rule]:
    charters = index.charters
    empty = [
        body
        for body in index.committees
        if (charter := charters.get(body.id)) is None
        or not all(getattr(charter, name).strip() for name in CHARTER_CORE)
    ]
    return [bodies_rule(index, empty, "{} charter not written", "contribution")]


def _deliverables(index: Index) -> list[Rule]:
    rows = index.dossier.all(Deliverable)
    having = {row.committee_id for row in rows if row.name.strip()}
    without = [body for body in index.committees if body.id not in having]
    vague = [row for row in rows if not (row.due and index.owner(row.owner_id))]
    return [
        bodies_rule(index, without, "{} has no deliverable", "name"),
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
