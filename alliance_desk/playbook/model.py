"""What the method asks for, as typed objects that never change."""

from __future__ import annotations

import re
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from alliance_desk.playbook.questions import AnyQuestion, Item, VariantName

AnchorName = Literal["term_sheet", "signing", "clearance", "kickoff", "launch"]
RegisterName = Literal[
    "people",
    "counterparts",
    "engagement",
    "onboarding",
    "north_star",
    "objectives",
    "committees",
    "seats",
    "charters",
    "deliverables",
    "tasks",
    "risks",
]
PLACEHOLDER = re.compile(r"\{(\w*)\}")
PLACEHOLDERS = ("alliance", "committee", "north_star", "partners")
PictureName = Literal["influence_grid", "milestones", "alignment", "governance", "risk_map"]


class CheckItem(Item):
    """One line of a checklist."""

    text: str
    hint: str = ""


class Step(Item):
    """One page of a component's wizard."""

    title: str
    lead: str
    """What to do here, in a sentence or two."""
    questions: tuple[AnyQuestion, ...] = ()
    checklist: tuple[CheckItem, ...] = ()
    register_name: RegisterName | None = Field(default=None, alias="register")
    """The editable table that the step shows."""
    picture: PictureName | None = None
    alignment: bool = False
    """True for the step in which each partner agrees."""
    prompts: tuple[str, ...] = ()
    """Prompts that help with the writing, shown on demand."""


class Due(BaseModel):
    """A date counted from an anchor."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    anchor: AnchorName
    offset: int
    """Calendar days after the anchor; negative before it."""


class DueDates(BaseModel):
    """When something is due in either variant."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    biopharma: Due
    technology: Due


class Component(Item):
    """One of the nine startup components (SIR, "nine key components")."""

    number: int
    title: str
    why: str
    """Why it matters, in two or three sentences."""
    outcome: str
    """What is there when the component is complete."""
    due_dates: DueDates = Field(alias="due")
    steps: tuple[Step, ...]

    def due(self, variant: VariantName) -> tuple[AnchorName, int]:
        """Return the anchor on which the due date hangs, and the calendar days after it."""
        due = self.due_dates.technology if variant == "technology" else self.due_dates.biopharma
        return due.anchor, due.offset


class Workstream(Item):
    """One of the readiness workstreams (SIR Figure 9), or a technology readiness element or stage."""

    number: int
    title: str
    purpose: str
    kind: Literal["workstream", "element", "stage"]
    checklist: tuple[CheckItem, ...] = ()


class ScheduleItem(Item):
    """A task of the default startup plan: when it is due against which anchor."""

    title: str
    workstream: str = ""
    """Id of the workstream, element or stage; empty for the alliance manager's own work."""
    component: str = ""
    anchor: AnchorName
    offset_days: int
    before_signing: Literal["yes", "ask counsel", "after"] = "after"
    internal: bool = False
    hint: str = ""


class Habit(Item):
    """One of the seven habits (SIR Figure 1)."""

    title: str
    meaning: str


class Criterion(Item):
    """A criterion of the alignment scorecard (SIR Figure 5) with worded anchors (handbook A4)."""

    group: Literal["alignment", "commitment"]
    title: str
    biopharma_title: str
    low: str
    """What a 1 means."""
    middle: str
    """What a 3 means."""
    high: str
    """What a 5 means."""


class LaunchCheckItem(Item):
    """One of the five launch checks (SIR, before "Success factor three")."""

    title: str
    prompt: str
    """What evidence would show it."""
    biopharma_title: str = ""


class RiskEntry(Item):
    """A risk that alliances know, with the actions that counter it (SIR Figure 3 and our own)."""

    title: str
    risk_class: Literal["business", "human", "legal"]
    actions: tuple[str, ...]
    from_figure_3: bool = False


class PromptSheet(Item):
    """A guided sheet of prompts: one of the 4 Ps, a preparation script, a list of starters."""

    family: str
    """Which set it belongs to: four_ps, preparation, north_star, give_get, what_if, ice_breaker,
    audience, loaded_words."""
    title: str
    lead: str = ""
    prompts: tuple[str, ...]


class Metric(Item):
    """A measure (SIR, "suite of metrics"); a process metric needs a reference."""

    title: str
    kind: Literal["activity", "process", "outcome"]
    reference: str = ""


class CommitteeShape(Item):
    """A committee of a starting shape of governance."""

    name: str
    short_name: str
    kind: Literal["steering committee", "project team", "working group"]
    parent: str = ""
    """Id of the shape that it reports to."""
    purpose: str
    cadence: str
    decision_rule: str
    seats_per_partner: int = 2


