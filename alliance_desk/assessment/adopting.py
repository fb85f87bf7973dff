"""What the plan of an alliance lacks after the playbook has changed, and the tasks that add it (S01)."""

from __future__ import annotations

from collections.abc import Iterable

from alliance_desk.assessment.starting import playbook_links
from alliance_desk.playbook import Playbook, ScheduleItem
from alliance_desk.records import AnchorKind, Counting, Dossier, Task, TaskLink, Visibility


def missing_items(dossier: Dossier, playbook: Playbook) -> tuple[ScheduleItem, ...]:
    """Return the items of the playbook's plan that this alliance has no task for."""
    there = {playbook.renamed.get(task.item, task.item) for task in dossier.all(Task)}
    schedule = playbook.for_variant(dossier.alliance.variant.value).schedule
    return tuple(item for item in schedule if item.id not in there)


def adopted(
    dossier: Dossier, playbook: Playbook, items: Iterable[ScheduleItem]
) -> tuple[list[Task], list[TaskLink]]:
    """Return the tasks that add these items to the plan, and their dependencies on what is there.

    The wording stays in the playbook. An item that the plan has already is left alone.
    """
    wanted = {item.id for item in items}
    own = dossier.own
    at = max((task.position for task in dossier.all(Task)), default=-1) + 1
    tasks = [
        Task(
            alliance_id=dossier.alliance.id,
            item=item.id,
            workstream=item.workstream,
            component=item.component,
            anchor=AnchorKind(item.anchor),
            offset_days=item.offset_days,
            counting=Counting.WORKING if item.working else Counting.CALENDAR,
            visibility=Visibility.INTERNAL if item.internal else Visibility.JOINT,
            partner_id=own.id if own and item.internal else None,
            position=at + number,
        )
        for number, item in enumerate(each for each in missing_items(dossier, playbook) if each.id in wanted)
    ]
    new = {task.id for task in tasks}
    links = [
        link
        for link in playbook_links([*dossier.all(Task), *tasks], playbook, dossier.all(TaskLink))
        if link.before_id in new or link.after_id in new
    ]
    return tasks, links
