"""How ready each partner is in an element, with evidence, owner and date beside one another (S32)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from alliance_desk.gui import theme
from alliance_desk.gui.models.references import PersonColumn
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.readiness.special import Special
from alliance_desk.gui.widgets.chip import chip, said
from alliance_desk.gui.widgets.date_field import DateField
from alliance_desk.gui.widgets.fields import ChoiceField, TextField
from alliance_desk.gui.words import tr
from alliance_desk.pictures.palette import side_role
from alliance_desk.playbook import Workstream
from alliance_desk.records import ElementState, Partner, ReadyState

Key = tuple[str, UUID]
STATES = {ReadyState.OPEN: "○ Open", ReadyState.IN_HAND: "◐ In hand", ReadyState.READY: "● Ready"}
OWNER = PersonColumn("owner_id", "Owner")
HEADS = ("Partner", "State", "Evidence", "Owner", "Due")


@dataclass(frozen=True)
class Line:
    """The fields of one partner in one element."""

    state: ChoiceField
    evidence: TextField
    owner: ChoiceField
    due: DateField

    @property
    def fields(self) -> dict[str, ChoiceField | TextField | DateField]:
        """The fields by the names of the record."""
        return {"state": self.state, "evidence": self.evidence, "owner_id": self.owner, "due": self.due}


class ElementStates(Special):
    """A line for each partner, everything of it in sight; in an element's step for that element alone."""

    def __init__(self, alliance: OpenAlliance, parent: QWidget | None = None) -> None:
        super().__init__(alliance, parent)
        known = [each for each in alliance.playbook.workstreams if each.kind == "element"]
        lane = getattr(parent, "section", None) or getattr(parent, "component", None)
        own = [each for each in known if lane is not None and each.id == lane.id]
        self.elements: list[Workstream] = own or known
        self.partners: list[Partner] = alliance.dossier.partners
        self.lines: dict[Key, Line] = {}
        self.none_label = said(tr("Only a technology alliance has readiness elements."), "muted")
        if self.elements:
            self.none_label.hide()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.none_label)
        column.addLayout(self._grid)
        if self.elements:
            self._lay_out()
        self.refresh()

    def _lay_out(self) -> None:
        grid, row = self._grid, 1
        for at, head in enumerate(HEADS):
            grid.addWidget(said(tr(head), "secondary", wrap=False), 0, at)
        for element in self.elements:
            if len(self.elements) > 1:
                grid.addWidget(said(element.title, "field-title"), row, 0, 1, len(HEADS))
                row += 1
            for partner in self.partners:
                role = side_role(self.alliance.dossier.side(partner.id))
                grid.addWidget(chip(partner.label, role), row, 0, Qt.AlignmentFlag.AlignLeft)
                for at, field in enumerate(self._line(element, partner).fields.values(), 1):
                    grid.addWidget(field, row, at, Qt.AlignmentFlag.AlignVCenter)
                row += 1
        for at, stretch in enumerate((0, 0, 5, 3, 0)):
            grid.setColumnStretch(at, stretch)

    def _line(self, element: Workstream, partner: Partner) -> Line:
        key = (element.id, partner.id)
        line = Line(
            ChoiceField([(state, tr(words)) for state, words in STATES.items()]),
            TextField(lines=2),
            ChoiceField([]),
            DateField(),
        )
        line.evidence.setPlaceholderText(tr("What shows it: a document, a date, a name"))
        widths = (108, 160, 176, 118)
        for (name, field), head, width in zip(line.fields.items(), HEADS[1:], widths, strict=True):
            field.setAccessibleName(f"{element.title}, {partner.label}: {tr(head)}")
            field.setMinimumWidth(theme.px(width))
            field.edited.connect(lambda value, name=name, key=key: self._save(key, name, value))
        line.due.setMaximumWidth(theme.px(136))
        self.lines[key] = line
        return line

    def refresh(self) -> None:
        """Show what the dossier says now."""
        for key, line in self.lines.items():
            shown = self._row(key) or self._empty(key)
            line.owner.set_options(OWNER.options(shown, self.alliance.dossier))
            for name, field in line.fields.items():
                field.show_value(getattr(shown, name))
            line.owner.setToolTip(line.owner.currentText())

    def show_record(self, id: UUID | None, field: str = "") -> bool:
        """Go to the line of a record, and to a field of it."""
        row = self.alliance.dossier.get(ElementState, id)
        line = self.lines.get((row.element, row.partner_id)) if row else None
        if line is None:
            return False
        self.go_to(line.fields.get(field, line.state))
        return True

    def _row(self, key: Key) -> ElementState | None:
        return self.alliance.dossier.one(ElementState, element=key[0], partner_id=key[1])

    def _empty(self, key: Key) -> ElementState:
        return ElementState(alliance_id=self.alliance.id, element=key[0], partner_id=key[1])

    def _save(self, key: Key, field: str, value: Any) -> None:
        row, empty = self._row(key), self._empty(key)
        if getattr(row or empty, field) == value:
            return
        title = next(each.title for each in self.elements if each.id == key[0])
        name = next(each.label for each in self.partners if each.id == key[1])
        label = tr("Readiness of %1", f"{title}, {name}")
        with self.alliance.store.edit(label, joins=field == "evidence") as session:
            record = session.get_one(ElementState, row.id) if row else empty
            setattr(record, field, value)
            if row is None:
                session.add(record)
