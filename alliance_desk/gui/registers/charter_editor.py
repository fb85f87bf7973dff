"""The charter of one body, section by section."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from sqlmodel import Session

from alliance_desk.assessment import charter_lint
from alliance_desk.assessment.place import Gap, Place
from alliance_desk.assessment.wording import listed
from alliance_desk.gui import theme
from alliance_desk.gui.forms import load_form
from alliance_desk.gui.models.columns import sentence
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.registers.charter_sections import (
    BODY,
    CHECKS,
    FIELDS,
    PURPOSE,
    SECTIONS,
    Section,
    section_of,
    section_with,
)
from alliance_desk.gui.registers.form import Entry, RecordForm, Source
from alliance_desk.gui.registers.north_star import north_star_text
from alliance_desk.gui.registers.record_editor import RecordEditor
from alliance_desk.gui.registers.view import RegisterView
from alliance_desk.gui.widgets.chip import said, set_chip
from alliance_desk.gui.widgets.link_list import LinkList
from alliance_desk.gui.widgets.step_rail import RailStep, StepRail
from alliance_desk.gui.words import count, tr
from alliance_desk.records import Charter, CharterStatus, Committee, Deliverable, Seat

TONES = {CharterStatus.DRAFT: "plain", CharterStatus.IN_TALKS: "wait", CharterStatus.AGREED: "good"}


class CharterEditor(QDialog):
    """Everything about a body and its charter; what is typed is saved as everywhere."""

    name_label: QLabel
    status_label: QLabel
    kind_label: QLabel
    rail_card: QFrame
    rail_layout: QVBoxLayout
    section_scroll: QScrollArea
    note_label: QLabel
    fill_button: QPushButton
    close_button: QPushButton

    def __init__(self, alliance: OpenAlliance, committee_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form(self, "charter_editor")
        self._alliance, self._id = alliance, committee_id
        self.resize(theme.px(860), theme.px(660))
        self.rail_card.setFixedWidth(theme.px(190))
        self.rail = StepRail()
        self.rail.setAccessibleName(tr("Sections of the charter"))
        self.rail.chosen.connect(self.show_section)
        self.rail_layout.addWidget(self.rail)
        self.form: RecordForm | None = None
        self.register: RegisterView | None = None
        self.checks: LinkList | None = None
        self.star_label: QLabel | None = None
        self.section = SECTIONS[0]
        self.fill_button.clicked.connect(self.fill)
        self.fill_button.setToolTip(tr("Fills what is empty; nothing that you wrote is touched"))
        self.close_button.clicked.connect(self.accept)
        alliance.changed.connect(self._refresh)
        self._build()
        self._refresh()
        self.rail.show_current(self.section.id)

    @property
    def committee(self) -> Committee | None:
        """The body as it is on disk."""
        return self._alliance.dossier.get(Committee, self._id)

    @property
    def charter(self) -> Charter | None:
        """Its charter, or None while nothing is written."""
        return self._alliance.dossier.one(Charter, committee_id=self._id)

    def show_section(self, id: str) -> None:
        """Show one section."""
        section = next(section for section in SECTIONS if section.id == id)
        if section is not self.section:
            self.section = section
            self._build()
        self.rail.show_current(id)

    def show_field(self, name: str) -> None:
        """Go to a field of the body, its charter, or what its seats, rungs and deliverables are made of."""
        committee = self.committee
        named = committee is not None and bool(committee.name.strip())
        if (id := section_with(name, named)) is not None:
            self.show_section(id)
        if self.register is not None:
            self._show_row(self.register, name)
        elif self.form is not None and not self.form.show_field(FIELDS.get(name, name)):
            self.form.show_field(next(iter(self.form.fields)))

    def _show_row(self, register: RegisterView, field: str) -> None:
        """Go to the row to begin with: an open seat, else one whose field is empty, else the first."""
        key = "person_id" if register.model.column_of("person_id") >= 0 else field
        rows = register.model.rows
        row = next((row for row in rows if getattr(row, key, "") in (None, "")), rows[0] if rows else None)
        if row is not None:
            register.show_record(row.id, field if register.model.column_of(field) >= 0 else "")
        else:
            register.add_button.setFocus()

    def _build(self) -> None:
        old = self.section_scroll.widget()
        if old is not None:
            # Hidden first: what is being typed is saved when its field is hidden.
            old.hide()
        contents = QWidget()
        column = QVBoxLayout(contents)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(said(tr(self.section.title), "section-title"))
        column.addWidget(said(tr(self.section.lead), "muted"))
        self.form = self.register = self.checks = None
        self.star_label = said("") if self.section.id == PURPOSE else None
        if self.star_label is not None:
            column.addWidget(said(tr("The North Star of the alliance"), "secondary"))
            column.addWidget(self.star_label)
            self._show_star()
        if self.section.id == CHECKS:
            self.checks = LinkList(tr("To put right"), 40)
            self.checks.go.connect(self._go)
            self._show_checks()
            column.addWidget(self.checks)
        elif self.section.register is not None:
            where = {"committee_id": self._id}
            self.register = RegisterView(self._alliance, self.section.register, where)
            self.register.open_record.connect(self._open_row)
            column.addWidget(self.register)
        else:
            self.form = RecordForm(self._alliance, self._rows(self.section))
            column.addWidget(self.form)
        column.addStretch()
        self.section_scroll.setWidget(contents)

    def _open_row(self, id: UUID) -> None:
        if (register := self.section.register) is not None:
            RecordEditor(self._alliance, register.record, id, register.form, register.one, self).open()

    def _findings(self) -> tuple[Gap, ...]:
        """Return what is wrong with the charter or left open (handbook 4, row 12)."""
        here = self._alliance
        if self.committee is None:
            return ()
        return charter_lint.lint(here.dossier, self._id, here.playbook, here.today())

    def _show_star(self) -> None:
        """Quote the North Star, which the purpose of a body serves; it is written in one place only."""
        if self.star_label is not None:
            text = north_star_text(self._alliance)
            self.star_label.setText(f"“{text}”" if text else tr("It is not written yet."))

    def _show_checks(self) -> None:
        if self.checks is not None:
            links = [(gap.text, "", gap.place) for gap in self._findings()]
            self.checks.show_links(links, tr("Nothing to put right."))

    def _go(self, place: Place) -> None:
        """Go from a finding to its field or its row."""
        section = section_of(self._alliance.dossier, place)
        if section is None:
            self.show_field(place.field)
            return
        self.show_section(section)
        if self.register is not None:
            self.register.show_record(place.record, place.field)

    def _rows(self, section: Section) -> list[list[Entry]]:
        body = Source(lambda: self.committee, lambda session: session.get_one(Committee, self._id))
        charter = Source(lambda: self.charter, self._charter_in)
        return [
            [
                Entry(body if record == BODY else charter, column, span, lines)
                for record, column, span, lines in row
            ]
            for row in section.rows
        ]

    def _charter_in(self, session: Session) -> Charter:
        """Return the charter within an edit; the first word begins it."""
        known = self.charter
        record = session.get(Charter, known.id) if known else None
        if record is None:
            record = Charter(alliance_id=self._alliance.id, committee_id=self._id)
            session.add(record)
        return record

    def fill(self) -> None:
        """Fill what is empty with the playbook's wording, as one edit."""
        here, committee = self._alliance, self.committee
        wording = here.playbook.charter_for(str(committee.kind)) if committee else None
        if committee is None or wording is None:
            return
        words = wording.filled(
            alliance=here.alliance.name,
            committee=committee.label or tr("this body"),
            north_star=north_star_text(here) or tr("(the North Star is not written yet)"),
            partners=listed([partner.label for partner in here.dossier.partners]),
        )
        empty = self._empty_fields()
        with here.store.edit(tr("Start charter of %1 from the playbook", committee.label)) as session:
            charter = self._charter_in(session)
            for name in empty:
                setattr(charter, name, getattr(words, name))
            if not here.dossier.all(Deliverable, committee_id=self._id):
                for at, text in enumerate(words.deliverables):
                    session.add(
                        Deliverable(alliance_id=here.id, committee_id=self._id, name=text, position=at)
                    )

    def _empty_fields(self) -> list[str]:
        """Return the fields for which the playbook has words and the charter none."""
        committee, charter = self.committee, self.charter
        wording = self._alliance.playbook.charter_for(str(committee.kind)) if committee else None
        fields: list[str] = []
        for name in Charter.model_fields if wording else ():
            text: Any = getattr(wording, name, None)
            if name != "id" and isinstance(text, str) and text:
                written = getattr(charter, name) if charter else ""
                if not written.strip():
                    fields.append(name)
        return fields

    def done(self, result: int) -> None:
        """Save what is being typed, and close."""
        if self.form is not None and self.committee is not None:
            self.form.flush()
        self._alliance.changed.disconnect(self._refresh)
        super().done(result)
        self.deleteLater()

    def _refresh(self) -> None:
        committee, charter = self.committee, self.charter
        if committee is None:  # taken back by undo
            self.done(0)
            return
        self.setWindowTitle(tr("Charter: %1", committee.label))
        self.name_label.setText(committee.name or tr("(no name)"))
        self.kind_label.setText(sentence(committee.kind))
        status = charter.status if charter else CharterStatus.DRAFT
        version = f", {tr('version %1', charter.version)}" if charter else ""
        set_chip(self.status_label, sentence(status) + version, TONES[status])
        self.rail.show_steps([self._rail_step(section) for section in SECTIONS])
        fillable = self._empty_fields()
        self.fill_button.setEnabled(bool(fillable))
        self._show_checks()
        self._show_star()
        if self.form is not None:
            self.form.refresh()

    def _rail_step(self, section: Section) -> RailStep:
        if section.id == CHECKS:
            found = len(self._findings())
            return RailStep(
                section.id, tr(section.title), not found, count(found, tr("%1 finding"), tr("%1 findings"))
            )
        values: list[bool] = []
        for row in section.rows:
            for record, column, _, _ in row:
                stored = self.committee if record == BODY else self.charter
                values.append(stored is not None and column.value(stored) not in (None, ""))
        if section.register is not None:
            rows = self._alliance.dossier.all(section.register.record, committee_id=self._id)
            values = [bool(rows)]
            if section.register.record is Seat:
                # Open seats stay visible: a body of nothing but these has no members.
                values = [seat.person_id is not None for seat in rows if isinstance(seat, Seat)] or [False]
        filled = sum(values)
        return RailStep(
            section.id, tr(section.title), all(values), tr("%1 of %2 filled", filled, len(values))
        )
