"""Pictures on paper: their shapes as vectors on a canvas, or as a sharp PNG where vectors can't go."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Any, assert_never

from reportlab.pdfgen.canvas import Canvas

from alliance_desk.documents.outline import Look
from alliance_desk.documents.press.fonts import Lettering, lettering
from alliance_desk.documents.press.house_colours import house_palette
from alliance_desk.documents.press.pages import page_image
from alliance_desk.documents.press.setting import Align, colour, one_line, ready, set_line
from alliance_desk.documents.press.words import Colours
from alliance_desk.pictures.palette import LIGHT, Role
from alliance_desk.pictures.shapes import Arc, Circle, Line, Picture, Polygon, Rect, Shape, Text

SHARPNESS = 3
"""Pixels a point in a PNG: sharp on paper at the size it is set."""
_OWN = Look()
_ALIGN: dict[str, Align] = {"start": "left", "middle": "center", "end": "right"}


def draw(
    canvas: Any,
    picture: Picture,
    x: float,
    top: float,
    width: float,
    letters: Lettering,
    colours: Colours = LIGHT,
) -> None:
    """Draw a picture with its top left corner at ``x``, ``top``, scaled to a width."""
    canvas.saveState()
    canvas.translate(x, top)
    scale = width / picture.width
    # Pictures count downwards from the top; so does the canvas once it is turned over.
    canvas.scale(scale, -scale)
    for shape in picture.shapes:
        _draw_shape(canvas, shape, letters, colours)
    canvas.restoreState()


def _paint(
    canvas: Any, colours: Colours, fill: Role | None, stroke: Role | None, stroke_width: float
) -> dict[str, int]:
    if fill:
        canvas.setFillColor(colour(colours[fill]))
    if stroke:
        canvas.setStrokeColor(colour(colours[stroke]))
        canvas.setLineWidth(stroke_width)
    return {"fill": int(bool(fill)), "stroke": int(bool(stroke))}


def _draw_shape(canvas: Any, shape: Shape, letters: Lettering, colours: Colours) -> None:
    match shape:
        case Rect():
            how = _paint(canvas, colours, shape.fill, shape.stroke, shape.stroke_width)
            radius = min(shape.radius, shape.width / 2, shape.height / 2)
            if radius > 0:
                canvas.roundRect(shape.x, shape.y, shape.width, shape.height, radius, **how)
            else:
                canvas.rect(shape.x, shape.y, shape.width, shape.height, **how)
        case Circle():
            how = _paint(canvas, colours, shape.fill, shape.stroke, shape.stroke_width)
            canvas.circle(shape.x, shape.y, shape.r, **how)
        case Line():
            _paint(canvas, colours, None, shape.stroke, shape.stroke_width)
            canvas.setDash(*((4, 3) if shape.dashed else ()))
            _path(canvas, shape.points, fill=0, stroke=1, close=False)
            canvas.setDash()
        case Polygon():
            _paint(canvas, colours, shape.fill, None, 0)
            _path(canvas, shape.points, fill=1, stroke=0, close=True)
        case Arc():
            _paint(canvas, colours, None, shape.stroke, shape.stroke_width)
            path = canvas.beginPath()
            path.arc(
                *(shape.x - shape.r, shape.y - shape.r, shape.x + shape.r, shape.y + shape.r),
                startAng=-90,
                extent=360 * min(max(shape.share, 0), 1),
            )
            canvas.drawPath(path, fill=0, stroke=1)
        case Text():
            _draw_text(canvas, shape, letters, colours)
        case _:
            assert_never(shape)


def _path(
    canvas: Any, points: tuple[tuple[float, float], ...], *, fill: int, stroke: int, close: bool
) -> None:
    if not points:
        return
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    if close:
        path.close()
    canvas.drawPath(path, fill=fill, stroke=stroke)


def _draw_text(canvas: Any, text: Text, letters: Lettering, colours: Colours) -> None:
    canvas.saveState()
    canvas.translate(text.x, text.y)
    canvas.scale(1, -1)
    if text.turned:
        canvas.rotate(90)
    set_line(
        canvas,
        letters,
        one_line(letters, text.text),
        0,
        0,
        size=text.size,
        bold=text.bold,
        ink=colours[text.fill],
        align=_ALIGN.get(text.anchor, "left"),
    )
    canvas.restoreState()


def fitting(picture: Picture, width: float, height: float, largest: float) -> float:
    """Return the scale at which a picture fits into a width and a height, ``largest`` at most."""
    return min(largest, width / (picture.width or 1), height / (picture.height or 1))


def pdf(picture: Picture, look: Look = _OWN) -> bytes:
    """Return a picture alone as a PDF file: one page, trimmed to it, its text alternative as the subject."""
    letters = lettering(picture)
    first: Any = ready(letters)
    out = io.BytesIO()
    size = (picture.width, picture.height)
    canvas = Canvas(out, pagesize=size, pageCompression=1, initialFontName=first, lang="en")
    canvas.setTitle(one_line(letters, picture.title))
    canvas.setSubject(one_line(letters, picture.alt))
    canvas.setAuthor("")
    canvas.setCreator("Alliance Desk")
    canvas.setProducer("Alliance Desk")
    colours = house_palette(look.ours, look.theirs)
    draw(canvas, picture, 0, picture.height, picture.width, letters, colours)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def png(picture: Picture, look: Look = _OWN) -> bytes:
    """Return a picture as a PNG file on white; the next format asks for the same one."""
    return _png(picture, look.ours, look.theirs)


@lru_cache(maxsize=32)
def _png(picture: Picture, ours: str, theirs: str) -> bytes:
    out = io.BytesIO()
    page = pdf(picture, Look(ours=ours, theirs=theirs))
    page_image(page, scale=SHARPNESS).convert("RGB").save(out, "PNG")
    return out.getvalue()
