"""Registers of risk assessment and the four Ps (component 6; S12, S44, S46, S47)."""

from __future__ import annotations

from alliance_desk.gui.models.columns import (
    ChoiceColumn,
    DateColumn,
    FlagColumn,
    LineColumn,
    NameColumn,
    ScoreColumn,
    TextColumn,
)
from alliance_desk.gui.models.links import LinkColumn
from alliance_desk.gui.models.references import PersonColumn
from alliance_desk.gui.models.special_columns import CountedColumn, PlaceColumn, WordColumn
from alliance_desk.gui.registers.catalog.common import LIKELIHOOD, PARTNER, VISIBILITY
from alliance_desk.gui.registers.catalog.sentences import (
    RiskDueColumn,
    risk_number,
    risk_score,
    risk_tone,
)
from alliance_desk.gui.registers.register import Register
from alliance_desk.playbook.model import RegisterName
from alliance_desk.records import (
    CompetingAsset,
    FoughtTerm,
    Observation,
    Risk,
    RiskClass,
    RiskState,
    Scenario,
    TermOutcome,
)

SHEETS = (
    ("partner", "Partner"),
    ("priorities", "Priorities"),
    ("portfolio", "Portfolio"),
    ("provisions", "Provisions"),
)
NUMBER = PlaceColumn("number", "No.", 40, says=risk_number, record=Risk, hint="As in the picture")
SCORE = CountedColumn(
    "score",
    "Score",
    60,
    hint="Likelihood times impact",
    says=risk_score,
    tone=risk_tone,
    from_fields=("likelihood", "impact"),
)
AS_RISK = LinkColumn("risk_id", "Risk", 96, refers=Risk)

RISKS: dict[RegisterName, Register] = {
    "risks": Register(
        record=Risk,
        columns=(
            NUMBER,
            NameColumn("title", "Risk", second="risk_class"),
            SCORE,
            PersonColumn("owner_id", "Owner", 92, empty="nobody"),
            RiskDueColumn("due", "Ready by", 80, deadline=True, hint="When the response is to be ready"),
            ChoiceColumn("state", "State", 64, kind=RiskState),
        ),
        one="risk",
        many="risks",
        empty="No risk yet. Write down what could go wrong, and what is ready for it.",
        form=(
            (
                "Risk",
                (
                    (TextColumn("title", "What could go wrong"),),
                    (TextColumn("effect", "What it would do to the alliance"),),
                    (
                        ChoiceColumn("risk_class", "Class", kind=RiskClass),
                        ScoreColumn("likelihood", "How likely", words=LIKELIHOOD),
                        ScoreColumn("impact", "Impact", words=LIKELIHOOD),
                        VISIBILITY,
                    ),
                    (FlagColumn("traded_away", "The alliance exists to share or pass on this risk"),),
                ),
            ),
            (
                "What is ready for it",
                (
                    (TextColumn("response", "Response"),),
                    (TextColumn("trigger", "Trigger", hint="What would tell that it is coming"),),
                    (PersonColumn("owner_id", "Owner"), DateColumn("due", "Response ready by")),
                    (
                        ChoiceColumn("state", "State", kind=RiskState),
                        DateColumn("closed_on", "Closed on"),
                    ),
                ),
            ),
        ),
    ),
    "scenarios": Register(
        record=Scenario,
        columns=(
            TextColumn("title", "What if …"),
            TextColumn("trigger", "Trigger", 108),
            TextColumn("response", "Response", 116),
            LineColumn("decides", "Who decides", 92),
            DateColumn("rehearsed_on", "Rehearsed", 80),
        ),
        one="scenario",
        many="scenarios",
        empty="No scenario yet. Think through what you hope will not happen, while there is time.",
        form=(
            (
                "What if",
                (
                    (TextColumn("title", "What if …"),),
                    (LinkColumn("risk_id", "Risk that it belongs to", refers=Risk), VISIBILITY),
                    (TextColumn("trigger", "Trigger", hint="What would tell that it has begun"),),
                ),
            ),
            (
                "Then",
                (
                    (TextColumn("response", "Response"),),
                    (LineColumn("decides", "Who decides"), DateColumn("rehearsed_on", "Rehearsed on")),
                    (TextColumn("message", "Prepared message"),),
                ),
            ),
        ),
    ),
    "fought_terms": Register(
        record=FoughtTerm,
        columns=(
            LineColumn("clause", "Clause", 68),
            TextColumn("term", "Term"),
            PARTNER,
            ChoiceColumn("outcome", "Outcome", 100, kind=TermOutcome),
            AS_RISK,
        ),
        one="term",
        many="terms",
        empty="No term yet. List what each side fought for: it tells what matters to them.",
        alone=("risk_id",),
        form=(
            (
                "Term that was fought for",
                (
                    (LineColumn("clause", "Clause"), PARTNER, VISIBILITY),
                    (TextColumn("term", "Term"),),
                    (
                        ChoiceColumn("outcome", "Outcome", kind=TermOutcome),
                        LinkColumn("risk_id", "Entered as the risk", refers=Risk),
                    ),
                    (TextColumn("why", "What it tells about their priorities"),),
                ),
            ),
        ),
    ),
    "observations": Register(
        record=Observation,
        columns=(
            DateColumn("on", "On", 80),
            WordColumn("sheet", "Sheet", 84, words=SHEETS),
            TextColumn("what", "What was seen"),
            TextColumn("meaning", "What it may mean", 124),
            FlagColumn("flagged", "Flag", 48, hint="A yellow flag for press, congresses and data"),
        ),
        one="observation",
        many="observations",
        empty="No observation yet. Note what behaviour told: at the table, at signing, in public.",
        alone=("risk_id",),
        form=(
            (
                "Observation",
                (
                    (
                        DateColumn("on", "On"),
                        WordColumn("sheet", "Sheet", words=SHEETS),
                        LineColumn("who", "Who"),
                    ),
                    (TextColumn("what", "What was seen"),),
                    (TextColumn("meaning", "What it may mean"),),
                    (FlagColumn("flagged", "A yellow flag for press, congresses and data"),),
                    (LinkColumn("risk_id", "Entered as the risk", refers=Risk), VISIBILITY),
                ),
            ),
        ),
    ),
    "competing_assets": Register(
        record=CompetingAsset,
        columns=(
            PARTNER,
            LineColumn("name", "Asset"),
            TextColumn("overlap", "Where it competes", 128),
            TextColumn("separated", "Kept apart", 88),
            VISIBILITY,
        ),
        one="asset",
        many="assets",
        empty="No competing asset yet. List what either partner owns that competes with the alliance.",
        form=(
            (
                "Competing asset",
                (
                    (LineColumn("name", "Asset"), PARTNER, VISIBILITY),
                    (TextColumn("overlap", "Where it competes with the alliance"),),
                    (TextColumn("separated", "Who is kept apart, and how"),),
                    (TextColumn("out_of_governance", "Who stays out of governance"),),
                ),
            ),
        ),
    ),
}
