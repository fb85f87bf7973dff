"""What a document says, without a word on how any format says it.

Reports compose outlines; writers write them. Everything is frozen, so writing can run in a thread.
"""

from __future__ import annotations

from dataclasses import dataclass, field
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


@dataclass(frozen=True)
class FormField:
    """A place to fill in. ``name`` is for ever: a returned form is read by it."""

    name: str
    label: str
    kind: Literal["line", "text", "choice"] = "line"
    choices: tuple[str, ...] = ()
    """What can be chosen, for a choice only."""
    hint: str = ""
    """What to fill in, said beside the label."""


@dataclass(frozen=True)
class Form:
    """Places to fill in, below one another; fillable where the format can."""

    fields: tuple[FormField, ...]


Block = Paragraph | Bullets | Callout | Facts | Table | Figure | ScoreChart | Columns | Signatures | Form


@dataclass(frozen=True)
class Section:
    """A headed part of a report, or one slide of a deck."""

    heading: str
    blocks: tuple[Block, ...]
    notes: str = ""
    """Speaker notes; decks only."""
    level: Literal[1, 2] = 1
    new_page: bool = False
    id: str = ""
    """Names the section in what was chosen for a document; made from the heading where it is empty."""


@dataclass(frozen=True)
class Party:
    """A partner as documents name it, with its colour."""

    name: str
    tone: Tone


@dataclass(frozen=True)
class Logo:
    """A company's logo: a PNG file, with the company as its text alternative."""

    company: str
    png: bytes = field(repr=False)
    width: int
    """Pixels."""
    height: int


@dataclass(frozen=True)
class Look:
    """How a document looks, beside what it says. Empty colours and templates are the desk's own."""

    paper: Literal["A4", "Letter"] = "A4"
    ours: str = ""
    """Our colour, ``#1F5AA6``, and the partner's."""
    theirs: str = ""
    footer: str = ""
    logos: tuple[Logo, ...] = ()
    """At most one a party, in the order of the parties."""
    word_template: bytes = field(default=b"", repr=False)
    deck_template: bytes = field(default=b"", repr=False)


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
    as_of: date | None = None
    """The day whose facts it tells, where that is not the day of the document."""
    author: str = ""
    """Named only if the user chose so, in the file's properties too; so is the company."""
    company: str = ""
    confidentiality: str = "Confidential"
    audience: Literal["joint", "internal", "restricted"] = "joint"
    contents: bool = False
    """A table of contents after the title; reports only."""
    facts: tuple[tuple[str, Cell], ...] = ()
    """What stands on the title page below the title."""
    landscape: bool = False
    """Wide pages; reports only."""
    numbered: bool = False
    """Sections of the first level are numbered."""
    compact: bool = False
    """One page: its title takes little room; reports only."""
    look: Look = Look()
