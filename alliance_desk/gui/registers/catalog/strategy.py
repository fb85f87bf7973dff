"""Registers of strategic intent and partner objectives (components 1 and 2)."""

from __future__ import annotations

from typing import Any

from alliance_desk.gui.models.columns import ChoiceColumn, LineColumn, ScoreColumn, TextColumn
from alliance_desk.gui.models.links import ObjectiveColumn
from alliance_desk.gui.models.special_columns import SaidColumn
from alliance_desk.gui.registers.catalog.common import PARTNER, PRIORITY, VISIBILITY, own_side
from alliance_desk.gui.registers.catalog.sentences import ObjectiveTextColumn, QuantityColumn, proposition
from alliance_desk.gui.registers.register import Register
from alliance_desk.playbook.model import RegisterName
from alliance_desk.records import Contribution, Objective, ValueProposition, ValueSource

SENTENCE: Any = SaidColumn(
    "sentence",
    "Sentence",
    says=proposition,
    from_fields=("audience", "effect", "quantity", "meaning"),
)

STRATEGY: dict[RegisterName, Register] = {
    "value_propositions": Register(
        record=ValueProposition,
        columns=(
            LineColumn("audience", "For whom", 96),
            TextColumn("effect", "What changes"),
            QuantityColumn("quantity", "By how much", 100),
            TextColumn("meaning", "What it means", 132),
            VISIBILITY,
        ),
        one="value proposition",
        many="value propositions",
        empty="No value proposition yet. Write one sentence for each audience: what changes, by how much, "
        "and what that means for the person who hears it.",
        form=(
            (
                "The sentence",
                (
                    (
                        LineColumn("audience", "For whom", hint="Clinicians, sales teams, the board"),
                        VISIBILITY,
                    ),
                    (TextColumn("effect", "What changes now", hint="Trial sites open sooner"),),
                    (QuantityColumn("quantity", "By how much", hint="With a number: 6 weeks sooner, 12 %"),),
                    (TextColumn("meaning", "What it means for each of them"),),
                    (SENTENCE,),
                ),
            ),
        ),
    ),
    "objectives": Register(
        record=Objective,
        columns=(
            PARTNER,
            ObjectiveTextColumn("text", "Objective"),
            TextColumn("measure", "Measure", 72),
            TextColumn("help_wanted", "Help wanted", 88),
            TextColumn("help_given", "Help given", 80),
            ScoreColumn("priority", "Priority", 72, words=PRIORITY, required=True),
        ),
        one="objective",
        many="objectives",
        empty="No objective yet. Write down what each partner wants, and the help it needs for it.",
        defaults=own_side,
        form=(
            (
                "Objective",
                (
                    (PARTNER, ScoreColumn("priority", "Priority", words=PRIORITY, required=True), VISIBILITY),
                    (TextColumn("text", "Objective"),),
                    (TextColumn("measure", "Measure", hint="How both would see that it is reached"),),
                ),
            ),
            (
                "Give and get",
                (
                    (TextColumn("help_wanted", "Help wanted", hint="How the other partner helps"),),
                    (TextColumn("help_given", "Help given", hint="What it does for the other in turn"),),
                ),
            ),
            (
                "Behind it",
                (
                    (TextColumn("motivation", "Motivation", hint="Never in documents for the partner"),),
                    (ObjectiveColumn("conflicts_with_id", "Gets in the way of"),),
                    (TextColumn("conflict", "How, and what is done about it"),),
                ),
            ),
        ),
        alone=("conflicts_with_id",),
    ),
    "contributions": Register(
        record=Contribution,
        columns=(
            PARTNER,
            ChoiceColumn("source", "Source", 112, kind=ValueSource),
            TextColumn("what", "What it brings"),
            TextColumn("why_not_bought", "Why not bought", 140),
        ),
        one="contribution",
        many="contributions",
        empty="Nothing listed yet. Say what each partner brings, and why it could not simply be bought.",
        defaults=own_side,
        form=(
            (
                "Contribution",
                (
                    (PARTNER, ChoiceColumn("source", "Source of value", kind=ValueSource), VISIBILITY),
                    (TextColumn("what", "What it brings"),),
                    (
                        TextColumn(
                            "why_not_bought",
                            "Why it cannot be bought",
                            hint="What money alone would not get. If it can be bought, buy it.",
                        ),
                    ),
                ),
            ),
        ),
    ),
}
