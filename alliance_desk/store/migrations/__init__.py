"""Bringing an older desk up to date: all its migrations in one transaction, after a backup."""

from datetime import datetime
from itertools import chain, count
from pathlib import Path
from typing import Any

from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from alliance_desk.store import care
from alliance_desk.store.desk_file import DeskFile
from alliance_desk.store.errors import DamagedDesk, translated

HERE = Path(__file__).parent


def migrate(file: DeskFile, engine: Engine, scripts: Path = HERE) -> None:
    """Bring ``file`` to the newest schema, or leave it exactly as it was.

    The desk's ``user_version`` is its revision, so there is no second note of it that could differ, and
    it is written in the same transaction as the tables. Alembic's own environment is not used: its
    stock settings commit each statement, and a killed upgrade then stays half done for ever.
    """
    with translated(file.name):
        _back_up(file)
        # Batch operations make a table anew under its name, which references would follow.
        file.connection.execute("PRAGMA foreign_keys = OFF")
        try:
            file.connection.execute("BEGIN IMMEDIATE")
            with engine.connect() as connection:  # leaving it rolls back what was not committed
                schema = _upgrade(file, connection, scripts)
                _check(file)
                file.connection.execute("COMMIT")
            file.schema = schema
        finally:
            if file.connection.in_transaction:
                file.connection.rollback()
            file.connection.execute("PRAGMA foreign_keys = ON")


def _upgrade(file: DeskFile, connection: Connection, scripts: Path) -> int:
    """Run every migration that is newer than the desk, and return the number of the last."""
    directory = ScriptDirectory(str(scripts), version_locations=[str(scripts / "versions")])
    revisions = {int(revision.revision): revision for revision in directory.walk_revisions()}
    context = MigrationContext.configure(connection, opts={"transactional_ddl": True})
    with Operations.context(context):
        for number in sorted(revisions):
            if number > file.schema:
                module: Any = revisions[number].module
                module.upgrade()
    file.connection.execute(f"PRAGMA user_version = {max(revisions)}")
    if file.schema:
        file.connection.execute(
            "INSERT INTO edit_log (step, kind, label, made_at, changes) "
            "VALUES (0, 'update', 'Bring the desk up to date', strftime('%Y-%m-%dT%H:%M:%f+00:00'), '[]')"
        )
    return max(revisions)


def _check(file: DeskFile) -> None:
    """Refuse to commit an upgrade that left its transaction or lost a reference."""
    if not file.connection.in_transaction:
        raise RuntimeError("a migration ended the transaction")
    if file.connection.execute("PRAGMA foreign_key_check").fetchone():
        raise DamagedDesk(
            f"“{file.name}” could not be brought up to date, because some of its records refer to missing "
            "ones; it was left as it was: go on with the version that wrote it."
        )


def _back_up(file: DeskFile) -> None:
    if file.schema:  # an empty desk holds nothing to lose
        stem = f"{file.path.stem} before update {datetime.now():%Y-%m-%d %H%M%S}"
        names = chain([stem], (f"{stem} ({number})" for number in count(2)))
        # A second try may follow within the second in which the first was cut off.
        paths = (file.path.with_name(f"{name}{file.path.suffix}") for name in names)
        care.backup(file, next(path for path in paths if not path.exists()))
