"""The lines of the sidebar: what each says, and which of them differ from before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from alliance_desk.gui.words import tr

AnyIndex = QModelIndex | QPersistentModelIndex
Mark = Literal["", "open", "started", "done", "late"]
LINE_ROLE = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True)
class Line:
    """One line: a heading without a key, or a way to somewhere."""

    key: str
    """``portfolio``, ``overview``, ``component:governance``, ``readiness:id``, ...; empty for a heading."""
    text: str
    note: str = ""
    """What stands at the right: a count, or what is late."""
    mark: Mark = ""
    said: str = ""
    """The state in words, for those who listen; the note where this is empty."""
    group: str = ""
    """The group that the line belongs to; a heading with a group folds and unfolds it."""
    urgent: bool = False
    """The note is set in the colour of what is late."""
    folded: bool = False
    """A heading whose lines are not shown."""

    @property
    def folds(self) -> bool:
        """True for a heading that can be folded."""
        return bool(self.group) and not self.key

    @property
    def spoken(self) -> str:
        """The whole line in words."""
        state = self.said or self.note
        said = f"{self.text}, {state}" if state else self.text
        return f"{said}, {tr('folded') if self.folded else tr('unfolded')}" if self.folds else said


class SidebarModel(QAbstractListModel):
    """The lines; only those that differ are painted anew."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines."""
        fresh = list(lines)
        if [line.key or line.text for line in fresh] != [line.key or line.text for line in self.lines]:
            self.beginResetModel()
            self.lines = fresh
            self.endResetModel()
            return
        for row, (old, new) in enumerate(zip(self.lines, fresh, strict=True)):
            if old != new:
                self.lines[row] = new
                self.dataChanged.emit(self.index(row), self.index(row))

    def row_of(self, key: str) -> int:
        """Return the row of a key, or -1."""
        return next((row for row, line in enumerate(self.lines) if line.key == key), -1)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return line.spoken
            case Qt.ItemDataRole.ToolTipRole:
                return line.said or None
            case _ if role == LINE_ROLE:
                return line
            case _:
                return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        line = self.lines[index.row()]
        if line.folds:
            return Qt.ItemFlag.ItemIsEnabled
        if line.key:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags
