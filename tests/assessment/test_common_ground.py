"""The common ground, what only one side agrees with, seats, contradictions, propositions."""

from datetime import date
from pathlib import Path

import pytest

from alliance_desk.assessment.alignment import fingerprint
from alliance_desk.assessment.common_ground import cells, common_ground, one_sided
from alliance_desk.assessment.conflicts import problems
from alliance_desk.assessment.index import Index
from alliance_desk.assessment.propositions import has_number, sentence
from alliance_desk.assessment.seat_load import reviews, seat_gaps, seat_load
from alliance_desk.assessment.stakeholders import peers
from alliance_desk.playbook import read_playbook
from alliance_desk.records import (
    Alignment,
    AlignmentState,
    Assumption,
    AssumptionState,
    Charter,
    Committee,
    ComponentNote,
    DaysOff,
    Introduction,
    Objective,
    Seat,
    SeatRole,
    Task,
    ValueProposition,
)

TODAY = date(2026, 11, 23)
PLAYBOOK = read_playbook(Path(__file__).parents[2] / "resources" / "playbook").for_variant("biopharma")


def say(desk, component, partner, state=AlignmentState.AGREED, by=""):
    desk.put(
        Alignment,
        component=component,
        partner_id=desk.partners[partner].id,
        state=state,
        agreed_by=by,
        fingerprint=fingerprint(desk.dossier, PLAYBOOK, component),
    )


def states(desk):
    return {part.part: part.state for part in common_ground(desk.dossier, PLAYBOOK, TODAY)}


def test_the_three_parts_hold_the_nine_components_once_each(desk):
    parts = common_ground(desk.dossier, PLAYBOOK, TODAY)
    assert [part.part for part in parts] == ["vision", "program", "ways of working"]
    ids = [id for part in parts for id in part.components]
    assert sorted(ids) == sorted(each.id for each in PLAYBOOK.components)
    assert {part.state for part in parts} == {"open"}


def test_a_part_is_agreed_only_when_everyone_agrees_with_all_of_it(desk):
    (vision, *_) = common_ground(desk.dossier, PLAYBOOK, TODAY)
    for id in vision.components:
        say(desk, id, 0)
    assert states(desk)["vision"] == "in talks"
    for id in vision.components:
        say(desk, id, 1)
    (vision, *_) = common_ground(desk.dossier, PLAYBOOK, TODAY)
    assert (vision.state, vision.agreed, vision.wanted) == ("agreed", 4, 4)
    question = PLAYBOOK.component("strategic_intent").steps[0].questions[0]
    desk.answer(question.id, "Another text")
    assert states(desk) == {"vision": "changed", "program": "open", "ways of working": "open"}
    desk.answer(vision.question_id, " The name ")
    assert common_ground(desk.dossier, PLAYBOOK, TODAY)[0].open_points == "The name"


def test_what_only_our_company_agrees_with(desk):
    say(desk, "governance", 0, by="Ada")
    say(desk, "communication", 1)
    gaps = one_sided(desk.dossier, PLAYBOOK, TODAY)
    assert [(gap.text, gap.place.component) for gap in gaps] == [
        ("Governance: Corvane agrees, Helix Arc not yet", "governance")
    ]
    row = next(r for r in cells(desk.dossier, PLAYBOOK, TODAY) if r.component.id == "governance")
    assert [cell.text for cell in row.cells] == ["Agreed by Ada", "Open"]
    assert row.cells[0].place.step == "step.governance.align"


def test_owner_due_and_evidence_of_a_component(desk):
    person = desk.person(0, "Ada")
    desk.put(
        ComponentNote, component="governance", owner_id=person.id, due=date(2026, 12, 1), evidence="Minutes"
    )
    desk.anchors(signing=date(2027, 2, 1), kickoff=date(2027, 3, 1))
    rows = {row.component.id: row for row in cells(desk.dossier, PLAYBOOK, TODAY)}
    row = rows["governance"]
    assert (row.owner, row.due, row.evidence) == ("Ada", date(2026, 12, 1), "Minutes")
    assert row.progress.due == date(2026, 12, 1)
    assert rows["communication"].due and rows["communication"].due.year == 2027


