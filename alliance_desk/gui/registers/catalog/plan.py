"""Registers of the workplan and its end (component 5; S11, S45, S55)."""

from __future__ import annotations

from alliance_desk.gui.models.columns import (
    ChoiceColumn,
    DateColumn,
    FlagColumn,
    LineColumn,
    NumberColumn,
    TextColumn,
)
from alliance_desk.gui.models.links import DependencyColumn, LinkColumn
from alliance_desk.gui.models.references import PersonColumn
from alliance_desk.gui.models.special_columns import PlaybookColumn, WordColumn
from alliance_desk.gui.models.task_columns import OwnersColumn, TaskColumn, TaskDueColumn
from alliance_desk.gui.registers.catalog.common import EVERYONE, NOTE, PARTNER, VISIBILITY, next_link
from alliance_desk.gui.registers.register import Register
from alliance_desk.playbook.model import RegisterName
from alliance_desk.records import (
    AnchorKind,
    BeforeSigning,
    Counting,
    DaysOff,
    Handover,
    Lesson,
    Milestone,
    Risk,
    Task,
    TaskLink,
    ThirdParty,
)

ANCHORS = (
    (None, "No anchor"),
    (AnchorKind.TERM_SHEET, "Term sheet"),
    (AnchorKind.SIGNING, "Signing"),
    (AnchorKind.CLEARANCE, "Clearance"),
    (AnchorKind.KICKOFF, "Kickoff"),
    (AnchorKind.LAUNCH, "Launch"),
)
BEFORE = DependencyColumn("before_id", "First", 164, other="after_id")
AFTER = DependencyColumn("after_id", "Then", 164, other="before_id")

