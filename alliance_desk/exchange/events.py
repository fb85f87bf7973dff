"""What of an alliance belongs in a calendar, and for whom (handbook S25, section 4 row 17)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal, get_args
from uuid import UUID

from alliance_desk.assessment.agenda import read_time, run_sheet, zone_of
from alliance_desk.assessment.schedule import anchor_dates, plan
from alliance_desk.exchange.register_events import register_dates
from alliance_desk.playbook import Playbook
from alliance_desk.records import (
    AfterAction,
    AnchorKind,
    Briefing,
    Committee,
    Dossier,
    Kickoff,
    LaunchStep,
    Meeting,
    Message,
    Milestone,
    Person,
    PreRead,
    PressRelease,
    Sending,
    Task,
    Visibility,
)

EventKind = Literal["dates", "milestones", "meetings", "kickoff", "communication", "tasks", "registers"]
KINDS: tuple[EventKind, ...] = get_args(EventKind)
For = Literal["myself", "everyone"]

HALF = 30
"""Minutes of a briefing, and of an hour of launch day, which says when something happens."""
HOUR = 60
"""Minutes that a meeting takes where nothing is known."""


@dataclass(frozen=True)
class CalendarEvent:
    """One entry of a calendar: a whole day or several, or a time of day."""

    uid: str
    """Stays the same for as long as the record lives, so that reading the file again updates the entry."""
    kind: EventKind
    title: str
    on: date
    starts: datetime | None = None
    """With its time zone; None for an entry of a whole day."""
    minutes: int = 0
    place: str = ""
    notes: str = ""
    expected: bool = False
    """The desk worked the date out, and nobody has set it."""
    private: bool = False


@dataclass(frozen=True)
class Include:
    """What the user chose to put into the file."""

    kinds: frozenset[EventKind] = frozenset(KINDS)
    audience: For = "everyone"
    first: date | None = None
    last: date | None = None
    private: bool = False
    """Mark each entry as private, so that those who share the calendar see only that the time is taken."""


def events(dossier: Dossier, playbook: Playbook, today: date, include: Include) -> list[CalendarEvent]:
    """Return the entries that were chosen, by date. For everyone: joint text only, and nobody's own tasks."""
    name = _plain(dossier.alliance.name)
    chosen = [
        replace(each, title=f"{each.title} ({name})", private=include.private)
        for each in _all(dossier, playbook, today, include.audience == "myself")
        if each.kind in include.kinds
        and (include.first is None or each.on >= include.first)
        and (include.last is None or each.on <= include.last)
    ]
    return sorted(chosen, key=lambda each: (each.on, each.starts is not None, _instant(each), each.title))


def manager_ids(dossier: Dossier) -> set[UUID]:
    """Return the people on the register who are the alliance manager of this desk, known by name."""
    name = dossier.alliance.manager.strip().casefold()
    return {person.id for person in dossier.all(Person) if name and person.name.strip().casefold() == name}


def _all(dossier: Dossier, playbook: Playbook, today: date, myself: bool) -> Iterator[CalendarEvent]:
    yield from _dates(dossier)
    yield from _milestones(dossier)
    yield from _meetings(dossier, myself)
    yield from _kickoff(dossier, myself)
    yield from _communication(dossier, myself)
    yield from _tasks(dossier, playbook, today, myself)
    for row in register_dates(dossier, playbook, today, myself, manager_ids(dossier)):
        notes = f"Owner: {row.who}" if row.who and not myself else ""
        uid = f"{row.record}-{row.field}"
        yield CalendarEvent(uid, "registers", _titled(row.title), row.due, notes=notes)


def _dates(dossier: Dossier) -> Iterator[CalendarEvent]:
    for anchor in anchor_dates(dossier):
        if anchor.on:
            # Named after the alliance and not after its row: an expected date has none yet.
            uid = f"{dossier.alliance.id}-{anchor.kind.value}"
            title = f"{anchor.title} (expected)" if anchor.expected else anchor.title
            yield CalendarEvent(uid, "dates", title, anchor.on, expected=anchor.expected)


