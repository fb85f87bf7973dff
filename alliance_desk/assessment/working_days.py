"""Working days: weekends, all sides' public holidays and days off; alone in knowing ``holidays``."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING
from uuid import UUID

from alliance_desk.records import DaysOff, Dossier, Partner

if TYPE_CHECKING:
    from holidays import HolidayBase

KNOWN_YEARS = range(1990, 2081)
"""The years whose public holidays are asked for; beyond them only weekends count."""

LONGEST_OFF = 366
"""A longer time off is a slip of the pen and is not counted, or nothing could ever be planned again."""

_FEW = 20
"""So many working days are counted one by one, which is faster than by whole weeks."""
WEEKEND = frozenset({5, 6})
DAY = timedelta(days=1)
_NONE: Mapping[date, str] = MappingProxyType({})


@dataclass(frozen=True)
class Closure:
    """Days off of one side; ``of`` is empty where everyone is off."""

    first: date
    last: date
    title: str
    of: str = ""


class WorkCalendar:
    """The days on which all sides work. A day off of one of them is a day off."""

    @classmethod
    def of(cls, dossier: Dossier, partner_id: UUID | None = None) -> WorkCalendar:
        """Return the calendar of one partner, or of all partners together for what is joint."""
        return dossier.derived((cls, partner_id), lambda: cls._made(dossier, partner_id))

    @classmethod
    def _made(cls, dossier: Dossier, partner_id: UUID | None) -> WorkCalendar:
        partner = dossier.get(Partner, partner_id)
        sides = [partner] if partner else dossier.partners
        if partner and len(dossier.partners) == 1:
            return cls.of(dossier)
        labels = {side.id: side.label for side in sides}
        closures = [
            Closure(row.first, row.last or row.first, row.title, labels.get(row.partner_id or row.id, ""))
            for row in dossier.all(DaysOff)
            if row.first and (row.partner_id is None or row.partner_id in labels)
        ]
        return cls([(side.holidays.strip(), side.label) for side in sides], closures)

    def __init__(self, sides: Iterable[tuple[str, str]] = (), closures: Iterable[Closure] = ()) -> None:
        """Take each side's code of public holidays with its name, and what is off besides."""
        self._made_of = (tuple(sides), tuple(closures))
        self._sides: dict[str, list[str]] = {}
        for code, label in self._made_of[0]:
            self._sides.setdefault(code, []).append(label)
        self.weekend: frozenset[int] = frozenset().union(*map(weekend_of, self._sides)) or WEEKEND
        """The days of the week that are free, Monday being 0."""
        self._closed: dict[int, dict[date, list[str]]] = {}
        for closure in self._made_of[1]:
            self._close(closure)
        asked = KNOWN_YEARS if any(self._sides) else range(0)
        years = [*asked[:1], *asked[-1:], *self._closed]
        self._years = range(min(years), max(years) + 1) if years else range(0)
        self._named: dict[int, Mapping[date, str]] = {}
        self._free: dict[int, Sequence[date]] = {}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, WorkCalendar) and self._made_of == other._made_of

    def __hash__(self) -> int:
        return hash(self._made_of)

    def is_working(self, day: date) -> bool:
        """Tell whether everyone works on this day."""
        return day.weekday() not in self.weekend and day not in self._names(day.year)

    def holiday(self, day: date) -> str:
        """Return ``Constitution Day (Kitamine)``; an empty text for a plain day or weekend."""
        return self._names(day.year).get(day, "")

    def why_off(self, day: date) -> str:
        """Return why nobody may be there on a day, to stand behind its date; empty for a working day."""
        name = self.holiday(day)
        if day.weekday() in self.weekend:
            weekday = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
            return f"a {weekday[day.weekday()]}" + (f", and {name}" if name else "")
        return name

    def next(self, day: date) -> date:
        """Return this day, or the first working day after it."""
        while not self.is_working(day):
            if day == date.max:
                return day
            day += DAY
        return day

    def previous(self, day: date) -> date:
        """Return this day, or the last working day before it."""
        while not self.is_working(day):
            if day == date.min:
                return day
            day -= DAY
        return day

    def add(self, day: date, n: int) -> date:
        """Return the nth working day after ``day``, or before it; 0 gives ``next(day)``.

        Ends at the ends of the calendar.
        """
        if n == 0:
            return self.next(day)
        try:
            return self._step(day, n) if abs(n) < _FEW else self._leap(day, n)
        except OverflowError:
            return self.previous(date.max) if n > 0 else self.next(date.min)

    def _step(self, day: date, n: int) -> date:
        step = DAY if n > 0 else -DAY
        for _ in range(abs(n)):
            day += step
            while not self.is_working(day):
                day += step
        return day

    def _leap(self, day: date, n: int) -> date:
        while n:
            # At most n of the next n days are working days, so this never goes too far.
            further = day + timedelta(days=n)
            n -= self.between(day, further)
            day = further
        return day

    def between(self, first: date, last: date) -> int:
        """Return how many working days on ``last`` is; negative where it is before ``first``.

        What ``add`` adds, this finds: the day itself is not counted, the other one is.
        """
        if last >= first:
            return self._count(first.toordinal() + 1, last.toordinal())
        return -self._count(last.toordinal(), first.toordinal() - 1)

    def _count(self, first: int, last: int) -> int:
        """Return the working days from one ordinal to another, both included."""
        if last < first:
            return 0
        weeks, rest = divmod(last - first + 1, 7)
        # Ordinal 1 is a Monday.
        tail = sum((last - back - 1) % 7 not in self.weekend for back in range(rest))
        number = weeks * (7 - len(self.weekend)) + tail
        start, end = date.fromordinal(first), date.fromordinal(last)
        for year in range(max(start.year, self._years.start), min(end.year + 1, self._years.stop)):
            free = self._workdays_off(year)
            number -= bisect_right(free, end) - bisect_right(free, start - DAY if first > 1 else date.min)
        return number

    def _workdays_off(self, year: int) -> Sequence[date]:
        """Return the days off of a year that would be working days, in their order."""
        if year not in self._free:
            named = self._names(year)
            self._free[year] = sorted(day for day in named if day.weekday() not in self.weekend)
        return self._free[year]

    def _names(self, year: int) -> Mapping[date, str]:
        if year not in self._years:
            return _NONE
        if year not in self._named:
            found: dict[date, list[str]] = {}
            for code, labels in self._sides.items():
                for day, name in public_holidays(code, year).items():
                    found.setdefault(day, []).append(_titled(name, ", ".join(labels)))
            for day, names in self._closed.get(year, {}).items():
                found.setdefault(day, []).extend(names)
            self._named[year] = {day: "; ".join(dict.fromkeys(names)) for day, names in found.items()}
        return self._named[year]

    def _close(self, closure: Closure) -> None:
        days = (closure.last - closure.first).days
        if 0 <= days < LONGEST_OFF:
            name = _titled(closure.title.strip() or "Day off", closure.of)
            for ahead in range(days + 1):
                day = closure.first + timedelta(days=ahead)
                self._closed.setdefault(day.year, {}).setdefault(day, []).append(name)


