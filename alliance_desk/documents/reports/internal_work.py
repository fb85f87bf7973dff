"""Slides of a company's own kickoff about the work: plan, routines, risks, words, scorecard, asks."""

from __future__ import annotations

from datetime import timedelta
from itertools import zip_longest

from alliance_desk.assessment.decision_time import decision_time
from alliance_desk.assessment.dependencies import crossings as crossings_of
from alliance_desk.assessment.schedule import PlanItem, plan
from alliance_desk.assessment.scorecard import latest_result
from alliance_desk.assessment.stakeholders import unconfirmed
from alliance_desk.assessment.wording import short_date
from alliance_desk.documents.outline import Bullets, Figure, Paragraph, Section, Table, Tagged
from alliance_desk.documents.reports import internal_people, score_tables, working_tables
from alliance_desk.documents.reports.parts import (
    columns,
    day,
    due,
    facts,
    heaviness,
    named,
    section,
    spelled_out,
    told,
)
from alliance_desk.documents.reports.source import Source
from alliance_desk.pictures.interdependencies import interdependencies
from alliance_desk.records import Committee, Deliverable, GapAction, Partner, Person

AHEAD = timedelta(days=30)
FIRST_DAYS = timedelta(days=90)
TOP = 5
OVERDUE = "Decide what is overdue"

BEHAVIOUR = (
    "One team: the counterpart hears it before the line manager does, never after",
    "Trouble is told early, with what is known and what is not",
    "A meeting before the meeting: the company speaks with one voice, and lets itself be persuaded",
    "A disagreement goes up the ladder together, on one joint page",
    "What was agreed is written down and read aloud",
)


def scope(source: Source) -> Section:
    """Return the way to the North Star, and what does not belong to it."""
    return section(
        "What we do, and what we do not do",
        told(source.said("workplans.path")),
        columns(
            ("In scope", source.said("workplans.scope_in"), "good"),
            ("Out of scope", source.said("workplans.scope_out"), "muted"),
        ),
        notes="Read out what is out of scope. It saves most of the later misunderstandings.",
    )


def deliverables(source: Source, partner: Partner) -> Section:
    """Return what the company has promised to deliver first, with both owners."""
    until = (source.goal_day() or source.today) + FIRST_DAYS
    bodies = {body.id: body.label for body in source.dossier.all(Committee)}
    rows = [
        row
        for row in source.dossier.all(Deliverable)
        if row.name.strip() and not row.done_on and (row.due is None or row.due <= until)
        if partner.id in _sides(source, row)
    ]
    rows.sort(key=lambda row: (row.due is None, row.due))
    table = Table(
        ("Due", "Deliverable", "Body", f"Owner at {partner.label}", "Works with"),
        tuple(
            (
                due(source, row.due),
                row.name,
                bodies.get(row.committee_id, "–"),
                named(_owner(source, row, partner, True)),
                named(_owner(source, row, partner, False)),
            )
            for row in rows
        ),
        (15, 31, 12, 21, 21),
    )
    return section(
        f"What {partner.label} delivers first",
        [table, *spelled_out(source, table)] if rows else (),
        notes="Ask each owner: what do you need from the others for this, and do they know?",
    )


def _sides(source: Source, row: Deliverable) -> set[object]:
    people = (source.dossier.get(Person, id) for id in (row.owner_id, row.other_owner_id))
    return {person.partner_id for person in people if person}


def _owner(source: Source, row: Deliverable, partner: Partner, own: bool) -> str:
    people = (source.dossier.get(Person, id) for id in (row.owner_id, row.other_owner_id))
    return ", ".join(person.name for person in people if person and (person.partner_id == partner.id) == own)


def crossings(source: Source) -> Section:
    """Return which plan waits for which."""
    said = told(source.said("workplans.interdependencies"))
    found = crossings_of(source.dossier)
    picture = interdependencies(source.dossier, source.playbook, source.today, width=760)
    return section(
        "What depends on what",
        said,
        [Figure(picture)] if found else (),
        notes=source.why("workplans"),
    )


def routines(source: Source, partner: Partner) -> Section:
    """Return the company's own routines into which the alliance has to fit."""
    return section(
        f"The routines of {partner.label} that touch the alliance",
        told(source.said("governance.routines", partner)),
        working_tables.routines(source, [partner]),
        notes="A decision of the alliance that misses a routine waits for the next one. Put the dates for "
        "papers into your calendars today.",
    )


def risks(source: Source) -> Section:
    """Return the heaviest risks, and what is ready for them."""
    rows = tuple(
        (row.title, heaviness(row), row.response or "–", named(source.with_company(row.owner_id)))
        for row in source.risks()[:TOP]
    )
    return section(
        "What could go wrong",
        [Table(("Risk", "Rating", "What we do about it", "Owner"), rows, (28, 11, 38, 23))] if rows else (),
        notes="Ask what is missing. The risk that everybody knows and nobody has named is the one to write "
        f"down. {source.why('risk_assessment')}",
    )


def speaking(source: Source) -> Section:
    """Return who may speak with whom, and what stays inside."""
    return section(
        "Who speaks with whom",
        facts(
            ("Between the companies", source.said("communication.who_speaks")),
            ("Answers", source.said("communication.response_times")),
            ("Outside", source.said("communication.publicity")),
        ),
        working_tables.topics(source),
        notes=source.why("communication"),
    )


