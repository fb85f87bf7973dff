"""The agenda of the joint kickoff as tables: short for the slides, in full for the run sheet."""

from __future__ import annotations

from collections.abc import Iterator

from alliance_desk.assessment.agenda import (
    Day,
    Slot,
    clock,
    kickoff_form,
    minutes_words,
    over_words,
    run_sheet,
    starts_in_zones,
    zone_words,
)
from alliance_desk.assessment.wording import short_date
from alliance_desk.documents.outline import Cell, Table
from alliance_desk.documents.reports.parts import joined, named
from alliance_desk.documents.reports.source import Source, unique
from alliance_desk.records import AgendaItem, Anchor, DaysOff, Dossier, Kickoff, MeetingForm, Partner


def form_of(source: Source) -> MeetingForm:
    """Return how people meet."""
    return kickoff_form(source.dossier)


def days(source: Source) -> tuple[Day, ...]:
    """Return the days of the agenda; those that the playbook proposes while none is made."""
    form = form_of(source)
    return run_sheet(source.dossier, form) or run_sheet(_proposed(source, form), form)


def is_proposed(source: Source) -> bool:
    """Tell whether the agenda is still the playbook's."""
    return not source.dossier.all(AgendaItem, form=form_of(source))


def _proposed(source: Source, form: MeetingForm) -> Dossier:
    """Return an alliance with the agenda of the playbook and its own days and zones."""
    alliance = source.alliance
    kept = (row for kind in (Partner, Anchor, DaysOff, Kickoff) for row in source.dossier.all(kind))
    items = (
        AgendaItem(
            alliance_id=alliance.id,
            form=form,
            day=item.day,
            starts_at=item.starts_at,
            minutes=item.minutes,
            title=item.title,
            outcome=item.outcome,
            social=item.social,
            position=at,
        )
        for at, item in enumerate(source.playbook.agenda)
        if item.form == form
    )
    return Dossier(alliance, (*kept, *items))


def meeting_days(source: Source) -> str:
    """Return from which day to which people meet; an empty text while no day is set."""
    on = [each.on for each in days(source) if each.on] or [day for day in (source.goal_day(),) if day]
    return " to ".join(unique([short_date(min(on)), short_date(max(on))])) if on else ""


def day_name(source: Source, day: Day) -> str:
    """Return ``day 1``; ``block 1`` for a meeting at a distance."""
    return f"{'block' if form_of(source) == MeetingForm.REMOTE else 'day'} {day.number}"


def day_words(day: Day) -> str:
    """Return how long the work of a day takes and when it ends."""
    over = f", {over_words(day)}" if day.over_minutes else ""
    return f"{minutes_words(day.minutes)} with breaks, until {clock(day.ends)}{over}."


def short(source: Source, day: Day) -> Iterator[Table]:
    """Yield a day for a slide: start, item, who presents, outcome; other zones only at a distance."""
    if not day.slots:
        return
    zones = starts_in_zones([day]) if form_of(source) == MeetingForm.REMOTE else ()
    people = any(_presenters(source, slot.item) for slot in day.slots)
    header = (
        _home(source) if zones else "Start",
        *zones,
        "Item",
        *(("Presented by",) if people else ()),
        "Outcome",
    )
    rows = tuple(
        (
            clock(slot.starts),
            *_there(slot, zones),
            _title(slot.item),
            *((_presenters(source, slot.item) or "–",) if people else ()),
            slot.item.outcome or "–",
        )
        for slot in day.slots
    )
    times = tuple(_room(name) for name in header[: 1 + len(zones)])
    shares = (0.34, 0.31, 0.35) if people else (0.4, 0.6)
    yield Table(header, rows, (*times, *((100 - sum(times)) * share for share in shares)))


def _room(zone: str) -> float:
    """Return how wide the column of a zone is on a slide: no word of its name is broken."""
    return max(8, 1.25 * max(len(word) for word in zone.split()))


def full(source: Source, day: Day) -> Iterator[Table]:
    """Yield a day for the run sheet: start in each zone, minutes, item, people, material, outcome."""
    if not day.slots:
        return
    zones = starts_in_zones([day])
    header = (_home(source), *zones, "Min", "Item", "Presented by", "Material and notes", "Outcome wanted")
    rows = tuple(
        (
            clock(slot.starts),
            *_there(slot, zones),
            str(slot.item.minutes),
            joined([_title(slot.item), _overlap(slot)]),
            _who(source, slot.item),
            joined([slot.item.material, slot.item.notes]) or "–",
            slot.item.outcome or "–",
        )
        for slot in day.slots
    )
    left = 87 - 7 * len(zones)
    shares = (0.28, 0.28, 0.2, 0.24)
    yield Table(header, rows, (9, *(7 for _ in zones), 4, *(left * share for share in shares)))


def _home(source: Source) -> str:
    """Return the zone in which the times of the agenda are, as a heading."""
    kickoff = source.dossier.one(Kickoff)
    return zone_words(kickoff.time_zone) if kickoff and kickoff.time_zone.strip() else "Start"


def _there(slot: Slot, zones: tuple[str, ...]) -> tuple[str, ...]:
    there = dict(slot.zones)
    return tuple(there.get(zone, "–") for zone in zones)


def _title(item: AgendaItem) -> str:
    return f"{item.title}\n(at the same time)" if item.parallel else item.title


def _overlap(slot: Slot) -> str:
    if slot.problem:
        return slot.problem
    return f"(overlaps by {minutes_words(slot.overlap)})" if slot.overlap else ""


def _presenters(source: Source, item: AgendaItem) -> str:
    return joined(unique([source.person(item.presenter_id), source.person(item.counterpart_id)]))


def _who(source: Source, item: AgendaItem) -> Cell:
    """Return who presents; nobody has to for lunch."""
    people = _presenters(source, item)
    return "–" if item.social and not people else named(people)
