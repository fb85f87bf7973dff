"""Answers in the type of their question."""

from datetime import date

import pytest

from alliance_desk.assessment.answers import AnswerSheet
from alliance_desk.assessment.wording import count, listed, near_date, short_date
from alliance_desk.playbook import DateQuestion, NumberQuestion, TextQuestion, YesNoQuestion

WHEN = DateQuestion(id="q.when", kind="date", prompt="When?")
MUCH = NumberQuestion(id="q.much", kind="number", prompt="How much?")
READY = YesNoQuestion(id="q.ready", kind="yes_no", prompt="Ready?")
EACH = TextQuestion(id="q.each", kind="text", prompt="Each?", per_partner=True)


def test_values_are_typed_and_what_cannot_be_read_is_none(desk):
    desk.answer("q.when", "2026-11-22")
    desk.answer("q.much", "a lot")
    desk.answer("q.ready", False)
    sheet = AnswerSheet(desk.dossier)
    assert sheet.value(WHEN) == date(2026, 11, 22)
    assert sheet.value(MUCH) is None
    assert sheet.value(READY) is False and sheet.answered(READY, [])
    assert sheet.text("q.when") == "2026-11-22"
    assert sheet.text("q.ready") == ""
    assert not sheet.answered(MUCH, [])


def test_a_question_for_each_partner_needs_all_of_them(desk):
    desk.answer("q.each", "Ours", 0)
    sheet = AnswerSheet(desk.dossier)
    assert sheet.text("q.each", desk.partners[0].id) == "Ours"
    assert not sheet.answered(EACH, desk.partners)
    desk.answer("q.each", "Theirs", 1)
    assert AnswerSheet(desk.dossier).answered(EACH, desk.partners)
    assert not sheet.answered(EACH, [])


@pytest.mark.parametrize("order", [("q.old", "q.new"), ("q.new", "q.old")])
def test_an_old_answer_is_found_under_its_new_name_unless_there_is_a_newer_one(desk, order):
    renamed = {"q.old": "q.new"}
    desk.answer("q.old", "q.old")
    assert AnswerSheet(desk.dossier, renamed).text("q.new") == "q.old"
    for question in order:
        desk.answer(question, question)
    assert AnswerSheet(desk.dossier, renamed).text("q.new") == "q.new"


def test_small_words():
    assert [count(n, "person", "people") for n in (0, 1, 2)] == ["0 people", "1 person", "2 people"]
    assert [listed(x) for x in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]
    assert short_date(date(2026, 12, 4)) == "4 Dec 2026"
    assert near_date(date(2027, 1, 4), date(2026, 12, 4)) == "4 Jan"
    assert near_date(date(2028, 1, 4), date(2026, 12, 4)) == "4 Jan 2028"
