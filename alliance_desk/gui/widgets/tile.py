"""A tile of the overview: how far one component has come, as a ring and in a sentence."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from alliance_desk.assessment.progress import Progress
from alliance_desk.gui import theme
from alliance_desk.gui.widgets.painting import SECONDARY, draw_ring, wrapped
from alliance_desk.gui.words import tr


class ComponentTile(QAbstractButton):
    """A card that opens its component."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._progress: Progress | None = None

    def show_progress(self, progress: Progress) -> None:
        """Show how far the component has come."""
        if progress != self._progress:
            self._progress = progress
            self.setAccessibleName(self.text())
            self.setAccessibleDescription(
                tr("%1 of %2 done. %3", progress.done, progress.total, progress.summary)
            )
            self.setToolTip(tr("%1 of %2 done", progress.done, progress.total))
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(66))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(150), theme.px(66))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus = self.hasFocus()
        edge = theme.color("ours" if focus or self.underMouse() else "line")
        painter.setPen(QPen(edge, 2 if focus else 1))
        painter.setBrush(theme.color("ours_soft" if self.isDown() else "paper"))
        inset = 1.0 if focus else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 8, 8)
        if self._progress is None:
            return
        size = theme.px(32)
        draw_ring(painter, QRectF(theme.px(14), (self.height() - size) / 2, size, size), self._progress)
        self._write(painter, self._progress.summary)

    def _write(self, painter: QPainter, summary: str) -> None:
        left = theme.px(57)
        width = self.width() - left - theme.px(10)
        title, small = QFont(self.font()), QFont(self.font())
        title.setWeight(QFont.Weight.DemiBold)
        small.setPixelSize(theme.px(SECONDARY))
        heading = wrapped(self.text(), title, width, 2)
        lines = wrapped(summary, small, width, 3 - len(heading))
        line = QFontMetrics(small).lineSpacing()
        head = QFontMetrics(title).lineSpacing()
        top = (self.height() - head * len(heading) - line * len(lines) - 1) / 2
        painter.setFont(title)
        painter.setPen(theme.color("ink"))
        for number, text in enumerate(heading):
            room = QRectF(left, top + number * head, width, head)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
        top += head * len(heading) + 1
        painter.setFont(small)
        late = self._progress is not None and self._progress.state == "late"
        painter.setPen(theme.color("bad" if late else "muted"))
        for number, text in enumerate(lines):
            room = QRectF(left, top + number * line, width, line)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
