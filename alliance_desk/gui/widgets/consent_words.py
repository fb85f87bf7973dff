"""How far a partner is with a component, in the words and the colour of a chip."""

from __future__ import annotations

from alliance_desk.assessment.alignment import PartnerAlignment
from alliance_desk.gui.consents import state_words
from alliance_desk.gui.words import tr
from alliance_desk.records import AlignmentState


def consent_chip(each: PartnerAlignment) -> tuple[str, str]:
    """Return ``Almsund: agreed`` and its tone: the company by its name, the state as its step calls it."""
    said = tr("%1: %2", each.partner.label, state_words(each).lower())
    if each.holds:
        return said, "good"
    return said, "wait" if each.stale or each.state == AlignmentState.IN_TALKS else "plain"
