"""Starting an alliance in three steps: partners, kind, dates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from alliance_desk.assessment.starting import NewAlliance, problems, start_alliance, suggested_name
from alliance_desk.assessment.working_days import WorkCalendar
from alliance_desk.gui.dialogs.dates_form import DatesForm
from alliance_desk.gui.dialogs.kind_form import KindForm
from alliance_desk.gui.dialogs.partners_form import PartnersForm
from alliance_desk.gui.forms import load_form
from alliance_desk.gui.words import tr
from alliance_desk.playbook import Playbook
from alliance_desk.records import Profile
from alliance_desk.store import queries
from alliance_desk.store.store import Store


class NewAllianceDialog(QDialog):
    """Ends in a filled plan; ``alliance_id`` is the new alliance once it is accepted."""

    page_area: QScrollArea
    page_holder_layout: QVBoxLayout
    step_label: QLabel
    cancel_button: QPushButton
    back_button: QPushButton
    next_button: QPushButton

    def __init__(
        self, store: Store, playbook: Playbook, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        load_form(self, "new_alliance_dialog")
        self.setWindowTitle(tr("New alliance"))
        self._store, self._playbook, self._today = store, playbook, today
        self._existing = [alliance.name for alliance in queries.alliances(store)]
        self._profile = queries.profile(store)
        self.alliance_id: UUID | None = None
        self.partners, self.kind, self.dates = PartnersForm(), KindForm(playbook.characteristics), DatesForm()
        self.partners.start(self._profile.company)
        self.kind.manager_edit.setText(self._profile.user_name)
        self._pages: tuple[tuple[str, PartnersForm | KindForm | DatesForm], ...] = (
            (tr("Partners"), self.partners),
            (tr("Kind of alliance"), self.kind),
            (tr("Dates"), self.dates),
        )
        for _, page in self._pages:
            self.page_holder_layout.addWidget(page)
        self._named_by_hand = False
        self._at = 0
        self.partners.changed.connect(self._suggest_name)
        self.kind.name_edit.textEdited.connect(self._name_typed)
        self.kind.changed.connect(lambda: self.dates.show_variant(self.kind.variant))
        self.cancel_button.clicked.connect(self.reject)
        self.back_button.clicked.connect(lambda: self._show(self._at - 1))
        self.next_button.clicked.connect(self.next)
        self.dates.changed.connect(self._warn)
        self._show(0)

    def value(self) -> NewAlliance:
        """Return what is entered so far."""
        own, *others = self.partners.values()
        return NewAlliance(
            own=own,
            others=tuple(others),
            anchors=self.dates.values(),
            today=self._today(),
            characteristics=self.kind.answers(),
            **self.kind.values(),
        )

    def next(self) -> None:
        """Go on, or say beside the field what is in the way; the last step starts the alliance."""
        found = problems(self.value(), self._existing)
        if self._pages[self._at][1].complain(found):
            return
        if self._at < len(self._pages) - 1:
            self._show(self._at + 1)
        elif found:
            at = next(at for at, (_, page) in enumerate(self._pages) if page.complain(found))
            self._show(at)
        else:
            self.accept()

    def accept(self) -> None:
        """Start the alliance in one edit."""
        new = self.value()
        records = start_alliance(new, self._playbook)
        with self._store.edit(tr("Start alliance")) as session:
            if not self._profile.company and not self._profile.user_name:
                records.append(Profile(company=new.own.name, user_name=new.manager))
            session.add_all(records)
        self.alliance_id = records[0].id
        super().accept()

    def _show(self, at: int) -> None:
        self._at = at
        for number, (_, page) in enumerate(self._pages):
            page.setVisible(number == at)
        last = at == len(self._pages) - 1
        self.step_label.setText(tr("Step %1 of %2: %3", at + 1, len(self._pages), self._pages[at][0]))
        self.back_button.setEnabled(at > 0)
        self.next_button.setText(tr("Start alliance") if last else tr("Next"))
        first: QWidget = (
            self.partners.rows[0].name_edit,
            self.kind.name_edit,
            next(self.dates.fields[kind] for kind in self.dates.values()),
        )[at]
        if at == 0 and self.partners.rows[0].value().name:
            first = self.partners.rows[1].name_edit
        first.setFocus()
        self.page_area.verticalScrollBar().setValue(0)

    def _warn(self) -> None:
        """Say beneath a date that it is no working day at one of the partners."""
        sides = [(each.holidays, each.short_name or each.name) for each in self.partners.values()]
        self.dates.warn(WorkCalendar(sides))

    def _suggest_name(self) -> None:
        if not self._named_by_hand:
            self.kind.name_edit.setText(suggested_name(self.partners.values()))

    def _name_typed(self, text: str) -> None:
        self._named_by_hand = bool(text)
