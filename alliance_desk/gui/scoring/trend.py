"""How the totals went from round to round."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from alliance_desk.assessment.scorecard import TrendPoint, trend
from alliance_desk.gui.scoring.look import Card
from alliance_desk.gui.widgets.picture_view import Paper, PictureView
from alliance_desk.gui.words import tr
from alliance_desk.pictures.trend import scores_over_time
from alliance_desk.playbook import Playbook
from alliance_desk.records import Dossier


class TrendCard(Card):
    """A line a partner; shown from the second round on, when there is a course to see."""

    def __init__(self, paper: Paper, parent: QWidget | None = None) -> None:
        super().__init__(tr("Over time"), parent)
        self.picture = PictureView(paper)
        self.column.addWidget(self.picture)
        self._shown: tuple[tuple[TrendPoint, ...], list[str]] = ((), [])

    def show_trend(self, dossier: Dossier, playbook: Playbook) -> None:
        """Show every round so far."""
        points, partners = trend(dossier, playbook), dossier.partners
        self.setVisible(len(points) > 1)
        shown = points, [partner.label for partner in partners]
        if len(points) > 1 and shown != self._shown:
            self._shown = shown
            self.picture.show_drawn(lambda width: scores_over_time(points, partners, width=width, height=128))
