"""What the editors of the readiness have in common: they follow the alliance and lead to a record."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.widgets.chip import said
from alliance_desk.store.changeset import Changeset


class Special(QWidget):
    """An editor that refreshes at once when seen, else when next shown."""

    go = Signal(object)
    """The user wants to be taken to this ``Place``."""

    def __init__(self, alliance: OpenAlliance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.alliance = alliance
        self._behind = False
        alliance.changed.connect(self._follow)

    def refresh(self) -> None:
        """Show what the dossier says now."""
        raise NotImplementedError

    def show_record(self, id: UUID | None, field: str = "") -> bool:
        """Go to a record and a field of it; return False where this editor has neither."""
        return False

    def go_to(self, widget: QWidget) -> None:
        """Put the keyboard into a field and have the page show it, once it has found its size."""

        def go() -> None:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
            parent = self.parentWidget()
            while parent is not None and not isinstance(parent, QScrollArea):
                parent = parent.parentWidget()
            if parent is not None:
                parent.ensureWidgetVisible(widget, 0, 48)

        QTimer.singleShot(0, widget, go)

    def _follow(self, changeset: Changeset) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._behind = True

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with edits made while it was hidden."""
        if self._behind:
            self._behind = False
            self.refresh()
        super().showEvent(event)


def complaint() -> QLabel:
    """Return a label for the sentence beside a field that cannot be used as it stands."""
    label = said("", "error")
    label.hide()
    return label


def say(label: QLabel, text: str) -> None:
    """Put a sentence on such a label; an empty one takes it away."""
    label.setText(text)
    label.setVisible(bool(text))
