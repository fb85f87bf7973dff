"""The alignment and commitment scorecard as a document (handbook 5.5; SIR Figure 5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from alliance_desk.assessment.scorecard import RoundResult, latest_result
from alliance_desk.assessment.wording import listed, short_date
from alliance_desk.documents.outline import (
    Block,
    Cell,
    Outline,
    Paragraph,
    Section,
    Signature,
    Signatures,
)
from alliance_desk.documents.reports import score_gate, score_tables, score_trend, scorecard_form
from alliance_desk.documents.reports.parts import missing, outline, section, told
from alliance_desk.documents.reports.source import Source

METHOD = (
    "The six criteria follow Figure 5, “Organizational Alignment and Commitment”, in “Start it Right: "
    "Mastering "
    "the Alliance Startup Process” by Jan Twombly and Jeff Shuman (The Rhythm of Business, 2021). The "
    "wording of "
    "the scale is that of Alliance Desk. The paper gives no benchmark; the companies choose their own before "
    "they score."
)


def compose(source: Source) -> Outline:
    """Return the last round that was scored, and the form of one that is not; the form alone before any."""
    last = latest_result(source.dossier, source.playbook)
    result = score_tables.last_scored(source)
    method = tuple(_method(source))
    sections: list[Section] = []
    if result is not None:
        summary = score_tables.summary(source, result)
        sections += [
            replace(summary, blocks=(*summary.blocks, *method)),
            _conclusion(result),
            score_tables.side_by_side(source, result),
            *score_tables.reasons(source, result),
            score_trend.trend_section(source),
            score_gate.actions(source, result),
        ]
    if result is None or (last is not None and last.round.id != result.round.id):
        sections += _form(source, result)
    sections += [
        score_gate.gate_section(source),
        section("Sign-off", _signatures(source, result)),
        scorecard_form.meaning(source, () if result else method),
    ]
    return outline(
        source,
        "Alignment and commitment scorecard",
        sections,
        subtitle=_subtitle(result or last),
        facts=_header(source, result),
    )


def _form(source: Source, result: RoundResult | None) -> Iterator[Section]:
    """Yield the form of the round that nobody has scored yet."""
    lead = (
        "Each company fills in a form of its own, before it sees the other's. The benchmark is chosen and "
        "written down before anybody scores."
    )
    number = scorecard_form.round_number(source)
    heading = f"Form for round {number}" if result else "Form"
    yield section(heading, Paragraph(lead), new_page=result is not None)
    for part in scorecard_form.form(source):
        yield replace(part, level=2)


def _subtitle(result: RoundResult | None) -> str:
    if result is None:
        return "Form"
    if not score_tables.scored(result):
        return f"Round {result.round.number}, form"
    state = "final" if result.round.final else "draft"
    held = f", {short_date(result.round.held_on)}" if result.round.held_on else ""
    return f"Round {result.round.number}{held}, {state}"


def _header(source: Source, result: RoundResult | None) -> tuple[tuple[str, Cell], ...]:
    pairs: list[tuple[str, Cell]] = []
    if result:
        for partner in result.partners:
            who = [
                f"{sheet.completed_by or 'Name not given'}{f', {sheet.role}' if sheet.role else ''}"
                f"{f', {short_date(sheet.completed_on)}' if sheet.completed_on else ''}"
                for sheet in partner.sheets
            ]
            pairs.append((f"Completed for {partner.partner.label}", "\n".join(who) or "Nobody yet"))
        pairs.append(("Benchmark", score_tables.benchmark_line(result.round)))
    return tuple(pairs)


def _conclusion(result: RoundResult) -> Section:
    said = list(told(result.round.conclusion))
    return section("Joint conclusion", said or [missing("The companies have not drawn a conclusion yet.")])


def _signatures(source: Source, result: RoundResult | None) -> Iterator[Block]:
    sheets = {each.partner.id: each.sheets for each in result.partners} if result else {}
    if not source.partners:
        return
    yield Signatures(
        tuple(
            Signature(
                partner.name,
                *((sheet[0].completed_by, sheet[0].role) if (sheet := sheets.get(partner.id)) else ("", "")),
            )
            for partner in source.partners
        )
    )


def _method(source: Source) -> Iterator[Block]:
    yield Paragraph(METHOD, "note")
    names = [(score_tables.title(source, each), each.title) for each in source.playbook.criteria]
    if own := [f"“{title}” for “{original}”" for title, original in names if title != original]:
        yield Paragraph(f"Some criteria carry the words of biopharma: {listed(own)}.", "note")
