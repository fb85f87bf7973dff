"""The onboarding pack: what somebody who joins later needs in the first two weeks (S50; B36)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

from alliance_desk.assessment.schedule import plan
from alliance_desk.assessment.stakeholders import pairs
from alliance_desk.assessment.wording import listed
from alliance_desk.documents.outline import (
    Block,
    Bullets,
    Column,
    Columns,
    Figure,
    Outline,
    Paragraph,
    Section,
    Table,
)
from alliance_desk.documents.reports import (
    deck_governance,
    deck_program,
    internal_people,
    internal_work,
    kickoff_tables,
    working_tables,
)
from alliance_desk.documents.reports.parts import day, facts, named, north_star, outline, section, told, tone
from alliance_desk.documents.reports.source import Source, filled
from alliance_desk.pictures.committees import governance_chart
from alliance_desk.records import Person, Seat

AHEAD = timedelta(days=60)

WEEK_ONE = (
    "Read this pack; ask the alliance manager about everything that you had to guess",
    "Half an hour with the alliance manager: what for, and what is delicate now",
    "Meet your counterpart, at least by video",
    "Get access to the shared place, and look for your own function's deliverables in it",
    "Read the charter of each body you sit in",
)
WEEK_TWO = (
    "Sit in on one meeting of your body before you speak in one",
    "Go through the deliverables that you own with the other owner, and confirm the dates",
    "Ask three people of each company what works well and what does not",
    "Tell the alliance manager what surprised you: nobody else sees it any more",
)


def compose(source: Source) -> Outline:
    """Return the pack; for our own people with how to reach everyone and with our own routines."""
    sections = (
        _deal(source),
        _aim(source),
        _who(source),
        _bodies(source),
        deck_governance.rights(source),
        deck_governance.escalation(source),
        _ahead(source),
        _routines(source),
        _communication(source),
        _careful(source),
        section("Words that mean one thing", kickoff_tables.glossary(source, sides=True)),
        _places(source),
        _first_weeks(source),
    )
    return outline(
        source,
        "Onboarding pack",
        (_plain(each) for each in sections),
        numbered=True,
        contents=True,
        subtitle="For those who join later",
    )


def _plain(part: Section) -> Section:
    """Return a section without the notes that a speaker would have."""
    return Section(part.heading, part.blocks, "", part.level, part.new_page, part.id)


def _deal(source: Source) -> Section:
    slide = deck_program.deal(source)
    who = listed([partner.name for partner in source.partners])
    return section("The alliance in a page", slide.blocks or facts(("Companies", who)))


def _aim(source: Source) -> Section:
    """Return where the alliance goes, what each company wants from it, and how one knows."""
    course = source.said("strategic_intent.how_we_know")
    wants = deck_program.objectives(source).blocks if source.joint else tuple(_wants(source))
    return section(
        "Where it goes, and why",
        north_star(source),
        Paragraph("What each company wants", "lead") if wants else (),
        wants,
        [Paragraph("How we will know", "lead"), *told(course)] if course else (),
    )


def _wants(source: Source) -> Iterator[Block]:
    """Yield what each company wants, then its reasons: two low blocks leave less of a page empty than one."""
    sides = list(enumerate(source.partners))
    aims = [
        Column(partner.name, (Bullets(tuple(map(internal_people.wanted, rows))),), tone(at))
        for at, partner in sides
        if (rows := source.objectives(partner))
    ]
    reasons = [
        Column(partner.name, blocks, tone(at))
        for at, partner in sides
        if (blocks := internal_people.reasons(source, partner))
    ]
    if aims:
        yield Columns(tuple(aims))
    if reasons:
        own = source.dossier.own
        yield Paragraph(f"Why, as {own.label} understands it" if own else "Why", "lead")
        yield Columns(tuple(reasons))


def _who(source: Source) -> Section:
    """Return the people of the alliance, company by company, each with the counterpart."""
    said: list[Block] = []
    faces: dict[UUID, list[Person]] = {}
    for pair in pairs(source.dossier):
        for person, other in ((pair.one, pair.other), (pair.other, pair.one)):
            # In an alliance of three, one person may face several: first the one of their own choice.
            at = 0 if person.counterpart_id == other.id else len(faces.get(person.id, ()))
            faces.setdefault(person.id, []).insert(at, other)
    seated = {seat.person_id for seat in source.dossier.all(Seat)}
    reach = not source.joint and filled(
        *(person.email + person.phone for person in source.dossier.all(Person))
    )
    for partner in source.partners:
        people = [
            person
            for person in source.dossier.people(partner.id)
            if person.name.strip()
            and (person.startup_role.strip() or person.id in seated or person.id in faces)
        ]
        if people:
            said += [Paragraph(partner.name, "lead"), _people(people, faces, reach)]
    return section("Who is who", said)


def _people(people: list[Person], faces: dict[UUID, list[Person]], reach: bool) -> Table:
    header = ("Name", "What they do", "Counterpart", *(("How to reach them",) if reach else ()))
    rows = tuple(
        (
            person.name,
            ", ".join(filter(None, (person.title or person.function, person.startup_role))) or "–",
            "\n".join(other.name for other in faces.get(person.id, ())) or "–",
            *(("\n".join(filter(None, (person.email, person.phone))) or "–",) if reach else ()),
        )
        for person in people
    )
    return Table(header, rows, () if reach else (28, 42, 30))


def _bodies(source: Source) -> Section:
    if not source.committees():
        return section("Bodies and their rhythm")
    return section(
        "Bodies and their rhythm",
        Figure(governance_chart(source.dossier, width=900)),
        deck_governance.bodies(source).blocks,
    )


def _ahead(source: Source) -> Section:
    """Return what comes in the next 60 days."""
    end = source.today + AHEAD
    rows = tuple(
        (day(item.due), item.title, named(item.owner))
        for item in plan(source.dossier, source.playbook, source.today)
        if item.due and not item.done and source.today <= item.due <= end
    )
    meetings = tuple(working_tables.calendar(source))
    return section(
        "The plan ahead",
        deck_program.timeline(source).blocks,
        [Paragraph("Steps of the next 60 days", "lead"), Table(("Due", "Step", "Owner"), rows, (16, 58, 26))]
        if rows
        else (),
        [Paragraph("Meetings and decisions", "lead"), *meetings] if meetings else (),
    )


def _routines(source: Source) -> Section:
    """Return our own company's routines, for its own people only."""
    own = source.dossier.own
    if source.joint or own is None:
        return section("Routines")
    return section(f"Routines of {own.label}", working_tables.routines(source, [own]))


