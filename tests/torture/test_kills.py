"""``kill -9`` at any moment: what was committed stays, nothing is half done, the desk opens."""

import os
import shutil
import sys
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import sqlcipher3

from alliance_desk.records import Alliance, Person
from alliance_desk.store.desk_file import PUBLISHED_KEY, DeskFile
from alliance_desk.store.engine import engine_over
from alliance_desk.store.migrations import migrate
from alliance_desk.store.schema import SCHEMA
from alliance_desk.store.store import Store
from tests.store.test_migrations import SECOND, scripts
from tests.torture.harness import SEEDED, TRIALS, killed

pytestmark = pytest.mark.skipif(not hasattr(os, "fork") or sys.platform == "darwin", reason="needs fork")


RELEASED = Path(__file__).parents[1] / "store" / "desks" / "v0.1.0.adesk"


def pair(store: Store) -> tuple[list[UUID], int]:
    """Make what the edits write to: two rows that have to agree."""
    alliance = Alliance(name="0", summary="0")
    person = Person(alliance_id=alliance.id, name="0")
    with store.edit("New") as session:
        session.add_all([alliance, person])
    return [alliance.id, person.id], 0


def write(path: Path, ids: list[UUID], start: int, pipe: int) -> None:
    """Go on editing for ever; say each number once it is committed."""
    with Store.open(path) as store:
        number = start
        os.write(pipe, b"0\n")
        while True:
            number += 1
            with store.edit(f"Edit {number}") as session:
                session.get_one(Alliance, ids[0]).name = str(number)
                session.get_one(Alliance, ids[0]).summary = str(number) * (number * 997 % 3000)
                session.get_one(Person, ids[1]).name = str(number)
            os.write(pipe, f"{number}\n".encode())
            if number % 5 == 0:
                store.undo()
                store.redo()
                os.write(pipe, f"{number}\n".encode())


@pytest.mark.timeout(600)
def test_kills_during_edits(tmp_path: Path) -> None:
    path = tmp_path / "Ours.adesk"
    with Store.create(path) as store:
        ids, number = pair(store)
    journals = 0
    for _ in range(TRIALS):
        after = SEEDED.uniform(0, 0.04)
        said = killed(lambda pipe, start=number: write(path, ids, start, pipe), after)
        committed = max(int(word) for word in said.split()) or number
        journals += (tmp_path / "Ours.adesk-journal").exists()
        with Store.open(path) as store:
            with store.read() as session:
                alliance = session.get_one(Alliance, ids[0])
                person = session.get_one(Person, ids[1])
            number = int(alliance.name)
            # A kill may fall between the undo and the redo of the newest edit.
            undone = store.history(1)[0].kind == "undo"
            assert committed - undone <= number <= committed + 1
            assert person.name == alliance.name
            assert alliance.summary == str(number) * (number * 997 % 3000) or number == 0
            assert store.check().problems == ()
            newest = store.redo_label if undone else store.undo_label
            assert newest == (f"Edit {number + undone}" if number + undone else "New")
            if undone:
                store.redo()
                number += 1
    assert journals > TRIALS // 10  # the kills did fall into transactions


@pytest.mark.timeout(300)
def test_kills_during_a_migration(tmp_path: Path) -> None:
    original = tmp_path / "original" / "Ours.adesk"
    with Store.create(original) as store:
        pair(store)
        with store.edit("Many") as session:
            session.add_all([Alliance(name=str(number), summary="x" * 2000) for number in range(400)])
    folder = scripts(tmp_path / "scripts", SECOND)
    path = tmp_path / "desk" / "Ours.adesk"
    path.parent.mkdir()

    def work(pipe: int) -> None:
        with DeskFile.open(path) as file:
            engine = engine_over(file)
            os.write(pipe, b"0\n")
            migrate(file, engine, folder)
            os.write(pipe, b"done\n")

    states = {SCHEMA: 0, SCHEMA + 1: 0}
    for _ in range(max(1, TRIALS // 10)):
        shutil.copy(original, path)
        said = killed(work, SEEDED.uniform(0, 0.12))
        file = raw(path)
        version = file.execute("PRAGMA user_version").fetchone()[0]
        columns = {row[1] for row in file.execute("PRAGMA table_info(alliance)")}
        tables = {row[0] for row in file.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        file.close()
        assert version == SCHEMA + 1 or b"done" not in said
        assert ("colour" in columns) == (version == SCHEMA + 1)
        assert not [table for table in tables if table.startswith("_alembic")]
        states[version] += 1
        for left in path.parent.iterdir():
            if left != path and left.suffix == ".adesk":
                with Store.open(left) as backup:
                    assert backup.check().counts["alliances"] == 401
            left.unlink()
    assert states[SCHEMA]


@pytest.mark.timeout(300)
def test_kills_while_a_released_desk_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "Ours.adesk"

    def work(pipe: int) -> None:
        os.write(pipe, b"0\n")
        Store.open(path).close()
        os.write(pipe, b"done\n")

    for _ in range(max(1, TRIALS // 20)):
        shutil.copy(RELEASED, path)
        killed(work, SEEDED.uniform(0, 0.4))
        with Store.open(path) as store:  # whether it was done, undone or never begun
            assert store.file.schema == SCHEMA
            report = store.check()
            assert report.problems == ()
            assert report.counts["people"] == report.counts["tasks"] == 1
        for left in tmp_path.iterdir():
            left.unlink()


def raw(path: Path) -> Any:
    """Open a desk without looking at its version."""
    connection: Any = sqlcipher3.connect(str(path), isolation_level=None)
    connection.set_key(PUBLISHED_KEY.encode())
    return connection
