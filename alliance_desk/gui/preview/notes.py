"""Sentences about a document that stand beneath its preview."""

from __future__ import annotations

from alliance_desk.documents.catalogue import Entry
from alliance_desk.gui.preview.proofs import Survey
from alliance_desk.gui.words import day, tr
from alliance_desk.records import DocumentExport, Visibility


def left_out_words(entry: Entry, survey: Survey) -> str:
    """Say what stays out because of who reads it."""
    if not survey.left_out:
        return ""
    if entry.readers == Visibility.JOINT:
        return tr("Left out, because the partner may not read it: %1.", survey.left_out)
    return tr("Left out, because it is restricted: %1.", survey.left_out)


def exported_words(last: DocumentExport | None) -> str:
    """Say which version left the desk last, and when."""
    if last is None:
        return ""
    return tr("Version %1 left the desk on %2.", last.version, day(last.as_of))
