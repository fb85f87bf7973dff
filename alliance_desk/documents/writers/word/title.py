"""The title of a document in Word: logos, names, facts, and the contents below them."""

from __future__ import annotations

import io

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from alliance_desk.documents.outline import Outline
from alliance_desk.documents.press import logos, words
from alliance_desk.documents.writers.word import oxml
from alliance_desk.documents.writers.word.blocks import GUTTER, Setter
from alliance_desk.documents.writers.word.runs import add, say

_BETWEEN = "     "
_LINE, _TIGHT, _HEADING = 16.5, 13.5, 44
"""How high a line of the contents is, how high at least, and how high their heading is, in points."""
_LOGO = 34
"""How high logos are, in points."""


def title(outline: Outline, setter: Setter, width: int) -> float:
    """Add what stands before the first section; return about how high that is, in points."""
    document = setter.document
    _logos(outline, setter, width)
    if outline.alliance:
        add(document, "Eyebrow", f"★  {outline.alliance}")
    add(document, "Title", outline.title)
    if outline.subtitle:
        add(document, "Subtitle", outline.subtitle)
    wide = outline.kind == "report" and (outline.landscape or outline.compact)
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
    above = (
        20 * bool(outline.alliance) + 33 * lines + 26 * bool(outline.subtitle) + 60 * bool(outline.look.logos)
    )
    below = 16 + (17 + 44 if wide else 17 * len(outline.parties) + 18 * len(facts))
    return above + below


def _logos(outline: Outline, setter: Setter, width: int) -> None:
    """Add the logos beside one another: ours to the left, the partner's to the right."""
    drawn = logos.drawn(outline.look.logos)
    if not drawn:
        return
    each = (width - GUTTER * (len(drawn) - 1)) // len(drawn)
    _, cells = setter.beside(setter.document, len(drawn), each)
    sizes = logos.sizes(drawn, _LOGO, each / 20)
    for at, (cell, logo, (wide, high)) in enumerate(zip(cells, drawn, sizes, strict=True)):
        line = cell.paragraphs[0]
        oxml.set_style(line, "Logo")
        if at:
            last = at == len(drawn) - 1
            line.alignment = WD_ALIGN_PARAGRAPH.RIGHT if last else WD_ALIGN_PARAGRAPH.CENTER
        picture = line.add_run().add_picture(io.BytesIO(logo.png), Pt(wide), Pt(high))
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
