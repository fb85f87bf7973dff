"""Reports to stakeholders, a page each: executives, governance, team (B16; handbook 5.6).

All three have one order: decisions needed, status, risks, health of working together, outlook, asks.
What differs is who reads it, and so how much of each.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from alliance_desk.assessment.communication import adherence
from alliance_desk.assessment.decision_time import decision_time
from alliance_desk.assessment.schedule import countdown, day_of_startup, plan
from alliance_desk.assessment.scorecard import latest_result
from alliance_desk.assessment.stakeholders import startup_team, unconfirmed
from alliance_desk.assessment.wording import count, short_date
from alliance_desk.documents.outline import Bullets, Cell, Outline, Paragraph, Section, Table, Tagged
from alliance_desk.documents.reports import internal_work, score_tables
from alliance_desk.documents.reports.decision_papers import needed_by
from alliance_desk.documents.reports.parts import day, facts, heaviness, missing, named, outline, section
from alliance_desk.documents.reports.source import Source, unique
from alliance_desk.records import Committee, Deliverable, GapAction, Introduction, Meeting, Milestone, Risk

OUTLOOK = timedelta(days=60)
LATELY = timedelta(days=30)


@dataclass(frozen=True)
class Reader:
    """One of the three kinds of reader: a title, and how many rows a page of theirs has room for."""

    title: str
    subtitle: str
    decisions: int
    milestones: int
    risks: int
    ahead: int
    asks: int


EXECUTIVES = Reader("Report to executives", "For the executives of our own company", 3, 4, 3, 4, 4)
GOVERNANCE = Reader("Report to the governance bodies", "For the members of the bodies", 4, 5, 3, 5, 4)
TEAM = Reader("Report to the team", "For everyone who works in the alliance", 3, 5, 3, 6, 5)


def executives(source: Source) -> Outline:
    """Return the page for executives of our own company."""
    return _compose(source, EXECUTIVES, internal_work.asked(source, source.dossier.own))


def governance(source: Source) -> Outline:
    """Return the page for the members of the bodies, of every company."""
    return _compose(source, GOVERNANCE, internal_work.asked(source))


def team(source: Source) -> Outline:
    """Return the page for everyone who works in the alliance."""
    return _compose(source, TEAM, tuple(_of_the_team(source)))


def _compose(source: Source, reader: Reader, asked: tuple[str, ...]) -> Outline:
    own = source.dossier.own
    subtitle = f"For the executives of {own.label}" if reader is EXECUTIVES and own else reader.subtitle
    sections = (
        _decisions(source, reader),
        _status(source, reader),
        _risks(source, reader),
        _health(source),
        _ahead(source, reader),
        _asks(source, reader, asked),
    )
    return outline(source, reader.title, sections, subtitle=subtitle, as_of=source.today)


def _rest(rows: int, shown: int) -> Iterator[Paragraph]:
    """Yield how many rows are not on the page."""
    if rows > shown:
        yield Paragraph(f"And {count(rows - shown, 'more', 'more')}.", "note")


def _decisions(source: Source, reader: Reader) -> Section:
    """Return which decisions are needed within the outlook, the most urgent first."""
    until = source.today + OUTLOOK
    rows = [
        row
        for row in decision_time(source.dossier, source.today).waiting
        if row.needed_by is None or row.needed_by <= until
    ]
    if not rows:
        return section("Decisions needed now", missing("No decision is needed in the next 60 days."))
    bodies = {body.id: body.label for body in source.committees()}
    table = Table(
        ("Needed by", "Question", "Who decides"),
        tuple(
            (
                needed_by(source, row),
                row.question,
                named(row.decided_by or (bodies.get(row.committee_id, "") if row.committee_id else "")),
            )
            for row in rows[: reader.decisions]
        ),
        (20, 52, 28),
    )
    return section("Decisions needed now", table, _rest(len(rows), reader.decisions))


def _status(source: Source, reader: Reader) -> Section:
    """Return where the startup stands, and the milestones: those that are late, then the next ones."""
    words = countdown(source.dossier, source.today)
    startup = day_of_startup(source.dossier, source.today)
    lead = f"Day {startup[0]} of {startup[1]} of the startup" if startup else ""
    late = sum(item.late for item in plan(source.dossier, source.playbook, source.today))
    said = [text for text in (lead, words, f"{count(late, 'step')} of the plan late" if late else "") if text]
    rows = [row for row in source.dossier.all(Milestone) if row.title.strip()]
    open_rows = sorted((row for row in rows if not row.done_on), key=lambda row: row.on or date.max)
    reached = [row for row in rows if row.done_on and row.done_on >= source.today - LATELY]
    shown = [*reached, *open_rows][: reader.milestones]
    table = Table(
        ("Milestone", "Planned first", "Now", "State"),
        tuple((row.title, _first(row), day(row.on), _state(source, row)) for row in shown),
        (46, 17, 17, 20),
    )
    return section(
        "Status against milestones",
        [Paragraph(f"{'. '.join(text[:1].upper() + text[1:] for text in said)}.")] if said else (),
        [table] if shown else (),
        _rest(len(reached) + len(open_rows), reader.milestones),
    )


def _first(row: Milestone) -> str:
    return short_date(row.baseline_on) if row.baseline_on else "–"


def _state(source: Source, row: Milestone) -> Cell:
    """Return whether a milestone is reached, late, moved or on its way."""
    if row.done_on:
        return Tagged(f"Reached {short_date(row.done_on)}", "good")
    if row.on is None:
        return Tagged("No date", "wait")
    if row.on < source.today:
        return Tagged(f"{count((source.today - row.on).days, 'day')} late", "bad")
    moved = (row.on - row.baseline_on).days if row.baseline_on else 0
    if moved > 0:
        return Tagged(f"{count(moved, 'day')} later than planned", "wait")
    return "On plan" if row.baseline_on else "Planned"


def _risks(source: Source, reader: Reader) -> Section:
    """Return the heaviest risks, and which were closed of late."""
    rows = source.risks()
    closed = [
        row.title
        for row in source.dossier.all(Risk)
        if row.title.strip() and row.closed_on and row.closed_on >= source.today - LATELY
    ]
    table = Table(
        ("Risk", "Rating", "What is done", "Owner"),
        tuple(
            (row.title, heaviness(row), row.response or "–", named(source.person(row.owner_id)))
            for row in rows[: reader.risks]
        ),
        (28, 11, 41, 20),
    )
    return section(
        "Top risks and changes",
        [table] if rows else (),
        _rest(len(rows), reader.risks),
        [Paragraph(f"Closed in the last 30 days: {'; '.join(closed)}.")] if closed else (),
    )


def _health(source: Source) -> Section:
    """Return how well the companies work together, each number with what it rests on."""
    time = decision_time(source.dossier, source.today)
    kept = adherence(source.dossier, source.today)
    result = latest_result(source.dossier, source.playbook)
    scored = result is not None and score_tables.scored(result)
    members = startup_team(source.dossier)
    given = len(members) - len(unconfirmed(source.dossier))
    overdue = f"; {len(time.overdue)} overdue" if time.overdue else ""
    return section(
        "Health of working together",
        facts(
            ("Decision time", f"{time.words}{overdue}" if time.days or time.overdue else ""),
            ("Communication", kept.words if kept.planned else ""),
            (
                "Scorecard",
                f"Round {result.round.number}: {score_tables.in_words(result)}" if result and scored else "",
            ),
            ("Startup team", f"{given} of {len(members)} with confirmed time" if members else ""),
        ),
    )


def _ahead(source: Source, reader: Reader) -> Section:
    """Return what comes in the next 60 days, by date."""
    end = source.today + OUTLOOK
    bodies = {body.id: body.label for body in source.dossier.all(Committee)}
    found: list[tuple[date, str, str]] = []
    for row in source.dossier.all(Meeting):
        if row.on and not row.held and source.today <= row.on <= end:
            whose = bodies.get(row.committee_id, "") if row.committee_id else ""
            found.append((row.on, row.title or f"Meeting of the {whose}", whose))
    for milestone in source.dossier.all(Milestone):
        if milestone.on and not milestone.done_on and source.today <= milestone.on <= end:
            found.append((milestone.on, milestone.title, "Milestone"))
    for row in source.dossier.all(Deliverable):
        if row.due and not row.done_on and source.today <= row.due <= end and row.name.strip():
            found.append((row.due, row.name, bodies.get(row.committee_id, "")))
    found.sort(key=lambda each: each[0])
    table = Table(
        ("When", "What", "Where it belongs"),
        tuple((short_date(on), what, whose or "–") for on, what, whose in found[: reader.ahead]),
        (18, 58, 24),
    )
    return section("The next 60 days", [table] if found else (), _rest(len(found), reader.ahead))


def _asks(source: Source, reader: Reader, asked: tuple[str, ...]) -> Section:
    """Return what is asked of the readers; what they are to decide stands above already."""
    rows = [text for text in asked if not text.startswith(internal_work.OVERDUE)]
    if not rows:
        return section("What we ask of you", missing("Nothing today."))
    return section("What we ask of you", Bullets(tuple(rows[: reader.asks])), _rest(len(rows), reader.asks))


def _of_the_team(source: Source) -> Iterator[str]:
    """Yield what the team is asked for: owners, meetings of pairs, what closes gaps."""
    for row in source.dossier.all(Deliverable):
        if row.name.strip() and not row.done_on and not (row.owner_id and row.other_owner_id):
            yield f"Name both owners of “{row.name.strip()}”"
    for row in source.dossier.all(Introduction):
        one, other = source.person(row.person_id), source.person(row.other_id)
        if one and other and row.met_on is None and row.planned_on and row.planned_on < source.today:
            yield f"Meet: {one} and {other}, planned for {short_date(row.planned_on)}"
    result = latest_result(source.dossier, source.playbook)
    for row in source.dossier.all(GapAction, round_id=result.round.id) if result else ():
        if row.action.strip():
            who = unique([source.person(row.owner_id)])
            yield f"{row.action.strip()}{f' ({who[0]})' if who else ''}"
