"""Dates around an anchor that do not follow it are named before it moves."""

from datetime import date, timedelta

import pytest

from alliance_desk.assessment.beside import beside
from alliance_desk.assessment.schedule import anchor_date
from alliance_desk.assessment.shift import with_anchors
from alliance_desk.bundle import RESOURCES
from alliance_desk.playbook.reader import read_playbook
from alliance_desk.records import (
    AnchorKind,
    Assumption,
    Committee,
    Decision,
    Deliverable,
    Dossier,
    InternalKickoff,
    Obligation,
    TargetAccount,
)
from alliance_desk.sample import stories

TODAY = date(2026, 11, 23)
PLAYBOOK = read_playbook(RESOURCES / "playbook")


@pytest.fixture(scope="module")
def kitamine() -> Dossier:
    return next(each for each in stories(TODAY, PLAYBOOK) if each.alliance.name.startswith("Kitamine"))


def test_meetings_and_reading_near_the_kickoff_are_named(kitamine: Dossier) -> None:
    playbook = PLAYBOOK.for_variant("biopharma")
    on = anchor_date(kitamine, AnchorKind.KICKOFF)
    assert on
    moved = with_anchors(kitamine, {AnchorKind.KICKOFF: on + timedelta(days=9)})
    found = beside(kitamine, moved, playbook, TODAY)
    titles = " | ".join(row.title for row in found)
    assert "First meeting of the JSC" in titles
    assert "Integrated plan 0.9" in titles
    assert [row.due for row in found if row.title == "First meeting of the JSC"] == [on + timedelta(days=1)]
    assert all(row.due >= TODAY and -14 <= (row.due - on).days <= 7 for row in found)
    assert [row.due for row in found] == sorted(row.due for row in found)


def test_nothing_is_named_while_no_anchor_moves(kitamine: Dossier) -> None:
    playbook = PLAYBOOK.for_variant("biopharma")
    assert beside(kitamine, with_anchors(kitamine, {}), playbook, TODAY) == ()


def test_everything_that_is_due_around_an_anchor_is_named(new_desk, playbook) -> None:
    desk = new_desk()
    on = TODAY + timedelta(days=30)
    desk.anchors(kickoff=on)
    body = desk.put(Committee, name="Joint team")
    desk.put(Deliverable, committee_id=body.id, name="Plan", due=on)
    desk.put(Decision, question="Which dose?", needed_by=on)
    desk.put(Obligation, text="Report", due=on)
    desk.put(InternalKickoff, title="Osaka", on=on)
    desk.put(TargetAccount, name="Clinic", next_step="Visit", due=on)
    desk.put(Assumption, text="They pay", due=on)
    moved = with_anchors(desk.dossier, {AnchorKind.KICKOFF: on + timedelta(days=7)})
    titles = {row.title for row in beside(desk.dossier, moved, playbook, TODAY)}
    assert titles == {
        "Deliver: Plan",
        "Decide: Which dose?",
        "Obligation: Report",
        "Internal kickoff: Osaka",
        "Clinic: Visit",
        "Test the assumption: They pay",
    }
