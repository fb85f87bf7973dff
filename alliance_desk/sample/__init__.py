"""The sample desk: alliances told in resources/samples, with every date counted from today."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from alliance_desk.bundle import RESOURCES
from alliance_desk.playbook import Playbook
from alliance_desk.playbook.reader import read_playbook
from alliance_desk.records import RECORDS, AllianceRecord, Dossier, Profile
from alliance_desk.sample.story import Story
from alliance_desk.store.store import Store

SAMPLES = RESOURCES / "samples"


def stories(today: date, playbook: Playbook | None = None) -> list[Dossier]:
    """Return every sample alliance as it stands ``today``."""
    playbook = playbook or read_playbook(RESOURCES / "playbook")
    folders = sorted(path.parent for path in SAMPLES.glob("*/alliance.toml"))
    return [Story(folder, playbook, today).dossier() for folder in folders]


def write_sample(path: Path, today: date | None = None) -> None:
    """Make a desk with the sample alliances; raise DeskError where that cannot be done."""
    dossiers = stories(today or date.today())  # first, so that a mistake in them leaves no desk behind
    with Store.create(path) as store, store.edit("Sample alliances") as session:
        own = dossiers[0].own
        session.add(Profile(user_name=dossiers[0].alliance.manager, company=own.name if own else ""))
        for dossier in dossiers:
            session.add(dossier.alliance)
            for kind in RECORDS:
                if issubclass(kind, AllianceRecord):
                    session.add_all(dossier.all(kind))
