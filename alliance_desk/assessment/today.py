"""The day: what is late or due, who is waited for, what is not agreed, what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from alliance_desk.assessment.index import Index
from alliance_desk.assessment.next_actions import NextAction, dated_actions, missing_facts, open_consents
from alliance_desk.playbook import Playbook
from alliance_desk.records import Dossier


@dataclass(frozen=True)
class Waiting:
    """Somebody for whom something waits."""

    who: str
    """A person, or a partner; empty for what has no owner."""
    actions: tuple[NextAction, ...]


@dataclass(frozen=True)
class Today:
    """One alliance on one day. An action may stand in a list by date and again under its owner."""

    late: tuple[NextAction, ...]
    this_week: tuple[NextAction, ...]
    """Due today or later this week."""
    waiting: tuple[Waiting, ...]
    """What is late or due this week, by who is to do it: the one with most first, nobody last."""
    unaligned: tuple[NextAction, ...]
    """Consents to seek, and agreed texts that have changed."""
    missing: tuple[NextAction, ...]
    """Facts that are missing or contradict one another."""


def today(dossier: Dossier, playbook: Playbook, today: date) -> Today:
    """Return what one alliance needs on this day."""
    index = Index(dossier, playbook, today)
    return index.once("today", lambda: _today(index))


def _today(index: Index) -> Today:
    dated = sorted(dated_actions(index), key=lambda action: action.due or date.max)
    late = tuple(action for action in dated if action.state == "late")
    week = tuple(action for action in dated if action.state in ("today", "this week"))
    return Today(
        late,
        week,
        _waiting(late + week),
        index.once("consents to seek", lambda: tuple(open_consents(index, every=True))),
        index.once("missing facts", lambda: tuple(missing_facts(index))),
    )


def _waiting(actions: tuple[NextAction, ...]) -> tuple[Waiting, ...]:
    groups: dict[str, list[NextAction]] = {}
    for action in actions:
        groups.setdefault(action.who.strip(), []).append(action)
    found = [Waiting(who, tuple(each)) for who, each in groups.items()]
    return tuple(sorted(found, key=lambda each: (not each.who, -len(each.actions), each.who.casefold())))
