"""The anchor dates, each of which may be not known yet, and from which day the startup is counted."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QWidget

from alliance_desk.assessment.schedule import ANCHORS
from alliance_desk.assessment.working_days import WorkCalendar
from alliance_desk.gui.dialogs.startup_field import StartupField
from alliance_desk.gui.forms import load_form
from alliance_desk.gui.widgets.chip import said
from alliance_desk.gui.widgets.date_field import DateField
from alliance_desk.gui.words import tr
from alliance_desk.records import ANCHOR_TITLES, AnchorKind, Variant


class DatesForm(QWidget):
    """A date, or "not known yet", for each anchor of the startup process."""

    changed = Signal()

    grid_layout: QGridLayout
    preview_label: QLabel

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form(self, "dates_form")
        self.fields: dict[AnchorKind, DateField] = {}
        self.unknown: dict[AnchorKind, QCheckBox] = {}
        self._labels: dict[AnchorKind, QLabel] = {}
        self._errors: dict[AnchorKind, QLabel] = {}
        self._warnings: dict[AnchorKind, QLabel] = {}
        self._shown: tuple[AnchorKind, ...] = ()
        for at, kind in enumerate(AnchorKind):
            self._add(kind, at)
        self.start = StartupField()
        self.start.changed.connect(self.changed)
        self.start.hide()
        self.grid_layout.addWidget(self.start, 2 * len(AnchorKind), 0, 1, 4)
        self.grid_layout.setColumnStretch(3, 1)
        self.preview_label.hide()
        self.show_variant(Variant.BIOPHARMA)

    def show_variant(self, variant: Variant, more: tuple[AnchorKind, ...] = ()) -> None:
        """Ask for the anchors of a startup process, and for those that have a date already."""
        self._shown = tuple(kind for kind in AnchorKind if kind in ANCHORS[variant] or kind in more)
        for kind in AnchorKind:
            for widget in (self._labels[kind], self.fields[kind], self.unknown[kind]):
                widget.setVisible(kind in self._shown)
            self._errors[kind].hide()
            self._warnings[kind].hide()

    def show_dates(self, dates: dict[AnchorKind, date | None]) -> None:
        """Show stored dates."""
        for kind, on in dates.items():
            self.fields[kind].show_value(on)
            self.unknown[kind].setChecked(on is None)

    def values(self) -> dict[AnchorKind, date | None]:
        """Return a date or None for each anchor."""
        for kind in self._shown:
            self.fields[kind].flush()
        return {kind: self.fields[kind].value() for kind in self._shown}

    def complain(self, problems: dict[str, str]) -> bool:
        """Show what is wrong with the dates; return whether anything is."""
        first = None
        for kind in AnchorKind:
            field = self.fields[kind]
            # A text that is no date has been marked by the field itself.
            text = str(field.property("complaint") or "") or problems.get(kind.value, "")
            self._errors[kind].setText(text)
            self._errors[kind].setVisible(bool(text) and kind in self._shown)
            if text and kind in self._shown and first is None:
                first = field
        if first is None and not self.start.isHidden():
            first = self.start.complaining()
        if first is not None:
            first.setFocus()
        return first is not None

    def warn(self, calendar: WorkCalendar) -> list[str]:
        """Say beneath each date that it is no working day; return what was said."""
        told: list[str] = []
        for kind in self._shown:
            on = self.fields[kind].value()
            why = calendar.why_off(on) if on else ""
            title = tr(ANCHOR_TITLES[kind])
            told += [tr("%1 falls on %2.", title, tr(why))] if why else []
            self._warnings[kind].setText(tr("This is %1.", tr(why)))
            self._warnings[kind].setVisible(bool(why))
        return told

    def preview(self, text: str) -> None:
        """Say what these dates do to the plan."""
        self.preview_label.setText(text)
        self.preview_label.setVisible(bool(text))

    def _add(self, kind: AnchorKind, at: int) -> None:
        title = tr(ANCHOR_TITLES[kind])
        label, field, unknown, error = QLabel(title), DateField(), QCheckBox(tr("Not known yet")), QLabel()
        label.setProperty("role", "field-title")
        label.setBuddy(field)
        error.setProperty("role", "error")
        error.setWordWrap(True)
        error.hide()
        field.setAccessibleName(title)
        field.setMinimumWidth(160)
        unknown.setAccessibleName(tr("%1: not known yet", title))
        unknown.setChecked(True)
        field.edited.connect(lambda on, kind=kind: self._edited(kind, on))
        unknown.toggled.connect(lambda on, kind=kind: self._toggled(kind, on))
        for column, widget in enumerate((label, field, unknown)):
            self.grid_layout.addWidget(widget, 2 * at, column)
        warning = said("", "secondary")
        warning.hide()
        self._warnings[kind] = warning
        self.grid_layout.addWidget(warning, 2 * at, 3)
        self.grid_layout.addWidget(error, 2 * at + 1, 1, 1, 3)
        self.fields[kind], self.unknown[kind], self._labels[kind], self._errors[kind] = (
            field,
            unknown,
            label,
            error,
        )

    def _edited(self, kind: AnchorKind, on: object) -> None:
        self.unknown[kind].setChecked(on is None)
        self._errors[kind].hide()
        self.changed.emit()

    def _toggled(self, kind: AnchorKind, unknown: bool) -> None:
        field = self.fields[kind]
        if unknown and field.value() is not None:
            field.show_value(None)
            self.changed.emit()
        elif not unknown and field.value() is None:
            field.setFocus()
