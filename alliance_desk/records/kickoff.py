"""The kickoff meetings: agenda, reading, who came, what follows."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlmodel import Field

from alliance_desk.records.base import AllianceRecord, Visibility, one_of


class MeetingForm(StrEnum):
    """How people meet."""

    IN_PERSON = "in person"
    REMOTE = "remote"


class Kickoff(AllianceRecord, table=True):
    """The joint kickoff meeting itself (S54). One an alliance."""

    form: MeetingForm = Field(default=MeetingForm.IN_PERSON, sa_type=one_of(MeetingForm))
    place: str = ""
    time_zone: str = ""
    """IANA name of the zone in which the times of the agenda are, ``Europe/Berlin``."""
    other_zones: str = ""
    """Further zones to print beside them, with commas between."""
    starts_at: str = "09:00"
    ends_at: str = "17:00"
    producer_id: UUID | None = Field(default=None, foreign_key="person.id")
    recording: str = ""
    """What may be recorded, and by whom."""
    guests: str = ""


class AgendaItem(AllianceRecord, table=True):
    """An item of the kickoff agenda and a line of its run sheet (handbook 5.2)."""

    form: MeetingForm = Field(default=MeetingForm.IN_PERSON, sa_type=one_of(MeetingForm))
    """To which of the two agendas it belongs."""
    day: int = Field(default=1, ge=1, le=30)
    starts_at: str = ""
    """A fixed time of day, ``13:30``; empty where it follows the item before it."""
    minutes: int = Field(default=30, ge=0, le=1440)
    title: str = ""
    presenter_id: UUID | None = Field(default=None, foreign_key="person.id")
    counterpart_id: UUID | None = Field(default=None, foreign_key="person.id")
    """Who presents with them from the other side."""
    material: str = ""
    outcome: str = ""
    notes: str = ""
    parallel: bool = False
    """It runs beside the item before it."""
    social: bool = False
    visibility: Visibility = Field(default=Visibility.JOINT, sa_type=one_of(Visibility))
    position: int = 0


class PreRead(AllianceRecord, table=True):
    """Reading that goes out before the kickoff."""

    title: str = ""
    owner_id: UUID | None = Field(default=None, foreign_key="person.id")
    send_by: date | None = None
    sent_on: date | None = None
    readers: str = ""
    visibility: Visibility = Field(default=Visibility.JOINT, sa_type=one_of(Visibility))
    position: int = 0


class AfterAction(AllianceRecord, table=True):
    """What the kickoff decided or set in motion; to be sent within two working days."""

    text: str = ""
    decision: bool = False
    """True for a decision, False for an action."""
    owner_id: UUID | None = Field(default=None, foreign_key="person.id")
    other_owner_id: UUID | None = Field(default=None, foreign_key="person.id")
    due: date | None = None
    done_on: date | None = None
    visibility: Visibility = Field(default=Visibility.JOINT, sa_type=one_of(Visibility))
    position: int = 0


class InternalKickoff(AllianceRecord, table=True):
    """One partner's kickoff among its own people, with who came (S49)."""

    partner_id: UUID | None = Field(default=None, foreign_key="partner.id")
    title: str = ""
    on: date | None = None
    invited: int | None = Field(default=None, ge=0, le=100000)
    attended: int | None = Field(default=None, ge=0, le=100000)
    note: str = ""
    visibility: Visibility = Field(default=Visibility.INTERNAL, sa_type=one_of(Visibility))
    position: int = 0
