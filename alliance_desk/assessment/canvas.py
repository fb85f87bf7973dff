"""The canvas of the minimum viable partnership: its cells in each partner's words, and its versions (S29)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal, cast
from uuid import UUID

from alliance_desk.assessment.answers import AnswerSheet
from alliance_desk.playbook import Playbook, Question
from alliance_desk.records import CanvasVersion, Dossier

Kind = Literal["same", "gone", "new"]
Cells = Mapping[str, str]
"""By question id the joint words, or by ``question|partner id`` one partner's."""

_WORD = re.compile(r"\s+")


@dataclass(frozen=True)
class Piece:
    """Some words that stayed, went or came between two versions."""

    kind: Kind
    text: str


def canvas_questions(playbook: Playbook) -> tuple[Question[Any], ...]:
    """Return the questions whose answers are the cells.

    They are those of the step with the canvas; where it asks nothing itself, those of the steps before it.
    """
    for section in (*playbook.workstreams, *playbook.components):
        for at, step in enumerate(section.steps):
            if "canvas" in (step.picture, step.register_name):
                before = tuple(question for each in section.steps[:at] for question in each.questions)
                return step.questions or before
    return ()


def cell_key(question_id: str, partner_id: UUID | None = None) -> str:
    """Return the name under which a version keeps a cell."""
    return f"{question_id}|{partner_id}" if partner_id else question_id


def cells_now(dossier: Dossier, playbook: Playbook) -> dict[str, str]:
    """Return the words of every cell that has some."""
    answers = AnswerSheet(dossier, playbook.renamed)
    found: dict[str, str] = {}
    for question in canvas_questions(playbook):
        for id in [each.id for each in dossier.partners] if question.per_partner else [None]:
            value = answers.stored(question.id, id)
            text = ("yes" if value else "no") if isinstance(value, bool) else str(value or "").strip()
            if text:
                found[cell_key(question.id, id)] = text
    return found


def versions(dossier: Dossier) -> list[CanvasVersion]:
    """Return the versions that were kept, the newest first."""
    return sorted(dossier.all(CanvasVersion), key=lambda version: version.number, reverse=True)


def cells_of(version: CanvasVersion) -> dict[str, str]:
    """Return the cells of a version; whatever is no text is left out."""
    cells = cast("dict[Any, Any]", version.cells) if isinstance(version.cells, dict) else {}
    return {key: value for key, value in cells.items() if isinstance(key, str) and isinstance(value, str)}


def changed(before: Cells, after: Cells) -> list[str]:
    """Return the cells whose words differ, in the order in which they come."""
    keys = dict.fromkeys((*after, *before))
    return [key for key in keys if before.get(key, "").split() != after.get(key, "").split()]


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Return two wordings laid over one another, word by word."""
    return tuple(_pieces(_WORD.split(before.strip()), _WORD.split(after.strip())))


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    old, new = [word for word in old if word], [word for word in new if word]
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece("same", " ".join(old[a:b]))
            continue
        if b > a:
            yield Piece("gone", " ".join(old[a:b]))
        if d > c:
            yield Piece("new", " ".join(new[c:d]))
