"""What the workplan says of a line: its state, its drift, its dates, and all of it in one tooltip."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from alliance_desk.assessment.place import Gap
from alliance_desk.assessment.workplan import Bar
from alliance_desk.gui.gantt.edits import span_words
from alliance_desk.gui.gantt.rows import GroupRow, MilestoneRow, Row, TaskRow, span
from alliance_desk.gui.widgets.plan_words import due_words
from alliance_desk.gui.words import count, day, tr

Tone = str
BASELINE = (
    "A baseline is a copy of the dates as they are now. It stays while the plan moves, as a thin bar under "
    "each task, so that everyone sees what moved and by how many working days."
)
LEGEND = (
    "Dark frame: critical path. Thin grey bar: baseline. Triangle: late, or the date does not fit. "
    "Tick: done. Drag a bar to move it, its end to change its length, its round handle to link it."
)


def drift_words(drift: int | None) -> str:
    """Return how far something has moved since the baseline; empty where none is kept."""
    if drift is None:
        return ""
    if drift == 0:
        return tr("as planned")
    if drift > 0:
        return count(drift, tr("1 day later"), tr("%1 days later"))
    return count(-drift, tr("1 day earlier"), tr("%1 days earlier"))


def state_words(row: Row) -> tuple[str, Tone]:
    """Return the state of a line and its colour."""
    if isinstance(row, GroupRow):
        if row.past:
            return tr("%1 done", row.number), "good"
        if row.late:
            return tr("%1 late", row.late), "bad"
        return tr("%1 of %2 done", row.done, row.number), "good" if row.done == row.number else "muted"
    if isinstance(row, MilestoneRow):
        milestone, late = row.milestone, row.diamond.late_by
        if milestone.done_on:
            return tr("reached %1", day(milestone.done_on)), "good"
        if late:
            return count(late, tr("tasks end 1 day after it"), tr("tasks end %1 days after it")), "bad"
        return (tr("planned"), "muted") if row.diamond.on else (tr("no date"), "wait")
    return _task_state(row.bar)


def _task_state(bar: Bar) -> tuple[str, Tone]:
    item = bar.item
    if item.done:
        return (tr("done %1", day(item.task.done_on)) if item.task.done_on else tr("done")), "good"
    if item.late:
        return due_words(item), "bad"
    if item.conflict:
        return tr("does not fit"), "bad"
    if item.hold:
        return tr("legal hold"), "wait"
    if item.state == "no date" and span(bar) is None:
        return due_words(item), "muted"
    if item.state == "today":
        return tr("due today"), "wait"
    if bar.critical:
        return tr("critical"), "ink"
    return tr("due this week") if item.state == "this week" else tr("planned"), "muted"


def problem_words(gaps: Sequence[Gap]) -> str:
    """Return how many dates, milestones and rings of tasks do not fit."""
    fields = [gap.place.field for gap in gaps]
    milestones, rings = fields.count("on"), fields.count("dependencies")
    kinds = (
        (len(fields) - milestones - rings, tr("1 date"), tr("%1 dates")),
        (milestones, tr("1 milestone"), tr("%1 milestones")),
        (rings, tr("1 ring of tasks"), tr("%1 rings of tasks")),
    )
    said = [count(number, one, more) for number, one, more in kinds if number]
    named = tr("%1 and %2", ", ".join(said[:-1]), said[-1]) if len(said) > 1 else "".join(said)
    return tr("%1 does not fit", named) if len(gaps) == 1 else tr("%1 do not fit", named)


def moved_words(drifts: Sequence[int]) -> str:
    """Return how many dates are later than in the baseline, and how many earlier."""
    later = sum(each > 0 for each in drifts)
    earlier = sum(each < 0 for each in drifts)
    said = [tr("%1 later", later)] if later else []
    said += [tr("%1 earlier", earlier)] if earlier else []
    return tr("Since the baseline: %1", ", ".join(said)) if said else tr("Baseline kept: nothing moved")


def waits_words(row: Row, before: Mapping[UUID, list[UUID]], titles: Mapping[UUID, str]) -> str:
    """Return what has to be finished first."""
    if not isinstance(row, TaskRow):
        return ""
    return "; ".join(titles.get(id, "") for id in before.get(row.key, ()))


def tooltip(row: Row, waits: str = "") -> str:
    """Return all that a line says, a sentence a line."""
    if isinstance(row, GroupRow):
        dates = span_words(row.start, row.finish) if row.start and row.finish else tr("no dates yet")
        return f"{row.title}: {dates}. {state_words(row)[0]}."
    lines = [row.title]
    if isinstance(row, MilestoneRow):
        diamond = row.diamond
        lines.append(f"{tr('Milestone')}: {day(diamond.on) or tr('no date')}, {state_words(row)[0]}.")
        if diamond.baseline_on:
            lines.append(tr("Baseline: %1; %2.", day(diamond.baseline_on), drift_words(diamond.drift)))
        return "\n".join(lines)
    bar, days = row.bar, row.span
    said = span_words(*days) if days else due_words(bar.item)
    lines.append(f"{said}: {state_words(row)[0]}.")
    if bar.critical and not bar.item.done:
        lines.append(tr("On the critical path: a day lost here is a day lost at the end."))
    elif bar.slack:
        lines.append(
            count(bar.slack, tr("It has 1 working day to spare."), tr("It has %1 working days to spare."))
        )
    if bar.item.fixed:
        lines.append(tr("Its date is set by hand."))
    elif bar.item.pushed:
        lines.append(tr("It begins when what comes before it is finished."))
    if bar.item.conflict:
        lines.append(bar.item.conflict)
    if bar.item.hold:
        reason = bar.item.task.hold_reason
        lines.append(tr("Legal hold: %1", reason) if reason else tr("Legal hold."))
    if waits:
        lines.append(tr("Comes after: %1.", waits))
    if bar.baseline_finish:
        first, last = bar.baseline_start or bar.baseline_finish, bar.baseline_finish
        lines.append(
            tr("Baseline: %1; %2.", span_words(first, last), drift_words(bar.drift) or tr("no date now"))
        )
    return "\n".join(lines)
