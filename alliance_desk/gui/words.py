"""Words on screen: translation outside of widgets, and dates and counts as people read them."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

_PLACE = re.compile(r"%([1-9])")


def tr(text: str, *values: object) -> str:
    """Return ``text`` in the user's language with ``%1``, ``%2``, ... replaced by ``values``."""
    said = QCoreApplication.translate("AllianceDesk", text)
    if not values:
        return said
    # In one go, so that a "%2" which the user typed is not taken for a place of ours.
    return _PLACE.sub(lambda found: _filled(found, values), said)


def _filled(found: re.Match[str], values: tuple[object, ...]) -> str:
    at = int(found[1]) - 1
    return str(values[at]) if at < len(values) else found[0]


def day(on: date | None) -> str:
    """Return a date as people read it, without the year of today; an empty text for None."""
    if on is None:
        return ""
    form = "d MMM" if on.year == date.today().year else "d MMM yyyy"
    return QLocale().toString(QDate(on.year, on.month, on.day), form)


def count(number: int, one: str, many: str) -> str:
    """Return a number with its word: ``count(2, tr("%1 day"), tr("%1 days"))``."""
    return (one if number == 1 else many).replace("%1", str(number))


def deal_words(variant: str, deal_type: str) -> str:
    """Return what kind of alliance it is: ``Biopharma, co-development``."""
    return f"{tr('Technology') if variant == 'technology' else tr('Biopharma')}, {tr(str(deal_type))}"
