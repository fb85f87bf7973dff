"""The marks of a workplan picture: bars by state, diamonds, arrows, months, names of lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from alliance_desk.assessment.wording import MONTHS
from alliance_desk.assessment.workplan import Bar, Diamond
from alliance_desk.pictures import lettering
from alliance_desk.pictures.palette import Role
from alliance_desk.pictures.shapes import Line, Polygon, Rect, Shape, Text

SOFT: dict[Role, Role] = {
    "ours": "ours_soft",
    "theirs": "theirs_soft",
    "third": "third_soft",
    "bad": "bad_soft",
    "muted": "track",
}


def bar_shapes(bar: Bar, left: float, right: float, y: float, role: Role) -> Iterator[Shape]:
    """Yield a bar: full with a tick when done, a triangle when late, a dark frame when critical."""
    wide, item = max(right - left, 3.0), bar.item
    role = "bad" if item.late or item.conflict else role
    frame: Role = "ink" if bar.critical and not item.done else role
    thick = 2.0 if frame == "ink" else 1.0
    inner = max(wide - thick, 1)
    fill = role if item.done else SOFT[role]
    yield Rect(left + thick / 2, y + 5 + thick / 2, inner, 9 - thick, fill, frame, thick, 2)
    if item.done and wide >= 10:
        tick = ((left + 2.6, y + 9.6), (left + 4.2, y + 11.4), (left + 7.4, y + 7.4))
        yield Line(tick, "on_accent", 1.3)
    if item.late or item.conflict:
        # Inside a long bar, so that no arrow runs into it.
        yield from alarm(left + 13 if wide >= 30 else left - 3, y + 9.5)


def alarm(right: float, y: float) -> Iterator[Shape]:
    """Yield a triangle with ``!``, its right corner at ``right``."""
    yield Polygon(((right - 5, y - 5), (right, y + 4.5), (right - 10, y + 4.5)), "bad")
    yield Line(((right - 5, y - 1.6), (right - 5, y + 1.2)), "on_accent", 1.2)
    yield Line(((right - 5, y + 2.4), (right - 5, y + 3.4)), "on_accent", 1.2)


def diamond_shapes(each: Diamond, x: float, y: float, role: Role) -> Iterator[Shape]:
    """Yield a milestone: full once it is reached, with a triangle where its tasks end after it."""
    done = each.milestone.done_on is not None
    late = bool(each.late_by) and not done
    outer: Role = "bad" if late else role
    yield Polygon(_diamond(x, y, 7), outer)
    if not done:
        yield Polygon(_diamond(x, y, 4.8), "paper")
    else:
        yield Line(((x - 2.6, y), (x - 0.8, y + 2), (x + 2.8, y - 2.2)), "on_accent", 1.2)
    if late:
        yield from alarm(x - 8, y)


def _diamond(x: float, y: float, size: float) -> tuple[tuple[float, float], ...]:
    return (x, y - size), (x + size, y), (x, y + size), (x - size, y)


def arrow(
    end: tuple[float, float], start: tuple[float, float], row: float, left: float, right: float
) -> Iterator[Shape]:
    """Yield an arrow from the end of one bar to the start of another, inside the time there is."""
    (x1, y1), (x2, y2) = end, start
    out, back = min(x1 + 5, right), max(x2 - 6, left)
    if x2 >= x1 + 10:
        points = ((x1, y1), (out, y1), (out, y2), (x2, y2))
    else:
        between = y2 - row / 2 if y2 > y1 else y2 + row / 2
        points = ((x1, y1), (out, y1), (out, between), (back, between), (back, y2), (x2, y2))
    yield Line(points, "muted", 0.9)
    yield Polygon(((x2, y2), (x2 - 4.5, y2 - 2.8), (x2 - 4.5, y2 + 2.8)), "muted")


def months(
    first: date, last: date, x: Callable[[date], float], bottom: float, top: float = 18
) -> Iterator[Shape]:
    """Yield the months, or as many of them as have room, with a thin line where each begins."""
    start = first.replace(day=1)
    free, named = 0.0, False
    while start <= last:
        after = (start.replace(day=28) + timedelta(days=4)).replace(day=1)
        begins, ends = x(max(start, first)), x(after)
        text = MONTHS[start.month - 1]
        if start.month == 1 or not named:
            text = f"{text} {start.year}"
            if lettering.width(text, 10, bold=True) + 8 > ends - begins:
                text = f"{MONTHS[start.month - 1]} ’{start.year % 100:02}"
        if begins > x(first):
            yield Line(((begins, top), (begins, bottom)), "line", 0.8)
        wide = lettering.width(text, 10, bold=True)
        # A few days of a month at the left would take the room of the months after it.
        sliver = start < first and after <= last and begins + 4 + wide > ends
        if begins >= free and begins + 4 + wide <= x(last) + 4 and not sliver:
            yield Text(begins + 4, 14, text, 10, "muted", bold=True)
            free, named = begins + wide + 8, True
        start = after if ends >= begins else last + timedelta(days=1)


def names(marks: Sequence[tuple[float, str, bool]], left: float, right: float, y: float) -> Iterator[Shape]:
    """Yield the names of lines, today's first; one without room is left to the words of the picture."""
    taken: list[tuple[float, float]] = []
    for x, text, now in sorted(marks, key=lambda mark: not mark[2]):
        wide = lettering.width(text, 9.5, bold=now)
        for wanted in (x - wide / 2, x - 3, x + 3 - wide):
            at = min(max(wanted, left), right - wide)
            if wide <= right - left and all(at >= b + 6 or at + wide <= a - 6 for a, b in taken):
                taken.append((at, at + wide))
                yield Text(at, y, text, 9.5, "bad" if now else "muted", bold=now)
                break
