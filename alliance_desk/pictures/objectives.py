"""What each partner wants, gets and gives, and where two wishes collide (SIR, partner objectives; S08)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from alliance_desk.assessment.wording import count, listed
from alliance_desk.pictures import lettering, parts
from alliance_desk.pictures.palette import Role, side_role
from alliance_desk.pictures.shapes import Circle, Line, Picture, Rect, Shape, Text
from alliance_desk.records import Dossier, Objective, Visibility

TITLE = "Objectives of the partners"
MOST = {True: 3, False: 12}
"""How many objectives of one partner are drawn, in a narrow picture and in a wide one."""


@dataclass(frozen=True)
class Conflict:
    """Two objectives that get in each other's way, numbered as drawn."""

    number: int
    one: Objective
    other: Objective
    text: str


def conflicts(rows: Sequence[Objective]) -> list[Conflict]:
    """Return each conflict once, though both objectives may name the other."""
    by_id = {row.id: row for row in rows}
    seen: dict[frozenset[UUID], Conflict] = {}
    for row in rows:
        other = by_id.get(row.conflicts_with_id) if row.conflicts_with_id else None
        if other is None or other.id == row.id:
            continue
        key = frozenset((row.id, other.id))
        if key not in seen:
            seen[key] = Conflict(len(seen) + 1, row, other, row.conflict or other.conflict)
    return list(seen.values())


def objectives_map(dossier: Dossier, width: float = 900, *, internal: bool = False) -> Picture:
    """Return a column for each partner with its objectives, what it gets for them and what it gives.

    Objectives for our eyes only are left out unless ``internal`` asks for them.
    """
    rows = [row for row in dossier.all(Objective) if internal or row.visibility == Visibility.JOINT]
    if not rows:
        hidden = bool(dossier.all(Objective))
        words = "No objective is shared yet: all of them are internal." if hidden else "No objective yet."
        return parts.nothing(TITLE, words, width)
    narrow = width < parts.NARROW
    found = conflicts(rows)
    struck = {each.id for conflict in found for each in (conflict.one, conflict.other)}
    sides = sorted({dossier.side(row.partner_id) for row in rows}, key=lambda side: side % 1000)
    if not narrow:
        sides = sorted({*range(len(dossier.partners)), *sides}, key=lambda side: side % 1000)
    gutter = 44.0 if found else 18.0
    columns = 1 if narrow else len(sides)
    lane = 22.0 if found and (narrow or columns == 1) else 0.0
    box = (width - lane - gutter * (columns - 1)) / columns
    shapes: list[Shape] = []
    places: dict[UUID, tuple[float, float, float]] = {}
    y, lowest = 0.0, 0.0
    for at, side in enumerate(sides):
        x = 0.0 if narrow else at * (box + gutter)
        mine = [row for row in rows if dossier.side(row.partner_id) == side]
        mine.sort(key=lambda row: (row.id not in struck, row.priority))
        y = y if narrow else 0.0
        name = dossier.partners[side].label if side >= 0 else "No partner named"
        shapes.append(
            Text(x, y + 14, lettering.shortened(name, 12.5, box, True), 12.5, side_role(side), bold=True)
        )
        y += 24
        if not mine:
            shapes.append(Text(x, y + 12, lettering.shortened("No objective yet", 11, box), 11, "muted"))
            y += 20
        for row in mine[: MOST[narrow]]:
            numbers = [each.number for each in found if row in (each.one, each.other)]
            card, bottom = _card(row, side, numbers, x, y, box, internal)
            shapes += card
            places[row.id] = x, (y + bottom) / 2, x + box
            y = bottom + 8
        if len(mine) > MOST[narrow]:
            more = count(len(mine) - MOST[narrow], "more objective")
            added, y = parts.note(f"{more} not drawn here.", y, x, x + box, lines=2)
            shapes += added
        y += 6
        lowest = max(lowest, y)
    lines = [shape for each in found for shape in _collision(each, places, width, gutter)]
    added, lowest = _list(found, lowest, width)
    return Picture(TITLE, _words(dossier, rows, found), width, lowest + 2, (*lines, *shapes, *added))


