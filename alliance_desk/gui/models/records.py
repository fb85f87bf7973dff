"""Records as a Qt table: one row a record, one column a field, read from the dossier."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from pydantic import ValidationError
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from alliance_desk.gui.models.columns import (
    NAMING,
    Column,
    FlagColumn,
    NameColumn,
    TextColumn,
    Unfit,
    brief,
    label_of,
)
from alliance_desk.gui.models.row_list import RowList
from alliance_desk.gui.models.special_columns import SaidColumn
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.words import tr
from alliance_desk.records import AllianceRecord
from alliance_desk.store.changeset import Changeset, Updated

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
SHOWN = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
TICKED = SHOWN | Qt.ItemFlag.ItemIsUserCheckable
EDITED = SHOWN | Qt.ItemFlag.ItemIsEditable
MANY = 40
"""From so many rows in one edit, the table is filled anew instead of row by row."""


class RecordTableModel(QAbstractTableModel):
    """The records of one class in one alliance; follows every edit, wherever it was made.

    Sorting and filtering happen in the list, and the table is reset: a proxy over Python rows is a
    hundred times slower. Whoever shows the model keeps the selection by id over a reset.
    """

    refused = Signal(str)
    """A value was not taken, and why."""

    def __init__(
        self,
        alliance: OpenAlliance,
        record: type[AllianceRecord],
        columns: Sequence[Column],
        where: Mapping[str, Any] | None = None,
        order: str = "position",
        parent: QObject | None = None,
        group: str = "",
    ) -> None:
        super().__init__(parent)
        self.alliance, self.record = alliance, record
        self.columns = tuple(column.seen_in(alliance) for column in columns)
        self.where = dict(where or {})
        self._order, self.group = order, group
        self._list = RowList(alliance, record, self.columns, self.where, order, group)
        self._places: dict[UUID, int] | None = None
        self._rows = self._list.chosen()
        alliance.changed.connect(self._follow)

    # --- What Qt asks ---------------------------------------------------------------------------

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.ToolTipRole:
            return self.columns[section].hint or None
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column, row = self.columns[index.column()], self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return None if isinstance(column, FlagColumn) else column.shown(row, self.alliance.dossier)
        if role == Qt.ItemDataRole.EditRole:
            return column.edit_value(row)
        if role == Qt.ItemDataRole.CheckStateRole and isinstance(column, FlagColumn):
            return Qt.CheckState.Checked if column.value(row) else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            dossier = self.alliance.dossier
            said = (
                column.text(row, dossier) if isinstance(column, TextColumn | NameColumn | SaidColumn) else ""
            )
            return "\n".join(part for part in (said, column.complaint(row, dossier)) if part) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            text, wrong = (
                column.text(row, self.alliance.dossier),
                column.complaint(row, self.alliance.dossier),
            )
            return f"{column.title}: {text or tr('empty')}" + (f". {wrong}" if wrong else "")
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        column, row = self.columns[index.column()], self._rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            value = Qt.CheckState(value) == Qt.CheckState.Checked
        elif role != Qt.ItemDataRole.EditRole:
            return False
        if not column.editable:
            return False
        value = column.from_qt(value)
        if value == column.value(row):
            return False
        try:
            with self.alliance.store.edit(self._label(column, row)) as session:
                column.write(session, session.get_one(self.record, row.id), value)
        except Unfit as error:
            self.refused.emit(f"{column.title}: {error}")
            return False
        except ValidationError as error:
            self.refused.emit(f"{column.title}: {error.errors()[0]['msg']}")
            return False
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        column = self.columns[index.column()]
        if not column.editable:
            return SHOWN
        return TICKED if isinstance(column, FlagColumn) else EDITED

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        wanted = (column, order == Qt.SortOrder.DescendingOrder) if column >= 0 else None
        if wanted != self._list.sorted_by:
            self._list.sorted_by = wanted
            self._reset()

    # --- What registers ask ---------------------------------------------------------------------

    @property
    def rows(self) -> Sequence[AllianceRecord]:
        """The records on show, from the top."""
        return self._rows

    @property
    def arranged(self) -> bool:
        """True while the rows stand in the user's own order, all of them."""
        return self._list.sorted_by is None and not self.filter and bool(self._order)

    @property
    def filter(self) -> str:
        """What the rows are filtered by."""
        return self._list.filter

    def set_filter(self, text: str) -> None:
        """Show only rows in which every word of ``text`` occurs."""
        text = " ".join(text.casefold().split())
        if text != self._list.filter:
            self._list.filter = text
            self._reset()

    def refill(self) -> None:
        """Read every row anew, as after an edit of many of them."""
        self._list.forget()
        self._list.forget_texts()
        self._reset()

    def all_rows(self) -> list[AllianceRecord]:
        """Return every record of the register in the user's own order, filtered out or not."""
        return self._list.all_rows()

    def row_of(self, id: UUID | None) -> int:
        """Return the row of a record, or -1."""
        if self._places is None:
            # One look-up after a reset, as for the selection, is not worth an index of all rows.
            record = self.alliance.dossier.get(self.record, id)
            for at, row in enumerate(self._rows):
                if row is record:
                    return at
            self._places = {row.id: at for at, row in enumerate(self._rows)}
        return -1 if id is None else self._places.get(id, -1)

    def column_of(self, field: str) -> int:
        """Return the column of a field, or -1."""
        return next((at for at, column in enumerate(self.columns) if column.field == field), -1)

    def called(self, row: AllianceRecord) -> str:
        """Return what a row is called in a label, if only by the playbook; empty where it has no name."""
        named = next((column for column in self.columns if column.field in NAMING), None)
        return label_of(row) or (brief(named.text(row, self.alliance.dossier)) if named else "")

    def _label(self, column: Column, row: AllianceRecord) -> str:
        name = self.called(row)
        return (
            tr("Change %1 of %2", column.title.lower(), name)
            if name
            else tr("Change %1", column.title.lower())
        )

    # --- Keeping up -----------------------------------------------------------------------------

    def _reset(self) -> None:
        self.beginResetModel()
        self._rows = self._list.chosen()
        self._places = None
        self.endResetModel()

    def _belongs(self, row: AllianceRecord | None) -> bool:
        return row is not None and all(getattr(row, name) == value for name, value in self.where.items())

    def _follow(self, changeset: Changeset) -> None:
        self._list.forget()
        if len(changeset.changes) > MANY:
            return self.refill()
        ours = [change for change in changeset if change.record is self.record]
        if len(ours) < len(changeset.changes):
            self._list.forget_texts()
        for change in ours:
            self._list.forget_texts(change.id)
            self._follow_row(change.id, frozenset(change.after) if isinstance(change, Updated) else None)
        for change in changeset:
            for at, column in enumerate(self.columns):
                rows = column.touched(change, self._rows, self.alliance.dossier)
                for row in rows:
                    self._list.forget_texts(row.id)
                    if len(rows) <= MANY:
                        self._tell(self.row_of(row.id), at)
                if len(rows) > MANY:
                    self.dataChanged.emit(self.index(0, at), self.index(len(self._rows) - 1, at))
        if self.group or any(isinstance(change, Updated) and self._order in change.after for change in ours):
            self._put_in_order()
        return None

    def _follow_row(self, id: UUID, fields: frozenset[str] | None) -> None:
        """Bring one row up to date; ``fields`` are those that changed, None if the row is new or gone."""
        row = self.alliance.dossier.get(self.record, id)
        at = self.row_of(id)
        if not self._belongs(row):
            if at >= 0:
                self.beginRemoveRows(ROOT, at, at)
                del self._rows[at]
                self._places = None
                self.endRemoveRows()
        elif row is not None and at < 0:
            if fields is None or not self.filter:
                to = self._place_for(row)
                self.beginInsertRows(ROOT, to, to)
                self._rows.insert(to, row)
                self._places = None
                self.endInsertRows()
        elif row is not None:
            self._rows[at] = row
            for x, column in enumerate(self.columns):
                # Exactly the cells that differ: an editor that is open beside them keeps its typing.
                if fields is None or column.watches() & fields:
                    self._tell(at, x)

    def _place_for(self, row: AllianceRecord) -> int:
        if self._list.sorted_by is None and self.group:
            place = next(at for at, each in enumerate(self.all_rows()) if each.id == row.id)
            return min(place, len(self._rows))
        if self._list.sorted_by is None and self._order:
            order = self._order
            return bisect_right(self._rows, getattr(row, order), key=lambda each: getattr(each, order))
        return len(self._rows)

    def _put_in_order(self) -> None:
        if self._list.sorted_by is None and [row.id for row in self._list.chosen()] != [
            row.id for row in self._rows
        ]:
            self._reset()

    def _tell(self, row: int, column: int) -> None:
        if row >= 0:
            cell = self.index(row, column)
            self.dataChanged.emit(cell, cell)
