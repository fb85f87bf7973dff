"""The joint kickoff meeting itself: form, place, time zones, hours, producer, recording, guests (S54)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget
from sqlmodel import Session

from alliance_desk.assessment.agenda import day_date, kickoff_form, problems
from alliance_desk.gui.models.references import PersonColumn
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.readiness.special import Special, complaint, say
from alliance_desk.gui.readiness.zone_field import ZoneField
from alliance_desk.gui.widgets.chip import said
from alliance_desk.gui.widgets.date_field import date_text
from alliance_desk.gui.widgets.fields import ButtonsField, ChoiceField, LineField, TextField
from alliance_desk.gui.words import tr
from alliance_desk.records import Kickoff, MeetingForm

Field = ButtonsField | LineField | TextField | ChoiceField

TITLES = {
    "form": "How people meet",
    "place": "Place, or platform",
    "time_zone": "Time zone of the agenda",
    "other_zones": "Other time zones to print beside it",
    "starts_at": "Days begin at",
    "ends_at": "Days end at",
    "producer_id": "Producer, who looks after time and technology",
    "recording": "What may be recorded, and by whom",
    "guests": "Guests beside the two teams",
}
ROWS = (
    (("form", 6), ("place", 6)),
    (("time_zone", 6), ("other_zones", 6)),
    (("starts_at", 3), ("ends_at", 3), ("producer_id", 6)),
    (("recording", 12),),
    (("guests", 12),),
)
PRODUCER = PersonColumn("producer_id", "Producer")


def ensure_kickoff(alliance: OpenAlliance, session: Session) -> Kickoff:
    """Return the one kickoff of the alliance in an edit, made where there is none yet."""
    row = alliance.dossier.one(Kickoff)
    if row is not None:
        return session.get_one(Kickoff, row.id)
    made = new_kickoff(alliance)
    session.add(made)
    return made


def new_kickoff(alliance: OpenAlliance) -> Kickoff:
    """Return a kickoff that is not on the desk yet, in the form that is already decided."""
    return Kickoff(alliance_id=alliance.id, form=kickoff_form(alliance.dossier))


class KickoffForm(Special):
    """A form over the kickoff; the record is made when something is first written."""

    def __init__(self, alliance: OpenAlliance, parent: QWidget | None = None) -> None:
        super().__init__(alliance, parent)
        self.fields: dict[str, Field] = {
            "form": ButtonsField(
                [(MeetingForm.IN_PERSON, tr("In person")), (MeetingForm.REMOTE, tr("Remote"))]
            ),
            "place": LineField(),
            "time_zone": ZoneField(),
            "other_zones": ZoneField(several=True),
            "starts_at": LineField(),
            "ends_at": LineField(),
            "producer_id": ChoiceField([]),
            "recording": TextField(lines=1),
            "guests": TextField(lines=1),
        }
        self.complaints: dict[str, QLabel] = {}
        self.date_label = said("", "muted")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for column in range(12):
            grid.setColumnStretch(column, 1)
        grid.addWidget(self.date_label, 0, 0, 1, 12)
        for at, row in enumerate(ROWS):
            left = 0
            grid.setRowMinimumHeight(4 * at + 1, 8)
            for name, span in row:
                self._add(grid, name, 4 * at + 2, left, span)
                left += span
        self.refresh()

    def _add(self, grid: QGridLayout, name: str, row: int, left: int, span: int) -> None:
        field = self.fields[name]
        field.setAccessibleName(tr(TITLES[name]))
        label = said(tr(TITLES[name]), "secondary")
        label.setBuddy(field)
        field.edited.connect(lambda value, name=name: self._save(name, value))
        self.complaints[name] = complaint()
        grid.addWidget(label, row, left, 1, span)
        grid.addWidget(field, row + 1, left, 1, span)
        grid.addWidget(self.complaints[name], row + 2, left, 1, span)

    def refresh(self) -> None:
        """Show what the dossier says now, and what cannot be used as it stands."""
        here = self.alliance
        row = here.dossier.one(Kickoff)
        shown = row or new_kickoff(here)
        producer = self.fields["producer_id"]
        if isinstance(producer, ChoiceField):
            producer.set_options(PRODUCER.options(shown, here.dossier))
        wrong = problems(row)
        for name, field in self.fields.items():
            field.show_value(getattr(shown, name))
            said_ = tr(wrong.get(name, ""))
            say(self.complaints[name], said_)
            field.setAccessibleDescription(said_)
        on = day_date(here.dossier, 1)
        told = tr("The first day is %1, as set among the dates of the alliance.", date_text(on))
        unknown = tr("The date of the kickoff is not known yet; it is set among the dates of the alliance.")
        self.date_label.setText(told if on else unknown)

    def show_record(self, id: UUID | None, field: str = "") -> bool:
        """Go to a field."""
        row = self.alliance.dossier.one(Kickoff)
        if field in self.fields and (id is None or (row is not None and row.id == id)):
            self.go_to(self.fields[field])
            return True
        return False

    def _save(self, name: str, value: Any) -> None:
        here = self.alliance
        if name == "form" and value is None:
            # One of the two always holds; choosing it again changes nothing.
            return self.refresh()
        row = here.dossier.one(Kickoff)
        if value == getattr(row or new_kickoff(here), name):
            return None
        joins = isinstance(self.fields[name], LineField | TextField)
        with here.store.edit(tr("Kickoff: %1", tr(TITLES[name]).lower()), joins=joins) as session:
            setattr(ensure_kickoff(here, session), name, value)
        return None
