"""The three things that a house playbook does to the tables of a playbook: add, hide, reword."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

Location = tuple[int | str, ...]
Table = dict[str, Any]

HOMES = {
    "task": "schedule",
    "third party task": "third_party",
    "risk": "risks",
    "sheet": "sheets",
    "metric": "metrics",
    "agenda item": "agenda",
}
"""Kinds of item that stand by themselves, and the part of the playbook where each is kept."""
WITHIN = {"step": "steps", "question": "questions", "check": "checklist"}
"""Kinds of item that belong to another, and the list of it in which they stand."""
TEXTS = frozenset(
    {
        *("title", "prompt", "lead", "hint", "example", "text", "why", "outcome", "purpose", "meaning"),
        *("prompts", "actions", "reference", "low", "middle", "high", "unit", "cadence", "decision_rule"),
        *("biopharma_title", "biopharma", "technology", "name", "short_name", "contribution", "end_state"),
        *("scope_in", "scope_out", "interfaces", "decides", "recommends", "informed", "may_not"),
        *("thresholds", "tie_break", "agenda_deadline", "minutes_deadline", "meeting_rules"),
        *("rules_of_engagement", "information", "communication", "measures", "resources", "deliverables"),
    }
)
"""What can be worded otherwise. The rest is structure, on which records and documents lean."""


class WrongEditError(Exception):
    """A mistake in the house playbook, and the key where it is."""

    def __init__(self, location: Location, text: str) -> None:
        super().__init__(text)
        self.location = location


def text_at(table: Table, key: str, at: Location = ()) -> str:
    """Return a text of a table, empty where it has none."""
    value = table.get(key, "")
    if not isinstance(value, str):
        raise WrongEditError((*at, key), "expected a text in quotes")
    return value


def reword(parts: Table, location: Location, id: str, words: Table) -> None:
    """Give an item other words."""
    _, item = _found(parts, location, id)
    for key, value in words.items():
        here = (*location, key)
        if key not in TEXTS:
            raise WrongEditError(here, f"{key} cannot be worded otherwise")
        several = isinstance(value, list)
        if not isinstance(value, str) and not several:
            raise WrongEditError(here, "expected a text in quotes")
        if not value or (isinstance(value, str) and not value.strip()):
            raise WrongEditError(here, "the new words are empty; hide the item instead")
        item[key] = value


def add(parts: Table, location: Location, addition: Table) -> str:
    """Put an item of the house in its place, and return its id."""
    for key in addition:
        if key not in ("kind", "parent", "behind", "item"):
            raise WrongEditError((*location, key), "this key is not known here")
    kind, parent = text_at(addition, "kind", location), text_at(addition, "parent", location)
    if kind not in (*WITHIN, *HOMES):
        raise WrongEditError((*location, "kind"), f"expected one of {', '.join((*WITHIN, *HOMES))}")
    item = addition.get("item")
    if not isinstance(item, dict):
        raise WrongEditError((*location, "item"), "expected a table with the item itself")
    new = dict(cast("Table", item))
    if not isinstance(id := new.get("id"), str):
        raise WrongEditError((*location, "item", "id"), "expected an id in quotes")
    if any(table.get("id") == id for _, table in _items(parts)):
        raise WrongEditError((*location, "item", "id"), f"{id} is there already")
    siblings = _siblings(parts, location, kind, parent)
    siblings.insert(_position(siblings, location, text_at(addition, "behind", location)), new)
    return id


def _siblings(parts: Table, location: Location, kind: str, parent: str) -> list[Any]:
    if kind in HOMES:
        if parent:
            raise WrongEditError((*location, "parent"), f"a {kind} stands by itself and has no parent")
        return parts.setdefault(HOMES[kind], [])
    if not parent:
        raise WrongEditError((*location, "parent"), f"a {kind} needs the id of the item to which it belongs")
    home, owner = _found(parts, (*location, "parent"), parent)
    is_section = home in (("components",), ("workstreams",))
    is_step = not is_section and home[-1:] == ("steps",)
    fits = {
        "step": is_section,
        "question": is_step,
        "check": is_step or home == ("workstreams",),
    }
    if not fits[kind]:
        wanted = {
            "step": "a component or a workstream",
            "question": "a step",
            "check": "a step or a workstream",
        }
        raise WrongEditError((*location, "parent"), f"{parent} is not {wanted[kind]}")
    siblings = owner.setdefault(WITHIN[kind], [])
    if not isinstance(siblings, list) or not all(
        isinstance(each, dict) for each in cast("list[Any]", siblings)
    ):
        raise WrongEditError((*location, "parent"), f"{parent} has no list of items to add to")
    return cast("list[Any]", siblings)


def _position(siblings: list[Any], location: Location, behind: str) -> int:
    """Return where to put an item: behind a neighbour, else at the end, where partners agree last."""
    ids = [table.get("id") for table in siblings]
    if behind:
        if behind not in ids:
            raise WrongEditError((*location, "behind"), f"there is no {behind} beside it")
        return ids.index(behind) + 1
    last = bool(siblings) and bool(siblings[-1].get("alignment"))
    return len(siblings) - last


def hide(parts: Table, location: Location, id: str) -> None:
    """Take an item out, and whatever leans on it with care."""
    home, item = _found(parts, location, id)
    if home[-1] not in (*WITHIN.values(), *HOMES.values()):
        raise WrongEditError(location, f"{id} belongs to the core of the method and cannot be hidden")
    if item.get("alignment"):
        raise WrongEditError(location, f"{id} is where the partners agree and cannot be hidden")
    owner: Any = parts
    for key in home:
        owner = owner[key]
    owner.remove(item)
    gone = {table["id"] for _, table in _items(item)} | {id}
    if home == ("schedule",):
        # Whoever waited for it now waits for what it waited for.
        for each in parts["schedule"]:
            if id in each.get("after", []):
                others = [other for other in each["after"] if other != id]
                each["after"] = list(dict.fromkeys([*others, *item.get("after", [])]))
    if renamed := parts.get("renamed"):
        parts["renamed"] = {old: new for old, new in renamed.items() if new not in gone}


def _found(parts: Table, location: Location, id: str) -> tuple[Location, Table]:
    """Return the list in which an item stands, and the item."""
    for home, table in _items(parts):
        if table.get("id") == id and home:
            return home, table
    raise WrongEditError(location, f"there is no item {id} in the playbook")


def _items(value: Any, location: Location = ()) -> Iterator[tuple[Location, Table]]:
    """Yield every table that has an id, with the list or table in which it stands."""
    if isinstance(value, dict):
        for key, child in cast("Table", value).items():
            if isinstance(child, dict) and "id" in child:
                yield location, cast("Table", child)
            yield from _items(child, (*location, key))
    elif isinstance(value, list):
        for index, child in enumerate(cast("list[Any]", value)):
            if isinstance(child, dict) and "id" in child:
                yield location, cast("Table", child)
            yield from _items(child, (*location, index))
