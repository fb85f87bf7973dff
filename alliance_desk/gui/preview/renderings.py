"""Pictures of pages: those of the right size, and older ones to be shown until these are there."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtGui import QImage

KEPT = 96_000_000
"""Bytes of pictures that are kept."""


class Renderings:
    """Forgets what was shown longest ago."""

    def __init__(self) -> None:
        self._images: OrderedDict[tuple[int, float], QImage] = OrderedDict()
        self._latest: dict[int, QImage] = {}

    def at(self, page: int) -> QImage | None:
        """Return the last picture of a page, of whatever size."""
        return self._latest.get(page)

    def use(self, page: int, scale: float) -> bool:
        """Show a page in this size; False if there is no such picture."""
        if (page, scale) not in self._images:
            return False
        self._images.move_to_end((page, scale))
        self._latest[page] = self._images[page, scale]
        return True

    def put(self, page: int, scale: float, image: QImage) -> None:
        """Keep a picture."""
        self._images[page, scale] = image
        while len(self._images) > 2 and sum(each.sizeInBytes() for each in self._images.values()) > KEPT:
            (old, _), gone = self._images.popitem(last=False)
            if self._latest.get(old) is gone:
                del self._latest[old]

    def outdate(self, forget: bool) -> None:
        """Pictures are of another version now, or, to be forgotten, of another document."""
        self._images.clear()
        if forget:
            self._latest.clear()
