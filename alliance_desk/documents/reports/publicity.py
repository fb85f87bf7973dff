"""What may be said outside, by whom, and by when it has to go out for review (S47)."""

from __future__ import annotations

from collections.abc import Iterator

from alliance_desk.assessment.communication import Review, reviews
from alliance_desk.assessment.wording import count, short_date
from alliance_desk.documents.outline import Block, Cell, Paragraph, Table, Tagged
from alliance_desk.documents.reports.parts import TO_BE_NAMED, TO_BE_SET, day, missing, told
from alliance_desk.documents.reports.source import Source
from alliance_desk.records import PressRelease


def rules(source: Source) -> Iterator[Block]:
    """Yield the rules for publicity, and each release with its review."""
    said = source.said("communication.publicity")
    yield from told(said)
    found = reviews(source.dossier, source.today)
    rows = [row for row in found if row.release.title.strip()]
    if rows:
        yield Table(
            ("Release", "Kind", "Planned for", "Review", "Send for review by", "State", "Quoted", "Tone"),
            tuple(_release(source, row) for row in rows),
            (19, 10, 10, 9, 11, 15, 13, 13),
        )
    elif not said:
        yield missing("The rules for publicity are to be agreed by the companies.")
    yield Paragraph(
        "Review days are working days and end before the day of publication. Check the agreement: it may set "
        "other times.",
        "note",
    )


def _release(source: Source, row: Review) -> tuple[Cell, ...]:
    release = row.release
    review: Cell = TO_BE_SET
    if release.review_days is not None:
        review = count(release.review_days, "day")
    return (
        f"{release.title}\nMay move a share price" if release.material else release.title,
        _kind(release),
        day(release.planned_on),
        review,
        short_date(row.latest) if row.latest else TO_BE_SET,
        _state(source, row),
        release.quoted or TO_BE_NAMED,
        release.tone or "–",
    )


def _kind(release: PressRelease) -> str:
    return "Joint" if release.joint else "By one company"


def _state(source: Source, row: Review) -> Cell:
    text = row.text(source.today)
    match row.word:
        case "approved":
            on = row.release.approved_on
            return Tagged(f"Approved, {short_date(on)}" if on else text, "good")
        case "late":
            return Tagged(text, "bad")
        case "no date":
            return Tagged(text, "wait")
        case _:
            return text
