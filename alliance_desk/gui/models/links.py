"""Columns that point at a record of the plan, the risks, the agreement or the market."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Self
from uuid import UUID

from sqlmodel import Session

from alliance_desk.assessment.dependencies import would_cycle
from alliance_desk.gui.models.columns import NAMING, Unfit, label_of
from alliance_desk.gui.models.references import ReferenceColumn
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.words import tr
from alliance_desk.records import Dossier, Message, Objective, Record, Task, TaskLink


@dataclass(frozen=True)
class LinkColumn(ReferenceColumn):
    """Another record, by the name it has in its own register."""

    named_by: frozenset[str] = frozenset((*NAMING, "clause", "who"))

    def offered(self, row: Record, dossier: Dossier) -> list[Any]:
        return [each for each in dossier.all(self.refers) if each.id != row.id]

    def name(self, other: Any) -> str:
        return label_of(other) or tr("(no name)")


@dataclass(frozen=True)
class ObjectiveColumn(LinkColumn):
    """An objective of another partner, which this one gets in the way of."""

    refers: Any = Objective

    def offered(self, row: Record, dossier: Dossier) -> list[Any]:
        own = getattr(row, "partner_id", None)
        others = super().offered(row, dossier)
        return [each for each in others if own is None or each.partner_id != own]


@dataclass(frozen=True)
class MessageColumn(LinkColumn):
    """A message of the communication plan, by whom it is for and what it says."""

    refers: Any = Message
    required: bool = True

    def name(self, other: Any) -> str:
        return ": ".join(part for part in (other.who.strip(), label_of(other)) if part) or tr("(no name)")


@dataclass(frozen=True)
class TaskLinkColumn(LinkColumn):
    """A task of the plan, by its own words or the playbook's."""

    refers: Any = Task
    named_by: frozenset[str] = frozenset(("title", "item"))
    alliance: OpenAlliance | None = None

    def seen_in(self, alliance: OpenAlliance) -> Self:
        return replace(self, alliance=alliance)

    def name(self, other: Any) -> str:
        if other.title or self.alliance is None:
            return other.title or tr("(no name)")
        playbook, id = self.alliance.playbook, str(other.item)
        item = playbook.schedule_item(playbook.renamed.get(id, id))
        return item.title if item else tr("(no name)")


@dataclass(frozen=True)
class DependencyColumn(TaskLinkColumn):
    """One end of a dependency; a choice that would send tasks round in a ring is refused."""

    other: str = "after_id"
    """The field of the other end."""
    required: bool = True

    def offered(self, row: Record, dossier: Dossier) -> list[Any]:
        across = getattr(row, self.other)
        return [each for each in dossier.all(Task) if each.id != across]

    def write(self, session: Session, record: Any, value: UUID | None) -> None:
        if value is not None and self.alliance is not None and value != self.value(record):
            across: UUID = getattr(record, self.other)
            before, after = (value, across) if self.field == "before_id" else (across, value)
            if before == after:
                raise Unfit(tr("a task cannot wait for itself"))
            if ring := ring_of(self.alliance.dossier, before, after, record.id):
                names = " → ".join(self.name(task) for task in ring)
                raise Unfit(tr("these tasks would wait for one another: %1", names))
        super().write(session, record, value)


def ring_of(dossier: Dossier, before: UUID, after: UUID, but: UUID | None = None) -> list[Task]:
    """Return the tasks that would wait for one another in a ring, ``but`` the link that is being changed."""
    links = (link for link in dossier.all(TaskLink) if link.id != but)
    return would_cycle(Dossier(dossier.alliance, [*dossier.all(Task), *links]), before, after)
