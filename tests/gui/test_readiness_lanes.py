"""Readiness: every lane and step of both variants, empty and full; what may start; places; undo."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from alliance_desk.assessment.homes import at
from alliance_desk.assessment.may_start import may_start_now
from alliance_desk.assessment.place import Place
from alliance_desk.gui.models.plan import DONE, TASK
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.pages.readiness import TASKS, ReadinessPage
from alliance_desk.gui.readiness.agenda_builder import AgendaBuilder
from alliance_desk.gui.readiness.lane_rows import ALONE, HEADINGS
from alliance_desk.gui.readiness.tasks import START
from alliance_desk.playbook import Playbook
from alliance_desk.records import (
    AgendaItem,
    Alliance,
    Anchor,
    AnchorKind,
    Answer,
    BeforeSigning,
    Partner,
    Task,
    TaskLink,
    Variant,
)
from alliance_desk.store.store import Store

TODAY = date(2026, 11, 22)


@pytest.fixture(params=list(Variant))
def empty(
    qapp: QApplication, store: Store, playbook: Playbook, request: pytest.FixtureRequest
) -> Iterator[OpenAlliance]:
    """An alliance of either variant with two partners and nothing else."""
    row = Alliance(name="Empty", variant=request.param)
    with store.edit("New") as session:
        session.add(row)
        session.flush()
        session.add(Partner(alliance_id=row.id, name="Ours", own=True))
        session.add(Partner(alliance_id=row.id, name="Theirs", position=1))
    opened = OpenAlliance(store, playbook, row.id, lambda: TODAY)
    yield opened
    opened.close()


def shown(qtbot: QtBot, alliance: OpenAlliance) -> ReadinessPage:
    page = ReadinessPage(alliance)
    qtbot.addWidget(page)
    page.resize(1052, 736)
    with qtbot.waitExposed(page):
        page.show()
    return page


def walk(page: ReadinessPage) -> int:
    """Open every step of every lane; return how many there are."""
    seen = 0
    for lane in page.alliance.playbook.workstreams:
        page.open_place(Place("readiness", lane.id))
        assert page.lane == lane.id and page.tasks.isVisible()
        assert list(page.tabs.buttons) == [TASKS, *(step.id for step in lane.steps)]
        for step in lane.steps:
            page.tabs.buttons[step.id].click()
            assert page.step == step.id and page.step_page is not None
            assert page.step_page.isVisible() and not page.tasks.isVisible()
            assert page.tabs.buttons[step.id].isChecked()
            if step.register_name:
                assert page.step_page.view.register is not None
            QApplication.processEvents()
            assert page.minimumSizeHint().width() <= 1052
            seen += 1
    return seen


def test_every_step_of_an_empty_alliance_opens(qtbot: QtBot, empty: OpenAlliance) -> None:
    page = shown(qtbot, empty)
    assert walk(page) == sum(len(lane.steps) for lane in empty.playbook.workstreams)
    kinds = list(dict.fromkeys(lane.kind for lane in empty.playbook.workstreams))
    many = Counter(lane.kind for lane in empty.playbook.workstreams)
    headings = [ALONE[kind] if kind in ALONE and many[kind] == 1 else HEADINGS[kind] for kind in kinds]
    assert [lane.title for lane in page.lanes.lanes if lane.id is None] == headings


def test_every_step_of_a_full_alliance_opens(
    qtbot: QtBot, alliance: OpenAlliance, technology: OpenAlliance
) -> None:
    for each in (alliance, technology):
        page = shown(qtbot, each)
        assert walk(page) > 10
        page.all_button.click()
        assert page.lanes_picture is not None and page.lanes_picture.isVisible()
        assert not page.lane_head.isVisible()
        page.all_button.click()
        assert page.lane_head.isVisible() and not page.lanes_picture.isVisible()


def test_a_place_opens_the_very_field(qtbot: QtBot, empty: OpenAlliance) -> None:
    page = shown(qtbot, empty)
    page.activateWindow()
    for lane in empty.playbook.workstreams:
        for step in lane.steps:
            for question in step.questions:
                page.open_place(Place("readiness", lane.id, field=question.id))
                assert page.step == step.id, question.id
            for item in step.checklist:
                page.open_place(Place("readiness", lane.id, step.id, item.id))
                assert page.step == step.id and page.step_page is not None
                assert page.step_page.view.checklist is not None
        for item in lane.checklist:
            page.open_place(Place("readiness", lane.id, field=item.id))
            assert page.step == TASKS and page.tasks.checklist is not None
            assert page.tasks.checklist.lines[item.id].box.hasFocus(), item.id


def test_the_step_that_was_open_last_is_open_again(qtbot: QtBot, alliance: OpenAlliance) -> None:
    page = shown(qtbot, alliance)
    page.open_place(Place("readiness", "joint_kickoff", "step.joint_kickoff.agenda"))
    page.show_lane("engage_project_team")
    assert page.step == TASKS
    page.show_lane("joint_kickoff")
    assert page.step == "step.joint_kickoff.agenda"
    item = alliance.dossier.all(AgendaItem)[-1]
    page.open_place(Place("readiness", "joint_kickoff", "step.joint_kickoff.agenda", "title", item.id))
    assert page.step_page is not None
    builder = page.step_page.view.register
    assert builder is not None and builder.table.current_item().id == item.id  # type: ignore[attr-defined]


def test_steps_are_turned_by_keyboard(qtbot: QtBot, alliance: OpenAlliance) -> None:
    page = shown(qtbot, alliance)
    page.show_lane("joint_kickoff")
    page.activateWindow()
    page.tabs.buttons[TASKS].setFocus()
    qtbot.keyClick(page, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert page.step == "step.joint_kickoff.kickoff"
    qtbot.keyClick(
        page, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert page.step == TASKS


def test_tab_goes_from_the_lanes_through_the_steps_into_the_step(
    qtbot: QtBot, alliance: OpenAlliance
) -> None:
    page = shown(qtbot, alliance)
    page.activateWindow()
    for step in (TASKS, "step.joint_kickoff.kickoff", "step.joint_kickoff.agenda"):
        page.open_place(Place("readiness", "joint_kickoff", step))
        page.show_step(step)
        page.lane_list.setFocus()
        page.focusNextChild()
        assert page.tabs.buttons[step].hasFocus()
        page.focusNextChild()
        inside = page.step_page or page.tasks
        focus = QApplication.focusWidget()
        assert focus is not None and inside.isAncestorOf(focus)


def test_typing_in_a_step_is_saved_when_it_is_left_and_undone(
    qtbot: QtBot, empty: OpenAlliance, store: Store
) -> None:
    page = shown(qtbot, empty)
    page.open_place(Place("readiness", "before_the_start", "step.before_the_start.glance"))
    assert page.step_page is not None
    field = next(iter(next(iter(page.step_page.view.questions.values())).fields.values()))
    field.setFocus()
    field.setPlainText("A mixture of both")  # type: ignore[union-attr]
    page.show_step(TASKS)
    assert [answer.value for answer in empty.dossier.all(Answer)] == ["A mixture of both"]
    store.undo()
    assert empty.dossier.all(Answer) == []


# --- What may start -------------------------------------------------------------------------------


@pytest.fixture
def waiting(qapp: QApplication, store: Store, playbook: Playbook) -> Iterator[OpenAlliance]:
    """Before signing: tasks of each kind in one lane."""
    row = Alliance(name="Waiting")
    with store.edit("New") as session:
        session.add(row)
        session.flush()
        session.add(Partner(alliance_id=row.id, name="Ours", own=True))
        session.add(Anchor(alliance_id=row.id, kind=AnchorKind.SIGNING, on=date(2026, 12, 20)))
        lane = "initiate_governance"
        wanted = {
            "Free": {"before_signing": BeforeSigning.YES},
            "Counsel": {"before_signing": BeforeSigning.ASK_COUNSEL},
            "After": {"before_signing": BeforeSigning.AFTER},
            "Held": {"before_signing": BeforeSigning.YES, "hold": True, "hold_reason": "Merger review"},
            "Linked": {"before_signing": BeforeSigning.YES},
        }
        tasks = {
            title: Task(alliance_id=row.id, title=title, workstream=lane, position=at, **fields)
            for at, (title, fields) in enumerate(wanted.items())
        }
        session.add_all(tasks.values())
        session.flush()
        session.add(TaskLink(alliance_id=row.id, before_id=tasks["Free"].id, after_id=tasks["Linked"].id))
    opened = OpenAlliance(store, playbook, row.id, lambda: TODAY)
    yield opened
    opened.close()


def test_what_may_start_now_and_why_the_rest_must_wait(qtbot: QtBot, waiting: OpenAlliance) -> None:
    page = shown(qtbot, waiting)
    page.show_lane("initiate_governance")
    page.tasks.filter_combo.setCurrentIndex(START)
    assert [item.title for item in page.tasks.plan.items] == ["Free"]
    told = {label.accessibleName() for label in page.tasks.waiting.labels}
    assert any(name.startswith("Held – ") and "Merger review" in name for name in told)
    assert any(name.startswith("Counsel – ") and "counsel" in name for name in told)
    assert any(name.startswith("After – ") and "signing" in name for name in told)
    assert any(name.startswith("Linked – ") for name in told) and len(told) == 4


def test_a_hold_is_set_and_lifted_with_its_reason_each_in_one_edit(
    qtbot: QtBot, waiting: OpenAlliance, store: Store
) -> None:
    page = shown(qtbot, waiting)
    free = next(task for task in waiting.dossier.all(Task) if task.title == "Free")
    page.open_place(Place("readiness", record=free.id))
    gate = page.tasks.gate
    assert gate.isVisible() and "Free" in gate.title.text()
    qtbot.keyClick(gate.hold, Qt.Key.Key_Space)
    assert gate.sentence.isVisible() and gate.sentence.text() == "Say who holds it and why."
    gate.reason.setFocus()
    qtbot.keyClicks(gate.reason, "Clearance is open")
    gate.reason.autosave.flush()
    task = waiting.dossier.get(Task, free.id)
    assert task is not None and task.hold and task.hold_reason == "Clearance is open"
    assert not gate.sentence.isVisible()
    qtbot.keyClick(gate.hold, Qt.Key.Key_Space)
    task = waiting.dossier.get(Task, free.id)
    assert task is not None and not task.hold and task.hold_reason == "Clearance is open"
    assert store.undo_label == "Lift legal hold"
    gate.before.edited.emit(BeforeSigning.AFTER)
    assert store.undo_label == "Starts only after signing"
    for _ in range(4):
        store.undo()
    task = waiting.dossier.get(Task, free.id)
    assert task is not None and not task.hold and task.hold_reason == ""
    assert task.before_signing == BeforeSigning.YES and gate.reason.text() == ""


def test_a_technology_alliance_has_a_page_for_the_joint_meeting(
    qtbot: QtBot, technology: OpenAlliance
) -> None:
    page = shown(qtbot, technology)
    headings = [lane.title for lane in page.lanes.lanes if lane.id is None]
    assert headings[:-1] == ["First", "Readiness elements", "As one team", "Launch stages", "At the end"]
    item = technology.dossier.all(AgendaItem)[-1]
    place = at(technology.playbook, "agenda", "title", item.id)
    assert (place.page, place.component) == ("readiness", "joint_meeting")
    page.open_place(place)
    assert page.step_page is not None and isinstance(page.step_page.view.register, AgendaBuilder)
    assert page.step_page.view.register.table.current_item().id == item.id  # type: ignore[union-attr]


def test_the_start_rule_stands_above_those_in_the_know(qtbot: QtBot, technology: OpenAlliance) -> None:
    page = shown(qtbot, technology)
    page.open_place(Place("readiness", "before_the_start", field="before_the_start.start_rule"))
    assert page.step_page is not None and page.step_page.view.register is not None
    view = page.step_page.view
    rule = view.questions["before_the_start.start_rule"]
    assert rule.y() < view.questions["before_the_start.who_tells"].y() < view.register.y()  # type: ignore[union-attr]


def test_what_may_start_now_stands_in_one_list_over_all_lanes(qtbot: QtBot, technology: OpenAlliance) -> None:
    page = shown(qtbot, technology)
    may = may_start_now(technology.dossier, technology.playbook, TODAY)
    assert len({item.workstream for item in may}) > 3
    assert page.start_button.text() == f"May start now: {len(may)}"
    page.start_button.click()
    assert page.start_now is not None and page.start_now.isVisible() and not page.tasks.isVisible()
    model = page.start_now.table.plan
    assert [item.task.id for item in model.items] == [item.task.id for item in may]
    lane = technology.playbook.workstream(may[0].workstream)
    assert model.beneath(may[0], TASK)[0].startswith(lane.title)
    assert page.start_now.waiting.labels
    page.all_button.click()
    assert not page.start_now.isVisible() and page.lanes_picture and page.lanes_picture.isVisible()
    page.all_button.click()
    assert page.tasks.isVisible() and not page.lanes_picture.isVisible()
    # A task that is ticked off leaves the list, and what waited for it may come.
    page.start_button.click()
    assert model.setData(model.index(0, DONE), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    page.refresh()
    assert may[0].task.id not in [item.task.id for item in model.items]
    page.open_place(Place("readiness", "sponsorship"))
    assert page.tasks.isVisible() and not page.start_button.isChecked()


def test_the_tab_that_holds_what_is_late_says_so(qtbot: QtBot, technology: OpenAlliance) -> None:
    page = shown(qtbot, technology)
    late = {lane.id: lane.late for lane in page.lanes.lanes if lane.id}
    assert len([lane for lane, many in late.items() if lane and many]) > 2
    for lane, many in late.items():
        if lane:
            page.show_lane(lane)
            told = [re.search(r"\((\d+) late\)", button.text()) for button in page.tabs.buttons.values()]
            assert sum(int(found[1]) for found in told if found) == many, lane


def test_tasks_beside_the_lanes_have_a_heading_of_their_own(qtbot: QtBot, technology: OpenAlliance) -> None:
    page = shown(qtbot, technology)
    assert [lane.title for lane in page.lanes.lanes][-2:] == ["Beside the lanes", "Other tasks"]
