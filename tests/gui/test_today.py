"""The Today page: its lines lead to the very field, and a task is done right there."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from alliance_desk.assessment.place import Place
from alliance_desk.assessment.today import today
from alliance_desk.gui.main_window import MainWindow
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.pages.today import TodayPage
from alliance_desk.gui.today.done import DONE, record_of
from alliance_desk.gui.today.lists import lists_of, my_names, pressing
from alliance_desk.playbook import Playbook
from alliance_desk.records import RECORDS, Alliance, AllianceRecord, Partner, Task
from alliance_desk.store.store import Store
from tests.gui.conftest import TODAY

OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def page(qtbot: QtBot, alliance: OpenAlliance) -> TodayPage:
    made = TodayPage(alliance)
    qtbot.addWidget(made)
    made.resize(1050, 740)
    made.show()
    qtbot.waitExposed(made)
    return made


def titles(page: TodayPage) -> list[str]:
    return [entry.text for entry in page.view.lines.entries if entry.action]


def test_it_lists_what_the_assessment_finds(page: TodayPage, alliance: OpenAlliance) -> None:
    found = today(alliance.dossier, alliance.playbook, TODAY)
    assert titles(page)[: len(found.late)] == [each.title for each in found.late]
    assert {each.title for each in found.this_week} <= set(titles(page))
    assert page.day_label.text() == "Day 83 of 90"
    assert "22 November 2026" in page.date_label.text() and "kickoff" in page.date_label.text()


def test_every_line_leads_to_its_place(page: TodayPage) -> None:
    places: list[Place] = []
    page.go.connect(places.append)
    wanted = [entry.action.place for entry in page.view.lines.entries if entry.action]
    for row, entry in enumerate(page.view.lines.entries):
        if entry.action:
            page.view.setCurrentIndex(page.view.lines.index(row))
            QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert places == wanted and len(wanted) > 10


def test_arrows_skip_headings(page: TodayPage) -> None:
    seen: list[int] = []
    for _ in range(60):
        seen.append(page.view.currentIndex().row())
        QTest.keyClick(page.view, Qt.Key.Key_Down)
    lines = page.view.lines.entries
    assert all(not lines[row].heading for row in seen)
    assert set(seen) == {row for row, entry in enumerate(lines) if not entry.heading}


def test_space_marks_a_task_done_as_one_edit(page: TodayPage, alliance: OpenAlliance) -> None:
    entries = page.view.lines.entries
    row = next(row for row, entry in enumerate(entries) if entry.tickable)
    title, place = entries[row].text, entries[row].action.place  # pyright: ignore[reportOptionalMemberAccess]
    before = record_of(alliance, place)
    assert before is not None
    page.view.setCurrentIndex(page.view.lines.index(row))
    QTest.keyClick(page.view, Qt.Key.Key_Space)
    after = alliance.dossier.get(type(before), before.id)
    assert after and getattr(after, DONE[type(after)]) == TODAY
    assert title not in titles(page)
    assert page.view.currentIndex().row() >= 0, "the next line is chosen"
    assert alliance.store.undo_label and title in alliance.store.undo_label
    alliance.store.undo()
    assert title in titles(page)
    assert record_of(alliance, place) is not None


def test_a_click_into_the_box_marks_done_and_beside_it_opens(
    page: TodayPage, alliance: OpenAlliance, qtbot: QtBot
) -> None:
    places: list[Place] = []
    page.go.connect(places.append)
    row = next(row for row, entry in enumerate(page.view.lines.entries) if entry.tickable)
    title = page.view.lines.entries[row].text
    rect = page.view.visualRect(page.view.lines.index(row))
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(page.view.viewport(), left, pos=rect.center())
    assert len(places) == 1 and title in titles(page)
    box = page.view._painter.box(rect).center().toPoint()
    QTest.mouseClick(page.view.viewport(), left, pos=QPoint(box))
    assert len(places) == 1 and title not in titles(page)
    alliance.store.undo()


def test_what_takes_more_than_a_tick_is_not_marked(page: TodayPage, alliance: OpenAlliance) -> None:
    label = alliance.store.undo_label
    row = next(row for row, each in enumerate(page.view.lines.entries) if each.action and not each.tickable)
    page.view.setCurrentIndex(page.view.lines.index(row))
    QTest.keyClick(page.view, Qt.Key.Key_Space)
    assert alliance.store.undo_label == label


def test_mine_keeps_what_falls_to_the_manager(page: TodayPage, alliance: OpenAlliance) -> None:
    everyone = titles(page)
    page.mine_button.click()
    mine = lists_of(alliance, "mine")
    names = my_names(alliance)
    assert alliance.alliance.manager.casefold() in names
    assert all(not each.who or each.who.casefold() in names for each in (*mine.late, *mine.due))
    assert 0 < len(titles(page)) < len(everyone)
    page.everyone_button.click()
    assert titles(page) == everyone


def test_without_a_manager_there_is_no_mine(page: TodayPage, alliance: OpenAlliance) -> None:
    with alliance.store.edit("Nobody") as session:
        session.get_one(Alliance, alliance.id).manager = ""
    assert not page.mine_button.isEnabled() and "manager" in page.mine_button.toolTip()


def test_who_is_waited_for_narrows_the_list(page: TodayPage, alliance: OpenAlliance) -> None:
    waiting = lists_of(alliance).waiting
    assert waiting and alliance.alliance.manager not in waiting
    row = page.waiting_rows[0]
    row.click()
    assert titles(page) == [each.title for each in waiting[row.who]]
    assert page.filter_label.text() == f"Waiting for {row.who}"
    page.all_button.click()
    assert len(titles(page)) > len(waiting[row.who])


def test_what_is_not_agreed_stands_under_each_partner(page: TodayPage, alliance: OpenAlliance) -> None:
    assert list(page.consent_lists) == [partner.label for partner in alliance.dossier.partners]
    places: list[Place] = []
    page.go.connect(places.append)
    links = next(iter(page.consent_lists.values()))
    links.labels[0].linkActivated.emit("0")
    assert places[0].page == "component" and places[0].step
    step = next(
        step for step in alliance.playbook.component(places[0].component).steps if step.id == places[0].step
    )
    assert step.alignment


def test_what_is_missing_unfolds(page: TodayPage) -> None:
    row = next(row for row, entry in enumerate(page.view.lines.entries) if entry.more)
    before = len(titles(page))
    page.view.setCurrentIndex(page.view.lines.index(row))
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert len(titles(page)) > before
    assert not any(entry.more for entry in page.view.lines.entries)


def test_the_sidebar_counts_what_presses(window: MainWindow) -> None:
    row = next(row for row in window.portfolio.model.rows if row.variant == "biopharma")
    window.open_alliance(row.id)
    QApplication.processEvents()
    assert window.pages.alliance
    late, due = pressing(window.pages.alliance)
    line = next(line for line in window.sidebar.lines.lines if line.key == "today")
    assert line.note == f"{late} late" and line.urgent
    assert f"{due} due this week" in line.spoken


def test_an_alliance_where_nothing_is_due(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, playbook: Playbook
) -> None:
    with Store.create(tmp_path / "calm.adesk") as store:
        calm = Alliance(name="Calm")
        with store.edit("Begin") as session:
            session.add(calm)
            session.add(Partner(alliance_id=calm.id, name="Ours", own=True))
        bare = playbook.model_copy(update={"components": (), "workstreams": ()})
        opened = OpenAlliance(store, bare, calm.id, lambda: TODAY)
        page = TodayPage(opened)
        qtbot.addWidget(page)
        page.show()
        assert page.empty_label.isVisible() and not page.view.isVisible()
        assert not page.day_label.isVisible() and not page.waiting_card.isVisible()
        opened.close()


def test_done_names_dates_that_exist() -> None:
    for kind, field in DONE.items():
        assert kind in RECORDS and issubclass(kind, AllianceRecord)
        assert kind.model_fields[field].default is None
    assert Task in DONE
