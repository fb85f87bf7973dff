"""Dates of a story, counted from today."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any, cast

from alliance_desk.assessment.wording import short_date

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_COUNTED = rf"(\w+?)([+-]\d+)?(?: ({'|'.join(_WEEKDAYS)}))?"
_DATE = re.compile(f"@{_COUNTED}")
_DATE_IN_TEXT = re.compile(rf"\{{{_COUNTED}\}}")
WORKING = " ".join(_WEEKDAYS[:5])


class Calendar:
    """Dates of one story: ``@signing+3`` becomes a date, ``{signing+3}`` in a text its wording.

    ``@today+1 Tue`` is the first Tuesday from then on, or the last one until then where that is past.
    """

    def __init__(self, today: date) -> None:
        self.days = {"today": today}

    def put(self, anchor: str, on: str, weekdays: str = WORKING) -> date:
        """Set an anchor on the first fitting weekday from ``on``; return its date."""
        anchored, offset, _ = _parts(_DATE, on)
        day = self._counted(anchored, offset)
        while _WEEKDAYS[day.weekday()] not in weekdays:
            day += timedelta(days=1)
        self.days[anchor] = day
        return day

    def filled(self, value: Any) -> Any:
        """Return a value of a story with its dates worked out."""
        if isinstance(value, dict):
            return {name: self.filled(text) for name, text in cast(dict[str, Any], value).items()}
        if not isinstance(value, str):
            return value
        if _DATE.fullmatch(value):
            return self._working_day(*_parts(_DATE, value))

        def worded(found: re.Match[str]) -> str:
            return short_date(self._working_day(*_parts(_DATE_IN_TEXT, found[0])))

        return _DATE_IN_TEXT.sub(worded, value).strip()

    def _counted(self, anchor: str, offset: int) -> date:
        return self.days[anchor] + timedelta(days=offset)

    def _working_day(self, anchor: str, offset: int, weekday: str) -> date:
        """Return a working day, or the weekday: one that is past moves back to it, one to come forward."""
        day = self._counted(anchor, offset)
        step = timedelta(days=1 if day > self.days["today"] else -1)
        while offset and _WEEKDAYS[day.weekday()] not in (weekday or WORKING):
            day += step
        return day


def _parts(pattern: re.Pattern[str], text: str) -> tuple[str, int, str]:
    found = pattern.fullmatch(text)
    if not found:
        raise ValueError(f"{text} is not a date")
    return found[1], int(found[2] or 0), found[3] or ""
