"""What the Today page lists: late, due, waited for, missing; for one person or for everyone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from alliance_desk.assessment.next_actions import NextAction
from alliance_desk.assessment.today import today
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.words import count, tr

Whose = Literal["mine", "everyone"]


@dataclass(frozen=True)
class Lists:
    """Everything that asks for attention, in the order of the page."""

    late: tuple[NextAction, ...] = ()
    due: tuple[NextAction, ...] = ()
    """Today and this week."""
    missing: tuple[NextAction, ...] = ()
    waiting: dict[str, tuple[NextAction, ...]] = field(default_factory=dict[str, tuple[NextAction, ...]])
    """Who is waited for, with what they owe."""

    @property
    def empty(self) -> bool:
        return not (self.late or self.due or self.missing)


def lists_of(alliance: OpenAlliance, whose: Whose = "everyone") -> Lists:
    """Return what there is to do; ``mine`` keeps what falls to the alliance manager."""
    found = today(alliance.dossier, alliance.playbook, alliance.today())
    names = my_names(alliance)
    waiting = {
        each.who: each.actions for each in found.waiting if each.who and each.who.casefold() not in names
    }
    if whose == "everyone":
        return Lists(found.late, found.this_week, found.missing, waiting)
    return Lists(_of(found.late, names), _of(found.this_week, names), found.missing, waiting)


def my_names(alliance: OpenAlliance) -> frozenset[str]:
    """Return under which names something falls to the manager of this desk: their own, or our company."""
    own = alliance.dossier.own
    names = [alliance.alliance.manager, *((own.label, own.name) if own else ())]
    return frozenset(name.strip().casefold() for name in names if name.strip())


def _of(actions: Iterable[NextAction], names: frozenset[str]) -> tuple[NextAction, ...]:
    """Keep what falls to these names; what falls to nobody falls to the alliance manager."""
    return tuple(each for each in actions if not each.who.strip() or each.who.strip().casefold() in names)


def pressing(alliance: OpenAlliance) -> tuple[int, int]:
    """Return how many things are late, and how many are due this week."""
    found = today(alliance.dossier, alliance.playbook, alliance.today())
    return len(found.late), len(found.this_week)


def summary(late: int, due: int) -> str:
    """Return ``3 late, 2 due this week`` in words, empty if there is nothing."""
    said: list[str] = []
    if late:
        said.append(tr("%1 late", late))
    if due:
        said.append(count(due, tr("%1 due this week"), tr("%1 due this week")))
    return ", ".join(said)


def headed(lists: Lists, day: date) -> list[tuple[str, Sequence[NextAction]]]:
    """Return the groups of the list that hold something, each with its heading."""
    now = [each for each in lists.due if each.due is not None and each.due <= day]
    soon = [each for each in lists.due if each.due is None or each.due > day]
    groups: list[tuple[str, Sequence[NextAction]]] = [
        (tr("Late"), lists.late),
        (tr("Due today"), now),
        (tr("This week"), soon),
        (tr("What is missing"), lists.missing),
    ]
    return [(title, actions) for title, actions in groups if actions]
