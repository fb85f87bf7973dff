"""A PDF in memory, page by page as pictures; used in the worker's thread only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

Size = tuple[float, float]
"""Width and height in points."""


class PdfPages:
    """The document that is open for the preview."""

    def __init__(self) -> None:
        self._pdf: PdfDocument | None = None

    def open(self, data: bytes) -> tuple[Size, ...]:
        """Open a document in place of the one before; return the size of each page."""
        import pypdfium2

        self.close()
        self._pdf = pypdfium2.PdfDocument(data)
        return tuple(self._pdf.get_page_size(at) for at in range(len(self._pdf)))

    def image(self, number: int, scale: float) -> QImage:
        """Return a page as a picture of ``scale`` pixels a point; an empty one if there is no such page."""
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

    def close(self) -> None:
        """Let go of the document."""
        if self._pdf is not None:
            self._pdf.close()
            self._pdf = None


def count_pages(data: bytes) -> int:
    """Return how many pages a PDF has."""
    pages = PdfPages()
    try:
        return len(pages.open(data))
    finally:
        pages.close()
