"""Taking a record out of the desk, with all that makes no sense without it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from uuid import UUID

from sqlalchemy import Column, Table
from sqlmodel import Session, select

from alliance_desk.records import RECORDS, Record

_AT_ONCE = 500

Reference = tuple[type[Record], Column[UUID]]


def remove(session: Session, record: Record) -> None:
    """Delete ``record`` and, in turn, all that must refer to it; let go of it where that is possible.

    Everything goes through the session, so that undo brings it back.
    """
    session.flush()
    going = _dependants(session, record)
    for kind, rows in _by_kind(going.values()).items():
        for holder, column in _references(kind.__table__):
            if column.nullable:
                for row in _referring(session, holder, column, [gone.id for gone in rows]):
                    if row.id not in going:
                        setattr(row, column.key, None)
    for row in going.values():
        session.delete(row)
    session.flush()


def _dependants(session: Session, record: Record) -> dict[UUID, Record]:
    """Return the record and all that cannot be without it."""
    found = {record.id: record}
    newest: list[Record] = [record]
    while newest:
        rows = [
            row
            for kind, parents in _by_kind(newest).items()
            for holder, column in _references(kind.__table__)
            if not column.nullable
            for row in _referring(session, holder, column, [parent.id for parent in parents])
        ]
        newest = list({row.id: row for row in rows if row.id not in found}.values())
        found |= {row.id: row for row in newest}
    return found


def _by_kind(rows: Iterable[Record]) -> dict[type[Record], list[Record]]:
    kinds: dict[type[Record], list[Record]] = {}
    for row in rows:
        kinds.setdefault(type(row), []).append(row)
    return kinds


@cache
def _references(to: Table) -> tuple[Reference, ...]:
    """Return every column that refers to the records of a table."""
    return tuple(
        (holder, column)
        for holder in RECORDS
        for column in holder.__table__.columns
        for key in column.foreign_keys
        if key.column.table is to
    )


def _referring(
    session: Session, holder: type[Record], column: Column[UUID], ids: list[UUID]
) -> Iterator[Record]:
    for start in range(0, len(ids), _AT_ONCE):
        yield from session.exec(select(holder).where(column.in_(ids[start : start + _AT_ONCE]))).all()