def _milestones(dossier: Dossier) -> Iterator[CalendarEvent]:
    for row in dossier.all(Milestone):
        if row.on and row.done_on is None:
            yield CalendarEvent(str(row.id), "milestones", f"Milestone: {_titled(row.title)}", row.on)


def _meetings(dossier: Dossier, myself: bool) -> Iterator[CalendarEvent]:
    for row in dossier.all(Meeting):
        if row.on is None:
            continue
        body = dossier.get(Committee, row.committee_id)
        label = _plain(body.label) if body else ""
        title = ": ".join(filter(None, (label, _plain(row.title)))) or "Meeting"
        starts, said = _start(row.on, row.starts_at, row.time_zone)
        notes = [said]
        if myself and row.position_taken.strip():
            notes.append(f"Internal, what we want from it: {row.position_taken.strip()}")
        yield CalendarEvent(
            str(row.id), "meetings", title, row.on, starts, row.minutes or HOUR, row.place, _joined(notes)
        )
        if myself and row.prepared_on and not row.held:
            yield CalendarEvent(
                f"{row.id}-prepare", "meetings", f"Align beforehand: {title}", row.prepared_on
            )
    planned = {row.committee_id for row in dossier.all(Meeting)}
    for body in dossier.all(Committee):
        if body.first_meeting and body.id not in planned:
            title = f"{_plain(body.label) or 'Committee'}: first meeting"
            yield CalendarEvent(f"{body.id}-first", "meetings", title, body.first_meeting, place=body.place)


def _kickoff(dossier: Dossier, myself: bool) -> Iterator[CalendarEvent]:
    kickoff = dossier.one(Kickoff)
    zone = zone_of(kickoff.time_zone) if kickoff else None
    for day in run_sheet(dossier, kickoff.form) if kickoff else ():
        for slot in day.slots:
            if day.on is None:
                continue
            item = slot.item
            names = [dossier.person_name(id) for id in (item.presenter_id, item.counterpart_id)]
            notes = [
                f"With {' and '.join(filter(None, names))}" if any(names) else "",
                f"Outcome wanted: {item.outcome.strip()}" if item.outcome.strip() else "",
                f"Own notes: {item.notes.strip()}" if myself and item.notes.strip() else "",
                "" if zone else f"{slot.starts:%H:%M} to {slot.ends:%H:%M}; the time zone is not known yet.",
            ]
            yield CalendarEvent(
                str(item.id),
                "kickoff",
                f"Kickoff: {_titled(item.title)}",
                day.on,
                datetime.combine(day.on, slot.starts, zone) if zone else None,
                item.minutes,
                kickoff.place if kickoff else "",
                _joined(notes),
            )
    if not myself:
        return
    for reading in dossier.all(PreRead):
        if reading.send_by and reading.sent_on is None:
            title = f"Send pre-reading: {_titled(reading.title)}"
            yield CalendarEvent(str(reading.id), "kickoff", title, reading.send_by)


def _communication(dossier: Dossier, myself: bool) -> Iterator[CalendarEvent]:
    messages = {row.id: row for row in dossier.all(Message)}
    for sending in dossier.all(Sending):
        message = messages.get(sending.message_id)
        if message is None or sending.planned_on is None or sending.sent_on or sending.cancelled.strip():
            continue
        if myself or message.visibility == Visibility.JOINT:
            to = _plain(message.who) or str(message.audience)
            title = f"Message to {to}"
            how = f"By {_plain(message.channel)}" if message.channel.strip() else ""
            yield CalendarEvent(
                str(sending.id),
                "communication",
                title,
                sending.planned_on,
                notes=_joined([message.text.strip(), how]),
            )
    for release in dossier.all(PressRelease):
        if release.planned_on and (myself or release.joint):
            title = f"Press release: {_titled(release.title)}"
            yield CalendarEvent(str(release.id), "communication", title, release.planned_on)
    yield from _briefings(dossier) if myself else ()
    yield from _launch_day(dossier, myself)


