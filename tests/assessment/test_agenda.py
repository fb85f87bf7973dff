"""The run sheet of the kickoff: times, zones, summer time, over-run, bad hours."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_desk.assessment import agenda
from alliance_desk.assessment.agenda import kickoff_form, read_time, run_sheet, said_form
from alliance_desk.records import AgendaItem, Kickoff, MeetingForm

IN_PERSON, REMOTE = MeetingForm.IN_PERSON, MeetingForm.REMOTE


def test_the_form_of_the_meeting_has_one_home(desk):
    assert said_form(desk.dossier) is None
    assert kickoff_form(desk.dossier) == MeetingForm.IN_PERSON
    desk.answer("relationships.kickoff_form", "Remote")  # what a desk of an earlier version was asked
    assert kickoff_form(desk.dossier) == MeetingForm.REMOTE
    desk.put(Kickoff, form=MeetingForm.IN_PERSON)
    assert kickoff_form(desk.dossier) == MeetingForm.IN_PERSON


def kickoff(desk, on: date | None = date(2026, 12, 1), **fields):
    if on is not None:
        desk.anchors(kickoff=on)
    return desk.put(Kickoff, **fields)


def items(desk, *minutes, **fields):
    for at, each in enumerate(minutes):
        desk.put(AgendaItem, minutes=each, title=f"Item {at}", position=at, **fields)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("13:30", time(13, 30)),
        ("9", time(9)),
        ("9.05", time(9, 5)),
        ("0930", time(9, 30)),
        (" 16h15 ", time(16, 15)),
        ("00:00", time(0)),
    ],
)
def test_times_are_read_as_people_write_them(text, at):
    assert read_time(text) == at


@pytest.mark.parametrize("text", ["25:00", "", "12:60", "noon", "9:5", "-1", "１２:00x"])
def test_what_is_no_time_gets_a_sentence(text):
    with pytest.raises(ValueError, match="write it like 13:30"):
        read_time(text)


def test_items_follow_one_another_from_the_start_of_the_day(new_desk):
    desk = new_desk()
    kickoff(desk, starts_at="08:30", ends_at="10:00")
    items(desk, 30, 20, 60)
    (day,) = run_sheet(desk.dossier, IN_PERSON)
    assert [(slot.starts, slot.ends) for slot in day.slots] == [
        (time(8, 30), time(9)),
        (time(9), time(9, 20)),
        (time(9, 20), time(10, 20)),
    ]
    assert (day.ends, day.over_minutes, day.minutes) == (time(10, 20), 20, 110)
    assert agenda.over_words(day) == "20 minutes over"


def test_fixed_parallel_and_social_items(new_desk):
    desk = new_desk()
    kickoff(desk, ends_at="12:00")
    for at, fields in enumerate(
        (
            {"minutes": 60},
            {"minutes": 30, "starts_at": "10:30"},
            {"minutes": 45, "parallel": True},
            {"minutes": 15},
            {"minutes": 30, "starts_at": "11:00"},
            {"minutes": 180, "starts_at": "19:00", "social": True},
        )
    ):
        desk.put(AgendaItem, position=at, **fields)
    (day,) = run_sheet(desk.dossier, IN_PERSON)
    starts = [agenda.clock(slot.starts) for slot in day.slots]
    assert starts == ["09:00", "10:30", "10:30", "11:15", "11:00", "19:00"]
    assert [slot.overlap for slot in day.slots] == [0, 0, 0, 0, 30, 0]
    assert (day.ends, day.over_minutes) == (time(11, 30), 0), "a dinner is no over-run"


def test_a_bad_fixed_time_is_told_and_the_item_follows_the_one_before(new_desk):
    desk = new_desk()
    kickoff(desk)
    items(desk, 30)
    desk.put(AgendaItem, minutes=15, starts_at="25:00", position=9)
    slot = run_sheet(desk.dossier, IN_PERSON)[0].slots[1]
    assert slot.starts == time(9, 30)
    assert slot.problem == "“25:00” is not a time of day; write it like 13:30."
    assert slot.item.starts_at == "25:00"


def test_the_two_forms_are_two_agendas_and_days_between_may_be_empty(new_desk):
    desk = new_desk()
    kickoff(desk)
    items(desk, 30, form=REMOTE, day=3)
    assert run_sheet(desk.dossier, IN_PERSON) == ()
    days = run_sheet(desk.dossier, REMOTE)
    assert [(day.number, len(day.slots)) for day in days] == [(1, 0), (2, 0), (3, 1)]
    assert days[0].ends == time(9) and days[0].over_minutes == 0


def test_days_after_the_first_skip_the_weekend(new_desk):
    desk = new_desk()
    kickoff(desk, on=date(2026, 12, 4))  # a Friday
    items(desk, 30, day=2)
    assert [day.on for day in run_sheet(desk.dossier, IN_PERSON)] == [date(2026, 12, 4), date(2026, 12, 7)]


def test_other_zones_are_told_with_the_day_where_it_is_another(new_desk):
    desk = new_desk()
    kickoff(
        desk,
        time_zone="Europe/Berlin",
        other_zones="America/New_York, Asia/Tokyo, America/New_York,, Nowhere/Else",
        starts_at="17:00",
        ends_at="20:00",
    )
    items(desk, 60)
    (slot,) = run_sheet(desk.dossier, IN_PERSON)[0].slots
    assert slot.zones == (("New York", "11:00"), ("Tokyo", "01:00 +1"))


def test_each_day_has_its_own_difference_over_a_change_of_the_clocks(new_desk):
    desk = new_desk()
    # On Thursday 29 and Friday 30 October 2026 Europe is back on winter time, the United States not yet.
    kickoff(desk, on=date(2026, 10, 30), time_zone="Europe/Berlin", other_zones="America/New_York")
    items(desk, 60, day=1)
    items(desk, 60, day=2)
    friday, monday = run_sheet(desk.dossier, IN_PERSON)
    assert (friday.on, monday.on) == (date(2026, 10, 30), date(2026, 11, 2))
    assert friday.slots[0].zones == (("New York", "04:00"),)
    assert monday.slots[0].zones == (("New York", "03:00"),)


def test_an_hour_that_the_clocks_skip_is_not_counted(new_desk):
    desk = new_desk()
    kickoff(desk, on=date(2027, 3, 28), time_zone="Europe/Berlin", starts_at="01:30", ends_at="06:00")
    items(desk, 60, 30)
    (day,) = run_sheet(desk.dossier, IN_PERSON)
    assert [slot.starts for slot in day.slots] == [time(1, 30), time(3, 30)]
    assert day.minutes == 90 and day.ends == time(4)


def test_without_a_date_or_a_zone_only_the_own_times_are_told(new_desk):
    on = date(2026, 12, 1)
    for known, zone in ((None, "Europe/Berlin"), (on, "Nowhere"), (on, "")):
        desk = new_desk()
        kickoff(desk, known, other_zones="Asia/Tokyo", time_zone=zone)
        items(desk, 30)
        (day,) = run_sheet(desk.dossier, IN_PERSON)
        assert day.slots[0].zones == () and day.slots[0].starts == time(9)
        assert day.on == known


def test_a_kickoff_date_that_is_expected_counts(new_desk):
    desk = new_desk()
    desk.anchors(signing=date(2026, 11, 2))
    desk.put(AgendaItem, minutes=5)
    (day,) = run_sheet(desk.dossier, IN_PERSON)
    assert day.on == date(2026, 12, 2)


def test_problems_of_the_form_are_sentences_by_field(new_desk):
    desk = new_desk()
    assert agenda.problems(None) == {} and agenda.problems(kickoff(desk)) == {}
    found = agenda.problems(
        desk.put(Kickoff, starts_at="25:00", ends_at="x", time_zone="Mars/Base", other_zones="UTC, Moon")
    )
    assert set(found) == {"starts_at", "ends_at", "time_zone", "other_zones"}
    assert found["time_zone"] == "“Mars/Base” is no known time zone; choose one like Europe/Berlin."
    found = agenda.problems(desk.put(Kickoff, starts_at="10", ends_at="09:30"))
    assert found == {"ends_at": "The day ends at 09:30, before it starts at 10:00."}


@pytest.mark.parametrize("name", ["../etc/passwd", "/", "\x00", "Europe", "a" * 300])
def test_no_odd_name_of_a_zone_does_harm(name):
    assert agenda.zone_of(name) is None


def test_zones_are_offered_by_name():
    assert {"Europe/Berlin", "Asia/Tokyo", "UTC"} <= set(agenda.known_zones())
    assert not any(name.startswith(("Etc", "posix", "SystemV")) for name in agenda.known_zones())


def test_what_the_playbook_proposes_is_offered_once(new_desk):
    from alliance_desk.bundle import RESOURCES
    from alliance_desk.playbook import read_playbook

    desk, book = new_desk(), read_playbook(RESOURCES / "playbook")
    proposed = agenda.missing_items(desk.dossier, book, REMOTE)
    assert proposed and {each.form for each in proposed} == {"remote"}
    desk.put(AgendaItem, form=REMOTE, day=proposed[0].day, title=proposed[0].title.upper())
    assert agenda.missing_items(desk.dossier, book, REMOTE) == proposed[1:]


@given(
    st.lists(
        st.tuples(
            st.integers(0, 300),
            st.sampled_from(["", "", "08:00", "13:30", "23:50", "bad"]),
            st.booleans(),
            st.booleans(),
        ),
        max_size=12,
    ),
    st.sampled_from(["", "Europe/Berlin", "Asia/Kathmandu"]),
)
def test_every_item_has_its_length_and_is_told_once(new_desk, rows, zone):
    desk = new_desk()
    kickoff(desk, time_zone=zone, other_zones="Pacific/Auckland")
    for at, (minutes, starts, parallel, social) in enumerate(rows):
        desk.put(AgendaItem, minutes=minutes, starts_at=starts, parallel=parallel, social=social, position=at)
    days = run_sheet(desk.dossier, IN_PERSON)
    slots = [slot for day in days for slot in day.slots]
    assert [slot.item.position for slot in slots] == list(range(len(rows)))
    for slot in slots:
        begun = timedelta(hours=slot.starts.hour, minutes=slot.starts.minute)
        ended = timedelta(hours=slot.ends.hour, minutes=slot.ends.minute)
        assert (ended - begun) % timedelta(days=1) == timedelta(minutes=slot.item.minutes)
