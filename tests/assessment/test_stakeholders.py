"""Counterparts, pairs, cells and doubles."""

from alliance_desk.assessment import stakeholders
from alliance_desk.records import Onboarding


def test_a_counterpart_named_from_either_side_counts(desk):
    ours, theirs = desk.person(0, "A", influence=4), desk.person(1, "B", influence=5)
    assert stakeholders.without_counterpart(desk.dossier) == [theirs, ours]
    ours.counterpart_id = theirs.id
    assert stakeholders.without_counterpart(desk.dossier) == []
    (pair,) = stakeholders.pairs(desk.dossier)
    assert (pair.one, pair.other, pair.mutual) == (ours, theirs, False)
    theirs.counterpart_id = ours.id
    (pair,) = stakeholders.pairs(desk.dossier)
    assert pair.mutual


def test_a_colleague_or_someone_gone_is_no_counterpart(desk):
    one, two = desk.person(0, "A", influence=4), desk.person(0, "B", influence=4)
    one.counterpart_id, two.counterpart_id = two.id, desk.alliance.id
    assert stakeholders.without_counterpart(desk.dossier) == [one, two]
    assert stakeholders.pairs(desk.dossier) == []


def test_people_of_little_or_unknown_influence_may_stand_alone(desk):
    desk.person(0, influence=2)
    desk.person(0)
    assert stakeholders.without_counterpart(desk.dossier) == []
    assert len(stakeholders.unrated(desk.dossier)) == 2


def test_the_first_partner_stands_first_in_a_pair(desk):
    theirs = desk.person(1, "B")
    ours = desk.person(0, "A")
    theirs.counterpart_id = ours.id
    assert stakeholders.pairs(desk.dossier)[0].one is ours


def test_cells_hold_only_who_is_rated(desk):
    a, b = desk.person(0, influence=4, support=2), desk.person(1, influence=4, support=2)
    desk.person(0, influence=4)
    assert stakeholders.cells(desk.dossier) == {(4, 2): [a, b]}


def test_onboarding_is_counted_by_partner(desk):
    desk.person(0, onboarding=Onboarding.DONE)
    desk.person(0)
    counts = stakeholders.onboarding_counts(desk.dossier)
    assert counts[desk.partners[0].id] == {
        Onboarding.NOT_STARTED: 1,
        Onboarding.INVITED: 0,
        Onboarding.DONE: 1,
    }
    assert sum(counts[desk.partners[1].id].values()) == 0


def test_doubles_by_name_or_address_once(desk):
    a = desk.person(0, "Maria  Ortiz", email="m@x.org")
    b = desk.person(0, "maria ortiz", email="M@x.org ")
    desk.person(1, "Maria Ortiz")
    desk.person(1, "")
    desk.person(1, "")
    assert stakeholders.duplicates(desk.dossier) == [[a, b]]


def test_confirmed_time_is_evidence_for_the_scorecard(desk):
    partner = desk.partners[0]
    assert stakeholders.commitment_words(desk.dossier, partner.id) == ""
    desk.person(0, "A", startup_role="Lead", time_share=50, commitment_by="Head of Research")
    desk.person(0, "B", startup_role="Member", time_share=30)
    desk.person(0, "C", startup_role="Member", commitment_confirmed=True)
    desk.person(1, "D", startup_role="Lead", time_share=90, commitment_confirmed=True)
    assert stakeholders.commitment_words(desk.dossier, partner.id) == (
        "1 of 3 with time confirmed by a line manager, 50 per cent in all"
    )
    assert [person.name for person in stakeholders.unconfirmed(desk.dossier)] == ["B", "C"]
