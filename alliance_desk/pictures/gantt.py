"""The workplan as a picture: plans, bars, milestones, links and the baseline (S11; SIR "Workplans")."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from alliance_desk.assessment.schedule import anchor_dates
from alliance_desk.assessment.wording import count, near_date
from alliance_desk.assessment.workplan import Bar, Diamond, Workplan, workplan
from alliance_desk.pictures import lettering
from alliance_desk.pictures.gantt_marks import (
    alarm,
    arrow,
    bar_shapes,
    diamond_shapes,
    months,
    names,
)
from alliance_desk.pictures.gantt_words import TITLE, groups, in_words, span
from alliance_desk.pictures.palette import Role, side_role
from alliance_desk.pictures.shapes import Line, Picture, Polygon, Rect, Shape, Text
from alliance_desk.playbook import Playbook
from alliance_desk.records import Dossier, Person, Visibility

NARROW = 420
"""Below this width only the plans and the milestones are drawn."""
ROW, TOP = 20.0, 40.0


@dataclass(frozen=True)
class _Axis:
    """Time across a picture."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """Return where a day begins, kept inside the picture."""
        share = (day - self.first).days / ((self.last - self.first).days + 1)
        return min(max(self.left + share * (self.right - self.left), self.left), self.right)

    def end(self, day: date) -> float:
        return self.x(day + timedelta(days=1))

    def middle(self, day: date) -> float:
        return (self.x(day) + self.end(day)) / 2

    def holds(self, first: date, last: date) -> bool:
        return first <= self.last and last >= self.first


def gantt(
    dossier: Dossier,
    playbook: Playbook,
    today: date,
    width: float,
    first: date | None = None,
    last: date | None = None,
    *,
    joint: bool = False,
    only: Collection[UUID] | None = None,
) -> Picture:
    """Return the workplan between two dates, trimmed to what is in them.

    Narrow pictures show the plans and the milestones only. With ``joint`` only tasks that the
    partner may see are drawn, with ``only`` only these tasks and milestones: a page of a long plan.
    """
    plan = workplan(dossier, playbook, today)
    bars = [
        bar
        for bar in plan.bars
        if not (joint and bar.item.visibility == Visibility.INTERNAL)
        and (only is None or bar.item.task.id in only)
    ]
    dated = [bar for bar in bars if span(bar) is not None]
    diamonds = [
        each for each in plan.diamonds if each.on is not None and (only is None or each.milestone.id in only)
    ]
    axis = _axis(dated, diamonds, width, first, last)
    if axis is None:
        text = "No task in these dates." if dated or diamonds else "No task has a date yet."
        return Picture(
            TITLE, f"{TITLE}: {text}", width, 60, (Text(width / 2, 34, text, 12, "muted", "middle"),)
        )
    dated = [bar for bar in dated if (days := span(bar)) and axis.holds(*days)]
    diamonds = [each for each in diamonds if each.on and axis.holds(each.on, each.on)]
    undated = 0 if first or last else len(bars) - len([bar for bar in bars if span(bar)])
    draw = _narrow if width < NARROW else _wide
    shapes, height = draw(dossier, plan, dated, diamonds, axis, today, width)
    if undated:
        text = f"{count(undated, 'task')} without a date"
        shapes.append(Text(4, height + 12, lettering.shortened(text, 10.5, width - 8), 10.5, "muted"))
        height += 18
    return Picture(TITLE, in_words(dated, diamonds, undated, today), width, height + 4, tuple(shapes))


def _axis(
    bars: Sequence[Bar], diamonds: Sequence[Diamond], width: float, first: date | None, last: date | None
) -> _Axis | None:
    if first and last and last < first:
        first, last = last, first
    spans = [days for bar in bars if (days := span(bar))] + [(d.on, d.on) for d in diamonds if d.on]
    spans = [(a, b) for a, b in spans if (last is None or a <= last) and (first is None or b >= first)]
    if not spans:
        return None
    # Trimmed to what there is: nobody wants months without a bar.
    begins, ends = min(a for a, _ in spans), max(b for _, b in spans)
    begins, ends = max(begins, first or begins), min(ends, last or ends)
    pad = max((ends - begins).days // 40, 1)
    begins = begins if first == begins else _shifted(begins, -pad)
    ends = ends if last == ends else _shifted(ends, pad)
    left = 10.0 if width < NARROW else _names_end(bars, diamonds, width)
    return _Axis(begins, ends, left, width - (10 if width < NARROW else 14))


def _names_end(bars: Sequence[Bar], diamonds: Sequence[Diamond], width: float) -> float:
    """Return where the names end: whole ones, as far as bars keep most of the room."""
    titles = [bar.item.title for bar in bars] + [each.milestone.title for each in diamonds]
    longest = max((lettering.width(title, 10.5) for title in titles), default=0)
    return min(max(longest + 30, 0.2 * width), 0.46 * width)


def _shifted(day: date, days: int) -> date:
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal() - 1))


def _wide(
    dossier: Dossier,
    plan: Workplan,
    bars: Sequence[Bar],
    diamonds: Sequence[Diamond],
    axis: _Axis,
    today: date,
    width: float,
) -> tuple[list[Shape], float]:
    """Return every plan, task and milestone on a line of its own."""
    ground: list[Shape] = []
    front: list[Shape] = []
    ends: dict[object, tuple[float, float, float]] = {}
    sides = _sides(dossier)
    y, room = TOP, axis.left - 12
    for name, own in groups(bars):
        ground.append(Rect(0, y, width, ROW, "track"))
        front.append(Text(6, y + 14, lettering.shortened(name, 11.5, room - 6, bold=True), 11.5, bold=True))
        front += _bracket(own, axis, y)
        y += ROW
        for bar in own:
            title = lettering.shortened(bar.item.title, 10.5, room - 14)
            front.append(Text(14, y + 14, title, 10.5, "muted" if bar.item.done else "ink"))
            role = sides.get(bar.item.task.owner_id or bar.item.task.partner_id, "muted")
            days = span(bar)
            assert days
            left, right = axis.x(days[0]), axis.end(days[1])
            front += bar_shapes(bar, left, right, y, role)
            if bar.baseline_finish and axis.holds(
                bar.baseline_start or bar.baseline_finish, bar.baseline_finish
            ):
                base = axis.x(bar.baseline_start or bar.baseline_finish)
                front.append(Rect(base, y + 16, max(axis.end(bar.baseline_finish) - base, 2), 2.2, "muted"))
            ends[bar.item.task.id] = (left, right, y + 10)
            y += ROW
    if diamonds:
        ground.append(Rect(0, y, width, ROW, "track"))
        front.append(Text(6, y + 14, "Milestones", 11.5, bold=True))
        y += ROW
    for each in diamonds:
        title = lettering.shortened(each.milestone.title or "Milestone without a title", 10.5, room - 14)
        front.append(Text(14, y + 14, title, 10.5))
        front += _diamond(dossier, each, axis, y)
        y += ROW
    links: list[Shape] = []
    for link in plan.links:
        one, two = ends.get(link.before_id), ends.get(link.after_id)
        if one and two:
            links += arrow((one[1], one[2]), (two[0], two[2]), ROW, axis.left, axis.right)
    # The names of lines stand between the months and where these begin below.
    heading = [*months(axis.first, axis.last, axis.x, y, TOP - 2), *_lines(dossier, axis, today, y)]
    return [*ground, *heading, *links, *front], y


def _narrow(
    dossier: Dossier,
    plan: Workplan,
    bars: Sequence[Bar],
    diamonds: Sequence[Diamond],
    axis: _Axis,
    today: date,
    width: float,
) -> tuple[list[Shape], float]:
    """Return a bar for each plan and a diamond for each milestone, its words above it."""
    shapes: list[Shape] = []
    ticks: list[float] = []
    y = TOP
    for name, own in groups(bars):
        ticks.append(y + 15)
        done, late = sum(bar.item.done for bar in own), sum(bar.item.late for bar in own)
        said = f"{late} late" if late else f"{done} of {len(own)}"
        room = width - 20 - lettering.width(said, 10.5)
        shapes.append(Text(6, y + 12, lettering.shortened(name, 11, room, bold=True), 11, bold=True))
        shapes.append(Text(width - 6, y + 12, said, 10.5, "bad" if late else "muted", "end"))
        spans = [days for bar in own if (days := span(bar))]
        left, right = axis.x(min(a for a, _ in spans)), axis.end(max(b for _, b in spans))
        long = max(right - left, 4)
        shapes.append(Rect(left, y + 18, long, 8, "track", "bad" if late else "ours", 1.2, 2))
        if done:
            shapes.append(Rect(left, y + 18, long * done / len(own), 8, "ours", radius=2))
        if late:
            shapes += alarm(width - 10 - lettering.width(said, 10.5), y + 8)
        y += 34
    for each in diamonds[:MOST_NARROW]:
        assert each.on
        when = near_date(each.on, today)
        title = each.milestone.title or "Milestone without a title"
        ticks.append(y + 17)
        room = width - 22 - lettering.width(when, 10.5)
        shapes.append(Text(6, y + 12, lettering.shortened(title, 10.5, room), 10.5))
        shapes.append(Text(width - 6, y + 12, when, 10.5, "muted", "end"))
        shapes += _diamond(dossier, each, axis, y + 14, words=False)
        y += 34
    if (more := len(diamonds) - MOST_NARROW) > 0:
        shapes.append(Text(6, y + 12, f"and {count(more, 'more milestone')}", 10.5, "muted"))
        y += 18
    heading = list(months(axis.first, axis.last, axis.x, TOP - 18))
    if axis.holds(today, today):
        x = axis.middle(today)
        heading += names([(x, "Today", True)], axis.left, axis.right, TOP - 8)
        # Between the words only, so that none is struck through.
        heading += [Line(((x, at), (x, at + 14)), "bad", 1.2) for at in ticks]
    return [*heading, *shapes], y


MOST_NARROW = 8
"""More milestones than this are only counted in a narrow picture."""


def _sides(dossier: Dossier) -> dict[UUID | None, Role]:
    found: dict[UUID | None, Role] = {}
    for at, partner in enumerate(dossier.partners):
        found[partner.id] = side_role(at)
    for person in dossier.all(Person):
        found[person.id] = side_role(dossier.side(person.partner_id))
    return found


def _bracket(bars: Sequence[Bar], axis: _Axis, y: float) -> Iterator[Shape]:
    spans = [days for bar in bars if (days := span(bar))]
    left, right = axis.x(min(a for a, _ in spans)), axis.end(max(b for _, b in spans))
    yield Rect(left, y + 7, max(right - left, 2), 4, "ink")
    drop = min(4.0, (right - left) / 2)
    yield Polygon(((left, y + 7), (left + drop, y + 11), (left, y + 15)))
    yield Polygon(((right, y + 7), (right - drop, y + 11), (right, y + 15)))


def _diamond(dossier: Dossier, each: Diamond, axis: _Axis, y: float, words: bool = True) -> Iterator[Shape]:
    assert each.on
    side = dossier.side(each.milestone.partner_id)
    x = min(max(axis.middle(each.on), axis.left + 7), axis.right - 7)
    base = each.baseline_on
    if base and base != each.on and axis.holds(base, base):
        at = axis.middle(base)
        yield Line(((at, y + 10), (x, y + 10)), "muted", 1, dashed=True)
    yield from diamond_shapes(each, x, y + 10, side_role(side) if side >= 0 else "ink")
    said = near_date(each.on, each.on)
    wide = lettering.width(said, 9.5)
    if words and x + 12 + wide <= axis.right + 12:
        yield Rect(x + 9, y + 4, wide + 4, 12, "paper")
        yield Text(x + 11, y + 13.5, said, 9.5, "muted")
    elif words and not each.late_by and base in (None, each.on):
        yield Rect(x - 13 - wide, y + 4, wide + 4, 12, "paper")
        yield Text(x - 11, y + 13.5, said, 9.5, "muted", "end")


def _lines(dossier: Dossier, axis: _Axis, today: date, bottom: float) -> list[Shape]:
    """Return today and the anchors as lines with their names, those that have room."""
    marks: list[tuple[float, str, bool]] = []
    if axis.holds(today, today):
        marks.append((axis.middle(today), "Today", True))
    for row in anchor_dates(dossier):
        if row.on and axis.holds(row.on, row.on):
            marks.append((axis.middle(row.on), row.title, False))
    shapes: list[Shape] = [
        Line(((x, TOP - 2), (x, bottom)), "bad" if now else "muted", 1.2 if now else 0.8, dashed=not now)
        for x, _, now in marks
    ]
    return [*shapes, *names(marks, axis.left, axis.right, TOP - 8)]
