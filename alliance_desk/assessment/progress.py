"""How far a step, a component, a workstream and the whole startup have come, and what is missing.

What counts is fixed by the playbook: each required question, each item of a checklist, the rules of
each register, and the consent of each partner (SIR, nine components; handbook S06).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from alliance_desk.assessment.alignment import PartnerAlignment
from alliance_desk.assessment.index import Index, Rule
from alliance_desk.assessment.place import Gap, Place
from alliance_desk.assessment.registers import rules
from alliance_desk.assessment.schedule import PlanItem
from alliance_desk.assessment.wording import count, listed, near_date
from alliance_desk.playbook import Component, Playbook, Step, Workstream
from alliance_desk.records import Dossier

ProgressState = Literal["not started", "in progress", "complete", "late"]


@dataclass(frozen=True)
class Progress:
    """How much of something is done, and what is missing."""

    done: int
    total: int
    late: int = 0
    """Overdue tasks, risks and next steps that belong here."""
    state: ProgressState = "not started"
    missing: tuple[Gap, ...] = ()
    summary: str = ""
    """One sentence for a tile."""
    due: date | None = None

    @property
    def share(self) -> float:
        """Return the share that is done, 0 to 1."""
        return self.done / self.total if self.total else 1.0

    @property
    def complete(self) -> bool:
        return self.done == self.total

    @property
    def label(self) -> str:
        """Return what stands in the sidebar: ``2 late`` or ``4/7``."""
        return f"{self.late} late" if self.late else f"{self.done}/{self.total}"


def step_progress(
    dossier: Dossier, playbook: Playbook, component: Component, step: Step, today: date
) -> Progress:
    """Return how far one step of a component has come."""
    return _step(Index.of(dossier, playbook, today), component, step)


def step_progresses(
    dossier: Dossier, playbook: Playbook, component: Component, today: date
) -> dict[str, Progress]:
    """Return how far each step of a component has come, by step id."""
    index = Index.of(dossier, playbook, today)
    return {step.id: _step(index, component, step) for step in component.steps}


def component_progress(dossier: Dossier, playbook: Playbook, component: Component, today: date) -> Progress:
    """Return how far a component has come."""
    return weigh_component(Index.of(dossier, playbook, today), component)


def all_components(dossier: Dossier, playbook: Playbook, today: date) -> dict[str, Progress]:
    """Return how far each of the nine components has come, by component id."""
    index = Index.of(dossier, playbook, today)
    return {component.id: weigh_component(index, component) for component in playbook.components}


def workstream_progress(
    dossier: Dossier, playbook: Playbook, workstream: Workstream, today: date
) -> Progress:
    """Return how far a workstream has come: its tasks and its checklist."""
    return _workstream(Index.of(dossier, playbook, today), workstream)


def all_workstreams(dossier: Dossier, playbook: Playbook, today: date) -> dict[str, Progress]:
    """Return how far each workstream, element and stage has come, by id."""
    index = Index.of(dossier, playbook, today)
    return {each.id: _workstream(index, each) for each in playbook.workstreams}


def overall(dossier: Dossier, playbook: Playbook, today: date) -> Progress:
    """Return how far the startup has come: the nine components together."""
    return together(all_components(dossier, playbook, today).values())


def together(parts: Iterable[Progress]) -> Progress:
    """Return several progresses as one."""
    parts = tuple(parts)
    done, total = sum(part.done for part in parts), sum(part.total for part in parts)
    late = sum(part.late for part in parts)
    complete = sum(part.complete for part in parts)
    state: ProgressState = (
        "complete"
        if done == total
        else "late"
        if any(part.state == "late" for part in parts)
        else "in progress"
        if done
        else "not started"
    )
    missing = tuple(gap for part in parts for gap in part.missing)
    return Progress(done, total, late, state, missing, f"{complete} of {len(parts)} complete")


def broken_rules(index: Index, component: Component) -> list[Gap]:
    """Return what the registers of a component lack."""
    return [
        Gap(rule.text, _rule_place(component, step, rule))
        for step in component.steps
        if step.register_name is not None
        for rule in rules(step.register_name, index)
        if not rule.done
    ]


def _step(index: Index, component: Component, step: Step) -> Progress:
    total, missing = _weigh(index, component, step)
    done = total - len(missing)
    state: ProgressState = "complete" if not missing else "in progress" if done else "not started"
    return Progress(done, total, 0, state, tuple(missing), missing[0].text if missing else "Complete")


def _weigh(index: Index, component: Component, step: Step) -> tuple[int, list[Gap]]:
    """Return how many things count in a step, and those that are missing; weighed once an index."""
    if step.id not in index.weighed:
        index.weighed[step.id] = _weigh_anew(index, component, step)
    return index.weighed[step.id]


def _weigh_anew(index: Index, component: Component, step: Step) -> tuple[int, list[Gap]]:
    answers, missing = index.answers, list[Gap]()

    def lacks(text: str, field: str = "") -> None:
        missing.append(Gap(text, Place("component", component.id, step.id, field)))

    total = len(step.checklist)
    for question in step.questions:
        if not question.optional:
            total += 1
            if not answers.answered(question, index.partners):
                lacks(f"Not answered: {question.prompt}", question.id)
    for item in step.checklist:
        if answers.mark(item.id) is None:
            lacks(f"To do: {item.text}", item.id)
    if step.register_name is not None:
        weighed = rules(step.register_name, index)
        total += len(weighed)
        missing += [Gap(rule.text, _rule_place(component, step, rule)) for rule in weighed if not rule.done]
    if step.alignment:
        alignments = index.alignments(component)
        total += len(alignments)
        for each in alignments:
            if not each.holds:
                lacks(_not_aligned(each))
    return total, missing


def _rule_place(component: Component, step: Step, rule: Rule) -> Place:
    record = rule.record.id if rule.record is not None else None
    return Place("component", component.id, step.id, rule.field, record)


def _not_aligned(each: PartnerAlignment) -> str:
    if each.stale:
        return f"Changed since {each.partner.label} agreed"
    return f"{each.partner.label} has not agreed yet"


def weigh_component(index: Index, component: Component) -> Progress:
    """Return how far a component has come, from what was looked up before."""
    steps = [_weigh(index, component, step) for step in component.steps]
    total = sum(number for number, _ in steps)
    missing = tuple(gap for _, gaps in steps for gap in gaps)
    done = total - len(missing)
    due = index.due(component)
    late = sum(item.late for item in index.plan_by_component.get(component.id, ())) + _overdue(
        index, component
    )
    overdue = due is not None and due < index.today and bool(missing)
    state: ProgressState = (
        "late" if late or overdue else "complete" if not missing else "in progress" if done else "not started"
    )
    lists = [gaps for _, gaps in steps]
    summary = _summary(index, component, lists, done, late, due)
    return Progress(done, total, late, state, missing, summary, due)


def _overdue(index: Index, component: Component) -> int:
    """Return how many dated rows of the component's registers are overdue."""
    registers = {step.register_name for step in component.steps}
    late = 0
    if "engagement" in registers:
        late += sum(
            1 for person in index.people if person.engagement_due and person.engagement_due < index.today
        )
    if "risks" in registers:
        late += sum(1 for risk in index.open_risks if risk.due and risk.due < index.today)
    return late


