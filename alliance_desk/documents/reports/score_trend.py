"""The scorecard over its rounds: the totals, what changed since the round before, and why."""

from __future__ import annotations

from collections.abc import Iterator

from alliance_desk.assessment.scorecard import PartnerResult, RoundResult, figure, results, rounds, trend
from alliance_desk.assessment.wording import short_date
from alliance_desk.documents.outline import Block, Cell, Figure, Paragraph, Section, Table, Tagged
from alliance_desk.documents.reports import score_tables
from alliance_desk.documents.reports.parts import section
from alliance_desk.documents.reports.source import Source
from alliance_desk.pictures.trend import scores_over_time

PARTIAL = "A total is partial while a criterion is not known; it is then not compared."


def trend_section(source: Source) -> Section:
    """Return the totals of all rounds, once there are two, and what changed in the last."""
    points = trend(source.dossier, source.playbook)
    if len(points) < 2:
        return section("Scores over time")
    partners = source.partners
    table = Table(
        ("Round", "Held on", "Benchmark", *(partner.label for partner in partners)),
        tuple(
            (
                str(point.number),
                short_date(point.held_on) if point.held_on else "–",
                "–" if point.benchmark is None else str(point.benchmark),
                *("Partial" if total is None else figure(total) for total in point.totals),
            )
            for point in points
        ),
        caption=PARTIAL if any(None in point.totals for point in points) else "",
    )
    picture = Figure(scores_over_time(points, partners, width=480, height=165))
    return section("Scores over time", table, picture, _changes(source))


def _changes(source: Source) -> Iterator[Block]:
    """Yield the criteria whose score is another than in the round before, with the reason given."""
    found = [results(source.dossier, source.playbook, round) for round in rounds(source.dossier)]
    found = [each for each in found if score_tables.scored(each)]
    if len(found) < 2:
        return
    before, after = found[-2:]
    rows = list(_rows(source, before, after))
    heading = f"From round {before.round.number} to round {after.round.number}"
    if not rows:
        yield Paragraph(f"{heading} no score has changed.")
        return
    yield Paragraph(heading, "lead")
    yield Table(("Company", "Criterion", "Score", "Reason given"), tuple(rows), (14, 26, 14, 46))


def _rows(source: Source, before: RoundResult, after: RoundResult) -> Iterator[tuple[Cell, ...]]:
    then = {each.partner.id: each for each in before.partners}
    for now in after.partners:
        old: PartnerResult | None = then.get(now.partner.id)
        for criterion in source.playbook.criteria:
            a = old.scores.get(criterion.id) if old else None
            b = now.scores.get(criterion.id)
            if a is None or b is None or a.value == b.value or None in (a.value, b.value):
                continue
            better = (b.value or 0) > (a.value or 0)
            yield (
                now.partner.label,
                score_tables.title(source, criterion),
                Tagged(f"{figure(a.value)} to {figure(b.value)}", "good" if better else "bad"),
                "\n".join(b.rationales) or "No reason given",
            )
