"""The workplans as bars: critical path, slack, baseline and drift, and what does not fit (S11, S51)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from alliance_desk.assessment.crosschecks import crosschecks
from alliance_desk.assessment.dependencies import Dependencies, crossings, would_cycle
from alliance_desk.assessment.homes import at
from alliance_desk.assessment.place import Gap, Place
from alliance_desk.assessment.schedule import PlanItem, plan
from alliance_desk.assessment.wording import count, short_date
from alliance_desk.assessment.working_days import LONGEST_OFF, WorkCalendar
from alliance_desk.playbook import Playbook
from alliance_desk.records import DaysOff, Dossier, Milestone, Task, TaskLink

__all__ = ["Bar", "Diamond", "Workplan", "crossings", "keep_baseline", "workplan", "would_cycle"]

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Bar:
    """A task on the chart."""

    item: PlanItem
    start: date | None
    finish: date | None
    """When it ended, else when it is due."""
    critical: bool = False
    """It cannot slip without moving the end of its plan, a milestone or a fixed date."""
    slack: int | None = None
    """Working days that it can slip; negative where it is too late already, None once it is done."""
    baseline_start: date | None = None
    baseline_finish: date | None = None
    drift: int | None = None


@dataclass(frozen=True)
class Diamond:
    """A milestone on the chart."""

    milestone: Milestone
    on: date | None
    baseline_on: date | None = None
    drift: int | None = None
    """Working days later than the baseline."""
    late_by: int | None = None
    """Working days by which its tasks end after it; None without a date or tasks."""
    overdue: bool = False
    """Its day is past and nobody has said that it was reached."""


@dataclass(frozen=True)
class Workplan:
    """All bars in the order of the tasks, with what they hang together by."""

    bars: tuple[Bar, ...] = ()
    diamonds: tuple[Diamond, ...] = ()
    links: tuple[TaskLink, ...] = ()
    first: date | None = None
    last: date | None = None
    problems: tuple[Gap, ...] = ()


def workplan(dossier: Dossier, playbook: Playbook, today: date) -> Workplan:
    """Return every task as a bar, the startup plan and the functional plans alike."""
    return dossier.derived((workplan, id(playbook), today), lambda: _workplan(dossier, playbook, today))


def keep_baseline(dossier: Dossier, playbook: Playbook, today: date) -> dict[UUID, dict[str, date | None]]:
    """Return the fields to write so that the plan as it stands becomes the baseline, by record."""
    found = workplan(dossier, playbook, today)
    fields: dict[UUID, dict[str, date | None]] = {
        bar.item.task.id: {"baseline_start": bar.item.start, "baseline_due": bar.finish} for bar in found.bars
    }
    return fields | {each.milestone.id: {"baseline_on": each.on} for each in found.diamonds}


def _workplan(dossier: Dossier, playbook: Playbook, today: date) -> Workplan:
    items = {item.task.id: item for item in plan(dossier, playbook, today)}
    latest = _latest(dossier, items)
    bars = tuple(_bar(dossier, items[task.id], latest) for task in dossier.all(Task))
    diamonds = tuple(_diamond(dossier, row, items, today) for row in dossier.all(Milestone))
    days = [
        day
        for bar in bars
        for day in (bar.start, bar.finish, bar.baseline_start, bar.baseline_finish)
        if day is not None
    ]
    days += [day for each in diamonds for day in (each.on, each.baseline_on) if day is not None]
    return Workplan(
        bars,
        diamonds,
        tuple(Dependencies.of(dossier).links),
        min(days, default=None),
        max(days, default=None),
        tuple(_problems(dossier, playbook, today, bars, diamonds)),
    )


def _finish(item: PlanItem) -> date | None:
    return item.task.done_on or item.due


def _bar(dossier: Dossier, item: PlanItem, latest: Mapping[UUID, date]) -> Bar:
    finish, task = _finish(item), item.task
    start = item.start or finish
    if item.done and start and finish and finish < start:
        start = finish  # it was done before it was planned to begin
    slack = None
    if finish is not None and task.id in latest:
        slack = WorkCalendar.of(dossier, task.partner_id).between(finish, latest[task.id])
    return Bar(
        item,
        start,
        finish,
        critical=slack is not None and slack <= 0,
        slack=slack,
        baseline_start=task.baseline_start or task.baseline_due,
        baseline_finish=task.baseline_due,
        drift=item.drift,
    )


def _latest(dossier: Dossier, items: Mapping[UUID, PlanItem]) -> dict[UUID, date]:
    """Return the last day on which each open task may end.

    What comes after it may not be held up beyond its own last start; where nothing does, the end of
    its own plan or its milestone decides. A date that was set by hand does not give way.
    """
    links = Dependencies.of(dossier)
    ends: dict[str, date] = {}
    for item in items.values():
        if not item.done and item.due:
            ends[item.functional_plan] = max(item.due, ends.get(item.functional_plan, item.due))
    latest: dict[UUID, date] = {}
    for id in reversed(links.order):
        item = items[id]
        if item.done or item.due is None:
            continue
        calendar = WorkCalendar.of(dossier, item.task.partner_id)
        bounds = [ends[item.functional_plan]]
        milestone = dossier.get(Milestone, item.task.milestone_id)
        if milestone and milestone.on and milestone.done_on is None:
            bounds.append(milestone.on)
        for link in links.after[id]:
            if link.after_id in latest and not (id in links.rings and link.after_id in links.rings):
                bounds.append(_before(dossier, items[link.after_id], latest[link.after_id], link.lag))
        last = min(bounds)
        latest[id] = last if last == item.due else calendar.previous(last)
    return latest


def _before(dossier: Dossier, later: PlanItem, latest: date, lag: int) -> date:
    """Return the last day on which something may end, so that ``later`` does not have to move too far."""
    calendar = WorkCalendar.of(dossier, later.task.partner_id)
    start = later.start or later.due
    if start is None:
        return latest
    if not later.fixed:
        # An event on its anchor and a task that starts by hand stay where they are as well.
        stays = later.task.start is not None or (later.task.anchor and later.task.offset_days == 0)
        length = calendar.between(start, later.due) if later.start and later.due else 0
        start = start if stays else calendar.add(calendar.previous(latest), -max(length, 0))
    day = calendar.add(calendar.previous(start), -lag) if lag else calendar.previous(start)
    return max(day, date.min + DAY) - DAY


def _diamond(dossier: Dossier, milestone: Milestone, items: Mapping[UUID, PlanItem], today: date) -> Diamond:
    calendar = WorkCalendar.of(dossier, milestone.partner_id)
    on = milestone.done_on or milestone.on
    drift = calendar.between(milestone.baseline_on, on) if milestone.baseline_on and on else None
    ends = [
        day for item in items.values() if item.task.milestone_id == milestone.id and (day := _finish(item))
    ]
    late = max(calendar.between(on, max(ends)), 0) if on and ends else None
    overdue = milestone.done_on is None and milestone.on is not None and milestone.on < today
    return Diamond(milestone, on, milestone.baseline_on, drift, late, overdue)


def _problems(
    dossier: Dossier,
    playbook: Playbook,
    today: date,
    bars: tuple[Bar, ...],
    diamonds: tuple[Diamond, ...],
) -> Iterator[Gap]:
    rings = Dependencies.of(dossier).rings
    told: set[tuple[UUID, ...]] = set()
    for bar in bars:
        item = bar.item
        ring = rings.get(item.task.id)
        if ring is not None and ring not in told:
            told.add(ring)
            yield Gap(item.conflict, Place("workplan", field="dependencies", record=item.task.id), "risk")
        elif ring is None and item.conflict:
            field = "start" if item.start else "due"
            place = Place("workplan", field=field, record=item.task.id)
            text = f"{item.title}: {item.conflict[:1].lower()}{item.conflict[1:]}"
            yield Gap(text, place, "risk")
    for each in diamonds:
        if each.late_by and each.milestone.done_on is None:
            text = (
                f"{each.milestone.title or 'A milestone'}: its tasks end {count(each.late_by, 'working day')}"
            )
            yield Gap(f"{text} after it.", Place("workplan", field="on", record=each.milestone.id), "risk")
    yield from crosschecks(dossier, playbook, today)
    for row in dossier.all(DaysOff):
        name, place = row.title.strip() or "Days off", at(playbook, "days_off", "last", row.id)
        if row.first and row.last and row.last < row.first:
            text = f"{name}: the last day, {short_date(row.last)}, is before the first"
            yield Gap(f"{text}, so these days are not counted.", place)
        elif row.first and row.last and (row.last - row.first).days >= LONGEST_OFF:
            yield Gap(f"{name}: longer than a year, so these days are not counted.", place)
