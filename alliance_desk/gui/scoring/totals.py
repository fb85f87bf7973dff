"""What a round comes to: totals beside the benchmark in words, and how the partners stand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from alliance_desk.assessment.scorecard import CriterionScore, GapClass, PartnerResult, RoundResult, figure
from alliance_desk.gui import theme
from alliance_desk.gui.scoring.look import Card, chip, empty, label
from alliance_desk.gui.words import day, tr
from alliance_desk.pictures.palette import SIDES, side_role
from alliance_desk.records import ScoreRound

Titles = dict[str, str]
"""What each criterion is called on the page."""


def benchmark_text(round: ScoreRound) -> str:
    """Return the benchmark with who locked it and when."""
    if round.locked_at is None:
        return tr("No benchmark yet")
    when = round.locked_at.replace(tzinfo=round.locked_at.tzinfo or UTC).astimezone().date()
    if round.benchmark is None and round.floor is None:
        return tr("Without a benchmark, decided by %1 on %2", round.locked_by, day(when))
    parts = [tr("Benchmark %1", round.benchmark)] if round.benchmark is not None else []
    parts += [tr("no criterion below %1", round.floor)] if round.floor is not None else []
    text = ", ".join(parts)
    return tr("%1, locked by %2 on %3", text[:1].upper() + text[1:], round.locked_by, day(when))


def verdicts(result: RoundResult, titles: Titles) -> list[tuple[str, str]]:
    """Return a sentence for each thing to know about the benchmark, with its kind of chip."""
    round = result.round
    said: list[tuple[str, str]] = []
    for side in result.partners:
        name = side.partner.label
        for criterion in side.below_floor:
            said.append((tr("%1: %2 is below %3", name, lower(titles[criterion]), round.floor), "bad"))
        if round.benchmark is None:
            continue
        if side.short_by is None:
            if side.total is not None:
                said.append((tr("%1 is partial, not compared with %2", name, round.benchmark), "plain"))
        elif side.short_by:
            short = figure(side.short_by)
            said.append((tr("%1 is %2 below the benchmark of %3", name, short, round.benchmark), "bad"))
        elif side.total is not None:
            over = side.total - round.benchmark
            words = tr("%1 meets the benchmark of %2", name, round.benchmark)
            if over:
                words = tr("%1 is %2 above the benchmark of %3", name, figure(over), round.benchmark)
            said.append((words, "good"))
    return said


def partial_text(side: PartnerResult) -> str:
    """Return what is still out of a partner's total."""
    unscored = sum(each.value is None and not each.not_known for each in side.scores.values())
    parts = [tr("%1 not known", side.not_known)] if side.not_known else []
    parts += [tr("%1 open", unscored)] if unscored else []
    return ", ".join(parts)


def lower(title: str) -> str:
    """Return a title as it stands within a sentence."""
    return title[:1].lower() + title[1:]


class TotalsCard(Card):
    """Each partner's total of 30 and, when it is whole, the verdict."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Total of 30"), parent)
        self.numbers = QGridLayout()
        self.numbers.setHorizontalSpacing(theme.px(8))
        self.numbers.setVerticalSpacing(0)
        self.column.addLayout(self.numbers)
        self._verdicts = QVBoxLayout()
        self._verdicts.setSpacing(theme.px(4))
        self.column.addLayout(self._verdicts)
        self.benchmark = label("", "secondary", wrap=True)
        self.column.addWidget(self.benchmark)
        self.totals: list[QLabel] = []
        self._said: list[str] = []

    def show_result(self, result: RoundResult, titles: Titles) -> None:
        """Show a round."""
        while item := self.numbers.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.totals = []
        for at, side in enumerate(result.partners):
            name = label(side.partner.label)
            name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            partial = partial_text(side) if side.total is not None else ""
            about = label(partial, "secondary")
            number = label(figure(side.total), f"number-{side_role(at) if at < len(SIDES) else 'third'}")
            number.setAccessibleName(
                f"{side.partner.label}: {tr('%1 of %2', figure(side.total), 30)} {partial}".strip()
            )
            self.totals.append(number)
            self.numbers.addWidget(name, at, 0)
            self.numbers.addWidget(about, at, 1, Qt.AlignmentFlag.AlignRight)
            self.numbers.addWidget(number, at, 2, Qt.AlignmentFlag.AlignRight)
        self.numbers.setColumnStretch(0, 1)
        empty(self._verdicts)
        said = verdicts(result, titles)
        self._said = [text for text, _ in said]
        for text, kind in said:
            self._verdicts.addWidget(chip(text, kind, wrap=True))
        self.benchmark.setText(benchmark_text(result.round))

    @property
    def verdict(self) -> str:
        """What the card says about the benchmark, a line a sentence."""
        return "\n".join(self._said)


_CLASSES: dict[GapClass, tuple[str, str]] = {
    "strength": ("Agreed strength", "good"),
    "weakness": ("Agreed weakness", "bad"),
    "blind spot": ("Blind spot", "wait"),
    "undervalued": ("Undervalued", "wait"),
}


def stand_words(result: RoundResult, criterion: str) -> tuple[str, str, str]:
    """Return how the partners stand to one another on a criterion: words, colour, explanation.

    Two partners have a class; three are only so many points apart.
    """
    apart = result.differences[criterion]
    if len(result.partners) != 2:
        if apart is None:
            return "", "muted", ""
        words = tr("%1 apart", figure(apart)) if apart else tr("Same score")
        return words, "wait" if apart >= 2 else "muted", ""
    kind = result.gaps[criterion]
    if kind is None:
        return "", "muted", ""
    ours, theirs = (side.partner.label for side in result.partners)
    tips = {
        "strength": tr("Both score 4 or more."),
        "weakness": tr("Both score below 4."),
        "blind spot": tr("%1 scores 4 or more, %2 does not.", ours, theirs),
        "undervalued": tr("%1 scores 4 or more, %2 does not.", theirs, ours),
    }
    words, role = _CLASSES[kind]
    return tr(words), role, tips[kind]


def total_text(
    value: float | None, scores: Sequence[CriterionScore], most: int, begun: bool, short: bool = False
) -> str:
    """Return ``12 of 15``, and what is still out while it is partial; rich text without a user's word."""
    if value is None and not any(score.not_known for score in scores):
        return f'<span style="color:{theme.color("muted").name()}">{tr("Not scored")}</span>'
    text = tr("%1 of %2", f'<span style="font-weight:600">{figure(value or 0)}</span>', most)
    unknown = sum(score.value is None and score.not_known > 0 for score in scores)
    unscored = sum(score.value is None and not score.not_known for score in scores) if begun else 0
    partial = [tr("%1 NK", unknown) if short else tr("%1 not known", unknown)] if unknown else []
    partial += [tr("%1 open", unscored)] if unscored else []
    return ", ".join((text, *partial))


def round_text(round: ScoreRound) -> str:
    """Return ``Round 2, 20 Nov``."""
    return (
        tr("Round %1, %2", round.number, day(round.held_on))
        if round.held_on
        else tr("Round %1", round.number)
    )
