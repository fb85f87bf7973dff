"""Drawn pictures as plain shapes: drawn once, shown on screen as SVG and set in documents as vectors."""

from __future__ import annotations

from dataclasses import dataclass

from alliance_desk.pictures.palette import Role


@dataclass(frozen=True)
class Rect:
    """A rectangle; ``radius`` rounds its corners."""

    x: float
    y: float
    width: float
    height: float
    fill: Role | None = None
    stroke: Role | None = None
    stroke_width: float = 1
    radius: float = 0


@dataclass(frozen=True)
class Circle:
    """A circle around ``x``, ``y``; ``dashed`` for what is only expected."""

    x: float
    y: float
    r: float
    fill: Role | None = None
    stroke: Role | None = None
    stroke_width: float = 1
    dashed: bool = False


@dataclass(frozen=True)
class Line:
    """A line through two or more points."""

    points: tuple[tuple[float, float], ...]
    stroke: Role = "ink"
    stroke_width: float = 1
    dashed: bool = False


@dataclass(frozen=True)
class Polygon:
    """A filled closed shape."""

    points: tuple[tuple[float, float], ...]
    fill: Role = "ink"


@dataclass(frozen=True)
class Arc:
    """A part of a ring around ``x``, ``y``, clockwise from the top; ``share`` is 0 to 1."""

    x: float
    y: float
    r: float
    share: float
    stroke: Role = "ours"
    stroke_width: float = 4


@dataclass(frozen=True)
class Text:
    """One line of text; ``y`` is its baseline."""

    x: float
    y: float
    text: str
    size: float = 12
    fill: Role = "ink"
    anchor: str = "start"
    """start, middle or end."""
    bold: bool = False
    turned: bool = False
    """Read from bottom to top."""


Shape = Rect | Circle | Line | Polygon | Arc | Text


@dataclass(frozen=True)
class Picture:
    """A drawing: its size in points, its shapes from back to front, and what it says in words."""

    title: str
    alt: str
    width: float
    height: float
    shapes: tuple[Shape, ...]
