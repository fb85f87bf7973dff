"""How far each partner agrees with a component: state, by whom, when, and a note."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from sqlmodel import Session

from alliance_desk.assessment.alignment import PartnerAlignment, fingerprint, partner_alignments
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.widgets.chip import chip, said
from alliance_desk.gui.widgets.date_field import DateField
from alliance_desk.gui.widgets.fields import ChoiceField, LineField
from alliance_desk.gui.words import tr
from alliance_desk.pictures.palette import side_role
from alliance_desk.records import Alignment, AlignmentState, Partner

STATES = (
    (AlignmentState.OPEN, "Open"),
    (AlignmentState.IN_TALKS, "In talks"),
    (AlignmentState.AGREED, "Agreed"),
)


class PartnerConsent(QFrame):
    """The word of one partner."""

    def __init__(self, alliance: OpenAlliance, component: str, partner: Partner) -> None:
        super().__init__()
        self._alliance, self._component, self._partner = alliance, component, partner
        name = partner.label
        self.state_field = ChoiceField([(state, tr(text)) for state, text in STATES])
        self.state_field.setAccessibleName(tr("State of %1", name))
        self.by_field, self.note_field = LineField(), LineField()
        self.on_field = DateField()
        self.stale_label = chip(tr("Text changed since agreed"), "wait")
        self.again_button = QPushButton(tr("Agreed again"))
        self.again_button.setAccessibleName(tr("%1 agrees to the new text", name))
        self.state_field.edited.connect(self._state_chosen)
        self.again_button.clicked.connect(lambda: self._state_chosen(AlignmentState.AGREED))
        self.by_field.edited.connect(
            lambda text: self._write("agreed_by", text, tr("by whom %1 agrees"), True)
        )
        self.note_field.edited.connect(lambda text: self._write("note", text, tr("note on %1"), True))
        self.on_field.edited.connect(lambda day: self._write("agreed_on", day, tr("when %1 agreed")))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(chip(name, side_role(alliance.dossier.side(partner.id))))
        head.addStretch()
        head.addWidget(self.stale_label)
        head.addWidget(self.again_button)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        fields = (
            (tr("State"), self.state_field),
            (tr("By whom"), self.by_field),
            (tr("When"), self.on_field),
        )
        for at, (title, field) in enumerate(fields):
            grid.addWidget(_buddy(title, field, name), 0, at)
            grid.addWidget(field, 1, at)
            grid.setColumnStretch(at, (2, 3, 2)[at])
        grid.addWidget(_buddy(tr("Note"), self.note_field, name), 2, 0, 1, 3)
        grid.addWidget(self.note_field, 3, 0, 1, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(grid)

    def show_alignment(self, each: PartnerAlignment) -> None:
        """Show what is stored."""
        self.state_field.show_value(each.state)
        self.by_field.show_value(each.agreed_by)
        self.on_field.show_value(each.agreed_on)
        self.note_field.show_value(each.record.note if each.record else "")
        self.stale_label.setVisible(each.stale)
        self.again_button.setVisible(each.stale)

    def _state_chosen(self, state: AlignmentState) -> None:
        """Store the state; consent is given to the text as it stands now."""
        here = self._alliance
        now = (
            fingerprint(here.dossier, here.playbook, self._component)
            if state == AlignmentState.AGREED
            else ""
        )
        row = self._row()
        if row is not None and row.state == state and row.fingerprint == now:
            return
        words = {
            AlignmentState.OPEN: tr("%1: alignment open"),
            AlignmentState.IN_TALKS: tr("%1: in talks"),
            AlignmentState.AGREED: tr("%1 agrees"),
        }
        with here.store.edit(words[state].replace("%1", self._partner.label)) as session:
            record = self._record(session)
            again = record.fingerprint not in ("", now)
            record.state, record.fingerprint = state, now
            if state != AlignmentState.AGREED:
                record.agreed_on = None
            elif record.agreed_on is None or again:
                record.agreed_on = here.today()

    def _write(self, field: str, value: Any, thing: str, joins: bool = False) -> None:
        row = self._row()
        if value == (getattr(row, field) if row else Alignment.model_fields[field].default):
            return
        label = tr("Change %1", thing.replace("%1", self._partner.label))
        with self._alliance.store.edit(label, joins=joins) as session:
            setattr(self._record(session), field, value)

    def _row(self) -> Alignment | None:
        return self._alliance.dossier.one(Alignment, component=self._component, partner_id=self._partner.id)

    def _record(self, session: Session) -> Alignment:
        row = self._row()
        record = session.get(Alignment, row.id) if row else None
        if record is None:
            record = Alignment(
                alliance_id=self._alliance.id, component=self._component, partner_id=self._partner.id
            )
            session.add(record)
        return record


class AlignmentPanel(QWidget):
    """The word of every partner on one component."""

    def __init__(self, alliance: OpenAlliance, component: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._alliance, self._component = alliance, component
        self.partners: dict[Any, PartnerConsent] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        for partner in alliance.dossier.partners:
            self.partners[partner.id] = PartnerConsent(alliance, component, partner)
            self._column.addWidget(self.partners[partner.id])
        self.refresh()

    def refresh(self) -> None:
        """Show what is stored."""
        here = self._alliance
        for each in partner_alignments(here.dossier, here.playbook, self._component):
            if each.partner.id in self.partners:
                self.partners[each.partner.id].show_alignment(each)


def _buddy(title: str, field: QWidget, partner: str) -> QLabel:
    label = said(title, "secondary", wrap=False)
    label.setBuddy(field)
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
    field.setAccessibleName(f"{title}, {partner}")
    return label
