"""The pictures of the startup with 0, 1, 7 and 60 of everything, two and three partners, on both widths."""

import xml.etree.ElementTree as ET
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_desk.assessment.charter_lint import lint
from alliance_desk.assessment.schedule import anchor_dates
from alliance_desk.bundle import RESOURCES
from alliance_desk.pictures.canvas import canvas
from alliance_desk.pictures.charters import charter_matrix
from alliance_desk.pictures.commitments import commitment_bars
from alliance_desk.pictures.communication import communication_calendar
from alliance_desk.pictures.intent import north_star_map
from alliance_desk.pictures.kickoff import kickoff_days
from alliance_desk.pictures.lanes import workstream_lanes
from alliance_desk.pictures.launch import launch_track
from alliance_desk.pictures.meetings import meeting_matrix
from alliance_desk.pictures.milestones import milestone_track
from alliance_desk.pictures.objectives import objectives_map
from alliance_desk.pictures.palette import DARK, LIGHT
from alliance_desk.pictures.peers import peer_map
from alliance_desk.pictures.program import program_path
from alliance_desk.pictures.readiness import readiness_matrix
from alliance_desk.pictures.shapes import Circle, Line, Polygon, Rect, Text
from alliance_desk.pictures.startup import startup_days
from alliance_desk.pictures.svg import to_svg
from alliance_desk.pictures.tracks import two_tracks
from alliance_desk.playbook import read_playbook
from alliance_desk.records import (
    Audience,
    Charter,
    Committee,
    CommitteeKind,
    ElementState,
    Introduction,
    Kickoff,
    Message,
    Milestone,
    NorthStarConsent,
    NorthStarVersion,
    Objective,
    Sending,
    Task,
    TaskLink,
    Variant,
    Visibility,
)
from tests.pictures.filled import TODAY, anchors, fill
from tests.pictures.test_palette import contrast
from tests.pictures.test_pictures import box, check

WIDTHS = [180, 230, 300, 419, 640, 900, 1300]
DRAWINGS = {
    "north star": lambda desk, book, width: north_star_map(desk, book, TODAY, width),
    "program": lambda desk, book, width: program_path(desk, book, TODAY, width),
    "charters": lambda desk, book, width: charter_matrix(desk, book, TODAY, width),
    "peers": lambda desk, book, width: peer_map(desk, width),
    "objectives": lambda desk, book, width: objectives_map(desk, width),
    "own objectives": lambda desk, book, width: objectives_map(desk, width, internal=True),
    "communication": lambda desk, book, width: communication_calendar(desk, TODAY, width),
    "meetings": lambda desk, book, width: meeting_matrix(desk, TODAY, width),
    "lanes": lambda desk, book, width: workstream_lanes(desk, book, TODAY, width),
    "tracks": lambda desk, book, width: two_tracks(desk, book, TODAY, width),
    "launch": lambda desk, book, width: launch_track(desk, book, TODAY, width),
    "readiness": readiness_matrix,
    "canvas": canvas,
    "kickoff": lambda desk, book, width: kickoff_days(desk, book, TODAY, width),
    "startup": lambda desk, book, width: startup_days(desk, book, TODAY, width),
    "commitments": lambda desk, book, width: commitment_bars(desk, width),
}


@pytest.fixture(scope="module")
def books():
    whole = read_playbook(RESOURCES / "playbook")
    return {variant: whole.for_variant(variant.value) for variant in Variant}


def ground(picture, text):
    """Return the colour role on which the middle of a text stands: that of the last shape drawn under it."""
    left, top, right, bottom = box(text)
    x, y = (left + right) / 2, (top + bottom) / 2
    under = "paper"
    for shape in picture.shapes[: picture.shapes.index(text)]:
        match shape:
            case Rect() if shape.fill:
                inside = shape.x <= x <= shape.x + shape.width and shape.y <= y <= shape.y + shape.height
            case Circle() if shape.fill:
                inside = (shape.x - x) ** 2 + (shape.y - y) ** 2 <= shape.r**2
            case Polygon():
                xs, ys = zip(*shape.points, strict=True)
                inside = min(xs) <= x <= max(xs) and min(ys) <= y <= max(ys)
            case _:
                inside = False
        under = getattr(shape, "fill", None) or under if inside else under
    return under


