"""Which documents an alliance can hand out, each ready to be composed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal
from uuid import UUID

from alliance_desk.documents.export import FORMATS_OF, Format
from alliance_desk.documents.outline import Outline
from alliance_desk.documents.reports import kickoff_deck, scorecard, team_charter
from alliance_desk.documents.reports.source import Source
from alliance_desk.playbook import Playbook
from alliance_desk.records import Committee, Dossier

Report = Literal["kickoff_deck", "scorecard", "charter"]


@dataclass(frozen=True)
class Entry:
    """A document that can be composed whenever it is needed."""

    key: str
    """Names the document on the command line; unique within an alliance."""
    title: str
    kind: Literal["report", "deck"]
    gaps_key: Report
    """What ``assessment.gaps.gaps_for`` calls the document."""
    dossier: Dossier = field(repr=False, compare=False)
    playbook: Playbook = field(repr=False, compare=False)
    committee_id: UUID | None = None
    """Whose charter it is."""

    @property
    def formats(self) -> tuple[Format, ...]:
        """The formats in which it is written."""
        return FORMATS_OF[self.kind]

    def compose(self, today: date) -> Outline:
        """Return the document as it reads ``today``."""
        source = Source(self.dossier, self.playbook, today)
        committee = self.dossier.get(Committee, self.committee_id)
        if self.gaps_key == "kickoff_deck":
            outline = kickoff_deck.compose(source)
        elif self.gaps_key == "scorecard" or committee is None:
            outline = scorecard.compose(source)
        else:
            outline = team_charter.compose(source, committee)
        # Two bodies of one name must not end up in one file.
        return replace(outline, title=self.title)


def catalogue(dossier: Dossier, playbook: Playbook) -> tuple[Entry, ...]:
    """Return every document of an alliance: the deck, the scorecard, a charter a body."""
    return (
        Entry("kickoff-deck", "Joint kickoff", "deck", "kickoff_deck", dossier, playbook),
        Entry("scorecard", "Alignment and commitment scorecard", "report", "scorecard", dossier, playbook),
        *_charters(dossier, playbook),
    )


def _charters(dossier: Dossier, playbook: Playbook) -> Iterator[Entry]:
    keys: dict[str, int] = {}
    titles: dict[str, int] = {}
    for committee in dossier.all(Committee):
        if not (committee.name.strip() and committee.chartered):
            continue
        key = _counted(f"charter-{slug(committee.label) or 'body'}", keys, "-{}")
        title = _counted(f"Charter of the {committee.name.strip()}", titles, " ({})")
        yield Entry(key, title, "report", "charter", dossier, playbook, committee.id)


def _counted(text: str, seen: dict[str, int], ending: str) -> str:
    """Return a text that has not been seen, with a number at its end where it was."""
    number = seen[text.casefold()] = seen.get(text.casefold(), 0) + 1
    if number == 1:
        return text
    return _counted(text + ending.format(number), seen, ending)


def slug(name: str) -> str:
    """Return a name as it can be typed: small letters and digits of any script, joined by hyphens."""
    plain = "".join(
        char for char in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(char)
    )
    return re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", plain)).strip("-")
