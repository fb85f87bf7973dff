"""What the documents of the kickoffs say: times, zones, who reads what, what is still a proposal."""

from datetime import date, timedelta

import pytest

from alliance_desk.documents.catalogue import Entry, catalogue
from alliance_desk.documents.outline import Bullets, Outline, Section, Table
from alliance_desk.documents.reports import internal_deck, internal_work
from alliance_desk.documents.reports.source import Source
from alliance_desk.records import (
    AfterAction,
    AgendaItem,
    Anchor,
    AnchorKind,
    Answer,
    Committee,
    Dossier,
    GapAction,
    GlossaryTerm,
    Introduction,
    Kickoff,
    MeetingForm,
    Person,
    ScoreRound,
    ValueProposition,
    Variant,
    Visibility,
)

from . import desks


def entries(dossier: Dossier) -> dict[str, Entry]:
    return {entry.key: entry for entry in catalogue(dossier, desks.playbook())}


def composed(dossier: Dossier, key: str) -> Outline:
    return entries(dossier)[key].compose(desks.TODAY)


def part(outline: Outline, heading: str) -> Section:
    return next(section for section in outline.sections if heading in section.heading)


def table(section: Section) -> Table:
    return next(block for block in section.blocks if isinstance(block, Table))


def meeting(form: MeetingForm, on: date | None = date(2026, 12, 14)) -> Dossier:
    dossier = desks.empty(partners=2)
    id = dossier.alliance.id
    one, other = dossier.partners
    ann, bo = (
        Person(alliance_id=id, partner_id=side.id, name=name) for side, name in ((one, "Ann"), (other, "Bo"))
    )
    for row in (
        ann,
        bo,
        Anchor(alliance_id=id, kind=AnchorKind.KICKOFF, on=on),
        Kickoff(alliance_id=id, form=form, time_zone="Europe/Copenhagen", other_zones="Asia/Tokyo"),
        AgendaItem(
            alliance_id=id,
            form=form,
            minutes=60,
            title="North Star",
            presenter_id=ann.id,
            counterpart_id=bo.id,
            outcome="Agreed",
        ),
        AgendaItem(alliance_id=id, form=form, starts_at="18:00", minutes=90, title="Dinner", social=True),
    ):
        dossier.put(row)
    return dossier


def test_the_agenda_has_times_and_presenters() -> None:
    slide = part(composed(meeting(MeetingForm.IN_PERSON), "kickoff-deck"), "Agenda, day 1")
    assert slide.heading == "Agenda, day 1, 14 Dec 2026"
    assert table(slide).header == ("Start", "Item", "Presented by", "Outcome")
    assert table(slide).rows == (
        ("09:00", "North Star", "Ann\nBo", "Agreed"),
        ("18:00", "Dinner", "–", "–"),
    )
    assert "until 10:00" in slide.notes


def test_a_meeting_at_a_distance_shows_the_start_in_each_zone() -> None:
    deck = composed(meeting(MeetingForm.REMOTE), "kickoff-deck")
    rows = table(part(deck, "Agenda, block 1"))
    assert rows.header[:2] == ("Copenhagen", "Tokyo")
    assert rows.rows[0][:2] == ("09:00", "17:00")
    assert rows.widths[0] > rows.widths[1]  # "Copenhagen" is not broken where "Tokyo" has room
    sheet = composed(meeting(MeetingForm.REMOTE), "kickoff-run-sheet")
    assert sheet.landscape
    assert table(part(sheet, "Block 1")).rows[1][:3] == ("18:00", "02:00 +1", "90")
    assert "A producer is named" in " ".join(desks.texts(sheet))


def test_without_an_agenda_the_usual_one_is_shown_as_a_proposal() -> None:
    dossier = desks.empty(partners=2)
    deck = composed(dossier, "kickoff-deck")
    slide = part(deck, "Agenda, day 1")
    assert slide.notes.startswith("The usual agenda, as a proposal.")
    assert table(slide).rows[0][:2] == ("09:00", "Arrival and introductions in pairs")
    assert "as a proposal" in " ".join(desks.texts(composed(dossier, "kickoff-run-sheet")))
    assert not dossier.all(AgendaItem)  # a document adds nothing to the alliance


