"""How the date and state of a plan item are said."""

from __future__ import annotations

from alliance_desk.assessment.schedule import ANCHOR_TITLES, PlanItem
from alliance_desk.gui.words import day, tr


def due_words(item: PlanItem) -> str:
    """Return ``2 days late``, ``due today``, a date, or what the date waits for."""
    if item.late:
        return tr("1 day late") if item.days_late == 1 else tr("%1 days late", item.days_late)
    if item.state == "today":
        return tr("due today")
    if item.due is None:
        return when_known(item)
    return day(item.due)


def when_known(item: PlanItem) -> str:
    """Say on which event an item without a date waits."""
    if item.task.anchor is None:
        return tr("no date")
    return tr("when %1 is known", ANCHOR_TITLES[item.task.anchor].lower())


def tone(item: PlanItem) -> str:
    """Return the colour in which the date is said."""
    return {"done": "good", "late": "bad", "today": "wait", "this week": "ink"}.get(item.state, "muted")
