"""Agenda and run sheet of the joint kickoff: for those who run the meeting (handbook 5.2; S54)."""

from __future__ import annotations

from collections.abc import Iterator

from alliance_desk.assessment.agenda import other_zones, zone_words
from alliance_desk.assessment.wording import listed, short_date
from alliance_desk.documents.outline import (
    Block,
    Bullets,
    Cell,
    Column,
    Columns,
    Figure,
    Outline,
    Paragraph,
    Section,
    Table,
    Tagged,
)
from alliance_desk.documents.reports import agenda_tables, kickoff_tables
from alliance_desk.documents.reports.parts import TO_BE_SET, day, missing, named, outline, section
from alliance_desk.documents.reports.source import Source
from alliance_desk.pictures.kickoff import kickoff_days
from alliance_desk.records import Kickoff, MeetingForm, PreRead

BEFORE = {
    MeetingForm.IN_PERSON: (
        (
            "People",
            (
                "Invitations are out, with purpose, place and travel; visitors are registered",
                "Everyone has signed what confidentiality asks of them, and access to the shared place works",
                "Each company has met on its own: everyone knows what it wants from the meeting",
                "A note taker and a time keeper are named, one from each company",
            ),
        ),
        (
            "Papers and rooms",
            (
                "Pre-reads are sent three to five working days before",
                "Presenters have rehearsed in pairs; nobody reads slides aloud",
                "Room, screens, name plates and places at dinner mix the companies",
            ),
        ),
    ),
    MeetingForm.REMOTE: (
        (
            "People",
            (
                "Invitations are out, with times in each zone; no block asks the same people to stay up "
                "each time",
                "Each company has met on its own: everyone knows what it wants from the meeting",
                "Groups of four to six are made up beforehand, with people of every company in each",
                "Pairs have a call between the blocks, and it stands in their calendars",
            ),
        ),
        (
            "Papers and screens",
            (
                "A producer is named: sound, rooms, the next presenter ready",
                "Pre-reads are sent three to five working days before",
                "A dry run was held with every presenter, in the tool that will be used",
                "It is decided whether anything is recorded, and everyone has been told",
            ),
        ),
    ),
}
"""What is to be ready, in two groups side by side."""

SHORT = 5
"""The most items of a day that shares its page."""

AFTER = (
    "Decisions and actions reach everyone within two working days, with thanks to presenters, hosts and "
    "note takers, a short survey (what helped, what is missing), and a list of those who should have met "
    "and have not, each with a date."
)


def compose(source: Source) -> Outline:
    """Return the run sheet: what to prepare, each day by the clock, what follows."""
    form = agenda_tables.form_of(source)
    sections = (
        _before(source, form),
        _overview(source),
        *_days(source),
        section("After the meeting", Paragraph(AFTER), kickoff_tables.after_actions(source)),
    )
    return outline(
        source,
        "Kickoff agenda and run sheet",
        sections,
        subtitle=f"Joint kickoff, {form.value}",
        landscape=True,
        facts=_facts(source),
    )


def _facts(source: Source) -> tuple[tuple[str, Cell], ...]:
    kickoff = source.dossier.one(Kickoff)
    found: list[tuple[str, Cell]] = [("Meeting", agenda_tables.meeting_days(source) or TO_BE_SET)]
    if kickoff:
        found += [
            ("Place", kickoff.place),
            ("Times", _zones(kickoff)),
            ("Run by", named(source.with_company(kickoff.producer_id))),
            ("Recording", kickoff.recording),
            ("Guests", kickoff.guests),
        ]
    return tuple((label, value) for label, value in found if value != "")


def _zones(kickoff: Kickoff) -> str:
    if not kickoff.time_zone.strip():
        return ""
    others = listed([zone_words(name) for name in other_zones(kickoff)])
    home = f"{kickoff.starts_at} to {kickoff.ends_at}, time of {zone_words(kickoff.time_zone)}"
    return f"{home}; also shown for {others}" if others else home


def _overview(source: Source) -> Section:
    """Return the days at a glance."""
    if agenda_tables.is_proposed(source):
        said: list[Block] = [
            missing("The companies have not made an agenda yet; what follows is the usual one as a proposal.")
        ]
    else:
        said = [Figure(kickoff_days(source.dossier, source.playbook, source.today, width=1080))]
    return section("At a glance", said)


def _before(source: Source, form: MeetingForm) -> Section:
    """Return what is to be ready, and the reading that goes out."""
    rows = [row for row in source.dossier.all(PreRead) if row.title.strip()]
    table = Table(
        ("Pre-read", "For", "Sent by", "To be sent", "State"),
        tuple(
            (
                row.title,
                row.readers or "Everyone",
                named(source.with_company(row.owner_id)),
                day(row.send_by),
                _sent(source, row),
            )
            for row in rows
        ),
        (24, 26, 24, 12, 14),
    )
    return section(
        "Before the meeting",
        Columns(tuple(Column(label, (Bullets(items),)) for label, items in BEFORE[form])),
        [table] if rows else (),
    )


def _sent(source: Source, row: PreRead) -> Cell:
    if row.sent_on:
        return Tagged(f"Sent {short_date(row.sent_on)}", "good")
    late = row.send_by is not None and row.send_by < source.today
    return Tagged("Late" if late else "To be sent", "bad" if late else "wait")


def _days(source: Source) -> Iterator[Section]:
    for each in agenda_tables.days(source):
        name = agenda_tables.day_name(source, each)
        table = tuple(agenda_tables.full(source, each))
        yield section(
            f"{name.capitalize()}{f', {short_date(each.on)}' if each.on else ''}",
            [Paragraph(agenda_tables.day_words(each)), *table] if table else (),
            new_page=len(each.slots) > SHORT,
            id=name.replace(" ", "-"),
        )
