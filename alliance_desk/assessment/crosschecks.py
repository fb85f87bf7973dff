"""Where plan and agreement contradict each other: too early a start, too late a delivery (handbook 5.7)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from alliance_desk.assessment.homes import at
from alliance_desk.assessment.may_start import too_early
from alliance_desk.assessment.place import Gap, Place
from alliance_desk.assessment.schedule import PlanItem, plan
from alliance_desk.assessment.wording import count, listed, short_date
from alliance_desk.playbook import Playbook
from alliance_desk.records import Deliverable, Dossier, Obligation, ObligationState

_WORD = re.compile(r"\b(?:articles?|art\.|sections?|clauses?)\s*|§+\s*")
_NAMED = 3
"""So many deliverables are named in one sentence; more are counted."""


def crosschecks(dossier: Dossier, playbook: Playbook, today: date) -> tuple[Gap, ...]:
    """Return every contradiction between the plan and what the agreement and counsel allow."""
    return dossier.derived(
        (crosschecks, id(playbook), today), lambda: tuple(_crosschecks(dossier, playbook, today))
    )


def _crosschecks(dossier: Dossier, playbook: Playbook, today: date) -> Iterator[Gap]:
    items = plan(dossier, playbook, today)
    for item in items:
        if text := too_early(dossier, item) or _held(item, today):
            field = "start" if item.start else "due"
            place = Place("workplan", field=field, record=item.task.id)
            yield Gap(f"{item.title}: {text[:1].lower()}{text[1:]}", place, "risk")
    yield from _clauses(dossier, playbook, items)
    yield from _unplanned(dossier, playbook, items)


def _held(item: PlanItem, today: date) -> str:
    begins = item.start or item.due
    if item.done or not item.hold or begins is None or begins > today:
        return ""
    does = "was to start" if item.start else "was due"
    return f"{does} on {short_date(begins)}, but counsel has not lifted the legal hold."


def _clauses(dossier: Dossier, playbook: Playbook, items: Iterable[PlanItem]) -> Iterator[Gap]:
    """Yield what is planned for later than the clause that asks for it."""
    planned = {item.task.id: item.due for item in items if not item.done}
    deliverables = [row for row in dossier.all(Deliverable) if row.done_on is None]
    for owed in dossier.all(Obligation):
        if owed.due is None or owed.state == ObligationState.MET:
            continue
        for row in deliverables:
            days = [row.due, planned.get(row.task_id) if row.task_id else None]
            last = max((day for day in days if day), default=None)
            if last and last > owed.due and names_clause(row.source, owed.clause):
                name = row.name.strip() or "A deliverable without a name"
                text = f"{name} is planned for {short_date(last)}, but clause {_core(owed.clause)}"
                place = at(playbook, "deliverables", "due", row.id)
                yield Gap(f"{text} asks for it by {short_date(owed.due)}.", place, "risk")


def names_clause(source: str, clause: str) -> bool:
    """Tell whether the words of a source name a clause: “Articles 4.2 (b) and 7” names 4.2 (b) and 7."""
    core = _core(clause)
    if not core:
        return False
    said = " ".join(source.casefold().split())
    if core.isdigit() and not _WORD.search(said):
        return False  # “Phase 3” is no clause
    return bool(re.search(rf"(?<![\w.]){re.escape(core)}(?!\w|\.\d| ?\()", said))


def _core(clause: str) -> str:
    return _WORD.sub("", " ".join(clause.casefold().split())).strip(" .,;")


def _unplanned(dossier: Dossier, playbook: Playbook, items: Iterable[PlanItem]) -> Iterator[Gap]:
    """Yield deliverables that no task of a plan produces, in one sentence."""
    tasks = {item.task.id for item in items}
    rows = [row for row in dossier.all(Deliverable) if row.done_on is None and row.task_id not in tasks]
    if not rows:
        return
    names = [f"“{name}”" if (name := row.name.strip()) else "one without a name" for row in rows]
    place = at(playbook, "deliverables", "task_id", rows[0].id)
    if len(rows) == 1:
        name = rows[0].name.strip() or "A deliverable without a name"
        yield Gap(f"{name} is in no workplan: no task produces it.", place)
        return
    more = [f"{len(names) - _NAMED + 1} more"] if len(names) > _NAMED else []
    shown = names[: _NAMED - 1] if more else names
    text = f"{count(len(rows), 'deliverable')} are in no workplan: {listed([*shown, *more])}."
    yield Gap(text, place)
