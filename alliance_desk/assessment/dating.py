"""When tasks start and end: their own rule, then what they wait for (handbook A1; S27, S45)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from alliance_desk.assessment.dependencies import Dependencies
from alliance_desk.assessment.wording import count, listed, short_date
from alliance_desk.assessment.working_days import WorkCalendar
from alliance_desk.records import AnchorKind, Counting, Dossier, Task, TaskLink

_WEEKENDS = WorkCalendar()


class Span(NamedTuple):
    """From when to when a task runs."""

    start: date | None
    due: date | None
    fixed: bool = False
    """Set by hand: it moves neither with an anchor nor with what it waits for."""
    pushed: bool = False
    """Moved by what it waits for."""
    conflict: str = ""

    @property
    def begins(self) -> date | None:
        """The first day of the task; its only day where it has no length."""
        return self.start or self.due


def counted(
    anchor: date | None,
    offset: int,
    calendar: WorkCalendar | None = None,
    counting: Counting = Counting.CALENDAR,
) -> date | None:
    """Return the date ``offset`` days from an anchor, on a working day of the calendar.

    A task before an anchor moves back to the last working day, so it is not late for the anchor; one
    after it forward to the next. What is due on the anchor itself stays on it. Without a calendar
    only weekends are free.
    """
    if anchor is None or offset == 0:
        return anchor
    calendar = calendar or _WEEKENDS
    if counting == Counting.WORKING:
        return calendar.add(anchor, offset)
    try:
        day = anchor + timedelta(days=offset)
    except OverflowError:
        return None
    return calendar.previous(day) if offset < 0 else calendar.next(day)


def spans(
    dossier: Dossier, days: Mapping[AnchorKind, date], title: Callable[[Task], str]
) -> dict[UUID, Span]:
    """Return from when to when each task runs, with what it waits for taken into account.

    A task that was not set by hand starts no earlier than the working day after the others have
    ended, plus the lag. One set by hand stays and is told as a conflict, and so is a task on an
    anchor itself, which is the event. The members of a ring keep their own dates.
    """
    links = Dependencies.of(dossier)
    tasks = {task.id: task for task in dossier.all(Task)}
    sides = {task.partner_id for task in tasks.values()}
    calendars = {side: WorkCalendar.of(dossier, side) for side in sides}
    found: dict[UUID, Span] = {}

    def waits(id: UUID, calendar: WorkCalendar) -> Iterator[tuple[date, date, TaskLink]]:
        for link in links.before[id]:
            first = tasks[link.before_id]
            ended = first.done_on or found[first.id].due
            if ended is not None:
                yield calendar.add(ended, 1 + link.lag), ended, link

    for id in links.order:
        task = tasks[id]
        calendar = calendars[task.partner_id]
        span = own_span(task, days.get(task.anchor) if task.anchor else None, calendar)
        if id in links.rings:
            ring = links.rings[id]
            names = [f"“{title(tasks[each])}”" for each in ring[:4]]
            more = [count(len(ring) - 4, "more task")] if len(ring) > 4 else []
            span = span._replace(conflict=f"Waits for itself: {listed([*names, *more])} form a ring.")
        elif task.done_on is None and links.before[id]:
            earliest = max(waits(id, calendar), key=lambda each: each[0], default=None)
            if earliest is not None:
                span = _after(task, span, calendar, *earliest, title(tasks[earliest[2].before_id]))
        if not span.conflict and span.start and span.due and span.due < span.start:
            text = f"Ends on {short_date(span.due)}, before it starts on {short_date(span.start)}."
            span = span._replace(conflict=text)
        found[id] = span
    return found


def own_span(task: Task, anchor: date | None, calendar: WorkCalendar) -> Span:
    """Return the dates of a task by its own rule."""
    if task.due is None and task.start and task.duration:
        first = calendar.next(task.start)
        return Span(task.start, calendar.add(first, task.duration - 1), fixed=True)
    due = task.due or counted(anchor, task.offset_days, calendar, task.counting)
    start = task.start
    if start is None and due is not None and task.duration:
        start = _back(calendar, due, task.duration)
    return Span(start, due, fixed=task.due is not None)


def _back(calendar: WorkCalendar, due: date, duration: int) -> date:
    last = calendar.previous(due)
    return calendar.add(last, 1 - duration) if duration > 1 else last


def _after(
    task: Task, span: Span, calendar: WorkCalendar, earliest: date, ended: date, link: TaskLink, other: str
) -> Span:
    """Return the dates of a task that may not start before ``earliest``."""
    begins = span.begins
    if begins is None:
        if task.anchor is not None:
            return span  # its own date is not known yet
        if not task.duration:
            return span._replace(due=earliest, pushed=True)
        return Span(earliest, calendar.add(earliest, task.duration - 1), pushed=True)
    if begins >= earliest:
        return span
    event = task.anchor is not None and task.offset_days == 0 and not task.duration
    if span.fixed or task.start is not None or event:
        does = "Starts" if span.start else "Is due"
        lag = f" and {count(link.lag, 'working day has', 'working days have')} to pass" if link.lag else ""
        text = f"{does} on {short_date(begins)}, but “{other}” ends on {short_date(ended)}{lag}."
        return span._replace(conflict=text)
    if span.start is None or span.due is None:
        return span._replace(due=earliest, pushed=True)
    length = max(calendar.between(span.start, span.due), 0)
    return span._replace(start=earliest, due=calendar.add(earliest, length), pushed=True)
