"""How far each partner agrees with each of the nine components (SIR, nine components; handbook S06)."""

from __future__ import annotations

from collections.abc import Sequence

from alliance_desk.assessment.alignment import PartnerAlignment
from alliance_desk.pictures import lettering
from alliance_desk.pictures.palette import Role, side_role
from alliance_desk.pictures.shapes import Circle, Line, Picture, Shape, Text
from alliance_desk.records import AlignmentState

TITLE = "Agreement on each component"
ROW, HEAD = 26.0, 24.0


def alignment_map(rows: Sequence[tuple[str, Sequence[PartnerAlignment]]], *, width: float = 420) -> Picture:
    """Return a line for each titled component with a mark and a word for each partner."""
    partners = [each.partner for each in rows[0][1]] if rows else []
    if not partners:
        text = Text(0, 18, "Nothing to agree on yet.", 12, "muted")
        return Picture(TITLE, f"{TITLE}: nothing yet.", width, HEAD, (text,))
    column = min(150.0, width * 0.6 / len(partners))
    longest = max(lettering.width(title, 12) for title, _ in rows)
    # Where a title would be cut, it stands above the states of the partners, not beside them.
    above = longest > width - column * len(partners) - 12
    if above:
        column = width / len(partners)
    left = 0.0 if above else min(longest + 40, width - column * len(partners))
    tall = ROW + 16 if above else ROW
    shapes: list[Shape] = []
    for side, partner in enumerate(partners):
        name = lettering.shortened(partner.label, 11, column - 8, bold=True)
        shapes.append(Text(left + side * column, 14, name, 11, side_role(side), bold=True))
    for at, (title, alignments) in enumerate(rows):
        y = HEAD + at * tall
        shapes.append(Line(((0, y), (width, y)), "line"))
        room = width if above else left - 10
        shapes.append(Text(0, y + 17, lettering.shortened(title, 12, room), 12, bold=above))
        y += tall - ROW
        for side, each in enumerate(alignments):
            x = left + side * column
            word, role = _state(each)
            full = each.holds
            shapes.append(Circle(x + 5, y + 13, 4.5, role if full else "paper", role, 1.5, dashed=each.stale))
            shapes.append(Text(x + 15, y + 17, lettering.shortened(word, 11, column - 22), 11, role))
    said = [
        f"{title}: " + ", ".join(f"{each.partner.label} {_state(each)[0]}" for each in alignments)
        for title, alignments in rows
    ]
    return Picture(TITLE, f"{TITLE}. {'. '.join(said)}.", width, HEAD + len(rows) * tall + 2, tuple(shapes))


def _state(each: PartnerAlignment) -> tuple[str, Role]:
    if each.stale:
        return "reopened", "wait"
    match each.state:
        case AlignmentState.AGREED:
            return "agreed", "good"
        case AlignmentState.IN_TALKS:
            return "in talks", "wait"
        case _:
            return "open", "muted"
