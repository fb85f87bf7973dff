"""The days saved, in one sentence with its basis (S55; handbook A3)."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from alliance_desk.assessment import closing
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.readiness.special import Special
from alliance_desk.gui.widgets.chip import chip, said, set_chip
from alliance_desk.gui.words import count, tr


class DaysSaved(Special):
    """What the dates of this startup say against the usual number."""

    def __init__(self, alliance: OpenAlliance, parent: QWidget | None = None) -> None:
        super().__init__(alliance, parent)
        self.chip = chip("")
        self.sentence = said("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(said(tr("Days saved"), "field-title", wrap=False))
        row.addWidget(self.chip)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(self.sentence)
        self.refresh()

    def refresh(self) -> None:
        """Show what the dossier says now."""
        here = self.alliance
        found = closing.saved(here.dossier, here.playbook, here.today())
        self.sentence.setText(found.sentence)
        self.chip.setVisible(found.days is not None)
        if found.days is not None and found.days >= 0:
            set_chip(self.chip, count(found.days, tr("%1 day saved"), tr("%1 days saved")), "good")
        elif found.days is not None:
            set_chip(self.chip, count(-found.days, tr("%1 day more"), tr("%1 days more")), "wait")
