"""In which phase of the startup an alliance is, by its dates (S02; SIR Figures 6 and 8)."""

from __future__ import annotations

from datetime import date, timedelta

from alliance_desk.assessment.schedule import anchor_days, goal
from alliance_desk.records import AnchorKind, Dossier

IGNITION_DAYS = 30
"""After the launch comes ignition, then activation (SIR Figure 6)."""


def phase(dossier: Dossier, today: date) -> str:
    """Return the phase in a few words; empty while no date is known."""
    days = anchor_days(dossier)
    if goal(dossier) == AnchorKind.LAUNCH:
        return _technology(days.get(AnchorKind.LAUNCH), today)
    sheet, signing = days.get(AnchorKind.TERM_SHEET), days.get(AnchorKind.SIGNING)
    kickoff = days.get(AnchorKind.KICKOFF)
    if kickoff and today > kickoff:
        return "After the joint kickoff"
    if signing and today >= signing:
        return "From signing to the joint kickoff"
    if sheet and today >= sheet:
        return "From the term sheet to signing"
    return "Before the term sheet" if sheet else "Before signing" if signing or kickoff else ""


def _technology(launch: date | None, today: date) -> str:
    if launch is None:
        return ""
    if today < launch:
        return "Getting ready for the launch"
    if today == launch:
        return "Launch day"
    return "Ignition" if today - launch <= timedelta(days=IGNITION_DAYS) else "Activation"
