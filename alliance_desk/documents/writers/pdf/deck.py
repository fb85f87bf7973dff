"""Decks as PDF: wide pages, one slide a section, and a further slide where one is too small."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from alliance_desk.documents.outline import Outline, Section
from alliance_desk.documents.press import flow, words
from alliance_desk.documents.press.fonts import Lettering
from alliance_desk.documents.press.looks import DECK, LINE, MUTED, OURS, ROOMY, STAR, Type
from alliance_desk.documents.press.setting import colour, set_line
from alliance_desk.documents.writers.pdf.blocks import Setter
from alliance_desk.documents.writers.pdf.boxes import Box, Mark, Stack, Words
from alliance_desk.documents.writers.pdf.pages import Pages

SIZE = (960.0, 540.0)
LEFT, RIGHT, TOP, BOTTOM = 54.0, 54.0, 46.0, 58.0
UNDER = 18.0
WIDTH = SIZE[0] - LEFT - RIGHT

_TITLE = Type(40, 48, bold=True, after=8)
_SUBTITLE = Type(20, 28, ink=MUTED, after=22)
_PARTY = Type(18, 27, bold=True)
_SMALL = Type(13, 19, ink=MUTED)
_HEADING = Type(27, 34, bold=True)
_DIVIDER = Type(36, 44, bold=True)


def _one(letters: Lettering, text: str) -> str:
    return letters.shown(text).replace("\n", " ")


def _foot(canvas: Pages, outline: Outline, letters: Lettering) -> None:
    small: dict[str, Any] = {"size": 10.5, "ink": MUTED}
    set_line(canvas, letters, "★", LEFT, 27, size=10.5, ink=STAR)
    foot = _one(letters, words.slide_foot(outline))
    set_line(canvas, letters, foot, LEFT + 16, 27, space=WIDTH * 0.68, **small)
    said = _one(letters, " · ".join(filter(None, (words.secrecy(outline), str(canvas.page)))))
    set_line(canvas, letters, said, SIZE[0] - RIGHT, 27, align="right", space=WIDTH * 0.28, **small)


def _title_slide(canvas: Pages, outline: Outline, setter: Setter) -> None:
    canvas.setFillColor(colour(OURS))
    canvas.rect(0, 0, 14, SIZE[1], fill=1, stroke=0)
    boxes: list[Box] = [
        setter.words(f"★  {outline.alliance}", replace(_SMALL, size=15, leading=22, after=14))
        if outline.alliance
        else Stack(()),
        setter.words(outline.title, _TITLE, mark=Mark("title", outline.title, 0)),
        *([setter.words(outline.subtitle, _SUBTITLE)] if outline.subtitle else []),
        *(
            setter.words(party.name, replace(_PARTY, ink=words.ink(party.tone)), bullet="●", indent=24)
            for party in outline.parties
        ),
    ]
    stack = Stack(boxes)
    high = min(stack.height(WIDTH), SIZE[1] - 120)
    stack.draw(canvas, LEFT + 30, SIZE[1] / 2 + high / 2 + 30, WIDTH - 30)
    facts = " · ".join(f"{label}: {words.cell(value).text}" for label, value in outline.facts)
    for place, line in enumerate(setter.letters.lines(facts, 13, WIDTH - 30)[:3] if facts else []):
        set_line(canvas, setter.letters, line, LEFT + 30, 74 - place * 18, size=13, ink=MUTED)
    imprint = _one(setter.letters, words.imprint(outline))
    set_line(canvas, setter.letters, imprint, LEFT + 30, 27, size=10.5, ink=MUTED, space=WIDTH - 30)


def _heading(section: Section, part: int, setter: Setter, mark: Mark) -> Words:
    said = section.heading if part == 1 else f"{section.heading} ({part})"
    return setter.words(said, _HEADING, mark=mark if part == 1 else None)


def _slides(section: Section, setter: Setter) -> list[Box]:
    """Return what stands on each slide of a section: large type on one slide, or smaller type on some."""
    heading = setter.words(f"{section.heading} (9)", _HEADING)
    space = SIZE[1] - TOP - heading.height(WIDTH) - UNDER - BOTTOM
    roomy = Stack(replace(setter, looks=ROOMY).blocks(section.blocks))
    if roomy.height(WIDTH) <= space:
        return [roomy]
    return [Stack(boxes) for boxes in flow.slides(setter.blocks(section.blocks), WIDTH, space)]


def write(outline: Outline, letters: Lettering) -> bytes:
    """Return a deck as a PDF file."""
    setter = Setter(letters, DECK, WIDTH)
    canvas = Pages(outline, letters, SIZE)
    _title_slide(canvas, outline, replace(setter, width=WIDTH - 30))
    for number, section in enumerate(outline.sections):
        mark = Mark(f"slide-{number}", section.heading, 0)
        if not section.blocks:
            canvas.next_page()
            divider = setter.words(section.heading, _DIVIDER, mark=mark)
            high = divider.height(WIDTH - 30)
            canvas.setFillColor(colour(LINE))
            canvas.rect(LEFT, SIZE[1] / 2 - high / 2, 5, high, fill=1, stroke=0)
            divider.draw(canvas, LEFT + 24, SIZE[1] / 2 + high / 2, WIDTH - 30)
            _foot(canvas, outline, letters)
            continue
        for part, boxes in enumerate(_slides(section, setter), 1):
            canvas.next_page()
            heading = _heading(section, part, setter, mark)
            heading.draw(canvas, LEFT, SIZE[1] - TOP, WIDTH)
            boxes.draw(canvas, LEFT, SIZE[1] - TOP - heading.height(WIDTH) - UNDER, WIDTH)
            _foot(canvas, outline, letters)
    return canvas.finished()
