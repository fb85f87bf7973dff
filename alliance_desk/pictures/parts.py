"""What several pictures share: the mark of a state, legends, notes, flags and the line of time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from math import cos, pi, sin
from typing import Literal

from alliance_desk.assessment.wording import MONTHS, short_date
from alliance_desk.pictures import lettering
from alliance_desk.pictures.palette import Role, side_role
from alliance_desk.pictures.shapes import Arc, Circle, Line, Picture, Polygon, Rect, Shape, Text
from alliance_desk.records import Dossier

NARROW = 420
"""Below this width a picture is drawn for the side column: one thing under the other."""

Mark = Literal["done", "planned", "late", "cancelled", "open", "half"]
Drawn = Callable[[float, float], Iterable[Shape]]
"""Draws a small sign around a point."""


def mark(kind: Mark, x: float, y: float, r: float = 5.5) -> tuple[Shape, ...]:
    """Return the sign of a state. Each has a shape of its own, so that no colour has to be told apart."""
    match kind:
        case "done":
            tick = ((x - 0.45 * r, y + 0.05 * r), (x - 0.1 * r, y + 0.4 * r), (x + 0.48 * r, y - 0.35 * r))
            return Circle(x, y, r, "good"), Line(tick, "on_accent", 1.5)
        case "planned":
            return (Circle(x, y, r - 0.7, "paper", "ours", 1.6),)
        case "late":
            far = r * 1.22
            return (
                Polygon(((x, y - far), (x + far, y), (x, y + far), (x - far, y)), "bad"),
                Line(((x, y - 0.55 * r), (x, y + 0.15 * r)), "on_accent", 1.5),
                Line(((x, y + 0.4 * r), (x, y + 0.62 * r)), "on_accent", 1.5),
            )
        case "cancelled":
            part = r * 0.62
            return (
                Line(((x - part, y - part), (x + part, y + part)), "muted", 1.7),
                Line(((x - part, y + part), (x + part, y - part)), "muted", 1.7),
            )
        case "half":
            return Arc(x, y, r / 2, 0.5, "wait", r), Circle(x, y, r - 0.7, None, "wait", 1.6)
        case "open":
            return (Circle(x, y, r - 0.7, "paper", "muted", 1.3, dashed=True),)


def sign(kind: Mark) -> Drawn:
    """Return a state's mark for a legend."""
    return partial(mark, kind)


def dot(role: Role) -> Drawn:
    """Return a filled dot for a legend."""
    return lambda x, y: (Circle(x, y, 4.5, role),)


def stroke(role: Role, dashed: bool = False) -> Drawn:
    """Return a short line for a legend."""
    return lambda x, y: (Line(((x - 6, y), (x + 6, y)), role, 1.6, dashed),)


def legend(
    entries: Sequence[tuple[Drawn, str]], y: float, left: float, right: float
) -> tuple[list[Shape], float]:
    """Return signs with their words on as many lines as they need, and where they end."""
    shapes: list[Shape] = []
    x = left
    for draw, words in entries:
        text = lettering.shortened(words, 10.5, right - left - 19)
        needs = 19 + lettering.width(text, 10.5)
        if x > left and x + needs > right:
            x, y = left, y + 17
        shapes += [*draw(x + 7, y + 8), Text(x + 18, y + 12, text, 10.5, "muted")]
        x += needs + 14
    return shapes, y + (18 if entries else 0)


def sides(dossier: Dossier) -> list[tuple[Drawn, str]]:
    """Return the partners as entries of a legend."""
    return [(dot(side_role(at)), partner.label) for at, partner in enumerate(dossier.partners)]


def note(
    words: str, y: float, left: float, right: float, role: Role = "muted", lines: int = 3
) -> tuple[list[Shape], float]:
    """Return a remark in small letters, and where it ends; nothing for no words."""
    if not words:
        return [], y
    shapes: list[Shape] = []
    for line in lettering.wrapped(words, 10.5, right - left, lines):
        shapes.append(Text(left, y + 11, line, 10.5, role))
        y += 14
    return shapes, y + 3


def nothing(title: str, words: str, width: float) -> Picture:
    """Return a picture that says that there is nothing to draw yet, and what would fill it."""
    lines = lettering.wrapped(words, 12, width - 32, 4)
    height = 36.0 + 17 * len(lines)
    shapes: list[Shape] = [Rect(0.5, 0.5, width - 1, height - 1, "canvas", "line", radius=8)]
    for at, line in enumerate(lines):
        shapes.append(Text(width / 2, 30 + 17 * at, line, 12, "muted", "middle"))
    return Picture(title, f"{title}: {words}", width, height, tuple(shapes))


