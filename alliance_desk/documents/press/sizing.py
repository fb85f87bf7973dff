"""Which type a slide is set in: the largest that fits, with as much space between things as it leaves."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from alliance_desk.documents.press import flow
from alliance_desk.documents.press.flow import Box
from alliance_desk.documents.press.looks import LARGE, SIZES, Looks, aired, scaled

_FULL = 0.92
"""How much of a slide is filled at most by spreading what stands on it."""
_MOST = 2.2
"""How many times the usual space there may be between things."""
_SPARSE = 0.5
"""What fills less of a slide than this in the largest type is said in a larger one."""


def fitted(
    boxes: Callable[[Looks], list[Box]], width: float, space: float, scale: float = 1
) -> list[list[Box]]:
    """Return what stands on each slide of a section; only what fits in no type goes on to a further one.

    ``scale`` is how much larger than on our own slides type is set.
    """
    if scale != 1:
        return fitted(lambda looks: boxes(scaled(looks, scale)), width, space)
    usual = boxes(SIZES[1])
    high = flow.height(usual, width)
    # What nearly fills a slide fits in no larger type: setting it would be for nothing.
    tried = [(SIZES[0], None)] if high <= 0.85 * space else []
    tried += [(SIZES[1], usual), *((looks, None) for looks in SIZES[2:])]
    for looks, known in tried:
        made = known or boxes(looks)
        high = flow.height(made, width)
        if high <= space:
            if looks is SIZES[0] and high < _SPARSE * space:
                large = boxes(LARGE)
                if flow.height(large, width) <= 0.8 * space:
                    return [large]
            return [_spread(boxes, made, looks, high, width, space)]
    return _shared_out(boxes, width, space)


def lowered(boxes: Sequence[Box], width: float, space: float) -> float:
    """Return how far below its heading a slide begins: what leaves most of it empty stands in its middle."""
    spare = space - flow.height(boxes, width)
    return 0.4 * spare if spare > 0.4 * space else 0


def _spread(
    boxes: Callable[[Looks], list[Box]],
    made: list[Box],
    looks: Looks,
    high: float,
    width: float,
    space: float,
) -> list[Box]:
    """Return what stands on a slide with the space that it leaves between its things."""
    room = _FULL * space - high
    if room <= 0:
        return made
    wide = boxes(aired(looks, _MOST))
    more = flow.height(wide, width) - high
    # Heights grow no faster than this, so what is reckoned here fits.
    return wide if more <= room else boxes(aired(looks, 1 + (_MOST - 1) * room / more))


def _shared_out(boxes: Callable[[Looks], list[Box]], width: float, space: float) -> list[list[Box]]:
    """Return as few slides as the smallest type needs, in the largest type that needs no more."""
    best = flow.slides(boxes(SIZES[-1]), width, space)
    for looks in SIZES[-2:0:-1]:
        larger = flow.slides(boxes(looks), width, space)
        if len(larger) > len(best):
            break
        best = larger
    return best
