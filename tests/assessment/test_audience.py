"""What readers may see: nothing that is not for them, and the dates of the whole plan."""

from datetime import date
from uuid import UUID

import pytest

from alliance_desk.assessment.audience import Readership, for_readers, may_read, readable, widest
from alliance_desk.assessment.schedule import plan
from alliance_desk.records import (
    AllianceRecord,
    Answer,
    CanvasVersion,
    Committee,
    Dossier,
    Meeting,
    Person,
    Risk,
    Seat,
    Task,
    TaskLink,
    Visibility,
)
from tests.documents.reports import desks

TODAY = date(2026, 11, 23)
JOINT, INTERNAL, RESTRICTED = Visibility.JOINT, Visibility.INTERNAL, Visibility.RESTRICTED


@pytest.fixture
def dossier() -> Dossier:
    return desks.empty(partners=2)


def put(dossier: Dossier, record: AllianceRecord) -> UUID:
    dossier.put(record)
    return record.id


def test_readers_are_ranked() -> None:
    order = [JOINT, INTERNAL, RESTRICTED]
    for at, readers in enumerate(order):
        assert [text for text in order if may_read(readers, text)] == order[: at + 1]
    assert widest(JOINT, RESTRICTED, INTERNAL) == RESTRICTED
    assert widest() == JOINT


def test_rows_go_with_what_they_belong_to(dossier: Dossier) -> None:
    id = dossier.alliance.id
    body = put(dossier, Committee(alliance_id=id, name="War room", visibility=INTERNAL))
    put(dossier, Seat(alliance_id=id, committee_id=body))
    assert not for_readers(dossier, desks.playbook(), JOINT).all(Seat)
    assert for_readers(dossier, desks.playbook(), INTERNAL).all(Seat)


def test_private_fields_are_blank_for_the_partner_only(dossier: Dossier) -> None:
    id = dossier.alliance.id
    put(dossier, Person(alliance_id=id, name="Ana", notes="Difficult", influence=5, title="Head"))
    put(dossier, Meeting(alliance_id=id, title="First", position_taken="Give in on the budget"))
    seen = for_readers(dossier, desks.playbook(), JOINT)
    (person,), (meeting,) = seen.all(Person), seen.all(Meeting)
    assert (person.name, person.title, person.notes, person.influence) == ("Ana", "Head", "", None)
    assert (meeting.title, meeting.position_taken) == ("First", "")
    assert dossier.all(Person)[0].notes == "Difficult", "the desk itself keeps it"
    assert for_readers(dossier, desks.playbook(), INTERNAL).all(Person)[0].notes == "Difficult"
    assert readable(dossier, desks.playbook(), JOINT).all(Person)[0].notes == "Difficult"


def test_answers_follow_the_user_before_the_question(dossier: Dossier) -> None:
    id, playbook = dossier.alliance.id, desks.playbook()
    joint = next(each for each in playbook.questions().values() if not each.internal)
    internal = next(each for each in playbook.questions().values() if each.internal)
    of = Readership(dossier, playbook).of
    assert of(Answer(alliance_id=id, question=joint.id)) == JOINT
    assert of(Answer(alliance_id=id, question=internal.id)) == INTERNAL
    assert of(Answer(alliance_id=id, question=joint.id, visibility=RESTRICTED)) == RESTRICTED
    assert of(Answer(alliance_id=id, question=internal.id, visibility=JOINT)) == JOINT
    assert of(Answer(alliance_id=id, question="nobody.knows")) == INTERNAL


def test_a_kept_canvas_loses_what_is_closed_later(dossier: Dossier) -> None:
    id, playbook = dossier.alliance.id, desks.playbook()
    one, other = [each.id for each in playbook.questions().values() if not each.internal][:2]
    put(dossier, Answer(alliance_id=id, question=one, value="Closed", visibility=INTERNAL))
    put(dossier, CanvasVersion(alliance_id=id, cells={one: "Closed", other: "Open"}))
    assert for_readers(dossier, playbook, JOINT).all(CanvasVersion)[0].cells == {other: "Open"}
    assert len(for_readers(dossier, playbook, INTERNAL).all(CanvasVersion)[0].cells) == 2


def test_dates_stay_those_of_the_whole_plan(dossier: Dossier) -> None:
    """A task that waits for an internal one keeps its date where the internal one is not seen."""
    id = dossier.alliance.id
    first = put(
        dossier, Task(alliance_id=id, title="Ours", due=date(2026, 12, 18), visibility=INTERNAL, duration=3)
    )
    second = put(dossier, Task(alliance_id=id, title="Both", visibility=JOINT, duration=2))
    put(dossier, TaskLink(alliance_id=id, before_id=first, after_id=second))
    whole = {item.title: (item.start, item.due) for item in plan(dossier, desks.playbook(), TODAY)}
    seen = for_readers(dossier, desks.playbook(), JOINT)
    assert {item.title: (item.start, item.due) for item in plan(seen, desks.playbook(), TODAY)} == {
        "Both": whole["Both"]
    }
    assert not seen.all(TaskLink)


def test_what_was_seen_follows_the_desk(dossier: Dossier) -> None:
    risk = Risk(alliance_id=dossier.alliance.id, title="Late", visibility=JOINT)
    dossier.put(risk)
    assert for_readers(dossier, desks.playbook(), JOINT).all(Risk)
    dossier.put(Risk(**{**risk.values(), "visibility": RESTRICTED}))
    assert not for_readers(dossier, desks.playbook(), JOINT).all(Risk)
