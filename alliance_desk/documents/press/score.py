"""The score chart as a picture: paired bars with their values and the benchmark as a dashed line."""

from __future__ import annotations

from alliance_desk.documents.outline import ScoreChart
from alliance_desk.documents.press.fonts import Lettering
from alliance_desk.documents.press.setting import cut
from alliance_desk.pictures.palette import Role
from alliance_desk.pictures.shapes import Line, Picture, Polygon, Rect, Shape, Text

_FILLS: dict[str, Role] = {
    "plain": "ink",
    "muted": "muted",
    "ours": "ours",
    "theirs": "theirs",
    "third": "third",
    "good": "good",
    "bad": "bad",
    "wait": "wait",
    "star": "star",
}


def number(value: float) -> str:
    """Return a score as people write it: 4, 3.5."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def in_words(chart: ScoreChart) -> str:
    """Return what a score chart says, for those who don't see it."""
    said = []
    for place, label in enumerate(chart.labels):
        values = (
            f"{series.name} {number(value) if (value := series.values[place]) is not None else 'not known'}"
            for series in chart.series
            if place < len(series.values)
        )
        said.append(f"{label}: {', '.join(values)}")
    benchmark = "" if chart.benchmark is None else f" Benchmark {number(chart.benchmark)}."
    return f"{chart.title}. {'; '.join(said)}.{benchmark}"


def picture(chart: ScoreChart, letters: Lettering, width: float = 480, *, tight: bool = False) -> Picture:
    """Return a score chart as rows of bars, one row a label, one bar a series."""
    size, bar, gap, row_gap = (9.0, 7.5, 1.0, 6.5) if tight else (9.0, 9.0, 3.0, 10.0)
    label_width = min(
        0.36 * width,
        10
        + max(
            (letters.width(letters.shown(label).replace("\n", " "), size) for label in chart.labels),
            default=0,
        ),
    )
    left, right = label_width + 6, width - 26
    scale = (right - left) / (chart.highest or 1)
    shapes: list[Shape] = []
    x, top = left, 0.0
    for series in chart.series:
        # A row of its own at least; a name that is longer is told in full elsewhere.
        name = cut(letters, letters.shown(series.name).replace("\n", " "), width - left - 20, size, bold=True)
        wide = 20 + letters.width(name, size, bold=True) + 14
        if x > left and x + wide > width:
            x, top = left, top + 15
        shapes.append(Rect(x, top + 2, 9, 9, fill=_FILLS[series.tone], radius=2))
        shapes.append(Text(x + 13, top + 10, name, size, _FILLS[series.tone], bold=True))
        x += wide
    if chart.benchmark is not None:
        words = f"Benchmark {number(chart.benchmark)}"
        if x > left and x + 16 + letters.width(words, size) > width:
            x, top = left, top + 15
        shapes.append(Line(((x, top + 7), (x + 12, top + 7)), "muted", 1.2, dashed=True))
        shapes.append(Text(x + 16, top + 10, words, size, "muted"))
    y = first = top + (19.0 if tight else 26.0)
    for place, label in enumerate(chart.labels):
        lines = letters.lines(label, size, label_width - 4)[:3]
        high = max(len(chart.series) * (bar + gap) - gap, len(lines) * 11)
        middle = y + high / 2
        for row, line in enumerate(lines):
            baseline = middle - len(lines) * 5.5 + row * 11 + 8.5
            shapes.append(Text(0, baseline, line, size, "ink"))
        bar_top = middle - (len(chart.series) * (bar + gap) - gap) / 2
        for series in chart.series:
            value = series.values[place] if place < len(series.values) else None
            shapes.append(Rect(left, bar_top, right - left, bar, fill="track", radius=2))
            if value is None:
                shapes.append(Text(left + 4, bar_top + bar - 1.8, "not known", 7, "muted"))
            else:
                long = max(min(value, chart.highest), 0) * scale
                if long:
                    shapes.append(Rect(left, bar_top, long, bar, fill=_FILLS[series.tone], radius=2))
                ink, told = _FILLS[series.tone], bar - 1 if tight else 8.5
                shapes.append(Text(width, bar_top + 0.87 * bar, number(value), told, ink, "end", bold=True))
            bar_top += bar + gap
        y += high + row_gap
    bottom = max(y - row_gap, first) + 2
    if chart.benchmark is not None and chart.labels:
        at = left + max(min(chart.benchmark, chart.highest), 0) * scale
        shapes.append(Line(((at, first - 5), (at, bottom)), "ink", 1.0, dashed=True))
        shapes.append(Polygon(((at - 3, first - 8), (at + 3, first - 8), (at, first - 3)), "ink"))
    return Picture(chart.title, in_words(chart), width, bottom + 2, tuple(shapes))
