"""Decks as PDF: wide pages, one slide a section, and a further slide where one is too small."""

from __future__ import annotations

from dataclasses import replace

from alliance_desk.documents.outline import Block, Outline, Paragraph
from alliance_desk.documents.press import flow, sizing, words
from alliance_desk.documents.press.fonts import Lettering
from alliance_desk.documents.press.house_colours import house_palette
from alliance_desk.documents.press.looks import DECK, LINE, MUTED, STAR, Type
from alliance_desk.documents.press.setting import colour, one_line, set_line
from alliance_desk.documents.writers.pdf.blocks import Setter
from alliance_desk.documents.writers.pdf.boxes import Box, Mark, Stack, Words
from alliance_desk.documents.writers.pdf.pages import Pages

SIZE = (960.0, 540.0)
LEFT, RIGHT, TOP, BOTTOM = 54.0, 54.0, 46.0, 58.0
UNDER = 18.0
WIDTH = SIZE[0] - LEFT - RIGHT

LOGO, TITLE_LOGO = 20.0, 40.0
"""How high logos are on a slide, and on the first."""

_TITLE = Type(40, 48, bold=True, after=8)
_SUBTITLE = Type(20, 28, ink=MUTED, after=22)
_PARTY = Type(18, 27, bold=True)
_SMALL = Type(13, 19, ink=MUTED)
_HEADING = Type(27, 34, bold=True)
_LONG_HEADING = Type(19, 24, bold=True)
_DIVIDER = Type(36, 44, bold=True)


def _footer(canvas: Pages, outline: Outline, letters: Lettering, left: float) -> None:
    said, space = one_line(letters, outline.look.footer), SIZE[0] - RIGHT - left
    set_line(canvas, letters, said, left, 13, size=8.5, ink=MUTED, space=space)


def _foot(canvas: Pages, outline: Outline, letters: Lettering) -> None:
    """Draw alliance, occasion and date on the left, secrecy and page on the right; the secrecy may wrap."""
    usual, small = 10.5, 8.5
    canvas.logos(outline.look.logos, SIZE[0] - RIGHT, SIZE[1] - 16, LOGO, WIDTH / 2)
    _footer(canvas, outline, letters, LEFT + 16)
    left, right = one_line(letters, words.slide_foot(outline)), one_line(letters, words.secrecy(outline))
    page = f" · {canvas.page}" if right else str(canvas.page)
    end = SIZE[0] - RIGHT - letters.width(page, usual)
    over, room = words.foot_shares(letters.width(left, usual), letters.width(right, usual), end - LEFT - 16)
    set_line(canvas, letters, "★", LEFT, 27, size=usual, ink=STAR)
    set_line(canvas, letters, left, LEFT + 16, 27, size=usual, ink=MUTED, space=over + 0.01)
    one = letters.width(right, usual) <= room + 0.01
    said = f"{right}{page}" if one else page
    set_line(canvas, letters, said, SIZE[0] - RIGHT, 27, size=usual, ink=MUTED, align="right")
    if one:
        return
    first, *more = letters.lines(right, small, room)
    for line, y in ((first, 32.0), (" ".join(more), 21.0)) if more else ((first, 27.0),):
        set_line(canvas, letters, line, end, y, size=small, ink=MUTED, align="right", space=room + 0.01)


