"""The end of the startup: what is complete, what is still open and handed to whom, days saved (S41, S55)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from alliance_desk.assessment import schedule
from alliance_desk.assessment.answers import AnswerSheet
from alliance_desk.assessment.place import Place
from alliance_desk.assessment.progress import all_components, all_workstreams, together
from alliance_desk.assessment.wording import count, short_date
from alliance_desk.playbook import (
    DateQuestion,
    Playbook,
    Question,
    TextQuestion,
    YesNoQuestion,
)
from alliance_desk.records import AnchorKind, Dossier, Handover

USUAL_DAYS = "end_of_startup.baseline_days"
USUAL_LAUNCH_DAYS = "end_of_startup.baseline_launch_days"
USUAL_BASIS = "end_of_startup.baseline_source"
"""Questions of the playbook: the usual number of days, and where it comes from."""

COMPLETE = YesNoQuestion(
    id="closing.complete", kind="yes_no", prompt="Is the startup complete?", optional=True
)
COMPLETE_ON = DateQuestion(id="closing.complete_on", kind="date", prompt="Decided on", optional=True)
WAIVER = TextQuestion(
    id="closing.waiver",
    kind="text",
    prompt="Why it may be called complete while something is open",
    example="The two open plans hang on the filing in March and have owners.",
    optional=True,
)
DECISION: tuple[Question[Any], ...] = (COMPLETE, COMPLETE_ON, WAIVER)
"""What the close-out itself asks; the answers are kept as those of the playbook's questions."""


@dataclass(frozen=True)
class Open:
    """Something that is not finished, and who takes it on."""

    text: str
    place: Place
    owner: str = ""
    """Who has it today."""
    due: date | None = None
    handed_to: str = ""
    accepted: bool = False
    handed: bool = False
    """It is on the list of what is handed over, with or without a name."""


@dataclass(frozen=True)
class Completeness:
    """How far the startup has come at its end."""

    done: int
    total: int
    components: int
    """Components that are complete."""
    of_components: int
    lanes: int
    of_lanes: int

    @property
    def share(self) -> float:
        return self.done / self.total if self.total else 0.0

    @property
    def complete(self) -> bool:
        return self.done == self.total


@dataclass(frozen=True)
class Saved:
    """The days from signing to the goal against the usual number."""

    actual: int | None
    usual: int | None
    basis: str
    sentence: str
    days: int | None = None
    """Days saved, negative for days lost; None where it cannot or must not be said."""


@dataclass(frozen=True)
class Decision:
    """Whether the startup was called complete."""

    complete: bool
    on: date | None
    waiver: str
    problem: str = ""
    """What keeps the decision from standing."""


def completeness(dossier: Dossier, playbook: Playbook, today: date) -> Completeness:
    """Return how much of components, workstreams, elements and stages is done."""
    components = all_components(dossier, playbook, today)
    lanes = {
        id: part
        for id, part in all_workstreams(dossier, playbook, today).items()
        if playbook.workstream(id).kind != "close"
    }
    whole = together((*components.values(), *lanes.values()))
    return Completeness(
        whole.done,
        whole.total,
        sum(part.complete for part in components.values()),
        len(components),
        sum(part.complete for part in lanes.values()),
        len(lanes),
    )


def open_points(dossier: Dossier, playbook: Playbook, today: date) -> tuple[Open, ...]:
    """Return what is not finished: components first, then tasks by date; the tasks of the close stay out."""
    closing = {each.id for each in playbook.workstreams if each.kind == "close"}
    found: list[Open] = []
    progress = all_components(dossier, playbook, today)
    for component in playbook.components:
        part = progress[component.id]
        if not part.complete:
            left = part.total - part.done
            text = f"{component.title}: {count(left, 'point')} open"
            found.append(_handed(dossier, component.title, Open(text, Place("component", component.id))))
    for item in schedule.plan(dossier, playbook, today):
        if not item.done and item.workstream not in closing:
            place = Place("readiness", item.workstream, record=item.task.id)
            found.append(_handed(dossier, item.title, Open(item.title, place, item.owner, item.due)))
    return tuple(found)


def _handed(dossier: Dossier, subject: str, point: Open) -> Open:
    """Return an open point with who takes it on, found by the words with which it was handed over."""
    names = {_plain(subject), _plain(point.text)}
    row = next((row for row in dossier.all(Handover) if _plain(row.text) in names), None)
    if row is None:
        return point
    to = dossier.person_name(row.to_id)
    return Open(point.text, point.place, point.owner, point.due, to, row.accepted_on is not None, handed=True)


def handover_text(point: Open, playbook: Playbook) -> str:
    """Return the words with which an open point is handed over: they stay when the count changes."""
    if point.place.page == "component":
        return playbook.component(point.place.component).title
    return point.text


def saved(dossier: Dossier, playbook: Playbook, today: date) -> Saved:
    """Return the days saved against a usual number, in words; no number without its basis (handbook A3)."""
    answers = AnswerSheet(dossier, playbook.renamed)
    goal = schedule.goal(dossier)
    launch = goal == AnchorKind.LAUNCH
    usual_days = answers.stored(USUAL_LAUNCH_DAYS if launch else USUAL_DAYS)
    usual = round(usual_days) if isinstance(usual_days, int | float) and usual_days >= 0 else None
    basis = answers.text(USUAL_BASIS)
    word = "the launch" if launch else "the joint kickoff"
    begin = "the first joint work" if launch else "signing"
    first = schedule.first_day(dossier) if launch else schedule.anchor_date(dossier, AnchorKind.SIGNING)
    last = schedule.anchor_date(dossier, goal)
    if first is None or last is None:
        lacking = begin if first is None else word
        return Saved(None, usual, basis, f"The date of {lacking} is not known yet.")
    actual = (last - first).days
    if actual < 0:
        return Saved(None, usual, basis, f"{word.capitalize()} comes before {begin}, so no days are counted.")
    took = "were" if last <= today else "will be"
    told = f"From {begin} to {word} there {took} {count(actual, 'day')}."
    if usual is None:
        return Saved(actual, None, basis, f"{told} Say how long it usually takes to compare.")
    if not basis:
        return Saved(
            actual, usual, "", f"{told} Say where the usual {count(usual, 'day')} come from to compare."
        )
    days = usual - actual
    against = f"against a usual {count(usual, 'day')}. Basis: {basis.rstrip('.')}"
    verdict = (
        f"{count(days, 'day')} saved"
        if days > 0
        else f"{count(-days, 'day')} more"
        if days < 0
        else "as long as usual"
    )
    is_ = "is" if last <= today else "would be"
    return Saved(actual, usual, basis, f"{told} That {is_} {verdict} {against}.", days)


def decision(dossier: Dossier, playbook: Playbook, today: date) -> Decision:
    """Return whether the startup was called complete, and what that decision lacks."""
    answers = AnswerSheet(dossier, playbook.renamed)
    complete = bool(answers.value(COMPLETE))
    on, waiver = answers.value(COMPLETE_ON), answers.text(WAIVER.id)
    problem = ""
    whole = completeness(dossier, playbook, today)
    if complete and not waiver and (open_ := whole.total - whole.done):
        problem = (
            f"{count(open_, 'point is', 'points are')} open: say why it may be called complete all the same."
        )
    elif complete and on is None:
        problem = "Say when it was decided."
    elif complete and on and on > today:
        problem = f"{short_date(on, today)} is still to come."
    return Decision(complete, on, waiver, problem)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")
