"""Alliances for the tests of the reports: empty, told, overfull, and one with secrets everywhere."""

from datetime import date, timedelta
from functools import cache
from typing import Any

from alliance_desk.bundle import RESOURCES
from alliance_desk.documents.outline import (
    Block,
    Bullets,
    Callout,
    Cell,
    Columns,
    Facts,
    Figure,
    Form,
    Outline,
    Paragraph,
    ScoreChart,
    Signatures,
    Table,
    Tagged,
)
from alliance_desk.documents.reports.source import Source
from alliance_desk.playbook import Playbook, read_playbook
from alliance_desk.records import (
    RECORDS,
    Alliance,
    AllianceRecord,
    Answer,
    Charter,
    Committee,
    CommitteeKind,
    Deliverable,
    Dossier,
    EscalationStep,
    Milestone,
    Objective,
    Partner,
    Person,
    Risk,
    Score,
    ScoreRound,
    ScoreSheet,
    Seat,
    SeatRole,
    Task,
    Variant,
    Visibility,
)
from alliance_desk.sample import stories

TODAY = date(2026, 11, 23)


@cache
def playbook() -> Playbook:
    return read_playbook(RESOURCES / "playbook")


def source(dossier: Dossier, readers: Visibility = Visibility.JOINT) -> Source:
    """Return what a report is composed from."""
    return Source(dossier, playbook().for_variant(dossier.alliance.variant.value), TODAY, readers)


def told() -> list[Dossier]:
    return stories(TODAY, playbook())


def empty(variant: Variant = Variant.BIOPHARMA, partners: int = 0) -> Dossier:
    alliance = Alliance(name="Empty", variant=variant)
    return Dossier(
        alliance,
        [Partner(alliance_id=alliance.id, name=f"P{at}", own=at == 0, position=at) for at in range(partners)],
    )


LONG = "A long text with ÆØÅ, Ωμέγα, Кириллица, Việt and 日本語 that goes on and on. " * 12


def overfull(partners: int = 4) -> Dossier:
    """Everything many times over, with long texts and every optional thing there."""
    dossier = empty(partners=partners)
    id = dossier.alliance.id
    sides = dossier.partners
    people = [
        Person(
            alliance_id=id,
            partner_id=sides[at % partners].id,
            name=f"Person {at} 山田 {'太郎' * (at % 9)}",
            title=LONG[:120],
            function=f"Function {at % 13}",
            startup_role=("sponsor", "alliance lead", "project lead", "")[at % 4],
        )
        for at in range(120)
    ]
    for at, person in enumerate(people):
        person.counterpart_id = people[at - 1].id if at % 2 else None
        dossier.put(person)
    for at in range(30):
        body = Committee(
            alliance_id=id,
            name="Same name" if at < 3 else f"Body {at}",
            short_name="Same" if at < 3 else "",
            kind=tuple(CommitteeKind)[at % 3],
            purpose=LONG,
            cadence=LONG[:90],
            decision_rule=LONG,
            quorum=LONG,
        )
        dossier.put(body)
        texts: dict[str, Any] = {
            name: LONG for name, field in Charter.model_fields.items() if field.annotation is str
        }
        dossier.put(Charter(alliance_id=id, committee_id=body.id, **texts))
        for seat in range(20):
            dossier.put(
                Seat(
                    alliance_id=id,
                    committee_id=body.id,
                    person_id=people[(at + seat) % 120].id if seat % 5 else None,
                    role=tuple(SeatRole)[seat % 5],
                    why=LONG[:60],
                )
            )
            dossier.put(
                Deliverable(
                    alliance_id=id,
                    committee_id=body.id,
                    name=f"Deliverable {seat} {LONG[:90]}",
                    due=TODAY + timedelta(days=seat) if seat % 3 else None,
                    owner_id=people[seat].id if seat % 4 else None,
                )
            )
        for level in range(9):
            dossier.put(
                EscalationStep(alliance_id=id, committee_id=body.id, level=level, who=LONG[:50], days=level)
            )
    for at in range(60):
        side = sides[at % partners].id
        dossier.put(Objective(alliance_id=id, partner_id=side, text=LONG, measure=LONG, help_wanted=LONG))
        dossier.put(Milestone(alliance_id=id, title=LONG[:100], on=TODAY + timedelta(days=at)))
        dossier.put(
            Task(
                alliance_id=id,
                title=LONG[:100],
                due=TODAY + timedelta(days=at),
                owner_id=people[at].id,
                visibility=Visibility.JOINT,
            )
        )
        dossier.put(
            Risk(
                alliance_id=id,
                title=LONG[:100],
                response=LONG,
                likelihood=at % 5 + 1,
                impact=5,
                visibility=Visibility.JOINT,
                owner_id=people[at].id,
            )
        )
    for number in range(1, 8):
        round = ScoreRound(alliance_id=id, number=number, benchmark=20, locked_at=ScoreRound.now())
        dossier.put(round)
        for side in sides:
            for respondent in range(3):
                sheet = ScoreSheet(
                    alliance_id=id,
                    round_id=round.id,
                    partner_id=side.id,
                    completed_by=f"Respondent {respondent}",
                )
                dossier.put(sheet)
                for criterion in playbook().criteria:
                    dossier.put(
                        Score(
                            alliance_id=id,
                            sheet_id=sheet.id,
                            criterion=criterion.id,
                            value=respondent * 2 + 1,
                            rationale=LONG,
                            evidence=LONG,
                        )
                    )
    for question in playbook().questions().values():
        if question.answer_type is str and question.kind != "choice":
            for partner in [side.id for side in sides] if question.per_partner else [None]:
                dossier.put(
                    Answer(alliance_id=id, question=question.id, partner_id=partner, value=LONG + "\n" + LONG)
                )
    return dossier


def records_of(dossier: Dossier) -> list[AllianceRecord]:
    return [record for kind in RECORDS if issubclass(kind, AllianceRecord) for record in dossier.all(kind)]


def texts(outline: Outline) -> list[str]:
    """Every text that a document holds, its pictures and speaker notes included."""
    found = [outline.title, outline.subtitle, outline.alliance, outline.version, outline.confidentiality]
    found += [party.name for party in outline.parties]
    found += [text for label, value in outline.facts for text in (label, plain(value))]
    for section in outline.sections:
        found += [section.heading, section.notes]
        for block in section.blocks:
            found += block_texts(block)
    return found


def plain(cell: Cell) -> str:
    return cell.text if isinstance(cell, Tagged) else cell


def block_texts(block: Block) -> list[str]:
    match block:
        case Paragraph():
            return [block.text]
        case Bullets():
            return list(block.items)
        case Callout():
            return [block.text, block.label]
        case Facts():
            return [text for label, value in block.pairs for text in (label, plain(value))]
        case Table():
            return [*block.header, *(plain(cell) for row in block.rows for cell in row), block.caption]
        case Figure():
            shapes = [getattr(shape, "text", "") for shape in block.picture.shapes]
            return [block.caption, block.picture.alt, block.picture.title, *shapes]
        case ScoreChart():
            return [block.title, *block.labels, *(series.name for series in block.series)]
        case Columns():
            return [
                text
                for column in block.columns
                for text in (column.heading, *(text for part in column.blocks for text in block_texts(part)))
            ]
        case Form():
            return [text for field in block.fields for text in (field.label, field.hint, *field.choices)]
        case Signatures():
            return [text for each in block.parties for text in (each.party, each.name, each.title)]
