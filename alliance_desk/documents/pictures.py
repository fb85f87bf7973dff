"""One picture alone as a file: sharp lines, a PDF page, a slide; trimmed to what is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, assert_never

from alliance_desk.documents.outline import Figure, Look, Outline, Section
from alliance_desk.pictures.shapes import Arc, Circle, Line, Picture, Polygon, Rect, Shape, Text
from alliance_desk.pictures.svg import to_svg

if TYPE_CHECKING:
    from alliance_desk.documents.press.fonts import Lettering

Kind = Literal["svg", "png", "pdf", "pptx"]
KINDS: tuple[Kind, ...] = ("png", "svg", "pdf", "pptx")
MARGIN = 8.0
"""Points of paper around what is drawn."""
_OWN = Look()


def to_bytes(picture: Picture, kind: Kind, look: Look = _OWN, today: date | None = None) -> bytes:
    """Return a picture as a file, in a look."""
    alone = trimmed(picture)
    match kind:
        case "svg":
            from alliance_desk.documents.press.house_colours import house_palette

            return to_svg(alone, house_palette(look.ours, look.theirs)).encode()
        case "png":
            from alliance_desk.documents.press.drawing import png

            return png(alone, look)
        case "pdf":
            from alliance_desk.documents.press.drawing import pdf

            return pdf(alone, look)
        case "pptx":
            return _slide(alone, look, today)
        case _:
            assert_never(kind)


def _slide(picture: Picture, look: Look, today: date | None) -> bytes:
    from alliance_desk.documents.export import build

    section = Section(picture.title, (Figure(picture),))
    return build(Outline(picture.title, (section,), kind="deck", dated=today, look=look), "pptx")


def trimmed(picture: Picture) -> Picture:
    """Return a picture without the empty paper around what is drawn."""
    from alliance_desk.documents.press.fonts import lettering

    letters = lettering(picture)
    boxes = [box for shape in picture.shapes for box in _boxes(shape, letters)]
    if not boxes:
        return picture
    left = max(0.0, min(box[0] for box in boxes) - MARGIN)
    top = max(0.0, min(box[1] for box in boxes) - MARGIN)
    right = min(picture.width, max(box[2] for box in boxes) + MARGIN)
    bottom = min(picture.height, max(box[3] for box in boxes) + MARGIN)
    if right - left < 1 or bottom - top < 1:
        return picture
    shapes = tuple(_moved(shape, -left, -top) for shape in picture.shapes)
    return replace(picture, width=right - left, height=bottom - top, shapes=shapes)


def _boxes(shape: Shape, letters: Lettering) -> Iterator[tuple[float, float, float, float]]:
    """Yield the room that a shape takes: left, top, right, bottom."""
    match shape:
        case Rect():
            if shape.width > 0 and shape.height > 0:
                yield shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
        case Circle() | Arc():
            yield shape.x - shape.r, shape.y - shape.r, shape.x + shape.r, shape.y + shape.r
        case Line() | Polygon():
            if shape.points:
                across, down = zip(*shape.points, strict=True)
                yield min(across), min(down), max(across), max(down)
        case Text():
            if shape.text.strip():
                yield _room(shape, letters)
        case _:
            assert_never(shape)


def _room(text: Text, letters: Lettering) -> tuple[float, float, float, float]:
    wide = letters.width(letters.shown(text.text), text.size, text.bold)
    before = {"middle": wide / 2, "end": wide}.get(text.anchor, 0.0)
    up, down = text.size, text.size * 0.3
    if text.turned:
        return text.x - up, text.y - wide + before, text.x + down, text.y + before
    return text.x - before, text.y - up, text.x - before + wide, text.y + down


def _moved(shape: Shape, across: float, down: float) -> Any:
    match shape:
        case Line() | Polygon():
            return replace(shape, points=tuple((x + across, y + down) for x, y in shape.points))
        case _:
            return replace(shape, x=shape.x + across, y=shape.y + down)