def paragraph(
    text: str,
    x: float,
    y: float,
    room: float,
    *,
    size: float = 11.5,
    lines: int = 2,
    role: Role = "ink",
    bold: bool = False,
) -> tuple[list[Shape], float]:
    """Return a text on some lines below ``y``, and where it ends."""
    shapes: list[Shape] = []
    step = round(size * 1.3, 1)
    for line in lettering.wrapped(text, size, room, lines, bold):
        y += step
        shapes.append(Text(x, y - step * 0.28, line, size, role, bold=bold))
    return shapes, y


def arrow_head(x: float, y: float, dx: float, dy: float, role: Role, size: float = 5) -> Polygon:
    """Return the head of an arrow that ends at a point and comes from the direction ``dx``, ``dy``."""
    long = (dx * dx + dy * dy) ** 0.5 or 1
    ux, uy = dx / long * size, dy / long * size
    return Polygon(
        ((x, y), (x - ux - uy * 0.6, y - uy + ux * 0.6), (x - ux + uy * 0.6, y - uy - ux * 0.6)), role
    )


def star(x: float, y: float, r: float) -> Polygon:
    """Return the star that stands for the North Star."""
    corners = ((r if at % 2 == 0 else r * 0.42, (-90 + at * 36) * pi / 180) for at in range(10))
    return Polygon(tuple((x + far * cos(turn), y + far * sin(turn)) for far, turn in corners), "star")


@dataclass(frozen=True)
class Flag:
    """A word at a place on a line of time."""

    x: float
    text: str
    role: Role = "muted"
    bold: bool = False


def flags(rows: Sequence[Flag], left: float, right: float, size: float = 10.5) -> tuple[list[Text], int]:
    """Return the words of flags on as few rows as keep them apart, the lowest at 0, and how many rows."""
    ends: list[float] = []
    texts: list[Text] = []
    for flag in sorted(rows, key=lambda each: each.x):
        words = lettering.shortened(flag.text, size, right - left, flag.bold)
        half = lettering.width(words, size, flag.bold) / 2
        middle = min(max(flag.x, left + half), right - half)
        row = next((at for at, end in enumerate(ends) if middle - half >= end + 9), len(ends))
        if row == len(ends):
            ends.append(0)
        ends[row] = middle + half
        texts.append(Text(middle, -row * (size + 4), words, size, flag.role, "middle", flag.bold))
    return texts, len(ends)


@dataclass(frozen=True)
class TimeLine:
    """Days laid out between two places; a day outside stands at the end that is nearer."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """Return where a day stands."""
        share = (day - self.first).days / ((self.last - self.first).days or 1)
        return self.left + (self.right - self.left) * min(max(share, 0), 1)

    def ticks(self) -> Iterator[tuple[float, str]]:
        """Yield places with the words for them, far enough apart to be read."""
        days = (self.last - self.first).days or 1
        a_day = (self.right - self.left) / days
        end = self.left - 8
        for day, words in self._weeks(a_day) if a_day * 28 >= 52 else self._months(a_day):
            x, half = self.x(day), lettering.width(words, 10) / 2
            if x - half >= max(end + 8, self.left - 16) and x + half <= self.right + 16:
                end = x + half
                yield x, words

    def _weeks(self, a_day: float) -> Iterator[tuple[date, str]]:
        step = 7 if a_day * 7 >= 52 else 14 if a_day * 14 >= 52 else 28
        day = self.first + timedelta(days=(7 - self.first.weekday()) % 7)
        while day <= self.last:
            yield day, short_date(day, day)
            day += timedelta(days=step)

    def _months(self, a_day: float) -> Iterator[tuple[date, str]]:
        step = next((each for each in (1, 2, 3, 6) if a_day * 30 * each >= 52), 12)
        months = self.first.year * 12 + self.first.month
        months += -(months) % step
        while months // 12 < 9999:
            year, month = divmod(months, 12)
            day = date(year, month + 1, 1)
            if day > self.last:
                return
            yield day, f"{MONTHS[month]} {year}" if month == 0 or step == 12 else MONTHS[month]
            months += step
