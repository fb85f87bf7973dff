"""Who has a stake, who their counterpart is, and who is missing (SIR, stakeholder engagement)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from alliance_desk.records import Dossier, Onboarding, Person

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


def paired_ids(dossier: Dossier) -> set[UUID]:
    """Return the ids of everyone who has a counterpart at another partner, named from either side."""
    people = {person.id: person for person in dossier.all(Person)}
    paired: set[UUID] = set()
    for person in people.values():
        other = people.get(person.counterpart_id) if person.counterpart_id else None
        if other is not None and other.partner_id != person.partner_id:
            paired |= {person.id, other.id}
    return paired


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
    for person in people.values():
        other = people.get(person.counterpart_id) if person.counterpart_id else None
        if other is None or other.partner_id == person.partner_id or frozenset((person.id, other.id)) in seen:
            continue
        seen.add(frozenset((person.id, other.id)))
        mutual = other.counterpart_id == person.id
        one, two = sorted((person, other), key=lambda each: order.get(each.partner_id, 99))
        found.append(Pair(one, two, mutual))
    return found


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
