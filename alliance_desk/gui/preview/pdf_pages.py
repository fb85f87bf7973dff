"""A PDF in memory, page by page as pictures and as text; used in the worker's thread only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from alliance_desk.documents.press.pages import PDFIUM

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

Size = tuple[float, float]
"""Width and height in points."""


@dataclass(frozen=True)
class Hit:
    """A place where a text was found: its page, and what to mark there in points from the top left."""

    page: int
    marks: tuple[QRectF, ...]


class PdfPages:
    """The document that is open for the preview."""

    def __init__(self) -> None:
        self._pdf: PdfDocument | None = None

    def open(self, data: bytes) -> tuple[Size, ...]:
        """Open a document in place of the one before; return the size of each page."""
        import pypdfium2

        self.close()
        with PDFIUM:
            self._pdf = pypdfium2.PdfDocument(data)
            return tuple(self._pdf.get_page_size(at) for at in range(len(self._pdf)))

    def image(self, number: int, scale: float) -> QImage:
        """Return a page as a picture of ``scale`` pixels a point; an empty one if there is no such page."""
        with PDFIUM:
            if self._pdf is None or not 0 <= number < len(self._pdf):
                return QImage()
            page = self._pdf[number]
            try:
                bitmap = page.render(scale=scale, prefer_bgrx=True)  # pyright: ignore[reportArgumentType]
                try:
                    # The copy outlives PDFium's buffer.
                    return QImage(
                        bytes(bitmap.buffer),
                        bitmap.width,
                        bitmap.height,
                        bitmap.stride,
                        QImage.Format.Format_RGB32,
                    ).copy()
                finally:
                    bitmap.close()
            finally:
                page.close()

    def find(self, text: str) -> tuple[Hit, ...]:
        """Return every place where a text stands, capitals or not, in reading order."""
        with PDFIUM:
            if self._pdf is None or not text.strip():
                return ()
            return tuple(hit for at in range(len(self._pdf)) for hit in self._found_on(at, text))

    def _found_on(self, number: int, text: str) -> list[Hit]:
        assert self._pdf
        page = self._pdf[number]
        words = page.get_textpage()
        try:
            high = page.get_height()
            search = words.search(text)
            hits: list[Hit] = []
            while found := search.get_next():
                marks = []
                for at in range(words.count_rects(*found)):
                    left, bottom, right, top = words.get_rect(at)
                    marks.append(QRectF(left, high - top, right - left, top - bottom))
                hits.append(Hit(number, tuple(marks)))
            search.close()
            return hits
        finally:
            words.close()
            page.close()

    def close(self) -> None:
        """Let go of the document."""
        with PDFIUM:
            if self._pdf is not None:
                self._pdf.close()
                self._pdf = None
