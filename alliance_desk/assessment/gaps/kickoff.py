"""What the documents of the kickoff lack."""

from __future__ import annotations

from collections.abc import Iterator

from alliance_desk.assessment.agenda import kickoff_form, over_words, run_sheet
from alliance_desk.assessment.gaps import governance, plan
from alliance_desk.assessment.gaps.shared import north_star, place_of, some
from alliance_desk.assessment.index import Index
from alliance_desk.assessment.place import Gap
from alliance_desk.assessment.stakeholders import without_counterpart
from alliance_desk.assessment.wording import count
from alliance_desk.records import Objective, Visibility


def deck(index: Index) -> Iterator[Gap]:
    """Yield what the deck of a kickoff lacks."""
    yield from plan.goal_day(index)
    yield from north_star(index)
    yield from objectives(index)
    yield from team(index)
    yield from alone(index)
    yield from governance.bodies(index)
    yield from plan.tasks(index)
    yield from plan.contradictions(index)
    yield from plan.milestones(index)
    ownerless = [risk for risk in index.open_risks if not index.owner(risk.owner_id)]
    if ownerless:
        text = f"{count(len(ownerless), 'risk')} without an owner."
        yield Gap(text, place_of(index, "risks", "owner_id", ownerless[0].id))


def objectives(index: Index) -> Iterator[Gap]:
    """Yield the partners without a joint objective."""
    wanting = {
        row.partner_id
        for row in index.dossier.all(Objective)
        if row.text.strip() and row.visibility == Visibility.JOINT
    }
    for partner in index.partners:
        if partner.id not in wanting:
            yield Gap(f"No joint objective of {partner.label}.", place_of(index, "objectives", "text"))


def team(index: Index) -> Iterator[Gap]:
    """Yield the partners without startup team or sponsor."""
    for partner in index.partners:
        roles = [
            person.startup_role.strip().casefold()
            for person in index.people
            if person.partner_id == partner.id and person.startup_role.strip()
        ]
        place = place_of(index, "people", "startup_role")
        if not roles:
            yield Gap(f"Nobody of {partner.label} has a role in the startup team.", place)
        if not any("sponsor" in role for role in roles):
            yield Gap(f"No sponsor of {partner.label} is named to open the meeting.", place)


def alone(index: Index) -> Iterator[Gap]:
    """Yield the people of influence without a counterpart."""
    if found := without_counterpart(index.dossier):
        names = [person.name or "someone without a name" for person in found]
        text = f"{count(len(found), 'person', 'people')} without a counterpart: {some(names)}."
        yield Gap(text, place_of(index, "counterparts", "counterpart_id", found[0].id))


def agenda(index: Index) -> Iterator[Gap]:
    """Yield the days of the agenda that run over."""
    for day in run_sheet(index.dossier, kickoff_form(index.dossier)):
        if text := over_words(day):
            place = place_of(index, "agenda", "minutes")
            yield Gap(f"Day {day.number} of the kickoff runs {text}.", place)
