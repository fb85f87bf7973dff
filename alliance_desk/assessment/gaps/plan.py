"""What plans lack: owners, dates, a baseline; and where plan and agreement contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from alliance_desk.assessment.crosschecks import crosschecks
from alliance_desk.assessment.gaps.places import question_home
from alliance_desk.assessment.gaps.shared import place_of
from alliance_desk.assessment.index import Index
from alliance_desk.assessment.own_workplan import proposals
from alliance_desk.assessment.place import Gap, Place
from alliance_desk.assessment.schedule import PlanItem, goal
from alliance_desk.assessment.wording import count
from alliance_desk.assessment.workplan import workplan
from alliance_desk.records import AnchorKind, Milestone

OWN_PLAN = "end_of_startup.own_plan"
"""The question of the playbook for the alliance manager's own plan."""


def goal_day(index: Index) -> Iterator[Gap]:
    """Yield that the day at which the startup aims is not set."""
    kind = goal(index.dossier)
    if index.dossier.anchor(kind) is None:
        word = "launch" if kind == AnchorKind.LAUNCH else "joint kickoff"
        yield Gap(f"The date of the {word} is not set.", Place("overview", field=kind.value), "risk")


def tasks(index: Index) -> Iterator[Gap]:
    """Yield how many open tasks have no owner, and how many no date."""
    coming = [item for item in index.plan if not item.done]
    if ownerless := [item for item in coming if not item.owner]:
        text = f"{count(len(ownerless), 'task')} of the plan without an owner."
        yield Gap(text, _place(ownerless[0], "owner_id"))
    if dateless := [item for item in coming if item.due is None]:
        text = f"{count(len(dateless), 'task')} of the plan without a date."
        yield Gap(text, _place(dateless[0], "due"))


def _place(item: PlanItem, field: str) -> Place:
    """Return where a task is shown: in its workstream, else in the workplan."""
    if item.workstream:
        return Place("readiness", item.workstream, field=field, record=item.task.id)
    return Place("workplan", field=field, record=item.task.id)


def milestones(index: Index) -> Iterator[Gap]:
    """Yield how many milestones have no date."""
    undated = [row for row in index.dossier.all(Milestone) if row.on is None]
    if undated:
        text = f"{count(len(undated), 'milestone')} without a date."
        yield Gap(text, place_of(index, "milestones", "on", undated[0].id))


def contradictions(index: Index) -> Iterator[Gap]:
    """Yield where plan and agreement contradict each other."""
    yield from crosschecks(index.dossier, index.playbook, index.today)


def integrated(index: Index) -> Iterator[Gap]:
    """Yield what keeps the integrated plan from being one: rings, contradictions, no baseline."""
    plan = workplan(index.dossier, index.playbook, index.today)
    yield from plan.problems
    if plan.bars and not any(bar.baseline_finish for bar in plan.bars):
        text = "No baseline is kept, so the document cannot say what moved."
        yield Gap(text, Place("workplan", field="baseline"))


def own_plan(index: Index) -> Iterator[Gap]:
    """Yield what the alliance manager's own plan lacks."""
    if not index.dossier.alliance.manager.strip():
        yield Gap("The alliance manager is not named.", Place("overview", field="manager"))
    if not index.answers.text(OWN_PLAN):
        text = "What the alliance manager sees to in the next six to twelve months is not written."
        yield Gap(text, question_home(index.playbook, OWN_PLAN))
    undated = [each for each in proposals(index.dossier, index.playbook, index.today) if each.due is None]
    if undated:
        component = undated[0].component
        text = f"{count(len(undated), 'point has', 'points have')} no date."
        yield Gap(text, Place("component", component))
