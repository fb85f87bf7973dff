"""Text as runs of a paragraph: each in the direction of its script, and in its language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from alliance_desk.documents.writers.word.oxml import element, set_style

Place = Document | _Cell

_TURNED = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_HANGUL = "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff"
_KANA = "\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9d"
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_OTHER = re.compile(f"[{_TURNED}{_HANGUL}{_KANA}{_HAN}]")
_RIGHT_TO_LEFT = re.compile(f"[{_TURNED}]")
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
# Letters that only simplified Chinese has; Japanese writes the rest of them, too.
_CHINESE = "们这为发对时进动经现业产关电开长问样门东车见马员认语请读调设计划议药审报"
_LANGUAGES = (
    (re.compile(f"[{_KANA}]"), "ja-JP"),
    (re.compile(f"[{_HANGUL}]"), "ko-KR"),
    (re.compile(f"[{_CHINESE}]"), "zh-CN"),
    (re.compile(f"[{_HAN}]"), "ja-JP"),
)
_BIDI = qn("w:bidi")
_AFTER_BIDI = ("w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl", "w:rPr")


def say(line: Paragraph, text: str, look: str = "") -> Paragraph:
    """Add a text to a paragraph, in a character style."""
    if not text:
        return line
    if text.isascii() or not _OTHER.search(text):
        _run(line, text, look)
        return line
    backwards = turn(line, text)
    for part, turned in _directions(text, backwards):
        run = _run(line, part, look)
        properties = run.get_or_add_rPr()
        east = next((tag for letters, tag in _LANGUAGES if letters.search(part)), "")
        if turned:
            # Only now does Word take the complex font and size, and set what is neutral to the left.
            properties.append(element("w:rtl"))
            properties.append(element("w:lang", bidi="ar-SA" if _ARABIC.search(part) else "he-IL"))
        elif east:
            properties.append(element("w:lang", eastAsia=east))
    return line


def _run(line: Paragraph, text: str, look: str) -> Any:
    run = line.add_run(text)._r
    if look:
        run.style = look
    return run


def add(place: Place, style: str, text: str = "", look: str = "") -> Paragraph:
    """Add a paragraph of a style."""
    line = place.add_paragraph()
    set_style(line, style)
    return say(line, text, look)


def turn(line: Paragraph, text: str) -> bool:
    """Let a paragraph run the way of a text, whose first letter decides; tell whether that is to the left."""
    properties = line._p.get_or_add_pPr()
    if properties.find(_BIDI) is not None:
        return True
    backwards = bool(_RIGHT_TO_LEFT.search(text)) and first_direction(line.text + text)
    if backwards:
        properties.insert_element_before(element("w:bidi"), *_AFTER_BIDI)
    return backwards


def first_direction(text: str) -> bool:
    """Tell whether the first letter with a direction is one that is read from right to left."""
    kinds = (unicodedata.bidirectional(char) for char in text)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"


def _directions(text: str, backwards: bool) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of a text that go one way, in the order they are read."""
    kinds = [unicodedata.bidirectional(char) for char in text]
    known: list[bool | None] = []
    last: bool | None = None
    for kind in kinds:
        way = True if kind in ("R", "AL", "AN") else False if kind == "L" else None
        if kind == "EN" and last is False:
            # Figures after a Latin word belong to it.
            way = False
        known.append(way)
        last = last if way is None else way
    # What has no direction stands as its neighbours do, and between two of them as the paragraph does.
    ways = list(known)
    at = 0
    while at < len(ways):
        if known[at] is not None:
            at += 1
            continue
        end = at
        while end < len(ways) and known[end] is None:
            end += 1
        left = known[at - 1] if at else backwards
        right = known[end] if end < len(ways) else backwards
        ways[at:end] = [left if left == right else backwards] * (end - at)
        at = end
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or ways[at] != ways[start]:
            yield text[start:at], bool(ways[start])
            start = at
