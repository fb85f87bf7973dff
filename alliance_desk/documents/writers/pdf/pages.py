"""The canvas of PDF pages: page numbers known only at the end, bookmarks, and the file's own title."""

from __future__ import annotations

import io
from typing import Any

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from alliance_desk.documents.outline import FormField, Logo, Outline
from alliance_desk.documents.press.fonts import Lettering
from alliance_desk.documents.press.logos import drawn, sizes
from alliance_desk.documents.press.setting import one_line, ready, set_line
from alliance_desk.documents.press.words import makers, secrecy
from alliance_desk.documents.writers.pdf.boxes import Mark
from alliance_desk.documents.writers.pdf.forms import form, widget


class Pages(Canvas):
    """A canvas that fills in page numbers, and in the contents, when the last page is done.

    What is not known yet is set as a form and drawn at the end, so that one pass is enough.
    """

    def __init__(self, outline: Outline, letters: Lettering, size: tuple[float, float]) -> None:
        self.out = io.BytesIO()
        # Without a font of ours to begin with, every page would name Helvetica, which is not embedded.
        first: Any = ready(letters)
        super().__init__(self.out, pagesize=size, pageCompression=1, initialFontName=first, lang="en")
        self.letters = letters
        self.size = size
        self.places: dict[str, int] = {}
        self.awaited: dict[str, dict[str, Any]] = {}
        self.page = 1
        self._level = -1
        self._fields: list[Any] = []
        self._images: dict[bytes, ImageReader] = {}
        self.setTitle(one_line(letters, outline.title))
        self.setSubject(one_line(letters, outline.subtitle or outline.alliance))
        self.setKeywords(one_line(letters, secrecy(outline)))
        self.setCreator("Alliance Desk")
        self.setAuthor(one_line(letters, makers(outline)))
        self.setProducer("Alliance Desk")
        self.setViewerPreference("DisplayDocTitle", "true")

    def next_page(self) -> None:
        self.showPage()
        self.page += 1

    def place(self, mark: Mark, top: float) -> None:
        """Note where a mark came to stand."""
        if mark.key in self.places:
            return
        self.places[mark.key] = self.page
        self.bookmarkHorizontal(mark.key, 0, top + 8)
        title = one_line(self.letters, mark.title).strip() or "…"
        # A part of a part can't come first, nor two levels below the last.
        self._level = min(mark.level, self._level + 1)
        self.addOutlineEntry(title, mark.key, self._level, closed=False)

    def await_words(self, key: str, x: float, y: float, **how: Any) -> None:
        """Leave room for words that are not known yet."""
        name = f"later-{len(self.awaited)}"
        self.awaited[name] = {"key": key, "x": x, "y": y, **how}
        self.doForm(name)

    def logos(self, logos: tuple[Logo, ...], right: float, top: float, high: float, most: float) -> None:
        """Draw logos of one height in a row that ends at ``right`` and is no wider than ``most``."""
        made = drawn(logos)
        gap = 0.8 * high
        widest = min(5 * high, (most - gap * (len(made) - 1)) / max(len(made), 1))
        x = right
        for logo, (wide, tall) in reversed(list(zip(made, sizes(made, high, widest), strict=True))):
            x -= wide
            image = self._images.setdefault(logo.png, ImageReader(io.BytesIO(logo.png)))
            self.drawImage(image, x, top - (high + tall) / 2, wide, tall, mask="auto")
            x -= gap

    def field(self, asked: FormField, place: tuple[float, float, float, float], size: float) -> None:
        """Make a place on this page one to fill in."""
        name = f"field-{len(self._fields)}"
        # ReportLab's own forms can't hold letters beyond Latin-1; what it doesn't name in its types can.
        core: Any = self
        core._addAnnotation(widget(asked, place, size), name)
        self._fields.append(core._doc.refAnnotation(name))

    def finished(self) -> bytes:
        """Fill in what was left open and return the file."""
        pages = self.page
        edge: Any = (0, 0, *self.size)
        for name, how in self.awaited.items():
            key, x, y = how.pop("key"), how.pop("x"), how.pop("y")
            said = str(self.places.get(key, "")) if key else f"Page {how.pop('page')} of {pages}"
            self.beginForm(name, *edge)
            set_line(self, self.letters, said, x, y, **how)
            self.endForm()
        self.showPage()
        if self.places:
            self.showOutline()
        if self._fields:
            core: Any = self
            core._doc.Catalog.AcroForm = form(self._fields)
        self.save()
        return self.out.getvalue()
