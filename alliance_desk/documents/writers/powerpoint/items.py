"""What stands on slides: items that know their height, can be split, and become native shapes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.util import Emu

from alliance_desk.documents.outline import Signature
from alliance_desk.documents.press import flow
from alliance_desk.documents.press.fonts import Lettering
from alliance_desk.documents.press.looks import INK, Looks, Type
from alliance_desk.documents.writers.powerpoint import xml
from alliance_desk.documents.writers.powerpoint.xml import CellText, Line, emu

TABLE = "{2F5B0F2A-5C0D-4C59-8C3F-6E1B7A90D001}"
"""The table style of the template."""


class Measure:
    """Measures text with our own letters, and room for the wider ones of a machine without Arial."""

    def __init__(self, letters: Lettering) -> None:
        self.letters = letters
        self._lines: dict[tuple[str, float, bool, float], list[str]] = {}

    def lines(self, text: str, type_: Type, width: float) -> list[str]:
        """Return a text as lines; each is measured once, though slides are filled again and again."""
        key = (text, type_.size, type_.bold, width)
        lines = self._lines.get(key)
        if lines is None:
            wider = 1.16 if type_.bold else 1.1
            lines = self.letters.lines(text, type_.size * wider, max(width, 12), type_.bold)
            self._lines[key] = lines
        return lines

    def cut(self, text: str, type_: Type, width: float, count: int) -> tuple[str, str]:
        """Return a text cut after so many lines."""
        wider = 1.16 if type_.bold else 1.1
        return self.letters.cut(text, type_.size * wider, max(width, 12), type_.bold, max(count, 1))


@dataclass
class Item:
    """Something on a slide. ``before`` and ``after`` are the least space to its neighbours."""

    before: float = field(default=0, kw_only=True)
    after: float = field(default=0, kw_only=True)
    keep: bool = field(default=False, kw_only=True)

    def height(self, width: float) -> float:
        raise NotImplementedError

    def split(self, width: float, height: float) -> tuple[Item | None, Item | None]:
        return None, self

    def place(self, slide: Any, x: float, y: float, width: float) -> None:
        raise NotImplementedError


@dataclass
class Text(Item):
    """A paragraph."""

    measure: Measure
    line: Line

    def _count(self, width: float) -> int:
        return len(self.measure.lines(self.line.text, self.line.type_, width - self.line.indent))

    def height(self, width: float) -> float:
        return self._count(width) * self.line.type_.leading

    def split(self, width: float, height: float) -> tuple[Item | None, Item | None]:
        count = int(height // self.line.type_.leading)
        total = self._count(width)
        # A single line is not left behind or carried over from a paragraph.
        count -= total - count == 1
        if count < 2 or count >= total:
            return None, self
        line = self.line
        first, rest = self.measure.cut(line.text, line.type_, width - line.indent, count)
        if not first or not rest:
            return None, self
        return (
            replace(self, line=replace(line, text=first), after=0, keep=False),
            replace(self, line=replace(line, text=rest, bullet="", number=0), before=0),
        )

    def place(self, slide: Any, x: float, y: float, width: float) -> None:
        box = slide.shapes.add_textbox(emu(x), emu(y), emu(width), emu(self.height(width)))
        xml.settled(box.text_frame._txBody)
        xml.fill_text(box.text_frame._txBody, [self.line])


@dataclass
class Box(Item):
    """Paragraphs on a ground with a bar on the left."""

    measure: Measure
    lines: tuple[Line, ...]
    ground: str
    bar: str
    pad: float = 12

    def _count(self, line: Line, width: float) -> int:
        return len(self.measure.lines(line.text, line.type_, width - 2 * self.pad - 6))

    def height(self, width: float) -> float:
        return sum(self._count(line, width) * line.type_.leading for line in self.lines) + 2 * self.pad

    def split(self, width: float, height: float) -> tuple[Item | None, Item | None]:
        *labels, last = self.lines
        used = 2 * self.pad + sum(self._count(line, width) * line.type_.leading for line in labels)
        count = int((height - used) // last.type_.leading)
        if count < 2 or self._count(last, width) - count < 1:
            return None, self
        first, rest = self.measure.cut(last.text, last.type_, width - 2 * self.pad - 6, count)
        if not first or not rest:
            return None, self
        return (
            replace(self, lines=(*labels, replace(last, text=first)), after=0),
            replace(self, lines=(replace(last, text=rest),), before=0),
        )

    def place(self, slide: Any, x: float, y: float, width: float) -> None:
        high = self.height(width)
        box = _rectangle(slide, x, y, width, high, self.ground)
        xml.settled(box.text_frame._txBody, (self.pad + 6, self.pad, self.pad, self.pad))
        xml.fill_text(box.text_frame._txBody, self.lines)
        _rectangle(slide, x, y, 4, high, self.bar, "Bar")


@dataclass
class Grid(Item):
    """A table; its header comes again on each slide."""

    measure: Measure
    shares: Sequence[float]
    rows: Sequence[Sequence[CellText]]
    header: Sequence[CellText] = ()
    pad: float = 6
    gutter: float = 12
    ruled: bool = True
    _known: list[float] = field(default_factory=list, init=False, repr=False)
    _width: float = field(default=-1, init=False, repr=False)

    def _high(self, row: Sequence[CellText], width: float) -> float:
        highs = (
            len(self._lines(cell, share * width)) * cell.line.type_.leading
            for cell, share in zip(row, self.shares, strict=True)
        )
        return max(highs, default=0) + 2 * self.pad

    def _lines(self, cell: CellText, wide: float) -> list[str]:
        return self.measure.lines(cell.line.text, cell.line.type_, wide - self.gutter)

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
            type_, wide = cell.line.type_, share * width - self.gutter
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
            TABLE,
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


@dataclass
class Aside(Item):
    """Columns beside one another, each with a heading in its colour."""

    columns: Sequence[tuple[Text | None, Sequence[Item], str]]
    gutter: float = 30

    def each(self, width: float) -> float:
        return (width - self.gutter * (len(self.columns) - 1)) / len(self.columns)

    def _head(self, width: float) -> float:
        return max((head.height(width) + 14 for head, _, _ in self.columns if head), default=0)

    def height(self, width: float) -> float:
        each = self.each(width)
        return self._head(each) + max(flow.height(items, each) for _, items, _ in self.columns)

    def split(self, width: float, height: float) -> tuple[Item | None, Item | None]:
        each = self.each(width)
        space = height - self._head(each)
        parts = [flow.divided(items, each, space) for _, items, _ in self.columns]
        if not any(now for now, _ in parts) or not any(later for _, later in parts):
            return None, self
        above = [(head, now, ink) for (head, _, ink), (now, _) in zip(self.columns, parts, strict=True)]
        below = [(head, later, ink) for (head, _, ink), (_, later) in zip(self.columns, parts, strict=True)]
        return replace(self, columns=above, after=0), replace(self, columns=below, before=0)

    def place(self, slide: Any, x: float, y: float, width: float) -> None:
        each = self.each(width)
        head_high = self._head(each)
        for place, (head, items, ink) in enumerate(self.columns):
            left = x + place * (each + self.gutter)
            if head:
                head.place(slide, left, y, each)
                _rule(slide, left, y + head_high - 9, each, ink, 1.5)
            place_all(slide, items, left, y + head_high, each)


@dataclass
class Signing(Item):
    """Places to sign, two beside one another."""

    measure: Measure
    parties: Sequence[Signature]
    looks: Looks

    def _to_fill(self, party: Signature) -> list[str]:
        named = party.name or party.title
        return [*([] if party.name else ["Name"]), *([] if named else ["Title"]), "Signature", "Date"]

    def _texts(self, party: Signature) -> list[Item]:
        name = " · ".join(filter(None, (party.name, party.title)))
        small = replace(self.looks.cell, leading=self.looks.cell.size * 1.4)
        head = Text(self.measure, Line(party.party, replace(self.looks.column, after=0)))
        return [head, *([Text(self.measure, Line(name, small))] if name else [])]

    def height(self, width: float) -> float:
        each = (width - 40) / 2
        return max(flow.height(self._texts(p), each) + 36 * len(self._to_fill(p)) + 12 for p in self.parties)

    def place(self, slide: Any, x: float, y: float, width: float) -> None:
        each = (width - 40) / 2
        for place, party in enumerate(self.parties):
            left = x + place * (each + 40)
            texts = self._texts(party)
            place_all(slide, texts, left, y, each)
            top = y + flow.height(texts, each)
            label = replace(self.looks.caption, size=11, leading=14)
            for row, said in enumerate(self._to_fill(party)):
                _rule(slide, left, top + 36 * row + 28, each, INK, 0.75)
                Text(self.measure, Line(said, label)).place(slide, left, top + 36 * row + 30, each)


def _rectangle(
    slide: Any, x: float, y: float, wide: float, high: float, ink: str, name: str = "Callout"
) -> Any:
    from pptx.dml.color import RGBColor

    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *map(emu, (x, y, wide, high)))
    style = shape._element.find("{*}style")
    if style is not None:
        # The style of the theme would add a border and light text.
        shape._element.remove(style)
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor.from_string(ink[1:])
    shape.line.fill.background()
    shape.name = name
    return shape


def _rule(slide: Any, x: float, y: float, wide: float, ink: str, thick: float) -> None:
    from pptx.dml.color import RGBColor

    ends = map(Emu, (emu(x), emu(y), emu(x + wide), emu(y)))
    line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *ends)
    style = line._element.find("{*}style")
    if style is not None:
        line._element.remove(style)
    line.line.color.rgb = RGBColor.from_string(ink[1:])
    line.line.width = Emu(emu(thick))
    line.name = "Line"


def text_lines(items: Sequence[Item]) -> list[Line] | None:
    """Return items as the paragraphs of one text, if they are nothing but text."""
    lines: list[Line] = []
    after = 0.0
    for item in items:
        if not isinstance(item, Text):
            return None
        lines.append(item.line.after(max(after, item.before) if lines else 0))
        after = item.after
    return lines


def place_all(slide: Any, items: Sequence[Item], x: float, y: float, width: float) -> None:
    """Place items below one another; texts that follow one another become one box."""
    run: list[tuple[float, float, Text]] = []

    def put() -> None:
        if run:
            top, (last_y, last_high, _) = run[0][0], run[-1]
            box = slide.shapes.add_textbox(*map(emu, (x, y + top, width, last_y + last_high - top)))
            xml.settled(box.text_frame._txBody)
            xml.fill_text(box.text_frame._txBody, text_lines([item for *_, item in run]) or [])
            box.name = "Text"
            run.clear()

    for top, high, item in flow.placed(items, width):
        if isinstance(item, Text):
            run.append((top, high, item))
        else:
            put()
            item.place(slide, x, y + top, width)
    put()
