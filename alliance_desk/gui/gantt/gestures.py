"""What the pointer has taken hold of in the chart, and where it is being dragged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from PySide6.QtCore import QPointF, QRectF

from alliance_desk.assessment.working_days import WorkCalendar
from alliance_desk.gui import theme
from alliance_desk.gui.gantt import edits
from alliance_desk.gui.gantt.painting import handle_at
from alliance_desk.gui.gantt.rows import MilestoneRow, TaskRow
from alliance_desk.gui.gantt.timescale import Timescale
from alliance_desk.gui.words import count, day, tr

Grip = Literal["", "body", "end", "handle"]


def grip(box: QRectF, at: QPointF, handle: bool, ends: bool = True) -> Grip:
    """Return which part of a bar lies under a point."""
    if handle and (at - handle_at(box)).manhattanLength() <= theme.px(8):
        return "handle"
    reach = min(theme.px(6), box.width() / 3)
    if not box.adjusted(-2, -theme.px(4), theme.px(3), theme.px(4)).contains(at):
        return ""
    return "end" if ends and at.x() >= box.right() - reach else "body"


@dataclass(frozen=True)
class Gesture:
    """A bar in the hand: which one, by which part, from where; ``days`` is where it would be put."""

    row: int
    line: TaskRow | MilestoneRow
    grip: Grip
    begun: QPointF
    """Where the button went down, in the chart."""
    before: tuple[date, date]
    days: tuple[date, date]
    at: QPointF
    moving: bool = False
    """False until the pointer has gone far enough to mean it."""
    target: int = -1
    """The line to which a link is being drawn."""

    def to(self, at: QPointF, scale: Timescale, calendar: WorkCalendar) -> tuple[date, date]:
        """Return where the bar would lie with the pointer at a place; on working days."""
        moved = round((at.x() - self.begun.x()) / scale.per_day)
        first, last = self.before
        if self.grip == "handle" or moved == 0:
            return self.before
        if self.grip == "end":
            wanted = calendar.previous(date.fromordinal(last.toordinal() + moved))
            return first, max(wanted, first)
        wanted = calendar.next(date.fromordinal(first.toordinal() + moved))
        if isinstance(self.line, MilestoneRow):
            return wanted, wanted
        return edits.moved_span(calendar, self.line.bar, wanted) or self.before

    def words(self, calendar: WorkCalendar, target: str) -> str:
        """Return what is to stand beside the pointer."""
        if self.grip == "handle":
            return tr("Then: %1", target) if target else tr("Drop it on the task that comes after")
        if self.days[0] == self.days[1]:
            return day(self.days[0])
        number = edits.length(calendar, *self.days)
        return f"{edits.span_words(*self.days)}, {count(number, tr('1 day'), tr('%1 days'))}"
