"""What may start now, what waits and for what (S48, B20); it keeps counsel’s word and gives none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from alliance_desk.assessment.schedule import PlanItem, anchor_date, plan
from alliance_desk.assessment.wording import count, listed, short_date
from alliance_desk.playbook import Playbook
from alliance_desk.records import ANCHOR_TITLES, AnchorKind, Answer, Dossier

START_RULES = ("before_the_start.start_rule", "workplans.start_rule")
"""The question that holds counsel’s word on when joint work may begin: its id of today, then the old one."""

_EVENTS = {
    "term sheet": AnchorKind.TERM_SHEET,
    "signature": AnchorKind.SIGNING,
    "clearance": AnchorKind.CLEARANCE,
}


@dataclass(frozen=True)
class Standing:
    """An open item, and why it may not start now; an empty text where it may."""

    item: PlanItem
    why_not: str = ""

    @property
    def may_start(self) -> bool:
        return not self.why_not


def may_start_now(dossier: Dossier, playbook: Playbook, today: date) -> tuple[PlanItem, ...]:
    """Return the open items that nothing holds back today, by date."""
    return tuple(each.item for each in standings(dossier, playbook, today) if each.may_start)


def standings(dossier: Dossier, playbook: Playbook, today: date) -> tuple[Standing, ...]:
    """Return every open item of the plan, by date, with what holds it back."""
    return dossier.derived((standings, id(playbook), today), lambda: _standings(dossier, playbook, today))


def _standings(dossier: Dossier, playbook: Playbook, today: date) -> tuple[Standing, ...]:
    items = plan(dossier, playbook, today)
    by_id = {item.task.id: item for item in items}
    return tuple(
        Standing(
            item,
            _held(item)
            or _signing(dossier, item, today)
            or _waiting([by_id[id] for id in item.waits_for if not by_id[id].done and id != item.task.id]),
        )
        for item in items
        if not item.done
    )


def start_gate(dossier: Dossier) -> tuple[AnchorKind, date | None]:
    """Return the event that joint work waits for, and its date.

    It is the event that counsel decided on (``START_RULES``); until that is noted, signing,
    or clearance where it was given a date, for most alliances need none.
    """
    return dossier.derived(start_gate, lambda: _start_gate(dossier))


def _start_gate(dossier: Dossier) -> tuple[AnchorKind, date | None]:
    rules = (dossier.one(Answer, question=id) for id in START_RULES)
    rule = next((rule for rule in rules if rule and isinstance(rule.value, str)), None)
    said = str(rule.value).casefold() if rule else ""
    for word, kind in _EVENTS.items():
        if word in said:
            return kind, anchor_date(dossier, kind)
    cleared = dossier.anchor(AnchorKind.CLEARANCE)
    if cleared is not None:
        return AnchorKind.CLEARANCE, cleared
    return AnchorKind.SIGNING, anchor_date(dossier, AnchorKind.SIGNING)


def before_the_gate(dossier: Dossier, today: date) -> bool:
    """Tell whether joint work may not begin yet, so that what is allowed before has to be said."""
    gate = start_gate(dossier)[1]
    return gate is None or gate > today


def too_early(dossier: Dossier, item: PlanItem) -> str:
    """Say that an item is dated before the event that it has to wait for; empty if it is not."""
    kind, gate = start_gate(dossier)
    begins = item.start or item.due
    if item.done or item.before_signing != "after" or begins is None or gate is None or begins >= gate:
        return ""
    event = ANCHOR_TITLES[kind].lower()
    does = "Starts" if item.start else "Is due"
    return f"{does} on {short_date(begins)}, but may only start after {event} on {short_date(gate)}."


def _held(item: PlanItem) -> str:
    if not item.hold:
        return ""
    reason = item.task.hold_reason.strip().rstrip(".")
    return f"Legal hold: {reason}." if reason else "Legal hold, until counsel lifts it."


def _signing(dossier: Dossier, item: PlanItem, today: date) -> str:
    kind, gate = start_gate(dossier)
    if item.before_signing == "yes" or not before_the_gate(dossier, today):
        return ""
    if item.before_signing == "ask counsel":
        return "Ask counsel whether it may start before the signing."
    if item.before_signing == "":
        return "Nothing says whether it may start before the signing."
    event = ANCHOR_TITLES[kind].lower()
    return f"Starts after {event} on {short_date(gate)}." if gate else f"Starts after {event}."


def _waiting(others: list[PlanItem]) -> str:
    if not others:
        return ""
    names = [f"“{item.title}”" for item in others[:2]]
    if len(others) > 2:
        names.append(count(len(others) - 2, "more task"))
    return f"Waits for {listed(names)}."
