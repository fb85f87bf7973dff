"""When a register counts as filled in: a fixed number of rules each, with a sentence where one is broken.

The number of rules never depends on the rows, so filling something in never makes an alliance less
complete (people who are not rated yet keep the rules about influential people open).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from alliance_desk.assessment.index import Index, Rule
from alliance_desk.assessment.stakeholders import COUNTERPART_FROM, ENGAGED_FROM
from alliance_desk.assessment.wording import count, listed
from alliance_desk.playbook.model import RegisterName
from alliance_desk.records import (
    Committee,
    NorthStarVersion,
    Objective,
    Onboarding,
    Partner,
    Person,
    SeatRole,
)

CHAIRS = frozenset({SeatRole.CHAIR, SeatRole.CO_CHAIR, SeatRole.LEAD})
CHARTER_CORE = ("contribution", "scope_in", "decides")
"""What a charter must say before it counts: why, what, and with which authority (handbook 5.3)."""


def rules(name: RegisterName, index: Index) -> list[Rule]:
    """Return the rules of a register, weighed once for each index."""
    if name not in index.rules:
        weigh = _RULES.get(name)
        index.rules[name] = weigh(index) if weigh else []
    return index.rules[name]


def _people(index: Index) -> list[Rule]:
    present = {person.partner_id for person in index.people if person.name.strip()}
    unrated = [person for person in index.people if person.influence is None or person.support is None]
    return [
        _partners_rule([p for p in index.partners if p.id not in present], "No people of {} yet", "name"),
        _none_left(
            bool(index.people), unrated, "without influence or support", "No influence rated yet", "influence"
        ),
    ]


def _counterparts(index: Index) -> list[Rule]:
    alone = [p for p in index.people if (p.influence or 0) >= COUNTERPART_FROM and p.id not in index.paired]
    if alone:
        return [_none_left(True, alone, "without a counterpart", "", "counterpart_id")]
    waiting = [p for p in index.people if p.influence is None and p.id not in index.paired]
    return [
        _none_left(
            bool(index.people),
            waiting,
            "whose need of a counterpart is not known",
            "No counterparts yet",
            "influence",
        )
    ]


def _engagement(index: Index) -> list[Rule]:
    lacking = [
        person
        for person in index.people
        if (person.influence or 0) >= ENGAGED_FROM
        and not (person.engagement.strip() and person.engagement_due)
    ]
    if lacking:
        return [_none_left(True, lacking, "without a next step and date", "", "engagement")]
    waiting = [
        person
        for person in index.people
        if person.influence is None and not (person.engagement.strip() and person.engagement_due)
    ]
    return [
        _none_left(
            bool(index.people),
            waiting,
            "not rated and without a next step",
            "No next steps yet",
            "engagement",
        )
    ]


def _onboarding(index: Index) -> list[Rule]:
    waiting = [person for person in index.people if person.onboarding != Onboarding.DONE]
    return [_none_left(bool(index.people), waiting, "not yet on board", "Nobody on board yet", "onboarding")]


def _north_star(index: Index) -> list[Rule]:
    kept = any(version.text.strip() for version in index.dossier.all(NorthStarVersion))
    return [Rule(kept, "No version of the North Star kept", None, "text")]


def _objectives(index: Index) -> list[Rule]:
    owners = {row.partner_id for row in index.dossier.all(Objective) if row.text.strip()}
    return [
        _partners_rule([p for p in index.partners if p.id not in owners], "No objective of {} yet", "text")
    ]


def _committees(index: Index) -> list[Rule]:
    vague = [
        body
        for body in index.committees
        if not (body.purpose.strip() and body.cadence.strip() and body.decision_rule.strip())
    ]
    return [
        Rule(bool(index.committees), "No committee yet", None, "name"),
        _bodies(index, vague, "{} lacks purpose, rhythm or decision rule", "purpose"),
    ]


def _seats(index: Index) -> list[Rule]:
    headless = [
        body
        for body in index.committees
        if not any(
            seat.role in CHAIRS and index.owner(seat.person_id) for seat in index.seats.get(body.id, ())
        )
    ]
    return [_bodies(index, headless, "{} chair not named", "role")]


def _charters(index: Index) -> list[Rule]:
    empty = [
        body
        for body in index.committees
        if (charter := index.charters.get(body.id)) is None
        or not all(getattr(charter, name).strip() for name in CHARTER_CORE)
    ]
    return [_bodies(index, empty, "{} charter not written", "contribution")]


def _deliverables(index: Index) -> list[Rule]:
    having = {row.committee_id for row in index.deliverables if row.name.strip()}
    without = [body for body in index.committees if body.id not in having]
    vague = [row for row in index.deliverables if not (row.due and index.owner(row.owner_id))]
    return [
        _bodies(index, without, "{} has no deliverable", "name"),
        Rule(
            bool(index.deliverables) and not vague,
            f"{count(len(vague), 'deliverable')} without owner or date" if vague else "No deliverables yet",
            None,
            "owner_id",
        ),
    ]


def _tasks(index: Index) -> list[Rule]:
    waiting = [item for item in index.plan if not item.done]
    ownerless = sum(not item.owner for item in waiting)
    dateless = sum(item.due is None for item in waiting)
    none = "No tasks in the plan yet"
    return [
        Rule(
            bool(index.plan) and not ownerless,
            f"{count(ownerless, 'task')} without an owner" if ownerless else none,
            None,
            "owner_id",
        ),
        Rule(
            bool(index.plan) and not dateless,
            f"{count(dateless, 'task')} without a date" if dateless else none,
            None,
            "due",
        ),
    ]


def _risks(index: Index) -> list[Rule]:
    risks = index.open_risks
    unanswered = sum(not (index.owner(risk.owner_id) and risk.response.strip()) for risk in risks)
    any_risk = bool(index.risks)
    return [
        Rule(any_risk, "No risk in the register yet", None, "title"),
        Rule(
            any_risk and not unanswered,
            f"{count(unanswered, 'risk')} without owner or response"
            if unanswered
            else "No response to a risk yet",
            None,
            "response",
        ),
    ]


def _partners_rule(missing: list[Partner], text: str, field: str) -> Rule:
    return Rule(not missing, text.format(listed([partner.label for partner in missing])), None, field)


def _none_left(any_row: bool, people: list[Person], text: str, none: str, field: str) -> Rule:
    sentence = f"{count(len(people), 'person', 'people')} {text}" if any_row else none
    return Rule(any_row and not people, sentence, people[0] if people else None, field)


def _bodies(index: Index, bodies: Iterable[Committee], text: str, field: str) -> Rule:
    found = list(bodies)
    if not index.committees:
        return Rule(False, "No committee yet", None, "name")
    names = [body.label or "A committee without a name" for body in found]
    named = names[0] if len(names) == 1 else f"{len(names)} committees:" if names else ""
    return Rule(not found, text.format(named), found[0] if found else None, field)


_RULES: dict[RegisterName, Callable[[Index], list[Rule]]] = {
    "people": _people,
    "counterparts": _counterparts,
    "engagement": _engagement,
    "onboarding": _onboarding,
    "north_star": _north_star,
    "objectives": _objectives,
    "committees": _committees,
    "seats": _seats,
    "charters": _charters,
    "deliverables": _deliverables,
    "tasks": _tasks,
    "risks": _risks,
}
