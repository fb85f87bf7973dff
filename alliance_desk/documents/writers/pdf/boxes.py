"""What stands on PDF pages: boxes that know their height, can be split, and draw themselves.

ReportLab's own Paragraph reads its text as markup and can neither change fonts by script nor break
Japanese lines, so words are set here directly: user text never meets a parser.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from alliance_desk.documents.press import flow
from alliance_desk.documents.press.fonts import Lettering
from alliance_desk.documents.press.looks import LINE, Type
from alliance_desk.documents.press.scripts import RIGHT_MARK
from alliance_desk.documents.press.setting import Align, colour, set_line


@dataclass
class Box:
    """Something on a page. ``before`` and ``after`` are the least space to its neighbours."""

    before: float = field(default=0, kw_only=True)
    after: float = field(default=0, kw_only=True)
    keep: bool = field(default=False, kw_only=True)
    """Never the last thing on a page."""

    def height(self, width: float) -> float:
        raise NotImplementedError

    def split(self, width: float, height: float) -> tuple[Box | None, Box | None]:
        """Return what fits into a height and what is left; nothing fits unless a box says otherwise."""
        return None, self

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        raise NotImplementedError


@dataclass(frozen=True)
class Mark:
    """A place that the bookmarks and the contents name."""

    key: str
    title: str
    level: int


@dataclass
class Words(Box):
    """Text in one or more types, broken into lines; perhaps on a ground, with a bar, or with a bullet.

    What runs from right to left is set from the right, its bullet and bar too.
    """

    letters: Lettering
    pieces: tuple[tuple[str, Type], ...]
    align: Align = "left"
    indent: float = 0
    bullet: str = ""
    ground: str = ""
    bar: str = ""
    pad: float = 0
    pill: bool = False
    mark: Mark | None = None
    _lines: list[tuple[str, Type]] = field(default_factory=list, init=False, repr=False)
    _width: float = field(default=-1, init=False, repr=False)

    def lines(self, width: float) -> list[tuple[str, Type]]:
        if width != self._width:
            space = max(width - self.indent - 2 * self.pad - (8 if self.pill else 0), 12)
            self._lines = [
                (line, type_)
                for text, type_ in self.pieces
                for line in self.letters.lines(text, type_.size, space, type_.bold)
            ]
            self._width = width
        return self._lines

    def height(self, width: float) -> float:
        return sum(type_.leading for _, type_ in self.lines(width)) + 2 * self.pad

    def natural(self) -> tuple[float, float]:
        """Return the width of the longest word and of the longest line."""
        word = line = 0.0
        for text, type_ in self.pieces:
            shown = self.letters.shown(text).replace("\u200b", "")
            for part in shown.split("\n"):
                line = max(line, self.letters.width(part, type_.size, type_.bold))
                for piece in part.split(" "):
                    word = max(word, self.letters.width(piece, type_.size, type_.bold))
        extra = self.indent + 2 * self.pad + (8 if self.pill else 0)
        return word + extra, line + extra

    def split(self, width: float, height: float) -> tuple[Box | None, Box | None]:
        lines = self.lines(width)
        used, count = 2 * self.pad, 0
        for _, type_ in lines:
            if used + type_.leading > height:
                break
            used += type_.leading
            count += 1
        # A single line is not left behind or carried over from a paragraph.
        if len(lines) - count == 1:
            count -= 1
        if count < min(2, len(lines) - 1) or count < 1:
            return None, self
        first, rest = (self._part(part) for part in (lines[:count], lines[count:]))
        first.after, first.keep = 0, False
        rest.before, rest.bullet, rest.mark = 0, "", None
        return first, rest

    def _part(self, lines: list[tuple[str, Type]]) -> Words:
        part = replace(self, pieces=tuple(lines))
        part._lines, part._width = lines, self._width
        return part

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        lines = self.lines(width)
        if self.ground and not self.pill:
            high = self.height(width)
            canvas.setFillColor(colour(self.ground))
            canvas.rect(x, top - high, width, high, fill=1, stroke=0)
        turned = self.align == "left" and any(self.letters.runs_left(line) for line, _ in lines[-1:])
        if self.bar:
            high = self.height(width)
            canvas.setFillColor(colour(self.bar))
            canvas.rect(x + width - 3 if turned else x, top - high, 3, high, fill=1, stroke=0)
        if self.mark:
            canvas.place(self.mark, top)
        y = top - self.pad
        space = width - self.indent - 2 * self.pad
        for number, (line, type_) in enumerate(lines):
            # The baseline that puts letters into the middle of their leading.
            base = y - type_.leading / 2 - type_.size * 0.355
            right = self.align == "left" and (self.letters.runs_left(line) or (turned and bool(self.bar)))
            align: Align = "right" if right else self.align
            left = x + self.pad + (0 if right else self.indent)
            at = {"left": left, "center": left + space / 2, "right": left + space}[align]
            if self.pill and line:
                wide = self.letters.width(line, type_.size, type_.bold) + 8
                high = type_.size * 1.45
                canvas.setFillColor(colour(self.ground))
                middle = base + type_.size * 0.355
                edge = at - wide if right else left
                canvas.roundRect(edge, middle - high / 2, wide, high, 2.5, fill=1, stroke=0)
                at += -4 if right else 4
            how: dict[str, Any] = {"size": type_.size, "ink": type_.ink, "align": align}
            if self.bullet and number == 0:
                side, bullet = (x + width, RIGHT_MARK + self.bullet) if right else (x, self.bullet)
                set_line(canvas, self.letters, bullet, side, base, **how)
            set_line(canvas, self.letters, line, at, base, bold=type_.bold, **how)
            y -= type_.leading


@dataclass
class Rule(Box):
    """A thin line across."""

    ink: str = LINE
    thick: float = 0.75

    def height(self, width: float) -> float:
        return self.thick

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        canvas.setStrokeColor(colour(self.ink))
        canvas.setLineWidth(self.thick)
        canvas.line(x, top - self.thick / 2, x + width, top - self.thick / 2)


@dataclass
class Stack(Box):
    """Boxes below one another."""

    boxes: Sequence[Box]

    def height(self, width: float) -> float:
        return flow.height(self.boxes, width)

    def split(self, width: float, height: float) -> tuple[Box | None, Box | None]:
        now, later = flow.divided(self.boxes, width, height)
        if not now or not later:
            return (self, None) if now else (None, self)
        return replace(self, boxes=now), replace(self, boxes=later)

    def natural(self) -> tuple[float, float]:
        sizes = [box.natural() for box in self.boxes if isinstance(box, Words)]
        return max((word for word, _ in sizes), default=0), max((line for _, line in sizes), default=0)

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        for y, _, box in flow.placed(self.boxes, width):
            box.draw(canvas, x, top - y, width)


@dataclass
class Whole(Stack):
    """Boxes that stay together."""

    def split(self, width: float, height: float) -> tuple[Box | None, Box | None]:
        return None, self
