"""The alliance manager's own workplan after the startup, for our own company (S52)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from alliance_desk.assessment.own_workplan import Proposal, proposals
from alliance_desk.assessment.schedule import PlanItem
from alliance_desk.assessment.wording import near_date, short_date
from alliance_desk.documents.outline import Block, Outline, Table
from alliance_desk.documents.reports import plan_tables
from alliance_desk.documents.reports.parts import day, missing, outline, section, told
from alliance_desk.documents.reports.source import Source
from alliance_desk.records import Person, Routine

KINDS = {
    "decision": "Decision to prepare",
    "deliverable": "Deliverable to watch",
    "meeting": "Meeting before the meeting",
    "risk": "Risk to look at",
    "scenario": "What-if card to rehearse",
    "routine": "Papers to hand in",
    "sending": "Message to send",
}


def compose(source: Source) -> Outline:
    """Return what the alliance manager sees to in the twelve months after the startup."""
    found = proposals(source.dossier, source.playbook, source.today)
    own = _own_tasks(source)
    sections = (
        section("What matters most", told(source.said("end_of_startup.own_plan"))),
        section("Already on the desk", *_tasks(source, own)),
        section("What is coming", *_coming(source, found)),
        section("Routines of the companies", *_routines(source)),
    )
    if not any(each.blocks for each in sections):
        text = "Nothing is on the desk yet that needs watching after the startup."
        sections = (section("What matters most", missing(text)),)
    manager = source.alliance.manager.strip()
    return outline(
        source,
        "Alliance manager's workplan",
        sections,
        subtitle=f"The twelve months after the startup{f', {manager}' if manager else ''}",
        compact=True,
    )


def _own_tasks(source: Source) -> list[PlanItem]:
    """Return the open tasks that the alliance manager owns."""
    manager = source.alliance.manager.strip().casefold()
    mine = {
        person.id for person in source.dossier.all(Person) if manager and person.name.casefold() == manager
    }
    return [item for item in plan_tables.items(source) if not item.done and item.task.owner_id in mine]


def _tasks(source: Source, rows: list[PlanItem]) -> Iterator[Block]:
    if rows:
        yield Table(
            ("Task", "Due", "State"),
            tuple((item.title, plan_tables.due(item), plan_tables.state(source, item)) for item in rows),
            (58, 26, 16),
        )


def _coming(source: Source, found: tuple[Proposal, ...]) -> Iterator[Block]:
    """Yield what is to be seen to by date; what has none yet comes last."""
    if found:
        rows = sorted(found, key=lambda each: each.due or date.max)
        yield Table(
            ("By", "What", "Kind", "Belongs to"),
            tuple(
                (day(each.due), _what(each), KINDS[each.source], _component(source, each)) for each in rows
            ),
            (14, 43, 24, 19),
        )


def _what(each: Proposal) -> str:
    """Return what it is about: the kind stands in a column of its own."""
    return each.title.partition(": ")[2] or each.title.removeprefix("Papers for ")


def _component(source: Source, each: Proposal) -> str:
    titles = {component.id: component.title for component in source.playbook.components}
    return titles.get(each.component, "–")


def _routines(source: Source) -> Iterator[Block]:
    rows = [row for row in source.dossier.all(Routine) if row.name.strip()]
    labels = {partner.id: partner.label for partner in source.partners}
    if rows:
        yield Table(
            ("Routine", "Company", "How often", "Next", "What it means"),
            tuple(
                (
                    row.name,
                    (labels.get(row.partner_id) if row.partner_id else "") or "–",
                    row.cadence or "–",
                    _when(row, source.today),
                    row.effect or "–",
                )
                for row in rows
            ),
            (25, 12, 15, 20, 28),
        )


def _when(row: Routine, today: date) -> str:
    """Return when a routine comes next, and by when its papers are due."""
    said = [short_date(row.next_on)] if row.next_on else []
    said += [f"papers {near_date(row.papers_due, today)}"] if row.papers_due else []
    return "\n".join(said) or "–"
