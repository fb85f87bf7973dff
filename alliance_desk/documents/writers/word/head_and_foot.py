"""Head and foot of a user's template: theirs stay, ours stand where theirs are empty; the imprint always."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from itertools import count
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as KIND
from docx.oxml.ns import qn

from alliance_desk.documents.press.packages import Finding, TemplateUnusable
from alliance_desk.documents.writers.word.oxml import element

# What could fetch, run or show something from elsewhere.
_ACTIVE = re.compile(r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|MACROBUTTON|DATABASE)\b")
_SEEN = tuple(map(qn, ("w:drawing", "w:pict", "w:fldSimple", "w:instrText", "w:sym", "w:pgNum")))
_CHANGES = ("rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "del", "moveFrom")
_PICTURES = 100_000
"""The first number of pictures at head and foot; those in the body count from one."""
_KINDS = {"default": "", "first": "first_page_", "even": "even_page_"}


def _parts(document: Document) -> Iterator[Any]:
    """Yield the heads and feet that the page of a template names, as parts of the file."""
    part: Any = document.part
    for one in part.element.body.iter(qn("w:headerReference"), qn("w:footerReference")):
        yield part.rels[one.get(qn("r:id"))].target_part


def names_properties(document: Document) -> bool:
    """Tell whether a head or foot shows a property that the company keeps in its files."""
    return any("DOCPROPERTY" in _codes(part.element) for part in _parts(document))


def _codes(root: Any) -> str:
    codes = [one.text or "" for one in root.iter(qn("w:instrText"))]
    return "".join(codes) + " ".join(one.get(qn("w:instr"), "") for one in root.iter(qn("w:fldSimple")))


def make_safe(document: Document) -> None:
    """Refuse heads and feet that do something, and take out of them what is bound to other parts."""
    number = count(_PICTURES)
    for part in _parts(document):
        if _ACTIVE.search(_codes(part.element)):
            raise TemplateUnusable("Head or foot fetches something from elsewhere. Take that field out.")
        if any(one.reltype not in (KIND.IMAGE, KIND.HYPERLINK) for one in part.rels.values()):
            raise TemplateUnusable("Head or foot holds an embedded object. Put a picture in its place.")
        for bound in list(part.element.iter(qn("w:dataBinding"))):
            bound.getparent().remove(bound)
        for name in _CHANGES:
            for one in list(part.element.iter(qn(f"w:{name}"))):
                one.getparent().remove(one)
        for one in list(part.element.iter(qn("w:ins"), qn("w:moveTo"))):
            for child in list(one):
                one.addprevious(child)
            one.getparent().remove(one)
        for drawn in part.element.iter(qn("wp:docPr")):
            drawn.set("id", str(next(number)))


def kinds_of(document: Document) -> list[str]:
    """Return the kinds of pages that have a head and foot of their own; those of others are taken out."""
    page: Any = document.sections[-1]
    kinds = ["default"]
    if page.different_first_page_header_footer:
        kinds.append("first")
    rule = document.settings.element.find(qn("w:evenAndOddHeaders"))
    if rule is not None and rule.get(qn("w:val")) not in ("0", "false", "off"):
        kinds.append("even")
    for one in list(page._sectPr.iter(qn("w:headerReference"), qn("w:footerReference"))):
        if one.get(qn("w:type"), "default") not in kinds:
            page._sectPr.remove(one)
    return kinds


def fill(document: Document, own: Document, kinds: list[str], renamed: dict[str, str]) -> Iterator[Finding]:
    """Put our lines where the template has none, and the imprint at the foot of each page."""
    page: Any = document.sections[-1]
    ours: Any = own.sections[-1]
    there = [_pair(page, kind) for kind in kinds]
    bare = not any(_is_filled(line) for pair in there for line in pair)
    if bare and kinds == ["default"]:
        # The first page needs no head: it has the title.
        page.different_first_page_header_footer = True
        kinds = [*kinds, "first"]
        there.append(_pair(page, "first"))
    for kind, (head, foot) in zip(kinds, there, strict=True):
        counted = _counts(head) or _counts(foot)
        if bare and kind != "first":
            _put(head, ours.header, renamed, counted=False)
        _put(foot, ours.footer, renamed, counted=counted)
    if bare:
        yield Finding("Head and foot of the template are empty; ours are used.")
    else:
        yield Finding("Head and foot are the template's; who may read it, version and date stand below.")


def _pair(page: Any, kind: str) -> tuple[Any, Any]:
    return getattr(page, f"{_KINDS[kind]}header"), getattr(page, f"{_KINDS[kind]}footer")


def _is_filled(line: Any) -> bool:
    if line.is_linked_to_previous:
        return False
    root = line._element
    said = "".join(one.text or "" for one in root.iter(qn("w:t"))).strip()
    return bool(said) or next(root.iter(*_SEEN), None) is not None


def _counts(line: Any) -> bool:
    """Tell whether a head or foot numbers the pages."""
    return not line.is_linked_to_previous and bool(re.search(r"\bPAGE\b", _codes(line._element)))


def _put(line: Any, ours: Any, renamed: dict[str, str], *, counted: bool) -> None:
    """Add our lines below what stands in a head or foot; without numbers where pages are ``counted``."""
    if not _is_filled(line):
        line.is_linked_to_previous = False
        for child in list(line._element):
            line._element.remove(child)
    for paragraph in ours.paragraphs:
        new: Any = copy.deepcopy(paragraph._p)
        new.pPr.get_or_add_pStyle().val = renamed["FooterLine"]
        if counted:
            for run in new.r_lst[1:]:
                new.remove(run)
        line._element.append(new)
    if line._element[-1].tag != qn("w:p"):
        line._element.append(element("w:p"))
