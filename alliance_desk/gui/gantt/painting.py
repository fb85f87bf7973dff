"""How the chart is painted: ground, heading, bars, diamonds and arrows. Each state has a shape of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from alliance_desk.gui import theme
from alliance_desk.gui.gantt.rows import GroupRow, MilestoneRow, TaskRow
from alliance_desk.gui.gantt.timescale import WEEKS_FROM, Band, Timescale
from alliance_desk.gui.models.painting import paint_tick, small

ROW, INSET, BAR, BASE = 38, 10, 14, 3
"""Heights of a line, of what is above a bar in it, of the bar, and of the baseline beneath it."""
BANDS = (20, 18, 18)
"""Heights of the bands above the chart: months, days or weeks, and the names of lines."""


@dataclass(frozen=True)
class Mark:
    """A day with a line of its own: today, or an anchor."""

    day: date
    text: str
    today: bool = False


@dataclass(frozen=True)
class Look:
    """How one bar or diamond is to be painted."""

    role: str
    """The colour of whoever owns it."""
    words: str = ""
    """What stands to the right of it."""
    chosen: bool = False
    handle: bool = False
    """Whether the handle for links is shown."""


def bar_box(scale: Timescale, days: tuple[date, date], top: float) -> QRectF:
    """Return where a bar lies in the line that begins at ``top``; never too thin to be seen."""
    left, right = scale.x(days[0]), scale.end(days[1])
    return QRectF(left, top + theme.px(INSET), max(right - left, theme.px(4)), theme.px(BAR))


def handle_at(box: QRectF) -> QPointF:
    """Return the middle of the handle from which a link is drawn."""
    return QPointF(box.right() + theme.px(8), box.center().y())


def paint_ground(
    painter: QPainter, scale: Timescale, room: QRectF, free: Sequence[date], marks: Sequence[Mark]
) -> None:
    """Paint days off as stripes, and today and the anchors as lines."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("canvas"))
    for day in free:
        painter.drawRect(QRectF(scale.x(day), room.top(), scale.per_day, room.height()))
    painter.setPen(QPen(theme.color("line"), 1))
    for at in range(int(room.top() // theme.px(ROW)) + 1, int(room.bottom() // theme.px(ROW)) + 1):
        painter.drawLine(
            QLineF(room.left(), at * theme.px(ROW) - 0.5, room.right(), at * theme.px(ROW) - 0.5)
        )
    for mark in marks:
        x = scale.middle(mark.day)
        style = Qt.PenStyle.SolidLine if mark.today else Qt.PenStyle.DashLine
        painter.setPen(QPen(theme.color("bad" if mark.today else "muted"), 1.4 if mark.today else 1, style))
        painter.drawLine(QLineF(x, room.top(), x, room.bottom()))


def paint_heading(
    painter: QPainter, scale: Timescale, room: QRectF, font: QFont, marks: Sequence[Mark]
) -> None:
    """Paint the bands of time and, under them, the names of the lines through the chart."""
    painter.fillRect(room, theme.color("paper"))
    upper, lower, names = (theme.px(height) for height in BANDS)
    _paint_bands(painter, scale.upper(room.left(), room.right()), 0, upper, room, small(font, bold=True))
    _paint_bands(painter, scale.lower(room.left(), room.right()), upper, lower, room, small(font))
    font, top = small(font, bold=True), upper + lower
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    taken: list[tuple[float, float]] = []
    for mark in sorted(marks, key=lambda each: (not each.today, each.day)):
        # Today is named first; what is too close to another name is left to the tooltip.
        width, x = metrics.horizontalAdvance(mark.text) + theme.px(8), scale.middle(mark.day)
        places = (max(x - width / 2, 0), x - theme.px(4), x + theme.px(4) - width)
        free = [at for at in places if all(at >= right or at + width <= begun for begun, right in taken)]
        if not free:
            continue
        left = free[0]
        taken.append((left, left + width))
        painter.setPen(theme.color("bad" if mark.today else "muted"))
        painter.drawText(QRectF(left, top, width, names), Qt.AlignmentFlag.AlignCenter, mark.text)
    painter.setPen(QPen(theme.color("line"), 1))
    painter.drawLine(QLineF(room.left(), room.bottom() - 0.5, room.right(), room.bottom() - 0.5))


def _paint_bands(
    painter: QPainter, bands: Sequence[Band], top: float, height: float, room: QRectF, font: QFont
) -> None:
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    for band in bands:
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(QLineF(band.x, top, band.x, top + height))
        # A long band keeps its words in sight while it is scrolled.
        left, right = max(band.x, room.left()), min(band.x + band.width, room.right())
        if metrics.horizontalAdvance(band.text) + 4 <= right - left:
            painter.setPen(theme.color("muted"))
            where = QRectF(left, top, right - left, height)
            painter.drawText(where, Qt.AlignmentFlag.AlignCenter, band.text)


def shades(scale: Timescale) -> bool:
    """Tell whether days off are wide enough to be seen."""
    return scale.per_day >= WEEKS_FROM / 2


def paint_group(painter: QPainter, scale: Timescale, row: GroupRow, room: QRectF) -> None:
    """Paint what a plan spans as a bracket."""
    if row.past:
        return
    painter.fillRect(room.adjusted(0, 0, 0, -1), theme.color("track"))
    if row.start is None or row.finish is None or row.milestones:
        return
    left, right = scale.x(row.start), scale.end(row.finish)
    top, thick, drop = room.top() + theme.px(INSET + 4), theme.px(5), theme.px(6)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("ink"))
    painter.drawRect(QRectF(left, top, right - left, thick))
    for x, inward in ((left, 1), (right, -1)):
        corner = [QPointF(x, top), QPointF(x + inward * drop, top + thick), QPointF(x, top + thick + drop)]
        painter.drawPolygon(QPolygonF(corner))


def paint_bar(painter: QPainter, scale: Timescale, row: TaskRow, top: float, look: Look) -> None:
    """Paint a task: a tick in a done one, ``!`` before a late one, a thick frame on the critical path."""
    bar, days = row.bar, row.span
    _paint_baseline(painter, scale, bar.baseline_start or bar.baseline_finish, bar.baseline_finish, top)
    if days is None:
        return
    box, item = bar_box(scale, days, top), bar.item
    role = "bad" if item.late or item.conflict else look.role
    thick = 2.4 if bar.critical and not item.done else 1.2
    painter.setPen(QPen(theme.color("ink" if bar.critical and not item.done else role), thick))
    painter.setBrush(theme.color("track" if role == "muted" else f"{role}_soft"))
    if item.done:
        painter.setBrush(theme.color(role))
    inner = box.adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
    painter.drawRoundedRect(inner, 3, 3)
    size = box.height()
    if item.done and box.width() >= size:
        painter.setPen(QPen(theme.color("on_accent"), 1.8, c=Qt.PenCapStyle.RoundCap))
        paint_tick(painter, QRectF(box.left() + 1, box.top(), size, size))
    elif item.hold and box.width() >= size:
        painter.setPen(QPen(theme.color(role), 2))
        for x in (0.4, 0.62):
            at = box.left() + x * size
            painter.drawLine(QLineF(at, box.top() + 0.28 * size, at, box.bottom() - 0.28 * size))
    if item.late or item.conflict:
        # Inside a long bar, so that no arrow runs into it.
        inside = box.width() >= 3 * size and not item.hold
        _paint_alarm(painter, box.left() + theme.px(18 if inside else -11), box)
    right = box.right()
    if item.done and box.width() < size:
        painter.setPen(QPen(theme.color(role), 1.8, c=Qt.PenCapStyle.RoundCap))
        paint_tick(painter, QRectF(box.right() + 1, box.top(), size, size))
        right += size
    if look.handle:
        painter.setPen(QPen(theme.color("ours"), 1.4))
        painter.setBrush(theme.color("paper"))
        painter.drawEllipse(handle_at(box), theme.px(4), theme.px(4))
    paint_words(painter, look, right + theme.px(16 if look.handle else 12), box)


def paint_diamond(painter: QPainter, scale: Timescale, row: MilestoneRow, top: float, look: Look) -> None:
    """Paint a milestone: full once it is reached, ``!`` where its tasks end after it."""
    diamond, size = row.diamond, theme.px(8)
    middle = top + theme.px(INSET) + theme.px(BAR) / 2
    if diamond.baseline_on and diamond.baseline_on != diamond.on:
        painter.setPen(QPen(theme.color("muted"), 1.2, Qt.PenStyle.DotLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolygon(diamond_at(scale.middle(diamond.baseline_on), middle, size * 0.8))
    if diamond.on is None:
        return
    x, done = scale.middle(diamond.on), row.milestone.done_on is not None
    late = bool(diamond.late_by) and not done
    painter.setPen(QPen(theme.color("bad" if late else look.role), 1.6))
    painter.setBrush(theme.color(look.role if done else "paper"))
    painter.drawPolygon(diamond_at(x, middle, size))
    box = QRectF(x - size, middle - size, 2 * size, 2 * size)
    if done:
        painter.setPen(QPen(theme.color("on_accent"), 1.6, c=Qt.PenCapStyle.RoundCap))
        paint_tick(painter, box.adjusted(3, 3, -3, -3))
    if late:
        _paint_alarm(painter, box.left() - theme.px(2), box)
    paint_words(painter, look, box.right() + theme.px(6), box)


def diamond_at(x: float, y: float, size: float) -> QPolygonF:
    """Return a diamond around a point."""
    return QPolygonF([QPointF(x, y - size), QPointF(x + size, y), QPointF(x, y + size), QPointF(x - size, y)])


def paint_words(painter: QPainter, look: Look, left: float, box: QRectF) -> None:
    """Paint a few words to the right of a bar, on a ground of their own: no arrow runs through them."""
    if look.words:
        metrics = QFontMetricsF(painter.font())
        wide, high = metrics.horizontalAdvance(look.words), metrics.height()
        room = QRectF(left, box.center().y() - high / 2, wide, high)
        painter.fillRect(room.adjusted(-3, 0, 3, 0), theme.color("ours_soft" if look.chosen else "paper"))
        painter.setPen(theme.color("muted"))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
        painter.drawText(room, flags, look.words)


def paint_ghost(painter: QPainter, scale: Timescale, days: tuple[date, date], top: float) -> None:
    """Paint where a bar was before it was taken hold of."""
    painter.setPen(QPen(theme.color("muted"), 1.2, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(bar_box(scale, days, top), 3, 3)


def paint_note(painter: QPainter, at: QPointF, words: str, room: QRectF, font: QFont) -> None:
    """Paint words beside the pointer, inside the room there is."""
    font = small(font, bold=True)
    metrics = QFontMetricsF(font)
    box = QRectF(
        at.x() + theme.px(14),
        at.y() + theme.px(12),
        metrics.horizontalAdvance(words) + 14,
        metrics.height() + 8,
    )
    box.moveRight(min(box.right(), room.right() - 2))
    box.moveLeft(max(box.left(), room.left() + 2))
    box.moveBottom(min(box.bottom(), room.bottom() - 2))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("ink"))
    painter.drawRoundedRect(box, 4, 4)
    painter.setFont(font)
    painter.setPen(theme.color("paper"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def _paint_baseline(
    painter: QPainter, scale: Timescale, first: date | None, last: date | None, top: float
) -> None:
    if first is None or last is None:
        return
    left, right = scale.x(first), scale.end(last)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("muted"))
    painter.drawRect(QRectF(left, top + theme.px(INSET + 2 + BAR), max(right - left, 3), theme.px(BASE)))


def _paint_alarm(painter: QPainter, right: float, box: QRectF) -> None:
    """Paint ``!`` in a full triangle, its right corner at ``right``."""
    size = theme.px(14)
    left, top = right - size, box.center().y() - size / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("bad"))
    corners = [QPointF(left + size / 2, top), QPointF(left + size, top + size), QPointF(left, top + size)]
    painter.drawPolygon(QPolygonF(corners))
    painter.setPen(QPen(theme.color("on_accent"), 1.6))
    x = left + size / 2
    painter.drawLine(QLineF(x, top + 0.4 * size, x, top + 0.66 * size))
    painter.drawPoint(QPointF(x, top + 0.84 * size))
