"""Who may read something: a small button with the three choices."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from alliance_desk.gui import theme
from alliance_desk.gui.words import tr
from alliance_desk.records import Visibility

WORDS = {
    Visibility.JOINT: "Joint: the partner may read it",
    Visibility.INTERNAL: "Internal: our company only",
    Visibility.RESTRICTED: "Restricted: named people of it only",
}


class ReadersButton(QToolButton):
    """Opens the choice of readers; says nothing itself but to who hears or points at it."""

    chosen = Signal(object)
    """The user wants these readers (``Visibility``)."""

    def __init__(self, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about = about
        self.setText("…")
        self.setAutoRaise(True)
        self.setFixedHeight(theme.px(20))
        self.setStyleSheet("QToolButton { padding: 0 4px; } QToolButton::menu-indicator { image: none; }")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu, group = QMenu(self), QActionGroup(self)
        self.choices = {readers: menu.addAction(tr(words)) for readers, words in WORDS.items()}
        for readers, action in self.choices.items():
            action.setCheckable(True)
            group.addAction(action)
            action.triggered.connect(lambda _=False, readers=readers: self.chosen.emit(readers))
        self.setMenu(menu)

    def show_readers(self, readers: Visibility) -> None:
        """Show who may read it now."""
        self.choices[readers].setChecked(True)
        self.setToolTip(tr("Who may read the answer. Now %1", tr(WORDS[readers])))
        self.setAccessibleName(tr("Who may read the answer to: %1", self._about))
        self.setAccessibleDescription(tr(WORDS[readers]))
