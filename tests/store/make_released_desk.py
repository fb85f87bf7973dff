"""Write the desk of a release: every class, every field, long and foreign text.

Run by hand, once a release: ``python -m tests.store.make_released_desk v0.1.0``. The file stays for ever
and every later version must open it.
"""

import sys
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from types import NoneType
from typing import Any, get_args
from uuid import UUID

from alliance_desk.records import RECORDS, Record
from alliance_desk.store.store import Store

TEXT = "Żółć Ærø Ωμέγα Объект 日本語 שלום 🗝️ <b>&amp;</b> 'quoted' \"twice\"\nnew line"


def value(record: type[Record], name: str, ids: dict[str, UUID]) -> Any:
    column = record.__table__.columns[name]
    for key in column.foreign_keys:
        return ids.get(key.column.table.name)
    info = record.model_fields[name]
    (kind,) = (set(get_args(info.annotation)) or {info.annotation}) - {NoneType}
    if kind is Any:
        return {"text": TEXT, "list": [1, 2.5, True, None]}
    if issubclass(kind, StrEnum):
        return list(kind)[-1]
    plain: dict[Any, Any] = {
        bool: True,
        int: next((rule.ge for rule in info.metadata if hasattr(rule, "ge")), 3),
        str: "done" if name == "state" else TEXT * (40 if name in {"summary", "notes", "note"} else 1),
        date: date(2026, 2, 28),
        datetime: datetime(2026, 12, 31, 23, 59, 59, tzinfo=UTC),
    }
    return plain[kind]


def main(release: str) -> None:
    path = Path(__file__).parent / "desks" / f"{release}.adesk"
    ids: dict[str, UUID] = {}
    with Store.create(path) as store:
        for record in RECORDS:
            with store.edit(f"New {record.__name__}") as session:
                fields = {name: value(record, name, ids) for name in record.columns() if name != "id"}
                row = record(**fields)
                session.add(row)
                ids[record.__table__.name] = row.id
        with store.edit("To undo") as session:
            session.delete(session.get_one(RECORDS[-1], ids[RECORDS[-1].__table__.name]))
        store.undo()
        print(path, store.check())


if __name__ == "__main__":
    main(sys.argv[1])
