"""Paints the list of documents: quiet headings, and two lines for each document."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from alliance_desk.gui import theme
from alliance_desk.gui.preview.readers import readers_tone, readers_word

KEY, PAGES, READERS, CHANGED = (Qt.ItemDataRole.UserRole + at for at in range(4))
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_MIDDLE = Qt.AlignmentFlag.AlignVCenter

Index = QModelIndex | QPersistentModelIndex


class EntryLines(QStyledItemDelegate):
    """A heading has no key."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        option.font.setWeight(QFont.Weight.DemiBold if selected else QFont.Weight.Normal)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if not index.data(KEY):
            return QSize(0, theme.px(22 if index.row() == 0 else 30))
        return QSize(0, theme.px(44))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = QStyleOptionViewItem(option)
        self.initStyleOption(line, index)
        painter.save()
        inside = line.rect.adjusted(theme.px(10), 0, -theme.px(10), 0)
        small = QFont(line.font)
        small.setPixelSize(theme.px(11.5))
        if not index.data(KEY):
            small.setWeight(QFont.Weight.DemiBold)
            painter.setFont(small)
            painter.setPen(theme.color("muted"))
            painter.drawText(
                inside.adjusted(0, 0, 0, -theme.px(3)), Qt.AlignmentFlag.AlignBottom | _LEFT, line.text
            )
        else:
            self._paint_entry(painter, line, inside, small, index)
        painter.restore()

    def _paint_entry(
        self, painter: QPainter, line: QStyleOptionViewItem, inside: QRect, small: QFont, index: Index
    ) -> None:
        title, pages = line.text, str(index.data(PAGES) or "")
        line.text = ""
        view: QWidget = line.widget
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, line, painter, view)
        middle = inside.center().y()
        top = QRect(inside.left(), inside.top() + theme.px(3), inside.width(), middle - inside.top())
        low = QRect(inside.left(), middle, inside.width(), inside.bottom() - middle - theme.px(3))
        painter.setFont(line.font)
        painter.setPen(theme.color("ink"))
        cut = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, top.width())
        painter.drawText(top, _MIDDLE | _LEFT, cut)
        small.setWeight(QFont.Weight.Normal)
        painter.setFont(small)
        painter.setPen(theme.color("muted"))
        wide = painter.fontMetrics().horizontalAdvance(pages) + theme.px(8)
        room = low.adjusted(0, 0, -wide, 0)
        left = self._paint_chip(painter, room, index)
        painter.setPen(theme.color("muted"))
        if left <= room.width():
            painter.drawText(low, _MIDDLE | _RIGHT, pages)
        if changed := str(index.data(CHANGED) or ""):
            painter.setPen(theme.color("wait"))
            rest = room.adjusted(left + theme.px(8), 0, 0, 0)
            cut = painter.fontMetrics().elidedText(changed, Qt.TextElideMode.ElideRight, rest.width())
            painter.drawText(rest, _MIDDLE | _LEFT, cut)

    @staticmethod
    def _paint_chip(painter: QPainter, room: QRect, index: Index) -> int:
        """Paint who may read it; return how wide it is."""
        readers = index.data(READERS)
        word, tone = readers_word(readers), readers_tone(readers)
        wide = painter.fontMetrics().horizontalAdvance(word) + theme.px(12)
        high = painter.fontMetrics().height() + theme.px(1)
        box = QRectF(room.left(), room.center().y() - high / 2 + 0.5, wide, high)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("track" if tone == "plain" else f"{tone}_soft"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(theme.color("muted" if tone == "plain" else tone))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word)
        return wide
