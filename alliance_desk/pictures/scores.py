"""The scores of each partner side by side, with the gap, the totals and the benchmark (SIR Figure 5)."""

from __future__ import annotations

from collections.abc import Iterator

from alliance_desk.assessment.scorecard import CriterionScore, RoundResult, criterion_title, figure
from alliance_desk.pictures import lettering
from alliance_desk.pictures.palette import Role, side_role
from alliance_desk.pictures.shapes import Circle, Line, Picture, Rect, Shape, Text
from alliance_desk.playbook import Playbook
from alliance_desk.records import Variant

LANE = 20
DOT = 8.5

GROUPS = (("alignment", "Alignment"), ("commitment", "Commitment"))


def score_pairs(
    result: RoundResult, playbook: Playbook, *, width: float = 660, relabelled: bool = False
) -> Picture:
    """Return six rows, a lane for each partner from 1 to 5, then the totals against the benchmark."""
    chart = _Chart(result, width)
    shapes: list[Shape] = [*chart.legend()]
    said: list[str] = []
    for group, heading in GROUPS:
        shapes += chart.heading(heading)
        for criterion in playbook.criteria:
            if criterion.group == group:
                # Only biopharma has words of its own, so asking for them elsewhere changes nothing.
                title = criterion_title(criterion, Variant.BIOPHARMA, relabelled)
                shapes += chart.row(title, criterion.id)
                said.append(chart.words(title, criterion.id))
    shapes += chart.totals()
    said.append(chart.total_words())
    title = f"Scores of round {result.round.number}"
    return Picture(title, f"{title}. {' '.join(said)}", width, chart.y + 4, tuple(shapes))


