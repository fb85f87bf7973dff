"""Bringing an older desk up to date: all its migrations in one transaction, after a backup."""

from datetime import datetime
from pathlib import Path
from typing import Any

from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from alliance_desk.store import care
from alliance_desk.store.desk_file import DeskFile
from alliance_desk.store.errors import DamagedDesk, translated

HERE = Path(__file__).parent


def migrate(file: DeskFile, engine: Engine, scripts: Path = HERE, to: int | None = None) -> None:
    """Bring ``file`` to the newest schema, or leave it exactly as it was.

    The desk's ``user_version`` is its revision, so there is no second note of it that could differ, and
    it is written in the same transaction as the tables. Alembic's own environment is not used: its
    stock settings commit each statement, and a killed upgrade then stays half done for ever.
    """
    with translated(file.name):
        _back_up(file)
        connection = file.connection
        # Batch operations make a table anew under its name, which references would follow.
        connection.execute("PRAGMA foreign_keys = OFF")
        try:
            connection.execute("BEGIN IMMEDIATE")
            schema = _upgraded(file, engine, scripts)
            if connection.execute("PRAGMA foreign_key_check").fetchone():
                raise DamagedDesk(
                    f"“{file.name}” could not be brought up to date, because some of its records refer to "
                    "missing ones; it was left as it was: open the backup beside it in the older version."
                )
            connection.execute("COMMIT")
            file.schema = schema
        finally:
            if connection.in_transaction:
                connection.rollback()
            connection.execute("PRAGMA foreign_keys = ON")


def _upgraded(file: DeskFile, engine: Engine, scripts: Path) -> int:
    """Run every migration that is newer than the desk, and return the number of the last."""
    directory = ScriptDirectory(str(scripts), version_locations=[str(scripts / "versions")])
    revisions = sorted(directory.walk_revisions(), key=lambda revision: int(revision.revision))
    schema = file.schema
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"transactional_ddl": True})
        with Operations.context(context):
            for revision in revisions:
                if int(revision.revision) > file.schema:
                    module: Any = revision.module
                    module.upgrade()
                    schema = int(revision.revision)
        file.connection.execute(f"PRAGMA user_version = {schema}")
        if file.schema:
            file.connection.execute(
                "INSERT INTO edit_log (step, kind, label, made_at, changes) "
                "VALUES (0, 'update', 'Bring the desk up to date', strftime('%Y-%m-%dT%H:%M:%f+00:00'), '[]')"
            )
        if not file.connection.in_transaction:
            raise RuntimeError("a migration ended the transaction")
        connection.detach()
    return schema


def _back_up(file: DeskFile) -> None:
    if file.schema:  # an empty desk holds nothing to lose
        stamp = f"{datetime.now():%Y-%m-%d %H%M%S}"
        care.backup(file, file.path.with_name(f"{file.path.stem} before update {stamp}{file.path.suffix}"))
