"""One lane of the workstreams: its items packed into lines, and the lines that join lanes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from alliance_desk.assessment.schedule import PlanItem
from alliance_desk.assessment.wording import near_date
from alliance_desk.pictures import lettering, parts
from alliance_desk.pictures.palette import Role
from alliance_desk.pictures.parts import Mark, TimeLine
from alliance_desk.pictures.shapes import Line, Polygon, Rect, Shape, Text
from alliance_desk.playbook import Workstream

STEP = 20.0
"""Height of a line of items."""
MOST = 7
"""How many lines of items a lane has at most."""
LONGEST = 190.0
"""What a title may claim before it is known how much room its neighbours leave."""

Spot = tuple[float, float, int]
"""Where an item stands, and in which lane."""


@dataclass(frozen=True)
class Lane:
    """One workstream with its items."""

    stream: Workstream
    items: tuple[PlanItem, ...]

    @property
    def done(self) -> int:
        return sum(item.done for item in self.items)

    @property
    def late(self) -> int:
        return sum(item.late for item in self.items)

    @property
    def told(self) -> str:
        """Return how far the lane is: ``3 of 8 done, 1 late``."""
        if not self.items:
            return "no tasks yet"
        return f"{self.done} of {len(self.items)} done" + (f", {self.late} late" if self.late else "")


def state(item: PlanItem) -> Mark:
    """Return the sign of an item of the plan."""
    return "done" if item.done else "late" if item.late else "planned"


def pennant_of(item: PlanItem) -> str:
    """Return which small flag an item carries: ``yes``, ``ask counsel``, ``hold`` or none."""
    if item.hold:
        return "hold"
    return "" if item.before_signing == "after" else item.before_signing


def pennant(kind: str, x: float, y: float) -> tuple[Shape, ...]:
    """Return the small flag for what may start before signing, and the bar of a legal hold."""
    points = ((x, y - 4.5), (x + 8, y), (x, y + 4.5))
    if kind == "yes":
        return (Polygon(points, "good"),)
    if kind == "ask counsel":
        return (Line((*points, points[0]), "wait", 1.5),)
    if kind == "hold":
        return (
            Rect(x, y - 4.5, 9, 9, "bad", radius=2),
            Line(((x + 2, y), (x + 7, y)), "on_accent", 1.6),
        )
    return ()


def wide_lane(
    lane: Lane, number: int, line: TimeLine, y: float, width: float, spots: dict[UUID, Spot]
) -> tuple[list[Shape], float, int]:
    """Return a lane with its items named beside their signs, where it ends, and how many had no room."""
    rows, hidden = _packed(lane.items, line, width)
    head, low = parts.paragraph(lane.stream.title, 10, y + 7, line.left - 34, size=12, lines=2, bold=True)
    told = lettering.shortened(lane.told, 10.5, line.left - 34)
    head.append(Text(10, low + 12, told, 10.5, "bad" if lane.late else "muted"))
    bottom = max(y + len(rows) * STEP + 14, low + 22)
    shapes: list[Shape] = [Line(((0, bottom), (width, bottom)), "line")]
    start = y + (bottom - y - len(rows) * STEP) / 2
    for at, row in enumerate(rows):
        middle = start + (at + 0.5) * STEP
        for item, x, begin, words in row:
            spots[item.task.id] = x, middle, number
            shapes += _item(item, x, begin, words, middle, "paper" if number % 2 else "canvas")
    return [*shapes, *head], bottom, hidden


Place = tuple[PlanItem, float, float, str]
"""An item, where its sign stands, where its words begin, and the words."""


@dataclass
class _Span:
    """An item on its line, with the room that it takes."""

    item: PlanItem
    x: float
    left: float
    right: float
    ahead: bool
    """The words stand before the sign, since there is no room behind it."""


def _packed(items: Sequence[PlanItem], line: TimeLine, width: float) -> tuple[list[list[Place]], int]:
    """Return the items on lines so that none touches another; what is late finds its place first."""
    rows: list[list[_Span]] = []
    hidden = 0
    for item in sorted((each for each in items if each.due), key=lambda each: (not each.late, each.done)):
        x = line.x(item.due or line.first)
        whole = lettering.width(item.title, 11) + _flag(item) + 19
        needs = min(whole, LONGEST + _flag(item) + 19)
        span = _Span(item, x, x - 9, x + needs, ahead=False)
        # Whole words before the sign rather than shortened ones behind it.
        if before := x + whole > width and x - whole >= line.left - 10:
            needs = whole
        if before or span.right > width:
            span = _Span(item, x, max(line.left - 10, x - needs), x + 9, ahead=True)
        row = next((row for row in rows if all(_apart(span, other) for other in row)), None)
        if row is not None:
            row.append(span)
        elif len(rows) < MOST:
            rows.append([span])
        else:
            hidden += 1
    return [list(_placed(sorted(row, key=lambda each: each.left), line, width)) for row in rows], hidden


def _apart(one: _Span, other: _Span) -> bool:
    return one.right <= other.left or one.left >= other.right


def _flag(item: PlanItem) -> float:
    return 12.0 if pennant_of(item) else 0.0


def _placed(row: Sequence[_Span], line: TimeLine, width: float) -> Iterator[Place]:
    """Yield each item with as many of its words as there is room for up to its neighbour."""
    end = line.left - 10
    for at, span in enumerate(row):
        flag = _flag(span.item)
        if span.ahead:
            words = lettering.shortened(span.item.title, 11, span.x - 19 - flag - end)
            yield span.item, span.x, span.x - 11 - flag - lettering.width(words, 11), words
        else:
            following = row[at + 1] if at + 1 < len(row) else None
            limit = width if following is None else following.left
            if following is not None and following.ahead:
                limit = (span.right + following.left) / 2  # the room between is for both
            words = lettering.shortened(span.item.title, 11, limit - span.x - 19 - flag)
            yield span.item, span.x, span.x + 11 + flag, words
            end = max(span.right, span.x + 19 + flag + lettering.width(words, 11))
        end = max(end, span.right)


def _item(item: PlanItem, x: float, begin: float, words: str, y: float, ground: Role) -> Iterator[Shape]:
    wide = lettering.width(words, 11)
    right = begin > x
    flag = 12 if pennant_of(item) else 0
    yield Rect(begin - 1 - (flag if right else 0), y - 8, wide + flag + 2, 16, ground, radius=3)
    yield from pennant(pennant_of(item), x + 10 if right else x - 10 - flag, y)
    yield Text(begin, y + 4, words, 11, "muted" if item.done else "bad" if item.late else "ink")
    yield from parts.mark(state(item), x, y)


def narrow_lane(
    lane: Lane, line: TimeLine, y: float, width: float, today: date, through: Sequence[tuple[float, Role]]
) -> tuple[list[Shape], float]:
    """Return a lane for the side column: its items as signs, and the next one in words."""
    told = f"{lane.done} of {len(lane.items)}" if lane.items else "no tasks"
    told = f"{lane.late} late" if lane.late else told
    room = width - lettering.width(told, 10.5) - 20
    shapes: list[Shape] = [
        Text(6, y + 16, lettering.shortened(lane.stream.title, 11.5, room, bold=True), 11.5, bold=True),
        Text(width - 6, y + 16, told, 10.5, "bad" if lane.late else "muted", "end"),
    ]
    bins: Counter[tuple[int, Mark]] = Counter()
    for item in lane.items:
        if item.due:
            bins[round(line.x(item.due) / 13), state(item)] += 1
    stacks = Counter(at for at, _ in bins)
    tall = max(stacks.values(), default=0)
    base = y + 30 + 12 * max(0, tall - 1)
    if tall:
        shapes.append(Line(((line.left - 8, base), (line.right + 8, base)), "track", 2))
        shapes += [Line(((x, base - 7), (x, base + 7)), role, 1.3) for x, role in through]
    filled: Counter[int] = Counter()
    for at, how in sorted(bins):
        x = min(max(at * 13, 7), width - 7)
        shapes += parts.mark(how, x, base - 12 * filled[at], 5)
        filled[at] += 1
    y = base + 8 if tall else y + 22
    coming = next((item for item in lane.items if not item.done and item.due), None)
    if coming is not None and coming.due is not None:
        words = f"{near_date(coming.due, today)}: {coming.title}"
        role = "bad" if coming.late else "muted"
        shapes.append(Text(6, y + 11, lettering.shortened(words, 10.5, width - 12), 10.5, role))
        y += 17
    return shapes, y + 4


def link_lines(
    links: Sequence[tuple[PlanItem, PlanItem]], spots: Mapping[UUID, Spot], borders: Sequence[float]
) -> list[Shape]:
    """Return the dependencies as bent lines that run along the borders of the lanes, where no words are."""
    shapes: list[Shape] = []
    for at, (one, other) in enumerate(links):
        if one.task.id not in spots or other.task.id not in spots:
            continue
        x, y, lane = spots[one.task.id]
        to_x, to_y, to_lane = spots[other.task.id]
        down = to_lane > lane
        border = borders[lane + 1] - 3 - at % 3 * 2 if down else borders[lane] + 3 + at % 3 * 2
        end = to_y - 6.5 if down else to_y + 6.5
        points = ((x, y), (x, border), (to_x, border), (to_x, end))
        shapes.append(Line(points, "muted", 1.3))
        shapes.append(parts.arrow_head(to_x, end, 0, end - border, "muted"))
    return shapes
