"""How boxes flow over pages and slides: what fits, what is kept together, what goes on to the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol, TypeVar


class Flows(Protocol):
    """Something that stands below another on a page. ``before`` and ``after`` are least spaces."""

    before: float
    after: float
    keep: bool
    """Never the last thing on a page."""

    def height(self, width: float) -> float: ...

    def split(self, width: float, height: float) -> tuple[Any, Any]:
        """Return what fits into a height and what is left over, or None and itself."""
        ...


Box = TypeVar("Box", bound=Flows)


def placed(boxes: Iterable[Box], width: float) -> Iterator[tuple[float, float, Box]]:
    """Yield each box with its distance from the top and its height."""
    y, after = 0.0, None
    for box in boxes:
        if after is not None:
            y += max(after, box.before)
        high = box.height(width)
        yield y, high, box
        y, after = y + high, box.after


def height(boxes: Sequence[Flows], width: float) -> float:
    """Return how high boxes are below one another."""
    return max((y + high for y, high, _ in placed(boxes, width)), default=0)


def divided(boxes: Sequence[Box], width: float, space: float) -> tuple[list[Box], list[Box]]:
    """Return the boxes that fit into a space and those left over; none may fit."""
    for place, (y, high, box) in enumerate(placed(boxes, width)):
        if y + high <= space + 0.01:
            continue
        first, rest = box.split(width, space - y)
        if first is not None and rest is not None:
            return [*boxes[:place], first], [rest, *boxes[place + 1 :]]
        end = place
        while end and boxes[end - 1].keep:
            end -= 1
        return list(boxes[:end]), list(boxes[end:])
    return list(boxes), []


def _filled(boxes: Sequence[Box], width: float, space: float) -> list[list[Box]]:
    slides: list[list[Box]] = []
    rest = list(boxes)
    while rest:
        now, rest = divided(rest, width, space)
        if not now:
            # It fits nowhere and can't be split: better too long than never.
            now, rest = rest[:1], rest[1:]
        slides.append(now)
    return slides


def slides(boxes: Sequence[Box], width: float, space: float) -> list[list[Box]]:
    """Return boxes shared out over as many slides as needed, about as much on the last as on the first."""
    best = _filled(boxes, width, space)
    if len(best) < 2:
        return best
    low, high = 0.4 * space, space
    for _ in range(4):
        middle = (low + high) / 2
        even = _filled(boxes, width, middle)
        if len(even) <= len(best) and all(height(slide, width) <= space + 0.01 for slide in even):
            best, high = even, middle
        else:
            low = middle
    return best
