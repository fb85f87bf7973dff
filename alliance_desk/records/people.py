"""The people of an alliance, on every side."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlmodel import Field

from alliance_desk.records.base import AllianceRecord, one_of

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
    onboarding: Onboarding = Field(default=Onboarding.NOT_STARTED, sa_type=one_of(Onboarding))
    startup_role: str = ""
    """Role in the startup team, empty for those outside it: alliance lead, project lead, sponsor, ..."""
    time_share: int | None = Field(default=None, ge=0, le=100)
    """Per cent of working time committed."""
    commitment_confirmed: bool = False
    notes: str = ""
    position: int = 0
