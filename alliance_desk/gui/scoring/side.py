"""The right side of the scorecard: what the round comes to, how it went over time, the launch gate."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from alliance_desk.assessment.gate import gate
from alliance_desk.assessment.scorecard import RoundResult
from alliance_desk.gui import theme
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.scoring.edits import answer_check
from alliance_desk.gui.scoring.gate import GateCard, GateDialog
from alliance_desk.gui.scoring.totals import Titles, TotalsCard
from alliance_desk.gui.scoring.trend import TrendCard
from alliance_desk.records import GateState

_NO_LIMIT = 16777215
"""Qt's greatest width, which Python is not told."""


class Side(QWidget):
    """Three cards below one another."""

    def __init__(self, alliance: OpenAlliance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._alliance = alliance
        self.totals, self.trend, self.gate = TotalsCard(), TrendCard(lambda: alliance.paper), GateCard()
        self.gate.opened.connect(self._open_check)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        for card in (self.totals, self.trend, self.gate):
            column.addWidget(card)
        column.addStretch(1)

    def set_beside(self, beside: bool) -> None:
        """Keep the width of a column beside the board, or take all of it below the board."""
        self.setMaximumWidth(theme.px(300) if beside else _NO_LIMIT)
        self.setMinimumWidth(theme.px(300) if beside else 0)

    def show_result(self, result: RoundResult, titles: Titles) -> None:
        """Show a round, and the gate as it stands today."""
        dossier, playbook = self._alliance.dossier, self._alliance.playbook
        self.totals.show_result(result, titles)
        self.trend.show_trend(dossier, playbook)
        self.gate.show_gate(gate(dossier, playbook))

    def target(self) -> QWidget | None:
        """Return the first check that is open."""
        dossier, playbook = self._alliance.dossier, self._alliance.playbook
        still = [check for check in gate(dossier, playbook).checks if check.state == GateState.OPEN]
        return self.gate.rows.get(still[0].item.id) if still else None

    def _open_check(self, id: str) -> None:
        checks = gate(self._alliance.dossier, self._alliance.playbook).checks
        check = next(each for each in checks if each.item.id == id)
        dialog = GateDialog(check, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            answer_check(self._alliance, id, check.title, dialog.words)
        dialog.deleteLater()
