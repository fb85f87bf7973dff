"""The days of the joint kickoff as blocks by time (SIR, joint kickoff; S54)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from alliance_desk.assessment.agenda import Day, Slot, clock, kickoff_form, over_words, run_sheet
from alliance_desk.assessment.wording import count, near_date
from alliance_desk.pictures import lettering, parts
from alliance_desk.pictures.palette import Role
from alliance_desk.pictures.shapes import Circle, Picture, Rect, Shape, Text
from alliance_desk.playbook import Playbook
from alliance_desk.records import AgendaItem, Dossier, MeetingForm

TITLE = "Days of the kickoff"
DAY = 230.0
"""Least width of a day where days stand side by side."""
MOST = 14
"""More blocks of a day than this are counted in the side column, and more days than hold so many."""


def kickoff_days(dossier: Dossier, playbook: Playbook, today: date, width: float = 900) -> Picture:
    """Return each day as a column of blocks that are taller the longer they take.

    What runs at the same time stands side by side; the social part has a colour and a dot of its own.
    """
    form = kickoff_form(dossier)
    if not dossier.all(AgendaItem, form=form):
        form = next((row.form for row in dossier.all(AgendaItem)), form)
    days = [day for day in run_sheet(dossier, form) if day.slots]
    if not days:
        proposed = sum(item.form == form for item in playbook.agenda)
        more = f" The playbook proposes {count(proposed, 'item')}." if proposed else ""
        return parts.nothing(TITLE, f"The agenda is still empty.{more}", width)
    narrow = width < parts.NARROW
    columns = 1 if narrow else max(1, min(len(days), int(width // DAY), 4))
    gap = 16.0
    each = (width - gap * (columns - 1)) / columns
    shapes: list[Shape] = []
    y = lowest = 0.0
    shown = days
    if narrow:
        shown = [day for at, day in enumerate(days) if not at or _blocks(days[: at + 1]) <= MOST]
    for at, day in enumerate(shown):
        column = at % columns
        if not column and at:
            y = lowest + 14
        drawn, bottom = _day(dossier, day, _named(day, form), column * (each + gap), y, each, today, narrow)
        shapes += drawn
        lowest = max(lowest, bottom)
    signs: list[tuple[parts.Drawn, str]] = [(_block("ours_soft", "ours"), "work")]
    if any(slot.item.social for day in days for slot in day.slots):
        signs.append((_block("third_soft", "third"), "social"))
    if any(_unstaffed(slot) for day in days for slot in day.slots):
        signs.append((parts.sign("open"), "no presenter yet"))
    added, y = parts.legend(signs, lowest + 8, 0, width)
    later = count(len(days) - len(shown), "more day") if len(days) > len(shown) else ""
    remark, y = parts.note(f"{later} not drawn here." if later else "", y, 0, width)
    alt = _words(dossier, days, form, today)
    return Picture(TITLE, alt, width, y + 3, (*shapes, *added, *remark))


def _named(day: Day, form: MeetingForm) -> str:
    """Return ``Day 1``; at a distance people meet in blocks."""
    return f"{'Block' if form == MeetingForm.REMOTE else 'Day'} {day.number}"


def _blocks(days: Sequence[Day]) -> int:
    return sum(len(day.slots) for day in days)


def _block(fill: Role, line: Role) -> parts.Drawn:
    return lambda x, y: (Rect(x - 6, y - 5, 12, 10, fill, line, radius=2),)


def _unstaffed(slot: Slot) -> bool:
    return slot.item.presenter_id is None and not slot.item.social


def _day(
    dossier: Dossier, day: Day, name: str, x: float, y: float, width: float, today: date, narrow: bool
) -> tuple[list[Shape], float]:
    """Return one day, and where it ends."""
    when = f", {near_date(day.on, today)}" if day.on else ""
    end = f"ends {clock(day.ends)}"
    room = width - lettering.width(end, 11) - 10
    shapes: list[Shape] = [
        Text(x, y + 14, lettering.shortened(f"{name}{when}", 12.5, room, True), 12.5, bold=True),
        Text(x + width, y + 14, end, 11, "bad" if day.over_minutes else "muted", "end"),
    ]
    y += 22
    groups = list(_groups(day.slots))
    shown = groups[:MOST] if narrow else groups
    for group in shown:
        tall = min(max(21.0, max(slot.item.minutes for slot in group) * 0.62), 96)
        if len(group) > 1 and (narrow or width / len(group) < 110):
            for slot in group:
                shapes += _slot(dossier, slot, x, y, width, tall)
                y += tall + 3
            continue
        if len(group) > 1:
            # Half as wide, so twice as tall: the words need two lines.
            tall = max(tall, 66)
        part = (width - 38) / len(group)
        for at, slot in enumerate(group):
            left = x if not at else x + 38 + at * part + 3
            wide = 38 + part if not at else part - 3
            shapes += _slot(dossier, slot, left, y, wide, tall, clocked=not at)
        y += tall + 3
    if len(groups) > len(shown):
        more, y = parts.note(f"and {len(groups) - len(shown)} more", y, x + 38, x + width)
        shapes += more
    if over := over_words(day):
        shapes += parts.mark("late", x + 8, y + 9, 5.5)
        shapes.append(
            Text(x + 20, y + 13, lettering.shortened(over, 11, width - 22, True), 11, "bad", bold=True)
        )
        y += 20
    return shapes, y


def _groups(slots: Sequence[Slot]) -> Iterator[list[Slot]]:
    """Yield the slots, those that run side by side together."""
    group: list[Slot] = []
    for slot in slots:
        if group and not slot.item.parallel:
            yield group
            group = []
        group.append(slot)
    if group:
        yield group


def _slot(
    dossier: Dossier, slot: Slot, x: float, y: float, width: float, tall: float, clocked: bool = True
) -> Iterator[Shape]:
    soft: Role = "third_soft" if slot.item.social else "ours_soft"
    role: Role = "third" if slot.item.social else "ours"
    left = x + 38 if clocked else x
    if clocked:
        yield Text(x, y + 14, clock(slot.starts), 10.5, "muted")
    yield Rect(left, y, x + width - left, tall, soft, radius=4)
    yield Rect(left, y, 3, tall, role, radius=1)
    inner, room = left + 9, x + width - left - 15
    if slot.item.social:
        yield Circle(x + width - 9, y + 10, 3.2, "third")
        room -= 8
    if _unstaffed(slot):
        yield from parts.mark("open", x + width - 10, y + 10.5, 4.5)
        room -= 8
    lines = 2 if tall >= 38 else 1
    title = lettering.wrapped(slot.item.title or "No title yet", 11.5, room, lines, bold=True)
    for at, text in enumerate(title):
        yield Text(inner, y + 14.5 + at * 14, text, 11.5, "ink", bold=True)
    base = y + 14.5 + len(title) * 14
    names = [dossier.person_name(slot.item.presenter_id), dossier.person_name(slot.item.counterpart_id)]
    about = [f"{slot.item.minutes} min", " and ".join(name for name in names if name)]
    about += [f"{zone} {at}" for zone, at in slot.zones[:1]]
    for words in (", ".join(text for text in about[:2] if text), *about[2:]):
        fit = int((y + tall - 3 - base) // 13) + 1
        for text in lettering.wrapped(words, 10, room, fit) if fit > 0 else ():
            yield Text(inner, base, text, 10, "muted")
            base += 13


def _words(dossier: Dossier, days: Sequence[Day], form: MeetingForm, today: date) -> str:
    said = [f"{TITLE}, {form}: {count(len(days), 'day')}"]
    for day in days:
        when = f", {near_date(day.on, today)}" if day.on else ""
        over = f", {over_words(day)}" if day.over_minutes else ""
        items = count(len(day.slots), "item")
        said.append(f"{_named(day, form)}{when}: {items}, ends {clock(day.ends)}{over}")
        for slot in day.slots:
            who = dossier.person_name(slot.item.presenter_id)
            by = f", {who}" if who else "" if slot.item.social else ", no presenter yet"
            side = ", in parallel" if slot.item.parallel else ""
            title = slot.item.title or "no title yet"
            said.append(f"{clock(slot.starts)} {title}, {slot.item.minutes} minutes{by}{side}")
    return ". ".join(said) + "."
