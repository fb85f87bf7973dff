"""Informal forums need a purpose, a rhythm and people, and nothing that only a committee needs."""

from datetime import date
from pathlib import Path

import pytest

from alliance_desk.assessment.charter_lint import lint
from alliance_desk.assessment.gaps import gaps_for
from alliance_desk.assessment.index import Index
from alliance_desk.assessment.registers import rules
from alliance_desk.assessment.seat_load import reviews
from alliance_desk.playbook import read_playbook
from alliance_desk.records import Committee, CommitteeKind, NorthStarVersion, Seat

TODAY = date(2026, 11, 23)
PLAYBOOK = read_playbook(Path(__file__).parents[2] / "resources" / "playbook").for_variant("biopharma")


@pytest.fixture
def forum(desk):
    desk.put(NorthStarVersion, text="North")
    body = desk.put(
        Committee, name="Tuesday table", kind=CommitteeKind.FORUM, purpose="Talk", cadence="Every Tuesday"
    )
    for at in (0, 1):
        desk.put(Seat, committee_id=body.id, person_id=desk.person(at, f"P{at}").id)
    return body


def broken(desk, name):
    return [rule.text for rule in rules(name, Index(desk.dossier, PLAYBOOK, TODAY)) if not rule.done]


def gaps(desk, key, body=None):
    return [gap.text for gap in gaps_for(key, desk.dossier, PLAYBOOK, TODAY, body and body.id)]


def test_a_forum_with_purpose_rhythm_and_people_lacks_nothing(desk, forum):
    assert [broken(desk, name) for name in ("committees", "seats")] == [[], []]
    assert not broken(desk, "ladders") and not broken(desk, "charters")
    assert [text for text in broken(desk, "meetings") if "first meeting" in text] == []
    assert "deliverable" not in " ".join(text for text in broken(desk, "deliverables") if "have" in text)
    assert gaps(desk, "charter", forum) == []
    assert lint(desk.dossier, forum.id, PLAYBOOK, TODAY) == ()
    assert reviews(desk.dossier, TODAY) == ()
    assert not [text for text in gaps(desk, "kickoff_deck") if "Tuesday" in text]


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("purpose", "Tuesday table has no purpose"),
        ("cadence", "Tuesday table has no rhythm"),
    ],
)
def test_what_a_forum_needs_is_told(desk, forum, field, told):
    bare = desk.change(forum, **{field: " "})
    assert broken(desk, "committees") == [told]
    assert gaps(desk, "charter", bare) == [f"{told}."]
    assert f"{told}." in gaps(desk, "kickoff_deck")


def test_a_forum_needs_people_of_both_sides(desk, forum):
    first, second = desk.dossier.all(Seat)
    desk.dossier.drop(Seat, second.id)
    assert broken(desk, "seats") == ["Tuesday table has no member of Helix Arc"]
    desk.dossier.drop(Seat, first.id)
    assert gaps(desk, "charter", forum) == ["Tuesday table has no members."]


def test_a_committee_beside_it_still_needs_everything(desk, forum):
    desk.put(Committee, name="JSC", purpose="Decides", cadence="Monthly")
    assert broken(desk, "committees") == ["JSC has no decision rule"]
    assert broken(desk, "seats") == ["JSC has no chair or lead", "JSC has no member of Corvane or Helix Arc"]
    assert broken(desk, "charters") == [
        "JSC has no written charter",
        "JSC has no complete set of decision rights",
        "JSC has no quorum",
    ]
    assert broken(desk, "ladders") == [
        "JSC has no escalation ladder that ends with a named person",
        "JSC has no escalation ladder that says in how many days",
    ]
    assert "JSC has no date for the first meeting" in broken(desk, "meetings")
    assert "JSC has no deliverable" in broken(desk, "deliverables")
    desk.put(Committee, name="JPT", cadence="Weekly")
    assert broken(desk, "committees") == ["2 committees have no purpose or decision rule"]
