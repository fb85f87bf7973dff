"""The run sheet of a launch: who hears first, under which embargo, and what happens on the day (S38, S39)."""

from __future__ import annotations

from datetime import date, datetime

from alliance_desk.assessment.agenda import clock, other_zones, read_time, zone_of, zone_words
from alliance_desk.assessment.communication import reviews
from alliance_desk.assessment.schedule import anchor_date
from alliance_desk.assessment.wording import short_date
from alliance_desk.documents.outline import (
    Block,
    Bullets,
    Cell,
    Column,
    Columns,
    Outline,
    Section,
    Table,
    Tagged,
)
from alliance_desk.documents.reports.parts import (
    TO_BE_SET,
    day,
    joined,
    missing,
    named,
    outline,
    section,
    told,
)
from alliance_desk.documents.reports.source import Source, unique
from alliance_desk.records import (
    AnchorKind,
    Briefing,
    Kickoff,
    LaunchStep,
    PressRelease,
    Scenario,
    TargetAccount,
)

RULES = (
    (
        "Nobody hears of it before the people above them in the list",
        "Whoever is told is told the embargo first, and says yes to it",
    ),
    (
        "Calls from press and analysts go unanswered to those named here",
        "If something leaks, we speak within the hour, in the agreed words",
    ),
)


def compose(source: Source) -> Outline:
    """Return the run sheet; it is handed to every company."""
    launch = anchor_date(source.dossier, AnchorKind.LAUNCH)
    sections = (
        section("Rules until the launch", Columns(tuple(Column("", (Bullets(two),)) for two in RULES))),
        _briefings(source),
        _steps(source, launch),
        _statement(source),
        _customers(source),
        _if_it_goes_wrong(source),
    )
    return outline(
        source,
        "Launch briefings and run sheet",
        sections,
        subtitle="Who hears first, and what happens on the day",
        landscape=True,
        facts=(("Launch", day(launch)),),
    )


def _briefings(source: Source) -> Section:
    """Return who is told before the launch, in order, with the embargo in each zone."""
    rows = [row for row in source.dossier.all(Briefing) if row.who.strip()]
    if not rows:
        return section(
            "Who hears first", missing("Who hears of the launch before it is public is to be agreed.")
        )
    rows.sort(key=lambda row: (row.on is None, row.on, row.at))
    table = Table(
        ("", "When", "Who", "How", "Owner", "Embargo until", "State"),
        tuple(
            (
                str(at),
                _moment(row.on, row.at, row.time_zone),
                _who(row),
                row.channel or "–",
                named(source.with_company(row.owner_id)),
                _moment(row.embargo_until, row.embargo_at, row.time_zone),
                _told(source, row),
            )
            for at, row in enumerate(rows, 1)
        ),
        (4, 17, 23, 15, 15, 17, 9),
    )
    return section("Who hears first", table)


def _who(row: Briefing) -> str:
    """Return who is told, with the kind of listener where the name does not say it."""
    said = row.kind.strip().casefold() in row.who.casefold()
    return row.who if said else joined([row.who, row.kind])


def _moment(on: date | None, at: str, zone: str) -> Cell:
    """Return a day with its time and the place whose clock that is."""
    if on is None:
        return TO_BE_SET
    time = f", {at.strip()}" if at.strip() else ""
    where = f" in {zone_words(zone)}" if time and zone.strip() else ""
    return f"{short_date(on)}{time}{where}"


def _told(source: Source, row: Briefing) -> Cell:
    if row.done_on:
        return Tagged(f"Told {short_date(row.done_on)}", "good")
    late = row.on is not None and row.on < source.today
    return Tagged("Late", "bad") if late else Tagged("To come", "wait")


def _statement(source: Source) -> Section:
    """Return the joint statement, and the public words with their reviews."""
    states = {
        review.release.id: review.text(source.today) for review in reviews(source.dossier, source.today)
    }
    rows = [row for row in source.dossier.all(PressRelease) if row.title.strip()]
    table = Table(
        ("Public word", "From", "Out on", "Quoted", "Review"),
        tuple(
            (
                row.title,
                "All companies" if row.joint else "One company",
                day(row.planned_on),
                row.quoted or "–",
                states.get(row.id, "–"),
            )
            for row in rows
        ),
        (34, 13, 13, 18, 22),
    )
    return section("The joint statement", told(source.said("launch_date.statement")), [table] if rows else ())


