"""Dependencies in the chart: where their arrows run, and which one is under the pointer."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from alliance_desk.gui import theme

Path = tuple[tuple[float, float], ...]
NEAR = 5.0


def path_of(end: tuple[float, float], start: tuple[float, float], row: float) -> Path:
    """Return the corners of an arrow from the end of one bar to the start of another."""
    (x1, y1), (x2, y2) = end, start
    out = theme.px(7)
    if x2 >= x1 + 2 * out:
        return (x1, y1), (x1 + out, y1), (x1 + out, y2), (x2, y2)
    between = y2 - row / 2 if y2 > y1 else y2 + row / 2
    return (x1, y1), (x1 + out, y1), (x1 + out, between), (x2 - out, between), (x2 - out, y2), (x2, y2)


def paint_arrow(painter: QPainter, path: Path, role: str, thick: float, dashed: bool = False) -> None:
    """Paint an arrow along its corners."""
    painter.setPen(QPen(theme.color(role), thick, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline([QPointF(x, y) for x, y in path])
    x, y = path[-1]
    size = theme.px(4) + thick
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(role))
    painter.drawPolygon(
        QPolygonF([QPointF(x, y), QPointF(x - size * 1.3, y - size), QPointF(x - size * 1.3, y + size)])
    )


def is_near(path: Sequence[tuple[float, float]], x: float, y: float) -> bool:
    """Tell whether a point lies on an arrow, or as good as."""
    for (ax, ay), (bx, by) in pairwise(path):
        if min(ax, bx) - NEAR <= x <= max(ax, bx) + NEAR and min(ay, by) - NEAR <= y <= max(ay, by) + NEAR:
            return True
    return False
