"""The list of all alliances, read without loading the records, for the first window."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from alliance_desk.store.desk_file import DeskFile
from alliance_desk.store.errors import translated

# An anchor is of interest until it has happened; which one is the goal depends on the variant.
_ROWS = """
SELECT id, name, variant, deal_type, tier, manager, stage FROM alliance
ORDER BY name COLLATE NOCASE, id LIMIT ? OFFSET ?
"""
_TASKS = (
    "SELECT alliance_id, count(done_on), count(*) FROM task WHERE alliance_id IN ({}) GROUP BY alliance_id"
)
_RISKS = """
SELECT alliance_id, count(*) FROM risk
WHERE alliance_id IN ({}) AND likelihood * impact >= 15 AND state != 'closed' GROUP BY alliance_id
"""
_ANCHORS = """
SELECT alliance_id, kind, "on" FROM anchor WHERE alliance_id IN ({}) AND kind IN ('kickoff', 'launch')
"""
# What has a day across all alliances and has not happened yet: kind, record, day, words, who.
_COMING = """
SELECT a.id, a.name, d.what, d.record, d.day, d.title FROM (
    SELECT alliance_id, 'anchor' AS what, kind AS record, "on" AS day, '' AS title
        FROM anchor WHERE NOT actual
    UNION ALL SELECT alliance_id, 'milestone', id, "on", title FROM milestone WHERE done_on IS NULL
    UNION ALL SELECT meeting.alliance_id, 'meeting', meeting.id, meeting."on",
        trim(coalesce(nullif(committee.short_name, ''), committee.name, '') || ': ' || meeting.title, ': ')
        FROM meeting LEFT JOIN committee ON committee.id = meeting.committee_id WHERE NOT held
    UNION ALL SELECT alliance_id, 'decision', id, needed_by, question FROM decision WHERE made_on IS NULL
) AS d JOIN alliance AS a ON a.id = d.alliance_id
WHERE d.day BETWEEN ? AND ? ORDER BY d.what != 'anchor', d.day, a.name COLLATE NOCASE, d.what LIMIT ?
"""
_GOAL = {"biopharma": "kickoff", "technology": "launch"}
_AT_ONCE = 500


@dataclass(frozen=True)
class PortfolioRow:
    """One alliance as the list of all alliances shows it."""

    id: UUID
    name: str
    variant: str
    deal_type: str
    tier: int
    manager: str
    stage: str
    tasks_done: int = 0
    tasks: int = 0
    next_anchor: str | None = None
    """``kickoff`` or ``launch``, whichever the alliance works towards, once it has a date."""
    next_anchor_on: date | None = None
    high_risks: int = 0
    late: int | None = None
    """Tasks of the plan that are late; None while the plan has not been worked out."""


@dataclass(frozen=True)
class Coming:
    """A day of some alliance that is ahead: an anchor, a milestone, a meeting, a decision."""

    alliance_id: UUID
    alliance: str
    what: str
    """``anchor``, ``milestone``, ``meeting`` or ``decision``."""
    record: str
    """The kind of an anchor, else the id of the record in hexadecimal digits."""
    on: date
    title: str
    """What the record calls itself; empty for an anchor."""


def coming(desk_file: DeskFile, first: date, last: date, limit: int = 200) -> list[Coming]:
    """Return what lies ahead between two days across all alliances, by day; a limit cuts no anchor."""
    with translated(desk_file.name):
        found = desk_file.connection.execute(_COMING, (first.isoformat(), last.isoformat(), limit))
        rows = [
            Coming(UUID(id), name, what, record, date.fromisoformat(day), title)
            for id, name, what, record, day, title in found
        ]
    return sorted(rows, key=lambda each: (each.on, each.alliance.casefold(), each.what))


def rows(desk_file: DeskFile, limit: int | None = None, offset: int = 0) -> list[PortfolioRow]:
    """Return alliances by name, without progress, date and risks: ``fill`` adds those."""
    with translated(desk_file.name):
        cursor = desk_file.connection.execute(_ROWS, (-1 if limit is None else limit, offset))
        return [PortfolioRow(UUID(id), *rest) for id, *rest in cursor]


def fill(desk_file: DeskFile, some: Iterable[PortfolioRow]) -> list[PortfolioRow]:
    """Return the same rows with tasks, date and high risks, read for these alliances alone."""
    wanted = list(some)
    filled: list[PortfolioRow] = []
    for start in range(0, len(wanted), _AT_ONCE):
        filled += _filled(desk_file, wanted[start : start + _AT_ONCE])
    return filled


def count(desk_file: DeskFile) -> int:
    """Return how many alliances there are."""
    with translated(desk_file.name):
        return int(desk_file.connection.execute("SELECT count(*) FROM alliance").fetchone()[0])


def _filled(desk_file: DeskFile, some: list[PortfolioRow]) -> list[PortfolioRow]:
    ids = [row.id.hex for row in some]
    marks = ", ".join("?" * len(ids))
    with translated(desk_file.name):
        execute = desk_file.connection.execute
        tasks = {id: (done, all) for id, done, all in execute(_TASKS.format(marks), ids)}
        risks = dict(execute(_RISKS.format(marks), ids).fetchall())
        anchors = {(id, kind): on for id, kind, on in execute(_ANCHORS.format(marks), ids)}
    filled: list[PortfolioRow] = []
    for row in some:
        goal = _GOAL.get(row.variant, "kickoff")
        on = anchors.get((row.id.hex, goal))
        done, all = tasks.get(row.id.hex, (0, 0))
        filled.append(
            replace(
                row,
                tasks_done=done,
                tasks=all,
                next_anchor=goal if on else None,
                next_anchor_on=date.fromisoformat(on) if on else None,
                high_risks=risks.get(row.id.hex, 0),
            )
        )
    return filled
