"""The communication and publicity protocol: who says what to whom, when, after whose review (S13, S47)."""

from __future__ import annotations

from collections.abc import Iterator

from alliance_desk.assessment.communication import adherence, message_name
from alliance_desk.assessment.may_start import start_gate
from alliance_desk.assessment.schedule import ANCHOR_TITLES
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
from alliance_desk.documents.reports import publicity
from alliance_desk.documents.reports.parts import (
    TO_BE_NAMED,
    TO_BE_SET,
    day,
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
    Audience,
    GlossaryTerm,
    Message,
    Sending,
    SourceOfTruth,
    TopicRule,
    Variant,
)


def compose(source: Source) -> Outline:
    """Return the protocol as these readers may see it."""
    sections = (
        section("In force", *_in_force(source)),
        *_plan(source),
        section("Calendar", *_calendar(source)),
        section("Said and done", *_kept(source)),
        section("Who speaks to whom", *_topics(source)),
        section("Publicity", *publicity.rules(source)),
        section("Channels and response times", *_channels(source)),
        section("One version of the truth", *_truth(source)),
        section("Words with one meaning", *_words(source)),
        section("How it is measured", told(source.said("communication.measures"))),
    )
    title = "Communication and publicity protocol"
    return outline(
        source,
        title if source.joint else f"{title}, internal",
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
        own = source.dossier.own
        whom = own.label if own else "one company"
        yield Paragraph(f"This version holds rows that are for {whom} only; they are marked.", "note")


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
    apart = not source.joint
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
    if source.dossier.all(Sending):
        yield Figure(communication_calendar(source.dossier, source.today, width=900))
    coming = _coming(source)
    if coming:
        yield Table(
            ("Planned for", "Message", "To"),
            tuple(
                (
                    day(row.planned_on),
                    message_name(message),
                    message.who if message and message.who.strip() else "–",
                )
                for row, message in coming[:20]
            ),
            (16, 54, 30),
            "What goes out next",
        )
    if len(coming) > 20:
        yield Paragraph(f"And {count(len(coming) - 20, 'more message')} later.", "note")


def _coming(source: Source) -> list[tuple[Sending, Message | None]]:
    rows = [
        row
        for row in source.dossier.all(Sending)
        if row.planned_on and row.planned_on >= source.today and not row.sent_on and not row.cancelled.strip()
    ]
    rows.sort(key=lambda row: row.planned_on or source.today)
    return [(row, source.dossier.get(Message, row.message_id)) for row in rows]


def _kept(source: Source) -> Iterator[Block]:
    measure = adherence(source.dossier, source.today)
    if not measure.planned and not measure.cancelled:
        return
    yield Paragraph(f"{measure.words}.", "lead")
    if measure.cancelled:
        yield Paragraph(
            f"{count(measure.cancelled, 'message was', 'messages were')} called off with a reason."
        )
    if measure.missed:
        yield Table(
            ("Missed", "Was planned for"),
            tuple(
                (message_name(source.dossier.get(Message, row.message_id)), day(row.planned_on))
                for row in measure.missed
            ),
            (76, 24),
        )


def _topics(source: Source) -> Iterator[Block]:
    yield from told(source.said("communication.who_speaks"))
    rows = [row for row in source.dossier.all(TopicRule) if row.topic.strip()]
    if not rows:
        return
    apart = not source.joint
    yield Table(
        ("Topic", "Who speaks", "To whom", "Rule", "Never said", *(("Readers",) if apart else ())),
        tuple(
            (
                row.topic,
                named(source.with_company(row.speaks_id)),
                named(source.with_company(row.hears_id)),
                row.rule or "–",
                row.never or "–",
                *((readers(source, row.visibility),) if apart else ()),
            )
            for row in rows
        ),
        (15, 16, 16, 26, 17, 10) if apart else (16, 18, 18, 29, 19),
    )


def _channels(source: Source) -> Iterator[Block]:
    for label, question in (
        ("Which channel for what", "communication.channels"),
        ("How soon people answer", "communication.response_times"),
        ("Language", "communication.language"),
    ):
        if said := source.said(question):
            yield Paragraph(label, "lead")
            yield from told(said)
    recorded = source.yes("communication.recording")
    if recorded is not None:
        may = "may be recorded, once everyone has been told" if recorded else "are not recorded"
        yield Paragraph(f"Remote meetings {may}.")


def _truth(source: Source) -> Iterator[Block]:
    yield from told(source.said("communication.single_source"))
    yield from facts(("Where we work", source.said("communication.workspace")))
    rows = [row for row in source.dossier.all(SourceOfTruth) if row.name.strip()]
    if rows:
        yield Table(
            ("Document", "Where it is", "Version that counts", "Kept by", "Who has access"),
            tuple(
                (
                    row.name,
                    row.kept_at or TO_BE_SET,
                    row.version or "–",
                    named(source.with_company(row.owner_id)),
                    row.access or "–",
                )
                for row in rows
            ),
            (24, 22, 14, 20, 20),
        )


def _words(source: Source) -> Iterator[Block]:
    rows = [row for row in source.dossier.all(GlossaryTerm) if row.term.strip()]
    if not rows:
        return
    own = source.dossier.own
    theirs = source.dossier.others
    yield Table(
        (
            "Term",
            own.label if own else "One company",
            theirs[0].label if len(theirs) == 1 else "The others",
            "Agreed meaning",
        ),
        tuple(
            (row.term, row.our_meaning or "–", row.their_meaning or "–", row.agreed_meaning or TO_BE_SET)
            for row in rows
        ),
        (16, 26, 26, 32),
    )
