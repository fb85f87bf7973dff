"""The plan items of one workstream as a Qt table: done, task, owner, due, note."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QDate, QModelIndex, QObject, QPersistentModelIndex, Qt

from alliance_desk.assessment.may_start import before_the_gate
from alliance_desk.assessment.schedule import PlanItem, plan
from alliance_desk.gui.models.references import short_name
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.widgets.plan_words import due_words, when_known
from alliance_desk.gui.words import count, day, tr
from alliance_desk.records import Dossier, Partner, Person, Task

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
DONE, TASK, OWNER, DUE, NOTE = range(5)
TITLES = ("Done", "Task", "Owner", "Due", "Note")
FIELDS = ("done_on", "title", "owner_id", "due", "note")
BEFORE = {"yes": "may start before signing", "ask counsel": "ask counsel before signing"}
Owner = tuple[str, UUID] | None
"""A person or a partner who looks after a task."""


class PlanModel(QAbstractTableModel):
    """Shows plan items that were chosen elsewhere; a change of a cell is one edit."""

    def __init__(self, alliance: OpenAlliance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.alliance = alliance
        self.items: list[PlanItem] = []
        self.lanes: dict[str, str] = {}
        """Titles of lanes by id, to say of each task where it belongs; empty where all belong to one."""
        self._open: dict[UUID, str] = {}
        """Titles of all open tasks: what others may wait for."""

    def show_items(self, items: Sequence[PlanItem]) -> None:
        """Take other items; cells that differ are named one by one where the rows are the same."""
        here = self.alliance
        whole = plan(here.dossier, here.playbook, here.today())
        was_open, self._open = self._open, {item.task.id: item.title for item in whole if not item.done}
        if [item.task.id for item in items] != [item.task.id for item in self.items]:
            self.beginResetModel()
            self.items = list(items)
            self.endResetModel()
            return
        before, self.items = self.items, list(items)
        for row, (old, new) in enumerate(zip(before, self.items, strict=True)):
            waits = any(was_open.get(id) != self._open.get(id) for id in new.waits_for)
            if not waits and old == new and old.task.values() == new.task.values():
                continue
            for column in range(len(TITLES)):
                if (waits and column == TASK) or self._cell(old, column) != self._cell(new, column):
                    self.dataChanged.emit(self.index(row, column), self.index(row, column))

    def row_of(self, id: UUID | None) -> int:
        """Return the row of a task, or -1."""
        return next((at for at, item in enumerate(self.items) if item.task.id == id), -1)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.items)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(TITLES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(TITLES[section]) if section != DONE else ""
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item, column = self.items[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(item, column)
        if role == Qt.ItemDataRole.EditRole:
            return self.edit_value(item, column)
        if role == Qt.ItemDataRole.CheckStateRole and column == DONE:
            return Qt.CheckState.Checked if item.done else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(item, column) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = tr("done") if column == DONE and item.done else self.text(item, column)
            beneath = self.beneath(item, column)[0]
            return f"{tr(TITLES[column])}: {said or tr('empty')}{', ' if beneath else ''}{beneath}"
        return None

    def text(self, item: PlanItem, column: int) -> str:
        """Return what stands in a cell."""
        if column == DUE and item.done and item.task.done_on:
            return day(item.task.done_on)
        if column == DUE:
            return day(item.due) or when_known(item)
        owner = short_name(item.owner) if item.task.owner_id else item.owner
        return ("", item.title, owner, "", item.task.note)[column]

    def beneath(self, item: PlanItem, column: int) -> tuple[str, str]:
        """Return the second line of a cell and its colour."""
        if column == TASK:
            return self._standing(item)
        if column == OWNER:
            return self._side(item)
        if column != DUE:
            return "", ""
        if item.done:
            return tr("done"), "good"
        if item.state in ("late", "today"):
            return due_words(item), "bad" if item.late else "wait"
        if item.fixed:
            return tr("set by hand"), "muted"
        if item.pushed:
            return tr("after what it waits for"), "muted"
        if item.start and item.start != item.due:
            return tr("from %1", day(item.start)), "muted"
        return "", ""

    def _standing(self, item: PlanItem) -> tuple[str, str]:
        """Return what a task has to say of itself, the most pressing first."""
        lane = self.lanes.get(item.task.workstream, tr("Other tasks")) if self.lanes else ""
        if item.done:
            return lane, "muted" if lane else ""
        if item.hold:
            reason = item.task.hold_reason.strip()
            return (tr("Legal hold: %1", reason) if reason else tr("Legal hold")), "bad"
        if item.conflict:
            return item.conflict, "wait"
        told = [lane] if lane else []
        if item.before_signing in BEFORE and before_the_gate(self.alliance.dossier, self.alliance.today()):
            told.append(tr(BEFORE[item.before_signing]))
        if waits := [self._open[id] for id in item.waits_for if id in self._open and id != item.task.id]:
            told.append(tr("after: %1", "; ".join(waits)))
        return (", ".join(told), "muted") if told else ("", "")

    def _side(self, item: PlanItem) -> tuple[str, str]:
        """Return the company of an owner in its colour, and who works with them on the other side."""
        dossier = self.alliance.dossier
        person = dossier.get(Person, item.task.owner_id)
        partner = dossier.get(Partner, person.partner_id) if person else None
        told = [partner.label] if partner else []
        if other := short_name(item.other_owner):
            told.append(tr("with %1", other))
        tone = "muted" if partner is None else "ours" if partner.own else "theirs"
        return (", ".join(told), tone) if told else ("", "")

    def _tip(self, item: PlanItem, column: int) -> str:
        """Return a cell in full, for a mouse that rests on it."""
        beneath = self.beneath(item, column)[0]
        text = item.hint if column == TASK else self.text(item, column)
        drift = ""
        if column == DUE and item.drift:
            later = tr("%1 later than the baseline") if item.drift > 0 else tr("%1 earlier than the baseline")
            many = count(abs(item.drift), tr("%1 working day"), tr("%1 working days"))
            drift = later.replace("%1", many)
        return "\n".join(filter(None, (text, beneath, drift)))

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        item, column = self.items[index.row()], index.column()
        if role == Qt.ItemDataRole.CheckStateRole and column == DONE:
            done = Qt.CheckState(value) == Qt.CheckState.Checked
            return self._write(item, column, {"done_on": self.alliance.today() if done else None})
        if role != Qt.ItemDataRole.EditRole or column == DONE:
            return False
        if column == OWNER:
            person = value[1] if value and value[0] == "person" else None
            partner = (
                value[1] if value and value[0] == "partner" else item.task.partner_id if person else None
            )
            return self._write(item, column, {"owner_id": person, "partner_id": partner})
        if column == DUE:
            # Qt hands dates about as its own; a Python date would come back as the year 2000.
            on = value.toPython() if isinstance(value, QDate) and value.isValid() else value
            on = on if isinstance(on, date) else None
            return False if on == item.due else self._write(item, column, {"due": on})
        text = " ".join(str(value).split()) if column == TASK else str(value)
        if text == (item.title if column == TASK else item.task.note):
            return False
        return self._write(item, column, {FIELDS[column]: text})

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        if index.column() == DONE:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEditable

    def owners(self) -> list[tuple[Owner, str]]:
        """Return everyone who may look after a task."""
        dossier: Dossier = self.alliance.dossier
        found: list[tuple[Owner, str]] = [(None, tr("Nobody yet"))]
        for partner in dossier.partners:
            found.append((("partner", partner.id), tr("%1 (company)", partner.label)))
            people = sorted(dossier.people(partner.id), key=lambda person: person.name.casefold())
            found += [(("person", person.id), person.name) for person in people if person.name]
        named = {person.id for partner in dossier.partners for person in dossier.people(partner.id)}
        found += [(("person", p.id), p.name) for p in dossier.all(Person) if p.name and p.id not in named]
        return found

    def edit_value(self, item: PlanItem, column: int) -> Any:
        """Return the value of a cell as its editor takes it."""
        task = item.task
        if column == OWNER:
            if task.owner_id:
                return "person", task.owner_id
            return ("partner", task.partner_id) if task.partner_id else None
        if column == DUE:
            return QDate(item.due.year, item.due.month, item.due.day) if item.due else QDate()
        return (item.done, item.title, None, None, task.note)[column]

    def _cell(self, item: PlanItem, column: int) -> tuple[Any, ...]:
        return self.text(item, column), self.beneath(item, column), self.edit_value(item, column)

    def _write(self, item: PlanItem, column: int, values: dict[str, Any]) -> bool:
        if all(getattr(item.task, name) == value for name, value in values.items()):
            return False
        label = tr("Change %1 of %2", tr(TITLES[column]).lower(), item.title)
        if column == DONE:
            label = tr("Task done: %1" if values["done_on"] else "Task open again: %1", item.title)
        with self.alliance.store.edit(label) as session:
            task = session.get_one(Task, item.task.id)
            for name, value in values.items():
                setattr(task, name, value)
        return True
