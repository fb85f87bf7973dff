"""Changing what an alliance was started with: partners, kind, dates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QTabWidget, QVBoxLayout, QWidget

from alliance_desk.assessment.schedule import plan
from alliance_desk.assessment.starting import NewAlliance, problems
from alliance_desk.gui.dialogs import messages
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
        self._due = self._due_dates(self._dossier)
        self.partners, self.kind, self.dates = PartnersForm(), KindForm(), DatesForm()
        self.partners.show_partners(self._dossier.partners)
        self.kind.show_alliance(alliance)
        known = {anchor.kind: anchor.on for anchor in self._dossier.all(Anchor)}
        self.dates.show_variant(alliance.variant, tuple(known))
        self.dates.show_dates(known)
        self.dates.changed.connect(self._preview)
        self._forms = (self.kind, self.partners, self.dates)
        for form, title in zip(self._forms, (tr("Kind"), tr("Partners"), tr("Dates")), strict=True):
            self.tabs.addTab(_padded(form), title)
        self.tabs.setAccessibleName(tr("Details"))
        self.error_label.hide()
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self.accept)
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
        self._save(gone, dates)
        super().accept()

    def _save(self, gone: list[Partner], dates: dict[AnchorKind, date | None]) -> None:
        id = self._dossier.alliance.id
        with self._store.edit(tr("Edit details")) as session:
            alliance = session.get_one(Alliance, id)
            for name, value in self.kind.values().items():
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
        elif field in ("partners", "partner", "short_name", "country"):
            self.tabs.setCurrentIndex(1)
            target = self.partners.rows[0].name_edit
        elif field:
            target = self.kind.findChild(QWidget, f"{field}_edit") or self.kind.findChild(
                QWidget, f"{field}_combo"
            )
        (target or self.kind.name_edit).setFocus()

    def _preview(self) -> None:
        """Say how many dates of the plan would move."""
        dossier = queries.dossier(self._store, self._dossier.alliance.id)
        rows = {anchor.kind: anchor for anchor in dossier.all(Anchor)}
        for kind, on in self.dates.values().items():
            base = rows.get(kind) or Anchor(alliance_id=dossier.alliance.id, kind=kind)
            moved = Anchor(alliance_id=dossier.alliance.id, kind=kind, on=on, actual=base.actual)
            moved.id = base.id
            dossier.put(moved)
        due = self._due_dates(dossier)
        many = sum(due[id] != on for id, on in self._due.items())
        self.dates.preview(
            tr("%1 of the plan will move; what is done and what has a date of its own stays.", _dates(many))
            if many
            else tr("No date of the plan will move.")
        )

    def _due_dates(self, dossier: Dossier) -> dict[UUID, date | None]:
        items = plan(dossier, self._playbook, self._today())
        return {item.task.id: item.due for item in items if not item.done}


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
