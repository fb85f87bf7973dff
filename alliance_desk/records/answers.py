"""What the user answers to the playbook's questions, and ticks off its checklists."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Column, String
from sqlmodel import Field

from alliance_desk.records.base import AllianceRecord, Visibility, one_of


class Answer(AllianceRecord, table=True):
    """A narrative answer: the id of a playbook question and what was said.

    ``partner_id`` is set for questions that are asked once for each partner. ``value`` is replaced
    as a whole, never changed in place.
    """

    question: str = Field(index=True)
    partner_id: UUID | None = Field(default=None, foreign_key="partner.id")
    value: Any = Field(default=None, sa_column=Column(JSON))
    visibility: Visibility | None = Field(default=None, sa_type=one_of(Visibility))
    """Who may read the answer; None while the question's own word counts."""


class CheckMark(AllianceRecord, table=True):
    """An item of a playbook checklist that is done or not needed."""

    item: str = Field(index=True)
    state: str = Field(default="done", sa_type=String, regex="^(done|not needed)$")
    done_on: date | None = None
    note: str = ""


class NorthStarVersion(AllianceRecord, table=True):
    """A wording of the North Star that was put to the partners."""

    number: int = 1
    text: str = ""
    kept_on: date | None = None
    note: str = ""
