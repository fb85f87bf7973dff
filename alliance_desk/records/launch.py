"""A technology alliance on its way to launch: readiness, canvas, assumptions, market."""

from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Column
from sqlmodel import Field

from alliance_desk.records.base import AllianceRecord, Visibility, one_of


class ReadyState(StrEnum):
    """How ready one partner is in one element."""

    OPEN = "open"
    IN_HAND = "in hand"
    READY = "ready"


class ElementState(AllianceRecord, table=True):
    """One partner's readiness in one of the six elements (S32)."""

    element: str = Field(index=True)
    """Id of the element in the playbook."""
    partner_id: UUID = Field(foreign_key="partner.id")
    state: ReadyState = Field(default=ReadyState.OPEN, sa_type=one_of(ReadyState))
    evidence: str = ""
    owner_id: UUID | None = Field(default=None, foreign_key="person.id")
    due: date | None = None


class CanvasVersion(AllianceRecord, table=True):
    """The minimum viable partnership as it stood on a day (S29)."""

    number: int = 1
    kept_on: date | None = None
    note: str = ""
    cells: Any = Field(default=None, sa_column=Column(JSON))
    """By question id the joint words, or by ``question|partner id`` one partner's."""


class AssumptionState(StrEnum):
    """What the evidence says of an assumption."""

    OPEN = "open"
    HOLDS = "holds"
    FAILS = "does not hold"


class Assumption(AllianceRecord, table=True):
    """Something that must be true for the partnership to pay (S28, S30)."""

    text: str = ""
    measure: str = ""
    source: str = ""
    threshold: str = ""
    result: str = ""
    due: date | None = None
    read_on: date | None = None
    state: AssumptionState = Field(default=AssumptionState.OPEN, sa_type=one_of(AssumptionState))
    carries_all: bool = False
    """One product or one customer carries it all."""
    owner_id: UUID | None = Field(default=None, foreign_key="person.id")
    visibility: Visibility = Field(default=Visibility.JOINT, sa_type=one_of(Visibility))
    position: int = 0


class TargetAccount(AllianceRecord, table=True):
    """A customer on the list for the launch (S37)."""

    name: str = ""
    stage: str = ""
    lighthouse: bool = False
    owner_id: UUID | None = Field(default=None, foreign_key="person.id")
    other_owner_id: UUID | None = Field(default=None, foreign_key="person.id")
    next_step: str = ""
    due: date | None = None
    quote_approved: bool = False
    """The customer let us quote it on launch day (S39)."""
    visibility: Visibility = Field(default=Visibility.JOINT, sa_type=one_of(Visibility))
    position: int = 0


class LaunchStep(AllianceRecord, table=True):
    """A line of the run sheet of launch day: the joint statement, a call, a page that goes live (S39)."""

    at: str = ""
    """Time of day, ``09:00``, in ``time_zone``."""
    time_zone: str = ""
    title: str = ""
    owner_id: UUID | None = Field(default=None, foreign_key="person.id")
    other_owner_id: UUID | None = Field(default=None, foreign_key="person.id")
    """The owner on the other side."""
    approved_by: str = ""
    """Who at each partner has approved it."""
    approved_on: date | None = None
    done_on: date | None = None
    visibility: Visibility = Field(default=Visibility.JOINT, sa_type=one_of(Visibility))
    position: int = 0


class EarlyWin(AllianceRecord, table=True):
    """A first success after launch, as the alliance defined it (S40)."""

    title: str = ""
    account_id: UUID | None = Field(default=None, foreign_key="targetaccount.id")
    on: date | None = None
    who: str = ""
    told: bool = False
    """It was told to the field of both partners."""
    visibility: Visibility = Field(default=Visibility.JOINT, sa_type=one_of(Visibility))
    position: int = 0


class FieldNote(AllianceRecord, table=True):
    """What the field said after launch (S40)."""

    on: date | None = None
    region: str = ""
    text: str = ""
    person_id: UUID | None = Field(default=None, foreign_key="person.id")
    action: str = ""
    visibility: Visibility = Field(default=Visibility.INTERNAL, sa_type=one_of(Visibility))
    position: int = 0


class TractionTarget(AllianceRecord, table=True):
    """What activation is measured by, with its reading and what was adjusted (S41)."""

    title: str = ""
    target: str = ""
    reading: str = ""
    read_on: date | None = None
    reached: bool = False
    adjustment: str = ""
    visibility: Visibility = Field(default=Visibility.JOINT, sa_type=one_of(Visibility))
    position: int = 0
