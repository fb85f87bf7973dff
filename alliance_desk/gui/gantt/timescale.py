"""Where a day stands in the chart, and the two bands of words above it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor

from PySide6.QtCore import QLocale

from alliance_desk.gui.words import tr

WEEKS, MONTHS, QUARTERS = 22.0, 7.0, 2.4
"""How wide a day is, as drawn, at each step of the zoom."""
LEAST, MOST = 0.15, 48.0
DAYS_FROM, WEEKS_FROM, MONTHS_FROM = 15.0, 4.5, 1.1
"""From these widths of a day the lower band names days, weeks, months; below them quarters or years."""
MARGIN = 14
"""Days of room before the first and after the last."""


@dataclass(frozen=True)
class Band:
    """A stretch of time in the heading of the chart."""

    x: float
    width: float
    text: str


@dataclass(frozen=True)
class Timescale:
    """Days as lengths: ``first`` begins at 0, each day is ``per_day`` wide."""

    first: date
    last: date
    per_day: float

    @property
    def width(self) -> float:
        return ((self.last - self.first).days + 1) * self.per_day

    def x(self, day: date) -> float:
        """Return where a day begins."""
        return (day - self.first).days * self.per_day

    def end(self, day: date) -> float:
        """Return where a day ends."""
        return self.x(day) + self.per_day

    def middle(self, day: date) -> float:
        """Return the middle of a day."""
        return self.x(day) + self.per_day / 2

    def day_at(self, x: float) -> date:
        """Return the day at a place."""
        return _shifted(self.first, floor(x / self.per_day))

    def days(self, left: float, right: float) -> Iterator[date]:
        """Yield the days between two places."""
        day, last = max(self.day_at(left), self.first), min(self.day_at(right), self.last)
        while day <= last:
            yield day
            day += timedelta(days=1)

    def upper(self, left: float, right: float) -> list[Band]:
        """Return the months, at small scales the years."""
        months = self.per_day >= WEEKS_FROM
        return self._bands(left, right, 1 if months else 12, _month_year if months else _year)

    def lower(self, left: float, right: float) -> list[Band]:
        """Return the days, weeks, months or quarters."""
        if self.per_day >= DAYS_FROM:
            return [Band(self.x(day), self.per_day, str(day.day)) for day in self.days(left, right)]
        if self.per_day >= WEEKS_FROM:
            start = self.day_at(max(left, 0))
            start -= timedelta(days=start.weekday())
            found: list[Band] = []
            while self.x(start) < right and start <= self.last:
                found.append(Band(self.x(start), 7 * self.per_day, str(start.day)))
                start += timedelta(days=7)
            return found
        if self.per_day >= MONTHS_FROM:
            return self._bands(left, right, 1, _month)
        return self._bands(left, right, 3, _quarter)

    def _bands(self, left: float, right: float, months: int, said: Callable[[date], str]) -> list[Band]:
        start = self.day_at(max(left, 0))
        start = date(start.year, (start.month - 1) // months * months + 1, 1)
        found: list[Band] = []
        while self.x(start) < right and start <= self.last:
            after = _months_on(start, months)
            found.append(Band(self.x(start), (after - start).days * self.per_day, said(start)))
            start = after
        return found


def spanning(first: date | None, last: date | None, today: date, per_day: float, room: float) -> Timescale:
    """Return a scale that holds a plan and today, with some days to spare, and fills the room there is."""
    begins = min(each for each in (first, last, today) if each)
    ends = max(each for each in (first, last, today) if each)
    begins = _shifted(begins, -MARGIN)
    wanted = max((ends - begins).days + 2 * MARGIN, ceil(room / per_day - 0.01) - 1)
    return Timescale(begins, _shifted(begins, wanted), per_day)


def fitting(first: date | None, last: date | None, today: date, room: float) -> float:
    """Return how wide a day is so that the whole plan is in sight."""
    days = [each for each in (first, last, today) if each]
    return min(max(room / ((max(days) - min(days)).days + 3 * MARGIN + 1), LEAST), MOST)


def _shifted(day: date, days: int) -> date:
    return date.fromordinal(min(max(day.toordinal() + days, 366), date.max.toordinal() - 366))


def _months_on(day: date, months: int) -> date:
    at = day.month - 1 + months
    return date(day.year + at // 12, at % 12 + 1, 1)


def _month(day: date) -> str:
    return QLocale().standaloneMonthName(day.month, QLocale.FormatType.ShortFormat)


def _month_year(day: date) -> str:
    return f"{QLocale().standaloneMonthName(day.month)} {day.year}"


def _quarter(day: date) -> str:
    return tr("Q%1", (day.month - 1) // 3 + 1)


def _year(day: date) -> str:
    return str(day.year)
