"""Registers of a technology alliance on its way to market (S28, S30, S37 to S41)."""

from __future__ import annotations

from alliance_desk.gui.models.columns import ChoiceColumn, DateColumn, FlagColumn, LineColumn, TextColumn
from alliance_desk.gui.models.links import LinkColumn
from alliance_desk.gui.models.references import PersonColumn
from alliance_desk.gui.models.special_columns import TimeColumn, ZoneColumn
from alliance_desk.gui.registers.catalog.common import VISIBILITY, same_zone
from alliance_desk.gui.registers.register import Register
from alliance_desk.playbook.model import RegisterName
from alliance_desk.records import (
    Assumption,
    AssumptionState,
    EarlyWin,
    FieldNote,
    LaunchStep,
    TargetAccount,
    TractionTarget,
)

LAUNCH: dict[RegisterName, Register] = {
    "assumptions": Register(
        record=Assumption,
        columns=(
            TextColumn("text", "Assumption"),
            LineColumn("threshold", "Holds from", 92, hint="The value from which it holds"),
            LineColumn("result", "Result", 84),
            DateColumn("due", "Read by", 88, deadline=True, done="read_on"),
            ChoiceColumn("state", "State", 100, kind=AssumptionState),
        ),
        one="assumption",
        many="assumptions",
        empty="No assumption yet. Write down what must be true for the partnership to pay.",
        form=(
            (
                "Assumption",
                (
                    (TextColumn("text", "What must be true"),),
                    (FlagColumn("carries_all", "One product or one customer carries it all"), VISIBILITY),
                    (LineColumn("measure", "Measure"), LineColumn("source", "Where it is read")),
                    (LineColumn("threshold", "Holds from"), DateColumn("due", "To be read by")),
                ),
            ),
            (
                "Evidence",
                (
                    (LineColumn("result", "Result"), DateColumn("read_on", "Read on")),
                    (
                        ChoiceColumn("state", "State", kind=AssumptionState),
                        PersonColumn("owner_id", "Owner"),
                    ),
                ),
            ),
        ),
    ),
    "accounts": Register(
        record=TargetAccount,
        columns=(
            LineColumn("name", "Customer"),
            FlagColumn("lighthouse", "Lighthouse", 80),
            PersonColumn("owner_id", "Owner", 104),
            TextColumn("next_step", "Next step", 120),
            DateColumn("due", "Due", 88, deadline=True),
        ),
        one="customer",
        many="customers",
        empty="No customer yet. List the accounts for the launch, the lighthouses first.",
        form=(
            (
                "Customer",
                (
                    (LineColumn("name", "Customer"), LineColumn("stage", "Stage")),
                    (
                        FlagColumn("lighthouse", "A lighthouse customer"),
                        FlagColumn("quote_approved", "May be quoted on launch day"),
                    ),
                    (
                        PersonColumn("owner_id", "Owner"),
                        PersonColumn("other_owner_id", "Owner on the other side", across="owner_id"),
                    ),
                    (TextColumn("next_step", "Next step"),),
                    (DateColumn("due", "Due"), VISIBILITY),
                ),
            ),
        ),
    ),
    "launch_steps": Register(
        record=LaunchStep,
        columns=(
            TimeColumn("at", "At", 52),
            ZoneColumn("time_zone", "Time zone", 96),
            TextColumn("title", "What happens"),
            PersonColumn("owner_id", "Owner", 88),
            PersonColumn("other_owner_id", "Other side", 88, across="owner_id"),
            DateColumn("approved_on", "Approved", 76),
        ),
        one="hour",
        many="hours",
        empty="No hour yet. Write down what happens on launch day, from the first call to the last.",
        defaults=same_zone,
        form=(
            (
                "Launch day",
                (
                    (TextColumn("title", "What happens"),),
                    (
                        TimeColumn("at", "At", hint="14:30"),
                        ZoneColumn("time_zone", "In the time zone", hint="Europe/Berlin"),
                        VISIBILITY,
                    ),
                    (
                        PersonColumn("owner_id", "Owner"),
                        PersonColumn("other_owner_id", "Owner on the other side", across="owner_id"),
                    ),
                    (
                        LineColumn("approved_by", "Approved by", hint="Who at each partner"),
                        DateColumn("approved_on", "Approved on"),
                        DateColumn("done_on", "Done on"),
                    ),
                ),
            ),
        ),
    ),
    "early_wins": Register(
        record=EarlyWin,
        columns=(
            TextColumn("title", "Early win"),
            LinkColumn("account_id", "Customer", 112, refers=TargetAccount),
            DateColumn("on", "On", 80),
            LineColumn("who", "Who won it", 100),
            FlagColumn("told", "Told", 52, hint="It was told to the field of both partners"),
        ),
        one="early win",
        many="early wins",
        empty="No early win yet. Note the first successes, and tell them to the field of both partners.",
        form=(
            (
                "Early win",
                (
                    (TextColumn("title", "What was won"),),
                    (
                        LinkColumn("account_id", "Customer", refers=TargetAccount),
                        LineColumn("who", "Who won it"),
                        DateColumn("on", "On"),
                    ),
                    (FlagColumn("told", "It was told to the field of both partners"), VISIBILITY),
                ),
            ),
        ),
    ),
    "field_notes": Register(
        record=FieldNote,
        columns=(
            DateColumn("on", "On", 80),
            LineColumn("region", "Region", 84),
            TextColumn("text", "From the field"),
            PersonColumn("person_id", "Who", 104),
            TextColumn("action", "What is done", 116),
        ),
        one="note",
        many="notes",
        empty="No note yet. Write down what the field says after launch, and what is done about it.",
        form=(
            (
                "From the field",
                (
                    (
                        DateColumn("on", "On"),
                        LineColumn("region", "Region"),
                        PersonColumn("person_id", "Who"),
                    ),
                    (TextColumn("text", "What the field says"),),
                    (TextColumn("action", "What is done about it"),),
                    (VISIBILITY,),
                ),
            ),
        ),
    ),
    "traction": Register(
        record=TractionTarget,
        columns=(
            TextColumn("title", "Measure"),
            LineColumn("target", "Target", 88),
            LineColumn("reading", "Reading", 88),
            DateColumn("read_on", "Read on", 80),
            FlagColumn("reached", "Reached", 64),
            VISIBILITY,
        ),
        one="measure",
        many="measures",
        empty="No measure yet. Agree on what shows that the alliance has traction.",
        form=(
            (
                "Traction",
                (
                    (LineColumn("title", "Measure"), LineColumn("target", "Target")),
                    (LineColumn("reading", "Reading"), DateColumn("read_on", "Read on")),
                    (FlagColumn("reached", "The target is reached"), VISIBILITY),
                    (TextColumn("adjustment", "What was adjusted"),),
                ),
            ),
        ),
    ),
}
