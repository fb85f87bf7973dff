"""Committees, project teams and working groups, and the charter of each."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlmodel import Field

from alliance_desk.records.base import AllianceRecord, Visibility, one_of


class CommitteeKind(StrEnum):
    """The kinds of body (handbook 5.4; SIR, governance: committees or informal forums)."""

    STEERING = "steering committee"
    PROJECT_TEAM = "project team"
    WORKING_GROUP = "working group"
    FORUM = "informal forum"


class SeatRole(StrEnum):
    """What a person does in a committee."""

    CHAIR = "chair"
    CO_CHAIR = "co-chair"
    LEAD = "lead"
    MEMBER = "member"
    SECRETARY = "secretary"
    ALLIANCE_MANAGER = "alliance manager"


class CharterStatus(StrEnum):
    """How far a charter has come."""

    DRAFT = "draft"
    IN_TALKS = "in talks"
    AGREED = "agreed"


class Committee(AllianceRecord, table=True):
    """A body that decides, delivers or advises: its purpose, rhythm and rules."""

    name: str = ""
    short_name: str = ""
    kind: CommitteeKind = Field(default=CommitteeKind.WORKING_GROUP, sa_type=one_of(CommitteeKind))
    parent_id: UUID | None = Field(default=None, foreign_key="committee.id")
    """The body to which this one reports and escalates."""
    purpose: str = ""
    cadence: str = ""
    """How often it meets, in words: every month, four times a year."""
    first_meeting: date | None = None
    meeting_length: str = ""
    place: str = ""
    decision_rule: str = ""
    quorum: str = ""
    agreement_clause: str = ""
    routines: str = ""
    """How its rhythm fits both companies' own routines."""
    budget: str = ""
    visibility: Visibility = Field(default=Visibility.JOINT, sa_type=one_of(Visibility))
    position: int = 0

    @property
    def label(self) -> str:
        """Return the name to show where room is short."""
        return self.short_name or self.name

    @property
    def chartered(self) -> bool:
        """Tell whether it needs chair, ladder and charter: an informal forum does without."""
        return self.kind != CommitteeKind.FORUM


class Seat(AllianceRecord, table=True):
    """A person's place in a committee."""

    committee_id: UUID = Field(foreign_key="committee.id", index=True)
    person_id: UUID | None = Field(default=None, foreign_key="person.id", index=True)
    """None while the seat is open; ``partner_id`` then says whose seat it is."""
    partner_id: UUID | None = Field(default=None, foreign_key="partner.id")
    role: SeatRole = Field(default=SeatRole.MEMBER, sa_type=one_of(SeatRole))
    voting: bool = True
    alternate_id: UUID | None = Field(default=None, foreign_key="person.id")
    why: str = ""
    position: int = 0


class Charter(AllianceRecord, table=True):
    """What a committee has agreed about its work (handbook 5.3). One a committee."""

    committee_id: UUID = Field(foreign_key="committee.id", index=True)
    version: str = "0.1"
    status: CharterStatus = Field(default=CharterStatus.DRAFT, sa_type=one_of(CharterStatus))
    effective_on: date | None = None
    review_on: date | None = None
    contribution: str = ""
    """How this body contributes to the North Star."""
    end_state: str = ""
    scope_in: str = ""
    scope_out: str = ""
    interfaces: str = ""
    decides: str = ""
    recommends: str = ""
    informed: str = ""
    may_not: str = ""
    thresholds: str = ""
    tie_break: str = ""
    agenda_deadline: str = ""
    minutes_deadline: str = ""
    meeting_rules: str = ""
    rules_of_engagement: str = ""
    information: str = ""
    communication: str = ""
    measures: str = ""
    resources: str = ""


class Deliverable(AllianceRecord, table=True):
    """Something a committee has promised to deliver."""

    committee_id: UUID = Field(foreign_key="committee.id", index=True)
    name: str = ""
    source: str = ""
    """The clause or plan that asks for it."""
    due: date | None = None
    owner_id: UUID | None = Field(default=None, foreign_key="person.id")
    other_owner_id: UUID | None = Field(default=None, foreign_key="person.id")
    """The owner on the other side."""
    receiver: str = ""
    task_id: UUID | None = Field(default=None, foreign_key="task.id")
    """The task of a workplan that produces it."""
    done_on: date | None = None
    visibility: Visibility = Field(default=Visibility.JOINT, sa_type=one_of(Visibility))
    position: int = 0


class EscalationStep(AllianceRecord, table=True):
    """One rung of the escalation ladder of a committee."""

    committee_id: UUID = Field(foreign_key="committee.id", index=True)
    level: int = 1
    who: str = ""
    days: int | None = Field(default=None, ge=0)
    """Working days to resolve before the next rung."""
    note: str = ""


class Routine(AllianceRecord, table=True):
    """One company's own routine that decisions of the alliance depend on: a board, a budget round (S10)."""

    partner_id: UUID | None = Field(default=None, foreign_key="partner.id", index=True)
    name: str = ""
    cadence: str = ""
    next_on: date | None = None
    papers_due: date | None = None
    """When papers for the next one must be in."""
    committee_id: UUID | None = Field(default=None, foreign_key="committee.id")
    """The body of the alliance that waits for it."""
    effect: str = ""
    """What it delays or allows."""
    visibility: Visibility = Field(default=Visibility.INTERNAL, sa_type=one_of(Visibility))
    position: int = 0


class Meeting(AllianceRecord, table=True):
    """A meeting of a body, and the meeting before the meeting (B11)."""

    committee_id: UUID | None = Field(default=None, foreign_key="committee.id", index=True)
    title: str = ""
    on: date | None = None
    starts_at: str = ""
    """Time of day, ``14:30``, in ``time_zone``; empty for the whole day."""
    minutes: int | None = Field(default=None, ge=1, le=1440)
    time_zone: str = ""
    place: str = ""
    prepared_on: date | None = None
    """When our own people have aligned, or are to align, beforehand."""
    position_taken: str = ""
    """What we want from it. Never leaves our company."""
    held: bool = False
    visibility: Visibility = Field(default=Visibility.JOINT, sa_type=one_of(Visibility))
    position: int = 0


class Decision(AllianceRecord, table=True):
    """A decision to be made or made, with its frame and its clock (B13)."""

    question: str = ""
    options: str = ""
    criteria: str = ""
    inputs: str = ""
    committee_id: UUID | None = Field(default=None, foreign_key="committee.id", index=True)
    decided_by: str = ""
    divided: bool = False
    """True where each partner decides its own part; else they decide jointly."""
    asked_on: date | None = None
    needed_by: date | None = None
    made_on: date | None = None
    outcome: str = ""
    owner_id: UUID | None = Field(default=None, foreign_key="person.id")
    visibility: Visibility = Field(default=Visibility.JOINT, sa_type=one_of(Visibility))
    position: int = 0


class Issue(AllianceRecord, table=True):
    """A problem on its way from facts to a resolution (B10)."""

    title: str = ""
    facts: str = ""
    options: str = ""
    convened: str = ""
    """Who was brought together."""
    authority: str = ""
    """Who may settle it."""
    escalated_to: str = ""
    resolution: str = ""
    raised_on: date | None = None
    due: date | None = None
    resolved_on: date | None = None
    owner_id: UUID | None = Field(default=None, foreign_key="person.id")
    visibility: Visibility = Field(default=Visibility.INTERNAL, sa_type=one_of(Visibility))
    position: int = 0
