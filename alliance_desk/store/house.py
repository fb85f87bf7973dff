"""The house playbook of a desk: there is one record of it at most (S01)."""

from __future__ import annotations

from datetime import date

from sqlmodel import select

from alliance_desk.records import HousePlaybook
from alliance_desk.store import removal
from alliance_desk.store.store import Store


def house_playbook(store: Store) -> HousePlaybook | None:
    """Return the house playbook of a desk, or None."""
    with store.read() as session:
        return session.exec(select(HousePlaybook)).first()


def text(store: Store) -> str:
    """Return the text of the house playbook of a desk; empty without one."""
    record = house_playbook(store)
    return record.text if record else ""


def keep(store: Store, label: str, *, name: str, version: str, text: str, taken_on: date) -> None:
    """Take in a house playbook in place of the one that the desk has; one edit."""
    with store.edit(label) as session:
        record = session.exec(select(HousePlaybook)).first()
        if record is None:
            record = HousePlaybook()
        record.name, record.version, record.text, record.taken_on = name, version, text, taken_on
        session.add(record)


def let_go(store: Store, label: str) -> None:
    """Remove the house playbook; what was answered to its questions stays on the desk."""
    with store.edit(label) as session:
        for record in session.exec(select(HousePlaybook)).all():
            removal.remove(session, record)
