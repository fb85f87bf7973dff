"""Who looks after a component, until when, what shows that it is complete: edited in place (S06)."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from alliance_desk.assessment.alignment import PartnerAlignment
from alliance_desk.gui import theme
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.widgets.date_field import DateField
from alliance_desk.gui.widgets.fields import ChoiceField, LineField
from alliance_desk.gui.words import day, tr
from alliance_desk.playbook import Component
from alliance_desk.records import ComponentNote, Person


def consent_said(each: PartnerAlignment) -> str:
    """Return when and who: ``3 Nov, Rei Sato``."""
    return ", ".join(filter(None, (day(each.agreed_on), each.agreed_by.strip())))


class NoteFields:
    """The fields of one component; a table puts them where it wants them."""

    def __init__(self, alliance: OpenAlliance, component: Component) -> None:
        self._alliance, self._component = alliance, component
        self._record: ComponentNote | None = None
        self.owner, self.due = ChoiceField([]), DateField()
        self.evidence, self.link = LineField(), LineField()
        self.evidence.setPlaceholderText(tr("What shows it"))
        self.link.setPlaceholderText(tr("Where it is kept"))
        widths = (110, 106, 110, 100)
        names = (tr("Owner"), tr("Due"), tr("Evidence"), tr("Link"))
        for field, width, name in zip(self.fields, widths, names, strict=True):
            field.setMinimumWidth(theme.px(width))
            field.setAccessibleName(f"{component.title}: {name}")
        self.owner.edited.connect(lambda id: self._write("owner_id", id, tr("owner"), False))
        self.due.edited.connect(lambda on: self._write("due", on, tr("due date"), False))
        self.evidence.edited.connect(lambda text: self._write("evidence", text, tr("evidence"), True))
        self.link.edited.connect(lambda text: self._write("link", text, tr("link"), True))

    @property
    def fields(self) -> tuple[QWidget, ...]:
        return self.owner, self.due, self.evidence, self.link

    def show_note(self, note: ComponentNote | None, due: date | None) -> None:
        """Show what is stored; the playbook's date stands in the field as a hint until one is set."""
        self._record = note
        people = sorted(self._alliance.dossier.all(Person), key=lambda person: person.name.casefold())
        options: list[tuple[Any, str]] = [(None, tr("Nobody yet"))]
        options += [(person.id, person.name) for person in people if person.name.strip()]
        if options != getattr(self, "_options", None):
            self._options = options
            self.owner.set_options(options)
        owner = note.owner_id if note else None
        self.owner.show_value(owner if any(owner == id for id, _ in options) else None)
        self.due.show_value(note.due if note else None)
        self.due.setPlaceholderText(day(due) or tr("Not known"))
        self.due.setToolTip(tr("From the playbook, until another date is set") if due else "")
        self.owner.setToolTip(self.owner.currentText())
        for field, name in ((self.evidence, "evidence"), (self.link, "link")):
            text: str = getattr(note, name) if note else ""
            field.show_value(text)
            field.setToolTip(text)
            if not field.hasFocus():
                field.setCursorPosition(0)

    def focus(self, field: str) -> None:
        """Begin to edit a field by the name it has in the record."""
        names = {"owner_id": self.owner, "due": self.due, "evidence": self.evidence, "link": self.link}
        widget = names.get(field, self.owner)
        QTimer.singleShot(0, widget, lambda: widget.setFocus(Qt.FocusReason.OtherFocusReason))

    def _write(self, field: str, value: Any, thing: str, joins: bool) -> None:
        here, note = self._alliance, self._record
        if value == (getattr(note, field) if note else ComponentNote.model_fields[field].default):
            return
        label = tr("Change %1 of “%2”", thing, self._component.title)
        with here.store.edit(label, joins=joins) as session:
            record = session.get(ComponentNote, note.id) if note else None
            if record is None:
                record = ComponentNote(alliance_id=here.id, component=self._component.id)
                session.add(record)
            setattr(record, field, value)
