"""Large desks, filled in bulk."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from alliance_desk.records import Alliance, Anchor, AnchorKind, Partner, Record, Risk, Task
from alliance_desk.store.store import Store

TODAY = date(2026, 11, 22)
Row = dict[str, object]


def large(path: Path, alliances: int, items: int = 200) -> Path:
    """Make a desk of ``alliances`` with two partners, anchors, risks and ``items`` tasks each."""
    with Store.create(path) as store:
        connection = store.file.connection
        connection.execute("PRAGMA cache_size = -2000000")  # random keys thrash a small cache
        connection.execute("BEGIN")
        for number in range(alliances):
            for table, row in _rows(number):
                _insert(connection, table, row)
        _fill_with_tasks(connection, items)
        connection.execute("COMMIT")
    return path


def _rows(number: int) -> Iterator[tuple[str, Row]]:
    """Yield the rows of an alliance with their tables."""
    id = uuid4().hex
    named = {"name": f"Alliance {number:05}", "manager": f"Manager {number % 7}", "tier": number % 3 + 1}
    yield "alliance", _ALLIANCE | named | {"id": id}
    for at, (name, own) in enumerate((("Ours", True), (f"Partner {number}", False))):
        yield "partner", _PARTNER | {"name": name, "own": own, "position": at} | _identity(id)
    for at, kind in enumerate((AnchorKind.SIGNING, AnchorKind.KICKOFF)):
        on = TODAY + timedelta(days=number % 60 + at * 30)
        yield "anchor", _ANCHOR | {"kind": kind, "on": on.isoformat()} | _identity(id)
    for at in range(4):
        yield "risk", _RISK | {"title": f"Risk {at}", "likelihood": at % 5 + 1} | _identity(id)


def _identity(alliance: str) -> Row:
    return {"id": uuid4().hex, "alliance_id": alliance}


def _insert(connection: Any, table: str, row: Row) -> None:
    """Write a row without a record: a hundred thousand of them would take minutes."""
    columns = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join(f":{name}" for name in row)
    connection.execute(f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', row)


def _fill_with_tasks(connection: Any, items: int) -> None:
    """Give every alliance its tasks: SQLite multiplies one, and indexes them afterwards, which is faster."""
    indexes = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'task' AND sql IS NOT NULL"
    ).fetchall()
    for name, _ in indexes:
        connection.execute(f'DROP INDEX "{name}"')
    given = _TASK | {"today": TODAY.isoformat(), "items": items}
    made = {
        "id": "lower(hex(randomblob(16)))",
        "alliance_id": "alliance.id",
        "title": "'Task ' || item.at",
        "position": "item.at",
        "done_on": "CASE WHEN item.at % 3 = 0 THEN :today END",
    }
    columns = ", ".join(f'"{name}"' for name in _TASK)
    values = ", ".join(made.get(name, f":{name}") for name in _TASK)
    connection.execute(
        "WITH RECURSIVE item(at) AS (SELECT 0 UNION ALL SELECT at + 1 FROM item WHERE at < :items - 1) "
        f'INSERT INTO "task" ({columns}) SELECT {values} FROM alliance CROSS JOIN item',
        {name: value for name, value in given.items() if name not in made},
    )
    for _, sql in indexes:
        connection.execute(sql)


def _plain(record: Record) -> Row:
    """Return the values of a record as they are stored."""
    return {
        name: getattr(value, "hex", None) or (value.isoformat() if isinstance(value, date) else value)
        for name, value in record.values().items()
    }


_ID = uuid4()
_ALLIANCE = _plain(Alliance(name="Alliance"))
_PARTNER = _plain(Partner(alliance_id=_ID, name="Partner"))
_ANCHOR = _plain(Anchor(alliance_id=_ID, kind=AnchorKind.SIGNING, on=TODAY))
_RISK = _plain(Risk(alliance_id=_ID, title="Risk", impact=4))
_TASK = _plain(Task(alliance_id=_ID, anchor=AnchorKind.KICKOFF))
