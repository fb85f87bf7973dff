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
from alliance_desk.documents.outline import (
    Block,
    Bullets,
    Column,
    Columns,
    Outline,
)
from alliance_desk.documents.reports import internal_work, score_tables
from alliance_desk.documents.reports.decision_papers import needed_by
from alliance_desk.documents.reports.parts import heaviness, outline, section
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


EXECUTIVES = Reader("Report to executives", "For the executives of our own company", 3, 3, 4, 4, 3)
GOVERNANCE = Reader("Report to the governance bodies", "For the members of the bodies", 3, 3, 4, 4, 3)
TEAM = Reader("Report to the team", "For everyone who works in the alliance", 3, 3, 4, 4, 3)


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
    page = section(
        "Where we stand, and what comes next",
        _beside(
            ("Decisions needed now", _decisions(source, reader)),
            ("Status against milestones", _status(source, reader)),
            ("Top risks and changes", _risks(source, reader)),
        ),
        _beside(
            ("Health of working together", _health(source)),
            ("The next 60 days", _ahead(source, reader)),
            ("What we ask of you", _asks(reader, asked)),
        ),
    )
    return outline(source, reader.title, [page], subtitle=subtitle, as_of=source.today, compact=True)


def _beside(*parts: tuple[str, tuple[str, ...]]) -> list[Block]:
    """Return parts beside one another: a page has no room for them below one another."""
    made = tuple(Column(label, (Bullets(points),)) for label, points in parts if points)
    return [Columns(made)] if made else []


def _with_rest(points: list[str], shown: int) -> tuple[str, ...]:
    """Return as many points as a page has room for, and how many there are besides."""
    # One more takes no more room than the words that there is one.
    shown += len(points) == shown + 1
    rest = len(points) - shown
    return (*points[:shown], *((f"And {rest} more",) if rest > 0 else ()))


def _decisions(source: Source, reader: Reader) -> tuple[str, ...]:
    """Return which decisions are needed within the outlook, the most urgent first."""
    until = source.today + OUTLOOK
    bodies = {body.id: body.label for body in source.committees()}
    points: list[str] = []
    for row in decision_time(source.dossier, source.today).waiting:
        if row.needed_by is None or row.needed_by <= until:
            by = needed_by(source, row)
            body = bodies.get(row.committee_id, "") if row.committee_id else ""
            who = row.decided_by.strip() or body or "who decides is to be named"
            when = by if isinstance(by, str) else by.text
            points.append(f"{row.question.strip()} ({who}; {when[:1].lower()}{when[1:]})")
    return _with_rest(points, reader.decisions) or ("No decision is due in the next 60 days",)


def _status(source: Source, reader: Reader) -> tuple[str, ...]:
    """Return where the startup stands, and the milestones: late, next, reached of late."""
    words = countdown(source.dossier, source.today)
    startup = day_of_startup(source.dossier, source.today)
    day = f"Day {startup[0]} of {startup[1]}" if startup else ""
    late = sum(item.late for item in plan(source.dossier, source.playbook, source.today))
    behind = f"{count(late, 'step')} late" if late else ""
    said = ", ".join(text for text in (day, words, behind) if text)
    rows = [row for row in source.dossier.all(Milestone) if row.title.strip()]
    coming = sorted((row for row in rows if not row.done_on), key=lambda row: row.on or date.max)
    reached = [row for row in rows if row.done_on and row.done_on >= source.today - LATELY]
    points = [f"{row.title}: {_state(source, row)}" for row in (*coming, *reached)]
    return (*((said[:1].upper() + said[1:],) if said else ()), *_with_rest(points, reader.milestones))


def _state(source: Source, row: Milestone) -> str:
    """Return whether a milestone is reached, late, moved or on its way."""
    if row.done_on:
        return f"reached {short_date(row.done_on)}"
    if row.on is None:
        return "no date yet"
    if row.on < source.today:
        return f"{short_date(row.on)}, {count((source.today - row.on).days, 'day')} late"
    moved = (row.on - row.baseline_on).days if row.baseline_on else 0
    return short_date(row.on) + (f", {count(moved, 'day')} later than planned" if moved > 0 else "")


