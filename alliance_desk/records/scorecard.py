"""The alignment scorecard (SIR Figure 5), its rounds, and the launch gate."""

from datetime import UTC, date, datetime
from enum import StrEnum
from uuid import UUID

from sqlmodel import Field

from alliance_desk.records.base import AllianceRecord, Visibility, one_of


class GateState(StrEnum):
    """Whether a launch check holds."""

    OPEN = "open"
    MET = "met"
    WAIVED = "waived"


class ScoreRound(AllianceRecord, table=True):
    """One sitting of the scorecard, with the benchmark that was set before it."""

    number: int = Field(default=1, ge=1)
    held_on: date | None = None
    benchmark: int | None = Field(default=None, ge=6, le=30)
    """Total that each partner must reach; None until the user sets one (never invented)."""
    floor: int | None = Field(default=None, ge=1, le=5)
    """Least score allowed on any one criterion."""
    locked_by: str = ""
    locked_at: datetime | None = None
    """When the benchmark was locked, in UTC; it cannot be changed afterwards."""
    conclusion: str = ""
    """What both partners conclude from the round."""
    final: bool = False

    @staticmethod
    def now() -> datetime:
        """Return the time for ``locked_at``."""
        return datetime.now(UTC).replace(microsecond=0)


class ScoreSheet(AllianceRecord, table=True):
    """One respondent's scorecard in a round."""

    round_id: UUID = Field(foreign_key="scoreround.id", index=True)
    partner_id: UUID = Field(foreign_key="partner.id", index=True)
    completed_by: str = ""
    role: str = ""
    completed_on: date | None = None


class Score(AllianceRecord, table=True):
    """The score of one criterion: 1 to 5, or not known, with its reason."""

    sheet_id: UUID = Field(foreign_key="scoresheet.id", index=True)
    criterion: str = Field(index=True)
    value: int | None = Field(default=None, ge=1, le=5)
    not_known: bool = False
    """Asked, and not known: apart from 1, and from not yet scored."""
    rationale: str = ""
    evidence: str = ""


class GapAction(AllianceRecord, table=True):
    """What is done to close a gap that the scorecard showed."""

    round_id: UUID = Field(foreign_key="scoreround.id", index=True)
    criterion: str = ""
    action: str = ""
    owner_id: UUID | None = Field(default=None, foreign_key="person.id")
    due: date | None = None
    effect: str = ""
    visibility: Visibility = Field(default=Visibility.JOINT, sa_type=one_of(Visibility))
    position: int = 0


class LaunchCheck(AllianceRecord, table=True):
    """One partner's word on one of the five launch checks."""

    check: str = Field(index=True)
    partner_id: UUID = Field(foreign_key="partner.id")
    state: GateState = Field(default=GateState.OPEN, sa_type=one_of(GateState))
    evidence: str = ""
    approved_by: str = ""
    approved_on: date | None = None
    reason: str = ""
    """Why the check is waived."""
