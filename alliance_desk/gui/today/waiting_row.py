"""A person or partner who is waited for, with how much; a click shows what."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from alliance_desk.gui import theme
from alliance_desk.gui.widgets.painting import SECONDARY
from alliance_desk.gui.widgets.row import Row

_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class WaitingRow(Row):
    """One line: who, and how many things; the chosen one keeps its ground."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.who = ""
        self._said, self._late = "", False

    def show_person(self, who: str, said: str, late: bool, chosen: bool) -> None:
        """Show who is waited for."""
        self.who, self._said, self._late = who, said, late
        self.setText(who)
        self.setToolTip(who)
        self.setAccessibleName(who)
        self.setAccessibleDescription(said)
        self.setChecked(chosen)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter: QPainter = self.begin()
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("ours_soft"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        room = QRectF(self.rect()).adjusted(theme.px(6), 0, -theme.px(6), 0)
        small = self.font_of(SECONDARY, strong=self._late)
        used = QFontMetrics(small).horizontalAdvance(self._said)
        painter.setFont(self.font_of(strong=self.isChecked()))
        painter.setPen(theme.color("ink"))
        width = int(room.width()) - used - theme.px(8)
        name = QFontMetrics(painter.font()).elidedText(self.who, Qt.TextElideMode.ElideRight, width)
        painter.drawText(room, _MIDDLE, name)
        painter.setFont(small)
        painter.setPen(theme.color("bad" if self._late else "muted"))
        painter.drawText(room, _MIDDLE | Qt.AlignmentFlag.AlignRight, self._said)
