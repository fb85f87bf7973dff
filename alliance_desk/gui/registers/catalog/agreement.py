"""Registers of the agreement in use (B14, B15, S42, S46)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from alliance_desk.gui.models.columns import (
    ChoiceColumn,
    DateColumn,
    FlagColumn,
    LineColumn,
    NumberColumn,
    TextColumn,
)
from alliance_desk.gui.models.links import LinkColumn
from alliance_desk.gui.models.references import PersonColumn
from alliance_desk.gui.registers.catalog.common import EVERYONE, NOTE, VISIBILITY
from alliance_desk.gui.registers.register import Register
from alliance_desk.playbook.model import RegisterName
from alliance_desk.records import (
    AgreementInput,
    Amendment,
    Obligation,
    ObligationState,
    OperabilityReview,
    ReviewState,
)


@dataclass(frozen=True)
class ObligationDue(DateColumn):
    """When an obligation falls due; late until it is met."""

    def settled(self, row: Any) -> bool:
        return row.state == ObligationState.MET

    def watches(self) -> frozenset[str]:
        return frozenset((self.field, "state"))


CLAUSE = LineColumn("clause", "Clause", 56)

AGREEMENT: dict[RegisterName, Register] = {
    "obligations": Register(
        record=Obligation,
        columns=(
            CLAUSE,
            TextColumn("text", "Obligation"),
            EVERYONE,
            ObligationDue("due", "Due", 80, deadline=True),
            PersonColumn("owner_id", "Owner", 84),
            ChoiceColumn("state", "State", 60, kind=ObligationState),
        ),
        one="obligation",
        many="obligations",
        empty="No obligation yet. Go through the agreement: who owes what to whom, and when.",
        form=(
            (
                "Right or obligation",
                (
                    (CLAUSE, EVERYONE, LineColumn("to", "Owed to")),
                    (TextColumn("text", "What is owed"),),
                    (
                        LineColumn("rule", "When it falls due, as the agreement says"),
                        DateColumn("due", "Due"),
                    ),
                ),
            ),
            (
                "In use",
                (
                    (
                        PersonColumn("owner_id", "Owner"),
                        ChoiceColumn("state", "State", kind=ObligationState),
                        VISIBILITY,
                    ),
                    (TextColumn("evidence", "Evidence", hint="What shows that it was met, and where it is"),),
                ),
            ),
            (
                "For legal",
                (
                    (FlagColumn("ambiguous", "The wording is unclear"),),
                    (TextColumn("question", "What is unclear"),),
                ),
            ),
        ),
    ),
    "amendments": Register(
        record=Amendment,
        columns=(
            LineColumn("title", "Amendment", hint="An amendment or a side letter"),
            CLAUSE,
            DateColumn("signed_on", "Signed", 80),
            TextColumn("effect", "Effect", 132),
            LinkColumn("obligation_id", "Obligation", 100, refers=Obligation),
        ),
        one="amendment",
        many="amendments",
        empty="No amendment yet. Keep amendments and side letters here, with what each does to obligations.",
        form=(
            (
                "Amendment or side letter",
                (
                    (LineColumn("title", "Title"),),
                    (CLAUSE, DateColumn("signed_on", "Signed on")),
                    (TextColumn("effect", "Effect"),),
                    (
                        LinkColumn("obligation_id", "Obligation that it changes", refers=Obligation),
                        VISIBILITY,
                    ),
                    (NOTE,),
                ),
            ),
        ),
    ),
    "agreement_inputs": Register(
        record=AgreementInput,
        columns=(
            CLAUSE,
            TextColumn("proposal", "What was proposed"),
            DateColumn("made_on", "On", 80),
            TextColumn("outcome", "Outcome", 116),
            NumberColumn("days_gained", "Days", 56, high=3650, hint="Days that it saves later"),
        ),
        one="proposal",
        many="proposals",
        empty="No proposal yet. Note each provision that you helped to shape before signing.",
        form=(
            (
                "Proposal",
                (
                    (CLAUSE, DateColumn("made_on", "Made on"), PersonColumn("owner_id", "By whom")),
                    (TextColumn("proposal", "What was proposed"),),
                    (TextColumn("outcome", "What became of it"),),
                    (NumberColumn("days_gained", "Days that it saves later", high=3650), VISIBILITY),
                ),
            ),
        ),
    ),
    "operability": Register(
        record=OperabilityReview,
        columns=(
            LineColumn("function", "Function", 116),
            PersonColumn("reviewer_id", "Reviewer", 92),
            ChoiceColumn("state", "Says", 100, kind=ReviewState),
            TextColumn("finding", "Finding"),
            DateColumn("reviewed_on", "On", 80),
        ),
        one="review",
        many="reviews",
        empty="No review yet. Ask each function whether the terms can be carried out as they are drafted.",
        form=(
            (
                "Review",
                (
                    (LineColumn("function", "Function"), PersonColumn("reviewer_id", "Reviewer"), VISIBILITY),
                    (
                        ChoiceColumn("state", "What it says", kind=ReviewState),
                        LineColumn("clause", "Clause"),
                        DateColumn("reviewed_on", "Reviewed on"),
                    ),
                    (TextColumn("finding", "Finding"),),
                ),
            ),
        ),
    ),
}
