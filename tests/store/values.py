"""Valid values for any field of any record class, from the class itself; and what a desk holds."""

from datetime import UTC, date
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import Any, cast, get_args
from uuid import UUID

from annotated_types import Ge, Le
from hypothesis import settings
from hypothesis import strategies as st

from alliance_desk.records import RECORDS, Record
from alliance_desk.store.store import Store

EXAMPLES = settings().max_examples
"""As many as the profile asks for: tests that draw whole desks take a part of it."""

Rows = dict[str, list[tuple[Any, ...]]]

# Everything that a keyboard or a clipboard can give, control characters and lone surrogates included.
TEXT = st.text(st.characters(exclude_categories=()), max_size=12)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)


def field_values(record: type[Record], name: str, ids: dict[str, list[UUID]]) -> st.SearchStrategy[Any]:
    """Return valid values of a field; references are to one of the ``ids`` of their table."""
    column = record.__table__.columns[name]
    if column.foreign_keys:
        (key,) = column.foreign_keys
        there = ids.get(key.column.table.name, [])
        choices = [*there, None] if column.nullable else there
        return st.sampled_from(choices)
    return _plain_values(cast(Any, record), name)


@cache
def _plain_values(record: Any, name: str) -> st.SearchStrategy[Any]:
    info = record.model_fields[name]
    kinds = set(get_args(info.annotation)) or {info.annotation}
    some = st.one_of(*(_of_kind(kind, info.metadata, name) for kind in kinds - {NoneType}))
    return st.none() | some if NoneType in kinds else some


def _of_kind(kind: Any, metadata: list[Any], name: str) -> st.SearchStrategy[Any]:
    if kind is Any:
        return JSON
    if issubclass(kind, StrEnum):
        return st.sampled_from(list(kind))
    if kind is bool:
        return st.booleans()
    if kind is int:
        least = next((rule.ge for rule in metadata if isinstance(rule, Ge)), -(2**31))
        most = next((rule.le for rule in metadata if isinstance(rule, Le)), 2**31)
        return st.integers(least, most)  # type: ignore[arg-type]
    if kind is date:
        return st.dates()
    if kind is str:
        if any("not needed" in str(rule) for rule in metadata):
            return st.sampled_from(["done", "not needed"])
        return TEXT.filter(bool) if name == "name" else TEXT
    return st.datetimes(timezones=st.just(UTC))


def records(record: type[Record], ids: dict[str, list[UUID]]) -> st.SearchStrategy[Record]:
    """Return records of a class with every field filled."""
    fields = {name: field_values(record, name, ids) for name in record.columns() if name != "id"}
    return st.fixed_dictionaries(fields).map(lambda values: record(**values))


def snapshot(store: Store) -> Rows:
    """Return every stored row of every record class, as the engine has it."""
    return {
        record.__table__.name: sorted(
            store.file.connection.execute(f'SELECT * FROM "{record.__table__.name}"').fetchall(), key=str
        )
        for record in RECORDS
    }
