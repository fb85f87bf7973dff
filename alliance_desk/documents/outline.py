"""What a document says, without a word on how any format says it.

Reports compose outlines; writers write them. Everything is frozen, so writing can run in a thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from alliance_desk.pictures.shapes import Picture

Tone = Literal["plain", "muted", "ours", "theirs", "third", "good", "bad", "wait", "star"]
"""What a text means; each writer has one look for each. Never the only sign: words carry the meaning."""


@dataclass(frozen=True)
class Tagged:
    """A short text with a meaning, set as a coloured label where the format can."""

    text: str
    tone: Tone = "plain"


Cell = str | Tagged


@dataclass(frozen=True)
class Paragraph:
    """Running text; blank lines part paragraphs."""

    text: str
    style: Literal["body", "lead", "note"] = "body"


@dataclass(frozen=True)
class Bullets:
    """A list."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Callout:
    """One thing to remember: the North Star, a warning."""

    text: str
    tone: Tone = "ours"
    label: str = ""


@dataclass(frozen=True)
class Facts:
    """Labels with their values, one a line."""

    pairs: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True)
class Table:
    """Rows under a header. ``widths`` are shares of the width; empty means by content."""

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...] = ()
    caption: str = ""


@dataclass(frozen=True)
class Figure:
    """A drawn picture with its caption; its text alternative is ``picture.alt``."""

    picture: Picture
    caption: str = ""


@dataclass(frozen=True)
class Series:
    """One partner's values in a score chart; None where it is not known."""

    name: str
    tone: Tone
    values: tuple[float | None, ...]


@dataclass(frozen=True)
class ScoreChart:
    """Scores of each partner side by side; a native chart where the format has one."""

    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    highest: float = 5
    benchmark: float | None = None


@dataclass(frozen=True)
class Column:
    """One of some columns beside one another."""

    heading: str
    blocks: tuple[Block, ...]
    tone: Tone = "plain"


@dataclass(frozen=True)
class Columns:
    """Columns beside one another: what each partner wants."""

    columns: tuple[Column, ...]


@dataclass(frozen=True)
class Signature:
    """A place to sign for one party."""

    party: str
    name: str = ""
    title: str = ""


@dataclass(frozen=True)
class Signatures:
    """The sign-off block: name, title, date and a line to sign on for each party."""

    parties: tuple[Signature, ...]


Block = Paragraph | Bullets | Callout | Facts | Table | Figure | ScoreChart | Columns | Signatures


@dataclass(frozen=True)
class Section:
    """A headed part of a report, or one slide of a deck."""

    heading: str
    blocks: tuple[Block, ...]
    notes: str = ""
    """Speaker notes; decks only."""
    level: Literal[1, 2] = 1
    new_page: bool = False


@dataclass(frozen=True)
class Party:
    """A partner as documents name it, with its colour."""

    name: str
    tone: Tone


@dataclass(frozen=True)
class Outline:
    """A whole document."""

    title: str
    sections: tuple[Section, ...]
    kind: Literal["report", "deck"] = "report"
    subtitle: str = ""
    alliance: str = ""
    parties: tuple[Party, ...] = ()
    dated: date | None = None
    version: str = ""
    confidentiality: str = "Confidential"
    audience: Literal["joint", "internal"] = "joint"
    contents: bool = False
    """A table of contents after the title; reports only."""
    facts: tuple[tuple[str, Cell], ...] = ()
    """What stands on the title page below the title."""
