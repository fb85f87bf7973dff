"""The milestones of the startup as a track with today on it (SIR Figures 6 and 8)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from alliance_desk.assessment.schedule import AnchorDate, anchor_dates, countdown, first_day
from alliance_desk.assessment.wording import near_date
from alliance_desk.pictures import lettering
from alliance_desk.pictures.shapes import Circle, Line, Picture, Shape, Text
from alliance_desk.records import AnchorKind, Dossier

HEIGHT = 104
TRACK = 50
LEAST = 96
"""No two milestones stand closer than this, so that their labels have room."""

NARROW = 380
"""Below this width the track stands upright."""


def milestone_track(dossier: Dossier, today: date, *, width: float = 980, marked: bool = True) -> Picture:
    """Return the track: reached milestones full, coming ones open, expected and unknown ones dashed.

    What is printed to be read later does without the mark of today.
    """
    title = "Milestones"
    rows = _in_order((*_first_day(dossier, today), *anchor_dates(dossier)))
    if rows and width < NARROW:
        return _upright(rows, countdown(dossier, today), today, width)
    if not rows:
        text = Text(width / 2, TRACK, "No dates yet.", 12, "muted", "middle")
        return Picture(title, "Milestones: no dates yet.", width, HEIGHT, (text,))
    places = _places(rows, width)
    now, words = _today_at(rows, places, today, width), f"Today, {countdown(dossier, today)}"
    first, last = places[0], places[-1]
    shapes: list[Shape] = [Line(((first, TRACK), (last, TRACK)), "track", 5)]
    reached = [x for row, x in zip(rows, places, strict=True) if _reached(row, today)]
    done_to = max([x for x in (now, *reached) if x is not None and first < x <= last], default=None)
    if not marked:
        done_to = max(reached, default=None)
    if done_to is not None and (reached or (now is not None and now > first)):
        shapes.append(Line(((first, TRACK), (done_to, TRACK)), "ours", 5))
    if not marked:
        pass
    elif now is not None:
        shapes.append(Line(((now, 25), (now, TRACK + 15)), "ink", 1.5))
        half = lettering.width(words, 11.5, bold=True) / 2
        middle = min(max(now, half), width - half) if 2 * half < width else width / 2
        words = lettering.shortened(words, 11.5, width, bold=True)
        shapes.append(Text(middle, 19, words, 11.5, "ink", "middle", bold=True))
    else:
        shapes.append(Text(width / 2, 19, words, 11.5, "ink", "middle", bold=True))
    lines = 1
    for at, (row, x) in enumerate(zip(rows, places, strict=True)):
        room = _room(places, at, width)
        full = _reached(row, today)
        dashed = row.on is None or row.expected
        shapes.append(
            Circle(x, TRACK, 11, "ours" if full else "paper", "ours" if row.on else "muted", 2.5, dashed)
        )
        titles = lettering.wrapped(row.title, 12, room, 2, bold=True)
        lines = max(lines, len(titles))
        for line, title in enumerate(titles):
            shapes.append(Text(x, 80 + 15 * line, title, 12, "ink", "middle", bold=True))
        when = lettering.shortened(_when(row, today), 11, room)
        shapes.append(Text(x, 82 + 15 * len(titles), when, 11, "muted", "middle"))
    alt = _words(rows, countdown(dossier, today) if marked else "", today)
    return Picture("Milestones", alt, width, HEIGHT + 15 * (lines - 1), tuple(shapes))


def _first_day(dossier: Dossier, today: date) -> Iterator[AnchorDate]:
    """Yield the first day of the startup as a mark of its own, where no anchor falls on it."""
    day = first_day(dossier)
    if day is not None and day not in [row.on for row in anchor_dates(dossier)]:
        # It comes before all anchors, as the kind that comes first among them does.
        yield AnchorDate(AnchorKind.TERM_SHEET, "First day", day, actual=day <= today)


def _upright(rows: Sequence[AnchorDate], left: str, today: date, width: float) -> Picture:
    """Return the track from top to bottom, today between the milestones that it lies between."""
    x, step, shapes = 12.0, 42.0, list[Shape]()
    before = max((at + 1 for at, row in enumerate(rows) if row.on and row.on <= today), default=0)
    places = [16 + step * at + (26 if at >= before else 0) for at in range(len(rows))]
    now = 16 + step * before - (step - 26 if before else 0) + (13 if before else 0)
    shapes.append(Line(((x, places[0]), (x, places[-1])), "track", 4))
    if before:
        shapes.append(Line(((x, places[0]), (x, min(now, places[-1]))), "ours", 4))
    shapes.append(Line(((2, now), (22, now)), "ink", 1.5))
    words = lettering.shortened(f"Today, {left}", 11, width - 30, bold=True)
    shapes.append(Text(30, now + 4, words, 11, "ink", bold=True))
    for row, y in zip(rows, places, strict=True):
        dashed = row.on is None or row.expected
        full = _reached(row, today)
        shapes += [
            Circle(x, y, 8, "ours" if full else "paper", "ours" if row.on else "muted", 2.2, dashed),
            Text(30, y + 1, lettering.shortened(row.title, 12, width - 30, bold=True), 12, bold=True),
            Text(30, y + 16, lettering.shortened(_when(row, today), 11, width - 30), 11, "muted"),
        ]
    height = max(places[-1] + 22, now + 12)
    return Picture("Milestones", _words(rows, left, today), width, height, tuple(shapes))


def _words(rows: Sequence[AnchorDate], left: str, today: date) -> str:
    said = ", ".join(f"{row.title}: {_when(row, today)}{_state(row, today)}" for row in rows)
    return f"Today, {left}. {said}." if left else f"{said}."


def _in_order(rows: Sequence[AnchorDate]) -> list[AnchorDate]:
    """Return those with a date by date; each without one behind the kinds that come before it."""
    order = list(AnchorKind)
    known = sorted((row for row in rows if row.on), key=lambda row: row.on or date.max)
    for row in rows:
        if row.on is None:
            earlier = [at for at, each in enumerate(known) if order.index(each.kind) < order.index(row.kind)]
            known.insert(max(earlier, default=-1) + 1, row)
    return known


def _places(rows: Sequence[AnchorDate], width: float) -> list[float]:
    """Return where each milestone stands: by date where it is known, and never too close."""
    left = min(LEAST, width / (2 * len(rows)))
    right = width - left
    if len(rows) == 1:
        return [width / 2]
    known = [(at, row.on) for at, row in enumerate(rows) if row.on]
    wanted = [left + (right - left) * at / (len(rows) - 1) for at in range(len(rows))]
    if len(known) > 1:
        (first, begin), (last, end) = known[0], known[-1]
        span = (end - begin).days or 1
        a, b = wanted[first], wanted[last]
        for at, day in known:
            wanted[at] = a + (b - a) * (day - begin).days / span
        for at in range(first + 1, last):
            if rows[at].on is None:
                wanted[at] = (
                    wanted[at - 1] + next(wanted[n] for n in range(at + 1, last + 1) if rows[n].on)
                ) / 2
    least = min(1.4 * LEAST, (right - left) / (len(rows) - 1))
    for at in range(1, len(rows)):
        wanted[at] = max(wanted[at], wanted[at - 1] + least)
    wanted[-1] = min(wanted[-1], right)
    for at in range(len(rows) - 2, -1, -1):
        wanted[at] = min(wanted[at], wanted[at + 1] - least)
    return wanted


def _room(places: Sequence[float], at: int, width: float) -> float:
    """Return how wide the label of a milestone may be, centred on it."""
    x = places[at]
    sides = [2 * x, 2 * (width - x)]
    if at:
        sides.append(x - places[at - 1] - 8)
    if at + 1 < len(places):
        sides.append(places[at + 1] - x - 8)
    return min(sides)


def _today_at(rows: Sequence[AnchorDate], places: Sequence[float], today: date, width: float) -> float | None:
    """Return where today stands on the track; None while no date is known."""
    known = [(row.on, x) for row, x in zip(rows, places, strict=True) if row.on]
    if not known:
        return None
    if today <= known[0][0]:
        return known[0][1] if today == known[0][0] else max(4, known[0][1] - 40)
    for (day, x), (later, next_x) in pairwise(known):
        if today <= later:
            share = (today - day).days / ((later - day).days or 1)
            return x + (next_x - x) * share
    return min(width - 4, known[-1][1] + 40)


def _reached(row: AnchorDate, today: date) -> bool:
    return row.actual or (row.on is not None and row.on < today and not row.expected)


def _when(row: AnchorDate, today: date) -> str:
    if row.on is None:
        return "date not known"
    return f"expected {near_date(row.on, today)}" if row.expected else near_date(row.on, today)


def _state(row: AnchorDate, today: date) -> str:
    return ", reached" if _reached(row, today) else ""
