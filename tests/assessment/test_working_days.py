"""Working days: real holidays of real countries, days off, and laws of counting."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_desk.assessment.working_days import Closure, WorkCalendar, known, offered, words_of
from alliance_desk.records import DaysOff

CODES = ("", "JP", "DE-BY", "US", "SA", "IR", "QQ", "GB-SCT", "CN")
DAYS = st.dates(date(2019, 1, 1), date(2032, 1, 1))
DAY = timedelta(days=1)


@st.composite
def calendars(draw):
    sides = draw(st.lists(st.sampled_from(CODES), max_size=3))
    closures = draw(
        st.lists(st.builds(lambda on, n: Closure(on, on + n * DAY, "Shutdown"), DAYS, st.integers(-3, 40)))
    )
    return WorkCalendar([(code, f"Company {at}") for at, code in enumerate(sides)], closures)


def test_golden_week_is_free_for_the_joint_calendar_and_not_for_the_other_side(desk):
    ours, theirs = desk.partners
    ours.holidays, theirs.holidays = "DE-BY", "JP"
    joint = WorkCalendar.of(desk.dossier)
    assert joint.holiday(date(2026, 5, 4)) == "Greenery Day (Helix Arc)"
    assert joint.add(date(2026, 4, 28), 1) == date(2026, 4, 30)  # Showa Day lies between
    assert joint.next(date(2026, 5, 1)) == date(2026, 5, 7)  # May Day in Bavaria, then Golden Week
    assert WorkCalendar.of(desk.dossier, ours.id).next(date(2026, 5, 1)) == date(2026, 5, 4)
    assert WorkCalendar.of(desk.dossier, theirs.id).is_working(date(2026, 5, 1))


@pytest.mark.parametrize(
    ("code", "free", "working"),
    [
        ("DE-BY", date(2026, 6, 4), date(2026, 6, 5)),  # Corpus Christi
        ("DE-BE", date(2026, 3, 8), date(2026, 6, 4)),  # a Sunday; Corpus Christi is not free in Berlin
        ("US", date(2026, 11, 26), date(2026, 11, 27)),  # Thanksgiving
        ("US", date(2026, 7, 3), date(2026, 7, 2)),  # the Fourth falls on a Saturday
        ("JP", date(2026, 9, 22), date(2026, 9, 24)),  # a day between two holidays
        ("SA", date(2026, 11, 20), date(2026, 11, 22)),  # Friday is free, Sunday is not
    ],
)
def test_public_holidays_and_weekends_of_a_country(code, free, working):
    calendar = WorkCalendar([(code, "Corvane")])
    assert not calendar.is_working(free)
    assert calendar.is_working(working)


@pytest.mark.parametrize("code", ["QQ", "DE-ZZ", "-", "!", "D-E-F", " "])
def test_an_unknown_code_means_plain_weekends(code):
    calendar = WorkCalendar([(code, "Corvane")])
    assert not known(code)
    assert calendar.is_working(date(2026, 1, 1)) and not calendar.is_working(date(2026, 1, 3))


def test_days_off_of_one_partner_and_of_all(desk):
    theirs = desk.partners[1].id
    desk.put(DaysOff, title="Shutdown", first=date(2026, 12, 21), last=date(2026, 12, 24), partner_id=theirs)
    desk.put(DaysOff, first=date(2026, 12, 28))
    desk.put(DaysOff, title="Slip", first=date(2026, 1, 1), last=date(2030, 1, 1))
    desk.put(DaysOff, title="Backwards", first=date(2026, 11, 20), last=date(2026, 11, 2))
    desk.put(DaysOff, title="Not known yet")
    joint, own = WorkCalendar.of(desk.dossier), WorkCalendar.of(desk.dossier, desk.partners[0].id)
    assert joint.holiday(date(2026, 12, 21)) == "Shutdown (Helix Arc)"
    assert joint.next(date(2026, 12, 19)) == date(2026, 12, 25)
    assert own.next(date(2026, 12, 19)) == date(2026, 12, 21)
    assert own.holiday(date(2026, 12, 28)) == "Day off" == joint.holiday(date(2026, 12, 28))
    assert joint.is_working(date(2026, 11, 18))


def test_a_changed_partner_is_seen(desk):
    assert WorkCalendar.of(desk.dossier).is_working(date(2026, 11, 26))
    desk.partners[0].holidays = "US"
    desk.dossier.put(desk.partners[0])
    assert not WorkCalendar.of(desk.dossier).is_working(date(2026, 11, 26))


@given(calendars(), DAYS)
def test_next_and_previous_are_the_nearest_working_days(calendar, day):
    after, before = calendar.next(day), calendar.previous(day)
    assert before <= day <= after
    assert calendar.is_working(after) and calendar.is_working(before)
    assert not any(calendar.is_working(day + n * DAY) for n in range((after - day).days))
    assert not any(calendar.is_working(day - n * DAY) for n in range((day - before).days))
    assert not calendar.is_working(day) or not calendar.holiday(day)


@given(calendars(), DAYS, st.integers(-600, 600))
def test_between_finds_what_add_adds(calendar, day, n):
    on = calendar.add(day, n)
    assert calendar.is_working(on)
    assert calendar.between(calendar.next(day) if n == 0 else day, on) == n
    if calendar.is_working(day):
        assert calendar.add(on, -n) == day
        assert calendar.between(on, day) == -n


@given(calendars(), DAYS, st.integers(0, 900))
def test_between_counts_day_by_day(calendar, first, length):
    last = first + length * DAY
    counted = sum(calendar.is_working(first + n * DAY) for n in range(1, length + 1))
    assert calendar.between(first, last) == counted
    backwards = sum(calendar.is_working(first + n * DAY) for n in range(length))
    assert calendar.between(last, first) == -backwards


@given(calendars(), st.dates(), st.integers())
def test_the_ends_of_the_calendar_hold(calendar, day, n):
    assert date.min <= calendar.add(day, n) <= date.max
    for end in (date.min, date.max):
        assert calendar.previous(end) <= end <= calendar.next(end)
        assert calendar.holiday(end) == ""
        assert calendar.between(day, end) * (1 if end > day else -1) >= 0


def test_calendars_are_offered_in_words_and_all_are_known():
    choices = offered()
    assert ("DE-BY", "Germany, Bavaria") in choices and ("JP", "Japan") in choices
    assert len({code for code, _ in choices}) == len(choices) > 250
    assert all(known(code) and words for code, words in choices)
    assert [words for _, words in choices] == sorted((words for _, words in choices), key=str.casefold)
    assert (words_of("GB-SCT"), words_of("QQ"), words_of("")) == ("United Kingdom, Scotland", "QQ", "")
