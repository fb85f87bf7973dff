"""Registers by keyboard: add, edit, pair, move, delete, copy and paste, and undo of each."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QScrollArea
from pytestqt.qtbot import QtBot

from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.registers import clipboard
from alliance_desk.gui.registers.catalog import ESCALATION, REGISTERS, of_committee
from alliance_desk.gui.registers.form import Typed
from alliance_desk.gui.registers.person_editor import PersonEditor
from alliance_desk.gui.registers.view import RegisterView
from alliance_desk.gui.widgets.fields import ChoiceField, LineField
from alliance_desk.records import Committee, EscalationStep, Message, Person, Seat, Task
from alliance_desk.store.store import Store

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def add_people(fresh: OpenAlliance, *names: str, side: int = 0) -> list[Person]:
    partner = fresh.dossier.partners[side]
    made = [Person(alliance_id=fresh.id, partner_id=partner.id, name=name) for name in names]
    first = len(fresh.dossier.all(Person))
    for at, person in enumerate(made, first):
        person.position = at
    ids = [person.id for person in made]
    with fresh.store.edit("Add people") as session:
        session.add_all(made)
    return [person for id in ids if (person := fresh.dossier.get(Person, id))]


def shown(qtbot: QtBot, fresh: OpenAlliance, name: str = "people") -> RegisterView:
    view = RegisterView(fresh, REGISTERS[name])  # pyright: ignore[reportArgumentType]
    qtbot.addWidget(view)
    view.resize(700, 600)
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    return view


def names(view: RegisterView) -> list[str]:
    return [str(view.model.index(row, 0).data()) for row in range(view.model.rowCount())]


def choose(view: RegisterView, row: int, column: int = 0) -> None:
    view.table.go_to(view.model.index(row, column))
    view.table.setFocus()


def clip(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def test_an_empty_register_says_what_belongs_here(qtbot: QtBot, fresh: OpenAlliance) -> None:
    view = shown(qtbot, fresh)
    assert view.empty_label.isVisible() and not view.table.isVisible()
    assert view.add_button.text() == "Add person" and view.paste_button.isVisible()


def test_an_empty_register_takes_a_paste_wherever_the_focus_is(
    qtbot: QtBot, fresh: OpenAlliance, store: Store
) -> None:
    view = shown(qtbot, fresh)
    view.setFocus()
    clip("Anna")
    qtbot.keyClick(view, Key.Key_V, CTRL)
    assert names(view) == ["Anna"] and not view.paste_button.isVisible()
    assert view.notice_label.text() == "1 cell pasted, 1 row added."
    assert view.notice_label.property("role") == "secondary"
    choose(view, 0)
    clip("Bea")
    qtbot.keyClick(view.table, Key.Key_V, CTRL)
    assert names(view) == ["Bea"], "the table's own key, once"
    assert view.notice_label.text() == "1 cell pasted."
    store.undo()
    store.undo()
    clip("Carl\nDora")
    qtbot.mouseClick(view.paste_button, Qt.MouseButton.LeftButton)
    assert names(view) == ["Carl", "Dora"]


def test_what_came_of_a_paste_is_in_sight_and_the_bar_above_the_rows(
    qtbot: QtBot, fresh: OpenAlliance
) -> None:
    add_people(fresh, *(f"Person {at}" for at in range(30)))
    page, view = QScrollArea(widgetResizable=True), RegisterView(fresh, REGISTERS["people"])
    qtbot.addWidget(page)
    page.setWidget(view)
    page.resize(700, 400)
    with qtbot.waitExposed(page):
        page.show()
    assert view.add_button.geometry().bottom() < view.table.geometry().top()
    choose(view, 29)
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    clip("Zoe\t\t\tImmense")
    view.paste()
    qtbot.waitUntil(lambda: not view.notice_label.visibleRegion().isEmpty())
    assert not view.leftovers.visibleRegion().isEmpty()
    assert view.notice_label.property("role") == "error"


def test_a_person_is_added_and_named_by_keyboard(qtbot: QtBot, fresh: OpenAlliance, store: Store) -> None:
    view = shown(qtbot, fresh)
    view.add_button.setFocus()
    qtbot.keyClick(view.add_button, Key.Key_N, CTRL | SHIFT)
    editor = view.table.viewport().findChild(QLineEdit)
    assert editor is not None
    qtbot.keyClicks(editor, "Maria Ortiz")
    qtbot.keyClick(editor, Key.Key_Return)
    qtbot.waitUntil(lambda: names(view) == ["Maria Ortiz"])
    person = fresh.dossier.all(Person)[0]
    assert person.partner_id == fresh.dossier.partners[0].id
    store.undo()
    store.undo()
    assert names(view) == []


def test_enter_edits_and_a_choice_is_taken_at_once(qtbot: QtBot, fresh: OpenAlliance) -> None:
    add_people(fresh, "Maria Ortiz")
    view = shown(qtbot, fresh)
    column = view.model.column_of("influence")
    choose(view, 0, column)
    qtbot.keyClick(view.table, Key.Key_Return)
    editor = view.table.viewport().findChild(ChoiceField)
    assert editor is not None
    editor.setCurrentIndex(4)
    editor.activated.emit(4)
    assert fresh.dossier.all(Person)[0].influence == 4
    assert view.model.index(0, column).data() == "High"


def test_typing_in_a_neighbour_outlives_another_edit(qtbot: QtBot, fresh: OpenAlliance, store: Store) -> None:
    (person,) = add_people(fresh, "Maria Ortiz")
    view = shown(qtbot, fresh, "engagement")
    choose(view, 0, view.model.column_of("engagement"))
    qtbot.keyClick(view.table, Key.Key_F2)
    editor = view.table.viewport().findChild(QPlainTextEdit)
    assert editor is not None
    qtbot.keyClicks(editor, "Ask her")
    with store.edit("Elsewhere") as session:
        session.get_one(Person, person.id).support_wanted = 5
    assert editor.toPlainText() == "Ask her"
    qtbot.keyClick(editor, Key.Key_Return, CTRL)
    assert fresh.dossier.all(Person)[0].engagement == "Ask her"


def test_counterparts_are_paired_on_both_sides_in_one_step(
    qtbot: QtBot, fresh: OpenAlliance, store: Store
) -> None:
    maria, ren = add_people(fresh, "Maria Ortiz", "Ren Sato")
    johan, dana = add_people(fresh, "Johan Lindqvist", "Dana Weiss", side=1)
    view = shown(qtbot, fresh, "counterparts")
    column = view.model.column_of("counterpart_id")

    def facing(person: Person) -> object:
        found = fresh.dossier.get(Person, person.id)
        return found.counterpart_id if found else None

    view.model.setData(view.model.index(view.model.row_of(maria.id), column), johan.id)
    assert (facing(maria), facing(johan)) == (johan.id, maria.id)
    # Johan now faces Ren, so nobody faces Maria.
    view.model.setData(view.model.index(view.model.row_of(ren.id), column), johan.id)
    assert (facing(maria), facing(ren), facing(johan)) == (None, johan.id, ren.id)
    store.undo()
    assert (facing(maria), facing(ren), facing(johan)) == (johan.id, None, maria.id)
    view.model.setData(view.model.index(view.model.row_of(johan.id), column), None)
    assert (facing(maria), facing(johan)) == (None, None)
    offered = {value for value, _ in view.model.columns[column].options(dana, fresh.dossier)}  # pyright: ignore[reportAttributeAccessIssue]
    assert offered == {None, maria.id, ren.id}


def test_rows_move_only_in_their_own_order(qtbot: QtBot, fresh: OpenAlliance, store: Store) -> None:
    add_people(fresh, "A", "B", "C")
    view = shown(qtbot, fresh)
    choose(view, 2)
    qtbot.keyClick(view.table, Key.Key_Up, ALT)
    assert names(view) == ["A", "C", "B"]
    assert view.table.currentIndex().row() == 1
    qtbot.keyClick(view.table, Key.Key_Up, ALT)
    qtbot.keyClick(view.table, Key.Key_Up, ALT)
    assert names(view) == ["C", "A", "B"]
    store.undo()
    assert names(view) == ["A", "C", "B"]
    view.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    qtbot.keyClick(view.table, Key.Key_Down, ALT)
    assert "neither sorted nor filtered" in view.notice_label.text()
    assert names(view) == ["C", "B", "A"]


def test_delete_asks_nothing_and_offers_undo(qtbot: QtBot, fresh: OpenAlliance) -> None:
    add_people(fresh, "A", "B", "C")
    view = shown(qtbot, fresh)
    choose(view, 1)
    qtbot.keyClick(view.table, Key.Key_Delete)
    assert names(view) == ["A", "C"]
    assert view.notice_label.text() == "Deleted person B."
    qtbot.mouseClick(view.undo_button, Qt.MouseButton.LeftButton)
    assert names(view) == ["A", "B", "C"]
    assert not view.notice_label.isVisible()


def test_deleting_several_is_one_step(qtbot: QtBot, fresh: OpenAlliance, store: Store) -> None:
    add_people(fresh, "A", "B", "C")
    view = shown(qtbot, fresh)
    view.table.selectAll()
    view.delete()
    assert names(view) == [] and store.undo_label == "Delete 3 people"
    store.undo()
    assert names(view) == ["A", "B", "C"]


def test_a_copy_of_a_row_has_no_counterpart(qtbot: QtBot, fresh: OpenAlliance) -> None:
    (maria,) = add_people(fresh, "Maria")
    (johan,) = add_people(fresh, "Johan", side=1)
    view = shown(qtbot, fresh, "counterparts")
    view.model.setData(view.model.index(0, 4), johan.id)
    choose(view, 0)
    view.duplicate()
    assert names(view) == ["Maria", "Johan", "Maria"]
    assert view.model.rows[2].counterpart_id is None  # pyright: ignore[reportAttributeAccessIssue]
    assert fresh.dossier.get(Person, maria.id).counterpart_id == johan.id  # pyright: ignore[reportOptionalMemberAccess]


def test_filter_keeps_what_is_chosen(qtbot: QtBot, fresh: OpenAlliance) -> None:
    add_people(fresh, "Anna", "Bea")
    add_people(fresh, "Carl", side=1)
    view = shown(qtbot, fresh)
    choose(view, 2)
    view.filter_edit.setText("kitamine")
    assert names(view) == ["Carl"]
    assert view.table.currentIndex().row() == 0
    view.filter_edit.setText("nobody at all")
    assert view.empty_label.text() == "No people match."
    view.filter_edit.clear()
    assert names(view) == ["Anna", "Bea", "Carl"]


def test_paste_from_a_spreadsheet(qtbot: QtBot, fresh: OpenAlliance, store: Store) -> None:
    add_people(fresh, "Anna")
    view = shown(qtbot, fresh)
    choose(view, 0)
    clip(
        "Person\tPartner\tFunction\tInfluence\tStance\n"
        "\tkitamine\tQuality\tVery high\tNeutral\n"
        '"Bea\tLund"\tAlmsund\tSales\t3\tKeen\tsurplus\n'
        "Carl\tNobody Ltd\t\t9\t\n"
    )
    qtbot.keyClick(view.table, Key.Key_V, CTRL)
    people = fresh.dossier.all(Person)
    assert [person.name for person in people] == ["Anna", "Bea Lund", "Carl"]
    assert [person.influence for person in people] == [5, 3, None]
    assert people[0].partner_id == fresh.dossier.others[0].id
    said = view.leftovers.text_label.text()
    for part in ("Stance: “Keen”", "“surplus”", "Partner: “Nobody Ltd”", "Influence: “9”"):
        assert part in said
    assert store.undo_label == "Paste into people"
    store.undo()
    assert names(view) == ["Anna"]


def test_copy_goes_to_spreadsheets_and_documents(qtbot: QtBot, fresh: OpenAlliance) -> None:
    add_people(fresh, "Anna <b>", "Bea")
    view = shown(qtbot, fresh)
    view.table.selectAll()
    view.copy()
    data = QGuiApplication.clipboard().mimeData()
    assert isinstance(data, QMimeData)
    assert clipboard.cells_of(data.text())[0][:2] == ["Anna <b>", "Almsund"]
    assert "<td>Anna &lt;b&gt;</td>" in data.html()


def test_a_seat_needs_a_committee(qtbot: QtBot, fresh: OpenAlliance, store: Store) -> None:
    view = shown(qtbot, fresh, "seats")
    view.add()
    assert view.notice_label.text() == "Set up a committee first."
    with store.edit("Body") as session:
        session.add(Committee(alliance_id=fresh.id, name="Joint Steering Committee", short_name="JSC"))
    view.add()
    assert len(fresh.dossier.all(Seat)) == 1
    clip("JSC\t\tKitamine\tchair\tno")
    choose(view, 0)
    view.paste()
    seat = fresh.dossier.all(Seat)[0]
    assert (str(seat.role), seat.voting) == ("chair", False)


def test_rungs_are_numbered_from_one(qtbot: QtBot, fresh: OpenAlliance, store: Store) -> None:
    body = Committee(alliance_id=fresh.id, name="JSC")
    id = body.id
    with store.edit("Body") as session:
        session.add(body)
    view = RegisterView(fresh, ESCALATION, {"committee_id": id})
    qtbot.addWidget(view)
    view.add()
    view.add()
    assert [step.level for step in fresh.dossier.all(EscalationStep)] == [1, 2]
    second = view.model.rows[1].id
    choose(view, 1)
    view.move_rows(-1)
    assert view.model.rows[0].id == second


@pytest.mark.parametrize("name", sorted(name for name, each in REGISTERS.items() if not each.asks))
def test_every_register_adds_and_undoes(qtbot: QtBot, fresh: OpenAlliance, store: Store, name: str) -> None:
    with store.edit("Body") as session:
        session.add(Committee(alliance_id=fresh.id, name="JSC"))
        session.add(Message(alliance_id=fresh.id, text="Hello"))
        session.add_all(Task(alliance_id=fresh.id, title=title) for title in ("Draft", "Sign"))
    view = shown(qtbot, fresh, name)
    before = view.model.rowCount()
    view.add()
    assert view.model.rowCount() == before + 1
    for column in range(view.model.columnCount()):
        index = view.model.index(view.model.rowCount() - 1, column)
        if index.flags() & Qt.ItemFlag.ItemIsEditable and index != view.table.currentIndex():
            view.table.setCurrentIndex(index)
            view.table.edit(index)
    assert view.table.accessibleName()
    store.undo()
    assert view.model.rowCount() == before


def test_a_register_of_one_committee_has_no_column_for_it() -> None:
    assert all(column.field != "committee_id" for column in of_committee("seats").columns)


def test_enter_on_a_name_opens_the_person(qtbot: QtBot, fresh: OpenAlliance) -> None:
    (person,) = add_people(fresh, "Maria Ortiz")
    view = shown(qtbot, fresh)
    choose(view, 0, 0)
    with qtbot.waitSignal(view.open_record) as opened:
        qtbot.keyClick(view.table, Key.Key_Return)
    assert opened.args == [person.id]


def test_the_person_editor_saves_each_field(qtbot: QtBot, fresh: OpenAlliance, store: Store) -> None:
    (person,) = add_people(fresh, "Maria Ortiz")
    (johan,) = add_people(fresh, "Johan Lindqvist", side=1)
    editor = PersonEditor(fresh, person.id)
    qtbot.addWidget(editor)
    with qtbot.waitExposed(editor):
        editor.show()
    fields = {name: field for form in editor.forms for name, field in form.fields.items()}
    assert set(fields) >= {
        "email",
        "gains",
        "support_wanted",
        "startup_role",
        "notes",
        "commitment_confirmed",
    }
    assert all(field.accessibleName() for field in fields.values())
    title = fields["title"]
    assert isinstance(title, QLineEdit)
    qtbot.keyClicks(title, "Head of Development")
    counterpart = fields["counterpart_id"]
    assert isinstance(counterpart, Typed)
    counterpart.edited.emit(johan.id)
    editor.accept()
    stored = fresh.dossier.get(Person, person.id)
    assert stored is not None and stored.title == "Head of Development"
    assert fresh.dossier.get(Person, johan.id).counterpart_id == person.id  # pyright: ignore[reportOptionalMemberAccess]


def test_the_person_editor_goes_when_the_person_goes(qtbot: QtBot, fresh: OpenAlliance, store: Store) -> None:
    (person,) = add_people(fresh, "Maria Ortiz")
    editor = PersonEditor(fresh, person.id)
    editor.show()
    store.undo()
    qtbot.waitUntil(lambda: not fresh.dossier.all(Person))
    assert not editor.isVisible()


def test_a_person_is_offered_the_roles_of_the_startup_team(qtbot: QtBot, technology: OpenAlliance) -> None:
    person = technology.dossier.all(Person)[0]
    editor = PersonEditor(technology, person.id)
    qtbot.addWidget(editor)
    field = next(
        each
        for each in editor.findChildren(LineField)
        if each.accessibleName() == "Role" and each.completer() is not None
    )
    model = field.completer().model()
    offered = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert {"alliance lead", "regional alliance director", "services lead"} <= set(offered)
    field.setText("keeper of the patients' panel")
    field.autosave.flush()
    kept = technology.dossier.get(Person, person.id)
    assert kept and kept.startup_role == "keeper of the patients' panel", "any other word may be written"
