"""The agenda builder: items by day with their times, a form for the current one, the run sheet (S54)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget
from sqlmodel import Session

from alliance_desk.assessment.agenda import kickoff_form, missing_items, other_zones
from alliance_desk.gui.models.columns import FlagColumn, LineColumn, NumberColumn, TextColumn
from alliance_desk.gui.models.references import PersonColumn
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.readiness import agenda_edits as edits
from alliance_desk.gui.readiness.agenda_model import ITEM, AgendaModel
from alliance_desk.gui.readiness.agenda_table import AgendaTable
from alliance_desk.gui.readiness.run_sheet import RunSheet
from alliance_desk.gui.readiness.special import Special, complaint, say
from alliance_desk.gui.registers.form import Entry, RecordForm, Source
from alliance_desk.gui.widgets.chip import said
from alliance_desk.gui.widgets.fields import ButtonsField
from alliance_desk.gui.words import count, tr
from alliance_desk.records import AgendaItem, Kickoff, MeetingForm

AGENDA, SHEET = "agenda", "run sheet"

ROWS: tuple[tuple[tuple[Any, int], ...], ...] = (
    (
        (LineColumn("title", "Item"), 6),
        (NumberColumn("day", "Day", low=1, high=30), 2),
        (NumberColumn("minutes", "Minutes", low=0, high=1440), 2),
        (LineColumn("starts_at", "Fixed start", hint="follows"), 2),
    ),
    (
        (PersonColumn("presenter_id", "Presenter"), 6),
        (PersonColumn("counterpart_id", "Presenter from the other side"), 6),
    ),
    ((TextColumn("outcome", "Outcome wanted"), 6), (TextColumn("material", "Material"), 6)),
    ((TextColumn("notes", "Notes"), 12),),
    (
        (FlagColumn("parallel", "Runs beside the item before it"), 6),
        (FlagColumn("social", "Social: does not count as over-run"), 6),
    ),
)


class AgendaBuilder(Special):
    """One of the two agendas as a table, with a form for the current item, or as a run sheet."""

    def __init__(self, alliance: OpenAlliance, parent: QWidget | None = None) -> None:
        super().__init__(alliance, parent)
        self.form = kickoff_form(alliance.dossier)
        self.mode = AGENDA
        self._current: UUID | None = None
        self.form_field = ButtonsField(
            [(MeetingForm.IN_PERSON, tr("In person")), (MeetingForm.REMOTE, tr("Remote"))]
        )
        self.form_field.setAccessibleName(tr("Agenda for which form of meeting"))
        self.mode_field = ButtonsField([(AGENDA, tr("Agenda")), (SHEET, tr("Run sheet"))])
        self.mode_field.setAccessibleName(tr("How to show it"))
        self.model = AgendaModel(alliance, self)
        self.table = AgendaTable(self.model)
        self.sheet = RunSheet(alliance)
        self.notice = complaint()
        self.empty_label = said(
            tr("Nothing is on this agenda yet. Fill it from the playbook, or add your first item."), "muted"
        )
        self.zones_label = said("", "secondary")
        self.add_button = QPushButton(tr("Add item"))
        self.fill_button = QPushButton()
        self.copy_button = QPushButton(tr("Copy run sheet"))
        self.more_button = QToolButton()
        source = Source(self._item, self._ensure)
        self.details = RecordForm(alliance, [[Entry(source, c, span, 1) for c, span in row] for row in ROWS])
        self.problem = complaint()
        self.actions_by_name = self._make_actions()
        self._lay_out()
        self.form_field.edited.connect(self.show_form)
        self.mode_field.edited.connect(self.show_mode)
        self.add_button.clicked.connect(self.add)
        self.fill_button.clicked.connect(self.fill)
        self.copy_button.clicked.connect(self.sheet.copy)
        self.model.refused.connect(lambda text: say(self.notice, text))
        self.table.chosen_changed.connect(self._chosen)
        self.table.field_wanted.connect(self.details.show_field)
        self.refresh()

    def _make_actions(self) -> dict[str, QAction]:
        made: dict[str, QAction] = {}
        wanted: tuple[tuple[str, str, Any, str | QKeySequence.StandardKey], ...] = (
            ("add", tr("Add item"), self.add, "Ctrl+Shift+N"),
            ("up", tr("Move up"), lambda: self.move_item(-1), "Alt+Up"),
            ("down", tr("Move down"), lambda: self.move_item(1), "Alt+Down"),
            ("back", tr("Move to the day before"), lambda: self.move_day(-1), "Ctrl+Alt+Up"),
            ("on", tr("Move to the day after"), lambda: self.move_day(1), "Ctrl+Alt+Down"),
            ("delete", tr("Delete"), self.delete, QKeySequence.StandardKey.Delete),
        )
        for name, text, slot, keys in wanted:
            action = QAction(text, self)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(lambda _=False, slot=slot: slot())
            if name == "add":
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                self.addAction(action)
            else:
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
                self.table.addAction(action)
            made[name] = action
        return made

    def _lay_out(self) -> None:
        menu = QMenu(self)
        for name in ("up", "down", "back", "on", "delete"):
            menu.addAction(self.actions_by_name[name])
        self.more_button.setText("…")
        self.more_button.setAccessibleName(tr("More for the agenda"))
        self.more_button.setToolTip(tr("Move, delete"))
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more_button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.more_button.setMenu(menu)
        for field in (self.form_field, self.mode_field):
            field.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        switches = QHBoxLayout()
        switches.setSpacing(16)
        switches.addWidget(self.form_field)
        switches.addStretch()
        switches.addWidget(self.mode_field)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.add_button, self.more_button, self.fill_button, self.copy_button):
            buttons.addWidget(button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(switches)
        for widget in (self.table, self.sheet, self.empty_label, self.problem, self.notice):
            column.addWidget(widget)
        column.addLayout(buttons)
        for widget in (self.zones_label, self.details):
            column.addWidget(widget)

    # --- What is on show ------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show what the dossier says now."""
        say(self.notice, "")
        self.form_field.show_value(self.form)
        self.mode_field.show_value(self.mode)
        self.model.show_form(self.form)
        if self.table.current_item() is None:
            self.table.go_to(self._current)
        here, filled, sheet = self.alliance, bool(self.model.lines), self.mode == SHEET
        self.table.setVisible(filled and not sheet)
        self.sheet.setVisible(filled and sheet)
        self.empty_label.setVisible(not filled)
        self.copy_button.setVisible(filled and sheet)
        for button in (self.add_button, self.more_button):
            button.setVisible(not sheet)
        if filled and sheet:
            self.sheet.show_days(self.model.days)
        missing = len(missing_items(here.dossier, here.playbook, self.form))
        one, many = tr("Fill from the playbook (%1 item)"), tr("Fill from the playbook (%1 items)")
        self.fill_button.setText(count(missing, one, many))
        self.fill_button.setVisible(bool(missing) and not sheet)
        self._show_zones()
        self._show_details()

    def show_form(self, form: MeetingForm | None) -> None:
        """Turn to the other agenda."""
        self.details.flush()
        self.form, self._current = form or self.form, None
        self.refresh()

    def show_mode(self, mode: str | None) -> None:
        """Show the agenda, or its run sheet."""
        self.details.flush()
        self.mode = mode or self.mode
        self.refresh()

    def show_record(self, id: UUID | None, field: str = "") -> bool:
        """Go to an item, and to a field of it in the form beneath."""
        item = self.alliance.dossier.get(AgendaItem, id)
        if item is None:
            return False
        self.form, self.mode = item.form, AGENDA
        self.refresh()
        self.table.go_to(id)
        if not field or not self.details.show_field(field):
            self.go_to(self.table)
        return True

    def _show_zones(self) -> None:
        days = self.model.days
        wants = bool(other_zones(self.alliance.dossier.one(Kickoff)))
        known = any(slot.zones for each in days for slot in each.slots)
        missing = wants and bool(days) and not known
        self.zones_label.setVisible(missing)
        self.zones_label.setText(
            tr(
                "Times in other zones appear once the date of the kickoff and its own time zone are known: "
                "the difference may change with summer time."
            )
            if missing
            else ""
        )

    def _chosen(self) -> None:
        item = self.table.current_item()
        if item is not None and item.id != self._current:
            self.details.flush()
            self._current = item.id
        self._show_details()

    def _show_details(self) -> None:
        item = self._item()
        shown = item is not None and self.mode == AGENDA
        self.details.setVisible(shown)
        if shown:
            self.details.refresh()
        slots = {slot.item.id: slot for each in self.model.days for slot in each.slots}
        slot = slots.get(item.id) if item else None
        say(self.problem, tr(slot.problem) if shown and slot else "")
        for name in ("up", "down", "back", "on", "delete"):
            self.actions_by_name[name].setEnabled(shown)

    # --- What the user does ---------------------------------------------------------------------

    def add(self) -> None:
        """Add an item after the current one, and begin to name it."""
        self.mode = AGENDA
        self.details.flush()
        id = edits.add(self.alliance, self.form, self._item())
        self._current = id
        self.refresh()
        self.table.go_to(id, ITEM)
        self.table.setFocus()
        self.table.edit(self.table.currentIndex())

    def fill(self) -> None:
        """Add what the playbook proposes for this form and the agenda lacks."""
        edits.fill(self.alliance, self.form)

    def delete(self) -> None:
        """Delete the chosen items."""
        edits.remove(self.alliance, self.table.chosen())

    def move_item(self, by: int) -> None:
        """Move the current item one place."""
        if item := self._item():
            edits.move(self.alliance, item, by)
            self._keep(item.id)

    def move_day(self, by: int) -> None:
        """Move the current item to the day before or after."""
        if item := self._item():
            edits.move_day(self.alliance, item, by)
            self._keep(item.id)

    def _keep(self, id: UUID) -> None:
        self.refresh()
        self.table.go_to(id)
        QTimer.singleShot(0, self.table, self.table.setFocus)

    def _item(self) -> AgendaItem | None:
        item = self.alliance.dossier.get(AgendaItem, self._current)
        return item if item is not None and item.form == self.form else None

    def _ensure(self, session: Session) -> AgendaItem:
        return session.get_one(AgendaItem, self._current)
