"""Readiness: lanes, tasks edited in place, filters, the user's own tasks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate, QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from alliance_desk.assessment.place import Place
from alliance_desk.gui import theme
from alliance_desk.gui.models.plan import DONE, DUE, NOTE, OWNER, TASK
from alliance_desk.gui.models.plan_delegate import PlanDelegate
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.pages.readiness import ReadinessPage
from alliance_desk.gui.readiness.element_states import ElementStates
from alliance_desk.playbook import Playbook
from alliance_desk.records import Alliance, AnchorKind, ElementState, Partner, Task
from alliance_desk.store.store import Store


@pytest.fixture
def planned(qapp: object, store: Store, playbook: Playbook) -> Iterator[OpenAlliance]:
    """An alliance without dates, with three tasks in one workstream."""
    row = Alliance(name="Planned")
    today = date(2026, 11, 22)
    with store.edit("New") as session:
        session.add(row)
        session.flush()
        session.add(Partner(alliance_id=row.id, name="Ours", own=True))
        rows = (
            Task(alliance_id=row.id, title="Late", due=today - timedelta(days=2)),
            Task(alliance_id=row.id, title="Unknown", anchor=AnchorKind.SIGNING, offset_days=-3, position=1),
            Task(alliance_id=row.id, title="Soon", due=today + timedelta(days=9), position=2),
        )
        for task in rows:
            task.workstream = "initiate_governance"
            session.add(task)
    opened = OpenAlliance(store, playbook, row.id, lambda: today)
    yield opened
    opened.close()


def shown(qtbot: QtBot, alliance: OpenAlliance, lane: str = "initiate_governance") -> ReadinessPage:
    page = ReadinessPage(alliance)
    qtbot.addWidget(page)
    page.resize(1052, 736)
    page.open_place(Place("readiness", lane))
    with qtbot.waitExposed(page):
        page.show()
    return page


def titles(page: ReadinessPage) -> list[str]:
    return [item.title for item in page.tasks.plan.items]


def test_every_lane_opens(qtbot: QtBot, alliance: OpenAlliance, technology: OpenAlliance) -> None:
    for each, count in ((alliance, 7), (technology, 15)):
        page = shown(qtbot, each, "")
        lanes = [lane.id for lane in page.lanes.lanes if lane.id]
        assert len(lanes) == count
        for lane in lanes:
            page.open_place(Place("readiness", lane))
            assert page.lane == lane and page.lane_title.text()
        assert page.minimumSizeHint().width() <= 1052


def test_states_are_said_in_words(qtbot: QtBot, planned: OpenAlliance) -> None:
    page = shown(qtbot, planned)
    assert titles(page) == ["Late", "Soon", "Unknown"]
    late, _, unknown = page.tasks.plan.items
    assert page.tasks.plan.beneath(late, DUE) == ("2 days late", "bad")
    assert page.tasks.plan.text(unknown, DUE) == "when agreement signing is known"
    assert page.lane_chip.text().endswith("1 late")


def test_done_owner_due_and_note_are_edited_in_place(
    qtbot: QtBot, planned: OpenAlliance, store: Store
) -> None:
    page = shown(qtbot, planned)
    plan, checked = page.tasks.plan, Qt.CheckState.Checked
    cells: list[tuple[int, int]] = []
    plan.dataChanged.connect(lambda top, _: cells.append((top.row(), top.column())))
    assert plan.setData(plan.index(0, NOTE), "Waits for them")
    assert cells == [(0, NOTE)]
    own = planned.dossier.partners[0]
    assert plan.setData(plan.index(0, OWNER), ("partner", own.id))
    assert plan.index(0, OWNER).data() == "Ours"
    assert plan.setData(plan.index(2, DUE), QDate(2026, 11, 25))
    assert titles(page) == ["Late", "Unknown", "Soon"]
    assert plan.setData(plan.index(0, DONE), checked.value, Qt.ItemDataRole.CheckStateRole)
    assert planned.dossier.all(Task)[0].done_on == planned.today()
    assert store.undo_label == "Task done: Late"
    for _ in range(4):
        store.undo()
    assert titles(page) == ["Late", "Soon", "Unknown"]
    assert not plan.setData(plan.index(0, NOTE), "")
    assert not plan.setData(plan.index(0, TASK), "Late")


def test_filters(qtbot: QtBot, planned: OpenAlliance) -> None:
    page = shown(qtbot, planned)
    page.tasks.filter_combo.setCurrentIndex(1)
    assert titles(page) == ["Late"]
    page.tasks.filter_combo.setCurrentIndex(2)
    assert titles(page) == [] and page.tasks.none_label.text() == "Nothing here is yours."
    own = planned.dossier.partners[0]
    with planned.store.edit("Owner") as session:
        session.get_one(Task, planned.dossier.all(Task)[1].id).partner_id = own.id
    assert titles(page) == ["Unknown"]


def test_an_own_task_is_added_named_and_deleted(qtbot: QtBot, planned: OpenAlliance, store: Store) -> None:
    page = shown(qtbot, planned)
    page.tasks.add_task()
    editor = page.tasks.table.viewport().findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    qtbot.keyClicks(editor, "Book the room")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Book the room" in titles(page))
    page.open_place(Place("readiness", "initiate_governance", record=planned.dossier.all(Task)[3].id))
    page.tasks.table.delete_tasks()
    assert "Book the room" not in titles(page)
    store.undo()
    assert "Book the room" in titles(page)


def test_a_date_set_by_hand_is_given_back_to_the_plan(qtbot: QtBot, planned: OpenAlliance) -> None:
    page = shown(qtbot, planned)
    page.tasks.plan.setData(page.tasks.plan.index(2, DUE), QDate(2026, 12, 20))
    task = next(task for task in planned.dossier.all(Task) if task.title == "Unknown")
    page.open_place(Place("readiness", record=task.id))
    assert page.tasks.date_button.isEnabled()
    page.tasks.table.follow_plan()
    assert next(item for item in page.tasks.plan.items if item.task.id == task.id).due is None


def test_the_checklist_of_a_workstream(qtbot: QtBot, planned: OpenAlliance) -> None:
    page = shown(qtbot, planned)
    assert page.tasks.checklist is not None
    before = page.lane_chip.text()
    line = next(iter(page.tasks.checklist.lines.values()))
    line.set_state("done")
    assert line.box.isChecked() and page.lane_chip.text() != before


def test_a_task_without_workstream_has_its_lane(qtbot: QtBot, planned: OpenAlliance) -> None:
    made = Task(alliance_id=planned.id, title="Mine")
    id = made.id
    with planned.store.edit("Own") as session:
        session.add(made)
    page = shown(qtbot, planned)
    page.open_place(Place("readiness", record=id))
    assert page.lane == "" and titles(page) == ["Mine"]
    assert page.tasks.checklist is None


def test_the_lane_on_show_is_in_sight_in_the_list(qtbot: QtBot, technology: OpenAlliance) -> None:
    page = shown(qtbot, technology, "end_of_startup")
    view = page.lane_list
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))
    page.open_place(Place("readiness", technology.playbook.workstreams[0].id))
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))
    assert view.viewport().rect().contains(view.visualRect(page.lanes.index(0))), "its heading too"


def test_the_column_of_notes_takes_no_room_while_there_are_none(
    qtbot: QtBot, planned: OpenAlliance, store: Store
) -> None:
    page = shown(qtbot, planned)
    table = page.tasks.table
    before = table.columnWidth(TASK)
    with store.edit("Note") as session:
        session.get_one(Task, table.plan.items[0].task.id).note = "Waiting for a name"
    page.refresh()
    assert table.columnWidth(TASK) < before and table.columnWidth(NOTE) > 100


def test_the_words_of_a_task_are_painted_once(
    qtbot: QtBot, planned: OpenAlliance, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = shown(qtbot, planned).tasks.table
    index = table.plan.index(0, TASK)
    option = QStyleOptionViewItem()
    delegate = table.itemDelegate()
    assert isinstance(delegate, PlanDelegate)
    table.initViewItemOption(option)
    option.rect = QRect(0, 0, 300, 44)
    with_words, without = (QImage(300, 44, QImage.Format.Format_RGB32) for _ in range(2))
    for image, text in ((with_words, "Late"), (without, "")):
        image.fill(0xFFFFFF)
        painter = QPainter(image)
        with monkeypatch.context() as patch:
            patch.setattr(table.plan, "text", lambda item, column, said=text: said)
            delegate.paint(painter, option, index)
        painter.end()
    plain = QImage(300, 44, QImage.Format.Format_RGB32)
    plain.fill(0xFFFFFF)
    painter = QPainter(plain)
    monkeypatch.setattr(table.plan, "text", lambda *_: "")
    monkeypatch.setattr(table.plan, "beneath", lambda *_: ("", ""))
    delegate.paint(painter, option, index)
    painter.end()
    ink = [(x, y) for x in range(20, 280) for y in range(4, 40) if plain.pixel(x, y) != plain.pixel(10, 22)]
    assert not ink, "the ground brings no words of its own along"
    assert with_words != without


def test_a_step_does_not_say_its_title_twice_and_its_tab_is_the_chosen_one(
    qtbot: QtBot, technology: OpenAlliance
) -> None:
    page = shown(qtbot, technology, "enablement")
    page.show_step("step.enablement.state")
    assert page.step_page is not None
    title = page.step_page.step.title
    assert not [
        each for each in page.step_page.findChildren(QLabel) if each.isVisible() and each.text() == title
    ]
    assert [each.text() for each in page.tabs.buttons.values() if each.isChecked()] == [title]
    # The picture says what the editor above it says: it is shown when it is asked for.
    picture = page.step_page.picture
    assert picture is not None and not picture.view.isVisible()
    picture.fold_button.click()
    assert picture.view.isVisible()
    editor = page.step_page.view.register
    assert isinstance(editor, ElementStates)
    # Only the lines of this element, with everything in sight.
    partners = technology.dossier.partners
    assert list(editor.lines) == [("enablement", partner.id) for partner in partners]
    row = technology.dossier.one(ElementState, element="enablement", partner_id=partners[0].id)
    line = editor.lines["enablement", partners[0].id]
    assert row and line.evidence.toPlainText() == row.evidence and line.due.value() == row.due
    name = line.owner.currentText()
    assert name == technology.dossier.person_name(row.owner_id)
    assert line.owner.fontMetrics().horizontalAdvance(name) < line.owner.width() - 36


def test_large_type_leaves_the_task_its_room_and_brings_a_note_back(
    qtbot: QtBot, planned: OpenAlliance, qapp: QApplication
) -> None:
    page = shown(qtbot, planned)
    table = page.tasks.table
    assert not table.isColumnHidden(NOTE)
    try:
        theme.apply(qapp, dark=False, scale=1.5)
        page.resize(890, 736)
        QApplication.processEvents()
        assert table.isColumnHidden(NOTE)
        assert table.columnWidth(TASK) >= theme.px(120) and table.columnWidth(DUE) >= theme.px(80)
        assert table.go_to(table.plan.items[1].task.id, "note")
        assert not table.isColumnHidden(NOTE)
    finally:
        theme.apply(qapp, dark=False)
