"""The risk register and what-if book, for both companies or for our own (S12, S44)."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from alliance_desk.assessment.risks import risk_numbers
from alliance_desk.assessment.wording import count, listed, near_date, short_date
from alliance_desk.documents.outline import (
    Block,
    Callout,
    Cell,
    Facts,
    Figure,
    Outline,
    Paragraph,
    Section,
    Table,
    Tagged,
)
from alliance_desk.documents.reports import plan_tables
from alliance_desk.documents.reports.parts import (
    TO_BE_NAMED,
    TO_BE_SET,
    heaviness,
    missing,
    named,
    outline,
    readers,
    section,
    told,
)
from alliance_desk.documents.reports.source import Source, weight
from alliance_desk.pictures.risks import risk_map
from alliance_desk.records import Risk, RiskClass, RiskState, Scenario

CLASSES = {
    RiskClass.BUSINESS: "Business risks",
    RiskClass.HUMAN: "Human risks",
    RiskClass.LEGAL: "Legal risks",
}
MAP = 224.0
"""How wide the fields of the map are: it shares a page with what is said of the risks in short."""
WATCH = "A response that is ready costs an hour; one that has to be found costs a month."


def compose(source: Source) -> Outline:
    """Return the register and the cards that these readers may see."""
    numbers = risk_numbers(source.dossier)
    rows = [row for row in source.dossier.all(Risk) if row.id in numbers and row.title.strip()]
    sections = (
        section("The risks in short", *_short(source, rows), *_traded(source, rows)),
        section("Map of the risks", *_map(source, rows)),
        *(_of_class(source, rows, numbers, each) for each in RiskClass),
        *_actions(source),
        section("How the risks are watched", told(source.said("risk_assessment.review"))),
        section("An early win to draw on", told(source.said("risk_assessment.early_win"))),
        *_cards(source, numbers),
        *_closed(source),
    )
    return outline(
        source,
        "Risk register and what-if book",
        sections,
        landscape=True,
        contents=True,
    )


def _short(source: Source, rows: list[Risk]) -> Iterator[Block]:
    if not rows:
        yield missing("No risk has been entered for these readers yet.")
        return
    high = sum(weight(row) >= 15 for row in rows)
    bare = [row for row in rows if not source.person(row.owner_id)]
    text = f"{count(len(rows), 'open risk')}, {high} of them high."
    if bare:
        text += f" {count(len(bare), 'risk has', 'risks have')} no owner yet."
    yield Paragraph(text, "lead")
    late = [row for row in rows if row.due and row.due < source.today]
    if late:
        names = [f"{row.title} (since {near_date(row.due, source.today)})" for row in late if row.due][:5]
        more = [f"{len(late) - 5} more"] if len(late) > 5 else []
        yield Paragraph(f"Response overdue: {listed([*names, *more])}.")
    if not source.joint and (worry := source.said("risk_assessment.top_concern")):
        yield Callout(worry, "bad", "Greatest concern, for our company only")


def _traded(source: Source, rows: list[Risk]) -> Iterator[Block]:
    said = [source.said("risk_assessment.traded_risk").strip()]
    if titles := [row.title for row in rows if row.traded_away]:
        said.append(f"Shared or passed on: {'; '.join(titles)}.")
    if text := "\n".join(filter(None, said)):
        yield Callout(text, "ours", "The risk that the alliance takes away")


def _map(source: Source, rows: list[Risk]) -> Iterator[Block]:
    if rows:
        yield Figure(
            risk_map(source.dossier, width=980, names=True, side=MAP),
            "Rated likelihood × impact, each from 1 to 5; the numbers are those of the register below.",
        )


def _of_class(source: Source, rows: list[Risk], numbers: dict[UUID, int], kind: RiskClass) -> Section:
    own = sorted((row for row in rows if row.risk_class == kind), key=lambda row: -weight(row))
    if not own:
        return section(CLASSES[kind])
    told_apart = not source.joint
    header = ("No.", "Risk", "Rating", "First sign", "Response", "Owner", "By")
    table = Table(
        (*header, *(("Readers",) if told_apart else ())),
        tuple(
            (
                str(numbers[row.id]),
                _title(row),
                _rating(row),
                row.trigger or TO_BE_SET,
                row.response or TO_BE_SET,
                named(source.with_company(row.owner_id)),
                _by(source, row),
                *((readers(source, row.visibility),) if told_apart else ()),
            )
            for row in own
        ),
        (4, 17, 11, 15, 20, 14, 10, 9) if told_apart else (4, 19, 11, 17, 23, 16, 10),
    )
    return section(CLASSES[kind], table)


def _title(row: Risk) -> str:
    return f"{row.title}\n{row.effect}" if row.effect.strip() else row.title


def _rating(row: Risk) -> Cell:
    word = heaviness(row)
    if isinstance(word, Tagged) and weight(row):
        return Tagged(f"{word.text}, {row.likelihood} × {row.impact}", word.tone)
    return word


def _by(source: Source, row: Risk) -> Cell:
    if row.due is None:
        return "Watched" if row.state == RiskState.WATCHED else "–"
    return Tagged(f"{short_date(row.due)}, late", "bad") if row.due < source.today else short_date(row.due)


def _actions(source: Source) -> Iterator[Section]:
    rows = [item for item in plan_tables.items(source) if source.dossier.get(Risk, item.task.risk_id)]
    if not rows:
        return
    yield section(
        "Actions against risks",
        Table(
            ("Action", "Against", "Owner", "Due", "State"),
            tuple(
                (
                    item.title,
                    risk.title if (risk := source.dossier.get(Risk, item.task.risk_id)) else "",
                    plan_tables.owners(source, item),
                    plan_tables.due(item),
                    plan_tables.state(source, item),
                )
                for item in rows
            ),
            (28, 26, 20, 14, 12),
        ),
    )


def _cards(source: Source, numbers: dict[UUID, int]) -> Iterator[Section]:
    rows = [row for row in source.dossier.all(Scenario) if row.title.strip()]
    if not rows:
        yield section("What if", told(source.said("risk_assessment.what_if")))
        return
    yield section("What if", Paragraph(WATCH))
    for row in rows:
        risk = source.dossier.get(Risk, row.risk_id)
        pairs: list[tuple[str, Cell]] = [
            ("First sign", row.trigger or TO_BE_SET),
            ("What happens then", row.response or TO_BE_SET),
            ("Who decides", row.decides or TO_BE_NAMED),
            ("What we say", row.message.strip() or TO_BE_SET),
        ]
        if risk:
            number = f"No. {numbers[risk.id]}, " if risk.id in numbers else ""
            pairs.append(("Risk", f"{number}{risk.title}"))
        if row.rehearsed_on:
            pairs.append(("Rehearsed on", short_date(row.rehearsed_on)))
        if not source.joint:
            pairs.append(("Readers", readers(source, row.visibility)))
        yield section(
            row.title,
            Facts(tuple(pairs)),
            level=2,
        )


def _closed(source: Source) -> Iterator[Section]:
    rows = [row for row in source.dossier.all(Risk) if row.state == RiskState.CLOSED and row.title.strip()]
    if rows:
        yield section(
            "Closed risks",
            Table(
                ("Risk", "Class", "Response", "Closed on"),
                tuple(
                    (
                        row.title,
                        row.risk_class.value.capitalize(),
                        row.response or "–",
                        short_date(row.closed_on) if row.closed_on else "–",
                    )
                    for row in rows
                ),
                (34, 12, 40, 14),
            ),
        )
