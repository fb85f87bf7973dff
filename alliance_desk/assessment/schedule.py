"""The startup plan: what is due when, counted from anchor dates (SIR Figures 6 and 8; handbook A1, A2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from alliance_desk.assessment.dating import Span, counted, spans
from alliance_desk.assessment.dependencies import Dependencies
from alliance_desk.assessment.wording import count
from alliance_desk.assessment.working_days import WorkCalendar
from alliance_desk.playbook import Playbook, ScheduleItem
from alliance_desk.records import (
    ANCHOR_TITLES,
    AllianceRecord,
    Anchor,
    AnchorKind,
    DaysOff,
    Dossier,
    Milestone,
    Partner,
    Person,
    Stage,
    Task,
    TaskLink,
    Variant,
    Visibility,
)

KICKOFF_AFTER_SIGNING = 30
"""Calendar days from signing to the joint kickoff where nothing else is known (SIR, "about 30 days")."""

KICKOFF_BEFORE_LAUNCH = 35
"""Calendar days by which the joint meeting of a technology alliance comes before its launch where nothing
else is known: early enough to mend what the field finds."""

ANCHORS: Mapping[Variant, tuple[AnchorKind, ...]] = {
    Variant.BIOPHARMA: (AnchorKind.TERM_SHEET, AnchorKind.SIGNING, AnchorKind.CLEARANCE, AnchorKind.KICKOFF),
    Variant.TECHNOLOGY: (AnchorKind.SIGNING, AnchorKind.KICKOFF, AnchorKind.LAUNCH),
}
"""The anchors that fit each variant, in the order in which they come."""

READ_BY_PLAN: tuple[type[AllianceRecord], ...] = (Partner, Person, DaysOff, Milestone, Anchor, Task, TaskLink)
"""What the dates of the plan are worked out from."""

PlanState = Literal["done", "late", "today", "this week", "planned", "no date"]
BeforeSigning = Literal["yes", "ask counsel", "after", ""]


@dataclass(frozen=True)
class AnchorDate:
    """An anchor with its date; ``expected`` when the desk worked it out and nobody has set it."""

    kind: AnchorKind
    title: str
    on: date | None
    expected: bool = False
    actual: bool = False


@dataclass(frozen=True)
class PlanItem:
    """A task of the plan with its date worked out."""

    task: Task
    title: str
    workstream: str
    component: str
    due: date | None
    state: PlanState
    owner: str
    """A person's name, else a partner's, else empty."""
    days_late: int = 0
    before_signing: BeforeSigning = ""
    """Counsel's word where it is recorded, else the playbook's; empty for the user's own tasks."""
    hint: str = ""
    fixed: bool = False
    """The date was set by hand and does not move with the anchor."""
    start: date | None = None
    """The first day; None for a task of one day."""
    pushed: bool = False
    """Moved by what it waits for."""
    hold: bool = False
    """Legal hold: may not start until counsel lifts it."""
    functional_plan: str = ""
    other_owner: str = ""
    """The owner on the other side."""
    drift: int | None = None
    """Working days later than the baseline, negative where earlier; None without a baseline."""
    conflict: str = ""
    """Why it cannot go as it is dated: too early for what it waits for, a ring, an end before the start."""
    visibility: Visibility = Visibility.INTERNAL
    waits_for: tuple[UUID, ...] = ()
    """The tasks that have to be finished before."""

    @property
    def done(self) -> bool:
        return self.state == "done"

    @property
    def late(self) -> bool:
        return self.state == "late"


def goal(dossier: Dossier) -> AnchorKind:
    """Return the anchor at which the startup aims: the joint kickoff, or the launch."""
    return AnchorKind.LAUNCH if dossier.alliance.variant == Variant.TECHNOLOGY else AnchorKind.KICKOFF


