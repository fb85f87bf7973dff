"""Who has a stake, who their counterpart is, and who is missing (SIR, stakeholder engagement)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from alliance_desk.records import Dossier, Introduction, Onboarding, Person

COUNTERPART_FROM = 3
"""From this influence on a person needs a counterpart."""

ENGAGED_FROM = 4
"""From this influence on a person needs a next step with a date."""


@dataclass(frozen=True)
class Pair:
    """Two people who face one another across partners."""

    one: Person
    """The one of the partner that is shown first."""
    other: Person
    mutual: bool
    """Each names the other."""
    met: bool = False
    """They have met."""


def paired_ids(dossier: Dossier) -> set[UUID]:
    """Return the ids of everyone who has a counterpart at another partner, named from either side."""
    people = {person.id: person for person in dossier.all(Person)}
    paired: set[UUID] = set()
    for person in people.values():
        other = people.get(person.counterpart_id) if person.counterpart_id else None
        if other is not None and _across(person, other):
            paired |= {person.id, other.id}
    return paired


def _across(person: Person, other: Person) -> bool:
    """Tell whether two people are known to belong to two partners."""
    return None not in (person.partner_id, other.partner_id) and person.partner_id != other.partner_id


def met_pairs(dossier: Dossier) -> set[frozenset[UUID]]:
    """Return every two people who have met (S15)."""
    return {
        frozenset((row.person_id, row.other_id))
        for row in dossier.all(Introduction)
        if row.met_on and row.person_id and row.other_id
    }


def without_counterpart(dossier: Dossier, least: int = COUNTERPART_FROM) -> list[Person]:
    """Return who has an influence of ``least`` or more and no counterpart, most influential first."""
    paired = paired_ids(dossier)
    found = [
        person
        for person in dossier.all(Person)
        if (person.influence or 0) >= least and person.id not in paired
    ]
    return sorted(found, key=lambda person: -(person.influence or 0))


def pairs(dossier: Dossier) -> list[Pair]:
    """Return each pair once, in the order of the register, people of the first partner first."""
    people = {person.id: person for person in dossier.all(Person)}
    order: dict[UUID | None, int] = {partner.id: at for at, partner in enumerate(dossier.partners)}
    seen: set[frozenset[UUID]] = set()
    found: list[Pair] = []
    met = met_pairs(dossier)
    for person in people.values():
        other = people.get(person.counterpart_id) if person.counterpart_id else None
        if other is None or not _across(person, other) or frozenset((person.id, other.id)) in seen:
            continue
        seen.add(frozenset((person.id, other.id)))
        mutual = other.counterpart_id == person.id
        one, two = sorted((person, other), key=lambda each: order.get(each.partner_id, 99))
        found.append(Pair(one, two, mutual, frozenset((one.id, two.id)) in met))
    return found


def unmet(dossier: Dossier, least: int = COUNTERPART_FROM) -> list[Pair]:
    """Return the counterparts who have never met, where one of them is influential."""
    return [
        pair
        for pair in pairs(dossier)
        if not pair.met and max(pair.one.influence or 0, pair.other.influence or 0) >= least
    ]


@dataclass(frozen=True)
class Peers:
    """The peer map with its gaps (S09)."""

    pairs: tuple[Pair, ...]
    alone: tuple[Person, ...]
    """Influential people without a counterpart."""
    unmet: tuple[Pair, ...]
    """Influential counterparts who have never met."""


def peers(dossier: Dossier) -> Peers:
    """Return who faces whom, and where the peer map has gaps (S09)."""
    return Peers(tuple(pairs(dossier)), tuple(without_counterpart(dossier)), tuple(unmet(dossier)))


def startup_team(dossier: Dossier) -> list[Person]:
    """Return the startup team of all partners: everyone who has a role in it (S26)."""
    return [person for person in dossier.all(Person) if person.startup_role.strip()]


def unconfirmed(dossier: Dossier) -> list[Person]:
    """Return who is in the startup team without time that a line manager has confirmed (S58)."""
    return [
        person
        for person in startup_team(dossier)
        if person.time_share is None or not (person.commitment_confirmed or person.commitment_by.strip())
    ]


COMMITMENT_CRITERION = "field_engineering"
"""The criterion of the scorecard for which confirmed time is the evidence (SIR Figure 5; S58)."""


def commitment_words(dossier: Dossier, partner_id: UUID) -> str:
    """Return what is committed of one partner, as evidence for the scorecard; empty without a team (S58)."""
    team = [person for person in startup_team(dossier) if person.partner_id == partner_id]
    if not team:
        return ""
    waiting = {person.id for person in unconfirmed(dossier)}
    given = [person for person in team if person.id not in waiting]
    share = sum(person.time_share or 0 for person in given)
    return f"{len(given)} of {len(team)} with time confirmed by a line manager, {share} per cent in all"


def cells(dossier: Dossier) -> dict[tuple[int, int], list[Person]]:
    """Return the people by (influence, support); people without either are left out."""
    found: dict[tuple[int, int], list[Person]] = defaultdict(list)
    for person in dossier.all(Person):
        if person.influence is not None and person.support is not None:
            found[person.influence, person.support].append(person)
    return dict(found)


def unrated(dossier: Dossier) -> list[Person]:
    """Return who lacks influence or support."""
    return [person for person in dossier.all(Person) if person.influence is None or person.support is None]


def onboarding_counts(dossier: Dossier) -> dict[UUID | None, dict[Onboarding, int]]:
    """Return for each partner how many people are how far on board."""
    counts: dict[UUID | None, dict[Onboarding, int]] = {
        partner.id: dict.fromkeys(Onboarding, 0) for partner in dossier.partners
    }
    for person in dossier.all(Person):
        if person.partner_id in counts:
            counts[person.partner_id][person.onboarding] += 1
    return counts


def duplicates(dossier: Dossier) -> list[list[Person]]:
    """Return groups of entries that look like one person: same name at one partner, or same e-mail."""
    groups: dict[tuple[object, str], list[Person]] = defaultdict(list)
    for person in dossier.all(Person):
        if name := " ".join(person.name.casefold().split()):
            groups[person.partner_id, name].append(person)
        if email := person.email.strip().casefold():
            groups["e-mail", email].append(person)
    found: list[list[Person]] = []
    seen: set[frozenset[UUID]] = set()
    for group in groups.values():
        ids = frozenset(person.id for person in group)
        if len(group) > 1 and ids not in seen:
            seen.add(ids)
            found.append(group)
    return found
