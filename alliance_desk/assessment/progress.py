"""How far a step, a component, a workstream and the whole startup have come, and what is missing.

What counts is fixed by the playbook: each required question, each item of a checklist, the rules of
each register, and the consent of each partner (SIR, nine components; handbook S06).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias
from uuid import UUID

from alliance_desk.assessment.alignment import PartnerAlignment
from alliance_desk.assessment.dated import overdue_rows
from alliance_desk.assessment.index import Index
from alliance_desk.assessment.place import Gap, Place
from alliance_desk.assessment.registers import rules
from alliance_desk.assessment.wording import count, listed, near_date
from alliance_desk.playbook import Component, Playbook, Step, Workstream
from alliance_desk.records import Dossier

Section: TypeAlias = Component | Workstream
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
    idle: int = 0
    """Rules that hold only because a register is empty, which it may be."""

    @property
    def share(self) -> float:
        """Return the share that is done, 0 to 1."""
        return self.done / self.total if self.total else 1.0

    @property
    def begun(self) -> bool:
        """Tell whether anything was done for it."""
        return self.done > self.idle

    @property
    def complete(self) -> bool:
        return self.done == self.total

    @property
    def label(self) -> str:
        """Return what stands in the sidebar: ``2 late`` or ``4/7``."""
        return f"{self.late} late" if self.late else f"{self.done}/{self.total}"


def step_progress(
    dossier: Dossier, playbook: Playbook, section: Section, step: Step, today: date
) -> Progress:
    """Return how far one step of a component or workstream has come."""
    return _step(Index(dossier, playbook, today), section, step)


def step_progresses(
    dossier: Dossier, playbook: Playbook, section: Section, today: date
) -> dict[str, Progress]:
    """Return how far each step of a component or workstream has come, by step id."""
    index = Index(dossier, playbook, today)
    return {step.id: _step(index, section, step) for step in section.steps}


def component_progress(dossier: Dossier, playbook: Playbook, component: Component, today: date) -> Progress:
    """Return how far a component has come."""
    return weigh_component(Index(dossier, playbook, today), component)


def all_components(dossier: Dossier, playbook: Playbook, today: date) -> dict[str, Progress]:
    """Return how far each of the nine components has come, by component id."""
    index = Index(dossier, playbook, today)
    return {component.id: weigh_component(index, component) for component in playbook.components}


def workstream_progress(
    dossier: Dossier, playbook: Playbook, workstream: Workstream, today: date
) -> Progress:
    """Return how far a workstream has come: its tasks, its checklist and its steps."""
    return weigh_workstream(Index(dossier, playbook, today), workstream)


def all_workstreams(dossier: Dossier, playbook: Playbook, today: date) -> dict[str, Progress]:
    """Return how far each workstream, element and stage has come, by id."""
    index = Index(dossier, playbook, today)
    return {each.id: weigh_workstream(index, each) for each in playbook.workstreams}


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
        if any(part.begun for part in parts)
        else "not started"
    )
    missing = tuple(gap for part in parts for gap in part.missing)
    idle = sum(part.idle for part in parts)
    return Progress(done, total, late, state, missing, f"{complete} of {len(parts)} complete", idle=idle)


def broken_rules(index: Index, section: Section) -> list[Gap]:
    """Return what the registers of a component or workstream lack."""
    return [gap for step in section.steps for gap in _weigh(index, section, step).rules]


@dataclass(frozen=True)
class _Weight:
    """What counts in a step: how many things, how many hold by themselves, and those that are missing."""

    total: int
    idle: int
    told: tuple[Gap, ...]
    """Questions and items of the checklist."""
    rules: tuple[Gap, ...]
    consents: tuple[Gap, ...]

    @property
    def missing(self) -> tuple[Gap, ...]:
        return self.told + self.rules + self.consents


def _step(index: Index, section: Section, step: Step) -> Progress:
    weight = _weigh(index, section, step)
    missing = weight.missing
    done = weight.total - len(missing)
    state = _state(0, missing, done - weight.idle)
    summary = missing[0].text if missing else "Complete"
    return Progress(done, weight.total, 0, state, missing, summary, idle=weight.idle)


def _state(late: int, missing: tuple[Gap, ...], begun: int) -> ProgressState:
    return "late" if late else "complete" if not missing else "in progress" if begun else "not started"


def _weigh(index: Index, section: Section, step: Step) -> _Weight:
    return index.once(("weight", section.id, step.id), lambda: _weigh_anew(index, section, step))


def _weigh_anew(index: Index, section: Section, step: Step) -> _Weight:
    told = [
        Gap(f"Not answered: {question.prompt}", _place(section, step.id, question.id))
        for question in step.questions
        if not question.optional and not index.answers.answered(question, index.partners)
    ]
    told += [
        Gap(f"To do: {item.text}", _place(section, step.id, item.id))
        for item in step.checklist
        if index.answers.mark(item.id) is None
    ]
    required = sum(not question.optional for question in step.questions)
    element = section.id if isinstance(section, Workstream) and section.kind == "element" else ""
    weighed = rules(step.register_name, index, element) if step.register_name is not None else []
    broken = [
        Gap(rule.text, _place(section, step.id, rule.field, rule.record)) for rule in weighed if not rule.done
    ]
    aligned = index.alignments(section) if step.alignment and isinstance(section, Component) else ()
    open_ = [Gap(_not_aligned(each), _place(section, step.id)) for each in aligned if not each.holds]
    return _Weight(
        required + len(step.checklist) + len(weighed) + len(aligned),
        sum(rule.done and rule.idle for rule in weighed),
        tuple(told),
        tuple(broken),
        tuple(open_),
    )


def _place(section: Section, step: str, field: str = "", record: UUID | None = None) -> Place:
    page = "component" if isinstance(section, Component) else "readiness"
    return Place(page, section.id, step, field, record)


def _not_aligned(each: PartnerAlignment) -> str:
    if each.stale:
        return f"Changed since {each.partner.label} agreed"
    return f"{each.partner.label} has not agreed yet"


def weigh_component(index: Index, component: Component) -> Progress:
    """Return how far a component has come, worked out again only when it may differ."""
    return index.once(("component", component.id), lambda: _component(index, component))


def weigh_workstream(index: Index, workstream: Workstream) -> Progress:
    """Return how far a workstream has come, worked out again only when it may differ."""
    return index.once(("workstream", workstream.id), lambda: _workstream(index, workstream))


def _component(index: Index, component: Component) -> Progress:
    weights = [_weigh(index, component, step) for step in component.steps]
    total, idle = sum(each.total for each in weights), sum(each.idle for each in weights)
    missing = tuple(gap for each in weights for gap in each.missing)
    done = total - len(missing)
    due = index.due(component)
    late = sum(item.late for item in index.plan_of_component(component.id))
    late += overdue_rows(index, component)
    overdue = due is not None and due < index.today and bool(missing)
    state = _state(late or overdue, missing, done - idle)
    summary = _summary(index, component, weights, done - idle, late, due)
    return Progress(done, total, late, state, missing, summary, due, idle)


def _workstream(index: Index, workstream: Workstream) -> Progress:
    tasks = index.plan_of_workstream(workstream.id)
    weights = [_weigh(index, workstream, step) for step in workstream.steps]
    missing = tuple(
        Gap(item.title, Place("readiness", workstream.id, field="task", record=item.task.id))
        for item in tasks
        if not item.done
    )
    missing += tuple(
        Gap(item.text, Place("readiness", workstream.id, field=item.id))
        for item in workstream.checklist
        if index.answers.mark(item.id) is None
    )
    missing += tuple(gap for each in weights for gap in each.missing)
    total = len(tasks) + len(workstream.checklist) + sum(each.total for each in weights)
    idle = sum(each.idle for each in weights)
    late = sum(item.late for item in tasks) + overdue_rows(index, workstream)
    done = total - len(missing)
    state = _state(late, missing, done - idle)
    summary = f"{count(late, 'action')} overdue" if late else f"{done} of {total}"
    return Progress(done, total, late, state, missing, summary, idle=idle)


def _summary(
    index: Index, component: Component, weights: list[_Weight], begun: int, late: int, due: date | None
) -> str:
    if late:
        return f"{count(late, 'action')} overdue"
    if not any(each.missing for each in weights):
        many = len(index.partners)
        return "Aligned by both partners" if many == 2 else f"Aligned by all {many} partners"
    if not begun:
        if due is None:
            return "Not started"
        word = "due" if due >= index.today else "was due"
        return f"Not started, {word} {near_date(due, index.today)}"
    stale = [each.partner.label for each in index.alignments(component) if each.stale]
    if stale:
        return f"Changed since {listed(stale)} agreed"
    # A broken rule of a register says most; then what is to be written; consent comes last.
    if broken := next((gap for each in weights for gap in each.rules), None):
        return broken.text
    if left := sum(len(each.told) for each in weights):
        text = f"{count(left, 'thing')} to fill in"
        return f"{text}, due since {near_date(due, index.today)}" if due and due < index.today else text
    waiting = [each.partner.label for each in index.alignments(component) if not each.holds]
    return f"Waits for {listed(waiting)} to agree"
