"""Reads a folder of TOML files as a playbook; each mistake is one plain sentence."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from alliance_desk.playbook.checks import Mistake, look_for_mistakes
from alliance_desk.playbook.model import Playbook

COMPONENTS = (
    "strategic_intent",
    "partner_objectives",
    "stakeholder_engagement",
    "governance",
    "workplans",
    "risk_assessment",
    "communication",
    "team_charters",
    "relationships",
)
"""The nine components in their order; each has a file of its own."""

HOMES = {
    "id": "playbook.toml",
    "title": "playbook.toml",
    "version": "playbook.toml",
    "credits": "playbook.toml",
    "renamed": "playbook.toml",
    "workstreams": "readiness.toml",
    "schedule": "schedule.toml",
    "habits": "habits.toml",
    "criteria": "scorecard.toml",
    "launch_checks": "scorecard.toml",
    "risks": "risks.toml",
    "sheets": "sheets.toml",
    "metrics": "metrics.toml",
    "governance": "governance_shapes.toml",
    "charters": "charters.toml",
    "agenda": "agenda.toml",
    "common_ground": "common_ground.toml",
    "characteristics": "characteristics.toml",
    "third_party": "third_party.toml",
    "startup_roles": "startup_roles.toml",
}
"""The file in which each other part of the playbook is written."""

Location = Sequence[int | str]


class PlaybookError(Exception):
    """A playbook that cannot be used: one sentence with file and key."""


def read_playbook(folder: Path) -> Playbook:
    """Return the playbook in ``folder``; raise PlaybookError at the first mistake."""
    parts: dict[str, Any] = {"components": [_load(folder, f"{name}.toml") for name in COMPONENTS]}
    for file in dict.fromkeys(HOMES.values()):
        for key, value in _load(folder, file).items():
            if HOMES.get(key) != file:
                raise PlaybookError(f"{file}, {key}: this key is not known here")
            parts[key] = value
    try:
        playbook = Playbook.model_validate(parts)
        look_for_mistakes(parts, COMPONENTS)
    except ValidationError as error:
        location, text = meaning(error.errors(include_url=False)[0])
        raise PlaybookError(f"{_place(location)}: {text}") from None
    except Mistake as mistake:
        raise PlaybookError(f"{_place(mistake.location)}: {mistake}") from None
    return playbook


def _load(folder: Path, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads((folder / file).read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise PlaybookError(f"{file}: the file is missing from {folder}") from None
    except OSError as error:
        raise PlaybookError(f"{file}: the file cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise PlaybookError(f"{file}: the file is not UTF-8 text") from None
    except RecursionError:
        raise PlaybookError(f"{file}: the tables are nested too deeply") from None
    except tomllib.TOMLDecodeError as error:
        raise PlaybookError(f"{file}: not well-formed TOML: {error}") from None


def meaning(error: ErrorDetails) -> tuple[Location, str]:
    """Return where a validation error is and what it means, for whoever edits the file."""
    location, context = _without_question_kinds(error["loc"]), error.get("ctx", {})
    match error["type"]:
        case "missing":
            text = "this key is missing"
        case "extra_forbidden":
            text = "this key is not known here"
        case "union_tag_not_found":
            location, text = (*location, "kind"), "this key is missing"
        case "union_tag_invalid":
            location, text = (*location, "kind"), f"expected one of {_list(context['expected_tags'])}"
        case "literal_error":
            text = f"expected one of {_list(context['expected'])}"
        case "string_pattern_mismatch":
            text = "expected small letters, digits, underscores and dots"
        case "string_type":
            text = "expected a text in quotes"
        case "int_type" | "int_parsing" | "int_from_float":
            text = "expected a whole number"
        case "bool_type" | "bool_parsing":
            text = "expected true or false"
        case "tuple_type":
            text = "expected a list"
        case "model_type" | "model_attributes_type" | "dict_type":
            text = "expected a table"
        case _:
            text = error["msg"][:1].lower() + error["msg"][1:]
    return location, text


def _list(choices: str) -> str:
    """Return pydantic's list of choices without its quotes."""
    return choices.replace("' or '", "', '").replace("'", "")


def _place(location: Location) -> str:
    """Return file and key path, as in ``governance.toml, steps[2].questions[0].kind``."""
    match list(location):
        case ["components", int(index), *rest]:
            file, path = f"{COMPONENTS[index]}.toml", rest
        case [key, *rest]:
            file, path = HOMES.get(str(key), "playbook.toml"), [key, *rest]
        case _:
            return "playbook.toml"
    key = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return f"{file}, {key.lstrip('.')}" if key else file


def _without_question_kinds(location: Location) -> Location:
    """Return a location of pydantic's without the kind that follows ``questions, n``: it is no key."""
    return [
        part
        for place, part in enumerate(location)
        if not (
            (place >= 2 and location[place - 2] == "questions")
            or (place >= 1 and location[place - 1] == "question" and location[0] == "common_ground")
        )
    ]
