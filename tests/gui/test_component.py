"""The component page: questions that save themselves, checklist, consent, the way through the steps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from alliance_desk.assessment.place import Place
from alliance_desk.gui.editors import editor_for
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.pages.component import ComponentPage
from alliance_desk.gui.registers.north_star import NorthStarVersions, north_star_text
from alliance_desk.gui.registers.view import RegisterView
from alliance_desk.gui.widgets.fields import ButtonsField, ChoiceField, NumberField
from alliance_desk.playbook import AnyQuestion, Playbook, Question
from alliance_desk.records import Alignment, AlignmentState, Alliance, Answer, CheckMark, Partner
from alliance_desk.store.store import Store

KINDS = get_args(get_args(AnyQuestion)[0])


@pytest.fixture
def empty(qapp: object, store: Store, playbook: Playbook) -> Iterator[OpenAlliance]:
    """An alliance with two partners and nothing else."""
    row = Alliance(name="Empty")
    with store.edit("New") as session:
        session.add(row)
        session.flush()
        session.add(Partner(alliance_id=row.id, name="Ours", own=True))
        session.add(Partner(alliance_id=row.id, name="Theirs", position=1))
    opened = OpenAlliance(store, playbook, row.id)
    yield opened
    opened.close()


def shown(qtbot: QtBot, alliance: OpenAlliance, component: str, step: str = "") -> ComponentPage:
    page = ComponentPage(alliance)
    qtbot.addWidget(page)
    page.resize(1052, 736)
    page.open_place(Place("component", component, f"step.{component}.{step}" if step else ""))
    with qtbot.waitExposed(page):
        page.show()
    return page


def every_step(page: ComponentPage) -> Iterator[None]:
    for component in page.alliance.playbook.components:
        for step in component.steps:
            page.open_place(Place("component", component.id, step.id))
            for _ in range(4):  # a layout within a layout within a layout
                QApplication.processEvents()
            yield


@pytest.mark.parametrize("fixture", ["alliance", "technology", "empty"])
def test_every_step_opens(qtbot: QtBot, request: pytest.FixtureRequest, fixture: str) -> None:
    page = shown(qtbot, request.getfixturevalue(fixture), "strategic_intent")
    for _ in every_step(page):
        view = page.step_view
        assert view is not None
        # Nothing scrolls sideways, and nothing makes the window wider than the smallest laptop.
        assert view.minimumSizeHint().width() <= page.step_scroll.viewport().width()
        assert page.minimumSizeHint().width() <= 1052
        for widget in view.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(page):
                named = isinstance(widget, QAbstractButton | QLabel) and widget.text() not in ("", "…")
                assert named or widget.accessibleName(), (view.step.id, type(widget).__name__)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_question_kind_has_an_editor(qapp: object, kind: type[Question[object]]) -> None:
    name = get_args(kind.model_fields["kind"].annotation)[0]
    more = {"choices": ("one", "two")} if name == "choice" else {}
    question = kind(id="x.y", prompt="Why?", kind=name, **more)  # pyright: ignore[reportCallIssue]
    field = editor_for(question)
    said: list[object] = []
    field.edited.connect(said.append)
    sample = {"date": date(2026, 1, 2), "number": 4.5, "yes_no": True, "score": 3, "choice": "two"}
    field.show_value(sample.get(name, "words"))
    assert said == []
    field.show_value(None)


def test_a_kind_without_editor_is_told() -> None:
    with pytest.raises(TypeError, match="no editor"):
        editor_for(object())


def test_typing_is_saved_and_undone_as_one(qtbot: QtBot, empty: OpenAlliance, store: Store) -> None:
    page = shown(qtbot, empty, "strategic_intent", "purpose")
    assert page.step_view is not None
    field = page.step_view.questions["strategic_intent.purpose"].fields[None]
    assert isinstance(field, QPlainTextEdit)
    qtbot.keyClicks(field, "To bring it sooner")
    qtbot.waitUntil(lambda: len(empty.dossier.all(Answer)) == 1)
    assert empty.dossier.all(Answer)[0].value == "To bring it sooner"
    qtbot.keyClicks(field, " and better")
    field.autosave.flush()
    qtbot.keyClicks(field, " than before")
    field.autosave.flush()
    assert empty.dossier.all(Answer)[0].value == "To bring it sooner and better than before"
    store.undo()
    assert field.toPlainText() in ("", "To bring it sooner")
    while empty.dossier.all(Answer):
        store.undo()
    assert field.toPlainText() == ""
    assert "Saved" in page.saved_label.text()


def test_an_emptied_answer_is_deleted(qtbot: QtBot, empty: OpenAlliance, store: Store) -> None:
    page = shown(qtbot, empty, "strategic_intent", "purpose")
    assert page.step_view is not None
    field = page.step_view.questions["strategic_intent.purpose"].fields[None]
    field.edited.emit("Something")
    field.edited.emit("  ")
    assert empty.dossier.all(Answer) == []
    store.undo()
    assert [answer.value for answer in empty.dossier.all(Answer)] == ["Something"]


def test_each_partner_answers_for_itself(qtbot: QtBot, empty: OpenAlliance) -> None:
    page = shown(qtbot, empty, "strategic_intent", "value")
    assert page.step_view is not None
    fields = page.step_view.questions["strategic_intent.value_partner"].fields
    ours, theirs = empty.dossier.partners
    assert list(fields) == [ours.id, theirs.id]
    fields[theirs.id].edited.emit("Access")
    (answer,) = empty.dossier.all(Answer)
    assert (answer.partner_id, answer.value) == (theirs.id, "Access")


def test_numbers_choices_and_buttons_say_what_was_chosen(qtbot: QtBot) -> None:
    number = NumberField(whole=True, low=0, high=100)
    buttons = ButtonsField([(score, str(score)) for score in range(1, 6)])
    choice = ChoiceField([(None, "Not chosen yet"), ("a", "A")])
    said: list[object] = []
    for field in (number, buttons, choice):
        qtbot.addWidget(field)
        field.edited.connect(said.append)
    qtbot.keyClicks(number, "40")
    number.autosave.flush()
    qtbot.keyClicks(number, "0")
    number.autosave.flush()
    assert said == [40] and "Between" in number.toolTip()
    qtbot.keyClick(buttons, Qt.Key.Key_4)
    qtbot.keyClick(buttons, Qt.Key.Key_4)
    assert said == [40, 4, None]
    choice.activated.emit(1)
    assert said[-1] == "a"
    choice.show_value("no longer offered")
    assert choice.currentText() == "no longer offered"


def test_checklist_states_and_undo(qtbot: QtBot, empty: OpenAlliance, store: Store) -> None:
    page = shown(qtbot, empty, "strategic_intent", "purpose")
    assert page.step_view is not None and page.step_view.checklist is not None
    line = page.step_view.checklist.lines["check.strategic_intent.both_wrote"]
    line.box.setFocus()
    qtbot.keyClick(line.box, Qt.Key.Key_Space)
    (mark,) = empty.dossier.all(CheckMark)
    assert (mark.state, mark.done_on) == ("done", empty.today())
    line.menu().actions()[2].trigger()
    assert empty.dossier.all(CheckMark)[0].state == "not needed"
    assert not line.box.isEnabled()
    store.undo()
    assert line.state == "done" and line.box.isChecked()
    store.undo()
    assert line.state == "" and not line.box.isChecked()


def test_consent_goes_stale_when_the_text_changes(qtbot: QtBot, empty: OpenAlliance) -> None:
    page = shown(qtbot, empty, "strategic_intent", "align")
    assert page.step_view is not None and page.step_view.alignment is not None
    theirs = empty.dossier.others[0]
    consent = page.step_view.alignment.partners[theirs.id]
    consent.state_field.edited.emit(AlignmentState.AGREED)
    (row,) = empty.dossier.all(Alignment)
    assert row.state == AlignmentState.AGREED and row.fingerprint and row.agreed_on == empty.today()
    assert not consent.stale_label.isVisible()
    with empty.store.edit("Elsewhere") as session:
        session.add(Answer(alliance_id=empty.id, question="strategic_intent.purpose", value="New words"))
    assert consent.stale_label.isVisible()
    assert any(": changed since" in label.text() for label in page.findChildren(QLabel))
    qtbot.mouseClick(consent.again_button, Qt.MouseButton.LeftButton)
    assert not consent.stale_label.isVisible()
    consent.state_field.edited.emit(AlignmentState.OPEN)
    (row,) = empty.dossier.all(Alignment)
    assert (row.state, row.fingerprint, row.agreed_on) == (AlignmentState.OPEN, "", None)


def test_the_way_through_the_steps(qtbot: QtBot, alliance: OpenAlliance) -> None:
    page = shown(qtbot, alliance, "stakeholder_engagement", "counterparts")
    assert page.title_label.text() == "Stakeholder engagement"
    assert page.next_button.text() == "Next: Engagement plan"
    qtbot.mouseClick(page.next_button, Qt.MouseButton.LeftButton)
    assert page.step.title == "Engagement plan"
    qtbot.keyClick(page.rail, Qt.Key.Key_Up)
    assert page.step.title == "Peer-to-peer map"
    qtbot.keyClick(page.rail, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert page.step.title == "Engagement plan"
    page.show_step(page.component.steps[-1].id)
    with qtbot.waitSignal(page.go) as went:
        qtbot.mouseClick(page.next_button, Qt.MouseButton.LeftButton)
    assert went.args and went.args[0].component == "governance"
    page.open_place(Place("component", "governance"))
    page.open_place(Place("component", "stakeholder_engagement"))
    assert page.step is page.component.steps[-1], "the step that was open last"


def test_skip_goes_to_the_next_open_step(qtbot: QtBot, alliance: OpenAlliance) -> None:
    page = shown(qtbot, alliance, "stakeholder_engagement", "people")
    assert page.skip_button.isVisible()
    qtbot.mouseClick(page.skip_button, Qt.MouseButton.LeftButton)
    assert page.step.title == "Peer-to-peer map", "the second step is complete"


def test_what_is_missing_leads_there(qtbot: QtBot, empty: OpenAlliance) -> None:
    page = shown(qtbot, empty, "strategic_intent", "purpose")
    page.activateWindow()
    first = page.missing_list.labels[0]
    assert "What is the alliance for?" in first.accessibleName()
    first.linkActivated.emit("0")
    assert page.step_view is not None
    field = page.step_view.questions["strategic_intent.purpose"].fields[None]
    qtbot.waitUntil(field.hasFocus)


def test_a_place_may_name_a_row_of_a_register(qtbot: QtBot, alliance: OpenAlliance) -> None:
    page = shown(qtbot, alliance, "stakeholder_engagement")
    person = alliance.dossier.people(alliance.dossier.others[0].id)[2]
    step = "step.stakeholder_engagement.counterparts"
    page.open_place(Place("component", "stakeholder_engagement", step, "counterpart_id", person.id))
    assert page.step_view is not None and isinstance(page.step_view.register, RegisterView)
    register = page.step_view.register
    assert register.model.rows[register.table.currentIndex().row()].id == person.id
    assert register.model.columns[register.table.currentIndex().column()].field == "counterpart_id"


def test_the_picture_is_live(qtbot: QtBot, empty: OpenAlliance) -> None:
    page = shown(qtbot, empty, "stakeholder_engagement", "people")
    assert page.step_view is not None and isinstance(page.step_view.register, RegisterView)
    page.step_view.register.add()
    before = page.picture_view.picture
    model = page.step_view.register.model
    model.setData(model.index(0, model.column_of("influence")), 4)
    model.setData(model.index(0, model.column_of("support")), 5)
    assert page.picture_view.picture == before  # not with each key, but once there is a pause
    qtbot.waitUntil(lambda: page.picture_view.picture != before)


def test_versions_of_the_north_star(qtbot: QtBot, empty: OpenAlliance, store: Store) -> None:
    page = shown(qtbot, empty, "strategic_intent", "statement")
    assert page.step_view is not None and isinstance(page.step_view.register, NorthStarVersions)
    versions = page.step_view.register
    assert not versions.keep_button.isEnabled()
    field = page.step_view.questions["strategic_intent.statement"].fields[None]
    field.edited.emit("First words")
    versions.keep()
    assert versions.keep_button.text() == "Keep this wording as version 2"
    assert not versions.keep_button.isEnabled()
    field.edited.emit("Second words")
    versions.keep()
    versions.restore_buttons[1].click()
    assert north_star_text(empty) == "First words"
    assert isinstance(field, QPlainTextEdit) and field.toPlainText() == "First words"
    store.undo()
    assert north_star_text(empty) == "Second words"


def test_unknown_dates_are_said(qtbot: QtBot, empty: OpenAlliance) -> None:
    page = shown(qtbot, empty, "stakeholder_engagement")
    assert page.due_label.text() == "Due 17 days before kickoff, when that is known"


def test_an_edit_elsewhere_is_shown_when_the_page_is_seen_again(qtbot: QtBot, empty: OpenAlliance) -> None:
    page = shown(qtbot, empty, "strategic_intent", "purpose")
    page.hide()
    with empty.store.edit("Elsewhere") as session:
        session.add(Answer(alliance_id=empty.id, question="strategic_intent.purpose", value="Seen"))
    page.show()
    assert page.step_view is not None
    field = page.step_view.questions["strategic_intent.purpose"].fields[None]
    assert isinstance(field, QPlainTextEdit) and field.toPlainText() == "Seen"


def test_due_dates_count_from_anchors(qtbot: QtBot, alliance: OpenAlliance) -> None:
    page = shown(qtbot, alliance, "stakeholder_engagement")
    assert page.due_label.text() == "Due 27 Nov, 17 days before kickoff"
