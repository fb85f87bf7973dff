"""What the method has on its shelves: habits, criteria, risks, prompts, measures, starting texts."""

from __future__ import annotations

import re
from typing import Any, Literal

from pydantic import Field

from alliance_desk.playbook.questions import AnyQuestion, Item, YesNoQuestion

PLACEHOLDER = re.compile(r"\{(\w*)\}")
PLACEHOLDERS = ("alliance", "committee", "north_star", "partners")


class Habit(Item):
    """One of the seven habits (SIR Figure 1)."""

    title: str
    meaning: str


class StartupRole(Item):
    """A role in the startup team (S26)."""

    title: str
    """As it is written in a person's record: ``project lead``."""
    each_partner: bool = False
    """Whether every partner needs somebody in it."""


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
    kind: Literal["steering committee", "project team", "working group", "informal forum"]
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

    kind: Literal["steering committee", "project team", "working group", "informal forum"]
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
    starts_at: str = Field(default="", pattern=r"^(([01]\d|2[0-3]):[0-5]\d)?$")
    """A fixed start, ``19:00``; empty where it follows the item before it."""
    social: bool = False
    """Nobody presents it and it is no work: dinner, lunch, breaks."""


class CommonGround(Item):
    """One of the three parts of the common ground above the nine components (S05)."""

    part: Literal["vision", "program", "ways of working"]
    title: str
    question: AnyQuestion
    """What is still open there."""


class Characteristic(Item):
    """One of the seven characteristics that tell the two kinds of startup apart (SIR Figure 2)."""

    title: str
    question: YesNoQuestion
    """Yes speaks for technology."""
    biopharma: str
    technology: str


class ThirdPartyItem(Item):
    """A task that repeats when a third party joins (B35)."""

    title: str
    offset_days: int
    """Calendar days after it joins; negative before it."""
    component: str = ""
    hint: str = ""
