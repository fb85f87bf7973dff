"""The workstreams, elements and stages as a list with what is done and what is late."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from alliance_desk.gui import theme
from alliance_desk.gui.models.painting import small, strong
from alliance_desk.gui.words import count, tr

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


@dataclass(frozen=True)
class Lane:
    """A line of the list; one without an id is a heading."""

    title: str
    id: str | None = None
    done: int = 0
    total: int = 0
    late: int = 0


class LaneModel(QAbstractListModel):
    """The lanes as a list model."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lanes: list[Lane] = []

    def show_lanes(self, lanes: Sequence[Lane]) -> None:
        """Take other lanes, or the same with another state."""
        if [lane.id for lane in lanes] != [lane.id for lane in self.lanes]:
            self.beginResetModel()
            self.lanes = list(lanes)
            self.endResetModel()
            return
        before, self.lanes = self.lanes, list(lanes)
        for at, (old, new) in enumerate(zip(before, self.lanes, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(at), self.index(at))

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.lanes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        lane = self.lanes[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return lane.title
        if role == Qt.ItemDataRole.AccessibleTextRole and lane.id is not None:
            said = tr("%1, %2 of %3 done", lane.title, lane.done, lane.total)
            return f"{said}, {tr('%1 late', lane.late)}" if lane.late else said
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.lanes[index.row()].id is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled

    def row_of(self, id: str) -> int:
        """Return the row of a lane, or -1."""
        return next((at for at, lane in enumerate(self.lanes) if lane.id == id), -1)


class LaneDelegate(QStyledItemDelegate):
    """Paints a title, how much is done as a bar and in numbers, and what is late in words."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        lane = self._lane(index)
        if lane.id is None:
            return QSize(width, theme.px(32))
        room = QRect(0, 0, width - theme.px(24), 1000)
        box = QFontMetrics(strong(self._view.font())).boundingRect(room, Qt.TextFlag.TextWordWrap, lane.title)
        return QSize(width, box.height() + theme.px(38))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        lane = self._lane(index)
        rect = option.rect
        room = rect.adjusted(theme.px(12), theme.px(8), -theme.px(12), -theme.px(8))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if lane.id is None:
            painter.setFont(small(option.font, bold=True))
            painter.setPen(theme.color("muted"))
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, lane.title)
            painter.restore()
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("ours_soft"))
            painter.drawRoundedRect(QRectF(rect.adjusted(4, 1, -4, -1)), 6, 6)
        font = strong(option.font) if chosen else QFont(option.font)
        painter.setFont(font)
        painter.setPen(theme.color("ink"))
        flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(room, flags, lane.title)
        self._paint_progress(painter, option, room, lane)
        painter.restore()

    def _paint_progress(
        self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, lane: Lane
    ) -> None:
        numbers = small(option.font)
        metrics = QFontMetrics(numbers)
        said = f"{lane.done}/{lane.total}"
        late = count(lane.late, tr("%1 late"), tr("%1 late")) if lane.late else ""
        y = room.bottom() - metrics.height() + 1
        painter.setFont(numbers)
        painter.setPen(theme.color("muted"))
        line = QRect(room.left(), y, room.width(), metrics.height())
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, said)
        right = room.right() - metrics.horizontalAdvance("00/00") - theme.px(8)
        if late:
            painter.setFont(small(option.font, bold=True))
            painter.setPen(theme.color("bad"))
            width = QFontMetrics(painter.font()).horizontalAdvance(late)
            line = QRect(right - width, y, width + 2, metrics.height())
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, late)
            right -= width + theme.px(8)
        bar = QRectF(room.left(), y + metrics.height() / 2 - 3, right - room.left(), 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("track"))
        painter.drawRoundedRect(bar, 3, 3)
        share = lane.done / lane.total if lane.total else 0.0
        if share:
            painter.setBrush(theme.color("good" if lane.done == lane.total else "ours"))
            painter.drawRoundedRect(QRectF(bar.left(), bar.top(), max(bar.width() * share, 6), 6), 3, 3)

    def _lane(self, index: Index) -> Lane:
        return self._view.model().lanes[index.row()]  # pyright: ignore[reportAttributeAccessIssue]
