"""Six elements of readiness, partner by partner (SIR, technology startup; S32)."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from alliance_desk.assessment.wording import count, short_date
from alliance_desk.pictures import lettering, parts
from alliance_desk.pictures.palette import Role, side_role
from alliance_desk.pictures.parts import Mark
from alliance_desk.pictures.shapes import Line, Picture, Rect, Shape, Text
from alliance_desk.playbook import Playbook, Workstream
from alliance_desk.records import Dossier, ElementState, ReadyState

TITLE = "Readiness of each partner"
LOOKS: dict[ReadyState, tuple[Mark, Role, Role]] = {
    ReadyState.READY: ("done", "good", "good_soft"),
    ReadyState.IN_HAND: ("half", "wait", "wait_soft"),
    ReadyState.OPEN: ("open", "muted", "track"),
}

States = dict[tuple[str, UUID], ElementState]


def readiness_matrix(dossier: Dossier, playbook: Playbook, width: float = 900) -> Picture:
    """Return a row for each element and a field for each partner, with a sign and a word for its state."""
    elements = [stream for stream in playbook.workstreams if stream.kind == "element"]
    partners = dossier.partners
    if not elements or not partners:
        return parts.nothing(TITLE, "This playbook has no elements of readiness.", width)
    states: States = {(row.element, row.partner_id): row for row in dossier.all(ElementState)}
    narrow = width < parts.NARROW
    left = 0.0 if narrow else min(240.0, width * 0.3)
    gap = 6.0
    column = (width - left - gap * (len(partners) - 1)) / len(partners)
    shapes: list[Shape] = []
    for side, partner in enumerate(partners):
        x = left + side * (column + gap)
        ready = sum(_state(states, each, partner.id)[0] == ReadyState.READY for each in elements)
        name = lettering.shortened(partner.label, 12, column, bold=True)
        shapes.append(Text(x, 14, name, 12, side_role(side), bold=True))
        told = lettering.shortened(f"{ready} of {len(elements)} ready", 10.5, column)
        shapes.append(Text(x, 28, told, 10.5, "muted"))
    y = 36.0
    for element in elements:
        tall = 28.0 if narrow else 50.0
        if narrow:
            title = lettering.shortened(element.title, 11.5, width, bold=True)
            shapes.append(Text(0, y + 15, title, 11.5, bold=True))
            y += 21
        else:
            shapes.append(Line(((0, y), (width, y)), "line"))
            title, _ = parts.paragraph(element.title, 0, y + 10, left - 14, size=12.5, lines=2, bold=True)
            shapes += title
            y += 5
        for side, partner in enumerate(partners):
            x = left + side * (column + gap)
            state, row = _state(states, element, partner.id)
            shapes += _field(state, row, x, y, column, tall - (0 if narrow else 10))
        y += tall
    alt = _words(dossier, elements, states)
    return Picture(TITLE, alt, width, y + 2, tuple(shapes))


def _state(states: States, element: Workstream, partner: UUID) -> tuple[ReadyState, ElementState | None]:
    row = states.get((element.id, partner))
    return (row.state if row else ReadyState.OPEN), row


def _field(
    state: ReadyState, row: ElementState | None, x: float, y: float, column: float, tall: float
) -> list[Shape]:
    mark, role, soft = LOOKS[state]
    shapes: list[Shape] = [Rect(x, y, column, tall, soft, radius=6)]
    more = _more(row) if tall > 30 else ""
    middle = y + (14 if more else tall / 2)
    inner, size = (26, 11.5) if column > 90 else (20, 10.5)
    shapes += parts.mark(mark, x + inner - 11, middle, 6 if column > 90 else 5)
    word = lettering.shortened(str(state), size, column - inner - 3, bold=True)
    shapes.append(Text(x + inner, middle + 4, word, size, role, bold=True))
    if more:
        shapes.append(Text(x + 26, y + 31, lettering.shortened(more, 10.5, column - 32), 10.5, "ink"))
    return shapes


def _more(row: ElementState | None) -> str:
    """Return what is known beside the state: the evidence, or until when it is to be ready."""
    if row is None:
        return ""
    if row.evidence.strip():
        return row.evidence.strip()
    return f"due {short_date(row.due)}" if row.due and row.state != ReadyState.READY else ""


def _words(dossier: Dossier, elements: Sequence[Workstream], states: States) -> str:
    said = [f"{TITLE}: {count(len(elements), 'element')}"]
    for side, partner in enumerate(dossier.partners):
        ready = sum(_state(states, each, partner.id)[0] == ReadyState.READY for each in elements)
        said.append(f"{dossier.partners[side].label}: {ready} of {len(elements)} ready")
    for each in elements:
        fields = ", ".join(f"{p.label} {_state(states, each, p.id)[0]}" for p in dossier.partners)
        said.append(f"{each.title}: {fields}")
    return ". ".join(said) + "."
