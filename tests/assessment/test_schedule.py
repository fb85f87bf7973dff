"""The startup plan and its anchors."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_desk.assessment import closing, schedule
from alliance_desk.pictures.milestones import milestone_track
from alliance_desk.records import AnchorKind, Partner, Stage, Variant

TODAY = date(2026, 11, 22)  # a Sunday
DAYS = st.dates(date(2020, 1, 1), date(2035, 1, 1))
OFFSETS = st.integers(-400, 400)


@given(DAYS, OFFSETS)
def test_a_counted_date_is_a_working_day_on_the_right_side_of_its_anchor(anchor, offset):
    day = schedule.counted(anchor, offset)
    plain = anchor + timedelta(days=offset)
    if offset == 0:
        assert day == anchor
        return
    assert day
    assert day.weekday() < 5
    assert abs((day - plain).days) <= 2
    assert day <= plain if offset < 0 else day >= plain


@given(DAYS, OFFSETS)
def test_a_working_day_stays_where_it_is(anchor, offset):
    plain = anchor + timedelta(days=offset)
    if plain.weekday() < 5:
        assert schedule.counted(anchor, offset) == plain


@given(st.lists(st.none() | st.integers(-60, 60), max_size=20))
def test_the_plan_is_in_the_order_of_its_dates_and_what_has_none_comes_last(playbook, new_desk, dues):
    desk = new_desk()
    for due in dues:
        desk.task(due_in=due)
    found = [item.due for item in schedule.plan(desk.dossier, playbook, TODAY)]
    assert len(found) == len(dues)
    known = [day for day in found if day]
    assert found == sorted(known) + [None] * (len(found) - len(known))


@pytest.mark.parametrize(
    ("due_in", "state", "late"),
    [
        (-2, "late", 2),
        (0, "today", 0),
        (1, "this week", 0),
        (7, "this week", 0),
        (8, "planned", 0),
        (None, "no date", 0),
    ],
)
def test_states_of_a_task_on_a_sunday(desk, playbook, due_in, state, late):
    desk.task(due_in=due_in)
    (item,) = schedule.plan(desk.dossier, playbook, TODAY)
    assert (item.state, item.days_late) == (state, late)


def test_a_week_ends_on_sunday():
    wednesday = date(2026, 11, 18)
    assert schedule.state_of(date(2026, 11, 22), False, wednesday) == "this week"
    assert schedule.state_of(date(2026, 11, 23), False, wednesday) == "planned"


def test_a_done_task_is_never_late(desk, playbook):
    desk.task(due_in=-5, done_on=TODAY)
    (item,) = schedule.plan(desk.dossier, playbook, TODAY)
    assert item.done and not item.late and item.days_late == 0


def test_a_task_of_the_playbook_takes_its_words_from_there(desk, playbook):
    desk.anchors(signing=date(2026, 11, 12))
    desk.task(item="task.press", title="", anchor=AnchorKind.SIGNING, offset_days=-14)
    (item,) = schedule.plan(desk.dossier, playbook, TODAY)
    assert item.title == "Agree who may approve a press release"
    assert item.before_signing == "ask counsel"
    assert item.due == date(2026, 10, 29)


def test_the_owner_is_a_person_before_a_partner(desk, playbook):
    person = desk.person(1, "Johan Lindqvist")
    desk.task(due_in=1, partner_id=desk.partners[1].id)
    desk.task(due_in=2, partner_id=desk.partners[1].id, owner_id=person.id)
    desk.task(due_in=3)
    assert [item.owner for item in schedule.plan(desk.dossier, playbook, TODAY)] == [
        "Helix Arc",
        "Johan Lindqvist",
        "",
    ]


def test_an_unknown_kickoff_is_expected_thirty_days_after_signing(desk):
    desk.anchors(signing=date(2026, 11, 12), kickoff=None)
    assert schedule.anchor_date(desk.dossier, AnchorKind.KICKOFF) == date(
        2026, 12, 14
    )  # 12 Dec is a Saturday
    rows = {row.kind: row for row in schedule.anchor_dates(desk.dossier)}
    assert rows[AnchorKind.KICKOFF].expected and not rows[AnchorKind.SIGNING].expected
    assert rows[AnchorKind.TERM_SHEET].on is None
    assert AnchorKind.CLEARANCE not in rows
    assert schedule.countdown(desk.dossier, TODAY) == "about 22 days to kickoff"


def test_a_known_kickoff_is_taken_as_it_is(desk):
    desk.anchors(signing=date(2026, 11, 12), kickoff=date(2026, 12, 19))  # a Saturday
    assert schedule.anchor_date(desk.dossier, AnchorKind.KICKOFF) == date(2026, 12, 19)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 12, 15), "23 days to kickoff"),
        (date(2026, 11, 23), "1 day to kickoff"),
        (date(2026, 11, 22), "kickoff today"),
        (date(2026, 11, 20), "2 days after kickoff"),
        (None, "kickoff date not known"),
    ],
)
def test_countdown(desk, day, words):
    desk.anchors(kickoff=day)
    assert schedule.countdown(desk.dossier, TODAY) == words


def test_technology_counts_to_the_launch(new_desk):
    desk = new_desk(variant=Variant.TECHNOLOGY)
    assert schedule.countdown(desk.dossier, TODAY) == "launch date not known"
    desk.anchors(launch=date(2026, 12, 1))
    assert schedule.countdown(desk.dossier, TODAY) == "9 days to launch"
    rows = {row.kind: row for row in schedule.anchor_dates(desk.dossier)}
    assert list(rows) == ["signing", "kickoff", "launch"]
    # The joint meeting comes about five weeks before the launch, whenever the agreement was signed.
    meeting = rows[AnchorKind.KICKOFF]
    assert (meeting.on, meeting.expected) == (date(2026, 10, 27), True)
    desk.anchors(signing=date(2026, 8, 3))
    assert schedule.anchor_date(desk.dossier, AnchorKind.KICKOFF) == date(2026, 10, 27)


def test_the_next_anchor_is_one_that_has_not_happened(desk):
    desk.anchors(term_sheet=date(2026, 10, 1), signing=TODAY, kickoff=date(2026, 12, 15))
    for day, kind in ((TODAY, AnchorKind.SIGNING), (TODAY + timedelta(days=1), AnchorKind.KICKOFF)):
        found = schedule.next_anchor(desk.dossier, day)
        assert found and found.kind == kind
    assert schedule.next_anchor(desk.dossier, date(2027, 1, 1)) is None


def test_a_technology_startup_does_not_grow_younger_when_its_launch_slips(new_desk):
    desk = new_desk(variant=Variant.TECHNOLOGY)
    desk.anchors(launch=date(2026, 12, 1))
    assert schedule.first_day(desk.dossier) is None
    desk.task(due_in=-9, done_on=date(2026, 11, 13))
    assert schedule.day_of_startup(desk.dossier, TODAY) == (10, 90)
    desk.anchors(launch=date(2027, 3, 1), signing=date(2026, 11, 20))
    assert schedule.day_of_startup(desk.dossier, TODAY) == (10, 90)
    desk.anchors(signing=date(2026, 11, 3))
    assert schedule.first_day(desk.dossier) == date(2026, 11, 3)


@pytest.mark.parametrize("variant", list(Variant))
def test_the_first_day_that_is_said_counts_everywhere(new_desk, playbook, variant):
    desk = new_desk(variant=variant)
    desk.anchors(signing=date(2026, 11, 12), launch=date(2026, 12, 22), kickoff=date(2026, 12, 14))
    alliance = desk.dossier.alliance
    alliance.started_on, alliance.startup_days = date(2026, 11, 2), 60
    assert schedule.day_of_startup(desk.dossier, TODAY) == (21, 60)
    if variant == Variant.TECHNOLOGY:
        assert closing.saved(desk.dossier, playbook, TODAY).actual == 50
    track = milestone_track(desk.dossier, TODAY)
    assert "First day: 2 Nov, reached" in track.alt
    alliance.started_on = date(2026, 11, 12)  # the day of signing: one mark is enough
    assert "First day" not in milestone_track(desk.dossier, TODAY).alt


def test_day_of_startup(desk):
    assert schedule.day_of_startup(desk.dossier, TODAY) is None
    desk.anchors(signing=date(2026, 11, 12))
    assert schedule.day_of_startup(desk.dossier, TODAY) == (11, 90)
    desk.anchors(term_sheet=date(2026, 11, 1))
    assert schedule.day_of_startup(desk.dossier, TODAY) == (22, 90)
    assert schedule.day_of_startup(desk.dossier, date(2026, 10, 1)) is None
    desk.alliance.stage = Stage.OPERATE
    assert schedule.day_of_startup(desk.dossier, TODAY) is None


def test_a_date_beyond_the_calendar_is_no_date():
    assert schedule.counted(date.max, 5) is None


def test_an_alliance_without_anything_has_an_empty_plan(desk, playbook):
    assert desk.dossier.all(Partner)
    assert schedule.plan(desk.dossier, playbook, TODAY) == []
