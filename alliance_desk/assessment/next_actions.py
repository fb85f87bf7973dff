"""What to do next: late and coming tasks, missing facts and open consent in one list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from alliance_desk.assessment.conflicts import problems
from alliance_desk.assessment.dated import dated_rows
from alliance_desk.assessment.homes import at
from alliance_desk.assessment.index import Index
from alliance_desk.assessment.place import Place
from alliance_desk.assessment.progress import broken_rules, weigh_component, weigh_workstream
from alliance_desk.assessment.schedule import state_of
from alliance_desk.assessment.scorecard import latest
from alliance_desk.assessment.wording import count, listed, near_date
from alliance_desk.playbook import Component, Playbook, Workstream
from alliance_desk.playbook.model import RegisterName
from alliance_desk.records import Dossier, GapAction

ActionState = Literal["late", "today", "this week", "planned", "open"]

_ORDER: dict[ActionState, int] = {"late": 0, "today": 1, "this week": 2, "open": 3, "planned": 4}


@dataclass(frozen=True)
class NextAction:
    """One thing to do."""

    title: str
    who: str
    when_text: str
    """``2 days late``, ``due today``, ``26 Nov``; empty where there is no date."""
    state: ActionState
    place: Place
    due: date | None = None


def next_actions(
    dossier: Dossier, playbook: Playbook, today: date, limit: int | None = None
) -> list[NextAction]:
    """Return what to do next: late first, then today and this week, then open facts, then the rest."""
    index = Index(dossier, playbook, today)
    actions = list(index.once("next actions", lambda: _in_order(index)))
    return actions[:limit]


def _in_order(index: Index) -> list[NextAction]:
    actions = [*dated_actions(index), *missing_facts(index), *open_consents(index)]
    actions.sort(key=lambda action: (_ORDER[action.state], action.due or date.max))
    return actions


def dated_actions(index: Index) -> list[NextAction]:
    """Return everything that has a date and is not done: tasks, and the open rows of all registers."""
    return [
        *index.once("actions of tasks", lambda: _tasks(index)),
        *_register_dates(index),
        *_gap_actions(index),
    ]


def _tasks(index: Index) -> list[NextAction]:
    return [
        _dated(
            item.title,
            item.owner,
            item.due,
            index.today,
            Place("readiness", item.workstream, field="task", record=item.task.id),
        )
        for item in index.plan
        if not item.done and item.due is not None
    ]


def _register_dates(index: Index) -> list[NextAction]:
    sections = (*index.playbook.components, *index.playbook.workstreams)
    shown: dict[RegisterName, None] = {
        step.register_name: None for section in sections for step in section.steps if step.register_name
    }
    return [action for name in shown for action in _register(index, name)]


def _register(index: Index, name: RegisterName) -> list[NextAction]:
    def make() -> list[NextAction]:
        return [
            _dated(
                row.title,
                row.who,
                row.due,
                index.today,
                at(index.playbook, name, row.field, row.record, row.part),
            )
            for row in dated_rows(index, name)
        ]

    return index.once(("actions", name), make)


def _gap_actions(index: Index) -> list[NextAction]:
    """Return what was agreed to close gaps of the last round; the next round tells whether it did."""
    last = latest(index.dossier)
    if last is None:
        return []
    return [
        _dated(
            f"Close a gap: {row.action.strip() or 'action without words'}",
            index.dossier.person_name(row.owner_id),
            row.due,
            index.today,
            Place("scorecard", field="action", record=row.id),
        )
        for row in index.dossier.all(GapAction, round_id=last.id)
        if row.due is not None
    ]


def missing_facts(index: Index) -> Iterator[NextAction]:
    """Yield what has no date of its own and is missing: contradictions, components to start, broken rules.

    A component or workstream that nobody has touched is one action, not all of its rules.
    """
    for gap in problems(index):
        yield NextAction(gap.text, "", "", "open", gap.place)
    told: set[tuple[str, str]] = set()
    for section in (*index.playbook.components, *index.playbook.workstreams):
        if isinstance(section, Component):
            progress = weigh_component(index, section)
            page = "component"
        else:
            progress = weigh_workstream(index, section)
            page = "readiness"
            if not section.steps:
                continue
        by = _by(progress.due, index.today)
        if not progress.begun:
            if page == "component":
                first = Place(page, section.id, section.steps[0].id)
                yield NextAction(f"Start {section.title}", "", by, "open", first, progress.due)
            continue
        for gap in broken_rules(index, section):
            # Two components may show the same register; only states of readiness are each lane’s own.
            own = section.id if gap.place.step in _own_steps(section) else ""
            if (gap.text, own) not in told:
                told.add((gap.text, own))
                yield NextAction(gap.text, section.title, by, "open", gap.place, progress.due)


def _own_steps(section: Component | Workstream) -> set[str]:
    return {step.id for step in section.steps if step.register_name == "element_states"}


def open_consents(index: Index, every: bool = False) -> Iterator[NextAction]:
    """Yield the consents to seek: once the rest of a component is there, or it has changed since.

    With ``every``, also those of components that are begun and not yet whole.
    """
    for component in index.playbook.components:
        progress = weigh_component(index, component)
        if not progress.begun:
            continue
        by = _by(progress.due, index.today)
        last = Place("component", component.id, component.steps[-1].id)
        alignments = index.alignments(component)
        waiting = [each for each in alignments if not each.holds]
        if stale := [each.partner.label for each in alignments if each.stale]:
            title = f"{component.title} has changed since {listed(stale)} agreed"
            yield NextAction(title, component.title, by, "open", last, progress.due)
        elif waiting and (every or len(progress.missing) == len(waiting)):
            names = listed([each.partner.label for each in waiting])
            title = f"Seek the consent of {names} to {component.title}"
            yield NextAction(title, component.title, by, "open", last, progress.due)


def _by(due: date | None, today: date) -> str:
    if due is None:
        return ""
    return f"{'was due' if due < today else 'by'} {near_date(due, today)}"


def _dated(title: str, who: str, due: date | None, today: date, place: Place) -> NextAction:
    state = state_of(due, False, today)
    if due is None or state in ("done", "no date"):
        return NextAction(title, who, "", "open", place)
    if state == "late":
        text = f"{count((today - due).days, 'day')} late"
    else:
        text = "due today" if state == "today" else near_date(due, today)
    return NextAction(title, who, text, state, place, due)
