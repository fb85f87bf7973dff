"""How cells of a register are painted: chips, two-line names, sentences over two lines."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from alliance_desk.gui import theme

PAD = 6
"""Room left and right of the text in a cell, as in the heading above it."""

CHIP_PAD = 7


def small(font: QFont, bold: bool = False) -> QFont:
    """Return the type of secondary text."""
    font = QFont(font)
    font.setPixelSize(theme.px(11.5))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


def strong(font: QFont) -> QFont:
    """Return the type of a name."""
    font = QFont(font)
    font.setWeight(QFont.Weight.DemiBold)
    return font


def paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Paint the cell as the style would, without its text."""
    widget = option.widget
    widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)


def inner(option: QStyleOptionViewItem) -> QRect:
    """Return where the text of a cell stands."""
    return option.rect.adjusted(theme.px(PAD), 2, -theme.px(PAD), -3)


def paint_chip(painter: QPainter, room: QRect, font: QFont, text: str, tone: str) -> int:
    """Paint a chip at the left of ``room``, in its middle; return its width."""
    font = small(font, bold=True)
    metrics = QFontMetrics(font)
    pad = theme.px(CHIP_PAD)
    text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(room.width() - 2 * pad, 8))
    width = metrics.horizontalAdvance(text) + 2 * pad
    height = metrics.height() + theme.px(4)
    box = QRectF(room.left(), room.center().y() - height / 2 + 0.5, width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("track" if tone in ("plain", "muted") else f"{tone}_soft"))
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(theme.color("muted" if tone == "plain" else tone))
    painter.setFont(font)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
    return width


def paint_name(
    painter: QPainter, room: QRect, font: QFont, name: str, beneath: str, wrong: bool = False
) -> None:
    """Paint a name in bold, and a line of secondary text beneath it, or of what is wrong with it."""
    _paint_two(painter, room, strong(font), small(font), name, beneath, "bad" if wrong else "muted", 2)


def paint_two(
    painter: QPainter, room: QRect, font: QFont, text: str, beneath: str, tone: str, most: int = 1
) -> None:
    """Paint a line, and a small one beneath it in a colour of its own."""
    second = small(font, bold=tone in ("bad", "wait"))
    _paint_two(painter, room, font, second, text, beneath, tone, most)


def _paint_two(
    painter: QPainter,
    room: QRect,
    first: QFont,
    second: QFont,
    name: str,
    beneath: str,
    tone: str,
    most: int = 1,
) -> None:
    one, two = QFontMetrics(first), QFontMetrics(second)
    under = two.height() + theme.px(1) if beneath else 0
    lines = wrapped(name, first, room.width(), max(1, min(most, (room.height() - under) // one.height())))
    top = room.top() + (room.height() - len(lines) * one.height() - under) // 2
    painter.save()
    painter.setPen(theme.color("ink"))
    painter.setFont(first)
    align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    for said in lines:
        painter.drawText(QRect(room.left(), top, room.width(), one.height()), align, said)
        top += one.height()
    if beneath:
        painter.setPen(theme.color(tone))
        painter.setFont(second)
        line = QRect(room.left(), top + theme.px(1), room.width(), two.height())
        painter.drawText(line, align, two.elidedText(beneath, Qt.TextElideMode.ElideRight, room.width()))
    painter.restore()


def paint_lines(
    painter: QPainter, room: QRect, font: QFont, text: str, most: int = 1, tone: str = "ink"
) -> None:
    """Paint text over ``most`` lines, the last one elided where there is more."""
    metrics = QFontMetrics(font)
    lines = wrapped(text, font, room.width(), most)
    top = room.top() + (room.height() - len(lines) * metrics.lineSpacing()) / 2
    painter.save()
    painter.setPen(theme.color(tone))
    painter.setFont(font)
    for at, line in enumerate(lines):
        painter.drawText(QPointF(room.left(), top + at * metrics.lineSpacing() + metrics.ascent()), line)
    painter.restore()


def wrapped(text: str, font: QFont, width: int, most: int) -> list[str]:
    """Return the lines into which a text breaks; the last of ``most`` ends in … where there is more."""
    text = " ".join(text.split())
    if not text:
        return []
    metrics = QFontMetrics(font)
    if most == 1 or metrics.horizontalAdvance(text) < width:
        # Most cells are short, and laying a text out costs ten times as much as measuring it.
        return [metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(width, 8))]
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    found: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 8))
        start, length = line.textStart(), line.textLength()
        if len(found) == most - 1:
            rest = text[start:].strip()
            found.append(metrics.elidedText(rest, Qt.TextElideMode.ElideRight, max(width, 8)))
            break
        found.append(text[start : start + length].strip())
    layout.endLayout()
    return found


def paint_box(painter: QPainter, option: QStyleOptionViewItem, checked: bool) -> None:
    """Paint a box to tick where the style would put it; the style's own is lost on a dark ground."""
    element = QStyle.SubElement.SE_ItemViewItemCheckIndicator
    cell = QStyleOptionViewItem(option)
    cell.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
    place = option.widget.style().subElementRect(element, cell, option.widget)
    size = theme.px(15)
    box = QRectF(place.center().x() - size / 2, place.center().y() - size / 2, size, size)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("ours" if checked else "muted"), 1))
    painter.setBrush(theme.color("ours" if checked else "paper"))
    painter.drawRoundedRect(box, 3, 3)
    if checked:
        painter.setPen(QPen(theme.color("on_accent"), 1.8, c=Qt.PenCapStyle.RoundCap))
        paint_tick(painter, box)
    painter.restore()


def paint_tick(painter: QPainter, box: QRectF) -> None:
    """Paint a tick in a box, with the pen that is set."""
    points = [(0.29, 0.52), (0.44, 0.67), (0.72, 0.36)]
    painter.drawPolyline([QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in points])
