"""The agenda of the joint kickoff worked out: times, time zones, over-run (S54; handbook 5.2)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from alliance_desk.assessment import schedule
from alliance_desk.assessment.wording import count
from alliance_desk.assessment.working_days import WorkCalendar
from alliance_desk.playbook import Playbook
from alliance_desk.playbook.library import AgendaItem as ProposedItem
from alliance_desk.records import AgendaItem, AnchorKind, Answer, Dossier, Kickoff, MeetingForm

FIRST, LAST = time(9), time(17)
"""When a day begins and ends where nothing that can be read is written."""

_CLOCK = re.compile(r"(\d{1,2})(?:[:.h ]?([0-5]\d))?")
_FORM_OF_OLD = "relationships.kickoff_form"
_NOWHERE = date(2000, 1, 3)
"""Stands for a day that is not known: its times are counted without time zones."""


@dataclass(frozen=True)
class Slot:
    """An item of the agenda with its times."""

    item: AgendaItem
    starts: time
    ends: time
    zones: tuple[tuple[str, str], ...] = ()
    """The start in each other zone, ``("Tokyo", "16:30")``; empty while the day is not known, since the
    difference may change with summer time."""
    overlap: int = 0
    """Minutes by which its fixed time comes before the end of what precedes it."""
    problem: str = ""
    """Why its fixed time cannot be read."""


@dataclass(frozen=True)
class Day:
    """One day of the kickoff, or one block of a remote one."""

    number: int
    on: date | None
    slots: tuple[Slot, ...]
    ends: time
    """When the work of the day ends; the social part comes on top."""
    over_minutes: int = 0
    """By how much that is later than planned."""
    minutes: int = 0
    """The length of the work, breaks included."""


def read_time(text: str) -> time:
    """Return the time of day that a text means; raise ValueError with a sentence where it means none."""
    found = _CLOCK.fullmatch(text.strip().casefold())
    if found is None or int(found[1]) > 23:
        raise ValueError(f"“{text.strip()}” is not a time of day; write it like 13:30.")
    return time(int(found[1]), int(found[2] or 0))


def clock(at: time) -> str:
    """Return ``13:30``."""
    return f"{at:%H:%M}"


def zone_of(name: str) -> ZoneInfo | None:
    """Return a time zone by its IANA name, or None where there is none."""
    try:
        return ZoneInfo(name.strip()) if name.strip() else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def zone_words(name: str) -> str:
    """Return ``New York`` for ``America/New_York``."""
    return name.strip().rpartition("/")[2].replace("_", " ")


@cache
def known_zones() -> tuple[str, ...]:
    """Return the names of all time zones that a person would choose, by name."""
    areas = ("Africa/", "America/", "Asia/", "Atlantic/", "Australia/")
    areas += ("Europe/", "Indian/", "Pacific/")
    return tuple(sorted(name for name in available_timezones() if name == "UTC" or name.startswith(areas)))


def other_zones(kickoff: Kickoff | None) -> list[str]:
    """Return the further zones of a kickoff, without blanks and doubles."""
    names = [name.strip() for name in (kickoff.other_zones if kickoff else "").split(",")]
    return [name for name in dict.fromkeys(names) if name]


def problems(kickoff: Kickoff | None) -> dict[str, str]:
    """Return a sentence for each field of the kickoff that cannot be used as it stands."""
    if kickoff is None:
        return {}
    found: dict[str, str] = {}
    hours: list[time] = []
    for field in ("starts_at", "ends_at"):
        try:
            hours.append(read_time(getattr(kickoff, field)))
        except ValueError as error:
            found[field] = str(error)
    if len(hours) == 2 and hours[1] <= hours[0]:
        found["ends_at"] = f"The day ends at {clock(hours[1])}, before it starts at {clock(hours[0])}."
    if kickoff.time_zone.strip() and zone_of(kickoff.time_zone) is None:
        found["time_zone"] = (
            f"“{kickoff.time_zone.strip()}” is no known time zone; choose one like Europe/Berlin."
        )
    unknown = [name for name in other_zones(kickoff) if zone_of(name) is None]
    if unknown:
        names = ", ".join(f"“{name}”" for name in unknown)
        found["other_zones"] = f"{names} is no known time zone; choose one like Asia/Tokyo."
    return found


def kickoff_form(dossier: Dossier) -> MeetingForm:
    """Return how people meet for the kickoff: in person while nobody has said otherwise."""
    return said_form(dossier) or MeetingForm.IN_PERSON


def said_form(dossier: Dossier) -> MeetingForm | None:
    """Return how the kickoff is held; before there is a record of it, as a question of old was answered."""
    kickoff = dossier.one(Kickoff)
    if kickoff is not None:
        return kickoff.form
    answer = dossier.one(Answer, question=_FORM_OF_OLD)
    if answer is None or not isinstance(answer.value, str) or not answer.value.strip():
        return None
    return MeetingForm.REMOTE if answer.value.casefold() == MeetingForm.REMOTE else MeetingForm.IN_PERSON


def run_sheet(dossier: Dossier, form: MeetingForm) -> tuple[Day, ...]:
    """Return the days of one of the two agendas up to the last with an item; a day between may be empty."""
    items = dossier.all(AgendaItem, form=form)
    last = max((item.day for item in items), default=0)
    kickoff = dossier.one(Kickoff)
    return tuple(
        _day(dossier, kickoff, number, [item for item in items if item.day == number])
        for number in range(1, last + 1)
    )


def day_date(dossier: Dossier, number: int) -> date | None:
    """Return the date of a day of the kickoff: the first on the anchor, the others on working days after."""
    first = schedule.anchor_date(dossier, AnchorKind.KICKOFF)
    if first is None or number == 1:
        return first
    return WorkCalendar.of(dossier).add(first, number - 1)


def over_words(day: Day) -> str:
    """Return ``20 minutes over``, or an empty text."""
    return f"{minutes_words(day.over_minutes)} over" if day.over_minutes else ""


def minutes_words(minutes: int) -> str:
    """Return ``45 minutes`` or ``7 h 30``."""
    if minutes < 60:
        return count(minutes, "minute")
    return f"{minutes // 60} h {minutes % 60:02}" if minutes % 60 else f"{minutes // 60} h"


def missing_items(dossier: Dossier, playbook: Playbook, form: MeetingForm) -> tuple[ProposedItem, ...]:
    """Return what the playbook proposes for an agenda and it lacks; an item is known by day and title."""
    have = {(item.day, _plain(item.title)) for item in dossier.all(AgendaItem, form=form)}
    return tuple(
        each for each in playbook.agenda if each.form == form and (each.day, _plain(each.title)) not in have
    )


def _day(dossier: Dossier, kickoff: Kickoff | None, number: int, items: Sequence[AgendaItem]) -> Day:
    on = day_date(dossier, number)
    zone = zone_of(kickoff.time_zone) if kickoff else None
    begin = _hour(kickoff.starts_at if kickoff else "", FIRST)
    close = _hour(kickoff.ends_at if kickoff else "", LAST)
    further = [name for name in other_zones(kickoff) if zone_of(name)] if on and zone else []
    base = datetime.combine(on or _NOWHERE, begin, zone if on and zone else UTC)
    cursor = start = base.astimezone(UTC)
    worked = start
    slots: list[Slot] = []
    for item in items:
        fixed, problem = _fixed(item, base)
        overlap = 0
        if fixed is not None:
            start = fixed
            overlap = 0 if item.parallel else max(0, _minutes(cursor - fixed))
        elif not (item.parallel and slots):
            start = cursor
        end = start + timedelta(minutes=item.minutes)
        zones = tuple((zone_words(name), _there(start, base, name)) for name in further)
        local = start.astimezone(base.tzinfo)
        slots.append(Slot(item, _time(local), _time(end.astimezone(base.tzinfo)), zones, overlap, problem))
        cursor = max(cursor, end)
        worked = worked if item.social else max(worked, end)
    limit = datetime.combine(base.date(), close, base.tzinfo).astimezone(UTC)
    over = max(0, _minutes(worked - limit)) if close > begin else 0
    ends = _time(worked.astimezone(base.tzinfo))
    return Day(number, on, tuple(slots), ends, over, _minutes(worked - base.astimezone(UTC)))


def _fixed(item: AgendaItem, base: datetime) -> tuple[datetime | None, str]:
    """Return the fixed start of an item, or why it cannot be read."""
    if not item.starts_at.strip():
        return None, ""
    try:
        return datetime.combine(base.date(), read_time(item.starts_at), base.tzinfo).astimezone(UTC), ""
    except ValueError as error:
        return None, str(error)


def _there(start: datetime, base: datetime, name: str) -> str:
    """Return a start as a clock shows it in another zone, with ``+1`` where it is another day."""
    there = start.astimezone(zone_of(name))
    days = (there.date() - base.date()).days
    return clock(there.time()) + (f" {days:+d}" if days else "")


def _time(at: datetime) -> time:
    return at.time().replace(second=0, microsecond=0)


def _minutes(span: timedelta) -> int:
    return round(span.total_seconds() / 60)


def _hour(text: str, otherwise: time) -> time:
    try:
        return read_time(text)
    except ValueError:
        return otherwise


def _plain(title: str) -> str:
    return " ".join(title.casefold().split())


def starts_in_zones(days: Iterable[Day]) -> tuple[str, ...]:
    """Return the zones that have a column of their own in a run sheet."""
    return tuple(dict.fromkeys(zone for day in days for slot in day.slots for zone, _ in slot.zones))
