"""Slides about people: the sponsors, who is who, the alliance managers, the time together."""

from __future__ import annotations

from uuid import UUID

from alliance_desk.assessment.stakeholders import pairs
from alliance_desk.documents.outline import Block, Bullets, Cell, Column, Columns, Paragraph, Section, Table
from alliance_desk.documents.reports import kickoff_tables
from alliance_desk.documents.reports.parts import TO_BE_NAMED, columns, section, told, tone
from alliance_desk.documents.reports.source import Source
from alliance_desk.records import Partner, Person, Seat

SERVICES = (
    "Prepare the meetings of the alliance together, and see that decisions are carried out",
    "Keep the joint plan, the calendar of decisions and the record of what was decided",
    "Hear first when something is stuck, and bring both views to one table",
    "Measure how the alliance works, and say openly what the measures show",
    "Welcome people who join later",
)


def welcome(source: Source) -> Section:
    """Return the slide with which the sponsors open."""
    purpose = source.said("strategic_intent.purpose")
    sponsors = source.in_role("sponsor")
    cards = [
        Column(partner.name, tuple(Paragraph(_card(person)) for person in of), tone(at))
        for at, partner in enumerate(source.partners)
        if (of := [person for person in sponsors if person.partner_id == partner.id])
    ]
    return section(
        "Welcome",
        [Paragraph("The sponsors open the meeting", "lead"), Columns(tuple(cards))] if cards else (),
        [Paragraph("Why we are here", "lead"), *told(purpose)] if cards and purpose else (),
        notes="Each sponsor says in three sentences why this alliance matters at home, and what they will do "
        "personally when it gets stuck. Two minutes each; no slides of their own.",
    )


def _card(person: Person) -> str:
    return f"{person.name}\n{person.title}" if person.title.strip() else person.name


def _line(person: Person) -> str:
    return ", ".join(text for text in (person.name, person.title) if text.strip())


def who_is_who(source: Source) -> Section:
    """Return the people of the startup and of the bodies, paired across the companies."""
    table = _pair_table(source) if len(source.partners) == 2 else _function_table(source)
    return section(
        "Who is who",
        table,
        notes="Pairs introduce each other, not themselves: what the other one does, and one thing that is "
        "not in "
        f"the org chart. {source.why('relationships')}",
    )


def _known(source: Source) -> list[Person]:
    """Return who takes part: people with a role, a seat or a counterpart; the others stay out."""
    seated = {seat.person_id for seat in source.dossier.all(Seat)}
    paired = {person.id for pair in pairs(source.dossier) for person in (pair.one, pair.other)}
    return [
        person
        for person in source.dossier.all(Person)
        if person.name.strip() and (person.startup_role.strip() or person.id in seated or person.id in paired)
    ]


def _pair_table(source: Source) -> list[Block]:
    first, second = source.partners
    rows: list[tuple[Cell, ...]] = []
    seen: set[UUID] = set()
    for pair in pairs(source.dossier):
        if {pair.one.partner_id, pair.other.partner_id} == {first.id, second.id} and not seen & {
            pair.one.id,
            pair.other.id,
        }:
            seen |= {pair.one.id, pair.other.id}
            rows.append((_line(pair.one), _line(pair.other)))
    for person in _known(source):
        if person.id not in seen and person.partner_id in (first.id, second.id):
            ours = person.partner_id == first.id
            rows.append((_line(person), TO_BE_NAMED) if ours else (TO_BE_NAMED, _line(person)))
    if not rows:
        return []
    return [Table((first.label, second.label), tuple(rows), (50, 50))]


def _function_table(source: Source) -> list[Block]:
    """Return the people by function, a column for each company."""
    people = _known(source)
    functions = list(dict.fromkeys(person.function for person in people))
    rows = tuple(
        (function or "Further people", *(_of(people, function, partner) for partner in source.partners))
        for function in functions
    )
    if not rows:
        return []
    share = 80 / max(len(source.partners), 1)
    header = ("Function", *(partner.label for partner in source.partners))
    return [Table(header, rows, (20, *(share for _ in source.partners)))]


def _of(people: list[Person], function: str, partner: Partner) -> str:
    cards = [
        _card(person) for person in people if (person.function, person.partner_id) == (function, partner.id)
    ]
    return "\n".join(cards) or "–"


def alliance_managers(source: Source) -> Section:
    """Return what the alliance managers do for everybody else."""
    leads = source.in_role("alliance lead", "alliance manager")
    cards = [
        Column(partner.label, tuple(Paragraph(_card(person)) for person in of), tone(at))
        for at, partner in enumerate(source.partners)
        if (of := [person for person in leads if person.partner_id == partner.id])
    ]
    return section(
        "What the alliance managers do",
        [Columns(tuple(cards))] if cards else (),
        Bullets(SERVICES),
        notes="Project leads answer for the product, committee leads for their decisions, alliance managers "
        "for the "
        "way the companies work together. Say where to turn first when something feels wrong.",
    )


def together(source: Source) -> Section:
    """Return what people do together besides work, and who still has to meet whom."""
    pairs_to_meet = tuple(kickoff_tables.to_meet(source))
    return section(
        "Time together",
        columns(
            ("In person", source.said("relationships.social"), "plain"),
            ("At a distance", source.said("relationships.remote"), "plain"),
            ("Later on", source.said("relationships.upkeep"), "plain"),
        ),
        [Paragraph("Still to meet", "lead"), *pairs_to_meet] if pairs_to_meet else (),
        notes="Name the pairs that have not met yet, and bring them together before the meeting ends.",
    )


def team(source: Source) -> Section:
    """Return the startup team of all companies with the time that was given."""
    return section(
        "The startup team and its time",
        kickoff_tables.commitments(source, source.partners),
        notes="A name without confirmed time is a hope. Ask the line manager in the room, or say who asks "
        "and by when.",
    )
