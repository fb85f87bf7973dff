"""The minimum viable partnership: the canvas, both partners' words, what must be true (S28 to S30)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from uuid import UUID

from alliance_desk.assessment.canvas import canvas_questions, cell_key, cells_now, cells_of, changed, versions
from alliance_desk.assessment.wording import count, short_date
from alliance_desk.documents.outline import (
    Block,
    Callout,
    Cell,
    Figure,
    Outline,
    Paragraph,
    Table,
    Tagged,
    Tone,
)
from alliance_desk.documents.reports.parts import (
    TO_BE_SET,
    columns,
    day,
    facts,
    listed_cell,
    missing,
    named,
    north_star,
    outline,
    section,
    tone,
)
from alliance_desk.documents.reports.source import Source
from alliance_desk.pictures.canvas import canvas
from alliance_desk.records import Assumption, AssumptionState, CanvasVersion

TO_BE_WRITTEN = Tagged("To be written", "wait")
NAMES = {
    "economic_model": "Economic model",
    "operating_framework": "Operating framework",
    "governance_process": "Governance process",
    "create_value": "Create value",
    "deliver_value": "Deliver value",
    "capture_value": "Capture value",
}
"""What the cells are called, by the last part of the question's id."""


def compose(source: Source) -> Outline:
    """Return the canvas with its words, its versions and the assumptions it rests on."""
    sections = (
        section("North Star", north_star(source, label="")),
        section("The value assumption", *_assumption(source)),
        section("The canvas", Figure(canvas(source.dossier, source.playbook, width=980)), new_page=True),
        section("Is the value enough?", *_sufficient(source)),
        section("The canvas in words", *cells(source)),
        section("Assumptions under test", *_assumptions(source)),
        section("What changed in the canvas", *_versions(source)),
    )
    return outline(
        source,
        "Minimum viable partnership",
        sections,
        subtitle="The least that lets the companies create, deliver and capture value with real customers",
        landscape=True,
    )


def title(question_id: str, prompt: str) -> str:
    """Return what a cell is called."""
    return NAMES.get(question_id.rpartition(".")[2], prompt.partition(":")[0])


def _assumption(source: Source) -> Iterator[Block]:
    said = source.said("strategic_intent.value_assumption")
    if said:
        yield Callout(said, "ours", "What customers will buy, and why")
    else:
        yield missing("The value assumption is to be written by the companies.")
    if wrong := source.said("strategic_intent.proved_wrong"):
        yield Callout(wrong, "wait", "What would prove it wrong")


def _sufficient(source: Source) -> Iterator[Block]:
    """Yield why the value is enough for each partner: its financial hurdle, and its strategy."""
    words: list[tuple[str, str, Tone]] = [
        (partner.label, source.said("strategic_intent.sufficient_value", partner), tone(at))
        for at, partner in enumerate(source.partners)
    ]
    yield Paragraph(
        "Two tests, for each company: does the value reach its own financial hurdle, and does it serve its "
        "strategy?"
    )
    yield from columns(*words)
    if silent := [label for label, text, _ in words if not text]:
        yield missing(f"Still to be answered by: {', '.join(silent)}.")


def cells(source: Source, *names: str) -> Iterator[Block]:
    """Yield what the cells of these names, or all, hold: each company's words, then the shared ones."""
    questions = [
        each for each in canvas_questions(source.playbook) if not names or each.id.rpartition(".")[2] in names
    ]
    rows = [
        (title(each.id, each.prompt), [source.said(each.id, partner) for partner in source.partners])
        for each in questions
        if each.per_partner
    ]
    if any(text for _, texts in rows for text in texts):
        yield Table(
            ("", *(partner.label for partner in source.partners)),
            tuple(
                (name, *(listed_cell(text) if text else TO_BE_WRITTEN for text in texts))
                for name, texts in rows
            ),
            (13, *(87 / len(source.partners) for _ in source.partners)),
        )
    yield from facts(
        *((title(each.id, each.prompt), source.said(each.id)) for each in questions if not each.per_partner)
    )


def _assumptions(source: Source) -> Iterator[Block]:
    rows = [row for row in source.dossier.all(Assumption) if row.text.strip()]
    if not rows:
        yield missing("No assumption is written down yet.")
        return
    by = {state: sum(row.state == state for row in rows) for state in AssumptionState}
    yield Paragraph(
        f"Of {count(len(rows), 'assumption')}, {by[AssumptionState.HOLDS]} "
        f"{'holds' if by[AssumptionState.HOLDS] == 1 else 'hold'}, {by[AssumptionState.FAILS]} "
        f"{'does' if by[AssumptionState.FAILS] == 1 else 'do'} not, and {by[AssumptionState.OPEN]} "
        f"{'is' if by[AssumptionState.OPEN] == 1 else 'are'} open.",
        "lead",
    )
    for row in rows:
        if row.carries_all:
            yield Callout(row.text, "bad", "One product or one customer carries this whole case")
    yield Table(
        ("Assumption", "Measure and source", "Threshold", "Result", "State", "Owner", "By"),
        tuple(
            (
                row.text,
                "\n".join(part for part in (row.measure, row.source) if part.strip()) or TO_BE_SET,
                row.threshold or TO_BE_SET,
                _result(row),
                state(row),
                named(source.with_company(row.owner_id)),
                day(row.due) if row.due or row.state == AssumptionState.OPEN else "–",
            )
            for row in rows
        ),
        (24, 21, 10, 13, 10, 13, 9),
    )


def _result(row: Assumption) -> str:
    if not row.result.strip():
        return "Not read yet"
    return f"{row.result}\nRead on {short_date(row.read_on)}" if row.read_on else row.result


def state(row: Assumption) -> Cell:
    """Return whether an assumption holds."""
    match row.state:
        case AssumptionState.HOLDS:
            return Tagged("Holds", "good")
        case AssumptionState.FAILS:
            return Tagged("Does not hold", "bad")
        case _:
            return Tagged("Open", "wait")


def _versions(source: Source) -> Iterator[Block]:
    """Yield the cells that differ between the last version and what stands now, else the one before it."""
    kept = versions(source.dossier)
    if not kept:
        return
    now = cells_now(source.dossier, source.playbook)
    new, old, name = now, kept[0], "As it stands"
    if not changed(cells_of(kept[0]), now):
        if len(kept) < 2:
            yield Paragraph(f"Nothing has changed since {_version(kept[0])}.")
            return
        new, old, name = cells_of(kept[0]), kept[1], _version(kept[0])
    before = cells_of(old)
    labels = _labels(source)
    rows = [
        (labels[key], before.get(key) or "–", new.get(key) or "–")
        for key in changed(before, new)
        if key in labels
    ]
    if not rows:
        yield Paragraph(f"Nothing has changed since {_version(old)}.")
        return
    before_name = _version(old)
    yield Table(
        ("Cell", before_name[:1].upper() + before_name[1:], name[:1].upper() + name[1:]),
        tuple(rows),
        (20, 40, 40),
    )


def _version(version: CanvasVersion) -> str:
    """Return which canvas it is; its number must not be taken for the version of the document."""
    on = f", kept on {short_date(version.kept_on)}" if version.kept_on else ""
    return f"canvas {version.number}{on}"


def _labels(source: Source) -> Mapping[str, str]:
    labels: dict[str, str] = {}
    for question in canvas_questions(source.playbook):
        name = title(question.id, question.prompt)
        sides: list[tuple[UUID | None, str]] = [(None, name)]
        if question.per_partner:
            sides = [(partner.id, f"{name}, {partner.label}") for partner in source.partners]
        labels |= {cell_key(question.id, id): label for id, label in sides}
    return labels
