"""One alliance at the judges: its documents written in each format, turned into pages, and looked at."""

from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from alliance_desk.documents.catalogue import catalogue
from alliance_desk.documents.export import build
from alliance_desk.documents.outline import Outline
from alliance_desk.documents.press import words
from alliance_desk.documents.writers.text import to_text
from alliance_desk.text import plain
from tests.documents.reports import desks
from tests.judges import judges
from tests.judges.alliances import ALLIANCES, HOUSES, SAMPLES

SHOWN = 0.97
"""The share of a document's words that its pages must show as LibreOffice sets them."""


def written(name: str, folder: Path) -> Iterator[tuple[Path, Outline]]:
    """Write every document of an alliance in each of its formats; yield the files."""
    folder.mkdir(parents=True, exist_ok=True)
    house = HOUSES[name]() if name in HOUSES else None
    for entry in catalogue(ALLIANCES[name](), desks.playbook(), house):
        outline = entry.compose(desks.TODAY)
        for format in entry.formats:
            path = folder / f"{entry.key}.{format}"
            path.write_bytes(build(outline, format))
            yield path, outline


def judged(work: tuple[str, Path]) -> tuple[str, int, list[str], float]:
    """Write and judge the documents of one alliance; return its name, files, findings and seconds."""
    name, folder = work
    began = time.monotonic()
    files = dict(written(name, folder))
    with tempfile.TemporaryDirectory() as profile:
        found = [f"{name}: {text}" for text in _findings(name, files, folder, Path(profile))]
    return name, len(files), found, time.monotonic() - began


def _findings(name: str, files: dict[Path, Outline], folder: Path, profile: Path) -> Iterator[str]:
    for path in files:
        look = judges.pdf if path.suffix == ".pdf" else judges.office
        yield from (f"{path.name}: {finding}" for finding in look(path))
    for kind in (".docx", ".pptx"):
        chosen = [path for path in files if path.suffix == kind]
        for path, pages in judges.converted(chosen, folder / f"pages{kind}", profile).items():
            if pages is None:
                yield f"{path.name}: LibreOffice does not open it"
                continue
            foot = foot_words(files[path]) if kind == ".pptx" else None
            for finding in judges.bounds(pages, foot):
                yield f"{path.name}: {finding}"
            if name in SAMPLES and (lost := share_lost(files[path], pages)) > 1 - SHOWN:
                yield f"{path.name}: {lost:.0%} of its words are not on its pages"


def foot_words(outline: Outline) -> frozenset[str]:
    """Return what may stand in the foot of a document's slides."""
    said = plain(f"{words.slide_foot(outline)} · {words.secrecy(outline)} {outline.look.footer} …")
    return frozenset(said.split()) | frozenset(f"{word}…" for word in said.split())


def share_lost(outline: Outline, pages: Path) -> float:
    """Return the share of a document's words that its pages do not show; notes are on none."""
    bare = replace(outline, sections=tuple(replace(each, notes="") for each in outline.sections))
    said = re.sub(r"(?m)^\[.*\]$", "", to_text(bare))
    told = set(re.findall(r"[a-z]{4,}", said.casefold()))
    return len(told - judges.words_of(pages)) / max(len(told), 1)
