"""How documents of this desk look: there is one record of it at most."""

from __future__ import annotations

from typing import Any

from sqlmodel import select

from alliance_desk.records import HouseLook
from alliance_desk.store.store import Store


def house_look(store: Store) -> HouseLook:
    """Return how documents look; a blank, unsaved record on a desk that keeps the desk's own look."""
    with store.read() as session:
        return session.exec(select(HouseLook)).first() or HouseLook()


def keep(store: Store, label: str, **fields: Any) -> None:
    """Change how documents look; one edit."""
    with store.edit(label) as session:
        record = session.exec(select(HouseLook)).first() or HouseLook()
        for name, value in fields.items():
            setattr(record, name, value)
        session.add(record)
