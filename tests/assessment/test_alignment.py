"""Consent, and consent to an earlier text."""

from datetime import date

import pytest

from alliance_desk.assessment.alignment import fingerprint, partner_alignments
from alliance_desk.records import Alignment, AlignmentState, Objective, Person, Risk, Visibility


def agree(desk, playbook, id, partner=1):
    print = fingerprint(desk.dossier, playbook, id)
    partner_id = desk.partners[partner].id
    desk.put(Alignment, component=id, partner_id=partner_id, state=AlignmentState.AGREED, fingerprint=print)


def theirs(desk, playbook, id):
    return partner_alignments(desk.dossier, playbook, id)[1]


def test_nobody_has_agreed_at_first(desk, playbook):
    found = partner_alignments(desk.dossier, playbook, "governance")
    assert [each.partner.name for each in found] == ["Corvane", "Helix Arc"]
    assert not any(each.holds or each.stale for each in found)


def test_a_changed_answer_reopens_and_its_return_mends(desk, playbook):
    answer = desk.answer("governance.text", "As agreed")
    agree(desk, playbook, "governance")
    assert theirs(desk, playbook, "governance").holds
    desk.change(answer, value="Otherwise")
    assert theirs(desk, playbook, "governance").stale
    assert not theirs(desk, playbook, "governance").holds
    desk.change(answer, value=" As agreed\n")
    assert theirs(desk, playbook, "governance").holds


def test_internal_words_and_private_judgements_do_not_reopen(desk, playbook):
    person = desk.person(0)
    for id in ("governance", "stakeholder_engagement", "risk_assessment", "partner_objectives"):
        agree(desk, playbook, id)
    desk.answer("governance.secret", "Between us")
    desk.change(person, influence=5, support=1, notes="Difficult")
    desk.put(Risk, title="Internal", visibility=Visibility.INTERNAL)
    desk.put(Objective, text="Hidden", visibility=Visibility.INTERNAL)
    desk.tick("check.governance.one")
    for id in ("governance", "stakeholder_engagement", "risk_assessment", "partner_objectives"):
        assert theirs(desk, playbook, id).holds, id


@pytest.mark.parametrize(
    ("component", "change"),
    [
        ("stakeholder_engagement", lambda desk: desk.person(1, "Late Comer")),
        ("stakeholder_engagement", lambda desk: desk.change(desk.dossier.one(Person), engagement="Call")),
        ("partner_objectives", lambda desk: desk.put(Objective, text="Joint")),
        ("risk_assessment", lambda desk: desk.put(Risk, title="Joint", visibility=Visibility.JOINT)),
        ("workplans", lambda desk: desk.task(due_in=4, visibility=Visibility.JOINT)),
    ],
)
def test_a_changed_register_reopens(desk, playbook, component, change):
    desk.person(0)
    agree(desk, playbook, component)
    change(desk)
    assert theirs(desk, playbook, component).stale


def test_another_component_is_left_alone(desk, playbook):
    agree(desk, playbook, "governance")
    desk.answer("communication.text", "New")
    assert theirs(desk, playbook, "governance").holds


def test_the_fingerprint_does_not_depend_on_order_or_on_how_a_choice_was_loaded(desk, new_desk, playbook):
    rows = [desk.put(Objective, text=text) for text in ("A", "B")]
    one = fingerprint(desk.dossier, playbook, "partner_objectives")
    for row in rows:
        desk.dossier.drop(Objective, row.id)
    for row in reversed(rows):
        desk.dossier.put(row)
    assert fingerprint(desk.dossier, playbook, "partner_objectives") == one
    rows[0].__dict__["visibility"] = "joint"  # as the database gives it back
    assert fingerprint(desk.dossier, playbook, "partner_objectives") == one


def test_consent_without_a_fingerprint_is_taken_at_its_word(desk, playbook):
    partner_id = desk.partners[1].id
    desk.put(
        Alignment, component="governance", partner_id=partner_id, state="agreed", agreed_on=date(2026, 1, 1)
    )
    desk.answer("governance.text", "New")
    assert theirs(desk, playbook, "governance").holds