def _risks(source: Source, reader: Reader) -> tuple[str, ...]:
    """Return the heaviest risks with what is done about them, and which were closed of late."""
    closed = [
        f"Closed: {row.title}"
        for row in source.dossier.all(Risk)
        if row.title.strip() and row.closed_on and row.closed_on >= source.today - LATELY
    ]
    points = [_risk(row) for row in source.risks()]
    return (*_with_rest(points, reader.risks), *closed[:2])


def _risk(row: Risk) -> str:
    rating = heaviness(row)
    return f"{row.title} ({(rating if isinstance(rating, str) else rating.text).lower()})"


def _health(source: Source) -> tuple[str, ...]:
    """Return how well the companies work together, each number with what it rests on."""
    time = decision_time(source.dossier, source.today)
    kept = adherence(source.dossier, source.today)
    result = latest_result(source.dossier, source.playbook)
    members = startup_team(source.dossier)
    given = len(members) - len(unconfirmed(source.dossier))
    points: list[str] = []
    if time.days or time.overdue:
        basis = "one so far" if len(time.days) == 1 else f"median of {len(time.days)}"
        days = "day" if time.figure == "1" else "days"
        timed = f"{time.figure} working {days} ({basis})" if time.days else ""
        late = f"{len(time.overdue)} overdue" if time.overdue else ""
        points.append(f"Decisions: {', '.join(filter(None, (timed, late)))}")
    if kept.planned:
        points.append(f"Messages: {kept.words[:1].lower()}{kept.words[1:]}")
    if result is not None and score_tables.scored(result):
        points.append(f"Scorecard: {score_tables.in_words(result).rstrip('.')}")
    if members:
        points.append(f"Time confirmed: {given} of {len(members)} people")
    return tuple(points)


def _ahead(source: Source, reader: Reader) -> tuple[str, ...]:
    """Return what comes in the next 60 days, by date."""
    end = source.today + OUTLOOK
    bodies = {body.id: body.label for body in source.dossier.all(Committee)}
    found: list[tuple[date, str]] = []
    for row in source.dossier.all(Meeting):
        if row.on and not row.held and source.today <= row.on <= end:
            whose = bodies.get(row.committee_id, "") if row.committee_id else ""
            found.append((row.on, row.title or f"Meeting of the {whose or 'alliance'}"))
    for milestone in source.dossier.all(Milestone):
        if milestone.on and not milestone.done_on and source.today <= milestone.on <= end:
            found.append((milestone.on, milestone.title))
    for row in source.dossier.all(Deliverable):
        if row.due and not row.done_on and source.today <= row.due <= end and row.name.strip():
            found.append((row.due, f"{row.name} ({bodies.get(row.committee_id, 'body to be named')})"))
    found.sort(key=lambda each: each[0])
    return _with_rest([f"{short_date(on)}: {what}" for on, what in found], reader.ahead)


def _asks(reader: Reader, asked: tuple[str, ...]) -> tuple[str, ...]:
    """Return what is asked of the readers; what they are to decide stands above already."""
    rows = [text for text in asked if not text.startswith(internal_work.OVERDUE)]
    return _with_rest(rows, reader.asks) or ("Nothing today",)


def _of_the_team(source: Source) -> Iterator[str]:
    """Yield what the team is asked for: owners, meetings of pairs, what closes gaps."""
    for row in source.dossier.all(Deliverable):
        if row.name.strip() and not row.done_on and not (row.owner_id and row.other_owner_id):
            whom = "the second owner" if row.owner_id or row.other_owner_id else "both owners"
            yield f"Name {whom} of “{row.name.strip()}”"
    for row in source.dossier.all(Introduction):
        one, other = source.person(row.person_id), source.person(row.other_id)
        if one and other and row.met_on is None and row.planned_on and row.planned_on < source.today:
            yield f"Meet: {one} and {other}, planned for {short_date(row.planned_on)}"
    result = latest_result(source.dossier, source.playbook)
    for row in source.dossier.all(GapAction, round_id=result.round.id) if result else ():
        if row.action.strip():
            who = unique([source.person(row.owner_id)])
            yield f"{row.action.strip()}{f' ({who[0]})' if who else ''}"
