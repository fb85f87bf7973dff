"""The PowerPoint writer: layouts and placeholders of our template, native tables and charts, notes."""

from __future__ import annotations

import io
from pathlib import Path

from pptx import Presentation

from alliance_desk.bundle import RESOURCES
from alliance_desk.documents.outline import Outline
from alliance_desk.documents.press.fonts import lettering
from alliance_desk.documents.press.words import secrecy
from alliance_desk.documents.writers.powerpoint.items import Measure
from alliance_desk.documents.writers.powerpoint.slides import Slides
from alliance_desk.text import legal


def to_bytes(outline: Outline) -> bytes:
    """Return an outline as a PowerPoint file."""
    presentation = Presentation(str(RESOURCES / "templates" / "deck.pptx"))
    slides = Slides(presentation, outline, Measure(lettering(outline)))
    slides.title()
    for section in outline.sections:
        slides.section(section)
    about = presentation.core_properties
    about.title = _short(outline.title)
    about.subject = _short(outline.subtitle or outline.alliance)
    about.keywords = _short(secrecy(outline))
    about.author = about.last_modified_by = ""
    out = io.BytesIO()
    presentation.save(out)
    return out.getvalue()


def _short(text: str) -> str:
    """Return a text as a property of the file may be: one line, at most 255 characters."""
    return legal(text).replace("\n", " ").replace("\t", " ")[:255]


def write(outline: Outline, path: Path) -> None:
    """Write an outline as a PowerPoint file."""
    path.write_bytes(to_bytes(outline))
