"""Logos on slides: in a row that ends at the right, as high as one another, never distorted."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from alliance_desk.documents.outline import Logo
from alliance_desk.documents.writers.powerpoint.items import rectangle
from alliance_desk.documents.writers.powerpoint.xml import emu
from alliance_desk.text import plain

SMALL, LARGE = 20.0, 40.0
"""How high logos are, in points: on each slide, and on the first."""
_GAP = 0.6
_WIDEST = 4.5
"""How many times as wide as the row is high a logo may be; a wider one is set lower."""


def _size(logo: Logo, high: float) -> tuple[float, float]:
    by = min(high / logo.height, _WIDEST * high / logo.width)
    return logo.width * by, logo.height * by


def width(logos: Sequence[Logo], high: float) -> float:
    """Return how wide a row of logos is, in points."""
    return sum(_size(logo, high)[0] for logo in logos) + _GAP * high * max(len(logos) - 1, 0)


def place(
    slide: Any, logos: Sequence[Logo], right: float, top: float, high: float, *, dark: bool = False
) -> None:
    """Place a row of logos that ends at ``right``; on dark slides it stands on white."""
    x = right - width(logos, high)
    if dark and logos:
        pad = 0.2 * high
        rectangle(
            slide, x - pad, top - pad, right - x + 2 * pad, high + 2 * pad, "#FFFFFF", "Ground of logos"
        )
    for logo in logos:
        wide, tall = _size(logo, high)
        where = map(emu, (x, top + (high - tall) / 2, wide, tall))
        shape = slide.shapes.add_picture(io.BytesIO(logo.png), *where)
        shape.name = "Logo"
        shape._element.nvPicPr.cNvPr.set("descr", plain(f"Logo of {logo.company}"))
        x += wide + _GAP * high
