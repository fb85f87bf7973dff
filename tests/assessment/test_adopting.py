"""A plan catches up with a changed playbook: what it lacks is named and added, and nothing else."""

from datetime import date

import pytest

from alliance_desk.assessment.adopting import adopted, missing_items
from alliance_desk.assessment.starting import NewAlliance, NewPartner, start_alliance
from alliance_desk.bundle import RESOURCES
from alliance_desk.playbook import Playbook, read_playbook
from alliance_desk.playbook.house import laid_over
from alliance_desk.records import (
    Alliance,
    AllianceRecord,
    AnchorKind,
    Dossier,
    Task,
    TaskLink,
    Variant,
    Visibility,
)

HOUSE = """
[[add]]
kind = 'task'
[add.item]
id = 'plan.house.privacy'
title = 'Privacy office looks at the flow of data'
only = 'biopharma'
workstream = 'finalize_workplans'
anchor = 'signing'
offset_days = 10
working = true
internal = true
after = ['plan.bio.signing']

[[add]]
kind = 'task'
[add.item]
id = 'plan.house.audit'
title = 'Audit plan'
only = 'biopharma'
anchor = 'signing'
offset_days = 20
after = ['plan.house.privacy']
"""


@pytest.fixture(scope="module")
def shipped() -> Playbook:
    return read_playbook(RESOURCES / "playbook")


def started(playbook: Playbook, variant: Variant) -> Dossier:
    anchors = {AnchorKind.SIGNING: date(2026, 12, 1)}
    new = NewAlliance("Test", NewPartner("Ours"), (NewPartner("Theirs"),), variant, anchors=anchors)
    first, *rest = start_alliance(new, playbook)
    assert isinstance(first, Alliance)
    dossier = Dossier(first)
    for record in rest:
        assert isinstance(record, AllianceRecord)
        dossier.put(record)
    return dossier


@pytest.mark.parametrize("variant", Variant)
def test_a_new_alliance_lacks_nothing(shipped: Playbook, variant: Variant) -> None:
    dossier = started(shipped, variant)
    assert missing_items(dossier, shipped) == ()
    assert adopted(dossier, shipped, shipped.schedule) == ([], [])


def test_what_the_house_added_is_named_and_added(shipped: Playbook) -> None:
    dossier, house = started(shipped, Variant.BIOPHARMA), laid_over(shipped, HOUSE)
    missing = missing_items(dossier, house)
    assert [item.id for item in missing] == ["plan.house.privacy", "plan.house.audit"]
    tasks, links = adopted(dossier, house, missing)
    assert [task.item for task in tasks] == ["plan.house.privacy", "plan.house.audit"]
    assert all(task.title == "" for task in tasks), "the words stay in the playbook"
    assert (tasks[0].visibility, tasks[0].counting.value) == (Visibility.INTERNAL, "working days")
    signing = next(task for task in dossier.all(Task) if task.item == "plan.bio.signing")
    assert {(link.before_id, link.after_id) for link in links} == {
        (signing.id, tasks[0].id),
        (tasks[0].id, tasks[1].id),
    }
    for record in (*tasks, *links):
        dossier.put(record)
    assert missing_items(dossier, house) == ()
    assert adopted(dossier, house, house.schedule) == ([], [])
    assert missing_items(started(shipped, Variant.TECHNOLOGY), house) == ()


def test_only_what_was_chosen_and_no_old_link_comes_back(shipped: Playbook) -> None:
    dossier, house = started(shipped, Variant.BIOPHARMA), laid_over(shipped, HOUSE)
    gone = dossier.all(TaskLink)[0]
    dossier.drop(TaskLink, gone.id)
    tasks, links = adopted(dossier, house, missing_items(dossier, house)[:1])
    assert [task.item for task in tasks] == ["plan.house.privacy"]
    assert (gone.before_id, gone.after_id) not in {(link.before_id, link.after_id) for link in links}


def test_a_task_under_an_old_id_is_not_missing(shipped: Playbook) -> None:
    dossier = started(shipped, Variant.BIOPHARMA)
    task = next(task for task in dossier.all(Task) if task.item == "plan.bio.signing")
    task.item = "plan.bio.old"
    renamed = shipped.model_copy(update={"renamed": {"plan.bio.old": "plan.bio.signing"}})
    assert missing_items(dossier, renamed) == ()
