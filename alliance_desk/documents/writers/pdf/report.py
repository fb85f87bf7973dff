"""Reports as PDF: a calm title block, headed sections, and a foot that says what one is holding."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from alliance_desk.documents.outline import Facts, Outline, Section
from alliance_desk.documents.press import words
from alliance_desk.documents.press.fonts import Lettering
from alliance_desk.documents.press.looks import INK, LINE, MUTED, OURS, REPORT, STAR, Type
from alliance_desk.documents.press.setting import colour, set_line
from alliance_desk.documents.writers.pdf.blocks import Setter
from alliance_desk.documents.writers.pdf.boxes import Box, Mark, Rule, Stack, Words
from alliance_desk.documents.writers.pdf.pages import Pages

A4 = (595.276, 841.89)
LEFT, RIGHT, TOP, BOTTOM = 64.0, 64.0, 74.0, 68.0
WIDTH = A4[0] - LEFT - RIGHT
HEIGHT = A4[1] - TOP - BOTTOM

_TITLE = Type(24, 30, bold=True, after=4)
_SUBTITLE = Type(12.5, 18, ink=MUTED, after=8)
_PARTY = Type(10.5, 15, bold=True)
_EYEBROW = Type(9.5, 13, ink=MUTED, after=8)
_HEADINGS = {1: Type(15, 20, bold=True, before=22, after=7), 2: REPORT.head}
_CONTENTS = Type(10, 19)


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
    for party in outline.parties:
        type_ = replace(_PARTY, ink=words.ink(party.tone))
        boxes.append(setter.words(party.name, type_, bullet="●", indent=15))
    boxes.append(Rule(INK, 1.2, before=12, after=10))
    said = dict.fromkeys(label.casefold() for label, _ in outline.facts)
    own = (
        ("Date", words.day(outline.dated) if outline.dated else ""),
        ("Version", outline.version),
        ("Confidentiality", words.secrecy(outline)),
    )
    pairs = (*outline.facts, *((label, text) for label, text in own if text and label.casefold() not in said))
    if pairs:
        boxes.extend(setter.block(Facts(pairs)))
    return boxes


def _key(number: int) -> str:
    return f"section-{number}"


def _contents(outline: Outline, setter: Setter) -> list[Box]:
    boxes: list[Box] = [setter.words("Contents", _HEADINGS[1], keep=True)]
    for number, section in enumerate(outline.sections):
        type_ = _CONTENTS if section.level == 1 else replace(_CONTENTS, ink=MUTED, leading=16)
        heading = ((section.heading, type_),)
        line = ContentsLine(setter.letters, heading, indent=16.0 * (section.level - 1), key=_key(number))
        boxes.append(line)
    return boxes


def _section(number: int, section: Section, setter: Setter) -> list[Box]:
    mark = Mark(_key(number), section.heading, section.level - 1)
    return [
        setter.heading(section, _HEADINGS[section.level], mark=mark),
        *setter.blocks(section.blocks),
    ]


def _frame(canvas: Pages, outline: Outline, letters: Lettering, number: int) -> None:
    """Draw what stands on every page around the text."""
    top, foot, right = A4[1] - 44, 38.0, A4[0] - RIGHT
    small: dict[str, Any] = {"size": 8, "ink": MUTED}
    if number > 1:
        set_line(canvas, letters, _one(letters, outline.title), LEFT, top, space=WIDTH * 0.6, **small)
        alliance = _one(letters, outline.alliance)
        set_line(canvas, letters, alliance, right, top, align="right", space=WIDTH * 0.36, **small)
        _line(canvas, top - 8, LINE, 0.6)
    else:
        canvas.setFillColor(colour(OURS))
        canvas.rect(0, A4[1] - 7, A4[0] * 0.72, 7, fill=1, stroke=0)
        canvas.setFillColor(colour(STAR))
        canvas.rect(A4[0] * 0.72, A4[1] - 7, A4[0] * 0.28, 7, fill=1, stroke=0)
    _line(canvas, foot + 14, LINE, 0.6)
    set_line(canvas, letters, _one(letters, words.imprint(outline)), LEFT, foot, space=WIDTH * 0.78, **small)
    canvas.await_words("", right, foot, page=number, align="right", **small)


def _one(letters: Lettering, text: str) -> str:
    return letters.shown(text).replace("\n", " ")


def _line(canvas: Pages, y: float, ink: str, thick: float) -> None:
    canvas.setStrokeColor(colour(ink))
    canvas.setLineWidth(thick)
    canvas.line(LEFT, y, A4[0] - RIGHT, y)


def write(outline: Outline, letters: Lettering) -> bytes:
    """Return a report as a PDF file."""
    setter = Setter(letters, REPORT, WIDTH)
    canvas = Pages(outline, letters, A4)
    parts: list[list[Box]] = [_title_block(outline, setter)]
    if outline.contents:
        parts[0] += _contents(outline, setter)
        parts.append([])
    for number, section in enumerate(outline.sections):
        if section.new_page and parts[-1]:
            parts.append([])
        parts[-1] += _section(number, section, setter)
    fresh = True
    for boxes in parts:
        rest: Box | None = Stack(boxes) if boxes else None
        while rest is not None:
            if not fresh:
                canvas.next_page()
            fresh = False
            _frame(canvas, outline, letters, canvas.page)
            now, later = (rest, None) if rest.height(WIDTH) <= HEIGHT else rest.split(WIDTH, HEIGHT)
            if now is None:
                # Nothing of it fits and nothing can be split: better too long than never.
                now, later = rest, None
            now.draw(canvas, LEFT, A4[1] - TOP, WIDTH)
            rest = later
    return canvas.finished()
