"""The Word writer: our template's styles, filled in; a deck becomes a handout with its notes."""

from __future__ import annotations

from pathlib import Path

from alliance_desk.documents.outline import Outline
from alliance_desk.documents.press import words
from alliance_desk.documents.press.fonts import lettering
from alliance_desk.documents.writers.word import package, xml
from alliance_desk.documents.writers.word.blocks import WIDTH, Body
from alliance_desk.documents.writers.word.xml import paragraph, runs


def _title(outline: Outline, body: Body) -> list[str]:
    made = [paragraph("Eyebrow", runs(f"★  {outline.alliance}"))] if outline.alliance else []
    made.append(paragraph("Title", runs(outline.title)))
    if outline.subtitle:
        made.append(paragraph("Subtitle", runs(outline.subtitle)))
    for party in outline.parties:
        made.append(paragraph("Party", runs(f"●  {party.name}", f"Ink{party.tone.title()}")))
    made.append(paragraph("TitleRule", ""))
    labels = {label.casefold() for label, _ in outline.facts}
    own = (
        ("Date", words.day(outline.dated) if outline.dated else ""),
        ("Version", outline.version),
        ("Confidentiality", words.secrecy(outline)),
    )
    pairs = (
        *outline.facts,
        *((label, text) for label, text in own if text and label.casefold() not in labels),
    )
    return [*made, body.facts(pairs, WIDTH), paragraph("AfterTable", "")] if pairs else made


def _contents(outline: Outline) -> list[str]:
    """Return the contents, filled in: links without page numbers, which only Word itself could know."""
    lines = [
        xml.link(f"_Section{number}", section.heading) for number, section in enumerate(outline.sections)
    ]
    begin, end = xml.field(r'TOC \o "1-2" \n \h \z \u', "\0").split("\0")
    made = [paragraph("TOCHeading", runs("Contents"))]
    last = len(lines) - 1
    for number, (section, line) in enumerate(zip(outline.sections, lines, strict=True)):
        inside = f"{begin if number == 0 else ''}{line}{end if number == last else ''}"
        made.append(paragraph(f"TOC{section.level}", inside))
    return made


def _sections(outline: Outline, body: Body) -> list[str]:
    made: list[str] = []
    for number, section in enumerate(outline.sections):
        fresh = section.new_page or (outline.contents and number == 0)
        mark = (
            f'<w:bookmarkStart w:id="{number}" w:name="_Section{number}"/>{runs(section.heading)}'
            f'<w:bookmarkEnd w:id="{number}"/>'
        )
        made.append(paragraph(f"Heading{section.level}", mark, "<w:pageBreakBefore/>" if fresh else ""))
        made += body.blocks(section.blocks)
        if section.notes:
            made.append(paragraph("SpeakerNotes", runs("Notes\n", "LabelMuted") + runs(section.notes)))
    return made


def to_bytes(outline: Outline) -> bytes:
    """Return an outline as a Word file."""
    letters = lettering(outline)
    body = Body(letters)
    made = _title(outline, body)
    if outline.contents and outline.sections:
        made += _contents(outline)
    made += _sections(outline, body)
    return package.packed(outline, letters, made, body.pictures, body.lists)


def write(outline: Outline, path: Path) -> None:
    """Write an outline as a Word file."""
    path.write_bytes(to_bytes(outline))
