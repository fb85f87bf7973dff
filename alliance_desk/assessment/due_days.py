"""When one task is due as the plan says it, quickly enough for every cell of a long register."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from alliance_desk.assessment.dating import own_span, spans
from alliance_desk.assessment.dependencies import Dependencies
from alliance_desk.assessment.schedule import anchor_days
from alliance_desk.assessment.working_days import WorkCalendar
from alliance_desk.records import Dossier, Task, TaskLink


@dataclass
class _Kept:
    """The days of all tasks, and what they were worked out from."""

    cause: object = None
    days: Mapping[UUID, date | None] = field(default_factory=dict[UUID, "date | None"])


def due_day(dossier: Dossier, task: Task) -> date | None:
    """Return when a task is due: by its own rule, and where it waits for others as these let it."""
    if dossier.all(TaskLink) and Dependencies.of(dossier).before.get(task.id):
        return dossier.derived(due_day, lambda: _days(dossier)).get(task.id)
    anchor = anchor_days(dossier).get(task.anchor) if task.anchor else None
    return own_span(task, anchor, WorkCalendar.of(dossier, task.partner_id)).due


def _days(dossier: Dossier) -> Mapping[UUID, date | None]:
    """Return the days of all tasks, worked out again only where one may move: not while a title is typed."""
    kept = dossier.derived(_Kept, _Kept)
    tasks = dossier.all(Task)
    anchors = anchor_days(dossier)
    cause = (
        [
            (
                *(task.id, task.due, task.start, task.duration, task.done_on),
                *(task.anchor, task.offset_days, task.counting, task.partner_id),
            )
            for task in tasks
        ],
        [(link.before_id, link.after_id, link.lag) for link in dossier.all(TaskLink)],
        anchors,
        {side: WorkCalendar.of(dossier, side) for side in {task.partner_id for task in tasks}},
    )
    if cause != kept.cause:
        found = spans(dossier, anchors, lambda task: task.title)
        kept.cause, kept.days = cause, {id: span.due for id, span in found.items()}
    return kept.days
