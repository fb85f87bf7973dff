"""One edit: one transaction, one row of the log, one step, one announcement."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError
from sqlmodel import select, update

from alliance_desk.records import Alliance, Answer, Partner, Person, Risk, Stage, Task
from alliance_desk.store import log
from alliance_desk.store import store as store_module
from alliance_desk.store.changeset import Changeset, Inserted, Updated
from alliance_desk.store.store import Store
from tests.store.values import snapshot

WRONG: Any = "soon"


def added(store: Store, name: str = "Ours") -> Alliance:
    alliance = Alliance(name=name)
    with store.edit("New alliance") as session:
        session.add(alliance)
    return alliance


def renamed(store: Store, alliance: Alliance, name: str, joins: bool = False) -> None:
    with store.edit("Name", joins=joins) as session:
        session.get_one(Alliance, alliance.id).name = name


def test_observers_hear_of_each_edit_once_it_is_on_disk(store: Store) -> None:
    heard: list[Changeset] = []

    def observer(changeset: Changeset) -> None:
        assert not store.file.connection.in_transaction
        heard.append(changeset)

    stop = store.subscribe(observer)
    alliance = added(store)
    renamed(store, alliance, "Theirs")
    (first,), (second,) = (changeset.changes for changeset in heard)
    assert isinstance(first, Inserted) and first.values["name"] == "Ours"
    assert second == Updated(Alliance, alliance.id, {"name": "Ours"}, {"name": "Theirs"})
    assert store.undo() == heard[2]
    assert heard[2] == heard[1].inverted()
    stop()
    stop()
    store.redo()
    assert len(heard) == 3


def test_an_observer_that_fails_keeps_neither_the_edit_nor_the_others_back(store: Store) -> None:
    heard: list[Changeset] = []

    def failing(_: Changeset) -> None:
        raise RuntimeError("a page")

    store.subscribe(failing)
    store.subscribe(heard.append)
    with pytest.raises(RuntimeError, match="a page"):
        added(store)
    assert len(heard) == 1
    assert store.undo_label == "New alliance"


def test_an_error_abandons_the_whole_edit(store: Store) -> None:
    alliance = added(store)
    before, past = snapshot(store), store.history(9)
    with pytest.raises(KeyError), store.edit("Fails") as session:
        session.get_one(Alliance, alliance.id).name = "Half"
        session.add(Partner(alliance_id=alliance.id, name="P"))
        session.flush()
        raise KeyError
    assert snapshot(store) == before
    assert store.history(9) == past
    renamed(store, alliance, "Whole")


def test_an_edit_within_an_edit_is_part_of_it(store: Store) -> None:
    heard: list[Changeset] = []
    store.subscribe(heard.append)
    with store.edit("Outer") as session:
        alliance = Alliance(name="A")
        session.add(alliance)
        with store.edit("Inner") as inner:
            assert inner is session
            inner.add(Partner(alliance_id=alliance.id, name="P"))
    assert [changeset.label for changeset in heard] == ["Outer"]
    assert len(heard[0].changes) == 2
    assert [entry.label for entry in store.history()] == ["Outer"]


def test_an_inner_edit_that_fails_takes_the_outer_one_with_it(store: Store) -> None:
    with pytest.raises(KeyError), store.edit("Outer") as session:
        session.add(Alliance(name="A"))
        try:
            with store.edit("Inner"):
                raise KeyError
        except KeyError:
            pass
    assert store.history() == []
    assert snapshot(store)["alliance"] == []


def test_an_edit_without_effect_leaves_no_trace(store: Store) -> None:
    heard: list[Changeset] = []
    alliance = added(store)
    store.subscribe(heard.append)
    renamed(store, alliance, "Ours")
    with store.edit("There and back") as session:
        row = session.get_one(Alliance, alliance.id)
        row.name = "Other"
        session.flush()
        row.name = "Ours"
    with store.edit("Come and go") as session:
        partner = Partner(alliance_id=alliance.id, name="P")
        session.add(partner)
        session.flush()
        session.delete(partner)
    assert heard == []
    assert len(store.history()) == 1


def test_a_new_edit_drops_what_could_be_redone(store: Store) -> None:
    alliance = added(store)
    renamed(store, alliance, "B")
    store.undo()
    assert store.redo_label == "Name"
    renamed(store, alliance, "C")
    assert store.redo_label is None
    assert store.redo() is None
    assert [entry.kind for entry in store.history()] == ["edit", "undo", "edit", "edit"]


class Clock:
    now = 100.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(store_module, "time", clock)
    return clock


def test_typing_in_one_field_is_one_step(store: Store, clock: Clock) -> None:
    alliance = added(store)
    heard: list[Changeset] = []
    store.subscribe(heard.append)
    for name in ("O", "Ou", "Out"):
        renamed(store, alliance, name, joins=True)
        clock.now += 1.9
    assert [change.after for changeset in heard for change in changeset if isinstance(change, Updated)] == [
        {"name": "O"},
        {"name": "Ou"},
        {"name": "Out"},
    ]
    assert [entry.label for entry in store.history()] == ["Name", "New alliance"]
    store.undo()
    with store.read() as session:
        assert session.get_one(Alliance, alliance.id).name == "Ours"
    store.redo()
    with store.read() as session:
        assert session.get_one(Alliance, alliance.id).name == "Out"


def test_the_letter_that_makes_a_row_joins_those_that_follow(store: Store, clock: Clock) -> None:
    alliance = added(store)
    answer = Answer(alliance_id=alliance.id, question="why", value="B")
    with store.edit("Answer", joins=True) as session:
        session.add(answer.model_copy())
    with store.edit("Answer", joins=True) as session:
        session.get_one(Answer, answer.id).value = "Because"
    store.undo()
    with store.read() as session:
        assert session.exec(select(Answer)).all() == []
    assert store.undo_label == "New alliance"
    store.redo()
    with store.read() as session:
        assert session.get_one(Answer, answer.id).value == "Because"


def test_what_ends_typing(store: Store, clock: Clock) -> None:
    alliance = added(store)
    renamed(store, alliance, "A", joins=True)
    clock.now += 2.0
    renamed(store, alliance, "B", joins=True)  # a pause
    with store.edit("Manager", joins=True) as session:  # another field
        session.get_one(Alliance, alliance.id).manager = "M"
    renamed(store, alliance, "C", joins=True)
    renamed(store, alliance, "D")  # an edit that stands alone
    renamed(store, alliance, "E", joins=True)
    store.undo()
    renamed(store, alliance, "F", joins=True)  # an undo
    kinds = [(entry.label, entry.kind.value) for entry in reversed(store.history())]
    assert kinds[1:] == [
        ("Name", "edit"),
        ("Name", "edit"),
        ("Manager", "edit"),
        ("Name", "edit"),
        ("Name", "edit"),
        ("Name", "edit"),
        ("Name", "undo"),
        ("Name", "edit"),
    ]


def test_a_read_is_a_snapshot_and_cannot_write(store: Store) -> None:
    alliance = added(store)
    with store.read() as session:
        seen = session.get_one(Alliance, alliance.id)
    renamed(store, alliance, "Later")
    assert seen.name == "Ours"
    before = snapshot(store)
    with pytest.raises(TypeError), store.read() as session:
        session.get_one(Alliance, alliance.id).name = "Written"
        session.commit()
    with pytest.raises(TypeError), store.read() as session:
        session.exec(update(Alliance).values(name="Bulk"))
    assert snapshot(store) == before


def test_bulk_changes_are_refused_because_nothing_would_record_them(store: Store) -> None:
    added(store)
    with pytest.raises(TypeError), store.edit("Bulk") as session:
        session.exec(update(Alliance).values(name="Bulk"))
    assert len(store.history()) == 1


def test_reading_within_an_edit_sees_the_edit_and_does_not_end_it(store: Store) -> None:
    alliance = added(store)
    with store.edit("Two steps") as session:
        session.get_one(Alliance, alliance.id).name = "Middle"
        with store.read() as reading:
            assert reading.get_one(Alliance, alliance.id).name == "Middle"
        session.get_one(Alliance, alliance.id).manager = "M"
    store.undo()
    with store.read() as session:
        assert session.get_one(Alliance, alliance.id).name == "Ours"


def test_a_former_value_that_was_never_loaded_is_still_recorded(store: Store) -> None:
    alliance = added(store)
    with store.edit("Stage") as session:
        row = session.get_one(Alliance, alliance.id)
        session.expire(row)
        row.stage = Stage.OPERATE
    change = store.undo()
    assert change and change.changes == (
        Updated(Alliance, alliance.id, {"stage": Stage.OPERATE}, {"stage": Stage.STARTUP}),
    )


def test_children_may_be_added_before_their_parents(store: Store) -> None:
    with store.edit("Upside down") as session:
        alliance = Alliance(name="A")
        one, two = Person(alliance_id=alliance.id, name="1"), Person(alliance_id=alliance.id, name="2")
        one.counterpart_id, two.counterpart_id = two.id, one.id
        session.add_all([one, two])
        session.flush()
        session.add(alliance)
    assert store.check().problems == ()


def test_the_history_and_the_time_of_saving(store: Store, path: Path) -> None:
    assert store.saved_at is None
    start = datetime.now(UTC)
    added(store)
    assert store.saved_at and start <= store.saved_at <= datetime.now(UTC)
    (entry,) = store.history()
    assert (entry.seq, entry.label, entry.kind) == (1, "New alliance", log.Kind.EDIT)
    store.close()
    store.close()
    with Store.open(path) as again:
        assert again.saved_at == entry.made_at
        assert again.history() == [entry]
        assert again.name == "Ours.adesk" and not again.protected


@pytest.mark.parametrize(
    "wrong",
    [
        lambda a: Task(alliance_id=a, offset_days=WRONG),
        lambda a: Risk(alliance_id=a, likelihood=6),
        lambda a: Partner(alliance_id=a, name=""),
        lambda a: Alliance(name="A", tier=4),
        lambda a: Alliance(name="A", stage=WRONG),
    ],
)
def test_a_record_with_a_wrong_value_cannot_be_made(wrong: Any, store: Store) -> None:
    with pytest.raises(ValidationError) as caught:
        wrong(added(store).id)
    assert WRONG not in str(caught.value)  # errors go to logs, values must not


def test_a_wrong_value_that_is_set_is_not_stored(store: Store) -> None:
    alliance = added(store)
    with store.edit("Tier") as session:
        row = session.get_one(Alliance, alliance.id)
        with pytest.raises(ValidationError):
            row.tier = 4
        row.manager = "M"
    with store.read() as session:
        row = session.get_one(Alliance, alliance.id)
        assert (row.tier, row.manager) == (2, "M")


def test_the_text_gate_stands_on_every_way_in(store: Store) -> None:
    alliance = added(store, "a\x00b\ud800c\r\nd")
    with store.edit("Set") as session:
        session.get_one(Alliance, alliance.id).summary = "x\x1by"
        session.add(Answer(alliance_id=alliance.id, question="q", value={"k\ud800": ["\x07", {"z": "\x00"}]}))
    with store.read() as session:
        row = session.get_one(Alliance, alliance.id)
        assert (row.name, row.summary) == ("a�b�c\nd", "x�y")
        assert session.exec(select(Answer)).one().value == {"k�": ["�", {"z": "�"}]}
    assert isinstance(row.stage, Stage)
