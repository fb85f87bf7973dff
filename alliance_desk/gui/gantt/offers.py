"""What the fields and filters of the workplan offer: owners, companies, milestones, plans."""

from __future__ import annotations

from typing import Any

from alliance_desk.gui.gantt.rows import MILESTONES, PLAN, plans_of
from alliance_desk.gui.words import tr
from alliance_desk.records import Dossier, Milestone, Partner, Person, Task


def people(dossier: Dossier) -> list[tuple[Any, str]]:
    """Return everyone who may own a task, by company."""
    found: list[tuple[Any, str]] = [(None, tr("Nobody yet"))]
    for partner in dossier.partners:
        found.append((("partner", partner.id), tr("%1 (company)", partner.label)))
        people = sorted(dossier.people(partner.id), key=lambda person: person.name.casefold())
        found += [(("person", person.id), person.name) for person in people if person.name]
    return found


def milestones(dossier: Dossier) -> list[tuple[Any, str]]:
    """Return what a task may lead to."""
    rows = dossier.all(Milestone)
    return [(None, tr("No milestone")), *((each.id, each.title) for each in rows if each.title)]


def companies(dossier: Dossier) -> list[tuple[Any, str]]:
    """Return who may lead to a milestone."""
    partners: list[Partner] = dossier.partners
    return [(None, tr("Both")), *((("partner", each.id), each.label) for each in partners)]


def filter_plans(dossier: Dossier) -> list[tuple[Any, str]]:
    """Return the plans that can be shown alone, by the key of their group."""
    found: list[tuple[Any, str]] = [(None, tr("All plans")), (PLAN, tr("Startup plan"))]
    found += [(f"{PLAN}{name}", name) for name in plans_of(dossier)]
    return [*found, (MILESTONES, tr("Milestones"))] if dossier.all(Milestone) else found


def filter_owners(dossier: Dossier) -> list[tuple[Any, str]]:
    """Return the companies, and the people who own something."""
    used = {id for task in dossier.all(Task) for id in (task.owner_id, task.other_owner_id)}
    people = [each for each in dossier.all(Person) if each.id in used and each.name]
    people.sort(key=lambda each: (dossier.side(each.partner_id), each.name.casefold()))
    found: list[tuple[Any, str]] = [(None, tr("Everyone"))]
    found += [(each.id, each.label) for each in dossier.partners]
    return [*found, *((each.id, each.name) for each in people)]
