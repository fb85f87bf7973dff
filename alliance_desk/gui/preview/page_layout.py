"""Where pages lie: one at a time in the middle, or all below one another; pure geometry."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSizeF

from alliance_desk.gui.preview.pdf_pages import Size

Fit = Literal["page", "width"]
STEP = 1.25
LEAST, MOST = 0.2, 6.0
"""Pixels a point that zooming stops at."""


@dataclass(frozen=True)
class Layout:
    """The pages of a document in a room, at a scale."""

    boxes: tuple[QRectF, ...]
    """Where each page lies; an empty box for a page that is not on show."""
    extent: QSizeF
    """How much room all of it takes, margins included."""
    scale: float

    def on_show(self, area: QRectF) -> list[int]:
        """Return the pages of which something lies in an area."""
        return [at for at, box in enumerate(self.boxes) if box.intersects(area)]

    def page_at(self, y: float) -> int:
        """Return the page that lies at a height, or next below it."""
        return min(bisect_right([box.bottom() for box in self.boxes], y), len(self.boxes) - 1)


def fitted(
    sizes: Sequence[Size], page: int, room: QSizeF, margin: float, fit: Fit, continuous: bool
) -> float:
    """Return the scale at which a page, or the widest of all, fits a room."""
    wide = max(size[0] for size in sizes) if continuous else sizes[page][0]
    high = sizes[page][1]
    scale = (room.width() - 2 * margin) / wide
    if fit == "page":
        scale = min(scale, (room.height() - 2 * margin) / high)
    return max(LEAST, min(MOST, scale))


def laid(
    sizes: Sequence[Size], page: int, room: QSizeF, margin: float, scale: float, continuous: bool
) -> Layout:
    """Lay pages into a room: the one at hand, or all below one another."""
    if not sizes:
        return Layout((), QSizeF(), scale)
    shown = range(len(sizes)) if continuous else range(page, page + 1)
    widest = max((sizes[at][0] * scale for at in shown), default=0)
    width = max(room.width(), widest + 2 * margin)
    heights = [sizes[at][1] * scale for at in shown]
    gap = margin / 2
    height = sum(heights) + gap * (len(heights) - 1) + 2 * margin
    top = margin + max(0.0, (room.height() - height) / 2)
    boxes = [QRectF()] * len(sizes)
    for at, high in zip(shown, heights, strict=True):
        wide = sizes[at][0] * scale
        boxes[at] = QRectF(round((width - wide) / 2), round(top), round(wide), round(high))
        top += high + gap
    return Layout(tuple(boxes), QSizeF(widest + 2 * margin, height), scale)


def scaled(box: QRectF, page: QRectF, scale: float) -> QRectF:
    """Return a place on a page, in points, as a place in the room."""
    return QRectF(page.topLeft() + QPointF(box.x() * scale, box.y() * scale), box.size() * scale)
