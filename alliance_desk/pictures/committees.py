"""The committees and who reports to whom, with the seats of each partner (SIR, governance)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from math import ceil
from uuid import UUID

from alliance_desk.assessment.wording import count
from alliance_desk.pictures import lettering
from alliance_desk.pictures.palette import side_role
from alliance_desk.pictures.shapes import Circle, Line, Picture, Rect, Shape, Text
from alliance_desk.records import Committee, Dossier, Person, Seat

TITLE = "Governance"
BOX = 150.0
"""Narrowest box of the tree; where the boxes would be narrower, a list with indents is drawn."""
TALL, GAP, DROP = 96.0, 14.0, 28.0

Counts = dict[UUID, dict[int, tuple[int, int]]]
"""For each committee and side: seats that are filled, and all seats."""


def governance_chart(dossier: Dossier, *, width: float = 900) -> Picture:
    """Return the committees as a tree, or as an indented list where a tree would be too wide."""
    committees = dossier.all(Committee)
    if not committees:
        text = Text(width / 2, 24, "No committee yet.", 12, "muted", "middle")
        return Picture(TITLE, "Governance: no committee yet.", width, 40, (text,))
    children = _children(committees)
    seats = _seats(dossier)
    slots = _leaves(children, None) or 1
    if (width + GAP) / slots - GAP >= BOX:
        shapes, height = _tree(dossier, children, seats, width, slots)
    else:
        shapes, height = _list(dossier, children, seats, width)
    return Picture(TITLE, _words(dossier, committees, seats), width, height, tuple(shapes))


def _children(committees: list[Committee]) -> dict[UUID | None, list[Committee]]:
    """Return the committees by the one they report to; those in a circle report to nobody."""
    by_id = {body.id: body for body in committees}
    found: dict[UUID | None, list[Committee]] = defaultdict(list)
    for body in committees:
        parent, seen = by_id.get(body.parent_id) if body.parent_id else None, {body.id}
        above = parent
        while above is not None and above.id not in seen:
            seen.add(above.id)
            above = by_id.get(above.parent_id) if above.parent_id else None
        found[None if above is not None or parent is None else parent.id].append(body)
    return found


def _leaves(children: dict[UUID | None, list[Committee]], id: UUID | None) -> int:
    below = children.get(id, [])
    return sum(max(1, _leaves(children, body.id)) for body in below)


def _seats(dossier: Dossier) -> Counts:
    found: Counts = defaultdict(dict)
    for seat in dossier.all(Seat):
        person = dossier.get(Person, seat.person_id)
        side = dossier.side(person.partner_id if person else seat.partner_id)
        filled, all = found[seat.committee_id].get(side, (0, 0))
        found[seat.committee_id][side] = (filled + (person is not None), all + 1)
    return found


def _tree(
    dossier: Dossier, children: dict[UUID | None, list[Committee]], seats: Counts, width: float, slots: int
) -> tuple[list[Shape], float]:
    slot = (width - 2 + GAP) / slots
    box = min(slot - GAP, 230)
    heights = list(_heights(children, box - 20))
    tops = [sum(heights[:level]) + level * DROP for level in range(len(heights) + 1)]
    lines: list[Shape] = []
    boxes: list[Shape] = []

    def place(id: UUID | None, first: float, level: int) -> list[float]:
        middles: list[float] = []
        for body in children.get(id, []):
            wide = max(1, _leaves(children, body.id))
            below = place(body.id, first, level + 1)
            middle = (below[0] + below[-1]) / 2 if below else 1 + (first + wide / 2) * slot - GAP / 2
            top, foot = tops[level], tops[level] + heights[level]
            bend = foot + DROP / 2
            if below:
                lines.append(Line(((middle, foot), (middle, bend)), "muted", 1.2))
                lines.append(Line(((below[0], bend), (below[-1], bend)), "muted", 1.2))
                lines.extend(Line(((x, bend), (x, bend + DROP / 2)), "muted", 1.2) for x in below)
            boxes.extend(_box(dossier, body, seats, (middle - box / 2, top), (box, heights[level])))
            middles.append(middle)
            first += wide
        return middles

    place(None, 0, 0)
    return [*lines, *boxes], tops[-1] - DROP + 2


def _heights(children: dict[UUID | None, list[Committee]], room: float) -> Iterator[float]:
    """Yield how tall the boxes of each level are: as the one that says most."""
    level = children.get(None, [])
    while level:
        said = (_said(body, room) for body in level)
        yield max(TALL, *(45 + 15 * len(names) + 13 * len(cadence) for names, cadence in said))
        level = [below for body in level for below in children.get(body.id, [])]


def _said(body: Committee, room: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the lines of a body's name, and those of how often it meets."""
    names = lettering.wrapped(body.name or body.short_name or "No name yet", 12.5, room, 3, bold=True)
    return names, lettering.wrapped(body.cadence, 10.5, room, 4) if body.cadence.strip() else ()


