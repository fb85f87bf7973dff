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
from alliance_desk.documents.writers.powerpoint.xml import emu
from alliance_desk.text import legal

_NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/main"
_A = f'xmlns:a="{_NAMESPACE}"'
_LEFT, _ACROSS, _TOP, _HIGH = 72.0, 834.0, 498.0, 28.0
_NUMBER = 34.0
"""Room for the number of a slide."""
_USUAL, _SMALL = Type(10.5, 12.6), Type(8.5, 10.2)


class Foot:
    """The foot of a deck. A layout alone only offers one: each slide needs it said."""

    def __init__(self, outline: Outline, measure: Measure) -> None:
        self._measure = measure
        self._said = {"ftr": _one(words.slide_foot(outline)), "sldNum": _one(words.secrecy(outline))}
        self._made: dict[str, list[Any]] = {}

    def put(self, slide: Any, number: int) -> None:
        """Put foot and number on a slide."""
        layout = slide.slide_layout
        if layout.name not in self._made:
            self._made[layout.name] = [
                made for holder in layout.placeholders if (made := self._filled(holder)) is not None
            ]
        for foot in self._made[layout.name]:
            element = copy.deepcopy(foot)
            for field in element.iter(f"{{{_NAMESPACE}}}fld"):
                field[-1].text = str(number)
            slide.shapes._spTree.append(element)

    def _filled(self, holder: Any) -> Any:
        """Return a placeholder of a layout with what it says on each slide, if it is one of the foot."""
        kind = holder._element.nvSpPr.nvPr.find("{*}ph").get("type")
        if kind not in self._said:
            return None
        element = copy.deepcopy(holder._element)
        element.nvSpPr.cNvPr.set("id", str(900 + holder.placeholder_format.idx))
        x, room = self._room(kind)
        place = element.spPr.get_or_add_xfrm()
        place.off_x, place.off_y, place.ext_cx, place.ext_cy = map(emu, (x, _TOP, room, _HIGH))
        body = element.find("{*}txBody")
        for old in body.findall("{*}p"):
            body.remove(old)
        body.append(parse_xml(f"<a:p {_A}>{self._runs(kind, room - _NUMBER * (kind == 'sldNum'))}</a:p>"))
        return element

    def _room(self, kind: str) -> tuple[float, float]:
        """Return where a side of the foot begins and how wide it is."""
        wide = {kind: self._wide(text) + 2 for kind, text in self._said.items()}
        left, right = words.foot_shares(wide["ftr"], wide["sldNum"], _ACROSS - _NUMBER)
        if kind == "ftr":
            return _LEFT, left
        return _LEFT + _ACROSS - right - _NUMBER, right + _NUMBER

    def _wide(self, text: str) -> float:
        letters = self._measure.letters
        return letters.width(letters.shown(text).replace("\u200b", ""), _USUAL.size)

    def _runs(self, kind: str, room: float) -> str:
        text, type_ = self._said[kind], _USUAL
        if kind == "sldNum" and len(self._measure.lines(text, type_, room)) > 1:
            type_ = _SMALL
        most = 2 if type_ is _SMALL else 1
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
    return legal(text).replace("\n", " ").replace("\t", " ")
