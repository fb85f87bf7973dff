"""Scorecard, canvas, risk book, protocol and close-out: what they say, and to whom."""

from datetime import date, timedelta

from alliance_desk.documents.outline import Callout, Form, Outline, Table, Tagged
from alliance_desk.documents.reports import (
    close_out,
    communication_protocol,
    four_ps,
    memorandum,
    own_workplan,
    partnership_canvas,
    risk_book,
    scorecard,
    scorecard_form,
    working_tables,
)
from alliance_desk.documents.reports.parts import heaviness, readers
from alliance_desk.pictures.risks import band
from alliance_desk.records import (
    Anchor,
    AnchorKind,
    Answer,
    Assumption,
    CanvasVersion,
    Committee,
    Decision,
    Lesson,
    Meeting,
    Message,
    Observation,
    PressRelease,
    Risk,
    Scenario,
    ScoreRound,
    Sending,
    Task,
    Variant,
    Visibility,
)

from . import desks
from .desks import source

TODAY = desks.TODAY
INTERNAL = Visibility.INTERNAL


def the_table(outline: Outline, heading: str) -> Table:
    """Return the only table of a section."""
    (table,) = [
        block
        for section in outline.sections
        if section.heading == heading
        for block in section.blocks
        if isinstance(block, Table)
    ]
    return table


def said(outline: Outline) -> str:
    return "\n".join(desks.texts(outline))


def headings(outline: Outline) -> list[str]:
    return [section.heading for section in outline.sections if section.blocks]


def test_a_new_round_leaves_the_last_scores_in_the_document() -> None:
    dossier = desks.told()[1]
    before = headings(scorecard.compose(source(dossier)))
    dossier.put(ScoreRound(alliance_id=dossier.alliance.id, number=3))
    outline = scorecard.compose(source(dossier))
    assert outline.subtitle.startswith("Round 2")
    now = headings(outline)
    assert [each for each in now if each in before] == before
    assert "Form for round 3" in now
    assert any(isinstance(block, Form) for section in outline.sections for block in section.blocks)


def test_the_form_has_the_same_fields_for_ever() -> None:
    """A returned form is read by these names: whoever changes one makes every form that is out unreadable."""
    outline = scorecard_form.compose(source(desks.empty(partners=2)))
    names = [
        field.name
        for section in outline.sections
        for block in section.blocks
        if isinstance(block, Form)
        for field in block.fields
    ]
    criteria = (
        "corporate_priorities",
        "geographic_priorities",
        "technical_roadmap",
        "executive_teams",
        "field_engineering",
        "enablement_engine",
    )
    assert names == [
        *("company", "completed_by", "role", "completed_on"),
        *(f"{id}.{part}" for id in criteria for part in ("score", "reason", "evidence")),
    ]


def test_a_memorandum_is_a_draft_for_counsel_with_blanks() -> None:
    outline = memorandum.compose(source(desks.empty(Variant.TECHNOLOGY, 2)))
    assert outline.subtitle == "Draft for counsel"
    assert outline.confidentiality.endswith("draft for counsel")
    (callout,) = [each for each in outline.sections[0].blocks if isinstance(each, Callout)]
    assert "no legal advice" in callout.text
    assert said(outline).count(memorandum.BLANK) >= 12


def test_a_memorandum_leaves_counsel_room_to_settle_each_point() -> None:
    (table,) = [
        block
        for section in memorandum.compose(source(desks.told()[0])).sections
        if section.heading == "For counsel to settle"
        for block in section.blocks
        if isinstance(block, Table)
    ]
    assert table.rows == tuple((point, "") for point in memorandum.CLAUSES)


def test_the_canvas_says_whose_words_are_still_to_come() -> None:
    dossier = desks.empty(Variant.TECHNOLOGY, 2)
    ours = dossier.partners[0]
    answer = Answer(
        alliance_id=dossier.alliance.id,
        question="viable_partnership.economic_model",
        partner_id=ours.id,
        value="Licence",
    )
    dossier.put(answer)
    outline = partnership_canvas.compose(source(dossier))
    table = the_table(outline, "The canvas in words")
    assert table.header[1:] == tuple(partner.label for partner in dossier.partners)
    waits = partnership_canvas.TO_BE_WRITTEN
    assert [row[1:] for row in table.rows] == [("Licence", waits), (waits, waits), (waits, waits)]


