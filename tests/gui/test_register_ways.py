"""Registers: sorted by key, moved cheaply, linked with both ends, filtered and exported."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from alliance_desk.gui.dialogs import files
from alliance_desk.gui.gantt.rows import GroupRow
from alliance_desk.gui.main_window import MainWindow
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.pages.workplan import WorkplanPage
from alliance_desk.gui.places import register_place
from alliance_desk.gui.registers.catalog import REGISTERS
from alliance_desk.gui.registers.factory import open_editor, register_widget
from alliance_desk.gui.registers.new_link import NewLink
from alliance_desk.gui.registers.record_editor import RecordEditor
from alliance_desk.gui.registers.tools import EXTRAS
from alliance_desk.gui.registers.view import RegisterView
from alliance_desk.gui.table_files import INTERNAL
from alliance_desk.gui.widgets.date_field import DateField
from alliance_desk.playbook.model import RegisterName
from alliance_desk.records import Risk, Task, TaskLink
from alliance_desk.store import portfolio
from alliance_desk.store.store import Store
from tests.gui.conftest import Said

Key = Qt.Key


def shown(qtbot: QtBot, alliance: OpenAlliance, name: RegisterName) -> RegisterView:
    view = register_widget(name, alliance)
    assert isinstance(view, RegisterView)
    qtbot.addWidget(view)
    view.resize(700, 600)
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    return view


def test_a_column_is_sorted_by_key_upwards_downwards_and_not(qtbot: QtBot, alliance: OpenAlliance) -> None:
    view = shown(qtbot, alliance, "people")
    own = [row.id for row in view.model.rows]
    column = view.model.column_of("function")
    view.table.go_to(view.model.index(3, column))
    view.table.setFocus()
    current = view.current_row().id
    seen: list[list[Any]] = []
    for _ in range(3):
        qtbot.keyClick(
            view.table, Key.Key_S, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
        )
        seen.append([row.id for row in view.model.rows])
        assert view.current_row().id == current and view.table.currentIndex().column() == column
    key = view.model.columns[column].key
    rows = {row.id: row for row in view.model.rows}
    upwards = [key(rows[id], alliance.dossier) for id in seen[0]]
    assert upwards == sorted(upwards) and seen[0] != own
    full = [key(rows[id], alliance.dossier)[1] for id in seen[1] if not key(rows[id], alliance.dossier)[0]]
    assert full == sorted(full, reverse=True)
    assert seen[2] == own
    menu = view.more_button.menu()
    assert "Sort by this column" in [action.text() for action in menu.actions()]
    keys = [action.shortcut() for action in view.actions_by_name.values() if not action.shortcut().isEmpty()]
    assert len({QKeySequence(key).toString() for key in keys}) == len(keys), "no key does two things"


def test_a_move_writes_only_the_rows_that_change_places(qtbot: QtBot, alliance: OpenAlliance) -> None:
    with alliance.store.edit("With gaps") as session:
        for at, row in enumerate(alliance.dossier.all(Risk)):
            session.get_one(Risk, row.id).position = 10 * at
    view = shown(qtbot, alliance, "risks")
    before = [row.id for row in view.model.rows]
    changes: list[int] = []
    alliance.changed.connect(lambda changeset: changes.append(len(changeset.changes)))
    view.table.go_to(view.model.index(len(before) - 1, 0))
    view.move_rows(-1)
    assert changes == [2]
    assert [row.id for row in view.model.rows] == [*before[:-2], before[-1], before[-2]]
    alliance.store.undo()
    assert [row.id for row in view.model.rows] == before


def test_rows_of_one_place_are_counted_anew_by_a_move(qtbot: QtBot, alliance: OpenAlliance) -> None:
    with alliance.store.edit("All in one place") as session:
        for row in alliance.dossier.all(Risk):
            session.get_one(Risk, row.id).position = 0
    view = shown(qtbot, alliance, "risks")
    before = [row.id for row in view.model.rows]
    view.table.go_to(view.model.index(1, 0))
    view.move_rows(-1)
    assert [row.id for row in view.model.rows] == [before[1], before[0], *before[2:]]


def test_a_dependency_is_stored_with_both_ends_or_not_at_all(qtbot: QtBot, alliance: OpenAlliance) -> None:
    view = shown(qtbot, alliance, "dependencies")
    links, label = len(alliance.dossier.all(TaskLink)), alliance.store.undo_label
    view.add()
    dialog = view.findChild(NewLink)
    assert dialog is not None and dialog.isVisible() and not dialog.do_button.isEnabled()
    assert len(alliance.dossier.all(TaskLink)) == links and alliance.store.undo_label == label
    link = alliance.dossier.all(TaskLink)[0]
    for first, then, said in (
        (link.before_id, link.before_id, "A task cannot wait for itself."),
        (link.before_id, link.after_id, "This dependency is there already."),
        (link.after_id, link.before_id, "would wait for one another"),
    ):
        dialog.first_field.show_value(first)
        dialog.then_field.show_value(then)
        dialog.then_field.edited.emit(then)
        assert said in dialog.problem_label.text() and not dialog.do_button.isEnabled()
    dialog.reject()
    assert len(alliance.dossier.all(TaskLink)) == links and alliance.store.undo_label == label
    with alliance.store.edit("Two tasks") as session:
        tasks = [Task(alliance_id=alliance.id, title=title, position=900) for title in ("Draft", "Sign")]
        session.add_all(tasks)
        ids = [task.id for task in tasks]
    QApplication.processEvents()
    view.add()
    dialog = next(each for each in view.findChildren(NewLink) if each.isVisible())
    dialog.first_field.show_value(ids[0])
    dialog.then_field.show_value(ids[1])
    dialog.then_field.edited.emit(ids[1])
    qtbot.mouseClick(dialog.do_button, Qt.MouseButton.LeftButton)
    made = alliance.dossier.one(TaskLink, before_id=ids[0], after_id=ids[1])
    assert made is not None and view.current_row().id == made.id
    alliance.store.undo()
    assert alliance.dossier.one(TaskLink, before_id=ids[0]) is None


def test_escape_clears_the_filter(qtbot: QtBot, alliance: OpenAlliance) -> None:
    view = shown(qtbot, alliance, "people")
    view.filter_edit.setFocus()
    qtbot.keyClicks(view.filter_edit, "no such words")
    assert not view.model.rowCount()
    qtbot.keyClick(view.filter_edit, Key.Key_Escape)
    assert not view.filter_edit.text() and view.model.rowCount()


def test_a_tool_that_has_nothing_to_do_says_why(qtbot: QtBot, alliance: OpenAlliance) -> None:
    for name, extras in EXTRAS.items():
        view = shown(qtbot, alliance, name)
        assert view.foot is not None
        for tool, button in zip(extras.tools, view.foot.buttons, strict=True):
            assert button.toolTip() == (tool.hint if button.isEnabled() else tool.idle)
            assert tool.idle.endswith(".")


def test_a_link_that_cannot_be_used_looks_like_it(window: MainWindow, qtbot: QtBot) -> None:
    buttons = [QPushButton("Words", window) for _ in range(2)]
    for button in buttons:
        button.setProperty("link", True)
        button.show()
    buttons[1].setEnabled(False)
    QApplication.processEvents()
    one, other = (button.grab().toImage() for button in buttons)
    assert one != other
    assert buttons[0].palette().buttonText() != buttons[1].palette().buttonText()


def test_the_window_closes_an_open_editor_and_keeps_what_is_typed(window: MainWindow, qtbot: QtBot) -> None:
    assert window.desk is not None
    window.open_alliance(portfolio.rows(window.desk.file)[0].id)
    alliance = window.pages.alliance
    assert alliance is not None
    window.open_place(register_place(alliance.playbook, "risks"))
    risk = alliance.dossier.all(Risk)[0]
    page = window.pages.page
    assert page is not None and open_editor(page, alliance, risk.id)
    editor = window.findChild(RecordEditor)
    assert editor is not None and editor.isVisible()
    field, day = editor.forms[0].fields["title"], editor.forms[1].fields["due"]
    assert isinstance(day, DateField)
    field.selectAll()  # pyright: ignore[reportAttributeAccessIssue]
    qtbot.keyClicks(field, "Typed at the last moment")
    path = window.desk.file.path
    window.close()
    with Store.open(path) as store, store.read() as session:
        assert session.get_one(Risk, risk.id).title == "Typed at the last moment"


# --- Files ------------------------------------------------------------------------------------------


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Answer the question for a file with one in an empty folder."""
    folder = tmp_path / "out"
    folder.mkdir()

    def ask(parent: object, title: str, suggested: Path, kinds: str, suffix: str = "") -> Path:
        assert suggested.suffix == suffix and suffix in kinds
        return folder / suggested.name

    monkeypatch.setattr(files, "ask_save", ask)
    return folder


