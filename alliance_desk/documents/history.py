"""Documents that have left the desk: their versions, and what has changed since."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol
from uuid import UUID

from alliance_desk.documents.outline import Outline
from alliance_desk.documents.writers.text import to_text
from alliance_desk.records import DocumentExport, Dossier, Visibility


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
    return max(reversed(rows), key=lambda row: row.version, default=None)


def exports(entry: Composed) -> list[DocumentExport]:
    """Return how often a document left the desk, the newest first."""
    return entry.dossier.all(DocumentExport, document=entry.key)[::-1]


def exported(
    files: Iterable[tuple[Composed, Outline, str]], folder: str, today: date
) -> list[DocumentExport]:
    """Return a record of each document that has just left the desk, from its files with their formats."""
    formats: dict[tuple[UUID, str], list[str]] = {}
    documents: dict[tuple[UUID, str], tuple[Composed, Outline]] = {}
    for entry, outline, format in files:
        which = (entry.dossier.alliance.id, entry.key)
        documents[which] = entry, outline
        formats.setdefault(which, []).append(format)
    return [
        export_of(entry, outline, formats[which], folder, today)
        for which, (entry, outline) in documents.items()
    ]


def export_of(
    entry: Composed, outline: Outline, formats: Iterable[str], folder: str, today: date
) -> DocumentExport:
    """Return the record of a document that has just left the desk; not saved yet."""
    return DocumentExport(
        alliance_id=entry.dossier.alliance.id,
        document=entry.key,
        title=outline.title,
        audience=Visibility(outline.audience),
        version=int(next_version(entry, outline, today)),
        exported_at=DocumentExport.now(),
        as_of=today,
        formats=", ".join(formats),
        folder=folder,
        text=words(outline),
    )


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
    old, new = _lines(before), _lines(now)
    # Not ndiff, which looks for likenesses within lines: two long texts would take it minutes.
    for kind, start, end, first, last in difflib.SequenceMatcher(None, old, new, False).get_opcodes():
        if kind != "equal":
            yield from (Change(False, line) for line in old[start:end])
            yield from (Change(True, line) for line in new[first:last])


def _lines(text: str) -> list[str]:
    """Return the lines that say something; a column that became wider changes nothing."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return [line for line in lines if line.strip(" -=")]
