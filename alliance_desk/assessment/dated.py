"""The open rows of every register that have a date: what to do by when, and where it is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from alliance_desk.assessment.communication import latest_send, message_name
from alliance_desk.assessment.index import Index
from alliance_desk.playbook import Component, Step, Workstream
from alliance_desk.playbook.model import RegisterName
from alliance_desk.records import (
    AfterAction,
    AllianceRecord,
    AnchorKind,
    Assumption,
    Briefing,
    Committee,
    Conversation,
    Decision,
    Deliverable,
    ElementState,
    Handover,
    InternalKickoff,
    Introduction,
    Issue,
    LaunchStep,
    Meeting,
    Message,
    Milestone,
    Obligation,
    ObligationState,
    Partner,
    PreRead,
    PressRelease,
    ReadyState,
    Routine,
    Sending,
    TargetAccount,
    ThirdParty,
    TractionTarget,
)


@dataclass(frozen=True)
class Dated:
    """An open row of a register that has a date."""

    title: str
    who: str
    due: date
    field: str
    record: UUID
    part: str = ""
    """The readiness element that it belongs to."""


def dated_rows(index: Index, name: RegisterName) -> list[Dated]:
    """Return the open rows of a register that have a date, in the order of the register."""
    if name not in _ROWS:
        return []
    return index.once(("dated", name), lambda: list(_ROWS[name](index)))


def overdue_rows(index: Index, section: Component | Workstream) -> int:
    """Return how many dated rows of the registers of a component or workstream are overdue."""
    names: set[RegisterName] = {step.register_name for step in section.steps if step.register_name}
    return sum(
        row.due < index.today and row.part in ("", section.id)
        for name in names
        for row in dated_rows(index, name)
    )


def overdue_in_step(index: Index, section: Component | Workstream, step: Step) -> int:
    """Return how many dated rows of the register of a step are overdue."""
    if step.register_name is None:
        return 0
    rows = dated_rows(index, step.register_name)
    return sum(row.due < index.today and row.part in ("", section.id) for row in rows)


def _first_line(text: str) -> str:
    return text.strip().split("\n", 1)[0]


def _titled(word: str, text: str) -> str:
    """Return ``Decide: text``, or the bare word where there is no text."""
    text = _first_line(text)
    return f"{word}: {text}" if text else word


def _rows(
    kind: type[AllianceRecord], word: str, text: str, due: str, done: str, owner: str, index: Index
) -> Iterator[Dated]:
    """Yield the rows of ``kind`` whose field ``done`` is empty, by the names of their fields."""
    for row in index.dossier.all(kind):
        day: date | None = getattr(row, due)
        if day is not None and not getattr(row, done):
            who = _who(index, getattr(row, owner)) if owner else ""
            yield Dated(_titled(word, getattr(row, text)), who, day, due, row.id)


def _who(index: Index, id: UUID | None) -> str:
    partner = index.dossier.get(Partner, id)
    return partner.label if partner else index.dossier.person_name(id)


def _engagement(index: Index) -> Iterator[Dated]:
    for person in index.people:
        if person.engagement_due and not person.engagement_done_on:
            title = _titled(person.name or "Next step", person.engagement)
            yield Dated(title, _who(index, person.owner_id), person.engagement_due, "engagement", person.id)


def _conversations(index: Index) -> Iterator[Dated]:
    for row in index.dossier.all(Conversation):
        if row.planned_on and not row.held_on:
            name = index.dossier.person_name(row.person_id) or "someone"
            title = _titled(f"Talk with {name}", row.topic)
            yield Dated(title, _who(index, row.with_id), row.planned_on, "held_on", row.id)


def _introductions(index: Index) -> Iterator[Dated]:
    name = index.dossier.person_name
    for row in index.dossier.all(Introduction):
        if row.planned_on and not row.met_on:
            title = f"Introduce {name(row.person_id) or 'someone'} to {name(row.other_id) or 'someone'}"
            yield Dated(title, name(row.introduced_by_id), row.planned_on, "met_on", row.id)


def _meetings(index: Index) -> Iterator[Dated]:
    """Yield each meeting that is to be prepared, to be held, or not known to have been held (B11)."""
    manager = index.dossier.alliance.manager
    for row in index.dossier.all(Meeting):
        if row.on is None or row.held:
            continue
        body = index.dossier.get(Committee, row.committee_id)
        title = _first_line(row.title) or (f"{body.label} meeting" if body and body.label else "Meeting")
        if row.on < index.today:
            yield Dated(f"Say whether it was held: {title}", manager, row.on, "held", row.id)
        elif row.prepared_on is None or row.prepared_on >= index.today:
            due = row.prepared_on or row.on
            yield Dated(
                f"Align our own people before the meeting: {title}", manager, due, "prepared_on", row.id
            )
        else:
            yield Dated(title, manager, row.on, "on", row.id)


def _routines(index: Index) -> Iterator[Dated]:
    """Yield papers that are still to come: whether past ones were handed in is not kept."""
    for row in index.dossier.all(Routine):
        if row.papers_due and row.papers_due >= index.today:
            title = _titled("Papers", row.name)
            yield Dated(title, _who(index, row.partner_id), row.papers_due, "papers_due", row.id)


def _risks(index: Index) -> Iterator[Dated]:
    for risk in index.open_risks:
        if risk.due:
            yield Dated(
                _titled("Review the risk", risk.title), _who(index, risk.owner_id), risk.due, "due", risk.id
            )


def _obligations(index: Index) -> Iterator[Dated]:
    for row in index.dossier.all(Obligation):
        if row.due and row.state != ObligationState.MET:
            title = _titled(" ".join(("Obligation", row.clause.strip())).strip(), row.text)
            who = _who(index, row.owner_id) or _who(index, row.partner_id)
            yield Dated(title, who, row.due, "due", row.id)


def _sendings(index: Index) -> Iterator[Dated]:
    for row in index.dossier.all(Sending):
        if row.planned_on and not row.sent_on and not row.cancelled.strip():
            message = index.dossier.get(Message, row.message_id)
            who = _who(index, message.sender_id) if message else ""
            yield Dated(f"Send: {message_name(message)}", who, row.planned_on, "sent_on", row.id)


def _press_releases(index: Index) -> Iterator[Dated]:
    manager = index.dossier.alliance.manager
    for row in index.dossier.all(PressRelease):
        if row.approved_on:
            continue
        latest = latest_send(index.calendar, row)
        if latest and not row.sent_for_review:
            yield Dated(_titled("Send for review", row.title), manager, latest, "sent_for_review", row.id)
        elif row.planned_on and row.sent_for_review:
            yield Dated(
                _titled("Have it approved", row.title), manager, row.planned_on, "approved_on", row.id
            )


def _internal_kickoffs(index: Index) -> Iterator[Dated]:
    for row in index.dossier.all(InternalKickoff):
        if row.on and row.attended is None:
            held = row.on < index.today
            field = "attended" if held else "on"
            word = "Count who came to the internal kickoff" if held else "Internal kickoff"
            yield Dated(_titled(word, row.title), _who(index, row.partner_id), row.on, field, row.id)


def _elements(index: Index) -> Iterator[Dated]:
    titles = {each.id: each.title for each in index.playbook.workstreams}
    for row in index.dossier.all(ElementState):
        if row.due and row.state != ReadyState.READY and row.element in titles:
            partner = index.dossier.get(Partner, row.partner_id)
            title = f"{titles[row.element]}: {partner.label} ready" if partner else titles[row.element]
            who = _who(index, row.owner_id)
            yield Dated(title, who, row.due, "due", row.id, row.element)


def _assumptions(index: Index) -> Iterator[Dated]:
    for row in index.dossier.all(Assumption):
        if row.due and not (row.read_on or row.result.strip()):
            title = _titled("Test the assumption", row.text)
            yield Dated(title, _who(index, row.owner_id), row.due, "result", row.id)


def _traction(index: Index) -> Iterator[Dated]:
    """Yield each target of the activation whose figure is to be read and is not there yet (S41)."""
    for row in index.dossier.all(TractionTarget):
        if row.read_on and not (row.reached or row.reading.strip()):
            yield Dated(_titled("Read the figure", row.title), "", row.read_on, "reading", row.id)


def _launch_steps(index: Index) -> Iterator[Dated]:
    """Yield the hours of launch day that are not done, once the day is known (S39)."""
    day = index.days.get(AnchorKind.LAUNCH)
    for row in index.dossier.all(LaunchStep) if day else ():
        if day and row.done_on is None and (row.title.strip() or row.at.strip()):
            words = ", ".join(filter(None, ("Launch day", row.at.strip())))
            yield Dated(_titled(words, row.title), _who(index, row.owner_id), day, "done_on", row.id)


def _deliverables(index: Index) -> Iterator[Dated]:
    """Yield what is to be delivered; what an open task produces by then is told as that task."""
    open_ = {item.task.id: item.due for item in index.plan if not item.done and item.due}
    for row in index.dossier.all(Deliverable):
        due = open_.get(row.task_id) if row.task_id else None
        if row.due and row.done_on is None and (due is None or due > row.due):
            yield Dated(_titled("Deliver", row.name), _who(index, row.owner_id), row.due, "due", row.id)


def _accounts(index: Index) -> Iterator[Dated]:
    for row in index.dossier.all(TargetAccount):
        if row.due and row.next_step.strip():
            title = _titled(row.name.strip() or "Account", row.next_step)
            yield Dated(title, _who(index, row.owner_id), row.due, "next_step", row.id)


_ROWS: Mapping[RegisterName, Callable[[Index], Iterator[Dated]]] = {
    "engagement": _engagement,
    "conversations": _conversations,
    "introductions": _introductions,
    "routines": _routines,
    "decisions": partial(_rows, Decision, "Decide", "question", "needed_by", "made_on", "owner_id"),
    "meetings": _meetings,
    "issues": partial(_rows, Issue, "Issue", "title", "due", "resolved_on", "owner_id"),
    "traction": _traction,
    "milestones": partial(_rows, Milestone, "Milestone", "title", "on", "done_on", "partner_id"),
    "deliverables": _deliverables,
    "obligations": _obligations,
    "risks": _risks,
    "sendings": _sendings,
    "press_releases": _press_releases,
    "briefings": partial(_rows, Briefing, "Brief", "who", "on", "done_on", "owner_id"),
    "third_parties": partial(
        _rows,
        ThirdParty,
        "Confidentiality agreement",
        "name",
        "joins_on",
        "confidentiality_on",
        "counterpart_id",
    ),
    "internal_kickoffs": _internal_kickoffs,
    "pre_reads": partial(_rows, PreRead, "Send the pre-read", "title", "send_by", "sent_on", "owner_id"),
    "after_actions": partial(_rows, AfterAction, "After the kickoff", "text", "due", "done_on", "owner_id"),
    "element_states": _elements,
    "assumptions": _assumptions,
    "accounts": _accounts,
    "launch_steps": _launch_steps,
    "handovers": partial(_rows, Handover, "Hand over", "text", "due", "accepted_on", "to_id"),
}
