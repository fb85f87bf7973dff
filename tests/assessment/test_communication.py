"""Said against done, and reviews in time."""

from datetime import date, timedelta

import pytest

from alliance_desk.assessment.communication import adherence, latest_send, reviews
from alliance_desk.assessment.index import Index
from alliance_desk.assessment.registers import rules
from alliance_desk.assessment.working_days import WorkCalendar
from alliance_desk.records import Message, PressRelease, Sending

TODAY = date(2026, 11, 23)  # a Monday
FRIDAY = date(2026, 11, 20)


def plan(desk, planned, sent=None, **fields):
    message = desk.dossier.one(Message) or desk.put(Message, text="News")
    return desk.put(Sending, message_id=message.id, planned_on=planned, sent_on=sent, **fields)


def test_nothing_planned_has_no_measure(desk):
    plan(desk, None)
    plan(desk, TODAY + timedelta(days=1))
    found = adherence(desk.dossier, TODAY)
    assert (found.planned, found.share, found.words) == (0, None, "Nothing was planned up to today")


def test_done_late_missed_and_called_off_are_told_apart(desk):
    day = date(2026, 11, 12)  # a Thursday
    plan(desk, day, day - timedelta(days=1))
    plan(desk, day, date(2026, 11, 16))  # two working days later
    plan(desk, day, date(2026, 11, 17))
    missed = plan(desk, FRIDAY)
    plan(desk, day, cancelled="The meeting was moved")
    found = adherence(desk.dossier, TODAY)
    assert (found.planned, found.done, found.late, found.missed, found.cancelled) == (4, 2, 1, (missed,), 1)
    assert found.share == 0.5
    assert found.words == "2 of 4 said as planned, 1 late, 1 not at all"


def test_what_goes_out_today_is_not_missed_before_the_day_is_over(desk):
    sending = plan(desk, TODAY)
    assert adherence(desk.dossier, TODAY).planned == 0
    assert adherence(desk.dossier, TODAY + timedelta(days=1)).missed == (sending,)
    desk.change(sending, sent_on=TODAY)
    assert adherence(desk.dossier, TODAY).share == 1


def test_an_empty_plan_says_once_that_nothing_is_planned(desk, playbook):
    said = [rule.text for rule in rules("sendings", Index(desk.dossier, playbook, TODAY)) if not rule.done]
    assert said == ["Nothing is planned to be sent yet"]


def test_skipping_three_lowers_the_measure(desk):
    for _ in range(3):
        plan(desk, FRIDAY, FRIDAY)
    assert adherence(desk.dossier, TODAY).share == 1
    for _ in range(3):
        plan(desk, FRIDAY)
    assert adherence(desk.dossier, TODAY).share == 0.5


@pytest.mark.parametrize(
    ("on", "days", "latest"),
    [
        (TODAY, 1, FRIDAY),
        (TODAY, 5, date(2026, 11, 16)),
        (TODAY, 0, TODAY),
        (date(2026, 11, 22), 0, FRIDAY),
        (None, 5, None),
        (TODAY, None, None),
    ],
)
def test_the_last_day_to_send_for_review_counts_working_days(desk, on, days, latest):
    row = desk.put(PressRelease, planned_on=on, review_days=days)
    assert latest_send(WorkCalendar.of(desk.dossier), row) == latest


@pytest.mark.parametrize(
    ("fields", "word", "text"),
    [
        ({}, "no date", "Date or review days not set"),
        ({"planned_on": date(2026, 12, 7), "review_days": 5}, "to send", "Send for review by 30 Nov"),
        (
            {"planned_on": date(2026, 11, 27), "review_days": 5},
            "late",
            "Review should have begun 1 working day ago",
        ),
        (
            {"planned_on": date(2026, 11, 27), "review_days": 5, "sent_for_review": date(2026, 11, 24)},
            "late",
            "Sent 2 working days too late",
        ),
        (
            {"planned_on": date(2026, 11, 27), "review_days": 5, "sent_for_review": FRIDAY},
            "in review",
            "In review",
        ),
        ({"planned_on": FRIDAY, "review_days": 5, "approved_on": FRIDAY}, "approved", "Approved"),
    ],
)
def test_reviews_are_computed_against_the_day_of_the_announcement(desk, fields, word, text):
    desk.put(PressRelease, title="Deal", **fields)
    (review,) = reviews(desk.dossier, TODAY)
    assert (review.word, review.text(TODAY)) == (word, text)
