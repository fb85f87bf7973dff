"""Who has how much influence, and how far they support the alliance (SIR, stakeholder engagement)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import ceil, sqrt
from uuid import UUID

from alliance_desk.assessment.stakeholders import cells
from alliance_desk.assessment.wording import count
from alliance_desk.pictures import lettering
from alliance_desk.pictures.palette import Role, side_role
from alliance_desk.pictures.parts import arrow_head
from alliance_desk.pictures.shapes import Circle, Line, Picture, Polygon, Rect, Shape, Text
from alliance_desk.records import INFLUENCE, SUPPORT, Dossier, Person

LABELLED = 12
"""Up to this many people have their initials on the dots."""

MOST_IN_CELL = 9
"""More people than this on one spot become one dot a partner with their number."""

TITLE = "Influence and support"
WANTED = "Support that we want"

PITCH, COLUMN = 15.0, 200.0
"""Height of a line and greatest width of a column in the list of names."""

KeyLine = tuple[int, str, str]
"""Side, number on the dot (empty for a heading), text."""


def influence_grid(dossier: Dossier, *, width: float = 230, names: bool = False) -> Picture:
    """Return the grid; with ``names`` the dots are numbered and a list beside it says who is who.

    The list needs room: draw it 560 or wider. A long list goes below the grid. People whose
    influence or support is not known are counted below.
    """
    people = dossier.all(Person)
    shown = [person for person in people if person.influence and person.support]
    missing = len(people) - len(shown)
    labels = _labels(shown, names)
    side = width - 30 if not names else min(width * 0.5, 400) - 30
    left, top = 26.0, 2.0
    bottom = top + side + 32
    lines = _lines(dossier, shown, labels) if names else []
    room = width - left - side - 24
    beside = _fits(lines, room, side + 30)
    if names and not beside:
        left = (width - side) / 2
    shapes: list[Shape] = [*_frame(left, top, side)]
    if not shown:
        shapes.append(Text(left + side / 2, top + side * 0.28, "Nobody is rated yet.", 11, "muted", "middle"))
    dots: list[Shape] = []
    for (influence, support), cell in sorted(cells(dossier).items()):
        x, y = left + (support - 0.5) * side / 5, top + (5.5 - influence) * side / 5
        for drawn in _cell(dossier, cell, x, y, side / 5, labels):
            (dots if isinstance(drawn, Circle | Text) else shapes).append(drawn)
    moves = any(isinstance(shape, Polygon) for shape in shapes)
    shapes += dots
    if not names:
        legend, bottom = _legend(dossier, left - 22, bottom + 12, width - 4)
        shapes += legend
    elif beside:
        shapes += _key(lines, left + side + 24, top, room, beside)
    else:
        columns = _columns(lines, width - 4)
        rows = _rows_for(lines, columns)
        shapes += _key(lines, 4, bottom + 8, width - 4, (rows, columns))
        bottom += 8 + rows * PITCH
    if moves:
        x = 4.0 if names else left - 22
        shapes += [*_arrow(x, bottom + 9, 14, "muted"), Text(x + 20, bottom + 13, WANTED, 10.5, "muted")]
        bottom += 17
    if missing:
        note = f"{count(missing, 'person', 'people')} not rated yet"
        x = 4.0 if names else left - 22
        shapes.append(Text(x, bottom + 13, lettering.shortened(note, 10.5, width - 8), 10.5, "muted"))
        bottom += 17
    return Picture(TITLE, _words(dossier, shown, missing), width, bottom + 4, tuple(shapes))


def _frame(left: float, top: float, side: float) -> Iterator[Shape]:
    middle = side / 2
    yield Rect(left, top, side, side, "paper", "line")
    yield Line(((left + middle, top), (left + middle, top + side)), "line")
    yield Line(((left, top + middle), (left + side, top + middle)), "line")
    yield Text(left - 10, top + middle, "Influence", 10.5, "muted", "middle", turned=True)
    if side >= 160:
        yield Text(left, top + side + 13, SUPPORT[0], 9.5, "muted")
        yield Text(left + side, top + side + 13, SUPPORT[-1], 9.5, "muted", "end")
        yield Text(left - 10, top + side, "low", 9.5, "muted", turned=True)
        yield Text(left - 10, top, "high", 9.5, "muted", "end", turned=True)
    yield Text(left + middle, top + side + 27, "Support for the alliance", 10.5, "muted", "middle")


def _cell(
    dossier: Dossier, people: Sequence[Person], x: float, y: float, cell: float, labels: dict[str, str]
) -> Iterator[Shape]:
    """Draw the people of one spot side by side, or a counted dot a partner where they are many."""
    if len(people) > MOST_IN_CELL:
        sides: dict[int, int] = defaultdict(int)
        for person in people:
            sides[dossier.side(person.partner_id)] += 1
        dots = [(side, str(number)) for side, number in sorted(sides.items())]
        people = []  # no dot of their own, so no arrow either
    else:
        dots = [(dossier.side(person.partner_id), labels.get(str(person.id), "")) for person in people]
    across = ceil(sqrt(len(dots)))
    down = ceil(len(dots) / across)
    r = min(9.5 if any(label for _, label in dots) else 7, cell * 0.94 / (2 * across))
    for at, (side, label) in enumerate(dots):
        row, column = divmod(at, across)
        in_row = min(across, len(dots) - row * across)
        dot_x = x + (column - (in_row - 1) / 2) * 2 * r
        dot_y = y + (row - (down - 1) / 2) * 2 * r
        steps = _steps(people[at]) if people else 0
        if steps:
            yield from _arrow(dot_x, dot_y, steps * cell, side_role(side))
        yield Circle(dot_x, dot_y, r, side_role(side), "paper", 1)
        size = min(8.5, 1.8 * r / max(lettering.width(label, 1, bold=True), 0.9))
        if label and size >= 6:
            yield Text(dot_x, dot_y + size * 0.36, label, size, "on_accent", "middle", bold=True)


def _steps(person: Person) -> int:
    """Return how many steps a person's support is to rise, or to fall."""
    return (person.support_wanted or person.support or 0) - (person.support or 0)