@pytest.mark.parametrize("variant", list(Variant))
def test_every_text_has_contrast_to_what_it_stands_on(new_desk, books, variant):
    book = books[variant]
    desk = fill(new_desk(variant=variant, partners=3), 23, book, 3)
    anchors(desk, launch=variant == Variant.TECHNOLOGY)
    for name, draw in DRAWINGS.items():
        for width in (230, 900):
            picture = draw(desk.dossier, book, width)
            for text in (shape for shape in picture.shapes if isinstance(shape, Text)):
                under = ground(picture, text)
                for palette in (LIGHT, DARK):
                    ratio = contrast(palette[text.fill], palette[under])
                    assert ratio >= 4.5, (name, text.text, text.fill, under)


def words(picture):
    return [shape.text for shape in picture.shapes if isinstance(shape, Text)]


@pytest.mark.parametrize("dated", [False, True], ids=["no dates", "dated"])
@pytest.mark.parametrize("partners", [2, 3])
@pytest.mark.parametrize("variant", list(Variant))
@pytest.mark.parametrize("number", [0, 1, 7, 60])
def test_every_picture_fits_and_can_be_read(new_desk, books, number, variant, partners, dated):
    book = books[variant]
    desk = fill(new_desk(variant=variant, partners=partners), number, book, partners)
    if dated:
        anchors(desk, launch=variant == Variant.TECHNOLOGY)
    for name, draw in DRAWINGS.items():
        told = set()
        for width in WIDTHS:
            picture = draw(desk.dossier, book, width)
            try:
                check(picture)
            except AssertionError as error:
                raise AssertionError(f"{name} at {width}") from error
            assert picture.width == width and picture.height < 3000, name
            told.add(picture.alt)
            for palette in (LIGHT, DARK):
                ET.fromstring(to_svg(picture, palette))
        assert len(told) == 1, f"{name} says something else at another width"
        if number == 60 and name not in ("launch", "readiness", "canvas", "tracks", "startup"):
            assert any(char.isdigit() for char in told.pop()), name


def test_nobody_is_said_in_words_where_there_is_nothing(new_desk, books):
    desk, book = new_desk(), books[Variant.BIOPHARMA]
    for draw in DRAWINGS.values():
        assert len(words(draw(desk.dossier, book, 900))) >= 1


def test_pairs_gaps_and_meetings(desk):
    maria, johan = desk.person(0, "Maria", influence=5), desk.person(1, "Johan", influence=4)
    maria.counterpart_id = johan.id
    desk.person(1, "Dana", influence=4)
    desk.person(0, "Little", influence=1)
    picture = check(peer_map(desk.dossier, 900))
    assert "1 pair, 0 of them met, 1 without a counterpart" in picture.alt
    assert "Dana (Helix Arc): no counterpart yet" in picture.alt and "nobody yet" in words(picture)
    assert "Little" not in picture.alt
    joined = [shape for shape in picture.shapes if isinstance(shape, Line) and len(shape.points) == 2]
    assert any(line.dashed and line.stroke == "muted" for line in joined)
    desk.put(Introduction, person_id=johan.id, other_id=maria.id, met_on=TODAY)
    assert "Maria (Corvane) and Johan (Helix Arc): met" in peer_map(desk.dossier, 900).alt


def test_pairs_between_all_three_partners_are_drawn(new_desk):
    desk = new_desk(partners=3)
    people = [desk.person(at, f"Person {at}", influence=4) for at in range(3)]
    people[0].counterpart_id, people[1].counterpart_id = people[1].id, people[2].id
    picture = check(peer_map(desk.dossier, 900))
    assert "2 pairs" in picture.alt
    assert words(picture).count("Person 1") == 2  # once beside each counterpart


