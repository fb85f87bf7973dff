"""Pages of a finished PDF: how many there are, and how one looks. PDFium allows one caller at a time."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

PDFIUM = threading.Lock()
"""Held around every call of PDFium, which is not made for threads; whoever else calls it holds it too."""


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF has; raise ValueError if it is none."""
    import pypdfium2

    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as error:
            raise ValueError("This is not a PDF file.") from error
        try:
            return len(document)
        finally:
            document.close()


def page_image(pdf: bytes, page: int = 0, scale: float = 1) -> Image:
    """Return a page as it looks, at ``scale`` pixels a point."""
    import pypdfium2

    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            # Copied: the picture would otherwise point into PDFium's own memory.
            how: Any = {"scale": scale}
            return document[page].render(**how).to_pil().copy()
        finally:
            document.close()
