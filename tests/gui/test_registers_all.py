"""Every register of the catalog, on an empty and on a full alliance: all that can be done, and undone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from alliance_desk.gui.models.columns import (
    Column,
    DateColumn,
    FlagColumn,
    NumberColumn,
    OptionsColumn,
    ScoreColumn,
)
from alliance_desk.gui.models.special_columns import TimeColumn
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.registers import leftovers
from alliance_desk.gui.registers.catalog import REGISTERS, SPECIAL
from alliance_desk.gui.registers.factory import register_widget
from alliance_desk.gui.registers.new_link import NewLink
from alliance_desk.gui.registers.record_editor import RecordEditor
from alliance_desk.gui.registers.view import RegisterView
from alliance_desk.playbook import Playbook
from alliance_desk.playbook.model import RegisterName
from alliance_desk.records import RECORDS, Alliance, AllianceRecord, Committee, Message, Partner, Person, Task
from alliance_desk.store import portfolio
from alliance_desk.store.store import Store

TODAY = date(2026, 11, 22)
NAMES = sorted(REGISTERS)
MOST_WIDTH = 400
"""What columns of a fixed width may take of a middle column of about 500 pixels."""
FORGOTTEN = {"id", "alliance_id", "position", "item", "source", "level"}
BASELINE = {"baseline_start", "baseline_due", "baseline_on"}


@pytest.fixture(scope="module")
def full(
    qapp: QApplication, sample_file: Path, playbook: Playbook, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[list[OpenAlliance]]:
    """Both alliances of the sample desk; each test leaves them as they were."""
    path = Path(shutil.copy(sample_file, tmp_path_factory.mktemp("full") / "full.adesk"))
    with Store.open(path) as store:
        opened = [OpenAlliance(store, playbook, row.id, lambda: TODAY) for row in portfolio.rows(store.file)]
        yield opened
        for each in opened:
            each.close()


@pytest.fixture(scope="module")
def bare(
    qapp: QApplication, playbook: Playbook, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[OpenAlliance]:
    """An alliance with two partners, a body, a message and two tasks; each test leaves it as it was."""
    with Store.create(tmp_path_factory.mktemp("bare") / "bare.adesk") as store:
        row = Alliance(name="Almsund and Kitamine")
        id = row.id
        with store.edit("New") as session:
            session.add(row)
            session.flush()
            ours = Partner(alliance_id=id, name="Almsund", own=True)
            theirs = Partner(alliance_id=id, name="Kitamine", position=1)
            session.add_all([ours, theirs])
            session.flush()
            session.add(Person(alliance_id=id, name="Maria Ortiz", partner_id=ours.id))
            session.add(Person(alliance_id=id, name="Ren Sato", partner_id=theirs.id, position=1))
            session.add(Committee(alliance_id=id, name="Joint Steering Committee", short_name="JSC"))
            session.add(Message(alliance_id=id, text="Hello"))
            for at, title in enumerate(("Draft", "Sign", "Announce")):
                session.add(Task(alliance_id=id, title=title, position=at))
        opened = OpenAlliance(store, playbook, id, lambda: TODAY)
        yield opened
        opened.close()


@pytest.fixture(params=["bare", "full"])
def alliance(
    request: pytest.FixtureRequest, bare: OpenAlliance, full: list[OpenAlliance], name: RegisterName
) -> OpenAlliance:
    if request.param == "bare":
        return bare
    return max(full, key=lambda each: len(each.dossier.all(REGISTERS[name].record)))


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> RegisterName:
    return request.param


@pytest.fixture
def view(qtbot: QtBot, alliance: OpenAlliance, name: RegisterName) -> Iterator[RegisterView]:
    """The register on show; what was done to it is taken back, and all is as before."""
    before = everything(alliance)
    made = register_widget(name, alliance)
    assert isinstance(made, RegisterView)
    qtbot.addWidget(made)
    made.resize(500, 600)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    for _ in range(200):
        if everything(alliance) == before:
            return
        assert alliance.store.undo() is not None, "undo brings everything back"


def everything(alliance: OpenAlliance) -> dict[object, dict[str, Any]]:
    kinds = [kind for kind in RECORDS if issubclass(kind, AllianceRecord)]
    return {row.id: row.values() for kind in kinds for row in alliance.dossier.all(kind)}


def another(column: Column, row: Any, alliance: OpenAlliance) -> Any:
    """Return a value that the cell may have and has not, as its editor would give it."""
    now = column.value(row)
    match column:
        case OptionsColumn():
            offered = [value for value, _ in column.options(row, alliance.dossier)]
            return next((value for value in offered if value != now), now)
        case DateColumn():
            return QDate(2027, 2, 3) if now != date(2027, 2, 3) else QDate(2027, 2, 4)
        case NumberColumn():
            return column.low + 1 if now != column.low + 1 else column.low
        case FlagColumn():
            return not now
        case TimeColumn():
            return "14:30" if now != "14:30" else "15:00"
        case _:
            return f"{now or ''} Ålesund".strip()


def add(view: RegisterView) -> None:
    """Add a row; where a dialog asks for what it needs, with the first answers that it takes."""
    view.add()
    if view.register.asks:
        dialog = view.window().findChild(NewLink)
        assert dialog is not None and not dialog.do_button.isEnabled()
        tasks = view.model.alliance.dossier.all(Task)
        for before, after in ((before, after) for before in tasks for after in tasks):
            dialog.first_field.show_value(before.id)
            dialog.then_field.show_value(after.id)
            dialog.then_field.edited.emit(after.id)
            if dialog.do_button.isEnabled():
                break
        dialog.do_button.click()


def row_on_show(view: RegisterView, qtbot: QtBot) -> int:
    """Return a row, added where there is none."""
    if not view.model.rowCount():
        add(view)
    assert view.model.rowCount()
    view.table.go_to(view.model.index(0, 0))
    return 0


def test_every_name_has_its_register() -> None:
    assert {*REGISTERS, *SPECIAL} == set(get_args(RegisterName))
    assert not set(REGISTERS) & set(SPECIAL)


@pytest.mark.parametrize("each", NAMES)
def test_columns_fit_and_every_field_can_be_written(each: RegisterName) -> None:
    register = REGISTERS[each]
    assert 4 <= len(register.columns) <= 6
    assert any(not column.width for column in register.columns), "one column takes what is left over"
    assert sum(column.width for column in register.columns) <= MOST_WIDTH
    assert register.empty.endswith(".") and register.one and register.many and register.opener
    if register.form:
        fields = {column.field for column in register.columns_of_form}
        assert fields >= set(register.record.model_fields) - FORGOTTEN - BASELINE
        assert fields >= {column.field for column in register.columns if column.editable} - {"level"}


def test_a_row_is_added_and_every_cell_is_edited_and_taken_back(
    qtbot: QtBot, view: RegisterView, alliance: OpenAlliance, name: RegisterName
) -> None:
    rows = view.model.rowCount()
    add(view)
    assert view.model.rowCount() == rows + 1
    at = view.table.currentIndex().row()
    id = view.model.rows[at].id
    for x, column in enumerate(view.model.columns):
        cell = view.model.index(view.model.row_of(id), x)
        row: Any = view.model.rows[cell.row()]
        if not column.editable:
            assert not cell.flags() & Qt.ItemFlag.ItemIsEditable
            assert not view.model.setData(cell, "words")
            continue
        wanted, before = another(column, row, alliance), column.value(row)
        role = Qt.ItemDataRole.EditRole
        if isinstance(column, FlagColumn):
            role = Qt.ItemDataRole.CheckStateRole
            wanted = Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked
        if wanted == before:
            continue
        taken = view.model.setData(cell, wanted, role)
        if not taken:  # a ring of dependencies is refused with a sentence
            assert "would wait" in view.notice_label.text()
            continue
        after = column.value(view.model.rows[view.model.row_of(id)])
        assert after != before
        assert not view.model.setData(view.model.index(view.model.row_of(id), x), wanted, role)
        alliance.store.undo()
        assert column.value(view.model.rows[view.model.row_of(id)]) == before
        alliance.store.redo()
        assert column.value(view.model.rows[view.model.row_of(id)]) == after


def test_every_cell_has_an_editor_with_a_name(qtbot: QtBot, view: RegisterView) -> None:
    at = row_on_show(view, qtbot)
    delegate = view.table.itemDelegate()
    for x, column in enumerate(view.model.columns):
        cell = view.model.index(at, x)
        assert column.title in str(cell.data(Qt.ItemDataRole.AccessibleTextRole))
        if cell.flags() & Qt.ItemFlag.ItemIsEditable:
            editor = delegate.createEditor(view.table.viewport(), QStyleOptionViewItem(), cell)
            assert isinstance(editor, QWidget) and editor.accessibleName() == column.title
            delegate.setEditorData(editor, cell)
            before = column.value(view.model.rows[at])
            delegate.setModelData(editor, view.model, cell)
            assert column.value(view.model.rows[at]) == before, "looking at a cell changes nothing"
            editor.deleteLater()


def test_rows_are_copied_moved_and_deleted(
    qtbot: QtBot, view: RegisterView, alliance: OpenAlliance, name: RegisterName
) -> None:
    row_on_show(view, qtbot)
    rows = view.model.rowCount()
    first: Any = view.model.rows[0]
    view.duplicate()
    assert view.model.rowCount() == rows + 1
    copy: Any = view.model.rows[view.table.currentIndex().row()]
    free = {"id", "position", "level", *view.register.alone}
    assert {k: v for k, v in copy.values().items() if k not in free} == {
        k: v for k, v in first.values().items() if k not in free
    }
    order = [row.id for row in view.model.rows]
    if view.register.order:
        view.move_rows(-1)
        moved = [row.id for row in view.model.rows]
        assert moved != order and sorted(moved, key=str) == sorted(order, key=str)
        assert view.model.rows[view.table.currentIndex().row()].id == copy.id
        alliance.store.undo()
    else:
        view.move_rows(-1)
        assert view.notice_label.text() and not view.actions_by_name["up"].isVisible()
    assert [row.id for row in view.model.rows] == order
    view.table.go_to(view.model.index(view.model.row_of(copy.id), 0))
    qtbot.keyClick(view.table, Qt.Key.Key_Delete)
    assert view.model.row_of(copy.id) < 0 and view.undo_button.isVisible()
    view.undo_button.click()
    assert view.model.row_of(copy.id) >= 0 and [row.id for row in view.model.rows] == order


def test_rows_are_sorted_by_every_column_and_filtered(qtbot: QtBot, view: RegisterView) -> None:
    row_on_show(view, qtbot)
    dossier, rows = view.model.alliance.dossier, [row.id for row in view.model.rows]
    for x, column in enumerate(view.model.columns):
        for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
            view.table.sortByColumn(x, order)
            keys = [column.key(row, dossier) for row in view.model.rows]
            full = [key[1] for key in keys if not key[0]]
            assert full == sorted(full, reverse=order == Qt.SortOrder.DescendingOrder)
            assert [key[0] for key in keys] == sorted(key[0] for key in keys), "empty cells come last"
            assert not view.model.arranged
    view.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert [row.id for row in view.model.rows] == rows
    said = next((column.text(view.model.rows[0], dossier) for column in view.model.columns), "")
    view.filter_edit.setText(said[:12])
    assert rows[0] in [row.id for row in view.model.rows]
    view.filter_edit.setText("no such words anywhere ☃")
    assert not view.model.rowCount() and view.empty_label.isVisible()
    view.filter_edit.clear()
    assert [row.id for row in view.model.rows] == rows


def test_what_is_copied_can_be_pasted_and_means_the_same(qtbot: QtBot, view: RegisterView) -> None:
    row_on_show(view, qtbot)
    dossier = view.model.alliance.dossier
    for row in view.model.rows[:25]:
        for column in view.model.columns:
            text = column.text(row, dossier)
            if column.editable and text and text.strip() == text and "\n" not in text:
                assert column.read(text, row, dossier) == column.value(row), (column.field, text)
    before, label = everything(view.model.alliance), view.model.alliance.store.undo_label
    view.table.go_to(view.model.index(0, 0))
    view.copy()
    view.table.go_to(view.model.index(0, 0))
    view.paste()
    readonly = [column for column in view.model.columns if not column.editable]
    if not readonly:
        assert everything(view.model.alliance) == before, "a row pasted onto itself changes nothing"
        assert view.model.alliance.store.undo_label == label


def test_cells_that_do_not_fit_are_kept_and_copied_again(qtbot: QtBot, view: RegisterView) -> None:
    at, alliance = row_on_show(view, qtbot), view.model.alliance
    kept_as = view.register.record.__name__.lower()
    already = len(leftovers.kept(alliance, kept_as))
    row: Any = view.model.rows[at]
    picky = [
        x
        for x, column in enumerate(view.model.columns)
        if isinstance(column, OptionsColumn | DateColumn | NumberColumn | ScoreColumn | FlagColumn)
    ]
    for x in picky:
        before = view.model.columns[x].value(row)
        view.table.go_to(view.model.index(at, x))
        QGuiApplication.clipboard().setText("neither fish nor fowl")
        view.paste()
        assert view.model.columns[x].value(view.model.rows[at]) == before
    kept = leftovers.kept(alliance, kept_as)
    assert len(kept) == already + len(picky)
    if picky:
        assert view.leftovers.isVisible() and "neither fish nor fowl" in view.leftovers.text_label.text()
        view.leftovers.copy_button.click()
        assert "neither fish nor fowl" in QGuiApplication.clipboard().text()
        view.leftovers.discard_button.click()
        assert not view.leftovers.isVisible()
        alliance.store.undo()
        assert view.leftovers.isVisible(), "discarding is undone"


def test_the_editor_of_a_row_shows_and_saves_every_field(
    qtbot: QtBot, view: RegisterView, alliance: OpenAlliance
) -> None:
    if not view.register.form:
        pytest.skip("has an editor of its own")
    at = row_on_show(view, qtbot)
    register = view.register
    id = view.model.rows[at].id
    editor = RecordEditor(alliance, register.record, id, register.form, register.one)
    qtbot.addWidget(editor)
    editor.show()
    for form in editor.forms:
        for field, widget in form.fields.items():
            column = next(each for each in register.columns_of_form if each.field == field)
            column = column.seen_in(alliance)
            assert widget.accessibleName()
            row: Any = alliance.dossier.get(register.record, id)
            if not column.editable:
                continue
            wanted = column.from_qt(another(column, row, alliance))
            before = column.value(row)
            widget.edited.emit(wanted)  # pyright: ignore[reportAttributeAccessIssue]
            stored = column.value(alliance.dossier.get(register.record, id))  # pyright: ignore[reportArgumentType]
            assert stored != before or form.complaints[field].text() or wanted == before, field
    editor.accept()
