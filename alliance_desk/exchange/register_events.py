"""Dates of the registers for a calendar: decisions, obligations, papers, deliverables, own steps."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from uuid import UUID

from alliance_desk.assessment.dated import Dated, dated_rows
from alliance_desk.assessment.index import Index
from alliance_desk.playbook import Playbook
from alliance_desk.playbook.model import RegisterName
from alliance_desk.records import Decision, Deliverable, Dossier, Obligation, Person, Task, Visibility

SHARED: tuple[RegisterName, ...] = ("decisions", "obligations", "deliverables")
OWN: tuple[RegisterName, ...] = ("routines", "engagement")
"""What only the desk's own calendar holds."""


def register_dates(
    dossier: Dossier, playbook: Playbook, today: date, myself: bool, mine: Collection[UUID]
) -> Iterator[Dated]:
    """Yield the open dated rows; ``mine`` are the people on the register who are the manager."""
    index = Index(dossier, playbook, today)
    for name in (*SHARED, *OWN) if myself else SHARED:
        for row in dated_rows(index, name):
            if name == "engagement":
                person = dossier.get(Person, row.record)
                chosen = person is not None and person.owner_id in mine
            else:
                chosen = myself or _joint(dossier, row.record)
            if chosen:
                yield row


def _joint(dossier: Dossier, id: UUID) -> bool:
    """Tell whether both sides may read a row; a deliverable is joint unless the task behind it is not."""
    if row := dossier.get(Decision, id) or dossier.get(Obligation, id):
        return row.visibility == Visibility.JOINT
    deliverable = dossier.get(Deliverable, id)
    task = dossier.get(Task, deliverable.task_id) if deliverable else None
    return deliverable is not None and (task is None or task.visibility == Visibility.JOINT)
