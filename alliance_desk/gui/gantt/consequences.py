"""What an edit of one task did to the others, in words."""

from __future__ import annotations

from uuid import UUID

from alliance_desk.assessment.workplan import Bar, Workplan
from alliance_desk.gui.gantt.rows import span
from alliance_desk.gui.words import count, tr


def aftermath(before: Workplan, after: Workplan, id: UUID) -> str:
    """Say what else an edit of one task moved, and what stays because its date is set by hand."""
    was = {bar.item.task.id: span(bar) for bar in before.bars}
    now = {bar.item.task.id: bar for bar in after.bars}
    moved = {key for key, bar in now.items() if key in was and key != id and was[key] != span(bar)}
    behind = {link.after_id for link in after.links if link.before_id in moved | {id}}
    stays = [key for key in behind - moved - {id} if key in now and _held(now[key])]
    said: list[str] = []
    if moved:
        said.append(count(len(moved), tr("1 task moved with it"), tr("%1 tasks moved with it")))
    if stays:
        one, many = (
            tr("1 stays because its date is set by hand"),
            tr("%1 stay because their dates are set by hand"),
        )
        said.append(count(len(stays), one, many))
    return "; ".join(said)


def _held(bar: Bar) -> bool:
    return bar.item.fixed and not bar.item.done and bool(bar.item.conflict)
