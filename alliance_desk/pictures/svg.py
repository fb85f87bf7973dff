"""Writes a picture as SVG that QtSvg, browsers and drawing programs read: no styles, no filters."""

from __future__ import annotations

from html import escape
from math import cos, pi, sin
from typing import assert_never

from alliance_desk.pictures.palette import LIGHT, Palette, Role
from alliance_desk.pictures.shapes import Arc, Circle, Line, Picture, Polygon, Rect, Shape, Text
from alliance_desk.text import legal

FONTS = "Inter, Noto Sans, sans-serif"
DASHES = "4 3"


def to_svg(picture: Picture, palette: Palette = LIGHT) -> str:
    """Return a picture as an SVG document in the colours of ``palette``."""
    size = f'width="{_number(picture.width)}" height="{_number(picture.height)}"'
    box = f'viewBox="0 0 {_number(picture.width)} {_number(picture.height)}"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {box} role="img" font-family="{FONTS}">',
        f"<title>{_safe(picture.title)}</title>",
        f"<desc>{_safe(picture.alt)}</desc>",
        *(_element(shape, palette) for shape in picture.shapes),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def arc_points(arc: Arc) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return where an arc begins and where it ends."""
    angle = 2 * pi * min(max(arc.share, 0), 0.9999)
    return (arc.x, arc.y - arc.r), (arc.x + arc.r * sin(angle), arc.y - arc.r * cos(angle))


def _element(shape: Shape, palette: Palette) -> str:
    match shape:
        case Rect():
            place = _attributes(x=shape.x, y=shape.y, width=shape.width, height=shape.height)
            round = f' rx="{_number(shape.radius)}"' if shape.radius else ""
            return f"<rect {place}{round} {_paint(shape.fill, shape.stroke, shape.stroke_width, palette)}/>"
        case Circle():
            place = _attributes(cx=shape.x, cy=shape.y, r=shape.r)
            dashes = f' stroke-dasharray="{DASHES}"' if shape.dashed else ""
            return (
                f"<circle {place} {_paint(shape.fill, shape.stroke, shape.stroke_width, palette)}{dashes}/>"
            )
        case Line():
            dashes = f' stroke-dasharray="{DASHES}"' if shape.dashed else ""
            paint = _paint(None, shape.stroke, shape.stroke_width, palette)
            return f'<polyline points="{_points(shape.points)}" {paint} stroke-linejoin="round"{dashes}/>'
        case Polygon():
            return f'<polygon points="{_points(shape.points)}" {_paint(shape.fill, None, 0, palette)}/>'
        case Arc():
            if shape.share <= 0:
                return "<g/>"
            (x1, y1), (x2, y2) = arc_points(shape)
            r, large = _number(shape.r), int(shape.share > 0.5)
            path = f"M {_number(x1)} {_number(y1)} A {r} {r} 0 {large} 1 {_number(x2)} {_number(y2)}"
            return f'<path d="{path}" {_paint(None, shape.stroke, shape.stroke_width, palette)}/>'
        case Text():
            place = _attributes(x=shape.x, y=shape.y)
            turn = f' transform="rotate(-90 {_number(shape.x)} {_number(shape.y)})"' if shape.turned else ""
            weight = ' font-weight="bold"' if shape.bold else ""
            look = (
                f'font-size="{_number(shape.size)}" text-anchor="{shape.anchor}" fill="{palette[shape.fill]}"'
            )
            return f"<text {place}{turn} {look}{weight}>{_safe(shape.text)}</text>"
        case _:
            assert_never(shape)


def _attributes(**numbers: float) -> str:
    return " ".join(f'{name}="{_number(value)}"' for name, value in numbers.items())


def _paint(fill: Role | None, stroke: Role | None, stroke_width: float, palette: Palette) -> str:
    paint = f'fill="{palette[fill] if fill else "none"}"'
    return paint + (f' stroke="{palette[stroke]}" stroke-width="{_number(stroke_width)}"' if stroke else "")


def _points(points: tuple[tuple[float, float], ...]) -> str:
    return " ".join(f"{_number(x)},{_number(y)}" for x, y in points)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _safe(text: str) -> str:
    return escape(legal(text), quote=True)
