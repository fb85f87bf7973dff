"""Changing what an alliance was started with: partners, kind, dates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QTabWidget, QVBoxLayout, QWidget

from alliance_desk.assessment.beside import beside
from alliance_desk.assessment.schedule import READ_BY_PLAN, anchor_dates, first_day
from alliance_desk.assessment.shift import Shift, difference, with_anchors
from alliance_desk.assessment.starting import NewAlliance, problems
from alliance_desk.assessment.working_days import WorkCalendar
from alliance_desk.gui.dialogs import messages, move_dates
from alliance_desk.gui.dialogs.dates_form import DatesForm
from alliance_desk.gui.dialogs.kind_form import KindForm
from alliance_desk.gui.dialogs.partners_form import PartnersForm
from alliance_desk.gui.forms import load_form
from alliance_desk.gui.words import count, tr
from alliance_desk.playbook import Playbook
from alliance_desk.records import Alliance, Anchor, AnchorKind, Dossier, Partner
from alliance_desk.store import queries
from alliance_desk.store.removal import remove
from alliance_desk.store.store import Store


class AllianceDetailsDialog(QDialog):
    """The forms of the wizard on an alliance that exists; saved as one edit."""

    tabs: QTabWidget
    error_label: QLabel
    cancel_button: QPushButton
    save_button: QPushButton

    def __init__(
        self,
        store: Store,
        playbook: Playbook,
        alliance_id: UUID,
        today: Callable[[], date],
        field: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        load_form(self, "alliance_details_dialog")
        self.setWindowTitle(tr("Edit details"))
        self._store, self._today = store, today
        self._dossier = queries.dossier(store, alliance_id)
        alliance = self._dossier.alliance
        self._playbook = playbook.for_variant(alliance.variant.value)
        self._existing = [each.name for each in queries.alliances(store) if each.id != alliance_id]
        self.partners, self.kind, self.dates = (
            PartnersForm(),
            KindForm(self._playbook.characteristics),
            DatesForm(),
        )
        self.partners.show_partners(self._dossier.partners)
        self.kind.show_alliance(alliance)
        known = {anchor.kind: anchor.on for anchor in self._dossier.all(Anchor)}
        self.dates.show_variant(alliance.variant, tuple(known))
        self.dates.show_dates(known)
        self.dates.start.show_start(alliance, first_day(self._unsaid()))
        self.dates.start.show()
        self.dates.changed.connect(self._preview)
        self.partners.changed.connect(self._preview)
        self._forms = (self.kind, self.partners, self.dates)
        for form, title in zip(self._forms, (tr("Kind"), tr("Partners"), tr("Dates")), strict=True):
            self.tabs.addTab(_padded(form), title)
        self.tabs.setAccessibleName(tr("Details"))
        self.error_label.hide()
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self.accept)
        self._preview()
        self._begin(field)

    def accept(self) -> None:
        """Save, or say beside the field what is in the way."""
        own, *others = self.partners.values()
        dates = self.dates.values()
        new = NewAlliance(own=own, others=tuple(others), anchors=dates, **self.kind.values())
        found = problems(new, self._existing)
        for at, form in enumerate(self._forms):
            if form.complain(found):
                self.tabs.setCurrentIndex(at)
                return
        kept = {row.partner_id for row in self.partners.rows}
        gone = [partner for partner in self._dossier.partners if partner.id not in kept]
        if gone and not messages.confirm(
            self,
            tr("Remove %1 with its objectives, seats and scores?", ", ".join(each.name for each in gone)),
            tr("Undo brings it back."),
            tr("Remove"),
        ):
            return
        keep = False
        shift = self._shift()
        near = beside(self._dossier, self._changed(), self._playbook, self._today())
        if shift or near:
            warnings = self.dates.warn(WorkCalendar.of(self._changed()))
            answer = move_dates.ask(shift, self._changes(), near, self, warnings)
            if answer == move_dates.Choice.BACK:
                self.tabs.setCurrentIndex(2)
                return
            keep = answer == move_dates.Choice.KEEP
        self._save(gone, {} if keep else dates, keep)
        super().accept()

    def _save(self, gone: list[Partner], dates: dict[AnchorKind, date | None], keep: bool = False) -> None:
        """Save everything as one edit; ``keep`` leaves what the plan is counted from as it was."""
        id = self._dossier.alliance.id
        with self._store.edit(tr("Edit details")) as session:
            alliance = session.get_one(Alliance, id)
            for name, value in (self.kind.values() | self.dates.start.values()).items():
                if getattr(alliance, name) != value:
                    setattr(alliance, name, value)
            for partner in gone:
                remove(session, session.get_one(Partner, partner.id))
            rows = [row for row in self.partners.rows if row.value().name]
            for at, row in enumerate(rows):
                said = row.value()
                values = {
                    "name": said.name,
                    "short_name": said.short_name,
                    "country": said.country,
                    "position": at,
                }
                if not keep or row.partner_id is None:
                    values["holidays"] = said.holidays
                if row.partner_id is None:
                    session.add(Partner(alliance_id=id, own=False, **values))
                else:
                    _set(session.get_one(Partner, row.partner_id), values)
            known = {anchor.kind: anchor for anchor in self._dossier.all(Anchor)}
            for kind, on in dates.items():
                happened = bool(on and on < self._today())
                if kind in known:
                    _set(session.get_one(Anchor, known[kind].id), {"on": on, "actual": happened})
                elif on:
                    session.add(Anchor(alliance_id=id, kind=kind, on=on, actual=happened))

    def _begin(self, field: str) -> None:
        """Put the cursor where the user wanted to begin."""
        target: QWidget | None = None
        if field in [kind.value for kind in AnchorKind]:
            self.tabs.setCurrentIndex(2)
            target = self.dates.fields[AnchorKind(field)]
        elif field in ("started_on", "startup_days"):
            self.tabs.setCurrentIndex(2)
            start = self.dates.start
            target = start.first_field if field == "started_on" else start.days_spin
        elif field in ("partners", "partner", "short_name", "country"):
            self.tabs.setCurrentIndex(1)
            target = self.partners.rows[0].name_edit
        elif field:
            target = self.kind.findChild(QWidget, f"{field}_edit") or self.kind.findChild(
                QWidget, f"{field}_combo"
            )
        (target or self.kind.name_edit).setFocus()

    def _preview(self) -> None:
        """Say how many dates of the plan would move, and which dates are no working days."""
        self.dates.warn(WorkCalendar.of(self._changed()))
        many = len(self._shift().moved)
        self.dates.preview(
            tr("%1 of the plan will move; what is done and what has a date of its own stays.", _dates(many))
            if many
            else tr("No date of the plan will move.")
        )

    def _unsaid(self) -> Dossier:
        """Return what the first day is worked out from while nobody says it."""
        values: dict[str, Any] = {**self._dossier.alliance.values(), "started_on": None}
        return Dossier(Alliance(**values), (row for kind in READ_BY_PLAN for row in self._dossier.all(kind)))

    def _changed(self) -> Dossier:
        """Return the alliance with the dates and calendars on the forms, for the plan to be worked out."""
        moved = with_anchors(self._dossier, self.dates.values())
        kept = {row.partner_id: row.value().holidays for row in self.partners.rows}
        for partner in self._dossier.partners:
            if partner.id not in kept:
                moved.drop(Partner, partner.id)
            elif kept[partner.id] != partner.holidays:
                values: dict[str, Any] = {**partner.values(), "holidays": kept[partner.id]}
                moved.put(Partner(**values))
        for said in (row.value() for row in self.partners.rows if row.partner_id is None):
            if said.name:
                alliance = self._dossier.alliance.id
                moved.put(Partner(alliance_id=alliance, name=said.name, holidays=said.holidays))
        return moved

    def _shift(self) -> Shift:
        return difference(self._dossier, self._changed(), self._playbook, self._today())

    def _changes(self) -> list[move_dates.Change]:
        """Return the anchors that get another date, those that are only expected as well."""
        before = {row.title: row.on for row in anchor_dates(self._dossier)}
        after = {row.title: row.on for row in anchor_dates(self._changed())}
        titles = dict.fromkeys((*before, *after))
        return [
            (tr(title), before.get(title), after.get(title))
            for title in titles
            if before.get(title) != after.get(title)
        ]


def _dates(number: int) -> str:
    return count(number, tr("%1 date"), tr("%1 dates"))


def _set(record: Partner | Anchor, values: dict[str, object]) -> None:
    for name, value in values.items():
        if getattr(record, name) != value:
            setattr(record, name, value)


def _padded(form: QWidget) -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(4, 16, 4, 4)
    layout.addWidget(form)
    return page
