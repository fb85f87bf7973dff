"""The left side of the scorecard: headings, six criteria, conclusion; made anew when the partners change."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from alliance_desk.gui import theme
from alliance_desk.gui.scoring.actions import ActionsCard
from alliance_desk.gui.scoring.benchmark import BenchmarkBanner
from alliance_desk.gui.scoring.criteria import CriteriaCard
from alliance_desk.gui.scoring.heads import SheetHeads
from alliance_desk.gui.scoring.look import Card, label
from alliance_desk.gui.scoring.row import ScoreRow
from alliance_desk.gui.widgets.date_field import DateField
from alliance_desk.gui.widgets.fields import TextField
from alliance_desk.gui.words import tr
from alliance_desk.playbook import Criterion
from alliance_desk.records import Partner, ScoreRound

GROUPS = {
    "alignment": ("Alignment", "is aligned with…"),
    "commitment": ("Commitment", "has commitment from…"),
}


class Board(QWidget):
    """Everything that is written in a round."""

    scored = Signal(str, int, object)
    reasoned = Signal(str, int, str, str)

    def __init__(
        self,
        criteria: Sequence[tuple[Criterion, str]],
        partners: Sequence[Partner],
        actions: ActionsCard,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._order = [criterion.id for criterion, _ in criteria]
        self._round: UUID | None = None
        self._partners = len(partners)
        self.banner = BenchmarkBanner()
        self.heads = SheetHeads(partners)
        self.action_card = actions
        self.cards: dict[str, CriteriaCard] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.banner)
        column.addWidget(self.heads)
        for group, (title, lead) in GROUPS.items():
            those = [each for each in criteria if each[0].group == group]
            card = CriteriaCard(tr(title), tr(lead), those, partners)
            card.scored.connect(self.scored)
            card.reasoned.connect(self.reasoned)
            card.moved.connect(self._move)
            card.expanded.connect(lambda _, group=group: self._only(group))
            self.cards[group] = card
            column.addWidget(card)
        keys = tr("1 low, 5 high, NK not known. Tab moves, keys score, Enter opens the rationale.")
        column.addWidget(label(keys, "secondary"))
        column.addWidget(actions)
        column.addWidget(self._conclusion())
        column.addStretch(1)

    def _conclusion(self) -> Card:
        card = Card(tr("Conclusion"))
        card.column.removeWidget(card.heading)
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        self.held_on = DateField()
        self.held_on.setAccessibleName(tr("Round held on"))
        self.held_on.setFixedWidth(theme.px(136))
        head.addWidget(card.heading, 1)
        head.addWidget(label(tr("Round held on"), "secondary"))
        head.addWidget(self.held_on)
        card.column.addLayout(head)
        self.conclusion = TextField(2)
        self.conclusion.setPlaceholderText(tr("What do the partners conclude together?"))
        self.conclusion.setAccessibleName(tr("Conclusion"))
        card.column.addWidget(self.conclusion)
        return card

    @property
    def rows(self) -> dict[tuple[str, int], ScoreRow]:
        """Every score row by criterion and partner's place."""
        return {key: row for card in self.cards.values() for key, row in card.rows.items()}

    def show_round(self, round: ScoreRound, enabled: bool) -> None:
        """Show what is written about the round as a whole."""
        show = self.held_on.show_value if round.id == self._round else self.held_on.show_anew
        show(round.held_on)
        self._round = round.id
        self.conclusion.show_value(round.conclusion)
        self.held_on.setEnabled(enabled)
        self.conclusion.setEnabled(enabled)

    def target(self, field: str, side: int) -> QWidget | None:
        """Return the widget of a field; for no field the first row of a partner that is not scored."""
        match field:
            case "benchmark":
                return self.banner.set_button
            case "conclusion":
                return self.conclusion
            case "completed_by":
                return self.heads.names[max(0, side)]
            case "" if self.banner.isVisibleTo(self):
                return self.banner.set_button
            case "":
                rows = ((at, row) for (_, at), row in self.rows.items() if row.isEnabled())
                return next((row for at, row in rows if row.value is None and side in (-1, at)), None)
            case _:
                return self.rows.get((field, max(0, side)))

    def flush(self) -> None:
        """Save what is being typed."""
        self.heads.flush()
        self.conclusion.autosave.flush()
        for card in self.cards.values():
            card.flush()

    def _move(self, criterion: str, at: int, down: int, on: int) -> None:
        row = self._order.index(criterion) + down
        column = at + on
        if 0 <= row < len(self._order) and 0 <= column < self._partners:
            self.rows[self._order[row], column].setFocus()

    def _only(self, group: str) -> None:
        """Keep one criterion open at a time."""
        for other, card in self.cards.items():
            if other != group:
                card.close_reasons()
