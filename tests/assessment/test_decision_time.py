"""Decision time: working days from the question to the answer, with how many decisions it rests on."""

from datetime import date

from alliance_desk.assessment.decision_time import decision_time
from alliance_desk.records import Alliance, Decision, Dossier

MONDAY = date(2026, 11, 23)


def dossier(*rows: tuple[str, date | None, date | None, date | None]) -> Dossier:
    alliance = Alliance(name="A")
    return Dossier(
        alliance,
        (
            Decision(
                alliance_id=alliance.id, question=question, asked_on=asked, needed_by=needed, made_on=made
            )
            for question, asked, needed, made in rows
        ),
    )


def test_without_decisions_there_is_no_number() -> None:
    found = decision_time(dossier(), MONDAY)
    assert found.median is None
    assert found.words == "No decision has been timed yet"


def test_weekends_do_not_count_and_the_number_says_what_it_rests_on() -> None:
    friday = date(2026, 11, 20)
    found = decision_time(
        dossier(
            ("One", friday, None, MONDAY),
            ("Two", date(2026, 11, 16), None, friday),
            ("Asked at an unknown time", None, None, friday),
            ("Made before it was asked", MONDAY, None, friday),
        ),
        MONDAY,
    )
    assert found.days == (1, 4)
    assert found.words == "2.5 working days (median), from 2 decisions, too few to compare"


def test_waiting_decisions_stand_by_urgency() -> None:
    found = decision_time(
        dossier(
            ("No date", None, None, None),
            ("Today", None, MONDAY, None),
            ("Late", None, date(2026, 11, 20), None),
            ("Made", None, date(2026, 11, 1), MONDAY),
            (" ", None, date(2026, 11, 1), None),
        ),
        MONDAY,
    )
    assert [row.question for row in found.waiting] == ["Late", "Today", "No date"]
    assert [row.question for row in found.overdue] == ["Late"]
