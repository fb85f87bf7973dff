"""Styles of a user's template: theirs serve where there are any, ours are copied in where there are none."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn

from alliance_desk.documents.press.packages import Finding
from alliance_desk.documents.writers.word import lists
from alliance_desk.documents.writers.word.oxml import element

_VAL, _ID = qn("w:val"), qn("w:styleId")
_HEADINGS = {"Heading1": "0", "Heading2": "1"}
_LISTS = ("ListBullet", "ListNumber")
_TOLD = ("Title", "Subtitle", *_HEADINGS, "BodyText", *_LISTS, "Caption", "TOCHeading", "TOC1", "TOC2")
"""The styles that any template may have; the others are our own."""
_AFTER_IND = ("w:contextualSpacing", "w:jc", "w:outlineLvl")


@dataclass(frozen=True)
class Merged:
    """What the styles of a template are for us."""

    renamed: dict[str, str]
    """What each style of ours is called in the template."""
    decimal: int
    """The list by which numbered items are counted."""
    numbered: bool
    """The template's headings have numbers of their own."""
    findings: tuple[Finding, ...]
    mapped: tuple[tuple[str, str], ...]


def merge(document: Document, own: Document) -> Merged:
    """Give a template every style that our documents need."""
    theirs = _Sheet(document.styles.element)
    ours = _Sheet(own.styles.element)
    called = lists.copied(document, own)
    renamed: dict[str, str] = {}
    copies: dict[str, Any] = {}
    for id, style in list(ours.by_id.items()):
        found = theirs.like(style)
        if found is None:
            copies[id] = found = theirs.take(style)
        renamed[id] = found.get(_ID)
    for style in copies.values():
        _settle(style, renamed, called)
    for id, level in _HEADINGS.items():
        theirs.outline(renamed[id], level)
    for id, number in zip(_LISTS, called.values(), strict=True):
        theirs.number(renamed[id], number)
    decimal = lists.kind_of(document, theirs.numbered(renamed["ListNumber"]))
    told = [(ours.name(id), theirs.name(renamed[id]), id in copies) for id in _TOLD]
    lacking = [Finding(f"There is no style “{name}”; ours is used.", "gap") for name, _, new in told if new]
    return Merged(
        renamed,
        decimal if decimal is not None else lists.kind_of(document, called["2"]) or 0,
        bool(theirs.numbered(renamed["Heading1"])),
        (*(one for one in lacking if "eading " in one.text or "Title" in one.text),),
        tuple((name, "our own" if new else there) for name, there, new in told),
    )


class _Sheet:
    """The styles of a document, by their ids and names."""

    def __init__(self, root: Any) -> None:
        self.root = root
        styles = [one for one in root.iter(qn("w:style")) if one.get(_ID) and self._name(one)]
        self.by_id: dict[str, Any] = {one.get(_ID): one for one in styles}
        self._by_name = {(_kind(one), self._name(one).casefold()): one for one in styles}
        self._default = {_kind(one): one for one in styles if _is_default(one)}
        self._taken = {text.casefold() for one in styles for text in (one.get(_ID), self._name(one))}

    def _name(self, style: Any) -> str:
        name = style.find(qn("w:name"))
        return "" if name is None else name.get(_VAL, "")

    def name(self, id: str) -> str:
        """Return the name of a style."""
        return self._name(self.by_id[id])

    def like(self, style: Any) -> Any:
        """Return the style that serves for one of ours: of its name, else of its id."""
        kind = _kind(style)
        if _is_default(style):
            return self._default.get(kind)
        same = self.by_id.get(style.get(_ID))
        return self._by_name.get(
            (kind, self._name(style).casefold()), same if same is not None and _kind(same) == kind else None
        )

    def take(self, style: Any) -> Any:
        """Copy a style in, under a name that is free."""
        new = copy.deepcopy(style)
        new.set(_ID, self._free(new.get(_ID), "Desk"))
        name = new.find(qn("w:name"))
        name.set(_VAL, self._free(name.get(_VAL), "Desk "))
        if _is_default(new) and _kind(new) in self._default:
            del new.attrib[qn("w:default")]
        self.root.append(new)
        self.by_id[new.get(_ID)] = new
        return new

    def _free(self, text: str, before: str) -> str:
        while text.casefold() in self._taken:
            text = before + text
        return text

    def _chain(self, id: str) -> Iterator[Any]:
        """Yield a style and those that it is based on."""
        seen: set[str] = set()
        while id in self.by_id and id not in seen:
            seen.add(id)
            yield self.by_id[id]
            base = self.by_id[id].find(qn("w:basedOn"))
            id = "" if base is None else base.get(_VAL, "")

    def _said(self, id: str, path: str) -> str:
        for style in self._chain(id):
            found = style.find(path)
            if found is not None:
                return found.get(_VAL, "")
        return ""

    def numbered(self, id: str) -> str:
        """Return the list that a style is numbered by; nothing if by none."""
        number = self._said(id, f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
        return "" if number == "0" else number

    def number(self, id: str, number: str) -> None:
        """Make a style one of a list, if it is of none."""
        if self.numbered(id):
            return
        properties = self.by_id[id].get_or_add_pPr()
        of = properties.get_or_add_numPr()
        of.get_or_add_numId().val = int(number)

    def outline(self, id: str, level: str) -> None:
        """Make a style a heading that the navigation shows, if it is none."""
        if self._said(id, f"{qn('w:pPr')}/{qn('w:outlineLvl')}"):
            return
        properties = self.by_id[id].get_or_add_pPr()
        properties.insert_element_before(element("w:outlineLvl", val=level), "w:rPr")


def _kind(style: Any) -> str:
    return style.get(qn("w:type"), "paragraph")


def _is_default(style: Any) -> bool:
    return style.get(qn("w:default")) in ("1", "true", "on")


def _settle(style: Any, renamed: dict[str, str], called: dict[str, str]) -> None:
    """Make a copied style at home: what it names has other names, and what it left unsaid is theirs now."""
    for tag in ("w:basedOn", "w:next", "w:link"):
        for one in style.findall(qn(tag)):
            one.set(_VAL, renamed[one.get(_VAL)])
    for number in style.iter(qn("w:numId")):
        number.set(_VAL, called[number.get(_VAL)])
    if _kind(style) != "paragraph":
        return
    properties = style.get_or_add_pPr()
    spacing = properties.find(qn("w:spacing"))
    if spacing is None:
        spacing = element("w:spacing", before="0", after="0")
        properties.insert_element_before(spacing, "w:ind", *_AFTER_IND)
    if spacing.get(qn("w:line")) is None:
        spacing.set(qn("w:line"), "240")
        spacing.set(qn("w:lineRule"), "auto")
    # A first line set in, and lines as wide as the page, are for running text, not for cells and lines.
    indent = properties.find(qn("w:ind"))
    if indent is not None:
        indent.set(qn("w:firstLine"), "0")
    elif properties.find(qn("w:numPr")) is None:
        properties.insert_element_before(element("w:ind", left="0", right="0", firstLine="0"), *_AFTER_IND)
    if properties.find(qn("w:jc")) is None:
        properties.insert_element_before(element("w:jc", val="left"), "w:outlineLvl")
