"""A line that offers what the playbook asks for and the plan lacks: add it, or leave it out (S01)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from alliance_desk.gui import catching_up
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.widgets.chip import said
from alliance_desk.gui.words import tr


class CatchUpOffer(QFrame):
    """Seen only while there is something to offer; both answers are one edit each."""

    def __init__(self, alliance: OpenAlliance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._alliance = alliance
        self.setProperty("card", True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 10, 4)
        row.setSpacing(8)
        self.label = said("")
        row.addWidget(self.label, 1)
        self.add_button = QPushButton(tr("Add them"))
        self.leave_button = QPushButton(tr("Leave them out"))
        for button in (self.add_button, self.leave_button):
            button.setProperty("link", True)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.add_button.clicked.connect(self._add)
        self.leave_button.clicked.connect(self._leave)
        self.refresh()

    def refresh(self) -> None:
        """Show what is offered now."""
        here = self._alliance
        items = catching_up.offered(here.store, here.dossier, here.playbook)
        self.setVisible(bool(items))
        if items:
            self.label.setText(catching_up.sentence(items))
            one = len(items) == 1
            self.add_button.setText(tr("Add it") if one else tr("Add them"))
            self.leave_button.setText(tr("Leave it out") if one else tr("Leave them out"))
            self.setToolTip("\n".join(item.title for item in items))

    def _add(self) -> None:
        here = self._alliance
        catching_up.catch_up(here.store, here.dossier, here.playbook)

    def _leave(self) -> None:
        here = self._alliance
        catching_up.leave_out(here.store, here.dossier, here.playbook)
