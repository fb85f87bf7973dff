"""Scripts that join their letters or run from right to left: which form, which direction, which order.

Texts stay as they were typed until they are drawn: only widths and drawings know of forms and order.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

RIGHT_MARK = "\u200f"
"""Before a line of a paragraph that runs from right to left, where the line itself doesn't show it."""
UNDRAWN = frozenset((RIGHT_MARK, "\u200c", "\u200d"))
"""Without a width: what parts or joins letters, and the mark above."""

_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
TURNING = re.compile(f"[{RIGHT_MARK}{_RIGHT}]")
"""A letter of a script that runs from right to left."""
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff]")
_STRONG = re.compile(r"[^\W\d_]|\u200f")
_LAM, _ALEFS = "\u0644", "\u0622\u0623\u0625\u0627"
_EMPTY = {alef: chr(0xF0000 + ord(alef)) for alef in _ALEFS}
"""Stand for an alef that went into the form of the lam before it: forms can be counted, and copied, like
letters. They are seen nowhere."""
_STRETCHES = "\u0640\u200d"
_MARK = "\ufe00"


@cache
def _forms() -> tuple[dict[str, dict[str, str]], dict[str, str]]:
    """Return each letter's final, initial and medial forms, and what each form is of, from Unicode's data."""
    forms: dict[str, dict[str, str]] = {}
    bases: dict[str, str] = {}
    for code in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD)):
        kind, *letters = unicodedata.decomposition(chr(code)).split() or ("",)
        base = "".join(chr(int(letter, 16)) for letter in letters)
        if kind in ("<isolated>", "<final>", "<initial>", "<medial>") and " " not in base:
            bases[chr(code)] = base
            forms.setdefault(base, {}).setdefault(kind.strip("<>"), chr(code))
    bases |= {empty: alef for alef, empty in _EMPTY.items()}
    # Its alef is copied from what stands for it.
    bases |= {form: _LAM for alef in _ALEFS for form in forms[_LAM + alef].values()}
    return forms, bases


def forms_of(char: str) -> frozenset[str]:
    """Return every form that a letter may take, those that it makes with another included."""
    forms = _forms()[0]
    some = [*forms.get(char, {}).values()]
    if char == _LAM:
        some += [form for alef in _ALEFS for form in (*forms[_LAM + alef].values(), _EMPTY[alef])]
    return frozenset(some)


def is_empty(char: str) -> bool:
    """Tell whether a character stands for a letter that is seen in the form before it."""
    return char in _EMPTY.values()


def base_of(char: str) -> str:
    """Return the letters that a form is copied as; any other character is its own."""
    return _forms()[1].get(char, char)


def connected(text: str) -> str:
    """Return a text with each Arabic letter in the form that it takes where it stands, as many as before."""
    if not _ARABIC.search(text):
        return text
    forms = _forms()[0]
    out = list(text)
    behind = [False] * len(text)
    ahead = [False] * len(text)
    before: int | None = None
    for at, char in enumerate(text):
        if unicodedata.category(char) == "Mn":
            continue
        own = forms.get(char, {})
        both = "initial" in own or char in _STRETCHES
        if before is not None and (both or "final" in own):
            ahead[before] = behind[at] = True
            if text[before] == _LAM and char in _ALEFS:
                kind = "final" if behind[before] else "isolated"
                out[before], out[at] = forms[_LAM + char][kind], _EMPTY[char]
        before = at if both else None
    for at, char in enumerate(text):
        if char == out[at] and char in forms:
            kind = (("isolated", "initial"), ("final", "medial"))[behind[at]][ahead[at]]
            out[at] = forms[char].get(kind, char)
    return "".join(out)


def runs_left(text: str) -> bool:
    """Tell whether a paragraph runs from right to left: its first letter says so."""
    if text.isascii() or not TURNING.search(text):
        return False
    first = _STRONG.search(text)
    return first is not None and unicodedata.bidirectional(first[0]) in ("R", "AL")


def ordered(line: str) -> str:
    """Return a line as it stands on paper from left to right, brackets turned over where they must be."""
    from bidi import get_display
    from bidi.mirror import MIRRORED

    # The mark goes where its bracket goes, and stands before it where the reading turned.
    marked = "".join(char + _MARK if char in MIRRORED else char for char in line)
    out: list[str] = []
    chars = iter(str(get_display(marked, base_dir="R" if runs_left(line) else "L")))
    for char in chars:
        drawn = MIRRORED[next(chars)] if char == _MARK else char
        if char in MIRRORED:
            next(chars)
        if drawn not in UNDRAWN:
            out.append(drawn)
    return "".join(out)
