"""The numbers of the scorecard document: totals, both companies side by side, reasons, rounds."""

from __future__ import annotations

from collections.abc import Iterator

from alliance_desk.assessment.scorecard import (
    THRESHOLD,
    GapClass,
    PartnerResult,
    RoundResult,
    criterion_title,
    figure,
    results,
    rounds,
)
from alliance_desk.assessment.wording import count, listed, short_date
from alliance_desk.documents.outline import (
    Block,
    Cell,
    Paragraph,
    ScoreChart,
    Section,
    Series,
    Table,
    Tagged,
)
from alliance_desk.documents.reports.parts import section, tone
from alliance_desk.documents.reports.source import Source
from alliance_desk.playbook import Criterion
from alliance_desk.records import ScoreRound

GROUPS = (("alignment", "Alignment"), ("commitment", "Commitment"))


def title(source: Source, criterion: Criterion) -> str:
    """Return what a criterion is called: biopharma has its own words, on the page and here."""
    return criterion_title(criterion, source.alliance.variant, relabelled=True)


def benchmark_line(round: ScoreRound) -> str:
    """Return what the benchmark is, and who locked it when."""
    floor = f", no criterion below {round.floor}" if round.floor else ""
    if round.benchmark is None:
        return "No benchmark" if round.locked_at else "No benchmark set yet"
    if round.locked_at is None:
        return f"{round.benchmark} of 30{floor}; not locked yet"
    by = f" by {round.locked_by}" if round.locked_by else ""
    return f"{round.benchmark} of 30{floor}; locked on {short_date(round.locked_at.date())}{by}"


def scored(result: RoundResult) -> bool:
    """Tell whether anybody has scored anything in a round."""
    return any(
        score.value is not None or score.not_known
        for partner in result.partners
        for score in partner.scores.values()
    )


def last_scored(source: Source) -> RoundResult | None:
    """Return the last round in which anybody has scored anything."""
    for round in reversed(rounds(source.dossier)):
        result = results(source.dossier, source.playbook, round)
        if scored(result):
            return result
    return None


def summary(source: Source, result: RoundResult) -> Section:
    """Return the totals of each company against the benchmark."""
    rows = tuple(
        (
            partner.partner.label,
            figure(partner.alignment),
            figure(partner.commitment),
            _total(partner),
            _verdict(partner, result.round),
            str(len(partner.sheets)),
        )
        for partner in result.partners
    )
    table = Table(
        ("Company", "Alignment (15)", "Commitment (15)", "Total (30)", "Benchmark", "Respondents"),
        rows,
        (17, 16, 19, 14, 19, 15),
    )
    return section("Result", Paragraph(in_words(result), "lead"), table, _notes(source, result))


def in_words(result: RoundResult) -> str:
    """Return who reaches the benchmark and who does not."""
    reached = [each.partner.label for each in result.partners if each.passes]
    short = [
        f"{each.partner.label} falls short by {figure(each.short_by)}"
        if each.short_by
        else f"{each.partner.label} has a criterion below the floor"
        for each in result.partners
        if each.passes is False
    ]
    open_ = [each.partner.label for each in result.partners if each.passes is None]
    if result.round.benchmark is None:
        return (
            "The companies score without a benchmark."
            if result.round.locked_at
            else "No benchmark is set yet."
        )
    parts = (
        [f"{listed(reached)} {'reaches' if len(reached) == 1 else 'reach'} the benchmark"] if reached else []
    )
    parts += short
    if open_:
        parts.append(f"{listed(open_)} cannot be compared yet, because scores are missing")
    return f"{'; '.join(parts)}." if parts else ""


def _total(partner: PartnerResult) -> Cell:
    return figure(partner.total) if partner.complete else f"{figure(partner.total)} (partial)"


def _verdict(partner: PartnerResult, round: ScoreRound) -> Cell:
    if round.benchmark is None:
        return "–"
    if partner.passes is None:
        return Tagged("Not known yet", "wait")
    if partner.passes:
        return Tagged(f"Reaches {round.benchmark}", "good")
    if partner.short_by:
        return Tagged(f"Short by {figure(partner.short_by)}", "bad")
    return Tagged("Below the floor", "bad")


