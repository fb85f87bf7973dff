"""Places to fill in: text fields and lists to choose from, as PDF programs know them (ISO 32000, 12.7)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

from alliance_desk.documents.outline import Form, FormField
from alliance_desk.documents.press.looks import INK, MUTED
from alliance_desk.documents.press.setting import colour
from alliance_desk.documents.writers.pdf.boxes import Box, Whole, Words

if TYPE_CHECKING:
    from alliance_desk.documents.writers.pdf.blocks import Setter

_PRINTED = 4
_SEVERAL_LINES, _OPENS = 1 << 12, 1 << 17
_LINES = 5
"""How many lines a place for a text has."""
_HELV = {"Type": PDFName("Font"), "Subtype": PDFName("Type1"), "BaseFont": PDFName("Helvetica")}
"""The font in which PDF programs show what is typed; each has it, so nothing of ours is set in it."""


@dataclass
class FormPlace(Box):
    """A drawn box with a field in it. It is empty: the program that opens it makes its looks."""

    asked: FormField
    size: float
    leading: float

    def height(self, width: float) -> float:
        return self.leading * (_LINES if self.asked.kind == "text" else 1) + 8

    def _wide(self, width: float) -> float:
        return min(width, 30 * self.size) if self.asked.kind == "choice" else width

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        wide, high = self._wide(width), self.height(width)
        canvas.setFillColor(colour("#FFFFFF"))
        canvas.setStrokeColor(colour(MUTED))
        canvas.setLineWidth(0.8)
        canvas.roundRect(x, top - high, wide, high, 2.5, fill=1, stroke=1)
        canvas.field(self.asked, (x, top - high, x + wide, top), self.size)


def places(setter: Setter, block: Form) -> list[Box]:
    """Set a label with its hint and the place to fill in, for each field."""
    looks, boxes = setter.looks, list[Box]()
    for asked in block.fields:
        label = replace(looks.label, ink=INK)
        choices = " · ".join(asked.choices) if sum(map(len, asked.choices)) < 90 else ""
        hint = ": ".join(filter(None, (asked.hint, choices)))
        pieces = ((asked.label, label), *(((hint, replace(looks.note, after=0)),) if hint else ()))
        place = FormPlace(asked, looks.cell.size, looks.fact.leading)
        said = Words(setter.letters, pieces, keep=True)
        if len(said.lines(setter.width)) > 6:
            boxes += [replace(said, keep=False), replace(place, before=3, after=looks.gap)]
        else:
            boxes.append(Whole([replace(said, after=3), place], after=looks.gap))
    return boxes


def widget(asked: FormField, place: tuple[float, float, float, float], size: float) -> PDFDictionary:
    """Return the field of a form as it stands on a page."""
    x, y, right, top = place
    about: dict[str, Any] = {
        "Type": PDFName("Annot"),
        "Subtype": PDFName("Widget"),
        "Rect": PDFArray([round(value, 2) for value in (x + 2, y + 1, right - 2, top - 1)]),
        "F": _PRINTED,
        "T": PDFString(asked.name),
        "TU": PDFString(": ".join(filter(None, (asked.label, asked.hint)))),
        "DA": PDFString(f"/Helv {size:g} Tf 0 g"),
    }
    if asked.kind == "choice":
        about |= {
            "FT": PDFName("Ch"),
            "Ff": _OPENS,
            "Opt": PDFArray([PDFString(choice) for choice in ("", *asked.choices)]),
        }
    else:
        about |= {"FT": PDFName("Tx"), "Ff": _SEVERAL_LINES if asked.kind == "text" else 0}
    return PDFDictionary(about)


def form(fields: list[Any]) -> PDFDictionary:
    """Return the form of a document; ``NeedAppearances`` asks for the looks of its fields."""
    return PDFDictionary(
        {
            "Fields": PDFArray(fields),
            "NeedAppearances": "true",
            "DA": PDFString("/Helv 0 Tf 0 g"),
            "DR": PDFDictionary({"Font": PDFDictionary({"Helv": PDFDictionary(_HELV)})}),
        }
    )
