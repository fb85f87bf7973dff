"""Whether the partners agree with what a component says today (SIR, nine components)."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any
from uuid import UUID

from alliance_desk.assessment.answers import AnswerSheet
from alliance_desk.playbook import Component, Playbook
from alliance_desk.records import (
    Alignment,
    AlignmentState,
    AllianceRecord,
    Charter,
    Committee,
    Deliverable,
    Dossier,
    NorthStarVersion,
    Objective,
    Partner,
    Person,
    Risk,
    Seat,
    Task,
    Visibility,
)

# What of each register the partners agree on. Private judgements (influence, support), progress
# (done, on board) and internal rows stay out: they may change without anybody's consent.
_SAYS: dict[str, tuple[type[AllianceRecord], tuple[str, ...]]] = {
    "people": (Person, ("partner_id", "name", "title", "function", "startup_role")),
    "counterparts": (Person, ("counterpart_id",)),
    "engagement": (Person, ("engagement", "engagement_due", "owner_id")),
    "onboarding": (Person, ()),
    "north_star": (NorthStarVersion, ("number", "text")),
    "objectives": (Objective, ("partner_id", "text", "measure", "help_wanted", "priority")),
    "committees": (
        Committee,
        ("name", "kind", "parent_id", "purpose", "cadence", "decision_rule", "quorum", "agreement_clause"),
    ),
    "seats": (Seat, ("committee_id", "person_id", "partner_id", "role", "voting", "alternate_id")),
    "charters": (
        Charter,
        tuple(
            name for name in Charter.model_fields if name not in ("id", "alliance_id", "version", "status")
        ),
    ),
    "deliverables": (
        Deliverable,
        ("committee_id", "name", "source", "due", "owner_id", "other_owner_id", "receiver"),
    ),
    "tasks": (Task, ("item", "title", "anchor", "offset_days", "due", "owner_id", "partner_id")),
    "risks": (Risk, ("title", "risk_class", "likelihood", "impact", "response", "trigger", "owner_id")),
}

_MARK = "\x1f"


@dataclass(frozen=True)
class PartnerAlignment:
    """How far one partner agrees with a component."""

    partner: Partner
    state: AlignmentState
    agreed_by: str = ""
    agreed_on: date | None = None
    stale: bool = False
    """Agreed to an earlier text: the question is open again."""
    record: Alignment | None = None

    @property
    def holds(self) -> bool:
        """Tell whether the partner agrees with what the component says now."""
        return self.state == AlignmentState.AGREED and not self.stale


class Wordings:
    """What the components of one alliance say, each register put into words once."""

    def __init__(self, dossier: Dossier, answers: AnswerSheet) -> None:
        self._dossier = dossier
        self._answers = answers
        self._partner_ids = sorted((partner.id for partner in dossier.partners), key=str)
        self._registers: dict[str, str] = {}

    def fingerprint(self, component: Component) -> str:
        """Return a short text that changes when what the component says changes."""
        said: list[tuple[str, str, Any]] = []
        for step in component.steps:
            for question in step.questions:
                if not question.internal:
                    for partner_id in self._partner_ids if question.per_partner else (None,):
                        value = self._answers.stored(question.id, partner_id)
                        value = value.strip() if isinstance(value, str) else value
                        if value not in (None, ""):
                            said.append((question.id, str(partner_id or ""), value))
        # The order of steps and questions may change in a later playbook without a new meaning.
        said.sort(key=lambda row: row[:2])
        registers = {step.register_name for step in component.steps if step.register_name is not None}
        whole = json.dumps(said, default=str) + "".join(self._register(name) for name in sorted(registers))
        return sha256(whole.encode()).hexdigest()[:24]

    def _register(self, name: str) -> str:
        if name not in self._registers:
            if name not in _SAYS:
                return ""
            kind, fields = _SAYS[name]
            records = self._dossier.all(kind) if fields else []
            if "visibility" in kind.model_fields:
                records = [row for row in records if getattr(row, "visibility", None) == Visibility.JOINT]
            rows = sorted(_row(record, fields) for record in records)
            self._registers[name] = f"\n{name}{''.join(rows)}" if rows else ""
        return self._registers[name]


def fingerprint(dossier: Dossier, playbook: Playbook, component_id: str) -> str:
    """Return a short text that changes when what a component says to both partners changes."""
    wordings = Wordings(dossier, AnswerSheet(dossier, playbook.renamed))
    return wordings.fingerprint(playbook.component(component_id))


def _row(record: AllianceRecord, fields: tuple[str, ...]) -> str:
    # This runs for every row after every edit, and SQLAlchemy's attributes cost more than all the
    # rest of it: take the loaded values themselves. Text of an enumeration may be loaded plain.
    loaded = record.__dict__
    values = [loaded[name] if name in loaded else getattr(record, name) for name in ("id", *fields)]
    return _MARK.join(
        [
            value.strip()
            if value.__class__ is str
            else str(value.int)
            if value.__class__ is UUID
            else ""
            if value is None
            else str(value)
            for value in values
        ]
    )


def partner_alignments(
    dossier: Dossier, playbook: Playbook, component_id: str
) -> tuple[PartnerAlignment, ...]:
    """Return how far each partner agrees with a component, our company first."""
    rows = dossier.all(Alignment, component=component_id)
    return alignments_of(
        dossier.partners,
        rows,
        lambda: fingerprint(dossier, playbook, component_id),
    )


def alignments_of(
    partners: Sequence[Partner], rows: Sequence[Alignment], now: Callable[[], str]
) -> tuple[PartnerAlignment, ...]:
    """Return the alignment of each partner; ``now`` gives the fingerprint, asked only if it matters."""
    by_partner = {row.partner_id: row for row in rows}
    current: str | None = None
    found: list[PartnerAlignment] = []
    for partner in partners:
        row = by_partner.get(partner.id)
        if row is None:
            found.append(PartnerAlignment(partner, AlignmentState.OPEN))
            continue
        stale = False
        if row.state == AlignmentState.AGREED and row.fingerprint:
            current = now() if current is None else current
            stale = row.fingerprint != current
        found.append(PartnerAlignment(partner, row.state, row.agreed_by, row.agreed_on, stale, row))
    return tuple(found)
