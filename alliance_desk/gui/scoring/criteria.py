"""The card of three criteria, alignment or commitment: every partner's scores side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from alliance_desk.assessment.scorecard import CriterionScore, RoundResult, figure
from alliance_desk.gui import theme
from alliance_desk.gui.scoring.look import ElidedLine, QuietLine, label, restyle, rule
from alliance_desk.gui.scoring.reasons import Reasons, lacks_rationale
from alliance_desk.gui.scoring.row import NOT_KNOWN, ScoreRow
from alliance_desk.gui.scoring.totals import stand_words, total_text
from alliance_desk.gui.words import tr
from alliance_desk.pictures.palette import side_role
from alliance_desk.playbook import Criterion
from alliance_desk.records import Partner, Score


class CriteriaCard(QFrame):
    """Three criteria with a total of 15; a criterion opens to its reasons."""

    scored = Signal(str, int, object)
    """Criterion, partner's place, value."""
    reasoned = Signal(str, int, str, str)
    """Criterion, partner's place, ``rationale`` or ``evidence``, text."""
    moved = Signal(str, int, int, int)
    """Criterion and partner's place of a row, with rows and columns to go."""
    expanded = Signal(str)
    """A criterion was opened."""

    def __init__(
        self,
        title: str,
        lead: str,
        criteria: Sequence[tuple[Criterion, str]],
        partners: Sequence[Partner],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setAccessibleName(title)
        self.rows: dict[tuple[str, int], ScoreRow] = {}
        self.lines: dict[tuple[str, int], QuietLine] = {}
        self.stands: dict[str, QLabel] = {}
        self.reasons: dict[str, Reasons] = {}
        self._last: tuple[dict[tuple[str, int], Score | None], bool] = ({}, False)
        self._criteria = criteria
        self._partners = partners
        self._open = ""
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(8))
        self._grid.setHorizontalSpacing(theme.px(16))
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)
        self._head(title, lead)
        for at, (criterion, name) in enumerate(criteria):
            self._criterion(1 + at * 3, criterion, name)
        foot = 1 + len(criteria) * 3
        self._line(foot)
        self._grid.setRowMinimumHeight(foot + 1, theme.px(32))
        self._grid.addWidget(label(tr("Total"), "field-title"), foot + 1, 0)
        self.totals = [label("") for _ in partners]
        for at, total in enumerate(self.totals):
            total.setTextFormat(Qt.TextFormat.RichText)
            self._grid.addWidget(total, foot + 1, 1 + at)

    def _head(self, title: str, lead: str) -> None:
        heading = QHBoxLayout()
        heading.setSpacing(theme.px(8))
        heading.addWidget(label(title, "section-title"))
        said = ElidedLine()
        said.show_text(lead)
        heading.addWidget(said, 1)
        self._grid.addLayout(heading, 0, 0)
        self._grid.setRowMinimumHeight(0, theme.px(28))
        for at, partner in enumerate(self._partners):
            name = label(partner.label, "field-title")
            name.setProperty("tone", side_role(at))
            name.setToolTip(partner.name)
            name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self._grid.addWidget(name, 0, 1 + at)

    def _line(self, row: int) -> None:
        self._grid.addWidget(rule(), row, 0, 1, 1 + len(self._partners))

    def _criterion(self, row: int, criterion: Criterion, name: str) -> None:
        self._line(row)
        title = label(name, wrap=True)
        if name != criterion.title:
            title.setToolTip(tr("In the original: %1", criterion.title))
        stand = label("", "secondary")
        self.stands[criterion.id] = stand
        said = QVBoxLayout()
        # A title of one line stands level with the score, and what follows with the rationale.
        said.setContentsMargins(0, theme.px(8), 0, theme.px(4))
        said.setSpacing(theme.px(2))
        title.setMinimumHeight(theme.px(26) + 2)
        said.addWidget(title)
        said.addWidget(stand)
        said.addStretch(1)
        self._grid.addLayout(said, row + 1, 0)
        for at, partner in enumerate(self._partners):
            key = criterion.id, at
            score = ScoreRow(criterion, name, partner.label, at)
            score.set_compact(len(self._partners) > 2)
            score.scored.connect(lambda value, at=at: self.scored.emit(criterion.id, at, value))
            score.moved.connect(lambda down, on, at=at: self.moved.emit(criterion.id, at, down, on))
            score.opened.connect(lambda at=at: self.open_reasons(criterion.id, at))
            line = QuietLine()
            line.opened.connect(lambda at=at: self.open_reasons(criterion.id, at))
            cell = QVBoxLayout()
            cell.setContentsMargins(0, theme.px(8), 0, theme.px(4))
            cell.setSpacing(theme.px(2))
            cell.addWidget(score)
            cell.addWidget(line)
            self._grid.addLayout(cell, row + 1, 1 + at)
            self.rows[key], self.lines[key] = score, line

    def open_reasons(self, criterion: str, at: int = 0) -> None:
        """Open a criterion and put the cursor into a partner's rationale."""
        if self._open != criterion:
            self.close_reasons()
            if criterion not in self.reasons:
                self._make_reasons(criterion)
            self._open = criterion
            self.reasons[criterion].show()
            self.expanded.emit(criterion)
        field = self.reasons[criterion].rationales[at]
        field.moveCursor(QTextCursor.MoveOperation.End)
        field.setFocus()

    def close_reasons(self) -> None:
        """Close the criterion that is open."""
        if self._open:
            self.reasons[self._open].flush()
            self.reasons[self._open].hide()
            self._open = ""

    def flush(self) -> None:
        """Save what is being typed."""
        for reasons in self.reasons.values():
            reasons.flush()

    def _make_reasons(self, criterion: str) -> None:
        place = next(at for at, (each, _) in enumerate(self._criteria) if each.id == criterion)
        asked, name = self._criteria[place]
        reasons = Reasons(asked, name, self._partners, self)
        reasons.edited.connect(lambda at, field, text: self.reasoned.emit(criterion, at, field, text))
        self._grid.addWidget(reasons, 3 + place * 3, 0, 1, 1 + len(self._partners))
        self.reasons[criterion] = reasons
        self._fill(criterion)

    def show_result(
        self,
        group: str,
        result: RoundResult,
        scores: dict[tuple[str, int], Score | None],
        why_closed: str,
    ) -> None:
        """Show what every respondent scored and the totals; ``why_closed`` says why nobody may score."""
        results = result.partners
        self._last = scores, not why_closed
        for criterion, stand in self.stands.items():
            words, kind, tip = stand_words(result, criterion)
            stand.setText(words)
            stand.setToolTip(tip)
            stand.setVisible(bool(words))
            restyle(stand, "tone", kind)
        for (criterion, at), row in self.rows.items():
            score = scores[criterion, at]
            value = (NOT_KNOWN if score.not_known else score.value) if score else None
            if value != row.value:
                row.set_value(value)
            row.setEnabled(not why_closed)
            row.setToolTip(why_closed)
            self._show_reason(criterion, at, score, results[at].scores[criterion], len(results[at].sheets))
        for criterion in self.reasons:
            self._fill(criterion)
        for at, side in enumerate(results):
            value = side.alignment if group == "alignment" else side.commitment
            said = [side.scores[criterion.id] for criterion, _ in self._criteria]
            self.totals[at].setText(total_text(value, said, 15, bool(side.sheets), len(results) > 2))

    def _fill(self, criterion: str) -> None:
        scores, enabled = self._last
        those = [scores.get((criterion, at)) for at in range(len(self._partners))]
        self.reasons[criterion].show_scores(those, enabled)

    def _show_reason(
        self, criterion: str, at: int, score: Score | None, all_said: CriterionScore, sheets: int
    ) -> None:
        line = self.lines[criterion, at]
        text, role = (score.rationale if score else ""), "muted"
        if lacks_rationale(score):
            text, role = tr("Rationale missing"), "bad"
        tip = "\n".join(part for part in (score.rationale, score.evidence) if part) if score else ""
        if sheets > 1 and all_said.value is not None:
            mean = tr("Mean %1, %2 apart", figure(all_said.value), all_said.spread)
            text = f"{mean}. {text}" if text else mean
            tip = "\n".join((mean, *all_said.rationales))
        line.show_text(text, role, tip)
        restyle(line, "missing", role == "bad")
