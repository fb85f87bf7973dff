"""The sidebar: where everything is, with the state of each line by shape and number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from alliance_desk.gui import theme
from alliance_desk.gui.words import tr

AnyIndex = QModelIndex | QPersistentModelIndex
Mark = Literal["", "open", "started", "done", "late"]

WIDTH = 228
LINE = 28
HEADING = 32
LINE_ROLE = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True)
class Line:
    """One line: a heading without a key, or a way to somewhere."""

    key: str
    """``portfolio``, ``overview``, ``component:governance``, ``readiness:id``, ...; empty for a heading."""
    text: str
    note: str = ""
    """What stands at the right: a count, or what is late."""
    mark: Mark = ""
    said: str = ""
    """The state in words, for those who listen; the note where this is empty."""

    @property
    def spoken(self) -> str:
        """The whole line in words."""
        state = self.said or self.note
        return f"{self.text}, {state}" if state else self.text


class SidebarModel(QAbstractListModel):
    """The lines; only those that differ are painted anew."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines."""
        fresh = list(lines)
        if [line.key or line.text for line in fresh] != [line.key or line.text for line in self.lines]:
            self.beginResetModel()
            self.lines = fresh
            self.endResetModel()
            return
        for row, (old, new) in enumerate(zip(self.lines, fresh, strict=True)):
            if old != new:
                self.lines[row] = new
                self.dataChanged.emit(self.index(row), self.index(row))

    def row_of(self, key: str) -> int:
        """Return the row of a key, or -1."""
        return next((row for row, line in enumerate(self.lines) if line.key == key), -1)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return line.spoken
            case Qt.ItemDataRole.ToolTipRole:
                return line.said or None
            case _ if role == LINE_ROLE:
                return line
            case _:
                return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if self.lines[index.row()].key:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags


class SidebarDelegate(QStyledItemDelegate):
    """Paints a line as drawn: a mark, the text, a note."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        line: Line = index.data(LINE_ROLE)
        if not line.key:
            return QSize(theme.px(WIDTH), theme.px(HEADING))
        room = self._text_rect(QRect(0, 0, theme.px(WIDTH), theme.px(LINE)), line, self._bold(option.font))
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
        elif state & QStyle.StateFlag.State_MouseOver and line.key:
            painter.fillRect(rect, theme.color("track"))
        if state & QStyle.StateFlag.State_HasFocus and line.key and _by_keyboard(option.widget):
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
        font.setWeight(QFont.Weight.DemiBold if strong or line.mark == "late" else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(theme.color("bad" if line.mark == "late" else "ink" if strong else "muted"))
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


def _by_keyboard(view: object) -> bool:
    return isinstance(view, Sidebar) and view.by_keyboard


def _ring(painter: QPainter, box: QRectF, color: QColor) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color, 1.2))
    painter.drawEllipse(box.adjusted(0.6, 0.6, -0.6, -0.6))


class Sidebar(QListView):
    """One painted list; a click or Enter goes there."""

    chosen = Signal(str)
    """The key of the line to open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.by_keyboard = True
        self.setObjectName("sidebar_view")
        self.setAccessibleName(tr("Places"))
        self.lines = SidebarModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(SidebarDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)
        self.fit()

    def fit(self) -> None:
        """Take the width of the drawings at the user's text size."""
        self.setFixedWidth(theme.px(WIDTH))
        self.scheduleDelayedItemsLayout()

    def show_lines(self, lines: Sequence[Line], key: str) -> None:
        """Show these lines, with the one of ``key`` marked as open."""
        self.lines.show_lines(lines)
        self.mark(key)

    def mark(self, key: str) -> None:
        """Mark the line that is open."""
        row = self.lines.row_of(key)
        if row < 0:
            self.clearSelection()
        elif self.currentIndex().row() != row or not self.selectionModel().isSelected(self.lines.index(row)):
            self.setCurrentIndex(self.lines.index(row))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Hide the frame of the focus from who uses the mouse."""
        self.by_keyboard = False
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show it to who uses the keys."""
        self.by_keyboard = True
        self.viewport().update()
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the focus came by Tab."""
        self.by_keyboard = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        line: Line | None = index.data(LINE_ROLE)
        if line and line.key:
            self.chosen.emit(line.key)
