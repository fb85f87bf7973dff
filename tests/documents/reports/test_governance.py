"""Decision papers, reports, engagement plan and launch: what stands in them, and when."""

from datetime import date, timedelta
from io import BytesIO

import pypdf
import pytest

from alliance_desk.documents.catalogue import catalogue
from alliance_desk.documents.export import build
from alliance_desk.documents.outline import Bullets, Form, Outline, Table
from alliance_desk.records import (
    Anchor,
    AnchorKind,
    Briefing,
    Committee,
    CommitteeKind,
    Conversation,
    Decision,
    Dossier,
    LaunchStep,
    Milestone,
    Person,
    Variant,
    Visibility,
)

from . import desks


def composed(dossier: Dossier, key: str) -> Outline:
    entries = {entry.key: entry for entry in catalogue(dossier, desks.playbook())}
    return entries[key].compose(desks.TODAY)


def said(outline: Outline) -> str:
    return "\n".join(desks.texts(outline))


def decisions() -> Dossier:
    dossier = desks.empty(partners=2)
    id = dossier.alliance.id
    for row in (
        Decision(alliance_id=id, question="Later?", needed_by=desks.TODAY + timedelta(days=200)),
        Decision(
            alliance_id=id,
            question="Which site?",
            options="north; south",
            criteria="Cost\nSpeed",
            divided=True,
            needed_by=desks.TODAY - timedelta(days=1),
        ),
        Decision(alliance_id=id, question="Ours?", needed_by=desks.TODAY, visibility=Visibility.INTERNAL),
        Decision(alliance_id=id, question="Made?", outcome="Yes", made_on=desks.TODAY),
    ):
        dossier.put(row)
    return dossier


def test_an_informal_forum_needs_no_lead() -> None:
    dossier = desks.empty(partners=2)
    for name, kind in (("Team", CommitteeKind.PROJECT_TEAM), ("Breakfast", CommitteeKind.FORUM)):
        dossier.put(Committee(alliance_id=dossier.alliance.id, name=name, kind=kind))
    told = composed(dossier, "governance-handbook")
    table = next(block for section in told.sections for block in section.blocks if isinstance(block, Table))
    assert [(row[0], row[3]) for row in table.rows] == [("Team", "To be named"), ("Breakfast", "–")]


def test_the_agenda_of_a_first_meeting_stands_in_a_charter_until_it_was_held() -> None:
    for days, stands in ((-1, False), (0, True), (None, True)):
        dossier = desks.empty(partners=2)
        on = None if days is None else desks.TODAY + timedelta(days=days)
        body = Committee(alliance_id=dossier.alliance.id, name="Team", short_name="Team", first_meeting=on)
        dossier.put(body)
        assert ("On the agenda of the first meeting" in said(composed(dossier, "charter-team"))) is stands


def test_the_picture_of_an_engagement_plan_stands_below_its_heading() -> None:
    for dossier in desks.told():
        pages = pypdf.PdfReader(BytesIO(build(composed(dossier, "engagement-plan"), "pdf"))).pages
        with_heading = [page for page in pages if "1. Influence and support" in page.extract_text()][-1]
        assert "Champion" in with_heading.extract_text()


def test_each_open_decision_has_a_page_the_most_urgent_first() -> None:
    papers = composed(decisions(), "decisions")
    assert [section.heading for section in papers.sections] == [
        "Open decisions",
        "Decisions made",
        "Which site?",
        "Later?",
    ]
    assert not papers.sections[1].new_page
    paper = papers.sections[2]
    assert paper.new_page
    options = [block for block in paper.blocks if isinstance(block, Bullets)]
    assert options[0].items == ("North", "South")
    assert options[0].numbered
    assert options[1].items == ("Cost", "Speed")
    assert "Each company decides its own part" in said(papers)
    assert "overdue" in said(papers)
    names = [
        field.name
        for section in papers.sections
        for block in section.blocks
        if isinstance(block, Form)
        for field in block.fields
    ]
    assert len(names) == len(set(names)) == 8


def test_internal_decisions_stand_in_the_internal_papers_only() -> None:
    dossier = decisions()
    assert "Ours?" not in said(composed(dossier, "decisions"))
    assert "Ours? (internal)" in said(composed(dossier, "decisions-internal"))


