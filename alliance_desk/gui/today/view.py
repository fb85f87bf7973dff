"""The list of the Today page: painted rows; arrows, Enter opens, Space marks done."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from alliance_desk.gui import theme
from alliance_desk.gui.models.painting import small, strong
from alliance_desk.gui.today.model import ENTRY_ROLE, Entry, TodayModel
from alliance_desk.gui.widgets.painting import wrapped
from alliance_desk.gui.widgets.plan_words import who_of
from alliance_desk.gui.words import tr

AnyIndex = QModelIndex | QPersistentModelIndex
BOX = 14
LEFT = 36
"""Where the text begins, right of the box."""
WHO, WHEN = 190, 108
"""Widths of the two columns at the right."""
NARROW = 620
"""Below this width, as drawn, who and when stand under the title."""
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_ROLES = {"late": "bad", "today": "wait"}


class TodayDelegate(QStyledItemDelegate):
    """Paints a heading, or a line: its box, what is to be done, by whom, until when."""

    def __init__(self, view: TodayView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        entry: Entry = index.data(ENTRY_ROLE)
        width = self._view.viewport().width()
        if entry.action is None:
            return QSize(width, theme.px(34 if entry.heading else 30))
        line = QFontMetrics(self._view.font()).lineSpacing()
        height = len(self._lines(entry, width)) * line + theme.px(14)
        if self._narrow(width) and (who_of(entry.action) or entry.action.when_text):
            height += QFontMetrics(small(self._view.font())).lineSpacing()
        return QSize(width, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        entry: Entry = index.data(ENTRY_ROLE)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if entry.heading:
            painter.setFont(strong(option.font))
            painter.setPen(theme.color("ink"))
            room = rect.adjusted(theme.px(10), theme.px(6), -theme.px(10), 0)
            painter.drawText(room, _MIDDLE, entry.text)
            painter.restore()
            return
        self._ground(painter, option, rect)
        if entry.action is None:
            painter.setPen(theme.color("ours"))
            painter.drawText(rect.adjusted(theme.px(LEFT), 0, 0, 0), _MIDDLE, entry.text)
        else:
            self._line(painter, option, rect, entry)
        painter.restore()

    def box(self, rect: QRect) -> QRectF:
        """Return where the box of a row stands."""
        size = theme.px(BOX)
        line = QFontMetrics(self._view.font()).lineSpacing()
        top = rect.top() + theme.px(7) + (line - size) / 2
        return QRectF(rect.left() + theme.px(11) + 0.5, top + 0.5, size, size)

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: AnyIndex
    ) -> bool:
        """Leave the box to the view: the style would look for it elsewhere."""
        return False

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            focus = chosen and self._view.hasFocus()
            painter.setPen(QPen(theme.color("ours"), 1.4) if focus else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("ours_soft" if chosen else "canvas"))
            painter.drawRoundedRect(QRectF(rect).adjusted(4, 1, -4, -1), 5, 5)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _line(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, entry: Entry) -> None:
        action = entry.action
        assert action is not None
        if entry.tickable:
            painter.setPen(QPen(theme.color("muted"), 1))
            painter.setBrush(theme.color("paper"))
            painter.drawRoundedRect(self.box(rect), 3.5, 3.5)
        else:
            box = self.box(rect)
            painter.setPen(QPen(theme.color("muted"), 1.6))
            middle = box.center()
            d = box.width() * 0.17
            painter.drawPolyline(
                [middle + QPointF(-d, -2 * d), middle + QPointF(d, 0), middle + QPointF(-d, 2 * d)]
            )
        left, top = theme.px(LEFT), rect.top() + theme.px(7)
        painter.setFont(option.font)
        painter.setPen(theme.color("ink"))
        line = QFontMetrics(option.font).lineSpacing()
        for text in self._lines(entry, rect.width()):
            painter.drawText(QRect(rect.left() + left, top, rect.width() - left, line), _MIDDLE, text)
            top += line
        tone = theme.color(_ROLES.get(action.state, "muted"))
        plain, bold = small(option.font), small(option.font, bold=True)
        if self._narrow(rect.width()):
            height = QFontMetrics(plain).lineSpacing()
            room = QRect(rect.left() + left, top, rect.width() - left - theme.px(12), height)
            used = QFontMetrics(bold).horizontalAdvance(action.when_text)
            who = _elided(plain, who_of(action), room.width() - used - theme.px(8))
            painter.setFont(plain)
            painter.setPen(theme.color("muted"))
            painter.drawText(room, _MIDDLE, who)
            shift = QFontMetrics(plain).horizontalAdvance(who) + theme.px(8) if who else 0
            room = room.adjusted(shift, 0, 0, 0)
        else:
            first = QRect(rect.left(), rect.top() + theme.px(7), rect.width() - theme.px(14), line)
            room = first.adjusted(first.width() - theme.px(WHEN), 0, 0, 0)
            who_room = QRect(room.left() - theme.px(WHO), first.top(), theme.px(WHO - 10), line)
            painter.setFont(plain)
            painter.setPen(theme.color("muted"))
            painter.drawText(who_room, _MIDDLE, _elided(plain, who_of(action), who_room.width()))
        painter.setFont(bold)
        painter.setPen(tone)
        painter.drawText(room, _MIDDLE, action.when_text)

    def _lines(self, entry: Entry, width: int) -> list[str]:
        room = width - theme.px(LEFT) - theme.px(14)
        if not self._narrow(width):
            room -= theme.px(WHO + WHEN + 10)
        return wrapped(entry.text, self._view.font(), max(room, 80), 2)

    @staticmethod
    def _narrow(width: int) -> bool:
        return width < theme.px(NARROW)


def _elided(font: QFont, text: str, width: int) -> str:
    return QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width)


class TodayView(QListView):
    """What there is to do, line by line."""

    opened = Signal(object)
    """The user wants to go where this ``Entry`` leads."""
    done = Signal(object)
    """The user marked this ``Entry`` done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("today_view")
        self.setAccessibleName(tr("What there is to do; Enter opens, Space marks done"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.lines = TodayModel(self)
        self.setModel(self.lines)
        self._painter = TodayDelegate(self)
        self.setItemDelegate(self._painter)
        self.lines.ticked.connect(self.done)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, mark done with Space."""
        entry = self.lines.entry(self.currentIndex().row())
        if entry is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(entry)
        elif entry is not None and event.key() == Qt.Key.Key_Space:
            self.lines.setData(self.currentIndex(), True, Qt.ItemDataRole.CheckStateRole)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click into the box marks done, one beside it opens."""
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        entry = self.lines.entry(index.row()) if index.isValid() else None
        if entry is None or entry.heading or event.button() != Qt.MouseButton.LeftButton:
            return
        near = self._painter.box(self.visualRect(index)).adjusted(-5, -5, 5, 5)
        if entry.tickable and near.contains(event.position()):
            self.done.emit(entry)
        else:
            self.opened.emit(entry)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines may need more room at another width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
