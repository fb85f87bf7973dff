"""A form over the fields of one record: each field saves itself and follows every edit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError
from PySide6.QtCore import QDynamicPropertyChangeEvent, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QCompleter, QGridLayout, QLabel, QScrollArea, QWidget
from sqlmodel import Session

from alliance_desk.gui.models.columns import (
    Column,
    DateColumn,
    FlagColumn,
    NumberColumn,
    OptionsColumn,
    TextColumn,
    Unfit,
    label_of,
    sentence,
)
from alliance_desk.gui.models.special_columns import RoleColumn, SaidColumn
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.widgets.chip import said
from alliance_desk.gui.widgets.date_field import DateField
from alliance_desk.gui.widgets.fields import CheckField, ChoiceField, LineField, NumberField, TextField
from alliance_desk.gui.words import tr
from alliance_desk.records import Dossier, Record

Typed = TextField | LineField | DateField | NumberField | ChoiceField | CheckField


class SaidField(QLabel):
    """What is worked out from a record: to be read and copied, not written."""

    def __init__(self) -> None:
        super().__init__(wordWrap=True, textInteractionFlags=Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def show_value(self, value: object) -> None:
        """Show what is said now."""
        self.setText(str(value or "–"))


Field = Typed | SaidField

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
        case SaidColumn():
            return SaidField()
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
        case RoleColumn():
            return _offering(column.offered())
        case _:
            return LineField()


def _offering(words: Sequence[str]) -> LineField:
    """Return a line that offers words while one types or presses Down, and takes any other."""
    field = LineField()
    completer = QCompleter(list(words), field)
    completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
    completer.activated.connect(lambda _: field.autosave.flush())
    field.setCompleter(completer)
    return field


class RecordForm(QWidget):
    """Fields with their names above them, in rows of twelve columns."""

    def __init__(
        self, alliance: OpenAlliance, rows: Sequence[Sequence[Entry]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._alliance = alliance
        self.fields: dict[str, Field] = {}
        self.complaints: dict[str, QLabel] = {}
        self._entries: dict[str, Entry] = {}
        self._refused: dict[str, str] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for column in range(WIDTH):
            grid.setColumnStretch(column, 1)
        for at, row in enumerate(rows):
            left = 0
            for entry in row:
                self._add(grid, entry, 4 * at, left)
                left += entry.span
            grid.setRowMinimumHeight(4 * at + 3, 4)
        self.refresh()

    def _add(self, grid: QGridLayout, entry: Entry, row: int, left: int) -> None:
        column = entry.column.seen_in(self._alliance)
        entry = replace(entry, column=column)
        field = field_for(column, entry.source.get(), self._alliance.dossier, entry.lines)
        field.setAccessibleName(tr(column.title))
        field.setAccessibleDescription(tr(column.hint) if column.hint else "")
        if column.hint and isinstance(field, TextField | LineField):
            field.setPlaceholderText(tr(column.hint))
        elif column.hint:
            field.setToolTip(tr(column.hint))
        if not isinstance(field, SaidField):
            field.edited.connect(lambda value, entry=entry: self._save(entry, value))
        complaint = said("", "error")
        complaint.hide()
        field.installEventFilter(self)
        if not isinstance(field, CheckField):
            label = said(tr(column.title), "secondary", wrap=False)
            label.setBuddy(field)
            grid.addWidget(label, row, left, 1, entry.span)
        grid.addWidget(field, row + 1, left, 1, entry.span, _beside_others(field))
        grid.addWidget(complaint, row + 2, left, 1, entry.span)
        self.complaints[column.field] = complaint
        self.fields[column.field] = field
        self._entries[column.field] = entry

    def refresh(self) -> None:
        """Show what is stored."""
        for name, field in self.fields.items():
            entry = self._entries[name]
            record = entry.source.get()
            if isinstance(field, ChoiceField) and isinstance(entry.column, OptionsColumn) and record:
                field.set_options(entry.column.options(record, self._alliance.dossier))
            if isinstance(field, SaidField):
                field.show_value(entry.column.text(record, self._alliance.dossier) if record else "")
            else:
                field.show_value(entry.column.value(record) if record else None)
            self._complain(name)

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
        self._refused.pop(column.field, None)
        if record is not None and column.value(record) == value:
            self._complain(column.field)
            return
        name = label_of(record) if record is not None else ""
        title = tr(column.title).lower()
        label = tr("Change %1 of %2", title, name) if name else tr("Change %1", title)
        joins = isinstance(self.fields[column.field], TextField | LineField | NumberField)
        try:
            with self._alliance.store.edit(label, joins=joins) as session:
                column.write(session, entry.source.ensure(session), value)
        except Unfit as error:
            self._refused[column.field] = f"{sentence(error)}."
            self.refresh()
        except ValidationError as error:
            # A value that a record refuses, an empty name for one, leaves what was there.
            self._refused[column.field] = tr("“%1” cannot stand here: %2.", value, error.errors()[0]["msg"])
            self.refresh()

    def _complain(self, name: str) -> None:
        """Say beneath a field what is wrong with it: what was refused, not understood, or does not fit."""
        entry, field, label = self._entries[name], self.fields[name], self.complaints[name]
        record = entry.source.get()
        text = (
            self._refused.get(name)
            or str(field.property("complaint") or "")
            or (entry.column.complaint(record, self._alliance.dossier) if record is not None else "")
        )
        label.setText(text)
        label.setVisible(bool(text))
        field.setAccessibleDescription(text or tr(entry.column.hint))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring a field's own complaint into sight: a number or a date that is none."""
        if isinstance(event, QDynamicPropertyChangeEvent) and event.propertyName() == b"complaint":
            name = next((each for each, field in self.fields.items() if field is watched), None)
            if name is not None:
                self._complain(name)
        return super().eventFilter(watched, event)


def _beside_others(field: Field) -> Qt.AlignmentFlag:
    """Return where a field stands in its row: a box to tick in the middle, the rest fills its room."""
    return Qt.AlignmentFlag.AlignVCenter if isinstance(field, CheckField) else Qt.AlignmentFlag(0)
