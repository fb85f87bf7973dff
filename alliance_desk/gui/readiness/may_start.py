"""Why a task may not start now, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from alliance_desk.assessment.schedule import PlanItem
from alliance_desk.gui.words import tr
from alliance_desk.playbook import Playbook
from alliance_desk.records import Anchor, AnchorKind, BeforeSigning, Dossier, Task, TaskLink


def waiting_reasons(
    dossier: Dossier, playbook: Playbook, today: date, items: Sequence[PlanItem]
) -> dict[UUID, str]:
    """Return for each open task that may not start now the reason why."""
    row = dossier.one(Anchor, kind=AnchorKind.SIGNING)
    signed = row is not None and row.on is not None and (row.actual or row.on <= today)
    found: dict[UUID, str] = {}
    for item in items:
        if not item.done and (reason := _reason(dossier, item, signed)):
            found[item.task.id] = reason
    return found


def _reason(dossier: Dossier, item: PlanItem, signed: bool) -> str:
    task = item.task
    if task.hold:
        why = task.hold_reason.strip()
        return tr("legal hold: %1", why) if why else tr("legal hold, no reason given")
    before = task.before_signing or item.before_signing
    if not signed and before == BeforeSigning.AFTER:
        return tr("only after signing")
    if not signed and before == BeforeSigning.ASK_COUNSEL:
        return tr("ask counsel first")
    for link in dossier.all(TaskLink, after_id=task.id):
        other = dossier.get(Task, link.before_id)
        if other is not None and other.done_on is None:
            return tr("another task has to be finished first")
    return ""