def _briefings(dossier: Dossier) -> Iterator[CalendarEvent]:
    for row in dossier.all(Briefing):
        if row.on and row.done_on is None:
            starts, said = _start(row.on, row.at, row.time_zone)
            until = " ".join(filter(None, (str(row.embargo_until or ""), row.embargo_at.strip())))
            embargo = f"Embargo until {until}" if until else ""
            title = f"Briefing: {_titled(row.who)}"
            notes = _joined([said, embargo])
            yield CalendarEvent(str(row.id), "communication", title, row.on, starts, HALF, notes=notes)


def _launch_day(dossier: Dossier, myself: bool) -> Iterator[CalendarEvent]:
    """Yield the hours of launch day: for everyone those that both sides may read (S39)."""
    day = dossier.anchor(AnchorKind.LAUNCH)
    for row in dossier.all(LaunchStep) if day else ():
        if day is None or row.done_on or not (myself or row.visibility == Visibility.JOINT):
            continue
        starts, said = _start(day, row.at, row.time_zone)
        names = filter(None, (dossier.person_name(id) for id in (row.owner_id, row.other_owner_id)))
        owners = " and ".join(names)
        notes = _joined([said, f"By {owners}" if owners else ""])
        title = f"Launch day: {_titled(row.title)}"
        yield CalendarEvent(str(row.id), "communication", title, day, starts, HALF, notes=notes)


def _tasks(dossier: Dossier, playbook: Playbook, today: date, myself: bool) -> Iterator[CalendarEvent]:
    mine = manager_ids(dossier)
    own = dossier.own
    joint = {item.id for item in playbook.schedule if not item.internal}
    for item in plan(dossier, playbook, today):
        task = item.task
        if item.done or item.due is None:
            continue
        nobody = task.owner_id is None and own is not None and task.partner_id in (None, own.id)
        if myself:
            chosen = task.owner_id in mine or task.other_owner_id in mine or nobody
        else:
            chosen = task.visibility == Visibility.JOINT or _known(playbook, task) in joint
        if chosen:
            notes = f"Owner: {item.owner}" if item.owner and not myself else ""
            yield CalendarEvent(str(task.id), "tasks", _titled(item.title), item.due, notes=notes)
    for action in dossier.all(AfterAction):
        if action.due and action.done_on is None and not action.decision:
            if myself and not mine & {action.owner_id, action.other_owner_id}:
                continue
            yield CalendarEvent(
                str(action.id), "tasks", f"From the kickoff: {_titled(action.text)}", action.due
            )


def _known(playbook: Playbook, task: Task) -> str:
    return playbook.renamed.get(task.item, task.item)


def _start(on: date, at: str, zone: str) -> tuple[datetime | None, str]:
    """Return when something starts, or None with what is known of it in words."""
    if not at.strip():
        return None, ""
    try:
        clock = read_time(at)
    except ValueError:
        return None, f"Time: {_plain(at)}"
    known = zone_of(zone)
    if known is None:
        said = f" ({_plain(zone)})" if zone.strip() else "; the time zone is not known yet"
        return None, f"At {clock:%H:%M}{said}."
    return datetime.combine(on, clock, known), ""


def _instant(event: CalendarEvent) -> datetime:
    return event.starts.astimezone(UTC) if event.starts else datetime.combine(event.on, time.min, UTC)


def ends(event: CalendarEvent) -> date | datetime:
    """Return when an entry is over: the day after a whole day, or a moment counted in real minutes."""
    if event.starts is None:
        return event.on + timedelta(days=1)
    over = event.starts.astimezone(UTC) + timedelta(minutes=max(1, event.minutes))
    return over.astimezone(event.starts.tzinfo)


def _joined(notes: Iterable[str]) -> str:
    return "\n".join(note for note in notes if note)


def _titled(text: str) -> str:
    return _plain(text) or "without a title"


def _plain(text: str) -> str:
    """Return a text as one line."""
    return " ".join(text.split())
