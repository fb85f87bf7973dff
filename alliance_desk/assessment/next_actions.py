"""What to do next: late and coming tasks, missing facts and open consent in one list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from alliance_desk.assessment.index import Index
from alliance_desk.assessment.place import Place
from alliance_desk.assessment.progress import broken_rules, weigh_component
from alliance_desk.assessment.schedule import state_of
from alliance_desk.assessment.wording import count, listed, near_date
from alliance_desk.playbook import Playbook
from alliance_desk.records import Dossier

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
    actions = [*_tasks(index), *_register_dates(index), *_open_facts(index)]
    actions.sort(key=lambda action: (_ORDER[action.state], action.due or date.max))
    return actions[:limit]


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
    steps = {
        step.register_name: (component, step)
        for component in index.playbook.components
        for step in component.steps
    }
    actions: list[NextAction] = []
    if home := steps.get("engagement"):
        for person in index.people:
            if person.engagement.strip() and person.engagement_due:
                place = Place("component", home[0].id, home[1].id, "engagement", person.id)
                who = index.dossier.person_name(person.owner_id)
                title = f"{person.name}: {person.engagement.strip()}" if person.name else person.engagement
                actions.append(_dated(title, who, person.engagement_due, index.today, place))
    if home := steps.get("risks"):
        for risk in index.open_risks:
            if risk.due:
                place = Place("component", home[0].id, home[1].id, "due", risk.id)
                who = index.dossier.person_name(risk.owner_id)
                actions.append(_dated(f"Risk: {risk.title}", who, risk.due, index.today, place))
    return actions


def _open_facts(index: Index) -> Iterator[NextAction]:
    """Yield what else is open: broken rules of the registers, components to start, consents to seek.

    A component that nobody has touched is one action, not all of its rules; consent is sought once
    the rest of the component is there, or again when an agreed text has changed.
    """
    told: set[str] = set()
    for component in index.playbook.components:
        progress = weigh_component(index, component)
        by = _by(progress.due, index.today)
        first = Place("component", component.id, component.steps[0].id)
        if not progress.done:
            yield NextAction(f"Start {component.title}", "", by, "open", first, progress.due)
            continue
        for gap in broken_rules(index, component):
            if gap.text not in told:  # two components may show the same register
                told.add(gap.text)
                yield NextAction(gap.text, component.title, by, "open", gap.place, progress.due)
        last = Place("component", component.id, component.steps[-1].id)
        alignments = index.alignments(component)
        waiting = [each for each in alignments if not each.holds]
        if stale := [each.partner.label for each in alignments if each.stale]:
            title = f"{component.title} has changed since {listed(stale)} agreed"
            yield NextAction(title, component.title, by, "open", last, progress.due)
        elif waiting and len(progress.missing) == len(waiting):
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
