"""What documents lack, and what to do next."""

from datetime import date, timedelta

import pytest

from alliance_desk.assessment.gaps import gaps_for
from alliance_desk.assessment.next_actions import next_actions
from alliance_desk.records import (
    Alignment,
    Charter,
    Committee,
    Deliverable,
    EscalationStep,
    NorthStarVersion,
    Objective,
    Seat,
    SeatRole,
)

TODAY = date(2026, 11, 22)


def texts(desk, playbook, key, committee=None):
    return [gap.text for gap in gaps_for(key, desk.dossier, playbook, TODAY, committee and committee.id)]


def test_an_empty_deck_says_what_it_needs(desk, playbook):
    found = texts(desk, playbook, "kickoff_deck")
    for text in (
        "The date of the joint kickoff is not set.",
        "There is no North Star yet.",
        "No joint objective of Corvane.",
        "Nobody of Helix Arc has a role in the startup team.",
        "No sponsor of Helix Arc is named to open the meeting.",
        "No committee is set up.",
    ):
        assert text in found


def complete(desk):
    """Fill all that a kickoff deck and a charter ask for."""
    desk.anchors(kickoff=TODAY + timedelta(days=20))
    desk.put(NorthStarVersion, text="North")
    for partner in desk.partners:
        desk.put(Objective, partner_id=partner.id, text="Want")
        desk.put(Alignment, component="strategic_intent", partner_id=partner.id, state="agreed")
    one, two = (
        desk.person(at, f"P{at}", influence=5, support=5, startup_role="Executive sponsor") for at in (0, 1)
    )
    one.counterpart_id, two.counterpart_id = two.id, one.id
    body = desk.put(
        Committee, name="Joint Steering Committee", short_name="JSC", quorum="One each",
        first_meeting=TODAY + timedelta(days=1),
        decision_rule="Consent",
    )  # fmt: skip
    for person in (one, two):
        desk.put(Seat, committee_id=body.id, person_id=person.id, role=SeatRole.CO_CHAIR)
    desk.put(
        Charter, committee_id=body.id, contribution="C", scope_in="S", decides="D",
        recommends="R", informed="I", may_not="Amend the agreement",
    )  # fmt: skip
    task = desk.task(due_in=0, owner_id=one.id)
    desk.put(
        Deliverable, committee_id=body.id, name="Plan", source="4.2", due=TODAY, owner_id=one.id,
        task_id=task.id,
    )  # fmt: skip
    desk.put(EscalationStep, committee_id=body.id, who="P0 and P1", days=5)
    return body


def test_a_complete_alliance_has_no_gaps(desk, playbook):
    body = complete(desk)
    assert texts(desk, playbook, "kickoff_deck") == []
    assert texts(desk, playbook, "charter", body) == []


def test_each_planted_gap_is_found_once(desk, playbook):
    body = complete(desk)
    desk.dossier.all(Seat)[1].person_id = None
    desk.dossier.all(Seat)[1].partner_id = desk.partners[1].id
    body.quorum = ""
    desk.task(due_in=None)
    desk.person(0, "Lone", influence=4)
    assert texts(desk, playbook, "kickoff_deck") == [
        "1 person without a counterpart: Lone.",
        "JSC: Helix Arc has not named its chair or lead.",
        "JSC has no quorum.",
        "1 task of the plan without an owner.",
        "1 task of the plan without a date.",
    ]
    assert texts(desk, playbook, "charter", body) == [
        "JSC: Helix Arc has not named its chair or lead.",
        "JSC has no quorum.",
        "Helix Arc has nobody on it yet.",
        "1 seat not filled.",
    ]


def test_a_north_star_that_changed_after_consent_is_a_risk(desk, playbook):
    complete(desk)
    desk.dossier.all(Alignment)[1].fingerprint = "of an earlier text"
    (gap,) = gaps_for("kickoff_deck", desk.dossier, playbook, TODAY)
    assert gap.text == "The North Star has changed since Helix Arc agreed to it."
    assert gap.severity == "risk"


def test_gaps_of_the_scorecard(desk, playbook):
    assert texts(desk, playbook, "scorecard") == ["No round of the scorecard has been held."]
    round = desk.round(benchmark=None, locked_at=None)
    desk.sheet(round, 0, [4, 4, 4, 4, "nk", None], playbook)
    assert texts(desk, playbook, "scorecard") == [
        "The benchmark of round 1 is not set and locked.",
        "Corvane has not scored: Enablement engine (biopharma).",
        "Not known to Corvane, so its total is partial: Field engineering (biopharma).",
        "Helix Arc has not scored round 1.",
        "The joint conclusion of the round is empty.",
    ]


@pytest.mark.parametrize("key", ["", "unknown", "charter"])
def test_an_unknown_document_has_no_gaps(desk, playbook, key):
    assert gaps_for(key, desk.dossier, playbook, TODAY) == ()


def test_next_actions_begin_with_what_is_late(desk, playbook):
    desk.anchors(kickoff=date(2026, 12, 14))
    person = desk.person(0, "Maria Ortiz")
    desk.task(due_in=30, title="Later")
    desk.task(due_in=-2, title="Late", owner_id=person.id)
    desk.task(due_in=0, title="Now")
    desk.task(due_in=-9, title="Done", done_on=TODAY)
    desk.task(due_in=None, title="Some day")
    found = next_actions(desk.dossier, playbook, TODAY)
    assert [(each.title, each.who, each.when_text) for each in found[:2]] == [
        ("Late", "Maria Ortiz", "2 days late"),
        ("Now", "", "due today"),
    ]
    assert found[-1].title == "Later" and found[-1].when_text == "22 Dec"
    titles = [each.title for each in found]
    assert "Done" not in titles and "Some day" not in titles
    assert "Start Communication" in titles
    assert len(next_actions(desk.dossier, playbook, TODAY, limit=3)) == 3


def test_next_actions_name_a_register_once_though_two_components_show_it(desk, playbook):
    for at in range(2):
        desk.person(at, influence=4, support=4)
    desk.answer("relationships.text", "Said")
    titles = [each.title for each in next_actions(desk.dossier, playbook, TODAY)]
    assert titles.count("2 people without a counterpart") == 1


def test_next_actions_tell_of_consent_that_no_longer_holds(desk, playbook):
    desk.answer("governance.text", "Said")
    partner_id = desk.partners[1].id
    desk.put(Alignment, component="governance", partner_id=partner_id, state="agreed", fingerprint="old")
    titles = [each.title for each in next_actions(desk.dossier, playbook, TODAY)]
    assert "Governance has changed since Helix Arc agreed" in titles
