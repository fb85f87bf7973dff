"""What a document would lack if it were exported now (handbook 5.7)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from alliance_desk.assessment.audience import readable
from alliance_desk.assessment.gaps import alignment, closing, communication, governance, kickoff, plan, risk
from alliance_desk.assessment.gaps.leftovers import leftovers
from alliance_desk.assessment.gaps.shared import north_star, of_questions, of_registers
from alliance_desk.assessment.index import Index
from alliance_desk.assessment.place import Gap
from alliance_desk.playbook import Playbook
from alliance_desk.playbook.model import RegisterName
from alliance_desk.records import Committee, Dossier, Visibility

__all__ = ["Gap", "gaps_for"]

Check = Callable[[Index], Iterator[Gap]]


@dataclass(frozen=True)
class _Needs:
    """What a document is made of."""

    checks: tuple[Check, ...] = ()
    registers: tuple[RegisterName, ...] = ()
    """Registers whose own rules must hold."""
    sections: tuple[str, ...] = ()
    """Components and workstreams whose questions it tells."""


_DECK = _Needs((kickoff.deck,))
_PLAN = _Needs((plan.goal_day, north_star, plan.tasks, plan.contradictions))
_BODIES = _Needs(
    (north_star, governance.bodies, governance.outdated_charters),
    ("ladders", "meetings"),
    ("governance",),
)
_DOCUMENTS: Mapping[str, _Needs] = {
    "kickoff_deck": _DECK,
    "kickoff-run-sheet": _Needs((plan.goal_day, kickoff.agenda), ("kickoff", "agenda", "pre_reads")),
    "startup-plan": _PLAN,
    "startup-plan-page": _PLAN,
    "launch-plan": _Needs((*_PLAN.checks, closing.launch_gate), ("accounts", "traction"), ("launch_plan",)),
    "launch-plan-page": _PLAN,
    "workplan": _Needs(
        (plan.tasks, plan.integrated, plan.milestones),
        ("deliverables",),
        ("workplans",),
    ),
    "own-workplan": _Needs((plan.own_plan,), ("routines", "decisions")),
    "scorecard": _Needs((alignment.scorecard, closing.launch_gate)),
    "scorecard-form": _Needs((alignment.form,)),
    "canvas": _Needs((north_star, alignment.canvas), ("canvas", "assumptions")),
    "memorandum": _Needs((alignment.memorandum, alignment.canvas)),
    "engagement-plan": _Needs(
        (kickoff.team, kickoff.alone),
        ("people", "engagement", "conversations", "onboarding"),
    ),
    "onboarding-pack": _Needs(
        (north_star, kickoff.objectives, governance.bodies),
        ("onboarding", "sources", "glossary"),
    ),
    "governance-handbook": _BODIES,
    "decisions": _Needs((governance.decisions,), ("decisions", "issues")),
    "report-executives": _Needs((north_star, plan.milestones), ("decisions", "risks")),
    "report-governance": _Needs(
        (plan.milestones, plan.contradictions),
        ("decisions", "risks", "sendings"),
    ),
    "report-team": _Needs((plan.tasks, plan.contradictions), ("deliverables", "risks")),
    "communication-protocol": _Needs(
        (communication.publicity,),
        ("messages", "sendings", "topics", "sources", "glossary"),
        ("communication",),
    ),
    "launch-run-sheet": _Needs((plan.goal_day, communication.briefings), ("briefings",)),
    "risk-book": _Needs((risk.book,), ("risks", "scenarios"), ("risk_assessment",)),
    "four-ps": _Needs((risk.four_ps,), ("observations", "fought_terms", "competing_assets", "operability")),
    "close-out": _Needs((closing.close_out, north_star), ("handovers", "lessons"), ("end_of_startup",)),
}


def gaps_for(
    document_key: str,
    dossier: Dossier,
    playbook: Playbook,
    today: date,
    committee_id: UUID | None = None,
    readers: Visibility | None = None,
) -> tuple[Gap, ...]:
    """Return what is missing for a document; ``charter`` needs its committee too.

    With ``readers`` only what they may read is weighed, and blanks of a template are looked for.
    """
    whole = Index(dossier, playbook, today)
    seen = whole if readers is None else Index(readable(dossier, playbook, readers), playbook, today)
    found: list[Gap] = []
    if document_key == "charter":
        committee = dossier.get(Committee, committee_id)
        found += governance.charter_gaps(whole, committee) if committee else ()
    elif needs := _needs(document_key):
        found += _of(seen, whole, needs, readers != Visibility.JOINT)
    if readers is not None:
        found += leftovers(dossier, playbook, readers)
    return tuple({gap.text: gap for gap in reversed(found)}.values())[::-1]


def _needs(key: str) -> _Needs | None:
    return _DOCUMENTS.get(key) or _DOCUMENTS.get(key.removesuffix("-internal"))


def _of(index: Index, whole: Index, needs: _Needs, internal: bool) -> Iterator[Gap]:
    for check in needs.checks:
        # Consent is given to all that a component says: it is weighed on the whole alliance.
        yield from check(whole if check is north_star else index)
    yield from of_registers(index, needs.registers)
    yield from of_questions(index, needs.sections, internal)
