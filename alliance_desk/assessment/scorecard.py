"""What the alignment scorecard adds up to (SIR Figure 5, Organizational Alignment and Commitment).

Decisions: a partner's score of a criterion is the mean of its respondents who know it, and totals
are sums of those means; both are shown to one decimal, rounded half up, and the verdict is taken
from what is shown. "Not known" is never counted as zero: while any criterion has no score, or a
sheet is not finished, the total is partial and is not compared with the benchmark.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Literal
from uuid import UUID

from alliance_desk.playbook import Criterion, Playbook
from alliance_desk.records import Dossier, Partner, Score, ScoreRound, ScoreSheet, Variant

THRESHOLD = 4
"""From this score on a criterion counts as strong (handbook A3)."""

GapClass = Literal["strength", "weakness", "blind spot", "undervalued"]


@dataclass(frozen=True)
class CriterionScore:
    """What one partner says about one criterion."""

    value: float | None
    """Mean of those who know, to one decimal; None where nobody does or nobody has scored yet."""
    not_known: int = 0
    """How many respondents said "not known"."""
    rationales: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    low: int | None = None
    high: int | None = None
    exact: Fraction | None = None
    open: int = 0
    """How many sheets have neither a score nor "not known"."""

    @property
    def spread(self) -> int:
        """Return how far the respondents are apart."""
        return 0 if self.low is None or self.high is None else self.high - self.low

    @property
    def rationale(self) -> str:
        return "\n".join(self.rationales)


@dataclass(frozen=True)
class PartnerResult:
    """One partner's side of a round."""

    partner: Partner
    side: int
    sheets: tuple[ScoreSheet, ...]
    scores: dict[str, CriterionScore]
    alignment: float | None
    """Subtotal of 15; None while nothing is scored, partial while not ``complete``."""
    commitment: float | None
    total: float | None
    complete: bool
    """Every criterion has a score and every sheet is finished."""
    not_known: int
    """Criteria that nobody at this partner knows."""
    passes: bool | None
    """None without a benchmark, or while the total is partial."""
    short_by: float | None
    """How much the total lacks of the benchmark, 0 when it is reached; None where not comparable."""
    below_floor: tuple[str, ...]
    """Criteria scored below the floor of the round."""


@dataclass(frozen=True)
class RoundResult:
    """A round with every partner's result."""

    round: ScoreRound
    partners: tuple[PartnerResult, ...]
    gaps: dict[str, GapClass | None]
    """Class of each criterion seen from our side; None without both scores, or with three partners."""
    differences: dict[str, float | None]
    """Highest minus lowest score over the partners, None where one is missing."""
    complete: bool
    passes: bool | None
    """True when every partner passes, False when one does not, None while one cannot be told."""


@dataclass(frozen=True)
class TrendPoint:
    """A round in the course of the rounds."""

    number: int
    held_on: date | None
    benchmark: int | None
    totals: tuple[float | None, ...]
    """Total of each partner in order; None where it is partial and so not comparable."""


def criterion_title(criterion: Criterion, variant: Variant, relabelled: bool = False) -> str:
    """Return what a criterion is called; biopharma may use its own words (handbook A4)."""
    own = relabelled and variant == Variant.BIOPHARMA and criterion.biopharma_title
    return own or criterion.title


def rounds(dossier: Dossier) -> list[ScoreRound]:
    """Return the rounds in order."""
    return sorted(dossier.all(ScoreRound), key=lambda each: each.number)


def latest(dossier: Dossier) -> ScoreRound | None:
    """Return the last round."""
    return max(dossier.all(ScoreRound), key=lambda each: each.number, default=None)


def next_round(dossier: Dossier) -> ScoreRound:
    """Return a new round after the last. Its benchmark is open: it is chosen anew, never carried over."""
    last = latest(dossier)
    return ScoreRound(alliance_id=dossier.alliance.id, number=last.number + 1 if last else 1)


def benchmark_locked(round: ScoreRound) -> bool:
    """Tell whether the benchmark can no longer be changed."""
    return round.locked_at is not None


def has_no_benchmark(round: ScoreRound) -> bool:
    """Tell whether the user has decided that this round goes without a benchmark."""
    return benchmark_locked(round) and round.benchmark is None


def may_score(round: ScoreRound) -> bool:
    """Tell whether scores may be entered: once the benchmark, or that there is none, is locked (S34)."""
    return benchmark_locked(round) and not round.final


def results(dossier: Dossier, playbook: Playbook, round: ScoreRound) -> RoundResult:
    """Return what every partner's sheets of a round add up to."""
    return _Sheets(dossier).result(playbook, round)


def latest_result(dossier: Dossier, playbook: Playbook) -> RoundResult | None:
    """Return the result of the last round, or None before the first."""

    def make() -> RoundResult | None:
        last = latest(dossier)
        return results(dossier, playbook, last) if last else None

    return dossier.derived((latest_result, id(playbook)), make)


