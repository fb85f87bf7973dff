"""What a document leaves out is counted from what it draws on."""

from datetime import date

import pytest

from alliance_desk.bundle import RESOURCES
from alliance_desk.documents.catalogue import Entry, catalogue
from alliance_desk.documents.left_out import left_out
from alliance_desk.playbook import Playbook, read_playbook
from alliance_desk.records import Alliance, Dossier, Partner, Risk, Task, Variant, Visibility

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def playbook() -> Playbook:
    return read_playbook(RESOURCES / "playbook")


def deck(dossier: Dossier, playbook: Playbook) -> Entry:
    return next(entry for entry in catalogue(dossier, playbook) if entry.key == "kickoff-deck")


@pytest.fixture
def dossier() -> Dossier:
    alliance = Alliance(name="Test", variant=Variant.BIOPHARMA)
    own = Partner(alliance_id=alliance.id, name="Ours", own=True)
    return Dossier(alliance, [own, Partner(alliance_id=alliance.id, name="Theirs")])


def test_nothing_internal_is_nothing_left_out(dossier: Dossier, playbook: Playbook) -> None:
    dossier.put(Risk(alliance_id=dossier.alliance.id, title="Seen by both", visibility=Visibility.JOINT))
    assert left_out(deck(dossier, playbook), TODAY) == ""


def test_records_of_our_own_are_counted_by_their_word(dossier: Dossier, playbook: Playbook) -> None:
    id = dossier.alliance.id
    for title in ("One", "Two"):
        dossier.put(Risk(alliance_id=id, title=title, visibility=Visibility.INTERNAL))
    dossier.put(Task(alliance_id=id, title="Ours", visibility=Visibility.INTERNAL))
    assert left_out(deck(dossier, playbook), TODAY) == "2 risks and 1 task"


def test_what_a_document_does_not_draw_on_is_not_missing_from_it(
    dossier: Dossier, playbook: Playbook
) -> None:
    dossier.put(Risk(alliance_id=dossier.alliance.id, title="One", visibility=Visibility.INTERNAL))
    scorecard = next(entry for entry in catalogue(dossier, playbook) if entry.key == "scorecard")
    assert left_out(scorecard, TODAY) == ""
