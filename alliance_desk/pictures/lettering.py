"""How wide a text is, near enough to keep texts apart: the wider of Inter and Noto Sans, letter by letter."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from math import ceil

# Advance widths of the characters from blank to tilde in hundredths of the size.
# fmt: off
_REGULAR = (
    28, 29, 47, 65, 64, 98, 73, 30, 36, 36, 55, 66, 29, 46, 29, 37, 63, 57, 61, 62, 65, 59, 62, 57, 62,
    62, 29, 30, 66, 66, 66, 51, 97, 69, 65, 73, 73, 60, 59, 75, 74, 34, 57, 67, 57, 91, 76, 78, 64, 78,
    64, 64, 65, 74, 69, 99, 68, 68, 63, 36, 37, 36, 57, 46, 32, 56, 62, 57, 62, 58, 37, 62, 62, 26, 26,
    55, 26, 94, 62, 60, 62, 62, 41, 53, 36, 62, 56, 82, 55, 56, 55, 43, 55, 43, 66,
)
_BOLD = (
    26, 34, 55, 65, 65, 102, 75, 34, 38, 38, 56, 68, 33, 47, 33, 42, 67, 57, 63, 65, 68, 62, 65, 58, 65,
    65, 33, 34, 68, 68, 68, 56, 102, 75, 66, 74, 73, 61, 59, 75, 76, 39, 58, 72, 57, 94, 81, 79, 65, 79,
    66, 65, 67, 76, 75, 104, 74, 73, 66, 38, 42, 38, 57, 48, 37, 60, 63, 59, 63, 60, 40, 63, 65, 30, 30,
    62, 30, 98, 65, 62, 63, 63, 45, 56, 43, 65, 60, 86, 58, 60, 57, 47, 55, 47, 68,
)
# fmt: on

ELLIPSIS = "…"


@lru_cache(maxsize=4096)
def _advance(char: str, bold: bool) -> float:
    code = ord(char)
    if 32 <= code < 127:
        return (_BOLD if bold else _REGULAR)[code - 32] / 100
    if unicodedata.combining(char):
        return 0
    if unicodedata.east_asian_width(char) in "WF":
        return 1.02
    base = unicodedata.normalize("NFD", char)[0]
    if base != char and 32 <= ord(base) < 127:
        return _advance(base, bold)
    # Greek and Cyrillic letters, by their mean with some to spare; whatever else may come, wide.
    european = "\u0370" <= char <= "\u052f" or "\u1f00" <= char <= "\u1fff"
    wide = 1.0 if not european else 0.84 if char.isupper() else 0.74
    return wide * (1.05 if bold else 1)


def width(text: str, size: float, bold: bool = False) -> float:
    """Return how wide ``text`` is at most, in points."""
    return size * sum(_advance(char, bold) for char in text)


def shortened(text: str, size: float, room: float, bold: bool = False) -> str:
    """Return ``text`` on one line, cut with … where it is wider than ``room``."""
    text = " ".join(text.split())
    if width(text, size, bold) <= room:
        return text
    left = room / size - _advance(ELLIPSIS, bold)
    kept = ""
    for char in text:
        left -= _advance(char, bold)
        if left < 0:
            break
        kept += char
    return kept.rstrip(" ,;/-") + ELLIPSIS


def wrapped(text: str, size: float, room: float, lines: int = 2, bold: bool = False) -> tuple[str, ...]:
    """Return ``text`` on at most ``lines`` lines, the last one shortened where it is too long.

    A word wider than the room is broken: Japanese has no blanks, and an address has none either.
    """
    pieces = [
        (piece, "" if at else " ")
        for word in text.split()
        for at, piece in enumerate(_pieces(word, size, room, bold))
    ]
    done: list[str] = []
    while pieces and len(done) < lines - 1:
        line = pieces.pop(0)[0]
        while pieces and width(line + pieces[0][1] + pieces[0][0], size, bold) <= room:
            piece, blank = pieces.pop(0)
            line += blank + piece
        done.append(shortened(line, size, room, bold))
    if pieces:
        rest = "".join(blank + piece for piece, blank in pieces).removeprefix(" ")
        done.append(shortened(rest, size, room, bold))
    return tuple(done) or ("",)


def _pieces(word: str, size: float, room: float, bold: bool) -> list[str]:
    """Return a word whole where it fits, and else in pieces that do: a word of letters with hyphens."""
    if width(word, size, bold) <= room:
        return [word]
    hyphen = "-" if word.isalpha() and all(_advance(char, bold) < 1 for char in word) else ""
    most = max(room - width(hyphen, size, bold), size)
    # Even pieces: no letter is left on a line by itself.
    even = width(word, size, bold) / ceil(width(word, size, bold) / most) if hyphen else most
    pieces, left = [""], even
    for char in word:
        wide = size * _advance(char, bold)
        over = left < 0.5 * wide if hyphen else left < wide
        full = width(pieces[-1], size, bold) + wide > most
        if (over or full) and pieces[-1] and not unicodedata.combining(char):
            pieces[-1] += hyphen
            pieces.append("")
            left = even
        left -= wide
        pieces[-1] += char
    return pieces
