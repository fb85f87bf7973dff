"""Lettering: which face shows which letter, how wide words are, and where lines break."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache, lru_cache
from itertools import groupby
from typing import Any

from alliance_desk.documents.press import faces
from alliance_desk.documents.press.faces import Face, Source
from alliance_desk.text import REPLACEMENT, legal

# Marks that follow their letter are joined with it where Unicode has the joined letter; whole texts are
# not normalised, since that would change some Japanese names.
_MARKED = re.compile("[^\u0300-\u036f\u3099\u309a][\u0300-\u036f\u3099\u309a]+")
# A variation selector only asks for another drawing of the letter before it.
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_SPACES = re.compile("[\t\u2000-\u200b\u202f\u205f\u3000]")

_CJK = (
    "\u2e80-\u303f\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60"
    "\U00020000-\U0003ffff"
)
_REST = f"[^ \u200b{_CJK}]"
_NOT_FIRST = "、。，．・：；？！）」』】〕〉》ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
# A piece is what is never broken if it fits on a line: a word up to its hyphen or slash, or one
# Chinese or Japanese letter with the marks that may not begin a line. Figures keep their hyphens.
_PIECES = re.compile(
    f"[（「『【〔〈《]*[{_CJK}][{_NOT_FIRST}]*"
    f"|{_REST}*?[^ \u200b{_CJK}0-9\\-/–—][-/–—]+(?={_REST})"
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


@cache
def _common() -> frozenset[str]:
    return frozenset(faces.everyday(False).widths) & frozenset(faces.everyday(True).widths)


def _joined(text: str) -> str:
    """Return the text as letters that can be set one after the other."""
    text = legal(text)
    if text.isascii():
        return text.replace("\t", " ")
    text = _SPACES.sub(lambda found: found[0] if found[0] in "\u200b\u3000" else " ", text)
    text = _SELECTORS.sub("", text)
    return _MARKED.sub(lambda found: unicodedata.normalize("NFC", found[0]), text)


def unshown(text: str) -> tuple[str, ...]:
    """Return the characters that no font can show, each once; writers show them as a replacement mark."""
    odd = set(_joined(text)) - _common() - {"\n", "\u200b"}
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
            self._widths[bold] = {**usual.widths, **{char: face.widths[char] for char, face in extra.items()}}
        self._known = frozenset(self._widths[False]) & frozenset(self._widths[True])

    def shown(self, text: str) -> str:
        """Return what will be seen of a text: what no font has becomes a replacement mark."""
        text = _joined(text)
        if text.isascii():
            return text
        odd = set(text) - self._known - {"\n", "\u200b"}
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

    def width(self, shown: str, size: float, bold: bool = False) -> float:
        """Return how wide one line of shown text is, in points."""
        return size * sum(map(self._widths[bold].__getitem__, shown))

    def lines(self, text: str, size: float, width: float, bold: bool = False) -> list[str]:
        """Return a text broken into lines no wider than ``width``; words wider than that are broken."""
        ems = self._widths[bold]
        most = width / size
        lines: list[str] = []
        for paragraph in self.shown(text).split("\n"):
            # Most lines of a document fit, and adding up is cheaper than taking apart.
            plain = paragraph.replace("\u200b", "")
            if sum(map(ems.__getitem__, plain)) <= most:
                lines.append(plain.rstrip(" "))
                continue
            line, used = "", 0.0
            for piece in _PIECES.findall(paragraph):
                if piece == "\u200b":
                    continue
                wide = sum(map(ems.__getitem__, piece))
                if used + wide <= most or piece[0] == " ":
                    line, used = line + piece, used + wide
                    continue
                if line.strip(" "):
                    lines.append(line.rstrip(" "))
                if wide <= most:
                    line, used = piece, wide
                    continue
                line, used = "", 0.0
                for char in piece:
                    wide = ems[char]
                    if line and used + wide > most:
                        lines.append(line)
                        line, used = "", 0.0
                    line, used = line + char, used + wide
            lines.append(line.rstrip(" "))
        return lines


@lru_cache(maxsize=8)
def _lettering(chars: frozenset[str]) -> Lettering:
    return Lettering(chars)


def lettering(part: Any) -> Lettering:
    """Return the lettering for an outline or a part of one."""
    chars: set[str] = set()
    for text in words_of(part):
        if not text.isascii() or not text.isprintable():
            chars.update(_joined(text))
    return _lettering(frozenset(chars - _common() - {"\n", "\u200b"}))
