"""The tasks of the plan as a register: the playbook's words and dates show until others are set."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import QDate
from pytestqt.qtbot import QtBot

from alliance_desk.assessment.schedule import plan
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.registers.catalog import REGISTERS
from alliance_desk.gui.registers.view import RegisterView
from alliance_desk.records import Anchor, AnchorKind, Counting, Person, Task, TaskLink

TITLE, DUE = 0, 3


@pytest.fixture
def view(qtbot: QtBot, alliance: OpenAlliance) -> RegisterView:
    made = RegisterView(alliance, REGISTERS["tasks"])
    qtbot.addWidget(made)
    return made


def row_of(view: RegisterView, item: str) -> int:
    return next(at for at, row in enumerate(view.model.rows) if isinstance(row, Task) and row.item == item)


def task(view: RegisterView, item: str) -> Task:
    found = view.model.alliance.dossier.one(Task, item=item)
    assert found is not None
    return found


def test_every_task_of_the_plan_has_its_words_and_its_date(view: RegisterView) -> None:
    assert view.model.rowCount() >= 25
    for at, row in enumerate(view.model.rows):
        assert view.model.index(at, TITLE).data(), row
        assert view.model.index(at, DUE).data() or not (isinstance(row, Task) and row.anchor), row
    view.model.set_filter("scorecard benchmark")
    assert view.model.rowCount() == 1


def test_a_title_of_ones_own_is_kept_and_the_playbooks_comes_back(view: RegisterView) -> None:
    item = "plan.bio.kickoff"
    cell = view.model.index(row_of(view, item), TITLE)
    words = cell.data()
    assert not view.model.setData(cell, words), "the wording is what it was"
    assert view.model.setData(cell, "Kickoff in Ålesund")
    assert task(view, item).title == cell.data() == "Kickoff in Ålesund"
    assert view.model.alliance.store.undo_label == f"Change task of {words[:47].rstrip()}…"
    assert view.model.setData(cell, words)
    assert task(view, item).title == "" and cell.data() == words


def test_a_date_moves_with_its_anchor_until_it_is_set_by_hand(view: RegisterView) -> None:
    item, store = "plan.bio.prereads", view.model.alliance.store
    cell = view.model.index(row_of(view, item), DUE)
    before = cell.data()
    told: list[tuple[int, int]] = []
    view.model.dataChanged.connect(lambda top, _: told.append((top.row(), top.column())))
    signing = view.model.alliance.dossier.one(Anchor, kind=AnchorKind.SIGNING)
    assert signing is not None
    with store.edit("Signing slips") as session:
        session.get_one(Anchor, signing.id).on = date(2026, 11, 25)
    assert (cell.row(), DUE) in told and cell.data() != before
    assert view.model.setData(cell, QDate(2026, 12, 1))
    assert task(view, item).due == date(2026, 12, 1)
    assert view.model.setData(cell, QDate())
    assert task(view, item).due is None and cell.data() != before


def test_deleting_a_task_of_the_plan_names_it(view: RegisterView) -> None:
    view.show()
    at = view.model.index(row_of(view, "plan.bio.debrief"), TITLE)
    view.table.go_to(at)
    words = at.data()
    assert words.startswith("Debrief")
    view.delete()
    assert view.notice_label.text() == f"Deleted task {words[:47].rstrip()}…."


def test_every_date_is_that_of_the_plan(view: RegisterView, alliance: OpenAlliance) -> None:
    """A task that hangs on its anchor by working days, or waits for others, is due when the plan says so."""
    items = plan(alliance.dossier, alliance.playbook, alliance.today())
    due = {item.task.id: item.due for item in items}
    rows = [row for row in view.model.rows if isinstance(row, Task)]
    assert any(row.counting == Counting.WORKING and row.due is None and row.anchor for row in rows)
    column = view.model.columns[DUE]
    assert {row.id: column.value(row) for row in rows} == due


def test_what_waits_for_a_task_moves_with_it(view: RegisterView, alliance: OpenAlliance) -> None:
    model, store = view.model, alliance.store
    with store.edit("Two tasks and a third") as session:
        made = [Task(alliance_id=alliance.id, title=title) for title in ("First", "Then", "Last")]
        made[0].due = date(2027, 3, 1)
        session.add_all(made)
        session.flush()
        links = [
            TaskLink(alliance_id=alliance.id, before_id=one.id, after_id=other.id)
            for one, other in pairwise(made)
        ]
        session.add_all(links)
        first, *waiting = [task.id for task in made]

    def shown() -> list[str]:
        return [model.index(model.row_of(id), DUE).data() for id in waiting]

    assert shown() == ["2 Mar ’27", "3 Mar ’27"]
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda top, _: told.append((top.row(), top.column())))
    with store.edit("The first slips") as session:
        session.get_one(Task, first).due = date(2027, 3, 8)
    assert shown() == ["9 Mar ’27", "10 Mar ’27"]
    assert {(model.row_of(id), DUE) for id in waiting} <= set(told)
    told.clear()
    with store.edit("Its name changes") as session:
        session.get_one(Task, first).title = "The first"
    assert {column for _, column in told} == {TITLE}


def test_the_owner_on_the_other_side_stands_beneath_the_owner(
    view: RegisterView, alliance: OpenAlliance
) -> None:
    at, row = next((at, row) for at, row in enumerate(view.model.rows) if isinstance(row, Task))
    column = view.model.columns[1]
    other = alliance.dossier.all(Person)[-1]
    told: list[tuple[int, int]] = []
    view.model.dataChanged.connect(lambda first, last: told.append((first.row(), first.column())))
    with alliance.store.edit("Name an owner") as session:
        session.get_one(Task, row.id).other_owner_id = other.id
    now = alliance.dossier.get(Task, row.id)
    assert now is not None
    assert column.note(now, alliance.dossier) == (f"with {other.name}", "muted") and (at, 1) in told
    told.clear()
    with alliance.store.edit("Rename") as session:
        session.get_one(Person, other.id).name = "Someone else"
    assert column.note(now, alliance.dossier) == ("with Someone else", "muted") and (at, 1) in told