def trend(dossier: Dossier, playbook: Playbook) -> tuple[TrendPoint, ...]:
    """Return the totals of each round in order."""
    sheets = _Sheets(dossier)
    points: list[TrendPoint] = []
    for round in rounds(dossier):
        result = sheets.result(playbook, round)
        totals = tuple(each.total if each.complete else None for each in result.partners)
        points.append(TrendPoint(round.number, round.held_on, round.benchmark, totals))
    return tuple(points)


def gap_class(ours: float | None, theirs: float | None, threshold: float = THRESHOLD) -> GapClass | None:
    """Return how two scores of one criterion relate, seen from our side (handbook A3)."""
    if ours is None or theirs is None:
        return None
    if ours >= threshold:
        return "strength" if theirs >= threshold else "blind spot"
    return "undervalued" if theirs >= threshold else "weakness"


def shown(number: Fraction) -> float:
    """Return a number to one decimal, rounded half up."""
    tenths = (Decimal(number.numerator) * 10 / Decimal(number.denominator)).quantize(
        Decimal(1), ROUND_HALF_UP
    )
    return float(tenths / 10)


def figure(number: float | None) -> str:
    """Return a score or total as it is written: 23, 22.5, or a dash where there is none."""
    return "–" if number is None else f"{number:g}"


class _Sheets:
    """The sheets and scores of an alliance, looked up once."""

    def __init__(self, dossier: Dossier) -> None:
        self.partners = dossier.partners
        self.sheets: dict[tuple[UUID, UUID], list[ScoreSheet]] = defaultdict(list)
        for sheet in dossier.all(ScoreSheet):
            self.sheets[sheet.round_id, sheet.partner_id].append(sheet)
        self.scores: dict[tuple[UUID, str], Score] = {}
        for score in dossier.all(Score):
            self.scores[score.sheet_id, score.criterion] = score

    def result(self, playbook: Playbook, round: ScoreRound) -> RoundResult:
        sides = tuple(
            self.side(playbook.criteria, round, partner, at) for at, partner in enumerate(self.partners)
        )
        gaps: dict[str, GapClass | None] = {}
        differences: dict[str, float | None] = {}
        for criterion in playbook.criteria:
            values = [side.scores[criterion.id].value for side in sides]
            known = [value for value in values if value is not None]
            full = len(known) == len(values) > 1
            differences[criterion.id] = float(f"{max(known) - min(known):.1f}") if full else None
            gaps[criterion.id] = gap_class(values[0], values[1]) if len(values) == 2 else None
        verdicts = [side.passes for side in sides]
        passes = False if False in verdicts else None if None in verdicts or not verdicts else True
        return RoundResult(round, sides, gaps, differences, all(side.complete for side in sides), passes)

    def side(
        self, criteria: Sequence[Criterion], round: ScoreRound, partner: Partner, at: int
    ) -> PartnerResult:
        sheets = self.sheets.get((round.id, partner.id), [])
        scores = {
            criterion.id: _criterion(len(sheets), self._of(sheets, criterion.id)) for criterion in criteria
        }
        exact = {criterion.id: scores[criterion.id].exact for criterion in criteria}
        total = _sum(exact.values())
        complete = bool(sheets) and all(
            score.exact is not None and not score.open for score in scores.values()
        )
        below = tuple(
            id
            for id, score in scores.items()
            if round.floor is not None and score.value is not None and score.value < round.floor
        )
        short = None
        if complete and total is not None and round.benchmark is not None:
            short = max(0.0, float(f"{round.benchmark - total:.1f}"))
        return PartnerResult(
            partner=partner,
            side=at,
            sheets=tuple(sheets),
            scores=scores,
            alignment=_sum(exact[each.id] for each in criteria if each.group == "alignment"),
            commitment=_sum(exact[each.id] for each in criteria if each.group == "commitment"),
            total=total,
            complete=complete,
            not_known=sum(score.value is None and score.not_known > 0 for score in scores.values()),
            passes=None if short is None else not short and not below,
            short_by=short,
            below_floor=below,
        )

    def _of(self, sheets: Iterable[ScoreSheet], criterion: str) -> list[Score]:
        found = [self.scores.get((sheet.id, criterion)) for sheet in sheets]
        return [score for score in found if score is not None]


def _criterion(sheets: int, scores: Sequence[Score]) -> CriterionScore:
    # A score marked "not known" carries no value, whatever was there before.
    values = [score.value for score in scores if score.value is not None and not score.not_known]
    not_known = sum(score.not_known for score in scores)
    exact = Fraction(sum(values), len(values)) if values else None
    return CriterionScore(
        value=shown(exact) if exact is not None else None,
        not_known=not_known,
        rationales=tuple(text for score in scores if (text := score.rationale.strip())),
        evidence=tuple(text for score in scores if (text := score.evidence.strip())),
        low=min(values, default=None),
        high=max(values, default=None),
        exact=exact,
        open=sheets - len(values) - not_known,
    )


def _sum(numbers: Iterable[Fraction | None]) -> float | None:
    known = [number for number in numbers if number is not None]
    return shown(sum(known, Fraction())) if known else None
