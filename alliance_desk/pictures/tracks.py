"""A startup that begins at signing against one that begins at the term sheet (SIR Figure 7; S43)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from alliance_desk.assessment.schedule import AnchorDate, anchor_dates, goal, plan
from alliance_desk.assessment.wording import count, listed, near_date
from alliance_desk.pictures import lettering, parts
from alliance_desk.pictures.palette import Role
from alliance_desk.pictures.parts import Flag, TimeLine
from alliance_desk.pictures.shapes import Circle, Line, Picture, Polygon, Rect, Shape, Text
from alliance_desk.playbook import Playbook
from alliance_desk.records import ANCHOR_TITLES, AnchorKind, Dossier

TITLE = "Two ways to start"
TALL = 34.0


@dataclass(frozen=True)
class _Dates:
    """The three dates that the comparison stands on; ``aim`` is the kickoff, or the launch."""

    sheet: AnchorDate | None
    signing: AnchorDate | None
    aim: AnchorDate | None
    word: str

    @property
    def known(self) -> list[AnchorDate]:
        return [row for row in (self.sheet, self.signing, self.aim) if row is not None and row.on]

    @property
    def unknown(self) -> list[str]:
        wanted = ((self.sheet, "the term sheet"), (self.signing, "signing"), (self.aim, f"the {self.word}"))
        return [name for row, name in wanted if row is None or row.on is None]


def two_tracks(dossier: Dossier, playbook: Playbook, today: date, width: float = 900) -> Picture:
    """Return both tracks with the dates of this alliance and the days between them.

    Every figure comes from a date that was entered or that the plan expects; where one is missing, the
    picture says which.
    """
    rows = {row.kind: row for row in anchor_dates(dossier)}
    aim = goal(dossier)
    dates = _Dates(
        rows.get(AnchorKind.TERM_SHEET),
        rows.get(AnchorKind.SIGNING),
        rows.get(aim),
        "launch" if aim == AnchorKind.LAUNCH else "kickoff",
    )
    if len(dates.known) < 2:
        words = f"Not known yet: {listed([f'the date of {name}' for name in dates.unknown])}."
        return parts.nothing(TITLE, words, width)
    days = [row.on for row in dates.known if row.on]
    line = TimeLine(min(days), max(days), 14, width - 14)
    # The tasks of the startup: those of the functional plans wait for the signing either way.
    work = [item.due for item in plan(dossier, playbook, today) if item.due and not item.functional_plan]
    signed = dates.signing.on if dates.signing else None
    early = sum(day < signed for day in work) if signed else 0
    shapes: list[Shape] = []
    texts, number = parts.flags([_flag(row, line, today) for row in dates.known], 0, width, 11)
    base = number * 15.0 - 3
    shapes += [Text(t.x, base + t.y, t.text, t.size, t.fill, t.anchor, t.bold) for t in texts]
    top = base + 8
    first, y = _track("Startup begins at signing", dates.signing, dates, len(work), 0, line, top + 4, width)
    second, y = _track(
        "Startup begins at the term sheet", dates.sheet, dates, len(work) - early, early, line, y + 12, width
    )
    for row in dates.known:
        if row.on:
            x = line.x(row.on)
            shapes.append(Line(((x, top), (x, y)), "muted", 1, dashed=row.expected))
    shapes += [*first, *second]
    won, role = _won(dates)
    y += 6
    for text in lettering.wrapped(won, 12, width, 3, bold=True):
        shapes.append(Text(0, y + 14, text, 12, role, bold=True))
        y += 17
    alt = f"{TITLE}. {'. '.join(_words(dates, len(work), early, today))}. {won}"
    return Picture(TITLE, alt, width, y + 5, tuple(shapes))


def _flag(row: AnchorDate, line: TimeLine, today: date) -> Flag:
    assert row.on
    about = "expected " if row.expected else ""
    return Flag(line.x(row.on), f"{_short(row)}, {about}{near_date(row.on, today)}", "ink")


def _short(row: AnchorDate) -> str:
    short = {
        AnchorKind.TERM_SHEET: "Term sheet",
        AnchorKind.SIGNING: "Signing",
        AnchorKind.KICKOFF: "Kickoff",
    }
    return short.get(row.kind, ANCHOR_TITLES[row.kind])


def _track(
    title: str,
    begin: AnchorDate | None,
    dates: _Dates,
    tasks: int,
    before: int,
    line: TimeLine,
    y: float,
    width: float,
) -> tuple[list[Shape], float]:
    """Return one track: what lies still before it begins, its time, and where it ends."""
    from_sheet = begin is dates.sheet
    role: Role = "good" if from_sheet else "muted"
    head = lettering.shortened(title, 12, width, bold=True)
    # The lines of the dates run behind the words, not through them.
    shapes: list[Shape] = [
        Rect(0, y + 1, lettering.width(head, 12, bold=True) + 6, 19, "paper"),
        Text(0, y + 14, head, 12, "ink", bold=True),
    ]
    y += 22
    start = begin.on if begin else None
    end = dates.aim.on if dates.aim else None
    if start is None or end is None:
        missing = ([] if start else [title.rpartition(" at ")[2]]) + ([] if end else [f"the {dates.word}"])
        words = lettering.shortened(f"Date of {listed(missing)} not known.", 11.5, width)
        shapes.append(Rect(0, y + 1, lettering.width(words, 11.5) + 6, 19, "paper"))
        return [*shapes, Text(0, y + 14, words, 11.5, "wait")], y + 24
    a, b = line.x(min(start, end)), line.x(max(start, end))
    idle = line.x(dates.known[0].on or start)
    if idle < a:
        shapes.append(Line(((idle, y + TALL / 2), (a, y + TALL / 2)), "muted", 1.5, dashed=True))
        shapes += _centred("waits", idle, a, y + TALL / 2 - 5, 10.5, "muted")
    shapes += _bar(a, b, y, role)
    days = (end - start).days
    words = count(days, "day") if days >= 0 else f"{count(-days, 'day')} too late"
    size = 12.5 if b - a > 90 else 10.5
    shapes += _centred(words, a + 5, b - 5, y + TALL / 2 + 4.5, size, "ink", bold=True)
    y += TALL + 4
    signed = line.x(dates.signing.on) if from_sheet and dates.signing and dates.signing.on else None
    if signed is not None and before and a < signed < b:
        shapes += _centred(f"{count(before, 'task')} before signing", a, signed - 4, y + 11, 10.5, "muted")
        shapes += _centred(f"{tasks} after", signed + 4, b, y + 11, 10.5, "muted")
    else:
        shapes += _centred(count(tasks + before, "task"), a, b, y + 11, 10.5, "muted")
    return shapes, y + 18


def _bar(a: float, b: float, y: float, role: Role) -> Iterator[Shape]:
    """Yield the time of a track as an arrow towards its aim."""
    soft: Role = "good_soft" if role == "good" else "track"
    tip = min(12.0, (b - a) / 2)
    points = ((a, y), (b - tip, y), (b, y + TALL / 2), (b - tip, y + TALL), (a, y + TALL))
    yield Polygon(points, soft)
    yield Line((*points, points[0]), role, 1.5)
    yield Rect(a, y, 4, TALL, role)
    yield Circle(b, y + TALL / 2, 4, role)


def _centred(
    words: str, left: float, right: float, y: float, size: float, role: Role, bold: bool = False
) -> list[Shape]:
    """Return a text in the middle between two places, or none where not even a word fits."""
    text = lettering.shortened(words, size, right - left, bold)
    if len(text) < 4:
        return []
    return [Text((left + right) / 2, y, text, size, role, "middle", bold)]


def _won(dates: _Dates) -> tuple[str, Role]:
    """Return what the earlier start is worth, in days that are known."""
    if dates.sheet is None or dates.sheet.on is None or dates.signing is None or dates.signing.on is None:
        missing = [name for name in dates.unknown if name != f"the {dates.word}"]
        return f"Days won cannot be told: the date of {listed(missing)} is not known.", "wait"
    days = (dates.signing.on - dates.sheet.on).days
    if days <= 0:
        return "The term sheet is not before signing: the start wins no days.", "wait"
    about = "about " if dates.sheet.expected or dates.signing.expected else ""
    return (
        f"Starting at the term sheet gives {about}{count(days, 'more day')} before the {dates.word}.",
        "good",
    )


def _words(dates: _Dates, tasks: int, early: int, today: date) -> Iterator[str]:
    for row in dates.known:
        if row.on:
            yield f"{row.title}: {'expected ' if row.expected else ''}{near_date(row.on, today)}"
    for name in dates.unknown:
        yield f"Date of {name} not known"
    end = dates.aim.on if dates.aim else None
    for begin, name in ((dates.signing, "signing"), (dates.sheet, "the term sheet")):
        if begin and begin.on and end:
            yield f"From {name} to the {dates.word}: {count((end - begin.on).days, 'day')}"
    yield f"{count(tasks, 'task')} with a date, {early} of them before signing"
