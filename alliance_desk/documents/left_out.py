"""What a document leaves out because its readers may not read it, in words for whoever exports it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from alliance_desk.assessment.wording import count, listed
from alliance_desk.documents.catalogue import Entry
from alliance_desk.documents.reports.source import Source
from alliance_desk.records import (
    AllianceRecord,
    Committee,
    ComponentNote,
    DocumentChoice,
    DocumentExport,
    Dossier,
    Person,
    Record,
    TaskLink,
)

_NOUNS: dict[type[Record], tuple[str, str]] = {Person: ("person", "people"), Committee: ("body", "bodies")}
"""Where the name of the class is not the word for it."""
_NEVER = (ComponentNote, DocumentChoice, DocumentExport, TaskLink)
"""Nobody misses these: no document prints them."""


def left_out(entry: Entry, today: date) -> str:
    """Return what stays out, as "2 risks and 5 tasks"; an empty text where nothing does.

    Only what the document draws on is counted: a risk is nothing that a charter leaves out.
    """
    source = Source(entry.dossier, entry.playbook, today, entry.readers)
    kinds = source.dossier.read_by(lambda: entry.report.compose(source))
    return listed(
        [count(number, *_noun(kind)) for kind, number in _unseen(entry.dossier, source.dossier, kinds)]
    )


def _unseen(
    whole: Dossier, seen: Dossier, kinds: frozenset[type[Record]]
) -> Iterator[tuple[type[Record], int]]:
    for kind in sorted(kinds, key=lambda kind: kind.__name__):
        if issubclass(kind, AllianceRecord) and kind not in _NEVER:
            number = sum(seen.get(kind, row.id) is None for row in whole.all(kind))
            if number:
                yield kind, number


def _noun(kind: type[Record]) -> tuple[str, str]:
    """Return the word for records of a class and its plural: ``EarlyWin`` is "early win"."""
    if kind in _NOUNS:
        return _NOUNS[kind]
    word = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", kind.__name__).lower()
    return word, re.sub("ys$", "ies", f"{word}s")
