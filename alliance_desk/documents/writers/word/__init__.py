"""The Word writer: our template, filled in with python-docx; a deck becomes a handout on wide pages."""

from __future__ import annotations

import io
import zipfile
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Emu
from docx.text.paragraph import Paragraph

from alliance_desk.bundle import RESOURCES
from alliance_desk.documents.outline import Outline, Signatures
from alliance_desk.documents.press import words
from alliance_desk.documents.press.fonts import lettering, words_of
from alliance_desk.documents.writers.word import oxml
from alliance_desk.documents.writers.word.blocks import Setter, add
from alliance_desk.text import legal

_HANDOUT = 1.25
"""How much larger than a report a handout is set."""
_ONE_PAGE, _SHORT = 2400, 700
"""Sections of a handout and of a report with fewer letters than these stay on one page."""


def _legal(part: Any) -> Any:
    """Return an outline in which every text may stand in a Word file."""
    if isinstance(part, str):
        return legal(part)
    if isinstance(part, tuple):
        return tuple(map(_legal, part))
    if is_dataclass(part) and not isinstance(part, type):
        return replace(part, **{one.name: _legal(getattr(part, one.name)) for one in fields(part)})
    return part


def _title(outline: Outline, setter: Setter, width: int) -> None:
    document = setter.document
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
        ("Version", outline.version),
        ("Confidentiality", words.secrecy(outline)),
    )
    more = ((label, text) for label, text in own if text and label.casefold() not in labels)
    setter.facts(document, (*outline.facts, *more), width)


def _contents(outline: Outline, document: Document) -> None:
    """Add the contents, filled in: links without page numbers, which only Word itself could know."""
    add(document, "TOCHeading", "Contents")
    lines = [add(document, f"TOC{section.level}", section.heading or " ") for section in outline.sections]
    for number, line in enumerate(lines):
        oxml.make_link(line.runs[0], number)
    oxml.add_field(lines[0], lines[-1], r'TOC \o "1-2" \n \h \z \u')


def _sections(outline: Outline, setter: Setter, width: int) -> None:
    short = _ONE_PAGE if outline.kind == "deck" else _SHORT
    before: Paragraph | None = None
    for number, section in enumerate(outline.sections):
        fresh = section.new_page or (number == 0 and (outline.contents or outline.kind == "deck"))
        last = setter.document.paragraphs[-1]
        if fresh and last._p.style == "AfterTable":
            # The space after a table that fills its page would be a page with nothing on it.
            oxml.drop(last)
        heading = add(setter.document, f"Heading{section.level}", section.heading)
        oxml.add_bookmark(heading, number)
        if fresh:
            heading.paragraph_format.page_break_before = True
        setter.blocks(setter.document, section.blocks, width)
        is_short = sum(map(len, words_of(section.blocks))) < short
        # Nobody signs a page on which there is nothing but the signatures.
        signed = any(isinstance(block, Signatures) for block in section.blocks)
        if is_short:
            oxml.keep_together(before if signed and before is not None else heading)
        before = heading if is_short else None


def _page(outline: Outline, document: Document) -> tuple[int, float]:
    """Fill head and foot of the template's page, lay it wide for a handout; return what blocks may take."""
    page = document.sections[0]
    fill = {"«title»": outline.title, "«alliance»": outline.alliance, "«imprint»": words.imprint(outline)}
    for part in (page.header, page.footer, page.first_page_footer):
        for run in part.paragraphs[0].runs:
            if run.text in fill:
                run.text = _line(fill[run.text])
    wide, high = page.page_width or Emu(0), page.page_height or Emu(0)
    if outline.kind == "deck":
        page.orientation = WD_ORIENT.LANDSCAPE
        page.page_width, page.page_height = wide, high = high, wide
        oxml.enlarge(document, _HANDOUT)
    width = Emu(wide - (page.left_margin or 0) - (page.right_margin or 0))
    for style in ("Header", "Footer"):
        line: Any = document.styles[style]
        stops = line.paragraph_format.tab_stops
        stops.clear_all()
        stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    return width.twips, Emu(high).pt * 0.66


def _line(text: str) -> str:
    return text.replace("\n", " ").replace("\t", " ")


def _packed(document: Document) -> bytes:
    """Return a document as a file without the time of day: the same document makes the same file."""
    saved, out = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as parts, zipfile.ZipFile(out, "w", compresslevel=4) as package:
        for name in parts.namelist():
            entry = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            package.writestr(entry, parts.read(name))
    return out.getvalue()


def to_bytes(outline: Outline) -> bytes:
    """Return an outline as a Word file."""
    outline = _legal(outline)
    letters = lettering(outline)
    document = docx.Document(str(RESOURCES / "templates" / "report.docx"))
    oxml.drop(document.paragraphs[0])
    width, tallest = _page(outline, document)
    setter = Setter(document, letters, _HANDOUT if outline.kind == "deck" else 1, tallest)
    _title(outline, setter, width)
    if outline.contents and outline.sections and outline.kind == "report":
        _contents(outline, document)
    _sections(outline, setter, width)
    about = document.core_properties
    about.title = _line(outline.title)[:255]
    about.subject = _line(outline.subtitle or outline.alliance)[:255]
    about.keywords = _line(words.secrecy(outline))[:255]
    oxml.embed(document, letters)
    return _packed(document)


def write(outline: Outline, path: Path) -> None:
    """Write an outline as a Word file."""
    path.write_bytes(to_bytes(outline))
