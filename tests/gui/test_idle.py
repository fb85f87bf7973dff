"""Pictures follow edits in pauses, and only where they are seen."""

from __future__ import annotations

from types import ModuleType

import pytest
from pytestqt.qtbot import QtBot

from alliance_desk.assessment.place import Place
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.pages import component
from alliance_desk.gui.pages.component import ComponentPage
from alliance_desk.gui.pages.readiness import ReadinessPage
from alliance_desk.gui.readiness import step_page
from alliance_desk.gui.widgets import step_view
from alliance_desk.gui.widgets.idle import PAUSE
from alliance_desk.pictures.shapes import Picture
from alliance_desk.playbook.model import PictureName
from alliance_desk.records import Person


def drawn(monkeypatch: pytest.MonkeyPatch, module: ModuleType) -> list[str]:
    """Return a list that grows with each picture that a module draws."""
    names: list[str] = []
    real = module.picture_of

    def count(name: PictureName, alliance: OpenAlliance, width: float) -> Picture | None:
        names.append(name)
        return real(name, alliance, width)

    monkeypatch.setattr(module, "picture_of", count)
    return names


@pytest.mark.parametrize(
    "place, module",
    [
        (Place("component", "stakeholder_engagement", "step.stakeholder_engagement.people"), component),
        (Place("component", "stakeholder_engagement", "step.stakeholder_engagement.grid"), step_view),
        (Place("component", "workplans", "step.workplans.plan"), step_view),
        (Place("readiness", "engage_project_team", "step.engage_project_team.internal_kickoffs"), step_page),
    ],
)
def test_a_burst_of_edits_draws_once_and_only_what_is_seen(
    qtbot: QtBot, alliance: OpenAlliance, monkeypatch: pytest.MonkeyPatch, place: Place, module: ModuleType
) -> None:
    page = (ComponentPage if place.page == "component" else ReadinessPage)(alliance)
    qtbot.addWidget(page)
    page.resize(1052, 736)
    page.open_place(place)
    with qtbot.waitExposed(page):
        page.show()
    qtbot.wait(2 * PAUSE)
    names = drawn(monkeypatch, module)
    person = alliance.dossier.people(alliance.dossier.others[0].id)[0]

    def edit(influence: int) -> None:
        with alliance.store.edit("Rate") as session:
            session.get_one(Person, person.id).influence = influence

    for influence in (1, 2, 4):
        edit(influence)
    assert not names
    qtbot.waitUntil(lambda: len(names) == 1)
    page.hide()
    edit(1)
    qtbot.wait(3 * PAUSE)
    assert len(names) == 1
    page.show()
    qtbot.waitUntil(lambda: len(names) == 2)
    qtbot.wait(2 * PAUSE)
    assert len(names) == 2
