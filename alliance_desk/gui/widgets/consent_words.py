"""How far a partner is with a component, in the words and the colour of a chip."""

from __future__ import annotations

from alliance_desk.assessment.alignment import PartnerAlignment
from alliance_desk.gui.words import tr
from alliance_desk.records import AlignmentState


def consent_chip(each: PartnerAlignment) -> tuple[str, str]:
    """Return ``Almsund: aligned`` and its tone; each company is called by its name."""
    who = each.partner.label
    if each.holds:
        return tr("%1: aligned", who), "good"
    if each.stale:
        return tr("%1: text changed", who), "wait"
    if each.state == AlignmentState.IN_TALKS:
        return tr("%1: in talks", who), "wait"
    return tr("%1: not yet", who), "plain"
