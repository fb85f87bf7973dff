"""What every page of one alliance has in common."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from alliance_desk.assessment.place import Place
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.store.changeset import Changeset


class Page(QWidget):
    """A page that follows the alliance: it refreshes at once when seen, else when next shown."""

    go = Signal(object)
    """The user wants to be taken to this ``Place``."""

    def __init__(self, alliance: OpenAlliance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.alliance = alliance
        self._behind = False
        alliance.changed.connect(self._follow)

    def refresh(self, changeset: Changeset | None = None) -> None:
        """Show what the dossier says now. ``changeset`` is the edit that just happened, or None for all."""
        raise NotImplementedError

    def open_place(self, place: Place) -> None:
        """Take the user to a step, field or record of this page."""

    def _follow(self, changeset: Changeset) -> None:
        if self.isVisible():
            self.refresh(changeset)
        else:
            self._behind = True

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with edits made while the page was hidden."""
        if self._behind:
            self._behind = False
            self.refresh()
        super().showEvent(event)
