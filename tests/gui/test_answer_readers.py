"""Who may read an answer: shown beside its question, set in one edit, kept while it is rewritten."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from alliance_desk.assessment.audience import for_readers
from alliance_desk.gui.editors import QuestionEditor, save_answer
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.playbook import LineQuestion, Question, TextQuestion
from alliance_desk.records import Answer, Visibility

JOINT, INTERNAL, RESTRICTED = Visibility


def question_of(alliance: OpenAlliance, fits: Callable[[Question[object]], bool]) -> Question[object]:
    """Return a question of the playbook that is not answered yet, or any."""
    every = [
        question
        for component in alliance.playbook.components
        for step in component.steps
        for question in step.questions
        if isinstance(question, TextQuestion | LineQuestion) and fits(question)
    ]
    return next((each for each in every if alliance.dossier.one(Answer, question=each.id) is None), every[0])


@pytest.fixture
def plain(alliance: OpenAlliance) -> Question[object]:
    return question_of(alliance, lambda question: not question.internal and not question.per_partner)


def shown(qtbot: QtBot, alliance: OpenAlliance, question: Question[object]) -> QuestionEditor:
    editor = QuestionEditor(alliance, question)
    qtbot.addWidget(editor)
    alliance.changed.connect(lambda changeset: editor.refresh())
    with qtbot.waitExposed(editor):
        editor.show()
    editor.activateWindow()
    return editor


def joint_value(alliance: OpenAlliance, question: Question[object]) -> object:
    joint = for_readers(alliance.dossier, alliance.playbook, JOINT)
    row = joint.one(Answer, question=question.id)
    return row.value if row else None


def test_readers_are_set_in_one_edit_and_undone(
    qtbot: QtBot, alliance: OpenAlliance, plain: Question[object]
) -> None:
    save_answer(alliance, plain, None, "Our own words")
    editor = shown(qtbot, alliance, plain)
    assert not editor.readers_chip.isVisible() and editor.readers_button.choices[JOINT].isChecked()
    assert joint_value(alliance, plain) == "Our own words"
    editor.readers_button.choices[RESTRICTED].trigger()
    assert editor.readers_chip.isVisible() and editor.readers_chip.text() == "restricted"
    assert editor.readers_button.choices[RESTRICTED].isChecked()
    assert joint_value(alliance, plain) is None
    alliance.store.undo()
    assert not editor.readers_chip.isVisible() and joint_value(alliance, plain) == "Our own words"
    alliance.store.redo()
    editor.readers_button.choices[JOINT].trigger()
    row = alliance.dossier.one(Answer, question=plain.id)
    assert row is not None and row.visibility is None, "the question's own word counts again"


def test_what_is_closed_stays_closed_while_it_is_written_anew(
    qtbot: QtBot, alliance: OpenAlliance, plain: Question[object]
) -> None:
    save_answer(alliance, plain, None, None)
    editor = shown(qtbot, alliance, plain)
    editor.readers_button.choices[INTERNAL].trigger()
    assert editor.readers_chip.text() == "internal", "also before there is an answer"
    for words in ("First", None, "Second"):
        save_answer(alliance, plain, None, words)
        assert joint_value(alliance, plain) is None and editor.readers_chip.isVisible()
    save_answer(alliance, plain, None, None)
    editor.readers_button.choices[JOINT].trigger()
    assert alliance.dossier.one(Answer, question=plain.id) is None, "nothing is left of it"


def test_an_internal_question_says_so_and_can_be_opened(qtbot: QtBot, alliance: OpenAlliance) -> None:
    question = question_of(alliance, lambda question: question.internal and not question.per_partner)
    save_answer(alliance, question, None, "Between us")
    editor = shown(qtbot, alliance, question)
    assert editor.readers_chip.text() == "internal" and editor.readers_chip.isVisible()
    assert joint_value(alliance, question) is None
    editor.readers_button.choices[JOINT].trigger()
    assert editor.readers_chip.text() == "joint" and editor.readers_chip.isVisible(), "it differs"
    assert joint_value(alliance, question) == "Between us"


def test_all_partners_answers_have_the_same_readers(qtbot: QtBot, alliance: OpenAlliance) -> None:
    question = question_of(alliance, lambda question: question.per_partner)
    first, second = alliance.dossier.partners[:2]
    for partner in (first, second):
        save_answer(alliance, question, partner.id, None)
    save_answer(alliance, question, first.id, "Ours")
    editor, label = shown(qtbot, alliance, question), alliance.store.undo_label
    editor.readers_button.choices[RESTRICTED].trigger()
    save_answer(alliance, question, second.id, "Theirs")
    rows = alliance.dossier.all(Answer, question=question.id)
    assert {row.visibility for row in rows} == {RESTRICTED} and len(rows) >= 2
    alliance.store.undo()
    alliance.store.undo()
    assert alliance.store.undo_label == label, "one edit each"


def test_the_choice_is_reached_by_key(qtbot: QtBot, alliance: OpenAlliance, plain: Question[object]) -> None:
    editor = shown(qtbot, alliance, plain)
    editor.fields[None].setFocus()
    qtbot.keyClick(editor.fields[None], Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is editor.readers_button
    assert plain.prompt in editor.readers_button.accessibleName()
