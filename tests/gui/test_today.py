"""The Today page: its lines lead to the very field, and a task is done right there."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

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
from alliance_desk.gui.today.day import StartupDay, startup_day
from alliance_desk.gui.today.done import DONE, record_of
from alliance_desk.gui.today.lists import lists_of, my_names, pressing
from alliance_desk.playbook import Playbook
from alliance_desk.records import (
    RECORDS,
    Alliance,
    AllianceRecord,
    Anchor,
    Conversation,
    Handover,
    Introduction,
    Partner,
    Person,
    Stage,
    Task,
)
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
    assert page.day_label.text() == "Day 83, kickoff on day 105"
    assert "22 November 2026" in page.date_label.text() and "kickoff" in page.date_label.text()


def at(alliance: OpenAlliance, day: date, **dates: date | None) -> StartupDay:
    """Return what the chip says on another day, with these anchor dates."""
    anchors = {anchor.kind.name.lower(): anchor for anchor in alliance.dossier.all(Anchor)}
    with alliance.store.edit("Move") as session:
        for name, on in dates.items():
            session.get_one(Anchor, anchors[name].id).on = on
    before, alliance.today = alliance.today, lambda: day
    try:
        return startup_day(alliance)
    finally:
        alliance.today = before


def test_the_chip_promises_no_end_that_the_dates_do_not_keep(alliance: OpenAlliance) -> None:
    sheet, signing, kickoff = date(2026, 9, 1), date(2026, 11, 12), date(2026, 11, 25)
    dates = {"term_sheet": sheet, "signing": signing, "kickoff": kickoff}

    with alliance.store.edit("No first day is said") as session:
        session.get_one(Alliance, alliance.id).started_on = None

    def text(day: date, **other: date | None) -> str:
        return at(alliance, day, **{**dates, **other}).text

    assert text(TODAY) == "Day 83 of 90"
    assert text(TODAY, kickoff=date(2026, 11, 30)) == "Day 83 of 90", "the 90th day after the term sheet"
    assert text(TODAY, kickoff=date(2026, 12, 14)) == "Day 83, kickoff on day 105"
    assert text(date(2026, 11, 29)) == "After the joint kickoff, day 90"
    assert text(kickoff) == "Kickoff today, day 86"
    late = at(alliance, date(2026, 12, 5), **{**dates, "kickoff": date(2026, 12, 14)})
    assert (late.text, late.tone) == ("Day 96, 6 days over 90", "wait")
    assert late.phase == "From signing to the joint kickoff"
    assert text(date(2026, 8, 20)) == "Before the term sheet"
    none = dict.fromkeys(dates)
    assert at(alliance, TODAY, **none) == StartupDay(), "nothing is said where no date is known"
    unsigned = at(alliance, TODAY, **{**none, "term_sheet": sheet})
    assert (unsigned.text, unsigned.phase) == ("Day 83 of 90", "From the term sheet to signing")


def test_the_chip_of_a_launch(technology: OpenAlliance) -> None:
    launch = date(2026, 12, 29)

    with technology.store.edit("First day") as session:
        session.get_one(Alliance, technology.id).started_on = date(2026, 9, 30)

    def text(day: date) -> str:
        return at(technology, day, launch=launch).text

    assert text(TODAY) == "Day 54 of 90"
    assert text(launch) == "Launch today, day 91"
    assert text(date(2027, 1, 5)) == "Ignition, day 98"
    assert text(date(2026, 9, 1)) == "Getting ready for the launch"


def test_outside_the_startup_no_day_is_told(alliance: OpenAlliance) -> None:
    with alliance.store.edit("Later") as session:
        session.get_one(Alliance, alliance.id).stage = Stage.OPERATE
    assert startup_day(alliance) == StartupDay()


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


def test_a_contradiction_of_dates_is_settled_in_the_workplan(page: TodayPage, alliance: OpenAlliance) -> None:
    first = Task(alliance_id=alliance.id, title="Pour", start=date(2027, 2, 1), due=date(2027, 1, 25))
    id = first.id
    with alliance.store.edit("Task") as session:
        session.add(first)
    assert record_of(alliance, Place("readiness", field="task", record=id)) is not None
    page.refresh()
    told = [each for each in lists_of(alliance).missing if each.place.record == id]
    assert [each.place.page for each in told] == ["workplan"], "told once"
    assert record_of(alliance, told[0].place) is None


def test_mine_keeps_what_falls_to_the_manager(page: TodayPage, alliance: OpenAlliance) -> None:
    everyone = titles(page)
    page.mine_radio.click()
    mine = lists_of(alliance, "mine")
    names = my_names(alliance)
    assert alliance.alliance.manager.casefold() in names
    assert all(not each.who or each.who.casefold() in names for each in (*mine.late, *mine.due))
    assert 0 < len(titles(page)) < len(everyone)
    page.everyone_radio.click()
    assert titles(page) == everyone


def test_without_a_manager_there_is_no_mine(page: TodayPage, alliance: OpenAlliance) -> None:
    with alliance.store.edit("Nobody") as session:
        session.get_one(Alliance, alliance.id).manager = ""
    assert not page.mine_radio.isEnabled() and "manager" in page.mine_radio.toolTip()


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


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (Introduction, {"planned_on": TODAY, "person_id": 0, "other_id": 1}),
        (Conversation, {"planned_on": TODAY, "person_id": 0, "topic": "Money"}),
        (Handover, {"due": TODAY, "text": "Keep the file", "to_id": 0}),
        (Person, {"engagement_due": TODAY, "engagement": "Visit the plant"}),
    ],
)
def test_what_people_do_with_one_another_is_ticked_with_space(
    page: TodayPage, alliance: OpenAlliance, kind: type[AllianceRecord], fields: dict[str, Any]
) -> None:
    people = alliance.dossier.all(Person)
    named = {name: people[value].id if name.endswith("_id") else value for name, value in fields.items()}
    row = kind(alliance_id=alliance.id, **named)
    id = row.id
    with alliance.store.edit("One more") as session:
        session.add(row)
    page.refresh()
    lines = page.view.lines
    at = next(at for at, each in enumerate(lines.entries) if each.action and each.action.place.record == id)
    page.view.setCurrentIndex(lines.index(at))
    QTest.keyClick(page.view, Qt.Key.Key_Space)
    done = alliance.dossier.get(kind, id)
    assert done and getattr(done, DONE[kind]) == TODAY
    dated = [each.action for each in lines.entries if each.action and each.action.state != "open"]
    assert id not in [action.place.record for action in dated]
    alliance.store.undo()
    assert record_of(alliance, Place("component", field="name", record=id)) is None, "another question"
