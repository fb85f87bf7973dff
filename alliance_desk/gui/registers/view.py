"""A register on screen: the table, what can be done to its rows, and what to say when it is empty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from sqlmodel import Session

from alliance_desk.gui import theme
from alliance_desk.gui.models.records import RecordTableModel
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.registers import clipboard, edits
from alliance_desk.gui.registers.actions import make_actions, menu_of
from alliance_desk.gui.registers.clipboard import PasteKey
from alliance_desk.gui.registers.foot import Extras, Foot
from alliance_desk.gui.registers.leftovers import Leftovers, keep
from alliance_desk.gui.registers.new_link import NewLink
from alliance_desk.gui.registers.register import Register
from alliance_desk.gui.registers.table import RegisterTable
from alliance_desk.gui.widgets.chip import restyle
from alliance_desk.gui.widgets.filter_field import FilterField
from alliance_desk.gui.words import tr


class RegisterView(QWidget):
    """One register, whatever its record class; everything in it can be done from the keyboard."""

    open_record = Signal(object)
    """The user wants the editor of the record with this id."""

    def __init__(
        self,
        alliance: OpenAlliance,
        register: Register,
        where: Mapping[str, Any] | None = None,
        parent: QWidget | None = None,
        extras: Extras | None = None,
    ) -> None:
        super().__init__(parent)
        self.register = register
        self.model = RecordTableModel(
            alliance, register.record, register.columns, where, register.order, self, register.group
        )
        self.table = RegisterTable(self.model, self)
        self.table.setAccessibleName(tr("Table of %1", tr(register.many)))
        self.table.opens = bool(register.opener)
        self.table.opened.connect(self.open_current)
        self.empty_label = QLabel(tr(register.empty), wordWrap=True)
        self.empty_label.setProperty("role", "muted")
        self.notice_label = QLabel(
            wordWrap=True, textInteractionFlags=Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.notice_label.setProperty("role", "secondary")
        self.undo_button = QPushButton(tr("Undo"))
        self.undo_button.setAccessibleName(tr("Undo the deletion"))
        self.undo_button.setProperty("link", True)
        self.undo_button.clicked.connect(self._undo)
        self._undoable = ""
        self.leftovers = Leftovers(alliance, self._draft_name, self)
        self.foot = Foot(self, alliance, extras) if extras is not None else None
        self.actions_by_name = make_actions(self)
        self._lay_out()
        self._paste_key = PasteKey(self)
        self._paste_key.activated.connect(self.paste)
        for signal in (self.model.modelReset, self.model.rowsInserted, self.model.rowsRemoved):
            signal.connect(self._update)
        self.model.refused.connect(self._refuse)
        self.table.selectionModel().selectionChanged.connect(self._update_chosen)
        alliance.changed.connect(self._forget)
        self._update()

    # --- Building -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.add_button = QPushButton(tr("Add %1", tr(self.register.one)))
        self.add_button.clicked.connect(self.add)
        self.open_button = QPushButton(tr(self.register.opener))
        self.open_button.clicked.connect(self.open_current)
        self.paste_button = QPushButton(tr("Paste from a spreadsheet"))
        self.paste_button.setAccessibleName(tr("Paste %1 from a spreadsheet", tr(self.register.many)))
        self.paste_button.clicked.connect(self.paste)
        for button in (self.add_button, self.paste_button, self.open_button, self.undo_button):
            button.setAutoDefault(False)
        self.more_button = QToolButton()
        self.more_button.setText("…")
        self.more_button.setAccessibleName(tr("More for %1", tr(self.register.many)))
        self.more_button.setToolTip(tr("Duplicate, delete, move, sort, copy, paste, export"))
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more_button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.more_button.setMenu(menu_of(self))
        self.filter_edit = FilterField()
        self.filter_edit.setAccessibleName(tr("Filter %1", tr(self.register.many)))
        self.filter_edit.setFixedWidth(theme.px(140))
        self.filter_edit.textChanged.connect(self._filter)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.add_button, self.paste_button, self.open_button, self.more_button):
            row.addWidget(button)
        row.addStretch()
        row.addWidget(self.filter_edit)
        notice = QHBoxLayout()
        notice.setSpacing(8)
        notice.addWidget(self.notice_label, 1)
        notice.addWidget(self.undo_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.empty_label)
        column.addLayout(row)
        if self.foot is not None:
            column.addWidget(self.foot)
        column.addLayout(notice)
        column.addWidget(self.leftovers)
        # Last: what can be done is in sight however long the table is.
        column.addWidget(self.table)
        column.addStretch(1)
        tools = self.foot.buttons if self.foot is not None else []
        order = [self.table, self.add_button, self.paste_button, self.open_button, self.more_button]
        for before, after in pairwise([*order, self.filter_edit, *tools, self.undo_button]):
            QWidget.setTabOrder(before, after)
        self.say("")

    # --- What the user does ---------------------------------------------------------------------

    def add(self) -> None:
        """Add a row and begin to write in it."""
        values = self.register.defaults(self.model.alliance, self.current_row())
        if values is None:
            return self.say(tr(self.register.needs), error=True)
        if self.register.asks:
            NewLink(self.model.alliance, self.current_row(), self._add_asked, self).open()
            return None
        id = self._add(values)
        column = next((at for at, each in enumerate(self.model.columns) if each.editable), 0)
        names = [
            at for at, each in enumerate(self.model.columns) if each.field in ("name", "title", "text", "who")
        ]
        self.show_record(id, self.model.columns[names[0] if names else column].field)
        self.table.edit(self.table.currentIndex())
        return None

    def _add(self, values: Mapping[str, Any]) -> UUID:
        self.filter_edit.clear()
        return edits.add(self.model, self.register, values)

    def _add_asked(self, values: Mapping[str, Any]) -> None:
        self.show_record(self._add(values))

    def duplicate(self) -> None:
        """Copy the chosen rows."""
        if (ids := self.table.chosen_ids()) and self.register.adds:
            made = edits.duplicate(self.model, self.register, ids)
            self.show_record(made[-1])

    def delete(self) -> None:
        """Delete the chosen rows at once; the line above offers them back."""
        if not (ids := self.table.chosen_ids()) or not self.register.adds:
            return
        at = self.table.currentIndex()
        label, told = edits.remove(self.model, self.register, ids)
        rows = self.model.rowCount()
        if rows:
            self.table.go_to(self.model.index(min(at.row(), rows - 1), max(at.column(), 0)))
        self._undoable = label
        self.say(f"{told}.")
        self.undo_button.show()

    def move_rows(self, by: int) -> None:
        """Move the chosen rows in the user's own order."""
        if not self.register.order:
            return self.say(tr("These rows have no order of their own."))
        if not self.model.arranged:
            return self.say(tr("Rows can be moved while the table is neither sorted nor filtered."))
        edits.move(self.model, self.register, self.table.chosen_ids(), by)
        self.table.scrollTo(self.table.currentIndex())
        return None

    def copy(self) -> None:
        """Copy the chosen cells for a spreadsheet or a document."""
        rows, columns = self.table.chosen_block()
        dossier = self.model.alliance.dossier
        shown = [self.model.columns[at] for at in columns]
        cells = [[column.text(self.model.rows[row], dossier) for column in shown] for row in rows]
        if cells:
            QGuiApplication.clipboard().setMimeData(clipboard.mime_of([each.title for each in shown], cells))

    def paste(self) -> None:
        """Put cells from a spreadsheet into the table, from the current cell on."""
        cells = clipboard.cells_of(QGuiApplication.clipboard().text())
        if not cells:
            return
        current = self.table.currentIndex()
        row, column = (current.row(), current.column()) if current.isValid() else (self.model.rowCount(), 0)

        def left(session: Session, misfits: Sequence[edits.Misfit]) -> None:
            keep(session, self.model.alliance, self._draft_name, misfits)

        done = edits.paste(self.model, self.register, row, column, cells, left)
        self.say(str(done), error=bool(done.misfits))
        QTimer.singleShot(0, self, self._show_notice)

    def _show_notice(self) -> None:
        """Scroll the page to what came of a paste."""
        page = self.parentWidget()
        while page is not None and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        if page is not None:
            for widget in (self.leftovers, self.notice_label):
                page.ensureWidgetVisible(widget, 0, theme.px(24))

    @property
    def _draft_name(self) -> str:
        """Where pasted cells that do not fit are kept; registers of one class share it."""
        return self.register.record.__name__.lower()

    # --- What is on show ------------------------------------------------------------------------

    def show_record(self, id: UUID | None, field: str = "") -> bool:
        """Choose a row, and a field of it; return False where the register has no such row or column."""
        column = self.model.column_of(field) if field else 0
        if id is None:
            return column >= 0
        if self.model.row_of(id) < 0 and self.model.filter:
            self.filter_edit.clear()
        at = self.model.row_of(id)
        if at < 0 and (at := self._first_in(id)) >= 0:
            # What is wrong is with a body: its first row is the place to begin.
            column = max(column, 0)
        if at < 0:
            return False
        self.table.go_to(self.model.index(at, max(column, 0)))
        self.table.setFocus()
        return column >= 0

    def _first_in(self, committee: UUID) -> int:
        """Return the first row of a body in a register of seats, rungs or meetings; -1 where none is."""
        bodies = (getattr(row, "committee_id", None) for row in self.model.rows)
        return next((at for at, body in enumerate(bodies) if body == committee), -1)

    def say(self, text: str, error: bool = False) -> None:
        """Put a sentence above the table; an empty one takes it away."""
        self.notice_label.setProperty("role", "error" if error else "secondary")
        restyle(self.notice_label)
        self.notice_label.setText(text)
        self.notice_label.setVisible(bool(text))
        self._refused = False
        self.undo_button.hide()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu_of(self).popup(event.globalPos())

    def current_row(self) -> Any:
        """Return the record in the current row, or None."""
        current = self.table.currentIndex()
        return self.model.rows[current.row()] if current.isValid() else None

    def open_current(self) -> None:
        """Ask for the editor of the current row."""
        row = self.current_row()
        if row is not None and self.register.opener:
            self.open_record.emit(row.id)

    def _filter(self, text: str) -> None:
        self.model.set_filter(text)

    def _undo(self) -> None:
        store = self.model.alliance.store
        if store.undo_label == self._undoable:
            store.undo()
        self.say("")

    def _refuse(self, text: str) -> None:
        self.say(text, error=True)
        self._refused = True

    def _forget(self) -> None:
        """Take a notice away that an edit has made untrue."""
        over = self.undo_button.isVisible() and self.model.alliance.store.undo_label != self._undoable
        if over or self._refused:
            self.say("")

    def _update(self) -> None:
        empty = not self.model.rowCount()
        filtered = bool(self.model.filter)
        self.table.setVisible(not empty)
        self.empty_label.setVisible(empty)
        self.empty_label.setText(
            tr("No %1 match.", tr(self.register.many)) if filtered else tr(self.register.empty)
        )
        for widget in (self.more_button, self.filter_edit):
            widget.setVisible(not empty or filtered)
        self.add_button.setVisible(self.register.adds)
        self.paste_button.setVisible(self.register.adds and empty and not filtered)
        self._paste_key.offer(self.register.adds and empty and not filtered)
        self.open_button.setVisible(bool(self.register.opener) and not empty)
        self._update_chosen()
        self.table.fit()

    def _update_chosen(self) -> None:
        chosen = bool(self.table.chosen_ids())
        for name in ("open", "duplicate", "delete", "up", "down", "copy"):
            if name in self.actions_by_name:
                self.actions_by_name[name].setEnabled(chosen)
        self.open_button.setEnabled(chosen)
        self.open_button.setToolTip("" if chosen else tr("Choose a row first"))
