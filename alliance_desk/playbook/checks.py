"""What must hold across the files of a playbook, beyond the type of each value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, cast

from alliance_desk.playbook.library import PLACEHOLDER, PLACEHOLDERS

Location = tuple[int | str, ...]
Table = dict[str, Any]


class Mistake(Exception):
    """A rule that is broken, and where."""

    def __init__(self, location: Location, text: str) -> None:
        """Keep the place, for whoever knows which file it is in."""
        super().__init__(text)
        self.location = location


def look_for_mistakes(parts: Table, components: Sequence[str]) -> None:
    """Raise Mistake for the first rule that the parts of a playbook break; their types are sound."""
    homes = _unique_ids(parts)
    _components(parts["components"], components)
    _workstreams(parts["workstreams"])
    _schedule(parts)
    _third_party(parts)
    _common_ground(parts.get("common_ground", []))
    _governance(parts["governance"])
    _scorecard(parts)
    _charters(parts["charters"])
    _metrics(parts["metrics"])
    _renamed(parts.get("renamed", {}), homes)


def _unique_ids(parts: Table) -> dict[str, Location]:
    homes: dict[str, Location] = {}
    for location, table in _tables(parts, ()):
        id = table.get("id")
        if id is None:
            continue
        if id in homes:
            raise Mistake((*location, "id"), f"{id} is used twice; the other is {_key(homes[id])}")
        homes[id] = location
    return homes


def _tables(value: Any, location: Location) -> Iterator[tuple[Location, Table]]:
    """Yield every table of the files with its location, however deep."""
    if isinstance(value, dict):
        table = cast("Table", value)
        yield location, table
        for key, child in table.items():
            yield from _tables(child, (*location, key))
    elif isinstance(value, list):
        for index, child in enumerate(cast("list[Any]", value)):
            yield from _tables(child, (*location, index))


def _components(components: list[Table], names: Sequence[str]) -> None:
    for index, (component, name) in enumerate(zip(components, names, strict=True)):
        if component["id"] != name:
            raise Mistake(("components", index, "id"), f"expected {name}, as the file is called")
        if component["number"] != index + 1:
            raise Mistake(("components", index, "number"), f"expected {index + 1}")
        if not component["steps"] or not component["steps"][-1].get("alignment"):
            raise Mistake(("components", index, "steps"), "the last step must have alignment = true")
        _questions(("components", index), component)


def _workstreams(workstreams: list[Table]) -> None:
    for index, workstream in enumerate(workstreams):
        for place, step in enumerate(workstream.get("steps", [])):
            if step.get("alignment"):
                location = ("workstreams", index, "steps", place, "alignment")
                raise Mistake(location, "only a component is agreed by the partners")
        _questions(("workstreams", index), workstream)


def _questions(location: Location, section: Table) -> None:
    """Check that the ids of a section's questions begin with its own: they are for ever, and so is it."""
    for place, step in enumerate(section.get("steps", [])):
        for number, question in enumerate(step.get("questions", [])):
            if not question["id"].startswith(f"{section['id']}."):
                raise Mistake(
                    (*location, "steps", place, "questions", number, "id"),
                    f"expected an id that begins with {section['id']}.",
                )


def _schedule(parts: Table) -> None:
    workstreams = {table["id"]: table for table in parts["workstreams"]}
    components = {table["id"] for table in parts["components"]}
    for index, item in enumerate(parts["schedule"]):
        if (id := item.get("workstream")) and id not in workstreams:
            raise Mistake(("schedule", index, "workstream"), f"there is no workstream {id}")
        if id and workstreams[id].get("only") not in (None, item.get("only")):
            raise Mistake(("schedule", index, "workstream"), f"{id} belongs to the other variant")
        if (id := item.get("component")) and id not in components:
            raise Mistake(("schedule", index, "component"), f"there is no component {id}")
    _order(parts["schedule"])


def _order(schedule: list[Table]) -> None:
    """Check that what comes before an item is known, of its variant, and not in a ring with it."""
    items = {item["id"]: item for item in schedule}
    for index, item in enumerate(schedule):
        for place, id in enumerate(item.get("after", [])):
            location = ("schedule", index, "after", place)
            if id not in items:
                raise Mistake(location, f"there is no item {id} in the plan")
            if items[id].get("only") not in (None, item.get("only")):
                raise Mistake(location, f"{id} belongs to the other variant")
    ended: set[str] = set()
    for index, item in enumerate(schedule):
        waiting, seen = [item["id"]], set[str]()
        while waiting:
            for id in items[waiting.pop()].get("after", []):
                if id == item["id"]:
                    raise Mistake(("schedule", index, "after"), f"{id} would have to come before itself")
                if id not in seen and id not in ended:
                    seen.add(id)
                    waiting.append(id)
        ended.add(item["id"])


def _third_party(parts: Table) -> None:
    components = {table["id"] for table in parts["components"]}
    for index, item in enumerate(parts.get("third_party", [])):
        if (id := item.get("component")) and id not in components:
            raise Mistake(("third_party", index, "component"), f"there is no component {id}")


def _common_ground(common: list[Table]) -> None:
    seen: set[str] = set()
    for index, each in enumerate(common):
        if each["part"] in seen:
            raise Mistake(("common_ground", index, "part"), f"{each['part']} is there already")
        seen.add(each["part"])


def _governance(shapes: list[Table]) -> None:
    seen: set[str] = set()
    for index, shape in enumerate(shapes):
        for deal_type in shape["deal_types"]:
            if deal_type in seen:
                raise Mistake(("governance", index, "deal_types"), f"{deal_type} already has a shape")
            seen.add(deal_type)
        known: set[str] = set()
        for place, committee in enumerate(shape["committees"]):
            if (parent := committee.get("parent")) and parent not in known:
                location = ("governance", index, "committees", place, "parent")
                raise Mistake(location, f"there is no committee {parent} before this one in the shape")
            known.add(committee["id"])


def _scorecard(parts: Table) -> None:
    groups = Counter(table["group"] for table in parts["criteria"])
    if groups != {"alignment": 3, "commitment": 3}:
        raise Mistake(("criteria",), "expected three criteria of alignment and three of commitment")
    if (count := len(parts["launch_checks"])) != 5:
        raise Mistake(("launch_checks",), f"expected five launch checks, found {count}")


def _charters(charters: list[Table]) -> None:
    for index, wording in enumerate(charters):
        for key, value in wording.items():
            for name in PLACEHOLDER.findall(value if isinstance(value, str) else "\n".join(value)):
                if name not in PLACEHOLDERS:
                    known = ", ".join(f"{{{word}}}" for word in PLACEHOLDERS)
                    raise Mistake(("charters", index, key), f"{{{name}}} is none of {known}")


def _metrics(metrics: list[Table]) -> None:
    for index, metric in enumerate(metrics):
        if metric["kind"] == "process" and not metric.get("reference"):
            raise Mistake(("metrics", index, "reference"), "a process metric needs a reference")


def _renamed(renamed: dict[str, str], homes: dict[str, Location]) -> None:
    for old, new in renamed.items():
        if new not in homes:
            raise Mistake(("renamed", old), f"there is no item {new}")
        if old in homes:
            raise Mistake(("renamed", old), f"{old} is still in use")


def _key(location: Location) -> str:
    """Return a location as a short path: the reader names the file only of the second."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in location).lstrip(".")
