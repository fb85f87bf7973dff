"""A user's own Word file as template: looked at, stripped to its look, and given what our documents need."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import docx
from docx.document import Document

from alliance_desk.bundle import RESOURCES
from alliance_desk.documents.press.house_colours import house_palette
from alliance_desk.documents.press.packages import (
    Finding,
    TemplateReport,
    TemplateUnusable,
    checked,
    outside_links,
    rewritten,
)
from alliance_desk.documents.writers.word import fonts, head_and_foot, stripped, styles
from alliance_desk.pictures.palette import LIGHT

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DOCUMENT, _TEMPLATE = f"{_WORD}.document.main+xml", f"{_WORD}.template.main+xml"
_KIND = "a Word document (.docx) or Word template (.dotx)"


@dataclass(frozen=True)
class Template:
    """A file whose body is empty, ready to be filled."""

    data: bytes
    decimal: int
    """The list that numbered items are counted by."""
    own: bool = True
    numbered: bool = False
    """Its headings have numbers of their own."""
    renamed: Mapping[str, str] = field(default_factory=dict)
    """What our styles are called in it, where that differs."""
    report: TemplateReport | None = None


@lru_cache(maxsize=8)
def ours(our_colour: str, their_colour: str) -> Template:
    """Return our own template in the colours of the house."""
    data = (RESOURCES / "templates" / "report.docx").read_bytes()
    palette = house_palette(our_colour, their_colour)
    changed = {usual[1:]: palette[role][1:] for role, usual in LIGHT.items() if palette[role] != usual}
    if changed:
        found = re.compile("|".join(changed))
        parts = {}
        for name in ("word/styles.xml", "word/theme/theme1.xml"):
            text = checked(data, "word/document.xml", _KIND).read(name).decode()
            parts[name] = found.sub(lambda colour: changed[colour[0]], text).encode()
        data = rewritten(data, parts)
    return Template(data, 1)


def check_template(data: bytes) -> TemplateReport:
    """Return whether a file can serve as template for Word, what it lacks, and what serves for what."""
    try:
        report = theirs(data, "", "").report
        return report or TemplateReport(True)
    except TemplateUnusable as error:
        return TemplateReport(False, (Finding(str(error), "stop"),))


@lru_cache(maxsize=4)
def theirs(data: bytes, our_colour: str, their_colour: str) -> Template:
    """Return a user's file as a template; raise TemplateUnusable if it can't be one."""
    package = _opened(data)
    own = docx.Document(io.BytesIO(ours(our_colour, their_colour).data))
    try:
        return _taken_on(package, own)
    except TemplateUnusable:
        raise
    # A file that is odd in a way nobody thought of must not cost the user the document.
    except Exception as error:
        raise TemplateUnusable("The file is built in a way that can't be taken on.") from error


def _opened(data: bytes) -> bytes:
    """Return a file that is safe to be opened as a document; a template becomes one."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise TemplateUnusable("The file is protected by a password, or of an old kind. Save it as .docx.")
    package = checked(data, "[content_types].xml", _KIND)
    types = package.read("[Content_Types].xml").decode("utf-8", "replace")
    main = re.search(rf'<Override\b[^>]*"({re.escape(_DOCUMENT)}|{re.escape(_TEMPLATE)})"[^>]*>', types)
    if not main:
        raise TemplateUnusable(f"The file is not {_KIND}.")
    if outside_links(package):
        raise TemplateUnusable(
            "The file fetches something from elsewhere: another template, or a picture that is only linked. "
            "Take the link out in Word and try again."
        )
    for name in package.namelist():
        if name.endswith(".xml") and b"http://purl.oclc.org/ooxml/" in package.read(name):
            raise TemplateUnusable(
                "The file is a Strict Open XML document. Save it as Word document (.docx)."
            )
    return rewritten(data, {"[Content_Types].xml": types.replace(_TEMPLATE, _DOCUMENT).encode()})


def _taken_on(package: bytes, own: Document) -> Template:
    document = docx.Document(io.BytesIO(package))
    findings = [*stripped.findings(document), *stripped.keep_one_page(document)]
    kinds = head_and_foot.kinds_of(document)
    stripped.clean(document)
    stripped.drop_parts(document, own, named=head_and_foot.names_properties(document))
    head_and_foot.make_safe(document)
    merged = styles.merge(document, own)
    fonts.give(document, own)
    findings += [
        *merged.findings,
        *fonts.findings(document),
        *head_and_foot.fill(document, own, kinds, merged.renamed),
    ]
    out = io.BytesIO()
    document.save(out)
    return Template(
        out.getvalue(),
        merged.decimal,
        own=False,
        numbered=merged.numbered,
        renamed={name: to for name, to in merged.renamed.items() if name != to},
        report=TemplateReport(True, tuple(findings), merged.mapped),
    )
