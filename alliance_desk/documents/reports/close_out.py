"""The close-out of the startup: complete, handed over, days saved, lessons (S41, S55, S56, B38)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from alliance_desk.assessment.closing import Open, decision, open_points, saved
from alliance_desk.assessment.closing_points import ClosingPoint, six_points
from alliance_desk.assessment.gate import gate
from alliance_desk.assessment.progress import Progress
from alliance_desk.assessment.wording import count, short_date
from alliance_desk.documents.outline import (
    Block,
    Bullets,
    Callout,
    Cell,
    Outline,
    Paragraph,
    Section,
    Signature,
    Signatures,
    Table,
    Tagged,
)
from alliance_desk.documents.reports import score_gate
from alliance_desk.documents.reports.parts import day, missing, named, outline, readers, section, told
from alliance_desk.documents.reports.source import LEADERS, Source
from alliance_desk.playbook import Component
from alliance_desk.records import CommitteeKind, Handover, Lesson, Person

MOST = 40
"""More open points than this are only counted."""


def compose(source: Source) -> Outline:
    """Return what the startup leaves behind, as these readers may see it."""
    progress = source.progress()
    sections = (
        section("Decision", *_decision(source)),
        section("The nine components", *_components(source, progress)),
        section("Six closing points", *_points(source, progress)),
        _gate(source),
        section("Handed over", *_handovers(source)),
        section("Still open", *_open(source)),
        section("Lessons", *_lessons(source)),
        section("From now on", told(source.said("end_of_startup.after"))),
        # Short, before the signatures: nobody signs a page on which nothing else stands.
        section("Days saved", *_days(source)),
        section("Agreed by", *_signatures(source)),
    )
    title = "Startup close-out"
    return outline(source, title, sections, numbered=True, compact=True)


def _decision(source: Source) -> Iterator[Block]:
    made = decision(source.dossier, source.playbook, source.today)
    if not made.complete:
        yield Paragraph("The startup has not been called complete yet.", "lead")
    elif made.on:
        yield Paragraph(f"The startup was called complete on {short_date(made.on)}.", "lead")
    else:
        yield Paragraph("The startup is called complete; the day of the decision is to be set.", "lead")
    if made.complete and made.waiver:
        yield Callout(made.waiver, "wait", "Why, although something is open")


def _components(source: Source, progress: dict[str, Progress]) -> Iterator[Block]:
    done = sum(each.complete for each in progress.values())
    yield Paragraph(
        f"{done} of {count(len(progress), 'component')} {'is' if done == 1 else 'are'} complete.", "lead"
    )
    labels = tuple(partner.label for partner in source.partners)
    yield Table(
        ("Component", "Points", *labels),
        tuple(_component(source, each, progress[each.id]) for each in source.playbook.components),
        (24, 13, *((63 / len(labels),) * len(labels))) if labels else (66, 34),
    )


def _component(source: Source, component: Component, progress: Progress) -> tuple[Cell, ...]:
    if progress.complete:
        state: Cell = Tagged("Complete", "good")
    else:
        state = Tagged(f"{progress.done} of {progress.total}", "wait" if progress.begun else "muted")
    words: list[Cell] = []
    for each in source.alignments(component.id):
        on = f"\n{short_date(each.agreed_on)}" if each.agreed_on else ""
        if each.holds:
            by = f" by {each.agreed_by}" if each.agreed_by.strip() else ""
            words.append(f"Agreed{by}{on}")
        elif each.stale:
            words.append(Tagged("Changed since it was agreed", "wait"))
        else:
            words.append(Tagged(each.state.value.capitalize(), "wait"))
    return (component.title, state, *words)


def _points(source: Source, progress: dict[str, Progress]) -> Iterator[Block]:
    yield Table(
        ("Point", "What shows it", "State"),
        tuple((point.title, point.evidence, _state(point)) for point in _six(source, progress)),
        (40, 44, 16),
    )


def _six(source: Source, progress: dict[str, Progress]) -> Iterator[ClosingPoint]:
    """Yield the six points; what is agreed and complete counts as it stands on the whole desk."""
    total = len(progress)
    agreed = sum(bool(rows := source.alignments(id)) and all(each.holds for each in rows) for id in progress)
    complete = sum(each.complete for each in progress.values())
    whole = {
        "aligned": (agreed, f"{agreed} of {count(total, 'component')} agreed by every partner."),
        "components": (complete, f"{complete} of {count(total, 'component')} complete."),
    }
    for point in six_points(source.dossier, source.playbook, source.today):
        name = point.item.rpartition(".")[2]
        if name in whole:
            number, text = whole[name]
            yield replace(point, holds=number == total > 0, evidence=text)
        else:
            yield point


def _state(point: ClosingPoint) -> Cell:
    if point.confirmed and point.holds:
        return Tagged("Confirmed", "good")
    if point.confirmed:
        return Tagged("Confirmed, evidence incomplete", "wait")
    return Tagged("To be confirmed" if point.holds else "Open", "wait")


def _days(source: Source) -> Iterator[Block]:
    found = saved(source.dossier, source.playbook, source.today)
    if found.actual is None:
        yield missing(found.sentence)
    elif found.days is None:
        # What follows the first sentence asks the user for something.
        yield Paragraph(f"{found.sentence.split('. ')[0].rstrip('.')}.")
        yield missing("No usual length with its source is known, so no saving is claimed.")
    else:
        yield Paragraph(found.sentence)


def _gate(source: Source) -> Section:
    if not gate(source.dossier, source.playbook).checks:
        return section("Launch gate")
    return score_gate.gate_section(source)


def _handovers(source: Source) -> Iterator[Block]:
    rows = [row for row in source.dossier.all(Handover) if row.text.strip()]
    if not rows:
        yield missing("Nothing has been handed over yet.")
        return
    yield Table(
        ("What", "From", "To", "Due", "Accepted"),
        tuple(
            (
                row.text,
                source.with_company(row.from_id) or "–",
                named(source.with_company(row.to_id)),
                day(row.due),
                Tagged(short_date(row.accepted_on), "good") if row.accepted_on else Tagged("Not yet", "wait"),
            )
            for row in rows
        ),
        (32, 20, 20, 14, 14),
    )


def _open(source: Source) -> Iterator[Block]:
    """Yield the tasks that are not done; the components stand in their own table."""
    rows = [
        point
        for point in open_points(source.dossier, source.playbook, source.today)
        if point.place.page != "component"
    ]
    if not rows:
        yield Paragraph("No task is open.")
        return
    yield Paragraph(f"{count(len(rows), 'task is', 'tasks are')} open.", "lead")
    handed = any(point.handed for point in rows)
    yield Table(
        ("Task", "Owner", "Due", *(("Handed to",) if handed else ())),
        tuple(
            (point.text, named(point.owner), _due(source, point), *((_handed(point),) if handed else ()))
            for point in rows[:MOST]
        ),
        (38, 24, 18, 20) if handed else (52, 29, 19),
    )
    if len(rows) > MOST:
        yield Paragraph(f"And {count(len(rows) - MOST, 'more task')}.", "note")


def _due(source: Source, point: Open) -> Cell:
    late = point.due is not None and point.due < source.today
    return Tagged(f"{short_date(point.due)}, late", "bad") if late and point.due else day(point.due)


def _handed(point: Open) -> Cell:
    if not point.handed:
        return "–"
    return point.handed_to or Tagged("To be named", "wait")


def _lessons(source: Source) -> Iterator[Block]:
    rows = [row for row in source.dossier.all(Lesson) if row.text.strip()]
    titles = {each.id: each.title for each in source.playbook.components}
    for keep, label in ((True, "To do again"), (False, "To do otherwise")):
        own = [row for row in rows if row.keep == keep]
        if not own:
            continue
        yield Paragraph(label, "lead")
        if source.joint:
            yield Bullets(tuple(row.text for row in own))
        else:
            yield Table(
                ("Lesson", "Component", "Change in the playbook", "Readers"),
                tuple(
                    (
                        row.text,
                        titles.get(row.component, "–"),
                        row.change or "–",
                        readers(source, row.visibility),
                    )
                    for row in own
                ),
                (38, 18, 30, 14),
            )


def _signatures(source: Source) -> Iterator[Block]:
    body = source.body(CommitteeKind.STEERING, CommitteeKind.PROJECT_TEAM)
    seats = source.seats(body) if body else []
    people = [
        person
        for seat in seats
        if seat.role in LEADERS and (person := source.dossier.get(Person, seat.person_id))
    ]
    signed: list[Signature] = []
    for partner in source.partners if source.joint else source.partners[:1]:
        who = next((person for person in people if person.partner_id == partner.id), None)
        signed.append(Signature(partner.name, who.name if who else "", who.title if who else ""))
    if signed:
        yield Signatures(tuple(signed))
