"""What a dossier works out once: made again exactly when what it read has changed."""

import pytest

from alliance_desk.records import Committee, Partner, Person


def names(dossier, made):
    def make():
        made.append("names")
        return sorted(person.name for person in dossier.all(Person))

    return dossier.derived("names", make)


def whole(dossier, made):
    def make():
        made.append("whole")
        return (names(dossier, made), len(dossier.all(Committee)))

    return dossier.derived("whole", make)


def test_a_result_is_made_again_only_when_what_it_read_changes(desk):
    dossier, made = desk.dossier, []
    desk.person(0, "Ada")
    assert whole(dossier, made) == (["Ada"], 0)
    desk.put(Partner, name="Nimbus")
    assert whole(dossier, made) == (["Ada"], 0)
    assert made == ["whole", "names"]
    desk.put(Committee, name="JSC")
    assert whole(dossier, made) == (["Ada"], 1)
    assert made == ["whole", "names", "whole"]


def test_a_part_that_comes_out_the_same_leaves_the_whole_alone(desk):
    dossier, made = desk.dossier, []
    person = desk.person(0, "Ada")
    whole(dossier, made)
    dossier.put(Person(**(person.values() | {"title": "Head"})))
    assert whole(dossier, made) == (["Ada"], 0)
    assert made == ["whole", "names", "names"]
    dossier.put(Person(**(person.values() | {"name": "Grace"})))
    assert whole(dossier, made) == (["Grace"], 0)
    assert made == ["whole", "names", "names", "names", "whole"]


def test_the_alliance_and_dropped_records_count_too(desk):
    dossier, person = desk.dossier, desk.person(0, "Ada")

    def title():
        return dossier.derived("title", lambda: f"{dossier.alliance.name}: {len(dossier.all(Person))}")

    assert title() == "Corvane / Helix Arc: 1"
    dossier.drop(Person, person.id)
    assert title() == "Corvane / Helix Arc: 0"
    dossier.alliance = type(dossier.alliance)(**(dossier.alliance.values() | {"name": "New"}))
    assert title() == "New: 0"


def test_a_record_changed_in_place_is_seen_when_it_is_put_again(desk):
    dossier, person = desk.dossier, desk.person(0, "Ada")

    def people():
        return dossier.derived("people", lambda: dossier.all(Person))

    def first():
        return dossier.derived("first", lambda: people()[0].name)

    assert first() == "Ada"
    person.name = "Grace"
    dossier.put(person)
    assert first() == "Grace"


def test_a_result_that_failed_is_tried_again(desk):
    dossier, fails = desk.dossier, [True]

    def make():
        if fails:
            raise ValueError
        return len(dossier.all(Person))

    with pytest.raises(ValueError):
        dossier.derived("tried", make)
    fails.clear()
    assert dossier.derived("tried", make) == 0
    desk.person(0)
    assert dossier.derived("tried", make) == 1