def _communication(source: Source) -> Section:
    messages = tuple(working_tables.messages(source))
    topics = tuple(working_tables.topics(source))
    return section(
        "How we speak with each other",
        facts(
            ("Between the companies", source.said("communication.who_speaks")),
            ("Answers", source.said("communication.response_times")),
            ("Language", source.said("communication.language")),
            ("Outside the alliance", source.said("communication.publicity")),
        ),
        [Paragraph("Delicate topics", "lead"), *topics] if topics else (),
        [Paragraph("Who hears what", "lead"), *messages] if messages else (),
    )


def _careful(source: Source) -> Section:
    return section("What not to write in e-mail", internal_work.careful_words(source).blocks)


def _places(source: Source) -> Section:
    return section(
        "Where things are",
        facts(
            ("The one valid version", source.said("communication.single_source")),
            ("Where we work", source.said("communication.workspace")),
            ("Which channel for what", source.said("communication.channels")),
        ),
        working_tables.valid_documents(source),
    )


def _first_weeks(source: Source) -> Section:
    said = source.said("stakeholder_engagement.onboarding_pack")
    return section(
        "Your first two weeks",
        told(said),
        Columns((Column("First week", (Bullets(WEEK_ONE),)), Column("Second week", (Bullets(WEEK_TWO),)))),
        _ask(source),
    )


def _ask(source: Source) -> Iterator[Block]:
    managers = source.in_role("alliance lead", "alliance manager")
    known = [source.with_company(person.id) for person in managers]
    yield from facts(("Whom to ask", "; ".join(known)))
