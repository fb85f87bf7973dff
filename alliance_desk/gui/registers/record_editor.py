"""Everything about one record of a register, in sections."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from alliance_desk.gui import theme
from alliance_desk.gui.forms import load_form
from alliance_desk.gui.models.columns import NAMING, ChoiceColumn, Column, brief, sentence
from alliance_desk.gui.models.references import CommitteeColumn, PartnerColumn
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.registers.form import WIDTH, Entry, RecordForm, Source
from alliance_desk.gui.registers.register import Part, Row
from alliance_desk.gui.widgets.chip import said, set_chip
from alliance_desk.gui.words import tr
from alliance_desk.pictures.palette import side_role
from alliance_desk.records import AllianceRecord

NOT_NAMING = (PartnerColumn, CommitteeColumn, ChoiceColumn)
"""A side, a body or a kind has many records: it names none of them."""


class RecordEditor(QDialog):
    """All fields of a record, as its register declares them; what is typed is saved as everywhere."""

    name_label: QLabel
    partner_label: QLabel
    form_scroll: QScrollArea
    close_button: QPushButton

    def __init__(
        self,
        alliance: OpenAlliance,
        record: type[AllianceRecord],
        record_id: UUID,
        parts: Sequence[Part],
        one: str,
        parent: QWidget | None = None,
        lead: str = "",
    ) -> None:
        super().__init__(parent)
        load_form(self, "record_editor")
        self._alliance, self._record, self._id, self._one = alliance, record, record_id, one
        self._name = _naming(parts).seen_in(alliance)
        self.partner_label.setProperty("chip", "plain")
        self.close_button.clicked.connect(self.accept)
        close = QShortcut(QKeySequence("Ctrl+Return"), self)
        close.activated.connect(self.accept)
        source = Source(
            lambda: alliance.dossier.get(record, record_id),
            lambda session: session.get_one(record, record_id),
        )
        contents = QWidget()
        self.column = QVBoxLayout(contents)
        self.column.setContentsMargins(20, 4, 20, 12)
        self.column.setSpacing(8)
        if lead:
            self.column.addWidget(said(lead, "muted"))
        self.forms: list[RecordForm] = []
        for title, rows in parts:
            if len(parts) > 1:
                self.column.addWidget(said(tr(title), "field-title"))
            form = RecordForm(alliance, [_entries(source, row) for row in rows])
            self.forms.append(form)
            self.column.addWidget(form)
        self.column.addStretch()
        self.form_scroll.setWidget(contents)
        high = min(contents.sizeHint().height() + theme.px(130), theme.px(660))
        self.resize(theme.px(620), max(high, theme.px(240)))
        alliance.changed.connect(self._refresh)
        self._refresh()

    def show_field(self, name: str) -> None:
        """Go to a field, or to the first."""
        if not any(form.show_field(name) for form in self.forms):
            self.forms[0].show_field(next(iter(self.forms[0].fields)))

    def done(self, result: int) -> None:
        """Save what is being typed, and close."""
        if self._alliance.dossier.get(self._record, self._id) is not None:
            for form in self.forms:
                form.flush()
        self._alliance.changed.disconnect(self._refresh)
        super().done(result)
        self.deleteLater()

    def _refresh(self) -> None:
        dossier = self._alliance.dossier
        row = dossier.get(self._record, self._id)
        if row is None:  # taken back by undo
            self.done(0)
            return
        name = brief(self._name.text(row, dossier))
        self.setWindowTitle(name or sentence(self._one))
        self.name_label.setText(name or tr("(no name)"))
        self.name_label.setTextFormat(Qt.TextFormat.PlainText)
        partner_id = getattr(row, "partner_id", None)
        partner = next((each for each in dossier.partners if each.id == partner_id), None)
        self.partner_label.setVisible(partner is not None)
        if partner is not None:
            set_chip(self.partner_label, partner.label, side_role(dossier.side(partner.id)))
        for form in self.forms:
            form.refresh()


def _naming(parts: Sequence[Part]) -> Column:
    """Return the field by which a record is called: its name, else the first that tells it from others."""
    columns = [column for _, rows in parts for row in rows for column in row]
    telling = [each for each in columns if not isinstance(each, NOT_NAMING)] or columns
    return next((column for column in columns if column.field in NAMING), telling[0])


def _entries(source: Source, row: Row) -> list[Entry]:
    """Return the fields of a row, which share its width."""
    return [Entry(source, column, WIDTH // len(row)) for column in row]
