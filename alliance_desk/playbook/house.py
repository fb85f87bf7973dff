"""The house playbook: what one company adds to the playbook, hides and words otherwise (S01).

A TOML text with a name, a version, ``hide``, ``[[add]]`` and ``[reword.<id>]``. Laid over the shipped
playbook it gives another one that has passed the same checks; the shipped files never change.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from typing import Any, cast

from pydantic import ValidationError

from alliance_desk.playbook.checks import Mistake, look_for_mistakes
from alliance_desk.playbook.house_edits import Location, Table, WrongEditError, add, hide, reword, text_at
from alliance_desk.playbook.model import Playbook
from alliance_desk.playbook.reader import COMPONENTS, PlaybookError, meaning
from alliance_desk.text import legal

LARGEST = 300_000
"""Characters; a house playbook is written by hand, and hardly ever longer than a few pages."""


def laid_over(playbook: Playbook, text: str) -> Playbook:
    """Return the playbook with a house playbook over it; raise PlaybookError with one sentence."""
    house = _read(text)
    try:
        return _laid(playbook, house)
    except WrongEditError as wrong:
        raise PlaybookError(_sentence(text, wrong.location, str(wrong))) from None


def name_of(text: str) -> tuple[str, str]:
    """Return name and version that a house playbook gives itself; raise PlaybookError for no TOML."""
    house = _read(text)
    return str(house.get("name", "")).strip(), str(house.get("version", "")).strip()


def _read(text: str) -> Table:
    if len(text) > LARGEST:
        raise PlaybookError("The file is far too large for a house playbook.")
    try:
        return _legal(tomllib.loads(text.removeprefix("\ufeff").replace("\r\n", "\n")))
    except RecursionError:
        raise PlaybookError("The tables of the file are nested too deeply.") from None
    except (tomllib.TOMLDecodeError, ValueError) as error:
        raise PlaybookError(f"The file is not well-formed TOML: {error}.") from None


def _legal(value: Any) -> Any:
    """Return a value with every text in it through the text gate: TOML can write any character."""
    if isinstance(value, str):
        return legal(value)
    if isinstance(value, list):
        return [_legal(each) for each in cast("list[Any]", value)]
    if isinstance(value, dict):
        return {legal(key): _legal(each) for key, each in cast("dict[str, Any]", value).items()}
    return value


def _laid(playbook: Playbook, house: Table) -> Playbook:
    for key in house:
        if key not in ("name", "version", "hide", "add", "reword"):
            raise WrongEditError((key,), "this key is not known here")
    name, version = (text_at(house, key).strip() for key in ("name", "version"))
    hidden, added, reworded = _hidden(house), _added(house), list(_reworded(house.get("reword", {})))
    stamp = " ".join(part for part in (name, version) if part)
    if not (hidden or added or reworded):
        return playbook.model_copy(update={"house": stamp}) if stamp else playbook
    # Everything happens on plain tables, which are then read and checked like the files themselves.
    parts = playbook.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    parts["house"] = stamp
    for location, id, words in reworded:
        reword(parts, location, id, words)
    # What the house adds comes last: nobody has looked at its types yet.
    for index, id in enumerate(hidden):
        hide(parts, ("hide", index), id)
    sources: dict[str, Location] = {}
    for index, addition in enumerate(added):
        sources[add(parts, ("add", index), addition)] = ("add", index, "item")
    return _checked(parts, sources)


def _checked(parts: Table, sources: dict[str, Location]) -> Playbook:
    """Return the playbook that the tables make; a mistake is told where the house playbook made it."""
    try:
        made = Playbook.model_validate(parts)
        look_for_mistakes(parts, COMPONENTS)
    except ValidationError as error:
        location, text = meaning(error.errors(include_url=False)[0])
        raise WrongEditError(_source(parts, location, sources), text) from None
    except Mistake as mistake:
        raise WrongEditError(_source(parts, mistake.location, sources), str(mistake)) from None
    return made


def _source(parts: Table, location: Sequence[int | str], sources: dict[str, Location]) -> Location:
    """Return where in the house playbook something stands that was found in the whole."""
    value: Any = parts
    best: tuple[Location, int] | None = None
    last = ""
    for depth, key in enumerate(location):
        try:
            value = value[key]
        except (KeyError, IndexError, TypeError):
            break
        id = str(cast("Table", value).get("id", "")) if isinstance(value, dict) else ""
        value = cast("Any", value)
        last = id or last
        if id in sources:
            best = (sources[id], depth + 1)
    if best is not None:
        return (*best[0], *location[best[1] :])
    return ("reword", last, *location[-1:]) if last else tuple(location)


# --- What the file says -----------------------------------------------------------------------------


def _hidden(house: Table) -> list[str]:
    ids = house.get("hide", [])
    if not isinstance(ids, list):
        raise WrongEditError(("hide",), "expected a list of ids in quotes")
    for index, id in enumerate(cast("list[Any]", ids)):
        if not isinstance(id, str):
            raise WrongEditError(("hide", index), "expected an id in quotes")
    return cast("list[str]", ids)


def _added(house: Table) -> list[Table]:
    additions = house.get("add", [])
    if not isinstance(additions, list) or not all(isinstance(each, dict) for each in additions):  # pyright: ignore[reportUnknownVariableType]
        raise WrongEditError(("add",), "expected tables, each begun with [[add]]")
    return cast("list[Table]", additions)


def _reworded(table: Any, path: Location = ("reword",)) -> Iterator[tuple[Location, str, Table]]:
    """Yield what is worded otherwise, with the id; ids may be written with quotes or without."""
    if not isinstance(table, dict):
        raise WrongEditError(path, "expected a table")
    words: Table = {}
    for key, value in cast("Table", table).items():
        if isinstance(value, dict):
            yield from _reworded(value, (*path, key))
        else:
            words[key] = value
    if words:
        if len(path) == 1:
            raise WrongEditError(
                (*path, next(iter(words))), "expected the id of an item first, as in [reword.'…']"
            )
        yield path, ".".join(map(str, path[1:])), words


# --- Words for a mistake ----------------------------------------------------------------------------


def _sentence(text: str, location: Location, words: str) -> str:
    if location[:1] == ("reword",):
        place = ".".join(str(part) for part in location)
    else:
        place = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in location).lstrip(".")
    line = _line(text, location)
    said = f"{place}: {words.rstrip('.')}."
    return f"Line {line}, {said}" if line else said


def _line(text: str, location: Location) -> int:
    """Return the line on which a table or a key of the first level begins, 0 where it cannot be told."""
    lines = text.splitlines()
    match location:
        case ("add", int(index), *_):
            found = [at for at, line in enumerate(lines, 1) if re.match(r"\s*\[\[\s*add\s*\]\]", line)]
            return found[index] if index < len(found) else 0
        case ("hide", int(), *_):
            wanted = r"\s*hide\s*="
        case ("reword", *keys) if keys:
            last = re.escape(str(keys[0]).rpartition(".")[2])
            wanted = rf"\s*\[\s*reword\s*\..*{last}"
        case (str(key), *_):
            wanted = rf"\s*\[*\s*{re.escape(key)}\b"
        case _:
            return 0
    return next((at for at, line in enumerate(lines, 1) if re.match(wanted, line)), 0)
