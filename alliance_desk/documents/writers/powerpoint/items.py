"""What stands on slides: items that know their height, can be split, and become native shapes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.util import Emu

from alliance_desk.documents.outline import Cell
from alliance_desk.documents.press import flow, words
from alliance_desk.documents.press.fonts import Lettering
from alliance_desk.documents.press.looks import Type
from alliance_desk.documents.writers.powerpoint import xml
from alliance_desk.documents.writers.powerpoint.xml import Line, emu

# Hebrew and beyond: slides can carry no fonts, so another machine sets these letters in one of its own.
_ELSEWHERE = re.compile("[\u0590-\u1dff\u2e80-\uffff]")


def _room(text: str, width: float) -> float:
    """Return how wide the lines of a text may be, with some to spare where its letters may come out wider.

    Letters stand on the points of a screen: a line that fits to a hair is broken by some programs.
    """
    return max((0.95 if _ELSEWHERE.search(text) else 0.99) * width, 12)


class Measure:
    """Measures text with our own letters: Arial and its twins, in which slides are seen, are narrower."""

    def __init__(self, letters: Lettering) -> None:
        self.letters = letters
        self._lines: dict[tuple[str, float, bool, float], list[str]] = {}
        self._ems: dict[tuple[str, bool], float] = {}
        self._unbroken: dict[Cell, float] = {}

    def lines(self, text: str, type_: Type, width: float) -> list[str]:
        """Return a text as lines; each is measured once, though slides are filled again and again."""
        key = (text, type_.size, type_.bold, width)
        lines = self._lines.get(key)
        if lines is None:
            lines = self.letters.lines(text, type_.size, _room(text, width), type_.bold)
            self._lines[key] = lines
        return lines

    def ems(self, text: str, bold: bool) -> float:
        """Return how wide the widest line of a text is where nothing breaks it, in sizes of its type."""
        found = self._ems.get((text, bold))
        if found is None:
            shown = self.letters.shown(text).replace("\u200b", "")
            found = max(self.letters.width(line, 1, bold) for line in shown.split("\n"))
            self._ems[text, bold] = found
        return found

    def unbroken(self, value: Cell) -> float:
        """Return how wide the longest piece of a cell is that must not be broken, in the same measure."""
        if value not in self._unbroken:
            longest = max(words.unbroken(value), key=len, default="")
            self._unbroken[value] = self.ems(longest, bold=not isinstance(value, str))
        return self._unbroken[value]

    def cut(self, text: str, type_: Type, width: float, count: int) -> tuple[str, str]:
        """Return a text cut after so many lines."""
        return self.letters.cut(text, type_.size, _room(text, width), type_.bold, max(count, 1))

    def fitted(self, text: str, sizes: Sequence[float], most: int, width: float) -> tuple[Type, int]:
        """Return the first bold type in which a heading takes no more than so many lines, and its lines."""
        type_, count = Type(sizes[-1], sizes[-1] * 1.22, bold=True), 0
        for size in sizes:
            type_ = Type(size, size * 1.22, bold=True)
            count = len(self.lines(text, type_, width))
            if count <= most:
                break
        return type_, count

    def shortened(self, line: Line, most: int, width: float) -> Line:
        """Return a line that takes no more than so many lines; one that was cut ends with an ellipsis."""
        if len(self.lines(line.text, line.type_, width)) <= most:
            return line
        return replace(line, text=self.cut(line.text, line.type_, width - 2 * line.type_.size, most)[0] + "…")


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
        box = rectangle(slide, x, y, width, high, self.ground)
        xml.settled(box.text_frame._txBody, (self.pad + 6, self.pad, self.pad, self.pad))
        xml.fill_text(box.text_frame._txBody, self.lines)
        rectangle(slide, x, y, 4, high, self.bar, "Bar")


def rectangle(
    slide: Any, x: float, y: float, wide: float, high: float, ink: str, name: str = "Callout"
) -> Any:
    """Put a rectangle on a slide, filled unless it has no ``ink``, and return it."""
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *map(emu, (x, y, wide, high)))
    style = shape._element.find("{*}style")
    if style is not None:
        # The style of the theme would add a border and light text.
        shape._element.remove(style)
    if ink:
        shape.fill.solid()
        shape.fill.fore_color.rgb = RGBColor.from_string(ink[1:])
    else:
        shape.fill.background()
    shape.line.fill.background()
    shape.name = name
    return shape


def rule(slide: Any, x: float, y: float, wide: float, ink: str, thick: float) -> None:
    """Put a thin line across on a slide."""
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
