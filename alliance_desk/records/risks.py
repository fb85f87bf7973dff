"""What could go wrong, how we would know, and what is ready for it."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlmodel import Field

from alliance_desk.records.base import AllianceRecord, Visibility, one_of


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
    effect: str = ""
    traded_away: bool = False
    """True for the risk that the alliance exists to share or pass on (SIR, risk assessment)."""
    closed_on: date | None = None
    owner_id: UUID | None = Field(default=None, foreign_key="person.id")
    due: date | None = None
    state: RiskState = Field(default=RiskState.OPEN, sa_type=one_of(RiskState))
    visibility: Visibility = Field(default=Visibility.INTERNAL, sa_type=one_of(Visibility))
    position: int = 0


class Scenario(AllianceRecord, table=True):
    """A what-if card: what would tell us, what we would do, who decides, what we would say (S44)."""

    title: str = ""
    risk_id: UUID | None = Field(default=None, foreign_key="risk.id")
    trigger: str = ""
    response: str = ""
    decides: str = ""
    message: str = ""
    rehearsed_on: date | None = None
    visibility: Visibility = Field(default=Visibility.JOINT, sa_type=one_of(Visibility))
    position: int = 0


class TermOutcome(StrEnum):
    """How a term that was fought for ended."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"
    COMPROMISED = "compromised"


class FoughtTerm(AllianceRecord, table=True):
    """A term that one side fought for in the negotiation (S46, priorities). Always internal."""

    clause: str = ""
    term: str = ""
    partner_id: UUID | None = Field(default=None, foreign_key="partner.id")
    """Who fought for it."""
    outcome: TermOutcome = Field(default=TermOutcome.OPEN, sa_type=one_of(TermOutcome))
    why: str = ""
    """What it tells about their priorities."""
    risk_id: UUID | None = Field(default=None, foreign_key="risk.id")
    """The risk that was entered because of it."""
    visibility: Visibility = Field(default=Visibility.RESTRICTED, sa_type=one_of(Visibility))
    position: int = 0


class Observation(AllianceRecord, table=True):
    """What a partner's behaviour told us: in the negotiation, at signing, in public (S46, S47). Internal."""

    on: date | None = None
    sheet: str = "partner"
    """Which of the four sheets it belongs to: partner, priorities, portfolio, provisions."""
    who: str = ""
    what: str = ""
    meaning: str = ""
    flagged: bool = False
    """A yellow flag for press, congresses and data."""
    risk_id: UUID | None = Field(default=None, foreign_key="risk.id")
    visibility: Visibility = Field(default=Visibility.RESTRICTED, sa_type=one_of(Visibility))
    position: int = 0


class CompetingAsset(AllianceRecord, table=True):
    """A partner's asset that competes with the alliance, and who is kept apart (S46, portfolio). Internal."""

    partner_id: UUID | None = Field(default=None, foreign_key="partner.id")
    name: str = ""
    overlap: str = ""
    separated: str = ""
    """Who is kept apart, and how."""
    out_of_governance: str = ""
    """Who stays out of governance."""
    visibility: Visibility = Field(default=Visibility.RESTRICTED, sa_type=one_of(Visibility))
    position: int = 0
