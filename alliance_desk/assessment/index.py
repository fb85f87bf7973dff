"""One alliance looked up once: what the assessments of all components share."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from alliance_desk.assessment.alignment import PartnerAlignment, Wordings, alignments_of
from alliance_desk.assessment.answers import AnswerSheet
from alliance_desk.assessment.place import Gap
from alliance_desk.assessment.schedule import PlanItem, anchor_days, counted, plan
from alliance_desk.assessment.stakeholders import paired_ids
from alliance_desk.playbook import Component, Playbook
from alliance_desk.playbook.model import RegisterName
from alliance_desk.records import (
    Alignment,
    AnchorKind,
    Charter,
    Committee,
    Deliverable,
    Dossier,
    Person,
    Risk,
    RiskState,
    Seat,
    Variant,
)


@dataclass(frozen=True)
class Rule:
    """A rule of a register that holds, or what is missing in words and the record to look at."""

    done: bool
    text: str = ""
    record: Person | Committee | None = None
    field: str = ""


class Index:
    """A dossier on one day, indexed; does not see later changes."""

    @classmethod
    def of(cls, dossier: Dossier, playbook: Playbook, today: date) -> Index:
        """Return the index of a dossier as it stands, shared by all who ask before it changes."""
        return dossier.derived((cls, id(playbook), today), lambda: cls(dossier, playbook, today))

    def __init__(self, dossier: Dossier, playbook: Playbook, today: date) -> None:
        self.dossier = dossier
        self.playbook = playbook
        self.today = today
        self.partners = dossier.partners
        self.answers = AnswerSheet(dossier, playbook.renamed)
        self._alignments: dict[str, tuple[PartnerAlignment, ...]] = {}
        self.rules: dict[RegisterName, list[Rule]] = {}
        """The rules of each register, as ``registers.rules`` has weighed them."""
        self.weighed: dict[str, tuple[int, list[Gap]]] = {}
        """How many things count in a step, and those that are missing, as ``progress`` has weighed them."""

    @cached_property
    def plan(self) -> list[PlanItem]:
        return plan(self.dossier, self.playbook, self.today)

    @cached_property
    def plan_by_component(self) -> dict[str, list[PlanItem]]:
        found: dict[str, list[PlanItem]] = defaultdict(list)
        for item in self.plan:
            found[item.component].append(item)
        return found

    @cached_property
    def plan_by_workstream(self) -> dict[str, list[PlanItem]]:
        found: dict[str, list[PlanItem]] = defaultdict(list)
        for item in self.plan:
            found[item.workstream].append(item)
        return found

    @cached_property
    def people(self) -> list[Person]:
        return self.dossier.all(Person)

    @cached_property
    def partner_of(self) -> dict[UUID, UUID | None]:
        """The partner of each person by the person's id."""
        return {person.id: person.partner_id for person in self.people}

    @cached_property
    def paired(self) -> set[UUID]:
        return paired_ids(self.dossier)

    @cached_property
    def committees(self) -> list[Committee]:
        return self.dossier.all(Committee)

    @cached_property
    def seats(self) -> dict[UUID, list[Seat]]:
        found: dict[UUID, list[Seat]] = defaultdict(list)
        for seat in self.dossier.all(Seat):
            found[seat.committee_id].append(seat)
        return found

    @cached_property
    def charters(self) -> dict[UUID, Charter]:
        return {charter.committee_id: charter for charter in self.dossier.all(Charter)}

    @cached_property
    def deliverables(self) -> list[Deliverable]:
        return self.dossier.all(Deliverable)

    @cached_property
    def risks(self) -> list[Risk]:
        return self.dossier.all(Risk)

    @cached_property
    def open_risks(self) -> list[Risk]:
        return [risk for risk in self.risks if risk.state != RiskState.CLOSED]

    @cached_property
    def days(self) -> dict[AnchorKind, date]:
        return anchor_days(self.dossier)

    @cached_property
    def _wordings(self) -> Wordings:
        return Wordings(self.dossier, self.answers)

    @cached_property
    def _alignment_rows(self) -> dict[str, list[Alignment]]:
        found: dict[str, list[Alignment]] = defaultdict(list)
        for row in self.dossier.all(Alignment):
            found[row.component].append(row)
        return found

    def due(self, component: Component) -> date | None:
        """Return when a component should be complete."""
        name, offset = component.due(Variant(self.dossier.alliance.variant).value)
        return counted(self.days.get(AnchorKind(name)), offset)

    def alignments(self, component: Component) -> tuple[PartnerAlignment, ...]:
        """Return how far each partner agrees with a component."""
        if component.id not in self._alignments:
            self._alignments[component.id] = alignments_of(
                self.partners,
                self._alignment_rows.get(component.id, ()),
                lambda: self._wordings.fingerprint(component),
            )
        return self._alignments[component.id]

    def owner(self, id: UUID | None) -> bool:
        """Tell whether an owner is named who is still on the register."""
        return id in self.partner_of
