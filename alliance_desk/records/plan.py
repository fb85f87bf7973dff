"""What is to be done: the startup plan and the workplans of the program."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlmodel import Field

from alliance_desk.records.alliance import AnchorKind
from alliance_desk.records.base import AllianceRecord, Visibility, one_of


class Counting(StrEnum):
    """How the days from an anchor are counted."""

    CALENDAR = "calendar days"
    WORKING = "working days"


class BeforeSigning(StrEnum):
    """Whether a task may start before the agreement is signed; counsel decides, the desk records."""

    PLAYBOOK = ""
    YES = "yes"
    ASK_COUNSEL = "ask counsel"
    AFTER = "after"


class Task(AllianceRecord, table=True):
    """An item of the startup plan, hung on an anchor or on a date of its own.

    ``item`` names the playbook item it comes from; ``title`` is empty while the playbook's own
    wording serves. ``due`` is None while the plan's rule decides; a date here is fixed by hand.
    """

    item: str = Field(default="", index=True)
    title: str = ""
    workstream: str = Field(default="", index=True)
    component: str = ""
    anchor: AnchorKind | None = Field(default=None, sa_type=one_of(AnchorKind))
    offset_days: int = 0
    """Calendar days after the anchor; negative before it."""
    due: date | None = None
    owner_id: UUID | None = Field(default=None, foreign_key="person.id")
    partner_id: UUID | None = Field(default=None, foreign_key="partner.id")
    done_on: date | None = None
    note: str = ""
    counting: Counting = Field(default=Counting.CALENDAR, sa_type=one_of(Counting))
    """Whether ``offset_days`` counts calendar or working days."""
    functional_plan: str = Field(default="", index=True)
    """The functional plan that it belongs to, Clinical for one; empty for the startup plan."""
    start: date | None = None
    duration: int | None = Field(default=None, ge=1, le=5000)
    """Working days that it takes."""
    other_owner_id: UUID | None = Field(default=None, foreign_key="person.id")
    """The owner on the other side."""
    milestone_id: UUID | None = Field(default=None, foreign_key="milestone.id")
    """The milestone that it leads to."""
    third_party_id: UUID | None = Field(default=None, foreign_key="thirdparty.id")
    risk_id: UUID | None = Field(default=None, foreign_key="risk.id")
    """The risk that it answers."""
    baseline_start: date | None = None
    baseline_due: date | None = None
    """What was planned when the baseline was kept."""
    hold: bool = False
    """Legal hold: may not start until counsel lifts it."""
    hold_reason: str = ""
    before_signing: BeforeSigning = Field(default=BeforeSigning.PLAYBOOK, sa_type=one_of(BeforeSigning))
    """Whether it may start before signing; PLAYBOOK while the playbook's word counts."""
    visibility: Visibility = Field(default=Visibility.INTERNAL, sa_type=one_of(Visibility))
    """Whether a task of our own may enter documents for the partner; the playbook says so of its items."""
    position: int = 0


class TaskLink(AllianceRecord, table=True):
    """A dependency: one task has to be finished before another starts."""

    before_id: UUID = Field(foreign_key="task.id", index=True)
    after_id: UUID = Field(foreign_key="task.id", index=True)
    lag: int = Field(default=0, ge=0, le=1000)
    """Working days between the two."""
    note: str = ""


class Milestone(AllianceRecord, table=True):
    """A dated point of the joint program, after or beside the startup."""

    title: str = ""
    on: date | None = None
    partner_id: UUID | None = Field(default=None, foreign_key="partner.id")
    """Who leads; None for both."""
    depends_on: str = ""
    note: str = ""
    baseline_on: date | None = None
    """What was planned when the baseline was kept."""
    done_on: date | None = None
    visibility: Visibility = Field(default=Visibility.JOINT, sa_type=one_of(Visibility))
    position: int = 0
