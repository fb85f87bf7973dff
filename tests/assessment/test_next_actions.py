"""What to do next, and the day: every dated row once, each with the very field."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from alliance_desk.assessment.next_actions import next_actions
from alliance_desk.assessment.progress import component_progress, workstream_progress
from alliance_desk.assessment.today import today
from alliance_desk.playbook import read_playbook
from alliance_desk.records import (
    AfterAction,
    Alignment,
    AlignmentState,
    Assumption,
    Briefing,
    Committee,
    Conversation,
    Decision,
    Deliverable,
    ElementState,
    GapAction,
    Handover,
    InternalKickoff,
    Introduction,
    Issue,
    Meeting,
    Message,
    Milestone,
    Obligation,
    PreRead,
    PressRelease,
    ReadyState,
    Risk,
    Routine,
    Sending,
    TargetAccount,
    ThirdParty,
    TractionTarget,
    Variant,
)

TODAY = date(2026, 11, 23)  # a Monday
SOON = TODAY + timedelta(days=2)
PAST = TODAY - timedelta(days=3)
SHIPPED = read_playbook(Path(__file__).parents[2] / "resources" / "playbook")
BIOPHARMA, TECHNOLOGY = SHIPPED.for_variant("biopharma"), SHIPPED.for_variant("technology")

ROWS = [
    (Conversation, {"topic": "Budget", "planned_on": SOON}, "Talk with someone: Budget", "held_on"),
    (Introduction, {"planned_on": SOON}, "Introduce someone to someone", "met_on"),
    (Routine, {"name": "Portfolio board", "papers_due": SOON}, "Papers: Portfolio board", "papers_due"),
    (Decision, {"question": "Which site?", "needed_by": SOON}, "Decide: Which site?", "needed_by"),
    (
        Meeting,
        {"title": "JSC 1", "on": SOON},
        "Align our own people before the meeting: JSC 1",
        "prepared_on",
    ),
    (Issue, {"title": "Late data", "due": SOON}, "Issue: Late data", "due"),
    (Milestone, {"title": "First dose", "on": SOON}, "Milestone: First dose", "on"),
    (Obligation, {"clause": "4.2", "text": "Report", "due": SOON}, "Obligation 4.2: Report", "due"),
    (Risk, {"title": "Delay", "due": SOON}, "Review the risk: Delay", "due"),
    (
        PressRelease,
        {"title": "Deal", "planned_on": SOON, "review_days": 1},
        "Send for review: Deal",
        "sent_for_review",
    ),
    (ThirdParty, {"name": "Lab", "joins_on": SOON}, "Confidentiality agreement: Lab", "confidentiality_on"),
    (InternalKickoff, {"title": "At Corvane", "on": SOON}, "Internal kickoff: At Corvane", "on"),
    (PreRead, {"title": "Plan", "send_by": SOON}, "Send the pre-read: Plan", "sent_on"),
    (AfterAction, {"text": "Sign", "due": SOON}, "After the kickoff: Sign", "due"),
    (Handover, {"text": "Budget", "due": SOON}, "Hand over: Budget", "due"),
]
TECHNOLOGY_ROWS = [
    (Assumption, {"text": "They pay", "due": SOON}, "Test the assumption: They pay", "result"),
    (TargetAccount, {"name": "Clinic", "next_step": "Call", "due": SOON}, "Clinic: Call", "next_step"),
    (Briefing, {"who": "Analysts", "on": SOON}, "Brief: Analysts", "on"),
]


def dated(desk, playbook):
    return [action for action in next_actions(desk.dossier, playbook, TODAY) if action.due is not None]


def check(desk, playbook, kind, fields, title):
    row = desk.put(kind, **fields)
    (action,) = dated(desk, playbook)
    assert (action.title, action.state) == (title, "this week")
    assert action.place.record == row.id
    assert action.place.page in ("component", "readiness") and action.place.step
    assert action.place.field in type(row).columns()
    return action


@pytest.mark.parametrize(("kind", "fields", "title", "field"), ROWS, ids=lambda v: getattr(v, "__name__", ""))
def test_every_dated_row_is_an_action_that_opens_its_field(desk, kind, fields, title, field):
    action = check(desk, BIOPHARMA, kind, fields, title)
    assert action.place.field in (field, "due", "needed_by", "on", "send_by", "joins_on")


@pytest.mark.parametrize(("kind", "fields", "title", "field"), TECHNOLOGY_ROWS)
def test_a_launch_has_actions_of_its_own(new_desk, kind, fields, title, field):
    assert check(new_desk(Variant.TECHNOLOGY), TECHNOLOGY, kind, fields, title).place.field == field


def test_an_element_opens_its_own_step(new_desk):
    desk = new_desk(Variant.TECHNOLOGY)
    desk.put(ElementState, element="marketing", partner_id=desk.partners[1].id, due=PAST)
    (action,) = dated(desk, TECHNOLOGY)
    assert (action.place.component, action.place.step) == ("marketing", "step.marketing.state")
    assert "Helix Arc ready" in action.title and action.state == "late"
    late = {
        each.id: workstream_progress(desk.dossier, TECHNOLOGY, each, TODAY).late
        for each in TECHNOLOGY.workstreams
    }
    assert {id for id, number in late.items() if number} == {"marketing"}


def test_what_is_done_is_no_action(desk):
    body = desk.put(Committee, name="JSC")
    message = desk.put(Message, text="News")
    desk.put(Conversation, planned_on=PAST, held_on=PAST)
    desk.put(Introduction, planned_on=PAST, met_on=PAST)
    desk.put(Decision, needed_by=PAST, made_on=PAST)
    desk.put(Issue, due=PAST, resolved_on=PAST)
    desk.put(Deliverable, committee_id=body.id, due=PAST, done_on=PAST)
    desk.put(Obligation, due=PAST, state="met")
    desk.put(Sending, message_id=message.id, planned_on=PAST, sent_on=PAST)
    desk.put(Sending, message_id=message.id, planned_on=PAST, cancelled="Not needed")
    desk.put(PressRelease, planned_on=PAST, review_days=1, approved_on=PAST)
    desk.put(Meeting, on=PAST, held=True)
    desk.put(PreRead, send_by=PAST, sent_on=PAST)
    desk.put(Routine, name="Board", papers_due=PAST)
    assert dated(desk, BIOPHARMA) == []


def test_a_meeting_is_prepared_then_held_then_recorded(desk):
    body = desk.put(Committee, name="Joint Steering Committee", short_name="JSC")
    row = desk.put(Meeting, committee_id=body.id, on=SOON, prepared_on=TODAY)
    assert [(a.title, a.due) for a in dated(desk, BIOPHARMA)] == [
        ("Align our own people before the meeting: JSC meeting", TODAY)
    ]
    row = desk.change(row, prepared_on=PAST)
    assert [(a.title, a.due) for a in dated(desk, BIOPHARMA)] == [("JSC meeting", SOON)]
    desk.change(row, on=PAST)
    (action,) = dated(desk, BIOPHARMA)
    assert (action.title, action.place.field) == ("Say whether it was held: JSC meeting", "held")


def test_sendings_go_by_their_message_and_its_sender(desk):
    sender = desk.person(0, "Ada")
    message = desk.put(Message, text="News\nof the week", sender_id=sender.id)
    desk.put(Sending, message_id=message.id, planned_on=PAST)
    action = dated(desk, BIOPHARMA)[0]
    assert (action.title, action.who, action.when_text) == ("Send: News", "Ada", "3 days late")
    late = component_progress(desk.dossier, BIOPHARMA, BIOPHARMA.component("communication"), TODAY).late
    assert late == 1


def test_actions_of_the_last_round_only(desk):
    for number in (1, 2):
        round = desk.round(number)
        desk.put(GapAction, round_id=round.id, action=f"Act {number}", due=SOON)
    assert [a.title for a in dated(desk, BIOPHARMA)] == ["Close a gap: Act 2"]


def test_the_day_in_five_lists(desk):
    ada = desk.person(0, "Ada")
    desk.put(Issue, title="Old", due=PAST, owner_id=ada.id)
    desk.put(Issue, title="Now", due=TODAY, owner_id=ada.id)
    desk.put(Issue, title="Nobody's", due=SOON)
    desk.put(Issue, title="Far", due=TODAY + timedelta(days=40), owner_id=ada.id)
    desk.put(Committee, name="JSC")
    found = today(desk.dossier, BIOPHARMA, TODAY)
    assert [a.title for a in found.late] == ["Issue: Old"]
    assert [a.title for a in found.this_week] == ["Issue: Now", "Issue: Nobody's"]
    assert [(w.who, len(w.actions)) for w in found.waiting] == [("Ada", 2), ("", 1)]
    assert "JSC has no members" in [a.title for a in found.missing]
    titles = [a.title for a in found.missing]
    assert "Start Communication" in titles and len(titles) == len(set(titles))
    assert {a.title for a in found.unaligned} >= {"Seek the consent of Corvane and Helix Arc to Governance"}


def test_a_changed_text_is_unaligned(desk):
    question = BIOPHARMA.component("governance").steps[1].questions[0]
    desk.answer(question.id, "Said", 0 if question.per_partner else None)
    desk.put(
        Alignment,
        component="governance",
        partner_id=desk.partners[1].id,
        state=AlignmentState.AGREED,
        fingerprint="old",
    )
    found = today(desk.dossier, BIOPHARMA, TODAY)
    assert [a.title for a in found.unaligned] == ["Governance has changed since Helix Arc agreed"]


def test_an_empty_alliance_has_nothing_but_its_components_to_start(desk):
    found = today(desk.dossier, BIOPHARMA, TODAY)
    assert (found.late, found.this_week, found.waiting, found.unaligned) == ((), (), (), ())
    assert [a.title for a in found.missing] == [f"Start {c.title}" for c in BIOPHARMA.components]


def test_late_comes_first_and_the_limit_holds(desk):
    desk.put(Issue, title="Soon", due=SOON)
    desk.put(Issue, title="Late", due=PAST)
    first, second = next_actions(desk.dossier, BIOPHARMA, TODAY, 2)
    assert (first.title, second.title) == ("Issue: Late", "Issue: Soon")


def test_the_states_of_each_element_are_a_line_of_their_own(new_desk):
    """Elements with the same words must not hide one another, and each counts only its own states."""
    desk = new_desk(Variant.TECHNOLOGY)
    elements = [each for each in TECHNOLOGY.workstreams if each.kind == "element"]
    for each in elements:
        for partner in desk.partners:
            desk.put(ElementState, element=each.id, partner_id=partner.id, evidence="Seen")
        desk.tick(each.checklist[0].id if each.checklist else each.steps[0].checklist[0].id)
    found = today(desk.dossier, TECHNOLOGY, TODAY).missing
    told = [(each.title, each.place.component) for each in found if "not ready" in each.title]
    assert told == [("2 of 2 partners not ready yet", each.id) for each in elements]
    for row in desk.dossier.all(ElementState, element=elements[0].id):
        desk.change(row, state=ReadyState.READY)
    found = today(desk.dossier, TECHNOLOGY, TODAY).missing
    told = [each.place.component for each in found if "not ready" in each.title]
    assert told == [each.id for each in elements[1:]]


def test_a_figure_to_be_read_is_an_action_until_it_is_read(new_desk):
    desk = new_desk(Variant.TECHNOLOGY)
    row = desk.put(TractionTarget, title="Orders", target="10", read_on=TODAY - timedelta(days=1))
    (action,) = dated(desk, TECHNOLOGY)
    assert (action.title, action.state, action.place.field) == ("Read the figure: Orders", "late", "reading")
    desk.change(row, reading="7")
    assert not dated(desk, TECHNOLOGY)


def test_what_an_open_task_delivers_is_not_told_twice(desk):
    body = desk.put(Committee, name="JSC")
    task = desk.task(due_in=1, title="Write the plan")
    row = desk.put(Deliverable, committee_id=body.id, name="Plan", due=SOON, task_id=task.id)
    assert [each.title for each in dated(desk, BIOPHARMA)] == ["Write the plan"]
    desk.change(row, due=PAST)  # it is promised for before the task ends
    assert [each.title for each in dated(desk, BIOPHARMA)] == ["Deliver: Plan", "Write the plan"]
    desk.change(row, due=SOON)
    desk.change(task, done_on=TODAY)
    assert [each.title for each in dated(desk, BIOPHARMA)] == ["Deliver: Plan"]
