"""Rules of the registers of workplans: tasks, milestones, obligations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from uuid import UUID

from alliance_desk.assessment.index import Index, Rule
from alliance_desk.assessment.registers.parts import Needs, Weigh, each, some, table
from alliance_desk.assessment.wording import count
from alliance_desk.playbook.model import RegisterName
from alliance_desk.records import Amendment, DaysOff, Milestone, Obligation, Task, TaskLink


def _tasks(index: Index) -> list[Rule]:
    plan = index.plan
    waiting = [item for item in plan if not item.done]
    ownerless = [item.task for item in waiting if not item.owner]
    dateless = [item.task for item in waiting if item.due is None]
    return [_plan_rule(plan, ownerless, "an owner", "owner_id"), _plan_rule(plan, dateless, "a date", "due")]


def _plan_rule(plan: object, lacking: list[Task], what: str, field: str) -> Rule:
    text = f"{count(len(lacking), 'task')} without {what}" if lacking else "No tasks in the plan yet"
    first = lacking[0].id if lacking else None
    return Rule(bool(plan) and not lacking, text, first, field)


def _dependencies(index: Index) -> list[Rule]:
    links = index.dossier.all(TaskLink)
    ring = _in_ring(links)
    held = [link for link in links if link.before_id in ring and link.after_id in ring]
    return [
        each(links, held, "in a ring, in which nothing can start", "before_id", "dependency", "dependencies")
    ]


def _in_ring(links: list[TaskLink]) -> set[UUID]:
    """Return the tasks that wait, in the end, for themselves, with those between two such rings."""
    after: dict[UUID, set[UUID]] = defaultdict(set)
    before: dict[UUID, set[UUID]] = defaultdict(set)
    for link in links:
        after[link.before_id].add(link.after_id)
        before[link.after_id].add(link.before_id)
    left = set(after) | set(before)
    while free := {task for task in left if not (before[task] & left and after[task] & left)}:
        left -= free
    return left


def _obligations(index: Index) -> list[Rule]:
    rows = index.dossier.all(Obligation)
    none, one = "No right or obligation of the agreement listed yet", "obligation"
    unclear = [row for row in rows if row.ambiguous and not row.question.strip()]
    return [
        some(rows, none, "text"),
        *_owed(index)[1:],
        each(rows, unclear, "marked ambiguous without a question for legal", "question", one, none=none),
    ]


_owed = table(
    Obligation,
    "obligation",
    Needs("without an owner", ("owner_id",)),
    Needs("without a date or rule", ("due", "rule")),
    none="No right or obligation of the agreement listed yet",
)


RULES: Mapping[RegisterName, Weigh] = {
    "tasks": _tasks,
    "milestones": table(
        Milestone,
        "milestone",
        Needs("without a title", ("title",)),
        Needs("without a date", ("on", "done_on")),
        none="No milestone yet",
        field="on",
    ),
    "dependencies": _dependencies,
    "obligations": _obligations,
    "amendments": table(Amendment, "amendment", Needs("without its effect", ("effect",))),
    "days_off": table(DaysOff, "entry", Needs("without a first day", ("first",)), many="entries"),
}