def test_internal_objectives_are_drawn_only_when_asked_for(desk):
    ours = desk.put(Objective, partner_id=desk.partners[0].id, text="Shown", help_wanted="Patients")
    theirs = desk.put(
        Objective,
        partner_id=desk.partners[1].id,
        text="Hidden",
        visibility=Visibility.INTERNAL,
        conflicts_with_id=ours.id,
        conflict="Both want the launch",
    )
    ours.conflicts_with_id = theirs.id
    joint, internal = objectives_map(desk.dossier, 900), objectives_map(desk.dossier, 900, internal=True)
    assert "Hidden" not in joint.alt and "Hidden" not in words(joint)
    assert "1 objective, 0 conflicts" in joint.alt and "gets Patients" in joint.alt
    assert "2 objectives, 1 conflict." in internal.alt
    assert any(text == "Both want the launch" for text in words(internal))
    assert any(isinstance(shape, Line) and shape.stroke == "bad" for shape in internal.shapes)
    assert not any(isinstance(shape, Line) and shape.stroke == "bad" for shape in joint.shapes)


def test_sendings_by_state(desk):
    message = desk.put(Message, audience=Audience.FIELD)
    for planned, sent, cancelled in (
        (-20, -19, ""),
        (-6, None, ""),
        (-6, None, "no need"),
        (0, None, ""),
        (9, None, ""),
    ):
        desk.put(
            Sending,
            message_id=message.id,
            planned_on=TODAY + timedelta(days=planned),
            sent_on=None if sent is None else TODAY + timedelta(days=sent),
            cancelled=cancelled,
        )
    desk.put(Sending, message_id=message.id)
    picture = check(communication_calendar(desk.dossier, TODAY, 900))
    assert "5 sendings, 1 sent, 2 planned, 1 missed, 1 called off" in picture.alt
    assert "1 sending without a date" in picture.alt
    assert "1 of 2 sent" in words(picture)


@given(st.lists(st.integers(-400, 400), min_size=1, max_size=30), st.sampled_from([230, 900]))
def test_all_sendings_are_drawn_or_counted(new_desk, days, width):
    desk = new_desk()
    message = desk.put(Message)
    for day in days:
        desk.put(Sending, message_id=message.id, planned_on=TODAY + timedelta(days=day))
    check(communication_calendar(desk.dossier, TODAY, width))


def test_who_has_met_whom(desk):
    ours = [desk.person(0, f"Ours {at}", influence=1 + at % 5) for at in range(40)]
    theirs = [desk.person(1, f"Theirs {at}", influence=1 + at % 5) for at in range(40)]
    desk.put(Introduction, person_id=ours[4].id, other_id=theirs[4].id, met_on=TODAY)
    desk.put(Introduction, person_id=theirs[9].id, other_id=ours[4].id)
    gone = TODAY - timedelta(days=1)
    desk.put(Introduction, person_id=ours[14].id, other_id=theirs[14].id, planned_on=gone)
    ours[9].counterpart_id = theirs[9].id
    for width in (230, 900):
        picture = check(meeting_matrix(desk.dossier, TODAY, width))
        assert "1 pair met" in picture.alt
        assert "Have met: Ours 4 and Theirs 4" in picture.alt
        assert "To be introduced: Ours 4 and Theirs 9" in picture.alt
        assert "Counterparts not met, nothing planned: Ours 9 and Theirs 9" in picture.alt
        assert "Should have met by now: Ours 14 and Theirs 14" in picture.alt
        assert any("less influential people left out" in text for text in words(picture))
        assert "Ours 4" in words(picture) and "Ours 0" not in words(picture)


def test_a_dependency_between_lanes_is_a_line_and_a_sentence(desk, books):
    book = books[Variant.BIOPHARMA]
    streams = [each.id for each in book.workstreams if each.kind == "workstream"]
    one = desk.task(3, title="Name the team", workstream=streams[0], before_signing="yes")
    other = desk.task(20, title="Hold the kickoff", workstream=streams[4], hold=True)
    same = desk.task(9, title="In one lane", workstream=streams[0])
    anchors(desk)
    bare = len([s for s in workstream_lanes(desk.dossier, book, TODAY, 900).shapes if isinstance(s, Line)])
    desk.put(TaskLink, before_id=one.id, after_id=other.id)
    desk.put(TaskLink, before_id=one.id, after_id=same.id)
    picture = check(workstream_lanes(desk.dossier, book, TODAY, 900))
    lines = [shape for shape in picture.shapes if isinstance(shape, Line)]
    assert len(lines) == bare + 2  # the dependency, and its sign in the legend
    assert "Name the team has to be finished before Hold the kickoff" in picture.alt
    assert "legal hold" in picture.alt and "Agreement signing" in words(picture)