def _titled(name: str, of: str) -> str:
    return f"{name} ({of})" if of else name


@cache
def public_holidays(code: str, year: int) -> Mapping[date, str]:
    """Return the public holidays of a country or region with their names; none for an unknown code."""
    book = _book(code) if year in KNOWN_YEARS else None
    if book is None:
        return _NONE
    book.get(date(year, 1, 1))  # the book fills the year that it is asked about
    return MappingProxyType({day: name for day, name in book.items() if day.year == year})


@cache
def weekend_of(code: str) -> frozenset[int]:
    """Return the free days of the week, Monday being 0; Saturday and Sunday for an unknown code."""
    book = _book(code)
    return frozenset(book.weekend) if book is not None else WEEKEND


@cache
def known(code: str) -> bool:
    """Tell whether there is a calendar of this code; there is none for an empty one."""
    return _book(code) is not None


@cache
def _book(code: str) -> HolidayBase | None:
    country, _, region = code.strip().partition("-")
    if not country:
        return None
    from holidays import country_holidays

    try:
        book = country_holidays(country.upper(), subdiv=region or None)
    except (NotImplementedError, KeyError, ValueError):
        return None
    english = next((each for each in ("en_GB", "en_US") if each in book.supported_languages), None)
    return country_holidays(country.upper(), subdiv=region or None, language=english)


@cache
def offered() -> list[tuple[str, str]]:
    """Return every calendar that can be chosen, ``DE-BY`` with ``Germany, Bavaria``, in order."""
    import holidays
    from holidays.registry import COUNTRIES

    found: list[tuple[str, str]] = []
    for module, (name, code, *_) in COUNTRIES.items():
        country = _COUNTRIES.get(code) or _spelled(module)
        found.append((code, country))
        kind = getattr(holidays, name)
        names: dict[str, str] = {}
        for title, region in kind.subdivisions_aliases.items():
            if not title.isupper():  # the others are codes as well
                names.setdefault(region, title)
        for region in kind.subdivisions:
            whole = f"{code}-{region}"
            found.append((whole, f"{country}, {_REGIONS.get(whole) or names.get(region, region)}"))
    return sorted(found, key=lambda each: each[1].casefold())


def words_of(code: str) -> str:
    """Return ``Germany, Bavaria``; the code itself where it is unknown."""
    return dict(offered()).get(code, code) if code else ""


def _spelled(module: str) -> str:
    small = {"and", "of", "the", "da"}
    return " ".join(word if word in small else word.capitalize() for word in module.split("_"))


_COUNTRIES = {
    "BQ": "Bonaire, Sint Eustatius and Saba",
    "CD": "Democratic Republic of the Congo",
    "CI": "Côte d’Ivoire",
    "CW": "Curaçao",
    "GW": "Guinea-Bissau",
    "HK": "Hong Kong",
    "RE": "Réunion",
    "ST": "São Tomé and Príncipe",
    "SY": "Syria",
    "TL": "Timor-Leste",
    "TR": "Türkiye",
}
_REGIONS = {
    "CH-GE": "Geneva",
    "CH-LU": "Lucerne",
    "CH-ZH": "Zurich",
    "DE-BY": "Bavaria",
    "DE-HE": "Hesse",
    "DE-NI": "Lower Saxony",
    "DE-NW": "North Rhine-Westphalia",
    "DE-RP": "Rhineland-Palatinate",
    "DE-SN": "Saxony",
    "DE-ST": "Saxony-Anhalt",
    "DE-TH": "Thuringia",
    "ES-CT": "Catalonia",
    "ES-AN": "Andalusia",
    "ES-PV": "Basque Country",
    "IT-MI": "Milan",
    "IT-RM": "Rome",
}
