"""Paints the list of all alliances: names in bold, progress as a bar, risks as a chip."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from alliance_desk.gui import theme
from alliance_desk.gui.models.portfolio import LATE, NAME, ROW_ROLE
from alliance_desk.store.portfolio import PortfolioRow

AnyIndex = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 34


class PortfolioDelegate(QStyledItemDelegate):
    """One cell of the list."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(theme.px(80), theme.px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("ours_soft"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("line"))
        if option.state & QStyle.StateFlag.State_HasFocus and index.column() == NAME:
            painter.setPen(QPen(theme.color("ours"), 2))
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -2), 4, 4)
        cell = rect.adjusted(theme.px(8), 0, -theme.px(8), -1)
        match index.column():
            case 5:
                self._bar(painter, cell, index.data(ROW_ROLE))
            case 6 | 8:
                row: PortfolioRow = index.data(ROW_ROLE)
                many, some = (row.late or 0, 1) if index.column() == LATE else (row.high_risks, 3)
                if text := str(index.data()):
                    self._chip(painter, cell, many, some, text, option.font)
            case column:
                font = QFont(option.font)
                if column == NAME:
                    font.setWeight(QFont.Weight.DemiBold)
                painter.setFont(font)
                painter.setPen(theme.color("ink"))
                text = QFontMetrics(font).elidedText(
                    str(index.data()), Qt.TextElideMode.ElideRight, cell.width()
                )
                painter.drawText(cell, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()

    @staticmethod
    def _bar(painter: QPainter, cell: QRect, row: PortfolioRow) -> None:
        if not row.tasks:
            return
        height = theme.px(6)
        bar = QRectF(cell.left(), cell.center().y() - height / 2 + 0.5, cell.width(), height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("track"))
        painter.drawRoundedRect(bar, height / 2, height / 2)
        share = row.tasks_done / row.tasks
        if share:
            painter.setBrush(theme.color("good" if share >= 1 else "ours"))
            bar.setWidth(max(height, bar.width() * min(1.0, share)))
            painter.drawRoundedRect(bar, height / 2, height / 2)

    @staticmethod
    def _chip(painter: QPainter, cell: QRect, many: int, bad: int, text: str, base: QFont) -> None:
        role = "bad" if many >= bad else "wait" if many else "good"
        font = QFont(base)
        font.setPixelSize(theme.px(11))
        font.setWeight(QFont.Weight.DemiBold)
        width = QFontMetrics(font).horizontalAdvance(text) + theme.px(16)
        height = theme.px(19)
        chip = QRectF(cell.left(), cell.center().y() - height / 2 + 0.5, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(f"{role}_soft"))
        painter.drawRoundedRect(chip, 4, 4)
        painter.setFont(font)
        painter.setPen(theme.color(role))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)
