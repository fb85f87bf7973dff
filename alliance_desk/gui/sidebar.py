"""The sidebar: where everything is, with the state of each line by shape and number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from alliance_desk.gui import theme
from alliance_desk.gui.sidebar_model import LINE_ROLE, Line, Mark, SidebarModel
from alliance_desk.gui.sidebar_painting import HEADING, LINE, WIDTH, SidebarDelegate
from alliance_desk.gui.words import tr

__all__ = ["Line", "Mark", "Sidebar"]

SPARE = 26
"""Room above the first line, and for a line that wraps."""


class Sidebar(QListView):
    """One painted list; a click or Enter goes there."""

    chosen = Signal(str)
    """The key of the line to open."""
    folded = Signal(object)
    """The groups that the user has folded, as a frozen set: one was folded or unfolded by hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.by_keyboard = True
        self.setObjectName("sidebar_view")
        self.setAccessibleName(tr("Places"))
        self.lines = SidebarModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(SidebarDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._all: list[Line] = []
        self._key = ""
        self._open = ""
        """The group that stays unfolded where there is no room for all."""
        self._closed: set[str] = set()
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)
        self.fit()

    def fit(self) -> None:
        """Take the width of the drawings at the user's text size."""
        self.setFixedWidth(theme.px(WIDTH))
        self._fold()
        self.scheduleDelayedItemsLayout()

    def fold(self, groups: Iterable[str]) -> None:
        """Fold these groups, as in the last sitting, and unfold the others."""
        self._closed = set(groups)
        self._fold()

    def show_lines(self, lines: Sequence[Line], key: str) -> None:
        """Show these lines, with the one of ``key`` marked as open."""
        self._all = list(lines)
        self.mark(key)

    def mark(self, key: str) -> None:
        """Mark the line that is open, and unfold its group."""
        self._key = key
        group = next((line.group for line in self._all if line.key == key), "")
        if group:
            self._closed.discard(group)
            self._open = group
        self._fold()

    def _fold(self) -> None:
        """Show every line where there is room for all of them, else those of one group."""
        groups = [line.group for line in self._all if line.folds]
        if self._open not in groups:
            self._open = groups[0] if groups else ""
        shown = [line for line in self._all if line.folds or line.group not in self._closed]
        height = sum(theme.px(LINE if line.key else HEADING) for line in shown) + theme.px(SPARE)
        roomy = height <= self.height()
        lines: list[Line] = []
        for line in self._all:
            folded = bool(line.group) and (
                line.group in self._closed or not (roomy or line.group == self._open)
            )
            if line.folds:
                lines.append(replace(line, folded=folded))
            elif not folded:
                lines.append(line)
        self.lines.show_lines(lines)
        row = self.lines.row_of(self._key)
        if row < 0:
            self.clearSelection()
        elif self.currentIndex().row() != row or not self.selectionModel().isSelected(self.lines.index(row)):
            self.setCurrentIndex(self.lines.index(row))

    def toggle(self, group: str) -> None:
        """Fold a group, or unfold it."""
        if any(line.folds and line.group == group and line.folded for line in self.lines.lines):
            self._closed.discard(group)
            self._open = group
        else:
            self._closed.add(group)
        self._fold()
        self.folded.emit(frozenset(self._closed))
        at = next(row for row, line in enumerate(self.lines.lines) if line.folds and line.group == group)
        self.selectionModel().setCurrentIndex(
            self.lines.index(at), QItemSelectionModel.SelectionFlag.NoUpdate
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There may be room for more groups, or for fewer."""
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height():
            self._fold()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Hide the frame of the focus from who uses the mouse."""
        self.by_keyboard = False
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show it to who uses the keys."""
        self.by_keyboard = True
        self.viewport().update()
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the focus came by Tab."""
        self.by_keyboard = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        line: Line | None = index.data(LINE_ROLE)
        if line and line.folds:
            self.toggle(line.group)
        elif line and line.key:
            self.chosen.emit(line.key)
