"""Columns beside those of texts, dates and links: fixed words, times of day, what is worked out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any, Literal, Self
from zoneinfo import available_timezones

from alliance_desk.gui.models.columns import Column, LineColumn, OptionsColumn, Unfit
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.words import tr
from alliance_desk.records import Dossier, Record
from alliance_desk.store.changeset import Deleted, Inserted, RowChange


@dataclass(frozen=True)
class WordColumn(OptionsColumn):
    """One of some fixed values, each with its words."""

    words: tuple[tuple[Any, str], ...] = ()

    def text(self, row: Record, dossier: Dossier) -> str:
        value = self.value(row)
        return next((tr(words) for each, words in self.words if each == value), str(value or ""))

    def options(self, row: Record, dossier: Dossier) -> list[tuple[Any, str]]:
        return [(value, tr(words)) for value, words in self.words]

    def key(self, row: Record, dossier: Dossier) -> tuple[bool, Any]:
        values = [value for value, _ in self.words]
        value = self.value(row)
        return value not in values, values.index(value) if value in values else 0


@dataclass(frozen=True)
class PlaybookColumn(OptionsColumn):
    """A component or a workstream of the playbook, by its title."""

    part: Literal["components", "workstreams"] = "components"
    alliance: OpenAlliance | None = None

    def seen_in(self, alliance: OpenAlliance) -> Self:
        return replace(self, alliance=alliance)

    def text(self, row: Record, dossier: Dossier) -> str:
        value = self.value(row)
        return next((words for each, words in self._parts() if each == value), str(value or ""))

    def options(self, row: Record, dossier: Dossier) -> list[tuple[Any, str]]:
        return [("", tr("None")), *self._parts()]

    def _parts(self) -> list[tuple[str, str]]:
        if self.alliance is None:
            return []
        return [(each.id, each.title) for each in getattr(self.alliance.playbook, self.part)]


@dataclass(frozen=True)
class RoleColumn(LineColumn):
    """A role in the startup team: those of the playbook are offered, any other may be written."""

    alliance: OpenAlliance | None = None

    def seen_in(self, alliance: OpenAlliance) -> Self:
        return replace(self, alliance=alliance)

    def offered(self) -> list[str]:
        """Return the roles of the playbook."""
        return [role.title for role in self.alliance.playbook.startup_roles] if self.alliance else []


@dataclass(frozen=True)
class TimeColumn(LineColumn):
    """A time of day as text, ``14:30``; anything else is kept, and said to be none."""

    def read(self, text: str, row: Record, dossier: Dossier) -> str:
        found = time_of(text)
        if text.strip() and found is None:
            raise Unfit(tr("a time is needed, like 14:30"))
        return found or ""

    def complaint(self, row: Record, dossier: Dossier) -> str:
        said = str(self.value(row) or "")
        return tr("A time is needed, like 14:30.") if said.strip() and time_of(said) is None else ""


@dataclass(frozen=True)
class ZoneColumn(LineColumn):
    """The name of a time zone, ``Europe/Berlin``; any other text is kept, and said to be none."""

    def complaint(self, row: Record, dossier: Dossier) -> str:
        said = str(self.value(row) or "").strip()
        known = not said or said in available_timezones()
        return "" if known else tr("No time zone of this name is known. One is Europe/Berlin.")


@dataclass(frozen=True)
class SaidColumn(Column):
    """What is worked out from a record and cannot be written: a sentence, a state, a date."""

    editable: bool = False
    says: Callable[[Any, Dossier], str] = lambda row, dossier: ""
    from_fields: tuple[str, ...] = ()
    """The fields of the record that it is worked out from."""
    from_records: tuple[type[Record], ...] = ()
    """Other records that it is worked out from."""
    tone: Callable[[Any, Dossier], str] | None = None
    """The colour of the chip that it is; plain text where there is none."""
    due: Callable[[Any, Dossier], date | None] | None = None
    """The day after which the row is late; None where nothing is."""

    def value(self, row: Record) -> Any:
        return None

    def text(self, row: Record, dossier: Dossier) -> str:
        return self.says(row, dossier)

    def watches(self) -> frozenset[str]:
        return frozenset(self.from_fields)

    def late_from(self, row: Record, dossier: Dossier) -> date | None:
        return self.due(row, dossier) if self.due is not None else None

    def touched(self, change: RowChange, rows: Iterable[Record], dossier: Dossier) -> list[Record]:
        return list(rows) if change.record in self.from_records else []


@dataclass(frozen=True)
class CountedColumn(SaidColumn):
    """What is worked out and begins with a number, by which it sorts."""

    def key(self, row: Record, dossier: Dossier) -> tuple[bool, Any]:
        first = self.text(row, dossier).split(" ", 1)[0]
        return not first.isdigit(), int(first) if first.isdigit() else 0


@dataclass(frozen=True)
class PlaceColumn(CountedColumn):
    """The number of a row in its register, which changes only with the rows before it."""

    record: type[Record] = Record

    def touched(self, change: RowChange, rows: Iterable[Record], dossier: Dossier) -> list[Record]:
        moves = isinstance(change, Inserted | Deleted) or "position" in change.after
        return list(rows) if change.record is self.record and moves else []


def time_of(text: str) -> str | None:
    """Return a time of day as it is stored, ``09:05``, or None where the text is none."""
    parts = text.strip().replace(".", ":").split(":")
    try:
        return time(int(parts[0]), int(parts[1]) if len(parts) > 1 else 0).strftime("%H:%M")
    except (ValueError, IndexError):
        return None
