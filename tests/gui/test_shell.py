"""The window around the pages: sidebar, menus, history, status, settings, crashes."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QSettings, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QBoxLayout, QLineEdit, QMessageBox, QPushButton
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from alliance_desk.assessment.place import Place
from alliance_desk.bundle import RESOURCES
from alliance_desk.gui.crash import CrashGuard, described
from alliance_desk.gui.dialogs.files import forget_folders
from alliance_desk.gui.main_window import MainWindow
from alliance_desk.gui.pages.overview import OverviewPage
from alliance_desk.gui.settings import Settings
from alliance_desk.gui.widgets.fields import complain
from alliance_desk.gui.words import tr
from alliance_desk.playbook import PlaybookError, read_playbook
from alliance_desk.records import Alliance
from alliance_desk.store import house
from alliance_desk.store.errors import NotADesk
from alliance_desk.store.store import Store
from tests.gui.conftest import TODAY, Said

OpenWindow = Callable[..., MainWindow]


def keys(window: MainWindow) -> list[str]:
    return [line.key for line in window.sidebar.lines.lines if line.key]


def first(window: MainWindow) -> Alliance:
    window.open_alliance(window.portfolio.model.rows[0].id)
    QApplication.processEvents()
    assert window.pages.alliance
    return window.pages.alliance.alliance


def test_sidebar_has_a_line_for_everything(window: MainWindow) -> None:
    assert keys(window) == ["portfolio"]
    first(window)
    found = keys(window)
    assert found[:5] == ["portfolio", "overview", "today", "alignment", "workplan"]
    assert sum(key.startswith("component:") for key in found) == 9
    assert found[-3:] == ["scorecard", "gate", "documents"]


def test_every_line_opens_its_page_and_is_marked(window: MainWindow) -> None:
    first(window)
    for key in keys(window):
        window.sidebar.chosen.emit(key)
        QApplication.processEvents()
        assert window.sidebar.currentIndex().row() == window.sidebar.lines.row_of(key), key


def test_sidebar_works_by_keyboard(window: MainWindow) -> None:
    first(window)
    window.sidebar.setFocus()
    window.sidebar.setCurrentIndex(window.sidebar.lines.index(window.sidebar.lines.row_of("overview")))
    for page in ("today", "alignment", "workplan", "component"):
        before = window.sidebar.currentIndex().row()
        QTest.keyClick(window.sidebar, Qt.Key.Key_Down)
        if window.sidebar.lines.lines[window.sidebar.currentIndex().row()].folds:
            QTest.keyClick(window.sidebar, Qt.Key.Key_Down)
        assert window.sidebar.currentIndex().row() > before
        QTest.keyClick(window.sidebar, Qt.Key.Key_Return)
        assert window.pages.place.page == page


def test_a_group_folds_by_key_and_opens_again_for_its_page(window: MainWindow) -> None:
    first(window)
    window.resize(1280, 1400)
    QApplication.processEvents()
    bar, shown = window.sidebar, len(keys(window))
    heading = next(row for row, line in enumerate(bar.lines.lines) if line.folds)
    bar.setFocus()
    bar.selectionModel().setCurrentIndex(bar.lines.index(heading), QItemSelectionModel.SelectionFlag.NoUpdate)
    QTest.keyClick(bar, Qt.Key.Key_Return)
    assert bar.lines.lines[heading].folded and len(keys(window)) == shown - 9
    assert "folded" in bar.lines.lines[heading].spoken
    assert bar.currentIndex().row() == heading, "the focus stays where it was"
    window.open_place(Place("component", "governance"))
    assert not bar.lines.lines[heading].folded and len(keys(window)) == shown


def test_what_is_folded_stays_folded_in_the_next_sitting(
    window: MainWindow, open_window: OpenWindow, sample_desk: Path
) -> None:
    def folded(shown: MainWindow) -> dict[str, bool]:
        return {line.group: line.folded for line in shown.sidebar.lines.lines if line.folds}

    alliance = first(window)
    window.resize(1280, 1400)
    QApplication.processEvents()
    window.sidebar.toggle("readiness")
    assert folded(window) == {"components": False, "readiness": True}
    window.close()
    again = open_window(sample_desk)
    again.resize(1280, 1400)
    QApplication.processEvents()
    assert again.pages.alliance and again.pages.alliance.id == alliance.id
    assert folded(again) == {"components": False, "readiness": True}
    again.open_place(Place("readiness", again.pages.alliance.playbook.workstreams[0].id))
    assert not folded(again)["readiness"], "the page on show is never hidden"
    again.close()
    third = open_window(sample_desk)
    third.resize(1280, 1400)
    third.open_place(Place("overview"))
    QApplication.processEvents()
    third.sidebar.toggle("components")
    assert folded(third)["components"]
    third.view_actions.reset_layout()
    third.resize(1280, 1400)
    QApplication.processEvents()
    assert not any(folded(third).values()) and not third.settings.folded


@pytest.mark.parametrize("variant", ["biopharma", "technology"])
def test_the_sidebar_needs_no_scrolling(window: MainWindow, variant: str) -> None:
    window.resize(1280, 800)
    row = next(row for row in window.portfolio.model.rows if row.variant == variant)
    window.open_alliance(row.id)
    QApplication.processEvents()
    alliance = window.pages.alliance
    assert alliance
    last = alliance.playbook.workstreams[-1].id
    for place in (Place("overview"), Place("component", "governance"), Place("readiness", last)):
        window.open_place(place)
        QApplication.processEvents()
        assert window.sidebar.verticalScrollBar().maximum() == 0, place
        assert window.sidebar.currentIndex().isValid(), place


def test_a_house_playbook_is_laid_over_and_a_broken_one_told(
    open_window: OpenWindow, sample_desk: Path, said: Said
) -> None:
    def keep(text: str) -> None:
        with Store.open(sample_desk) as store:
            house.keep(store, "Take in", name="H", version="1", text=text, taken_on=TODAY)

    keep('name = "Ours"\nversion = "2"\n[reword.governance]\ntitle = "Steering"\n')
    window = open_window(sample_desk)
    first(window)
    assert "Steering" in [line.text for line in window.sidebar.lines.lines]
    assert window.desk and not window.desk.house_problem
    window.close()
    keep("name = [")
    window = open_window(sample_desk)
    first(window)
    assert "Governance" in [line.text for line in window.sidebar.lines.lines]
    window.desk_actions.tell_house_problem()
    assert "left out" in said.sentences[-1] and "TOML" in said.sentences[-1]


def test_a_changed_house_playbook_opens_the_alliance_anew(window: MainWindow, qtbot: QtBot) -> None:
    def titles() -> list[str]:
        return [line.text for line in window.sidebar.lines.lines]

    alliance = first(window)
    assert window.desk
    text = '[reword.governance]\ntitle = "Steering"\n'
    house.keep(window.desk.store, "Take in", name="", version="", text=text, taken_on=TODAY)
    qtbot.waitUntil(lambda: "Steering" in titles())
    assert window.pages.alliance and window.pages.alliance.id == alliance.id
    window.undo_action.trigger()
    qtbot.waitUntil(lambda: "Governance" in titles() and "Steering" not in titles())


def test_back_and_forward(window: MainWindow) -> None:
    first(window)
    window.open_place(Place("scorecard"))
    window.go_back_action.trigger()
    assert window.pages.place.page == "overview"
    window.go_forward_action.trigger()
    assert window.pages.place.page == "scorecard"
    assert not window.go_forward_action.isEnabled()


def test_an_edit_is_shown_once_and_undone(window: MainWindow, qtbot: QtBot) -> None:
    alliance = first(window)
    assert window.desk
    with window.desk.store.edit("Rename alliance") as session:
        session.get_one(Alliance, alliance.id).name = "Renamed"
    qtbot.waitUntil(lambda: window.undo_action.text() == "Undo rename alliance")
    assert "Renamed" in [line.text for line in window.sidebar.lines.lines]
    window.undo_action.trigger()
    qtbot.waitUntil(lambda: window.redo_action.text() == "Redo rename alliance")
    assert alliance.name in [line.text for line in window.sidebar.lines.lines]


def test_title_and_settings_name_no_alliance(window: MainWindow) -> None:
    name = first(window).name
    partners = [partner.name for partner in window.pages.alliance.dossier.partners]  # pyright: ignore[reportOptionalMemberAccess]
    for key in keys(window):
        window.sidebar.chosen.emit(key)
    assert window.windowTitle() == "Alliance Desk"
    window.close()
    text = (window.settings.folder / "settings.ini").read_text(encoding="utf-8")
    for word in (name, *partners):
        assert word not in text


def test_place_and_size_are_remembered(
    window: MainWindow, open_window: OpenWindow, sample_desk: Path
) -> None:
    alliance = first(window)
    window.resize(1111, 700)
    window.open_place(Place("component", "governance"))
    window.close()
    again = open_window(sample_desk)
    assert again.pages.alliance and again.pages.alliance.id == alliance.id
    assert again.pages.place == Place("component", "governance")
    assert Settings(again.settings.folder).geometry


def test_status_says_what_is_safe(window: MainWindow) -> None:
    assert window.status.saved_label.text().startswith("All changes saved")
    assert window.status.desk_label.text() == "sample.adesk, not protected"
    assert window.status.offline_label.text() == "Offline"


def test_delete_asks_and_can_be_undone(window: MainWindow, said: object) -> None:
    name = first(window).name
    window.delete_alliance_action.trigger()
    QApplication.processEvents()
    assert name in said.sentences[0]  # pyright: ignore[reportAttributeAccessIssue]
    assert window.pages.place.page == "portfolio"
    assert name not in [row.name for row in window.portfolio.model.rows]
    window.undo_action.trigger()
    QApplication.processEvents()
    assert name in [row.name for row in window.portfolio.model.rows]


def test_shortcuts_are_unique(window: MainWindow) -> None:
    used = [
        action.shortcut().toString()
        for action in window.findChildren(QAction)
        if action.shortcut().toString()
    ]
    assert len(used) == len(set(used))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_theme_is_kept(window: MainWindow, theme: str) -> None:
    window.findChild(QAction, f"theme_{theme}_action").trigger()  # pyright: ignore[reportOptionalMemberAccess]
    assert window.settings.theme == theme
    window.findChild(QAction, "larger_action").trigger()  # pyright: ignore[reportOptionalMemberAccess]
    assert window.sidebar.font().pixelSize() == 15
    window.findChild(QAction, "reset_layout_action").trigger()  # pyright: ignore[reportOptionalMemberAccess]
    assert window.settings.text_size == 100


# --- When something goes wrong -------------------------------------------------------------------


def secret_failure() -> None:
    secret = "Corvane buys Helix"
    raise ValueError(secret)


def test_an_exception_in_a_slot_is_told_and_the_window_lives(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    guard = CrashGuard(window)
    monkeypatch.setattr(sys, "excepthook", guard.caught)
    button = QPushButton("Fails", window)
    button.clicked.connect(secret_failure)
    with capture_exceptions():
        monkeypatch.setattr(sys, "excepthook", guard.caught)
        button.click()
        qtbot.waitUntil(lambda: guard.box is not None)
    box = guard.box
    assert box and "your work is saved" in box.text()
    copy = next(each for each in box.buttons() if each.text() == "Copy details")
    copy.click()
    assert guard.box is box, "copying closed the message"
    details = QGuiApplication.clipboard().text()
    assert "ValueError" in details and "secret_failure" in details
    assert "Corvane" not in details
    box.button(QMessageBox.StandardButton.Close).click()
    qtbot.waitUntil(lambda: guard.box is None)
    assert window.isVisible()


def test_an_error_of_the_desk_is_its_own_sentence(window: MainWindow, qtbot: QtBot) -> None:
    guard = CrashGuard(window)
    error = NotADesk("This is no desk.")
    guard.caught(NotADesk, error)
    qtbot.waitUntil(lambda: guard.box is not None)
    assert guard.box and guard.box.text() == "This is no desk."
    guard.box.close()


def test_details_hold_no_values() -> None:
    try:
        secret_failure()
    except ValueError as error:
        assert "Corvane" not in described(error)


def test_qt_forgets_the_folders_that_were_visited(tmp_path: Path) -> None:
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    settings.setValue("FileDialog/lastVisited", "file:///deals/Corvane")
    settings.setValue("Other/kept", "1")
    settings.sync()
    forget_folders()
    again = QSettings(QSettings.Scope.UserScope, "QtProject")
    assert not [key for key in again.allKeys() if key.startswith("FileDialog/")]
    assert again.value("Other/kept") == "1"
    again.remove("Other")


@pytest.mark.parametrize("size", [100, 130, 150, 175, 200])
def test_overview_never_scrolls_sideways(window: MainWindow, qtbot: QtBot, size: int) -> None:
    window.resize(1280, 800)
    window.open_alliance(first(window).id)
    page = window.pages.page
    assert isinstance(page, OverviewPage)
    window.view_actions.choose_text_size(size)
    try:
        beside = QBoxLayout.Direction.LeftToRight
        qtbot.waitUntil(lambda: (page.columns_layout.direction() == beside) == (size <= 130), timeout=3000)
        qtbot.waitUntil(lambda: page.scroll_area.horizontalScrollBar().maximum() == 0, timeout=3000)
    finally:
        window.view_actions.choose_text_size(100)


@pytest.mark.skipif(sys.platform != "linux", reason="reads what Linux says is loaded")
def test_the_window_loads_no_network() -> None:
    code = (
        "from alliance_desk import app; app.application()\n"
        "from PySide6.QtWidgets import QWidget; from alliance_desk.gui.forms import load_form\n"
        "load_form(QWidget(), 'portfolio_page'); print(open('/proc/self/maps').read())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "libQt6Gui" in done.stdout
    assert "libQt6Network" not in done.stdout


def test_a_playbook_with_a_mistake_is_said_with_file_and_key(window: MainWindow, tmp_path: Path) -> None:
    folder = tmp_path / "playbook"
    shutil.copytree(RESOURCES / "playbook", folder)
    path = folder / "habits.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("title =", "titel =", 1), encoding="utf-8")
    guard = CrashGuard(window)
    try:
        read_playbook(folder)
    except PlaybookError as error:
        guard.caught(PlaybookError, error)
    QApplication.processEvents()
    assert guard.box is not None
    assert "habits.toml" in guard.box.text() and "habits[0].title" in guard.box.text()
    guard.box.close()


def test_what_the_user_typed_is_no_place_of_ours() -> None:
    said = tr("“%1” is no number: %2", "50%2", "a digit is needed")
    assert said == "“50%2” is no number: a digit is needed"
    assert tr("%1 of %2", 1) == "1 of %2"


def test_a_second_complaint_takes_the_place_of_the_first(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    complain(field, "“abc” is not a number")
    complain(field, "Between 1 and 5, please")
    assert field.toolTip() == "Between 1 and 5, please"
    complain(field, "")
    assert not field.toolTip()
