"""A charter with one mistake of each kind: each rule fires once, and not at all once it is put right."""

from datetime import date
from pathlib import Path

import pytest

from alliance_desk.assessment.charter_lint import RULES, lint
from alliance_desk.playbook import read_playbook
from alliance_desk.records import (
    Charter,
    Committee,
    CommitteeKind,
    Deliverable,
    EscalationStep,
    Meeting,
    NorthStarVersion,
    Seat,
    SeatRole,
)

TODAY = date(2026, 11, 23)
SATURDAY, MONDAY = date(2026, 12, 5), date(2026, 12, 7)
PLAYBOOK = read_playbook(Path(__file__).parents[2] / "resources" / "playbook").for_variant("biopharma")


class Charters:
    """A sound charter with everything it needs."""

    def __init__(self, desk):
        self.desk = desk
        self.ours = desk.person(0, "Maria Ortiz", title="Chief Executive")
        self.theirs = desk.person(1, "Jun Sato")
        self.star = desk.put(NorthStarVersion, text="North")
        self.top = desk.put(Committee, name="Joint Steering Committee", short_name="JSC")
        self.body = desk.put(
            Committee,
            name="Joint Project Team",
            kind=CommitteeKind.PROJECT_TEAM,
            parent_id=self.top.id,
            quorum="One member of each partner",
            first_meeting=MONDAY,
        )
        self.chair = self.seat(self.ours, role=SeatRole.CHAIR)
        self.other = self.seat(self.theirs)
        self.charter = desk.put(
            Charter,
            committee_id=self.body.id,
            contribution="Runs the program",
            decides="Changes within the plan",
            recommends="Changes of the plan",
            informed="Budget",
            may_not="It may not amend the agreement",
        )
        self.rung = desk.put(
            EscalationStep, committee_id=self.body.id, who="Maria Ortiz and Jun Sato", days=5
        )
        self.deliverable = desk.put(
            Deliverable, committee_id=self.body.id, name="Plan", source="4.2", owner_id=self.ours.id
        )

    def seat(self, person, body=None, **fields):
        return self.desk.put(Seat, committee_id=(body or self.body).id, person_id=person.id, **fields)

    def many_seats(self):
        for name in ("A", "B", "C"):
            self.seat(self.theirs, self.desk.put(Committee, name=name))


def texts(charters):
    return [gap.text for gap in lint(charters.desk.dossier, charters.body.id, PLAYBOOK, TODAY)]


def test_a_sound_charter_has_nothing_to_say(desk):
    assert texts(Charters(desk)) == []


PLANTED = {
    "north_star": (
        lambda c: c.desk.dossier.drop(NorthStarVersion, c.star.id),
        "There is no North Star to start from",
    ),
    "contribution": (
        lambda c: c.desk.change(c.charter, contribution=" "),
        "The charter does not say what the body does for the North Star",
    ),
    "equal_seats": (
        lambda c: c.seat(c.desk.person(1, "Kai")),
        "Voting seats are not equal: Corvane 1 and Helix Arc 2",
    ),
    "chair": (lambda c: c.desk.change(c.chair, role=SeatRole.MEMBER), "No chair or lead is named"),
    "no quorum": (lambda c: c.desk.change(c.body, quorum=""), "There is no quorum"),
    "quorum": (
        lambda c: c.desk.change(c.body, quorum="Three members"),
        "The quorum does not ask for every partner",
    ),
    "no ladder": (
        lambda c: c.desk.dossier.drop(EscalationStep, c.rung.id),
        "There is no escalation ladder",
    ),
    "ladder": (
        lambda c: c.desk.change(c.rung, who="Top management"),
        "The escalation ladder does not end with a named officer",
    ),
    "decision_rights": (
        lambda c: c.desk.change(c.charter, recommends="", informed=""),
        "The charter does not say what it recommends and what it is informed of",
    ),
    "may_not_amend": (
        lambda c: c.desk.change(c.charter, may_not="Spend more than planned"),
        "The charter does not say that the body may not amend the agreement",
    ),
    "one_layer": (lambda c: c.seat(c.theirs, c.top), "Jun Sato also sits in JSC"),
    "source": (
        lambda c: c.desk.change(c.deliverable, source=""),
        "1 deliverable without a clause or plan",
    ),
    "owner": (lambda c: c.desk.change(c.deliverable, owner_id=None), "1 deliverable without an owner"),
    "first meeting": (
        lambda c: c.desk.change(c.body, first_meeting=SATURDAY),
        "The meeting of 5 Dec falls on a free day: weekend",
    ),
    "free_days": (
        lambda c: c.desk.put(Meeting, committee_id=c.body.id, on=SATURDAY),
        "The meeting of 5 Dec falls on a free day: weekend",
    ),
    "seat_count": (Charters.many_seats, "Jun Sato holds 4 seats, more than 3"),
}


@pytest.mark.parametrize("rule", PLANTED)
def test_each_planted_mistake_is_said_once(desk, rule):
    charters = Charters(desk)
    assert texts(charters) == []
    plant, text = PLANTED[rule]
    plant(charters)
    assert texts(charters) == [text]


def test_a_public_holiday_of_one_partner_is_named(desk):
    charters = Charters(desk)
    desk.change(desk.partners[0], holidays="DE-BY")
    desk.change(charters.body, first_meeting=date(2026, 12, 25))
    (text,) = texts(charters)
    assert text.startswith("The meeting of 25 Dec falls on a free day: ") and "Corvane" in text


def test_alliance_managers_may_sit_everywhere(desk):
    charters = Charters(desk)
    desk.change(charters.theirs, startup_role="Alliance manager")
    charters.many_seats()
    charters.seat(charters.theirs, charters.top)
    assert texts(charters) == []


def test_the_ladder_of_the_body_above_serves_and_a_circle_of_bodies_ends(desk):
    charters = Charters(desk)
    desk.change(charters.rung, committee_id=charters.top.id)
    assert texts(charters) == []
    desk.change(charters.top, parent_id=charters.body.id)
    assert texts(charters) == []


def test_every_mistake_has_a_place(desk):
    body = desk.put(Committee)
    found = lint(desk.dossier, body.id, PLAYBOOK, TODAY)
    assert len(found) >= 5
    assert all(gap.place.page == "component" and gap.place.step and gap.place.field for gap in found)
    assert lint(desk.dossier, desk.alliance.id, PLAYBOOK, TODAY) == ()
    assert len(RULES) == 11
