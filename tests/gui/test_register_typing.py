"""Typing in a register that cannot be taken, or is not finished yet: nothing typed is lost."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from alliance_desk.gui.models.delegates import RecordDelegate
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.registers.catalog import REGISTERS
from alliance_desk.gui.registers.factory import register_widget
from alliance_desk.gui.registers.person_editor import PersonEditor
from alliance_desk.gui.registers.view import RegisterView
from alliance_desk.gui.widgets.date_field import DateField
from alliance_desk.gui.widgets.fields import ChoiceField, NumberField
from alliance_desk.playbook.model import RegisterName
from alliance_desk.records import Person, Task

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def shown(qtbot: QtBot, alliance: OpenAlliance, name: RegisterName) -> RegisterView:
    view = register_widget(name, alliance)
    assert isinstance(view, RegisterView)
    qtbot.addWidget(view)
    view.resize(700, 600)
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    return view


def editing(qtbot: QtBot, view: RegisterView, field: str, row: int = 0) -> Any:
    """Open the editor of a cell by its key, and return it."""
    view.table.go_to(view.model.index(row, view.model.column_of(field)))
    view.table.setFocus()
    qtbot.keyClick(view.table, Key.Key_F2)
    editor = view.table.indexWidget(view.table.currentIndex()) or QApplication.focusWidget()
    assert editor is not None and editor is not view.table
    return editor


def delegate(view: RegisterView) -> RecordDelegate:
    found = view.table.itemDelegate()
    assert isinstance(found, RecordDelegate)
    return found


def person(alliance: OpenAlliance, id: object) -> Person:
    return next(row for row in alliance.dossier.all(Person) if row.id == id)


@pytest.fixture
def editor(qtbot: QtBot, alliance: OpenAlliance) -> PersonEditor:
    made = PersonEditor(alliance, alliance.dossier.all(Person)[0].id)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_mistyped_date_and_number_outlive_the_next_edit(
    qtbot: QtBot, alliance: OpenAlliance, editor: PersonEditor
) -> None:
    fields = {name: (form, field) for form in editor.forms for name, field in form.fields.items()}
    for name, typed in (("engagement_due", "31 Febtember"), ("time_share", "a lot")):
        form, field = fields[name]
        assert isinstance(field, DateField | NumberField)
        stored = getattr(alliance.dossier.all(Person)[0], name)
        field.setFocus()
        field.selectAll()
        qtbot.keyClicks(field, typed)
        fields["title"][1].setFocus()
        assert typed in form.complaints[name].text()
        with alliance.store.edit("Elsewhere") as session:
            row = session.get_one(Person, alliance.dossier.all(Person)[0].id)
            row.title = f"{row.title} of something"
        assert field.text() == typed and typed in form.complaints[name].text()
        with alliance.store.edit("The very field") as session:
            row = session.get_one(Person, row.id)
            setattr(row, name, date(2027, 3, 4) if name == "engagement_due" else 35)
        assert field.text() != typed and not form.complaints[name].text()
        assert getattr(alliance.dossier.all(Person)[0], name) != stored


@pytest.mark.parametrize(
    ("name", "field", "typed", "right", "stored"),
    [
        ("engagement", "engagement_due", "31 Febtember", "3 Mar 2027", date(2027, 3, 3)),
        ("onboarding", "time_share", "a lot", "35", 35),
        ("onboarding", "time_share", "400", "40", 40),
    ],
)
def test_a_mistyped_cell_stays_open_with_its_complaint(
    qtbot: QtBot,
    alliance: OpenAlliance,
    name: RegisterName,
    field: str,
    typed: str,
    right: str,
    stored: object,
) -> None:
    view = shown(qtbot, alliance, name)
    before = getattr(view.model.rows[0], field)
    for leaving in (Key.Key_Return, Key.Key_Tab):
        cell = editing(qtbot, view, field)
        cell.selectAll()
        qtbot.keyClicks(cell, typed)
        qtbot.keyClick(cell, leaving)
        QApplication.processEvents()
        said = delegate(view).complaint
        assert cell.isVisible() and cell.text() == typed and said is not None and said.isVisible()
        qtbot.keyClick(cell, Key.Key_Escape)
        assert delegate(view).complaint is None and getattr(view.model.rows[0], field) == before
        QApplication.processEvents()
    cell = editing(qtbot, view, field)
    cell.selectAll()
    qtbot.keyClicks(cell, typed)
    # Another row takes the keyboard no more than anything else: the cell wants to be put right first.
    view.table.setCurrentIndex(view.model.index(1, 0))
    QApplication.processEvents()
    assert cell.isVisible() and cell.text() == typed
    assert view.table.currentIndex() == view.model.index(0, view.model.column_of(field))
    cell.selectAll()
    qtbot.keyClicks(cell, right)
    qtbot.keyClick(cell, Key.Key_Return)
    qtbot.waitUntil(lambda: getattr(view.model.rows[0], field) == stored)
    assert delegate(view).complaint is None


def test_a_notice_of_what_was_refused_goes_with_the_next_edit(qtbot: QtBot, alliance: OpenAlliance) -> None:
    view = shown(qtbot, alliance, "people")
    assert not view.model.setData(view.model.index(0, view.model.column_of("influence")), 9)
    assert view.notice_label.isVisible() and view.notice_label.property("role") == "error"
    assert view.model.setData(view.model.index(0, 0), "Maria Ortiz")
    assert not view.notice_label.isVisible()


@pytest.mark.parametrize("name", sorted(REGISTERS))
def test_enter_ends_the_typing_of_a_new_row_and_no_more(
    qtbot: QtBot, alliance: OpenAlliance, name: RegisterName
) -> None:
    view = shown(qtbot, alliance, name)
    if not view.register.adds or view.register.asks:
        pytest.skip("a row is not added in the table")
    view.add_button.setFocus()
    qtbot.keyClick(view.add_button, Key.Key_N, CTRL | SHIFT)
    cell: Any = QApplication.focusWidget()
    assert cell is not None and view.table.isAncestorOf(cell)
    if isinstance(cell, QLineEdit) and not isinstance(cell, DateField | NumberField):
        qtbot.keyClicks(cell, "Ålesund")
    if isinstance(cell, QPlainTextEdit):
        qtbot.keyClicks(cell, "Ålesund")
        qtbot.keyClick(cell, Key.Key_Return, CTRL)
    else:
        qtbot.keyClick(cell, Key.Key_Return)
    QApplication.processEvents()
    dialogs = [
        each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()
    ]
    assert not dialogs
    assert view.table.state() == view.table.State.NoState, "Enter has closed the editor"
    if isinstance(cell, QLineEdit | QPlainTextEdit) and not isinstance(cell, DateField | NumberField):
        assert any("Ålesund" in str(value) for value in view.current_row().values().values())


def test_arrows_in_a_choice_are_only_the_way_to_it(qtbot: QtBot, alliance: OpenAlliance) -> None:
    view = shown(qtbot, alliance, "people")
    id, label = view.model.rows[0].id, alliance.store.undo_label
    before = person(alliance, id).influence
    cell = editing(qtbot, view, "influence")
    assert isinstance(cell, ChoiceField)
    cell.setCurrentIndex(0)
    for _ in range(3):
        qtbot.keyClick(cell, Key.Key_Down)
    assert (
        cell.isVisible() and person(alliance, id).influence == before and alliance.store.undo_label == label
    )
    qtbot.keyClick(cell, Key.Key_Return)
    qtbot.waitUntil(lambda: person(alliance, id).influence == 3)
    cell = editing(qtbot, view, "influence")
    qtbot.keyClick(cell, Key.Key_Up)
    qtbot.keyClick(cell, Key.Key_Escape)
    assert person(alliance, id).influence == 3, "Escape gives it up"
    cell = editing(qtbot, view, "influence")
    qtbot.keyClick(cell, Key.Key_Up)
    qtbot.keyClick(cell, Key.Key_Tab)
    qtbot.waitUntil(lambda: person(alliance, id).influence == 2)
    cell = editing(qtbot, view, "influence")
    # As the opened list does; the list itself grabs the keyboard, which the offscreen platform cannot.
    cell.setCurrentIndex(5)
    cell.activated.emit(5)
    qtbot.waitUntil(lambda: person(alliance, id).influence == 5)


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("tasks", "start", "due"),
        ("decisions", "asked_on", "made_on"),
        ("issues", "raised_on", "resolved_on"),
        ("press_releases", "sent_for_review", "approved_on"),
        ("briefings", "on", "embargo_until"),
    ],
)
def test_an_end_before_its_start_is_told_at_the_cell(
    qtbot: QtBot, alliance: OpenAlliance, name: RegisterName, first: str, last: str
) -> None:
    view = shown(qtbot, alliance, name)
    if not view.model.rowCount():
        view.add()
    record: Any = view.register.record
    id = view.model.rows[0].id
    with alliance.store.edit("Begin") as session:
        setattr(session.get_one(record, id), first, date(2027, 5, 3))
    cell = view.model.index(view.model.row_of(id), view.model.column_of(last))
    view.model.setData(cell, date(2027, 5, 2))
    assert "earlier" in str(cell.data(Qt.ItemDataRole.AccessibleTextRole)) or "before" in str(
        cell.data(Qt.ItemDataRole.AccessibleTextRole)
    )
    view.model.setData(cell, date(2027, 5, 4))
    assert not cell.data(Qt.ItemDataRole.ToolTipRole)


def test_a_late_start_is_told_when_it_moves(qtbot: QtBot, alliance: OpenAlliance) -> None:
    view = shown(qtbot, alliance, "tasks")
    task = view.model.rows[0]
    told: list[tuple[int, int]] = []
    with alliance.store.edit("Set") as session:
        session.get_one(Task, task.id).due = date(2027, 5, 2)
    view.model.dataChanged.connect(lambda top, bottom: told.append((top.row(), top.column())))
    with alliance.store.edit("Start later") as session:
        session.get_one(Task, task.id).start = date(2027, 5, 3)
    assert (view.model.row_of(task.id), view.model.column_of("due")) in told
