"""Words set on a ReportLab canvas: faces registered, lines drawn letter for letter, never as markup."""

from __future__ import annotations

import io
import threading
from typing import Any, Literal

from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from alliance_desk.documents.press.faces import Face
from alliance_desk.documents.press.fonts import Lettering

Align = Literal["left", "center", "right"]

_KEPT = 64
"""ReportLab keeps fonts by name for ever; this many are kept at once."""
_LOCK = threading.Lock()
_registered: dict[str, None] = {}
_colours: dict[str, HexColor] = {}


def registered(face: Face) -> str:
    """Return the name under which ReportLab knows a face."""
    if face.name not in _registered:
        with _LOCK:
            pdfmetrics.registerFont(TTFont(face.name, io.BytesIO(face.data)))
            _registered[face.name] = None
            for name in list(_registered)[2:-_KEPT]:
                del _registered[name], pdfmetrics._fonts[name]
    return face.name


def colour(code: str) -> HexColor:
    """Return a colour of the palette as ReportLab takes it."""
    if code not in _colours:
        _colours[code] = HexColor(code)
    return _colours[code]


def set_line(
    canvas: Any,
    lettering: Lettering,
    shown: str,
    x: float,
    y: float,
    *,
    size: float,
    bold: bool = False,
    ink: str = "#1B2430",
    align: Align = "left",
    space: float | None = None,
) -> None:
    """Draw one line of shown text with its baseline at ``y``; cut with an ellipsis if it has no ``space``."""
    if not shown:
        return
    if space is not None:
        shown = cut(lettering, shown, space, size, bold)
    if align != "left":
        x -= lettering.width(shown, size, bold) / (2 if align == "center" else 1)
    text = canvas.beginText(x, y)
    text.setFillColor(colour(ink))
    for face, run in lettering.runs(shown, bold):
        text.setFont(registered(face), size)
        text.textOut(run)
    canvas.drawText(text)


def cut(lettering: Lettering, shown: str, space: float, size: float, bold: bool = False) -> str:
    """Return a line of text short enough for a space, with an ellipsis where it was cut."""
    if lettering.width(shown, size, bold) <= space:
        return shown
    while shown and lettering.width(shown + "…", size, bold) > space:
        shown = shown[:-1]
    return f"{shown.rstrip()}…"
