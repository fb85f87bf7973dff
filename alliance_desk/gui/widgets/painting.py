"""What several painted widgets draw alike: rings, bars, text in lines."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QPolygonF

from alliance_desk.assessment.progress import Progress
from alliance_desk.gui import theme

SECONDARY = 11.5


def draw_ring(painter: QPainter, box: QRectF, progress: Progress) -> None:
    """Draw how much is done as a ring; a tick stands in a full one, an exclamation mark in a late one."""
    thick = box.width() * 0.14
    ring = box.adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
    late = progress.state == "late"
    color = theme.color("bad" if late else "good" if progress.complete else "ours")
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color("track"), thick))
    painter.drawEllipse(ring)
    if progress.done:
        painter.setPen(QPen(color, thick, c=Qt.PenCapStyle.FlatCap))
        painter.drawArc(ring, 90 * 16, -round(360 * 16 * min(1.0, progress.share)))
    if late:
        font = QFont(painter.font())
        font.setPixelSize(round(box.height() * 0.46))
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(color)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "!")
    elif progress.complete:
        painter.setPen(
            QPen(color, box.width() * 0.07, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin)
        )
        tick = ((0.35, 0.51), (0.46, 0.62), (0.66, 0.39))
        painter.drawPolyline(
            QPolygonF([QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in tick])
        )


def draw_bar(painter: QPainter, box: QRectF, share: float, role: str) -> None:
    """Draw a share of something as a bar."""
    half = box.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("track"))
    painter.drawRoundedRect(box, half, half)
    if share > 0:
        painter.setBrush(theme.color(role))
        full = QRectF(box)
        full.setWidth(max(box.height(), box.width() * min(1.0, share)))
        painter.drawRoundedRect(full, half, half)


def wrapped(text: str, font: QFont, width: int, most: int) -> list[str]:
    """Return a text in lines, the last one shortened where it would need more than ``most``."""
    metrics = QFontMetrics(font)
    lines: list[str] = []
    left = text.split()
    while left and len(lines) < most - 1:
        line = left.pop(0)
        while left and metrics.horizontalAdvance(f"{line} {left[0]}") <= width:
            line = f"{line} {left.pop(0)}"
        # Only a word that is too long by itself: a whole line is rounded, and would lose its end for less.
        whole = metrics.horizontalAdvance(line) <= width
        lines.append(line if whole else metrics.elidedText(line, Qt.TextElideMode.ElideRight, width))
    if left:
        lines.append(metrics.elidedText(" ".join(left), Qt.TextElideMode.ElideRight, width))
    return lines
