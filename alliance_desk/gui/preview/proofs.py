"""Documents as they are now, composed and set in the worker; each is kept until it says another thing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from alliance_desk.documents import history
from alliance_desk.documents.catalogue import Entry, catalogue
from alliance_desk.documents.export import build
from alliance_desk.documents.left_out import left_out
from alliance_desk.documents.outline import Outline
from alliance_desk.documents.press.missing import missing
from alliance_desk.documents.press.pages import page_count
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.playbook import Playbook
from alliance_desk.records import RECORDS, AllianceRecord, Dossier, HouseLook

FIRST = 1
"""So many slides of a long deck are set at first, so that something is seen at once."""


@dataclass(frozen=True)
class Survey:
    """What the list and the card beneath the preview say of a document."""

    pages: int
    changed: int = 0
    """Lines that are otherwise than in the exported version."""
    left_out: str = ""
    missing: tuple[str, ...] = ()
    """Characters that no font shows, each with where it stands."""


class Snapshot:
    """The alliance as it is now, for the worker: what the window does to it afterwards is not seen.

    Its records are snapshots already. What is worked out from them is kept, so every document after the
    first is composed quicker; used in the worker's thread only.
    """

    def __init__(self, dossier: Dossier, playbook: Playbook, house: HouseLook, today: date) -> None:
        self._dossier, self._playbook, self._house = copied(dossier), playbook, house
        self.today = today
        self._entries: dict[str, Entry] | None = None

    def entry(self, key: str) -> Entry:
        """Return a document; KeyError if it is gone meanwhile."""
        if self._entries is None:
            entries = catalogue(self._dossier, self._playbook, self._house)
            self._entries = {entry.key: entry for entry in entries}
        return self._entries[key]


class Snapshots:
    """Takes a snapshot when there is none since the last edit."""

    def __init__(self, alliance: OpenAlliance) -> None:
        self._alliance = alliance
        self._latest: Snapshot | None = None

    def take(self) -> Snapshot:
        """Return the alliance as it is now; called in the window's thread."""
        here = self._alliance
        if self._latest is None or self._latest.today != here.today():
            self._latest = Snapshot(here.dossier, here.playbook, here.house, here.today())
        return self._latest

    def edited(self) -> None:
        """The next snapshot is another one."""
        self._latest = None


class Proofs:
    """What was composed and set last of each document; used in the worker's thread."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[Outline, bytes]] = {}
        self._outlines: tuple[Snapshot | None, dict[str, Outline]] = (None, {})

    def outline(self, snapshot: Snapshot, key: str) -> Outline:
        """Compose a document, once for each snapshot."""
        of, outlines = self._outlines
        if of is not snapshot:
            self._outlines = _, outlines = snapshot, {}
        if key not in outlines:
            outlines[key] = snapshot.entry(key).compose(snapshot.today)
        return outlines[key]

    def kept(self, snapshot: Snapshot, key: str) -> bytes | None:
        """Return the PDF of a document if it still says what was set."""
        made = self._made.get(key)
        return made[1] if made and made[0] == self.outline(snapshot, key) else None

    def pdf(self, snapshot: Snapshot, key: str) -> bytes:
        """Return the PDF of a document, set anew only if it says something else."""
        found = self.kept(snapshot, key)
        if found is None:
            outline = self.outline(snapshot, key)
            found = build(outline, "pdf")
            self._made[key] = outline, found
        return found

    def first_page(self, snapshot: Snapshot, key: str) -> bytes | None:
        """Return the beginning of a deck that is not set yet; None where the whole is as quick."""
        outline = self.outline(snapshot, key)
        if outline.kind != "deck" or len(outline.sections) <= FIRST or self.kept(snapshot, key):
            return None
        return build(replace(outline, sections=outline.sections[:FIRST]), "pdf")

    def survey(self, snapshot: Snapshot, key: str) -> Survey:
        """Return what is to be said of a document; its PDF is there already."""
        entry, outline = snapshot.entry(key), self.outline(snapshot, key)
        last = history.last_export(entry)
        return Survey(
            page_count(self.pdf(snapshot, key)),
            len(history.changes(entry, last)) if last else 0,
            left_out(entry, snapshot.today),
            tuple(map(str, missing(outline))),
        )


def copied(dossier: Dossier) -> Dossier:
    """Return a dossier that stays as it is now; its records are snapshots already."""
    kinds = [kind for kind in RECORDS if issubclass(kind, AllianceRecord)]
    return Dossier(dossier.alliance, (record for kind in kinds for record in dossier.all(kind)))