def test_the_canvas_compares_its_versions() -> None:
    dossier = desks.empty(Variant.TECHNOLOGY, 2)
    id = dossier.alliance.id
    name = "viable_partnership.create_value"
    dossier.put(CanvasVersion(alliance_id=id, number=1, cells={name: "Before"}))
    dossier.put(Answer(alliance_id=id, question=name, value="After"))
    dossier.put(Assumption(alliance_id=id, text="They pay", carries_all=True))
    outline = partnership_canvas.compose(source(dossier))
    (section,) = [each for each in outline.sections if each.heading == "What changed in the canvas"]
    (table,) = [block for block in section.blocks if isinstance(block, Table)]
    assert table.header == ("Cell", "Canvas 1", "As it stands")  # the title has the document's own version
    assert table.rows == (("Create value", "Before", "After"),)
    assert "One product or one customer carries this whole case" in said(outline)


def test_a_body_that_has_met_has_no_first_meeting_ahead() -> None:
    dossier = desks.empty(partners=2)
    id, soon = dossier.alliance.id, desks.TODAY + timedelta(days=9)
    body = Committee(alliance_id=id, name="Supply group", first_meeting=soon)
    dossier.put(body)

    def subject() -> str:
        (table,) = working_tables.calendar(source(dossier))
        return desks.plain(table.rows[-1][2])

    assert subject() == "First meeting"
    dossier.put(Meeting(alliance_id=id, committee_id=body.id, on=desks.TODAY - timedelta(days=3), held=True))
    assert subject() == "First regular meeting"


def test_an_internal_risk_is_only_in_the_internal_book() -> None:
    dossier = desks.empty(partners=2)
    id = dossier.alliance.id
    risk = Risk(alliance_id=id, title="Their board wavers", likelihood=3, impact=5, visibility=INTERNAL)
    dossier.put(risk)
    dossier.put(Scenario(alliance_id=id, title="Board says no", risk_id=risk.id, message="We wait."))
    joint, own = (said(risk_book.compose(source(dossier, each))) for each in (Visibility.JOINT, INTERNAL))
    assert "Their board wavers" not in joint
    assert "Board says no" in joint
    assert "No. 1, Their board wavers" in own
    assert "High, 3 × 5" in own


def test_four_ps_hold_what_only_named_people_may_read() -> None:
    dossier = desks.empty(partners=2)
    dossier.put(Observation(alliance_id=dossier.alliance.id, sheet="priorities", what="Asked twice"))
    assert "Asked twice" in said(four_ps.compose(source(dossier, Visibility.RESTRICTED)))
    assert "Asked twice" not in said(four_ps.compose(source(dossier, INTERNAL)))


def test_a_column_in_which_nothing_was_noted_is_left_out() -> None:
    dossier = desks.empty(partners=2)
    id = dossier.alliance.id
    dossier.put(Observation(alliance_id=id, sheet="priorities", what="Asked twice"))
    plain = said(four_ps.compose(source(dossier, Visibility.RESTRICTED)))
    assert "Flag" not in plain
    dossier.put(Observation(alliance_id=id, sheet="priorities", what="Went to press", flagged=True))
    assert "Flag" in said(four_ps.compose(source(dossier, Visibility.RESTRICTED)))


def test_the_protocol_is_not_in_force_before_the_signing() -> None:
    dossier = desks.empty(partners=2)
    id = dossier.alliance.id
    dossier.put(Anchor(alliance_id=id, kind=AnchorKind.SIGNING, on=TODAY + timedelta(days=9)))
    text = said(communication_protocol.compose(source(dossier)))
    assert "takes effect with the agreement signing, expected on 2 Dec 2026" in text
    (anchor,) = dossier.all(Anchor)
    dossier.put(anchor.model_copy(update={"on": TODAY - timedelta(days=1)}))
    assert "takes effect" not in said(communication_protocol.compose(source(dossier)))


def test_a_release_says_by_when_it_goes_out_for_review() -> None:
    dossier = desks.empty(partners=2)
    id = dossier.alliance.id
    dossier.put(PressRelease(alliance_id=id, title="News", planned_on=date(2026, 12, 18), review_days=5))
    dossier.put(Message(alliance_id=id, text="Only ours", visibility=INTERNAL))
    joint = said(communication_protocol.compose(source(dossier)))
    assert "11 Dec 2026" in joint
    assert "Only ours" not in joint
    assert "Only ours" in said(communication_protocol.compose(source(dossier, INTERNAL)))


def test_only_a_table_with_internal_rows_says_who_may_read_each() -> None:
    dossier = desks.empty(partners=2)
    id = dossier.alliance.id
    dossier.put(Message(alliance_id=id, text="For all"))
    assert "Readers" not in said(communication_protocol.compose(source(dossier, INTERNAL)))
    assert "holds no row that is for" in said(communication_protocol.compose(source(dossier, INTERNAL)))
    dossier.put(Message(alliance_id=id, text="Only ours", visibility=INTERNAL))
    own = said(communication_protocol.compose(source(dossier, INTERNAL)))
    assert "Readers" in own
    assert "Rows marked as internal" in own
    assert "Readers" not in said(communication_protocol.compose(source(dossier)))


