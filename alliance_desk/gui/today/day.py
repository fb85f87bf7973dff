"""The day of the startup and its phase in a few words that stay true beside the other dates (S02)."""

from __future__ import annotations

from dataclasses import dataclass

from alliance_desk.assessment.phase import phase
from alliance_desk.assessment.schedule import day_of_startup, days_to_goal, goal
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.words import count, tr
from alliance_desk.records import AnchorKind, Stage


@dataclass(frozen=True)
class StartupDay:
    """What stands in the chip, its colour, and the phase where the chip does not say it."""

    text: str = ""
    """Empty where there is nothing to say: outside the startup, or without any date."""
    tone: str = "ours"
    phase: str = ""


def startup_day(alliance: OpenAlliance) -> StartupDay:
    """Return which day of the startup it is.

    ``of 90`` is said only while the kickoff or launch lies within those days and ahead: else it
    would promise an end that the dates do not keep.
    """
    dossier, today = alliance.dossier, alliance.today()
    if dossier.alliance.stage not in (Stage.GET, Stage.STARTUP):
        return StartupDay()
    words = tr(phase(dossier, today))
    found = day_of_startup(dossier, today)
    if found is None:
        return StartupDay(words)
    number, total = found
    left = days_to_goal(dossier, today)
    launch = goal(dossier) == AnchorKind.LAUNCH
    if left == 0:
        text = tr("Launch today, day %1") if launch else tr("Kickoff today, day %1")
        return StartupDay(tr(text, number))
    if left is not None and left < 0:
        return StartupDay(tr("%1, day %2", words, number))
    if number > total:
        over = count(number - total, tr("%1 day"), tr("%1 days"))
        return StartupDay(tr("Day %1, %2 over %3", number, over, total), "wait", words)
    if left is not None and number + left > total + 1:  # what is due 90 days on falls on day 91
        text = tr("Day %1, launch on day %2") if launch else tr("Day %1, kickoff on day %2")
        return StartupDay(tr(text, number, number + left), "ours", words)
    return StartupDay(tr("Day %1 of %2", number, total), "ours", words)
