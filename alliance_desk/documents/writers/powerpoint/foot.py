# ruff: noqa: E501 - XML reads best in whole elements.
"""The foot of slides: alliance, occasion and date on the left, secrecy and number on the right."""

from __future__ import annotations

import copy
from typing import Any

from pptx.oxml import parse_xml

from alliance_desk.documents.outline import Outline
from alliance_desk.documents.press import words
from alliance_desk.documents.press.looks import Type
from alliance_desk.documents.writers.powerpoint import xml
from alliance_desk.documents.writers.powerpoint.items import Measure
from alliance_desk.documents.writers.powerpoint.stage import Area, Stage, area_of, kind_of
from alliance_desk.documents.writers.powerpoint.xml import emu
from alliance_desk.text import plain

_NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/main"
_A = f'xmlns:a="{_NAMESPACE}"'
_OURS = Area(72.0, 498.0, 834.0, 28.0)
_NUMBER = 34.0
"""Room for the number of a slide."""
_USUAL, _SMALL, _TINY = Type(10.5, 12.6), Type(8.5, 10.2), Type(7, 8.4)


class Foot:
    """The foot of a deck. A layout alone only offers one: each slide needs it said."""

    def __init__(self, outline: Outline, measure: Measure, stage: Stage) -> None:
        self._measure = measure
        self._stage = stage
        left, right = _one(words.slide_foot(outline)), _one(words.secrecy(outline))
        if outline.look.footer:
            left = f"{left} · {_one(outline.look.footer)}"
        # A company's own number stands alone, so what must be read goes with the rest.
        self._said = (
            {"ftr": left, "sldNum": right} if stage.own else {"ftr": f"{right} · {left}", "sldNum": ""}
        )
        self._made: dict[str, list[Any]] = {}

    def put(self, slide: Any, number: int) -> None:
        """Put foot and number on a slide."""
        layout = slide.slide_layout
        if layout.part.partname not in self._made:
            self._made[layout.part.partname] = self._of(layout)
        for foot in self._made[layout.part.partname]:
            element = copy.deepcopy(foot)
            for field in element.iter(f"{{{_NAMESPACE}}}fld"):
                field[-1].text = str(number)
            slide.shapes._spTree.append(element)

    def _of(self, layout: Any) -> list[Any]:
        found = {kind: holder for holder in layout.placeholders if (kind := kind_of(holder)) in self._said}
        made = [self._filled(kind, holder) for kind, holder in found.items()]
        if not self._stage.own:
            made += [self._box(kind) for kind in self._said if kind not in found]
        return made

    def _filled(self, kind: str, holder: Any) -> Any:
        """Return a placeholder of the foot with what it says on each slide."""
        element = copy.deepcopy(holder._element)
        element.nvSpPr.cNvPr.set("id", str(900 + holder.placeholder_format.idx))
        if self._stage.own:
            x, room = self._room(kind)
            element.x, element.y, element.cx, element.cy = map(emu, (x, _OURS.y, room, _OURS.high))
        else:
            area = area_of(holder)
            room = area.wide - 15 if area else 100
        body = element.find("{*}txBody")
        for old in body.findall("{*}p"):
            body.remove(old)
        body.append(parse_xml(f"<a:p {_A}>{self._runs(kind, room - _NUMBER * (kind == 'sldNum'))}</a:p>"))
        return element

    def _box(self, kind: str) -> Any:
        """Return a text box for what a company's layout has no place for."""
        stage = self._stage
        wide = 0.55 * stage.wide if kind == "ftr" else 40
        x = 0.03 * stage.wide if kind == "ftr" else 0.97 * stage.wide - wide
        align = "l" if kind == "ftr" else "r"
        place = f'<a:off x="{emu(x)}" y="{emu(stage.high - 20)}"/><a:ext cx="{emu(wide)}" cy="{emu(16)}"/>'
        return parse_xml(
            f'<p:sp {_A} xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">'
            f'<p:nvSpPr><p:cNvPr id="{920 + (kind == "ftr")}" name="Foot"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
            f'<p:spPr><a:xfrm>{place}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
            '<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
            f'<a:p><a:pPr algn="{align}"/>{self._runs(kind, wide)}</a:p></p:txBody></p:sp>'
        )

    def _room(self, kind: str) -> tuple[float, float]:
        """Return where a side of our foot begins and how wide it is."""
        # Where our letters are not installed, the foot is set in wider ones.
        size = 1.08 * _USUAL.size
        wide = {kind: size * self._measure.ems(text, bold=False) + 2 for kind, text in self._said.items()}
        left, right = words.foot_shares(wide["ftr"], wide["sldNum"], _OURS.wide - _NUMBER)
        if kind == "ftr":
            return _OURS.x, left
        return _OURS.right - right - _NUMBER, right + _NUMBER

    def _type(self, kind: str, room: float) -> tuple[Type, int]:
        """Return the type of a side of the foot, and how many lines it may take."""
        text = self._said[kind]
        if self._stage.own:
            small = kind == "sldNum" and len(self._measure.lines(text, _USUAL, room)) > 1
            return (_SMALL, 2) if small else (_USUAL, 1)
        for type_, most in ((_USUAL, 1), (_SMALL, 1), (_SMALL, 2)):
            if len(self._measure.lines(text, type_, room)) <= most:
                return type_, most
        return _TINY, 2

    def _runs(self, kind: str, room: float) -> str:
        text, (type_, most) = self._said[kind], self._type(kind, room)
        if len(self._measure.lines(text, type_, room)) > most:
            text = self._measure.cut(text, type_, room - 2 * type_.size, most)[0] + "…"
        look = f'<a:rPr lang="en-US" sz="{round(type_.size * 100)}" dirty="0"/>'
        run = f"<a:r>{look}<a:t>{xml.said(text)}</a:t></a:r>" if text else ""
        if kind != "sldNum":
            return run
        dot = f"<a:r>{look}<a:t> · </a:t></a:r>" if text else ""
        return (
            f'{run}{dot}<a:fld id="{{7B2C2A4E-0B5C-4D0B-9A52-0C8A5E0B1F11}}" type="slidenum">'
            f"{look}<a:t>0</a:t></a:fld>"
        )


def _one(text: str) -> str:
    return plain(text).replace("\n", " ").replace("\t", " ")
