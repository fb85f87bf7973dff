"""Named questions to the desk, for pages and the command line; each answer is a snapshot."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy import func
from sqlmodel import col, select, text

from alliance_desk.assessment.schedule import READ_BY_PLAN, late
from alliance_desk.records import RECORDS, Alliance, AllianceRecord, Dossier, Profile
from alliance_desk.store.store import Store


def alliances(store: Store) -> list[Alliance]:
    """Return every alliance, by name."""
    with store.read() as session:
        return list(session.exec(select(Alliance).order_by(func.lower(Alliance.name), col(Alliance.id))))


def alliance_named(store: Store, name: str) -> Alliance | None:
    """Return the alliance of this name; one that differs only in capitals if there is no other."""
    with store.read() as session:
        if exact := session.exec(select(Alliance).where(Alliance.name == name)).first():
            return exact
        # The engine's lower() knows A to Z only.
        for id, candidate in session.exec(select(Alliance.id, Alliance.name).order_by(col(Alliance.name))):
            if candidate.casefold() == name.casefold():
                return session.get(Alliance, id)
        return None


def dossier(store: Store, alliance_id: UUID) -> Dossier:
    """Return everything about one alliance; ``LookupError`` if there is no such alliance."""
    with store.read() as session:
        alliance = session.get(Alliance, alliance_id)
        if alliance is None:
            raise LookupError("no such alliance")
        found = Dossier(alliance)
        for record in RECORDS:
            if issubclass(record, AllianceRecord):
                # In the order of entry, which is what a register without a position shows.
                query = select(record).where(record.alliance_id == alliance_id).order_by(text("rowid"))
                for row in session.exec(query):
                    found.put(row)
        return found


def late_tasks(store: Store, alliance_ids: Collection[UUID], today: date) -> dict[UUID, int]:
    """Return how many tasks of the plan of each alliance are late; of these alone only the plan is read."""
    with store.read() as session:
        wanted = select(Alliance).where(col(Alliance.id).in_(alliance_ids))
        dossiers = {alliance.id: Dossier(alliance) for alliance in session.exec(wanted)}
        for record in READ_BY_PLAN:
            for row in session.exec(select(record).where(col(record.alliance_id).in_(alliance_ids))):
                dossiers[row.alliance_id].put(row)
        return {id: len(late(dossier, today)) for id, dossier in dossiers.items()}


def profile(store: Store) -> Profile:
    """Return whose desk this is; a blank, unsaved profile in a new desk."""
    with store.read() as session:
        return session.exec(select(Profile)).first() or Profile()