def _notes(source: Source, result: RoundResult) -> Iterator[Block]:
    """Yield what a total hides: criteria below the floor, and what is not known."""
    titles = {each.id: title(source, each) for each in source.playbook.criteria}
    for partner in result.partners:
        if below := [titles[id] for id in partner.below_floor if id in titles]:
            yield Paragraph(
                f"{partner.partner.label} scores below the floor on {listed(below).lower()}.", "note"
            )
        unknown = [titles[id] for id, score in partner.scores.items() if score.not_known and id in titles]
        if unknown:
            yield Paragraph(f"{partner.partner.label} does not know about {listed(unknown).lower()}.", "note")


def chart(source: Source, result: RoundResult) -> ScoreChart:
    """Return the six criteria with the score of each company."""
    criteria = source.playbook.criteria
    return ScoreChart(
        "Score for each criterion, from 1 (nothing there) to 5 (confirmed)",
        tuple(title(source, each) for each in criteria),
        tuple(
            Series(
                partner.partner.label,
                tone(partner.side),
                tuple(_value(partner, criterion) for criterion in criteria),
            )
            for partner in result.partners
        ),
    )


def _value(partner: PartnerResult, criterion: Criterion) -> float | None:
    score = partner.scores.get(criterion.id)
    return score.value if score else None


def side_by_side(source: Source, result: RoundResult) -> Section:
    """Return the companies beside one another, and what their difference means."""
    pair = len(result.partners) == 2
    header = (
        "Criterion",
        *(partner.partner.label for partner in result.partners),
        "Difference",
        *(("Meaning",) if pair else ()),
    )
    rows: list[tuple[Cell, ...]] = []
    for group, _ in GROUPS:
        for criterion in source.playbook.criteria:
            if criterion.group == group:
                rows.append(_pair_row(source, result, criterion, pair))
    partners = len(result.partners)
    widths = (34, *((16 if pair else 14,) * partners), 13, *((25,) if pair else ()))
    spread = [
        f"{partner.partner.label}: {count(score.spread, 'point')} on {title(source, criterion).lower()}"
        for partner in result.partners
        for criterion in source.playbook.criteria
        if (score := partner.scores.get(criterion.id)) and score.spread > 1
    ]
    note = [Paragraph(f"Respondents of one company are apart: {listed(spread)}.", "note")] if spread else []
    legend = Paragraph(f"A score of {THRESHOLD} or more counts as strong.", "note")
    return section(
        "Companies side by side",
        chart(source, result),
        Table(header, tuple(rows), widths),
        [legend] * pair,
        note,
    )


def _pair_row(source: Source, result: RoundResult, criterion: Criterion, pair: bool) -> tuple[Cell, ...]:
    difference = result.differences.get(criterion.id)
    meaning = gap_words(result.gaps.get(criterion.id), result) if pair else ""
    return (
        title(source, criterion),
        *(_score(partner, criterion) for partner in result.partners),
        figure(difference),
        *((meaning,) if pair else ()),
    )


def gap_words(gap: GapClass | None, result: RoundResult) -> Cell:
    """Return a class of gap so that it reads alike for both companies."""
    first, second = (partner.partner.label for partner in result.partners)
    match gap:
        case "strength":
            return Tagged("Agreed strength", "good")
        case "weakness":
            return Tagged("Agreed weakness", "bad")
        case "blind spot":
            return Tagged(f"Strong for {first} only", "wait")
        case "undervalued":
            return Tagged(f"Strong for {second} only", "wait")
        case None:
            return "–"


def _score(partner: PartnerResult, criterion: Criterion) -> Cell:
    score = partner.scores.get(criterion.id)
    if score is None or (score.value is None and not score.not_known):
        return Tagged("Not scored", "muted")
    return Tagged("Not known", "wait") if score.value is None else figure(score.value)


def reasons(source: Source, result: RoundResult) -> Iterator[Section]:
    """Yield for each company why it scored as it did."""
    for partner in result.partners:
        if not partner.sheets:
            continue
        rows = tuple(
            (
                title(source, criterion),
                _score(partner, criterion),
                "\n".join(score.rationales) if score and score.rationales else "No reason given",
                "\n".join(score.evidence) if score and score.evidence else "–",
            )
            for criterion in source.playbook.criteria
            for score in (partner.scores.get(criterion.id),)
        )
        table = Table(("Criterion", "Score", "Reason", "Evidence"), rows, (24, 12, 40, 24))
        yield section(f"Reasons given by {partner.partner.label}", table)
