"""Registers of governance and team charters (components 4 and 8)."""

from __future__ import annotations

from alliance_desk.gui.models.columns import (
    ChoiceColumn,
    DateColumn,
    FlagColumn,
    LineColumn,
    NameColumn,
    NumberColumn,
    TextColumn,
)
from alliance_desk.gui.models.links import TaskLinkColumn
from alliance_desk.gui.models.references import CharterColumn, CommitteeColumn, PersonColumn
from alliance_desk.gui.models.special_columns import SaidColumn
from alliance_desk.gui.registers.catalog.common import PARTNER, VISIBILITY, in_committee, own_side
from alliance_desk.gui.registers.catalog.sentences import ChecksColumn, members, members_tone
from alliance_desk.gui.registers.register import Register
from alliance_desk.playbook.model import RegisterName
from alliance_desk.records import (
    Charter,
    Committee,
    DaysOff,
    Deliverable,
    EscalationStep,
    Meeting,
    Partner,
    Person,
    Routine,
    Seat,
    SeatRole,
)

COMMITTEE_NAME = NameColumn("name", "Body", second="kind")
IN_BODY = CommitteeColumn("committee_id", "Body", 88, required=True)
BODY = CommitteeColumn("committee_id", "Body", 88)
LEVEL = NumberColumn("level", "Level", 52, low=1, high=20, editable=False)
RUNG = (
    LEVEL,
    LineColumn("who", "Who decides"),
    NumberColumn("days", "Days", 60, low=0, high=365, hint="Working days before it goes further"),
    TextColumn("note", "Note", 180),
)

CHECKS = ChecksColumn(
    "checks",
    "Checks",
    88,
    hint="What the check of the charter finds",
    from_records=(
        *(Charter, Committee, Seat, EscalationStep, Deliverable, Meeting, Person, Partner, DaysOff),
    ),
)

ESCALATION = Register(
    record=EscalationStep,
    columns=RUNG,
    one="rung",
    many="rungs",
    empty="No ladder yet. Say who decides when this body cannot, and within how many days.",
    order="level",
)
"""The ladder of one body, as its charter shows it."""

GOVERNANCE: dict[RegisterName, Register] = {
    "committees": Register(
        record=Committee,
        columns=(
            COMMITTEE_NAME,
            CommitteeColumn("parent_id", "Reports to", 84),
            LineColumn("cadence", "Meets", 108),
            DateColumn("first_meeting", "First", 80),
            SaidColumn(
                "members",
                "Members",
                92,
                says=members,
                tone=members_tone,
                from_records=(Seat,),
            ),
        ),
        one="body",
        many="bodies",
        empty="No committee or team yet. Add the bodies that decide, deliver or advise.",
        opens="Open charter…",
    ),
    "seats": Register(
        record=Seat,
        columns=(
            IN_BODY,
            PersonColumn("person_id", "Person", empty="open seat"),
            PARTNER,
            ChoiceColumn("role", "Role", 124, kind=SeatRole),
            FlagColumn("voting", "Votes", 52),
        ),
        one="seat",
        many="seats",
        empty="No seat yet. Give every body its members, and leave open seats visible.",
        defaults=in_committee,
        needs="Set up a committee first.",
        alone=("person_id", "alternate_id"),
        form=(
            (
                "Seat",
                (
                    (IN_BODY, PARTNER),
                    (PersonColumn("person_id", "Person"), PersonColumn("alternate_id", "Alternate")),
                    (
                        ChoiceColumn("role", "Role", kind=SeatRole),
                        FlagColumn("voting", "Has a vote"),
                    ),
                    (TextColumn("why", "Why this person"),),
                ),
            ),
        ),
    ),
    "ladders": Register(
        record=EscalationStep,
        columns=(IN_BODY, *RUNG[:-1], TextColumn("note", "Note", 148)),
        one="rung",
        many="rungs",
        empty="No ladder yet. Say for each body who decides when it cannot, and within how many days.",
        defaults=in_committee,
        needs="Set up a committee first.",
        order="level",
        group="committee_id",
        form=(
            (
                "Rung",
                (
                    (IN_BODY, NumberColumn("days", "Working days before it goes further", high=365)),
                    (LineColumn("who", "Who decides"),),
                    (TextColumn("note", "Note"),),
                ),
            ),
        ),
    ),
    "routines": Register(
        record=Routine,
        columns=(
            PARTNER,
            LineColumn("name", "Routine"),
            DateColumn("next_on", "Next", 80),
            DateColumn("papers_due", "Papers due", 88, deadline=True),
            BODY,
        ),
        one="routine",
        many="routines",
        empty="No routine yet. List the boards, budget rounds and reviews of both companies "
        "that decisions of the alliance must wait for.",
        defaults=own_side,
        form=(
            (
                "Routine",
                (
                    (LineColumn("name", "Routine"), PARTNER),
                    (
                        LineColumn("cadence", "How often"),
                        CommitteeColumn("committee_id", "Body that waits for it"),
                    ),
                    (
                        DateColumn("next_on", "Next on"),
                        DateColumn("papers_due", "Papers must be in by"),
                        VISIBILITY,
                    ),
                    (TextColumn("effect", "What it delays or allows"),),
                ),
            ),
        ),
    ),
    "deliverables": Register(
        record=Deliverable,
        columns=(
            CommitteeColumn("committee_id", "Body", 64, required=True),
            TextColumn("name", "Deliverable"),
            DateColumn("due", "Due", 80, deadline=True),
            PersonColumn("owner_id", "Owner", 84),
            PersonColumn("other_owner_id", "Other side", 84, hint="The owner on the other side"),
        ),
        one="deliverable",
        many="deliverables",
        empty="Nothing promised yet. List what each body must hand over, to whom and by when.",
        defaults=in_committee,
        needs="Set up a committee first.",
        form=(
            (
                "Deliverable",
                (
                    (TextColumn("name", "Deliverable"),),
                    (IN_BODY, LineColumn("source", "Clause or plan that asks for it")),
                    (LineColumn("receiver", "Goes to"), TaskLinkColumn("task_id", "Task that produces it")),
                    (
                        PersonColumn("owner_id", "Owner"),
                        PersonColumn("other_owner_id", "Owner on the other side", across="owner_id"),
                    ),
                    (DateColumn("due", "Due"), DateColumn("done_on", "Delivered on"), VISIBILITY),
                ),
            ),
        ),
    ),
    "charters": Register(
        record=Committee,
        columns=(
            COMMITTEE_NAME,
            CharterColumn("status", "Charter", 96, editable=False),
            CharterColumn("version", "Version", 64, editable=False),
            CHECKS,
            DateColumn("first_meeting", "First", 76),
        ),
        one="body",
        many="bodies",
        empty="No committee or team yet. Add one to write its charter.",
        opens="Open charter…",
    ),
}
