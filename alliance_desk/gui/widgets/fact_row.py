"""A line with a name at the left and a fact at the right; it leads somewhere."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from alliance_desk.gui import theme
from alliance_desk.gui.widgets.painting import SECONDARY
from alliance_desk.gui.widgets.row import Row

_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class FactRow(Row):
    """Painted as a line of a card, or as a card of its own."""

    def __init__(self, card: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = card
        self._said, self._role = "", "muted"

    def show_fact(self, name: str, said: str, role: str = "muted") -> None:
        """Show a name with its fact; ``role`` is the colour of the fact."""
        self._said, self._role = said, role
        self.setText(name)
        self.setAccessibleName(name)
        self.setAccessibleDescription(said)
        self.setToolTip(f"{name}: {said}")
        self.update()

    @property
    def said(self) -> str:
        """The fact on show."""
        return self._said

    def sizeHint(self) -> QSize:
        return QSize(theme.px(180), theme.px(34 if self._card else 30))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin()
        if self._card:
            focus = self.hasFocus()
            painter.setPen(
                QPen(theme.color("ours" if focus or self.underMouse() else "line"), 2 if focus else 1)
            )
            painter.setBrush(theme.color("ours_soft" if self.isDown() else "paper"))
            inset = 1.0 if focus else 0.5
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 8, 8)
        pad = theme.px(14 if self._card else 4)
        room = QRectF(self.rect()).adjusted(pad, 0, -pad, 0)
        small = self.font_of(SECONDARY, strong=self._role != "muted")
        said = QFontMetrics(small).elidedText(
            self._said, Qt.TextElideMode.ElideRight, int(room.width() * 0.65)
        )
        used = QFontMetrics(small).horizontalAdvance(said)
        painter.setFont(self.font_of(strong=self._card))
        painter.setPen(theme.color("ink"))
        width = int(room.width()) - used - theme.px(8)
        name = QFontMetrics(painter.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, width)
        painter.drawText(room, _MIDDLE, name)
        painter.setFont(small)
        painter.setPen(theme.color(self._role))
        painter.drawText(room, _MIDDLE | Qt.AlignmentFlag.AlignRight, said)
