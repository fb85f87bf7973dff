"""How ready each partner is in each of the six elements, with evidence, owner and date (S32)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from alliance_desk.gui import theme
from alliance_desk.gui.models.references import PersonColumn, short_name
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.readiness.special import Special
from alliance_desk.gui.widgets.chip import chip, said
from alliance_desk.gui.widgets.date_field import DateField
from alliance_desk.gui.widgets.fields import ChoiceField, TextField
from alliance_desk.gui.words import day, tr
from alliance_desk.pictures.palette import side_role
from alliance_desk.playbook import Workstream
from alliance_desk.records import ElementState, Partner, ReadyState

Key = tuple[str, UUID]
STATES = {ReadyState.OPEN: "○ Open", ReadyState.IN_HAND: "◐ In hand", ReadyState.READY: "● Ready"}
OWNER = PersonColumn("owner_id", "Owner")


class ElementStates(Special):
    """A line for each element, a cell for each partner; everything about the current cell beneath."""

    def __init__(self, alliance: OpenAlliance, parent: QWidget | None = None) -> None:
        super().__init__(alliance, parent)
        self.elements: list[Workstream] = [
            each for each in alliance.playbook.workstreams if each.kind == "element"
        ]
        self.partners: list[Partner] = alliance.dossier.partners
        self.states: dict[Key, ChoiceField] = {}
        self._told: dict[Key, Any] = {}
        self.none_label = said(tr("Only a technology alliance has readiness elements."), "muted")
        self.none_label.setVisible(not self.elements)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        # In the step of one element, that one is the first to be filled in.
        lane = getattr(parent, "section", None) or getattr(parent, "component", None)
        known = [each.id for each in self.elements]
        element = lane.id if lane is not None and lane.id in known else known[0] if known else ""
        first = self.partners[0].id if self.partners else None
        self.current: Key | None = (element, first) if element and first else None
        self.title = said("", "field-title")
        self.evidence = TextField(lines=2)
        self.evidence.setPlaceholderText(tr("What shows it: a document, a date, a name"))
        self.owner = ChoiceField([])
        self.due = DateField()
        self._lay_out()
        self.evidence.edited.connect(lambda value: self._save("evidence", value, joins=True))
        self.owner.edited.connect(lambda value: self._save("owner_id", value))
        self.due.edited.connect(lambda value: self._save("due", value))
        self.refresh()

    def _lay_out(self) -> None:
        for at, partner in enumerate(self.partners, 1):
            role = side_role(self.alliance.dossier.side(partner.id))
            self._grid.addWidget(chip(partner.label, role), 0, at, Qt.AlignmentFlag.AlignLeft)
            self._grid.setColumnStretch(at, 1)
        for row, element in enumerate(self.elements, 1):
            title = said(element.title)
            title.setFixedWidth(theme.px(150))
            self._grid.addWidget(title, row, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            for at, partner in enumerate(self.partners, 1):
                self._grid.addWidget(self._cell(element, partner), row, at, Qt.AlignmentFlag.AlignTop)
        self.details = QWidget()
        form = QGridLayout(self.details)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(4)
        form.addWidget(self.title, 0, 0, 1, 2)
        form.setColumnStretch(0, 1)
        form.setColumnStretch(1, 1)
        named = (
            (tr("Evidence"), self.evidence, 1, 0, 2),
            (tr("Owner"), self.owner, 3, 0, 1),
            (tr("Due"), self.due, 3, 1, 1),
        )
        for title, field, row, left, span in named:
            label = said(title, "secondary", wrap=False)
            label.setBuddy(field)
            field.setAccessibleName(title)
            form.addWidget(label, row, left, 1, span)
            form.addWidget(field, row + 1, left, 1, span)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.none_label)
        column.addLayout(self._grid)
        column.addWidget(self.details)

    def _cell(self, element: Workstream, partner: Partner) -> QWidget:
        key = (element.id, partner.id)
        field = ChoiceField([(state, tr(words)) for state, words in STATES.items()])
        field.setAccessibleName(f"{element.title}, {partner.label}")
        field.edited.connect(lambda value, key=key: self._choose_state(key, value))
        field.installEventFilter(self)
        self.states[key] = field
        self._told[key] = said("", "secondary")
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(field)
        column.addWidget(self._told[key])
        return cell

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The cell that has the keyboard is the current one."""
        if event.type() == QEvent.Type.FocusIn:
            key = next((key for key, field in self.states.items() if field is watched), None)
            if key is not None and key != self.current:
                self._turn(key)
        return super().eventFilter(watched, event)

    def refresh(self) -> None:
        """Show what the dossier says now."""
        dossier = self.alliance.dossier
        for key, field in self.states.items():
            row = self._row(key)
            field.show_value(row.state if row else ReadyState.OPEN)
            parts = [
                row.evidence.strip() if row else "",
                short_name(dossier.person_name(row.owner_id)) if row else "",
                day(row.due) if row else "",
            ]
            text = " · ".join(part for part in parts if part)
            short = f"{text[:70].rstrip()}…" if len(text) > 71 else text
            self._told[key].setText(short)
            self._told[key].setVisible(bool(short))
        self._show_details()

    def show_record(self, id: UUID | None, field: str = "") -> bool:
        """Go to a cell, and to a field of it."""
        row = self.alliance.dossier.get(ElementState, id)
        if row is None or (row.element, row.partner_id) not in self.states:
            return False
        key = (row.element, row.partner_id)
        self._turn(key)
        fields: dict[str, QWidget] = {"evidence": self.evidence, "owner_id": self.owner, "due": self.due}
        self.go_to(fields.get(field, self.states[key]))
        return True

    def _turn(self, key: Key) -> None:
        self.evidence.autosave.flush()
        self.due.flush()
        self.current = key
        self._show_details()

    def _show_details(self) -> None:
        self.details.setVisible(self.current is not None)
        if self.current is None:
            return
        row, (element, partner) = self._row(self.current), self.current
        title = next(each.title for each in self.elements if each.id == element)
        name = next(each.label for each in self.partners if each.id == partner)
        self.title.setText(f"{title}, {name}")
        shown = row or ElementState(alliance_id=self.alliance.id, element=element, partner_id=partner)
        self.owner.set_options(OWNER.options(shown, self.alliance.dossier))
        self.evidence.show_value(shown.evidence)
        self.owner.show_value(shown.owner_id)
        self.due.show_value(shown.due)

    def _row(self, key: Key) -> ElementState | None:
        return self.alliance.dossier.one(ElementState, element=key[0], partner_id=key[1])

    def _choose_state(self, key: Key, value: ReadyState) -> None:
        if key != self.current:
            self._turn(key)
        self._save("state", value)

    def _save(self, field: str, value: Any, joins: bool = False) -> None:
        key = self.current
        if key is None:
            return
        row = self._row(key)
        empty = ElementState(alliance_id=self.alliance.id, element=key[0], partner_id=key[1])
        if getattr(row or empty, field) == value:
            return
        label = tr("Readiness of %1", self.title.text())
        with self.alliance.store.edit(label, joins=joins) as session:
            record = session.get_one(ElementState, row.id) if row else empty
            setattr(record, field, value)
            if row is None:
                session.add(record)
