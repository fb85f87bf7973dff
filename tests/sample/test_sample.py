"""The sample desk tells two alliances that fit the playbook, on whatever day it is made."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from alliance_desk.assessment.alignment import partner_alignments
from alliance_desk.assessment.answers import AnswerSheet
from alliance_desk.assessment.schedule import anchor_date, plan
from alliance_desk.bundle import RESOURCES
from alliance_desk.documents.look import look_of
from alliance_desk.playbook import Playbook
from alliance_desk.playbook.reader import read_playbook
from alliance_desk.records import (
    AlignmentState,
    AllianceRecord,
    AnchorKind,
    Answer,
    Charter,
    CheckMark,
    Committee,
    CompetingAsset,
    Dossier,
    FoughtTerm,
    GapAction,
    HouseLook,
    LaunchCheck,
    Meeting,
    Message,
    Milestone,
    Objective,
    Observation,
    Person,
    Risk,
    Score,
    ScoreRound,
    Seat,
    Sending,
    Task,
    Variant,
    Visibility,
)
from alliance_desk.sample import stories, write_sample
from alliance_desk.sample.dates import Calendar
from alliance_desk.sample.tables import TABLES
from alliance_desk.store import queries
from alliance_desk.store.errors import AlreadyExists
from alliance_desk.store.store import Store

TODAY = date(2026, 11, 23)
PLAYBOOK = read_playbook(RESOURCES / "playbook")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
TOLD = stories(TODAY, PLAYBOOK)
BOTH = pytest.mark.parametrize("dossier", TOLD, ids=lambda dossier: dossier.alliance.name)


def variant(dossier: Dossier) -> Playbook:
    return PLAYBOOK.for_variant(dossier.alliance.variant.value)


def test_one_alliance_of_each_variant_of_the_same_company() -> None:
    assert {dossier.alliance.variant for dossier in TOLD} == set(Variant)
    assert len({dossier.own.name for dossier in TOLD if dossier.own}) == 1
    assert sorted(len(dossier.partners) for dossier in TOLD) == [2, 3]


ONLY_TECHNOLOGY = {
    "ElementState",
    "CanvasVersion",
    "Assumption",
    "TargetAccount",
    "LaunchStep",
    "EarlyWin",
    "FieldNote",
    "TractionTarget",
    "Briefing",
}
MADE_BY_EXPORT = {"DocumentExport"}


@BOTH
def test_every_register_is_used(dossier: Dossier) -> None:
    kinds = {kind for kind in AllianceRecord.__subclasses__() if kind.__name__ not in MADE_BY_EXPORT}
    empty = {kind.__name__ for kind in kinds if not dossier.all(kind)}
    assert empty == (ONLY_TECHNOLOGY if dossier.alliance.variant == Variant.BIOPHARMA else set())


@BOTH
def test_every_id_is_in_the_playbook(dossier: Dossier) -> None:
    playbook = variant(dossier)
    steps = [step for component in playbook.components for step in component.steps]
    steps += [step for workstream in playbook.workstreams for step in workstream.steps]
    items = {item.id for step in steps for item in step.checklist}
    items |= {item.id for workstream in playbook.workstreams for item in workstream.checklist}
    assert {answer.question for answer in dossier.all(Answer)} <= playbook.questions().keys()
    assert {mark.item for mark in dossier.all(CheckMark)} <= items
    criteria = {criterion.id for criterion in playbook.criteria}
    assert {score.criterion for score in dossier.all(Score)} == criteria
    assert {action.criterion for action in dossier.all(GapAction)} <= criteria
    assert {check.check for check in dossier.all(LaunchCheck)} == {
        check.id for check in playbook.launch_checks
    }
    assert {task.item for task in dossier.all(Task) if task.item} == {item.id for item in playbook.schedule}


@BOTH
def test_most_required_questions_are_answered_each_in_its_kind(dossier: Dossier) -> None:
    sheet = AnswerSheet(dossier)
    required = [question for question in variant(dossier).questions().values() if not question.optional]
    answered = [question for question in required if sheet.answered(question, dossier.partners)]
    assert 0.7 <= len(answered) / len(required) < 1
    for answer in dossier.all(Answer):
        PLAYBOOK.questions()[answer.question].parse(answer.value)


@BOTH
def test_some_things_are_late_and_some_are_missing(dossier: Dossier) -> None:
    items = plan(dossier, variant(dossier), TODAY)
    states = {item.state for item in items}
    assert {"done", "late", "planned"} <= states
    assert any(not item.owner for item in items)
    assert any(seat.person_id is None for seat in dossier.all(Seat))
    assert any(person.counterpart_id is None for person in dossier.all(Person))
    assert any(milestone.on is None for milestone in dossier.all(Milestone))
    assert any(score.not_known for score in dossier.all(Score))


@BOTH
def test_each_partner_has_a_logo_that_documents_can_set(dossier: Dossier) -> None:
    logos = look_of(HouseLook(), dossier).logos
    assert [logo.company for logo in logos] == [partner.name for partner in dossier.partners]
    assert all(logo.width == logo.height == 160 for logo in logos)


@BOTH
def test_both_sides_and_every_visibility(dossier: Dossier) -> None:
    assert 14 <= len(dossier.all(Person)) <= 18
    assert len(dossier.all(ScoreRound)) == 2
    assert 9 <= len(dossier.all(Risk)) <= 10
    told = {Visibility.JOINT, Visibility.INTERNAL}
    assert told <= {objective.visibility for objective in dossier.all(Objective)}
    assert told <= {risk.visibility for risk in dossier.all(Risk)}
    sheets = (*dossier.all(FoughtTerm), *dossier.all(Observation), *dossier.all(CompetingAsset))
    assert {row.visibility for row in sheets} == {Visibility.RESTRICTED}
    for partner in dossier.partners:
        assert dossier.people(partner.id)
        assert dossier.all(Objective, partner_id=partner.id)
    assert len([charter for charter in dossier.all(Charter) if charter.resources]) == 3


@BOTH
def test_agreement_is_to_what_stands_there_now(dossier: Dossier) -> None:
    agreed = [
        alignment
        for component in variant(dossier).components
        for alignment in partner_alignments(dossier, variant(dossier), component.id)
        if alignment.state == AlignmentState.AGREED
    ]
    assert agreed
    assert not [alignment for alignment in agreed if alignment.stale]


@pytest.mark.parametrize("days", range(14))
def test_dates_hold_on_every_day_of_the_week(days: int) -> None:
    today = TODAY + timedelta(days=days)
    for dossier in stories(today, PLAYBOOK):
        if dossier.alliance.variant == Variant.BIOPHARMA:
            ahead = anchor_date(dossier, AnchorKind.KICKOFF)
            assert ahead and 20 <= (ahead - today).days <= 23
            assert ahead.weekday() < 4  # a kickoff takes two days
        else:
            ahead = anchor_date(dossier, AnchorKind.LAUNCH)
            assert ahead and 35 <= (ahead - today).days <= 40
            assert ahead.weekday() in (1, 2, 3)
        for task in dossier.all(Task):
            assert task.done_on is None or task.done_on <= today, task.item or task.title
        for risk in dossier.all(Risk):
            assert risk.due is None or risk.due.weekday() < 5
        for text in texts(dossier):
            assert "{" not in text and "@launch" not in text and "@kickoff" not in text


@pytest.mark.parametrize("days", range(7))
def test_a_body_first_meets_on_the_weekday_and_the_date_that_are_told(days: int) -> None:
    for dossier in stories(TODAY + timedelta(days=days), PLAYBOOK):
        told = 0
        for body in dossier.all(Committee):
            if body.first_meeting is None:
                continue
            weekday = f"{body.first_meeting:%A}"
            if body.cadence in {f"Every {day}" for day in WEEKDAYS}:
                told += 1
                assert body.cadence == f"Every {weekday}", body.name
            coming = [each.on for each in dossier.all(Meeting, committee_id=body.id) if not each.held]
            assert not coming or body.first_meeting <= min(filter(None, coming)), body.name
        assert told


def test_a_weekday_is_counted_forward_from_a_day_to_come_and_back_from_one_past() -> None:
    calendar = Calendar(TODAY)  # a Monday
    assert calendar.filled("@today+1 Tue") == TODAY + timedelta(days=1)
    assert calendar.filled("@today+2 Tue") == TODAY + timedelta(days=8)
    assert calendar.filled("@today-1 Tue") == TODAY - timedelta(days=6)
    assert calendar.filled("on {today+2 Tue}") == "on 1 Dec 2026"


@pytest.mark.parametrize("days", range(7))
def test_what_is_said_to_be_on_a_weekday_is_on_that_day(days: int) -> None:
    found = 0
    for dossier in stories(TODAY + timedelta(days=days), PLAYBOOK):
        said = [(body.cadence, body.first_meeting) for body in dossier.all(Committee)]
        said += [(person.engagement, person.engagement_due) for person in dossier.all(Person)]
        for row in dossier.all(Message):
            said += [(row.channel, sending.planned_on) for sending in dossier.all(Sending, message_id=row.id)]
        for text, on in said:
            if on and any(name in text for name in WEEKDAYS):
                assert f"{on:%A}" in text, text
                found += 1
    assert found == 11


def texts(dossier: Dossier) -> list[str]:
    kinds = [kind for kind, _ in TABLES.values()] + [Answer]
    values = [value for kind in kinds for record in dossier.all(kind) for value in record.values().values()]
    return [value for value in values if isinstance(value, str)]


def test_a_written_desk_holds_what_is_told(tmp_path: Path) -> None:
    write_sample(tmp_path / "sample.adesk", TODAY)
    with Store.open(tmp_path / "sample.adesk") as store:
        assert not store.check().problems
        assert [alliance.name for alliance in queries.alliances(store)] == sorted(
            dossier.alliance.name for dossier in TOLD
        )
        for told in TOLD:
            alliance = queries.alliance_named(store, told.alliance.name)
            assert alliance
            kept = queries.dossier(store, alliance.id)
            for kind in AllianceRecord.__subclasses__():
                assert len(kept.all(kind)) == len(told.all(kind)), kind
            assert [person.name for person in kept.all(Person)] == [
                person.name for person in told.all(Person)
            ]
        assert store.undo_label == "Sample alliances"
        store.undo()
        assert not queries.alliances(store)


def test_an_existing_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "mine.adesk"
    path.write_text("mine")
    with pytest.raises(AlreadyExists):
        write_sample(path, TODAY)
    assert path.read_text() == "mine"
