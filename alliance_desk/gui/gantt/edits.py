"""What can be done to the workplan; each is one edit and one step to undo."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from alliance_desk.assessment import workplan
from alliance_desk.assessment.working_days import WorkCalendar
from alliance_desk.assessment.workplan import Bar, Workplan, would_cycle
from alliance_desk.gui.gantt.rows import GroupRow, MilestoneRow, Row, TaskRow, span
from alliance_desk.gui.models.columns import brief
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.words import day, tr
from alliance_desk.records import Milestone, Task, TaskLink
from alliance_desk.store import removal

NEW_DAYS = 5
"""How many working days a new task takes until somebody says otherwise."""


def plan_of(here: OpenAlliance) -> Workplan:
    """Return the workplan as it is now."""
    return workplan.workplan(here.dossier, here.playbook, here.today())


def calendar_of(here: OpenAlliance, bar: Bar) -> WorkCalendar:
    """Return the working days of whoever does a task; of all sides where that is joint."""
    return WorkCalendar.of(here.dossier, bar.item.task.partner_id)


def length(calendar: WorkCalendar, first: date, last: date) -> int:
    """Return the working days of a span, its first and last day counted; at least 1."""
    return max(calendar.between(first - timedelta(days=1), last), 1)


def moved_span(calendar: WorkCalendar, bar: Bar, first: date) -> tuple[date, date] | None:
    """Return where a bar would lie if it began at ``first``, or on the working day after it."""
    days = span(bar)
    if days is None:
        return None
    first = calendar.next(first)
    return first, calendar.add(first, length(calendar, *days) - 1)


def move(here: OpenAlliance, bar: Bar, first: date, joins: bool = False) -> bool:
    """Move a task, its length kept; its date is set by hand from now on."""
    days = moved_span(calendar_of(here, bar), bar, first)
    if days is None or days == span(bar):
        return False
    task = bar.item.task
    values: dict[str, Any] = {}
    if _ends_by_itself(task) or task.duration is None:
        values["due"] = days[1]
    if task.start is not None or "due" not in values:
        values["start"] = days[0]
    return _write(here, bar, values, tr("Move %1 to %2", brief(bar.item.title), span_words(*days)), joins)


def resize(here: OpenAlliance, bar: Bar, last: date, joins: bool = False) -> bool:
    """Let a task end on another day; it is never shorter than one working day."""
    days = span(bar)
    if days is None:
        return False
    calendar = calendar_of(here, bar)
    last = max(calendar.previous(last), days[0])
    if last == days[1]:
        return False
    task = bar.item.task
    values: dict[str, Any] = {"duration": length(calendar, days[0], last)}
    if _ends_by_itself(task) or (task.start is None and not bar.item.pushed):
        values["due"] = last
    label = tr("Let %1 end on %2", brief(bar.item.title), day(last))
    return _write(here, bar, values, label, joins)


def set_start(here: OpenAlliance, bar: Bar, first: date | None) -> bool:
    """Set when a task starts; its end stays where that is fixed, else it moves along."""
    task, values = bar.item.task, dict[str, Any](start=first)
    if first is not None and _ends_by_itself(task) and bar.finish and task.duration is not None:
        values["duration"] = length(calendar_of(here, bar), first, bar.finish)
    return _write(here, bar, values, tr("Change start of %1", brief(bar.item.title)))


def set_finish(here: OpenAlliance, bar: Bar, last: date | None) -> bool:
    """Set when a task is to be finished; None lets the plan say it again."""
    task, days = bar.item.task, span(bar)
    if last is None:
        return follow_plan(here, bar)
    values: dict[str, Any] = {}
    ends = _ends_by_itself(task) or (task.start is None and not bar.item.pushed)
    if ends:
        values["due"] = last
    if days is not None and ((ends and task.start and task.duration) or not ends):
        values["duration"] = length(calendar_of(here, bar), days[0], last)
    return _write(here, bar, values, tr("Change finish of %1", brief(bar.item.title)))


def _ends_by_itself(task: Task) -> bool:
    """Tell whether the end of a task is given, and not worked out from its start and days."""
    return task.due is not None or task.anchor is not None


def set_days(here: OpenAlliance, bar: Bar, number: int) -> bool:
    """Set how many working days a task takes."""
    days = span(bar)
    if days is None:
        return _write(here, bar, {"duration": number}, tr("Change days of %1", brief(bar.item.title)))
    return resize(here, bar, calendar_of(here, bar).add(days[0], number - 1))


def follow_plan(here: OpenAlliance, bar: Bar) -> bool:
    """Let the plan say again when a task is: its anchor, or what comes before it."""
    task = bar.item.task
    values: dict[str, Any] = {"due": None}
    if task.anchor is not None or any(link.after_id == task.id for link in plan_of(here).links):
        values["start"] = None
    if task.due is None and (task.start is None or "start" not in values):
        return False
    return _write(here, bar, values, tr("Date of %1 from the plan", brief(bar.item.title)))


def set_fields(here: OpenAlliance, row: Row, values: Mapping[str, Any], label: str) -> bool:
    """Write other fields of a task or a milestone."""
    if isinstance(row, TaskRow):
        return _write(here, row.bar, values, label)
    if isinstance(row, GroupRow) or all(getattr(row.milestone, name) == v for name, v in values.items()):
        return False
    with here.store.edit(label) as session:
        milestone = session.get_one(Milestone, row.key)
        for name, value in values.items():
            setattr(milestone, name, value)
    return True


def move_milestone(here: OpenAlliance, row: MilestoneRow, on: date, joins: bool = False) -> bool:
    """Put a milestone on another working day."""
    on = WorkCalendar.of(here.dossier, row.milestone.partner_id).next(on)
    if on == row.milestone.on:
        return False
    with here.store.edit(tr("Move %1 to %2", brief(row.title), day(on)), joins) as session:
        session.get_one(Milestone, row.key).on = on
    return True


def toggle_done(here: OpenAlliance, row: Row) -> bool:
    """Mark a task or milestone as done, or as open again."""
    if isinstance(row, GroupRow):
        return False
    was = (row.task if isinstance(row, TaskRow) else row.milestone).done_on
    words = tr("Open again: %1" if was else "Done: %1", brief(row.title))
    return set_fields(here, row, {"done_on": None if was else here.today()}, words)


def rename_plan(here: OpenAlliance, old: str, new: str) -> bool:
    """Give a functional plan another name, in all of its tasks."""
    if not old or not new or new == old:
        return False
    with here.store.edit(tr("Rename plan %1 to %2", brief(old), brief(new))) as session:
        for task in here.dossier.all(Task, functional_plan=old):
            session.get_one(Task, task.id).functional_plan = new
    return True


def add_task(here: OpenAlliance, plan: str, label: str = "") -> UUID:
    """Add a task at the end of a plan; it starts today, so that there is a bar to take hold of."""
    tasks = here.dossier.all(Task)
    task = Task(
        alliance_id=here.id,
        functional_plan=plan,
        start=WorkCalendar.of(here.dossier).next(here.today()),
        duration=NEW_DAYS,
        position=max((each.position for each in tasks), default=-1) + 1,
    )
    with here.store.edit(label or tr("Add task")) as session:
        session.add(task)
    return task.id


def add_milestone(here: OpenAlliance) -> UUID:
    """Add a milestone, today until it is moved."""
    rows = here.dossier.all(Milestone)
    milestone = Milestone(
        alliance_id=here.id,
        on=WorkCalendar.of(here.dossier).next(here.today()),
        position=max((each.position for each in rows), default=-1) + 1,
    )
    with here.store.edit(tr("Add milestone")) as session:
        session.add(milestone)
    return milestone.id


def delete(here: OpenAlliance, rows: Iterable[Row]) -> str:
    """Delete tasks and milestones with their links; return what the edit is called, empty for none."""
    going = [row for row in rows if not isinstance(row, GroupRow)]
    if not going:
        return ""
    label = tr("Delete %1", brief(going[0].title)) if len(going) == 1 else tr("Delete %1 lines", len(going))
    with here.store.edit(label) as session:
        for row in going:
            record = session.get(Task if isinstance(row, TaskRow) else Milestone, row.key)
            if record is not None:
                removal.remove(session, record)
    return label


def ring_words(here: OpenAlliance, before: UUID, after: UUID, titles: Mapping[UUID, str]) -> str:
    """Return a sentence that names the ring which a link would make; empty if it makes none."""
    if before == after:
        return tr("A task cannot come after itself.")
    if any(link.before_id == before and link.after_id == after for link in here.dossier.all(TaskLink)):
        return tr("“%1” comes after “%2” already.", titles.get(after, ""), titles.get(before, ""))
    if not (ring := would_cycle(here.dossier, before, after)):
        return ""
    names = [f"“{titles.get(task.id, task.title)}”" for task in ring]
    if ring[0].id != ring[-1].id:
        names.append(names[0])
    return tr("That would be a ring, in which no task could start: %1.", " → ".join(names))


def link(here: OpenAlliance, before: UUID, after: UUID, titles: Mapping[UUID, str], lag: int = 0) -> str:
    """Let one task come after another; return why not, else an empty text."""
    if refused := ring_words(here, before, after, titles):
        return refused
    label = tr("Let %1 come after %2", brief(titles.get(after, "")), brief(titles.get(before, "")))
    with here.store.edit(label) as session:
        session.add(TaskLink(alliance_id=here.id, before_id=before, after_id=after, lag=lag))
        if _follows(here, before, after, lag):
            session.get_one(Task, after).start = None
    return ""


def _follows(here: OpenAlliance, before: UUID, after: UUID, lag: int) -> bool:
    """Tell whether a task that starts by hand is to follow a new link: where it starts no later for that."""
    bars = {bar.item.task.id: bar for bar in plan_of(here).bars}
    first, later = bars.get(before), bars.get(after)
    if first is None or later is None or first.finish is None:
        return False
    task = later.item.task
    if task.start is None or task.duration is None or _ends_by_itself(task):
        return False
    return task.start <= calendar_of(here, later).add(first.finish, 1 + lag)


def unlink(here: OpenAlliance, link: TaskLink, titles: Mapping[UUID, str]) -> str:
    """Take a link away; return what the edit is called."""
    words = tr("%1 no longer waits for %2")
    label = tr(words, brief(titles.get(link.after_id, "")), brief(titles.get(link.before_id, "")))
    with here.store.edit(label) as session:
        session.delete(session.get_one(TaskLink, link.id))
    return label


def keep_baseline(here: OpenAlliance) -> None:
    """Remember the dates of now, to see later what has moved."""
    kept = workplan.keep_baseline(here.dossier, here.playbook, here.today())
    with here.store.edit(tr("Keep baseline")) as session:
        for id, values in kept.items():
            record = session.get(Task, id) or session.get_one(Milestone, id)
            for name, value in values.items():
                setattr(record, name, value)


def clear_baseline(here: OpenAlliance) -> None:
    """Forget the dates that were kept."""
    with here.store.edit(tr("Clear baseline")) as session:
        for each in here.dossier.all(Task):
            if each.baseline_start or each.baseline_due:
                task = session.get_one(Task, each.id)
                task.baseline_start = task.baseline_due = None
        for each in here.dossier.all(Milestone):
            if each.baseline_on:
                session.get_one(Milestone, each.id).baseline_on = None


def has_baseline(here: OpenAlliance) -> bool:
    """Tell whether a baseline is kept."""
    tasks = any(each.baseline_start or each.baseline_due for each in here.dossier.all(Task))
    return tasks or any(each.baseline_on for each in here.dossier.all(Milestone))


def span_words(first: date, last: date) -> str:
    """Return ``3 Dec – 10 Dec``, or one date."""
    return day(first) if first == last else f"{day(first)} – {day(last)}"


def _write(here: OpenAlliance, bar: Bar, values: Mapping[str, Any], label: str, joins: bool = False) -> bool:
    if all(getattr(bar.item.task, name) == value for name, value in values.items()):
        return False
    with here.store.edit(label, joins) as session:
        task = session.get_one(Task, bar.item.task.id)
        for name, value in values.items():
            setattr(task, name, value)
    return True
