"""What may be said outside, by whom, and by when it has to go out for review (S47)."""

from __future__ import annotations

from collections.abc import Iterator

from alliance_desk.assessment.communication import Review, reviews
from alliance_desk.assessment.wording import count, short_date
from alliance_desk.documents.outline import Block, Cell, Table, Tagged
from alliance_desk.documents.reports.parts import TO_BE_NAMED, TO_BE_SET, day, missing, told
from alliance_desk.documents.reports.source import Source


def rules(source: Source) -> Iterator[Block]:
    """Yield the rules for publicity, and each release with its review."""
    said = source.said("communication.publicity")
    yield from told(said)
    found = reviews(source.dossier, source.today)
    rows = [row for row in found if row.release.title.strip()]
    if rows:
        yield Table(
            ("Release", "Planned for", "Send for review by", "State", "Quoted", "Tone"),
            tuple(_release(source, row) for row in rows),
            (33, 11, 13, 11, 15, 17),
            caption="Review days are working days and end before the day of publication. "
            "Check the agreement: it may set other times.",
        )
    elif not said:
        yield missing("The rules for publicity are to be agreed by the companies.")


def _release(source: Source, row: Review) -> tuple[Cell, ...]:
    release = row.release
    kind = "Joint" if release.joint else "By one company"
    return (
        f"{release.title}\n{kind}{', may move a share price' if release.material else ''}",
        day(release.planned_on),
        _send_by(row),
        _state(source, row),
        release.quoted or TO_BE_NAMED,
        release.tone or "–",
    )


def _send_by(row: Review) -> Cell:
    """Return the last day on which a release can go out for review, and how long that takes."""
    days = row.release.review_days
    takes = "" if days is None else f"{count(days, 'day')} for review"
    if row.latest is None:
        return f"To be set; {takes}" if takes else TO_BE_SET
    return f"{short_date(row.latest)}\n{takes}"


def _state(source: Source, row: Review) -> Cell:
    text = row.text(source.today)
    match row.word:
        case "approved":
            on = row.release.approved_on
            return Tagged(f"{text} {short_date(on)}" if on else text, "good")
        case "late":
            return Tagged(text, "bad")
        case "no date":
            return Tagged(text, "wait")
        case "in review":
            return text
        case "to send":
            return "Not sent yet"
