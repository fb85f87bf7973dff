"""The end of the startup: what is open, days saved, six points, the own workplan; and the canvas."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_desk.assessment import canvas, closing, closing_points, own_workplan
from alliance_desk.bundle import RESOURCES
from alliance_desk.playbook import Playbook, read_playbook
from alliance_desk.records import (
    Anchor,
    AnchorKind,
    CanvasVersion,
    Decision,
    Deliverable,
    Handover,
    Introduction,
    Message,
    NorthStarVersion,
    Risk,
    RiskState,
    Routine,
    Sending,
    Variant,
)

TODAY = date(2026, 11, 22)


def test_what_is_open_is_listed_with_who_takes_it_on(new_desk, playbook):
    desk = new_desk()
    desk.task(title="Book the room")
    before = closing.open_points(desk.dossier, playbook, TODAY)
    assert [point.text for point in before if point.place.page == "readiness"] == ["Book the room"]
    assert len(before) == len(playbook.components) + 1 and not any(point.handed for point in before)
    maria = desk.person(0)
    desk.put(Handover, text="book the room.", to_id=maria.id, accepted_on=TODAY)
    desk.put(Handover, text=playbook.components[0].title)
    after = closing.open_points(desk.dossier, playbook, TODAY)
    assert (after[-1].handed_to, after[-1].accepted, after[-1].handed) == ("Maria Ortiz", True, True)
    assert after[0].handed and not after[0].handed_to
    assert closing.handover_text(after[0], playbook) == playbook.components[0].title


def test_completeness_counts_components_and_lanes(new_desk, playbook):
    desk = new_desk()
    whole = closing.completeness(desk.dossier, playbook, TODAY)
    assert (whole.components, whole.of_components, whole.lanes, whole.of_lanes) == (0, 9, 0, 2)
    assert not whole.complete and 0 <= whole.share < 1
    desk.tick("check.engage_project_team")
    assert closing.completeness(desk.dossier, playbook, TODAY).done == whole.done + 1


def test_days_saved_are_never_told_without_their_basis(new_desk, playbook):
    desk = new_desk()
    assert closing.saved(desk.dossier, playbook, TODAY).sentence == ("The date of signing is not known yet.")
    desk.anchors(signing=date(2026, 10, 1), kickoff=date(2026, 10, 25))
    desk.answer("end_of_startup.baseline_days", 45)
    found = closing.saved(desk.dossier, playbook, TODAY)
    assert found.days is None and "saved" not in found.sentence and "where the usual" in found.sentence
    desk.answer("end_of_startup.baseline_source", "the middle of five alliances.")
    found = closing.saved(desk.dossier, playbook, TODAY)
    assert found.days == 21
    assert found.sentence == (
        "From signing to the joint kickoff there were 24 days."
        " That is 21 days saved against a usual 45 days. Basis: the middle of five alliances."
    )


@pytest.mark.parametrize(("usual", "said"), [(24, "as long as usual"), (20, "4 days more")])
def test_days_lost_are_told_as_plainly(new_desk, playbook, usual, said):
    desk = new_desk()
    desk.anchors(signing=date(2026, 10, 1), kickoff=date(2026, 10, 25))
    desk.answer("end_of_startup.baseline_days", usual)
    desk.answer("end_of_startup.baseline_source", "last year")
    assert said in closing.saved(desk.dossier, playbook, TODAY).sentence


def test_a_technology_alliance_counts_from_the_first_work_to_the_launch(new_desk, playbook):
    desk = new_desk(Variant.TECHNOLOGY)
    desk.anchors(launch=date(2027, 1, 20))
    assert "first joint work" in closing.saved(desk.dossier, playbook, TODAY).sentence
    desk.task(done_on=date(2026, 11, 1))
    desk.anchors(signing=date(2026, 11, 20))
    desk.answer("end_of_startup.baseline_launch_days", 90)
    desk.answer("end_of_startup.baseline_source", "three launches")
    found = closing.saved(desk.dossier, playbook, TODAY)
    assert (found.actual, found.days) == (80, 10) and "there will be 80 days" in found.sentence
    assert "That would be 10 days saved" in found.sentence


def test_a_kickoff_before_signing_counts_no_days(new_desk, playbook):
    desk = new_desk()
    desk.anchors(signing=date(2026, 11, 1), kickoff=date(2026, 10, 25))
    found = closing.saved(desk.dossier, playbook, TODAY)
    assert found.actual is None and "no days are counted" in found.sentence


def test_complete_with_open_points_needs_a_reason_and_a_day(new_desk, playbook):
    desk = new_desk()
    assert closing.decision(desk.dossier, playbook, TODAY).problem == ""
    desk.answer("closing.complete", True)
    whole = closing.completeness(desk.dossier, playbook, TODAY)
    left = whole.total - whole.done
    assert f"{left} points are open" in closing.decision(desk.dossier, playbook, TODAY).problem
    desk.answer("closing.waiver", "The rest has owners.")
    assert closing.decision(desk.dossier, playbook, TODAY).problem == "Say when it was decided."
    on = desk.answer("closing.complete_on", (TODAY + timedelta(days=1)).isoformat())
    assert "still to come" in closing.decision(desk.dossier, playbook, TODAY).problem
    on.value = TODAY.isoformat()
    found = closing.decision(desk.dossier, playbook, TODAY)
    assert (found.complete, found.on, found.problem) == (True, TODAY, "")


def test_six_points_each_with_evidence_on_an_empty_desk(new_desk, playbook):
    points = closing_points.six_points(new_desk().dossier, playbook, TODAY)
    assert len(points) == 6
    assert all(point.evidence.endswith(".") and not point.holds for point in points)


def test_evidence_is_found_in_the_desk(new_desk, playbook):
    desk = new_desk()
    desk.put(NorthStarVersion, number=2, text="Ahead", kept_on=date(2026, 11, 3))
    desk.put(Anchor, kind=AnchorKind.KICKOFF, on=date(2026, 11, 12), actual=True)
    one = desk.person(0, "Ana", startup_role="Lead", commitment_confirmed=True)
    two = desk.person(1, "Ben", startup_role="Lead", commitment_confirmed=True, counterpart_id=one.id)
    one.counterpart_id = two.id
    desk.put(Introduction, person_id=one.id, other_id=two.id, met_on=TODAY)
    desk.put(Risk, title="Late", response="Plan B", owner_id=one.id)
    desk.put(Deliverable, name="Plan", done_on=TODAY, committee_id=one.id)
    points = closing_points.six_points(desk.dossier, playbook, TODAY)
    assert [point.holds for point in points] == [True, False, False, True, True, True]
    assert points[0].evidence == "North Star version 2 kept on 3 Nov and joint kickoff held on 12 Nov."
    assert points[4].evidence == "2 of 2 people with a counterpart, 1 introduction made."


def test_the_own_workplan_comes_from_the_other_registers(new_desk, playbook):
    desk = new_desk()
    later = TODAY + timedelta(days=40)
    desk.put(Decision, question="Which markets first?", needed_by=later)
    desk.put(Decision, question="Made", made_on=TODAY)
    desk.put(Deliverable, name="First data", due=later + timedelta(days=1), committee_id=desk.alliance.id)
    desk.put(Risk, title="Supply", state=RiskState.WATCHED)
    desk.put(Routine, name="Portfolio board", papers_due=later - timedelta(days=9))
    message = desk.put(Message, who="Sales teams")
    desk.put(Sending, message_id=message.id, planned_on=TODAY - timedelta(days=3))
    desk.put(Sending, message_id=message.id, planned_on=TODAY + timedelta(days=800))
    found = own_workplan.proposals(desk.dossier, playbook, TODAY)
    assert [each.title for each in found] == [
        "Papers for Portfolio board",
        "Prepare the decision: Which markets first?",
        "See that it is delivered in time: First data",
        "Look at the risk again: Supply",
    ]
    desk.task(title="papers for portfolio board")
    assert len(own_workplan.proposals(desk.dossier, playbook, TODAY)) == 3


@pytest.fixture
def canvas_book(playbook: Playbook) -> Playbook:
    raw = playbook.model_dump(by_alias=True)
    raw["workstreams"][0]["steps"] = [
        {
            "id": "step.canvas",
            "title": "Canvas",
            "lead": "",
            "picture": "canvas",
            "questions": [
                {"id": "canvas.economy", "kind": "text", "prompt": "Economy?", "per_partner": True},
                {"id": "canvas.rules", "kind": "text", "prompt": "Rules?"},
            ],
        }
    ]
    return Playbook.model_validate(raw)


def test_cells_are_kept_in_each_partners_words(new_desk, playbook, canvas_book):
    desk = new_desk()
    desk.answer("canvas.economy", " Each bears its cost ", 0)
    desk.answer("canvas.rules", "Monthly")
    cells = canvas.cells_now(desk.dossier, canvas_book)
    own = canvas.cell_key("canvas.economy", desk.partners[0].id)
    assert cells == {own: "Each bears its cost", "canvas.rules": "Monthly"}
    assert canvas.cells_now(desk.dossier, playbook) == {}
    kept = desk.put(CanvasVersion, number=1, cells=cells)
    assert canvas.changed(canvas.cells_of(kept), {**cells, "canvas.rules": "Weekly"}) == ["canvas.rules"]


def test_the_real_canvas_asks_in_the_steps_before_it():
    book = read_playbook(RESOURCES / "playbook").for_variant("technology")
    asked = [question.id for question in canvas.canvas_questions(book)]
    assert len(asked) == 6 and all(id.startswith("viable_partnership.") for id in asked)


def test_the_six_points_are_lines_of_the_playbook(new_desk):
    book = read_playbook(RESOURCES / "playbook").for_variant("biopharma")
    desk = new_desk()
    known = {line.id for lane in book.workstreams for line in lane.checklist}
    points = closing_points.six_points(desk.dossier, book, TODAY)
    assert {point.item for point in points} <= known
    desk.tick(points[3].item)
    after = closing_points.six_points(desk.dossier, book, TODAY)
    assert [point.confirmed for point in after] == [False, False, False, True, False, False]


def test_a_version_with_odd_cells_is_read_as_far_as_it_goes(new_desk):
    desk = new_desk()
    for odd in (None, [], "x", {"a": 1, "b": "words"}):
        version = desk.put(CanvasVersion, cells=odd)
        assert canvas.cells_of(version) in ({}, {"b": "words"})


@given(st.text("ab \n", max_size=40), st.text("ab \n", max_size=40))
def test_two_wordings_can_be_told_apart_word_by_word(before, after):
    found = canvas.pieces(before, after)
    old = " ".join(piece.text for piece in found if piece.kind != "new")
    new = " ".join(piece.text for piece in found if piece.kind != "gone")
    assert old.split() == before.split() and new.split() == after.split()
    assert all(piece.text for piece in found)
    assert (before.split() == after.split()) == all(piece.kind == "same" for piece in found)
