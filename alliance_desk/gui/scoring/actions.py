"""What the partners do about the gaps of a round: a register of actions beneath the scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QWidget

from alliance_desk.assessment.scorecard import RoundResult
from alliance_desk.gui import theme
from alliance_desk.gui.models.columns import DateColumn, OptionsColumn, TextColumn
from alliance_desk.gui.models.references import PersonColumn
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.registers.register import Register
from alliance_desk.gui.registers.view import RegisterView
from alliance_desk.gui.scoring.edits import suggest_actions
from alliance_desk.gui.scoring.look import Card, push
from alliance_desk.gui.words import tr
from alliance_desk.records import Dossier, GapAction, Record


@dataclass(frozen=True)
class CriterionColumn(OptionsColumn):
    """One of the six criteria, by the title that the page gives it."""

    titles: tuple[tuple[str, str], ...] = ()

    def text(self, row: Record, dossier: Dossier) -> str:
        return dict(self.titles).get(self.value(row), "")

    def options(self, row: Record, dossier: Dossier) -> list[tuple[Any, str]]:
        return [("", tr("No criterion")), *self.titles]

    def key(self, row: Record, dossier: Dossier) -> tuple[bool, Any]:
        order = [id for id, _ in self.titles]
        return self.value(row) not in order, order.index(self.value(row)) if self.value(row) in order else 0


def actions_register(titles: Sequence[tuple[str, str]]) -> Register:
    """Return the register of actions, with the criteria by these titles."""
    return Register(
        record=GapAction,
        columns=(
            TextColumn("action", "Action"),
            CriterionColumn("criterion", "Criterion", 150, titles=tuple(titles)),
            PersonColumn("owner_id", "Owner", 92),
            DateColumn("due", "Due", 76),
            TextColumn("effect", "Expected effect", 124),
        ),
        one="action",
        many="actions",
        empty="No action yet. Agree what closes each gap, who does it and by when.",
    )


class ActionsCard(Card):
    """The actions of one round. They go on after the round is final: that is when they are done."""

    def __init__(
        self, alliance: OpenAlliance, titles: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Actions to close gaps"), parent)
        self._alliance = alliance
        self._register = actions_register(titles)
        self._round_id: UUID | None = None
        self._open: list[str] = []
        self.view: RegisterView | None = None
        self.suggest_button = push(tr("Add one for each weakness"))
        self.suggest_button.setToolTip(tr("One for each agreed weakness that has no action in this round"))
        self.suggest_button.setAutoDefault(False)
        self.suggest_button.clicked.connect(self._suggest)
        self.column.removeWidget(self.heading)
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(self.heading, 1)
        head.addWidget(self.suggest_button)
        self.column.addLayout(head)

    def show_result(self, result: RoundResult) -> None:
        """Show the actions of a round, and offer one for each weakness that has none."""
        if self.view is None or result.round.id != self._round_id:
            self._round_id = result.round.id
            self._show_register(result.round.id)
        known = {each.criterion for each in self._alliance.dossier.all(GapAction, round_id=self._round_id)}
        self._open = [id for id, kind in result.gaps.items() if kind == "weakness" and id not in known]
        self.suggest_button.setVisible(bool(self._open))

    def show_action(self, id: UUID | None, field: str = "") -> None:
        """Go to an action; for none, to the button that adds the first."""
        if self.view is None:
            return
        if id is None or not self.view.show_record(id, field):
            (self.view.table if self.view.model.rowCount() else self.view.add_button).setFocus()

    def _show_register(self, round_id: UUID) -> None:
        if self.view is not None:
            # Hidden first: what is being typed in a cell is saved when its editor is hidden.
            self.view.hide()
            self.column.removeWidget(self.view)
            self.view.deleteLater()
        self.view = view = RegisterView(self._alliance, self._register, {"round_id": round_id})
        for button in (view.add_button, view.open_button):
            button.setAccessibleName(button.text())
        self.column.addWidget(view)

    def _suggest(self) -> None:
        if self._round_id and self.view is not None:
            first = suggest_actions(self._alliance, self._round_id, self._open)
            self.view.show_record(first, "action")