def test_both_ways_to_start_in_days_of_this_alliance(desk, books):
    book = books[Variant.BIOPHARMA]
    anchors(desk)
    desk.task(-30)
    desk.task(5)
    picture = check(two_tracks(desk.dossier, book, TODAY, 900))
    assert "33 days" in words(picture) and "75 days" in words(picture)
    assert "Starting at the term sheet gives 42 more days before the kickoff." in picture.alt
    assert "2 tasks with a date, 1 of them before signing" in picture.alt
    desk.task(6, functional_plan="Clinical")
    assert "2 tasks with a date" in two_tracks(desk.dossier, book, TODAY, 900).alt, (
        "those of the startup alone"
    )


def test_a_title_that_is_cut_short_behind_its_sign_stands_before_it(desk, books):
    book = books[Variant.BIOPHARMA]
    stream = next(each.id for each in book.workstreams if each.kind == "workstream")
    anchors(desk)
    title = "Fill the map of counterparts and hold the first calls in pairs"
    days = [row.on for row in anchor_dates(desk.dossier) if row.on]
    desk.task((max(days) - TODAY).days - 4, title=title, workstream=stream)
    texts = [
        each for each in workstream_lanes(desk.dossier, book, TODAY, 900).shapes if isinstance(each, Text)
    ]
    assert title in [each.text for each in texts]


def test_a_title_of_the_track_takes_two_lines_rather_than_being_cut(desk):
    anchors(desk)
    for width in (500, 640, 980):
        picture = check(milestone_track(desk.dossier, TODAY, width=width))
        assert not any("…" in each.text for each in picture.shapes if isinstance(each, Text))


def test_no_figure_is_invented_for_a_date_that_is_not_known(new_desk, books):
    book = books[Variant.BIOPHARMA]
    desk = new_desk()
    desk.anchors(signing=date(2026, 11, 12), kickoff=date(2026, 12, 15))
    picture = check(two_tracks(desk.dossier, book, TODAY, 900))
    assert "Date of the term sheet not known" in picture.alt
    assert "Days won cannot be told" in picture.alt and "more day" not in picture.alt
    empty = check(two_tracks(new_desk().dossier, book, TODAY, 900))
    assert "Not known yet" in empty.alt and not any(char.isdigit() for char in empty.alt)


def test_launch_stages_with_dates_and_state(new_desk, books):
    book = books[Variant.TECHNOLOGY]
    desk = new_desk(variant=Variant.TECHNOLOGY)
    stage = next(each for each in book.workstreams if each.kind == "stage")
    desk.task(-4, workstream=stage.id)
    desk.task(10, workstream=stage.id)
    desk.anchors(launch=TODAY + timedelta(days=57))
    picture = check(launch_track(desk.dossier, book, TODAY, 900))
    assert "in 57 days" in picture.alt and f"1, {stage.title}: behind, 1 late, 18 Nov – 2 Dec" in picture.alt
    assert len([text for text in words(picture) if text == "no dates yet"]) == 4
    # Dates decide, and not that a line of the checklist is ticked.
    two, three, four, five = [each for each in book.workstreams if each.kind == "stage"][1:]
    desk.task(-9, done_on=TODAY, workstream=two.id)
    desk.task(5, workstream=two.id)
    desk.task(57, workstream=three.id)
    desk.tick(three.checklist[0].id)
    picture = check(launch_track(desk.dossier, book, TODAY, 900))
    assert f"2, {two.title}: now" in picture.alt
    assert f"3, {three.title}: begins 18 Jan" in picture.alt
    assert f"4, {four.title}: not started" in picture.alt and f"5, {five.title}: not started" in picture.alt
    desk.anchors(launch=None)


