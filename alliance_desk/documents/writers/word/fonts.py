"""Fonts of a user's template: which others may lack, and one for East Asian letters where it has none."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as KIND
from docx.oxml.ns import qn

from alliance_desk.documents.press.faces import FAMILIES
from alliance_desk.documents.press.packages import Finding

_EVERYWHERE = {
    *("Arial", "Calibri", "Calibri Light", "Cambria", "Times New Roman", "Georgia", "Verdana", "Tahoma"),
    *("Aptos", "Aptos Display", "Segoe UI", "Courier New"),
}
_LATIN = re.compile(r'<a:latin\b[^>]*\btypeface="([^"+]+)"')
_EAST = re.compile(r'<a:ea\b[^>]*\btypeface="([^"]+)"')
_FONT, _FACE, _NAME = qn("w:font"), qn("w:embedRegular"), qn("w:name")


def _part(document: Document, kind: str) -> Any:
    part: Any = document.part
    return next((one.target_part for one in part.rels.values() if one.reltype == kind), None)


def _theme(document: Document) -> str:
    part = _part(document, KIND.THEME)
    return part.blob.decode("utf-8", "replace") if part is not None else ""


def give(document: Document, own: Document) -> None:
    """Give a template that names no font for East Asian letters ours: it travels with the document."""
    table = _part(document, KIND.FONT_TABLE)
    if table is None:
        table = _part(own, KIND.FONT_TABLE)
        document.part.relate_to(table, KIND.FONT_TABLE)
    family = FAMILIES["japanese"]
    if all(one.get(_NAME) != family for one in table.element.iter(_FONT)):
        ours = _part(own, KIND.FONT_TABLE).element.iter(_FONT)
        table.element.append(copy.deepcopy(next(one for one in ours if one.get(_NAME) == family)))
    if _EAST.search(_theme(document)):
        return
    styles: Any = document.styles.element
    for fonts in list(styles.iter(qn("w:rFonts"))):
        if fonts.attrib.pop(qn("w:eastAsiaTheme"), None):
            fonts.set(qn("w:eastAsia"), family)
    defaults = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults is not None:
        fonts: Any = defaults.find(qn("w:rFonts"))
        if fonts is None:
            fonts = copy.deepcopy(own.styles.element.find(f".//{qn('w:rFonts')}"))
            fonts.attrib.clear()
            defaults.insert(0, fonts)
        if fonts.get(qn("w:eastAsia")) is None:
            fonts.set(qn("w:eastAsia"), family)


def findings(document: Document) -> Iterator[Finding]:
    """Yield the fonts of running text and headings that neither travel with the file nor come with Office."""
    names = _LATIN.findall(_theme(document))
    defaults = document.styles.element.find(qn("w:docDefaults"))
    normal = document.styles.element.find(f"{qn('w:style')}[@{qn('w:default')}='1']")
    for root in (defaults, normal):
        if root is not None:
            names += [one.get(qn("w:ascii"), "") for one in root.iter(qn("w:rFonts"))]
    table = _part(document, KIND.FONT_TABLE)
    here = {one.get(_NAME) for one in table.element.iter(_FONT) if one.find(_FACE) is not None}
    for name in dict.fromkeys(names):
        if name and name not in _EVERYWHERE and name not in here:
            yield Finding(
                f"The font {name} is not embedded; where it is not installed, another takes its place.", "gap"
            )