def careful_words(source: Source) -> Section:
    """Return what had better not stand in an e-mail, and what to write in its place."""
    words: list[tuple[str, str]] = []
    for sheet in source.playbook.sheets:
        if sheet.family == "loaded_words":
            for prompt in sheet.prompts:
                word, _, better = prompt.partition(": ")
                words.append((word, better[:1].upper() + better[1:]))
    half = -(-len(words) // 2)
    rows = tuple(zip_longest(words[:half], words[half:], fillvalue=("", "")))
    header = ("Rather not", "In its place")
    return section(
        "What not to write in e-mail",
        Paragraph("An e-mail is read aloud one day by somebody who was not there.", "lead"),
        [Table((*header, *header), tuple((*one, *two) for one, two in rows), (13, 37, 13, 37))]
        if rows
        else (),
        notes="No jokes about the partner, no guesses about law, no numbers without a source. "
        "When in doubt, telephone.",
    )


def behaviour(source: Source) -> Section:
    """Return how people behave in the alliance."""
    shared = source.said("team_charters.shared_rules")
    return section(
        "How we behave",
        Bullets(BEHAVIOUR),
        [Paragraph("Agreed by the companies", "lead"), *told(shared)] if shared else (),
        notes=source.why("team_charters"),
    )


def asks(source: Source, partner: Partner) -> Section:
    """Return what is asked of the executives of a company: gaps to close, time to give, decisions to make."""
    return section(
        f"What {partner.label} has to settle",
        [Bullets(found)] if (found := asked(source, partner)) else (),
        _gap_table(source, partner),
        notes="Address each line to a person in the room, and wait for the answer.",
    )


def asked(source: Source, partner: Partner | None = None) -> tuple[str, ...]:
    """Return what executives are asked for: people, time and overdue decisions; of one company, or of all."""
    found: list[str] = []
    for body in source.committees():
        for seat in source.seats(body):
            whose = source.seat_partner(seat)
            if whose and partner in (None, whose) and not source.person(seat.person_id):
                found.append(f"Name a {seat.role.value} of {whose.label} for the {body.name}")
    for whose in source.partners if partner is None else (partner,):
        for role in internal_people.lacking_roles(source, whose):
            found.append(f"Name {role} of {whose.label}")
    for person in unconfirmed(source.dossier):
        if person.name.strip() and (partner is None or person.partner_id == partner.id):
            share = f", {person.time_share}\N{NO-BREAK SPACE}%" if person.time_share is not None else ""
            whom = source.with_company(person.id) if partner is None else person.name
            found.append(f"Confirm the time of {whom}{share}")
    for row in decision_time(source.dossier, source.today).overdue:
        found.append(f"{OVERDUE}: “{row.question}”")
    return tuple(dict.fromkeys(found))


def _gap_table(source: Source, partner: Partner) -> list[Table]:
    """Return what closes the gaps of the last scorecard on this side.

    A step without an owner is asked of the company that it helps, or of all if none is named.
    """
    result = latest_result(source.dossier, source.playbook)
    if result is None:
        return []
    titles = {each.id: score_tables.title(source, each) for each in source.playbook.criteria}
    rows = tuple(
        (titles.get(row.criterion, "–"), row.action, named(source.person(row.owner_id)), day(row.due))
        for row in source.dossier.all(GapAction, round_id=result.round.id)
        if row.action.strip() and _of(source, row, partner)
    )
    return [Table(("Gap in", "What closes it", "Owner", "Due"), rows, (24, 40, 22, 14))] if rows else []


def _of(source: Source, row: GapAction, partner: Partner) -> bool:
    if owner := source.dossier.get(Person, row.owner_id):
        return owner.partner_id == partner.id
    helped = [each for each in source.partners if internal_people.names(each, row.effect)]
    return not helped or partner in helped


def next_steps(source: Source, partner: Partner) -> Section:
    """Return what the company does in the coming weeks, and whom to ask."""
    end = source.today + AHEAD
    rows = tuple(
        (
            Tagged(f"{short_date(item.due)}, late", "bad") if item.late else day(item.due),
            item.title,
            named(_whose(source, item, partner)),
        )
        for item in plan(source.dossier, source.playbook, source.today)
        if item.due and not item.done and item.due <= end and _concerns(source, item, partner)
        # People sit in that meeting as they read this.
        if "internal_kickoff" not in item.task.item
    )
    people = [
        person
        for person in source.in_role("alliance lead", "alliance manager")
        if person.partner_id == partner.id
    ]
    ask = "; ".join(internal_people.contact(person) for person in people)
    return section(
        "Next steps and whom to ask",
        [Table(("Due", "Step", "Owner"), rows, (17, 47, 36))] if rows else (),
        facts(("Questions to", ask)),
        notes="Close with the three things to leave with. Ask for questions, and answer those that are left "
        "in writing within two working days.",
    )


def _whose(source: Source, item: PlanItem, partner: Partner) -> str:
    """Return who does it at the company, with whom where the other company leads."""
    lead, other = (source.dossier.get(Person, id) for id in (item.task.owner_id, item.task.other_owner_id))
    if lead and other and lead.partner_id != partner.id and other.partner_id == partner.id:
        return f"{other.name}, with {lead.name}"
    return item.owner


def _concerns(source: Source, item: PlanItem, partner: Partner) -> bool:
    """Tell whether a task is a company's own, or everyone's."""
    owner = source.dossier.get(Person, item.task.owner_id)
    other = source.dossier.get(Person, item.task.other_owner_id)
    sides = {item.task.partner_id, *(person.partner_id for person in (owner, other) if person)} - {None}
    return not sides or partner.id in sides
