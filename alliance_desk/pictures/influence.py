"""Who has how much influence, and how far they support the alliance (SIR, stakeholder engagement)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import ceil, sqrt
from uuid import UUID

from alliance_desk.assessment.stakeholders import cells
from alliance_desk.assessment.wording import count
from alliance_desk.pictures import lettering
from alliance_desk.pictures.palette import side_role
from alliance_desk.pictures.shapes import Circle, Line, Picture, Rect, Shape, Text
from alliance_desk.records import INFLUENCE, SUPPORT, Dossier, Person

LABELLED = 12
"""Up to this many people have their initials on the dots."""

MOST_IN_CELL = 9
"""More people than this on one spot become one dot a partner with their number."""

TITLE = "Influence and support"


def influence_grid(dossier: Dossier, *, width: float = 230, names: bool = False) -> Picture:
    """Return the grid; with ``names`` the dots are numbered and a list beside it says who is who.

    The list needs room: draw it 560 or wider. People whose influence or support is not known are
    counted below the grid.
    """
    by_cell = cells(dossier)
    shown = [person for person in dossier.all(Person) if person.influence and person.support]
    missing = len(dossier.all(Person)) - len(shown)
    side = width - 30 if not names else min(width * 0.52, 420) - 30
    left, top = 26.0, 2.0
    cell = side / 5
    labels = _labels(shown, names)
    shapes: list[Shape] = [*_frame(left, top, side)]
    for (influence, support), people in sorted(by_cell.items()):
        x, y = left + (support - 0.5) * cell, top + (5.5 - influence) * cell
        shapes += _cell(dossier, people, x, y, cell, labels)
    bottom = top + side + 32
    if names:
        shapes += _key(dossier, shown, labels, left + side + 24, top, width - left - side - 24, side + 30)
        legend: list[Shape] = []
    else:
        legend, bottom = _legend(dossier, left - 22, bottom + 12, width - 4)
    shapes += legend
    if missing:
        note = f"{count(missing, 'person', 'people')} not rated yet"
        shapes.append(Text(left - 22, bottom + 13, lettering.shortened(note, 10.5, width - 8), 10.5, "muted"))
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
        yield Circle(dot_x, dot_y, r, side_role(side), "paper", 1)
        size = min(8.5, 1.8 * r / max(lettering.width(label, 1, bold=True), 0.9))
        if label and size >= 5.5:
            yield Text(dot_x, dot_y + size * 0.36, label, size, "on_accent", "middle", bold=True)


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


def _key(
    dossier: Dossier,
    people: Sequence[Person],
    labels: dict[str, str],
    x: float,
    y: float,
    width: float,
    height: float,
) -> Iterator[Shape]:
    """List the people under their partner, numbered as on the dots, in as many columns as it takes."""
    lines: list[tuple[int, str, str]] = []
    outside = [person for person in people if dossier.side(person.partner_id) < 0]
    groups = [
        (n, p.label, [q for q in people if q.partner_id == p.id]) for n, p in enumerate(dossier.partners)
    ]
    for side, heading, members in [*groups, *([(-1, "Others", outside)] if outside else [])]:
        lines.append((side, "", heading))
        lines += [(side, labels[str(person.id)], person.name or "No name yet") for person in members]
    pitch = 16.0
    rows = max(1, int(height // pitch))
    columns = min(max(1, ceil(len(lines) / rows)), max(1, int(width // 90)))
    if len(lines) > rows * columns:
        pitch = max(9.5, height * columns / (len(lines) + columns))
        rows = max(1, int(height // pitch))
    if len(lines) > rows * columns:
        hidden = len(lines) - rows * columns + 1
        lines = [*lines[: rows * columns - 1], (-1, "", f"and {hidden} more")]
    size = min(11.0, pitch * 0.72)
    each = width / columns
    for at, (side, number, name) in enumerate(lines):
        column, row = divmod(at, rows)
        at_x, base = x + column * each, y + row * pitch + size
        indent = 20 if number else 0
        if number:
            yield Text(at_x + 14, base, number, size, side_role(side), "end", bold=True)
        text = lettering.shortened(name, size, each - indent - 8, bold=not number)
        yield Text(at_x + indent, base, text, size, "ink" if number else side_role(side), bold=not number)


def _words(dossier: Dossier, people: Sequence[Person], missing: int) -> str:
    partners: dict[UUID | None, str] = {partner.id: partner.label for partner in dossier.partners}
    if not people:
        said = ["Nobody is rated yet"]
    else:
        said = [
            f"{person.name or 'No name yet'} ({partners.get(person.partner_id, 'other')}): influence "
            f"{INFLUENCE[(person.influence or 1) - 1].lower()}, {SUPPORT[(person.support or 1) - 1].lower()}"
            for person in people
        ]
    if missing:
        said.append(f"{count(missing, 'person', 'people')} not rated yet")
    return f"{TITLE} of {count(len(people), 'person', 'people')}. {'. '.join(said)}."
