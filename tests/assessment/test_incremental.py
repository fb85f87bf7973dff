"""A dossier that lived through edits weighs everything as a fresh one does."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alliance_desk.assessment import alignment, common_ground, gate, progress, scorecard
from alliance_desk.assessment.index import Index
from alliance_desk.assessment.next_actions import next_actions
from alliance_desk.assessment.registers import rules
from alliance_desk.assessment.schedule import plan
from alliance_desk.assessment.today import today
from alliance_desk.records import Alliance, Committee, Dossier, Partner
from tests.assessment.test_completeness_law import (
    BIOPHARMA,
    KINDS,
    NAMES,
    TECHNOLOGY,
    TODAY,
    fill,
    rows_of,
)

EDITS = st.lists(
    st.tuples(
        st.sampled_from(["put", "fill", "fill", "blank", "drop", "alliance"]),
        st.integers(0, 999),
        st.integers(0, 99),
        st.integers(0, 99),
    ),
    max_size=12,
)


def everything(dossier, playbook) -> dict[str, Any]:
    """Return all that is derived, in a form that compares by value."""
    index = Index(dossier, playbook, TODAY)
    result = scorecard.latest_result(dossier, playbook)
    return {
        "components": progress.all_components(dossier, playbook, TODAY),
        "workstreams": progress.all_workstreams(dossier, playbook, TODAY),
        "rules": {name: rules(name, index) for name in NAMES},
        "prints": {
            each.id: alignment.fingerprint(dossier, playbook, each.id) for each in playbook.components
        },
        "actions": next_actions(dossier, playbook, TODAY),
        "today": today(dossier, playbook, TODAY),
        "ground": common_ground.common_ground(dossier, playbook, TODAY),
        "cells": [
            (row.owner, row.due, [cell.text for cell in row.cells])
            for row in common_ground.cells(dossier, playbook, TODAY)
        ],
        "gate": gate.gate(dossier, playbook).open,
        "score": result and [(each.partner.name, each.total, each.passes) for each in result.partners],
        "plan": [(item.task.id, item.title, item.due, item.owner) for item in plan(dossier, playbook, TODAY)],
    }


def edit(desk, playbook, how, which, field, number):
    dossier = desk.dossier
    if how == "put":
        rows_of(desk, playbook, [(KINDS[which % len(KINDS)], number)])
        return
    if how == "alliance":
        dossier.alliance = Alliance(**(dossier.alliance.values() | {"tier": 1 + number % 3}))
        return
    records = [row for kind in KINDS for row in dossier.all(kind)]
    record = records[which % len(records)]
    kind = type(record)
    if how == "drop":
        if kind is not Partner:
            dossier.drop(kind, record.id)
    elif how == "fill":
        empty = [name for name in kind.columns() if getattr(record, name) in (None, "")]
        if empty:
            fill(dossier, record, empty[field % len(empty)], number)
    else:
        texts = [name for name in kind.columns() if isinstance(getattr(record, name), str)]
        texts = [name for name in texts if kind.model_fields[name].annotation is str]
        if texts and kind is not Partner and kind.__name__ != "CheckMark":
            dossier.put(kind(**(record.values() | {texts[field % len(texts)]: ""})))


@pytest.mark.parametrize("variant", ["biopharma", "technology"])
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
    max_examples=40,
)
@given(rows=st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 9)), max_size=20), edits=EDITS)
def test_after_any_edits_everything_is_as_in_a_fresh_dossier(variant, new_desk, rows, edits):
    playbook = BIOPHARMA if variant == "biopharma" else TECHNOLOGY
    desk = new_desk()
    for at in range(3):
        desk.person(at % 2, f"Person {at}")
    desk.put(Committee, name="JSC")
    rows_of(desk, playbook, rows)
    dossier = desk.dossier
    everything(dossier, playbook)
    for how, which, field, number in edits:
        edit(desk, playbook, how, which, field, number)
        fresh = Dossier(dossier.alliance, [row for kind in KINDS for row in dossier.all(kind)])
        seen, wanted = everything(dossier, playbook), everything(fresh, playbook)
        for name in wanted:
            assert seen[name] == wanted[name], name
