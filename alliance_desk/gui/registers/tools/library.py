"""Risks that alliances know, to be accepted, adapted or rejected one by one (S18; SIR Figure 3)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from alliance_desk.assessment.working_days import WorkCalendar
from alliance_desk.gui import theme
from alliance_desk.gui.models.references import PersonColumn
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.registers.tools.pick import SheetDialog
from alliance_desk.gui.widgets.chip import chip, said
from alliance_desk.gui.widgets.date_field import DateField
from alliance_desk.gui.widgets.fields import ButtonsField, ChoiceField
from alliance_desk.gui.words import count, tr
from alliance_desk.playbook import Playbook
from alliance_desk.playbook.library import RiskEntry
from alliance_desk.records import CheckMark, Person, Risk, RiskClass, Task
from alliance_desk.store import removal

ACCEPT, REJECT = "accept", "reject"
SOON = timedelta(days=14)
"""When the actions against an accepted risk are due, unless the user says otherwise."""


def open_entries(alliance: OpenAlliance) -> list[RiskEntry]:
    """Return the entries of the library that are not in the register yet."""
    taken = {risk.source for risk in alliance.dossier.all(Risk)}
    return [entry for entry in alliance.playbook.risks if entry.id not in taken]


def component_of(playbook: Playbook, register: str) -> str:
    """Return the id of the component that shows a register; empty where none does."""
    for component in playbook.components:
        if any(step.register_name == register for step in component.steps):
            return component.id
    return ""


class EntryCard(QFrame):
    """One risk of the library: its words, its actions one a line, who does them, and what becomes of it."""

    def __init__(self, alliance: OpenAlliance, entry: RiskEntry, rejected: bool) -> None:
        super().__init__()
        self.entry = entry
        self.setProperty("card", True)
        self.title_edit = QLineEdit(tr(entry.title))
        self.title_edit.setAccessibleName(tr("Risk"))
        self.actions_edit = QPlainTextEdit("\n".join(tr(action) for action in entry.actions))
        self.actions_edit.setAccessibleName(tr("Actions against %1, one a line", entry.title))
        self.actions_edit.setTabChangesFocus(True)
        lines = self.actions_edit.fontMetrics().lineSpacing()
        self.actions_edit.setFixedHeight(5 * lines + theme.px(16))
        owners = PersonColumn("owner_id", "Owner").options(Task(alliance_id=alliance.id), alliance.dossier)
        self.owner_field = ChoiceField(owners)
        self.owner_field.setAccessibleName(tr("Owner of the actions"))
        self.owner_field.show_value(None)
        self.due_field = DateField()
        self.due_field.setAccessibleName(tr("Actions due"))
        self.due_field.show_value(WorkCalendar.of(alliance.dossier).next(alliance.today() + SOON))
        self.verdict_field = ButtonsField([(ACCEPT, tr("Accept")), (REJECT, tr("Reject"))])
        self.verdict_field.setAccessibleName(tr("What becomes of %1", entry.title))
        self.verdict: Any = REJECT if rejected else None
        self.verdict_field.show_value(self.verdict)
        self.verdict_field.edited.connect(self._decide)
        top = QHBoxLayout()
        top.addWidget(self.title_edit, 1)
        top.addWidget(chip(tr("Figure 3") if entry.from_figure_3 else tr(entry.risk_class)))
        bottom = QHBoxLayout()
        owner_label = QLabel(tr("Owner of the actions"))
        owner_label.setBuddy(self.owner_field)
        bottom.addWidget(owner_label)
        bottom.addWidget(self.owner_field, 1)
        due_label = QLabel(tr("Due"))
        due_label.setBuddy(self.due_field)
        bottom.addWidget(due_label)
        bottom.addWidget(self.due_field)
        bottom.addWidget(self.verdict_field)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(said(tr("Actions, one a line; each becomes a task"), "secondary"))
        column.addWidget(self.actions_edit)
        column.addLayout(bottom)

    @property
    def steps(self) -> list[str]:
        """Return the actions as they stand now."""
        return [line.strip() for line in self.actions_edit.toPlainText().splitlines() if line.strip()]

    def _decide(self, verdict: object) -> None:
        self.verdict = verdict


class RiskLibrary(SheetDialog):
    """The library as cards; one edit enters what is accepted and notes what is rejected."""

    def __init__(self, alliance: OpenAlliance, parent: QWidget) -> None:
        super().__init__(
            tr("Risks from the library"),
            tr("Change the words as you like. What you accept becomes a risk, its actions become tasks."),
            tr("Enter"),
            parent,
        )
        self._alliance = alliance
        rejected = {mark.item for mark in alliance.dossier.all(CheckMark) if mark.state == "not needed"}
        self.cards = [EntryCard(alliance, entry, entry.id in rejected) for entry in open_entries(alliance)]
        for card in self.cards:
            card.verdict_field.edited.connect(self._show_count)
            self.column.addWidget(card)
        self.column.addStretch()
        self._show_count()

    def act(self) -> None:
        """Enter the accepted risks and their tasks, and note the rejected ones, as one edit."""
        here = self._alliance
        accepted = [card for card in self.cards if card.verdict == ACCEPT]
        marks = {mark.item: mark for mark in here.dossier.all(CheckMark)}
        component = component_of(here.playbook, "risks")
        risks, tasks = len(here.dossier.all(Risk)), len(here.dossier.all(Task))
        label = count(len(accepted), tr("Add %1 risk from the library"), tr("Add %1 risks from the library"))
        with here.store.edit(label) as session:
            for card in self.cards:
                mark = marks.get(card.entry.id)
                if card.verdict == REJECT and mark is None:
                    session.add(CheckMark(alliance_id=here.id, item=card.entry.id, state="not needed"))
                elif card.verdict != REJECT and mark is not None:
                    removal.remove(session, session.get_one(CheckMark, mark.id))
            for card in accepted:
                owner = here.dossier.get(Person, card.owner_field.value())
                card.due_field.flush()
                due, id = card.due_field.value(), uuid4()
                session.add(
                    Risk(
                        id=id,
                        alliance_id=here.id,
                        title=card.title_edit.text().strip() or card.entry.title,
                        source=card.entry.id,
                        risk_class=RiskClass(card.entry.risk_class),
                        response="\n".join(card.steps),
                        owner_id=owner.id if owner else None,
                        due=due,
                        position=risks,
                    )
                )
                session.flush()  # before the tasks that point at it
                risks += 1
                for action in card.steps:
                    session.add(
                        Task(
                            alliance_id=here.id,
                            title=action,
                            component=component,
                            risk_id=id,
                            due=due,
                            owner_id=owner.id if owner else None,
                            partner_id=owner.partner_id if owner else None,
                            position=tasks,
                        )
                    )
                    tasks += 1
        self.accept()

    def _show_count(self) -> None:
        accepted = sum(card.verdict == ACCEPT for card in self.cards)
        self.do_button.setText(
            count(accepted, tr("Enter %1 risk"), tr("Enter %1 risks")) if accepted else tr("Save the choices")
        )