def anchor_dates(dossier: Dossier) -> tuple[AnchorDate, ...]:
    """Return the anchors that fit the variant and any other that was entered, in their order.

    Clearance is left out while it has no date: most alliances need none.
    """
    rows = {anchor.kind: anchor for anchor in dossier.all(Anchor)}
    fitting = ANCHORS[dossier.alliance.variant]
    dates: list[AnchorDate] = []
    for kind in AnchorKind:
        row = rows.get(kind)
        known = row.on if row else None
        if known is None and (kind not in fitting or kind == AnchorKind.CLEARANCE):
            continue
        expected = _expected(dossier, kind, rows) if known is None else None
        dates.append(
            AnchorDate(
                kind, ANCHOR_TITLES[kind], known or expected, expected is not None, bool(row and row.actual)
            )
        )
    return tuple(dates)


def anchor_date(dossier: Dossier, kind: AnchorKind) -> date | None:
    """Return the date of an anchor, worked out where it can be; None while it is not known."""
    return anchor_days(dossier).get(kind)


def anchor_days(dossier: Dossier) -> dict[AnchorKind, date]:
    """Return every anchor date that is known or expected."""
    rows = {anchor.kind: anchor for anchor in dossier.all(Anchor)}
    days = {kind: row.on for kind, row in rows.items() if row.on is not None}
    if AnchorKind.KICKOFF not in days and (expected := _expected(dossier, AnchorKind.KICKOFF, rows)):
        days[AnchorKind.KICKOFF] = expected
    return days


def _expected(dossier: Dossier, kind: AnchorKind, rows: Mapping[AnchorKind, Anchor]) -> date | None:
    if kind != AnchorKind.KICKOFF:
        return None
    from_launch = goal(dossier) == AnchorKind.LAUNCH
    row = rows.get(AnchorKind.LAUNCH if from_launch else AnchorKind.SIGNING)
    days = -KICKOFF_BEFORE_LAUNCH if from_launch else KICKOFF_AFTER_SIGNING
    return counted(row.on if row else None, days, WorkCalendar.of(dossier))


def plan(dossier: Dossier, playbook: Playbook, today: date) -> list[PlanItem]:
    """Return the plan by date; tasks without a date come last, in the order of the plan."""
    return list(dossier.derived((plan, id(playbook), today), lambda: _plan(dossier, playbook, today)))


def _plan(dossier: Dossier, playbook: Playbook, today: date) -> list[PlanItem]:
    items = {item.id: item for item in playbook.schedule}
    tasks = dossier.all(Task)
    entries = {task.id: items.get(playbook.renamed.get(task.item, task.item)) for task in tasks}

    def title(task: Task) -> str:
        entry = entries[task.id]
        return task.title or (entry.title if entry else "") or "Task without a title"

    found = spans(dossier, anchor_days(dossier), title)
    # By themselves: what else changes of a person leaves the plan as it is.
    names = dossier.derived(_owner_names, lambda: _owner_names(dossier))
    before = Dependencies.of(dossier).before
    plan = [
        _plan_item(
            dossier, task, title(task), entries[task.id], found[task.id], names, before[task.id], today
        )
        for task in tasks
    ]
    plan.sort(key=lambda item: item.due or date.max)
    return plan


def late(dossier: Dossier, today: date) -> list[Task]:
    """Return the tasks that are late, for which neither playbook nor people have to be read."""
    found = spans(dossier, anchor_days(dossier), lambda task: task.title)
    return [
        task
        for task in dossier.all(Task)
        if state_of(found[task.id].due, task.done_on is not None, today) == "late"
    ]


def _owner_names(dossier: Dossier) -> dict[UUID, str]:
    names = {person.id: person.name for person in dossier.all(Person)}
    names |= {partner.id: partner.label for partner in dossier.partners}
    return names


