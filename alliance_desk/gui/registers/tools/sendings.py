"""When a message goes out: its sendings planned from a rhythm (S13, S25)."""

from __future__ import annotations

import re
from datetime import date, timedelta

from PySide6.QtWidgets import QLabel, QWidget

from alliance_desk.assessment.working_days import WorkCalendar
from alliance_desk.gui.models.links import MessageColumn
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.registers.tools.pick import SheetDialog
from alliance_desk.gui.widgets.chip import said
from alliance_desk.gui.widgets.date_field import DateField
from alliance_desk.gui.widgets.fields import ChoiceField
from alliance_desk.gui.words import count, day, tr
from alliance_desk.records import AnchorKind, Dossier, Message, Sending

ONCE, WEEKLY, FORTNIGHTLY, MONTHLY, QUARTERLY = "once", "weekly", "fortnightly", "monthly", "quarterly"
RHYTHMS = (
    (ONCE, "Once"),
    (WEEKLY, "Every week"),
    (FORTNIGHTLY, "Every two weeks"),
    (MONTHLY, "Every month"),
    (QUARTERLY, "Every three months"),
)
WINDOW = 90
"""Days of the startup that are planned where its end is not known."""
MOST = 120
"""Sendings planned at once, at most."""


def rhythm_of(cadence: str) -> str:
    """Return the rhythm that a cadence in words means; once where it cannot be told."""
    said = cadence.casefold()
    if re.search(r"two weeks|second week|other week|fortnight|bi-?weekly|twice a month", said):
        return FORTNIGHTLY
    if "quarter" in said or "three months" in said or "four times a year" in said:
        return QUARTERLY
    if "week" in said:
        return WEEKLY
    return MONTHLY if "month" in said else ONCE


def days_of(dossier: Dossier, rhythm: str, first: date, last: date) -> list[date]:
    """Return the working days on which something goes out, from the first day to the last."""
    calendar = WorkCalendar.of(dossier)
    found: list[date] = []
    for at in range(MOST):
        on = _step(first, rhythm, at)
        if on > last or (rhythm == ONCE and at):
            break
        if (worked := calendar.next(on)) not in found:
            found.append(worked)
    return found


def _step(first: date, rhythm: str, at: int) -> date:
    if rhythm in (WEEKLY, FORTNIGHTLY):
        return first + timedelta(days=at * (7 if rhythm == WEEKLY else 14))
    months = first.month - 1 + at * (3 if rhythm == QUARTERLY else 1)
    year, month = first.year + months // 12, months % 12 + 1
    for back in range(4):  # the 31st of a shorter month is its last day
        try:
            return date(year, month, first.day - back)
        except ValueError:
            continue
    return date(year, month, 28)


class PlanSendings(SheetDialog):
    """Message, rhythm, first and last day; the sendings are added as one edit."""

    def __init__(self, alliance: OpenAlliance, message: Message | None, parent: QWidget) -> None:
        super().__init__(
            tr("Plan sendings"),
            tr("Days on which nobody works move to the next working day. What is planned already stays."),
            tr("Plan"),
            parent,
        )
        self._alliance = alliance
        column = MessageColumn("message_id", "Message")
        messages = [(each.id, column.name(each)) for each in alliance.dossier.all(Message)]
        self.message_field = ChoiceField(messages)
        self.rhythm_field = ChoiceField([(value, tr(words)) for value, words in RHYTHMS])
        self.first_field, self.last_field = DateField(), DateField()
        for title, field in (
            ("Message", self.message_field),
            ("How often", self.rhythm_field),
            ("First day", self.first_field),
            ("Last day", self.last_field),
        ):
            label: QLabel = said(tr(title), "secondary")
            label.setBuddy(field)
            field.setAccessibleName(tr(title))
            field.edited.connect(self._show_days)
            self.column.addWidget(label)
            self.column.addWidget(field)
        self.days_label = said("", "secondary")
        self.column.addWidget(self.days_label)
        self.column.addStretch()
        start = alliance.today()
        end = alliance.dossier.anchor(AnchorKind.LAUNCH) or alliance.dossier.anchor(AnchorKind.KICKOFF)
        self.first_field.show_value(start)
        self.last_field.show_value(max(end or start, start + timedelta(days=WINDOW)))
        if message is None and messages:
            message = alliance.dossier.get(Message, messages[0][0])
        if message is not None:
            self.message_field.show_value(message.id)
            self.rhythm_field.show_value(rhythm_of(message.cadence))
            self._show_first()
        self.message_field.edited.connect(self._follow_message)
        self.rhythm_field.edited.connect(self._show_first)
        self._show_days()

    def _show_first(self) -> None:
        """Begin one turn of the rhythm after the last sending that is planned; today where none is."""
        here, rhythm = self._alliance, self.rhythm_field.value()
        rows = here.dossier.all(Sending, message_id=self.message_field.value())
        last = max((row.planned_on for row in rows if row.planned_on), default=None)
        start = here.today()
        if last is not None and rhythm != ONCE:
            start = max(start, _step(last, rhythm, 1))
        self.first_field.show_value(start)
        end = self.last_field.value()
        if end is None or end < start:
            self.last_field.show_value(start + timedelta(days=WINDOW))
        self._show_days()

    def days(self) -> list[date]:
        """Return the days that would be added: those of the rhythm that are not planned yet."""
        first, last = self.first_field.value(), self.last_field.value()
        id = self.message_field.value()
        if first is None or last is None or last < first or id is None:
            return []
        known = {row.planned_on for row in self._alliance.dossier.all(Sending, message_id=id)}
        found = days_of(self._alliance.dossier, self.rhythm_field.value(), first, last)
        return [on for on in found if on not in known]

    def act(self) -> None:
        """Add the sendings."""
        self.first_field.flush()
        self.last_field.flush()
        days, here = self.days(), self._alliance
        if not days:
            return
        at = len(here.dossier.all(Sending))
        with here.store.edit(count(len(days), tr("Plan %1 sending"), tr("Plan %1 sendings"))) as session:
            for place, on in enumerate(days, at):
                session.add(
                    Sending(
                        alliance_id=here.id,
                        message_id=self.message_field.value(),
                        planned_on=on,
                        position=place,
                    )
                )
        self.accept()

    def _follow_message(self, id: object) -> None:
        message = next((each for each in self._alliance.dossier.all(Message) if each.id == id), None)
        if message is not None:
            self.rhythm_field.show_value(rhythm_of(message.cadence))
            self._show_first()

    def _show_days(self) -> None:
        first, last, days = self.first_field.value(), self.last_field.value(), self.days()
        wrong = bool(first and last and last < first)
        self.complain(tr("The last day is earlier than the first.") if wrong else "")
        self.days_label.setText(", ".join(day(on) for on in days) if days else tr("Nothing is to be added."))
        self.do_button.setEnabled(bool(days))
        self.do_button.setText(count(len(days), tr("Plan %1 sending"), tr("Plan %1 sendings")))
