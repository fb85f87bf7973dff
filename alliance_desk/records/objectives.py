"""What the partners want from the alliance, bring to it and say of it."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlmodel import Field

from alliance_desk.records.base import AllianceRecord, Visibility, one_of


class Objective(AllianceRecord, table=True):
    """What one partner wants from the alliance, and the help it gets and gives."""

    partner_id: UUID | None = Field(default=None, foreign_key="partner.id", index=True)
    text: str = ""
    measure: str = ""
    help_wanted: str = ""
    """How the other partner helps."""
    help_given: str = ""
    """What this partner does for the other in turn."""
    motivation: str = ""
    """Why it wants this; for what we believe of the partner, and never in its documents."""
    conflicts_with_id: UUID | None = Field(default=None, foreign_key="objective.id")
    """An objective that this one gets in the way of."""
    conflict: str = ""
    """How the two get in each other's way, and what is done about it."""
    priority: int = Field(default=2, ge=1, le=3)
    visibility: Visibility = Field(default=Visibility.JOINT, sa_type=one_of(Visibility))
    position: int = 0


class ValueSource(StrEnum):
    """What a partner can bring (BAM, sources of value)."""

    EXPERTISE = "expertise"
    TECHNOLOGY = "technology"
    IP = "intellectual property"
    CAPACITY = "capacity"
    FINANCIAL = "financial capital"
    SOCIAL = "social capital"


class Contribution(AllianceRecord, table=True):
    """What a partner brings, and why it cannot simply be bought (B40)."""

    partner_id: UUID | None = Field(default=None, foreign_key="partner.id", index=True)
    source: ValueSource = Field(default=ValueSource.EXPERTISE, sa_type=one_of(ValueSource))
    what: str = ""
    why_not_bought: str = ""
    visibility: Visibility = Field(default=Visibility.JOINT, sa_type=one_of(Visibility))
    position: int = 0


class ValueProposition(AllianceRecord, table=True):
    """One sentence for one audience: what changes now, by how much, what it means for each of them (S20)."""

    audience: str = ""
    effect: str = ""
    quantity: str = ""
    meaning: str = ""
    visibility: Visibility = Field(default=Visibility.JOINT, sa_type=one_of(Visibility))
    position: int = 0


class NorthStarConsent(AllianceRecord, table=True):
    """One partner's agreement to one version of the North Star."""

    version_id: UUID = Field(foreign_key="northstarversion.id", index=True)
    partner_id: UUID = Field(foreign_key="partner.id")
    agreed_by: str = ""
    agreed_on: date | None = None
