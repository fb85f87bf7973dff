"""Who the partners are: a card for each company, our own first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from alliance_desk.assessment.starting import NewPartner
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
    error_label: QLabel

    def __init__(self, partner_id: UUID | None = None) -> None:
        super().__init__()
        load_form(self, "partner_row")
        self.partner_id = partner_id
        self.error_label.hide()
        for field in (self.name_edit, self.short_edit, self.country_edit):
            field.textChanged.connect(self._typed)

    def show_side(self, side: str, may_go: bool) -> None:
        """Say which side this is."""
        self.side_label.setText(side)
        self.remove_button.setVisible(may_go)
        self.name_edit.setAccessibleName(tr("%1: name of the company", side))
        self.short_edit.setAccessibleName(tr("%1: short name", side))
        self.country_edit.setAccessibleName(tr("%1: country", side))
        self.remove_button.setAccessibleName(tr("Remove %1", side))

    def value(self) -> NewPartner:
        """Return what is entered."""
        return NewPartner(
            self.name_edit.text().strip(), self.short_edit.text().strip(), self.country_edit.text().strip()
        )

    def complain(self, text: str) -> None:
        """Say what is wrong, beside the field; an empty text takes it back."""
        self.error_label.setText(text)
        self.error_label.setVisible(bool(text))
        if text:
            self.name_edit.setFocus()

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
            row = self._add(partner.id)
            row.name_edit.setText(partner.name)
            row.short_edit.setText(partner.short_name)
            row.country_edit.setText(partner.country)
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
        return "own" in problems or "others" in problems

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
            order += [row.name_edit, row.short_edit, row.country_edit, row.remove_button]
        for one, following in pairwise([*order, self.add_button]):
            QWidget.setTabOrder(one, following)

    def _typed(self) -> None:
        self.others_error_label.hide()
        self.changed.emit()