def _plan_item(
    dossier: Dossier,
    task: Task,
    title: str,
    entry: ScheduleItem | None,
    span: Span,
    names: Mapping[UUID, str],
    before: list[TaskLink],
    today: date,
) -> PlanItem:
    due = span.due
    owner = (names.get(task.owner_id) if task.owner_id else "") or (
        names.get(task.partner_id) if task.partner_id else ""
    )
    state = state_of(due, task.done_on is not None, today)
    drift, ended = None, task.done_on or due
    if task.baseline_due and ended:
        drift = WorkCalendar.of(dossier, task.partner_id).between(task.baseline_due, ended)
    return PlanItem(
        task=task,
        title=title,
        workstream=task.workstream,
        component=task.component,
        due=due,
        state=state,
        owner=owner or "",
        days_late=(today - due).days if state == "late" and due else 0,
        before_signing=task.before_signing.value or (entry.before_signing if entry else ""),
        hint=entry.hint if entry else "",
        fixed=span.fixed,
        start=span.start,
        pushed=span.pushed,
        hold=task.hold,
        functional_plan=task.functional_plan,
        other_owner=(names.get(task.other_owner_id) if task.other_owner_id else "") or "",
        drift=drift,
        conflict=span.conflict,
        visibility=visibility_of(task, entry),
        waits_for=tuple(link.before_id for link in before),
    )


def visibility_of(task: Task, entry: ScheduleItem | None) -> Visibility:
    """Return who may read a task: what the playbook calls joint is so unless it is restricted by hand."""
    if entry is None or entry.internal or task.visibility == Visibility.RESTRICTED:
        return task.visibility
    return Visibility.JOINT


def state_of(due: date | None, done: bool, today: date) -> PlanState:
    """Return the state of something that is due; weeks end on Sunday, at a weekend with the next."""
    if done:
        return "done"
    if due is None:
        return "no date"
    if due <= today:
        return "late" if due < today else "today"
    left = 6 - today.weekday() if today.weekday() < 5 else 13 - today.weekday()
    return "this week" if (due - today).days <= left else "planned"


def next_anchor(dossier: Dossier, today: date) -> AnchorDate | None:
    """Return the anchor that comes next: the first with a date from today that has not happened yet."""
    coming = [row for row in anchor_dates(dossier) if row.on and row.on >= today and not row.actual]
    return min(coming, key=lambda row: row.on or date.max, default=None)


def days_to_goal(dossier: Dossier, today: date) -> int | None:
    """Return the days to the kickoff or launch; negative after it, None while it is not known."""
    day = anchor_date(dossier, goal(dossier))
    return (day - today).days if day else None


def countdown(dossier: Dossier, today: date) -> str:
    """Return ``23 days to kickoff``, to stand after "Today, "."""
    kind = goal(dossier)
    word = "launch" if kind == AnchorKind.LAUNCH else "kickoff"
    left = days_to_goal(dossier, today)
    if left is None:
        return f"{word} date not known"
    if left == 0:
        return f"{word} today"
    expected = any(row.expected for row in anchor_dates(dossier) if row.kind == kind)
    about = "about " if expected else ""
    return f"{about}{count(left, 'day')} to {word}" if left > 0 else f"{count(-left, 'day')} after {word}"


def first_day(dossier: Dossier) -> date | None:
    """Return the first day of the startup, from which its days are counted; None while it is not known.

    It is the day that the user says; else the term sheet or signing, and for a technology alliance signing
    or the first task that was done, whichever came first. It is never counted back from a launch: a startup
    does not grow younger when its launch slips.
    """
    if dossier.alliance.started_on is not None:
        return dossier.alliance.started_on
    days = anchor_days(dossier)
    signing = days.get(AnchorKind.SIGNING)
    if goal(dossier) == AnchorKind.KICKOFF:
        return days.get(AnchorKind.TERM_SHEET) or signing
    done = [task.done_on for task in dossier.all(Task) if task.done_on]
    return min([*done, signing] if signing else done, default=None)


def day_of_startup(dossier: Dossier, today: date) -> tuple[int, int] | None:
    """Return which day of the startup today is, and how many it is to take; None outside it."""
    alliance = dossier.alliance
    start = first_day(dossier)
    if alliance.stage not in (Stage.GET, Stage.STARTUP) or start is None or today < start:
        return None
    return (today - start).days + 1, alliance.startup_days