def _summary(
    index: Index, component: Component, steps: list[list[Gap]], done: int, late: int, due: date | None
) -> str:
    if late:
        return f"{count(late, 'action')} overdue"
    if not any(steps):
        many = len(index.partners)
        return "Aligned by both partners" if many == 2 else f"Aligned by all {many} partners"
    if not done:
        if due is None:
            return "Not started"
        word = "due" if due >= index.today else "was due"
        return f"Not started, {word} {near_date(due, index.today)}"
    stale = [each.partner.label for each in index.alignments(component) if each.stale]
    if stale:
        return f"Changed since {listed(stale)} agreed"
    # A broken rule of a register says most; then what is to be written; consent comes last.
    for step, gaps in zip(component.steps, steps, strict=True):
        for gap in gaps:
            if step.register_name is not None and not gap.text.startswith(("Not answered", "To do")):
                return gap.text
    waiting = [each.partner.label for each in index.alignments(component) if not each.holds]
    left = sum(len(gaps) for gaps in steps) - len(waiting)
    if left:
        text = f"{count(left, 'thing')} to fill in"
        return f"{text}, was due {near_date(due, index.today)}" if due and due < index.today else text
    return f"Waits for {listed(waiting)} to agree"


def _workstream(index: Index, workstream: Workstream) -> Progress:
    tasks: list[PlanItem] = index.plan_by_workstream.get(workstream.id, [])
    missing = [
        Gap(item.title, Place("readiness", workstream.id, field="task", record=item.task.id))
        for item in tasks
        if not item.done
    ]
    missing += [
        Gap(item.text, Place("readiness", workstream.id, field=item.id))
        for item in workstream.checklist
        if index.answers.mark(item.id) is None
    ]
    total = len(tasks) + len(workstream.checklist)
    late = sum(item.late for item in tasks)
    done = total - len(missing)
    state: ProgressState = (
        "late" if late else "complete" if not missing else "in progress" if done else "not started"
    )
    summary = f"{count(late, 'action')} overdue" if late else f"{done} of {total}"
    return Progress(done, total, late, state, tuple(missing), summary)
