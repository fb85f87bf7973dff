"""What the method asks for, as typed objects that never change."""

from __future__ import annotations

from operator import is_not
from typing import Any, Literal, TypeVar, cast

from pydantic import BaseModel, ConfigDict, Field

from alliance_desk.playbook.library import (
    AgendaItem,
    Characteristic,
    CharterWording,
    CommonGround,
    Criterion,
    GovernanceShape,
    Habit,
    LaunchCheckItem,
    Metric,
    PromptSheet,
    RiskEntry,
    StartupRole,
    ThirdPartyItem,
)
from alliance_desk.playbook.questions import AnyQuestion, Item, VariantName

AnchorName = Literal["term_sheet", "signing", "clearance", "kickoff", "launch"]
RegisterName = Literal[
    # 1 strategic intent
    "north_star",
    "value_propositions",
    # 2 partner objectives
    "objectives",
    "contributions",
    # 3 stakeholder engagement
    "people",
    "gains",
    "counterparts",
    "engagement",
    "onboarding",
    "commitments",
    "insiders",
    "conversations",
    # 4 governance
    "committees",
    "seats",
    "ladders",
    "routines",
    "meetings",
    "decisions",
    "issues",
    # 5 workplans
    "tasks",
    "milestones",
    "dependencies",
    "deliverables",
    "obligations",
    "amendments",
    # 6 risk assessment
    "risks",
    "observations",
    "fought_terms",
    "competing_assets",
    "operability",
    "scenarios",
    # 7 communication
    "messages",
    "sendings",
    "topics",
    "press_releases",
    "sources",
    "glossary",
    # 8 team charters
    "charters",
    # 9 relationships
    "introductions",
    # readiness, biopharma
    "agreement_inputs",
    "third_parties",
    "internal_kickoffs",
    "kickoff",
    "agenda",
    "pre_reads",
    "after_actions",
    # readiness, technology
    "element_states",
    "canvas",
    "assumptions",
    "accounts",
    "briefings",
    "launch_steps",
    "early_wins",
    "field_notes",
    "traction",
    # the end of the startup
    "handovers",
    "lessons",
    "close_out",
    # the schedule
    "days_off",
]
"""The editable tables; ``north_star``, ``kickoff``, ``agenda``, ``element_states``, ``canvas`` and
``close_out`` have editors of their own."""
PictureName = Literal[
    "north_star",
    "influence_grid",
    "peer_map",
    "objectives_map",
    "milestones",
    "charters",
    "gantt",
    "interdependencies",
    "alignment",
    "governance",
    "risk_map",
    "communication_calendar",
    "meeting_matrix",
    "commitments",
    "startup_days",
    "workstream_lanes",
    "two_tracks",
    "launch_track",
    "readiness_matrix",
    "canvas",
    "kickoff_days",
]


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
    characteristics: bool = False
    """True for the step that asks what tells the two kinds of startup apart (S16)."""
    prompts: tuple[str, ...] = ()
    """Prompts that help with the writing, shown on demand."""
    sheets: tuple[str, ...] = ()
    """Families of prompt sheets that help here, or the ids of single sheets."""


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
    part: Literal["vision", "program", "ways of working"]
    """The part of the common ground that it belongs to (SIR, "align on vision, program, ways of working")."""
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
    kind: Literal["before", "workstream", "element", "stage", "close"]
    """``before``: what comes before the startup itself; ``close``: its end."""
    checklist: tuple[CheckItem, ...] = ()
    steps: tuple[Step, ...] = ()
    """What there is beside tasks and checklist: questions, registers and pictures of its own."""


class ScheduleItem(Item):
    """A task of the default startup plan: when it is due against which anchor."""

    title: str
    workstream: str = ""
    """Id of the workstream, element or stage; empty for the alliance manager's own work."""
    component: str = ""
    anchor: AnchorName
    offset_days: int
    working: bool = False
    """True where ``offset_days`` counts working days, not calendar days."""
    after: tuple[str, ...] = ()
    """Ids of the items that have to be finished before."""
    before_signing: Literal["yes", "ask counsel", "after"] = "after"
    internal: bool = False
    hint: str = ""


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
    common_ground: tuple[CommonGround, ...] = ()
    characteristics: tuple[Characteristic, ...] = ()
    third_party: tuple[ThirdPartyItem, ...] = ()
    startup_roles: tuple[StartupRole, ...] = ()
    house: str = ""
    """Name and version of the house playbook laid over it; empty without one."""
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
            for section in (*self.components, *self.workstreams)
            for step in section.steps
            for question in step.questions
        } | {each.question.id: each.question for each in (*self.common_ground, *self.characteristics)}

    def sheets_for(self, step: Step) -> tuple[PromptSheet, ...]:
        """Return the sheets of prompts that a step offers, in the order of the sheets."""
        return tuple(sheet for sheet in self.sheets if {sheet.family, sheet.id} & {*step.sheets})

    def governance_for(self, deal_type: str) -> GovernanceShape | None:
        """Return the starting shape of governance for a deal type."""
        return next((shape for shape in self.governance if deal_type in shape.deal_types), None)

    def charter_for(self, kind: str) -> CharterWording | None:
        """Return the starting charter for a kind of committee."""
        return next((wording for wording in self.charters if wording.kind == kind), None)

    def schedule_item(self, id: str) -> ScheduleItem | None:
        """Return an item of the plan, or None for one that is the user's own."""
        return next((item for item in self.schedule if item.id == id), None)


ItemT = TypeVar("ItemT", bound=Item)


def _found(items: tuple[ItemT, ...], id: str) -> ItemT:
    for item in items:
        if item.id == id:
            return item
    raise KeyError(id)


def _kept(item: ItemT, variant: VariantName) -> ItemT:
    """Return ``item`` without the children that belong to the other variant, itself if it has none."""
    changed: dict[str, Any] = {}
    for name in type(item).model_fields:
        value = getattr(item, name)
        if isinstance(value, tuple) and value and isinstance(value[0], Item):
            children = cast("tuple[Item, ...]", value)
            kept = tuple(_kept(child, variant) for child in children if child.only in (None, variant))
            if len(kept) != len(children) or any(map(is_not, kept, children)):
                changed[name] = kept
    return item.model_copy(update=changed) if changed else item
