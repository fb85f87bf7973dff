"""Several people met at once: each with each of the other side, on one day, in one edit (S15)."""

from __future__ import annotations

from itertools import combinations
from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QWidget

from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.registers.tools.pick import SheetDialog
from alliance_desk.gui.widgets.chip import said
from alliance_desk.gui.widgets.date_field import DateField
from alliance_desk.gui.widgets.fields import LineField
from alliance_desk.gui.words import count, tr
from alliance_desk.records import Introduction, Person


class PeopleMet(SheetDialog):
    """The people of every side with a box each, the day and the occasion."""

    def __init__(self, alliance: OpenAlliance, parent: QWidget) -> None:
        super().__init__(
            tr("These people met"),
            tr("Tick everyone who was there. Each of one side has then met each of the other."),
            tr("Enter"),
            parent,
        )
        self._alliance = alliance
        self.day_field, self.form_field = DateField(), LineField()
        self.day_field.show_value(alliance.today())
        self.form_field.setPlaceholderText(tr("At the kickoff, a call, a visit"))
        for title, field in ((tr("On"), self.day_field), (tr("Where or how"), self.form_field)):
            label = said(title, "secondary")
            label.setBuddy(field)
            field.setAccessibleName(title)
            self.column.addWidget(label)
            self.column.addWidget(field)
        self.day_field.edited.connect(self._show_count)
        self.boxes: dict[UUID, QCheckBox] = {}
        for partner in alliance.dossier.partners:
            people = alliance.dossier.people(partner.id)
            if people:
                self.column.addWidget(said(partner.label, "field-title"))
            for person in people:
                box = QCheckBox(person.name or tr("(no name)"))
                box.setAccessibleDescription(person.title)
                box.toggled.connect(self._show_count)
                self.boxes[person.id] = box
                self.column.addWidget(box)
        self.column.addStretch()
        self._show_count()

    def pairs(self) -> list[tuple[Person, Person]]:
        """Return everyone ticked with everyone ticked of another side who they had not met yet."""
        there = [each for each in self._alliance.dossier.all(Person) if self._ticked(each)]
        known = {key for key, row in self._rows().items() if row.met_on}
        return [
            (one, other)
            for one, other in combinations(there, 2)
            if one.partner_id != other.partner_id and frozenset((one.id, other.id)) not in known
        ]

    def act(self) -> None:
        """Enter the day for the introductions that were planned, and new ones for the rest."""
        self.day_field.flush()
        here, on, form = self._alliance, self.day_field.value(), self.form_field.text().strip()
        pairs, planned = self.pairs(), self._rows()
        if on is None or not pairs:
            return
        at = len(here.dossier.all(Introduction))
        with here.store.edit(count(len(pairs), tr("%1 pair has met"), tr("%1 pairs have met"))) as session:
            for one, other in pairs:
                known = planned.get(frozenset((one.id, other.id)))
                if known is not None:
                    row = session.get_one(Introduction, known.id)
                    row.met_on, row.form = on, form or row.form
                    continue
                session.add(
                    Introduction(
                        alliance_id=here.id,
                        person_id=one.id,
                        other_id=other.id,
                        form=form,
                        met_on=on,
                        position=at,
                    )
                )
                at += 1
        self.accept()

    def _ticked(self, person: Person) -> bool:
        return person.id in self.boxes and self.boxes[person.id].isChecked()

    def _rows(self) -> dict[frozenset[UUID], Introduction]:
        """Return the introductions by their two people, one that has taken place before one that has not."""
        found: dict[frozenset[UUID], Introduction] = {}
        for row in self._alliance.dossier.all(Introduction):
            if row.person_id and row.other_id:
                key = frozenset((row.person_id, row.other_id))
                if key not in found or row.met_on:
                    found[key] = row
        return found

    def _show_count(self) -> None:
        number = len(self.pairs())
        self.do_button.setText(count(number, tr("Enter %1 pair"), tr("Enter %1 pairs")))
        self.do_button.setEnabled(bool(number) and self.day_field.value() is not None)
