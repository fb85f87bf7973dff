"""Dates that stand around an anchor and are not counted from it: they stay when it moves (S45)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from alliance_desk.assessment.dated import Dated, dated_rows
from alliance_desk.assessment.index import Index
from alliance_desk.assessment.schedule import anchor_days
from alliance_desk.playbook import Playbook
from alliance_desk.playbook.model import RegisterName
from alliance_desk.records import Committee, Dossier, Meeting

BEFORE, AFTER = timedelta(days=14), timedelta(days=7)
"""How far before and after an anchor something probably belongs to it."""

EVENTS: tuple[RegisterName, ...] = (
    "internal_kickoffs",
    "pre_reads",
    "introductions",
    "decisions",
    "deliverables",
    "obligations",
    "accounts",
    "assumptions",
    "milestones",
    "briefings",
    "press_releases",
)
"""What is arranged around a kickoff or a launch, or has to be there by then."""


def beside(dossier: Dossier, moved: Dossier, playbook: Playbook, today: date) -> tuple[Dated, ...]:
    """Return the open dates near each anchor that ``moved`` puts elsewhere, by date.

    A meeting, a pre-read or a briefing has a date of its own: the desk cannot know whether it should
    follow, so it is named before anything moves.
    """
    old, new = anchor_days(dossier), anchor_days(moved)
    spans = [(on - BEFORE, on + AFTER) for kind, on in old.items() if new.get(kind) != on]
    if not spans:
        return ()
    index = Index(dossier, playbook, today)
    rows = [row for name in EVENTS for row in dated_rows(index, name)]
    found = [
        row
        for row in (*rows, *_meetings(dossier))
        if row.due >= today and any(first <= row.due <= last for first, last in spans)
    ]
    return tuple(sorted(found, key=lambda row: row.due))


def _meetings(dossier: Dossier) -> Iterator[Dated]:
    """Yield the meetings themselves, and the first ones of bodies that have none listed."""
    met: set[object] = set()
    for row in dossier.all(Meeting):
        met.add(row.committee_id)
        if row.on and not row.held:
            yield Dated(row.title or "Meeting", "", row.on, "on", row.id)
    for body in dossier.all(Committee):
        if body.first_meeting and body.id not in met:
            yield Dated(f"First meeting of {body.label}", "", body.first_meeting, "first_meeting", body.id)
