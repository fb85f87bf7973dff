"""The startup plan, or the launch plan of a technology alliance, in full and on one page (S27, S36, S43)."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from uuid import UUID

from alliance_desk.assessment.schedule import PlanItem, countdown, day_of_startup, days_to_goal
from alliance_desk.assessment.wording import count, listed, short_date
from alliance_desk.assessment.workplan import workplan
from alliance_desk.documents.outline import Block, Cell, Figure, Outline, Paragraph, Section, Table, Tagged
from alliance_desk.documents.reports import plan_tables
from alliance_desk.documents.reports.parts import (
    TO_BE_SET,
    day,
    facts,
    missing,
    named,
    north_star,
    outline,
    section,
)
from alliance_desk.documents.reports.source import Source, unique
from alliance_desk.pictures.lanes import KINDS, workstream_lanes
from alliance_desk.pictures.launch import launch_track
from alliance_desk.pictures.lettering import width, wrapped
from alliance_desk.pictures.milestones import milestone_track
from alliance_desk.pictures.tracks import two_tracks
from alliance_desk.records import EarlyWin, TargetAccount, TractionTarget, Variant

_DUE, _TASK, _OWNER = 15, 59, 26
"""The widths of the columns on the one page, in hundredths."""
_LANES = 22
"""So many lines of workstreams can be read in one picture on a wide page."""
_SIZE, _SHARE = 9.0, 4.45
"""The letters in the columns, and how wide a hundredth is, in points."""
_ROOM, _PARTNER, _ROW, _LINE = 345.0, 15.0, 22.5, 12.5
"""What a Word page, which holds less than a PDF page, has for the rows: points, less for each partner."""


def compose(source: Source) -> Outline:
    """Return the whole plan, one table a workstream."""
    rows = plan_tables.startup_items(source)
    sections = (
        section("North Star", north_star(source, honest=False, label="")),
        section("Where it stands", *_standing(source, rows)),
        _track(source),
        section("Workstreams", *_lanes(source, rows)),
        *_streams(source, rows),
        *((_accounts(source), _traction(source)) if _launches(source) else ()),
    )
    return outline(
        source, _title(source), sections, subtitle=_when(source), landscape=True, numbered=True, contents=True
    )


def compose_page(source: Source) -> Outline:
    """Return the plan on one page: the milestones, and what comes next by date."""
    rows = plan_tables.startup_items(source)
    picked = most_important(source, rows)
    more = sum(not item.done for item in rows) - len(picked)
    blocks: list[Block] = [
        Figure(milestone_track(source.dossier, source.today, width=640)),
        Paragraph(_page_line(source, rows), "lead"),
    ]
    if picked:
        blocks.append(_page_table(source, picked))
    elif rows:
        blocks.append(missing("Every task is done."))
    if more > 0:
        blocks.append(Paragraph(f"And {count(more, 'more task')} in the full plan.", "note"))
    heading = "The next steps" if picked else "The plan"
    return outline(
        source,
        f"{_title(source)} on a page",
        (section(heading, blocks),),
        subtitle=_when(source),
        compact=True,
    )


def most_important(source: Source, rows: list[PlanItem]) -> list[PlanItem]:
    """Return the open tasks that belong on one page, by date.

    What is late comes first, then what nothing can slip behind or others wait for, then what is due next.
    """
    critical = {
        bar.item.task.id
        for bar in workplan(source.dossier, source.playbook, source.today).bars
        if bar.critical
    }
    awaited = {id for item in rows if not item.done for id in item.waits_for}
    open_ = [item for item in rows if not item.done]
    ranked = sorted(  # stable: by date within a rank
        open_, key=lambda item: (not item.late, item.due is None, item.task.id not in critical | awaited)
    )
    room = _ROOM - _PARTNER * len(source.partners)
    picked: set[UUID] = set()
    for item in ranked:
        lines = max(map(len, _lines(item)))
        room -= _ROW + _LINE * (lines - 1)
        if room < 0:
            break
        picked.add(item.task.id)
    left = [item for item in open_ if item.task.id not in picked]
    if len(left) == 1 and max(map(len, _lines(left[0]))) == 1:
        return open_  # the line that says that one is left out takes as much room as that one
    return [item for item in open_ if item.task.id in picked]


def _lines(item: PlanItem) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the task and its owner as they stand on the one page: on two lines each at most."""
    title = wrapped(item.title, _SIZE, _SHARE * _TASK)
    # A name in a second script is left out where both do not fit on one line.
    owner = item.owner if width(item.owner, _SIZE) <= _SHARE * _OWNER else item.owner.partition(" (")[0]
    return title, wrapped(owner, _SIZE, _SHARE * _OWNER)


def _page_table(source: Source, rows: list[PlanItem]) -> Table:
    def told(lines: tuple[str, ...]) -> str:
        return " ".join(lines).strip()

    return Table(
        ("Due", "Task", "Owner"),
        tuple(
            (_page_due(source, item), told(title), named(told(owner)))
            for item in rows
            for title, owner in (_lines(item),)
        ),
        (_DUE, _TASK, _OWNER),
    )


def _page_due(source: Source, item: PlanItem) -> Cell:
    """Return the day of a task, or what is wrong with it in its place."""
    state = plan_tables.state(source, item)
    return state if isinstance(state, Tagged) else day(item.due)


def _page_line(source: Source, rows: list[PlanItem]) -> str:
    if not rows:
        return "The plan has no tasks yet."
    return plan_tables.in_numbers(rows)


