"""Native tables on slides, split by rows, with their header on each slide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from alliance_desk.documents.writers.powerpoint import xml
from alliance_desk.documents.writers.powerpoint.items import Item, Measure
from alliance_desk.documents.writers.powerpoint.xml import CellText, emu

TABLE = "{2F5B0F2A-5C0D-4C59-8C3F-6E1B7A90D001}"
"""The table style of our template."""
GUTTER = 12.0
"""What a cell keeps free beside its words."""
PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The style without lines that every program has: the rules of our tables are their own."""


@dataclass
class Grid(Item):
    """A table; its header comes again on each slide."""

    measure: Measure
    shares: Sequence[float]
    rows: Sequence[Sequence[CellText]]
    header: Sequence[CellText] = ()
    pad: float = 6
    gutter: float = GUTTER
    ruled: bool = True
    style: str = TABLE
    _known: list[float] = field(default_factory=list, init=False, repr=False)
    _width: float = field(default=-1, init=False, repr=False)

    def _high(self, row: Sequence[CellText], width: float) -> float:
        highs = (
            len(self._lines(cell, share * width)) * cell.line.type_.leading
            for cell, share in zip(row, self.shares, strict=True)
        )
        return max(highs, default=0) + 2 * self.pad

    def _lines(self, cell: CellText, wide: float) -> list[str]:
        return self.measure.lines(cell.line.text, cell.line.type_, wide - self.gutter - cell.hang)

    def _heights(self, width: float) -> list[float]:
        """Return the heights of the header, if there is one, and of each row."""
        if width != self._width:
            head = [self._high(self.header, width)] if self.header else []
            self._known = [*head, *(self._high(row, width) for row in self.rows)]
            self._width = width
        return list(self._known)

    def height(self, width: float) -> float:
        return sum(self._heights(width))

    def split(self, width: float, height: float) -> tuple[Item | None, Item | None]:
        heights = self._heights(width)
        used = heights.pop(0) if self.header else 0
        head, count = used, 0
        for high in heights:
            if used + high > height + 0.01:
                break
            used += high
            count += 1
        if count == len(heights):
            return self, None
        if count == 0:
            # A row higher than half a slide is broken; others go on to the next slide whole.
            first, rest = self._broken(self.rows[0], width, height - head - 2 * self.pad)
            if heights[0] < 150 or first is None:
                return None, self
            return replace(self, rows=[first], after=0), replace(self, rows=[rest, *self.rows[1:]], before=0)
        above = replace(self, rows=self.rows[:count], after=0)
        below = replace(self, rows=self.rows[count:], before=0)
        # Measured once: slides are filled again until they are about as full as one another.
        above._known, below._known = (
            self._known[: len(self._known) - len(heights) + count],
            [
                *self._known[: len(self._known) - len(heights)],
                *heights[count:],
            ],
        )
        above._width = below._width = width
        return above, below

    def _broken(
        self, row: Sequence[CellText], width: float, height: float
    ) -> tuple[list[CellText] | None, list[CellText]]:
        upper, lower, some = [], [], False
        for cell, share in zip(row, self.shares, strict=True):
            type_, wide = cell.line.type_, share * width - self.gutter - cell.hang
            count = max(int(height // type_.leading), 0)
            first, rest = cell.line.text, ""
            if len(self.measure.lines(first, type_, wide)) > count:
                if count < 1:
                    return None, list(row)
                first, rest = self.measure.cut(first, type_, wide, count)
                some = True
            upper.append(replace(cell, line=replace(cell.line, text=first)))
            lower.append(replace(cell, line=replace(cell.line, text=rest)))
        return (upper, lower) if some else (None, list(row))

    def place(self, slide: Any, x: float, y: float, width: float) -> None:
        rows = [self.header, *self.rows] if self.header else self.rows
        heights = self._heights(width)
        frame = slide.shapes.add_table(1, 1, emu(x), emu(y), emu(width), emu(sum(heights)))
        made = xml.table(
            self.style,
            [share * width for share in self.shares],
            list(zip(heights, rows, strict=True)),
            head=bool(self.header),
            ruled=self.ruled,
            pad=self.pad,
            gutter=self.gutter,
        )
        old = frame.table._tbl
        old.getparent().replace(old, made)
        frame.name = "Table" if self.header else "Facts"
