"""Rules of the registers of the risk assessment."""

from __future__ import annotations

from collections.abc import Mapping

from alliance_desk.assessment.index import Index, Rule
from alliance_desk.assessment.registers.parts import Needs, Weigh, each, some, table
from alliance_desk.assessment.wording import count
from alliance_desk.playbook.model import RegisterName
from alliance_desk.records import (
    CompetingAsset,
    FoughtTerm,
    Observation,
    OperabilityReview,
    Risk,
    Scenario,
    TermOutcome,
)

COSTLY = frozenset({TermOutcome.LOST, TermOutcome.COMPROMISED})
"""Outcomes of a fought-for term that leave a risk behind (SIR, priorities)."""


def _risks(index: Index) -> list[Rule]:
    risks = index.open_risks
    none = "No risk in the register yet"
    unanswered = [risk for risk in risks if not (index.owner(risk.owner_id) and risk.response.strip())]
    unrated = [risk for risk in risks if risk.likelihood is None or risk.impact is None]
    return [
        some(index.risks, none, "title"),
        _open(index, unanswered, "without owner or response", "No response to a risk yet", "response"),
        _open(index, unrated, "without likelihood or impact", "No risk rated yet", "likelihood"),
    ]


def _open(index: Index, lacking: list[Risk], text: str, none: str, field: str) -> Rule:
    sentence = f"{count(len(lacking), 'risk')} {text}" if lacking else none
    return Rule(bool(index.risks) and not lacking, sentence, lacking[0].id if lacking else None, field)


def _fought_terms(index: Index) -> list[Rule]:
    rows = index.dossier.all(FoughtTerm)
    costly = [row for row in rows if row.outcome in COSTLY and row.risk_id is None]
    return [
        *_told(index),
        each(rows, costly, "lost or compromised without a risk in the register", "risk_id", "term"),
    ]


_told = table(FoughtTerm, "term", Needs("without what it tells about priorities", ("why",)))


RULES: Mapping[RegisterName, Weigh] = {
    "risks": _risks,
    "observations": table(Observation, "observation", Needs("without its meaning", ("meaning",))),
    "fought_terms": _fought_terms,
    "competing_assets": table(
        CompetingAsset, "competing asset", Needs("without who is kept apart", ("separated",))
    ),
    "operability": table(
        OperabilityReview,
        "operability review",
        Needs("without a reviewer", ("reviewer_id",)),
        Needs("not given yet", ("reviewed_on",)),
        none="No function has said yet whether the terms work",
        field="function",
    ),
    "scenarios": table(
        Scenario,
        "what-if card",
        Needs("without trigger or response", all_of=("trigger", "response")),
        Needs("without who decides", ("decides",)),
        none="No what-if card yet",
        field="title",
    ),
}