def _title(source: Source) -> str:
    return "Launch plan" if _launches(source) else "Startup plan"


def _launches(source: Source) -> bool:
    return source.alliance.variant == Variant.TECHNOLOGY


def _when(source: Source) -> str:
    text = countdown(source.dossier, source.today)
    today = day_of_startup(source.dossier, source.today)
    if today and today[0] <= today[1]:
        # Where the kickoff or launch lies beyond the days meant for the startup, "of 90" would contradict it.
        left = days_to_goal(source.dossier, source.today) or 0
        of = f" of {today[1]}" if today[0] + left <= today[1] else ""
        text = f"Day {today[0]}{of}, {text}"
    return text[:1].upper() + text[1:]


def _standing(source: Source, rows: list[PlanItem]) -> Iterator[Block]:
    yield Figure(milestone_track(source.dossier, source.today, width=980))
    if not rows:
        yield missing("The plan has no tasks yet.")
        return
    yield Paragraph(plan_tables.in_numbers(rows), "lead")
    late = [item for item in rows if item.late]
    if late:
        named_ = [f"{item.title} ({count(item.days_late, 'day')})" for item in late[:5]]
        more = [f"{len(late) - 5} more"] if len(late) > 5 else []
        yield Paragraph(f"Late: {listed([*named_, *more])}.")


def _track(source: Source) -> Section:
    if _launches(source):
        picture = launch_track(source.dossier, source.playbook, source.today, width=980)
        return section("From plan to activation", Figure(picture))
    picture = two_tracks(source.dossier, source.playbook, source.today, width=980)
    return section("What an early start gives", Figure(picture))


def _lanes(source: Source, rows: list[PlanItem]) -> Iterator[Block]:
    if any(item.workstream for item in rows):
        for piece in _pieces(source, rows):
            yield Figure(workstream_lanes(source.dossier, source.playbook, source.today, 940, only=piece))


def _pieces(source: Source, rows: list[PlanItem]) -> list[set[str]]:
    """Return the workstreams of each picture: about as many lines in each, no more than can be read."""
    lines = {
        stream.id: max(2, sum(item.workstream == stream.id for item in rows))
        for stream in source.playbook.workstreams
        if stream.kind in KINDS
    }
    total = sum(lines.values())
    each = total / ceil(total / _LANES)
    pieces: dict[int, set[str]] = {}
    used = 0
    for stream, count_ in lines.items():
        pieces.setdefault(int((used + count_ / 2) / each), set()).add(stream)
        used += count_
    return list(pieces.values())


def _streams(source: Source, rows: list[PlanItem]) -> Iterator[Section]:
    names = plan_tables.titles(plan_tables.items(source))
    known = [stream.id for stream in source.playbook.workstreams]
    for stream in source.playbook.workstreams:
        own = [item for item in rows if item.workstream == stream.id]
        if own:
            table = plan_tables.table(source, own, names)
            yield section(stream.title, Paragraph(stream.purpose), table, level=2)
    if rest := [item for item in rows if item.workstream not in known]:
        yield section("Alliance management", plan_tables.table(source, rest, names), level=2)


def _accounts(source: Source) -> Section:
    rows = [row for row in source.dossier.all(TargetAccount) if row.name.strip()]
    wanted = source.number("launch_plan.pipeline_target")
    enablers = source.said("launch_plan.enablers")
    blocks: list[Block] = [
        *facts(("Joint opportunities wanted by launch day", wanted), ("What a seller needs to act", enablers))
    ]
    if rows:
        blocks.append(
            Table(
                ("Account", "Stage", "Owners", "Next step", "Due"),
                tuple(
                    (
                        f"{row.name} (lighthouse)" if row.lighthouse else row.name,
                        row.stage or "–",
                        _pair(source, row),
                        row.next_step or "–",
                        day(row.due),
                    )
                    for row in rows
                ),
                (24, 16, 24, 24, 12),
            )
        )
    return section("Accounts and what sellers need", blocks)


def _pair(source: Source, row: TargetAccount) -> Cell:
    names = unique([source.with_company(row.owner_id), source.with_company(row.other_owner_id)])
    return named("\n".join(names))


def _traction(source: Source) -> Section:
    blocks: list[Block] = []
    blocks += facts(
        ("What counts as an early win", source.said("ignition.early_win_definition")),
        ("Wanted by day 30", source.number("ignition.early_win_target")),
    )
    wins = [row for row in source.dossier.all(EarlyWin) if row.title.strip()]
    if wins:
        blocks.append(
            Table(
                ("Early win", "On", "Who"),
                tuple(
                    (row.title, short_date(row.on) if row.on else TO_BE_SET, row.who or "–") for row in wins
                ),
                (60, 16, 24),
            )
        )
    targets = [row for row in source.dossier.all(TractionTarget) if row.title.strip()]
    if targets:
        blocks.append(
            Table(
                ("Activation is measured by", "Target", "Reading", "Adjusted"),
                tuple(
                    (row.title, row.target or TO_BE_SET, _reading(row), row.adjustment or "–")
                    for row in targets
                ),
                (34, 20, 24, 22),
            )
        )
    return section("Ignition and activation", blocks)


def _reading(row: TractionTarget) -> Cell:
    if not row.reading.strip():
        return "Not read yet"
    on = f", {short_date(row.read_on)}" if row.read_on else ""
    return Tagged(f"{row.reading}{on}", "good") if row.reached else f"{row.reading}{on}"
