"""Logos on slides: in a row that ends at the right, as high as one another, never distorted."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.shapes.picture import CT_Picture

from alliance_desk.documents.outline import Logo
from alliance_desk.documents.writers.powerpoint.items import rectangle
from alliance_desk.documents.writers.powerpoint.xml import emu
from alliance_desk.text import plain

SMALL, LARGE = 20.0, 40.0
"""How high logos are, in points: on each slide, and on the first."""
_GAP = 0.6
_WIDEST = 4.5
"""How many times as wide as the row is high a logo may be; a wider one is set lower."""
_FIRST_ID = 940
"""Beyond the shapes of a slide and its foot."""


class Logos:
    """A row of logos for a deck, whose pictures are put into its file once."""

    def __init__(self, row: Sequence[Logo]) -> None:
        self._row = row
        self._parts: dict[int, Any] = {}

    def width(self, high: float) -> float:
        """Return how wide the row is, in points."""
        wide = sum(_size(logo, high)[0] for logo in self._row)
        return wide + _GAP * high * max(len(self._row) - 1, 0)

    def place(self, slide: Any, right: float, top: float, high: float, *, dark: bool = False) -> None:
        """Place the row so that it ends at ``right``; on dark slides it stands on white."""
        x = right - self.width(high)
        if dark and self._row:
            pad = 0.2 * high
            wide, tall = right - x + 2 * pad, high + 2 * pad
            rectangle(slide, x - pad, top - pad, wide, tall, "#FFFFFF", "Ground of logos")
        for at, logo in enumerate(self._row):
            wide, tall = _size(logo, high)
            where = map(emu, (x, top + (high - tall) / 2, wide, tall))
            said = plain(f"Logo of {logo.company}")
            pic: Any = CT_Picture.new_pic(_FIRST_ID + at, "Logo", "", self._related(slide, at), *where)
            pic.nvPicPr.cNvPr.set("descr", said)
            slide.shapes._spTree.append(pic)
            x += wide + _GAP * high

    def _related(self, slide: Any, at: int) -> str:
        """Return how a slide calls the picture of a logo."""
        if at not in self._parts:
            # Looks through the whole file for the same picture, so it is asked once a deck.
            self._parts[at], _ = slide.part.get_or_add_image_part(io.BytesIO(self._row[at].png))
        return slide.part.relate_to(self._parts[at], RELATIONSHIP_TYPE.IMAGE)


def _size(logo: Logo, high: float) -> tuple[float, float]:
    by = min(high / logo.height, _WIDEST * high / logo.width)
    return logo.width * by, logo.height * by
