"""A company's own colours, made readable: darker where white paper or their soft ground asks for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from alliance_desk.pictures.palette import LIGHT, Role

CONTRAST = 4.5
"""What WCAG asks of text, at least."""
_COLOUR = re.compile("#[0-9A-Fa-f]{6}")


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG counts it, from 1 to 21."""
    low, high = sorted(map(_luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    shares = [part / 255 for part in _parts(colour)]
    red, green, blue = (x / 12.92 if x <= 0.03928 else ((x + 0.055) / 1.055) ** 2.4 for x in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _mixed(colour: str, other: str, share: float) -> str:
    pairs = zip(_parts(colour), _parts(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def soft(colour: str) -> str:
    """Return the ground for words in a colour."""
    return _mixed(colour, "#FFFFFF", 0.88)


def readable(colour: str) -> str:
    """Return a colour darkened until words in it can be read on white and on its soft ground."""
    ground = soft(colour)
    while contrast(colour, ground) < CONTRAST:
        colour = _mixed(colour, "#000000", 0.04)
    return colour


@lru_cache(maxsize=16)
def house_palette(ours: str, theirs: str) -> Mapping[Role, str]:
    """Return the colours of documents in which each partner has its own; empty means the desk's."""
    made = dict(LIGHT)
    sides: tuple[tuple[Role, Role, str], ...] = (
        ("ours", "ours_soft", ours),
        ("theirs", "theirs_soft", theirs),
    )
    for role, ground, colour in sides:
        if _COLOUR.fullmatch(colour) and colour.upper() != LIGHT[role]:
            made[role], made[ground] = readable(colour.upper()), soft(colour.upper())
    return MappingProxyType(made)
