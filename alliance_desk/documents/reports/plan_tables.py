"""The tasks of a plan as tables: who, by when, counted from what, waiting for what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import UUID

from alliance_desk.assessment.may_start import start_gate
from alliance_desk.assessment.schedule import PlanItem, plan
from alliance_desk.assessment.wording import count, short_date
from alliance_desk.documents.outline import Cell, Table, Tagged
from alliance_desk.documents.reports.parts import TO_BE_NAMED, listed_cell
from alliance_desk.documents.reports.source import Source
from alliance_desk.records import AnchorKind, Counting, Partner, Person, Variant

EVENTS = {
    AnchorKind.TERM_SHEET: "the term sheet",
    AnchorKind.SIGNING: "signing",
    AnchorKind.CLEARANCE: "clearance",
    AnchorKind.KICKOFF: "the kickoff",
    AnchorKind.LAUNCH: "the launch",
}


def items(source: Source) -> list[PlanItem]:
    """Return the tasks that the readers may see, by date."""
    return plan(source.dossier, source.playbook, source.today)


def startup_items(source: Source) -> list[PlanItem]:
    """Return the tasks of the startup plan: those of no functional plan."""
    return [item for item in items(source) if not item.functional_plan]


def counted_from(item: PlanItem) -> str:
    """Return ``15 days after signing``; empty for a date of its own."""
    task = item.task
    if task.anchor is None or item.fixed or item.pushed:
        return ""
    event = EVENTS[task.anchor]
    if not task.offset_days:
        return f"on the day of {event}"
    unit = "working day" if task.counting == Counting.WORKING else "day"
    return f"{count(abs(task.offset_days), unit)} {'before' if task.offset_days < 0 else 'after'} {event}"


def due(item: PlanItem) -> Cell:
    """Return when a task is due, with what that is counted from."""
    rule = counted_from(item)
    if item.due is None:
        return Tagged(rule[:1].upper() + rule[1:] if rule else "To be set", "wait")
    return "\n".join(part for part in (short_date(item.due), rule) if part)


def owners(source: Source, item: PlanItem) -> Cell:
    """Return who owns a task on either side, the company with each name."""
    names = [_owner(source, item.task.owner_id, item.task.partner_id)]
    names.append(_owner(source, item.task.other_owner_id, None))
    return "\n".join(name for name in dict.fromkeys(names) if name) or TO_BE_NAMED


def _owner(source: Source, person_id: UUID | None, partner_id: UUID | None) -> str:
    if source.dossier.get(Person, person_id) and (name := source.with_company(person_id)):
        return name
    partner = source.dossier.get(Partner, partner_id)
    return partner.label if partner else ""


def state(source: Source, item: PlanItem) -> Cell:
    """Return how a task stands, in a word or two."""
    if item.done:
        on = item.task.done_on
        return Tagged(f"Done, {short_date(on)}" if on else "Done", "good")
    if item.late:
        return Tagged(f"{count(item.days_late, 'day')} late", "bad")
    if item.hold:
        return Tagged("Legal hold", "bad")
    return Tagged("Due today", "wait") if item.due == source.today else "Open"


def before_signing(source: Source) -> bool:
    """Tell whether it still matters what may start before the signing."""
    if source.alliance.variant != Variant.BIOPHARMA:
        return False
    gate = start_gate(source.dossier)[1]
    return gate is None or gate > source.today


_MAY = {
    "yes": Tagged("May start", "good"),
    "ask counsel": Tagged("Ask counsel", "wait"),
    "after": "After signing",
}


def waits_for(item: PlanItem, titles: Mapping[UUID, str]) -> str:
    """Return what has to be finished before."""
    return listed_cell("\n".join(titles[id] for id in item.waits_for if id in titles and id != item.task.id))


def titles(of: Iterable[PlanItem]) -> dict[UUID, str]:
    """Return the titles of tasks by their ids."""
    return {item.task.id: item.title for item in of}


def table(source: Source, rows: Sequence[PlanItem], names: Mapping[UUID, str]) -> Table:
    """Return tasks with owner, date, what they wait for and how they stand."""
    marked = before_signing(source)
    header = ("Task", "Owner", "Due", "Waits for", *(("Before signing",) if marked else ()), "State")
    return Table(
        header,
        tuple(
            (
                item.title,
                owners(source, item),
                due(item),
                waits_for(item, names),
                *((_MAY.get(item.before_signing, "–"),) if marked else ()),
                state(source, item),
            )
            for item in rows
        ),
        (26, 19, 16, 16, 9, 14) if marked else (27, 21, 18, 20, 14),
    )


def in_numbers(rows: Sequence[PlanItem], what: str = "task") -> str:
    """Return how many tasks are done, late, without an owner: ``12 of 37 tasks are done, 2 are late``."""

    def has(number: int, one: str, many: str, rest: str) -> Iterator[str]:
        if number:
            yield f"{number} {one if number == 1 else many} {rest}"

    open_ = [item for item in rows if not item.done]
    done = len(rows) - len(open_)
    parts = [f"{done} of {count(len(rows), what)} {'is' if done == 1 else 'are'} done"]
    parts += has(sum(item.late for item in open_), "is", "are", "late")
    parts += has(sum(not item.owner for item in open_), "has", "have", "no owner")
    parts += has(sum(item.due is None for item in open_), "has", "have", "no date")
    return f"{', '.join(parts)}."