PLAN: dict[RegisterName, Register] = {
    "tasks": Register(
        record=Task,
        columns=(
            TaskColumn("title", "Task"),
            OwnersColumn("owner_id", "Owner", 104, hint="And the owner on the other side"),
            PARTNER,
            TaskDueColumn("due", "Due", 80, deadline=True, not_before="start"),
            DateColumn("done_on", "Done", 68),
        ),
        one="task",
        many="tasks",
        empty="No task yet. Add the first ones, each with an owner and a date.",
        form=(
            (
                "Task",
                (
                    (TaskColumn("title", "Task"),),
                    (
                        PersonColumn("owner_id", "Owner"),
                        PersonColumn("other_owner_id", "Owner on the other side", across="owner_id"),
                        PARTNER,
                    ),
                    (
                        LineColumn(
                            "functional_plan", "Functional plan", hint="Clinical, Regulatory, Marketing"
                        ),
                        LinkColumn("milestone_id", "Leads to the milestone", refers=Milestone),
                    ),
                    (
                        PlaybookColumn("component", "Component"),
                        PlaybookColumn("workstream", "Workstream", part="workstreams"),
                    ),
                    (
                        LinkColumn("third_party_id", "Third party", refers=ThirdParty),
                        LinkColumn("risk_id", "Answers the risk", refers=Risk),
                    ),
                ),
            ),
            (
                "Dates",
                (
                    (
                        WordColumn("anchor", "Counted from", words=ANCHORS),
                        NumberColumn(
                            "offset_days", "Days after it", low=-5000, high=5000, hint="Negative before it"
                        ),
                        ChoiceColumn("counting", "Counted in", kind=Counting),
                    ),
                    (
                        DateColumn("start", "Start"),
                        NumberColumn("duration", "Working days", low=1, high=5000),
                        TaskDueColumn(
                            "due",
                            "Due",
                            not_before="start",
                            hint="A date set by hand stays where it is when an anchor moves",
                        ),
                        DateColumn("done_on", "Done on"),
                    ),
                ),
            ),
            (
                "Before signing",
                (
                    (
                        ChoiceColumn(
                            "before_signing",
                            "May start before signing",
                            kind=BeforeSigning,
                            blank="as the playbook says",
                        ),
                        VISIBILITY,
                    ),
                    (FlagColumn("hold", "On legal hold: may not start until counsel lifts it"),),
                    (TextColumn("hold_reason", "Why it is on hold"),),
                ),
            ),
            ("Note", ((NOTE,),)),
        ),
    ),
    "milestones": Register(
        record=Milestone,
        columns=(
            TextColumn("title", "Milestone"),
            DateColumn("on", "On", 84, deadline=True),
            EVERYONE,
            TextColumn("depends_on", "Depends on", 120),
            DateColumn("done_on", "Reached", 80),
        ),
        one="milestone",
        many="milestones",
        empty="No milestone yet. Add the dated points on the way to the North Star.",
        form=(
            (
                "Milestone",
                (
                    (TextColumn("title", "Milestone"),),
                    (DateColumn("on", "On"), DateColumn("done_on", "Reached on"), EVERYONE),
                    (TextColumn("depends_on", "Depends on"), VISIBILITY),
                    (NOTE,),
                ),
            ),
        ),
    ),
    "dependencies": Register(
        record=TaskLink,
        columns=(
            BEFORE,
            AFTER,
            NumberColumn("lag", "Days", 56, high=1000, hint="Working days between the two"),
            TextColumn("note", "Note"),
        ),
        one="dependency",
        many="dependencies",
        empty="No dependency yet. Say which task has to be finished before which other starts.",
        defaults=next_link,
        needs="A dependency needs two tasks that are not linked yet.",
        asks=True,
        order="",
        form=(
            (
                "Dependency",
                (
                    (DependencyColumn("before_id", "This task is finished", other="after_id"),),
                    (DependencyColumn("after_id", "before this one starts", other="before_id"),),
                    (NumberColumn("lag", "Working days between the two", high=1000),),
                    (NOTE,),
                ),
            ),
        ),
    ),
    "days_off": Register(
        record=DaysOff,
        columns=(
            EVERYONE,
            LineColumn("title", "What"),
            DateColumn("first", "First day", 92),
            DateColumn(
                "last", "Last day", 92, not_before="first", sooner="This is earlier than the first day."
            ),
        ),
        one="entry",
        many="days off",
        empty="No days off beyond public holidays. Add shutdowns and company holidays of either partner.",
        form=(
            (
                "Days off",
                (
                    (LineColumn("title", "What"), EVERYONE),
                    (
                        DateColumn("first", "First day"),
                        DateColumn(
                            "last",
                            "Last day",
                            not_before="first",
                            sooner="This is earlier than the first day.",
                            hint="Empty for a single day",
                        ),
                    ),
                ),
            ),
        ),
    ),
    "handovers": Register(
        record=Handover,
        columns=(
            TextColumn("text", "Handover"),
            PersonColumn("from_id", "From", 104),
            PersonColumn("to_id", "To", 104),
            DateColumn("due", "Due", 88, deadline=True, done="accepted_on"),
            DateColumn("accepted_on", "Accepted", 80),
        ),
        one="handover",
        many="handovers",
        empty="Nothing to hand over yet. List what is still open, and who takes it on after the startup.",
        form=(
            (
                "Handover",
                (
                    (TextColumn("text", "What is handed over"),),
                    (PersonColumn("from_id", "From"), PersonColumn("to_id", "To"), VISIBILITY),
                    (DateColumn("due", "Due"), DateColumn("accepted_on", "Accepted on")),
                ),
            ),
        ),
    ),
    "lessons": Register(
        record=Lesson,
        columns=(
            TextColumn("text", "Lesson"),
            WordColumn("keep", "Kind", 92, words=((True, "Keep"), (False, "Change"))),
            PlaybookColumn("component", "Component", 112),
            TextColumn("change", "What to change", 120),
            VISIBILITY,
        ),
        one="lesson",
        many="lessons",
        empty="No lesson yet. Write down what the next alliance should do again, and what otherwise.",
        form=(
            (
                "Lesson",
                (
                    (TextColumn("text", "Lesson"),),
                    (
                        WordColumn(
                            "keep", "Kind", words=((True, "Keep doing it"), (False, "Do it otherwise"))
                        ),
                        PlaybookColumn("component", "Component"),
                        VISIBILITY,
                    ),
                    (TextColumn("change", "What to change in the house playbook"),),
                ),
            ),
        ),
    ),
}
