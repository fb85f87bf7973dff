"""Documents that have left the desk: their versions, and what has changed since."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from alliance_desk.documents.outline import Outline
from alliance_desk.documents.writers.text import to_text
from alliance_desk.records import DocumentExport, Dossier


class Composed(Protocol):
    """A document of the catalogue."""

    @property
    def key(self) -> str: ...

    @property
    def dossier(self) -> Dossier: ...

    def unstamped(self, today: date) -> Outline: ...


@dataclass(frozen=True)
class Change:
    """A line that a document has more, or less, than when it was exported."""

    added: bool
    text: str


def last_export(entry: Composed) -> DocumentExport | None:
    """Return how a document left the desk last; None if it never did."""
    rows = entry.dossier.all(DocumentExport, document=entry.key)
    return max(rows, key=lambda row: row.version, default=None)


def words(outline: Outline) -> str:
    """Return what a document says, without its version and date."""
    return to_text(replace(outline, version="", dated=None, as_of=None))


def next_version(entry: Composed, outline: Outline, today: date) -> str:
    """Return the version that a document has if it is exported now: the last one's while it says the same."""
    last = last_export(entry)
    if last is None:
        return "1"
    same = words(outline) == last.text if last.as_of in (None, today) else not changes(entry, last)
    return str(last.version if same else last.version + 1)


def changes(entry: Composed, since: DocumentExport) -> tuple[Change, ...]:
    """Return what a document says otherwise than when it was exported; the passing of days is no change."""
    day = since.as_of
    return tuple(_changes(since.text, words(entry.unstamped(day)))) if day else ()


def _changes(before: str, now: str) -> Iterable[Change]:
    if before == now:
        return
    for line in difflib.ndiff(before.splitlines(), now.splitlines()):
        if line[:2] in ("+ ", "- ") and line[2:].strip():
            yield Change(line[0] == "+", line[2:].strip())
