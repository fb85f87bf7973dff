"""What follows from the scorecard: actions that close gaps, and the gate before the launch."""

from __future__ import annotations

from alliance_desk.assessment.gate import GateCheck, gate
from alliance_desk.assessment.scorecard import RoundResult
from alliance_desk.assessment.wording import short_date
from alliance_desk.documents.outline import Cell, Paragraph, Section, Table, Tagged
from alliance_desk.documents.reports import score_tables
from alliance_desk.documents.reports.parts import day, missing, named, section
from alliance_desk.documents.reports.source import Source
from alliance_desk.records import GapAction, GateState, LaunchCheck

STATES = {
    GateState.OPEN: Tagged("Open", "wait"),
    GateState.MET: Tagged("Met", "good"),
    GateState.WAIVED: Tagged("Waived", "plain"),
}


def actions(source: Source, result: RoundResult) -> Section:
    """Return what is done about the gaps of a round."""
    titles = {each.id: score_tables.title(source, each) for each in source.playbook.criteria}
    rows = [row for row in source.dossier.all(GapAction, round_id=result.round.id) if row.action.strip()]
    if not rows:
        return section("Actions to close gaps", missing("No action has been agreed yet."))
    table = Table(
        ("Action", "Criterion", "Owner", "Due", "Expected effect"),
        tuple(
            (
                row.action,
                titles.get(row.criterion, ""),
                named(source.with_company(row.owner_id)),
                day(row.due),
                row.effect,
            )
            for row in rows
        ),
        (30, 18, 20, 14, 18),
    )
    return section("Actions to close gaps", table)


def gate_section(source: Source) -> Section:
    """Return the five launch checks with the word of every company."""
    result = gate(source.dossier, source.playbook)
    said = any(word for check in result.checks for _, word in check.partners)
    if not said:
        return section("Launch gate", missing("No company has reported on the five launch checks yet."))
    done = f"{result.done} of {len(result.checks)} checks hold."
    verdict = "The gate is open." if result.may_launch else "The gate is not open yet."
    rows = tuple(
        row for check in result.checks for row in (_row(check, at) for at in range(len(check.partners)))
    )
    table = Table(("Check", "Company", "State", "Evidence", "Approved"), rows, (25, 14, 11, 33, 17))
    return section("Launch gate", Paragraph(f"{done} {verdict}", "lead"), table)


def _row(check: GateCheck, at: int) -> tuple[Cell, ...]:
    partner, word = check.partners[at]
    return (
        check.title if at == 0 else "",
        partner.label,
        STATES[word.state if word else GateState.OPEN],
        _evidence(word),
        _approved(word),
    )


def _evidence(word: LaunchCheck | None) -> str:
    if word is None:
        return "Nothing reported yet"
    parts = [word.evidence.strip()]
    if word.state == GateState.WAIVED:
        parts.append(f"Waived: {word.reason.strip() or 'no reason given'}")
    return "\n".join(part for part in parts if part) or "–"


def _approved(word: LaunchCheck | None) -> str:
    if word is None or word.state == GateState.OPEN:
        return "–"
    on = short_date(word.approved_on) if word.approved_on else ""
    return "\n".join(part for part in (word.approved_by, on) if part) or "–"
