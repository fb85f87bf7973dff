"""The end of the startup: what is handed over, what was learned."""

from datetime import date
from uuid import UUID

from sqlmodel import Field

from alliance_desk.records.base import AllianceRecord, Visibility, one_of


class Handover(AllianceRecord, table=True):
    """Something that is still open, and who takes it on after the startup (S55)."""

    text: str = ""
    from_id: UUID | None = Field(default=None, foreign_key="person.id")
    to_id: UUID | None = Field(default=None, foreign_key="person.id")
    due: date | None = None
    accepted_on: date | None = None
    visibility: Visibility = Field(default=Visibility.JOINT, sa_type=one_of(Visibility))
    position: int = 0


class Lesson(AllianceRecord, table=True):
    """What the next alliance should know (B38)."""

    text: str = ""
    component: str = ""
    keep: bool = True
    """True for what went well, False for what to do otherwise."""
    change: str = ""
    """What to change in the house playbook."""
    visibility: Visibility = Field(default=Visibility.INTERNAL, sa_type=one_of(Visibility))
    position: int = 0
