"""From which day the startup is counted, and how many days it is to take (S02)."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from alliance_desk.gui import theme
from alliance_desk.gui.widgets.chip import said
from alliance_desk.gui.widgets.date_field import DateField, date_text
from alliance_desk.gui.words import tr
from alliance_desk.records import Alliance

SHORTEST, LONGEST = 30, 365


class StartupField(QWidget):
    """The first day, empty for the plan's own rule, and the number of days."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first_field = DateField()
        self.first_field.setAccessibleName(tr("First day of the startup"))
        self.first_field.setMinimumWidth(theme.px(160))
        self.first_field.edited.connect(lambda _: self._edited())
        self.days_spin = QSpinBox()
        self.days_spin.setRange(SHORTEST, LONGEST)
        self.days_spin.setAccessibleName(tr("Days that the startup is to take"))
        self.days_spin.setSuffix(tr(" days"))
        self.days_spin.lineEdit().setTextMargins(theme.px(6), 0, theme.px(6), 0)
        self.rule_label = said("", "muted")
        self.error_label = said("", "error")
        self.error_label.hide()
        row = QHBoxLayout()
        row.setSpacing(12)
        for text, field in (
            (tr("First day of the startup"), self.first_field),
            (tr("to take"), self.days_spin),
        ):
            label = QLabel(text)
            label.setProperty("role", "field-title")
            label.setBuddy(field)
            row.addWidget(label)
            row.addWidget(field)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.error_label)
        column.addWidget(self.rule_label)

    def show_start(self, alliance: Alliance, rule: date | None) -> None:
        """Show what is stored; ``rule`` is the day that counts while none is said."""
        self.first_field.show_value(alliance.started_on)
        self.days_spin.setValue(alliance.startup_days)
        known = tr("Leave it empty to count from %1: signing, or what came before it.", date_text(rule))
        self.rule_label.setText(
            known if rule else tr("Left empty, it is counted from signing, or from what came before it.")
        )

    def values(self) -> dict[str, date | int | None]:
        """Return the fields as the record names them."""
        self.first_field.flush()
        return {"started_on": self.first_field.value(), "startup_days": self.days_spin.value()}

    def complaining(self) -> QWidget | None:
        """Return the field whose text is no date, with a sentence beneath it; None if all is well."""
        text = str(self.first_field.property("complaint") or "")
        self.error_label.setText(text)
        self.error_label.setVisible(bool(text))
        return self.first_field if text else None

    def _edited(self) -> None:
        self.error_label.hide()
        self.changed.emit()
