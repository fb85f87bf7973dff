"""What goes out to whom in which week, and what did not (SIR, communication; S13, S25)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from alliance_desk.assessment.wording import count, short_date
from alliance_desk.pictures import lettering, parts
from alliance_desk.pictures.parts import Mark
from alliance_desk.pictures.shapes import Line, Picture, Rect, Shape, Text
from alliance_desk.records import Audience, Dossier, Message, Sending

TITLE = "Communication calendar"
AUDIENCES: dict[Audience, str] = {
    Audience.EXECUTIVES: "Executives",
    Audience.FRONT_LINE: "Front line",
    Audience.FIELD: "Field",
    Audience.PARTNER: "Between partners",
    Audience.EXTERNAL: "External",
}
WORDS: dict[Mark, str] = {"done": "sent", "planned": "planned", "late": "missed", "cancelled": "called off"}

Cell = Counter[Mark]
ORDER: tuple[Mark, ...] = ("done", "planned", "late", "cancelled")


def state(sending: Sending, today: date) -> Mark:
    """Return how one sending stands. One that is due today is not missed yet."""
    if sending.sent_on:
        return "done"
    if sending.cancelled.strip():
        return "cancelled"
    return "late" if sending.planned_on and sending.planned_on < today else "planned"


def communication_calendar(dossier: Dossier, today: date, width: float = 900) -> Picture:
    """Return the weeks around today for each audience, with a sign for all that was to go out in each."""
    by_id = {message.id: message for message in dossier.all(Message)}
    rows: list[tuple[Audience, date, Mark]] = []
    undated = 0
    for sending in dossier.all(Sending):
        message, day = by_id.get(sending.message_id), sending.sent_on or sending.planned_on
        if message is None:
            continue
        if day is None:
            undated += 1
        else:
            rows.append((message.audience, day, state(sending, today)))
    if not rows:
        words = "No sending has a date yet." if by_id else "No message is planned yet."
        return parts.nothing(TITLE, words, width)
    narrow = width < parts.NARROW
    left = 0.0 if narrow else min(150.0, max(120.0, width * 0.2))
    weeks = _weeks([day for _, day, _ in rows], today, 6 if narrow else max(6, int((width - left) // 46)))
    column = (width - left - 1) / len(weeks)
    cells: dict[Audience, dict[date, Cell]] = defaultdict(lambda: defaultdict(Counter))
    for audience, day, how in rows:
        if weeks[0] <= _monday(day) <= weeks[-1]:
            cells[audience][_monday(day)][how] += 1
    shapes = list(_head(weeks, today, left, column))
    now = left + ((today - weeks[0]).days + 0.5) / 7 * column
    bands: list[tuple[float, float]] = [(17, 34)]
    y = 34.0
    for audience in Audience:
        mine: list[Mark] = [how for who, _, how in rows if who == audience]
        if narrow and not mine:
            continue
        top = y + 20 if narrow else y
        row, y = _row(audience, mine, cells[audience], weeks, (left, column, width), y, narrow)
        shapes += row
        bands.append((top, y))
    shapes.append(Line(((0, y), (width, y)), "line"))
    if weeks[0] <= _monday(today) <= weeks[-1]:
        shapes += [Line(((now, top), (now, low)), "ink", 1.2) for top, low in bands]
    shown: list[Mark] = [how for how in ORDER if any(each == how for _, _, each in rows)]
    added, y = parts.legend([(parts.sign(how), WORDS[how]) for how in shown], y + 6, 0, width)
    earlier = sum(_monday(day) < weeks[0] for _, day, _ in rows)
    later = sum(_monday(day) > weeks[-1] for _, day, _ in rows)
    outside = [f"{earlier} earlier"] * bool(earlier) + [f"{later} later"] * bool(later)
    outside += [f"{undated} without a date"] * bool(undated)
    remark = f"Not drawn: {', '.join(outside)}." if outside else ""
    more, y = parts.note(remark, y, 0, width)
    alt = _words(rows, undated, today)
    return Picture(TITLE, alt, width, y + 3, (*shapes, *added, *more))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _weeks(days: Sequence[date], today: date, most: int) -> list[date]:
    """Return the Mondays of the weeks to show: all of them, or those around today."""
    first, last = _monday(min(days)), _monday(max(days))
    now = _monday(today)
    if (last - first).days // 7 + 1 > most:
        # A third of the room for what was: enough to see what was missed.
        first = max(first, min(now - timedelta(weeks=most // 3), last - timedelta(weeks=most - 1)))
        last = min(last, first + timedelta(weeks=most - 1))
    number = max((last - first).days // 7 + 1, min(most, 6))
    if now < first and (first - now).days // 7 + number <= most:
        number += (first - now).days // 7
        first = now
    return [first + timedelta(weeks=at) for at in range(number)]


def _head(weeks: Sequence[date], today: date, left: float, column: float) -> Iterator[Shape]:
    """Yield the Mondays, as many as can be read, and the word for today above them."""
    end = left - 10
    for at, week in enumerate(weeks):
        words = short_date(week, week)
        wide = lettering.width(words, 10)
        x = min(left + at * column + 2, left + len(weeks) * column - wide)
        if x >= end + 8:
            yield Text(x, 29, words, 10, "muted")
            end = x + wide
    if weeks[0] <= _monday(today) <= weeks[-1]:
        half = lettering.width("today", 10.5, bold=True) / 2
        x = left + ((today - weeks[0]).days + 0.5) / 7 * column
        x = min(max(x, half), left + len(weeks) * column - half)
        yield Text(x, 13, "today", 10.5, "ink", "middle", bold=True)


def _row(
    audience: Audience,
    mine: Sequence[Mark],
    cells: dict[date, Cell],
    weeks: Sequence[date],
    across: tuple[float, float, float],
    y: float,
    narrow: bool,
) -> tuple[list[Shape], float]:
    """Return the weeks of one audience, and where they end."""
    left, column, width = across
    tall = max((len(cell) for cell in cells.values()), default=1) * 18.0 + 10
    shapes: list[Shape] = [Line(((0, y), (width, y)), "line")]
    done, due = mine.count("done"), sum(how in ("done", "late") for how in mine)
    told = f"{done} of {due} sent" if due else "nothing due yet" if mine else "nothing planned"
    if narrow:
        told = lettering.shortened(told, 10.5, width * 0.5)
        room = width - lettering.width(told, 10.5) - 8
        shapes.append(
            Text(0, y + 15, lettering.shortened(AUDIENCES[audience], 11.5, room, True), 11.5, bold=True)
        )
        shapes.append(Text(width, y + 15, told, 10.5, "muted", "end"))
        y += 20
    else:
        tall = max(tall, 40)
        title = lettering.shortened(AUDIENCES[audience], 12, left - 10, bold=True)
        shapes.append(Text(0, y + 17, title, 12, bold=True))
        shapes.append(Text(0, y + 32, lettering.shortened(told, 10.5, left - 10), 10.5, "muted"))
    for at, week in enumerate(weeks):
        x = left + at * column
        if at % 2 == 0:
            shapes.append(Rect(x, y + 0.5, column, tall - 0.5, "canvas"))
        cell = cells.get(week, Counter())
        marks: list[Mark] = [how for how in ORDER if cell[how]]
        top = y + (tall - 18 * len(marks)) / 2 + 9
        for line, how in enumerate(marks):
            many = str(cell[how]) if cell[how] > 1 else ""
            wide = lettering.width(many, 10.5, bold=True)
            middle = x + column / 2 - (wide + 3) / 2 * bool(many)
            shapes += parts.mark(how, middle, top + 18 * line)
            if many:
                shapes.append(Text(middle + 9, top + 18 * line + 4, many, 10.5, "ink", bold=True))
    return shapes, y + tall


def _words(rows: Sequence[tuple[Audience, date, Mark]], undated: int, today: date) -> str:
    totals: Cell = Counter(how for _, _, how in rows)
    said = [
        f"{TITLE}: {count(len(rows), 'sending')}, "
        + ", ".join(f"{totals[how]} {WORDS[how]}" for how in ORDER if totals[how])
    ]
    for audience, title in AUDIENCES.items():
        mine: list[tuple[date, Mark]] = sorted((day, how) for who, day, how in rows if who == audience)
        if mine:
            said.append(
                f"{title}: " + ", ".join(f"{short_date(day, today)} {WORDS[how]}" for day, how in mine)
            )
    if undated:
        said.append(f"{count(undated, 'sending')} without a date")
    return ". ".join(said) + "."
