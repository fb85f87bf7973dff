"""What is to be done: objectives, the startup plan, the program and its risks."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlmodel import Field

from alliance_desk.records.alliance import AnchorKind
from alliance_desk.records.base import AllianceRecord, one_of


class Visibility(StrEnum):
    """Who may read a record: joint text may enter documents for the partner."""

    JOINT = "joint"
    INTERNAL = "internal"


class RiskClass(StrEnum):
    """The three classes of alliance risk (SIR, risk assessment)."""

    BUSINESS = "business"
    HUMAN = "human"
    LEGAL = "legal"


class RiskState(StrEnum):
    """Whether a risk still needs watching."""

    OPEN = "open"
    WATCHED = "watched"
    CLOSED = "closed"


class Objective(AllianceRecord, table=True):
    """What one partner wants from the alliance, and the help it gets and gives."""

    partner_id: UUID | None = Field(default=None, foreign_key="partner.id", index=True)
    text: str = ""
    measure: str = ""
    help_wanted: str = ""
    """How the other partner helps."""
    priority: int = Field(default=2, ge=1, le=3)
    visibility: Visibility = Field(default=Visibility.JOINT, sa_type=one_of(Visibility))
    position: int = 0


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
    position: int = 0


class Milestone(AllianceRecord, table=True):
    """A dated point of the joint program, after or beside the startup."""

    title: str = ""
    on: date | None = None
    partner_id: UUID | None = Field(default=None, foreign_key="partner.id")
    """Who leads; None for both."""
    depends_on: str = ""
    note: str = ""
    position: int = 0


class Risk(AllianceRecord, table=True):
    """Something that could go wrong, and what is ready for it."""

    title: str = ""
    source: str = ""
    """The id in the playbook's risk library, if it comes from there."""
    risk_class: RiskClass = Field(default=RiskClass.BUSINESS, sa_type=one_of(RiskClass))
    likelihood: int | None = Field(default=None, ge=1, le=5)
    impact: int | None = Field(default=None, ge=1, le=5)
    response: str = ""
    trigger: str = ""
    owner_id: UUID | None = Field(default=None, foreign_key="person.id")
    due: date | None = None
    state: RiskState = Field(default=RiskState.OPEN, sa_type=one_of(RiskState))
    visibility: Visibility = Field(default=Visibility.INTERNAL, sa_type=one_of(Visibility))
    position: int = 0
