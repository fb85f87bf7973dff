"""The people of an alliance, on every side."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlmodel import Field

from alliance_desk.records.base import AllianceRecord, Visibility, one_of

INFLUENCE = ("Very low", "Low", "Medium", "High", "Very high")
"""Words for influence 1 to 5."""

SUPPORT = ("Opposed", "Cautious", "Neutral", "Supportive", "Champion")
"""Words for support 1 to 5."""


class Onboarding(StrEnum):
    """How far a person has been brought on board."""

    NOT_STARTED = "not started"
    INVITED = "invited"
    DONE = "done"


class Person(AllianceRecord, table=True):
    """A stakeholder: someone who decides, delivers or is affected."""

    partner_id: UUID | None = Field(default=None, foreign_key="partner.id", index=True)
    name: str = ""
    title: str = ""
    function: str = ""
    email: str = ""
    phone: str = ""
    time_zone: str = ""
    influence: int | None = Field(default=None, ge=1, le=5)
    support: int | None = Field(default=None, ge=1, le=5)
    """Support for the alliance now."""
    support_wanted: int | None = Field(default=None, ge=1, le=5)
    gains: str = ""
    """What is in it for them."""
    counterpart_id: UUID | None = Field(default=None, foreign_key="person.id")
    """The person across the table; pairs are kept in both directions by the editor."""
    owner_id: UUID | None = Field(default=None, foreign_key="person.id")
    """Who looks after this person's engagement."""
    engagement: str = ""
    """The next step with this person."""
    engagement_due: date | None = None
    engagement_done_on: date | None = None
    onboarding: Onboarding = Field(default=Onboarding.NOT_STARTED, sa_type=one_of(Onboarding))
    startup_role: str = ""
    """Role in the startup team, empty for those outside it: alliance lead, project lead, sponsor, ..."""
    time_share: int | None = Field(default=None, ge=0, le=100)
    """Per cent of working time committed."""
    commitment_confirmed: bool = False
    commitment_by: str = ""
    """The line manager who gave the time (S58)."""
    commitment_on: date | None = None
    priority: int | None = Field(default=None, ge=1, le=3)
    """How much of our attention this person gets across all alliances: 1 high, 3 low."""
    insider_since: date | None = None
    """Since when the person is in the know before the announcement (B20)."""
    notes: str = ""
    visibility: Visibility = Field(default=Visibility.JOINT, sa_type=one_of(Visibility))
    position: int = 0


class Conversation(AllianceRecord, table=True):
    """A talk that matters, planned or held: a preparation, a conflict, a first meeting (S19)."""

    person_id: UUID | None = Field(default=None, foreign_key="person.id", index=True)
    with_id: UUID | None = Field(default=None, foreign_key="person.id")
    """Who leads the talk."""
    topic: str = ""
    planned_on: date | None = None
    held_on: date | None = None
    outcome: str = ""
    difficult: bool = False
    visibility: Visibility = Field(default=Visibility.INTERNAL, sa_type=one_of(Visibility))
    position: int = 0


class Introduction(AllianceRecord, table=True):
    """Two people who are to meet, or have met (S15)."""

    person_id: UUID | None = Field(default=None, foreign_key="person.id", index=True)
    other_id: UUID | None = Field(default=None, foreign_key="person.id", index=True)
    form: str = ""
    """Where or how: at the kickoff, a call, a visit."""
    planned_on: date | None = None
    met_on: date | None = None
    introduced_by_id: UUID | None = Field(default=None, foreign_key="person.id")
    note: str = ""
    visibility: Visibility = Field(default=Visibility.JOINT, sa_type=one_of(Visibility))
    position: int = 0


class GlossaryTerm(AllianceRecord, table=True):
    """A word that means two things, and what both sides agreed that it means (S57)."""

    term: str = ""
    our_meaning: str = ""
    their_meaning: str = ""
    agreed_meaning: str = ""
    visibility: Visibility = Field(default=Visibility.JOINT, sa_type=one_of(Visibility))
    position: int = 0


class ThirdParty(AllianceRecord, table=True):
    """Another company that joins the work: a vendor, a contractor, a second partner (B35)."""

    name: str = ""
    role: str = ""
    contact: str = ""
    joins_on: date | None = None
    confidentiality_on: date | None = None
    """When the confidentiality agreement was signed."""
    contract_on: date | None = None
    counterpart_id: UUID | None = Field(default=None, foreign_key="person.id")
    note: str = ""
    visibility: Visibility = Field(default=Visibility.JOINT, sa_type=one_of(Visibility))
    position: int = 0
