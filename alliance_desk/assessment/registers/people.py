"""Rules of the registers of people: stakeholders, the startup team, and who has met whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from alliance_desk.assessment.index import Index, Rule
from alliance_desk.assessment.registers.parts import (
    Needs,
    Weigh,
    each,
    partners_rule,
    past,
    people_rule,
    table,
)
from alliance_desk.assessment.stakeholders import COUNTERPART_FROM, ENGAGED_FROM, met_pairs
from alliance_desk.playbook.model import RegisterName
from alliance_desk.records import AnchorKind, Conversation, Introduction, Onboarding, Person


def _people(index: Index) -> list[Rule]:
    people = index.people
    present = {person.partner_id for person in people if person.name.strip()}
    unrated = [person for person in people if person.influence is None or person.support is None]
    return [
        partners_rule([p for p in index.partners if p.id not in present], "No people of {} yet", "name"),
        people_rule(
            bool(people), unrated, "without influence or support", "No influence rated yet", "influence"
        ),
    ]


def _gains(index: Index) -> list[Rule]:
    """Everyone with a word that counts gets something out of it (SIR, "what's in it for them")."""
    people = index.people
    silent = [person for person in people if not person.gains.strip()]
    lacking = [person for person in silent if (person.influence or 0) >= ENGAGED_FROM]
    if lacking:
        return [people_rule(True, lacking, "with nothing in it for them yet", "", "gains")]
    waiting = [person for person in silent if person.influence is None]
    words = "not rated and with nothing in it for them yet"
    return [people_rule(bool(people), waiting, words, "Nothing in it for anybody yet", "gains")]


def _counterparts(index: Index) -> list[Rule]:
    people, paired = index.people, index.paired
    alone = [p for p in people if (p.influence or 0) >= COUNTERPART_FROM and p.id not in paired]
    if alone:
        return [people_rule(True, alone, "without a counterpart", "", "counterpart_id")]
    waiting = [p for p in people if p.influence is None and p.id not in paired]
    words = "whose need of a counterpart is not known"
    return [people_rule(bool(people), waiting, words, "No counterparts yet", "influence")]


def _engagement(index: Index) -> list[Rule]:
    people = index.people
    idle = [p for p in people if not (p.engagement.strip() and p.engagement_due)]
    lacking = [person for person in idle if (person.influence or 0) >= ENGAGED_FROM]
    if lacking:
        return [people_rule(True, lacking, "without a next step and date", "", "engagement")]
    waiting = [person for person in idle if person.influence is None]
    words = "not rated and without a next step"
    return [people_rule(bool(people), waiting, words, "No next steps yet", "engagement")]


def _onboarding(index: Index) -> list[Rule]:
    people = index.people
    waiting = [person for person in people if person.onboarding != Onboarding.DONE]
    return [people_rule(bool(people), waiting, "not yet on board", "Nobody on board yet", "onboarding")]


def _commitments(index: Index) -> list[Rule]:
    """A partner needs one confirmed member at least; each further one is a gap of its own (S58)."""
    team = [person for person in index.people if person.startup_role.strip()]
    named = {person.partner_id for person in team}
    given = {
        person.partner_id
        for person in team
        if person.time_share is not None and (person.commitment_confirmed or person.commitment_by.strip())
    }
    return [
        partners_rule(
            [p for p in index.partners if p.id not in named],
            "Nobody of {} in the startup team",
            "startup_role",
        ),
        *_roles(index, team),
        partners_rule(
            [p for p in index.partners if p.id not in given],
            "No time of {} is confirmed by a line manager",
            "commitment_by",
        ),
    ]


def _roles(index: Index, team: Sequence[Person]) -> Iterator[Rule]:
    """Yield for each role that every partner needs whether somebody has it; roles are free text (S26)."""
    for role in index.playbook.startup_roles:
        if role.each_partner:
            filled = {p.partner_id for p in team if role.title.casefold() in p.startup_role.casefold()}
            missing = [partner for partner in index.partners if partner.id not in filled]
            yield partners_rule(missing, f"The startup team lacks a {role.title} of {{}}", "startup_role")


def _insiders(index: Index) -> list[Rule]:
    signing = index.days.get(AnchorKind.SIGNING)
    public = signing is not None and signing <= index.today
    known = public or any(person.insider_since for person in index.people)
    return [Rule(known, "Who is in the know before the announcement is not listed", None, "insider_since")]


def _introductions(index: Index) -> list[Rule]:
    """Everyone influential has met a counterpart, and each introduction has its day (S15)."""
    people = {person.id: person for person in index.people}
    facing: dict[UUID, set[UUID]] = defaultdict(set)
    for person in people.values():
        if person.counterpart_id is not None and person.counterpart_id in people:
            facing[person.id].add(person.counterpart_id)
            facing[person.counterpart_id].add(person.id)
    met = met_pairs(index.dossier)
    unmet = [
        person
        for person in people.values()
        if (person.influence is None or person.influence >= COUNTERPART_FROM)
        and not any(frozenset((person.id, other)) in met for other in facing[person.id])
    ]
    words = "not yet introduced to a counterpart"
    return [
        people_rule(bool(people), unmet, words, "No introductions yet", "met_on"),
        *_dated(index),
    ]


_dated = table(Introduction, "introduction", Needs("without a date", ("planned_on", "met_on")))


def _conversations(index: Index) -> list[Rule]:
    rows = index.dossier.all(Conversation)
    open_ended = [
        row
        for row in rows
        if not row.outcome.strip() and not row.held_on and past(row.planned_on, index.today)
    ]
    return [
        *_with_whom(index),
        each(rows, open_ended, "overdue or without a date", "planned_on", "conversation"),
    ]


_with_whom = table(Conversation, "conversation", Needs("without a person", ("person_id",)))


RULES: Mapping[RegisterName, Weigh] = {
    "people": _people,
    "gains": _gains,
    "counterparts": _counterparts,
    "engagement": _engagement,
    "onboarding": _onboarding,
    "commitments": _commitments,
    "insiders": _insiders,
    "conversations": _conversations,
    "introductions": _introductions,
}
