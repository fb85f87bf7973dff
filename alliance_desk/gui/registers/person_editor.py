"""Everything about one person."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from alliance_desk.gui import theme
from alliance_desk.gui.forms import load_form
from alliance_desk.gui.models.columns import (
    ChoiceColumn,
    Column,
    DateColumn,
    FlagColumn,
    LineColumn,
    NumberColumn,
    ScoreColumn,
    TextColumn,
)
from alliance_desk.gui.models.references import CounterpartColumn, PartnerColumn, PersonColumn
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.registers.form import Entry, RecordForm, Source
from alliance_desk.gui.widgets.chip import said, set_chip
from alliance_desk.gui.words import tr
from alliance_desk.pictures.palette import side_role
from alliance_desk.records import INFLUENCE, SUPPORT, Onboarding, Person

Row = tuple[tuple[Column, int], ...]

SECTIONS: tuple[tuple[str, tuple[Row, ...]], ...] = (
    (
        "Who",
        (
            ((LineColumn("name", "Name"), 7), (PartnerColumn("partner_id", "Partner"), 5)),
            ((LineColumn("title", "Title"), 7), (LineColumn("function", "Function"), 5)),
            (
                (LineColumn("email", "E-mail"), 5),
                (LineColumn("phone", "Phone"), 4),
                (LineColumn("time_zone", "Time zone"), 3),
            ),
        ),
    ),
    (
        "Stake",
        (
            (
                (ScoreColumn("influence", "Influence", words=INFLUENCE), 4),
                (ScoreColumn("support", "Support now", words=SUPPORT), 4),
                (ScoreColumn("support_wanted", "Support wanted", words=SUPPORT), 4),
            ),
            ((TextColumn("gains", "What is in it for them"), 12),),
        ),
    ),
    (
        "Engagement",
        (
            (
                (CounterpartColumn("counterpart_id", "Counterpart"), 6),
                (PersonColumn("owner_id", "Looked after by"), 6),
            ),
            ((TextColumn("engagement", "Next step"), 8), (DateColumn("engagement_due", "Due"), 4)),
        ),
    ),
    (
        "Startup team",
        (
            (
                (LineColumn("startup_role", "Role", hint="Empty for those outside the team"), 5),
                (NumberColumn("time_share", "Time, per cent"), 3),
                (ChoiceColumn("onboarding", "On board", kind=Onboarding), 4),
            ),
            ((FlagColumn("commitment_confirmed", "The line manager has confirmed the time"), 12),),
        ),
    ),
    ("Notes", (((TextColumn("notes", "Notes"), 12),),)),
)


class PersonEditor(QDialog):
    """All fields of a person; what is typed is saved as everywhere."""

    name_label: QLabel
    partner_label: QLabel
    form_scroll: QScrollArea
    close_button: QPushButton

    def __init__(self, alliance: OpenAlliance, person_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form(self, "person_editor")
        self._alliance, self._id = alliance, person_id
        self.resize(theme.px(620), theme.px(660))
        self.partner_label.setProperty("chip", "plain")
        self.close_button.clicked.connect(self.accept)
        source = Source(
            lambda: alliance.dossier.get(Person, person_id),
            lambda session: session.get_one(Person, person_id),
        )
        contents = QWidget()
        column = QVBoxLayout(contents)
        column.setContentsMargins(20, 4, 20, 12)
        column.setSpacing(8)
        self.forms: list[RecordForm] = []
        for title, rows in SECTIONS:
            column.addWidget(said(tr(title), "field-title"))
            form = RecordForm(alliance, [[Entry(source, c, span) for c, span in row] for row in rows])
            self.forms.append(form)
            column.addWidget(form)
        column.addStretch()
        self.form_scroll.setWidget(contents)
        alliance.changed.connect(self._refresh)
        self._refresh()

    def show_field(self, name: str) -> None:
        """Go to a field, or to the name."""
        if not any(form.show_field(name) for form in self.forms):
            self.forms[0].show_field("name")

    def done(self, result: int) -> None:
        """Save what is being typed, and close."""
        if self._alliance.dossier.get(Person, self._id) is not None:
            for form in self.forms:
                form.flush()
        self._alliance.changed.disconnect(self._refresh)
        super().done(result)
        self.deleteLater()

    def _refresh(self) -> None:
        dossier = self._alliance.dossier
        person = dossier.get(Person, self._id)
        if person is None:  # taken back by undo
            self.done(0)
            return
        self.setWindowTitle(person.name or tr("Person"))
        self.name_label.setText(person.name or tr("(no name)"))
        partner = next((each for each in dossier.partners if each.id == person.partner_id), None)
        self.partner_label.setVisible(partner is not None)
        if partner is not None:
            set_chip(self.partner_label, partner.label, side_role(dossier.side(partner.id)))
        for form in self.forms:
            form.refresh()
