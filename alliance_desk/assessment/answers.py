"""Answers matched to the questions that asked for them, each in the type of its question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar
from uuid import UUID

from alliance_desk.playbook import Playbook, Question
from alliance_desk.records import Answer, CheckMark, Dossier, Partner

T = TypeVar("T")


class AnswerSheet:
    """What one alliance has answered. ``renamed`` leads from old question ids to the ones of today."""

    @classmethod
    def of(cls, dossier: Dossier, playbook: Playbook) -> AnswerSheet:
        """Return the answers of a dossier as they stand, matched once until one of them changes."""
        return dossier.derived((cls, id(playbook)), lambda: cls(dossier, playbook.renamed))

    def __init__(self, dossier: Dossier, renamed: Mapping[str, str] | None = None) -> None:
        renamed = renamed or {}
        self._values: dict[tuple[str, UUID | None], Any] = {}
        self._marks: dict[str, CheckMark] = {}
        for answer in dossier.all(Answer):
            question = answer.question
            if question in renamed:  # an answer under today's id is the newer one
                self._values.setdefault((renamed[question], answer.partner_id), answer.value)
            else:
                self._values[question, answer.partner_id] = answer.value
        for mark in dossier.all(CheckMark):
            if mark.item in renamed:
                self._marks.setdefault(renamed[mark.item], mark)
            else:
                self._marks[mark.item] = mark

    def stored(self, question_id: str, partner_id: UUID | None = None) -> Any:
        """Return the value as it is stored, or None."""
        return self._values.get((question_id, partner_id))

    def value(self, question: Question[T], partner_id: UUID | None = None) -> T | None:
        """Return the answer in the type of the question; None where there is none that can be read."""
        stored = self._values.get((question.id, partner_id))
        if stored is None:
            return None
        try:
            return question.parse(stored)
        except ValueError:
            return None

    def text(self, question_id: str, partner_id: UUID | None = None) -> str:
        """Return a narrative answer without blanks around it, or an empty text."""
        stored = self._values.get((question_id, partner_id))
        return stored.strip() if isinstance(stored, str) else ""

    def answered(self, question: Question[Any], partners: Sequence[Partner]) -> bool:
        """Tell whether there is an answer; for a question asked once a partner, from all of them."""
        if question.per_partner:
            return bool(partners) and all(self._has(question, partner.id) for partner in partners)
        return self._has(question, None)

    def mark(self, item_id: str) -> CheckMark | None:
        """Return the mark of a checklist item, or None while it is open."""
        return self._marks.get(item_id)

    def _has(self, question: Question[Any], partner_id: UUID | None) -> bool:
        stored = self._values.get((question.id, partner_id))
        if stored is None or (isinstance(stored, str) and not stored.strip()):
            return False
        return (isinstance(stored, str) and question.answer_type is str) or self.value(
            question, partner_id
        ) is not None