def _card(
    row: Objective, side: int, numbers: Sequence[int], x: float, y: float, box: float, internal: bool
) -> tuple[list[Shape], float]:
    """Return one objective, and where it ends."""
    inner, room = x + 13, box - 24
    title, bottom = parts.paragraph(
        row.text or "No text yet",
        inner,
        y + 6,
        room,
        size=12,
        lines=2 if box < 300 else 3,
        bold=row.priority == 1,
    )
    texts = [*title]
    for head, what in (("gets", row.help_wanted), ("gives", row.help_given)):
        if what.strip():
            texts.append(Text(inner, bottom + 14, head, 10.5, side_role(side), bold=True))
            lines, bottom = parts.paragraph(
                what, inner + 34, bottom + 3, room - 34, size=10.5, role="muted", lines=2
            )
            texts += lines
    marks: list[tuple[str, Role]] = []
    if row.priority == 1:
        marks.append(("first priority", side_role(side)))
    if internal and row.visibility == Visibility.INTERNAL:
        marks.append(("internal", "wait"))
    if numbers:
        marks.append((f"conflict {listed([str(number) for number in numbers])}", "bad"))
    at = inner
    for words, role in marks:
        text = lettering.shortened(words, 10.5, room, bold=True)
        wide = lettering.width(text, 10.5, bold=True)
        if at == inner or at + wide > inner + room:
            at, bottom = inner, bottom + 16
        texts.append(Text(at, bottom - 1, text, 10.5, role, bold=True))
        at += wide + 12
    bottom += 9
    frame: Role = "bad" if numbers else "line"
    return [
        Rect(x + 0.5, y, box - 1, bottom - y, "paper", frame, radius=7),
        Rect(x + 0.5, y, 4, bottom - y, side_role(side), radius=2),
        *texts,
    ], bottom


def _collision(
    each: Conflict, places: dict[UUID, tuple[float, float, float]], width: float, gutter: float
) -> list[Shape]:
    """Return the line between two objectives, with the number on it where it stands free."""
    if each.one.id not in places or each.other.id not in places:
        return []
    one, other = sorted((places[each.one.id], places[each.other.id]))
    if one[0] == other[0]:
        far = min(one[2] + 5 + (each.number - 1) % 3 * 6, width - 1)
        return [Line(((one[2], one[1]), (far, one[1]), (far, other[1]), (other[2], other[1])), "bad", 1.8)]
    bend = one[2] + gutter * (0.3 + (each.number * 0.2) % 0.5)
    points = ((one[2], one[1]), (bend, one[1]), (bend, other[1]), (other[0], other[1]))
    return [
        Line(points, "bad", 1.8),
        Circle(one[2], one[1], 3.5, "bad"),
        Circle(other[0], other[1], 3.5, "bad"),
    ]


def _list(found: Sequence[Conflict], y: float, width: float) -> tuple[list[Shape], float]:
    """Return what each conflict is about, below the columns."""
    shapes: list[Shape] = []
    most = 3 if width < parts.NARROW else 12
    for each in found[:most]:
        text = each.text or "Not said yet what is done about it."
        shapes.append(Text(7, y + 12, str(each.number), 11, "bad", "middle", bold=True))
        added, y = parts.paragraph(text, 18, y, width - 20, size=11, lines=2)
        shapes += added
        y += 4
    if len(found) > most:
        added, y = parts.note(f"{count(len(found) - most, 'more conflict')} in the register.", y, 0, width)
        shapes += added
    return shapes, y


def _words(dossier: Dossier, rows: Sequence[Objective], found: Sequence[Conflict]) -> str:
    labels: dict[UUID | None, str] = {partner.id: partner.label for partner in dossier.partners}
    said = [f"{TITLE}: {count(len(rows), 'objective')}, {count(len(found), 'conflict')}"]
    for row in rows:
        who = labels.get(row.partner_id, "No partner named")
        words = [f"{who}: {row.text or 'no text yet'}"]
        words += [f"gets {row.help_wanted}"] if row.help_wanted else []
        words += [f"gives {row.help_given}"] if row.help_given else []
        said.append("; ".join(words))
    said += [
        f"Conflict {each.number}: {each.one.text or 'no text yet'} against {each.other.text or 'no text yet'}"
        for each in found
    ]
    return ". ".join(text.rstrip(".") for text in said) + "."
