"""A plan catches up with a changed playbook: from the Overview and from the menu, as one edit."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from alliance_desk.gui import catching_up
from alliance_desk.gui.main_window import MainWindow
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.pages.overview import OverviewPage
from alliance_desk.playbook import Playbook
from alliance_desk.playbook.house import laid_over
from alliance_desk.records import Task, TaskLink
from alliance_desk.store import house
from tests.gui.conftest import TODAY, Said

HOUSE = """
[[add]]
kind = 'task'
[add.item]
id = 'plan.house.privacy'
title = 'Privacy office looks at the flow of data'
only = 'biopharma'
workstream = 'finalize_workplans'
anchor = 'signing'
offset_days = 10
after = ['plan.bio.signing']

[[add]]
kind = 'task'
[add.item]
id = 'plan.house.audit'
title = 'Audit plan'
only = 'biopharma'
anchor = 'signing'
offset_days = 20
after = ['plan.house.privacy']
"""


@pytest.fixture
def changed(alliance: OpenAlliance, playbook: Playbook) -> OpenAlliance:
    """The sample alliance under a house playbook with two more items."""
    house.keep(alliance.store, "Take in", name="", version="", text=HOUSE, taken_on=TODAY)
    alliance.playbook = laid_over(playbook, HOUSE).for_variant("biopharma")
    return alliance


@pytest.fixture
def page(qtbot: QtBot, changed: OpenAlliance) -> OverviewPage:
    made = OverviewPage(changed)
    qtbot.addWidget(made)
    made.resize(1050, 740)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_a_plan_that_lacks_nothing_is_left_in_peace(qtbot: QtBot, alliance: OpenAlliance) -> None:
    made = OverviewPage(alliance)
    qtbot.addWidget(made)
    assert made.offer.isHidden()
    task = next(task for task in alliance.dossier.all(Task) if task.item == "plan.bio.signing")
    with alliance.store.edit("Delete task") as session:
        for link in alliance.dossier.all(TaskLink):
            if task.id in (link.before_id, link.after_id):
                session.delete(session.get_one(TaskLink, link.id))
        session.delete(session.get_one(Task, task.id))
    made.refresh()
    assert made.offer.isHidden(), "what the user deleted under the same playbook is not offered again"


def test_adding_is_one_edit_and_one_undo(page: OverviewPage, changed: OpenAlliance) -> None:
    before = (changed.dossier.all(Task), changed.dossier.all(TaskLink), changed.alliance)
    assert page.offer.isVisible()
    assert page.offer.label.text() == (
        "2 items of the playbook are not in this plan: Privacy office looks at the flow of data; Audit plan."
    )
    page.offer.add_button.click()
    assert {task.item for task in changed.dossier.all(Task)} >= {"plan.house.privacy", "plan.house.audit"}
    assert len(changed.dossier.all(TaskLink)) == len(before[1]) + 2
    assert not page.offer.isVisible()
    assert changed.store.undo_label == "Add 2 items of the playbook"
    changed.store.undo()
    assert (changed.dossier.all(Task), changed.dossier.all(TaskLink), changed.alliance) == before
    assert page.offer.isVisible()
    changed.store.redo()
    assert not page.offer.isVisible()


def test_what_is_left_out_is_offered_again_only_after_another_change(
    page: OverviewPage, changed: OpenAlliance, playbook: Playbook
) -> None:
    tasks = len(changed.dossier.all(Task))
    page.offer.leave_button.click()
    assert not page.offer.isVisible() and len(changed.dossier.all(Task)) == tasks
    more = HOUSE.replace("plan.house.audit", "plan.house.other")
    assert catching_up.offered(changed.store, changed.dossier, laid_over(playbook, more))
    changed.store.undo()
    assert page.offer.isVisible()


def test_the_menu_offers_it_too(
    open_window: Callable[..., MainWindow], sample_desk: Path, said: Said, qtbot: QtBot
) -> None:
    window = open_window(sample_desk)
    row = next(row for row in window.portfolio.model.rows if row.variant == "biopharma")
    action = window.findChild(QAction, "catch_up_action")
    assert action and window.desk
    window.open_alliance(row.id)
    QApplication.processEvents()
    action.trigger()
    assert said.sentences == ["The plan has every item of the playbook."]
    house.keep(window.desk.store, "Take in", name="", version="", text=HOUSE, taken_on=TODAY)
    qtbot.waitUntil(
        lambda: (
            window.pages.alliance is not None
            and any(item.id == "plan.house.audit" for item in window.pages.alliance.playbook.schedule)
        )
    )

    def items() -> set[str]:
        assert window.pages.alliance
        return {task.item for task in window.pages.alliance.dossier.all(Task)}

    action.trigger()
    assert "2 items" in said.sentences[-1] and "plan.house.audit" not in items(), "Cancel adds nothing"
    said.answer = 0
    action.trigger()
    assert "plan.house.audit" in items()
    action.trigger()
    assert said.sentences[-1] == "The plan has every item of the playbook."
    window.undo_action.trigger()
    assert "plan.house.audit" not in items()
