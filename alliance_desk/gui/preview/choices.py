"""Keeps what the user chose for documents: each choice is one edit that can be undone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session, select

from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.words import tr
from alliance_desk.records import DocumentChoice


def choose(alliance: OpenAlliance, key: str, label: str, **fields: Any) -> None:
    """Keep a choice for one document."""
    with alliance.store.edit(label) as session:
        _set(session, alliance, key, fields)


def choose_pack(alliance: OpenAlliance, in_pack: Mapping[str, bool]) -> None:
    """Keep which documents make the kickoff pack; only those that are named have changed."""
    if in_pack:
        with alliance.store.edit(tr("Documents of the kickoff pack")) as session:
            for key, kept in in_pack.items():
                _set(session, alliance, key, {"in_pack": kept})


def _set(session: Session, alliance: OpenAlliance, key: str, fields: Mapping[str, Any]) -> None:
    found = session.exec(
        select(DocumentChoice).where(
            DocumentChoice.alliance_id == alliance.id, DocumentChoice.document == key
        )
    ).first()
    record = found or DocumentChoice(alliance_id=alliance.id, document=key)
    for name, value in fields.items():
        setattr(record, name, value)
    session.add(record)
