"""SQLAlchemy over the one connection of a desk file."""

from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import StaticPool
from sqlmodel import SQLModel

from alliance_desk.records import RECORDS
from alliance_desk.store import log
from alliance_desk.store.desk_file import DeskFile
from alliance_desk.store.errors import Dbapi, translated
from alliance_desk.store.schema import SCHEMA

_TABLES = [*(record.__table__ for record in RECORDS), log.EDIT_LOG]


def engine_over(file: DeskFile) -> Engine:
    """Return an engine whose errors never quote values."""
    engine = create_engine(
        "sqlite://",
        module=Dbapi,
        creator=lambda: file.connection,
        poolclass=StaticPool,
        pool_reset_on_return=None,
        hide_parameters=True,
    )
    # The first connection of an engine tries things out and rolls back, so not within a transaction.
    engine.connect().close()
    return engine


def make_tables(file: DeskFile) -> None:
    """Fill a new desk with the tables of this version, in one transaction."""
    with translated(file.name):
        engine = engine_over(file)
        try:
            file.connection.execute("BEGIN IMMEDIATE")
            with engine.connect() as connection:
                SQLModel.metadata.create_all(connection, _TABLES)
                file.connection.execute(f"PRAGMA user_version = {SCHEMA}")
                connection.commit()
        finally:
            if file.connection.in_transaction:
                file.connection.rollback()
    file.schema = SCHEMA
