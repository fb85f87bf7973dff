"""Every kind of document that the method implies: what it is called, for whom, and who composes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from alliance_desk.documents.outline import Outline
from alliance_desk.documents.reports import kickoff_deck, scorecard
from alliance_desk.documents.reports.source import Source
from alliance_desk.records import Variant, Visibility


class Shelf(StrEnum):
    """The parts of the list of documents, in its order."""

    KICKOFF = "Kickoff"
    GOVERNANCE = "Governance and charters"
    PLAN = "Plan"
    ALIGNMENT = "Alignment"
    PEOPLE = "People and communication"
    RISK = "Risk"
    CLOSE = "End of startup"


@dataclass(frozen=True)
class Report:
    """One kind of document of an alliance."""

    key: str
    """Names it on the command line and in what was chosen for it; for ever."""
    title: str
    shelf: Shelf
    compose: Callable[[Source], Outline]
    kind: Literal["report", "deck"] = "report"
    readers: Visibility = Visibility.JOINT
    only: Variant | None = None
    """The one variant that has it; None for both."""
    in_pack: bool = False
    """Part of the kickoff pack unless the user chooses otherwise."""
    gaps: str = ""
    """What ``assessment.gaps.gaps_for`` calls it; its key where this is empty."""


REPORTS: tuple[Report, ...] = (
    Report(
        "kickoff-deck",
        "Joint kickoff",
        Shelf.KICKOFF,
        kickoff_deck.compose,
        kind="deck",
        in_pack=True,
        gaps="kickoff_deck",
    ),
    Report(
        "scorecard",
        "Alignment and commitment scorecard",
        Shelf.ALIGNMENT,
        scorecard.compose,
        in_pack=True,
    ),
)
"""In the order of the list. Charters, and what there is once for each partner, are added by the catalogue."""
