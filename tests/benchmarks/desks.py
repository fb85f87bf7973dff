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
            _insert(connection, _alliance(number, items))
        connection.execute("COMMIT")
    return path


def _alliance(number: int, items: int) -> list[Record | dict[str, object]]:
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
    tasks = [
        _TASK
        | {
            "id": uuid4().hex,
            "alliance_id": alliance.id.hex,
            "title": f"Task {at}",
            "position": at,
            "done_on": TODAY.isoformat() if at % 3 == 0 else None,
        }
        for at in range(items)
    ]
    return [alliance, *partners, *anchors, *risks, *tasks]


_TASK = dict(Task(alliance_id=uuid4(), anchor=AnchorKind.KICKOFF).values())


def _insert(connection: Any, records: list[Record | dict[str, object]]) -> None:
    """Write records without a session: two million of them would take minutes."""
    rows: dict[str, list[dict[str, object]]] = {}
    for record in records:
        table, values = (
            ("task", record)
            if isinstance(record, dict)
            else (record.__tablename__, {name: _plain(value) for name, value in record.values().items()})
        )
        rows.setdefault(table, []).append(values)
    for table, some in rows.items():
        names = list(some[0])
        marks = ", ".join(f":{name}" for name in names)
        columns = ", ".join(f'"{name}"' for name in names)
        connection.executemany(f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', some)


def _plain(value: object) -> object:
    return getattr(value, "hex", None) or (value.isoformat() if isinstance(value, date) else value)
