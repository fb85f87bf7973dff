"""Large desks, filled in bulk."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from alliance_desk.records import Alliance, Anchor, AnchorKind, Partner, Record, Risk, Task
from alliance_desk.store.store import Store

TODAY = date(2026, 11, 22)


def large(path: Path, alliances: int, items: int = 200) -> Path:
    """Make a desk of ``alliances`` with two partners, anchors, risks and ``items`` tasks each."""
    with Store.create(path) as store:
        connection = store.file.connection
        connection.execute("PRAGMA cache_size = -2000000")  # random keys thrash a small cache
        connection.execute("BEGIN")
        for number in range(alliances):
            _insert(connection, _alliance(number))
        _fill_with_tasks(connection, items)
        connection.execute("COMMIT")
    return path


def _alliance(number: int) -> list[Record]:
    alliance = Alliance(name=f"Alliance {number:05}", manager=f"Manager {number % 7}", tier=number % 3 + 1)
    partners = [
        Partner(alliance_id=alliance.id, name=name, own=own, position=at)
        for at, (name, own) in enumerate((("Ours", True), (f"Partner {number}", False)))
    ]
    anchors = [
        Anchor(alliance_id=alliance.id, kind=kind, on=TODAY + timedelta(days=number % 60 + at * 30))
        for at, kind in enumerate((AnchorKind.SIGNING, AnchorKind.KICKOFF))
    ]
    risks = [
        Risk(alliance_id=alliance.id, title=f"Risk {at}", likelihood=at % 5 + 1, impact=4) for at in range(4)
    ]
    return [alliance, *partners, *anchors, *risks]


def _insert(connection: Any, records: list[Record]) -> None:
    """Write records without a session: a hundred thousand of them would take minutes."""
    for record in records:
        values = {name: _plain(value) for name, value in record.values().items()}
        columns = ", ".join(f'"{name}"' for name in values)
        marks = ", ".join(f":{name}" for name in values)
        connection.execute(f'INSERT INTO "{record.__tablename__}" ({columns}) VALUES ({marks})', values)


def _fill_with_tasks(connection: Any, items: int) -> None:
    """Give every alliance its tasks: SQLite multiplies one, and indexes them afterwards, which is faster."""
    indexes = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'task' AND sql IS NOT NULL"
    ).fetchall()
    for name, _ in indexes:
        connection.execute(f'DROP INDEX "{name}"')
    task = {
        name: _plain(value)
        for name, value in Task(alliance_id=uuid4(), anchor=AnchorKind.KICKOFF).values().items()
    }
    given = task | {"today": TODAY.isoformat(), "items": items}
    made = {
        "id": "lower(hex(randomblob(16)))",
        "alliance_id": "alliance.id",
        "title": "'Task ' || item.at",
        "position": "item.at",
        "done_on": "CASE WHEN item.at % 3 = 0 THEN :today END",
    }
    columns = ", ".join(f'"{name}"' for name in task)
    values = ", ".join(made.get(name, f":{name}") for name in task)
    connection.execute(
        "WITH RECURSIVE item(at) AS (SELECT 0 UNION ALL SELECT at + 1 FROM item WHERE at < :items - 1) "
        f'INSERT INTO "task" ({columns}) SELECT {values} FROM alliance CROSS JOIN item',
        {name: value for name, value in given.items() if name not in made},
    )
    for _, sql in indexes:
        connection.execute(sql)


def _plain(value: object) -> object:
    return getattr(value, "hex", None) or (value.isoformat() if isinstance(value, date) else value)
