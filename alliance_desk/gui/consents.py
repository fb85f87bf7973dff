"""How far each partner agrees with each of the nine components, in the words of the window (S06)."""

from __future__ import annotations

from collections.abc import Iterable

from alliance_desk.assessment.alignment import PartnerAlignment
from alliance_desk.assessment.common_ground import GroundState, Row, cells, state_of
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.widgets.link_list import Link
from alliance_desk.gui.words import tr

TONES: dict[GroundState, str] = {"changed": "wait", "agreed": "good", "in talks": "ours", "open": "plain"}


def consent_rows(alliance: OpenAlliance) -> tuple[Row, ...]:
    """Return the nine components with the word of each partner, our company's first."""
    return cells(alliance.dossier, alliance.playbook, alliance.today())


def agreed_by_all(row: Row) -> bool:
    """Tell whether every partner agrees with what a component says now."""
    return all(cell.state == "agreed" for cell in row.cells)


def agreed_of(rows: Iterable[Row], part: str) -> tuple[int, int]:
    """Return how many components of a part every partner agrees with, and how many there are."""
    members = [agreed_by_all(row) for row in rows if row.component.part == part]
    return sum(members), len(members)


def state_words(each: PartnerAlignment) -> str:
    """Return ``Agreed``, ``In talks``, ``Open`` or ``Changed since``."""
    words = {
        "changed": tr("Changed since"),
        "agreed": tr("Agreed"),
        "in talks": tr("In talks"),
        "open": tr("Open"),
    }
    return words[state_of(each)]


def state_tone(each: PartnerAlignment) -> str:
    """Return the colour of a chip for a partner's word."""
    return TONES[state_of(each)]


def not_yet(alliance: OpenAlliance) -> dict[str, list[Link]]:
    """Return for each partner what it has not agreed to; what our company agreed to comes first."""
    rows = sorted(consent_rows(alliance), key=lambda row: not row.one_sided)
    found: dict[str, list[Link]] = {}
    for at, partner in enumerate(alliance.dossier.partners):
        found[partner.label] = [
            (row.component.title, state_words(cell.alignment).casefold(), cell.place)
            for row in rows
            if (cell := row.cells[at]).state != "agreed"
        ]
    return found
