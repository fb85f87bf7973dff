"""The agreement in use: rights and obligations, amendments, and what was won while it was drafted."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlmodel import Field

from alliance_desk.records.base import AllianceRecord, Visibility, one_of


class ObligationState(StrEnum):
    """How far an obligation has been met."""

    OPEN = "open"
    IN_HAND = "in hand"
    MET = "met"
    NOT_DUE = "not due yet"


class Obligation(AllianceRecord, table=True):
    """A right or an obligation of the agreement (B15)."""

    clause: str = ""
    text: str = ""
    partner_id: UUID | None = Field(default=None, foreign_key="partner.id")
    """Who owes it; None for everyone."""
    to: str = ""
    """To whom it is owed."""
    rule: str = ""
    """When it falls due, in the words of the agreement."""
    due: date | None = None
    owner_id: UUID | None = Field(default=None, foreign_key="person.id")
    state: ObligationState = Field(default=ObligationState.OPEN, sa_type=one_of(ObligationState))
    evidence: str = ""
    ambiguous: bool = False
    """The wording is unclear: a point for legal."""
    question: str = ""
    """What is unclear."""
    visibility: Visibility = Field(default=Visibility.INTERNAL, sa_type=one_of(Visibility))
    position: int = 0


class Amendment(AllianceRecord, table=True):
    """An amendment or a side letter, and what it does to obligations (B14)."""

    title: str = ""
    clause: str = ""
    signed_on: date | None = None
    effect: str = ""
    obligation_id: UUID | None = Field(default=None, foreign_key="obligation.id")
    note: str = ""
    visibility: Visibility = Field(default=Visibility.JOINT, sa_type=one_of(Visibility))
    position: int = 0


class AgreementInput(AllianceRecord, table=True):
    """A provision that the alliance manager helped to shape before signing (S42)."""

    clause: str = ""
    proposal: str = ""
    made_on: date | None = None
    outcome: str = ""
    days_gained: int | None = Field(default=None, ge=0, le=3650)
    owner_id: UUID | None = Field(default=None, foreign_key="person.id")
    visibility: Visibility = Field(default=Visibility.INTERNAL, sa_type=one_of(Visibility))
    position: int = 0


class ReviewState(StrEnum):
    """What a function says of the draft agreement."""

    OPEN = "open"
    WORKS = "works"
    CHANGE = "needs a change"


class OperabilityReview(AllianceRecord, table=True):
    """One function's word that the terms can be carried out (S46, B19)."""

    function: str = ""
    reviewer_id: UUID | None = Field(default=None, foreign_key="person.id")
    state: ReviewState = Field(default=ReviewState.OPEN, sa_type=one_of(ReviewState))
    finding: str = ""
    clause: str = ""
    reviewed_on: date | None = None
    visibility: Visibility = Field(default=Visibility.INTERNAL, sa_type=one_of(Visibility))
    position: int = 0
