"""A step shows what it asks for, in a component and in a lane of the readiness, empty and full."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from alliance_desk.assessment.place import Place
from alliance_desk.assessment.starting import NewAlliance, NewPartner, start_alliance
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.pages.component import ComponentPage
from alliance_desk.gui.widgets.prompts import Prompts
from alliance_desk.gui.widgets.step_view import StepView
from alliance_desk.playbook import Component, Playbook, Step, Workstream
from alliance_desk.records import Alliance, Answer, Variant
from alliance_desk.store.store import Store

DAY = date(2026, 11, 22)


def started(store: Store, playbook: Playbook, variant: Variant) -> OpenAlliance:
    new = NewAlliance("Empty", NewPartner("Ours"), (NewPartner("Theirs"),), variant)
    records = start_alliance(new, playbook)
    with store.edit("Start") as session:
        for record in records:
            session.add(record)
    first = records[0]
    assert isinstance(first, Alliance)
    return OpenAlliance(store, playbook, first.id, lambda: DAY)


@pytest.fixture(params=list(Variant))
def empty(
    qapp: QApplication, tmp_path: Path, playbook: Playbook, request: pytest.FixtureRequest
) -> Iterator[OpenAlliance]:
    with Store.create(tmp_path / "new.adesk") as store:
        opened = started(store, playbook, request.param)
        yield opened
        opened.close()


def walk(qtbot: QtBot, alliance: OpenAlliance) -> int:
    """Build every step of every component and lane, and look for what it promises."""
    sections: tuple[Component | Workstream, ...] = (
        *alliance.playbook.components,
        *alliance.playbook.workstreams,
    )
    seen = 0
    for section in sections:
        for step in section.steps:
            view = StepView(alliance, section, step)
            qtbot.addWidget(view)
            view.show()
            view.refresh()
            assert (view.register is None) == (step.register_name is None), step.id
            assert {question.id for question in step.questions} <= set(view.questions)
            assert (view.checklist is None) == (not step.checklist)
            assert (view.alignment is None) == (not step.alignment)
            view.close()
            seen += 1
    return seen


def test_every_step_on_an_empty_alliance(qtbot: QtBot, empty: OpenAlliance) -> None:
    assert walk(qtbot, empty) > 70


def test_every_step_on_a_full_alliance(
    qtbot: QtBot, alliance: OpenAlliance, technology: OpenAlliance
) -> None:
    assert walk(qtbot, alliance) > 70
    assert walk(qtbot, technology) > 70


def glance(alliance: OpenAlliance) -> tuple[Workstream, Step]:
    lane = alliance.playbook.workstream("before_the_start")
    return lane, next(step for step in lane.steps if step.characteristics)


def test_the_seven_characteristics(qtbot: QtBot, empty: OpenAlliance) -> None:
    view = StepView(empty, *glance(empty))
    qtbot.addWidget(view)
    view.show()
    assert view.characteristics is not None
    assert len(view.characteristics.questions) == 7
    assert view.characteristics.result.text() == "Not answered yet"
    ids = list(view.characteristics.questions)
    with empty.store.edit("Answer") as session:
        for id in ids[:5]:
            session.add(Answer(alliance_id=empty.id, question=id, value=True))
    view.refresh()
    assert view.characteristics.result.text() == "A technology startup: 5 of 5 answers"
    with empty.store.edit("Answer") as session:
        for id in ids[5:]:
            session.add(Answer(alliance_id=empty.id, question=id, value=False))
    view.refresh()
    assert view.characteristics.result.text() == "A mixed startup: 5 for technology, 2 for biopharma"
    view.show_field(ids[3])
    field = view.questions[ids[3]].fields[None]
    qtbot.waitUntil(lambda: field.isAncestorOf(field.focusWidget() or field))


def test_an_answer_is_saved_from_a_lane(qtbot: QtBot, empty: OpenAlliance) -> None:
    lane = empty.playbook.workstream("before_the_start")
    step = next(step for step in lane.steps if step.id == "step.before_the_start.route")
    view = StepView(empty, lane, step)
    qtbot.addWidget(view)
    view.show()
    field = view.questions["before_the_start.route"].fields[None]
    field.edited.emit("Agreement first")
    assert empty.dossier.one(Answer, question="before_the_start.route") is not None
    empty.store.undo()
    assert empty.dossier.one(Answer, question="before_the_start.route") is None


def test_sheets_of_prompts_unfold_under_the_step_that_they_help(qtbot: QtBot, empty: OpenAlliance) -> None:
    component = empty.playbook.component("partner_objectives")
    step = next(step for step in component.steps if step.id == "step.partner_objectives.give_get")
    view = StepView(empty, component, step)
    qtbot.addWidget(view)
    view.show()
    prompts = view.findChild(Prompts)
    assert prompts is not None
    assert [sheet.button.text() for sheet in prompts.sheets] == [
        "What we can give",
        "What we need",
        "What they try to do",
        "Is it a fair trade?",
    ]
    ask = next(each for each in prompts.sheets[1].under.findChildren(QLabel) if "30 days" in each.text())
    assert not ask.isVisible()
    prompts.button.click()
    assert not ask.isVisible()
    prompts.sheets[1].button.click()
    assert ask.isVisible()


def test_what_a_step_only_draws_is_opened_where_it_is_written(
    qtbot: QtBot, technology: OpenAlliance, alliance: OpenAlliance
) -> None:
    page = ComponentPage(technology)
    qtbot.addWidget(page)
    page.show_component("strategic_intent", "step.strategic_intent.minimum_partnership")
    assert page.step_view is not None and page.step_view.elsewhere is not None
    with qtbot.waitSignal(page.go) as went:
        page.step_view.elsewhere.click()
    assert went.args == [Place("readiness", "viable_partnership", "step.viable_partnership.canvas")]
    for step in alliance.playbook.component("strategic_intent").steps:
        view = StepView(alliance, alliance.playbook.component("strategic_intent"), step)
        qtbot.addWidget(view)
        assert view.elsewhere is None
