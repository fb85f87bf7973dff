"""The totals of the scorecard from round to round, against the benchmark (SIR Figure 5)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from alliance_desk.assessment.scorecard import TrendPoint, figure
from alliance_desk.assessment.wording import short_date
from alliance_desk.pictures import lettering
from alliance_desk.pictures.palette import Role, side_role
from alliance_desk.pictures.shapes import Circle, Line, Picture, Shape, Text
from alliance_desk.records import Partner

TITLE = "Scores over time"
LOWEST, HIGHEST = 6, 30

Axis = Callable[[float], float]


def scores_over_time(
    points: Sequence[TrendPoint], partners: Sequence[Partner], *, width: float = 300, height: float = 160
) -> Picture:
    """Return a line a partner, each named at its end; a partial total leaves a break."""
    if not points:
        text = Text(width / 2, height / 2, "No round held yet.", 11.5, "muted", "middle")
        return Picture(TITLE, f"{TITLE}: no round held yet.", width, height, (text,))
    ends = list(_ends(points, partners))
    room = min(max((lettering.width(text, 10.5, True) for _, text, _ in ends), default=0) + 10, width * 0.42)
    left, right, top, bottom = 20.0, width - max(room, 14), 10.0, height - 24

    def y(total: float) -> float:
        return bottom - (bottom - top) * (total - LOWEST) / (HIGHEST - LOWEST)

    def x(at: float) -> float:
        return left + 6 + (right - left - 12) * (at / (len(points) - 1) if len(points) > 1 else 0.5)

    shapes: list[Shape] = []
    for total in (10, 20, 30):
        shapes.append(Line(((left, y(total)), (right, y(total))), "line"))
        shapes.append(Text(left - 5, y(total) + 3.5, str(total), 9.5, "muted", "end"))
    shapes += _benchmark(points, x, y, left, right)
    r = 3.5 if len(points) <= 15 else 1.8
    for side in range(len(partners)):
        run: list[tuple[float, float]] = []
        for at, point in enumerate(points):
            total = point.totals[side] if side < len(point.totals) else None
            if total is not None:
                run.append((x(at), y(total)))
                shapes.append(Circle(x(at), y(total), r, side_role(side)))
            if (total is None or at == len(points) - 1) and run:
                if len(run) > 1:
                    shapes.append(Line(tuple(run), side_role(side), 2))
                run = []
    shapes += _labels(ends, right + 6, width, y, top, bottom)
    shapes += _dates(points, x, left, right, bottom + 17)
    return Picture(TITLE, _words(points, partners), width, height, tuple(shapes))


def _ends(points: Sequence[TrendPoint], partners: Sequence[Partner]) -> Iterator[tuple[float, str, Role]]:
    """Yield value, text and colour of what is written at the right: last totals and the benchmark."""
    last = points[-1]
    for side, partner in enumerate(partners):
        totals = [point.totals[side] if side < len(point.totals) else None for point in points]
        known = [total for total in totals if total is not None]
        if known:
            # A line that ends before the last round is named where it ended, without a figure.
            now = totals[-1] is not None
            yield known[-1], f"{partner.label} {figure(known[-1])}" if now else partner.label, side_role(side)
    if last.benchmark is not None:
        yield last.benchmark, f"benchmark {last.benchmark}", "muted"


def _benchmark(points: Sequence[TrendPoint], x: Axis, y: Axis, left: float, right: float) -> Iterator[Shape]:
    """Yield the benchmark as a dashed line that steps from round to round."""
    for at, point in enumerate(points):
        if point.benchmark is not None:
            begin = left if at == 0 else (x(at - 1) + x(at)) / 2
            end = right if at == len(points) - 1 else (x(at) + x(at + 1)) / 2
            yield Line(((begin, y(point.benchmark)), (end, y(point.benchmark))), "muted", 1, dashed=True)


def _labels(
    ends: Sequence[tuple[float, str, Role]], left: float, right: float, y: Axis, top: float, bottom: float
) -> Iterator[Shape]:
    """Yield the texts at the right, moved apart where they would touch."""
    places: list[float] = []
    rows = sorted(ends, key=lambda row: -row[0])
    for value, _, _ in rows:
        places.append(max(y(value), places[-1] + 13 if places else top))
    floor = bottom
    for at in range(len(places) - 1, -1, -1):
        places[at] = min(places[at], floor)
        floor = places[at] - 13
    for (_, text, role), place in zip(rows, places, strict=True):
        bold = role != "muted"
        label = lettering.shortened(text, 10.5, right - left, bold)
        yield Text(left, place + 4, label, 10.5, role, bold=bold)


def _dates(points: Sequence[TrendPoint], x: Axis, left: float, right: float, base: float) -> Iterator[Shape]:
    """Yield the first and the last round below the axis."""
    first, last = points[0], points[-1]
    if len(points) == 1:
        text = lettering.shortened(_when(first), 10, right)
        yield Text(x(0), base, text, 10, "muted", "middle")
        return
    room = (right - left) / 2 - 4
    yield Text(left, base, lettering.shortened(_when(first), 10, room), 10, "muted")
    yield Text(right, base, lettering.shortened(_when(last), 10, room), 10, "muted", "end")


def _when(point: TrendPoint) -> str:
    return short_date(point.held_on, point.held_on) if point.held_on else f"Round {point.number}"


def _words(points: Sequence[TrendPoint], partners: Sequence[Partner]) -> str:
    said: list[str] = []
    for point in points:
        totals = [
            f"{partner.label} {figure(total) if total is not None else 'partial'}"
            for partner, total in zip(partners, point.totals, strict=False)
        ]
        held = f", {short_date(point.held_on)}" if point.held_on else ""
        mark = f", benchmark {point.benchmark}" if point.benchmark is not None else ""
        said.append(f"Round {point.number}{held}: {', '.join(totals)}{mark}.")
    return f"{TITLE}. Totals of 30. {' '.join(said)}"
