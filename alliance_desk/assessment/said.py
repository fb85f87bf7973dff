"""What the partners agree on: the words of a component, and of each register in it, as one text."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any
from uuid import UUID

from alliance_desk.assessment.answers import AnswerSheet
from alliance_desk.playbook import Component, Playbook
from alliance_desk.playbook.model import RegisterName
from alliance_desk.records import (
    AllianceRecord,
    Amendment,
    Charter,
    Committee,
    Contribution,
    Deliverable,
    Dossier,
    EscalationStep,
    GlossaryTerm,
    Introduction,
    Message,
    Milestone,
    NorthStarVersion,
    Objective,
    Obligation,
    Person,
    PressRelease,
    Risk,
    Routine,
    Scenario,
    Seat,
    SourceOfTruth,
    Task,
    TaskLink,
    TopicRule,
    ValueProposition,
    Visibility,
)

# Private judgements (influence, support), progress (done, on board, sent, held) and internal rows stay
# out: they may change without anybody's consent. A register that is not here is not agreed on at all.
_SAYS: dict[RegisterName, tuple[type[AllianceRecord], tuple[str, ...]]] = {
    "north_star": (NorthStarVersion, ("number", "text")),
    "value_propositions": (ValueProposition, ("audience", "effect", "quantity", "meaning")),
    "objectives": (Objective, ("partner_id", "text", "measure", "help_wanted", "help_given", "priority")),
    "contributions": (Contribution, ("partner_id", "source", "what", "why_not_bought")),
    "people": (Person, ("partner_id", "name", "title", "function", "startup_role")),
    "counterparts": (Person, ("counterpart_id",)),
    "engagement": (Person, ("engagement", "engagement_due", "owner_id")),
    "commitments": (Person, ("startup_role", "time_share")),
    "introductions": (Introduction, ("person_id", "other_id")),
    "committees": (
        Committee,
        ("name", "kind", "parent_id", "purpose", "cadence", "decision_rule", "quorum", "agreement_clause"),
    ),
    "seats": (Seat, ("committee_id", "person_id", "partner_id", "role", "voting", "alternate_id")),
    "ladders": (EscalationStep, ("committee_id", "level", "who", "days")),
    "routines": (Routine, ("partner_id", "name", "cadence", "committee_id", "effect")),
    "charters": (
        Charter,
        tuple(
            name for name in Charter.model_fields if name not in ("id", "alliance_id", "version", "status")
        ),
    ),
    "tasks": (Task, ("item", "title", "anchor", "offset_days", "due", "owner_id", "partner_id")),
    "milestones": (Milestone, ("title", "on", "partner_id")),
    "dependencies": (TaskLink, ("before_id", "after_id", "lag")),
    "deliverables": (
        Deliverable,
        ("committee_id", "name", "source", "due", "owner_id", "other_owner_id", "receiver"),
    ),
    "obligations": (Obligation, ("clause", "text", "partner_id", "to", "rule", "due")),
    "amendments": (Amendment, ("title", "clause", "signed_on", "effect")),
    "risks": (Risk, ("title", "risk_class", "likelihood", "impact", "response", "trigger", "owner_id")),
    "scenarios": (Scenario, ("title", "trigger", "response", "decides", "message")),
    "messages": (Message, ("audience", "who", "text", "channel", "cadence", "sender_id", "partner_id")),
    "topics": (TopicRule, ("topic", "speaks_id", "hears_id", "rule", "never")),
    "press_releases": (PressRelease, ("title", "joint", "review_days", "quoted", "tone")),
    "sources": (SourceOfTruth, ("name", "kept_at", "owner_id", "access")),
    "glossary": (GlossaryTerm, ("term", "agreed_meaning")),
}

_MARK = "\x1f"


def fingerprint_of(dossier: Dossier, playbook: Playbook, answers: AnswerSheet, component: Component) -> str:
    """Return a short text that changes when what the component says changes."""
    partner_ids = sorted((partner.id for partner in dossier.partners), key=str)
    said: list[tuple[str, str, Any]] = []
    for step in component.steps:
        for question in step.questions:
            if not question.internal:
                for partner_id in partner_ids if question.per_partner else (None,):
                    value = answers.stored(question.id, partner_id)
                    value = value.strip() if isinstance(value, str) else value
                    if value not in (None, ""):
                        said.append((question.id, str(partner_id or ""), value))
    # The order of steps and questions may change in a later playbook without a new meaning.
    said.sort(key=lambda row: row[:2])
    names: set[RegisterName] = {step.register_name for step in component.steps if step.register_name}
    registers = sorted(_register(dossier, playbook, name) for name in names)  # each opens with its name
    whole = json.dumps(said, default=str) + "".join(registers)
    return sha256(whole.encode()).hexdigest()[:24]


def _register(dossier: Dossier, playbook: Playbook, name: RegisterName) -> str:
    return dossier.derived((_register, name, id(playbook)), lambda: _register_anew(dossier, playbook, name))


def _register_anew(dossier: Dossier, playbook: Playbook, name: RegisterName) -> str:
    if name not in _SAYS:
        return ""
    kind, fields = _SAYS[name]
    records = dossier.all(kind)
    if kind is Task:
        internal = {item.id for item in playbook.schedule if item.internal}
        records = [
            row
            for row in dossier.all(Task)
            if (playbook.renamed.get(row.item, row.item) not in internal if row.item else _joint(row))
        ]
    elif "visibility" in kind.model_fields:
        records = [row for row in records if _joint(row)]
    rows = sorted(_row(record, fields) for record in records)
    return f"\n{name}{''.join(rows)}" if rows else ""


def _joint(record: AllianceRecord) -> bool:
    return getattr(record, "visibility", None) == Visibility.JOINT


def _row(record: AllianceRecord, fields: tuple[str, ...]) -> str:
    # This runs for every row of a changed register, and SQLAlchemy's attributes cost more than all the
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
