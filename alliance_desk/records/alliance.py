"""The alliance itself: its partners, its dates, and whose desk this is."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlmodel import Field

from alliance_desk.records.base import AllianceRecord, Record, one_of


class Variant(StrEnum):
    """Which of the two startup processes an alliance follows (SIR Figure 2)."""

    BIOPHARMA = "biopharma"
    TECHNOLOGY = "technology"


class DealType(StrEnum):
    """What kind of deal it is; decides the starting shape of governance."""

    CO_DEVELOPMENT = "co-development"
    CO_COMMERCIALIZATION = "co-commercialization"
    IN_LICENSE = "in-license"
    OUT_LICENSE = "out-license"
    RESEARCH = "research collaboration"
    DISTRIBUTION = "distribution"
    GO_TO_MARKET = "go-to-market"
    SERVICE_PROVIDER = "service provider"


class Stage(StrEnum):
    """Where the alliance is in its life (BAM Figure 4)."""

    WANT = "want"
    GET = "get"
    STARTUP = "startup"
    OPERATE = "operate"
    WIND_DOWN = "wind-down"


class AnchorKind(StrEnum):
    """A date that the startup plan hangs on (SIR Figures 6 and 8)."""

    TERM_SHEET = "term_sheet"
    SIGNING = "signing"
    CLEARANCE = "clearance"
    KICKOFF = "kickoff"
    LAUNCH = "launch"


ANCHOR_TITLES = {
    AnchorKind.TERM_SHEET: "Binding term sheet",
    AnchorKind.SIGNING: "Agreement signing",
    AnchorKind.CLEARANCE: "Clearance",
    AnchorKind.KICKOFF: "Joint kickoff meeting",
    AnchorKind.LAUNCH: "Launch",
}
"""What each anchor is called, on screen and in documents."""


class AlignmentState(StrEnum):
    """Open, in talks, agreed."""

    OPEN = "open"
    IN_TALKS = "in talks"
    AGREED = "agreed"


class Alliance(Record, table=True):
    """One alliance between two or more partners."""

    name: str = Field(min_length=1, index=True)
    variant: Variant = Field(default=Variant.BIOPHARMA, sa_type=one_of(Variant))
    deal_type: DealType = Field(default=DealType.CO_DEVELOPMENT, sa_type=one_of(DealType))
    tier: int = Field(default=2, ge=1, le=3)
    stage: Stage = Field(default=Stage.STARTUP, sa_type=one_of(Stage))
    manager: str = ""
    summary: str = ""
    """The deal in a few sentences: asset or offer, territory, scope. Joint."""
    asset: str = ""
    territory: str = ""
    confidentiality: str = "Confidential"
    playbook_version: str = ""
    started_on: date | None = None
    """The first day of the startup, where the user says it; else the plan's own rule counts."""
    startup_days: int = Field(default=90, ge=30, le=365)
    """How many days the startup is to take: 60 to 90 (SIR, "Start it right")."""


class Partner(AllianceRecord, table=True):
    """A company in the alliance."""

    name: str = Field(min_length=1)
    short_name: str = ""
    own: bool = False
    """True for the company whose desk this is. Exactly one partner of an alliance is own."""
    country: str = ""
    about: str = ""
    holidays: str = ""
    """The calendar of public holidays: a country code, with its region after a hyphen, ``DE-BY``; empty for
    none."""
    position: int = 0
    """0 is our company; others follow in the order in which they are shown."""

    @property
    def label(self) -> str:
        """Return the name to show where room is short."""
        return self.short_name or self.name


class Anchor(AllianceRecord, table=True):
    """An anchor date; ``on`` is None while it is not known."""

    kind: AnchorKind = Field(sa_type=one_of(AnchorKind))
    on: date | None = None
    actual: bool = False
    """True once the event has happened on that date."""


class DaysOff(AllianceRecord, table=True):
    """Days on which one partner, or everyone, does not work: a shutdown, a company holiday."""

    partner_id: UUID | None = Field(default=None, foreign_key="partner.id")
    """None for all partners."""
    title: str = ""
    first: date | None = None
    last: date | None = None
    """The last day; None for a single one."""
    position: int = 0


class HousePlaybook(Record, table=True):
    """What our company adds to the playbook, hides and words otherwise (S01). At most one on a desk."""

    name: str = ""
    version: str = ""
    text: str = ""
    """The TOML file as it was taken in."""
    taken_on: date | None = None


class Profile(Record, table=True):
    """Whose desk this is: offered as a default, never put into a document unasked."""

    user_name: str = ""
    company: str = ""


class Alignment(AllianceRecord, table=True):
    """How far one partner agrees with one startup component."""

    component: str = Field(index=True)
    partner_id: UUID = Field(foreign_key="partner.id", index=True)
    state: AlignmentState = Field(default=AlignmentState.OPEN, sa_type=one_of(AlignmentState))
    agreed_by: str = ""
    agreed_on: date | None = None
    note: str = ""
    fingerprint: str = ""
    """What the component said when it was agreed; a later text no longer matches."""


class ComponentNote(AllianceRecord, table=True):
    """Who looks after one startup component, and what shows that it is complete (S06)."""

    component: str = Field(index=True)
    owner_id: UUID | None = Field(default=None, foreign_key="person.id")
    due: date | None = None
    """Set by hand; the playbook's date counts while this is None."""
    evidence: str = ""
    link: str = ""
    """Where the document is kept."""
