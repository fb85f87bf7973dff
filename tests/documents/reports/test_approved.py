"""The wording of every document of the sample, approved. APPROVE=1 writes it anew; then read the diff."""

import os
from datetime import date
from pathlib import Path

import pytest

from alliance_desk.documents.catalogue import Entry, catalogue
from alliance_desk.documents.writers.text import to_text

from . import desks

APPROVED = Path(__file__).parent / "approved"
TODAY = date(2026, 11, 23)
ENTRIES: list[tuple[str, Entry]] = [
    (f"{dossier.alliance.name.casefold().replace(' ', '-')}.{entry.key}", entry)
    for dossier in desks.told()
    for entry in catalogue(dossier, desks.playbook())
]


@pytest.mark.parametrize(("name", "entry"), ENTRIES, ids=[name for name, _ in ENTRIES])
def test_wording_is_as_approved(name: str, entry: Entry) -> None:
    path = APPROVED / f"{name}.txt"
    said = to_text(entry.compose(TODAY))
    if os.environ.get("APPROVE"):
        path.write_text(said, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == said


def test_nothing_else_is_approved() -> None:
    assert {path.name for path in APPROVED.iterdir()} == {f"{name}.txt" for name, _ in ENTRIES}
