"""How the companies work together, as tables: delicate topics, valid documents, messages, meetings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from alliance_desk.assessment.wording import short_date
from alliance_desk.documents.outline import Cell, Table, Tagged
from alliance_desk.documents.reports.parts import day, joined, named, readers
from alliance_desk.documents.reports.source import Source, filled
from alliance_desk.records import (
    Committee,
    Decision,
    Meeting,
    Message,
    Partner,
    Routine,
    SourceOfTruth,
    TopicRule,
    Visibility,
)


def apart(source: Source, rows: Iterable[Message | TopicRule]) -> bool:
    """Tell whether a table of these rows has to say who may read each of them."""
    return any(row.visibility != Visibility.JOINT for row in rows) and not source.joint


def topics(source: Source, marked: bool = False) -> Iterator[Table]:
    """Yield who speaks with whom about a delicate topic, and what is never said.

    With ``marked`` it says who may read a row where that is not everyone.
    """
    rows = [row for row in source.dossier.all(TopicRule) if row.topic.strip()]
    marked = marked and apart(source, rows)
    if rows:
        yield Table(
            ("Topic", "Who speaks", "With whom", "Rule", "Never", *(("Readers",) if marked else ())),
            tuple(
                (
                    row.topic,
                    named(source.with_company(row.speaks_id)),
                    named(source.with_company(row.hears_id)),
                    row.rule or "–",
                    row.never or "–",
                    *((readers(source, row.visibility),) if marked else ()),
                )
                for row in rows
            ),
            (15, 15, 16, 28, 16, 10) if marked else (17, 19, 19, 27, 18),
        )


def valid_documents(source: Source) -> Iterator[Table]:
    """Yield the documents that count, where they are and who looks after them."""
    rows = [row for row in source.dossier.all(SourceOfTruth) if row.name.strip()]
    if rows:
        yield Table(
            ("Document", "Where it is", "Version", "Looked after by", "Who may open it"),
            tuple(
                (
                    row.name,
                    row.kept_at or Tagged("To be set", "wait"),
                    row.version or "–",
                    named(source.with_company(row.owner_id)),
                    row.access or "–",
                )
                for row in rows
            ),
            (22, 26, 10, 21, 21),
        )


def messages(source: Source) -> Iterator[Table]:
    """Yield who hears what, how and how often."""
    rows = [row for row in source.dossier.all(Message) if filled(row.who, row.text)]
    if rows:
        yield Table(
            ("Who hears it", "What", "How", "How often", "From"),
            tuple(
                (
                    row.who or row.audience.value.capitalize(),
                    row.text or "–",
                    row.channel or "–",
                    row.cadence or "–",
                    named(source.person(row.sender_id)),
                )
                for row in rows
            ),
            (22, 28, 17, 16, 17),
        )


def routines(source: Source, partners: list[Partner]) -> Iterator[Table]:
    """Yield the companies' own routines that the alliance waits for."""
    sides = {partner.id: partner.label for partner in partners}
    rows = [row for row in source.dossier.all(Routine) if row.name.strip() and row.partner_id in sides]
    bodies = {body.id: body.label for body in source.dossier.all(Committee)}
    several = len(sides) > 1
    if rows:
        yield Table(
            (
                *(("Company",) if several else ()),
                "Routine",
                "How often",
                "Next",
                "Papers by",
                "Waits for it",
                "What it decides",
            ),
            tuple(
                (
                    *((sides.get(row.partner_id, ""),) if several and row.partner_id else ()),
                    row.name,
                    row.cadence or "–",
                    _on(row.next_on is not None, day(row.next_on)),
                    _on(row.papers_due is not None, day(row.papers_due)),
                    bodies.get(row.committee_id, "–") if row.committee_id else "–",
                    row.effect or "–",
                )
                for row in rows
            ),
            (11, 17, 15, 12, 12, 10, 23) if several else (20, 17, 14, 15, 12, 22),
        )


def _on(known: bool, cell: Cell) -> Cell:
    return cell if known else "–"


def calendar(source: Source) -> Iterator[Table]:
    """Yield the coming meetings and the days by which decisions are needed, by date."""
    bodies = {body.id: body for body in source.committees()}
    rows: list[tuple[object, tuple[Cell, ...]]] = []
    dated = [row for row in source.dossier.all(Meeting) if row.on and not row.held and row.on >= source.today]
    told = {(row.committee_id, row.on) for row in dated}
    for row in dated:
        body = bodies.get(row.committee_id) if row.committee_id else None
        title = row.title.strip() or (f"Meeting of the {body.name}" if body else "Meeting")
        length = f"{row.minutes} min" if row.minutes else ""
        when = joined([row.place, row.starts_at, length], ", ")
        rows.append((row.on, (day(row.on), "Meeting", title, body.label if body else "–", when or "–")))
    for body in bodies.values():
        on = body.first_meeting
        met = {row.committee_id for row in source.dossier.all(Meeting) if row.on and on and row.on < on}
        if on and on >= source.today and (body.id, on) not in told:
            # A body may have met before, with nothing agreed on how it meets.
            title = "First regular meeting" if body.id in met else "First meeting"
            rows.append((on, (day(on), "Meeting", title, body.label, body.place or "–")))
    for row in source.dossier.all(Decision):
        if row.question.strip() and row.made_on is None and row.needed_by:
            body = bodies.get(row.committee_id) if row.committee_id else None
            late = row.needed_by < source.today
            when: Cell = (
                Tagged(f"{short_date(row.needed_by)}, overdue", "bad") if late else day(row.needed_by)
            )
            rows.append(
                (
                    row.needed_by,
                    (when, "Decision", row.question, body.label if body else "–", row.decided_by or "–"),
                )
            )
    rows.sort(key=lambda row: str(row[0]))
    if rows:
        yield Table(
            ("When", "What", "Subject", "Body", "Where, or who decides"),
            tuple(cells for _, cells in rows),
            (20, 10, 32, 13, 25),
        )