def test_readiness_by_partner(new_desk, books):
    book = books[Variant.TECHNOLOGY]
    desk = new_desk(variant=Variant.TECHNOLOGY)
    element = next(each for each in book.workstreams if each.kind == "element")
    desk.put(ElementState, element=element.id, partner_id=desk.partners[1].id, state="ready", evidence="Mail")
    picture = check(readiness_matrix(desk.dossier, book, 900))
    assert f"{element.title}: Corvane open, Helix Arc ready" in picture.alt
    assert "Helix Arc: 1 of 6 ready" in picture.alt and "Mail" in words(picture)


def test_the_kickoff_by_time(desk, books):
    fill(desk, 7, books[Variant.BIOPHARMA])
    desk.dossier.one(Kickoff).ends_at = "10:00"
    picture = check(kickoff_days(desk.dossier, books[Variant.BIOPHARMA], TODAY, 900))
    assert "09:00" in words(picture) and " over" in picture.alt and "in parallel" in picture.alt


@pytest.mark.parametrize(
    ("gone", "said"), [(0, "Day 1 of 90"), (52, "Day 53 of 90"), (99, "10 days over 90")]
)
def test_the_day_of_the_startup(desk, books, gone, said):
    desk.anchors(term_sheet=TODAY - timedelta(days=gone), kickoff=TODAY + timedelta(days=30))
    for at in range(5):
        desk.put(Task, title=f"Task {at}", due=TODAY - timedelta(days=at + 1))
    picture = check(startup_days(desk.dossier, books[Variant.BIOPHARMA], TODAY, 900))
    assert said in picture.alt and "5 tasks late" in picture.alt
    assert "Task 4, 5 days late" in picture.alt and "and 2 more" in words(picture)


def test_the_north_star_tells_the_value_for_each_and_who_agreed_to_these_words(new_desk, books):
    book, desk = books[Variant.BIOPHARMA], new_desk(partners=2)
    desk.answer("strategic_intent.statement", "Give people their ordinary days back.")
    version = desk.put(NorthStarVersion, number=1, text="Give people  their ordinary days back.")
    one, other = desk.partners
    desk.put(NorthStarConsent, version_id=version.id, partner_id=one.id, agreed_by="M. Ortiz")
    picture = north_star_map(desk.dossier, book, TODAY)
    assert f"{one.label}: agreed by M. Ortiz" in picture.alt
    assert f"{other.label}: not agreed to these words yet" in picture.alt
    assert "For patients: not written yet" in picture.alt
    version.text = "Other words"
    assert "agreed by" not in north_star_map(desk.dossier, book, TODAY).alt, "other words, no consent"


def test_program_milestones_are_reached_late_or_coming_and_end_at_the_star(desk, books):
    book = books[Variant.BIOPHARMA]
    desk.answer("strategic_intent.statement", "Ordinary days")
    for title, days, done in (("Filed", 300, False), ("Dosed", -30, True), ("Frozen", -3, False)):
        on = TODAY + timedelta(days=days)
        desk.put(Milestone, title=title, on=on, done_on=on if done else None)
    picture = program_path(desk.dossier, book, TODAY)
    shown = words(picture)
    order = [shown.index(text) for text in ("Dosed", "Frozen", "Today", "Filed", "Ordinary days")]
    assert order == sorted(order)
    assert [text for text in shown if text.endswith(", late")] == ["19 Nov, late"]
    assert {"reached", "late", "to come"} <= set(shown)
    assert picture.alt.endswith("They lead to the North Star: Ordinary days.")


def test_a_charter_shows_its_open_parts_and_its_findings(desk, books):
    book = books[Variant.BIOPHARMA]
    body = desk.put(Committee, name="Joint steering committee", kind=CommitteeKind.STEERING)
    desk.put(Committee, name="Lunch", kind=CommitteeKind.FORUM)
    desk.put(Charter, committee_id=body.id, contribution="x", end_state="y", decides="z")
    picture = charter_matrix(desk.dossier, book, TODAY)
    found = len(lint(desk.dossier, body.id, book, TODAY))
    assert found and str(found) in words(picture)
    assert "Lunch" not in picture.alt
    assert "not whole: scope, rights, meetings, rules, members, ladder, deliverables" in picture.alt
