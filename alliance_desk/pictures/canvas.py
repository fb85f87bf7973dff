"""The minimum viable partnership on one page: three cores around a ring of value (SIR Figure 4; S29)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import cos, pi, sin
from typing import Any

from alliance_desk.assessment.answers import AnswerSheet
from alliance_desk.assessment.north_star import north_star
from alliance_desk.assessment.wording import count
from alliance_desk.pictures import lettering, parts
from alliance_desk.pictures.palette import Role, side_role
from alliance_desk.pictures.shapes import Circle, Line, Picture, Polygon, Rect, Shape, Text
from alliance_desk.playbook import Playbook, Question
from alliance_desk.records import Dossier, Objective, Visibility

TITLE = "Minimum viable partnership"
CORES: tuple[tuple[str, tuple[str, ...], Role], ...] = (
    ("Economic model", ("econom", "money", "revenue", "price", "cost", "margin", "interim", "risk"), "good"),
    ("Operating framework", ("operat", "framework", "property", "_ip", "support"), "wait"),
    ("Governance process", ("govern", "decide", "decision", "escalat", "forum"), "third"),
)
"""The three cores, with the words by which a question is known to belong to one, and their colour."""
RING: tuple[str, ...] = ("create", "deliver", "capture")


@dataclass
class Core:
    """One core with what the partners wrote in it."""

    title: str
    role: Role
    texts: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])
    """Side, or -1 for the joint words, and the words."""
    asked: int = 0


@dataclass
class Canvas:
    """All that stands on the canvas."""

    cores: tuple[Core, ...]
    ring: dict[str, str]
    star: str
    objectives: tuple[tuple[int, str, tuple[str, ...]], ...]


def gathered(dossier: Dossier, playbook: Playbook) -> Canvas:
    """Return what was written in the steps with this picture, sorted by what each question is about."""
    answers = AnswerSheet(dossier, playbook.renamed)
    cores = tuple(Core(title, role) for title, _, role in CORES)
    ring: dict[str, str] = dict.fromkeys(RING, "")
    sections = (*playbook.workstreams, *playbook.components)
    for step in (step for section in sections for step in section.steps if step.picture == "canvas"):
        for question in step.questions:
            texts = _texts(dossier, answers, question)
            value = _ring(question)
            if value:
                ring[value] = ring[value] or " / ".join(text for _, text in texts)
            elif (core := _core(question, step.title)) is not None:
                cores[core].texts += texts
                cores[core].asked += 1
    star = north_star(dossier, playbook)
    wanted = [
        row for row in dossier.all(Objective) if row.visibility == Visibility.JOINT and row.text.strip()
    ]
    wanted.sort(key=lambda row: row.priority)
    objectives = tuple(
        (side, partner.label, tuple(row.text for row in wanted if row.partner_id == partner.id))
        for side, partner in enumerate(dossier.partners)
    )
    return Canvas(cores, ring, star, objectives)


def _texts(dossier: Dossier, answers: AnswerSheet, question: Question[Any]) -> list[tuple[int, str]]:
    if not question.per_partner:
        text = answers.text(question.id)
        return [(-1, text)] if text else []
    pairs = [(side, answers.text(question.id, each.id)) for side, each in enumerate(dossier.partners)]
    return [(side, text) for side, text in pairs if text]


def _ring(question: Question[Any]) -> str:
    name = question.id.rpartition(".")[2]
    return next((word for word in RING if word in name), "")


def _core(question: Question[Any], step: str) -> int | None:
    """Return to which core a question belongs: by its id, else by its words, else by its step."""
    name = question.id.rpartition(".")[2]
    if "star" in name or "objective" in name:
        return None
    for text in (name, question.prompt.casefold(), step.casefold()):
        for at, (_, words, _) in enumerate(CORES):
            if any(word in text for word in words):
                return at
    return 1


def canvas(dossier: Dossier, playbook: Playbook, width: float = 900) -> Picture:
    """Return the canvas: the cores, the ring that ties them, the North Star within, the objectives below."""
    found = gathered(dossier, playbook)
    draw = _narrow if width < 640 else _wide
    shapes, height = draw(found, width)
    return Picture(TITLE, _words(found), width, height, tuple(shapes))


def _wide(found: Canvas, width: float) -> tuple[list[Shape], float]:
    gap = 22.0
    column = (width - 2 * gap) / 3
    tall, below = 266.0, _needed(found, column)
    low = tall + gap
    middle, centre = width / 2, tall / 2 + 2
    radius = min(column / 2 - 10, 122)
    lines: list[Shape] = []
    # From the ring to the cores: upper left, upper right, below.
    for x, y, ex, ey in (
        (middle - radius, centre, column, centre),
        (middle + radius, centre, width - column, centre),
        (middle, centre + radius, middle, low),
    ):
        lines.append(Line(((x, y), (ex, ey)), "muted", 1.5))
        lines.append(Circle(ex, ey, 3.5, "muted"))
    shapes = [*lines, *_circle(found, middle, centre, radius, column / 2 + gap - 4)]
    places = ((0.0, 0.0), (width - column, 0.0), (column + gap, low))
    for core, (x, y) in zip(found.cores, places, strict=True):
        shapes += _card(core, x, y, column, below if y else tall)
    first = [each for each in found.objectives if each[0] == 0]
    rest = [each for each in found.objectives if each[0] != 0]
    shapes += _wishes(first, 0, low, column, below)
    shapes += _wishes(rest, width - column, low, column, below)
    return _values(found, shapes, low + below, width)


def _needed(found: Canvas, width: float) -> float:
    """Return how tall the lower row is: no taller than its fullest card needs, within limits."""

    def lines(text: str, room: float, most: int) -> float:
        return 15.0 * len(lettering.wrapped(text, 11.5, room, most))

    core = found.cores[-1]
    tall = 46 + sum(lines(text, width - (25 if side < 0 else 36), 9) + 5 for side, text in core.texts)
    others = [each for each in found.objectives if each[0] != 0]
    for rows in (found.objectives[:1], others):
        # Each partner has an equal part of the card.
        parts_ = [28 + sum(lines(text, width - 38, 2) + 4 for text in texts) for _, _, texts in rows]
        tall = max(tall, 14 + len(parts_) * max(parts_, default=0.0))
    return min(max(tall, 140.0), 226.0)


def _values(found: Canvas, shapes: list[Shape], y: float, width: float) -> tuple[list[Shape], float]:
    """Return the shapes with what the partners say of the value below them, and where they end."""
    told = [(word, text) for word, text in found.ring.items() if text]
    if not told:
        return shapes, y + 2
    column = (width - 22.0 * (len(told) - 1)) / len(told) if width >= 640 else width
    y += 12
    lowest = y
    for at, (word, text) in enumerate(told):
        x = at * (column + 22) if width >= 640 else 0
        top = y if width >= 640 else lowest
        shapes.append(Text(x, top + 13, f"{word.capitalize()} value", 12, "ours", bold=True))
        drawn, bottom = parts.paragraph(text, x, top + 17, column, size=11.5, lines=3)
        shapes += drawn
        lowest = max(lowest, bottom + 4)
    return shapes, lowest + 2


def _circle(found: Canvas, x: float, y: float, r: float, reach: float) -> Iterator[Shape]:
    """Yield the ring: three bent arrows with their words, and the North Star within.

    Nothing stands further than ``reach`` to the left or right: there the cards begin.
    """
    for at in range(len(RING)):
        begin = -150 + at * 120 + 9
        points = tuple(_at(x, y, r, begin + step * 98 / 16) for step in range(17))
        yield Line(points, "ours", 7)
        tip = _at(x, y, r, begin + 108)
        back = _at(x, y, r, begin + 98)
        yield parts.arrow_head(*tip, tip[0] - back[0], tip[1] - back[1], "ours", 17)
    for at, word in enumerate(RING):
        label = f"{word.capitalize()} value"
        spot_x, spot_y = _at(x, y, r, -150 + at * 120 + 58)
        wide = lettering.width(label, 11, bold=True) + 16
        spot_x = min(max(spot_x, x - reach + wide / 2), x + reach - wide / 2)
        yield Rect(spot_x - wide / 2, spot_y - 10.5, wide, 21, "paper", "ours", 1.3, 10)
        yield Text(spot_x, spot_y + 4, label, 11, "ours", "middle", bold=True)
    yield parts.star(x, y - r * 0.6, 12)
    room = r * 1.5
    lines = lettering.wrapped(
        found.star or "North Star not written yet",
        12,
        room,
        6 if r >= 115 else 5 if r >= 100 else 4,
        bold=bool(found.star),
    )
    top = y - r * (0.34 if r >= 115 else 0.28)
    for at, text in enumerate(lines):
        yield Text(
            x, top + at * 15.5, text, 12, "ink" if found.star else "muted", "middle", bold=bool(found.star)
        )


def _at(x: float, y: float, r: float, degrees: float) -> tuple[float, float]:
    return x + r * cos(degrees * pi / 180), y + r * sin(degrees * pi / 180)


_SOFT: dict[Role, Role] = {"good": "good_soft", "wait": "wait_soft", "third": "third_soft"}


def _card(core: Core, x: float, y: float, width: float, tall: float) -> Iterator[Shape]:
    yield Rect(x + 0.5, y + 0.5, width - 1, tall - 1, "paper", "line", radius=9)
    yield Rect(x + 0.5, y + 0.5, width - 1, 30, _SOFT[core.role], radius=9)
    yield Text(
        x + 13, y + 20, lettering.shortened(core.title, 13, width - 24, True), 13, core.role, bold=True
    )
    at, bottom = y + 38, y + tall - 8
    if 20 * len(core.texts) > bottom - at:
        bottom -= 16  # for the number of those that are left out
    if not core.texts:
        yield Text(
            x + 13, at + 13, lettering.shortened("Nothing written yet", 11.5, width - 24), 11.5, "muted"
        )
    left = list(core.texts)
    while left:
        side, text = left.pop(0)
        room = int((bottom - at - 5 * len(left)) // 15) - len(left)
        if room < 1 and bottom - at < 15:
            yield Text(x + 13, y + tall - 9, f"and {len(left) + 1} more", 10.5, "muted")
            break
        room = max(room, 1)
        indent = 13 if side < 0 else 24
        need = len(lettering.wrapped(text, 11.5, width - indent - 12, 9))
        share = max(1, room if not left else min(need, room, max(2, room // (len(left) + 1))))
        if side >= 0:
            yield Circle(x + 16, at + 8, 3.5, side_role(side))
        drawn, at = parts.paragraph(text, x + indent, at, width - indent - 12, lines=share)
        yield from drawn
        at += 5


def _wishes(
    rows: Sequence[tuple[int, str, tuple[str, ...]]], x: float, y: float, width: float, tall: float
) -> Iterator[Shape]:
    """Yield the objectives of some partners below their names."""
    yield Rect(x + 0.5, y + 0.5, width - 1, tall - 1, "canvas", "line", radius=9)
    bottom, each = y + tall - 6, (tall - 12) / max(len(rows), 1)
    for number, (side, label, texts) in enumerate(rows):
        at, end = y + 8 + number * each, min(y + 8 + (number + 1) * each, bottom)
        head = lettering.shortened(f"What {label} wants", 12, width - 24, bold=True)
        yield Text(x + 13, at + 14, head, 12, side_role(side), bold=True)
        at += 22
        if not texts:
            words = lettering.shortened("No joint objective yet", 11.5, width - 24)
            yield Text(x + 13, at + 11, words, 11.5, "muted")
        if 19 * len(texts) > end - at:
            end -= 14  # for the number of those that are left out
        for place, text in enumerate(texts):
            left = len(texts) - place
            lines = min(2, max(1, int((end - at - 19 * (left - 1)) // 15)), int((end - at) // 15))
            if lines < 1:
                yield Text(x + 25, end + 8, f"and {left} more", 10.5, "muted")
                break
            yield Circle(x + 16, at + 8, 3, side_role(side))
            drawn, at = parts.paragraph(text, x + 25, at, width - 38, lines=lines)
            yield from drawn
            at += 4


def _narrow(found: Canvas, width: float) -> tuple[list[Shape], float]:
    shapes: list[Shape] = [Rect(0.5, 0.5, width - 1, 66, "ours_soft", "ours", 1, 8), parts.star(18, 33, 10)]
    lines = lettering.wrapped(found.star or "North Star not written yet", 11.5, width - 48, 3, bold=True)
    top = 37.5 - (len(lines) - 1) * 7.5
    shapes += [Text(36, top + at * 15, text, 11.5, "ink", bold=True) for at, text in enumerate(lines)]
    y, step = 76.0, width / 3
    for at, word in enumerate(RING):
        x, tip = at * step, 7.0
        notch = ((x + tip, y + 12),) if at else ()
        points = ((x, y), (x + step - tip - 2, y), (x + step - 2, y + 12), (x + step - tip - 2, y + 24))
        shapes.append(Polygon((*points, (x, y + 24), *notch), "ours"))
        label = lettering.shortened(word.capitalize(), 10.5, step - 18, bold=True)
        shapes.append(Text(x + step / 2, y + 16, label, 10.5, "on_accent", "middle", bold=True))
    y += 34
    for core in found.cores:
        lines = [len(lettering.wrapped(text, 11.5, width - 36, 2)) for _, text in core.texts]
        tall = 52.0 + sum(15.5 * number + 5 for number in lines or [1])
        shapes += _card(core, 0, y, width, tall)
        y += tall + 8
    wishes = found.objectives
    if wishes:
        tall = 12 + 62.0 * len(wishes)
        shapes += _wishes(wishes, 0, y, width, tall)
        y += tall + 8
    return _values(found, shapes, y - 8, width)


def _words(found: Canvas) -> str:
    written = sum(bool(core.texts) for core in found.cores)
    said = [f"{TITLE}: {written} of {count(len(found.cores), 'core')} written"]
    said.append(f"North Star: {found.star or 'not written yet'}")
    said += [f"{word.capitalize()} value: {text}" for word, text in found.ring.items() if text]
    for core in found.cores:
        words = "; ".join(text for _, text in core.texts) or "nothing written yet"
        said.append(f"{core.title}: {words}")
    said += [
        f"{label} wants: {'; '.join(texts) or 'no joint objective yet'}"
        for _, label, texts in found.objectives
    ]
    return ". ".join(text.rstrip(".") for text in said) + "."
