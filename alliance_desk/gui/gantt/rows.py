"""The lines of the workplan: plans as groups, tasks and milestones under them, filtered and folded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from alliance_desk.assessment.workplan import Bar, Diamond, Workplan
from alliance_desk.gui.words import tr
from alliance_desk.records import Dossier, Milestone, Task

MILESTONES = "milestones"
PLAN = "plan:"
PAST = "past"
Only = Literal["", "critical", "late", "moved"]


@dataclass(frozen=True)
class GroupRow:
    """A functional plan, or the milestones, with what it adds up to."""

    key: str
    plan: str
    """The functional plan; empty for the startup plan and for the milestones."""
    number: int
    done: int
    late: int
    start: date | None
    finish: date | None
    drift: int | None
    """The largest drift in it."""
    open: bool

    @property
    def title(self) -> str:
        if self.key == MILESTONES:
            return tr("Milestones")
        if self.past:
            return tr("Done before today")
        return self.plan or tr("Startup plan")

    @property
    def past(self) -> bool:
        """True for what of the startup plan was done before today."""
        return self.key == PAST

    @property
    def milestones(self) -> bool:
        return self.key == MILESTONES


@dataclass(frozen=True)
class TaskRow:
    """A task with its bar."""

    bar: Bar

    @property
    def key(self) -> UUID:
        return self.bar.item.task.id

    @property
    def task(self) -> Task:
        return self.bar.item.task

    @property
    def title(self) -> str:
        return self.bar.item.title

    @property
    def plan(self) -> str:
        return self.bar.item.task.functional_plan

    @property
    def span(self) -> tuple[date, date] | None:
        return span(self.bar)


@dataclass(frozen=True)
class MilestoneRow:
    """A milestone with its diamond."""

    diamond: Diamond

    @property
    def key(self) -> UUID:
        return self.diamond.milestone.id

    @property
    def milestone(self) -> Milestone:
        return self.diamond.milestone

    @property
    def title(self) -> str:
        return self.milestone.title or tr("Milestone without a title")


Row = GroupRow | TaskRow | MilestoneRow
Key = UUID | str


@dataclass(frozen=True)
class Wanted:
    """Which lines are to be seen."""

    text: str = ""
    plan: str | None = None
    """Key of the only group to show."""
    owner: UUID | None = None
    only: Only = ""

    @property
    def everything(self) -> bool:
        return not (self.plan or self.picks)

    @property
    def picks(self) -> bool:
        """Whether single lines are looked for, and not whole plans."""
        return bool(self.text or self.owner or self.only)


def span(bar: Bar) -> tuple[date, date] | None:
    """Return the first and last day of a task; None without a date."""
    first, last = bar.start or bar.finish, bar.finish or bar.start
    return None if first is None or last is None else (min(first, last), last)


def rows_of(plan: Workplan, wanted: Wanted, folded: frozenset[str], today: date) -> list[Row]:
    """Return the lines from the top: the startup plan, the other plans as they were entered, milestones.

    What of the startup plan was done before today stands first in it, to be folded away; what is done
    today stays where it is, so that nothing goes away under the hand.
    """
    groups: dict[str, list[Bar]] = {}
    for bar in plan.bars:  # in the order of the tasks, so that no date changes it
        groups.setdefault(bar.item.task.functional_plan, []).append(bar)
    found: list[Row] = []
    for name in sorted(groups, key=bool):
        key = f"{PLAN}{name}"
        shown = [TaskRow(bar) for bar in groups[name] if _wanted_task(bar, wanted)]
        if (shown or wanted.everything) and wanted.plan in (None, key):
            found.append(_group(key, name, groups[name], key not in folded))
            past = [row for row in shown if _is_past(row, today)] if not name and not wanted.picks else []
            if key not in folded and len(past) > 1:
                found.append(_group(PAST, "", [row.bar for row in past], PAST not in folded))
                found += past if PAST not in folded else []
                shown = [row for row in shown if not _is_past(row, today)]
            found += shown if key not in folded else []
    diamonds = [MilestoneRow(each) for each in plan.diamonds if _wanted_milestone(each, wanted)]
    if diamonds and wanted.plan in (None, MILESTONES):
        found.append(_milestones(plan.diamonds, MILESTONES not in folded))
        found += diamonds if MILESTONES not in folded else []
    return found


def plans_of(dossier: Dossier) -> list[str]:
    """Return the functional plans as they were entered, without the startup plan."""
    return list(dict.fromkeys(task.functional_plan for task in dossier.all(Task) if task.functional_plan))


def _is_past(row: TaskRow, today: date) -> bool:
    return row.task.done_on is not None and row.task.done_on < today


def _group(key: str, name: str, bars: Iterable[Bar], open: bool) -> GroupRow:
    bars = list(bars)
    spans = [days for bar in bars if (days := span(bar))]
    drifts = [bar.drift for bar in bars if bar.drift is not None]
    return GroupRow(
        key,
        name,
        len(bars),
        sum(bar.item.done for bar in bars),
        sum(bar.item.late for bar in bars),
        min((first for first, _ in spans), default=None),
        max((last for _, last in spans), default=None),
        max(drifts, default=None),
        open,
    )


def _milestones(diamonds: Iterable[Diamond], open: bool) -> GroupRow:
    diamonds = list(diamonds)
    days = [each.on for each in diamonds if each.on]
    drifts = [each.drift for each in diamonds if each.drift is not None]
    return GroupRow(
        MILESTONES,
        "",
        len(diamonds),
        sum(each.milestone.done_on is not None for each in diamonds),
        sum(bool(each.late_by) and each.milestone.done_on is None for each in diamonds),
        min(days, default=None),
        max(days, default=None),
        max(drifts, default=None),
        open,
    )


def _wanted_task(bar: Bar, wanted: Wanted) -> bool:
    if wanted.everything:
        return True
    item = bar.item
    if wanted.owner is not None and wanted.owner not in (
        item.task.owner_id,
        item.task.other_owner_id,
        item.task.partner_id,
    ):
        return False
    if wanted.only == "critical" and (not bar.critical or item.done):
        return False
    if wanted.only == "late" and not item.late:
        return False
    if wanted.only == "moved" and not bar.drift:
        return False
    said = " ".join((item.title, item.owner, item.other_owner, item.task.functional_plan)).casefold()
    return all(word in said for word in wanted.text.casefold().split())


def _wanted_milestone(diamond: Diamond, wanted: Wanted) -> bool:
    milestone = diamond.milestone
    if wanted.owner is not None and wanted.owner != milestone.partner_id:
        return False
    if wanted.only == "critical":
        return False
    if wanted.only == "late" and (not diamond.late_by or milestone.done_on):
        return False
    if wanted.only == "moved" and not diamond.drift:
        return False
    return all(word in milestone.title.casefold() for word in wanted.text.casefold().split())
