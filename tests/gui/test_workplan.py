"""The workplan page: bars by mouse and keyboard, links, rings, baseline, filters, one undo step each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QImage, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from alliance_desk.assessment.place import Gap, Place
from alliance_desk.gui import theme
from alliance_desk.gui.gantt import cells, edits, offers, painting, words
from alliance_desk.gui.gantt.chart import GanttChart
from alliance_desk.gui.gantt.painting import ROW, handle_at
from alliance_desk.gui.gantt.rows import PAST, GroupRow, MilestoneRow, TaskRow
from alliance_desk.gui.gantt.table import LEAST
from alliance_desk.gui.main_window import MainWindow
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.pages.workplan import WorkplanPage
from alliance_desk.playbook import Playbook
from alliance_desk.records import Alliance, Milestone, Partner, Person, Task, TaskLink
from alliance_desk.store.store import Store
from tests.gui.conftest import TODAY, Said
from tests.gui.test_access import unnamed

MONDAY = date(2026, 11, 23)
Fill = Callable[..., OpenAlliance]
Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def fill(qapp: QApplication, store: Store, playbook: Playbook) -> Iterator[Fill]:
    """Return what opens an alliance with these tasks, a chain A → B → C unless told otherwise."""
    opened: list[OpenAlliance] = []

    def make(tasks: list[dict[str, Any]] | None = None, chain: int = 0) -> OpenAlliance:
        alliance = Alliance(name="Corvane / Helix Arc")
        ours = Partner(alliance_id=alliance.id, name="Corvane", own=True)
        theirs = Partner(alliance_id=alliance.id, name="Helix Arc", position=1)
        rows = [Task(alliance_id=alliance.id, position=at, **values) for at, values in enumerate(tasks or [])]
        with store.edit("Fill") as session:
            session.add_all([alliance, ours, theirs])
            session.flush()
            session.add(Person(alliance_id=alliance.id, partner_id=ours.id, name="Maria Ortiz"))
            session.add_all(rows)
            session.flush()
            for one, two in pairwise(rows[: chain + 1] if chain else []):
                session.add(TaskLink(alliance_id=alliance.id, before_id=one.id, after_id=two.id))
        here = OpenAlliance(store, playbook, alliance.id, lambda: TODAY)
        opened.append(here)
        return here

    yield make
    for each in opened:
        each.close()


CHAIN: list[dict[str, Any]] = [
    {"title": "Alpha", "functional_plan": "Clinical", "start": MONDAY, "duration": 5},
    {"title": "Beta", "functional_plan": "Clinical", "duration": 3},
    {"title": "Gamma", "functional_plan": "Regulatory", "duration": 2},
]


def shown(qtbot: QtBot, here: OpenAlliance) -> WorkplanPage:
    page = WorkplanPage(here)
    qtbot.addWidget(page)
    page.resize(1052, 736)
    page.show()
    qtbot.waitExposed(page)
    return page


@pytest.fixture
def page(qtbot: QtBot, fill: Fill) -> WorkplanPage:
    return shown(qtbot, fill(CHAIN, 2))


def task(page: WorkplanPage, title: str) -> Task:
    found = page.alliance.dossier.one(Task, title=title)
    assert found is not None
    return found


def line(page: WorkplanPage, title: str) -> int:
    return page.view.model.row_of(task(page, title).id)


def span(page: WorkplanPage, title: str) -> tuple[date, date]:
    return row_span(page, line(page, title))


def row_span(page: WorkplanPage, at: int) -> tuple[date, date]:
    row = page.view.model.rows[at]
    assert isinstance(row, TaskRow) and row.span
    return row.span


def middle(page: WorkplanPage, title: str, part: str = "body") -> QPoint:
    chart = page.view.chart
    page.view.table.go_to(line(page, title))
    box = chart.box_of(line(page, title))
    assert box is not None
    at = {
        "body": box.center(),
        "end": QPointF(box.right() - 2, box.center().y()),
        "handle": handle_at(box),
    }[part]
    left, up = chart.horizontalScrollBar().value(), chart.verticalScrollBar().value()
    return QPoint(round(at.x() - left), round(at.y() - up))


def drag(qtbot: QtBot, chart: GanttChart, begin: QPoint, end: QPoint, drop: bool = True) -> None:
    room = chart.viewport()
    qtbot.mousePress(room, Qt.MouseButton.LeftButton, pos=begin)
    half = (begin + end) / 2
    for at in (begin + QPoint(2, 0), half, end):
        qtbot.mouseMove(room, at)
    if drop:
        qtbot.mouseRelease(room, Qt.MouseButton.LeftButton, pos=end)


def enter(qtbot: QtBot, editor: QLineEdit) -> None:
    """End the editing of a cell, which Qt commits a moment later."""
    qtbot.keyClick(editor, Key.Key_Return)
    QApplication.processEvents()


def undo_once(page: WorkplanPage, label: str) -> None:
    store = page.alliance.store
    assert store.undo_label == label
    store.undo()


def test_lines_stand_by_plan_and_the_order_is_stable(page: WorkplanPage) -> None:
    titles = [row.title for row in page.view.model.rows]
    assert titles == ["Clinical", "Alpha", "Beta", "Regulatory", "Gamma"]
    page.view.move_to(page.view.model.rows[1], MONDAY + timedelta(days=70))
    assert [row.title for row in page.view.model.rows] == titles


def test_the_sample_shows_every_task_the_startup_plan_first(qtbot: QtBot, alliance: OpenAlliance) -> None:
    page = shown(qtbot, alliance)
    page.view.model.fold(PAST, False)
    rows = page.view.model.rows
    assert {row.key for row in rows if isinstance(row, TaskRow)} == {t.id for t in alliance.dossier.all(Task)}
    assert {row.key for row in rows if isinstance(row, MilestoneRow)} == {
        each.id for each in alliance.dossier.all(Milestone)
    }
    groups = [row for row in rows if isinstance(row, GroupRow)]
    assert groups[0].title == "Startup plan" and groups[-1].milestones
    assert not unnamed(page)


def test_dragging_a_bar_moves_start_and_finish_and_what_follows(qtbot: QtBot, page: WorkplanPage) -> None:
    chart = page.view.chart
    begin = middle(page, "Alpha")
    week = round(7 * chart.scale.per_day)
    drag(qtbot, chart, begin, begin + QPoint(week, 0))
    assert span(page, "Alpha") == (MONDAY + timedelta(days=7), MONDAY + timedelta(days=11))
    assert task(page, "Alpha").duration == 5
    assert span(page, "Beta")[0] == MONDAY + timedelta(days=14)
    assert "2 tasks moved with it." in page.notice_label.text()
    assert page.undo_button.isVisible()
    undo_once(page, f"Move Alpha to {edits.span_words(*(MONDAY + timedelta(days=n) for n in (7, 11)))}")
    assert span(page, "Alpha")[0] == MONDAY
    assert not page.undo_button.isVisible()


def test_a_bar_dropped_on_a_weekend_begins_on_the_monday(qtbot: QtBot, page: WorkplanPage) -> None:
    begin = middle(page, "Alpha")
    drag(qtbot, page.view.chart, begin, begin + QPoint(round(5 * page.view.chart.scale.per_day), 0))
    assert span(page, "Alpha")[0] == MONDAY + timedelta(days=7)


def test_escape_gives_a_drag_up(qtbot: QtBot, page: WorkplanPage) -> None:
    chart, before = page.view.chart, page.alliance.store.undo_label
    begin = middle(page, "Alpha")
    end = begin + QPoint(100, 0)
    drag(qtbot, chart, begin, end, drop=False)
    assert chart.gesture is not None and chart.gesture.moving
    chart.grab()  # with the ghost and the dates beside the pointer
    qtbot.keyClick(chart, Key.Key_Escape)
    qtbot.mouseRelease(chart.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert chart.gesture is None
    assert span(page, "Alpha")[0] == MONDAY and page.alliance.store.undo_label == before


def test_dragging_the_end_changes_the_days(qtbot: QtBot, page: WorkplanPage) -> None:
    chart = page.view.chart
    begin = middle(page, "Alpha", "end")
    drag(qtbot, chart, begin, begin + QPoint(round(4 * chart.scale.per_day), 0))
    assert task(page, "Alpha").duration == 7
    assert span(page, "Alpha") == (MONDAY, MONDAY + timedelta(days=8))
    page.alliance.store.undo()
    begin = middle(page, "Alpha", "end")
    drag(qtbot, chart, begin, begin - QPoint(round(30 * chart.scale.per_day), 0))
    assert span(page, "Alpha") == (MONDAY, MONDAY), "never shorter than a day"


def test_drawing_a_link_and_the_ring_that_is_refused(qtbot: QtBot, fill: Fill) -> None:
    page = shown(qtbot, fill([*CHAIN[:1], {**CHAIN[1], "start": MONDAY}], 0))
    chart = page.view.chart
    drag(qtbot, chart, middle(page, "Alpha", "handle"), middle(page, "Beta"))
    links = page.alliance.dossier.all(TaskLink)
    assert [(link.before_id, link.after_id) for link in links] == [
        (task(page, "Alpha").id, task(page, "Beta").id)
    ]
    assert span(page, "Beta")[0] == MONDAY + timedelta(days=7), "it follows what it was linked to"
    begin = middle(page, "Beta", "handle")
    page.view.table.go_to(line(page, "Beta"))
    drag(
        qtbot,
        chart,
        begin,
        middle(page, "Beta")
        + QPoint(0, line(page, "Alpha") * theme.px(ROW) - line(page, "Beta") * theme.px(ROW)),
    )
    assert len(page.alliance.dossier.all(TaskLink)) == 1
    said = page.notice_label.text()
    assert said == "That would be a ring, in which no task could start: “Alpha” → “Beta” → “Alpha”."
    assert page.notice_label.property("role") == "error"
    undo_once(page, "Let Beta come after Alpha")
    assert not page.alliance.dossier.all(TaskLink) and task(page, "Beta").start == MONDAY


def test_a_chosen_link_is_deleted_and_comes_back(qtbot: QtBot, page: WorkplanPage) -> None:
    chart = page.view.chart
    chart.grab()
    link, path = chart.paths[0]
    left, up = chart.horizontalScrollBar().value(), chart.verticalScrollBar().value()
    (x1, y1), (x2, y2) = path[1], path[2]
    at = QPoint(round((x1 + x2) / 2 - left), round((y1 + y2) / 2 - up))
    chart.setFocus()
    qtbot.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert chart.link is not None and chart.link.id == link.id
    assert "comes after" in page.notice_label.text()
    chart.grab()
    qtbot.keyClick(chart, Key.Key_Delete)
    assert len(page.alliance.dossier.all(TaskLink)) == 1 and len(page.alliance.dossier.all(Task)) == 3
    page.undo_button.click()
    assert len(page.alliance.dossier.all(TaskLink)) == 2


@pytest.mark.parametrize("widget", ["table", "chart"])
def test_the_keyboard_moves_and_stretches(qtbot: QtBot, page: WorkplanPage, widget: str) -> None:
    focus = getattr(page.view, widget)
    page.view.table.go_to(line(page, "Alpha"))
    focus.setFocus()
    qtbot.keyClick(focus, Key.Key_Right, Mod.AltModifier)
    assert span(page, "Alpha") == (MONDAY + timedelta(days=1), MONDAY + timedelta(days=7))
    qtbot.keyClick(focus, Key.Key_Left, Mod.AltModifier)
    assert span(page, "Alpha")[0] == MONDAY
    qtbot.keyClick(focus, Key.Key_PageDown, Mod.AltModifier)
    assert span(page, "Alpha")[0] == MONDAY + timedelta(days=7)
    qtbot.keyClick(focus, Key.Key_Right, Mod.AltModifier | Mod.ShiftModifier)
    assert task(page, "Alpha").duration == 6
    qtbot.keyClick(focus, Key.Key_Left, Mod.AltModifier | Mod.ShiftModifier)
    assert task(page, "Alpha").duration == 5
    for _ in range(5):
        page.alliance.store.undo()
    assert span(page, "Alpha") == (MONDAY, MONDAY + timedelta(days=4))


def test_arrows_choose_and_fold_and_scroll(qtbot: QtBot, page: WorkplanPage) -> None:
    table, chart = page.view.table, page.view.chart
    table.go_to(0)
    chart.setFocus()
    qtbot.keyClick(chart, Key.Key_Down)
    assert table.currentIndex().row() == 1 == chart.current
    chart.zoom(40)
    before = chart.horizontalScrollBar().value()
    qtbot.keyClick(chart, Key.Key_Right)
    assert chart.horizontalScrollBar().value() > before
    table.go_to(0)
    qtbot.keyClick(table, Key.Key_Space)
    assert [row.title for row in page.view.model.rows] == ["Clinical", "Regulatory", "Gamma"]
    qtbot.keyClick(table, Key.Key_Right)
    assert len(page.view.model.rows) == 5


def test_a_date_set_by_hand_stays_and_is_told_until_the_plan_dates_it(
    qtbot: QtBot, page: WorkplanPage
) -> None:
    page.view.table.go_to(line(page, "Beta"))
    page.view.run("later")
    assert task(page, "Beta").start == MONDAY + timedelta(days=8)
    page.view.table.go_to(line(page, "Alpha"))
    page.view.run("week_later")
    assert "1 stays because its date is set by hand." in page.notice_label.text()
    assert page.problems_button.isVisible() and page.problems_button.text() == "1 date does not fit"
    page.problems_button.click()
    assert page.view.table.currentIndex().row() == line(page, "Beta")
    page.view.table.setFocus()
    qtbot.keyClick(page.view.table, Key.Key_Backspace, Mod.ControlModifier)
    assert task(page, "Beta").start is None
    assert span(page, "Beta")[0] == MONDAY + timedelta(days=14)
    assert not page.problems_button.isVisible()


def test_a_task_on_an_anchor_is_set_by_hand_and_given_back(qtbot: QtBot, alliance: OpenAlliance) -> None:
    page = shown(qtbot, alliance)
    found = alliance.dossier.one(Task, item="plan.bio.prereads")
    assert found is not None and found.due is None
    at = page.view.model.row_of(found.id)
    page.view.table.go_to(at)
    before = row_span(page, at)
    page.view.run("later")
    now = alliance.dossier.get(Task, found.id)
    assert now and now.due and now.due > before[1]
    page.view.run("follow")
    assert row_span(page, at) == before


def test_adding_goes_to_the_plan_of_the_current_line(qtbot: QtBot, page: WorkplanPage) -> None:
    page.view.table.go_to(line(page, "Beta"))
    page.filter_edit.setText("beta")
    page.view.table.setFocus()
    qtbot.keyClick(page.view.table, Key.Key_N, Mod.ControlModifier | Mod.ShiftModifier)
    editor = next(each for each in page.view.table.findChildren(QLineEdit) if each.isVisible())
    qtbot.keyClicks(editor, "Delta")
    enter(qtbot, editor)
    assert task(page, "Delta").functional_plan == "Clinical"
    assert line(page, "Delta") == 3
    page.view.add_plan()
    editor = next(each for each in page.view.table.findChildren(QLineEdit) if each.isVisible())
    qtbot.keyClicks(editor, "Safety")
    enter(qtbot, editor)
    assert page.alliance.dossier.all(Task)[-1].functional_plan == "Safety"
    page.view.add_milestone()
    assert isinstance(page.view.model.rows[-1], MilestoneRow)
    assert page.alliance.store.undo_label == "Add milestone"


def test_deleting_takes_the_links_along_and_undo_brings_all_back(qtbot: QtBot, page: WorkplanPage) -> None:
    page.view.table.go_to(line(page, "Beta"))
    page.view.table.setFocus()
    qtbot.keyClick(page.view.table, Key.Key_Delete)
    assert not page.alliance.dossier.all(TaskLink) and len(page.alliance.dossier.all(Task)) == 2
    undo_once(page, "Delete Beta")
    assert len(page.alliance.dossier.all(TaskLink)) == 2


def test_the_link_dialog_links_refuses_and_takes_away(qtbot: QtBot, page: WorkplanPage) -> None:
    page.view.table.go_to(line(page, "Alpha"))
    page.view.table.setFocus()
    qtbot.keyClick(page.view.table, Key.Key_L, Mod.ControlModifier)
    dialog = page.view.dialog
    assert dialog is not None and dialog.isVisible() and not unnamed(dialog)
    dialog.filter_edit.setText("gamma")
    assert dialog.task_list.count() == 1
    dialog.link_button.click()
    assert dialog.error_label.text().startswith("That would be a ring") and dialog.error_label.isVisible()
    dialog.way_combo.setCurrentIndex(1)
    dialog.lag_spin.setValue(2)
    dialog.link_button.click()
    assert not dialog.error_label.isVisible()
    made = page.alliance.dossier.all(TaskLink)[-1]
    assert (made.before_id, made.after_id, made.lag) == (task(page, "Alpha").id, task(page, "Gamma").id, 2)
    dialog.link_list.setCurrentRow(dialog.link_list.count() - 1)
    dialog.remove_button.click()
    assert len(page.alliance.dossier.all(TaskLink)) == 2
    dialog.close_button.click()


def test_the_baseline_asks_before_it_is_replaced_and_shows_what_moved(page: WorkplanPage, said: Said) -> None:
    page.keep_baseline()
    assert not said.sentences and task(page, "Alpha").baseline_start == MONDAY
    assert page.baseline_label.text() == "Baseline kept: nothing moved"
    page.view.table.go_to(line(page, "Beta"))
    page.view.run("week_later")
    assert page.view.model.text(page.view.model.rows[line(page, "Beta")], cells.DRIFT) == "5 days later"
    assert page.baseline_label.text() == "Since the baseline: 2 later"
    page.only_combo.setCurrentIndex(3)
    assert [row.title for row in page.view.model.rows] == ["Clinical", "Beta", "Regulatory", "Gamma"]
    tip = page.view.model.index(1, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert "Baseline:" in tip and "5 days later" in tip
    said.sure = False
    page.keep_baseline()
    assert said.sentences == ["Replace the baseline with the dates of now?"]
    assert page.view.model.rows, "nothing was replaced"
    page.clear_baseline()
    assert task(page, "Alpha").baseline_start is None
    undo_once(page, "Clear baseline")
    assert task(page, "Alpha").baseline_start == MONDAY


def test_filters_by_plan_owner_state_and_words(page: WorkplanPage) -> None:
    store, person = page.alliance.store, page.alliance.dossier.all(Person)[0]
    with store.edit("Own") as session:
        session.get_one(Task, task(page, "Gamma").id).other_owner_id = person.id
    titles: Callable[[], list[str]] = lambda: [row.title for row in page.view.model.rows]  # noqa: E731
    page.owner_combo.setCurrentIndex(page.owner_combo.findText("Maria Ortiz"))
    assert titles() == ["Regulatory", "Gamma"]
    page.show_all()
    page.plan_combo.setCurrentIndex(page.plan_combo.findText("Regulatory"))
    assert titles() == ["Regulatory", "Gamma"]
    page.show_all()
    page.filter_edit.setText("alph")
    assert titles() == ["Clinical", "Alpha"]
    page.filter_edit.setText("nothing like it")
    assert page.empty_card.isVisible() and page.empty_label.text() == "No task matches the filter."
    page.all_button.click()
    assert len(titles()) == 5 and page.plan_card.isVisible()
    page.only_combo.setCurrentIndex(1)
    assert titles() == ["Clinical", "Alpha", "Beta", "Regulatory", "Gamma"], "the chain is the critical path"
    page.only_combo.setCurrentIndex(2)
    assert page.empty_card.isVisible(), "nothing is late"


def test_an_end_before_the_start_is_told_beside_the_field_and_kept(qtbot: QtBot, page: WorkplanPage) -> None:
    table, before = page.view.table, page.alliance.store.undo_label
    cell = page.view.model.index(line(page, "Alpha"), cells.FINISH)
    table.setCurrentIndex(cell)
    table.edit(cell)
    editor = next(each for each in table.findChildren(QLineEdit) if each.isVisible())
    editor.clear()
    qtbot.keyClicks(editor, "2 Nov 2026")
    qtbot.keyClick(editor, Key.Key_Return)
    assert editor.isVisible() and editor.text() == "2 Nov 2026"
    delegate: Any = table.itemDelegate()
    assert delegate.complaint.text() == "The finish cannot be before the start, 23 Nov."
    assert editor.toolTip() == delegate.complaint.text() and delegate.complaint.isVisible()
    assert page.alliance.store.undo_label == before
    editor.clear()
    qtbot.keyClicks(editor, "no date at all")
    qtbot.keyClick(editor, Key.Key_Return)
    assert "is not a date" in delegate.complaint.text()
    editor.clear()
    qtbot.keyClicks(editor, "1 Dec 2026")
    enter(qtbot, editor)
    assert span(page, "Alpha") == (MONDAY, date(2026, 12, 1)) and delegate.complaint is None
    assert task(page, "Alpha").duration == 7


def test_cells_write_what_they_say(page: WorkplanPage) -> None:
    model, person = page.view.model, page.alliance.dossier.all(Person)[0]
    at = line(page, "Alpha")
    writes: list[tuple[int, object, str, object]] = [
        (cells.OWNER, ("person", person.id), "owner_id", person.id),
        (cells.OTHER, ("person", person.id), "other_owner_id", person.id),
        (cells.START, QDate(2026, 11, 25), "start", date(2026, 11, 25)),
        (cells.DAYS, 4, "duration", 4),
        (cells.TASK, "Alpha one", "title", "Alpha one"),
    ]
    for column, value, field, stored in writes:
        assert model.setData(model.index(at, column), value)
        found = page.alliance.dossier.all(Task)[0]
        assert getattr(found, field) == stored
        assert not model.setData(model.index(at, column), value), "nothing changed"
    assert not model.setData(model.index(at, cells.DAYS), 0)
    assert model.setData(model.index(at, cells.PLAN), "Safety")
    assert [row.title for row in model.rows][:2] == ["Safety", "Alpha one"]
    box = model.index(1, cells.DONE)
    assert model.setData(box, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert page.alliance.dossier.all(Task)[0].done_on == TODAY
    assert model.setData(model.index(0, cells.TASK), "Safety and quality")
    assert page.alliance.dossier.all(Task)[0].functional_plan == "Safety and quality"


def test_a_milestone_is_moved_by_mouse_and_keyboard(qtbot: QtBot, page: WorkplanPage) -> None:
    id = edits.add_milestone(page.alliance)
    at, chart = page.view.model.row_of(id), page.view.chart
    page.view.table.go_to(at)
    page.view.run("week_later")
    here = page.alliance.dossier.get(Milestone, id)
    assert here and here.on == MONDAY + timedelta(days=7)
    box = chart.box_of(at)
    assert box is not None
    begin = box.center().toPoint() - QPoint(
        chart.horizontalScrollBar().value(), chart.verticalScrollBar().value()
    )
    drag(qtbot, chart, begin, begin + QPoint(round(7 * chart.scale.per_day), 0))
    here = page.alliance.dossier.get(Milestone, id)
    assert here and here.on == MONDAY + timedelta(days=14)


def test_a_task_leads_to_a_milestone_that_tells_when_it_is_missed(page: WorkplanPage) -> None:
    id, model = edits.add_milestone(page.alliance), page.view.model
    at = line(page, "Gamma")
    assert model.setData(model.index(at, cells.MILESTONE), id)
    assert task(page, "Gamma").milestone_id == id
    row = model.rows[model.row_of(id)]
    assert model.text(row, cells.STATE) == "tasks end 9 days after it"
    assert (id, "") not in offers.milestones(page.alliance.dossier)
    page.only_combo.setCurrentIndex(2)
    assert [row.title for row in model.rows] == ["Milestones", "Milestone without a title"]


def test_the_table_and_the_chart_take_another_text_size(qapp: QApplication, page: WorkplanPage) -> None:
    try:
        theme.apply(qapp, dark=False, scale=1.5)
        QApplication.processEvents()
        table = page.view.table
        assert table.rowHeight(1) == theme.px(ROW) == 57
        assert table.viewport().height() == page.view.chart.viewport().height()
        assert not page.grab().isNull()
    finally:
        theme.apply(qapp, dark=False)


def test_the_keys_of_the_window_do_not_take_those_of_the_workplan(qtbot: QtBot, window: MainWindow) -> None:
    window.open_alliance(window.portfolio.model.rows[1].id)
    window.open_place(Place("workplan"))
    QApplication.processEvents()
    page = window.pages.page
    assert isinstance(page, WorkplanPage)
    at = next(n for n, row in enumerate(page.view.model.rows) if isinstance(row, TaskRow) and row.task.start)
    page.view.table.go_to(at)
    page.view.table.setFocus()
    before, width = row_span(page, at), page.view.chart.scale.per_day
    qtbot.keyClick(page.view.table, Key.Key_Right, Mod.AltModifier)
    qtbot.keyClick(page.view.table, Key.Key_Plus, Mod.ControlModifier)
    assert window.pages.page is page and row_span(page, at)[0] > before[0]
    assert page.view.chart.scale.per_day > width
    qtbot.keyClick(page.view.table, Key.Key_Z, Mod.ControlModifier)
    assert row_span(page, at) == before


def test_zoom_keeps_the_day_under_the_pointer(qtbot: QtBot, page: WorkplanPage) -> None:
    chart = page.view.chart
    chart.setFocus()
    page.weeks_button.click()
    x = 200.0
    before = chart.scale.day_at(x + chart.horizontalScrollBar().value())
    turn = QWheelEvent(
        QPointF(x, 50), chart.viewport().mapToGlobal(QPointF(x, 50)), QPoint(), QPoint(0, 120),
        Qt.MouseButton.NoButton, Mod.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    wide = chart.scale.per_day
    QApplication.sendEvent(chart.viewport(), turn)
    assert chart.scale.per_day > wide
    after = chart.scale.day_at(x + chart.horizontalScrollBar().value())
    assert abs((after - before).days) <= 1
    wide = chart.scale.per_day
    qtbot.keyClick(chart, Key.Key_Minus, Mod.ControlModifier)
    assert chart.scale.per_day < wide
    qtbot.keyClick(chart, Key.Key_0, Mod.ControlModifier)
    assert chart.fits and page.fit_button.isChecked() and chart.horizontalScrollBar().maximum() <= 1


def test_a_bar_keeps_its_place_on_screen_when_the_first_one_moves_away(page: WorkplanPage) -> None:
    chart = page.view.chart
    left = chart.scale.day_at(chart.horizontalScrollBar().value())
    page.view.move_to(page.view.model.rows[line(page, "Alpha")], MONDAY - timedelta(days=200))
    page.view.table.go_to(line(page, "Gamma"))
    assert chart.scale.first < MONDAY - timedelta(days=200)
    assert abs((chart.scale.day_at(chart.horizontalScrollBar().value()) - left).days) <= 220


@pytest.mark.parametrize("number", [0, 1, 60])
@pytest.mark.parametrize("dark", [False, True])
def test_any_number_of_tasks_in_both_themes(
    qtbot: QtBot, qapp: QApplication, fill: Fill, number: int, dark: bool
) -> None:
    tasks: list[dict[str, Any]] = [
        {
            "title": f"Task {at} " + "with a long title " * (at % 4),
            "functional_plan": ("", "Clinical", "Regulatory")[at % 3],
            "start": MONDAY + timedelta(days=at) if at % 5 else None,
            "duration": at % 9 + 1,
            "done_on": TODAY if at % 7 == 0 else None,
            "hold": at % 6 == 0,
            "baseline_due": MONDAY if at % 2 else None,
        }
        for at in range(number)
    ]
    theme.apply(qapp, dark=dark)
    try:
        page = shown(qtbot, fill(tasks, max(number - 1, 0)))
        for width in (0.2, 2, 7, 30):
            page.view.chart.zoom(width)
            assert not page.grab().isNull()
        assert page.empty_card.isVisible() == (number == 0)
        assert sum(isinstance(row, TaskRow) for row in page.view.model.rows) == number
        if not number:
            assert page.first_button.isVisible() and page.plan_button.isVisible()
            page.plan_button.click()
            assert page.plan_card.isVisible() and len(page.alliance.dossier.all(Task)) == 1
    finally:
        theme.apply(qapp, dark=False)


def test_the_table_and_the_chart_scroll_together_and_only_what_is_seen_is_painted(
    qtbot: QtBot, fill: Fill, monkeypatch: pytest.MonkeyPatch
) -> None:
    tasks = [
        {"title": f"Task {at}", "functional_plan": "Clinical", "start": MONDAY, "duration": 3}
        for at in range(400)
    ]
    page = shown(qtbot, fill(tasks))
    table, chart = page.view.table, page.view.chart
    assert table.verticalScrollBar().maximum() == chart.verticalScrollBar().maximum() > 0
    chart.verticalScrollBar().setValue(4000)
    assert table.verticalScrollBar().value() == 4000
    assert table.rowAt(5) == 4005 // theme.px(ROW) == chart.row_at(QPointF(5, 4005))
    painted: list[int] = []
    whole = chart._paint_row
    monkeypatch.setattr(
        chart, "_paint_row", lambda painter, at, top: (painted.append(at), whole(painter, at, top))
    )
    chart.grab()
    assert 0 < len(set(painted)) <= chart.viewport().height() // theme.px(ROW) + 2


def test_a_place_leads_to_the_task_and_its_field(page: WorkplanPage) -> None:
    page.filter_edit.setText("alpha")
    page.open_place(Place("workplan", field="due", record=task(page, "Gamma").id))
    current = page.view.table.currentIndex()
    assert (current.row(), current.column()) == (line(page, "Gamma"), cells.FINISH)
    page.open_place(Place("workplan", record=UUID(int=7)))


def test_every_cell_is_heard(page: WorkplanPage) -> None:
    model = page.view.model
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            assert model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)
    heard = QAccessible.queryAccessibleInterface(page.view.table)
    assert heard is not None and heard.text(QAccessible.Text.Name) == "Workplan as a table"
    assert model.text(model.rows[line(page, "Beta")], cells.AFTER) == "Alpha"


def test_the_picture_is_trimmed_to_the_dates(qtbot: QtBot, page: WorkplanPage) -> None:
    page.picture_button.click()
    dialog = page.picture
    assert dialog is not None and not unnamed(dialog)
    assert dialog.picture.picture and "Gamma" in dialog.picture.picture.alt
    dialog.last.show_value(MONDAY + timedelta(days=3))
    dialog.draw()
    assert "Gamma" not in dialog.picture.picture.alt and "Alpha" in dialog.picture.picture.alt
    dialog.first.show_value(MONDAY + timedelta(days=30))
    dialog.draw()
    assert dialog.error_label.text() == "The last date is before the first."
    dialog.close_button.click()


def test_what_was_done_before_today_is_folded_away_and_found_again(qtbot: QtBot, fill: Fill) -> None:
    days = [TODAY - timedelta(days=9), TODAY - timedelta(days=2), TODAY, None]
    page = shown(qtbot, fill([{"title": f"T{at}", "done_on": day} for at, day in enumerate(days)]))
    model = page.view.model
    assert [row.title for row in model.rows] == ["Startup plan", "Done before today", "T2", "T3"]
    assert model.text(model.rows[1], cells.STATE) == "2 done"
    assert not model.flags(model.index(1, cells.TASK)) & Qt.ItemFlag.ItemIsEditable
    page.view.table.go_to(1)
    qtbot.keyClick(page.view.table, Key.Key_Space)
    assert [row.title for row in model.rows][1:4] == ["Done before today", "T0", "T1"]
    qtbot.keyClick(page.view.table, Key.Key_Space)
    # What is done today stays in sight; a filter or a link finds what is folded away.
    assert edits.toggle_done(page.alliance, model.rows[3])
    assert [row.title for row in model.rows][2:] == ["T2", "T3"]
    page.filter_edit.setText("T1")
    assert [row.title for row in model.rows] == ["Startup plan", "T1"]
    page.filter_edit.clear()
    page.open_place(Place("workplan", field="title", record=task(page, "T0").id))
    assert model.rows[page.view.table.currentIndex().row()].title == "T0"


def test_the_task_takes_the_room_of_the_table(qtbot: QtBot, page: WorkplanPage) -> None:
    table, splitter = page.view.table, page.view.splitter
    seen = (cells.DONE, cells.FINISH, cells.STATE)
    assert table.columnWidth(cells.TASK) >= theme.px(270)
    assert (
        table.columnViewportPosition(cells.STATE) + table.columnWidth(cells.STATE) <= table.viewport().width()
    )
    splitter.setSizes([theme.px(620), theme.px(440)])
    wide = table.columnWidth(cells.TASK)
    assert wide == table.viewport().width() - sum(table.columnWidth(each) for each in seen)
    splitter.setSizes([theme.px(250), theme.px(810)])
    assert theme.px(LEAST) == table.columnWidth(cells.TASK) < wide


def test_large_type_has_room_for_every_button_and_for_the_chart(
    qapp: QApplication, page: WorkplanPage
) -> None:
    try:
        theme.apply(qapp, dark=False, scale=1.5)
        page.resize(935, 736)
        QApplication.processEvents()
        for button in (page.add_button, page.more_button, page.baseline_button, page.weeks_button):
            assert button.width() >= button.sizeHint().width() and page.rect().contains(button.geometry())
        assert page.add_button.y() > page.problems_button.y()
        assert page.view.chart.width() >= page.view.width() * 35 // 100
        assert page.plan_card.height() > page.height() // 2
    finally:
        theme.apply(qapp, dark=False)


def test_what_does_not_fit_is_named_by_its_kind() -> None:
    def gaps(*fields: str) -> list[Gap]:
        return [Gap("", Place("workplan", field=field), "risk") for field in fields]

    assert words.problem_words(gaps("due")) == "1 date does not fit"
    assert words.problem_words(gaps("due", "start")) == "2 dates do not fit"
    assert words.problem_words(gaps("on")) == "1 milestone does not fit"
    assert words.problem_words(gaps("due", "on", "on")) == "1 date and 2 milestones do not fit"
    said = words.problem_words(gaps("due", "start", "on", "dependencies"))
    assert said == "2 dates, 1 milestone and 1 ring of tasks do not fit"
    assert words.moved_words([3, 5]) == "Since the baseline: 2 later"
    assert words.moved_words([3, -1]) == "Since the baseline: 1 later, 1 earlier"
    assert words.moved_words([]) == "Baseline kept: nothing moved"


def test_a_milestone_follows_the_name_of_its_partner(page: WorkplanPage) -> None:
    here = page.alliance
    partner = here.dossier.partners[1]
    with here.store.edit("Add") as session:
        row = Milestone(alliance_id=here.id, title="Filing", partner_id=partner.id)
        session.add(row)
    page.refresh()
    at = page.view.model.row_of(row.id)
    told: list[int] = []
    page.view.model.dataChanged.connect(lambda first, last: told.extend(range(first.row(), last.row() + 1)))
    with here.store.edit("Rename") as session:
        session.get_one(Partner, partner.id).name = "Helix Boreal"
    page.refresh()
    assert page.view.model.text(page.view.model.rows[at], cells.OWNER) == "Helix Boreal"
    assert at in told


def test_no_arrow_runs_through_the_name_of_an_owner(page: WorkplanPage) -> None:
    image = QImage(200, 40, QImage.Format.Format_RGB32)
    image.fill(theme.color("paper"))
    painter = QPainter(image)
    painter.setPen(QPen(theme.color("bad"), 2))
    painter.drawLine(0, 20, 200, 20)
    look = painting.Look("ours", "Maria Ortiz")
    painting.paint_words(painter, look, 40, QRectF(20, 10, 10, 20))
    painter.end()
    bad = theme.color("bad").rgb()
    assert image.pixel(20, 20) == bad
    assert not [x for x in range(40, 80) if image.pixel(x, 20) == bad]


def test_a_bar_that_is_dragged_to_the_edge_takes_the_chart_along(qtbot: QtBot, page: WorkplanPage) -> None:
    chart = page.view.chart
    chart.zoom(theme.px(30))
    begin = middle(page, "Alpha")
    across, room = chart.horizontalScrollBar(), chart.viewport()
    before, was = across.value(), span(page, "Alpha")
    assert across.maximum() > before
    edge = QPoint(room.width() - 3, begin.y())
    qtbot.mousePress(room, Qt.MouseButton.LeftButton, pos=begin)
    for step in range(8):
        qtbot.mouseMove(room, edge - QPoint(step % 2, 0))
    gone = across.value() - before
    assert gone > 0 and chart.gesture is not None
    dropped = chart.gesture.days
    # What is dropped lies under the pointer: the way of the pointer and that of the chart count together.
    moved = (dropped[0] - was[0]).days * chart.scale.per_day
    assert abs(moved - (edge.x() - begin.x() + gone)) <= 4 * chart.scale.per_day
    qtbot.mouseRelease(room, Qt.MouseButton.LeftButton, pos=edge)
    assert span(page, "Alpha") == dropped and dropped[0] > was[0]
    # Back over the left edge.
    begin, before = middle(page, "Alpha"), across.value()
    qtbot.mousePress(room, Qt.MouseButton.LeftButton, pos=begin)
    for step in range(8):
        qtbot.mouseMove(room, QPoint(3 + step % 2, begin.y()))
    assert across.value() < before
    chart.give_up()
    qtbot.mouseRelease(room, Qt.MouseButton.LeftButton, pos=begin)


def test_a_line_is_chosen_without_a_date_and_told_as_refused(qtbot: QtBot, fill: Fill) -> None:
    page = shown(qtbot, fill([{"title": "Undated"}]))
    page.view.table.go_to(line(page, "Undated"))
    page.view.run("later")
    assert page.notice_label.property("role") == "error" and "Undated" in page.notice_label.text()


def test_no_key_means_two_things(page: WorkplanPage) -> None:
    entries = [action.text().split("\t") for action in page.view.menu().actions() if action.text()]
    assert all(len(entry) == 2 for entry in entries)
    assert len({keys for _, keys in entries}) == len(entries)