def test_a_report_has_the_decisions_of_the_next_60_days() -> None:
    dossier = decisions()
    text = said(composed(dossier, "report-governance"))
    assert "Which site? (who decides is to be named; 22 Nov 2026, overdue)" in text
    assert "Later?" not in text
    assert "Ours?" not in text
    assert "Ours?" in said(composed(dossier, "report-executives"))


def test_a_report_never_says_that_there_is_one_more() -> None:
    for count, shown in ((3, 3), (4, 4), (5, 3), (9, 3)):
        dossier = desks.empty()
        for at in range(count):
            dossier.put(Milestone(alliance_id=dossier.alliance.id, title=f"Stone {at}", on=desks.TODAY))
        text = said(composed(dossier, "report-team"))
        assert text.count("Stone") - text.count(": Stone") == shown
        assert (f"And {count - shown} more" in text) == (shown < count)


def test_a_report_says_which_milestones_moved() -> None:
    dossier = desks.empty(partners=2)
    id = dossier.alliance.id
    on = desks.TODAY + timedelta(days=9)
    dossier.put(Milestone(alliance_id=id, title="Freeze", on=on, baseline_on=on - timedelta(days=7)))
    dossier.put(Milestone(alliance_id=id, title="Test", on=desks.TODAY - timedelta(days=2)))
    dossier.put(Milestone(alliance_id=id, title="Signed", on=desks.TODAY, done_on=desks.TODAY))
    text = said(composed(dossier, "report-team"))
    for line in (
        "Signed: reached 23 Nov 2026",
        "Test: 21 Nov 2026, 2 days late",
        "Freeze: 2 Dec 2026, 7 days later than planned",
    ):
        assert line in text


@pytest.mark.parametrize("key", ["report-executives", "report-governance", "report-team"])
def test_a_report_is_one_page(key: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    for dossier in desks.told():
        path = tmp_path_factory.mktemp("report") / "report.pdf"
        path.write_bytes(build(composed(dossier, key), "pdf"))
        assert len(pypdf.PdfReader(path).pages) == 1


def test_the_engagement_plan_says_who_needs_attention() -> None:
    dossier = desks.empty(partners=2)
    id = dossier.alliance.id
    own = dossier.partners[0].id
    cautious = Person(
        alliance_id=id,
        partner_id=own,
        name="Ann",
        influence=5,
        support=2,
        support_wanted=4,
        notes="Wants proof",
    )
    content = Person(alliance_id=id, partner_id=own, name="Bo", influence=5, support=5, support_wanted=5)
    for row in (
        cautious,
        content,
        Conversation(alliance_id=id, person_id=cautious.id, topic="Proof", difficult=True),
    ):
        dossier.put(row)
    plan = composed(dossier, "engagement-plan")
    attention = next(section for section in plan.sections if "attention" in section.heading)
    rows = next(block for block in attention.blocks if isinstance(block, Table)).rows
    assert [row[0] for row in rows] == ["Ann, P0"]
    assert "Cautious, wanted: supportive" in said(plan)
    assert "Proof (difficult)" in said(plan)


def test_launch_day_stands_in_every_zone_by_the_clock_and_not_by_the_text() -> None:
    dossier = desks.empty(Variant.TECHNOLOGY, 2)
    id = dossier.alliance.id
    for row in (
        Anchor(alliance_id=id, kind=AnchorKind.LAUNCH, on=date(2026, 12, 29)),
        LaunchStep(alliance_id=id, at="9:30", time_zone="Europe/London", title="Second"),
        LaunchStep(alliance_id=id, at="10:00", time_zone="Europe/Athens", title="First"),
        LaunchStep(alliance_id=id, at="", title="Some time"),
        Briefing(
            alliance_id=id,
            who="Press",
            on=date(2026, 12, 28),
            at="09:00",
            time_zone="Europe/Athens",
            embargo_until=date(2026, 12, 29),
            embargo_at="08:00",
        ),
    ):
        dossier.put(row)
    sheet = composed(dossier, "launch-run-sheet")
    day = next(section for section in sheet.sections if section.id == "launch-day")
    steps = next(block for block in day.blocks if isinstance(block, Table))
    assert steps.header[:2] == ("London", "Athens")
    assert [row[:3] for row in steps.rows][:2] == [("08:00", "10:00", "First"), ("09:30", "11:30", "Second")]
    assert steps.rows[2][2] == "Some time"
    assert "28 Dec 2026, 09:00 in Athens" in said(sheet)
    assert "29 Dec 2026, 08:00 in Athens" in said(sheet)
