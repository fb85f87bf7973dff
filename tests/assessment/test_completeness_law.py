"""The law of completeness: writing into an empty field never makes an alliance less complete."""

import typing
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alliance_desk.assessment import progress
from alliance_desk.assessment.index import Index
from alliance_desk.assessment.registers import rules
from alliance_desk.playbook import read_playbook
from alliance_desk.playbook.model import RegisterName
from alliance_desk.records import (
    RECORDS,
    AllianceRecord,
    Committee,
    Dossier,
    Meeting,
    Message,
    Milestone,
    Obligation,
    Person,
)

TODAY = date(2026, 11, 22)
NAMES: tuple[RegisterName, ...] = typing.get_args(RegisterName)
KINDS: tuple[Any, ...] = tuple(kind for kind in RECORDS if issubclass(kind, AllianceRecord))
SHIPPED = read_playbook(Path(__file__).parents[2] / "resources" / "playbook")
BIOPHARMA, TECHNOLOGY = SHIPPED.for_variant("biopharma"), SHIPPED.for_variant("technology")


def target(kind, name):
    """Return the table that a field points to, or an empty text."""
    return next((key.target_fullname.split(".")[0] for key in kind.__table__.columns[name].foreign_keys), "")


def empty_fields(record):
    return [
        name
        for name in type(record).columns()
        if name not in ("id", "alliance_id") and getattr(record, name) in (None, "")
    ]


def word(number):
    """Return something to write into a field: its text names a person now and then."""
    return ("Person 0", "7 per cent", "Break", "Said")[number % 4]


def fill(dossier: Dossier, record, name, number):
    """Write something that fits into an empty field."""
    kind = type(record)
    if table := target(kind, name):
        others = [row for other in KINDS if other.__tablename__ == table for row in dossier.all(other)]
        if not others:
            return
        value: Any = others[number % len(others)].id
    else:
        info = kind.model_fields[name].annotation
        options = [each for each in typing.get_args(info) if each is not type(None)] or [info]
        chosen = options[0]
        match chosen:
            case _ if chosen is date:
                value = TODAY + timedelta(days=number % 21 - 10)
            case _ if chosen is int:
                value = 22 if name == "benchmark" else 1 + number % 3
            case _ if chosen is str:
                value = word(number)
            case _ if isinstance(chosen, type) and issubclass(chosen, StrEnum):
                value = list(chosen)[number % len(chosen)]
            case _:
                return
    dossier.put(kind(**(record.values() | {name: value})))


def rows_of(desk, playbook, draw_rows):
    """Put empty rows of every class, each hung on rows that are there."""
    for kind, at in draw_rows:
        needed: dict[str, Any] = {}
        for name, info in kind.model_fields.items():
            if name in ("id", "alliance_id") or not info.is_required():
                continue
            if table := target(kind, name):
                others = [row for o in KINDS if o.__tablename__ == table for row in desk.dossier.all(o)]
                if not others:
                    break
                needed[name] = others[at % len(others)].id
            elif name == "element":
                needed[name] = playbook.workstreams[at % len(playbook.workstreams)].id
            elif isinstance(info.annotation, type) and issubclass(info.annotation, StrEnum):
                needed[name] = list(info.annotation)[at % len(info.annotation)]
            else:
                needed[name] = "signed"
        else:
            if kind.__name__ not in ("Partner", "Alignment"):
                desk.put(kind, **needed)


def weighed(dossier, playbook):
    index = Index(dossier, playbook, TODAY)
    return {(name, at): rule.done for name in NAMES for at, rule in enumerate(rules(name, index))}


ROWS = st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 9)), max_size=25)
FILLS = st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99), st.integers(0, 99)), max_size=25)


