"""Dependencies, durations, baseline, milestones, the shift of dates and what may start, case by case."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from alliance_desk.assessment import schedule
from alliance_desk.assessment.dependencies import Dependencies
from alliance_desk.assessment.may_start import may_start_now, standings
from alliance_desk.assessment.phase import phase
from alliance_desk.assessment.shift import shift
from alliance_desk.assessment.workplan import crossings, keep_baseline, workplan, would_cycle
from alliance_desk.records import (
    AnchorKind,
    BeforeSigning,
    Committee,
    Counting,
    DaysOff,
    Deliverable,
    Milestone,
    Task,
    TaskLink,
    Variant,
    Visibility,
)

TODAY = date(2026, 11, 22)
MONDAY = date(2026, 11, 23)
SIGNING = AnchorKind.SIGNING


def add(desk, title, due_in=None, **fields):
    if due_in is not None:
        fields["due"] = TODAY + timedelta(days=due_in)
    return desk.put(Task, title=title, **fields)


def link(desk, *tasks, lag=0):
    for before, after in pairwise(tasks):
        desk.put(TaskLink, before_id=before.id, after_id=after.id, lag=lag)


def found(desk, playbook):
    return {item.title: item for item in schedule.plan(desk.dossier, playbook, TODAY)}


@pytest.mark.parametrize(
    ("anchor", "offset", "counting", "due"),
    [
        (date(2026, 4, 28), 5, Counting.CALENDAR, date(2026, 5, 7)),  # a Sunday in Golden Week
        (date(2026, 5, 7), -1, Counting.CALENDAR, date(2026, 5, 1)),  # back over Golden Week
        (date(2026, 5, 1), 1, Counting.WORKING, date(2026, 5, 7)),
        (date(2026, 5, 8), -2, Counting.WORKING, date(2026, 5, 1)),
        (date(2026, 5, 2), 1, Counting.WORKING, date(2026, 5, 7)),  # from a Saturday: the first working day
        (date(2026, 5, 5), 0, Counting.WORKING, date(2026, 5, 5)),  # the event itself stays on a holiday
    ],
)
def test_offsets_over_golden_week(desk, playbook, anchor, offset, counting, due):
    desk.partners[1].holidays = "JP"
    desk.anchors(signing=anchor)
    add(desk, "Do", anchor=SIGNING, offset_days=offset, counting=counting)
    assert found(desk, playbook)["Do"].due == due


def test_a_task_of_one_partner_follows_its_calendar_and_a_joint_one_all(desk, playbook):
    desk.partners[0].holidays, desk.partners[1].holidays = "US", "JP"
    desk.anchors(signing=date(2026, 11, 20))
    for title, partner in (("Ours", 0), ("Theirs", 1), ("Joint", None)):
        partner_id = None if partner is None else desk.partners[partner].id
        desk.task(
            title=title, partner_id=partner_id, anchor=SIGNING, offset_days=1, counting=Counting.WORKING
        )
        add(desk, f"{title} 4", partner_id=partner_id, anchor=SIGNING, offset_days=6)
    items = found(desk, playbook)
    # Labour Thanksgiving on Monday in Japan, Thanksgiving on Thursday in the United States.
    assert {title: item.due and item.due.day for title, item in items.items()} == {
        "Ours": 23, "Theirs": 24, "Joint": 24, "Ours 4": 27, "Theirs 4": 26, "Joint 4": 27,
    }  # fmt: skip


def test_a_task_waits_for_those_before_it(desk, playbook):
    first = add(desk, "First", start=MONDAY, duration=3)
    second = add(desk, "Second", duration=2)
    third = add(desk, "Third", due=date(2026, 11, 26))
    link(desk, first, second, third, lag=1)
    items = found(desk, playbook)
    assert (items["First"].due, items["First"].fixed) == (date(2026, 11, 25), True)
    assert (items["Second"].start, items["Second"].due) == (date(2026, 11, 27), date(2026, 11, 30))
    assert items["Second"].pushed and not items["Second"].conflict
    assert items["Third"].due == date(2026, 11, 26) and not items["Third"].pushed
    assert items["Third"].conflict == (
        "Is due on 26 Nov 2026, but “Second” ends on 30 Nov 2026 and 1 working day has to pass."
    )
    assert items["Third"].waits_for == (second.id,)


def test_what_was_done_early_or_late_counts_as_it_was_done(desk, playbook):
    first = add(desk, "First", due=date(2026, 11, 16), done_on=MONDAY)
    desk.anchors(signing=date(2026, 11, 16))
    second = add(desk, "Second", anchor=SIGNING, offset_days=2)
    link(desk, first, second)
    assert found(desk, playbook)["Second"].due == date(2026, 11, 24)
    first.done_on = date(2026, 11, 10)
    desk.dossier.put(first)
    assert found(desk, playbook)["Second"].due == date(2026, 11, 18)


def test_the_event_on_its_anchor_is_not_pushed(desk, playbook):
    desk.anchors(kickoff=MONDAY)
    before = add(desk, "Invite", due=MONDAY)
    link(desk, before, add(desk, "Kickoff", anchor=AnchorKind.KICKOFF))
    item = found(desk, playbook)["Kickoff"]
    assert item.due == MONDAY and "“Invite” ends on 23 Nov 2026" in item.conflict


def test_a_ring_and_an_end_before_the_start_are_told(desk, playbook):
    a, b, c = (add(desk, name, due=MONDAY) for name in "ABC")
    link(desk, a, b)
    assert would_cycle(desk.dossier, b.id, c.id) == []
    assert would_cycle(desk.dossier, b.id, a.id) == [a, b]
    assert would_cycle(desk.dossier, a.id, a.id) == [a]
    link(desk, b, a)
    add(desk, "D", start=date(2026, 11, 26), due=MONDAY)
    items = found(desk, playbook)
    assert "form a ring" in items["A"].conflict and "“B”" in items["A"].conflict
    assert items["D"].conflict == "Ends on 23 Nov 2026, before it starts on 26 Nov 2026."
    problems = workplan(desk.dossier, playbook, TODAY).problems
    assert len(problems) == 2 and {gap.place.page for gap in problems} == {"workplan"}


def test_a_long_chain_and_a_large_ring_take_no_time(desk, playbook):
    chain = [add(desk, f"{n}", due=MONDAY if n == 0 else None, duration=1) for n in range(1500)]
    link(desk, *chain)
    items = schedule.plan(desk.dossier, playbook, TODAY)
    assert items[-1].due and items[-1].due > date(2032, 1, 1)
    link(desk, chain[-1], chain[0])
    assert len(Dependencies.of(desk.dossier).rings) == 1500
    assert len(workplan(desk.dossier, playbook, TODAY).problems) == 1


def test_baseline_and_drift(desk, playbook):
    desk.anchors(signing=date(2026, 11, 12))
    task = add(desk, "Map", anchor=SIGNING, offset_days=12, duration=2)
    point = desk.put(Milestone, title="End", on=date(2026, 12, 1))
    for id, fields in keep_baseline(desk.dossier, playbook, TODAY).items():
        for name, value in fields.items():
            setattr(task if id == task.id else point, name, value)
    assert (task.baseline_start, task.baseline_due) == (MONDAY, date(2026, 11, 24))
    task.offset_days, point.on = 15, date(2026, 11, 27)
    for record in (task, point):
        desk.dossier.put(record)
    plan = workplan(desk.dossier, playbook, TODAY)
    assert (plan.bars[0].drift, plan.bars[0].item.drift, plan.diamonds[0].drift) == (3, 3, -2)
    assert (plan.first, plan.last) == (MONDAY, date(2026, 12, 1))


def test_slack_milestones_and_fixed_dates(desk, playbook):
    end = desk.put(Milestone, title="Data in hand", on=date(2026, 11, 25))
    late = add(desk, "Late", start=MONDAY, duration=5, milestone_id=end.id)
    free = add(desk, "Free", start=MONDAY, duration=1)
    fixed = add(desk, "Fixed", due=date(2026, 12, 1))
    link(desk, free, fixed)
    add(desk, "Done", due=MONDAY, done_on=TODAY)
    plan = workplan(desk.dossier, playbook, TODAY)
    bars = {bar.item.title: bar for bar in plan.bars}
    assert (bars["Late"].slack, bars["Late"].critical) == (-2, True)
    assert (bars["Free"].slack, bars["Free"].critical) == (5, False)
    assert (bars["Fixed"].slack, bars["Fixed"].critical) == (0, True)
    assert (bars["Done"].slack, bars["Done"].critical) == (None, False)
    assert plan.diamonds[0].late_by == 2
    assert any("Data in hand: its tasks end 2 working days after it." in gap.text for gap in plan.problems)
    assert late.id in {bar.item.task.id for bar in plan.bars}


def test_each_functional_plan_has_a_critical_path_of_its_own(desk, playbook):
    add(desk, "Startup", due=MONDAY)
    a = add(desk, "Protocol", start=MONDAY, duration=20, functional_plan="Clinical")
    b = add(desk, "Filing", duration=5, functional_plan="Regulatory")
    link(desk, a, b)
    bars = {bar.item.title: bar for bar in workplan(desk.dossier, playbook, TODAY).bars}
    assert all(bar.critical for bar in bars.values())
    assert {key: len(links) for key, links in crossings(desk.dossier).items()} == {
        ("Clinical", "Regulatory"): 1
    }


def test_deliverables_and_days_off_that_do_not_count_are_told(desk, playbook):
    body = desk.put(Committee, name="JSC")
    task = add(desk, "Charter", due=MONDAY)
    desk.put(Deliverable, committee_id=body.id, name="Charter", task_id=task.id)
    desk.put(Deliverable, committee_id=body.id, name="Budget")
    desk.put(DaysOff, title="Shutdown", first=date(2026, 12, 24), last=date(2026, 12, 1))
    texts = [gap.text for gap in workplan(desk.dossier, playbook, TODAY).problems]
    assert texts == [
        "Budget is in no workplan: no task produces it.",
        "Shutdown: the last day, 1 Dec 2026, is before the first, so these days are not counted.",
    ]


def test_a_shift_tells_what_moves_stays_becomes_late_and_impossible(desk, playbook):
    desk.anchors(signing=date(2026, 12, 1))
    add(desk, "Moves", anchor=SIGNING, offset_days=7)
    add(desk, "Stays", anchor=SIGNING, offset_days=7, due=date(2026, 12, 8))
    add(desk, "Late", anchor=SIGNING, offset_days=-14)
    add(desk, "Done", anchor=SIGNING, offset_days=3, done_on=TODAY)
    add(desk, "Too early", due=date(2026, 12, 3), before_signing=BeforeSigning.AFTER)
    sooner = shift(desk.dossier, playbook, TODAY, {SIGNING: date(2026, 11, 24)})
    assert [(row.item.title, row.before, row.after) for row in sooner.moved] == [
        ("Late", date(2026, 11, 17), date(2026, 11, 10)), ("Moves", date(2026, 12, 8), date(2026, 12, 1)),
    ]  # fmt: skip
    assert [item.title for item in sooner.fixed] == ["Stays"]
    later = shift(desk.dossier, playbook, TODAY, {SIGNING: date(2026, 12, 15)})
    assert [(row.item.title, row.reason) for row in later.impossible] == [
        ("Too early", "Is due on 3 Dec 2026, but may only start after agreement signing on 15 Dec 2026.")
    ]
    unknown = shift(desk.dossier, playbook, TODAY, {SIGNING: None})
    assert {row.after for row in unknown.moved} == {None}
    assert not shift(desk.dossier, playbook, TODAY, {SIGNING: date(2026, 12, 1)})


def test_what_may_start_now_and_why_the_rest_must_wait(desk, playbook):
    desk.anchors(signing=date(2026, 12, 1))
    say = BeforeSigning
    yes = add(desk, "Yes", due_in=1, before_signing=say.YES)
    next_one = add(desk, "Next", due_in=9, before_signing=say.YES)
    link(desk, yes, next_one)
    add(desk, "Ask", due_in=2, before_signing=say.ASK_COUNSEL)
    add(desk, "After", due_in=3, before_signing=say.AFTER)
    add(desk, "Held", due_in=4, before_signing=say.YES, hold=True, hold_reason="Filing is open.")
    add(desk, "Unsaid", due_in=5)
    add(desk, "Done", due_in=6, done_on=TODAY)
    reasons = {each.item.title: each.why_not for each in standings(desk.dossier, playbook, TODAY)}
    assert reasons == {
        "Yes": "",
        "Ask": "Ask counsel whether it may start before the signing.",
        "After": "Starts after agreement signing on 1 Dec 2026.",
        "Held": "Legal hold: Filing is open.",
        "Unsaid": "Nothing says whether it may start before the signing.",
        "Next": "Waits for “Yes”.",
    }
    assert [item.title for item in may_start_now(desk.dossier, playbook, TODAY)] == ["Yes"]
    signed = date(2026, 12, 2)
    assert [item.title for item in may_start_now(desk.dossier, playbook, signed)] == [
        "Yes", "Ask", "After", "Unsaid",
    ]  # fmt: skip
    desk.anchors(clearance=date(2027, 1, 10))
    assert (
        "clearance"
        in {each.item.title: each.why_not for each in standings(desk.dossier, playbook, signed)}["After"]
    )


def test_counsel_overrides_the_playbook_and_the_playbook_says_who_may_read(desk, playbook):
    desk.put(Task, item="task.press", before_signing=BeforeSigning.YES)
    desk.put(Task, item="task.map")
    add(desk, "Own")
    items = {item.task.item: item for item in schedule.plan(desk.dossier, playbook, TODAY)}
    assert items["task.press"].before_signing == "yes"
    assert {id: item.visibility for id, item in items.items()} == {
        "task.press": Visibility.JOINT, "task.map": Visibility.INTERNAL, "": Visibility.INTERNAL,
    }  # fmt: skip


def test_phases(desk, new_desk):
    assert phase(desk.dossier, TODAY) == ""
    desk.anchors(term_sheet=date(2026, 11, 1), signing=date(2026, 12, 1), kickoff=date(2027, 1, 5))
    days = (date(2026, 10, 1), TODAY, date(2026, 12, 24), date(2027, 2, 1))
    assert [phase(desk.dossier, day) for day in days] == [
        "Before the term sheet", "From the term sheet to signing",
        "From signing to the joint kickoff", "After the joint kickoff",
    ]  # fmt: skip
    tech = new_desk(variant=Variant.TECHNOLOGY)
    tech.anchors(launch=MONDAY)
    days = (TODAY, MONDAY, date(2026, 12, 20), date(2027, 1, 20))
    assert [phase(tech.dossier, day) for day in days] == [
        "Getting ready for the launch", "Launch day", "Ignition", "Activation",
    ]  # fmt: skip


def test_a_milestone_whose_day_is_past_is_overdue_until_it_is_reached(desk, playbook):
    end = desk.put(Milestone, title="Data", on=date(2026, 11, 20))
    task = add(desk, "After it", due=date(2026, 11, 27), milestone_id=end.id)
    (diamond,) = workplan(desk.dossier, playbook, TODAY).diamonds
    assert diamond.overdue and diamond.late_by == 5
    assert not workplan(desk.dossier, playbook, date(2026, 11, 20)).diamonds[0].overdue
    end = desk.change(end, done_on=date(2026, 11, 23))
    plan = workplan(desk.dossier, playbook, TODAY)
    assert not plan.diamonds[0].overdue and plan.diamonds[0].on == date(2026, 11, 23)
    assert not [gap for gap in plan.problems if gap.place.record == end.id]
    assert {bar.item.task.id: bar.slack for bar in plan.bars} == {task.id: 0}
