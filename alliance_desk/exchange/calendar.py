"""Calendar files (.ics) that Outlook, Thunderbird and others read, and read again as an update.

The rest of the desk knows nothing of the format; what goes in is decided in ``events``.
"""

# icalendar's properties are typed loosely.
# pyright: reportUnknownMemberType=false
from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from icalendar import Calendar, Event

from alliance_desk import __version__
from alliance_desk.documents.export import ExportError, put
from alliance_desk.exchange.events import KINDS, CalendarEvent, EventKind, For, Include, ends, events

__all__ = [
    "KINDS",
    "CalendarEvent",
    "EventKind",
    "ExportError",
    "For",
    "Include",
    "events",
    "to_bytes",
    "write",
]

_DOMAIN = "alliance-desk"
_BEGINNING = datetime(2020, 1, 1, tzinfo=UTC)
_CATEGORIES: dict[EventKind, str] = {
    "dates": "Key date",
    "milestones": "Milestone",
    "meetings": "Meeting",
    "kickoff": "Kickoff",
    "communication": "Communication",
    "tasks": "Task",
    "registers": "Register",
}


def write(events: Sequence[CalendarEvent], path: Path, now: datetime | None = None) -> Path:
    """Write entries into a file, whole or not at all; raise ExportError where that cannot be done."""
    return put(to_bytes(events, now), path)


def to_bytes(events: Sequence[CalendarEvent], now: datetime | None = None) -> bytes:
    """Return entries as a calendar file, read back before it is given out."""
    now = (now or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//Alliance Desk//Alliance Desk {__version__}//EN")
    calendar.add("calscale", "GREGORIAN")
    for event in events:
        calendar.add_component(_entry(event, now))
    if timed := [event.on for event in events if event.starts]:
        # Whole years, so that each rule of a zone has its switch to and from summer time.
        first, last = date(min(timed).year, 1, 1), max(timed) + timedelta(days=366)
        calendar.add_missing_timezones(first, last)
    data = calendar.to_ical()
    _check(data, events)
    return data


def _entry(event: CalendarEvent, now: datetime) -> Event:
    entry = Event()
    entry.add("uid", f"{event.uid}@{_DOMAIN}")
    entry.add("dtstamp", now)
    entry.add("last-modified", now)
    # An entry changes when its anchor moves, which no counter of its own record would show: the
    # minute of the export grows with every later file and never falls behind it.
    entry.add("sequence", max(0, int((now - _BEGINNING).total_seconds() // 60)))
    entry.add("summary", event.title)
    entry.add("dtstart", event.starts or event.on)
    entry.add("dtend", ends(event))
    entry.add("status", "TENTATIVE" if event.expected else "CONFIRMED")
    entry.add("class", "PRIVATE" if event.private else "PUBLIC")
    entry.add("categories", [_CATEGORIES[event.kind]])
    entry.add("transp", "OPAQUE" if event.starts else "TRANSPARENT")
    if event.starts is None:
        entry.add("x-microsoft-cdo-alldayevent", "TRUE")
        entry.add("x-microsoft-cdo-busystatus", "FREE")
    if place := " ".join(event.place.split()):
        entry.add("location", place)
    if event.notes:
        entry.add("description", event.notes.replace("\t", " "))
    return entry


def _check(data: bytes, events: Sequence[CalendarEvent]) -> None:
    """Raise ExportError unless the file holds what was to be written."""
    try:
        read = {str(each["uid"]) for each in Calendar.from_ical(data).walk("VEVENT")}
    except ValueError:
        read = set[str]()
    if read != {f"{event.uid}@{_DOMAIN}" for event in events}:
        raise ExportError("The calendar could not be made. Nothing was written.")