def test_a_message_stands_once_with_the_days_on_which_it_goes_out() -> None:
    dossier = desks.empty(partners=2)
    message = Message(alliance_id=dossier.alliance.id, text="How it goes", who="All")
    dossier.put(message)
    for days in (-9, 7, 0, 14):
        on = TODAY + timedelta(days=days)
        dossier.put(Sending(alliance_id=dossier.alliance.id, message_id=message.id, planned_on=on))
    outline = communication_protocol.compose(source(dossier))
    (table,) = [
        block
        for section in outline.sections
        for block in section.blocks
        if isinstance(block, Table) and block.caption == "What goes out next"
    ]
    assert table.rows == (("How it goes", "All", "23 Nov 2026, 30 Nov 2026, 7 Dec 2026"),)
    assert "Missed: How it goes (14 Nov 2026)." in said(outline)


def test_the_close_out_claims_no_saving_without_its_basis() -> None:
    dossier = desks.empty(partners=2)
    id = dossier.alliance.id
    dossier.put(Anchor(alliance_id=id, kind=AnchorKind.SIGNING, on=TODAY - timedelta(days=50)))
    dossier.put(Anchor(alliance_id=id, kind=AnchorKind.KICKOFF, on=TODAY - timedelta(days=19)))
    dossier.put(Answer(alliance_id=id, question="end_of_startup.baseline_days", value=64))
    text = said(close_out.compose(source(dossier)))
    assert "From signing to the joint kickoff there were 31 days." in text
    assert "no saving is claimed" in text
    assert "33 days saved" not in text
    dossier.put(Answer(alliance_id=id, question="end_of_startup.baseline_source", value="Last three"))
    assert "33 days saved against a usual 64 days. Basis: Last three." in said(
        close_out.compose(source(dossier))
    )


def test_lessons_leave_the_company_only_where_they_are_joint() -> None:
    dossier = desks.empty(partners=2)
    dossier.put(Lesson(alliance_id=dossier.alliance.id, text="Ask earlier"))
    assert "Ask earlier" not in said(close_out.compose(source(dossier)))
    assert "Ask earlier" in said(close_out.compose(source(dossier, INTERNAL)))


def test_components_count_alike_for_both_readers() -> None:
    """What stays at home is part of a component too: the partner must not read that it is unfinished."""
    dossier = desks.told()[1]
    one, other = (
        next(each for each in close_out.compose(source(dossier, readers)).sections if "nine" in each.heading)
        for readers in (Visibility.JOINT, INTERNAL)
    )
    assert one == other


def test_a_risk_is_rated_as_the_map_colours_it() -> None:
    dossier = desks.empty(partners=2)
    for likelihood in range(1, 6):
        for impact in range(1, 6):
            risk = Risk(alliance_id=dossier.alliance.id, likelihood=likelihood, impact=impact)
            words = {"bad": "High", "wait": "Medium", "good": "Low"}
            rating = heaviness(risk)
            assert isinstance(rating, Tagged) and rating.text == words[band(likelihood * impact)]


def test_a_close_out_says_what_is_late() -> None:
    dossier = desks.empty(partners=2)
    for title, days in (("Late", -3), ("Coming", 3)):
        due = TODAY + timedelta(days=days)
        dossier.put(Task(alliance_id=dossier.alliance.id, title=title, due=due, visibility=Visibility.JOINT))
    outline = close_out.compose(source(dossier))
    table = the_table(outline, "Still open")
    late, coming = (row[2] for row in table.rows)
    assert isinstance(late, Tagged) and late.text.endswith(", late")
    assert isinstance(coming, str)


def test_the_own_workplan_goes_by_date_and_what_has_none_comes_last() -> None:
    dossier = desks.empty(partners=2)
    for at, title in ((80, "Sites"), (None, "Price"), (40, "Dose")):
        due = TODAY + timedelta(days=at) if at else None
        dossier.put(Decision(alliance_id=dossier.alliance.id, question=title, needed_by=due))
    outline = own_workplan.compose(source(dossier, INTERNAL))
    assert headings(outline) == ["What is coming"]
    (table,) = [block for each in outline.sections for block in each.blocks if isinstance(block, Table)]
    assert [row[1] for row in table.rows] == ["Dose", "Sites", "Price"]
    assert table.rows[2][0] == Tagged("To be set", "wait")


def test_who_may_read_is_said_for_as_many_companies_as_there_are() -> None:
    for partners, words in ((2, "Both companies"), (3, "All companies")):
        made = desks.source(desks.empty(partners=partners), Visibility.INTERNAL)
        assert readers(made, Visibility.JOINT) == words
        assert readers(made, Visibility.RESTRICTED) == Tagged("Restricted", "bad")