def _box(
    dossier: Dossier, body: Committee, seats: Counts, at: tuple[float, float], size: tuple[float, float]
) -> Iterator[Shape]:
    (x, y), (box, tall) = at, size
    yield Rect(x, y + 1, box, tall, "paper", "line", radius=8)
    yield Rect(x, y + 1, box, 4, "ours", radius=2)
    names, cadence = _said(body, box - 20)
    for number, line in enumerate(names):
        yield Text(x + 10, y + 23 + number * 15, line, 12.5, bold=True)
    for number, line in enumerate(cadence):
        yield Text(x + 10, y + 23 + len(names) * 15 + number * 13, line, 10.5, "muted")
    yield from _dots(dossier, seats, body, x + 10, y + tall - 9, box - 20)


def _dots(
    dossier: Dossier, seats: Counts, body: Committee, x: float, y: float, room: float
) -> Iterator[Shape]:
    """Yield how many seats of each partner are filled: a dot in its colour and ``2 of 3``."""
    end = x + room
    texts = [(side, _of(*numbers)) for side, numbers in sorted(seats.get(body.id, {}).items())]
    if not texts:
        yield Text(x, y, lettering.shortened("no seats yet", 10.5, room), 10.5, "wait")
    for side, text in texts:
        needs = 12 + lettering.width(text, 10.5)
        if x + needs > end:
            break
        yield Circle(x + 4, y - 3.5, 4, side_role(side))
        yield Text(x + 12, y, text, 10.5, side_role(side))
        x += needs + 10


def _of(filled: int, all: int) -> str:
    return str(all) if filled == all else f"{filled} of {all}"


def _list(
    dossier: Dossier, children: dict[UUID | None, list[Committee]], seats: Counts, width: float
) -> tuple[list[Shape], float]:
    rows = list(_rows(children, None, 0))
    columns = max(1, min(int(width // 300), ceil(len(rows) / 12)))
    down = ceil(len(rows) / columns)
    each = width / columns
    shapes: list[Shape] = []
    for at, (level, body) in enumerate(rows):
        column, row = divmod(at, down)
        indent = min(level, 4) * 16
        x, y, room = column * each + indent, row * 38.0, each - indent - 16
        shapes.append(Rect(x, y + 4, 3, 28, "ours" if not level else "track"))
        name = body.name or body.short_name or "No name yet"
        if lettering.width(name, 12, bold=True) > room - 10:
            name = lettering.shortened(body.short_name or name, 12, room - 10, bold=True)
        shapes.append(Text(x + 10, y + 15, name, 12, bold=True))
        shapes += _dots(dossier, seats, body, x + 10, y + 30, room - 10)
    return shapes, down * 38.0 + 2


def _rows(
    children: dict[UUID | None, list[Committee]], id: UUID | None, level: int
) -> Iterator[tuple[int, Committee]]:
    for body in children.get(id, []):
        yield level, body
        yield from _rows(children, body.id, level + 1)


def _words(dossier: Dossier, committees: list[Committee], seats: Counts) -> str:
    partners = dossier.partners
    names = {body.id: body.label or "a committee without a name" for body in committees}
    said: list[str] = []
    for body in committees:
        parts = [body.name or names[body.id]]
        if body.parent_id in names and body.parent_id is not None:
            parts.append(f"reports to {names[body.parent_id]}")
        if body.cadence.strip():
            parts.append(body.cadence.strip())
        for side, (filled, all) in sorted(seats.get(body.id, {}).items()):
            whose = partners[side].label if 0 <= side < len(partners) else "others"
            parts.append(f"{count(all, 'seat')} of {whose}, {filled} filled")
        said.append(", ".join(parts) + ".")
    return f"Governance: {count(len(committees), 'committee')}. {' '.join(said)}"
