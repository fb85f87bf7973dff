"""A user's template stripped to its look: one page of its sections, and the settings that are looks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as KIND
from docx.oxml.ns import qn
from docx.shared import Emu, Length

from alliance_desk.documents.press.packages import Finding, TemplateUnusable

_W = qn("w:p").removesuffix("p")
_HEADS = (qn("w:headerReference"), qn("w:footerReference"))
# What of the settings is a matter of look. The rest names people, editing sessions, protection, data
# sources and things in the body.
_LOOK = {
    *("zoom", "embedTrueTypeFonts", "saveSubsetFonts", "displayBackgroundShape", "defaultTabStop", "compat"),
    *("bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter", "mirrorMargins", "gutterAtTop"),
    *("evenAndOddHeaders", "autoHyphenation", "consecutiveHyphenLimit", "hyphenationZone"),
    *("doNotHyphenateCaps", "characterSpacingControl", "themeFontLang", "clrSchemeMapping"),
    *("decimalSymbol", "listSeparator"),
}
_PARTS = (KIND.STYLES, KIND.THEME, KIND.SETTINGS, KIND.FONT_TABLE, KIND.NUMBERING)
_OF_BODY = ("paperSrc", "cols", "lnNumType", "vAlign", "formProt", "printerSettings", "sectPrChange")
_COMMON = ((210, 297), (216, 279))
_NARROW, _TOO_NARROW = Emu(3_600_000), Emu(1_800_000)
"""Room for text of 10 and 5 cm."""


def page_of(document: Document) -> Any:
    """Return the properties of the page of a document that has one."""
    body: Any = document._body._element
    return body.get_or_add_sectPr()


def _all_pages(document: Document) -> list[Any]:
    root: Any = document.element
    return list(root.body.iter(qn("w:sectPr")))


def findings(document: Document) -> Iterator[Finding]:
    """Yield what is found in the body and the settings, which are not taken on."""
    body: Any = document._body._element
    pages = _all_pages(document)
    if len(pages) > 1:
        yield Finding(f"The file has {len(pages)} sections; the last upright one gives the page.")
    if any(node.text and node.text.strip() for node in body.iter(qn("w:t"))):
        yield Finding("The file has text of its own; only its look, head and foot are taken on.")
    if next(body.iter(qn("w:ins"), qn("w:del"), qn("w:moveFrom"), qn("w:moveTo")), None) is not None:
        yield Finding("The file has tracked changes; they are not taken on.")
    if next(body.iter(qn("w:object")), None) is not None:
        yield Finding("The file has embedded objects; they are not taken on.")
    rules: Any = document.settings.element
    if rules.find(qn("w:documentProtection")) is not None or rules.find(qn("w:writeProtection")) is not None:
        yield Finding("The file is protected; the documents made with it can be edited.")
    if rules.find(qn("w:trackRevisions")) is not None:
        yield Finding("The file tracks changes; the documents made with it do not.")


def keep_one_page(document: Document) -> list[Finding]:
    """Empty the body, but for the page of the section that serves; return what is odd about that page."""
    body: Any = document._body._element
    pages = _all_pages(document)
    heads: dict[tuple[str, str], Any] = {}
    known: list[dict[tuple[str, str], Any]] = []
    for page in pages:
        # A section without a head of its own has that of the section before it.
        own = {(one.tag, one.get(qn("w:type"))): one for one in page if one.tag in _HEADS}
        heads = {**heads, **own}
        known.append(heads)
    upright = [at for at, page in enumerate(pages) if _size(page)[0] <= _size(page)[1]]
    at = upright[-1] if upright else len(pages) - 1
    kept = pages[at] if pages else page_of(document)
    for child in list(body):
        body.remove(child)
    for child in list(kept):
        if child.tag in _HEADS or child.tag.removeprefix(_W) in _OF_BODY:
            kept.remove(child)
    for place, head in enumerate(known[at].values() if known else ()):
        kept.insert(place, head)
    numbers = kept.find(qn("w:pgNumType"))
    if numbers is not None:
        numbers.attrib.pop(qn("w:start"), None)
    body.append(kept)
    return list(_oddities(document))


def _size(page: Any) -> tuple[int, int]:
    return (page.page_width or 0, page.page_height or 0)


def _oddities(document: Document) -> Iterator[Finding]:
    page = document.sections[-1]
    wide, high = page.page_width, page.page_height
    if not wide or not high:
        page.page_width, page.page_height = wide, high = Emu(11906 * 635), Emu(16838 * 635)
        yield Finding("The file names no size of page; A4 is used.")
    for side in ("top_margin", "bottom_margin", "left_margin", "right_margin"):
        if getattr(page, side) is None:
            setattr(page, side, Emu(914400))
    room = wide - (page.left_margin or 0) - (page.right_margin or 0) - (page.gutter or 0)
    if room < _TOO_NARROW:
        raise TemplateUnusable("The page leaves less than 5 cm for text: tables would not fit.")
    if room < _NARROW:
        yield Finding("The page leaves less than 10 cm for text: wide tables will be hard to read.", "gap")
    size = sorted((round(wide.mm), round(high.mm)))
    if not any(abs(size[0] - a) < 3 and abs(size[1] - b) < 3 for a, b in _COMMON):
        yield Finding(f"The page is {_cm(wide)} × {_cm(high)} cm, neither A4 nor Letter; it is kept.")


def _cm(length: Length) -> str:
    return f"{length.cm:.1f}".removesuffix(".0")


def clean(document: Document) -> None:
    """Take out of the settings what is not a matter of look."""
    rules: Any = document.settings.element
    for child in list(rules):
        if child.tag.removeprefix(_W) not in _LOOK:
            rules.remove(child)
    part: Any = document.part._settings_part
    for name in list(part.rels):
        del part.rels[name]


def drop_parts(document: Document, own: Document, *, named: bool) -> None:
    """Take out every part that is not the look itself: it could tell what nobody meant to hand out.

    What the file says about itself is ours; properties of the company stay if they are ``named``.
    """
    part: Any = document.part
    used = {one.get(qn("r:id")) for one in page_of(document).iter(*_HEADS)}
    for name, relation in list(part.rels.items()):
        if relation.reltype not in _PARTS and name not in used:
            del part.rels[name]
    package: Any = part.package
    kept = (KIND.OFFICE_DOCUMENT, *((KIND.CUSTOM_PROPERTIES,) if named else ()))
    for name, relation in list(package.rels.items()):
        if relation.reltype not in kept:
            del package.rels[name]
    mine: Any = own.part.package
    for relation in mine.rels.values():
        if relation.reltype in (KIND.CORE_PROPERTIES, KIND.EXTENDED_PROPERTIES):
            package.relate_to(relation.target_part, relation.reltype)
