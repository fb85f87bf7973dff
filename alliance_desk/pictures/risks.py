"""The open risks by likelihood and impact (SIR, risk assessment; handbook A3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import ceil, sqrt

from alliance_desk.assessment.risks import risk_numbers, score
from alliance_desk.assessment.wording import count
from alliance_desk.pictures import lettering
from alliance_desk.pictures.palette import Role
from alliance_desk.pictures.shapes import Circle, Line, Picture, Rect, Shape, Text
from alliance_desk.records import Dossier, Risk, RiskState, Visibility

TITLE = "Risks by likelihood and impact"
MOST_IN_CELL = 4
"""More risks than this on one spot become one dot with their number in brackets."""
MOST_NAMED = 24
"""How many risks the list beside the fields names."""


def risk_map(
    dossier: Dossier, *, width: float = 230, joint: bool = False, names: bool = False, side: float = 400
) -> Picture:
    """Return five by five fields, greener and redder by score, the open risks numbered as in the register.

    With ``joint`` only risks that the partner may see are drawn, with ``names`` a list beside the fields
    says which is which: draw it 560 or wider. ``side`` is how wide the fields are beside it at most.
    """
    rows = [
        row
        for row in dossier.all(Risk)
        if row.state != RiskState.CLOSED and not (joint and row.visibility == Visibility.INTERNAL)
    ]
    numbers_of = risk_numbers(dossier)
    rated = [(numbers_of[row.id], row) for row in rows if score(row)]
    side, left, top = min(width * 0.42, side) if names else width - 30, 26.0, 2.0
    cell = side / 5
    shapes: list[Shape] = [*_fields(left, top, cell)]
    spots: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, row in rated:
        spots[row.likelihood or 1, row.impact or 1].append(number)
    for (likelihood, impact), numbers in sorted(spots.items()):
        x, y = left + (impact - 0.5) * cell, top + (5.5 - likelihood) * cell
        shapes += _spot(numbers, x, y, cell)
    bottom = top + side + 27
    shapes += [
        Text(left - 10, top + side / 2, "Likelihood", 10.5, "muted", "middle", turned=True),
        Text(left + side / 2, bottom, "Impact", 10.5, "muted", "middle"),
        Text(left, top + side + 13, "low", 9.5, "muted"),
        Text(left + side, top + side + 13, "high", 9.5, "muted", "end"),
        Text(left - 10, top + side, "low", 9.5, "muted", turned=True),
        Text(left - 10, top, "high", 9.5, "muted", "end", turned=True),
    ]
    if names:
        listed, low = _list(rated, left + side + 28, top, width)
        shapes += listed
        bottom = max(bottom, low)
    if missing := len(rows) - len(rated):
        bottom += 16
        text = lettering.shortened(f"{count(missing, 'risk')} not rated yet", 10.5, width - 4)
        shapes.append(Text(4, bottom, text, 10.5, "muted"))
    return Picture(TITLE, _words(rated, missing), width, bottom + 7, tuple(shapes))


def band(points: int) -> Role:
    """Return the colour of a score of likelihood times impact: 15 and up is high, 6 and up needs watching."""
    return "bad" if points >= 15 else "wait" if points >= 6 else "good"


_SOFT: dict[Role, Role] = {"bad": "bad_soft", "wait": "wait_soft", "good": "good_soft"}


def _fields(left: float, top: float, cell: float) -> Iterator[Shape]:
    for likelihood in range(1, 6):
        for impact in range(1, 6):
            x, y = left + (impact - 1) * cell, top + (5 - likelihood) * cell
            yield Rect(x, y, cell, cell, _SOFT[band(likelihood * impact)], "paper", 1.5)
    yield Line(((left, top), (left, top + 5 * cell), (left + 5 * cell, top + 5 * cell)), "muted")


def _spot(numbers: Sequence[int], x: float, y: float, cell: float) -> Iterator[Shape]:
    many = len(numbers) > MOST_IN_CELL
    labels = [f"({len(numbers)})"] if many else [str(number) for number in numbers]
    across = ceil(sqrt(len(labels)))
    r = min(9.5, cell * 0.92 / (2 * across))
    for at, label in enumerate(labels):
        row, column = divmod(at, across)
        in_row = min(across, len(labels) - row * across)
        down = ceil(len(labels) / across)
        dot_x = x + (column - (in_row - 1) / 2) * 2 * r
        dot_y = y + (row - (down - 1) / 2) * 2 * r
        size = min(9.0, 1.8 * r / max(lettering.width(label, 1, bold=True), 0.9))
        yield Circle(dot_x, dot_y, r, "ink", "paper", 1)
        yield Text(dot_x, dot_y + size * 0.36, label, size, "paper", "middle", bold=True)


def _list(rated: Sequence[tuple[int, Risk]], x: float, y: float, width: float) -> tuple[list[Shape], float]:
    """Return the risks by score, as many as the method can look after, and where the list ends."""
    shapes: list[Shape] = []
    ordered = sorted(rated, key=lambda each: -score(each[1]))
    titles = [lettering.width(row.title or "No title yet", 11.5) for _, row in ordered[:MOST_NAMED]]
    # Near enough to the titles to be read with them.
    width = min(width, x + max(titles, default=0) + 80)
    for number, row in ordered[:MOST_NAMED]:
        shapes.append(Text(x + 16, y + 13, str(number), 11.5, band(score(row)), "end", bold=True))
        product = f"{row.likelihood} × {row.impact}"
        room = width - x - 30 - lettering.width(product, 10.5)
        title = lettering.shortened(row.title or "No title yet", 11.5, room)
        shapes.append(Text(x + 23, y + 13, title, 11.5))
        shapes.append(Text(width, y + 13, product, 10.5, "muted", "end"))
        y += 18
    if len(ordered) > MOST_NAMED:
        more = count(len(ordered) - MOST_NAMED, "more risk")
        shapes.append(Text(x + 23, y + 13, lettering.shortened(more, 10.5, width - x - 24), 10.5, "muted"))
        y += 18
    return shapes, y


def _words(rated: Sequence[tuple[int, Risk]], missing: int) -> str:
    ordered = sorted(rated, key=lambda each: -score(each[1]))
    said = [
        f"{number}, {row.title or 'no title yet'}: likelihood {row.likelihood}, impact {row.impact}"
        for number, row in ordered
    ]
    if missing:
        said.append(f"{count(missing, 'risk')} not rated yet")
    return f"{TITLE}. {'. '.join(said) if said else 'No open risk'}."
