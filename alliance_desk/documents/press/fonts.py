"""Lettering: which face shows which letter, how wide words are, and where lines break."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache, lru_cache
from itertools import groupby
from typing import Any

from alliance_desk.documents.press import faces, scripts
from alliance_desk.documents.press.faces import Face, Source
from alliance_desk.text import REPLACEMENT, legal

# Marks that follow their letter are joined with it where Unicode has the joined letter; whole texts are
# not normalised, since that would change some Japanese names.
_MARKED = re.compile("[^\u0300-\u036f\u0653-\u0655\u3099\u309a][\u0300-\u036f\u0653-\u0655\u3099\u309a]+")
# Variation selectors ask for another drawing of a letter, joiners and soft hyphens for a way of setting
# it; none of them is seen, but what parts or joins Arabic letters says how a word is spelt. Marks that turn
# the reading direction are seen: nothing may stand reversed unseen.
_UNSEEN = re.compile(
    "[\u00ad\u200e\u200f\u2060-\u2064\ufeff\ufe00-\ufe0f\U000e0100-\U000e01ef]"
    "|(?<![\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff])[\u200c\u200d]"
)
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_SPACES = re.compile("[\t\u2000-\u200b\u202f\u205f\u3000]")

_CJK = (
    "\u2e80-\u303f\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60"
    "\U00020000-\U0003ffff"
)
_REST = f"[^ \u200b{_CJK}]"
_END = f"[^ \u200b{_CJK}0-9\\-/–—]"
_NOT_FIRST = "、。，．・：；？！）」』】〕〉》ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
# A piece is what is never broken if it fits on a line: a word up to its hyphen or slash, or one
# Chinese or Japanese letter with the marks that may not begin a line; a Japanese name in brackets stays
# whole. Figures keep their hyphens, single letters too (e-mail), and a day keeps its month.
_PIECES = re.compile(
    f"\\([{_CJK}][{_CJK} ]{{0,14}}\\)[,;.:]?"
    f"|[（「『【〔〈《]*[{_CJK}][{_NOT_FIRST}]*"
    "|[(]?[0-9]{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?= [0-9]{4})"
    f"|(?:[^ \u200b{_CJK}/]+?{_END}[-–—]+(?![0-9])|{_REST}*?{_END}/+)(?={_REST})"
    f"|{_REST}+| +|\u200b"
)


def words_of(part: Any) -> Iterator[str]:
    """Return every text in an outline or a part of one."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for item in part:
            yield from words_of(item)
    elif is_dataclass(part):
        for field in fields(part):
            yield from words_of(getattr(part, field.name))


_UNDRAWN = frozenset("\n\u200b") | scripts.UNDRAWN
"""What a shown text may have in it that no face needs a letter for."""


@cache
def _common() -> frozenset[str]:
    return frozenset(faces.everyday(False).widths) & frozenset(faces.everyday(True).widths)


def _joined(text: str) -> str:
    """Return the text as letters that can be set one after the other."""
    text = legal(text)
    if text.isascii():
        return text.replace("\t", " ")
    text = _SPACES.sub(lambda found: found[0] if found[0] in "\u200b\u3000" else " ", text)
    text = _TURNING.sub(REPLACEMENT, _UNSEEN.sub("", text))
    return _MARKED.sub(lambda found: unicodedata.normalize("NFC", found[0]), text)


def unshown(text: str) -> tuple[str, ...]:
    """Return the characters that no font can show, each once; writers show them as a replacement mark."""
    odd = set(_joined(text)) - _common() - _UNDRAWN
    return tuple(sorted(char for char in odd if faces.source_of(char) is None))


