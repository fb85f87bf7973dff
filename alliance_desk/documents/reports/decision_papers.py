"""Decision papers: one page for each open decision, with what is needed to make it (B13)."""

from __future__ import annotations

from collections.abc import Iterator

from alliance_desk.assessment.decision_time import decision_time
from alliance_desk.assessment.wording import short_date
from alliance_desk.documents.outline import (
    Block,
    Bullets,
    Cell,
    Facts,
    Form,
    FormField,
    Outline,
    Paragraph,
    Section,
    Table,
    Tagged,
)
from alliance_desk.documents.reports.parts import TO_BE_SET, day, lines, missing, named, outline, section
from alliance_desk.documents.reports.source import Source
from alliance_desk.records import Committee, Decision, Visibility


def compose(source: Source) -> Outline:
    """Return the papers, the most urgent first; tables of those open and made stand before them."""
    time = decision_time(source.dossier, source.today)
    title = "Decision papers"
    sections = (
        _overview(source, time.waiting),
        _made(source, time.words),
        *(_paper(source, row) for row in time.waiting),
    )
    return outline(source, title, sections, subtitle="What has to be decided, by whom and by when")


def _overview(source: Source, waiting: tuple[Decision, ...]) -> Section:
    if not waiting:
        return section("Open decisions", missing("No decision is waiting."))
    rows = tuple(
        (
            needed_by(source, row),
            _question(source, row),
            _who(source, row),
            named(source.with_company(row.owner_id)),
        )
        for row in waiting
    )
    return section(
        "Open decisions",
        Table(("Needed by", "Question", "Who decides", "Prepared by"), rows, (18, 38, 24, 20)),
    )


def needed_by(source: Source, row: Decision) -> Cell:
    """Return the day by which a decision is needed, and whether it has passed."""
    if row.needed_by and row.needed_by < source.today:
        return Tagged(f"{short_date(row.needed_by)}, overdue", "bad")
    return short_date(row.needed_by) if row.needed_by else TO_BE_SET


def _question(source: Source, row: Decision) -> str:
    """Return the question; in an internal paper it says of its own whether the partner may read it."""
    mark = "" if source.joint or row.visibility == Visibility.JOINT else " (internal)"
    return f"{row.question.strip()}{mark}"


def _who(source: Source, row: Decision) -> Cell:
    body = source.dossier.get(Committee, row.committee_id)
    said = row.decided_by.strip()
    if body and said.casefold() in (body.label.casefold(), body.name.casefold(), ""):
        return named(body.name)
    return named(", ".join(filter(None, (said, body.name if body else ""))))


def _paper(source: Source, row: Decision) -> Section:
    """Return one decision: its frame, the options, what they are judged by, and room for the outcome."""
    frame: list[tuple[str, Cell]] = [
        ("Who decides", _who(source, row)),
        ("How", "Each company decides its own part" if row.divided else "The companies decide together"),
        ("Needed by", needed_by(source, row)),
        ("Asked on", day(row.asked_on)),
        ("Prepared by", named(source.with_company(row.owner_id))),
    ]
    return section(
        _question(source, row),
        Facts(tuple(frame)),
        _part("Options", row.options, "The options are to be written down, two or three of them.", True),
        _part("What they are judged by", row.criteria, "What the options are judged by is to be agreed."),
        _part("What we need to know", row.inputs, ""),
        Paragraph("Outcome", "lead"),
        Form(
            (
                FormField(f"{row.id}.outcome", "Decision", "text"),
                FormField(f"{row.id}.reason", "Reason", "text"),
                FormField(f"{row.id}.by", "Decided by"),
                FormField(f"{row.id}.on", "On"),
            )
        ),
        new_page=True,
        id=f"decision-{row.id}",
    )


def _part(heading: str, text: str, otherwise: str, numbered: bool = False) -> Iterator[Block]:
    """Yield a part of a paper with its points; options are told apart by lines or by semicolons."""
    points = lines(text.replace("; ", "\n") if "\n" not in text.strip() else text)
    if points:
        yield Paragraph(heading, "lead")
        yield Bullets(tuple(point[:1].upper() + point[1:] for point in points), numbered)
    elif otherwise:
        yield Paragraph(heading, "lead")
        yield missing(otherwise)


def _made(source: Source, words: str) -> Section:
    """Return what was decided, the latest first, with how long decisions take."""
    rows = [row for row in source.dossier.all(Decision) if row.question.strip() and row.made_on]
    rows.sort(key=lambda row: row.made_on or source.today, reverse=True)
    table = Table(
        ("On", "Question", "Outcome", "Who decided"),
        tuple(
            (day(row.made_on), _question(source, row), row.outcome or "–", _who(source, row)) for row in rows
        ),
        (14, 34, 32, 20),
    )
    return section(
        "Decisions made",
        [table, Paragraph(f"Decision time: {words}.", "note")] if rows else (),
    )
