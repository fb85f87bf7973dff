"""Views of a variant, and answers read back in their type."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from alliance_desk.playbook import (
    AnyQuestion,
    Component,
    DateQuestion,
    NumberQuestion,
    Playbook,
    ScoreQuestion,
    YesNoQuestion,
)

KINDS = ("text", "line", "date", "number", "yes_no", "score")
QUESTION: TypeAdapter[AnyQuestion] = TypeAdapter(AnyQuestion)
variants = st.sampled_from(["biopharma", "technology"])
belonging = {"only": st.one_of(st.none(), variants)}
questions = st.fixed_dictionaries(
    {"id": st.just("x.q"), "kind": st.sampled_from(KINDS), "prompt": st.just("Why?")}, optional=belonging
)
checks = st.fixed_dictionaries({"id": st.just("check.x"), "text": st.just("Done")}, optional=belonging)
steps = st.fixed_dictionaries(
    {
        "id": st.just("step.x"),
        "title": st.just("Step"),
        "lead": st.just("Do it."),
        "questions": st.lists(questions, max_size=4),
        "checklist": st.lists(checks, max_size=4),
    },
    optional=belonging,
)
due = {"anchor": "launch", "offset": -7}
components = st.fixed_dictionaries(
    {
        "id": st.just("x"),
        "number": st.just(1),
        "title": st.just("X"),
        "part": st.just("program"),
        "why": st.just("Because."),
        "outcome": st.just("Done."),
        "due": st.just({"biopharma": due, "technology": due}),
        "steps": st.lists(steps, max_size=4),
    },
    optional=belonging,
).map(Component.model_validate)


@given(st.lists(components, max_size=3), variants)
def test_view_of_a_variant_is_complete_and_idempotent(
    playbook: Playbook, made: list[Component], variant: Any
) -> None:
    once = playbook.model_copy(update={"components": tuple(made)}).for_variant(variant)
    assert once.for_variant(variant) == once

    def wanted(items: Any) -> list[Any]:
        return [item for item in items if item.only in (None, variant)]

    assert [component.id for component in once.components] == [component.id for component in wanted(made)]
    for kept, whole in zip(once.components, wanted(made), strict=True):
        assert len(kept.steps) == len(wanted(whole.steps))
        for step, whole_step in zip(kept.steps, wanted(whole.steps), strict=True):
            assert list(step.questions) == wanted(whole_step.questions)
            assert list(step.checklist) == wanted(whole_step.checklist)


@pytest.mark.parametrize("variant", ["biopharma", "technology"])
def test_shipped_view_is_not_made_twice(playbook: Playbook, variant: Any) -> None:
    once = playbook.for_variant(variant)
    assert once.for_variant(variant) is once
    assert once != playbook


ANSWERS: dict[str, st.SearchStrategy[Any]] = {
    "text": st.text(),
    "line": st.text(),
    "date": st.dates(),
    "number": st.floats(allow_nan=False, allow_infinity=False),
    "yes_no": st.booleans(),
    "score": st.integers(1, 5),
}


@pytest.mark.parametrize("kind", KINDS)
@given(st.data())
def test_answers_come_back_in_their_type(kind: str, data: st.DataObject) -> None:
    question = QUESTION.validate_python({"id": "x.q", "kind": kind, "prompt": "Why?"})
    answer = data.draw(ANSWERS[kind])
    stored = TypeAdapter(question.answer_type).dump_python(answer, mode="json")
    parsed = question.parse(stored)
    assert parsed == answer
    assert type(parsed) is type(answer)


@pytest.mark.parametrize(
    ("question", "stored"),
    [
        (DateQuestion(id="x.q", kind="date", prompt="When?"), "soon"),
        (NumberQuestion(id="x.q", kind="number", prompt="How many?"), "some"),
        (YesNoQuestion(id="x.q", kind="yes_no", prompt="Is it?"), "perhaps"),
        (ScoreQuestion(id="x.q", kind="score", prompt="How good?"), 2.5),
    ],
)
def test_an_answer_of_another_type_is_refused(question: AnyQuestion, stored: object) -> None:
    with pytest.raises(ValueError, match="Input should be"):
        question.parse(stored)


def test_a_choice_needs_two() -> None:
    with pytest.raises(ValidationError, match="choices"):
        QUESTION.validate_python({"id": "x.q", "kind": "choice", "prompt": "Which?", "choices": ["One"]})


def test_lookups(playbook: Playbook) -> None:
    assert playbook.component("governance").number == 4
    assert playbook.workstream("joint_kickoff").number == 5
    assert playbook.schedule_item("plan.bio.kickoff") is not None
    assert playbook.schedule_item("mine") is None
    assert playbook.governance_for("marriage") is None
    assert playbook.charter_for("choir") is None
    assert next(iter(playbook.questions())).startswith("strategic_intent.")
    with pytest.raises(KeyError):
        playbook.component("luck")
    with pytest.raises(KeyError):
        playbook.workstream("catering")


def test_due_dates_differ_by_variant(playbook: Playbook) -> None:
    component = playbook.component("stakeholder_engagement")
    assert component.due("biopharma") == ("kickoff", -17)
    assert component.due("technology") == ("launch", -50)


def test_dates_are_dates() -> None:
    question = DateQuestion(id="x.q", kind="date", prompt="When?")
    assert question.parse("2026-03-01") == date(2026, 3, 1)
