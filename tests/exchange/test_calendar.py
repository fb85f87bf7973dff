"""Calendar files: what is in them, for whom, and that other programs can read them."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from alliance_desk.bundle import RESOURCES
from alliance_desk.exchange.calendar import (
    KINDS,
    CalendarEvent,
    ExportError,
    For,
    Include,
    events,
    to_bytes,
    write,
)
from alliance_desk.exchange.events import EventKind
from alliance_desk.playbook import Playbook, read_playbook
from alliance_desk.records import (
    AgendaItem,
    Alliance,
    AllianceRecord,
    Anchor,
    AnchorKind,
    Briefing,
    Committee,
    Decision,
    Deliverable,
    Dossier,
    Kickoff,
    LaunchStep,
    Meeting,
    Message,
    Milestone,
    Obligation,
    Partner,
    Person,
    Routine,
    Sending,
    Task,
    Variant,
    Visibility,
)
from alliance_desk.sample import stories

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
SECRET = "walk away below six months"


@pytest.fixture(scope="module")
def playbook() -> Playbook:
    return read_playbook(RESOURCES / "playbook").for_variant("biopharma")


Make = Callable[..., Dossier]


@pytest.fixture
def full() -> Dossier:
    """An alliance with one of everything, each with something that must not leave the company."""
    alliance = Alliance(name="Corvane / Helix", manager="Ann Ortiz")
    id = alliance.id
    ours, theirs = Partner(alliance_id=id, name="Corvane", own=True), Partner(alliance_id=id, name="Helix")
    ann = Person(alliance_id=id, name="Ann Ortiz", partner_id=ours.id)
    rei = Person(alliance_id=id, name="Rei Sato", partner_id=theirs.id)
    body = Committee(alliance_id=id, name="Joint Steering Committee", short_name="JSC")
    joint = Message(alliance_id=id, who="Field teams", text="Who does what")
    inside = Message(alliance_id=id, who="Our board", text=SECRET, visibility=Visibility.INTERNAL)
    rows: list[AllianceRecord] = [
        *(ours, theirs, ann, rei, body, joint, inside),
        Anchor(alliance_id=id, kind=AnchorKind.SIGNING, on=date(2026, 11, 12), actual=True),
        Anchor(alliance_id=id, kind=AnchorKind.KICKOFF, on=date(2026, 12, 14)),
        Milestone(alliance_id=id, title="First patient", on=date(2027, 5, 13)),
        Meeting(
            alliance_id=id,
            committee_id=body.id,
            title="First meeting",
            on=date(2026, 12, 15),
            starts_at="14:30",
            minutes=75,
            time_zone="Europe/Copenhagen",
            place="Aarhus",
            prepared_on=date(2026, 12, 10),
            position_taken=SECRET,
        ),
        Kickoff(alliance_id=id, time_zone="Asia/Tokyo", place="Osaka"),
        AgendaItem(alliance_id=id, title="Welcome", presenter_id=rei.id, notes=SECRET, minutes=20),
        Sending(alliance_id=id, message_id=joint.id, planned_on=date(2026, 12, 1)),
        Sending(alliance_id=id, message_id=inside.id, planned_on=date(2026, 12, 2)),
        Sending(alliance_id=id, message_id=joint.id, planned_on=date(2026, 12, 3), cancelled="no news"),
        Briefing(alliance_id=id, who=f"Analyst, {SECRET}", on=date(2026, 12, 4)),
        Task(alliance_id=id, title="Mine", owner_id=ann.id, due=date(2026, 12, 7)),
        Task(alliance_id=id, title=SECRET, partner_id=ours.id, due=date(2026, 12, 7)),
        Task(
            alliance_id=id,
            title="Theirs",
            owner_id=rei.id,
            due=date(2026, 12, 8),
            visibility=Visibility.JOINT,
        ),
        Decision(alliance_id=id, question="Which region first?", needed_by=date(2026, 12, 5)),
        Obligation(alliance_id=id, clause="4.2", text=SECRET, due=date(2026, 12, 6)),
        Task(alliance_id=id, title="Done", owner_id=ann.id, due=date(2026, 12, 7), done_on=TODAY),
    ]
    return Dossier(alliance, rows)


def read(data: bytes) -> dict[str, dict[str, str]]:
    """Read a file by hand, as strictly as RFC 5545 is written; return its entries by UID."""
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r")
    assert b"\t" not in data
    lines = data.split(b"\r\n")[:-1]
    assert all(0 < len(line) <= 75 for line in lines)
    whole: list[str] = []
    for line in (line.decode("utf-8") for line in lines):  # no letter is cut in two
        if line.startswith(" "):
            whole[-1] += line[1:]
        else:
            whole.append(line)
    assert whole[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"] and whole[2].startswith("PRODID:")
    stack: list[str] = []
    found: list[dict[str, str]] = []
    zones: set[str] = set()
    for line in whole:
        match = re.fullmatch(r'([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^";:,]*))*):(.*)', line)
        assert match, line
        name, parameters, value = match.groups()
        if name == "BEGIN":
            stack.append(value)
            if value == "VEVENT":
                found.append({})
        elif name == "END":
            assert stack.pop() == value
        elif stack[-1] == "VEVENT":
            assert name not in found[-1], f"{name} twice"
            found[-1][name] = f"{parameters}:{value}" if name.startswith("DT") else value
        elif stack[-1] == "VTIMEZONE" and name == "TZID":
            zones.add(value)
    assert not stack
    for each in found:
        assert {"UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "LAST-MODIFIED", "SUMMARY"} <= each.keys()
        if zone := re.match(r";TZID=([^:]+):", each["DTSTART"]):
            assert zone[1] in zones, "a time zone without its definition"
    by_uid = {each["UID"]: each for each in found}
    assert len(by_uid) == len(found)
    return by_uid


def titles(data: bytes) -> set[str]:
    return {each["SUMMARY"].partition(" (")[0] for each in read(data).values()}


def test_everyone_gets_joint_dates_and_nothing_internal(full: Dossier, playbook: Playbook) -> None:
    found = events(full, playbook, TODAY, Include())
    data = to_bytes(found, NOW)
    assert titles(data) == {
        "Agreement signing",
        "Joint kickoff meeting",
        "Milestone: First patient",
        "JSC: First meeting",
        "Kickoff: Welcome",
        "Message to Field teams",
        "Theirs",
        "Decide: Which region first?",
    }
    unfolded = data.replace(b"\r\n ", b"").decode()
    assert SECRET not in unfolded and "Mine" not in unfolded


def test_myself_gets_own_tasks_and_positions(full: Dossier, playbook: Playbook) -> None:
    data = to_bytes(events(full, playbook, TODAY, Include(audience="myself")), NOW)
    found = titles(data)
    assert {"Mine", "Align beforehand: JSC: First meeting", "Message to Our board"} <= found
    assert "Theirs" not in found and "Done" not in found
    meeting = next(each for each in read(data).values() if each["SUMMARY"].startswith("JSC"))
    assert SECRET in meeting["DESCRIPTION"]


def test_whole_days_end_the_day_after_and_times_have_their_zone(full: Dossier, playbook: Playbook) -> None:
    found = {
        each["SUMMARY"].partition(" (")[0]: each
        for each in read(to_bytes(events(full, playbook, TODAY, Include()), NOW)).values()
    }
    assert found["Milestone: First patient"]["DTSTART"] == ";VALUE=DATE:20270513"
    assert found["Milestone: First patient"]["DTEND"] == ";VALUE=DATE:20270514"
    assert found["JSC: First meeting"]["DTSTART"] == ";TZID=Europe/Copenhagen:20261215T143000"
    assert found["JSC: First meeting"]["DTEND"] == ";TZID=Europe/Copenhagen:20261215T154500"
    assert found["Kickoff: Welcome"]["DTSTART"] == ";TZID=Asia/Tokyo:20261214T090000"
    assert found["JSC: First meeting"]["LOCATION"] == "Aarhus"


def test_icalendar_reads_the_same_moments(full: Dossier, playbook: Playbook) -> None:
    found = events(full, playbook, TODAY, Include(audience="myself"))
    read_back = {str(each["uid"]): each for each in Calendar.from_ical(to_bytes(found, NOW)).walk("VEVENT")}
    for event in found:
        entry = read_back[f"{event.uid}@alliance-desk"]
        start = entry.decoded("dtstart")
        if event.starts:
            assert start.astimezone(UTC) == event.starts.astimezone(UTC)
        else:
            assert start == event.on and not isinstance(start, datetime)
        assert str(entry["summary"]) == event.title


def test_reading_the_file_again_updates(full: Dossier, playbook: Playbook) -> None:
    before = read(to_bytes(events(full, playbook, TODAY, Include()), NOW))
    anchor = next(row for row in full.all(Anchor) if row.kind == AnchorKind.KICKOFF)
    full.put(anchor.model_copy(update={"on": date(2027, 1, 11)}))
    after = read(to_bytes(events(full, playbook, TODAY, Include()), NOW + timedelta(hours=1)))
    assert before.keys() == after.keys()
    for uid, entry in after.items():
        assert int(entry["SEQUENCE"]) > int(before[uid]["SEQUENCE"])
        assert entry["LAST-MODIFIED"] > before[uid]["LAST-MODIFIED"]


def test_an_expected_date_keeps_its_name_once_it_is_set(playbook: Playbook) -> None:
    alliance = Alliance(name="Two")
    dossier = Dossier(
        alliance, [Anchor(alliance_id=alliance.id, kind=AnchorKind.SIGNING, on=date(2026, 11, 12))]
    )
    expected = {each.uid: each for each in events(dossier, playbook, TODAY, Include())}
    uid = f"{alliance.id}-kickoff"
    assert expected[uid].expected and "expected" in expected[uid].title
    dossier.put(Anchor(alliance_id=alliance.id, kind=AnchorKind.KICKOFF, on=date(2026, 12, 20)))
    known = {each.uid: each for each in events(dossier, playbook, TODAY, Include())}
    assert known.keys() == expected.keys() and not known[uid].expected


def test_dates_of_the_registers_are_joint_or_for_oneself(full: Dossier, playbook: Playbook) -> None:
    ann, rei = full.all(Person)
    id = full.alliance.id
    full.put(Routine(alliance_id=id, name="JSC", papers_due=date(2026, 12, 8), visibility=Visibility.JOINT))
    inside = Task(alliance_id=id, title="Inside", visibility=Visibility.INTERNAL)
    full.put(inside)
    body = uuid4()
    full.put(Deliverable(alliance_id=id, committee_id=body, name="Joint plan", due=date(2026, 12, 9)))
    full.put(
        Deliverable(
            alliance_id=id, committee_id=body, name="Hidden", due=date(2026, 12, 9), task_id=inside.id
        )
    )
    step = {"engagement": "Invite to lunch", "engagement_due": date(2026, 12, 11)}
    full.put(rei.model_copy(update={**step, "owner_id": ann.id}))
    full.put(ann.model_copy(update={**step, "owner_id": rei.id}))
    only: frozenset[EventKind] = frozenset({"registers"})

    def found(audience: For) -> set[str]:
        chosen = events(full, playbook, TODAY, Include(only, audience))
        return {each.title.removesuffix(f" ({full.alliance.name})") for each in chosen}

    joint = {"Decide: Which region first?", "Deliver: Joint plan"}
    assert found("everyone") == joint
    own = {f"Obligation 4.2: {SECRET}", "Deliver: Hidden", "Papers: JSC", "Rei Sato: Invite to lunch"}
    assert found("myself") == joint | own
    decision = full.all(Decision)[0]
    uids = [each.uid for each in events(full, playbook, TODAY, Include(only))]
    assert f"{decision.id}-needed_by" in uids and len(set(uids)) == len(uids)


def test_only_what_was_chosen(full: Dossier, playbook: Playbook) -> None:
    for kind in KINDS:
        chosen = events(full, playbook, TODAY, Include(frozenset({kind}), "myself"))
        assert chosen and {each.kind for each in chosen} == {kind}
    days = Include(first=date(2026, 12, 1), last=date(2026, 12, 14), audience="myself")
    some = events(full, playbook, TODAY, days)
    assert some and all(date(2026, 12, 1) <= each.on <= date(2026, 12, 14) for each in some)
    private = to_bytes(events(full, playbook, TODAY, Include(private=True)), NOW)
    assert {each["CLASS"] for each in read(private).values()} == {"PRIVATE"}


@pytest.mark.parametrize(
    ("at", "zone", "said"),
    [
        ("14:30", "", "14:30"),
        ("14:30", "Mars/Olympus", "Mars/Olympus"),
        ("after lunch", "Europe/Berlin", "after lunch"),
    ],
)
def test_a_time_that_cannot_be_placed_is_a_whole_day_with_words(
    playbook: Playbook, at: str, zone: str, said: str
) -> None:
    alliance = Alliance(name="Two")
    meeting = Meeting(alliance_id=alliance.id, on=TODAY, starts_at=at, time_zone=zone)
    (event,) = events(Dossier(alliance, [meeting]), playbook, TODAY, Include())
    assert event.starts is None and said in event.notes
    (entry,) = read(to_bytes([event], NOW)).values()
    assert entry["DTSTART"].startswith(";VALUE=DATE:")


def test_a_meeting_over_the_end_of_summer_time_keeps_its_length() -> None:
    start = datetime(2026, 10, 25, 1, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    event = CalendarEvent(str(uuid4()), "meetings", "Long night", start.date(), start, 180)
    (entry,) = read(to_bytes([event], NOW)).values()
    assert entry["DTEND"] == ";TZID=Europe/Berlin:20261025T033000"


@given(title=st.text(max_size=200), notes=st.text(max_size=300), place=st.text(max_size=90))
def test_any_text_survives(title: str, notes: str, place: str) -> None:
    alliance = Alliance(name=f"A {title}")  # the text gate has its say, as in the desk
    row = Meeting(alliance_id=alliance.id, title=title, place=place, on=TODAY, position_taken=notes)
    found = events(Dossier(alliance, [row]), _PLAYBOOK, TODAY, Include(frozenset({"meetings"}), "myself"))
    data = to_bytes(found, NOW)
    read(data)
    (entry,) = Calendar.from_ical(data).walk("VEVENT")
    assert str(entry["summary"]) == found[0].title


_PLAYBOOK = read_playbook(RESOURCES / "playbook").for_variant("biopharma")


def test_it_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    event = CalendarEvent(str(uuid4()), "dates", "Launch", TODAY)
    path = write([event], tmp_path / "dates.ics", NOW)
    assert read(path.read_bytes())
    assert [each.name for each in tmp_path.iterdir()] == ["dates.ics"]
    with pytest.raises(ExportError, match="does not exist"):
        write([event], tmp_path / "nowhere" / "dates.ics")


def test_launch_day_and_briefings_have_their_hour_in_their_zone() -> None:
    whole = read_playbook(RESOURCES / "playbook")
    dossier = next(each for each in stories(TODAY, whole) if each.alliance.variant == Variant.TECHNOLOGY)
    playbook = whole.for_variant("technology")
    briefings: list[CalendarEvent] = []
    audiences: tuple[For, ...] = ("everyone", "myself")
    for audience in audiences:
        found = events(dossier, playbook, TODAY, Include(audience=audience))
        hours = [each for each in found if each.title.startswith("Launch day: ")]
        assert len(hours) == len(dossier.all(LaunchStep))
        assert all(each.starts and each.on == dossier.anchor(AnchorKind.LAUNCH) for each in hours)
        assert hours[0].starts and f"{hours[0].starts:%H:%M %Z}" == "08:00 EET"
        assert "By Karolina Świątkiewicz and Σοφία Καραγιάννη" in hours[0].notes
        briefings = [each for each in found if each.title.startswith("Briefing: ")]
        assert bool(briefings) == (audience == "myself"), "who hears first is nobody else's business"
    assert briefings[0].starts and "Embargo until" in briefings[0].notes and "10:00" in briefings[0].notes
    step = dossier.all(LaunchStep)[0]
    step.visibility = Visibility.INTERNAL
    assert step.title not in "".join(each.title for each in events(dossier, playbook, TODAY, Include()))