def only(folder: Path, ending: str) -> bytes:
    (path,) = folder.glob(f"*{ending}")
    return path.read_bytes()


def test_a_register_is_exported_as_it_stands_on_screen(
    qtbot: QtBot, alliance: OpenAlliance, chosen: Path
) -> None:
    view = shown(qtbot, alliance, "people")
    view.filter_edit.setText("lead")
    view.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    names = [row.name for row in view.model.rows]  # pyright: ignore[reportAttributeAccessIssue]
    assert 0 < len(names) < len(view.model.all_rows())
    view.actions_by_name["csv"].trigger()
    rows = list(csv.reader(io.StringIO(only(chosen, ".csv").decode("utf-8-sig"), newline="")))
    assert rows[0][:3] == ["Person", "Title", "Partner"]
    assert [row[0] for row in rows[1:]] == names
    assert f"{len(names)} row" in view.notice_label.text() and str(chosen) in view.notice_label.text()
    assert view.notice_label.isVisible() and view.notice_label.property("role") == "secondary"


@pytest.mark.parametrize("name", sorted(REGISTERS))
def test_every_register_goes_to_both_kinds_of_file(
    qtbot: QtBot, alliance: OpenAlliance, chosen: Path, name: RegisterName
) -> None:
    view = shown(qtbot, alliance, name)
    for kind in ("excel", "csv"):
        view.actions_by_name[kind].trigger()
    rows = list(csv.reader(io.StringIO(only(chosen, ".csv").decode("utf-8-sig"), newline="")))
    assert len(rows) == view.model.rowCount() + 1
    with zipfile.ZipFile(io.BytesIO(only(chosen, ".xlsx"))) as file:
        assert not file.testzip()


