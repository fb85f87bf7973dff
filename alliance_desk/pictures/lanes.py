"""The workstreams of the startup as lanes over time, with what joins them (SIR Figure 9; S48)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from alliance_desk.assessment.may_start import before_the_gate
from alliance_desk.assessment.schedule import AnchorDate, PlanItem, anchor_dates, plan
from alliance_desk.assessment.wording import count, near_date
from alliance_desk.pictures import parts
from alliance_desk.pictures.lane_items import (
    Lane,
    Spot,
    link_lines,
    narrow_lane,
    pennant,
    pennant_of,
    state,
    wide_lane,
)
from alliance_desk.pictures.palette import Role
from alliance_desk.pictures.parts import Flag, Mark, TimeLine
from alliance_desk.pictures.shapes import Line, Picture, Rect, Shape, Text
from alliance_desk.playbook import Playbook
from alliance_desk.records import Dossier, TaskLink

TITLE = "Workstreams"
KINDS = ("workstream", "element", "stage")
FLAG = 14.5
"""Height of a row of flags."""


def workstream_lanes(
    dossier: Dossier, playbook: Playbook, today: date, width: float = 980, only: Collection[str] = ()
) -> Picture:
    """Return a lane for each workstream with its items by date; anchors and today go through all of them.

    A small flag shows what may start before signing, until joint work may begin. Where the room is narrow,
    each lane tells how far it is and what comes next. ``only`` takes some workstreams, on the same scale.
    """
    gated = before_the_gate(dossier, today)
    items = [_told(item, gated) for item in plan(dossier, playbook, today)]
    lanes = [
        Lane(stream, tuple(item for item in items if item.workstream == stream.id))
        for stream in playbook.workstreams
        if stream.kind in KINDS
    ]
    if not any(lane.items for lane in lanes):
        return parts.nothing(TITLE, "The workstreams have no tasks yet.", width)
    anchors = [row for row in anchor_dates(dossier) if row.on]
    days = [item.due for lane in lanes for item in lane.items if item.due]
    days += [row.on for row in anchors if row.on]
    if not days:
        return parts.nothing(TITLE, "No task has a date yet: enter the anchor dates first.", width)
    lanes = [lane for lane in lanes if not only or lane.stream.id in only]
    narrow = width < parts.NARROW
    left = 10.0 if narrow else min(176.0, max(144.0, width * 0.22))
    line = TimeLine(min(*days, today), max(*days, today), left + 10, width - 14)
    head, y = _head(anchors, line, today, 0 if narrow else left - 60, width, narrow)
    grounds: list[Shape] = []
    drawn: list[Shape] = []
    spots: dict[UUID, Spot] = {}
    borders, hidden, top = [y], 0, y
    through: list[tuple[float, Role]] = [(line.x(row.on), "ours") for row in anchors if row.on]
    through.append((line.x(today), "ink"))
    for at, lane in enumerate(lanes):
        if narrow:
            shapes, bottom = narrow_lane(lane, line, y, width, today, through)
        else:
            shapes, bottom, left_out = wide_lane(lane, at, line, y, width, spots)
            hidden += left_out
        if at % 2 == 0:
            grounds.append(Rect(0, y, width, bottom - y, "canvas"))
        drawn += shapes
        y = bottom
        borders.append(y)
    if not narrow:
        grounds += [Line(((x, top - 3), (x, y)), role, 1.3) for x, role in through]
    links = _links(dossier, lanes)
    joined = [] if narrow else link_lines(links, spots, borders)
    legend, y = parts.legend(_signs(lanes, bool(joined)), y + 8, 0, width)
    undated = sum(item.due is None for lane in lanes for item in lane.items)
    said = [f"{count(undated, 'task')} without a date"] if undated else []
    said += [f"{count(hidden, 'more task')} where the lane is full"] if hidden else []
    said += [f"{count(len(links), 'dependency', 'dependencies')} between lanes"] if narrow and links else []
    remark, y = parts.note(f"Not drawn: {', '.join(said)}." if said else "", y, 0, width)
    alt = _words(lanes, links, anchors, today)
    return Picture(TITLE, alt, width, y + 3, (*grounds, *head, *joined, *drawn, *legend, *remark))


def _told(item: PlanItem, gated: bool) -> PlanItem:
    """Return an item that says what may start before signing only while that matters."""
    return item if gated and not item.done else replace(item, before_signing="")


def _head(
    anchors: Sequence[AnchorDate], line: TimeLine, today: date, left: float, width: float, narrow: bool
) -> tuple[list[Shape], float]:
    """Return the words for the anchors, for today and for the weeks, and where they end."""
    rows = [
        Flag(line.x(row.on), f"{row.title}{' (expected)' if row.expected else ''}", "ours", bold=True)
        for row in anchors
        if row.on
    ]
    rows.append(Flag(line.x(today), "Today", "ink", bold=True))
    texts, number = parts.flags(rows, left, width)
    base = number * FLAG - 3
    shapes: list[Shape] = [
        Text(each.x, base + each.y, each.text, each.size, each.fill, each.anchor, each.bold) for each in texts
    ]
    if narrow:
        return shapes, base + 8
    shapes += [Text(x, base + 16, words, 10, "muted", "middle") for x, words in line.ticks()]
    return shapes, base + 24


def _links(dossier: Dossier, lanes: Sequence[Lane]) -> list[tuple[PlanItem, PlanItem]]:
    """Return the dependencies that lead from one lane into another."""
    items = {item.task.id: item for lane in lanes for item in lane.items}
    pairs = [(items.get(link.before_id), items.get(link.after_id)) for link in dossier.all(TaskLink)]
    return [(one, other) for one, other in pairs if one and other and one.workstream != other.workstream]


def _signs(lanes: Sequence[Lane], joined: bool) -> list[tuple[parts.Drawn, str]]:
    items = [item for lane in lanes for item in lane.items]
    words: dict[Mark, str] = {"done": "done", "planned": "planned", "late": "late"}
    signs = [
        (parts.sign(how), word)
        for how, word in words.items()
        if any(state(item) == how for item in items if item.due)
    ]
    for kind, word in (
        ("yes", "may start before signing"),
        ("ask counsel", "before signing: ask counsel"),
        ("hold", "legal hold"),
    ):
        if any(pennant_of(item) == kind for item in items):
            signs.append((lambda x, y, kind=kind: pennant(kind, x - 3, y), word))
    return [*signs, (parts.stroke("muted"), "has to be finished first")] if joined else signs


def _words(
    lanes: Sequence[Lane],
    links: Sequence[tuple[PlanItem, PlanItem]],
    anchors: Sequence[AnchorDate],
    today: date,
) -> str:
    said = [f"{TITLE}: {count(len(lanes), 'lane')}"]
    said += [f"{row.title} {near_date(row.on, today)}" for row in anchors if row.on]
    for lane in lanes:
        said.append(f"{lane.stream.title}: {lane.done} of {len(lane.items)} done")
        said += list(_items(lane.items, today))
    said += [f"{one.title} has to be finished before {other.title}" for one, other in links]
    return ". ".join(text.rstrip(".") for text in said) + "."


def _items(items: Sequence[PlanItem], today: date) -> Iterator[str]:
    more = {
        "yes": ", may start before signing",
        "ask counsel": ", before signing only if counsel agrees",
        "hold": ", legal hold",
    }
    for item in items:
        when = near_date(item.due, today) if item.due else "no date"
        yield f"{item.title}, {when}, {item.state}{more.get(pennant_of(item), '')}"