def test_a_meeting_of_two_days_says_both() -> None:
    dossier = meeting(MeetingForm.IN_PERSON)
    deck, sheet = composed(dossier, "kickoff-deck"), composed(dossier, "kickoff-run-sheet")
    assert dict(deck.facts)["Meeting"] == "14 Dec 2026, in person"
    dossier.put(AgendaItem(alliance_id=dossier.alliance.id, form=MeetingForm.IN_PERSON, day=2, title="Close"))
    deck, sheet = composed(dossier, "kickoff-deck"), composed(dossier, "kickoff-run-sheet")
    assert dict(deck.facts)["Meeting"] == "14 Dec 2026 to 15 Dec 2026, in person"
    assert dict(sheet.facts)["Meeting"] == "14 Dec 2026 to 15 Dec 2026"


def test_a_milestone_says_whether_it_was_reached_and_a_late_talk_that_it_is_late() -> None:
    said = " ".join(desks.texts(composed(desks.told()[0], "kickoff-deck")))
    assert "Reached 28 Oct 2026" in said
    assert "20 Nov 2026, late" in said
    assert "18 Nov 2026, late" in said  # a deliverable


def test_first_meetings_are_those_at_the_kickoff_or_later() -> None:
    dossier = meeting(MeetingForm.IN_PERSON)
    for name, on in (("Board", date(2026, 12, 1)), ("Team", date(2026, 12, 14)), ("Squad", None)):
        dossier.put(Committee(alliance_id=dossier.alliance.id, name=name, first_meeting=on))
    first = part(composed(dossier, "kickoff-deck"), "First meetings")
    (row,) = table(first).rows
    assert row[0] == "Team, 14 Dec 2026\nSquad, date to be set"
    assert next(block for block in first.blocks if isinstance(block, Bullets)).items == ("Board, 1 Dec 2026",)


def test_the_kickoff_is_no_next_step_of_itself() -> None:
    for which in (0, 1):
        dossier = desks.told()[which]
        steps = part(composed(dossier, "kickoff-deck"), "next steps")
        assert "Joint kickoff" not in " ".join(desks.texts(Outline("", (steps,))))
        for partner in dossier.partners:
            key = next(
                key for key in entries(dossier) if key == f"internal-kickoff-{partner.label.casefold()}"
            )
            said = " ".join(desks.texts(Outline("", (part(composed(dossier, key), "Next steps"),))))
            assert "Internal kickoff" not in said


def test_each_company_reads_what_it_gains_and_not_what_another_one_does() -> None:
    dossier = meeting(MeetingForm.IN_PERSON)
    one, other = dossier.partners
    one.short_name, other.short_name = "Ember", "Flint"
    for audience in ("Sellers of Flint", "EMBER's engineers", "Patients"):
        dossier.put(
            ValueProposition(alliance_id=dossier.alliance.id, audience=audience, effect="Half the work")
        )
    for partner, own in ((one, "EMBER's engineers"), (other, "Sellers of Flint")):
        deck = internal_deck.compose(desks.source(dossier), partner.id)
        mine, alliance = (b for b in part(deck, "What it means for you").blocks if isinstance(b, Table))
        assert [row[0] for row in mine.rows] == [own]
        assert [row[0] for row in alliance.rows] == ["Patients"]


def test_people_who_are_introduced_meet_though_they_are_no_counterparts() -> None:
    dossier = meeting(MeetingForm.IN_PERSON)
    ann, bo = dossier.all(Person)
    dossier.put(Introduction(alliance_id=dossier.alliance.id, person_id=ann.id, other_id=bo.id))
    for own, other in ((ann, bo), (bo, ann)):
        assert own.partner_id
        deck = internal_deck.compose(desks.source(dossier), own.partner_id)
        (row,) = table(part(deck, "Who meets whom")).rows
        assert row[0] == own.name and str(row[2]).startswith(other.name)


def test_a_step_without_an_owner_is_asked_of_the_company_that_it_helps() -> None:
    dossier = meeting(MeetingForm.IN_PERSON)
    id = dossier.alliance.id
    one, other = dossier.partners
    scored = ScoreRound(alliance_id=id, number=1)
    dossier.put(scored)
    for action, effect in (("Ask", f"From 3 to 4 at {other.label}"), ("Tell", "")):
        dossier.put(GapAction(alliance_id=id, round_id=scored.id, action=action, effect=effect))
    for partner, asked in ((one, ["Tell"]), (other, ["Ask", "Tell"])):
        deck = internal_deck.compose(desks.source(dossier), partner.id)
        assert sorted(str(row[1]) for row in table(part(deck, "has to settle")).rows) == asked


