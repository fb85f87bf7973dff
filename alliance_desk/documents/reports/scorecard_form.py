"""The form of the scorecard, to be filled in by one person of one company (handbook 5.5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from alliance_desk.assessment.scorecard import latest
from alliance_desk.documents.outline import (
    Block,
    Bullets,
    Form,
    FormField,
    Outline,
    Paragraph,
    Section,
    Table,
)
from alliance_desk.documents.reports import score_tables
from alliance_desk.documents.reports.parts import outline, section
from alliance_desk.documents.reports.source import Source

NOT_KNOWN = "Not known"
SCORES = ("1", "2", "3", "4", "5", NOT_KNOWN)
SCALE = (
    "2 and 4 lie between. There are no half points. “Not known” is an answer of its own and never counts "
    "as 1."
)
HOW = (
    "Fill in the form alone, for your own company, before you see what any other company says.",
    "Give each criterion a whole number from 1 to 5. The words below say what 1, 3 and 5 mean; "
    "2 and 4 lie between.",
    "Choose “Not known” where you do not know. It is an answer of its own and never counts as 1.",
    "Give a reason for every score. A score without a reason cannot be discussed.",
    "Name what shows it, where there is something to show: a plan, a budget line, a letter.",
    "Send the form back as it is. Please do not change its fields.",
)


def compose(source: Source) -> Outline:
    """Return the form on its own: header and six criteria, then what the scores mean."""
    return outline(
        source,
        "Scorecard form",
        (*form(source), guide(source)),
        subtitle=f"Alignment and commitment, round {round_number(source)}",
    )


def round_number(source: Source) -> int:
    """Return the number of the round that a form is for: the last one, or the next once that is final."""
    round = latest(source.dossier)
    if round is None:
        return 1
    return round.number + 1 if round.final else round.number


def form(source: Source) -> Iterator[Section]:
    """Yield the places to fill in; their names are for ever, for a returned form is read by them."""
    companies = tuple(partner.name for partner in source.partners)
    yield section(
        "Who fills it in",
        Form(
            (
                FormField("company", "Company", "choice", companies)
                if companies
                else FormField("company", "Company"),
                FormField("completed_by", "Name"),
                FormField("role", "Role"),
                FormField("completed_on", "Date", hint="as in 15 Dec 2026"),
            )
        ),
    )
    for group, heading in score_tables.GROUPS:
        criteria = [each for each in source.playbook.criteria if each.group == group]
        fields = tuple(
            field
            for criterion in criteria
            for field in (
                FormField(f"{criterion.id}.score", score_tables.title(source, criterion), "choice", SCORES),
                FormField(f"{criterion.id}.reason", "Reason", "text"),
                FormField(f"{criterion.id}.evidence", "Evidence", "line"),
            )
        )
        if fields:
            yield section(heading, Form(fields))


def guide(source: Source) -> Section:
    """Return the second page of the form: how to fill it in, and what the scores mean."""
    return section(
        "How to score", Bullets(HOW, numbered=True), _anchors(source), _benchmark(source), new_page=True
    )


def meaning(source: Source, method: Iterable[Block] = ()) -> Section:
    """Return what the scores mean, and where the method is from."""
    return section("How to score", replace(_anchors(source), caption=SCALE), method)


def _benchmark(source: Source) -> Iterator[Block]:
    round = latest(source.dossier)
    if round is not None and round.number == round_number(source):
        yield Paragraph(f"Benchmark: {score_tables.benchmark_line(round)}.", "note")


def _anchors(source: Source) -> Table:
    return Table(
        ("Criterion", "1", "3", "5"),
        tuple(
            (score_tables.title(source, criterion), criterion.low, criterion.middle, criterion.high)
            for criterion in source.playbook.criteria
        ),
        (19, 27, 27, 27),
    )
