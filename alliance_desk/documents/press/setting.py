"""Words set on a ReportLab canvas: faces registered, lines drawn letter for letter, never as markup."""

from __future__ import annotations

import io
import threading
from typing import Any, Literal

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfbase.ttfonts import TTFont

from alliance_desk.documents.press.fonts import Lettering
from alliance_desk.documents.press.scripts import base_of

Align = Literal["left", "center", "right"]


def _to_unicode(name: str, subset: list[int]) -> str:
    """Return the table that tells which letters a page shows, for copying and searching.

    ReportLab's own breaks at letters beyond the first 65,536, which Japanese names have. Whoever copies an
    Arabic word wants its letters, not the forms they take in it.
    """
    rows = [
        f"<{code:02X}> <{base_of(chr(char)).encode('utf-16-be').hex().upper()}>"
        for code, char in enumerate(subset)
    ]
    begin = (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def\n"
        f"/CMapName /{name} def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<00> <{len(subset) - 1:02X}>\nendcodespacerange\n"
    )
    # No more than a hundred rows may stand together.
    parts = [rows[at : at + 100] for at in range(0, len(rows), 100)]
    tables = "".join(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar\n" for part in parts)
    return f"{begin}{tables}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"


ttfonts.makeToUnicodeCMap = _to_unicode

_KEPT = 64
"""ReportLab keeps fonts by name for ever; this many are kept at once."""
_LOCK = threading.Lock()
_known: dict[str, None] = {}
_colours: dict[str, Color] = {}
_fonts: dict[str, Any] = getattr(pdfmetrics, "_fonts")  # noqa: B009 - ReportLab's own list, which it doesn't name in its types


def ready(letters: Lettering) -> str:
    """Make ReportLab know the faces of a document, and return the name of the everyday one.

    Fonts are only ever forgotten here, before a document begins: one that came back while a document is
    being set would number its letters anew.
    """
    faces = [face for bold in (False, True) for face in letters.faces(bold)]
    with _LOCK:
        for face in faces:
            if face.name in _known:
                del _known[face.name]
            else:
                # registerFont() would take the first font of a family for all later ones.
                _fonts[face.name] = TTFont(face.name, io.BytesIO(face.data))
            _known[face.name] = None
        for name in list(_known)[:-_KEPT]:
            del _known[name], _fonts[name]
    return faces[0].name


def colour(code: str) -> Color:
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
    for face, run in lettering.placed(shown, bold):
        text.setFont(face.name, size)
        text.textOut(run)
    canvas.drawText(text)


def one_line(lettering: Lettering, text: str) -> str:
    """Return a text as it is shown on a single line."""
    return lettering.shown(text).replace("\n", " ")


def cut(lettering: Lettering, shown: str, space: float, size: float, bold: bool = False) -> str:
    """Return a line of text short enough for a space, with an ellipsis where it was cut."""
    if lettering.width(shown, size, bold) <= space:
        return shown
    left = space - lettering.width("…", size, bold)
    for place, char in enumerate(shown):
        left -= lettering.width(char, size, bold)
        if left < 0:
            return f"{shown[:place].rstrip()}…"
    return shown
