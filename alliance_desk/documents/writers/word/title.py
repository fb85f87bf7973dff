"""The title of a document in Word: logos, names, facts, and the contents below them."""

from __future__ import annotations

import io

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from alliance_desk.documents.outline import Outline
from alliance_desk.documents.press import logos, words
from alliance_desk.documents.writers.word import oxml
from alliance_desk.documents.writers.word.blocks import GUTTER, Setter
from alliance_desk.documents.writers.word.runs import add

_LOGO = 34
"""How high logos are, in points."""


def title(outline: Outline, setter: Setter, width: int) -> None:
    """Add what stands before the first section."""
    document = setter.document
    _logos(outline, setter, width)
    if outline.alliance:
        add(document, "Eyebrow", f"★  {outline.alliance}")
    add(document, "Title", outline.title)
    if outline.subtitle:
        add(document, "Subtitle", outline.subtitle)
    for party in outline.parties:
        add(document, "Party", f"●  {party.name}", f"Ink{party.tone.title()}")
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
    setter.facts(document, (*outline.facts, *more), width)


def _logos(outline: Outline, setter: Setter, width: int) -> None:
    """Add the logos beside one another: ours to the left, the partner's to the right."""
    drawn = logos.drawn(outline.look.logos)
    if not drawn:
        return
    each = (width - GUTTER * (len(drawn) - 1)) // len(drawn)
    _, cells = setter.beside(setter.document, len(drawn), each)
    sizes = logos.sizes(drawn, _LOGO * setter.zoom, each / 20)
    for at, (cell, logo, (wide, high)) in enumerate(zip(cells, drawn, sizes, strict=True)):
        line = cell.paragraphs[0]
        line._p.style = "Logo"
        if at:
            last = at == len(drawn) - 1
            line.alignment = WD_ALIGN_PARAGRAPH.RIGHT if last else WD_ALIGN_PARAGRAPH.CENTER
        picture = line.add_run().add_picture(io.BytesIO(logo.png), Pt(wide), Pt(high))
        oxml.describe(picture, f"Logo of {logo.company}")


def contents(outline: Outline, document: Document) -> None:
    """Add the contents, filled in: links without page numbers, which only Word itself could know."""
    add(document, "TOCHeading", "Contents")
    lines = [add(document, f"TOC{section.level}", section.heading or " ") for section in outline.sections]
    for number, line in enumerate(lines):
        oxml.make_link(line, number)
    oxml.add_field(lines[0], lines[-1], r'TOC \o "1-2" \n \h \z \u')
