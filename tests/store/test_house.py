"""A desk has one house playbook at most; taking it in and letting it go can be undone."""

from datetime import date

from alliance_desk.records import HousePlaybook
from alliance_desk.store import house
from alliance_desk.store.store import Store

DAY = date(2026, 11, 22)


def keep(store: Store, name: str) -> None:
    house.keep(
        store, "Take the house playbook", name=name, version="1", text=f"name = '{name}'", taken_on=DAY
    )


def test_keep_replace_remove_and_undo(store: Store) -> None:
    assert house.house_playbook(store) is None and house.text(store) == ""
    keep(store, "Old way")
    first = house.house_playbook(store)
    assert first is not None and (first.name, first.version, first.taken_on) == ("Old way", "1", DAY)
    keep(store, "New way")
    second = house.house_playbook(store)
    assert second is not None and second.id == first.id, "replaced, not added"
    assert house.text(store) == "name = 'New way'"
    house.let_go(store, "Remove the house playbook")
    assert house.house_playbook(store) is None
    for expected in ("name = 'New way'", "name = 'Old way'", ""):
        store.undo()
        assert house.text(store) == expected
    store.redo()
    assert house.text(store) == "name = 'Old way'"


def test_letting_go_of_none_leaves_no_trace(store: Store) -> None:
    house.let_go(store, "Remove the house playbook")
    assert store.undo_label is None


def test_two_records_from_elsewhere_both_go(store: Store) -> None:
    with store.edit("From elsewhere") as session:
        session.add(HousePlaybook(name="One"))
        session.add(HousePlaybook(name="Two"))
    house.let_go(store, "Remove the house playbook")
    assert house.house_playbook(store) is None
