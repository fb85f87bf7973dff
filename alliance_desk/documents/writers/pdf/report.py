"""Reports as PDF: a calm title block, headed sections, and a foot that says what one is holding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from alliance_desk.documents.outline import Cell, Facts, Outline, Section, Signatures
from alliance_desk.documents.press import flow, words
from alliance_desk.documents.press.fonts import Lettering
from alliance_desk.documents.press.house_colours import house_palette
from alliance_desk.documents.press.looks import (
    INK,
    LINE,
    MUTED,
    PAPERS,
    REPORT,
    STAR,
    Type,
    aired,
    scaled,
)
from alliance_desk.documents.press.setting import Align, colour, one_line, set_line
from alliance_desk.documents.writers.pdf.blocks import Setter
from alliance_desk.documents.writers.pdf.boxes import Box, Mark, Rule, Stack, Whole, Words
from alliance_desk.documents.writers.pdf.grid import Grid
from alliance_desk.documents.writers.pdf.laying import Contents, fullest
from alliance_desk.documents.writers.pdf.pages import Pages

LEFT, RIGHT, TOP, BOTTOM = 64.0, 64.0, 74.0, 68.0
LOGO = 30.0
"""How high logos are above the title."""

_TITLE = Type(24, 30, bold=True, after=4)
_SUBTITLE = Type(12.5, 18, ink=MUTED, after=8)
_PARTY = Type(10.5, 15, bold=True)
_EYEBROW = Type(9.5, 13, ink=MUTED, after=8)
_HEADINGS = {1: Type(15, 20, bold=True, before=22, after=7), 2: REPORT.head}
_CONTENTS = Type(10, 19)
_BESIDE = 0.6
"""The share of a wide page for its title; what is known of the document stands beside it."""
_TIGHTEST = 0.8
"""How much smaller a section is set at most for a document to be one page."""


@dataclass
class ContentsLine(Words):
    """A line of the contents; its page is filled in at the end."""

    key: str = field(default="", kw_only=True)

    def lines(self, width: float) -> list[tuple[str, Type]]:
        return super().lines(width - 30)

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        super().draw(canvas, x, top, width)
        _, type_ = self.pieces[0]
        base = top - self.height(width) + type_.leading / 2 - type_.size * 0.355
        canvas.linkRect("", self.key, (x, top - self.height(width), x + width, top), relative=0)
        canvas.await_words(self.key, x + width, base, size=type_.size, ink=MUTED, align="right")


def _title_block(outline: Outline, setter: Setter) -> list[Box]:
    boxes: list[Box] = []
    if outline.alliance:
        boxes.append(setter.words(f"★  {outline.alliance}", _EYEBROW))
    boxes.append(setter.words(outline.title, _TITLE))
    if outline.subtitle:
        boxes.append(setter.words(outline.subtitle, _SUBTITLE))
    parties = [
        setter.words(party.name, replace(_PARTY, ink=setter.ink(party.tone)), bullet="●", indent=15)
        for party in outline.parties
    ]
    rule = Rule(INK, 1.2, before=12, after=10)
    said = dict.fromkeys(label.casefold() for label, _ in outline.facts)
    own = (
        ("Date", words.day(outline.dated) if outline.dated else ""),
        ("As of", words.as_of(outline)),
        ("Version", outline.version),
        ("Confidentiality", words.secrecy(outline)),
        ("Author", outline.author),
        ("Company", outline.company),
    )
    pairs = (*outline.facts, *((label, text) for label, text in own if text and label.casefold() not in said))
    if outline.compact:
        known = _in_a_row([_known(pair, setter) for pair in pairs], setter.width)
        beside = known if len(known) < len(pairs) else setter.block(Facts(pairs)) if pairs else []
        return [*boxes, *_in_a_row(parties, setter.width), replace(rule, before=8, after=6), *beside]
    if not outline.landscape:
        return [*boxes, *parties, rule, *(setter.block(Facts(pairs)) if pairs else ())]
    # Wide pages are low: what is known of the document stands beside its title, the parties in a row.
    beside = replace(setter, width=(1 - _BESIDE) * (setter.width - 24)).block(Facts(pairs)) if pairs else []
    head = Grid([(Stack(boxes), Stack(beside))], (_BESIDE, 1 - _BESIDE), (), 0, 24, ruled=False)
    return [head, *_in_a_row(parties, setter.width), replace(rule, before=8, after=0)]


def _known(pair: tuple[str, Cell], setter: Setter) -> Stack:
    """Return what is known of a document with its label above it."""
    label, value = pair
    return Stack([setter.words(label, setter.looks.fact_label), setter.cell(value, setter.looks.fact)])


def _in_a_row(boxes: Sequence[Words | Stack], width: float) -> list[Box]:
    """Return boxes beside one another if there is room for that; else as they are."""
    shares = [(box.natural()[1] + 16) / width for box in boxes]
    if not boxes or sum(shares) > 1:
        return [*boxes]
    return [Grid([boxes], [*shares, 1 - sum(shares)], (), 0, 0, ruled=False, before=5)]


def _key(number: int) -> str:
    return f"section-{number}"


def _contents(outline: Outline, setter: Setter, deep: bool = True) -> list[Box]:
    head = setter.words("Contents", _HEADINGS[1], keep=True)
    boxes: list[Box] = []
    for number, section in enumerate(outline.sections):
        if not deep and section.level > 1:
            continue
        type_ = _CONTENTS if section.level == 1 else replace(_CONTENTS, ink=MUTED, leading=16)
        heading = ((section.heading, type_),)
        line = ContentsLine(setter.letters, heading, indent=16.0 * (section.level - 1), key=_key(number))
        boxes.append(line)
    if not outline.landscape:
        return [head, *boxes]
    half = (len(boxes) + 1) // 2
    return [head, Grid([[Stack(boxes[:half]), Stack(boxes[half:])]], (0.5, 0.5), (), 0, 40, ruled=False)]


def _signed(section: Section) -> bool:
    return any(isinstance(block, Signatures) for block in section.blocks)


def _section(number: int, section: Section, setter: Setter) -> list[Box]:
    mark = Mark(_key(number), section.heading, section.level - 1)
    type_ = _HEADINGS[section.level]
    # The space above a heading goes with the space between all else.
    type_ = replace(type_, before=type_.before * setter.looks.gap / REPORT.gap)
    boxes = [setter.heading(section, type_, mark=mark), *setter.blocks(section.blocks)]
    if _signed(section):
        # Nobody signs a page on which nothing else stands.
        whole = Whole(boxes, before=boxes[0].before, after=boxes[-1].after)
        return [whole] if whole.height(setter.width) <= 0.6 * setter.looks.figure_height else boxes
    return boxes


def _alone(section: Section, setter: Setter, space: float) -> list[Box]:
    """Return the only section of a report, a little smaller if it fits below the title then."""
    usual = _section(0, section, setter)
    if not space < flow.height(usual, setter.width) + usual[0].before <= space / (_TIGHTEST - 0.05):
        return usual
    for by in (0.94, 0.88, _TIGHTEST):
        boxes = _section(0, section, replace(setter, looks=scaled(setter.looks, by)))
        boxes[0].before *= 0.5
        if boxes[0].before + flow.height(boxes, setter.width) <= space:
            return boxes
    return usual


@dataclass(frozen=True)
class Sheet:
    """The paper of a report, and what stands on each page of it around the text."""

    outline: Outline
    letters: Lettering
    colours: words.Colours

    @property
    def size(self) -> tuple[float, float]:
        short, long = PAPERS[self.outline.look.paper]
        return (long, short) if self.outline.landscape else (short, long)

    @property
    def width(self) -> float:
        return self.size[0] - LEFT - RIGHT

    @property
    def top(self) -> float:
        return self.size[1] - (TOP - 8 if self.outline.landscape else TOP)

    @property
    def height(self) -> float:
        return self.top - (BOTTOM - 4 if self.outline.landscape else BOTTOM)

    def frame(self, canvas: Pages) -> None:
        """Draw what stands on every page around the text."""
        outline, right, top, foot = self.outline, self.size[0] - RIGHT, self.size[1] - 44, 38.0
        if canvas.page > 1:
            self._line(canvas, outline.title, LEFT, top, 0.6)
            self._line(canvas, outline.alliance, right, top, 0.36, "right")
            self._rule(canvas, top - 8)
        else:
            self._first(canvas)
        self._rule(canvas, foot + 14)
        self._line(canvas, words.imprint(outline), LEFT, foot, 0.78)
        if outline.look.footer:
            self._line(canvas, outline.look.footer, LEFT, foot - 12, 1)
        canvas.await_words("", right, foot, page=canvas.page, align="right", size=8, ink=MUTED)

    def _first(self, canvas: Pages) -> None:
        wide, high = self.size
        for ink, x, share in ((self.colours["ours"], 0.0, 0.72), (STAR, 0.72 * wide, 0.28)):
            canvas.setFillColor(colour(ink))
            canvas.rect(x, high - 7, share * wide, 7, fill=1, stroke=0)
        canvas.logos(self.outline.look.logos, wide - RIGHT, high - 28, LOGO, 0.8 * self.width)

    def _line(
        self, canvas: Pages, text: str, x: float, y: float, share: float, align: Align = "left"
    ) -> None:
        said, space = one_line(self.letters, text), self.width * share
        set_line(canvas, self.letters, said, x, y, space=space, size=8, ink=MUTED, align=align)

    def _rule(self, canvas: Pages, y: float) -> None:
        canvas.setStrokeColor(colour(LINE))
        canvas.setLineWidth(0.6)
        canvas.line(LEFT, y, self.size[0] - RIGHT, y)


def write(outline: Outline, letters: Lettering) -> bytes:
    """Return a report as a PDF file."""
    colours = house_palette(outline.look.ours, outline.look.theirs)
    sheet = Sheet(outline, letters, colours)
    width, height = sheet.width, sheet.height
    looks = replace(REPORT, figure_height=0.8 * height)
    if outline.landscape:
        # Wide pages are low: a picture with its heading may fill one.
        looks = replace(looks, figure_height=0.87 * height, figure=1.25)
    setter = Setter(letters, looks, width, colours)

    def parts(air: float, size: float, named: Contents) -> list[list[Box]]:
        # The only section of a report finds its size by itself.
        size = 1 if len(outline.sections) == 1 else size
        closer = looks if air == size == 1 else scaled(aired(looks, air), size)
        return _parts(outline, replace(setter, looks=closer), height, named)

    pages = fullest(parts, outline.contents, width, height)
    canvas = Pages(outline, letters, sheet.size)
    for number, page in enumerate(pages):
        if number:
            canvas.next_page()
        sheet.frame(canvas)
        page.draw(canvas, LEFT, sheet.top, width)
    return canvas.finished()


def _parts(outline: Outline, setter: Setter, height: float, named: Contents) -> list[list[Box]]:
    """Return what begins on a page of its own: the title, and the sections that follow one another."""
    width = setter.width
    parts: list[list[Box]] = [_title_block(outline, setter)]
    if outline.contents:
        first = _section(0, outline.sections[0], setter) if outline.sections else []
        parts = _with_contents(outline, setter, parts[0], first, height, named)
    if len(outline.sections) == 1:
        parts[-1] += _alone(outline.sections[0], setter, height - flow.height(parts[-1], width))
        return parts
    before: list[Box] = []
    for number, section in enumerate(outline.sections):
        if section.new_page and parts[-1]:
            parts.append([])
        boxes = _section(number, section, setter)
        if before and _signed(section) and before[-1].height(width) <= 0.3 * height:
            # Nobody signs a page on which there is nothing but the signatures.
            before[-1].keep = True
        parts[-1] += boxes
        before = boxes
        after = outline.sections[number + 1 : number + 2]
        if section.level == 1 and after and after[0].level == 2 and not after[0].new_page:
            # What introduces its parts is not left behind when the first of them moves on.
            last = parts[-1][-1]
            last.keep = isinstance(last, Words) and last.height(width) <= 3 * setter.looks.lead.leading
    return parts


def _with_contents(
    outline: Outline, setter: Setter, title: list[Box], first: list[Box], height: float, named: Contents
) -> list[list[Box]]:
    """Return the title and the contents, with room for the first section below them if that can be had.

    Parts of sections are named unless that would drive the first section away; "close" lets it go on.
    """
    width = setter.width
    short = _contents(outline, setter, deep=False)
    whole = _contents(outline, setter) if named == "parts" else short
    for contents in (whole, short):
        if first and (named == "close" or Stack([*title, *contents, *first]).height(width) <= height):
            return [[*title, *contents]]
    if Stack([*title, *whole]).height(width) <= height:
        return [[*title, *whole], []]
    # A page of contents of its own rather than one with its last lines.
    below = first and Stack([*whole, *first]).height(width) <= height
    return [title, whole] if below else [title, whole, []]
