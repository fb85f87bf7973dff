"""Between session and rows: what a flush changed, and changes applied without a session."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Executable, Table, delete, event, insert, inspect, select, update
from sqlalchemy.orm import ORMExecuteState
from sqlmodel import Session

from alliance_desk.records import Record
from alliance_desk.store.changeset import Changeset, Deleted, Inserted, RowChange, Updated, Values
from alliance_desk.store.errors import damaged


def recorded(session: Session, changes: list[RowChange]) -> None:
    """Have ``session`` add to ``changes`` whatever it writes."""

    def before(*_: object) -> None:
        _load_former_values(session)

    def after(*_: object) -> None:
        changes.extend(_row_changes(session))

    event.listen(session, "before_flush", before)
    event.listen(session, "after_flush", after)
    event.listen(session, "do_orm_execute", _refuse_bulk_changes)


def only_read(session: Session) -> None:
    """Have ``session`` refuse to write."""

    def refuse(*_: object) -> None:
        raise TypeError("records are changed within store.edit()")

    event.listen(session, "before_flush", refuse)
    event.listen(session, "do_orm_execute", _refuse_bulk_changes)


def applied(connection: Connection, changeset: Changeset, name: str) -> None:
    """Make the row changes; each must find its row in the state that it expects."""
    for change in changeset:
        if connection.execute(_statement(change)).rowcount != 1:
            raise damaged(name)


def _refuse_bulk_changes(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        raise TypeError("a bulk change is not recorded: change the records one by one")


def _row_changes(session: Session) -> Iterator[RowChange]:
    """Yield what the flush that just ran did, row by row."""
    row: Record
    for row in session.new:
        yield Inserted(type(row), row.id, row.values())
    for row in session.dirty:
        if before := _former_values(row):
            yield Updated(type(row), row.id, before, {name: getattr(row, name) for name in before})
    for row in session.deleted:
        yield Deleted(type(row), row.id, row.values() | _former_values(row))


def _former_values(row: Record) -> Values:
    state: Any = inspect(row)
    former: Values = {}
    for name in state.committed_state:
        history = state.attrs[name].history
        if history.added and history.deleted:
            former[name] = history.deleted[0]
    return former


def _load_former_values(session: Session) -> None:
    """Look up former values that were never loaded, as of a record that was set after it expired."""
    row: Record
    for row in session.dirty:
        state: Any = inspect(row)
        for name in tuple(state.committed_state):
            history = state.attrs[name].history
            if history.added and not history.deleted:
                table: Table = row.__table__
                query = select(table).where(table.c.id == row.id)
                stored = session.connection().execute(query).mappings().one()
                state.committed_state[name] = stored[name]


def _statement(change: RowChange) -> Executable:
    table = change.record.__table__
    match change:
        case Inserted(values=values):
            return insert(table).values(values)
        case Updated(id=id, after=after):
            return update(table).where(table.c.id == id).values(after)
        case Deleted(id=id):
            return delete(table).where(table.c.id == id)
