"""Columns of plan tasks, whose words and dates come from the playbook until the user sets others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Self

from sqlmodel import Session

from alliance_desk.assessment.dependencies import Dependencies
from alliance_desk.assessment.due_days import due_day
from alliance_desk.assessment.schedule import READ_BY_PLAN
from alliance_desk.gui.models.columns import DateColumn, TextColumn
from alliance_desk.gui.models.references import PersonColumn
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.words import tr
from alliance_desk.records import Dossier, Person, Record, Task, TaskLink
from alliance_desk.store.changeset import RowChange, Updated

_MOVED_BY = frozenset(
    ("due", "start", "duration", "anchor", "offset_days", "counting", "done_on", "partner_id")
)
"""The fields of a task that move it, and with it what waits for it."""


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
    """When a task is due, as the plan says it: by its anchor and what it waits for until set by hand."""

    alliance: OpenAlliance | None = None

    def seen_in(self, alliance: OpenAlliance) -> Self:
        return replace(self, alliance=alliance)

    def value(self, row: Any) -> date | None:
        if row.due is not None or self.alliance is None:
            return row.due
        return due_day(self.alliance.dossier, row)

    def watches(self) -> frozenset[str]:
        return super().watches() | _MOVED_BY

    def touched(self, change: RowChange, rows: Iterable[Record], dossier: Dossier) -> list[Record]:
        if change.record not in READ_BY_PLAN:
            return []
        if change.record is Task and isinstance(change, Updated) and not _MOVED_BY & set(change.after):
            return []
        before = Dependencies.of(dossier).before
        moves: list[Any] = [row for row in rows if isinstance(row, Task) and row.due is None]
        if change.record in (Task, TaskLink):
            # One task moves those that wait for it, and those that wait for them.
            return [row for row in moves if before.get(row.id)]
        return [row for row in moves if row.anchor is not None or before.get(row.id)]


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
