"""What differs between two playbooks: what came, what went, what is worded otherwise (S01)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from alliance_desk.playbook.library import (
    AgendaItem,
    Metric,
    PromptSheet,
    RiskEntry,
    ThirdPartyItem,
)
from alliance_desk.playbook.model import CheckItem, Component, Playbook, ScheduleItem, Step, Workstream
from alliance_desk.playbook.questions import Item, Question

Kind = Literal["added", "hidden", "reworded"]

_NAMES: tuple[tuple[type[Item], str], ...] = (
    (Component, "component"),
    (Workstream, "workstream"),
    (Step, "step"),
    (Question, "question"),
    (CheckItem, "check"),
    (ScheduleItem, "task"),
    (ThirdPartyItem, "third party task"),
    (RiskEntry, "risk"),
    (PromptSheet, "sheet"),
    (Metric, "metric"),
    (AgendaItem, "agenda item"),
)
_TITLES = ("title", "text", "prompt", "name", "id")


@dataclass(frozen=True)
class Difference:
    """One thing that differs."""

    kind: Kind
    id: str
    what: str
    """What kind of item it is: question, check, task."""
    title: str
    """What the item says of itself, before the change where it is there in both."""
    where: str = ""
    """The item in which it stands."""
    field: str = ""
    """What was worded otherwise; empty for an item that came or went."""
    old: str = ""
    new: str = ""


@dataclass(frozen=True)
class _Found:
    item: Item
    parents: tuple[Item, ...]


def differences(before: Playbook, after: Playbook) -> tuple[Difference, ...]:
    """Return what ``after`` adds, hides and words otherwise, in the order of the playbook.

    An item that came or went with its parent is not named again.
    """
    old, new = dict(_walk(before)), dict(_walk(after))
    found: list[Difference] = []
    for id, each in new.items():
        if id not in old:
            if not each.parents or each.parents[-1].id in old:
                found.append(_whole("added", each))
        else:
            found += _reworded(old[id], each)
    for id, each in old.items():
        if id not in new and (not each.parents or each.parents[-1].id in new):
            found.append(_whole("hidden", each))
    return tuple(found)


def _walk(item: Item, parents: tuple[Item, ...] = ()) -> Iterator[tuple[str, _Found]]:
    inside = parents if isinstance(item, Playbook) else (*parents, item)
    if not isinstance(item, Playbook):
        yield item.id, _Found(item, parents)
    for name in type(item).model_fields:
        for child in _children(getattr(item, name)):
            yield from _walk(child, inside)


def _children(value: Any) -> tuple[Item, ...]:
    if isinstance(value, Item):
        return (value,)
    if isinstance(value, tuple) and value and isinstance(value[0], Item):
        return value  # pyright: ignore[reportUnknownVariableType] - a tuple of items is of items only
    return ()


def _whole(kind: Kind, found: _Found) -> Difference:
    words = _title(found.item)
    old, new = ("", words) if kind == "added" else (words, "")
    return Difference(kind, found.item.id, _what(found.item), words, _where(found), "", old, new)


def _reworded(old: _Found, new: _Found) -> Iterator[Difference]:
    for name in type(new.item).model_fields:
        one, other = getattr(old.item, name, None), getattr(new.item, name)
        if one != other and not _children(one) and not _children(other):
            yield Difference(
                "reworded",
                new.item.id,
                _what(new.item),
                _title(old.item),
                _where(new),
                name.replace("_", " "),
                _words(one),
                _words(other),
            )


def _what(item: Item) -> str:
    return next((name for kind, name in _NAMES if isinstance(item, kind)), "item")


def _title(item: Item) -> str:
    return next(str(text) for name in _TITLES if (text := getattr(item, name, "")))


def _where(found: _Found) -> str:
    return " › ".join(_title(parent) for parent in found.parents)


def _words(value: Any) -> str:
    if value is None or value == ():
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "\n".join(str(each) for each in value)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType] - whatever it holds
    return str(value)
