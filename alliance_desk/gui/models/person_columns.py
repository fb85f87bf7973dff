"""The name and the e-mail of a person, which should stand on one side of the table only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from alliance_desk.gui.models.columns import Column, LineColumn, NameColumn, ScoreColumn
from alliance_desk.gui.words import tr
from alliance_desk.records import Dossier, Person, Record
from alliance_desk.store.changeset import Deleted, Inserted, RowChange

ATTENTION = ("High", "Medium", "Low")
TELLING = frozenset(("name", "email", "partner_id"))


@dataclass(frozen=True)
class _OneSide(Column):
    """A field by which the same person on the other side is found."""

    def complaint(self, row: Record, dossier: Dossier) -> str:
        said = _folded(getattr(row, self.field))
        listed = dossier.derived(("sides", self.field), lambda: _listed(dossier, self.field))
        for other in listed.get(said, ()) if said else ():
            if isinstance(row, Person) and other.id != row.id and other.partner_id != row.partner_id:
                partner = next((each for each in dossier.partners if each.id == other.partner_id), None)
                where = partner.label if partner else tr("neither partner")
                if self.field == "name":
                    return tr("Also listed for %1. One of the two is too many.", where)
                return tr("%1 of %2 has the same e-mail.", other.name or tr("Somebody"), where)
        return ""

    def watches(self) -> frozenset[str]:
        return super().watches() | TELLING

    def touched(self, change: RowChange, rows: Iterable[Record], dossier: Dossier) -> list[Record]:
        if change.record is not Person:
            return []
        if isinstance(change, Inserted | Deleted):
            told = {_folded(change.values[self.field])}
        elif TELLING & change.after.keys():
            now = dossier.get(Person, change.id)
            told = {_folded(change.before.get(self.field, "")), _folded(getattr(now, self.field, ""))}
        else:
            return []
        return [
            row for row in rows if row.id != change.id and _folded(getattr(row, self.field)) in told - {""}
        ]


@dataclass(frozen=True)
class PersonNameColumn(_OneSide, NameColumn):
    """The name of a person."""


@dataclass(frozen=True)
class EmailColumn(_OneSide, LineColumn):
    """The e-mail of a person."""


@dataclass(frozen=True)
class WantedColumn(ScoreColumn):
    """The support that is wanted from a person, with the support that there is now before it."""

    def shown(self, row: Record, dossier: Dossier) -> str:
        now = getattr(row, "support", None)
        if now in (None, self.value(row)):
            return self.text(row, dossier)
        return f"{tr(self.words[now - 1])} → {self.text(row, dossier) or '?'}"

    def note(self, row: Record, dossier: Dossier) -> tuple[str, str] | None:
        """Say how much of our attention the person gets, across all alliances (S09)."""
        attention = getattr(row, "priority", None)
        return (tr("%1 attention", tr(ATTENTION[attention - 1])), "muted") if attention else None

    def watches(self) -> frozenset[str]:
        return super().watches() | {"support", "priority"}


def _listed(dossier: Dossier, field: str) -> dict[str, list[Person]]:
    found: dict[str, list[Person]] = {}
    for person in dossier.all(Person):
        found.setdefault(_folded(getattr(person, field)), []).append(person)
    return found


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
