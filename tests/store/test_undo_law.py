"""The law: undo everything and each earlier desk returns; redo everything likewise; restarts included."""

import shutil
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_desk.records import RECORDS, Alliance, Record
from alliance_desk.store.changeset import Changeset, Inserted
from alliance_desk.store.log import decoded, encoded
from alliance_desk.store.removal import remove
from alliance_desk.store.store import Store
from tests.store.make_released_desk import value
from tests.store.values import EXAMPLES, Rows, field_values, records, snapshot


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("blank") / "blank.adesk"
    Store.create(path).close()
    return path


def ids_in(store: Store) -> dict[str, list[UUID]]:
    return {
        record.__table__.name: [
            UUID(id) for (id,) in store.file.connection.execute(f'SELECT id FROM "{record.__table__.name}"')
        ]
        for record in RECORDS
    }


def fill(data: Any, store: Store) -> None:
    """Make a record of every class, each field filled, in one edit.

    Values are drawn for some of the classes, others for each example: all at once would be more than
    Hypothesis can draw.
    """
    ids: dict[str, list[UUID]] = {}
    some = data.draw(st.sets(st.sampled_from(RECORDS), max_size=12))
    with store.edit("Fill") as session:
        for record in RECORDS:
            row = data.draw(records(record, ids)) if record in some else plain(record, ids)
            ids[record.__table__.name] = [row.id]
            session.add(row)


def plain(record: type[Record], ids: dict[str, list[UUID]]) -> Record:
    """Return a record with a fixed value in every field."""
    first = {table: known[0] for table, known in ids.items()}
    return record(**{name: value(record, name, first) for name in record.columns() if name != "id"})


def one_change(data: Any, store: Store, session: Any) -> None:
    ids = {table: some for table, some in ids_in(store).items() if some}
    kinds = [record for record in RECORDS if record.__table__.name in ids]
    match data.draw(st.sampled_from(["add", "set", "set", "set", "remove"])):
        case "add":
            record = data.draw(st.sampled_from([kind for kind in RECORDS if can_be(kind, ids)]))
            session.add(data.draw(records(record, ids)))
        case "set" if kinds:
            row = drawn(data, session, kinds, ids)
            name = data.draw(st.sampled_from([name for name in row.columns() if name != "id"]))
            setattr(row, name, data.draw(field_values(type(row), name, ids)))
        case "remove" if kinds:
            remove(session, drawn(data, session, kinds, ids))
    session.flush()


def can_be(record: type[Record], ids: dict[str, list[UUID]]) -> bool:
    return all(
        column.nullable or key.column.table.name in ids
        for column in record.__table__.columns
        for key in column.foreign_keys
    )


def drawn(data: Any, session: Any, kinds: list[type[Record]], ids: dict[str, list[UUID]]) -> Record:
    kind = data.draw(st.sampled_from(kinds))
    return session.get(kind, data.draw(st.sampled_from(ids[kind.__table__.name])))


def check_law(store: Store, past: list[Rows]) -> None:
    assert snapshot(store) == past[-1]
    for rows in past[-2::-1]:
        assert store.undo()
        assert snapshot(store) == rows
    assert store.undo() is None
    for rows in past[1:]:
        assert store.redo()
        assert snapshot(store) == rows
    assert store.redo() is None
    assert store.file.connection.execute("PRAGMA foreign_key_check").fetchall() == []


@settings(max_examples=EXAMPLES // 4)
@given(data=st.data())
def test_undo_law(data: st.DataObject, blank: Path, tmp_path: Path) -> None:
    path = tmp_path / "law.adesk"
    shutil.copy(blank, path)
    with Store.open(path) as store:
        past = [snapshot(store)]
        fill(data, store)
        past.append(snapshot(store))
        for number in range(data.draw(st.integers(1, 5))):
            with store.edit(f"Edit {number}") as session:
                for _ in range(data.draw(st.integers(1, 3))):
                    one_change(data, store, session)
            if (rows := snapshot(store)) != past[-1]:
                past.append(rows)
        check_law(store, past)
    with Store.open(path) as store:
        check_law(store, past)


@settings(max_examples=EXAMPLES // 8)
@given(data=st.data())
def test_the_log_keeps_every_value_and_its_type(data: st.DataObject, blank: Path, tmp_path: Path) -> None:
    path = tmp_path / "log.adesk"
    shutil.copy(blank, path)
    with Store.open(path) as store:
        seen: list[Changeset] = []
        store.subscribe(seen.append)
        fill(data, store)
        (changeset,) = seen
        assert {change.record for change in changeset} == set(RECORDS)
        for mine, read in zip(changeset, decoded("Fill", encoded(changeset)), strict=True):
            assert isinstance(mine, Inserted) and isinstance(read, Inserted)
            assert mine == read
            assert [type(value) for value in mine.values.values()] == [
                type(value) for value in read.values.values()
            ]
            with store.read() as session:  # and so does the desk
                assert session.get_one(mine.record, mine.id).values() == mine.values


def test_two_hundred_steps_reach_over_a_restart(blank: Path, tmp_path: Path) -> None:
    path = tmp_path / "long.adesk"
    shutil.copy(blank, path)
    with Store.open(path) as store:
        alliance = Alliance(name="0")
        with store.edit("New") as session:
            session.add(alliance)
        for number in range(1, 251):
            with store.edit(f"Name {number}") as session:
                session.get_one(Alliance, alliance.id).name = str(number)
    with Store.open(path) as store:
        for number in range(249, -1, -1):
            assert store.undo_label == f"Name {number + 1}"
            store.undo()
            with store.read() as session:
                assert session.get_one(Alliance, alliance.id).name == str(number)
        assert store.undo_label == "New"
