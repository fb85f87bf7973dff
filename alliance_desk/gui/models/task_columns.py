"""Columns of plan tasks, whose words and dates come from the playbook until the user sets others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Self

from sqlmodel import Session

from alliance_desk.assessment.schedule import anchor_days, counted
from alliance_desk.assessment.working_days import WorkCalendar
from alliance_desk.gui.models.columns import DateColumn, TextColumn
from alliance_desk.gui.models.references import PersonColumn
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.words import tr
from alliance_desk.records import Anchor, AnchorKind, Dossier, Person, Record
from alliance_desk.store.changeset import RowChange


@dataclass(frozen=True)
class TaskColumn(TextColumn):
    """What a task is called: the playbook's wording while it has no title of its own."""

    alliance: OpenAlliance | None = None

    def seen_in(self, alliance: OpenAlliance) -> Self:
        return replace(self, alliance=alliance)

    def value(self, row: Any) -> str:
        return row.title or self._wording(row)

    def write(self, session: Session, record: Any, value: Any) -> None:
        record.title = "" if value == self._wording(record) else value

    def watches(self) -> frozenset[str]:
        return frozenset(("title", "item"))

    def _wording(self, row: Any) -> str:
        if self.alliance is None or not row.item:
            return ""
        playbook, id = self.alliance.playbook, str(row.item)
        item = playbook.schedule_item(playbook.renamed.get(id, id))
        return item.title if item else ""


@dataclass(frozen=True)
class TaskDueColumn(DateColumn):
    """When a task is due: counted from its anchor until a date is set by hand."""

    alliance: OpenAlliance | None = None

    def seen_in(self, alliance: OpenAlliance) -> Self:
        return replace(self, alliance=alliance)

    def value(self, row: Any) -> date | None:
        if row.due is not None or row.anchor is None or self.alliance is None:
            return row.due
        dossier = self.alliance.dossier
        anchor = anchor_days(dossier).get(row.anchor)
        return counted(anchor, row.offset_days, WorkCalendar.of(dossier), row.counting)

    def watches(self) -> frozenset[str]:
        return super().watches() | {"anchor", "offset_days", "counting"}

    def touched(self, change: RowChange, rows: Iterable[Record], dossier: Dossier) -> list[Record]:
        if change.record is not Anchor:
            return []
        counts: list[Any] = [row for row in rows if getattr(row, "anchor", None) in set(AnchorKind)]
        return [row for row in counts if row.due is None]


@dataclass(frozen=True)
class OwnersColumn(PersonColumn):
    """Who owns a task, and beneath it the owner on the other side."""

    def note(self, row: Record, dossier: Dossier) -> tuple[str, str] | None:
        other = dossier.get(Person, getattr(row, "other_owner_id", None))
        return (tr("with %1", self.name(other)), "muted") if other is not None else None

    def watches(self) -> frozenset[str]:
        return super().watches() | {"other_owner_id"}

    def touched(self, change: RowChange, rows: Iterable[Record], dossier: Dossier) -> list[Record]:
        others = replace(self, field="other_owner_id")
        found = super().touched(change, rows, dossier)
        found += PersonColumn.touched(others, change, rows, dossier)
        return list({row.id: row for row in found}.values())
