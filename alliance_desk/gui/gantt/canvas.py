"""The chart of the workplan as it is painted: only what is in sight, and how far it scrolls."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from alliance_desk.assessment.working_days import WorkCalendar
from alliance_desk.gui import theme
from alliance_desk.gui.gantt import arrows, painting
from alliance_desk.gui.gantt.gestures import Gesture
from alliance_desk.gui.gantt.model import GanttModel
from alliance_desk.gui.gantt.painting import BANDS, ROW, Look, Mark, bar_box
from alliance_desk.gui.gantt.rows import GroupRow, MilestoneRow, TaskRow
from alliance_desk.gui.gantt.timescale import LEAST, MONTHS, MOST, Timescale, fitting, spanning
from alliance_desk.gui.models.painting import small
from alliance_desk.gui.models.references import short_name
from alliance_desk.gui.words import day, tr
from alliance_desk.pictures.palette import side_role
from alliance_desk.records import Person, TaskLink

EDGE = 24
"""So near to the edge, a dragged bar takes the chart along."""


class GanttCanvas(QAbstractScrollArea):
    """Bars, diamonds and arrows beside the lines of the table."""

    zoomed = Signal()
    """A day is wider or narrower than before."""

    def __init__(self, model: GanttModel, marks: list[Mark], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.marks = marks
        self.current = -1
        self.link: TaskLink | None = None
        self.gesture: Gesture | None = None
        self.fits = False
        self.hover = -1
        self._roles: dict[UUID, str] = {}
        self.paths: list[tuple[TaskLink, arrows.Path]] = []
        self._ends: list[tuple[int, int, TaskLink]] = []
        self._days_off: dict[date, bool] = {}
        self.calendar = WorkCalendar.of(model.alliance.dossier)
        self.scale = Timescale(date(2000, 1, 1), date(2000, 1, 2), theme.px(MONTHS))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Chart of the workplan"))
        self.setAccessibleDescription(tr("The table beside it says the same in words."))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)
        self.heading = _Heading(self)
        self._size = theme.scale()
        self.setViewportMargins(0, theme.px(sum(BANDS)), 0, 0)
        model.modelReset.connect(self.follow)
        model.dataChanged.connect(self.viewport().update)

    # --- Measures -------------------------------------------------------------------------------

    def follow(self) -> None:
        """Take up what the model shows now; the day at the left edge stays where it is."""
        plan, here = self.model.plan, self.model.alliance
        dossier = here.dossier
        # The lines may be others now, so whatever is being dragged is let go of.
        self.gesture = None
        self.calendar = WorkCalendar.of(dossier)
        self._days_off.clear()
        self._roles = {each.id: side_role(dossier.side(each.partner_id)) for each in dossier.all(Person)}
        self._roles |= {each.id: side_role(at) for at, each in enumerate(dossier.partners)}
        left, bar = self.scale.day_at(self.horizontalScrollBar().value()), self.horizontalScrollBar()
        first, last = plan.first, plan.last
        for mark in self.marks:
            first, last = min(first or mark.day, mark.day), max(last or mark.day, mark.day)
        room = self.viewport().width()
        per_day = fitting(first, last, here.today(), room) if self.fits else self.scale.per_day
        begun = self.scale.first.year > 2000
        self.scale = spanning(first, last, here.today(), per_day, room)
        at = self.model.row_of
        ends = ((at(link.before_id), at(link.after_id), link) for link in self.model.links())
        self._ends = [(one, two, link) for one, two, link in ends if one >= 0 and two >= 0]
        if self.link is not None and all(link.id != self.link.id for _, _, link in self._ends):
            self.link = None
        self._measure()
        if not self.fits:
            bar.setValue(round(self.scale.x(left)) if begun else self._near_today())
        self.update_all()

    def _near_today(self) -> int:
        return round(self.scale.x(self.model.alliance.today()) - self.viewport().width() / 3)

    def _measure(self) -> None:
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        room = self.viewport().size()
        across.setRange(0, max(0, round(self.scale.width) - room.width()))
        across.setPageStep(room.width())
        across.setSingleStep(max(theme.px(20), round(self.scale.per_day)))
        down.setRange(0, max(0, len(self.model.rows) * theme.px(ROW) - room.height()))
        down.setPageStep(room.height())
        down.setSingleStep(theme.px(ROW))

    def measure(self) -> None:
        """Take the measures of another text size."""
        self.scale = replace(self.scale, per_day=self.scale.per_day * theme.scale() / self._size)
        self._size = theme.scale()
        self.setViewportMargins(0, theme.px(sum(BANDS)), 0, 0)
        self.heading.setFixedHeight(theme.px(sum(BANDS)))
        self.follow()

    def zoom(self, per_day: float, x: float | None = None) -> None:
        """Make a day wider or narrower; what lies at ``x`` of the window stays there."""
        self.fits = False
        x = self.viewport().width() / 3 if x is None else x
        day_at = (x + self.horizontalScrollBar().value()) / self.scale.per_day
        self.scale = replace(self.scale, per_day=min(max(per_day, LEAST), MOST))
        shown = self.scale.first
        self.follow()
        day_at += (shown - self.scale.first).days
        self.horizontalScrollBar().setValue(round(day_at * self.scale.per_day - x))
        self.zoomed.emit()

    def fit(self) -> None:
        """Show the whole plan."""
        self.fits = True
        self.follow()
        self.zoomed.emit()

    def show_row(self, row: int) -> None:
        """Make a line the current one, and bring its bar into sight from left or right."""
        self.current = row
        line = self.model.rows[row] if 0 <= row < len(self.model.rows) else None
        if isinstance(line, TaskRow) and line.span:
            bar, room = self.horizontalScrollBar(), self.viewport().width()
            left, right = self.scale.x(line.span[0]), self.scale.end(line.span[1])
            if right < bar.value() + EDGE or left > bar.value() + room - EDGE:
                bar.setValue(round(left - room / 3))
        self.viewport().update()

    def update_all(self) -> None:
        """Paint everything anew."""
        self.viewport().update()
        self.heading.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.viewport().geometry()
        self.heading.setGeometry(room.left(), 0, room.width(), theme.px(sum(BANDS)))
        if self.scale.first.year > 2000 and event.size().width() != event.oldSize().width():
            self.follow()
        else:
            self._measure()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Paint anew where everything has moved to."""
        self.update_all()

    # --- Painting -------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, up = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        painter.translate(-left, -up)
        room = QRectF(event.rect().translated(left, up))
        painter.fillRect(room, theme.color("paper"))
        first, last = self._in_sight(room)
        high = theme.px(ROW)
        free = self._free(room)
        painting.paint_ground(painter, self.scale, room, free, self.marks)
        for at in range(first, last):
            if at == self.current:
                painter.fillRect(
                    QRectF(room.left(), at * high, room.width(), high - 1), theme.color("ours_soft")
                )
            row = self.model.rows[at]
            if isinstance(row, GroupRow):
                where = QRectF(room.left(), at * high, room.width(), high)
                painting.paint_group(painter, self.scale, row, where)
        self._paint_links(painter, first, last)
        painter.setFont(small(self.font()))
        for at in range(first, last):
            self._paint_row(painter, at, at * high)
        self._paint_gesture(painter, QRectF(self.viewport().rect().translated(left, up)))
        if self.hasFocus():
            painter.resetTransform()
            painter.setPen(theme.color("ours"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))

    def _in_sight(self, room: QRectF) -> tuple[int, int]:
        high = theme.px(ROW)
        return max(0, int(room.top() // high)), min(len(self.model.rows), int(room.bottom() // high) + 1)

    def _free(self, room: QRectF) -> list[date]:
        if not painting.shades(self.scale):
            return []
        off, found = self._days_off, list[date]()
        for each in self.scale.days(room.left(), room.right()):
            if each not in off:
                off[each] = not self.calendar.is_working(each)
            if off[each]:
                found.append(each)
        return found

    def _paint_row(self, painter: QPainter, at: int, top: float) -> None:
        row = self.model.rows[at]
        if isinstance(row, GroupRow):
            return
        held = self.gesture if self.gesture and self.gesture.moving and self.gesture.row == at else None
        if held is not None and held.grip != "handle":
            painting.paint_ghost(painter, self.scale, held.before, top)
            row = _put(held)
        look = self._look(row, at)
        if isinstance(row, TaskRow):
            painting.paint_bar(painter, self.scale, row, top, look)
        else:
            painting.paint_diamond(painter, self.scale, row, top, look)

    def _look(self, row: TaskRow | MilestoneRow, at: int) -> Look:
        if isinstance(row, MilestoneRow):
            role = self._roles.get(row.milestone.partner_id or row.key, "ink")
            return Look(role, day(row.diamond.on), at == self.current)
        task, item = row.task, row.bar.item
        role = self._roles.get(task.owner_id or task.partner_id or task.id, "muted")
        names = [short_name(item.owner) if task.owner_id else item.owner, short_name(item.other_owner)]
        handle = at in (self.hover, self.current) and self.gesture is None
        return Look(role, ", ".join(name for name in names if name), at == self.current, handle)

    def _paint_links(self, painter: QPainter, first: int, last: int) -> None:
        self.paths.clear()
        rows, high, half = (
            self.model.rows,
            theme.px(ROW),
            theme.px(painting.INSET) + theme.px(painting.BAR) / 2,
        )
        for one, two, link in self._ends:
            if (one < first and two < first) or (one >= last and two >= last):
                continue
            before, after = rows[one], rows[two]
            if not (
                isinstance(before, TaskRow) and isinstance(after, TaskRow) and before.span and after.span
            ):
                continue
            start = (self.scale.end(before.span[1]), one * high + half)
            path = arrows.path_of(start, (self.scale.x(after.span[0]), two * high + half), high)
            self.paths.append((link, path))
            chosen = self.link is not None and link.id == self.link.id
            critical = before.bar.critical and after.bar.critical
            role = "ours" if chosen else "ink" if critical else "muted"
            arrows.paint_arrow(painter, path, role, 2.6 if chosen else 1.6 if critical else 1.1)

    def _paint_gesture(self, painter: QPainter, room: QRectF) -> None:
        held = self.gesture
        if held is None or not held.moving:
            return
        if held.grip == "handle":
            end = bar_box(self.scale, held.before, held.row * theme.px(ROW))
            path = ((end.right(), end.center().y()), (held.at.x(), held.at.y()))
            arrows.paint_arrow(painter, path, "ours", 2, dashed=True)
        painting.paint_note(painter, held.at, self._note(held), room, self.font())

    def calendar_for(self, line: TaskRow | MilestoneRow) -> WorkCalendar:
        """Return the working days that count for a line."""
        here = self.model.alliance
        partner = line.task.partner_id if isinstance(line, TaskRow) else line.milestone.partner_id
        return WorkCalendar.of(here.dossier, partner)

    def _note(self, held: Gesture) -> str:
        target = self.model.rows[held.target].title if held.target >= 0 else ""
        return held.words(self.calendar_for(held.line), target)


class _Heading(QWidget):
    """Months, weeks or days above the chart, and the names of its lines."""

    def __init__(self, canvas: GanttCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = self._canvas.horizontalScrollBar().value()
        painter.translate(-left, 0)
        room = QRectF(left, 0, self.width(), self.height())
        painting.paint_heading(painter, self._canvas.scale, room, self.font(), self._canvas.marks)


def _put(held: Gesture) -> TaskRow | MilestoneRow:
    """Return a line as it would be if the bar were dropped now."""
    first, last = held.days
    if isinstance(held.line, TaskRow):
        start = first if held.line.bar.start or first != last else None
        return TaskRow(replace(held.line.bar, start=start, finish=last))
    return MilestoneRow(replace(held.line.diamond, on=first))