def test_short_days_of_the_run_sheet_share_a_page() -> None:
    sheets = [composed(dossier, "kickoff-run-sheet") for dossier in desks.told()]
    fresh = [
        [s.new_page for s in sheet.sections if s.heading.startswith(("Day", "Block"))] for sheet in sheets
    ]
    assert fresh == [[False, False], [True, True]]


def test_words_and_decisions_stand_in_the_deck() -> None:
    dossier = meeting(MeetingForm.IN_PERSON)
    id = dossier.alliance.id
    dossier.put(GlossaryTerm(alliance_id=id, term="Final", our_meaning="Good enough"))
    dossier.put(AfterAction(alliance_id=id, text="Meet weekly", decision=True))
    deck = composed(dossier, "kickoff-deck")
    words = table(part(deck, "Words that mean one thing"))
    assert [str(cell) for cell in words.rows[0][:3]] == ["Final", "Good enough", "–"]
    assert "To be agreed" in " ".join(desks.texts(deck))  # what each understands helps to agree
    assert table(part(deck, "Decisions and next steps")).rows[0][:2] == ("Decision", "Meet weekly")


def test_each_partner_has_a_deck_and_only_ours_is_internal() -> None:
    dossier = desks.told()[0]
    decks = [entry for entry in catalogue(dossier, desks.playbook()) if entry.key.startswith("internal-")]
    assert [entry.readers for entry in decks] == [Visibility.INTERNAL, Visibility.JOINT, Visibility.JOINT]
    ours, theirs = (entry.compose(desks.TODAY) for entry in decks[:2])
    assert ("Readers", "Almsund only; not for Brynhollow or Vardarion") in ours.facts
    assert ours.confidentiality == "Confidential – Almsund only"
    assert "Readers" not in dict(theirs.facts)
    facts = [
        section
        for section in theirs.sections
        if section.heading in ("Our North Star", "What depends on what")
    ]
    assert facts
    for section in facts:  # both present the same facts
        assert section in ours.sections


@pytest.mark.parametrize(
    ("rule", "signed", "stamp"),
    [
        ("At signature", 10, "Yes. Joint work may begin at signature; signing expected 3 Dec 2026"),
        ("Counsel has not decided yet", 10, "Yes. Counsel has not decided yet when joint work may begin"),
        ("At signature", -10, ""),
        ("", 10, ""),
    ],
)
def test_the_cover_says_whether_there_is_a_legal_hold(rule: str, signed: int, stamp: str) -> None:
    dossier = desks.empty(Variant.BIOPHARMA, 2)
    id = dossier.alliance.id
    on = desks.TODAY + timedelta(days=signed)
    dossier.put(Anchor(alliance_id=id, kind=AnchorKind.SIGNING, on=on))
    dossier.put(Answer(alliance_id=id, question="before_the_start.start_rule", value=rule))
    assert dict(composed(dossier, "internal-kickoff-p0").facts).get("Legal hold", "") == stamp


def test_what_the_partner_gets_holds_no_talks_and_no_addresses() -> None:
    decks = entries(desks.told()[1])
    ours = " ".join(desks.texts(decks["internal-kickoff-almsund"].compose(desks.TODAY)))
    theirs = " ".join(desks.texts(decks["internal-kickoff-kitamine"].compose(desks.TODAY)))
    for said in ("Talks to prepare", "Know Kitamine", "@almsund.example"):
        assert said in ours
        assert said not in theirs


def test_a_role_that_nobody_has_is_asked_of_the_company() -> None:
    dossier = meeting(MeetingForm.IN_PERSON)
    one, other = dossier.partners
    ann = next(person for person in dossier.all(Person) if person.name == "Ann")
    ann.startup_role = "project lead"
    asked = internal_work.asked(Source(dossier, desks.playbook(), desks.TODAY))
    assert f"Name a project lead of {other.label}" in asked
    assert f"Name a project lead of {one.label}" not in asked


def test_who_faces_several_people_is_shown_with_each_the_own_choice_first() -> None:
    dossier = meeting(MeetingForm.IN_PERSON)
    _, other = dossier.partners
    ann, bo = dossier.all(Person)
    di = Person(alliance_id=dossier.alliance.id, partner_id=other.id, name="Di", counterpart_id=ann.id)
    dossier.put(di)
    ann.counterpart_id, bo.counterpart_id = bo.id, ann.id
    who = part(composed(dossier, "onboarding-pack"), "Who is who")
    rows = [row for block in who.blocks if isinstance(block, Table) for row in block.rows]
    assert {row[0]: row[2] for row in rows} == {"Ann": "Bo\nDi", "Bo": "Ann", "Di": "Ann"}
