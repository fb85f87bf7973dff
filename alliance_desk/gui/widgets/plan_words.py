"""How the dates of components and plan items are said."""

from __future__ import annotations

from datetime import date

from alliance_desk.assessment.next_actions import NextAction
from alliance_desk.assessment.progress import Progress
from alliance_desk.assessment.schedule import PlanItem
from alliance_desk.gui.words import day, tr
from alliance_desk.playbook import Component
from alliance_desk.playbook.questions import VariantName
from alliance_desk.records import ANCHOR_TITLES, AnchorKind

_EVENTS = {
    AnchorKind.TERM_SHEET: "the term sheet",
    AnchorKind.SIGNING: "signing",
    AnchorKind.CLEARANCE: "clearance",
    AnchorKind.KICKOFF: "kickoff",
    AnchorKind.LAUNCH: "launch",
}


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


def component_due_words(component: Component, variant: VariantName, due: date | None) -> str:
    """Return ``Due 28 Nov, 17 days before kickoff``."""
    anchor, offset = component.due(variant)
    event = tr(_EVENTS[AnchorKind(anchor)])
    if offset == 0:
        counted = tr("on the day of %1", event)
    else:
        counted = tr("%1 days before %2" if offset < 0 else "%1 days after %2", abs(offset), event)
    return tr("Due %1, %2", day(due), counted) if due else tr("Due %1, when that is known", counted)


def done_words(progress: Progress) -> str:
    """Return ``20 of 24 done, 2 late``."""
    done = tr("%1 of %2 done", progress.done, progress.total)
    if progress.late:
        return tr("%1, %2 late", done, progress.late)
    return tr("%1, late", done) if progress.state == "late" else done


def who_of(action: NextAction) -> str:
    """Return who is to do something; of what has a date and no owner, that nobody is named yet."""
    return action.who or (tr("nobody yet") if action.state != "open" else "")
