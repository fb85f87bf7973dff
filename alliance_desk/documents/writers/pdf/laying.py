"""How a report is shared out over its pages: set a little closer where that leaves no holes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from alliance_desk.documents.writers.pdf.boxes import Box, Stack

CLOSER = ((0.9, 1.0), (0.8, 1.0), (0.75, 0.94))
"""What shares of the usual space between things, and of the usual size of type, are tried."""
FULL, LITTLE = 0.7, 0.4
"""A page less full than this has a hole; a last page with less than this is hardly one."""
MANY = 40
"""A report of more pages than this is set as it comes: nobody waits for the best of eight."""

Contents = Literal["parts", "whole", "close"]
"""Contents name the parts of sections too; only whole sections; or these, and the first one goes on below."""
WAYS: tuple[Contents, ...] = ("parts", "whole", "close")
Parts = Callable[[float, float, Contents], list[list[Box]]]
"""Makes what begins on a page of its own, by space, by size of type and by what the contents name."""


def pages(parts: Sequence[Sequence[Box]], width: float, height: float) -> list[Box]:
    """Return what stands on each page."""
    made: list[Box] = []
    for boxes in parts:
        rest: Box | None = Stack(boxes) if boxes else None
        while rest is not None:
            now, later = (rest, None) if rest.height(width) <= height else rest.split(width, height)
            if now is None:
                # Nothing of it fits and nothing can be split: better too long than never.
                now, later = rest, None
            made.append(now)
            rest = later
    return made


def fullest(parts: Parts, contents: bool, width: float, height: float) -> list[Box]:
    """Return the pages as usual, or set closer where that saves a page or fills holes.

    Contents that name only whole sections may leave the room that is wanted.
    """
    best = pages(parts(1, 1, "parts"), width, height)
    least = _waste(best, width, height)
    if len(best) < 2 or len(best) > MANY:
        return best
    for air, size in ((1.0, 1.0), *CLOSER):
        for way, named in enumerate(WAYS if contents else WAYS[:1]):
            # Smaller type only where the last page would be hardly one.
            spared = size < 1 and best[-1].height(width) > LITTLE * height
            if spared or (air == 1 and named == "parts"):
                continue
            made = pages(parts(air, size, named), width, height)
            price = 1 - air + 3 * (1 - size) + 0.05 * way
            waste = _waste(made, width, height) + price
            if waste < least:
                best, least = made, waste
    return best


def _waste(made: Sequence[Box], width: float, height: float) -> float:
    """Return how many pages there are, and how much of them is holes."""
    shares = [page.height(width) / height for page in made]
    holes = sum(max(0, FULL - share) for share in shares[:-1])
    return len(made) + holes + (4 * max(0, LITTLE - shares[-1]) if len(made) > 1 else 0)