def test_a_sheet_with_what_the_partner_may_not_read_says_so(
    qtbot: QtBot, alliance: OpenAlliance, chosen: Path
) -> None:
    view = shown(qtbot, alliance, "risks")
    with alliance.store.edit("Who may read") as session:
        for at, row in enumerate(alliance.dossier.all(Risk)):
            session.get_one(Risk, row.id).visibility = "joint" if at else "internal"  # pyright: ignore

    def text() -> str:
        view.actions_by_name["excel"].trigger()
        with zipfile.ZipFile(io.BytesIO(only(chosen, ".xlsx"))) as file:
            return "".join(file.read(name).decode() for name in file.namelist())

    assert INTERNAL in text() and f"{view.model.rowCount()} rows" in view.notice_label.text()
    internal: Any = view.model.rows[0]
    view.filter_edit.setText(view.model.rows[1].title)  # pyright: ignore[reportAttributeAccessIssue]
    assert view.model.row_of(internal.id) < 0 and view.model.rowCount()
    assert INTERNAL not in text()


def test_the_workplan_is_exported(qtbot: QtBot, alliance: OpenAlliance, chosen: Path) -> None:
    page = WorkplanPage(alliance)
    qtbot.addWidget(page)
    page.refresh()
    page.export(".csv")
    rows = list(csv.reader(io.StringIO(only(chosen, ".csv").decode("utf-8-sig"), newline="")))
    tasks = [row.title for row in page.view.model.rows if not isinstance(row, GroupRow)]
    assert rows[0][:3] == ["Done", "Task", "Finish"] and [row[1] for row in rows[1:]] == tasks
    assert {row[0] for row in rows[1:]} <= {"Yes", "No"}
    assert all(len(row[2]) in (0, 10) for row in rows[1:]), "dates as such"
    assert f"{len(tasks)} rows exported" in page.notice_label.text()


def test_the_list_of_alliances_is_exported(window: MainWindow, chosen: Path, said: Said) -> None:
    window.portfolio.export(".xlsx")
    names = [row.name for row in window.portfolio.model.rows]
    assert f"{len(names)} rows exported" in said.sentences[-1]
    with zipfile.ZipFile(io.BytesIO(only(chosen, ".xlsx"))) as file:
        text = "".join(file.read(name).decode() for name in file.namelist())
    assert INTERNAL in text and all(name in text for name in names)
