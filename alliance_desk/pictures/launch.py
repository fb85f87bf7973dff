"""From the launch plan to activation: five stages with their dates and how they stand (SIR Figure 6; S36)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from alliance_desk.assessment.progress import Progress, all_workstreams
from alliance_desk.assessment.schedule import PlanItem, anchor_date, plan
from alliance_desk.assessment.wording import count, near_date
from alliance_desk.pictures import lettering, parts
from alliance_desk.pictures.palette import Role
from alliance_desk.pictures.parts import Mark
from alliance_desk.pictures.shapes import Line, Picture, Polygon, Rect, Shape, Text
from alliance_desk.playbook import Playbook
from alliance_desk.records import AnchorKind, Dossier

TITLE = "Launch and activation"
TALL = 62.0
LOOKS: dict[Mark, tuple[Role, Role]] = {
    "done": ("good_soft", "good"),
    "half": ("ours_soft", "ours"),
    "late": ("bad_soft", "bad"),
    "open": ("track", "muted"),
}
"""Ground and line of a stage by how it stands."""


@dataclass(frozen=True)
class _Stage:
    title: str
    mark: Mark
    state: str
    days: str
    told: str


def launch_track(dossier: Dossier, playbook: Playbook, today: date, width: float = 900) -> Picture:
    """Return the stages as arrows one after the other, in the side column one below the other."""
    progress = all_workstreams(dossier, playbook, today)
    items: dict[str, list[PlanItem]] = {}
    for item in plan(dossier, playbook, today):
        items.setdefault(item.workstream, []).append(item)
    streams = [stream for stream in playbook.workstreams if stream.kind == "stage"]
    if not streams:
        return parts.nothing(TITLE, "This playbook has no launch stages.", width)
    stages = [
        _stage(stream.title, progress[stream.id], items.get(stream.id, []), today) for stream in streams
    ]
    headline = _headline(anchor_date(dossier, AnchorKind.LAUNCH), today)
    shapes: list[Shape] = [Text(0, 15, lettering.shortened(headline, 13, width, True), 13, bold=True)]
    if width >= 140 * len(stages):
        drawn, y = _along(stages, 28, width)
    else:
        drawn, y = _down(stages, 26, width)
    said = [
        f"{at}, {each.title}: {each.state}, {each.days}, {each.told}" for at, each in enumerate(stages, 1)
    ]
    alt = f"{TITLE}. {headline}. {'. '.join(said)}."
    return Picture(TITLE, alt, width, y + 3, (*shapes, *drawn))


def _headline(launch: date | None, today: date) -> str:
    if launch is None:
        return "Launch date not known"
    left = (launch - today).days
    if left == 0:
        return "Launch today"
    when = f"in {count(left, 'day')}" if left > 0 else f"{count(-left, 'day')} ago"
    return f"Launch {near_date(launch, today)}, {when}"


def _standing(progress: Progress, items: list[PlanItem], today: date) -> tuple[Mark, str]:
    """Return how a stage stands by its dates: done, behind, now, or when it begins.

    A stage whose dates lie ahead has not begun because a line of its checklist is ticked.
    """
    days = [item.due for item in items if item.due]
    if not progress.total:
        return "open", "nothing planned"
    if progress.complete:
        return "done", "done"
    if progress.late:
        return "late", f"behind, {progress.late} late"
    if days and max(days) < today:
        return "late", "behind"
    first = min((item.start or item.due for item in items if item.due), default=None)
    if first and first > today and not any(item.done for item in items):
        return "open", f"begins {near_date(first, today)}"
    return ("half", "now") if days or progress.state == "in progress" else ("open", "not started")


def _stage(title: str, progress: Progress, items: list[PlanItem], today: date) -> _Stage:
    mark, state = _standing(progress, items, today)
    days = [item.due for item in items if item.due]
    if not days:
        when = "no dates yet"
    else:
        first, last = near_date(min(days), today), near_date(max(days), today)
        when = first if first == last else f"{first} – {last}"
    told = f"{progress.done} of {progress.total} points done" if progress.total else "no tasks"
    return _Stage(title, mark, state, when, told)


def _along(stages: list[_Stage], y: float, width: float) -> tuple[list[Shape], float]:
    shapes: list[Shape] = []
    tip, step = 16.0, (width - 18) / len(stages)
    for at, stage in enumerate(stages):
        x, end = at * step, (at + 1) * step - 3
        soft, role = LOOKS[stage.mark]
        notch = ((x + tip, y + TALL / 2),) if at else ()
        points = ((x, y), (end, y), (end + tip, y + TALL / 2), (end, y + TALL), (x, y + TALL), *notch)
        shapes.append(Polygon(points, soft))
        shapes.append(Line((*points, points[0]), role, 1.4))
        left = x + (tip + 8 if at else 12)
        room = end - left + 2
        lines = lettering.wrapped(stage.title, 12.5, room, 2, bold=True)
        base = y + TALL / 2 + 4.5 - (len(lines) - 1) * 8
        shapes += [
            Text(left, base + line * 16, text, 12.5, "ink", bold=True) for line, text in enumerate(lines)
        ]
        low = y + TALL + 18
        shapes += parts.mark(stage.mark, x + 8, low, 6)
        room = step - 26
        shapes.append(
            Text(x + 20, low + 4, lettering.shortened(stage.state, 11.5, room, True), 11.5, role, bold=True)
        )
        for line, text in enumerate((stage.days, stage.told)):
            shapes.append(
                Text(x + 20, low + 21 + line * 15, lettering.shortened(text, 11, room), 11, "muted")
            )
    return shapes, y + TALL + 62


def _down(stages: list[_Stage], y: float, width: float) -> tuple[list[Shape], float]:
    shapes: list[Shape] = []
    tall = 54.0
    for at, stage in enumerate(stages):
        soft, role = LOOKS[stage.mark]
        top = y + at * (tall + 10)
        shapes.append(Rect(0.7, top, width - 1.4, tall, soft, role, 1.2, 7))
        shapes += parts.mark(stage.mark, 16, top + 17, 6)
        title = lettering.shortened(stage.title, 12, width - 38, bold=True)
        shapes.append(Text(29, top + 21, title, 12, "ink", bold=True))
        told = lettering.shortened(f"{stage.state}, {stage.told}", 10.5, width - 38)
        shapes.append(Text(29, top + 35, told, 10.5, role if stage.mark != "open" else "muted"))
        shapes.append(Text(29, top + 48, lettering.shortened(stage.days, 10.5, width - 38), 10.5, "muted"))
        if at + 1 < len(stages):
            shapes.append(parts.arrow_head(16, top + tall + 9, 0, 1, "muted", 8))
    return shapes, y + len(stages) * (tall + 10) - 8
