"""The registers of the playbook, each a list of columns."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from alliance_desk.gui.models.columns import (
    ChoiceColumn,
    DateColumn,
    FlagColumn,
    LineColumn,
    NameColumn,
    NumberColumn,
    ScoreColumn,
    TextColumn,
)
from alliance_desk.gui.models.references import (
    CharterColumn,
    CommitteeColumn,
    CounterpartColumn,
    PartnerColumn,
    PersonColumn,
)
from alliance_desk.gui.models.task_columns import TaskColumn, TaskDueColumn
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.registers.register import Register
from alliance_desk.playbook.model import RegisterName
from alliance_desk.records import (
    INFLUENCE,
    SUPPORT,
    AllianceRecord,
    Committee,
    Deliverable,
    EscalationStep,
    Objective,
    Onboarding,
    Person,
    Risk,
    RiskClass,
    RiskState,
    Seat,
    SeatRole,
    Task,
)

PRIORITY = ("High", "Medium", "Low")
LIKELIHOOD = ("Very low", "Low", "Medium", "High", "Very high")


def _own_side(alliance: OpenAlliance, beside: AllianceRecord | None) -> dict[str, Any]:
    """Begin on the side of the row that was current, else on ours."""
    own = alliance.dossier.own
    return {"partner_id": getattr(beside, "partner_id", None) or (own.id if own else None)}


def _in_committee(alliance: OpenAlliance, beside: AllianceRecord | None) -> dict[str, Any] | None:
    """Begin in the committee of the row that was current, else in the first."""
    first = alliance.dossier.one(Committee)
    at = getattr(beside, "committee_id", None) or (first.id if first else None)
    return {"committee_id": at} if at else None


PERSON = NameColumn("name", "Person", second="title")
PARTNER = PartnerColumn("partner_id", "Partner", 92)
INFLUENCE_NOW = ScoreColumn("influence", "Influence", 72, words=INFLUENCE)
STANCE = ScoreColumn("support", "Stance", 84, words=SUPPORT, hint="Support for the alliance now")
COUNTERPART = CounterpartColumn("counterpart_id", "Counterpart", 104)


def _people(*columns: Any) -> Register:
    return Register(
        record=Person,
        columns=columns,
        one="person",
        many="people",
        empty="Nobody is listed yet. Begin with those who decide, deliver, pay or could object.",
        defaults=_own_side,
        alone=("counterpart_id",),
        opens="Edit person…",
    )


COMMITTEE_NAME = NameColumn("name", "Body", second="kind")

REGISTERS: dict[RegisterName, Register] = {
    "people": _people(PERSON, PARTNER, LineColumn("function", "Function", 104), INFLUENCE_NOW, STANCE),
    "counterparts": _people(PERSON, PARTNER, INFLUENCE_NOW, STANCE, COUNTERPART),
    "engagement": _people(
        NameColumn("name", "Person", 124, second="title"),
        ScoreColumn("support_wanted", "Wanted", 84, words=SUPPORT, hint="Support that we want"),
        TextColumn("engagement", "Next step"),
        DateColumn("engagement_due", "Due", 80, deadline=True),
        PersonColumn("owner_id", "Who", 92),
    ),
    "onboarding": _people(
        PERSON,
        PARTNER,
        LineColumn("startup_role", "Startup role", 108),
        NumberColumn("time_share", "Time", 56, unit=" %", hint="Share of working time"),
        ChoiceColumn("onboarding", "On board", 88, kind=Onboarding),
    ),
    "objectives": Register(
        record=Objective,
        columns=(
            PARTNER,
            TextColumn("text", "Objective"),
            TextColumn("measure", "Measure", 104),
            TextColumn("help_wanted", "Help wanted", 104),
            ScoreColumn("priority", "Priority", 68, words=PRIORITY),
        ),
        one="objective",
        many="objectives",
        empty="No objective yet. Write down what each partner wants, and the help it needs for it.",
        defaults=_own_side,
    ),
    "committees": Register(
        record=Committee,
        columns=(
            COMMITTEE_NAME,
            LineColumn("short_name", "Short", 64),
            CommitteeColumn("parent_id", "Reports to", 84),
            LineColumn("cadence", "Meets", 112),
            DateColumn("first_meeting", "First", 68),
        ),
        one="body",
        many="bodies",
        empty="No committee or team yet. Add the bodies that decide, deliver or advise.",
        opens="Open charter…",
    ),
    "seats": Register(
        record=Seat,
        columns=(
            CommitteeColumn("committee_id", "Body", 68),
            PersonColumn("person_id", "Person", empty="open seat"),
            PARTNER,
            ChoiceColumn("role", "Role", 124, kind=SeatRole),
            FlagColumn("voting", "Votes", 52),
        ),
        one="seat",
        many="seats",
        empty="No seat yet. Give every body its members, and leave open seats visible.",
        defaults=_in_committee,
        needs="Set up a committee first.",
        alone=("person_id", "alternate_id"),
    ),
    "deliverables": Register(
        record=Deliverable,
        columns=(
            CommitteeColumn("committee_id", "Body", 68),
            TextColumn("name", "Deliverable"),
            DateColumn("due", "Due", 80, deadline=True),
            PersonColumn("owner_id", "Owner", 96),
            PersonColumn("other_owner_id", "Their owner", 96, hint="The owner on the other side"),
        ),
        one="deliverable",
        many="deliverables",
        empty="Nothing promised yet. List what each body must hand over, to whom and by when.",
        defaults=_in_committee,
        needs="Set up a committee first.",
    ),
    "charters": Register(
        record=Committee,
        columns=(
            COMMITTEE_NAME,
            CharterColumn("status", "Charter", 96, editable=False),
            CharterColumn("version", "Version", 72, editable=False),
            DateColumn("first_meeting", "First meeting", 96),
        ),
        one="body",
        many="bodies",
        empty="No committee or team yet. Add one to write its charter.",
        opens="Open charter…",
    ),
    "tasks": Register(
        record=Task,
        columns=(
            TaskColumn("title", "Task"),
            PersonColumn("owner_id", "Owner", 104),
            PARTNER,
            TaskDueColumn("due", "Due", 80, deadline=True),
            DateColumn("done_on", "Done", 76),
        ),
        one="task",
        many="tasks",
        empty="No task yet. Add the first ones, each with an owner and a date.",
    ),
    "risks": Register(
        record=Risk,
        columns=(
            TextColumn("title", "Risk"),
            ChoiceColumn("risk_class", "Class", 72, kind=RiskClass),
            ScoreColumn("likelihood", "Likely", 68, words=LIKELIHOOD),
            ScoreColumn("impact", "Impact", 68, words=LIKELIHOOD),
            TextColumn("response", "Response", 108),
            ChoiceColumn("state", "State", 64, kind=RiskState),
        ),
        one="risk",
        many="risks",
        empty="No risk yet. Write down what could go wrong, and what is ready for it.",
    ),
}
"""By the name that the playbook gives them; the North Star has an editor of its own."""

ESCALATION = Register(
    record=EscalationStep,
    columns=(
        NumberColumn("level", "Level", 52, low=1, high=20, editable=False),
        LineColumn("who", "Who decides"),
        NumberColumn("days", "Days", 60, low=0, high=365, hint="Working days before it goes further"),
        TextColumn("note", "Note", 180),
    ),
    one="rung",
    many="rungs",
    empty="No ladder yet. Say who decides when this body cannot, and within how many days.",
    order="level",
)


def of_committee(name: RegisterName) -> Register:
    """Return a register as it stands inside one committee, without the column that names it."""
    register = REGISTERS[name]
    columns = tuple(column for column in register.columns if column.field != "committee_id")
    return replace(register, columns=columns, defaults=lambda alliance, beside: {})
