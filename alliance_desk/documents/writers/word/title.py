"""The title of a document in Word: logos, names, facts, and the contents below them."""

from __future__ import annotations

import io

from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from alliance_desk.documents.outline import Logo, Outline
from alliance_desk.documents.press import logos, words
from alliance_desk.documents.writers.word import oxml
from alliance_desk.documents.writers.word.blocks import GUTTER, Setter
from alliance_desk.documents.writers.word.runs import add, say

_BETWEEN = "     "
_LINE, _TIGHT, _HEADING = 16.5, 13.5, 44
"""How high a line of the contents is, how high at least, and how high their heading is, in points."""
_LOGO, _LOW_LOGO = 34, 26
"""How high logos are, and how high on pages that are not high, in points."""


def title(outline: Outline, setter: Setter, width: int) -> float:
    """Add what stands before the first section; return about how high that is, in points."""
    document = setter.document
    wide = outline.kind == "report" and (outline.landscape or outline.compact)
    eyebrow = f"★  {outline.alliance}" if outline.alliance else ""
    drawn = logos.drawn(outline.look.logos)
    if drawn and wide:
        _beside_eyebrow(setter, drawn, eyebrow, width)
    else:
        _logos(setter, drawn, width)
        if eyebrow:
            add(document, "Eyebrow", eyebrow)
    add(document, "Title", outline.title)
    if outline.subtitle:
        add(document, "Subtitle", outline.subtitle)
    line = None
    for party in outline.parties:
        if line is None or not wide:
            line = add(document, "Party")
        else:
            say(line, _BETWEEN)
        say(line, f"●  {party.name}", f"Ink{party.tone.title()}")
    add(document, "TitleRule")
    labels = {label.casefold() for label, _ in outline.facts}
    own = (
        ("Date", words.day(outline.dated) if outline.dated else ""),
        ("As of", words.as_of(outline)),
        ("Version", outline.version),
        ("Prepared by", words.makers(outline)),
        ("Confidentiality", words.secrecy(outline)),
    )
    more = ((label, text) for label, text in own if text and label.casefold() not in labels)
    facts = (*outline.facts, *more)
    # A wide page is not high: what can stand beside one another does.
    (setter.facts_beside if wide else setter.facts)(document, facts, width)
    lines = len(setter.letters.lines(outline.title, 24, width / 20, bold=True))
    top = (44 if wide else 60) * bool(drawn) + 20 * bool(eyebrow and not (drawn and wide))
    above = top + 33 * lines + 26 * bool(outline.subtitle)
    below = 16 + (17 + 44 if wide else 17 * len(outline.parties) + 18 * len(facts))
    return above + below


def _logos(setter: Setter, drawn: tuple[Logo, ...], width: int) -> None:
    """Add the logos beside one another: ours to the left, the partner's to the right."""
    if not drawn:
        return
    each = (width - GUTTER * (len(drawn) - 1)) // len(drawn)
    _, (cells,) = setter.beside(setter.document, len(drawn), width)
    sizes = logos.sizes(drawn, _LOGO, each / 20)
    for at, (cell, logo, size) in enumerate(zip(cells, drawn, sizes, strict=True)):
        line = _to_show(cell)
        if at:
            last = at == len(drawn) - 1
            line.alignment = WD_ALIGN_PARAGRAPH.RIGHT if last else WD_ALIGN_PARAGRAPH.CENTER
        _show(line, logo, size)


def _beside_eyebrow(setter: Setter, drawn: tuple[Logo, ...], eyebrow: str, width: int) -> None:
    """Add the logos to the right of the name of the alliance: a wide page is not high."""
    _, ((left, right),) = setter.beside(setter.document, 2, width)
    left.vertical_alignment = WD_ALIGN_VERTICAL.BOTTOM
    name, line = left.paragraphs[0], _to_show(right)
    oxml.set_style(name, "Eyebrow")
    say(name, eyebrow)
    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    name.paragraph_format.space_after = line.paragraph_format.space_after = Pt(2)
    room = (width - GUTTER) / 2 / 20
    sizes = logos.sizes(drawn, _LOW_LOGO, room / len(drawn) - 16)
    for at, (logo, size) in enumerate(zip(drawn, sizes, strict=True)):
        say(line, _BETWEEN if at else "")
        _show(line, logo, size)


def _to_show(cell: _Cell) -> Paragraph:
    line = cell.paragraphs[0]
    oxml.set_style(line, "Logo")
    return line


def _show(line: Paragraph, logo: Logo, size: tuple[float, float]) -> None:
    picture = line.add_run().add_picture(io.BytesIO(logo.png), *map(Pt, size))
    oxml.describe(picture, f"Logo of {logo.company}")


def contents(outline: Outline, setter: Setter, room: float) -> None:
    """Add the contents, filled in: links without page numbers, which only Word itself could know.

    ``room`` is how high they may be. Where not all headings fit, only those of the first level are named;
    where these don't either, the contents have a page of their own.
    """
    document = setter.document
    lines = int((room - _HEADING) / _LINE)
    sections = list(enumerate(outline.sections))
    first = [(number, section) for number, section in sections if section.level == 1]
    deep = len(sections) <= lines or not first
    shown = sections if deep else first
    head = add(document, "TOCHeading", "Contents")
    tight = outline.landscape and lines < len(shown) <= int((room - _HEADING) / _TIGHT)
    if len(shown) > lines and not tight:
        head.paragraph_format.page_break_before = True
    made = [add(document, f"TOC{section.level}", section.heading or " ") for _, section in shown]
    for (number, _), line in zip(shown, made, strict=True):
        oxml.make_link(line, number)
        if tight:
            line.paragraph_format.space_after = Pt(0)
            line.paragraph_format.line_spacing = Pt(_TIGHT)
    oxml.add_field(made[0], made[-1], rf'TOC \o "1-{2 if deep else 1}" \n \h \z \u')
