"""Dates that stand around an anchor and are not counted from it: they stay when it moves (S45)."""

from __future__ import annotations

from datetime import date, timedelta

from alliance_desk.assessment.dated import Dated, dated_rows
from alliance_desk.assessment.index import Index
from alliance_desk.assessment.schedule import anchor_days
from alliance_desk.playbook import Playbook
from alliance_desk.playbook.model import RegisterName
from alliance_desk.records import Dossier

BEFORE, AFTER = timedelta(days=14), timedelta(days=7)
"""How far before and after an anchor something probably belongs to it."""

EVENTS: tuple[RegisterName, ...] = (
    "meetings",
    "pre_reads",
    "introductions",
    "milestones",
    "briefings",
    "press_releases",
)
"""What is arranged around a kickoff or a launch."""


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
    found = [
        row
        for name in EVENTS
        for row in dated_rows(index, name)
        if row.due >= today and any(first <= row.due <= last for first, last in spans)
    ]
    return tuple(sorted(found, key=lambda row: row.due))
