"""A row that leads somewhere: the ground, focus and height of each row that is painted as text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from alliance_desk.gui import theme


class Row(QAbstractButton):
    """Something to click that is painted as text; the focus shows as a frame."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def begin(self) -> QPainter:
        """Return a painter; paint the ground of a row that is pointed at or has the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(QPen(theme.color("ours"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("ours_soft"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        return painter

    def _fit(self) -> None:
        """Take the height that the text needs at this width."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Text may need another line at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Text may need more room at another size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def font_of(self, size: float = 13, strong: bool = False) -> QFont:
        """Return the type of the window at another size or weight."""
        font = QFont(self.font())
        font.setPixelSize(theme.px(size))
        if strong:
            font.setWeight(QFont.Weight.DemiBold)
        return font
