"""Where a record is shown: the step of the register that holds it, or of the question that it answers."""

from __future__ import annotations

from alliance_desk.assessment.homes import at
from alliance_desk.assessment.place import Place
from alliance_desk.playbook import Component, Playbook
from alliance_desk.playbook.model import RegisterName
from alliance_desk.records import (
    AfterAction,
    AgendaItem,
    Alliance,
    AllianceRecord,
    Amendment,
    Answer,
    Assumption,
    Briefing,
    Charter,
    Committee,
    CompetingAsset,
    Contribution,
    Decision,
    Deliverable,
    EarlyWin,
    EscalationStep,
    FoughtTerm,
    GapAction,
    GlossaryTerm,
    Handover,
    Issue,
    Kickoff,
    LaunchCheck,
    Lesson,
    Meeting,
    Message,
    Milestone,
    NorthStarVersion,
    Objective,
    Obligation,
    Observation,
    OperabilityReview,
    Partner,
    Person,
    PreRead,
    PressRelease,
    Record,
    Risk,
    Routine,
    Scenario,
    Score,
    ScoreRound,
    ScoreSheet,
    Seat,
    SourceOfTruth,
    TargetAccount,
    Task,
    ThirdParty,
    TopicRule,
    TractionTarget,
    ValueProposition,
)

_REGISTERS: dict[type[AllianceRecord], RegisterName] = {
    AfterAction: "after_actions",
    AgendaItem: "agenda",
    Amendment: "amendments",
    Assumption: "assumptions",
    Briefing: "briefings",
    Committee: "committees",
    CompetingAsset: "competing_assets",
    Contribution: "contributions",
    Decision: "decisions",
    Deliverable: "deliverables",
    EarlyWin: "early_wins",
    FoughtTerm: "fought_terms",
    GlossaryTerm: "glossary",
    Handover: "handovers",
    Issue: "issues",
    Kickoff: "kickoff",
    Lesson: "lessons",
    Meeting: "meetings",
    Message: "messages",
    Milestone: "milestones",
    NorthStarVersion: "north_star",
    Objective: "objectives",
    Obligation: "obligations",
    Observation: "observations",
    OperabilityReview: "operability",
    Person: "people",
    PreRead: "pre_reads",
    PressRelease: "press_releases",
    Risk: "risks",
    Routine: "routines",
    Scenario: "scenarios",
    SourceOfTruth: "sources",
    TargetAccount: "accounts",
    ThirdParty: "third_parties",
    TopicRule: "topics",
    TractionTarget: "traction",
    ValueProposition: "value_propositions",
}
_OF_COMMITTEE: dict[type[AllianceRecord], RegisterName] = {
    Charter: "charters",
    EscalationStep: "ladders",
    Seat: "seats",
}
"""What is shown with its body."""


def home(playbook: Playbook, record: Record, field: str = "") -> Place:
    """Return where a field of a record is shown."""
    match record:
        case Answer():
            return question_home(playbook, record.question)
        case Task():
            return Place("workplan", field=field or "title", record=record.id)
        case Charter() | EscalationStep() | Seat():
            return at(playbook, _OF_COMMITTEE[type(record)], field, record.committee_id)
        case GapAction() | LaunchCheck() | Score() | ScoreRound() | ScoreSheet():
            return Place("scorecard", field=field, record=record.id)
        case Alliance() | Partner():
            return Place("overview", field=field, record=record.id)
        case AllianceRecord() if type(record) in _REGISTERS:
            return at(playbook, _REGISTERS[type(record)], field, record.id)
        case _:
            return Place("overview")


def question_home(playbook: Playbook, id: str) -> Place:
    """Return where a question is asked."""
    id = playbook.renamed.get(id, id)
    for section in (*playbook.components, *playbook.workstreams):
        for step in section.steps:
            if any(question.id == id for question in step.questions):
                page = "component" if isinstance(section, Component) else "readiness"
                return Place(page, section.id, step.id, id)
    return Place("alignment" if id.startswith("common_ground.") else "overview", field=id)
