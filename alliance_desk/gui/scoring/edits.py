"""What the scorecard page writes: each of these is one edit of the desk, and so one step to undo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal
from uuid import UUID

from sqlmodel import Session

from alliance_desk.assessment.scorecard import latest, may_score, next_round
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.scoring.row import NOT_KNOWN
from alliance_desk.gui.words import tr
from alliance_desk.records import (
    Dossier,
    GapAction,
    GateState,
    LaunchCheck,
    Partner,
    Score,
    ScoreRound,
    ScoreSheet,
)


@dataclass(frozen=True)
class Cell:
    """Where a score belongs: one respondent's word on one criterion."""

    round_id: UUID
    partner: Partner
    sheet_id: UUID | None
    """None until the partner has a sheet in this round; the first edit makes it."""
    criterion: str
    title: str

    def score(self, dossier: Dossier) -> Score | None:
        """Return the score that is there."""
        if self.sheet_id is None:
            return None
        return dossier.one(Score, sheet_id=self.sheet_id, criterion=self.criterion)

    @property
    def name(self) -> str:
        """What the cell is called within a sentence."""
        return self.title[:1].lower() + self.title[1:]


def give_score(alliance: OpenAlliance, cell: Cell, value: int | None) -> bool:
    """Score a criterion; False where scoring is not open."""
    round = alliance.dossier.get(ScoreRound, cell.round_id)
    if round is None or not may_score(round):
        return False
    old = cell.score(alliance.dossier)
    if old is None and value is None:
        return True
    with alliance.store.edit(tr("Score %1 for %2", cell.name, cell.partner.label)) as session:
        score = _score(session, alliance, cell, old)
        score.value = value or None
        score.not_known = value == NOT_KNOWN and value is not None
    return True


def give_reason(
    alliance: OpenAlliance, cell: Cell, field: Literal["rationale", "evidence"], text: str
) -> None:
    """Write the rationale or the evidence of a score; going on typing joins the same step."""
    old = cell.score(alliance.dossier)
    if text == (getattr(old, field) if old else ""):
        return
    words = {"rationale": tr("Rationale on %1 for %2"), "evidence": tr("Evidence on %1 for %2")}
    label = words[field].replace("%1", cell.name).replace("%2", cell.partner.label)
    with alliance.store.edit(label, joins=True) as session:
        setattr(_score(session, alliance, cell, old), field, text)


def write_head(
    alliance: OpenAlliance, round_id: UUID, partner: Partner, sheet_id: UUID | None, field: str, value: Any
) -> None:
    """Write who completed a sheet, in which role, and when."""
    old = alliance.dossier.get(ScoreSheet, sheet_id)
    if value == (getattr(old, field) if old else ("" if isinstance(value, str) else None)):
        return
    with alliance.store.edit(tr("Scorecard heading of %1", partner.label), joins=True) as session:
        setattr(_sheet(session, alliance, round_id, partner, sheet_id), field, value)


def add_respondent(alliance: OpenAlliance, round_id: UUID, partner: Partner) -> UUID:
    """Add a sheet for one more respondent of a partner; return its id."""
    with alliance.store.edit(tr("Add a respondent of %1", partner.label)) as session:
        if alliance.dossier.one(ScoreSheet, round_id=round_id, partner_id=partner.id) is None:
            _sheet(session, alliance, round_id, partner, None)
        sheet = _sheet(session, alliance, round_id, partner, None)
        return sheet.id


def write_round(
    alliance: OpenAlliance, round_id: UUID, label: str, joins: bool = False, **fields: Any
) -> None:
    """Write fields of a round."""
    with alliance.store.edit(label, joins=joins) as session:
        round = session.get_one(ScoreRound, round_id)
        for name, value in fields.items():
            setattr(round, name, value)


def start_round(alliance: OpenAlliance) -> UUID:
    """Start the next round: it takes over who fills in the sheets, and nothing else."""
    dossier = alliance.dossier
    last, round = latest(dossier), next_round(dossier)
    round.held_on = alliance.today()
    id = round.id
    with alliance.store.edit(tr("Start round %1", round.number)) as session:
        session.add(round)
        for sheet in dossier.all(ScoreSheet, round_id=last.id) if last else ():
            session.add(
                ScoreSheet(
                    alliance_id=alliance.id,
                    round_id=id,
                    partner_id=sheet.partner_id,
                    completed_by=sheet.completed_by,
                    role=sheet.role,
                )
            )
    return id


def lock_benchmark(
    alliance: OpenAlliance, round_id: UUID, name: str, total: int | None, floor: int | None
) -> None:
    """Lock the benchmark of a round, or that it goes without one; a locked one stays as it is."""
    round = alliance.dossier.get(ScoreRound, round_id)
    if round is None or round.locked_at is not None:
        return
    label = tr("Lock the benchmark at %1", total) if total is not None else tr("Go without a benchmark")
    write_round(
        alliance,
        round_id,
        label,
        benchmark=total,
        floor=floor,
        locked_by=name,
        locked_at=ScoreRound.now(),
    )


def suggest_actions(alliance: OpenAlliance, round_id: UUID, criteria: Sequence[str]) -> UUID | None:
    """Add an action, still to be written, for each of these criteria; return the first."""
    last = max((each.position for each in alliance.dossier.all(GapAction, round_id=round_id)), default=-1)
    made = [
        GapAction(alliance_id=alliance.id, round_id=round_id, criterion=criterion, position=at)
        for at, criterion in enumerate(criteria, last + 1)
    ]
    ids = [each.id for each in made]
    with alliance.store.edit(tr("Add an action for each weakness")) as session:
        session.add_all(made)
    return next(iter(ids), None)


@dataclass(frozen=True)
class Word:
    """What one partner says about a launch check."""

    partner: Partner
    state: GateState
    evidence: str
    approved_by: str
    approved_on: date | None
    reason: str


def answer_check(alliance: OpenAlliance, check: str, title: str, words: list[Word]) -> None:
    """Write every partner's word on a launch check at once."""
    with alliance.store.edit(tr("Launch check: %1", title)) as session:
        for word in words:
            old = alliance.dossier.one(LaunchCheck, check=check, partner_id=word.partner.id)
            fields = {
                "state": word.state,
                "evidence": word.evidence,
                "approved_by": word.approved_by,
                "approved_on": word.approved_on,
                "reason": word.reason,
            }
            if old is None and word == Word(word.partner, GateState.OPEN, "", "", None, ""):
                continue
            row = session.get(LaunchCheck, old.id) if old else None
            if row is None:
                row = LaunchCheck(alliance_id=alliance.id, check=check, partner_id=word.partner.id)
                session.add(row)
            for name, value in fields.items():
                setattr(row, name, value)


def _score(session: Session, alliance: OpenAlliance, cell: Cell, old: Score | None) -> Score:
    found = session.get(Score, old.id) if old else None
    if found is None:
        sheet = _sheet(session, alliance, cell.round_id, cell.partner, cell.sheet_id)
        found = Score(alliance_id=alliance.id, sheet_id=sheet.id, criterion=cell.criterion)
        session.add(found)
    return found


def _sheet(
    session: Session, alliance: OpenAlliance, round_id: UUID, partner: Partner, sheet_id: UUID | None
) -> ScoreSheet:
    found = session.get(ScoreSheet, sheet_id) if sheet_id else None
    if found is None:
        found = ScoreSheet(alliance_id=alliance.id, round_id=round_id, partner_id=partner.id)
        session.add(found)
    return found
