"""Rules of the registers of workplans: tasks, milestones, obligations."""

from __future__ import annotations

from collections.abc import Mapping

from alliance_desk.assessment.dependencies import Dependencies
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
    rings = Dependencies.of(index.dossier).rings
    held = [link for link in links if link.before_id in rings and link.after_id in rings]
    text = "in a ring, in which nothing can start"
    return [each(links, held, text, "before_id", "dependency", "dependencies")]


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