def _arrow(x: float, y: float, long: float, role: Role) -> tuple[Shape, ...]:
    """Return a thin level arrow, to the left where ``long`` is below 0."""
    end = x + long
    back = 4 if long > 0 else -4
    return Line(((x, y), (end - back, y)), role, 1), arrow_head(end, y, long, 0, role, 6)


def _labels(people: Sequence[Person], names: bool) -> dict[str, str]:
    """Return what stands on each dot, by person: a number, initials, or nothing where there are many."""
    if names:
        return {str(person.id): str(number) for number, person in enumerate(people, 1)}
    if len(people) > LABELLED:
        return {}
    initials = {str(person.id): _initials(person.name) for person in people}
    if "" in initials.values() or len(set(initials.values())) < len(initials):
        return {str(person.id): str(number) for number, person in enumerate(people, 1)}
    return initials


def _initials(name: str) -> str:
    words = [word for word in name.replace("-", " ").split() if word[0].isalnum()]
    return (words[0][0] + words[-1][0] if len(words) > 1 else words[0][:1] if words else "").upper()


def _legend(dossier: Dossier, x: float, y: float, right: float) -> tuple[list[Shape], float]:
    """Return the partners with their colours, on as many lines as they need, and where they end."""
    shapes: list[Shape] = []
    start = x
    for side, partner in enumerate(dossier.partners):
        text = lettering.shortened(partner.label, 10.5, right - start - 16)
        needs = 24 + lettering.width(text, 10.5)
        if x > start and x + needs - 10 > right:
            x, y = start, y + 16
        role = side_role(side)
        shapes += [Circle(x + 5, y - 3.5, 4.5, role), Text(x + 14, y, text, 10.5, role)]
        x += needs
    return shapes, y + 3


def _lines(dossier: Dossier, people: Sequence[Person], labels: dict[str, str]) -> list[KeyLine]:
    """Return the list of names: each partner as a heading, its people numbered as on the dots."""
    lines: list[KeyLine] = []
    for side in sorted({dossier.side(person.partner_id) for person in people}, key=lambda at: at % 1000):
        heading = dossier.partners[side].label if side >= 0 else "Others"
        lines.append((side, "", heading))
        lines += [
            (side, labels[str(person.id)], person.name or "No name yet")
            for person in people
            if dossier.side(person.partner_id) == side
        ]
    return lines


def _fits(lines: Sequence[KeyLine], room: float, height: float) -> tuple[int, int] | None:
    """Return rows and columns in which the list fits into a space with its names whole, or None."""
    if len(lines) * PITCH <= height:
        return max(1, len(lines)), 1
    columns = _columns(lines, room)
    return next(
        ((rows, n) for n in range(2, columns + 1) if (rows := _rows_for(lines, n)) * PITCH <= height), None
    )


def _columns(lines: Sequence[KeyLine], room: float) -> int:
    """Return how many columns there is room for; a very long name is shortened, not waited for."""
    longest = max((lettering.width(name, 11, not number) for _, number, name in lines), default=0)
    return max(1, int(room // min(longest + 30, COLUMN)))


def _rows_for(lines: Sequence[KeyLine], columns: int) -> int:
    """Return how many rows a list in columns needs, no heading standing last in a column."""
    rows = max(1, ceil(len(lines) / columns))
    while len(_spread(lines, rows)) > rows * columns:
        rows += 1
    return rows


def _spread(lines: Sequence[KeyLine], rows: int) -> list[KeyLine | None]:
    """Return the list with a gap wherever a heading would stand last in its column."""
    spread: list[KeyLine | None] = []
    for line in lines:
        if not line[1] and rows > 1 and len(spread) % rows == rows - 1:
            spread.append(None)
        spread.append(line)
    return spread


def _key(
    lines: Sequence[KeyLine], x: float, y: float, width: float, size: tuple[int, int]
) -> Iterator[Shape]:
    rows, columns = size
    each = width / columns
    for at, line in enumerate(_spread(lines, rows)):
        if line is None:
            continue
        side, number, name = line
        column, row = divmod(at, rows)
        at_x, base = x + column * each, y + row * PITCH + 11
        indent = 20 if number else 0
        if number:
            yield Text(at_x + 15, base, number, 11, side_role(side), "end", bold=True)
        text = lettering.shortened(name, 11, each - indent - 8, bold=not number)
        yield Text(at_x + indent, base, text, 11, "ink" if number else side_role(side), bold=not number)


def _words(dossier: Dossier, people: Sequence[Person], missing: int) -> str:
    partners: dict[UUID | None, str] = {partner.id: partner.label for partner in dossier.partners}
    if not people:
        said = ["Nobody is rated yet"]
    else:
        said = [
            f"{person.name or 'No name yet'} ({partners.get(person.partner_id, 'other')}): influence "
            f"{INFLUENCE[(person.influence or 1) - 1].lower()}, {SUPPORT[(person.support or 1) - 1].lower()}"
            + (f", wanted {SUPPORT[(person.support_wanted or 1) - 1].lower()}" if _steps(person) else "")
            for person in people
        ]
    if missing:
        said.append(f"{count(missing, 'person', 'people')} not rated yet")
    return f"{TITLE} of {count(len(people), 'person', 'people')}. {'. '.join(said)}."
