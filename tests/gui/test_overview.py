"""The overview: what it says is what the assessment says, and everything on it leads somewhere."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from alliance_desk.assessment import progress
from alliance_desk.assessment.place import Place
from alliance_desk.gui.main_window import MainWindow
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.pages.overview import STATEMENT, OverviewPage, where_work_stopped
from alliance_desk.records import Answer, Task
from tests.gui.conftest import TODAY


def test_everything_leads_somewhere(qtbot: QtBot, alliance: OpenAlliance) -> None:
    page = OverviewPage(alliance)
    qtbot.addWidget(page)
    places: list[Place] = []
    page.go.connect(places.append)
    buttons = [page.star, *page.tiles.values(), *page.bars.values(), page.totals, page.continue_button]
    buttons += [row for row in page.action_rows if row.action]
    for button in buttons:
        button.click()
    page.export_button.click()
    assert len(places) == len(buttons) + 1
    assert places[-1] == Place("documents")
    assert {place.page for place in places} >= {"component", "readiness", "scorecard"}


@pytest.mark.parametrize("row", [0, 1])
def test_the_parts_stand_in_one_line_that_heads_no_column(window: MainWindow, row: int) -> None:
    window.open_alliance(window.portfolio.model.rows[row].id)
    QApplication.processEvents()
    page = window.pages.page
    assert isinstance(page, OverviewPage)

    def box(widget: QWidget) -> QRect:
        return QRect(widget.mapTo(page, QPoint()), widget.size())

    title, links = box(page.components_label), [box(each) for each in page.parts.values()]
    assert all(link.top() < title.bottom() and link.left() > title.right() for link in links)
    assert all(link.width() < box(tile).width() for link in links for tile in page.tiles.values())
    assert all(each.width() >= each.sizeHint().width() for each in page.parts.values()), (
        "nothing is shortened"
    )
    score = box(page.totals)
    assert score.bottom() < page.height(), "the scorecard is in view at 1280 by 800"


def test_it_follows_an_edit(qtbot: QtBot, alliance: OpenAlliance) -> None:
    page = OverviewPage(alliance)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    stored = next(row for row in alliance.dossier.all(Answer) if row.question == STATEMENT)
    with alliance.store.edit("Write answer") as session:
        session.get_one(Answer, stored.id).value = "One sentence that both would say."
    assert page.star.text() == "One sentence that both would say."
    late = next(row.action for row in page.action_rows if row.action and row.action.state == "late")
    if late.place.record and (task := alliance.dossier.get(Task, late.place.record)):
        with alliance.store.edit("Tick task") as session:
            session.get_one(Task, task.id).done_on = TODAY
        assert late not in [row.action for row in page.action_rows]


def test_continue_opens_what_was_begun(alliance: OpenAlliance) -> None:
    states = progress.all_components(alliance.dossier, alliance.playbook, TODAY)
    place = where_work_stopped(states)
    begun = next(id for id, state in states.items() if state.done and state.missing)
    assert place.component == begun


def test_pictures_are_told_copied_and_saved(qtbot: QtBot, alliance: OpenAlliance, tmp_path: Path) -> None:
    page = OverviewPage(alliance)
    qtbot.addWidget(page)
    page.resize(1050, 740)
    page.show()
    qtbot.waitExposed(page)
    assert "kickoff" in page.track.accessibleDescription()
    page.track.copy()
    assert not QGuiApplication.clipboard().image().isNull()
    for name in ("track.svg", "track.png"):
        page.track.save(tmp_path / name)
        assert (tmp_path / name).stat().st_size > 500


def test_a_gap_on_the_overview_opens_the_details(qtbot: QtBot, alliance: OpenAlliance) -> None:
    page = OverviewPage(alliance)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.edit_wanted) as wanted:
        page.open_place(Place("overview", field="kickoff"))
    assert wanted.args == ["kickoff"]
