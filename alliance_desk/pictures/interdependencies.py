"""How the functional plans hang together: who waits for whom, how often, and by when next (S51)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from alliance_desk.assessment.wording import count, near_date
from alliance_desk.assessment.workplan import crossings, workplan
from alliance_desk.pictures import lettering
from alliance_desk.pictures.shapes import Picture, Rect, Shape, Text
from alliance_desk.playbook import Playbook
from alliance_desk.records import Dossier, TaskLink

TITLE = "Interdependencies between plans"
STARTUP = "Startup plan"
LEAST = 64
"""A narrower cell cannot hold a date; then the crossings are listed."""
MOST = 14
"""More lines than this are only counted."""


@dataclass(frozen=True)
class _Crossing:
    """The links from one plan to another."""

    before: str
    after: str
    number: int
    on: date | None
    """When the first has to hand over next: the nearest open crossing."""
    overdue: bool


def interdependencies(dossier: Dossier, playbook: Playbook, today: date, *, width: float = 640) -> Picture:
    """Return a matrix of plans, from those that deliver (down) to those that wait (across)."""
    found = _crossings(dossier, playbook, today)
    if not found:
        text = "No task waits for one of another plan."
        shown = lettering.shortened(text, 11.5, width - 8)
        return Picture(
            TITLE, f"{TITLE}: {text}", width, 50, (Text(width / 2, 30, shown, 11.5, "muted", "middle"),)
        )
    plans = sorted(
        {name for each in found for name in (each.before, each.after)},
        key=lambda name: (bool(name), name.casefold()),
    )
    label = min(0.3 * width, 170.0)
    cell = (width - label - 4) / len(plans)
    shapes, height = (
        _matrix(found, plans, label, min(cell, 130.0), today) if cell >= LEAST else _list(found, width, today)
    )
    return Picture(TITLE, _words(found, today), width, height, tuple(shapes))


def _crossings(dossier: Dossier, playbook: Playbook, today: date) -> list[_Crossing]:
    bars = {bar.item.task.id: bar for bar in workplan(dossier, playbook, today).bars}

    def when(links: Sequence[TaskLink]) -> tuple[date | None, bool]:
        open_days = [
            bar.finish
            for link in links
            if (bar := bars.get(link.before_id)) and bar.finish and not bar.item.done
        ]
        on = min(open_days, default=None)
        return on, on is not None and on < today

    found = [
        _Crossing(before, after, len(links), *when(links))
        for (before, after), links in crossings(dossier).items()
    ]
    return sorted(
        found, key=lambda each: (each.on or date.max, each.before.casefold(), each.after.casefold())
    )


def _matrix(
    found: Sequence[_Crossing], plans: Sequence[str], label: float, cell: float, today: date
) -> tuple[list[Shape], float]:
    names = [name or STARTUP for name in plans]
    # A heading whose words don't fit across a column stands upright, and is not broken.
    turned = any(lettering.width(word, 10, bold=True) > cell - 8 for name in names for word in name.split())
    longest = max(lettering.width(name, 10, bold=True) for name in names)
    top, high = 24 + min(longest, 130.0) if turned else 52.0, 40.0
    shapes: list[Shape] = [
        Text(2, 30, lettering.shortened("delivers ↓", 10, label / 2), 10, "muted"),
        Text(label, 12, lettering.shortened("waits →", 10, cell), 10, "muted"),
    ]
    at = {(each.before, each.after): each for each in found}
    for column, name in enumerate(names):
        if turned:
            text = lettering.shortened(name, 10, top - 24, bold=True)
            x = label + (column + 0.5) * cell + 4
            shapes.append(Text(x, top - 8, text, 10, "ink", bold=True, turned=True))
            continue
        lines = lettering.wrapped(name, 10, cell - 8, 2, bold=True)
        for line, text in enumerate(lines):
            y = top - 8 - 12 * (len(lines) - 1 - line)
            shapes.append(Text(label + (column + 0.5) * cell, y, text, 10, "ink", "middle", bold=True))
    for row, before in enumerate(plans):
        y = top + row * high
        title = lettering.shortened(before or STARTUP, 10.5, label - 10, bold=True)
        shapes.append(Text(2, y + high / 2 + 4, title, 10.5, bold=True))
        for column, after in enumerate(plans):
            x, each = label + column * cell, at.get((before, after))
            if row == column:
                shapes.append(Rect(x, y, cell, high, "track", "paper", 1.5))
                continue
            if each is None:
                shapes.append(Rect(x, y, cell, high, "canvas", "paper", 1.5))
                continue
            shapes.append(Rect(x, y, cell, high, "bad_soft" if each.overdue else "ours_soft", "paper", 1.5))
            shapes.append(Text(x + cell / 2, y + 17, str(each.number), 13, "ink", "middle", bold=True))
            said = lettering.shortened(_when(each, today), 9.5, cell - 4)
            shapes.append(Text(x + cell / 2, y + 32, said, 9.5, "bad" if each.overdue else "muted", "middle"))
    return shapes, top + len(plans) * high + 6


def _list(found: Sequence[_Crossing], width: float, today: date) -> tuple[list[Shape], float]:
    shapes: list[Shape] = []
    y = 4.0
    for each in found[:MOST]:
        text = f"{each.before or STARTUP} → {each.after or STARTUP}"
        number = str(each.number)
        room = width - 14 - lettering.width(number, 11, bold=True)
        shapes.append(Text(2, y + 12, lettering.shortened(text, 11, room), 11))
        shapes.append(Text(width - 4, y + 12, number, 11, "ink", "end", bold=True))
        said = lettering.shortened(_when(each, today), 10, width - 8)
        shapes.append(Text(2, y + 26, said, 10, "bad" if each.overdue else "muted"))
        y += 36
    if (more := len(found) - MOST) > 0:
        shapes.append(Text(2, y + 10, f"and {more} more", 10.5, "muted"))
        y += 16
    return shapes, y + 4


def _when(each: _Crossing, today: date) -> str:
    if each.on is None:
        return "no open date"
    return f"late: {near_date(each.on, today)}" if each.overdue else f"next {near_date(each.on, today)}"


def _words(found: Sequence[_Crossing], today: date) -> str:
    said = [
        f"{each.after or STARTUP} waits for {each.before or STARTUP} {count(each.number, 'time')}, "
        f"{_when(each, today)}"
        for each in found
    ]
    return f"{TITLE}. {'. '.join(said)}."
