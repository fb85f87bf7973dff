"""Small words that every sentence needs: counts, dates, lists. Independent of the system's language."""

from collections.abc import Sequence
from datetime import date

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def short_date(day: date, today: date | None = None) -> str:
    """Return ``4 Dec``, with the year where it is not the year of ``today``."""
    text = f"{day.day} {MONTHS[day.month - 1]}"
    return text if today is not None and today.year == day.year else f"{text} {day.year}"


def near_date(day: date, today: date) -> str:
    """Return ``4 Dec``, with the year only where the date is half a year or more away."""
    return short_date(day, day if abs((day - today).days) < 183 else None)


def count(number: int, one: str, many: str = "") -> str:
    """Return ``1 person`` or ``3 people``."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def listed(words: Sequence[str], last: str = "and") -> str:
    """Return ``a, b and c``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
