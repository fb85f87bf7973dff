"""The steps of a component, numbered, with what is done and where we are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from alliance_desk.gui import theme
from alliance_desk.gui.models.painting import paint_tick
from alliance_desk.gui.words import tr

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
CIRCLE = 22


@dataclass(frozen=True)
class RailStep:
    """One line of the rail."""

    id: str
    title: str
    done: bool = False
    label: str = ""
    """How far it is: 2 of 5."""


class _Steps(QAbstractListModel):
    """The steps as a list model."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.steps: tuple[RailStep, ...] = ()

    def show(self, steps: Sequence[RailStep]) -> None:
        """Take other steps, or the same with another state."""
        if [step.id for step in steps] != [step.id for step in self.steps]:
            self.beginResetModel()
            self.steps = tuple(steps)
            self.endResetModel()
            return
        before, self.steps = self.steps, tuple(steps)
        for at, (old, new) in enumerate(zip(before, self.steps, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(at), self.index(at))

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.steps)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        step = self.steps[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return step.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return step.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = tr("done") if step.done else step.label
            return tr("Step %1: %2, %3", index.row() + 1, step.title, state)
        return None


class StepRail(QListView):
    """The steps from top to bottom. Up and Down go through them."""

    chosen = Signal(str)
    """The user went to the step with this id."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = _Steps(self)
        self.setModel(self._steps)
        self.setItemDelegate(_StepDelegate(self))
        self.setAccessibleName(tr("Steps"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setStyleSheet("QListView { background: transparent; }")
        self.setUniformItemSizes(False)
        self.selectionModel().currentChanged.connect(self._moved)

    def show_steps(self, steps: Sequence[RailStep]) -> None:
        """Show these steps; the current one stays current."""
        current = self.current()
        self.selectionModel().blockSignals(True)
        self._steps.show(steps)
        self.selectionModel().blockSignals(False)
        if self.current() != current:
            self.show_current(current)

    def current(self) -> str:
        """Return the id of the current step, or an empty text."""
        row = self.currentIndex().row()
        return self._steps.steps[row].id if 0 <= row < len(self._steps.steps) else ""

    def show_current(self, id: str) -> None:
        """Mark a step as current without saying so."""
        row = next((at for at, step in enumerate(self._steps.steps) if step.id == id), -1)
        self.selectionModel().blockSignals(True)
        self.setCurrentIndex(self._steps.index(row))
        self.selectionModel().blockSignals(False)
        self.doItemsLayout()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _moved(self, current: QModelIndex) -> None:
        if current.isValid():
            self.doItemsLayout()
            self.chosen.emit(self._steps.steps[current.row()].id)


class _StepDelegate(QStyledItemDelegate):
    """Paints a number in a circle, or a tick where the step is done, and the title beside it."""

    def __init__(self, rail: StepRail) -> None:
        super().__init__(rail)
        self._rail = rail

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._rail.viewport().width()
        text = self._text_room(QRect(0, 0, width, 1000))
        box = QFontMetrics(self._font(index)).boundingRect(text, Qt.TextFlag.TextWordWrap, index.data())
        return QSize(width, max(box.height(), theme.px(CIRCLE)) + theme.px(14))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        step = self._rail.model().steps[index.row()]  # pyright: ignore[reportAttributeAccessIssue]
        current = index.row() == self._rail.currentIndex().row()
        ground, ink = ("good", "on_accent") if step.done else ("track", "ink")
        if current and not step.done:
            ground, ink = "ours", "on_accent"
        size = theme.px(CIRCLE)
        circle = QRectF(
            option.rect.left() + theme.px(8), option.rect.center().y() - size / 2 + 0.5, size, size
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(ground))
        painter.drawEllipse(circle)
        if current and (step.done or self._rail.hasFocus()):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("ours"), 1.5))
            painter.drawEllipse(circle.adjusted(-2.5, -2.5, 2.5, 2.5))
        painter.setPen(QPen(theme.color(ink), 1.8, c=Qt.PenCapStyle.RoundCap))
        if step.done:
            paint_tick(painter, circle)
        else:
            font = QFont(option.font)
            font.setPixelSize(theme.px(11.5))
            font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(index.row() + 1))
        painter.setFont(self._font(index))
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(self._text_room(option.rect), flags, step.title)
        painter.restore()

    def _font(self, index: Index) -> QFont:
        font = QFont(self._rail.font())
        if index.row() == self._rail.currentIndex().row():
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def _text_room(self, room: QRect) -> QRect:
        return room.adjusted(theme.px(8 + CIRCLE + 10), 0, -theme.px(6), 0)
