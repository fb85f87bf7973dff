"""The main job by keyboard: start an alliance, add people, score both partners, undo, restart, redo."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from alliance_desk.assessment.place import Place
from alliance_desk.gui.dialogs.new_alliance import NewAllianceDialog
from alliance_desk.gui.main_window import MainWindow
from alliance_desk.gui.pages.scorecard import ScorecardPage
from alliance_desk.gui.registers.view import RegisterView
from alliance_desk.gui.scoring.benchmark import BenchmarkDialog
from alliance_desk.records import RECORDS, Alliance, Person, Score
from alliance_desk.store.store import Store

OpenWindow = Callable[..., MainWindow]
OURS, THEIRS = (5, 4, 3, 4, 3, 4), (4, 3, 4, 4, 2, 4)
PEOPLE = ("Maria Ortiz", "Łucja Dąbrowska", "森下 由紀子")


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def type_in(text: str, *then: Qt.Key) -> None:
    QTest.keyClicks(focus(), text)
    for key in then:
        QTest.keyClick(focus(), key)
        QApplication.processEvents()


def everything(store: Store) -> dict[type, list[dict[str, Any]]]:
    """Return every record of the desk, in an order that does not depend on when it was written."""
    from sqlmodel import select

    with store.read() as session:
        return {
            record: sorted((row.values() for row in session.exec(select(record))), key=lambda row: row["id"])
            for record in RECORDS
        }


def start(dialog: NewAllianceDialog) -> None:
    tab, enter = Qt.Key.Key_Tab, Qt.Key.Key_Return
    type_in("Corvane Therapeutics", tab)
    type_in("Corvane", tab, tab, tab)
    type_in("Helix Arc", enter)
    type_in("", enter)
    type_in("1 Oct 2026", tab, tab)
    type_in("12 Nov 2026", enter)


def lock(dialog: BenchmarkDialog) -> None:
    dialog.total_edit.setText("22")
    dialog.name_edit.setText("M. Ortiz")
    dialog.accept()


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    """Answer the two dialogs on the way."""

    def act(dialog: QDialog) -> int:
        dialog.show()
        qtbot.waitExposed(dialog)
        dialog.activateWindow()
        QApplication.processEvents()
        answers: dict[type, Callable[[Any], None]] = {NewAllianceDialog: start, BenchmarkDialog: lock}
        answers[type(dialog)](dialog)
        assert not dialog.isVisible()
        return dialog.result()

    monkeypatch.setattr(QDialog, "exec", act)


def add_people(window: MainWindow) -> None:
    window.open_place(Place("component", "stakeholder_engagement"))
    QApplication.processEvents()
    page = window.pages.page
    assert page
    register = next(each for each in page.findChildren(RegisterView) if each.register.record is Person)
    for name in PEOPLE:
        register.add_button.click()
        QApplication.processEvents()
        editor = register.table.viewport().findChildren(QLineEdit)[-1]
        editor.setText(name)
        QTest.keyClick(editor, Qt.Key.Key_Return)
        QApplication.processEvents()


def score(window: MainWindow) -> None:
    window.open_place(Place("scorecard"))
    QApplication.processEvents()
    page = window.pages.page
    assert isinstance(page, ScorecardPage)
    page.start_button.click()
    assert page.board
    page.board.banner.set_button.click()
    criteria = [criterion.id for criterion in page.alliance.playbook.criteria]
    for side, values in enumerate((OURS, THEIRS)):
        for criterion, value in zip(criteria, values, strict=True):
            row = page.board.rows[criterion, side]
            row.setFocus()
            QTest.keyClick(row, Qt.Key(Qt.Key.Key_0 + value))
    QApplication.processEvents()


def line(window: MainWindow, key: str) -> str:
    return window.sidebar.lines.lines[window.sidebar.lines.row_of(key)].note


def test_the_main_job_undone_and_found_again(
    open_window: OpenWindow, tmp_path: Path, answering: None, qtbot: QtBot
) -> None:
    desk = tmp_path / "desk.adesk"
    Store.create(desk).close()
    window = open_window(desk)
    assert window.desk
    blank = everything(window.desk.store)

    window.portfolio.empty_new_button.click()
    assert window.pages.alliance and window.pages.alliance.alliance.name == "Corvane / Helix Arc"
    add_people(window)
    score(window)
    qtbot.waitUntil(lambda: line(window, "scorecard") == "23/30")
    whole = everything(window.desk.store)
    assert [row["name"] for row in whole[Person]] and {row["name"] for row in whole[Person]} == set(PEOPLE)
    assert sorted(row["value"] for row in whole[Score]) == sorted((*OURS, *THEIRS))

    window.close()
    window = open_window(desk)
    assert window.desk and window.pages.alliance, "the alliance of the last sitting is open"
    assert window.pages.place.page == "scorecard"
    assert everything(window.desk.store) == whole

    while window.undo_action.isEnabled():
        window.undo_action.trigger()
        QApplication.processEvents()
    assert everything(window.desk.store) == blank
    assert window.pages.place.page == "portfolio" and window.portfolio.empty_card.isVisible()

    window.close()
    window = open_window(desk)
    assert window.desk
    assert everything(window.desk.store) == blank
    while window.redo_action.isEnabled():
        window.redo_action.trigger()
        QApplication.processEvents()
    assert everything(window.desk.store) == whole
    window.open_alliance(whole[Alliance][0]["id"])
    assert line(window, "scorecard") == "23/30"