@pytest.mark.parametrize("variant", ["biopharma", "technology"])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
@given(rows=ROWS, fills=FILLS)
def test_writing_into_an_empty_field_never_makes_anything_less_complete(variant, new_desk, rows, fills):
    playbook = BIOPHARMA if variant == "biopharma" else TECHNOLOGY
    desk = new_desk()
    for at in range(3):
        desk.person(at % 2, f"Person {at}")
    desk.put(Person, name="Nobody's")
    desk.put(Committee)
    rows_of(desk, playbook, rows)
    dossier = desk.dossier
    before = weighed(dossier, playbook)
    totals = [each.total for each in progress.all_components(dossier, playbook, TODAY).values()]
    streams = {id: each.done for id, each in progress.all_workstreams(dossier, playbook, TODAY).items()}
    for which, field, number in fills:
        records = [row for kind in KINDS for row in dossier.all(kind)]
        record = records[which % len(records)]
        if not (names := empty_fields(record)):
            continue
        name = names[field % len(names)]
        fill(dossier, record, name, number)
        after = weighed(dossier, playbook)
        assert after.keys() == before.keys()
        broken = [key for key in before if before[key] and not after[key]]
        assert not broken, (type(record).__name__, name, broken)
        if type(record).__name__ != "Task":  # a task that moves to another workstream is counted there
            now = {id: each.done for id, each in progress.all_workstreams(dossier, playbook, TODAY).items()}
            assert all(now[id] >= streams[id] for id in streams), (type(record).__name__, name)
            streams = now
        before = after
    assert [each.total for each in progress.all_components(dossier, playbook, TODAY).values()] == totals


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
    max_examples=10,
)
@given(
    turns=st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), min_size=40, max_size=40),
    variant=st.sampled_from(["biopharma", "technology"]),
)
def test_one_row_filled_in_any_order_never_becomes_less_complete(kind, new_desk, turns, variant):
    """Rules that look at several fields of one record are seldom met by the law above: here each is."""
    playbook = BIOPHARMA if variant == "biopharma" else TECHNOLOGY
    desk = new_desk()
    for at in range(2):
        desk.person(at, f"Person {at}", influence=4, support=3)
    desk.put(Committee, name="Body")
    rows_of(desk, playbook, [(Milestone, 0), (Message, 0), (kind, 0)])
    rows = desk.dossier.all(kind)
    if not rows:
        return
    id, before = rows[-1].id, weighed(desk.dossier, playbook)
    for (_, number), name in sorted(zip(turns, empty_fields(rows[-1]), strict=False)):
        fill(desk.dossier, desk.dossier.get(kind, id), name, number)
        after = weighed(desk.dossier, playbook)
        broken = [key for key in before if before[key] and not after[key]]
        assert not broken, (kind.__name__, name, broken)
        before = after


@pytest.mark.parametrize("name", NAMES)
def test_every_register_has_a_fixed_number_of_rules_and_words_for_each(name, desk):
    empty = rules(name, Index(desk.dossier, BIOPHARMA, TODAY))
    assert all(rule.done or (rule.text and rule.field) for rule in empty)
    assert all(rule.done for rule in empty if rule.idle)
    for kind in KINDS:
        if kind not in (type(desk.partners[0]),):
            rows_of(desk, BIOPHARMA, [(kind, 0), (kind, 1)])
    rows = rules(name, Index(desk.dossier, BIOPHARMA, TODAY))
    assert len(rows) == len(empty)
    assert all(rule.done or (rule.text and rule.field) for rule in rows)
    ids = {row.id for kind in KINDS for row in desk.dossier.all(kind)}
    assert all(rule.record is None or rule.record in ids for rule in rows)
    fields = {field for kind in KINDS for field in kind.columns()}
    assert all(rule.field in fields for rule in (*rows, *empty) if not rule.done)


def test_registers_that_may_stay_empty_do_not_start_a_component(desk):
    for each in progress.all_components(desk.dossier, BIOPHARMA, TODAY).values():
        assert not each.begun and each.state == "not started", each.missing


def test_an_optional_register_blocks_only_once_a_row_lacks_something(desk):
    index = Index(desk.dossier, BIOPHARMA, TODAY)
    assert all(rule.done and rule.idle for rule in rules("decisions", index))
    prepared = rules("meetings", index)[1]
    assert prepared.done and prepared.idle
    row = desk.put(Meeting)
    prepared = rules("meetings", index)[1]
    assert (prepared.done, prepared.text, prepared.record, prepared.field) == (
        False,
        "1 meeting without a day on which our own people align",
        row.id,
        "prepared_on",
    )
    desk.change(row, prepared_on=TODAY)
    assert rules("meetings", index)[1].done
    assert not rules("meetings", index)[1].idle


def test_a_person_who_is_gone_owns_nothing(desk):
    person = desk.person(0)
    desk.put(Obligation, owner_id=person.id, rule="At signing")
    index = Index(desk.dossier, BIOPHARMA, TODAY)
    assert [rule.done for rule in rules("obligations", index)] == [True, True, True, True]
    desk.dossier.drop(Person, person.id)
    assert rules("obligations", index)[1].text == "1 obligation without an owner"


def test_an_element_counts_only_its_own_states(desk):
    index = Index(desk.dossier, TECHNOLOGY, TODAY)
    assert rules("element_states", index)[0].text == "12 of 12 not ready yet"
    assert rules("element_states", index, "enablement")[0].text == "2 of 2 partners not ready yet"
