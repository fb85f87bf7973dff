"""The communication and publicity protocol: who says what to whom, when, after whose review (S13, S47)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from alliance_desk.assessment.communication import adherence, message_name
from alliance_desk.assessment.may_start import start_gate
from alliance_desk.assessment.wording import count, short_date
from alliance_desk.documents.outline import (
    Block,
    Callout,
    Cell,
    Figure,
    Outline,
    Paragraph,
    Section,
    Table,
)
from alliance_desk.documents.reports import kickoff_tables, publicity, working_tables
from alliance_desk.documents.reports.parts import (
    TO_BE_NAMED,
    TO_BE_SET,
    facts,
    missing,
    named,
    outline,
    readers,
    section,
    told,
)
from alliance_desk.documents.reports.source import Source
from alliance_desk.pictures.communication import AUDIENCES, communication_calendar
from alliance_desk.records import (
    ANCHOR_TITLES,
    Audience,
    Message,
    Sending,
    TopicRule,
    Variant,
)

NEXT = 4
"""How many days of one message, and how many missed messages, are named."""


def compose(source: Source) -> Outline:
    """Return the protocol as these readers may see it."""
    sections = (
        section("In force", *_in_force(source)),
        *_plan(source),
        section("Who speaks to whom", *_topics(source)),
        section("Channels and response times", *_channels(source)),
        section("One version of the truth", *_truth(source)),
        section("Publicity", *publicity.rules(source)),
        section("Words that mean one thing", kickoff_tables.glossary(source, sides=True)),
        section("How it is measured", told(source.said("communication.measures"))),
        section("Said, and to be said", _calendar(source)),
    )
    return outline(
        source,
        "Communication and publicity protocol",
        sections,
        landscape=True,
        numbered=True,
        contents=True,
    )


def _in_force(source: Source) -> Iterator[Block]:
    """Yield from when on it may be lived by: before the signing nothing is said unless counsel allows it."""
    kind, gate = start_gate(source.dossier)
    if source.alliance.variant == Variant.BIOPHARMA and (gate is None or gate > source.today):
        event = ANCHOR_TITLES[kind].lower()
        on = f", expected on {short_date(gate)}" if gate else ""
        yield Callout(
            f"This protocol takes effect with the {event}{on}. Until then the companies speak only through "
            "those who are in the know, and nobody speaks to the outside.",
            "wait",
            "Not in force yet",
        )
    else:
        yield Paragraph(
            f"This protocol holds for the people of {source.of_companies()}. It does not change the "
            "agreement between the companies; where the two differ, the agreement prevails."
        )
    if not source.joint:
        yield Paragraph(_own_rows(source), "note")


def _own_rows(source: Source) -> str:
    """Return how much of the internal version the others don't have."""
    own = source.dossier.own
    whom = own.label if own else "one company"
    if working_tables.apart(source, (*source.dossier.all(Message), *source.dossier.all(TopicRule))):
        return f"Rows marked as internal are for {whom} only; the calendar holds their messages too."
    return f"So far it holds no row that is for {whom} only."


def _plan(source: Source) -> Iterator[Section]:
    rows = [row for row in source.dossier.all(Message) if row.text.strip() or row.who.strip()]
    said = source.said("communication.audiences")
    if not rows:
        yield section(
            "Plan by audience", told(said) if said else missing("The plan is to be agreed by the companies.")
        )
        return
    yield section("Plan by audience", told(said), _table(source, rows))


def _table(source: Source, rows: list[Message]) -> Table:
    order = list(Audience)
    apart = working_tables.apart(source, rows)
    ordered = sorted(rows, key=lambda row: order.index(row.audience))
    last: Audience | None = None
    cells: list[tuple[Cell, ...]] = []
    for row in ordered:
        first = row.audience != last
        last = row.audience
        cells.append(
            (
                AUDIENCES[row.audience] if first else "",
                row.who or TO_BE_NAMED,
                row.text or TO_BE_SET,
                row.channel or TO_BE_SET,
                row.cadence or TO_BE_SET,
                named(source.with_company(row.sender_id)),
                *((readers(source, row.visibility),) if apart else ()),
            )
        )
    header = ("Audience", "Who", "What they hear", "Channel", "How often", "From")
    widths = (12, 19, 27, 15, 12, 15)
    return Table(
        (*header, *(("Readers",) if apart else ())),
        tuple(cells),
        (11, 17, 25, 14, 11, 13, 9) if apart else widths,
    )


def _calendar(source: Source) -> Iterator[Block]:
    measure = adherence(source.dossier, source.today)
    if measure.planned or measure.cancelled:
        called_off = count(measure.cancelled, "message was", "messages were")
        also = f" {called_off} called off with a reason." if measure.cancelled else ""
        yield Paragraph(f"{measure.words}.{also}", "lead")
    if source.dossier.all(Sending):
        yield Figure(communication_calendar(source.dossier, source.today, width=900))
    if measure.missed:
        missed = [
            f"{message_name(message)} ({_dates(days)})"
            for message, days in _by_message(source, measure.missed)
        ]
        more = f"; and {count(len(missed) - NEXT, 'more message')}" if len(missed) > NEXT else ""
        yield Paragraph(f"Missed: {'; '.join(missed[:NEXT])}{more}.")
    coming = _coming(source)
    if coming:
        yield Table(
            ("Message", "To", "Planned for"),
            tuple(
                (message_name(message), message.who if message and message.who.strip() else "–", _dates(days))
                for message, days in coming[:20]
            ),
            (51, 24, 25),
            "What goes out next",
        )
    if len(coming) > 20:
        yield Paragraph(f"And {count(len(coming) - 20, 'more message')} later.", "note")


def _coming(source: Source) -> list[tuple[Message | None, list[date]]]:
    """Return the messages that are still to go out, each with its days."""
    rows = [row for row in source.dossier.all(Sending) if not row.sent_on and not row.cancelled.strip()]
    return _by_message(source, [row for row in rows if row.planned_on and row.planned_on >= source.today])


def _by_message(source: Source, sendings: Iterable[Sending]) -> list[tuple[Message | None, list[date]]]:
    """Return messages, each with the days on which it was or is to go out, the next first."""
    days: dict[UUID | None, list[date]] = {}
    for row in sendings:
        if row.planned_on:
            days.setdefault(row.message_id, []).append(row.planned_on)
    rows = [(source.dossier.get(Message, id), sorted(each)) for id, each in days.items()]
    return sorted(rows, key=lambda row: row[1][0])


def _dates(days: list[date]) -> str:
    more = f" and {len(days) - NEXT} more" if len(days) > NEXT else ""
    return ", ".join(short_date(on) for on in days[:NEXT]) + more


def _topics(source: Source) -> Iterator[Block]:
    yield from told(source.said("communication.who_speaks"))
    yield from working_tables.topics(source, marked=True)


def _channels(source: Source) -> Iterator[Block]:
    recorded = source.yes("communication.recording")
    may = {True: "May be recorded, once everyone has been told", False: "Not recorded", None: ""}
    yield from facts(
        ("Which channel for what", source.said("communication.channels")),
        ("How soon people answer", source.said("communication.response_times")),
        ("Language", source.said("communication.language")),
        ("Remote meetings", may[recorded]),
    )


def _truth(source: Source) -> Iterator[Block]:
    yield from facts(
        ("The one valid version", source.said("communication.single_source")),
        ("Where we work", source.said("communication.workspace")),
    )
    yield from working_tables.valid_documents(source)
