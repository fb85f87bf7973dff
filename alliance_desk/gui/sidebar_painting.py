"""How a line of the sidebar is painted: a mark, the text, a note."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from alliance_desk.gui import theme
from alliance_desk.gui.sidebar_model import LINE_ROLE, AnyIndex, Line, Mark

WIDTH = 228
LINE = 24
HEADING = 27


class SidebarDelegate(QStyledItemDelegate):
    """Paints a line as drawn: a mark, the text, a note."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        line: Line = index.data(LINE_ROLE)
        if not line.key:
            return QSize(theme.px(WIDTH), theme.px(HEADING))
        # What a scroll bar leaves of the width.
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else theme.px(WIDTH)
        room = self._text_rect(QRect(0, 0, width, theme.px(LINE)), line, self._bold(option.font))
        needed = QFontMetrics(self._bold(option.font)).boundingRect(room, _WRAPPED, line.text)
        # A second line of text takes its own height; the first has its place in the row.
        extra = max(0, needed.height() - QFontMetrics(option.font).lineSpacing() - 2)
        return QSize(theme.px(WIDTH), theme.px(LINE) + extra)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        line: Line = index.data(LINE_ROLE)
        rect: QRect = option.rect
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(rect, theme.color("ours_soft"))
            painter.fillRect(QRect(rect.left(), rect.top(), theme.px(3), rect.height()), theme.color("ours"))
        elif state & QStyle.StateFlag.State_MouseOver and (line.key or line.folds):
            painter.fillRect(rect, theme.color("track"))
        if (
            state & QStyle.StateFlag.State_HasFocus
            and (line.key or line.folds)
            and getattr(option.widget, "by_keyboard", False)
        ):
            painter.setPen(QPen(theme.color("ours"), 2))
            painter.drawRoundedRect(QRectF(rect).adjusted(5, 2, -3, -2), 4, 4)
        font = QFont(option.font)
        if not line.key:
            font.setPixelSize(theme.px(11))
            font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
            painter.setPen(theme.color("muted"))
            room = rect.adjusted(theme.px(16), theme.px(4), -theme.px(16), 0)
            text = QFontMetrics(font).elidedText(line.text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
            if line.folds:
                used = QFontMetrics(font).horizontalAdvance(text)
                _chevron(
                    painter, QPointF(room.left() + used + theme.px(10), room.center().y() + 1), line.folded
                )
                if line.folded:
                    self._note(painter, rect.adjusted(0, theme.px(4), 0, 0), line, False)
        else:
            if selected:
                font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
            painter.setPen(theme.color("ink"))
            painter.drawText(self._text_rect(rect, line, self._bold(option.font)), _WRAPPED, line.text)
            self._note(painter, rect, line, selected)
            _mark(painter, QPointF(rect.left() + theme.px(20.5), rect.center().y() + 0.5), line.mark)
        painter.restore()

    def _note(self, painter: QPainter, rect: QRect, line: Line, strong: bool) -> None:
        font = self._small(painter.font())
        font.setWeight(
            QFont.Weight.DemiBold if strong or line.urgent or line.mark == "late" else QFont.Weight.Normal
        )
        painter.setFont(font)
        painter.setPen(
            theme.color("bad" if line.urgent or line.mark == "late" else "ink" if strong else "muted")
        )
        room = rect.adjusted(0, 0, -theme.px(16), 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, line.note)

    def _text_rect(self, rect: QRect, line: Line, font: QFont) -> QRect:
        left = theme.px(34 if line.mark else 16)
        note = QFontMetrics(self._small(font)).horizontalAdvance(line.note)
        return rect.adjusted(left, 0, -theme.px(16) - (note + theme.px(6) if note else 0), 0)

    @staticmethod
    def _bold(font: QFont) -> QFont:
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        return bold

    @staticmethod
    def _small(font: QFont) -> QFont:
        small = QFont(font)
        small.setPixelSize(theme.px(11))
        return small


_WRAPPED = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)


def _mark(painter: QPainter, at: QPointF, mark: Mark) -> None:
    """Draw a state as a shape: a ring, half a disc, a disc with a tick, a diamond."""
    r = theme.px(9) / 2
    box = QRectF(at.x() - r, at.y() - r, 2 * r, 2 * r)
    match mark:
        case "open":
            _ring(painter, box, theme.color("muted"))
        case "started":
            _ring(painter, box, theme.color("ours"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("ours"))
            painter.drawPie(box, 90 * 16, 180 * 16)
        case "done":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("good"))
            painter.drawEllipse(box.adjusted(-1, -1, 1, 1))
            painter.setPen(QPen(theme.color("on_accent"), max(1.3, r / 3)))
            painter.drawPolyline(
                QPolygonF(
                    [
                        at + QPointF(-r * 0.5, 0),
                        at + QPointF(-r * 0.1, r * 0.42),
                        at + QPointF(r * 0.55, -r * 0.4),
                    ]
                )
            )
        case "late":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("bad"))
            d = r * 1.25
            painter.drawPolygon(
                QPolygonF([at + QPointF(0, -d), at + QPointF(d, 0), at + QPointF(0, d), at + QPointF(-d, 0)])
            )
        case _:
            pass
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _chevron(painter: QPainter, at: QPointF, folded: bool) -> None:
    """Draw which way a group would open: to the right while it is folded, else down."""
    r = theme.px(2.6)
    painter.setPen(QPen(theme.color("muted"), 1.4))
    points = [QPointF(-r / 2, -r), QPointF(r / 2, 0), QPointF(-r / 2, r)]
    if not folded:
        points = [QPointF(point.y(), point.x()) for point in points]
    painter.drawPolyline(QPolygonF([at + point for point in points]))


def _ring(painter: QPainter, box: QRectF, color: QColor) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color, 1.2))
    painter.drawEllipse(box.adjusted(0.6, 0.6, -0.6, -0.6))
