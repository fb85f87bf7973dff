"""The PDF writer: reports on A4 and decks as wide slides, with every letter embedded."""

from __future__ import annotations

from pathlib import Path

from alliance_desk.documents.outline import Outline
from alliance_desk.documents.press.fonts import lettering
from alliance_desk.documents.writers.pdf import deck, report


def to_bytes(outline: Outline) -> bytes:
    """Return an outline as a PDF file."""
    how = {"report": report.write, "deck": deck.write}[outline.kind]
    return how(outline, lettering(outline))


def write(outline: Outline, path: Path) -> None:
    """Write an outline as a PDF file."""
    path.write_bytes(to_bytes(outline))