def test_seats_over_the_limit_and_reviews(desk):
    person, manager = desk.person(0, "Ada"), desk.person(1, "Bo")
    bodies = [desk.put(Committee, name=name) for name in "ABCD"]
    for body in bodies:
        desk.put(Seat, committee_id=body.id, person_id=person.id)
        desk.put(Seat, committee_id=body.id, person_id=manager.id, role=SeatRole.ALLIANCE_MANAGER)
    assert [(load.person.name, load.seats, load.over) for load in seat_load(desk.dossier)] == [
        ("Ada", 4, True),
        ("Bo", 4, False),
    ]
    desk.put(Charter, committee_id=bodies[1].id, review_on=date(2026, 12, 1))
    first = reviews(desk.dossier, TODAY)[0]
    assert (first.committee.name, first.due) == ("B", True)
    assert [gap.text for gap in seat_gaps(desk.dossier, PLAYBOOK, TODAY)] == [
        "Ada has 4 seats, more than 3: A, B, C and D",
        "The charter of B is to be reviewed by 1 Dec",
    ]


def said(desk):
    return [gap.text for gap in problems(Index(desk.dossier, PLAYBOOK, TODAY))]


def test_a_conflict_of_objectives_without_words(desk):
    one = desk.put(Objective, text="Launch first")
    two = desk.put(Objective, text="Launch alone", conflicts_with_id=one.id)
    assert said(desk) == ["Two objectives conflict and nothing is said about it: Launch alone"]
    desk.change(one, conflicts_with_id=two.id, conflict="Settled by the steering committee")
    assert said(desk) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"name": "Ada Lovelace"}, {"name": "ada  LOVELACE"}),
        ({"name": "Ada", "email": "a@b.c"}, {"name": "A. L.", "email": "A@B.C "}),
    ],
)
def test_one_person_on_two_sides(desk, one, other):
    desk.person(0, **one)
    second = desk.person(1, **other)
    (text,) = said(desk)
    assert text.endswith("stands on the register of Corvane and Helix Arc")
    desk.change(second, partner_id=desk.partners[0].id)
    assert said(desk) == []


def test_nameless_people_are_not_one_person(desk):
    desk.person(0, "")
    desk.person(1, "")
    assert said(desk) == []


def test_bodies_without_members_and_ends_before_starts(desk):
    body = desk.put(Committee, name="JSC")
    desk.put(Task, title="Draft", start=date(2026, 12, 2), due=date(2026, 12, 1))
    desk.put(DaysOff, title="Closed", first=date(2026, 12, 2), last=date(2026, 12, 1))
    desk.put(Charter, committee_id=body.id, effective_on=date(2026, 12, 2), review_on=date(2026, 12, 1))
    assert said(desk) == [
        "JSC has no members",
        "Draft: ends on 1 Dec 2026, before it starts on 2 Dec 2026",
        "Closed: the last day, 1 Dec 2026, is before the first, so these days are not counted",
        "The charter of JSC is reviewed before it takes effect",
        "The charter of JSC is to be reviewed by 1 Dec",
    ]


def test_an_assumption_that_carries_all_and_time_not_confirmed(desk):
    row = desk.put(Assumption, text="One hospital buys", carries_all=True)
    desk.person(0, startup_role="Lead", time_share=50)
    assert said(desk) == [
        "One product or customer carries it all, which is not proven: One hospital buys",
        "1 member of the startup team of Corvane has no time confirmed by a line manager",
    ]
    desk.change(row, state=AssumptionState.HOLDS)
    assert len(said(desk)) == 1


def test_peers_with_their_gaps(desk):
    ours, theirs = desk.person(0, "A", influence=4), desk.person(1, "B", influence=2)
    alone = desk.person(1, "C", influence=5)
    ours = desk.change(ours, counterpart_id=theirs.id)
    found = peers(desk.dossier)
    assert (len(found.pairs), found.alone, len(found.unmet)) == (1, (alone,), 1)
    desk.put(Introduction, person_id=theirs.id, other_id=ours.id, met_on=TODAY)
    assert peers(desk.dossier).unmet == ()


PROPOSITIONS = [
    (
        {"audience": "sales", "effect": "orders arrive sooner", "quantity": "in 2 days, not 9"},
        "For sales: Orders arrive sooner, in 2 days, not 9.",
        True,
    ),
    (
        {"effect": "Claims are halved", "meaning": "each nurse goes home on time."},
        "Claims are halved. Each nurse goes home on time.",
        True,
    ),
    ({"audience": "patients", "meaning": "fewer visits"}, "For patients: Fewer visits.", False),
    ({"audience": "patients"}, "", False),
    ({"effect": "more of\n everything", "quantity": "many"}, "More of everything, many.", False),
]


@pytest.mark.parametrize(("fields", "text", "number"), PROPOSITIONS)
def test_the_value_proposition_in_one_sentence(desk, fields, text, number):
    row = desk.put(ValueProposition, **fields)
    assert (sentence(row), has_number(row)) == (text, number)