class _Chart:
    """Draws from the top downwards; ``y`` is where the next part begins."""

    def __init__(self, result: RoundResult, width: float) -> None:
        self.result = result
        self.y = 0.0
        self.sides = result.partners
        self.lanes = max(1, len(self.sides)) * LANE
        self.label_room = width * 0.34
        self.end_room = min(110, width * 0.2)
        self.left = self.label_room + 14
        self.right = width - self.end_room - 14
        self.width = width

    def at(self, value: float, low: float = 1, high: float = 5) -> float:
        return self.left + (self.right - self.left) * (value - low) / (high - low)

    def legend(self) -> Iterator[Shape]:
        """Draw which colour is whose, on as many lines as it takes."""
        x, y = 0.0, self.y + 12
        for side in self.sides:
            text = lettering.shortened(side.partner.label, 11, self.width - 16, bold=True)
            needs = 30 + lettering.width(text, 11, bold=True)
            if x and x + needs - 14 > self.width:
                x, y = 0.0, y + 16
            role = side_role(side.side)
            yield Circle(x + 5, y - 4, 5, role)
            yield Text(x + 15, y, text, 11, role, bold=True)
            x += needs
        self.y = y

    def heading(self, text: str) -> Iterator[Shape]:
        self.y += 8
        yield Text(0, self.y + 15, text, 13, bold=True)
        for value in range(1, 6):
            yield Text(self.at(value), self.y + 15, str(value), 10, "muted", "middle")
        self.y += 22

    def row(self, title: str, id: str) -> Iterator[Shape]:
        lines = lettering.wrapped(title, 12, self.label_room)
        height = max(self.lanes, 16 * len(lines)) + 10
        yield Line(((0, self.y), (self.width, self.y)), "line")
        middle = self.y + height / 2
        for at, line in enumerate(lines):
            yield Text(0, middle + 4 + (at - (len(lines) - 1) / 2) * 15, line, 12)
        for value in range(1, 6):
            yield Line(((self.at(value), self.y + 4), (self.at(value), self.y + height - 4)), "track")
        for at, side in enumerate(self.sides):
            y = middle + (at - (len(self.sides) - 1) / 2) * LANE
            yield from self._lane(side.scores[id], y, side_role(side.side))
        yield from self._end(id, middle)
        self.y += height

    def _lane(self, score: CriterionScore, y: float, role: Role) -> Iterator[Shape]:
        if score.value is None:
            text = "not known" if score.not_known else "not scored"
            yield Text(self.left + 6, y + 4, text, 10.5, role)
            return
        x = self.at(score.value)
        yield Line(((self.left, y), (x, y)), role, 3)
        if score.spread and score.low and score.high:
            low, high = self.at(score.low), self.at(score.high)
            yield Line(((low, y), (high, y)), role, 1)
            for end in (low, high):
                yield Line(((end, y - 5), (end, y + 5)), role, 1)
        yield Circle(x, y, DOT, role, "paper", 1)
        label = figure(score.value)
        size = 10.5 if len(label) == 1 else 8
        yield Text(x, y + size * 0.36, label, size, "on_accent", "middle", bold=True)

    def _end(self, id: str, middle: float) -> Iterator[Shape]:
        kind, difference = self.result.gaps.get(id), self.result.differences.get(id)
        x = self.right + DOT + 10
        role: Role = (
            "good" if kind == "strength" else "bad" if kind == "weakness" else "wait" if kind else "muted"
        )
        gap = f"gap {figure(difference)}" if difference else "no gap" if difference is not None else ""
        lines: list[tuple[str, Role]] = [(kind, role)] if kind else []
        if gap:
            lines.append((gap, "muted"))
        for at, (text, tone) in enumerate(lines):
            y = middle + 4 + (at - (len(lines) - 1) / 2) * 14
            bold = tone != "muted"
            label = lettering.shortened(text, 10.5, self.width - x, bold)
            yield Text(x, y, label, 10.5, tone, bold=bold)

    def totals(self) -> Iterator[Shape]:
        """Draw a bar of 30 for each partner and the benchmark across them."""
        self.y += 8
        yield Line(((0, self.y), (self.width, self.y)), "line")
        benchmark = self.result.round.benchmark
        yield Text(0, self.y + 18, "Total of 30", 13, bold=True)
        if benchmark is not None:
            x, text = self.at(benchmark, 0, 30), f"benchmark {benchmark}"
            half = lettering.width(text, 10.5) / 2
            yield Text(min(x, self.width - half), self.y + 17, text, 10.5, "muted", "middle")
        top = self.y + 26
        for at, side in enumerate(self.sides):
            y, role = top + at * 22 + 9, side_role(side.side)
            name = lettering.shortened(side.partner.label, 12, self.label_room)
            yield Text(0, y + 4, name, 12, role, bold=True)
            yield Rect(self.left, y - 5, self.right - self.left, 10, "track", radius=3)
            if side.total:
                yield Rect(self.left, y - 5, self.at(side.total, 0, 30) - self.left, 10, role, radius=3)
            end = figure(side.total) if side.complete else f"{figure(side.total)}, partial"
            room = self.width - self.right - 18
            yield Text(
                self.right + 18, y + 4, lettering.shortened(end, 12, room, bold=True), 12, role, bold=True
            )
        self.y = top + len(self.sides) * 22
        if benchmark is not None:
            yield Line(
                ((self.at(benchmark, 0, 30), top - 4), (self.at(benchmark, 0, 30), self.y)), "ink", 1.2, True
            )

    def words(self, title: str, id: str) -> str:
        said = [f"{side.partner.label} {_spoken(side.scores[id])}" for side in self.sides]
        kind = self.result.gaps.get(id)
        return f"{title}: {', '.join(said)}{f' ({kind})' if kind else ''}."

    def total_words(self) -> str:
        said = [
            f"{side.partner.label} {figure(side.total)}{'' if side.complete else ' (partial)'}"
            for side in self.sides
        ]
        benchmark = self.result.round.benchmark
        against = f"benchmark {benchmark}" if benchmark is not None else "no benchmark"
        return f"Total of 30: {', '.join(said)}; {against}."


def _spoken(score: CriterionScore) -> str:
    if score.value is None:
        return "not known" if score.not_known else "not scored"
    return figure(score.value) + (f" (from {score.low} to {score.high})" if score.spread else "")
