"""The Word writer: a template, ours or the user's, filled in with python-docx; a deck becomes a handout."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE

from alliance_desk.documents.outline import Outline, Signatures
from alliance_desk.documents.press import words
from alliance_desk.documents.press.fonts import lettering, words_of
from alliance_desk.documents.press.packages import TemplateUnusable
from alliance_desk.documents.writers.word import oxml
from alliance_desk.documents.writers.word.blocks import Setter
from alliance_desk.documents.writers.word.pages import lay, one_line
from alliance_desk.documents.writers.word.runs import add
from alliance_desk.documents.writers.word.template import Template, ours, theirs
from alliance_desk.documents.writers.word.title import contents, title
from alliance_desk.text import plain

_NUMBER = re.compile(r"^\d+\. ")
_PICTURE = 0.87
"""How much of a page's height a picture may take."""
_SHORT, _TOPIC, _LAST = 700, 440, 1200
"""With fewer letters a section of a report stays with its first part, a topic of a handout on one page;
the last number is for its last topic."""


def _plain(part: Any) -> Any:
    """Return an outline in which every text may stand in a Word file, and is read as it is written."""
    if isinstance(part, str):
        return plain(part)
    if isinstance(part, tuple):
        return tuple(map(_plain, part))
    if is_dataclass(part) and not isinstance(part, type):
        return replace(part, **{one.name: _plain(getattr(part, one.name)) for one in fields(part)})
    return part


def _sections(outline: Outline, setter: Setter, width: int) -> None:
    deck = outline.kind == "deck"
    for number, section in enumerate(outline.sections):
        # The first page of a handout is its title with what opens the meeting.
        fresh = section.new_page or number == (1 if deck else 0 if outline.contents else -1)
        last = setter.document.paragraphs[-1]
        if fresh and last._p.style == "AfterTable":
            # The space after a table that fills its page would be a page with nothing on it.
            oxml.drop(last)
        elif number and any(isinstance(block, Signatures) for block in section.blocks):
            # Nobody signs a page on which there is nothing but the signatures.
            oxml.keep_end(setter.document)
        heading = add(setter.document, f"Heading{section.level}", section.heading)
        oxml.add_bookmark(heading, number)
        if fresh:
            heading.paragraph_format.page_break_before = True
            heading.paragraph_format.space_before = 0
        setter.blocks(setter.document, section.blocks, width)
        letters = sum(map(len, words_of(section.blocks)))
        is_short = letters < _SHORT
        # A few lines of the last topic don't stand alone on the last page.
        if deck and letters < (_LAST if section is outline.sections[-1] else _TOPIC):
            oxml.keep_together(heading)
        after = outline.sections[number + 1 : number + 2]
        if is_short and after and after[0].level > section.level and not after[0].new_page:
            # What introduces its parts is not left behind when the first of them moves on.
            oxml.keep_next(setter.document.paragraphs[-1])
    oxml.lower_end(setter.document)


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


def _about(outline: Outline, document: Document) -> None:
    """Say in the file's properties what it is; who made it only if that was chosen."""
    about = document.core_properties
    about.title = one_line(outline.title)[:255]
    about.subject = one_line(outline.subtitle or outline.alliance)[:255]
    about.keywords = one_line(words.secrecy(outline))[:255]
    about.author = one_line(outline.author)[:255]
    if outline.company:
        company = f"<Company>{escape(one_line(outline.company)[:255])}</Company></Properties>"
        for relation in document.part.package.rels.values():  # pyright: ignore[reportOptionalMemberAccess]
            if relation.reltype == RELATIONSHIP_TYPE.EXTENDED_PROPERTIES:
                part: Any = relation.target_part
                part._blob = part.blob.replace(b"</Properties>", company.encode())


def _written(outline: Outline, template: Template) -> bytes:
    letters = lettering(outline)
    document = docx.Document(io.BytesIO(template.data))
    for empty in document.paragraphs:
        oxml.drop(empty)
    width, high = lay(outline, document, letters, own=template.own)
    tight = outline.kind == "deck"
    setter = Setter(document, letters, high * _PICTURE, template.decimal, outline.look, tight)
    used = title(outline, setter, width)
    if outline.contents and outline.sections and outline.kind == "report":
        # Styles of others may be set larger than what was counted with.
        contents(outline, setter, (high - used) * (1 if template.own else 0.8))
    _sections(outline, setter, width)
    _about(outline, document)
    oxml.embed(document, letters, everyday_too=template.own)
    oxml.rename_styles(document, template.renamed)
    return _packed(document)


def to_bytes(outline: Outline) -> bytes:
    """Return an outline as a Word file; raise TemplateUnusable if the user's own template can't serve."""
    outline = _plain(outline)
    look = outline.look
    if not look.word_template:
        return _written(outline, ours(look.ours, look.theirs))
    template = theirs(look.word_template, look.ours, look.theirs)
    if template.numbered and outline.numbered:
        plain = (replace(one, heading=_NUMBER.sub("", one.heading)) for one in outline.sections)
        outline = replace(outline, sections=tuple(plain))
    try:
        return _written(outline, template)
    # A template that is odd in a way nobody thought of must not cost the user the document.
    except Exception as error:
        raise TemplateUnusable("The file is built in a way that can't be filled in.") from error


def write(outline: Outline, path: Path) -> None:
    """Write an outline as a Word file."""
    path.write_bytes(to_bytes(outline))
