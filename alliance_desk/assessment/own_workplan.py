"""The alliance manager's own work after the startup, proposed from what the desk holds (S52)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from alliance_desk.assessment import schedule
from alliance_desk.playbook import Playbook
from alliance_desk.records import (
    Decision,
    Deliverable,
    Dossier,
    Meeting,
    Message,
    Risk,
    RiskState,
    Routine,
    Scenario,
    Sending,
    Task,
)

MONTHS = 12
Source = Literal["decision", "deliverable", "meeting", "risk", "scenario", "routine", "sending"]


@dataclass(frozen=True)
class Proposal:
    """A task that the alliance manager may take on."""

    source: Source
    title: str
    due: date | None
    component: str


def proposals(dossier: Dossier, playbook: Playbook, today: date) -> tuple[Proposal, ...]:
    """Return what is worth a task of one's own after the startup, by date; what is taken already stays out.

    It reaches from today, or from the kickoff or launch where that is later, over twelve months.
    """
    goal = schedule.anchor_date(dossier, schedule.goal(dossier))
    first = max(today, goal) if goal else today
    last = first + timedelta(days=round(MONTHS * 30.4))
    taken = {_plain(task.title) for task in dossier.all(Task)}
    found = [
        each
        for each in _all(dossier)
        if _plain(each.title) not in taken and (each.due is None or first <= each.due <= last)
    ]
    return tuple(sorted(found, key=lambda each: (each.due or date.max, each.title)))


def _all(dossier: Dossier) -> Iterator[Proposal]:
    for decision in dossier.all(Decision):
        if decision.question.strip() and decision.made_on is None:
            title = f"Prepare the decision: {_short(decision.question)}"
            yield Proposal("decision", title, decision.needed_by, "governance")
    for deliverable in dossier.all(Deliverable):
        if deliverable.name.strip() and deliverable.done_on is None:
            title = f"See that it is delivered in time: {_short(deliverable.name)}"
            yield Proposal("deliverable", title, deliverable.due, "workplans")
    for meeting in dossier.all(Meeting):
        if meeting.title.strip() and not meeting.held:
            title = f"Align our own people before: {_short(meeting.title)}"
            yield Proposal("meeting", title, meeting.prepared_on or meeting.on, "governance")
    for risk in dossier.all(Risk):
        if risk.title.strip() and risk.state == RiskState.WATCHED:
            yield Proposal(
                "risk", f"Look at the risk again: {_short(risk.title)}", risk.due, "risk_assessment"
            )
    for card in dossier.all(Scenario):
        if card.title.strip() and card.rehearsed_on is None:
            yield Proposal(
                "scenario", f"Talk the what-if card through: {_short(card.title)}", None, "risk_assessment"
            )
    for routine in dossier.all(Routine):
        if routine.name.strip():
            title = f"Papers for {_short(routine.name)}"
            yield Proposal("routine", title, routine.papers_due or routine.next_on, "governance")
    for sending in dossier.all(Sending):
        message = dossier.get(Message, sending.message_id)
        words = (message.who or message.text) if message else ""
        if words.strip() and sending.sent_on is None and not sending.cancelled.strip():
            title = f"See that the message goes out: {_short(words)}"
            yield Proposal("sending", title, sending.planned_on, "communication")


def _short(text: str) -> str:
    """Return a text on one line, cut at a word where it is long."""
    line = " ".join(text.split())
    if len(line) <= 90:
        return line.rstrip(".")
    return line[:90].rpartition(" ")[0].rstrip(" ,;.") + " …"


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
