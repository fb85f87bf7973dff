"""What a new alliance starts with, and what keeps it from starting."""

from dataclasses import replace
from datetime import date

from alliance_desk.assessment.schedule import plan
from alliance_desk.assessment.starting import (
    NewAlliance,
    NewPartner,
    duplicate_name,
    playbook_links,
    problems,
    start_alliance,
    suggested_name,
    suggested_variant,
)
from alliance_desk.records import (
    Alliance,
    AllianceRecord,
    Anchor,
    AnchorKind,
    Answer,
    Charter,
    Committee,
    Counting,
    DealType,
    Dossier,
    EscalationStep,
    Partner,
    Seat,
    SeatRole,
    Task,
    TaskLink,
    Variant,
    Visibility,
)

TODAY = date(2026, 11, 22)
NEW = NewAlliance(
    name=" Corvane / Helix Arc ",
    own=NewPartner("Corvane Therapeutics", "Corvane"),
    others=(NewPartner("Helix Arc"), NewPartner("Nimbus")),
    anchors={AnchorKind.SIGNING: date(2026, 11, 12), AnchorKind.KICKOFF: None},
    today=TODAY,
)


def started(new, playbook):
    alliance, *rest = start_alliance(new, playbook)
    assert isinstance(alliance, Alliance)
    return Dossier(alliance, [record for record in rest if isinstance(record, AllianceRecord)])


def test_partners_dates_and_plan(playbook):
    dossier = started(NEW, playbook)
    assert dossier.alliance.name == "Corvane / Helix Arc"
    assert dossier.alliance.playbook_version == "1"
    assert [(p.name, p.own, p.position) for p in dossier.all(Partner)] == [
        ("Corvane Therapeutics", True, 0), ("Helix Arc", False, 1), ("Nimbus", False, 2),
    ]  # fmt: skip
    assert {row.kind: (row.on, row.actual) for row in dossier.all(Anchor)} == {
        "term_sheet": (None, False), "signing": (date(2026, 11, 12), True),
        "clearance": (None, False), "kickoff": (None, False),
    }  # fmt: skip
    tasks = dossier.all(Task)
    assert [task.item for task in tasks] == [item.id for item in playbook.schedule]
    assert all(task.title == "" for task in tasks)
    assert [bool(task.partner_id) for task in tasks] == [item.internal for item in playbook.schedule]
    assert all(item.title for item in plan(dossier, playbook, TODAY))


def test_the_plan_knows_how_to_count_who_may_read_it_and_what_waits(playbook):
    press, maps = playbook.schedule[1], playbook.schedule[2]
    after = maps.model_copy(update={"after": (press.id, press.id, "task.unknown", maps.id), "working": True})
    told = playbook.model_copy(update={"schedule": (playbook.schedule[0], press, after)})
    new = replace(NEW, others=(NewPartner("Helix Arc", holidays="JP"),), characteristics={"who": True})
    records = start_alliance(new, told)
    dossier = started(new, told)
    tasks = {task.item: task for task in dossier.all(Task)}
    assert tasks[after.id].counting == Counting.WORKING and tasks[press.id].counting == Counting.CALENDAR
    assert (
        tasks[after.id].visibility == Visibility.INTERNAL and tasks[press.id].visibility == Visibility.JOINT
    )
    links = [(link.before_id, link.after_id) for link in dossier.all(TaskLink)]
    assert links == [(tasks[press.id].id, tasks[after.id].id)]
    assert [partner.holidays for partner in dossier.partners] == ["", "JP"]
    assert [(row.question, row.value) for row in dossier.all(Answer)] == [("who", True)]
    kinds = [type(record) for record in records]
    assert kinds.index(TaskLink) > kinds.index(Task)
    assert not list(playbook_links(dossier.all(Task), told, dossier.all(TaskLink)))


def test_committees_with_charters_seats_and_ladder(playbook):
    dossier = started(NEW, playbook)
    jsc, jpt = dossier.all(Committee)
    assert (jsc.label, jpt.label, jpt.parent_id) == ("JSC", "JPT", jsc.id)
    assert {charter.committee_id for charter in dossier.all(Charter)} == {jsc.id, jpt.id}
    seats = dossier.all(Seat, committee_id=jpt.id)
    assert len(seats) == 9 and all(seat.person_id is None for seat in seats)
    assert [seat.role for seat in seats[:3]] == [SeatRole.LEAD, SeatRole.MEMBER, SeatRole.MEMBER]
    assert dossier.all(Seat, committee_id=jsc.id)[0].role == SeatRole.CO_CHAIR
    ladder = [(step.level, step.who, step.days) for step in dossier.all(EscalationStep, committee_id=jsc.id)]
    assert ladder == [(1, "Project leads", 5), (2, "Chief executives", 20), (3, "Court", None)]


def test_parents_stand_before_children(playbook):
    seen = set()
    for record in start_alliance(NEW, playbook):
        for name, value in record.values().items():
            if name.endswith("_id") and value is not None:
                assert value in seen, (type(record), name)
        seen.add(record.id)


def test_a_deal_without_a_shape_starts_without_committees(playbook):
    new = NewAlliance("X", NewPartner("A"), (NewPartner("B"),), deal_type=DealType.RESEARCH)
    assert started(new, playbook).all(Committee) == []


def test_problems_are_sentences(playbook):
    assert problems(NEW) == {}
    empty = NewAlliance(" ", NewPartner(""), ())
    assert set(problems(empty)) == {"name", "own", "others"}
    assert all(text.endswith(".") for text in problems(empty).values())
    twice = NewAlliance("X", NewPartner("Helix  Arc"), (NewPartner("helix arc"),))
    assert problems(twice) == {"others": "Two partners have the same name."}
    assert "others" in problems(NewAlliance("X", NewPartner("A"), (NewPartner("B"), NewPartner(" "))))
    late = {AnchorKind.SIGNING: date(2026, 5, 1), AnchorKind.KICKOFF: date(2026, 4, 1)}
    wrong = NewAlliance("X", NewPartner("A"), (NewPartner("B"),), tier=4, anchors=late)
    assert set(problems(wrong)) == {"kickoff", "tier"}


def test_names():
    assert duplicate_name("corvane /  helix arc", ["Corvane / Helix Arc"]).startswith("There is already")
    assert duplicate_name("Other", ["Corvane / Helix Arc"]) == ""
    assert problems(NEW, ["Corvane / Helix Arc"])["name"].startswith("There is already")
    assert suggested_name(NEW.partners) == "Corvane / Helix Arc / Nimbus"
    assert suggested_variant(DealType.GO_TO_MARKET) == Variant.TECHNOLOGY
    assert suggested_variant(DealType.IN_LICENSE) == Variant.BIOPHARMA
