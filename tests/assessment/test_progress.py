"""Completeness: what counts, what is missing, in words."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from alliance_desk.assessment import progress
from alliance_desk.assessment.alignment import fingerprint
from alliance_desk.assessment.index import Index
from alliance_desk.records import (
    Alignment,
    AlignmentState,
    Charter,
    Committee,
    NorthStarVersion,
    Objective,
    Onboarding,
    Risk,
    Seat,
    SeatRole,
)

TODAY = date(2026, 11, 22)


def done(desk, playbook):
    return {id: each.done for id, each in progress.all_components(desk.dossier, playbook, TODAY).items()}


FILL = st.sampled_from(
    [
        "answer",
        "each",
        "tick",
        "star",
        "objective",
        "influence",
        "support",
        "counterpart",
        "step",
        "board",
        "chair",
        "charter",
        "risk",
    ]
)


@given(st.lists(st.tuples(FILL, st.integers(0, 8), st.integers(1, 5)), max_size=30))
def test_filling_something_in_never_makes_an_alliance_less_complete(playbook, new_desk, moves):
    desk = new_desk()
    people = [desk.person(at % 2, f"P{at}") for at in range(4)]
    body = desk.put(Committee, name="JSC")
    seat = desk.put(Seat, committee_id=body.id, partner_id=desk.partners[0].id, role=SeatRole.CHAIR)
    charter = desk.put(Charter, committee_id=body.id)
    risk = desk.put(Risk, title="R")
    before = done(desk, playbook)
    total = progress.overall(desk.dossier, playbook, TODAY).total
    for kind, at, number in moves:
        component = playbook.components[at].id
        person = people[at % 4]
        match kind:
            case "answer":
                desk.answer(f"{component}.text", "Said")
            case "each":
                desk.answer(f"{component}.each", number, number % 2)
            case "tick":
                desk.tick(f"check.{component}.one")
            case "star":
                desk.put(NorthStarVersion, text="North")
            case "objective":
                desk.put(Objective, partner_id=desk.partners[at % 2].id, text="Want")
            case "influence":
                person.influence = person.influence or number
            case "support":
                person.support = person.support or number
            case "counterpart":
                person.counterpart_id = people[(at + 1) % 4].id
            case "step":
                person.engagement, person.engagement_due = "Meet", TODAY + timedelta(days=number)
            case "board":
                person.onboarding = Onboarding.DONE
            case "chair":
                seat.person_id = person.id
            case "charter":
                charter.contribution = charter.scope_in = charter.decides = "Text"
            case "risk":
                risk.owner_id, risk.response = person.id, "Respond"
        after = done(desk, playbook)
        assert all(after[id] >= before[id] for id in before), (kind, before, after)
        assert progress.overall(desk.dossier, playbook, TODAY).total == total
        before = after


def test_done_and_missing_make_up_the_total(desk, playbook):
    desk.answer("governance.text", "Said")
    for each in progress.all_components(desk.dossier, playbook, TODAY).values():
        assert each.done + len(each.missing) == each.total
        assert 0 <= each.share <= 1


def test_steps_add_up_to_their_component(desk, playbook):
    component = playbook.component("stakeholder_engagement")
    desk.person(0, influence=5, support=3)
    steps = progress.step_progresses(desk.dossier, playbook, component, TODAY)
    whole = progress.component_progress(desk.dossier, playbook, component, TODAY)
    assert sum(step.total for step in steps.values()) == whole.total
    assert sum(step.done for step in steps.values()) == whole.done
    one = progress.step_progress(desk.dossier, playbook, component, component.steps[0], TODAY)
    assert one == steps[component.steps[0].id]


def test_optional_questions_do_not_count_and_renamed_answers_do(desk, playbook):
    governance = playbook.component("governance")
    before = progress.component_progress(desk.dossier, playbook, governance, TODAY).done
    desk.answer("governance.secret", "Hidden")
    assert progress.component_progress(desk.dossier, playbook, governance, TODAY).done == before
    desk.answer("governance.old", "Said long ago")
    assert progress.component_progress(desk.dossier, playbook, governance, TODAY).done == before + 1


def test_blank_and_unreadable_answers_do_not_count(desk, playbook):
    desk.answer("governance.text", "  \n")
    desk.answer("governance.each", "many", 0)
    desk.answer("governance.each", 3, 1)
    assert (
        progress.component_progress(desk.dossier, playbook, playbook.component("governance"), TODAY).done == 0
    )


def filled(desk, playbook, id="communication"):
    desk.anchors(kickoff=TODAY + timedelta(days=30))
    desk.answer(f"{id}.text", "Said")
    for partner in range(len(desk.partners)):
        desk.answer(f"{id}.each", 4, partner)
    desk.tick(f"check.{id}.one")
    desk.tick(f"check.{id}.two")
    return playbook.component(id)


def agree(desk, playbook, id, partner):
    desk.put(
        Alignment,
        component=id,
        partner_id=desk.partners[partner].id,
        state=AlignmentState.AGREED,
        fingerprint=fingerprint(desk.dossier, playbook, id),
    )


def test_a_component_becomes_complete_with_the_consent_of_all(desk, playbook):
    component = filled(desk, playbook)
    assert progress.component_progress(desk.dossier, playbook, component, TODAY).summary == (
        "Waits for Corvane and Helix Arc to agree"
    )
    agree(desk, playbook, "communication", 0)
    agree(desk, playbook, "communication", 1)
    found = progress.component_progress(desk.dossier, playbook, component, TODAY)
    assert (found.state, found.summary, found.missing) == ("complete", "Aligned by both partners", ())
    desk.answer("communication.text", "Said otherwise")
    desk.dossier.drop(type(desk.dossier.all(Alignment)[0]), desk.dossier.all(Alignment)[1].id)
    agree(desk, playbook, "communication", 1)
    found = progress.component_progress(desk.dossier, playbook, component, TODAY)
    assert found.summary == "Changed since Corvane agreed"


def test_three_partners_all_have_to_agree(new_desk, playbook):
    desk = new_desk(partners=3)
    component = filled(desk, playbook)
    for partner in range(3):
        agree(desk, playbook, "communication", partner)
    assert (
        progress.component_progress(desk.dossier, playbook, component, TODAY).summary
        == "Aligned by all 3 partners"
    )


def test_summaries(desk, playbook):
    component = playbook.component("stakeholder_engagement")

    def found():
        return progress.component_progress(desk.dossier, playbook, component, TODAY)

    assert found().summary == "Not started"
    desk.anchors(kickoff=date(2026, 12, 14))
    assert (found().summary, found().state) == ("Not started, due 4 Dec", "not started")
    for at in range(4):
        desk.person(at % 2, f"P{at}", influence=3, support=3)
    assert found().summary == "4 people without a counterpart"
    desk.task(due_in=-1, component="stakeholder_engagement")
    desk.task(due_in=-1, component="stakeholder_engagement")
    assert (found().summary, found().late, found().state, found().label) == (
        "2 actions overdue",
        2,
        "late",
        "2 late",
    )


def test_a_component_is_late_once_its_own_date_has_passed(desk, playbook):
    desk.anchors(kickoff=TODAY)
    found = progress.component_progress(desk.dossier, playbook, playbook.component("governance"), TODAY)
    assert (found.state, found.late, found.summary) == ("late", 0, "Not started, was due 12 Nov")


def test_overdue_risks_and_next_steps_are_late(desk, playbook):
    desk.person(0, influence=5, engagement="Call", engagement_due=TODAY - timedelta(days=1))
    desk.put(Risk, title="R", due=TODAY - timedelta(days=1))
    desk.put(Risk, title="Closed", due=TODAY - timedelta(days=1), state="closed")
    found = progress.all_components(desk.dossier, playbook, TODAY)
    assert found["stakeholder_engagement"].late == 1
    assert found["risk_assessment"].late == 1


def test_workstreams_count_tasks_and_checklist(desk, playbook):
    stream = playbook.workstream("engage_project_team")
    assert progress.workstream_progress(desk.dossier, playbook, stream, TODAY).total == 1
    desk.task(due_in=-3, workstream=stream.id)
    desk.task(due_in=3, workstream=stream.id, done_on=TODAY)
    desk.tick("check.engage_project_team")
    found = progress.workstream_progress(desk.dossier, playbook, stream, TODAY)
    assert (found.done, found.total, found.late, found.state) == (2, 3, 1, "late")
    assert found == progress.all_workstreams(desk.dossier, playbook, TODAY)[stream.id]


def test_every_gap_says_where_it_is(desk, playbook):
    steps = {step.id for component in playbook.components for step in component.steps}
    for id, each in progress.all_components(desk.dossier, playbook, TODAY).items():
        for gap in each.missing:
            assert gap.text and not gap.text.startswith(" ")
            assert gap.place.page == "component" and gap.place.component == id
            assert gap.place.step in steps


def test_the_day_of_a_component_avoids_holidays(desk, playbook):
    desk.anchors(kickoff=date(2027, 1, 11))
    index = Index(desk.dossier, playbook, TODAY)
    assert index.due(playbook.components[0]) == date(2027, 1, 1)
    desk.change(desk.partners[1], holidays="DE-BY")
    assert index.due(playbook.components[0]) == date(2026, 12, 31)
