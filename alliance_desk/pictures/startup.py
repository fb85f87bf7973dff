"""Day n of the startup: how far it is, where it stands and what is late (SIR, “Start it right”; S02)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from alliance_desk.assessment.schedule import (
    AnchorDate,
    PlanItem,
    anchor_dates,
    countdown,
    day_of_startup,
    plan,
)
from alliance_desk.assessment.wording import count, near_date
from alliance_desk.pictures import lettering, parts
from alliance_desk.pictures.parts import Flag
from alliance_desk.pictures.shapes import Line, Picture, Polygon, Rect, Shape, Text
from alliance_desk.playbook import Playbook
from alliance_desk.records import Dossier

TITLE = "Day of the startup"
MOST = 3
"""How many late tasks are named."""


def startup_days(dossier: Dossier, playbook: Playbook, today: date, width: float = 900) -> Picture:
    """Return the days as a row of fields, those gone by filled, with the anchors on them and what is late."""
    day = day_of_startup(dossier, today)
    late = [item for item in plan(dossier, playbook, today) if item.late]
    if day is None:
        return parts.nothing(TITLE, f"Not in the startup today; {countdown(dossier, today)}.", width)
    number, total = day
    over = number > total
    head = (
        f"Day {number} of {total}"
        if not over
        else f"Day {number}, {count(number - total, 'day')} over {total}"
    )
    phase = _phase(anchor_dates(dossier), today)
    told = f"{count(len(late), 'task')} late" if late else "nothing late"
    shapes, y = _headline(head, phase, told, bool(late), width)
    start = today - timedelta(days=number - 1)
    pitch = width / total
    gone = min(number, total)
    shapes.append(Rect(0, y, width, 14, "track", radius=3))
    shapes.append(Rect(0, y, gone * pitch, 14, "bad" if over else "ours", radius=3))
    for at in range(1, total):
        if pitch >= 5 or at % 10 == 0:
            shapes.append(Line(((at * pitch, y), (at * pitch, y + 14)), "paper", 1))
    x = min(number - 0.5, total - 0.5) * pitch
    shapes.append(Line(((x, y - 4), (x, y + 18)), "ink", 2))
    rows = [row for row in anchor_dates(dossier) if row.on and 0 <= (row.on - start).days < total]
    marks = [
        Flag(((row.on - start).days + 0.5) * pitch, f"{row.title}, {near_date(row.on, today)}", "muted")
        for row in rows
        if row.on
    ]
    texts, lines = parts.flags(marks, 0, width)
    for flag in marks:
        at = min(max(flag.x, 4.5), width - 4.5)
        shapes.append(Polygon(((at, y + 16), (at + 4.5, y + 23), (at - 4.5, y + 23)), "ink"))
    y += 25
    shapes += [Text(t.x, y + 10 - t.y, t.text, t.size, t.fill, t.anchor) for t in texts]
    y += lines * 14.5 + 5
    shown, y = _late(late, y, width)
    alt = _words(head, phase, late, rows, today)
    return Picture(TITLE, alt, width, y + 2, (*shapes, *shown))


def _headline(head: str, phase: str, told: str, late: bool, width: float) -> tuple[list[Shape], float]:
    """Return the day, the phase and what is late, on one line or on three."""
    one = lettering.width(head, 16, bold=True)
    end = lettering.width(told, 12, bold=True) + 16
    middle = lettering.shortened(phase, 12, max(width - one - end - 36, 0))
    shapes: list[Shape] = [Text(0, 17, lettering.shortened(head, 16, width, True), 16, bold=True)]
    if one + end + lettering.width(middle, 12) + 36 <= width and len(middle) > 12:
        shapes.append(Text(one + 14, 17, middle, 12, "muted"))
        at, y = width - end + 16, 17.0
        bottom = 32.0
    else:
        drawn, low = parts.paragraph(phase, 0, 22, width, role="muted")
        shapes += drawn
        at, y, bottom = 16.0, low + 18, low + 33
    shapes += parts.mark("late" if late else "done", at - 9, y - 4.5, 5.5)
    text = lettering.shortened(told, 12, width - at + 1, bold=True)
    shapes.append(Text(at, y, text, 12, "bad" if late else "good", bold=True))
    return shapes, bottom


def _phase(rows: Sequence[AnchorDate], today: date) -> str:
    """Return between which anchors today lies."""
    known = sorted((row.on, row.title) for row in rows if row.on)
    before = [title for day, title in known if day <= today]
    after = [title for day, title in known if day > today]
    if before and after:
        return f"between {_lower(before[-1])} and {_lower(after[0])}"
    if after:
        return f"before {_lower(after[0])}"
    return f"after {_lower(before[-1])}" if before else "no anchor date known"


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]


def _late(late: Sequence[PlanItem], y: float, width: float) -> tuple[list[Shape], float]:
    shapes: list[Shape] = []
    for item in late[:MOST]:
        end = f"{count(item.days_late, 'day')} late"
        room = width - lettering.width(end, 11) - 30
        shapes += parts.mark("late", 7, y + 9, 5)
        shapes.append(Text(19, y + 13, lettering.shortened(item.title, 11, room), 11))
        shapes.append(Text(width, y + 13, end, 11, "bad", "end"))
        y += 18
    if len(late) > MOST:
        more, y = parts.note(f"and {len(late) - MOST} more", y, 19, width)
        shapes += more
    return shapes, y


def _words(head: str, phase: str, late: Sequence[PlanItem], rows: Sequence[AnchorDate], today: date) -> str:
    said = [head, phase[:1].upper() + phase[1:]]
    said += [f"{row.title} {near_date(row.on, today)}" for row in rows if row.on]
    said.append(f"{count(len(late), 'task')} late" if late else "Nothing is late")
    said += [f"{item.title}, {count(item.days_late, 'day')} late" for item in late]
    return ". ".join(text.rstrip(".") for text in said) + "."
