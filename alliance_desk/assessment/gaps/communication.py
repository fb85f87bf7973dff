"""What the communication protocol and the briefings before a launch lack."""

from __future__ import annotations

from collections.abc import Iterator

from alliance_desk.assessment.communication import reviews
from alliance_desk.assessment.gaps.shared import place_of
from alliance_desk.assessment.index import Index
from alliance_desk.assessment.place import Gap
from alliance_desk.assessment.wording import count
from alliance_desk.records import Briefing


def publicity(index: Index) -> Iterator[Gap]:
    """Yield the public words whose review is late or has no dates."""
    for review in reviews(index.dossier, index.today):
        name = review.release.title.strip() or "A release without a title"
        place = place_of(index, "press_releases", "review_days", review.release.id)
        if review.word == "late":
            text = review.text(index.today)
            yield Gap(f"{name}: {text[:1].lower()}{text[1:]}.", place, "risk")
        elif review.word == "no date":
            yield Gap(f"{name}: date or review days are not set.", place)


def briefings(index: Index) -> Iterator[Gap]:
    """Yield the briefings whose embargo nobody has set."""
    rows = [row for row in index.dossier.all(Briefing) if row.who.strip() and row.embargo_until is None]
    if rows:
        text = f"{count(len(rows), 'briefing')} without the end of its embargo."
        yield Gap(text, place_of(index, "briefings", "embargo_until", rows[0].id))
