"""The milestones of the joint program, one below the other, on the way to the North Star."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from alliance_desk.assessment.north_star import north_star
from alliance_desk.assessment.wording import count, near_date
from alliance_desk.pictures import lettering, parts
from alliance_desk.pictures.palette import side_role
from alliance_desk.pictures.parts import Mark
from alliance_desk.pictures.shapes import Line, Picture, Shape, Text
from alliance_desk.playbook import Playbook
from alliance_desk.records import Dossier, Milestone

TITLE = "Milestones"
MOST = 12
"""More milestones than this are drawn around today, and the rest is counted."""

AXIS, INDENT = 12.0, 32.0
WORDS: dict[Mark, str] = {"done": "reached", "late": "late", "planned": "to come", "open": "no date yet"}


def program_path(dossier: Dossier, playbook: Playbook, today: date, width: float = 300) -> Picture:
    """Return the milestones by date, reached, late and coming, today among them, and a star at the end."""
    rows = sorted(dossier.all(Milestone), key=lambda row: (row.on is None, row.on or date.max))
    star = north_star(dossier, playbook)
    if not rows:
        return parts.nothing(TITLE, "Enter milestones to see the way to the North Star.", width)
    before, shown, after = _around(rows, today)
    room = width - INDENT - 2
    shapes: list[Shape] = []
    y = 6.0
    if before:
        y = _said(shapes, f"{count(len(before), 'earlier milestone')}", y, room)
    told = False
    reached = y
    for row in shown:
        if not told and (row.on is None or row.on >= today):
            y, told = _now(shapes, y, width), True
        y = _milestone(dossier, row, today, y, room, shapes)
        if row.done_on:
            reached = y - 14
    if not told:
        y = _now(shapes, y, width)
    if after:
        y = _said(shapes, f"and {len(after)} more", y, room)
    end = y + 12
    words, y = parts.paragraph(star or "The North Star is not written yet.", INDENT, y, room, lines=4)
    track: list[Shape] = [Line(((AXIS, 10), (AXIS, end)), "track", 4)]
    if reached > 10 and any(row.done_on for row in shown):
        track.append(Line(((AXIS, 10), (AXIS, reached)), "good", 4))
    added, y = parts.legend(_signs(shown, today), y + 8, 0, width)
    all_shapes = (*track, *shapes, parts.star(AXIS, end, 10), *words, *added)
    return Picture(TITLE, _alt(rows, today, star), width, y + 4, all_shapes)


def _around(
    rows: Sequence[Milestone], today: date
) -> tuple[Sequence[Milestone], Sequence[Milestone], Sequence[Milestone]]:
    """Return what comes before the milestones that are drawn, these, and what comes after."""
    if len(rows) <= MOST:
        return (), rows, ()
    now = next((at for at, row in enumerate(rows) if row.on is None or row.on >= today), len(rows))
    start = min(max(now - MOST // 3, 0), len(rows) - MOST)
    return rows[:start], rows[start : start + MOST], rows[start + MOST :]


def _milestone(
    dossier: Dossier, row: Milestone, today: date, y: float, room: float, shapes: list[Shape]
) -> float:
    """Draw one milestone with its date and who leads it; return where it ends."""
    how = _state(row, today)
    shapes += parts.mark(how, AXIS, y + 11, 6.5)
    title, y = parts.paragraph(row.title or "No name yet", INDENT, y, room, size=12, bold=True)
    shapes += title
    when = lettering.shortened(_when(row, today), 11, room)
    shapes.append(Text(INDENT, y + 12, when, 11, "bad" if how == "late" else "muted"))
    side = dossier.side(row.partner_id)
    x = INDENT + lettering.width(when, 11) + 8
    if 0 <= side < len(dossier.partners) and room + INDENT - x > 30:
        label = lettering.shortened(dossier.partners[side].label, 11, room + INDENT - x)
        shapes.append(Text(x, y + 12, label, 11, side_role(side)))
    return y + 24


def _now(shapes: list[Shape], y: float, width: float) -> float:
    shapes += [
        Line(((2, y + 6), (INDENT - 8, y + 6)), "ink", 1.5),
        Text(INDENT, y + 10, "Today", 11, bold=True),
        Line(((INDENT + 42, y + 6), (width - 2, y + 6)), "line"),
    ]
    return y + 20


def _said(shapes: list[Shape], words: str, y: float, room: float) -> float:
    shapes.append(Text(INDENT, y + 12, lettering.shortened(words, 11, room), 11, "muted"))
    return y + 22


def _state(row: Milestone, today: date) -> Mark:
    if row.done_on:
        return "done"
    if row.on is None:
        return "open"
    return "late" if row.on < today else "planned"


def _when(row: Milestone, today: date) -> str:
    if row.done_on:
        return near_date(row.done_on, today)
    if row.on is None:
        return "no date yet"
    late = ", late" if row.on < today else ""
    return near_date(row.on, today) + late


def _signs(rows: Sequence[Milestone], today: date) -> list[tuple[parts.Drawn, str]]:
    used = {_state(row, today) for row in rows}
    return [(parts.sign(how), words) for how, words in WORDS.items() if how in used]


def _alt(rows: Sequence[Milestone], today: date, star: str) -> str:
    said = "; ".join(
        f"{row.title or 'No name yet'}: {_when(row, today)}{', reached' if row.done_on else ''}"
        for row in rows
    )
    end = (
        f" They lead to the North Star: {star.rstrip('.')}."
        if star
        else " The North Star is not written yet."
    )
    return f"{count(len(rows), 'milestone')}. {said}.{end}"
