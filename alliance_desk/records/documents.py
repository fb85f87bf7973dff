"""Documents of an alliance: their look, what was chosen for each, and what has left the desk."""

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Column
from sqlmodel import Field

from alliance_desk.records.base import AllianceRecord, Record, Visibility, one_of


class Paper(StrEnum):
    """The paper that reports are set for."""

    A4 = "A4"
    LETTER = "Letter"


class DateStyle(StrEnum):
    """How documents write a date, shown by an example."""

    DAY_MONTH_YEAR = "15 Dec 2026"
    MONTH_DAY_YEAR = "Dec 15, 2026"
    ISO = "2026-12-15"


class HouseLook(Record, table=True):
    """How our company's documents look. At most one on a desk; files are stored as base64 text."""

    author: str = ""
    show_author: bool = False
    """Whether the author is named in documents and their properties; never unasked."""
    company: str = ""
    show_company: bool = False
    footer: str = ""
    """A line at the foot of every page, beside secrecy, version and date."""
    paper: Paper = Field(default=Paper.A4, sa_type=one_of(Paper))
    date_style: DateStyle = Field(default=DateStyle.DAY_MONTH_YEAR, sa_type=one_of(DateStyle))
    ours: str = Field(default="", regex="^(#[0-9A-Fa-f]{6})?$")
    """Our colour, ``#1F5AA6``; empty for the desk's own."""
    theirs: str = Field(default="", regex="^(#[0-9A-Fa-f]{6})?$")
    logo: str = ""
    """Our logo, a PNG file."""
    word_name: str = ""
    word_template: str = ""
    """A Word document whose styles, head and foot reports take on."""
    deck_name: str = ""
    deck_template: str = ""
    """A PowerPoint presentation whose layouts decks take on."""


class PartnerLogo(AllianceRecord, table=True):
    """The logo of a partner, for documents of this alliance: a PNG file as base64 text."""

    partner_id: UUID = Field(foreign_key="partner.id")
    data: str = ""


class DocumentChoice(AllianceRecord, table=True):
    """What was chosen for one document: its sections, and whether the kickoff pack holds it."""

    document: str = Field(index=True)
    """The key of the document in the catalogue."""
    hidden: Any = Field(default=None, sa_column=Column(JSON))
    """Ids of the sections that are left out, as a list."""
    hide_empty: bool = True
    """False to print a section that has nothing to say yet, with a line that says so."""
    in_pack: bool | None = None
    """None while the document's own default counts."""
    confidentiality: str = ""
    """The class of this document; empty for the alliance's own."""


class DocumentExport(AllianceRecord, table=True):
    """A document as it left the desk: what it said, so that later changes can be told."""

    document: str = Field(index=True)
    title: str = ""
    audience: Visibility = Field(default=Visibility.JOINT, sa_type=one_of(Visibility))
    version: int = Field(default=1, ge=1)
    exported_at: datetime | None = None
    as_of: date | None = None
    formats: str = ""
    """``docx, pdf``."""
    folder: str = ""
    text: str = ""
    """What it said, as plain text without version and date."""

    @staticmethod
    def now() -> datetime:
        """Return the time for ``exported_at``."""
        return datetime.now(UTC).replace(microsecond=0)