class GovernanceShape(Item):
    """A starting shape of governance for some deal types (handbook A5)."""

    title: str
    deal_types: tuple[str, ...]
    committees: tuple[CommitteeShape, ...]
    escalation: tuple[str, ...]
    """Rungs of the ladder, lowest first: "who: n days"."""


class CharterWording(Item):
    """Starting text for one kind of committee (handbook 5.3 and 5.4); to be edited by the user.

    Texts with several points have one point a line. They may hold the placeholders ``{alliance}``,
    ``{committee}``, ``{north_star}`` and ``{partners}``; ``filled`` puts the names in.
    """

    kind: Literal["steering committee", "project team", "working group"]
    contribution: str
    end_state: str
    scope_in: str
    scope_out: str
    interfaces: str
    decides: str
    recommends: str
    informed: str
    may_not: str
    thresholds: str
    tie_break: str
    agenda_deadline: str
    minutes_deadline: str
    meeting_rules: str
    rules_of_engagement: str
    information: str
    communication: str
    measures: str
    resources: str
    deliverables: tuple[str, ...] = ()

    def filled(self, *, alliance: str, committee: str, north_star: str, partners: str) -> CharterWording:
        """Return the wording with the placeholders replaced, each once and never inside a name."""
        names = {"alliance": alliance, "committee": committee, "north_star": north_star, "partners": partners}

        def fill(text: str) -> str:
            return PLACEHOLDER.sub(lambda match: names.get(match[1], match[0]), text)

        changed: dict[str, Any] = {
            name: fill(value) for name, value in self if isinstance(value, str) and name not in ("id", "kind")
        }
        changed["deliverables"] = tuple(fill(text) for text in self.deliverables)
        return self.model_copy(update=changed)


class AgendaItem(Item):
    """An item of the joint kickoff agenda (handbook 5.2)."""

    form: Literal["in person", "remote"]
    day: int
    minutes: int
    title: str
    outcome: str


class Playbook(Item):
    """The whole method, or one variant of it."""

    title: str
    version: str
    credits: tuple[str, ...]
    components: tuple[Component, ...]
    workstreams: tuple[Workstream, ...]
    schedule: tuple[ScheduleItem, ...]
    habits: tuple[Habit, ...]
    criteria: tuple[Criterion, ...]
    launch_checks: tuple[LaunchCheckItem, ...]
    risks: tuple[RiskEntry, ...]
    sheets: tuple[PromptSheet, ...]
    metrics: tuple[Metric, ...]
    governance: tuple[GovernanceShape, ...]
    charters: tuple[CharterWording, ...]
    agenda: tuple[AgendaItem, ...]
    renamed: dict[str, str] = Field(default_factory=dict)
    """Old question or item id to new, so that old answers are found."""

    def for_variant(self, variant: VariantName) -> Playbook:
        """Return the playbook with only what belongs to ``variant``, at every depth."""
        return _kept(self, variant)

    def component(self, id: str) -> Component:
        """Return a component; KeyError if there is none with this id."""
        return _found(self.components, id)

    def workstream(self, id: str) -> Workstream:
        """Return a workstream; KeyError if there is none with this id."""
        return _found(self.workstreams, id)

    def questions(self) -> dict[str, AnyQuestion]:
        """Return every question by its id, in the order of the components."""
        return {
            question.id: question
            for component in self.components
            for step in component.steps
            for question in step.questions
        }

    def governance_for(self, deal_type: str) -> GovernanceShape | None:
        """Return the starting shape of governance for a deal type."""
        return next((shape for shape in self.governance if deal_type in shape.deal_types), None)

    def charter_for(self, kind: str) -> CharterWording | None:
        """Return the starting charter for a kind of committee."""
        return next((wording for wording in self.charters if wording.kind == kind), None)

    def schedule_item(self, id: str) -> ScheduleItem | None:
        """Return an item of the plan, or None for one that is the user's own."""
        return next((item for item in self.schedule if item.id == id), None)


I = TypeVar("I", bound=Item)


def _found(items: tuple[I, ...], id: str) -> I:
    for item in items:
        if item.id == id:
            return item
    raise KeyError(id)


def _kept(item: I, variant: VariantName) -> I:
    """Return a copy of ``item`` without the children that belong to the other variant."""
    changed: dict[str, Any] = {}
    for name in type(item).model_fields:
        children = getattr(item, name)
        if isinstance(children, tuple) and any(isinstance(child, Item) for child in children):
            changed[name] = tuple(
                _kept(child, variant) for child in children if child.only in (None, variant)
            )
    return item.model_copy(update=changed) if changed else item
