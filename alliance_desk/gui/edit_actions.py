"""Undo and redo, with the name of what they undo; and the typing that has to be saved before them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from alliance_desk.gui.words import tr

if TYPE_CHECKING:
    from alliance_desk.gui.main_window import MainWindow


class EditActions(QObject):
    """The Edit menu."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.undo_action.triggered.connect(self.undo)
        window.redo_action.triggered.connect(self.redo)

    def undo(self) -> None:
        """Take back the newest edit."""
        self.save_typing()
        if (desk := self._window.desk) and desk.loaded:
            desk.store.undo()

    def redo(self) -> None:
        """Do it again."""
        self.save_typing()
        if (desk := self._window.desk) and desk.loaded:
            desk.store.redo()

    def save_typing(self) -> None:
        """Save what is typed in the field that has the focus, before it goes out of sight."""
        focus = QApplication.focusWidget()
        if focus is not None and self._window.isAncestorOf(focus):
            for each in (focus, *focus.children()):
                flush = getattr(each, "flush", None)
                if callable(flush):
                    flush()

    def show_state(self) -> None:
        """Say what would be undone and done again."""
        desk = self._window.desk
        store = desk.store if desk and desk.loaded else None
        undo, redo = (store.undo_label, store.redo_label) if store else (None, None)
        self._window.undo_action.setText(tr("Undo %1", _lower(undo)) if undo else tr("Undo"))
        self._window.undo_action.setEnabled(undo is not None)
        self._window.redo_action.setText(tr("Redo %1", _lower(redo)) if redo else tr("Redo"))
        self._window.redo_action.setEnabled(redo is not None)


def _lower(label: str) -> str:
    """Return a label to stand inside a sentence; an abbreviation keeps its capitals."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
