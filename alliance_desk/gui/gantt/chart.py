"""The chart of the workplan in use: bars are dragged, links drawn, and the keyboard does the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip

from alliance_desk.gui import theme
from alliance_desk.gui.gantt import arrows
from alliance_desk.gui.gantt.canvas import EDGE, GanttCanvas
from alliance_desk.gui.gantt.gestures import Gesture, Grip, grip
from alliance_desk.gui.gantt.painting import INSET, ROW, bar_box
from alliance_desk.gui.gantt.rows import GroupRow, MilestoneRow, TaskRow
from alliance_desk.gui.words import day
from alliance_desk.records import TaskLink

STEP = 1.25
"""How much further one turn of the wheel zooms."""
CURSORS: dict[Grip, Qt.CursorShape] = {
    "body": Qt.CursorShape.SizeAllCursor,
    "end": Qt.CursorShape.SizeHorCursor,
    "handle": Qt.CursorShape.CrossCursor,
}


class GanttChart(GanttCanvas):
    """Tells what was done with the pointer; whoever owns it makes the edits."""

    row_chosen = Signal(int)
    row_stepped = Signal(int)
    """The current line is to be so many lines further down."""
    opened = Signal(int)
    folded = Signal(int)
    link_chosen = Signal(object)
    moved = Signal(int, object)
    """A bar or diamond was dropped: its line, and the day on which it begins."""
    ended = Signal(int, object)
    linked = Signal(int, int)
    """A link was drawn from one line to another."""

    # --- The pointer ----------------------------------------------------------------------------

    def place(self, event: QMouseEvent | QHelpEvent) -> QPointF:
        """Return where an event happened, in the chart."""
        at = event.position() if isinstance(event, QMouseEvent) else QPointF(event.pos())
        return at + QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def row_at(self, at: QPointF) -> int:
        """Return the line at a place of the chart, or -1."""
        row = int(at.y() // theme.px(ROW))
        return row if 0 <= row < len(self.model.rows) else -1

    def box_of(self, row: int) -> QRectF | None:
        """Return where the bar or diamond of a line lies; None where it has none."""
        line, top = self.model.rows[row], row * theme.px(ROW)
        if isinstance(line, TaskRow):
            return bar_box(self.scale, line.span, top) if line.span else None
        if isinstance(line, MilestoneRow) and line.diamond.on:
            middle, size = self.scale.middle(line.diamond.on), theme.px(9)
            return QRectF(middle - size, top + theme.px(INSET - 2), 2 * size, 2 * size)
        return None

    def grip_at(self, at: QPointF) -> tuple[int, Grip]:
        """Return the line at a place, and which part of its bar is there."""
        row = self.row_at(at)
        if row < 0 or (box := self.box_of(row)) is None:
            return row, ""
        task = isinstance(self.model.rows[row], TaskRow)
        return row, grip(box, at, task, task)

    def link_at(self, at: QPointF) -> TaskLink | None:
        """Return the link whose arrow is under a place, or None."""
        return next((link for link, path in self.paths if arrows.is_near(path, at.x(), at.y())), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        at = self.place(event)
        row, part = self.grip_at(at)
        found = self.link_at(at) if not part else None
        self.link_chosen.emit(found)
        if found is not None or row < 0:
            return
        line = self.model.rows[row]
        self.row_chosen.emit(row)
        if isinstance(line, GroupRow):
            self.folded.emit(row)
            return
        days = _days_of(line)
        if part and days is not None:
            self.gesture = Gesture(row, line, part, at, days, days, at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at, held = self.place(event), self.gesture
        if held is None:
            self._hover_at(at)
            return
        far = (at - held.begun).manhattanLength() >= QApplication.startDragDistance()
        if not held.moving and not far:
            return
        self._pull(event.position())
        target = -1
        if held.grip == "handle":
            over = self.row_at(at)
            target = over if over != held.row and over >= 0 and self._can_follow(over) else -1
        days = held.to(at, self.scale, self.calendar_for(held.line))
        self.gesture = replace(held, at=at, moving=True, days=days, target=target)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held, self.gesture = self.gesture, None
        self.viewport().update()
        if held is None or not held.moving or event.button() != Qt.MouseButton.LeftButton:
            return
        if held.grip == "handle":
            if held.target >= 0:
                self.linked.emit(held.row, held.target)
        elif held.days != held.before and held.grip == "end":
            self.ended.emit(held.row, held.days[1])
        elif held.days != held.before:
            self.moved.emit(held.row, held.days[0])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self.row_at(self.place(event))
        if row >= 0 and not isinstance(self.model.rows[row], GroupRow):
            self.opened.emit(row)

    def give_up(self) -> bool:
        """Put back what is being dragged; return False where nothing is."""
        held, self.gesture = self.gesture, None
        self.viewport().update()
        return held is not None

    def _can_follow(self, row: int) -> bool:
        return isinstance(self.model.rows[row], TaskRow)

    def _hover_at(self, at: QPointF) -> None:
        row, part = self.grip_at(at)
        if row != self.hover:
            self.hover = row
            self.viewport().update()
        if part or not self.link_at(at):
            self.viewport().setCursor(CURSORS.get(part, Qt.CursorShape.ArrowCursor))
        else:
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)

    def _pull(self, at: QPointF) -> None:
        """Take the chart along where the pointer nears its edge."""
        room = self.viewport().rect()
        for bar, here, most in (
            (self.horizontalScrollBar(), at.x(), room.width()),
            (self.verticalScrollBar(), at.y(), room.height()),
        ):
            if here > most - EDGE:
                bar.setValue(bar.value() + bar.singleStep())
            elif here < EDGE:
                bar.setValue(bar.value() - bar.singleStep())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, and with Ctrl zoom about the pointer."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = event.angleDelta().y() / 120
            self.zoom(self.scale.per_day * STEP**steps, event.position().x())
            event.accept()
            return
        super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what is under the pointer; let go of the line it was over when it leaves."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.words_at(self.place(event)), self.viewport())
            return True
        if event.type() == QEvent.Type.Leave and self.hover >= 0:
            self.hover = -1
            self.viewport().update()
        return super().viewportEvent(event)

    def words_at(self, at: QPointF) -> str:
        """Return what there is to say of a place: a bar, a link, a line through the chart, a day off."""
        row, part = self.grip_at(at)
        if row >= 0 and (part or isinstance(self.model.rows[row], GroupRow)):
            return str(self.model.data(self.model.index(row, 1), Qt.ItemDataRole.ToolTipRole))
        if link := self.link_at(at):
            return self.model.link_words(link)
        for mark in self.marks:
            if abs(self.scale.middle(mark.day) - at.x()) < theme.px(4):
                return f"{mark.text}, {day(mark.day)}"
        on = self.scale.day_at(at.x())
        return ", ".join(each for each in (day(on), self.calendar.holiday(on)) if each)

    # --- The keyboard ---------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        page = max(1, down.pageStep() // theme.px(ROW) - 1)
        match event.key():
            case Qt.Key.Key_Up:
                self.row_stepped.emit(-1)
            case Qt.Key.Key_Down:
                self.row_stepped.emit(1)
            case Qt.Key.Key_PageUp:
                self.row_stepped.emit(-page)
            case Qt.Key.Key_PageDown:
                self.row_stepped.emit(page)
            case Qt.Key.Key_Left:
                across.setValue(across.value() - across.singleStep() * 3)
            case Qt.Key.Key_Right:
                across.setValue(across.value() + across.singleStep() * 3)
            case Qt.Key.Key_Home:
                across.setValue(across.minimum())
            case Qt.Key.Key_End:
                across.setValue(across.maximum())
            case _:
                event.ignore()


def _days_of(line: TaskRow | MilestoneRow) -> tuple[date, date] | None:
    if isinstance(line, TaskRow):
        return line.span
    on = line.diamond.on
    return (on, on) if on else None
