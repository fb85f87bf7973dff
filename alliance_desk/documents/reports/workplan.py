"""The integrated workplan: bars, crossings, tasks, milestones, deliverables, what moved (S11, S51)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import ceil
from uuid import UUID

from alliance_desk.assessment.dependencies import Dependencies
from alliance_desk.assessment.wording import count, listed, short_date
from alliance_desk.assessment.workplan import Bar, Diamond, Workplan, workplan
from alliance_desk.documents.outline import (
    Block,
    Cell,
    Figure,
    Outline,
    Paragraph,
    Section,
    Table,
    Tagged,
)
from alliance_desk.documents.reports import plan_tables, workplan_moves
from alliance_desk.documents.reports.parts import (
    columns,
    day,
    facts,
    missing,
    named,
    outline,
    section,
    told,
)
from alliance_desk.documents.reports.source import Source, unique
from alliance_desk.pictures.gantt import gantt
from alliance_desk.pictures.gantt_words import STARTUP, groups, span
from alliance_desk.pictures.interdependencies import interdependencies
from alliance_desk.records import Committee, Deliverable, Partner, TaskLink

WIDE, LINES, FIRST = 900, 23, 20
"""How wide the chart is drawn, and how many of its lines a wide page has room for, below the heading less."""


def compose(source: Source) -> Outline:
    """Return the plan of the program with all that hangs on it."""
    plan = workplan(source.dossier, source.playbook, source.today)
    sections = (
        section("The plan in short", *_short(source, plan), _scope(source)),
        section("Milestones", *_milestones(source, plan)),
        section("What moved since the baseline", *workplan_moves.moved(plan)),
        section("Timeline", *_charts(source, plan)),
        section("Critical path", *_critical(plan)),
        section("What waits for what", *_crossings(source, plan)),
        *_tasks(source, plan),
        section("Deliverables", *_deliverables(source)),
    )
    return outline(source, "Integrated workplan", sections, landscape=True, numbered=True, contents=True)


def _short(source: Source, plan: Workplan) -> Iterator[Block]:
    if not plan.bars:
        yield missing("No task is planned yet.")
    else:
        rows = [bar.item for bar in plan.bars]
        plans = len({item.functional_plan for item in rows if item.functional_plan})
        text = plan_tables.in_numbers(rows)
        if plans:
            text = f"{text} They belong to {count(plans, 'functional plan')} and the startup plan."
        yield Paragraph(text, "lead")
    yield from told(source.said("workplans.path"))
    dates = (
        ("First day", short_date(plan.first) if plan.first else ""),
        ("Last day", short_date(plan.last) if plan.last else ""),
        ("Endorsed by", source.said("workplans.endorsement")),
    )
    yield from facts(*dates)


def _scope(source: Source) -> Iterator[Block]:
    inside, outside = source.said("workplans.scope_in"), source.said("workplans.scope_out")
    yield from columns(("In scope", inside, "good"), ("Out of scope", outside, "muted"))


def _charts(source: Source, plan: Workplan) -> Iterator[Block]:
    """Yield the chart in pieces that can be read, each with whole lines."""
    dated = [bar for bar in plan.bars if span(bar)]
    if not dated and not any(each.on for each in plan.diamonds):
        yield missing("No task has a date yet.")
        return
    said = ["bars in the colour of the company that owns the task, full once it is done"]
    if any(bar.critical and not bar.item.done for bar in dated):
        said.append("a dark frame where it is critical")
    if any(bar.item.late or bar.item.conflict for bar in dated):
        said.append("a triangle where it is late or its dates clash")
    if any(bar.baseline_finish for bar in dated):
        said.append("a thin line below for the baseline")
    text = listed([*said, "a diamond for each milestone"])
    yield Paragraph(f"{text[:1].upper()}{text[1:]}.", "note")
    for piece in _pieces(plan):
        yield Figure(gantt(source.dossier, source.playbook, source.today, WIDE, only=piece))
    undated = len(plan.bars) - len(dated)
    if undated:
        yield Paragraph(f"Not drawn, for want of a date: {count(undated, 'task')}.", "note")


def _pieces(plan: Workplan) -> Iterator[set[UUID]]:
    """Yield the tasks and milestones of each piece: plans that go together, a long one by itself."""
    piece: set[UUID] = set()
    lines, room = 0, FIRST
    dated = [bar for bar in plan.bars if span(bar)]
    whole = [[bar.item.task.id for bar in own] for _, own in groups(dated)]
    whole.append([each.milestone.id for each in plan.diamonds if each.on])
    for ids in whole:
        # A plan too long for one page is shared out evenly.
        each = ceil(len(ids) / ceil(len(ids) / (FIRST - 1))) if ids else 1
        for at in range(0, len(ids), each):
            part = ids[at : at + each]
            if piece and lines + len(part) + 1 > room:
                yield piece
                piece, lines, room = set[UUID](), 0, LINES
            piece |= set(part)
            lines += len(part) + 1
    if piece:
        yield piece


def _critical(plan: Workplan) -> Iterator[Block]:
    rows = sorted(
        (bar for bar in plan.bars if bar.critical and bar.finish), key=lambda bar: bar.finish or date.max
    )
    if not rows:
        return
    yield Paragraph(
        "These tasks cannot slip without moving the end of their plan, a milestone or a fixed date."
    )
    yield Table(
        ("Task", "Plan", "Start", "End", "Working days to spare"),
        tuple(
            (
                bar.item.title,
                bar.item.functional_plan or STARTUP,
                day(bar.start),
                day(bar.finish),
                _room(bar),
            )
            for bar in rows
        ),
        (42, 22, 12, 12, 12),
    )


def _room(bar: Bar) -> Cell:
    if bar.slack is None:
        return "–"
    return Tagged(f"{-bar.slack} too few", "bad") if bar.slack < 0 else str(bar.slack)


def _crossings(source: Source, plan: Workplan) -> Iterator[Block]:
    bars = {bar.item.task.id: bar for bar in plan.bars}
    links = [
        (bars[link.before_id], bars[link.after_id], link)
        for link in Dependencies.of(source.dossier).links
        if link.before_id in bars and link.after_id in bars
    ]
    across = [row for row in links if row[0].item.functional_plan != row[1].item.functional_plan]
    if said := source.said("workplans.interdependencies"):
        yield from told(said)
    if not across:
        if not said and plan.bars:
            yield missing("No task waits for one of another plan.")
        return
    across.sort(key=lambda row: (row[0].item.done, row[0].finish is None, row[0].finish))
    apart = any(link.lag for _, _, link in across)
    width = 6 if apart else 5
    yield Table(
        ("Delivers", "Owner", "By", "Waits", "Owner", "Days between")[:width],
        tuple(_crossing(source, *row)[:width] for row in across),
        (22, 19, 11, 22, 19, 7) if apart else (24, 21, 11, 23, 21),
    )
    yield Figure(interdependencies(source.dossier, source.playbook, source.today, width=900))


def _crossing(source: Source, before: Bar, after: Bar, link: TaskLink) -> tuple[Cell, ...]:
    by: Cell = day(before.finish)
    if before.item.done:
        by = Tagged(f"Done, {short_date(before.finish)}" if before.finish else "Done", "good")
    elif before.item.late and before.finish:
        by = Tagged(f"{short_date(before.finish)}, late", "bad")
    return (
        f"{before.item.functional_plan or STARTUP}: {before.item.title}",
        plan_tables.owners(source, before.item),
        by,
        f"{after.item.functional_plan or STARTUP}: {after.item.title}",
        plan_tables.owners(source, after.item),
        str(link.lag) if link.lag else "–",
    )


def _tasks(source: Source, plan: Workplan) -> Iterator[Section]:
    if not plan.bars:
        return
    names = plan_tables.titles(bar.item for bar in plan.bars)
    yield section(
        "Tasks by plan",
        Paragraph("Dates are worked out from what each task waits for, unless they were fixed."),
    )
    for name, own in groups(sorted(plan.bars, key=lambda bar: (bar.finish is None, bar.finish))):
        rows = tuple(
            (
                bar.item.title,
                plan_tables.owners(source, bar.item),
                day(bar.start),
                day(bar.finish),
                plan_tables.waits_for(bar.item, names),
                plan_tables.state(source, bar.item),
            )
            for bar in own
        )
        header = ("Task", "Owners", "Start", "End", "Waits for", "State")
        yield section(name, Table(header, rows, (25, 20, 10, 10, 21, 14)), level=2)


def _milestones(source: Source, plan: Workplan) -> Iterator[Block]:
    rows = sorted(plan.diamonds, key=lambda each: (each.on is None, each.on))
    rows = [each for each in rows if each.milestone.title.strip()]
    if not rows:
        yield missing("The milestones of the program are to be agreed.")
        return
    yield Table(
        ("Milestone", "Led by", "Date", "Baseline", "Depends on", "State"),
        tuple(
            (
                each.milestone.title,
                lead.label if (lead := source.dossier.get(Partner, each.milestone.partner_id)) else "Jointly",
                day(each.on),
                short_date(each.baseline_on) if each.baseline_on else "–",
                each.milestone.depends_on or "–",
                _reached(each),
            )
            for each in rows
        ),
        (26, 10, 11, 11, 20, 22),
    )


def _reached(each: Diamond) -> Cell:
    if each.milestone.done_on:
        return Tagged("Reached", "good")
    if each.overdue:
        return Tagged("Overdue", "bad")
    if each.late_by:
        return Tagged(f"Tasks end {count(each.late_by, 'working day')} later", "bad")
    return Tagged(workplan_moves.drifted(each.drift), "wait") if each.drift else "Planned"


def _deliverables(source: Source) -> Iterator[Block]:
    rows = [row for row in source.dossier.all(Deliverable) if row.name.strip()]
    if not rows:
        return
    rows.sort(key=lambda row: (row.due is None, row.due))
    names = plan_tables.titles(plan_tables.items(source))
    yield Table(
        ("Deliverable", "Body", "Source", "Due", "Owners", "Goes to", "Produced by"),
        tuple(
            (
                row.name,
                body.label if (body := source.dossier.get(Committee, row.committee_id)) else "–",
                row.source or "–",
                Tagged(f"Done, {short_date(row.done_on)}", "good") if row.done_on else day(row.due),
                named(
                    "\n".join(
                        unique([source.with_company(row.owner_id), source.with_company(row.other_owner_id)])
                    )
                ),
                row.receiver or "–",
                (names.get(row.task_id) if row.task_id else "") or Tagged("In no plan yet", "wait"),
            )
            for row in rows
        ),
        (20, 9, 11, 10, 23, 12, 15),
    )
