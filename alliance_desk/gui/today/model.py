"""The list of the Today page as an item model: headings, and lines that lead somewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from alliance_desk.assessment.next_actions import NextAction
from alliance_desk.gui.widgets.plan_words import who_of
from alliance_desk.gui.words import tr

AnyIndex = QModelIndex | QPersistentModelIndex
ENTRY_ROLE = int(Qt.ItemDataRole.UserRole)
ROOT = QModelIndex()


@dataclass(frozen=True)
class Entry:
    """One row: a heading, a line with its action, or how many more there are."""

    text: str
    action: NextAction | None = None
    tickable: bool = False
    more: str = ""
    """Key of the group that this row unfolds; empty for every other row."""

    @property
    def heading(self) -> bool:
        return self.action is None and not self.more

    @property
    def key(self) -> object:
        """Tells a row from the others when the list is made anew."""
        return (self.action.place, self.action.title) if self.action else self.text


class TodayModel(QAbstractListModel):
    """The rows; a tick in a box marks one done."""

    ticked = Signal(object)
    """The user ticked this ``Entry``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these rows."""
        if list(entries) != self.entries:
            self.beginResetModel()
            self.entries = list(entries)
            self.endResetModel()

    def entry(self, row: int) -> Entry | None:
        """Return the entry of a row."""
        return self.entries[row] if 0 <= row < len(self.entries) else None

    def row_of(self, key: object) -> int:
        """Return the row of an entry by its key, or -1."""
        return next((row for row, entry in enumerate(self.entries) if entry.key == key), -1)

    def first(self, near: int = 0) -> int:
        """Return the row of a line at or after this one, else the last before it; -1 if there is none."""
        rows = [row for row, entry in enumerate(self.entries) if not entry.heading]
        return next((row for row in rows if row >= near), rows[-1] if rows else -1)

    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return entry.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return _spoken(entry)
            case Qt.ItemDataRole.CheckStateRole:
                # A box that is ticked goes at once, so every box that can be seen is empty.
                return Qt.CheckState.Unchecked if entry.tickable else None
            case _ if role == ENTRY_ROLE:
                return entry
            case _:
                return None

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        entry = self.entry(index.row())
        if role != Qt.ItemDataRole.CheckStateRole or entry is None or not entry.tickable:
            return False
        self.ticked.emit(entry)
        return True

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        entry = self.entries[index.row()]
        if entry.heading:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if entry.tickable else flags


def _spoken(entry: Entry) -> str:
    if entry.action is None:
        return entry.text
    said = ", ".join(filter(None, (entry.text, who_of(entry.action), entry.action.when_text)))
    return tr("%1; Space marks it done", said) if entry.tickable else said
