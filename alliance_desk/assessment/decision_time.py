"""How long decisions take, from the question to the answer (handbook A3; B13)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from statistics import median

from alliance_desk.assessment.wording import count
from alliance_desk.assessment.working_days import WorkCalendar
from alliance_desk.records import Decision, Dossier

ENOUGH = 5
"""From so many decisions on the number may be compared with another one."""


@dataclass(frozen=True)
class DecisionTime:
    """How fast the decisions of an alliance were made, and which still wait."""

    days: tuple[int, ...]
    """Working days of each decision that was made and whose beginning is known."""
    waiting: tuple[Decision, ...]
    """Those not made yet, the most urgent first; without a date last."""
    overdue: tuple[Decision, ...]
    """Those of them whose day has passed."""

    @property
    def median(self) -> float | None:
        """Return the median in working days; None while there is none."""
        return median(self.days) if self.days else None

    @property
    def figure(self) -> str:
        """Return the median as it is written: ``3``, ``2.5``; empty while there is none."""
        return "" if self.median is None else f"{self.median:.1f}".removesuffix(".0")

    @property
    def words(self) -> str:
        """Return the measure with how many decisions it rests on."""
        if not self.days:
            return "No decision has been timed yet"
        if len(self.days) == 1:
            return f"{count(self.days[0], 'working day')}, from one decision so far"
        few = ", too few to compare" if len(self.days) < ENOUGH else ""
        return f"{self.figure} working days (median), from {count(len(self.days), 'decision')}{few}"


def decision_time(dossier: Dossier, today: date) -> DecisionTime:
    """Return how long decisions took up to ``today``, and which wait."""
    calendar = WorkCalendar.of(dossier)
    rows = [row for row in dossier.all(Decision) if row.question.strip()]
    days = tuple(
        calendar.between(row.asked_on, row.made_on)
        for row in rows
        if row.asked_on and row.made_on and row.asked_on <= row.made_on
    )
    waiting = sorted(
        (row for row in rows if row.made_on is None), key=lambda row: (row.needed_by is None, row.needed_by)
    )
    overdue = tuple(row for row in waiting if row.needed_by and row.needed_by < today)
    return DecisionTime(days, tuple(waiting), overdue)
