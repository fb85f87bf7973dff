"""Older desks: brought up to date whole or not at all, with a backup, to the very schema of a new one."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from alliance_desk.records import RECORDS, Alliance
from alliance_desk.store import care, errors
from alliance_desk.store.desk_file import DeskFile
from alliance_desk.store.engine import engine_over
from alliance_desk.store.log import EDIT_LOG
from alliance_desk.store.migrations import HERE, migrate
from alliance_desk.store.schema import SCHEMA, TABLES
from alliance_desk.store.store import Store

SECOND = '''
"""Another release, for tests."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade():
    op.add_column("alliance", sa.Column("colour", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("partner") as batch:
        batch.drop_column("about")
        batch.add_column(sa.Column("city", sa.String(), nullable=False, server_default=""))
    op.execute("UPDATE partner SET city = country")
'''
FAILS = SECOND + "    raise ValueError('half way')\n"
LOSES = SECOND + '    op.execute("DELETE FROM alliance")\n'


def scripts(folder: Path, second: str) -> Path:
    (folder / "versions").mkdir(parents=True)
    for released in (HERE / "versions").glob("0*.py"):
        shutil.copy(released, folder / "versions")
    (folder / "versions" / "0005_next.py").write_text(second)
    return folder


def schema(file: DeskFile) -> list[tuple[str, str, str]]:
    query = "SELECT type, name, coalesce(sql, '') FROM sqlite_schema"
    return sorted(
        (kind, name, re.sub(r"\s+", "", sql).replace('"', ""))
        for kind, name, sql in file.connection.execute(query)
    )


@pytest.fixture
def first(path: Path) -> Iterator[DeskFile]:
    """A desk of the first schema with an alliance and its partner in it."""
    from alliance_desk.records import Partner

    with Store.create(path) as store, store.edit("New") as session:
        alliance = Alliance(name="A")
        session.add_all([alliance, Partner(alliance_id=alliance.id, name="P", country="PL")])
    with DeskFile.open(path) as file:
        yield file


def upgraded(file: DeskFile, folder: Path, second: str = SECOND) -> None:
    engine = engine_over(file)
    try:
        migrate(file, engine, scripts(folder, second))
    finally:
        file.connection.rollback()


def test_the_tables_of_this_version_are_the_ones_it_knows() -> None:
    assert {record.__table__.name for record in RECORDS} | {EDIT_LOG.name} == TABLES
    assert care.NAMES.keys() == TABLES - {EDIT_LOG.name}
    assert len(list((HERE / "versions").glob("[0-9]*.py"))) == SCHEMA


def test_a_migrated_desk_has_the_schema_of_a_new_one(path: Path) -> None:
    DeskFile.create(path).close()
    with Store.open(path) as migrated, Store.create(path.with_name("New.adesk")) as new:
        assert schema(migrated.file) == schema(new.file)
        assert migrated.file.schema == new.file.schema == SCHEMA
        assert not migrated.file.connection.in_transaction


def test_a_migration_keeps_the_records_and_a_backup(first: DeskFile, tmp_path: Path) -> None:
    upgraded(first, tmp_path / "scripts")
    assert first.schema == SCHEMA + 1
    assert first.connection.execute("PRAGMA user_version").fetchone() == (SCHEMA + 1,)
    assert first.connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
    assert first.connection.execute("SELECT name, city FROM partner").fetchall() == [("P", "PL")]
    assert first.connection.execute("SELECT kind FROM edit_log ORDER BY seq").fetchall() == [
        ("edit",),
        ("update",),
    ]
    (backup,) = tmp_path.glob("Ours before update *.adesk")
    assert backup.stat().st_mode & 0o777 == 0o600
    with Store.open(backup) as old:
        assert old.check().counts["partners"] == 1
        assert old.undo_label == "New"


def test_steps_of_an_older_schema_are_not_undone(first: DeskFile) -> None:
    first.connection.execute(
        "INSERT INTO edit_log VALUES (2, 0, 'update', 'Update', '2026-01-01T00:00:00.000+00:00', '[]')"
    )
    first.close()
    with Store.open(first.path) as store:
        assert (store.undo_label, store.redo_label, store.undo()) == (None, None, None)
        assert len(store.history()) == 2


@pytest.mark.parametrize(("second", "error"), [(FAILS, ValueError), (LOSES, errors.DamagedDesk)])
def test_a_migration_that_fails_leaves_the_desk_as_it_was(
    second: str, error: type[Exception], first: DeskFile, tmp_path: Path
) -> None:
    before = schema(first), list(first.connection.execute("SELECT * FROM partner"))
    with pytest.raises(error):
        upgraded(first, tmp_path / "scripts", second)
    assert (schema(first), list(first.connection.execute("SELECT * FROM partner"))) == before
    assert first.schema == SCHEMA
    first.close()
    with Store.open(first.path) as store:
        assert store.check().problems == ()


def test_a_desk_is_brought_up_to_date_without_room_for_the_backup(
    first: DeskFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise errors.DiskFull("There is no room.")

    monkeypatch.setattr(care, "backup", full)
    before = schema(first)
    with pytest.raises(errors.DiskFull):
        upgraded(first, tmp_path / "scripts")
    assert schema(first) == before


FILLED = {"v0.1.0": 23}
"""How many kinds of record the desk of each release holds."""

RELEASED = sorted((Path(__file__).parent / "desks").glob("*.adesk"))


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.name)
def test_the_desk_of_every_release_opens(released: Path, path: Path) -> None:
    shutil.copy(released, path)
    with Store.open(path) as store, Store.create(path.with_name("New.adesk")) as new:
        assert schema(store.file) == schema(new.file)
        report = store.check()
        assert report.problems == ()
        # Every table that the release had was filled; its records are all still there.
        assert sum(count > 0 for count in report.counts.values()) == FILLED[released.stem]
