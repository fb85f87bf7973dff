"""Rows and columns on PDF pages: tables with a repeated header, facts, and columns side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from alliance_desk.documents.press.looks import INK, LINE
from alliance_desk.documents.press.setting import colour
from alliance_desk.documents.writers.pdf.boxes import Box, Stack, Words

Cell = Words | Stack
Row = Sequence[Box]


_TOGETHER = 240
"""Rows that belong together are no higher than this if they are to stay on one page."""
_LOW = 150
"""A header and two rows are no higher than this if neither row is to stand alone."""


@dataclass
class Grid(Box):
    """Rows of boxes. The header comes again on each page; a row higher than a page is split."""

    rows: Sequence[Row]
    shares: Sequence[float]
    """Shares of the width, which add up to 1."""
    header: Row = ()
    pad: float = 5
    gutter: float = 10
    ruled: bool = True
    below: float = 0
    """The space below the header."""
    whole: float = 160
    """A row that is no higher than this is not broken over pages."""
    _heights: list[float] = field(default_factory=list, init=False, repr=False)
    _width: float = field(default=-1, init=False, repr=False)

    def _columns(self, width: float) -> list[tuple[float, float]]:
        """Return each column's distance from the left and its width."""
        space = width - self.gutter * (len(self.shares) - 1)
        columns, x = [], 0.0
        for share in self.shares:
            columns.append((x, share * space))
            x += share * space + self.gutter
        return columns

    def _high(self, row: Row, columns: list[tuple[float, float]]) -> float:
        inside = (cell.height(wide) for cell, (_, wide) in zip(row, columns, strict=False))
        return max(inside, default=0) + 2 * self.pad

    def _measured(self, width: float) -> list[float]:
        """Return the heights of the header (0 without one) and of each row."""
        if width != self._width:
            placed = self._columns(width)
            head = self._high(self.header, placed) + self.below if self.header else 0
            self._heights = [head, *(self._high(row, placed) for row in self.rows)]
            self._width = width
        return self._heights

    def height(self, width: float) -> float:
        return sum(self._measured(width))

    def split(self, width: float, height: float) -> tuple[Box | None, Box | None]:
        head, *heights = self._measured(width)
        used, count = head, 0
        for high in heights:
            if used + high > height + 0.01:
                break
            used += high
            count += 1
        if count == len(heights):
            return self, None
        count = self._together(count)
        if heights[count] <= self.whole:
            count = self._not_alone(count)
        # A row is only broken where it would leave most of a page empty, or never fit on one.
        left = height - sum((head, *heights[:count]))
        if heights[count] > self.whole and left > 70:
            first, rest = self._broken(self.rows[count], width, left - 2 * self.pad)
            if first is not None:
                above, below = [*self.rows[:count], first], [rest, *self.rows[count + 1 :]]
                return replace(self, rows=above, after=0), replace(self, rows=below, before=0)
        if count == 0:
            return None, self
        above, below = self.rows[:count], self.rows[count:]
        return replace(self, rows=above, after=0), replace(self, rows=below, before=0)

    def _together(self, count: int) -> int:
        """Return after how many rows to break, so that what goes on below a title stays with it.

        A row that begins with an empty cell goes on with what the row above begins with.
        """
        first = count
        while first and self._goes_on(first):
            first -= 1
        _, *heights = self._heights
        end = count + 1
        while end < len(heights) and self._goes_on(end):
            end += 1
        return first if sum(heights[first:end]) <= _TOGETHER else count

    def _not_alone(self, count: int) -> int:
        """Return after how many rows to break, so that no low row stands alone above or below."""
        head, *heights = self._heights
        if count == len(heights) - 1 and head + sum(heights[count - 1 :]) <= _LOW:
            count = self._together(count - 1) if count > 1 else count
        return 0 if count == 1 and head + sum(heights[:2]) <= _LOW else count

    def _goes_on(self, number: int) -> bool:
        cell = self.rows[number][0] if self.rows[number] else None
        return isinstance(cell, Words) and not any(text.strip() for text, _ in cell.pieces)

    def _broken(self, row: Row, width: float, height: float) -> tuple[Row | None, Row]:
        upper: list[Any] = []
        lower: list[Any] = []
        some = False
        for cell, (_, wide) in zip(row, self._columns(width), strict=False):
            if cell.height(wide) <= height:
                first, rest = cell, Stack(())
            else:
                first, rest = cell.split(wide, height)
                some = some or first is not None
                first = first if first is not None else Stack(())
            upper.append(first)
            lower.append(rest if rest is not None else Stack(()))
        return (upper, lower) if some else (None, row)

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        placed = self._columns(width)
        head, *heights = self._measured(width)
        y = top
        if self.header:
            self._draw_row(canvas, self.header, x, y, placed)
            y -= head
            if self.ruled:
                self._rule(canvas, x, y, width, INK, 0.9)
        for row, high in zip(self.rows, heights, strict=True):
            self._draw_row(canvas, row, x, y, placed)
            y -= high
            if self.ruled:
                self._rule(canvas, x, y, width, LINE, 0.6)

    def _draw_row(
        self, canvas: Any, row: Row, x: float, y: float, columns: list[tuple[float, float]]
    ) -> None:
        for cell, (left, wide) in zip(row, columns, strict=False):
            cell.draw(canvas, x + left, y - self.pad, wide)

    def _rule(self, canvas: Any, x: float, y: float, width: float, ink: str, thick: float) -> None:
        canvas.setStrokeColor(colour(ink))
        canvas.setLineWidth(thick)
        canvas.line(x, y, x + width, y)


def naturals(rows: Sequence[Sequence[Cell]], count: int) -> tuple[list[float], list[float]]:
    """Return how wide the longest word and the longest line of each column are."""
    words, lines = [0.0] * count, [0.0] * count
    for row in rows:
        for place, cell in enumerate(row[:count]):
            word, line = cell.natural()
            words[place], lines[place] = max(words[place], word), max(lines[place], line)
    return words, lines
