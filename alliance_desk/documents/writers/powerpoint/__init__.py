"""The PowerPoint writer: layouts and placeholders of our template, native tables and charts, notes."""

from __future__ import annotations

import io
from pathlib import Path

from alliance_desk.documents.outline import Outline
from alliance_desk.documents.press.fonts import lettering
from alliance_desk.documents.press.words import secrecy
from alliance_desk.documents.writers.powerpoint.items import Measure
from alliance_desk.documents.writers.powerpoint.slides import Slides
from alliance_desk.documents.writers.powerpoint.template import opened
from alliance_desk.text import plain


def to_bytes(outline: Outline) -> bytes:
    """Return an outline as a PowerPoint file."""
    presentation, stage = opened(outline.look)
    slides = Slides(presentation, stage, outline, Measure(lettering(outline)))
    slides.title()
    for section in outline.sections:
        slides.section(section)
    about = presentation.core_properties
    about.title = _short(outline.title)
    about.subject = _short(outline.subtitle or outline.alliance)
    about.keywords = _short(secrecy(outline))
    # A template names whoever made it; documents name their author only if the user chose so.
    about.author = about.last_modified_by = _short(outline.author)
    about.comments = about.category = ""
    out = io.BytesIO()
    presentation.save(out)
    return out.getvalue()


def _short(text: str) -> str:
    """Return a text as a property of the file may be: one line, at most 255 characters."""
    return plain(text).replace("\n", " ").replace("\t", " ")[:255]


def write(outline: Outline, path: Path) -> None:
    """Write an outline as a PowerPoint file."""
    path.write_bytes(to_bytes(outline))
