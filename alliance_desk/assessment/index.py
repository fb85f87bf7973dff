"""One alliance looked up once: what the assessments of all components share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from alliance_desk.assessment.alignment import PartnerAlignment, partner_alignments
from alliance_desk.assessment.answers import AnswerSheet
from alliance_desk.assessment.schedule import PlanItem, anchor_days, counted, plan
from alliance_desk.assessment.stakeholders import paired_ids
from alliance_desk.assessment.working_days import WorkCalendar
from alliance_desk.playbook import Component, Playbook
from alliance_desk.records import (
    AnchorKind,
    Charter,
    Committee,
    ComponentNote,
    Deliverable,
    Dossier,
    Partner,
    Person,
    Risk,
    RiskState,
    Seat,
    Variant,
)

T = TypeVar("T")


@dataclass(frozen=True)
class Rule:
    """A rule of a register that holds, or what is missing in words and the record to look at."""

    done: bool
    text: str = ""
    record: UUID | None = None
    field: str = ""
    idle: bool = False
    """It holds only because the register is empty, which it may be."""


class Index:
    """A dossier on one day, with everything that several assessments ask of it worked out once.

    An index keeps nothing itself: all that it works out is derived in the dossier, so that after an
    edit only what read the changed records is worked out again.
    """

    def __init__(self, dossier: Dossier, playbook: Playbook, today: date) -> None:
        self.dossier = dossier
        self.playbook = playbook
        self.today = today

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what ``make`` gives, worked out again only when what it read has changed."""
        return self.dossier.derived((key, id(self.playbook), self.today), make)

    @property
    def partners(self) -> list[Partner]:
        return self.dossier.partners

    @property
    def answers(self) -> AnswerSheet:
        return AnswerSheet.of(self.dossier, self.playbook)

    @property
    def plan(self) -> list[PlanItem]:
        return plan(self.dossier, self.playbook, self.today)

    def plan_of_component(self, id: str) -> list[PlanItem]:
        """Return the tasks that belong to a component."""
        return self.once(("plan of component", id), lambda: self._plans("component").get(id, []))

    def plan_of_workstream(self, id: str) -> list[PlanItem]:
        """Return the tasks that belong to a workstream, an element or a stage."""
        return self.once(("plan of workstream", id), lambda: self._plans("workstream").get(id, []))

    def _plans(self, by: str) -> dict[str, list[PlanItem]]:
        def make() -> dict[str, list[PlanItem]]:
            found: dict[str, list[PlanItem]] = defaultdict(list)
            for item in self.plan:
                found[getattr(item, by)].append(item)
            return found

        return self.once(("plan by", by), make)

    @property
    def people(self) -> list[Person]:
        return self.dossier.all(Person)

    @property
    def partner_of(self) -> dict[UUID, UUID | None]:
        """The partner of each person by the person's id."""
        return self.once("partner of", lambda: {person.id: person.partner_id for person in self.people})

    @property
    def paired(self) -> set[UUID]:
        return self.once("paired", lambda: paired_ids(self.dossier))

    @property
    def committees(self) -> list[Committee]:
        return self.dossier.all(Committee)

    @property
    def chartered(self) -> list[Committee]:
        """The committees without informal forums: those that need chair, quorum, ladder and charter."""
        return [body for body in self.committees if body.chartered]

    @property
    def seats(self) -> dict[UUID, list[Seat]]:
        """The seats of each committee by its id."""

        def make() -> dict[UUID, list[Seat]]:
            found: dict[UUID, list[Seat]] = defaultdict(list)
            for seat in self.dossier.all(Seat):
                found[seat.committee_id].append(seat)
            return dict(found)

        return self.once("seats", make)

    @property
    def charters(self) -> dict[UUID, Charter]:
        """The charter of each committee by its id."""
        return {charter.committee_id: charter for charter in self.dossier.all(Charter)}

    @property
    def deliverables(self) -> list[Deliverable]:
        return self.dossier.all(Deliverable)

    @property
    def risks(self) -> list[Risk]:
        return self.dossier.all(Risk)

    @property
    def open_risks(self) -> list[Risk]:
        return [risk for risk in self.risks if risk.state != RiskState.CLOSED]

    @property
    def days(self) -> dict[AnchorKind, date]:
        return self.once("days", lambda: anchor_days(self.dossier))

    @property
    def calendar(self) -> WorkCalendar:
        return WorkCalendar.of(self.dossier)

    @property
    def notes(self) -> dict[str, ComponentNote]:
        """Who looks after each component and when it is due, by the id of the component."""
        return {note.component: note for note in self.dossier.all(ComponentNote)}

    def due(self, component: Component) -> date | None:
        """Return when a component should be complete: the date set by hand, else the playbook's."""
        return self.once(("due", component.id), lambda: self._due(component))

    def _due(self, component: Component) -> date | None:
        note = self.notes.get(component.id)
        if note is not None and note.due is not None:
            return note.due
        name, offset = component.due(Variant(self.dossier.alliance.variant).value)
        return counted(self.days.get(AnchorKind(name)), offset, self.calendar)

    def alignments(self, component: Component) -> tuple[PartnerAlignment, ...]:
        """Return how far each partner agrees with a component."""
        return partner_alignments(self.dossier, self.playbook, component.id)

    def owner(self, id: UUID | None) -> bool:
        """Tell whether an owner is named who is still on the register."""
        return id in self.partner_of
