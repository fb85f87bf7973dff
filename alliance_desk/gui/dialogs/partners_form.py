"""Who the partners are: a card for each company, our own first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from alliance_desk.assessment.starting import NewPartner
from alliance_desk.gui.dialogs.partners_form_holidays import HolidaysCombo, calendar_of_country
from alliance_desk.gui.forms import load_form
from alliance_desk.gui.words import tr
from alliance_desk.records import Partner


class PartnerRow(QFrame):
    """One company."""

    changed = Signal()

    side_label: QLabel
    remove_button: QToolButton
    name_edit: QLineEdit
    short_edit: QLineEdit
    country_edit: QLineEdit
    fields_layout: QGridLayout
    holidays_label: QLabel
    error_label: QLabel

    def __init__(self, partner_id: UUID | None = None) -> None:
        super().__init__()
        load_form(self, "partner_row")
        self._stored = ""
        self.partner_id = partner_id
        self.error_label.hide()
        self.holidays = HolidaysCombo()
        self.fields_layout.addWidget(self.holidays, 3, 0, 1, 3)
        self.holidays_label.setBuddy(self.holidays)
        for field in (self.name_edit, self.short_edit, self.country_edit):
            field.textChanged.connect(self._typed)
        self.holidays.changed.connect(self._typed)
        self.country_edit.editingFinished.connect(self._suggest)

    def show_side(self, side: str, may_go: bool) -> None:
        """Say which side this is."""
        self.side_label.setText(side)
        self.remove_button.setVisible(may_go)
        self.name_edit.setAccessibleName(tr("%1: name of the company", side))
        self.short_edit.setAccessibleName(tr("%1: short name", side))
        self.country_edit.setAccessibleName(tr("%1: country", side))
        self.holidays.setAccessibleName(tr("%1: public holidays", side))
        self.remove_button.setAccessibleName(tr("Remove %1", side))

    def show_partner(self, partner: Partner) -> None:
        """Show a partner as it is stored."""
        self.name_edit.setText(partner.name)
        self.short_edit.setText(partner.short_name)
        self.country_edit.setText(partner.country)
        self.holidays.show_code(partner.holidays)
        self._stored = partner.holidays

    def value(self) -> NewPartner:
        """Return what is entered."""
        return NewPartner(
            self.name_edit.text().strip(),
            self.short_edit.text().strip(),
            self.country_edit.text().strip(),
            self._holidays() or "",
        )

    def complain(self, text: str) -> None:
        """Say what is wrong, beside the field; an empty text takes it back."""
        self.error_label.setText(text)
        self.error_label.setVisible(bool(text))
        if text:
            self.name_edit.setFocus()

    def complain_of_holidays(self) -> bool:
        """Say so where the holidays typed are no calendar; return whether that is so."""
        if self._holidays() is not None:
            return False
        self.complain(tr("Choose the public holidays from the list: type a part of the country’s name."))
        self.holidays.setFocus()
        return True

    def _holidays(self) -> str | None:
        # A code that this version does not know stays as it was stored.
        if self._stored and self.holidays.currentText() == self._stored:
            return self._stored
        return self.holidays.code()

    def _suggest(self) -> None:
        """Take the country's own calendar, where nothing is chosen."""
        if not self.holidays.currentText().strip() and (
            code := calendar_of_country(self.country_edit.text())
        ):
            self.holidays.show_code(code)

    def _typed(self) -> None:
        self.error_label.hide()
        self.changed.emit()


class PartnersForm(QWidget):
    """The companies of an alliance."""

    changed = Signal()

    rows_layout: QVBoxLayout
    others_error_label: QLabel
    add_button: QPushButton

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form(self, "partners_form")
        self.rows: list[PartnerRow] = []
        self.others_error_label.hide()
        self.add_button.clicked.connect(self._add_and_go)

    def start(self, own: str) -> None:
        """Begin with two empty partners; ``own`` is our company where the desk knows it."""
        self._add().name_edit.setText(own)
        self._add()
        self._number()

    def show_partners(self, partners: Sequence[Partner]) -> None:
        """Show the partners of an alliance."""
        for partner in partners:
            self._add(partner.id).show_partner(partner)
        self._number()

    def values(self) -> list[NewPartner]:
        """Return the partners as entered, our own first, without further rows that were left empty."""
        found = [row.value() for row in self.rows]
        return found[:2] + [each for each in found[2:] if each != NewPartner("")]

    def complain(self, problems: dict[str, str]) -> bool:
        """Show what is wrong with the partners; return whether anything is."""
        self.rows[0].complain(problems.get("own", ""))
        text = problems.get("others", "")
        empty = next((row for row in self.rows[1:] if not row.value().name), None)
        if empty is not None and text:
            empty.complain(text)
            text = ""
        self.others_error_label.setText(text)
        self.others_error_label.setVisible(bool(text))
        if "own" in problems or "others" in problems:
            return True
        return any(row.complain_of_holidays() for row in self.rows)

    def _add(self, partner_id: UUID | None = None) -> PartnerRow:
        row = PartnerRow(partner_id)
        row.changed.connect(self._typed)
        row.remove_button.clicked.connect(lambda: self._remove(row))
        self.rows.append(row)
        self.rows_layout.addWidget(row)
        return row

    def _add_and_go(self) -> None:
        row = self._add()
        self._number()
        row.name_edit.setFocus()

    def _remove(self, row: PartnerRow) -> None:
        self.rows.remove(row)
        self.rows_layout.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._number()
        self.changed.emit()

    def _number(self) -> None:
        for at, row in enumerate(self.rows):
            many = len(self.rows) > 2
            side = tr("Your company") if at == 0 else tr("Partner %1", at) if many else tr("Partner")
            row.show_side(side, at > 0 and many)
        order: list[QWidget] = []
        for row in self.rows:
            order += [row.name_edit, row.short_edit, row.country_edit, row.holidays, row.remove_button]
        for one, following in pairwise([*order, self.add_button]):
            QWidget.setTabOrder(one, following)

    def _typed(self) -> None:
        self.others_error_label.hide()
        self.changed.emit()
