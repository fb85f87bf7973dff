"""Who hears what, from whom and when; and where the truth is kept."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlmodel import Field

from alliance_desk.records.base import AllianceRecord, Visibility, one_of


class Audience(StrEnum):
    """To whom a message goes (SIR, communication)."""

    EXECUTIVES = "executives"
    FRONT_LINE = "front line"
    FIELD = "field"
    PARTNER = "between partners"
    EXTERNAL = "external"


class Message(AllianceRecord, table=True):
    """A row of the communication plan (S13)."""

    audience: Audience = Field(default=Audience.EXECUTIVES, sa_type=one_of(Audience))
    who: str = ""
    """The audience in words: the sales teams of both partners."""
    text: str = ""
    channel: str = ""
    cadence: str = ""
    sender_id: UUID | None = Field(default=None, foreign_key="person.id")
    partner_id: UUID | None = Field(default=None, foreign_key="partner.id")
    """Whose people they are; None for everyone's."""
    visibility: Visibility = Field(default=Visibility.JOINT, sa_type=one_of(Visibility))
    position: int = 0


class Sending(AllianceRecord, table=True):
    """One time that a message was to go out, and whether it did (S25)."""

    message_id: UUID = Field(foreign_key="message.id", index=True)
    planned_on: date | None = None
    sent_on: date | None = None
    cancelled: str = ""
    """Why it was called off; empty while it stands."""
    position: int = 0


class TopicRule(AllianceRecord, table=True):
    """How a delicate topic is handled: who speaks to whom, and what is never said (S13)."""

    topic: str = ""
    speaks_id: UUID | None = Field(default=None, foreign_key="person.id")
    hears_id: UUID | None = Field(default=None, foreign_key="person.id")
    rule: str = ""
    never: str = ""
    visibility: Visibility = Field(default=Visibility.JOINT, sa_type=one_of(Visibility))
    position: int = 0


class PressRelease(AllianceRecord, table=True):
    """A public word and its reviews (S47)."""

    title: str = ""
    joint: bool = True
    planned_on: date | None = None
    review_days: int | None = Field(default=None, ge=0, le=365)
    """Working days that the partner has to review it."""
    sent_for_review: date | None = None
    approved_on: date | None = None
    quoted: str = ""
    tone: str = ""
    material: bool = False
    """It may move a share price."""
    visibility: Visibility = Field(default=Visibility.JOINT, sa_type=one_of(Visibility))
    position: int = 0


class SourceOfTruth(AllianceRecord, table=True):
    """A document that both sides rely on: where it is and which version counts (S13, S53)."""

    name: str = ""
    kept_at: str = ""
    owner_id: UUID | None = Field(default=None, foreign_key="person.id")
    version: str = ""
    access: str = ""
    reviewed_on: date | None = None
    visibility: Visibility = Field(default=Visibility.JOINT, sa_type=one_of(Visibility))
    position: int = 0


class Briefing(AllianceRecord, table=True):
    """Who hears of the launch before it is public, in which order (S38)."""

    who: str = ""
    kind: str = ""
    """Partner, media, analyst, channel, field leader."""
    channel: str = ""
    owner_id: UUID | None = Field(default=None, foreign_key="person.id")
    on: date | None = None
    at: str = ""
    """Time of day, ``14:30``, in ``time_zone``."""
    time_zone: str = ""
    """IANA name, ``Europe/Copenhagen``."""
    embargo_until: date | None = None
    embargo_at: str = ""
    """Time of day at which the embargo ends, in ``time_zone``."""
    done_on: date | None = None
    visibility: Visibility = Field(default=Visibility.JOINT, sa_type=one_of(Visibility))
    position: int = 0
