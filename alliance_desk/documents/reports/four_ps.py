"""The Four Ps report: what was seen of the partner, and which risks came of it; for named people (S46)."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from alliance_desk.assessment.wording import short_date
from alliance_desk.documents.outline import (
    Block,
    Callout,
    Cell,
    Outline,
    Section,
    Table,
    Tagged,
)
from alliance_desk.documents.reports.parts import (
    TO_BE_NAMED,
    TO_BE_SET,
    heaviness,
    missing,
    named,
    outline,
    section,
    told,
    without_blanks,
)
from alliance_desk.documents.reports.source import Source, weight
from alliance_desk.records import (
    CompetingAsset,
    FoughtTerm,
    Observation,
    OperabilityReview,
    Partner,
    ReviewState,
    Risk,
    TermOutcome,
)

FOR_FEW = (
    "Only for the people whom the alliance manager named. It holds impressions, not findings; it must not be "
    "sent on, least of all to the partner."
)
SHEETS = ("partner", "priorities", "portfolio", "provisions")
OUTCOMES = {
    TermOutcome.OPEN: Tagged("Open", "wait"),
    TermOutcome.WON: Tagged("Won", "good"),
    TermOutcome.LOST: Tagged("Lost", "bad"),
    TermOutcome.COMPROMISED: Tagged("Met halfway", "wait"),
}
REVIEWS = {
    ReviewState.OPEN: Tagged("Not answered", "wait"),
    ReviewState.WORKS: Tagged("Works", "good"),
    ReviewState.CHANGE: Tagged("Needs a change", "bad"),
}


def compose(source: Source) -> Outline:
    """Return the four sheets with what was noted, and the risks that came of it."""
    sections = (
        section("Who may read this", Callout(FOR_FEW, "bad", "Restricted")),
        _sheet(source, "partner", told(source.said("risk_assessment.signals"))),
        _sheet(source, "priorities", _terms(source), told(source.said("risk_assessment.fought_for"))),
        _sheet(source, "portfolio", _assets(source)),
        _sheet(source, "provisions", _reviews(source)),
        section("Risks that came of it", *_risks(source)),
    )
    return outline(
        source,
        "Four Ps report",
        sections,
        subtitle="Partner, priorities, portfolio, provisions",
        landscape=True,
    )


def _sheet(source: Source, name: str, *blocks: Iterator[Block]) -> Section:
    found = next((each for each in source.playbook.sheets if each.id == f"sheet.four_ps.{name}"), None)
    rows = [row for row in source.dossier.all(Observation) if _sheet_of(row) == name and row.what.strip()]
    rows.sort(key=lambda row: (row.on is None, row.on))
    body: list[Block] = [block for each in blocks for block in each]
    if rows:
        body.append(_observed(source, rows))
    empty = [missing("Nothing has been noted on this sheet yet.")]
    return section(found.title if found else name.capitalize(), body or empty)


def _sheet_of(row: Observation) -> str:
    """Return the sheet of an observation; what belongs to none stands with those on the partner."""
    return row.sheet if row.sheet in SHEETS else "partner"


def _observed(source: Source, rows: list[Observation]) -> Table:
    return without_blanks(
        Table(
            ("On", "Who", "What was seen", "What it may mean", "Flag", "Risk"),
            tuple(
                (
                    short_date(row.on) if row.on else "–",
                    row.who or "–",
                    row.what,
                    row.meaning or "–",
                    Tagged("Press, congresses, data", "wait") if row.flagged else "–",
                    _risk(source, row.risk_id),
                )
                for row in rows
            ),
            (10, 14, 25, 22, 15, 14),
            "Observations",
        )
    )


def _risk(source: Source, id: UUID | None) -> str:
    risk = source.dossier.get(Risk, id)
    return risk.title if risk else "–"


def _company(source: Source, id: UUID | None) -> Cell:
    partner = source.dossier.get(Partner, id)
    return partner.label if partner else TO_BE_NAMED


def _terms(source: Source) -> Iterator[Block]:
    rows = [row for row in source.dossier.all(FoughtTerm) if row.term.strip()]
    if rows:
        yield without_blanks(
            Table(
                ("Clause", "Term", "Fought for by", "Outcome", "What it tells", "Risk"),
                tuple(
                    (
                        row.clause or "–",
                        row.term,
                        _company(source, row.partner_id),
                        OUTCOMES[row.outcome],
                        row.why or "–",
                        _risk(source, row.risk_id),
                    )
                    for row in rows
                ),
                (11, 25, 13, 11, 24, 16),
                "Terms that were fought for",
            )
        )


def _assets(source: Source) -> Iterator[Block]:
    rows = [row for row in source.dossier.all(CompetingAsset) if row.name.strip()]
    if rows:
        yield Table(
            ("Asset", "Company", "Where it competes", "Who is kept apart", "Who stays out of governance"),
            tuple(
                (
                    row.name,
                    _company(source, row.partner_id),
                    row.overlap or "–",
                    row.separated or TO_BE_SET,
                    row.out_of_governance or "–",
                )
                for row in rows
            ),
            (18, 13, 23, 25, 21),
            "Competing assets, and the separation list",
        )


def _reviews(source: Source) -> Iterator[Block]:
    rows = [row for row in source.dossier.all(OperabilityReview) if row.function.strip()]
    if rows:
        yield Table(
            ("Function", "Word", "Finding", "Clause", "Reviewed by", "On"),
            tuple(
                (
                    row.function,
                    REVIEWS[row.state],
                    row.finding or "–",
                    row.clause or "–",
                    named(source.person(row.reviewer_id)),
                    short_date(row.reviewed_on) if row.reviewed_on else TO_BE_SET,
                )
                for row in rows
            ),
            (16, 13, 31, 12, 17, 11),
            "Can the terms be carried out?",
        )


def _risks(source: Source) -> Iterator[Block]:
    came = {
        row.risk_id
        for kind in (Observation, FoughtTerm)
        for row in source.dossier.all(kind)
        if row.risk_id is not None
    }
    rows = [row for row in source.dossier.all(Risk) if row.id in came and row.title.strip()]
    if not rows:
        yield missing("No risk has been entered because of what was seen.")
        return
    yield Table(
        ("Risk", "Rating", "Response", "Owner"),
        tuple(
            (row.title, heaviness(row), row.response or TO_BE_SET, named(source.with_company(row.owner_id)))
            for row in sorted(rows, key=lambda row: -weight(row))
        ),
        (32, 11, 37, 20),
    )
