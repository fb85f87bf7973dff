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
    PressRelease,
    Risk,
    ScoreRound,
    Seat,
    SeatRole,
    Visibility,
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


def joint(desk, playbook, key):
    return [gap.text for gap in gaps_for(key, desk.dossier, playbook, TODAY, readers=Visibility.JOINT)]


def test_what_readers_may_not_see_is_no_gap_of_their_document(desk, playbook):
    desk.put(Risk, title="Ours", likelihood=5, impact=5, visibility=Visibility.INTERNAL)
    text = "Ours: high, and nothing says what would show it first."
    assert text not in joint(desk, playbook, "risk-book")
    found = gaps_for("risk-book-internal", desk.dossier, playbook, TODAY, readers=Visibility.INTERNAL)
    (gap,) = [gap for gap in found if gap.text == text]
    assert (gap.severity, gap.place.field) == ("risk", "trigger")


def test_people_are_weighed_with_what_only_we_know_of_them(desk, playbook):
    """Influence never leaves the company, but decides who needs a counterpart."""
    desk.person(0, "Lone", influence=4)
    assert "1 person without a counterpart: Lone." in joint(desk, playbook, "kickoff_deck")


@pytest.mark.parametrize(
    ("text", "blank"),
    [
        ("Partner A pays", "Partner A"),
        ("Owner: TBD.", "TBD"),
        ("Call xxx before noon", "xxx"),
        ("Signed by [name] for both", "[name]"),
        ("Fill in […] here", "[…]"),
        ("Budget ____ euros", "____"),
    ],
)
def test_blanks_of_a_template_are_found(desk, playbook, text, blank):
    row = desk.put(Risk, title=text, visibility=Visibility.JOINT)
    found = gaps_for("risk-book", desk.dossier, playbook, TODAY, readers=Visibility.JOINT)
    (gap,) = [gap for gap in found if "blank of a template" in gap.text]
    assert f"“{blank}”" in gap.text or f"“{blank}.”" in gap.text
    assert (gap.severity, gap.place.field, gap.place.record) == ("risk", "title", row.id)
    desk.change(row, visibility=Visibility.INTERNAL)
    assert not any("blank of a template" in each for each in joint(desk, playbook, "risk-book"))


@pytest.mark.parametrize(
    "text", ["Partner Again Ltd", "Annex [3]", "A partner and a company", "Vitamin A", "A+B [see annex 2]"]
)
def test_ordinary_words_are_no_blanks(desk, playbook, text):
    desk.put(Risk, title=text, visibility=Visibility.JOINT)
    assert not any("blank of a template" in each for each in joint(desk, playbook, "risk-book"))


def test_many_blanks_are_counted(desk, playbook):
    for _ in range(9):
        desk.put(Risk, title="TBD", visibility=Visibility.JOINT)
    found = [each for each in joint(desk, playbook, "risk-book") if "lank" in each]
    assert found[-1] == "Blanks of a template are left in 5 more places."


def test_a_charter_older_than_the_north_star_is_a_risk(desk, playbook):
    body = complete(desk)
    charter = desk.dossier.all(Charter)[0]
    desk.change(charter, status="agreed", effective_on=TODAY - timedelta(days=9))
    first = desk.dossier.all(NorthStarVersion)[0]
    desk.change(first, kept_on=TODAY - timedelta(days=20))
    assert not any("after the charter" in text for text in texts(desk, playbook, "charter", body))
    desk.put(NorthStarVersion, number=2, text="South", kept_on=TODAY - timedelta(days=2))
    text = "The North Star was changed on 20 Nov 2026, after the charter of JSC took effect on 13 Nov 2026."
    assert text in texts(desk, playbook, "charter", body)
    assert text in texts(desk, playbook, "governance-handbook")


def test_a_round_that_nobody_has_scored_is_told(desk, playbook):
    round = desk.round(benchmark=20)
    for side in (0, 1):
        desk.sheet(round, side, [4] * 6, playbook)
    desk.put(ScoreRound, number=2, benchmark=20, locked_at=ScoreRound.now())
    text = "Nobody has scored round 2 yet: the document shows round 1 and an empty form."
    assert text in texts(desk, playbook, "scorecard")


def test_gaps_of_the_plan_of_communication(desk, playbook):
    desk.put(PressRelease, title="Signed", planned_on=TODAY + timedelta(days=1), review_days=5)
    desk.put(PressRelease, title="Later")
    found = gaps_for("communication-protocol", desk.dossier, playbook, TODAY)
    said = {gap.text: gap.severity for gap in found}
    assert said["Later: date or review days are not set."] == "gap"
    (late,) = [text for text in said if text.startswith("Signed: review should have begun")]
    assert said[late] == "risk"


def test_the_close_out_asks_for_what_it_claims(desk, playbook):
    desk.anchors(signing=TODAY - timedelta(days=40), kickoff=TODAY - timedelta(days=8))
    desk.task(due_in=3, title="Open")
    said = texts(desk, playbook, "close-out")
    assert "The startup has not been called complete." in said
    assert "1 open task with neither an owner nor somebody who takes it on." in said
    assert "No usual length with its source is given, so no days saved are claimed." in said