def _steps(source: Source, launch: date | None) -> Section:
    """Return the day of the launch by the clock, in every zone that takes part."""
    rows = [row for row in source.dossier.all(LaunchStep) if row.title.strip()]
    said: list[Block] = list(told(source.said("launch_date.run_sheet")))
    if not rows:
        return section(
            "Launch day", said or missing("The steps of launch day are to be agreed."), new_page=True
        )
    zones = _zones(source, rows) if launch else []
    rows.sort(key=lambda row: _sorted_by(row, launch))
    times = tuple(zone_words(zone) for zone in zones) or ("Time",)
    room = 100 - 9 * len(times)
    table = Table(
        (*times, "Step", "Owners", "Approved by", "State"),
        tuple(
            (
                *_times(row, launch, zones),
                row.title,
                named(
                    joined(
                        unique([source.with_company(row.owner_id), source.with_company(row.other_owner_id)])
                    )
                ),
                _approved(row),
                Tagged("Done", "good") if row.done_on else Tagged("To come", "wait"),
            )
            for row in rows
        ),
        (*(9 for _ in times), room * 0.4, room * 0.27, room * 0.2, room * 0.13),
    )
    on = f", {short_date(launch)}" if launch else ""
    return section(f"Launch day{on}", said, table, new_page=True, id="launch-day")


def _zones(source: Source, rows: list[LaunchStep]) -> list[str]:
    """Return the zones of the steps and of the kickoff, without doubles and unknown ones."""
    kickoff = source.dossier.one(Kickoff)
    names = [row.time_zone.strip() for row in rows]
    names += [kickoff.time_zone.strip(), *other_zones(kickoff)] if kickoff else []
    known = [name for name in dict.fromkeys(names) if name and zone_of(name)]
    return known if len(known) > 1 else []


def _start(row: LaunchStep, launch: date | None) -> datetime | None:
    """Return the moment of a step; None while its time, zone or the launch is not known."""
    zone = zone_of(row.time_zone)
    try:
        return datetime.combine(launch, read_time(row.at), zone) if launch and zone else None
    except ValueError:
        return None


def _sorted_by(row: LaunchStep, launch: date | None) -> tuple[bool, float, str]:
    start = _start(row, launch)
    return (not row.at.strip(), start.timestamp() if start else 0.0, row.at.strip().zfill(5))


def _times(row: LaunchStep, launch: date | None, zones: list[str]) -> tuple[Cell, ...]:
    """Return when a step begins in each zone; as it was written where it cannot be worked out."""
    if zones and _start(row, launch):
        return tuple(_in_zone(row, launch, zone) for zone in zones)
    where = f" in {zone_words(row.time_zone)}" if zones and row.at.strip() and row.time_zone.strip() else ""
    return (f"{row.at}{where}" if row.at.strip() else TO_BE_SET, *("–" for _ in zones[1:]))


def _in_zone(row: LaunchStep, launch: date | None, zone: str) -> str:
    start = _start(row, launch)
    if start is None:
        return "–"
    there = start.astimezone(zone_of(zone))
    days = (there.date() - start.date()).days
    return clock(there.time()) + (f" {days:+d}" if days else "")


def _approved(row: LaunchStep) -> Cell:
    if not row.approved_by.strip():
        return Tagged("Not approved", "wait")
    return row.approved_by + (f", {short_date(row.approved_on)}" if row.approved_on else "")


def _customers(source: Source) -> Section:
    """Return which customers may be quoted."""
    rows = [row for row in source.dossier.all(TargetAccount) if row.name.strip() and row.lighthouse]
    table = Table(
        ("Customer", "May be quoted", "Owners", "Next step"),
        tuple(
            (
                row.name,
                Tagged("Yes", "good") if row.quote_approved else Tagged("Not yet", "wait"),
                named(
                    joined(
                        unique([source.with_company(row.owner_id), source.with_company(row.other_owner_id)])
                    )
                ),
                row.next_step or "–",
            )
            for row in rows
        ),
        (28, 14, 28, 30),
    )
    return section("Customers who are named", [table] if rows else ())


def _if_it_goes_wrong(source: Source) -> Section:
    """Return the rehearsed answers with the sentence that is said."""
    rows = [row for row in source.dossier.all(Scenario) if row.title.strip() and row.message.strip()]
    table = Table(
        ("If", "Who decides", "What is said"),
        tuple((joined([row.title, row.trigger]), row.decides or "–", row.message) for row in rows),
        (40, 20, 40),
    )
    return section("If it goes wrong", [table] if rows else ())
