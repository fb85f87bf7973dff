"""A form over the fields of one record: each field saves itself and follows every edit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget
from sqlmodel import Session

from alliance_desk.gui.models.columns import (
    Column,
    DateColumn,
    FlagColumn,
    NumberColumn,
    OptionsColumn,
    TextColumn,
    label_of,
)
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.widgets.chip import said
from alliance_desk.gui.widgets.date_field import DateField
from alliance_desk.gui.widgets.fields import CheckField, ChoiceField, LineField, NumberField, TextField
from alliance_desk.gui.words import tr
from alliance_desk.records import Dossier, Record

Field = TextField | LineField | DateField | NumberField | ChoiceField | CheckField

WIDTH = 12
"""A form has twelve columns; a field takes as many as it needs."""


@dataclass(frozen=True)
class Source:
    """A record that a form edits, and how to have it in an edit even if it is not there yet."""

    get: Callable[[], Any]
    ensure: Callable[[Session], Any]


@dataclass(frozen=True)
class Entry:
    """A field of a form: which record it is of, its column, and how wide it is."""

    source: Source
    column: Column
    span: int = WIDTH
    lines: int = 2


def field_for(column: Column, row: Record | None, dossier: Dossier, lines: int = 2) -> Field:
    """Return an empty field for the values of a column."""
    match column:
        case OptionsColumn():
            return ChoiceField(column.options(row, dossier) if row else [])
        case DateColumn():
            return DateField()
        case NumberColumn():
            return NumberField(True, column.low, column.high)
        case FlagColumn():
            return CheckField(column.title)
        case TextColumn():
            return TextField(lines)
        case _:
            return LineField()


class RecordForm(QWidget):
    """Fields with their names above them, in rows of twelve columns."""

    def __init__(
        self, alliance: OpenAlliance, rows: Sequence[Sequence[Entry]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._alliance = alliance
        self.fields: dict[str, Field] = {}
        self._entries: dict[str, Entry] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for column in range(WIDTH):
            grid.setColumnStretch(column, 1)
        for at, row in enumerate(rows):
            left = 0
            for entry in row:
                self._add(grid, entry, 3 * at, left)
                left += entry.span
            grid.setRowMinimumHeight(3 * at + 2, 8)
        self.refresh()

    def _add(self, grid: QGridLayout, entry: Entry, row: int, left: int) -> None:
        column = entry.column
        field = field_for(column, entry.source.get(), self._alliance.dossier, entry.lines)
        field.setAccessibleName(tr(column.title))
        field.setAccessibleDescription(tr(column.hint) if column.hint else "")
        if column.hint and isinstance(field, TextField | LineField):
            field.setPlaceholderText(tr(column.hint))
        elif column.hint:
            field.setToolTip(tr(column.hint))
        field.edited.connect(lambda value, entry=entry: self._save(entry, value))
        if not isinstance(field, CheckField):
            label = said(tr(column.title), "secondary", wrap=False)
            label.setBuddy(field)
            grid.addWidget(label, row, left, 1, entry.span)
        grid.addWidget(field, row + 1, left, 1, entry.span)
        self.fields[column.field] = field
        self._entries[column.field] = entry

    def refresh(self) -> None:
        """Show what is stored."""
        for name, field in self.fields.items():
            entry = self._entries[name]
            record = entry.source.get()
            if isinstance(field, ChoiceField) and isinstance(entry.column, OptionsColumn) and record:
                field.set_options(entry.column.options(record, self._alliance.dossier))
            field.show_value(entry.column.value(record) if record else None)

    def flush(self) -> None:
        """Save what is still being typed."""
        for field in self.fields.values():
            if isinstance(field, DateField):
                field.flush()
            elif isinstance(field, TextField | LineField | NumberField):
                field.autosave.flush()

    def show_field(self, name: str) -> bool:
        """Go to a field; return False where the form has none of this name."""
        field = self.fields.get(name)
        if field is None:
            return False

        def go() -> None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            parent = self.parentWidget()
            while parent is not None and not isinstance(parent, QScrollArea):
                parent = parent.parentWidget()
            if parent is not None:
                parent.ensureWidgetVisible(field, 0, 48)

        QTimer.singleShot(0, field, go)
        return True

    def _save(self, entry: Entry, value: Any) -> None:
        column, record = entry.column, entry.source.get()
        if record is not None and column.value(record) == value:
            return
        name = label_of(record) if record is not None else ""
        title = tr(column.title).lower()
        label = tr("Change %1 of %2", title, name) if name else tr("Change %1", title)
        joins = isinstance(self.fields[column.field], TextField | LineField | NumberField)
        try:
            with self._alliance.store.edit(label, joins=joins) as session:
                column.write(session, entry.source.ensure(session), value)
        except ValidationError:
            # A value that a record refuses, an empty name for one, leaves what was there.
            self.refresh()