def _title_slide(canvas: Pages, outline: Outline, setter: Setter) -> None:
    own = (("As of", words.as_of(outline)), ("Author", outline.author), ("Company", outline.company))
    pairs = [(label, words.cell(value).text) for label, value in outline.facts]
    pairs += [pair for pair in own if pair[1]]
    facts = " · ".join(f"{label}: {text}" for label, text in pairs)
    alliance = replace(_SMALL, size=15, leading=22, after=14)
    boxes: list[Box] = [
        *([setter.words(f"★  {outline.alliance}", alliance)] if outline.alliance else []),
        setter.words(outline.title, _TITLE, mark=Mark("title", outline.title, 0)),
        *([setter.words(outline.subtitle, _SUBTITLE)] if outline.subtitle else []),
        *(
            setter.words(party.name, replace(_PARTY, ink=setter.ink(party.tone)), bullet="●", indent=24)
            for party in outline.parties
        ),
        *([setter.words(facts, replace(_SMALL, before=18))] if facts else []),
    ]
    # One slide, unless somebody named a deck with a whole page of text.
    over = TITLE_LOGO + 14 if outline.look.logos else 0
    for place, slide in enumerate(flow.slides(boxes, setter.width, SIZE[1] - 110 - over)):
        if place:
            canvas.next_page()
        canvas.setFillColor(colour(setter.colours["ours"]))
        canvas.rect(0, 0, 14, SIZE[1], fill=1, stroke=0)
        stack = Stack(slide)
        top = min(SIZE[1] / 2 + stack.height(setter.width) / 2 + 20, SIZE[1] - 40 - over)
        stack.draw(canvas, LEFT + 30, top, setter.width)
        imprint = one_line(setter.letters, words.imprint(outline))
        set_line(canvas, setter.letters, imprint, LEFT + 30, 27, size=10.5, ink=MUTED, space=WIDTH - 30)
        _footer(canvas, outline, setter.letters, LEFT + 30)
        canvas.logos(outline.look.logos, SIZE[0] - RIGHT, SIZE[1] - 36, TITLE_LOGO, 0.8 * WIDTH)


def _heading(text: str, setter: Setter, mark: Mark | None) -> Words:
    """Return a heading in a type that leaves room for what stands below."""
    heading = setter.words(text, _HEADING, mark=mark)
    return heading if len(heading.lines(WIDTH)) <= 2 else setter.words(text, _LONG_HEADING, mark=mark)


def _slides(blocks: tuple[Block, ...], setter: Setter, space: float) -> list[Stack]:
    """Return what stands on each slide of a section."""
    shared = sizing.fitted(lambda looks: replace(setter, looks=looks).blocks(blocks), WIDTH, space)
    return [Stack(boxes) for boxes in shared]


def write(outline: Outline, letters: Lettering) -> bytes:
    """Return a deck as a PDF file."""
    setter = Setter(letters, DECK, WIDTH, house_palette(outline.look.ours, outline.look.theirs))
    canvas = Pages(outline, letters, SIZE)
    _title_slide(canvas, outline, replace(setter, width=WIDTH - 30))
    for number, section in enumerate(outline.sections):
        mark = Mark(f"slide-{number}", section.heading, 0)
        if not section.blocks:
            canvas.next_page()
            divider = setter.words(section.heading, _DIVIDER, mark=mark)
            if divider.height(WIDTH - 30) > SIZE[1] - 150:
                divider = setter.words(section.heading, replace(_LONG_HEADING, size=9, leading=11), mark=mark)
            high = divider.height(WIDTH - 30)
            canvas.setFillColor(colour(LINE))
            canvas.rect(LEFT, SIZE[1] / 2 - high / 2, 5, high, fill=1, stroke=0)
            divider.draw(canvas, LEFT + 24, SIZE[1] / 2 + high / 2, WIDTH - 30)
            _foot(canvas, outline, letters)
            continue
        over = _heading(f"{section.heading} (9)", setter, None)
        said, blocks = section.heading, section.blocks
        if len(over.lines(WIDTH)) > 4:
            # No heading, but a text: it stands below its own beginning.
            said = " ".join(line for line, _ in over.lines(WIDTH)[:2]) + "…"
            blocks = (Paragraph(section.heading), *blocks)
            over = _heading(f"{said} (9)", setter, None)
        under = TOP + over.height(WIDTH) + UNDER
        for part, boxes in enumerate(_slides(blocks, setter, SIZE[1] - under - BOTTOM), 1):
            canvas.next_page()
            text = said if part == 1 else f"{said} ({part})"
            heading = _heading(text, setter, mark if part == 1 else None)
            heading.draw(canvas, LEFT, SIZE[1] - TOP, WIDTH)
            below = heading.height(WIDTH) + UNDER
            down = sizing.lowered(boxes.boxes, WIDTH, SIZE[1] - TOP - below - BOTTOM) if part == 1 else 0
            boxes.draw(canvas, LEFT, SIZE[1] - TOP - below - down, WIDTH)
            _foot(canvas, outline, letters)
    return canvas.finished()
