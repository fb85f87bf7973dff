"""One partner's score of one criterion: 1 to 5 and, apart from them, "not known", as one painted control."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from alliance_desk.gui import theme
from alliance_desk.gui.words import tr
from alliance_desk.pictures.palette import side_role
from alliance_desk.playbook import Criterion

NOT_KNOWN = 0
"""What the row gives for "not known"; None is not scored yet."""

_VALUES = (1, 2, 3, 4, 5, NOT_KNOWN)
_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


def anchor_text(criterion: Criterion, value: int) -> str:
    """Return what a score of a criterion means, in words."""
    match value:
        case 1:
            return f"1: {criterion.low}"
        case 2:
            return tr("2: between 1 and 3") + f"\n1: {criterion.low}\n3: {criterion.middle}"
        case 3:
            return f"3: {criterion.middle}"
        case 4:
            return tr("4: between 3 and 5") + f"\n3: {criterion.middle}\n5: {criterion.high}"
        case 5:
            return f"5: {criterion.high}"
        case _:
            return tr("Not known: asked, and nobody could tell. It is not counted as a low score.")


class ScoreRow(QWidget):
    """Scores with the mouse, or with the keys 1 to 5, N for not known, Delete to clear; arrows move on."""

    scored = Signal(object)
    """1 to 5, ``NOT_KNOWN``, or None to clear."""
    moved = Signal(int, int)
    """The user wants to go on by this many rows and columns."""
    opened = Signal()
    """The user wants to give the reason."""
    focused = Signal()

    def __init__(
        self, criterion: Criterion, title: str, partner: str, side: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._criterion = criterion
        self._name = f"{title}, {partner}"
        self._side = side
        self._value: int | None = None
        self._hovered: int | None = None
        self._compact = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription(
            tr("Keys 1 to 5 score, N is not known, Delete clears. %1", anchor_text(criterion, 3))
        )
        self.set_value(None)

    @property
    def value(self) -> int | None:
        """The score on show."""
        return self._value

    def set_value(self, value: int | None) -> None:
        """Show a score without giving it."""
        self._value = value
        said = {None: tr("not scored"), NOT_KNOWN: tr("not known")}.get(value) or tr("%1 of 5", value)
        self.setAccessibleName(f"{self._name}: {said}")
        self.update()

    def set_compact(self, compact: bool) -> None:
        """Take less room, for three partners."""
        self._compact = compact
        self.updateGeometry()

    def tip(self, value: int) -> str:
        """Return what a tooltip over a value says."""
        return anchor_text(self._criterion, value)

    def cell(self, value: int) -> QRectF:
        """Return where a value is painted."""
        wide = theme.px(22 if self._compact else 26)
        at = _VALUES.index(value)
        # One pixel all around belongs to the focus ring; "not known" stands apart by four.
        left = 1 + at * wide + (theme.px(4) if value == NOT_KNOWN else 0)
        return QRectF(left, 1, wide + (theme.px(4) if value == NOT_KNOWN else 0), self.height() - 2)

    def sizeHint(self) -> QSize:
        wide = theme.px(22 if self._compact else 26)
        return QSize(6 * wide + 2 * theme.px(4) + 2, theme.px(26) + 2)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_5:
            self.scored.emit(key - Qt.Key.Key_0)
        elif key in (Qt.Key.Key_0, Qt.Key.Key_N):
            self.scored.emit(NOT_KNOWN)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.scored.emit(None)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        elif key in _STEPS:
            self.moved.emit(*_STEPS[key])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        value = self._at(event.position().toPoint())
        if value is not None and event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.scored.emit(value)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Show the worded anchor of the value under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            value = self._at(event.pos())
            if value is None:
                QToolTip.hideText()
            else:
                tip = self.tip(value) if self.isEnabled() else self.toolTip() or self.tip(value)
                QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            scale = self.cell(1).united(self.cell(5))
            self._paint_group(painter, scale, (1, 2, 3, 4, 5))
            self._paint_group(painter, self.cell(NOT_KNOWN), (NOT_KNOWN,))
            if self.hasFocus():
                painter.setPen(QPen(theme.color("ours"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _paint_group(self, painter: QPainter, frame: QRectF, values: tuple[int, ...]) -> None:
        frame = frame.adjusted(0.5, 0.5, -0.5, -0.5)
        inside = QPainterPath()
        inside.addRoundedRect(frame, 5, 5)
        painter.save()
        painter.setClipPath(inside)
        painter.fillPath(inside, theme.color("paper" if self.isEnabled() else "canvas"))
        role = side_role(self._side)
        for value in values:
            cell = self.cell(value)
            chosen = value == self._value
            if chosen:
                painter.fillRect(cell, theme.color("muted" if value == NOT_KNOWN else role))
            elif value == self._hovered and self.isEnabled():
                painter.fillRect(cell, theme.color(f"{role}_soft"))
            elif value > 1:
                painter.setPen(QPen(theme.color("line"), 1))
                painter.drawLine(cell.topLeft(), cell.bottomLeft())
            self._paint_label(painter, cell, value, chosen)
        painter.restore()
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, 5, 5)

    def _paint_label(self, painter: QPainter, cell: QRectF, value: int, chosen: bool) -> None:
        font = self.font()
        font.setWeight(QFont.Weight.DemiBold if chosen else QFont.Weight.Normal)
        if value == NOT_KNOWN:
            font.setPixelSize(theme.px(11))
        painter.setFont(font)
        quiet = value == NOT_KNOWN or not self.isEnabled()
        painter.setPen(theme.color("on_accent" if chosen else "muted" if quiet else "ink"))
        label = tr("NK") if value == NOT_KNOWN else str(value)
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, label)

    def _at(self, point: QPoint) -> int | None:
        return next((value for value in _VALUES if self.cell(value).contains(point.toPointF())), None)

    def _hover(self, value: int | None) -> None:
        if value != self._hovered:
            self._hovered = value
            self.update()