class Lettering:
    """The faces of one document. A letter has one face for each weight, whatever stands beside it."""

    def __init__(self, chars: frozenset[str]) -> None:
        sources: dict[Source, set[str]] = {}
        for char in chars:
            source = faces.source_of(char)
            if source:
                sources.setdefault(source, set()).add(char)
            else:
                sources.setdefault("noto", set()).add(REPLACEMENT)
        letters = sources.get("arabic", set[str]())
        forms = {letter: scripts.forms_of(letter) for letter in letters}
        letters.update(*forms.values())
        self._joins = bool(letters)
        self._turns = self._joins or "hebrew" in sources
        self._special: dict[bool, dict[str, Face]] = {}
        self._widths: dict[bool, Mapping[str, float]] = {}
        self._usual = {bold: faces.everyday(bold) for bold in (False, True)}
        self.sources = frozenset(sources)
        for bold, usual in self._usual.items():
            extra = {
                char: face
                for source, wanted in sources.items()
                for face in (faces.special(source, bold, wanted),)
                for char in wanted
                if char in face.widths
            }
            self._special[bold] = extra
            ems = {**usual.widths, **{char: face.widths[char] for char, face in extra.items()}}
            # A letter alone is as wide as the widest of its forms.
            ems |= {
                letter: max(ems[letter], *(ems[form] for form in some))
                for letter, some in forms.items()
                if some
            }
            self._widths[bold] = {**ems, **dict.fromkeys(scripts.UNDRAWN, 0.0)}
        self._known = frozenset(self._widths[False]) & frozenset(self._widths[True])

    def shown(self, text: str) -> str:
        """Return what will be seen of a text: what no font has becomes a replacement mark."""
        text = _joined(text)
        if text.isascii():
            return text
        odd = set(text) - self._known - _UNDRAWN
        return text.translate({ord(char): REPLACEMENT for char in odd}) if odd else text

    def faces(self, bold: bool) -> list[Face]:
        """Return the faces of a weight: the everyday one, then those for this document's other letters."""
        return list(dict.fromkeys([self._usual[bold], *self._special[bold].values()]))

    def runs(self, shown: str, bold: bool = False) -> list[tuple[Face, str]]:
        """Return pieces of a shown text with the face of each."""
        special, usual = self._special[bold], self._usual[bold]
        if shown.isascii() or not special:
            return [(usual, shown)] if shown else []
        return [
            (face, "".join(letters))
            for face, letters in groupby(shown, key=lambda char: special.get(char, usual))
        ]

    def placed(self, shown: str, bold: bool = False) -> list[tuple[Face, str]]:
        """Return pieces of one shown line as they stand on paper, from left to right, letters joined."""
        if self._turns and scripts.TURNING.search(shown):
            shown = scripts.ordered(scripts.connected(shown))
        return self.runs(shown, bold)

    def runs_left(self, line: str) -> bool:
        """Tell whether a line runs from right to left; what it is set in says where it need not be read."""
        return self._turns and scripts.runs_left(line)

    def width(self, shown: str, size: float, bold: bool = False) -> float:
        """Return how wide one line of shown text is, in points."""
        return size * self._ems(shown, bold)

    def _ems(self, shown: str, bold: bool) -> float:
        if self._joins:
            shown = scripts.connected(shown)
        return sum(map(self._widths[bold].__getitem__, shown))

    def lines(self, text: str, size: float, width: float, bold: bool = False) -> list[str]:
        """Return a text broken into lines no wider than ``width``; words wider than that are broken.

        A line of a paragraph that runs from right to left begins with a mark that says so.
        """
        shown = self.shown(text)
        lines: list[str] = []
        for begin, end in self._spans(shown, width / size, bold):
            line = shown[begin:end].replace("\u200b", "").rstrip(" ")
            if self._turns and not self.runs_left(line) and scripts.runs_left(_around(shown, begin)):
                line = scripts.RIGHT_MARK + line
            lines.append(line)
        return lines

    def cut(self, text: str, size: float, width: float, bold: bool, count: int) -> tuple[str, str]:
        """Return a shown text in two: its first lines, and the rest of it."""
        shown = self.shown(text)
        spans = list(self._spans(shown, width / size, bold))
        if count >= len(spans):
            return shown, ""
        return shown[: spans[count - 1][1]].rstrip(" "), shown[spans[count][0] :]

    def _spans(self, shown: str, most: float, bold: bool) -> Iterator[tuple[int, int]]:
        """Yield where each line begins and ends; ``most`` is its width in ems."""
        begin = 0
        for paragraph in shown.split("\n"):
            # Most lines of a document fit, and adding up is cheaper than taking apart.
            if self._ems(paragraph.replace("\u200b", ""), bold) <= most:
                yield begin, begin + len(paragraph)
            else:
                yield from self._broken(paragraph, begin, most, bold)
            begin += len(paragraph) + 1

    def _broken(self, paragraph: str, offset: int, most: float, bold: bool) -> Iterator[tuple[int, int]]:
        ems = self._widths[bold]
        start, used = 0, 0.0
        for found in _PIECES.finditer(paragraph):
            piece, at = found[0], found.start()
            if piece == "\u200b":
                continue
            wide = self._ems(piece, bold)
            if used + wide <= most or (piece[0] == " " and used):
                used += wide
                continue
            if paragraph[start:at].strip(" \u200b"):
                yield offset + start, offset + at
            start, used = at, wide
            if wide <= most:
                continue
            used = 0.0
            for place, char in enumerate(piece, at):
                wide = ems[char]
                if place > start and used + wide > most:
                    yield offset + start, offset + place
                    start, used = place, 0.0
                used += wide
        yield offset + start, offset + len(paragraph)


def _around(shown: str, at: int) -> str:
    """Return the paragraph of a text in which a place is."""
    return shown[shown.rfind("\n", 0, at) + 1 :].partition("\n")[0]


@lru_cache(maxsize=8)
def _lettering(chars: frozenset[str]) -> Lettering:
    return Lettering(chars)


def lettering(part: Any) -> Lettering:
    """Return the lettering for an outline or a part of one."""
    chars: set[str] = set()
    for text in words_of(part):
        if not text.isascii() or not text.isprintable():
            chars.update(_joined(text))
    return _lettering(frozenset(chars - _common() - _UNDRAWN))
