"""Words and colours that every writer sets alike: dates, the imprint of a page, what a tone looks like."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from alliance_desk.documents.outline import (
    Block,
    Bullets,
    Callout,
    Cell,
    Columns,
    Facts,
    Figure,
    Form,
    Outline,
    Paragraph,
    ScoreChart,
    Table,
    Tagged,
    Tone,
)
from alliance_desk.pictures.palette import LIGHT, Role

_INKS: dict[Tone, Role] = {
    "plain": "ink",
    "muted": "muted",
    "ours": "ours",
    "theirs": "theirs",
    "third": "third",
    "good": "good",
    "bad": "bad",
    "wait": "wait",
    "star": "wait",
}
_GROUNDS: dict[Tone, Role] = {
    "plain": "canvas",
    "muted": "canvas",
    "ours": "ours_soft",
    "theirs": "theirs_soft",
    "third": "third_soft",
    "good": "good_soft",
    "bad": "bad_soft",
    "wait": "wait_soft",
    "star": "wait_soft",
}
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


POINT = "• "
"""What a line of a table's cell begins with if it is one of some points."""

_DATE, _NAME = 12, 25
"""Letters of a line, and of a label or a name in ideographs, below which they are not broken."""
_IDEOGRAPHS = "\u2e80"
_NATIVE = re.compile(r" (\([^()]*[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7ff\uf900-\ufaff][^()]*\))")
"""A name in letters that may be parted anywhere."""

Colours = Mapping[Role, str]
"""The colours of a document by role: those of the desk, or ``house_palette`` of its look."""


def ink(tone: Tone, colours: Colours = LIGHT) -> str:
    """Return the colour of words with a tone. Star gold is too light for words: they are dark gold."""
    return colours[_INKS[tone]]


def ground(tone: Tone, colours: Colours = LIGHT) -> str:
    """Return the colour behind words with a tone."""
    return colours[_GROUNDS[tone]]


def edge(tone: Tone, colours: Colours = LIGHT) -> str:
    """Return the colour of a bar or mark with a tone."""
    return colours["star"] if tone == "star" else ink(tone, colours)


def day(when: date) -> str:
    """Return a date as documents write it everywhere, whatever the language of the machine."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def cell(value: Cell) -> Tagged:
    """Return a cell with its tone."""
    return value if isinstance(value, Tagged) else Tagged(value)


def introduces(block: Block, following: Block | None) -> bool:
    """Return whether a paragraph belongs to what follows: a title always does, unless more titles follow."""
    if not isinstance(block, Paragraph):
        return False
    if isinstance(following, Paragraph):
        return block.style == "lead" and following.style != "lead"
    if isinstance(following, Callout):
        return block.style == "lead"
    if isinstance(following, Figure | ScoreChart):
        return block.style != "body"
    return isinstance(following, Table | Bullets | Columns | Facts | Form)


def secrecy(outline: Outline) -> str:
    """Return how confidential a document is, and who alone may read it where that is not said already."""
    said, readers = outline.confidentiality, outline.audience
    if readers != "joint" and readers not in said.lower():
        said = " · ".join(filter(None, (said, readers.title())))
    return said


def as_of(outline: Outline) -> str:
    """Return the day whose facts a document tells, where it is not the day of the document."""
    return day(outline.as_of) if outline.as_of and outline.as_of != outline.dated else ""


def makers(outline: Outline) -> str:
    """Return who made a document, as far as it may say so."""
    return ", ".join(filter(None, (outline.author, outline.company)))


def imprint(outline: Outline) -> str:
    """Return the line that names a document's secrecy, version and dates at the foot of each page."""
    version = f"Version {outline.version}" if outline.version else ""
    dated = day(outline.dated) if outline.dated else ""
    told = f"As of {as_of(outline)}" if as_of(outline) else ""
    return " · ".join(filter(None, (secrecy(outline), version, dated, told)))


def slide_foot(outline: Outline) -> str:
    """Return the line at the foot of each slide: alliance, occasion, date."""
    names = [outline.alliance, outline.title if outline.title != outline.alliance else ""]
    return ", ".join(filter(None, (*names, day(outline.dated) if outline.dated else "")))


def foot_shares(left: float, right: float, space: float) -> tuple[float, float]:
    """Return the room of both sides of a foot that would be so wide; the right side is what must be read."""
    gap = 24.0
    if left + right + gap <= space:
        return space - gap - right, right
    left = min(left, max(space - gap - right, 0.4 * space))
    return left, space - gap - left


def unbroken(value: Cell, *, whole_names: bool = True) -> Iterator[str]:
    """Yield what of a cell is not broken over lines: words, dates, labels, names in ideographs.

    Where names are not kept whole, only their letters in brackets are: see ``parted``.
    """
    if not isinstance(value, str) and len(value.text) < _NAME:
        yield value.text
        return
    # A name is parted from what follows it: "Ryō Tachikawa (立川 涼), Kitamine".
    for part in re.split(r"\n|(?<=,) ", cell(value).text):
        ideographs = max(part, default="") >= _IDEOGRAPHS
        if len(part) >= (_NAME if ideographs else _DATE):
            yield from part.split()
        elif (name := _NATIVE.search(part)) and not whole_names:
            yield from (*part[: name.start()].split(), name[1], *part[name.end() :].split())
        else:
            yield part


def parted(text: str, lines: Callable[[str], list[str]]) -> str:
    """Return a text in which a name whose brackets would be parted has them on a line of their own.

    ``lines`` tells how a line of the text would be broken.
    """
    if not _NATIVE.search(text):
        return text
    said = text
    for line in text.split("\n"):
        set_so = lines(line)
        for name in _NATIVE.finditer(line):
            if not any(name[0] in one for one in set_so):
                said = said.replace(name[0], f"\n{name[1]}")
    return said
