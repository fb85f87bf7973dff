"""The columns of a register: what a field shows, how it sorts, what it takes from the clipboard."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Self, cast

from PySide6.QtCore import QDate
from sqlmodel import Session

from alliance_desk.gui.widgets.date_field import date_text, read_date
from alliance_desk.gui.words import day, tr
from alliance_desk.records import Dossier, Record
from alliance_desk.store.changeset import RowChange

if TYPE_CHECKING:
    from alliance_desk.gui.open_alliance import OpenAlliance


NAMING = ("name", "title", "text", "who")
"""The fields by which a record is called, whichever it has."""


class Unfit(ValueError):
    """A text that a column cannot take; says why."""


@dataclass(frozen=True)
class Column:
    """A field of a record as a column of a table or a field of a form."""

    field: str
    title: str
    width: int = 0
    """In pixels at 100 %; 0 shares what is left over."""
    editable: bool = True
    hint: str = ""

    def seen_in(self, alliance: OpenAlliance) -> Self:
        """Return the column for the rows of one alliance: itself, unless it needs more than the row."""
        return self

    def value(self, row: Record) -> Any:
        """Return what is stored."""
        return getattr(row, self.field)

    def text(self, row: Record, dossier: Dossier) -> str:
        """Return what is searched, sorted and copied."""
        value = self.value(row)
        return "" if value is None else str(value)

    def shown(self, row: Record, dossier: Dossier) -> str:
        """Return what stands in a cell, where that is shorter than the whole text."""
        return self.text(row, dossier)

    def edit_value(self, row: Record) -> Any:
        """Return the value as Qt's editors take it."""
        return self.value(row)

    def from_qt(self, value: Any) -> Any:
        """Return what an editor gave, as it is stored."""
        return value

    def key(self, row: Record, dossier: Dossier) -> tuple[bool, Any]:
        """Return what the column sorts by; empty cells come last."""
        text = self.text(row, dossier)
        return not text, text.casefold()

    def read(self, text: str, row: Record, dossier: Dossier) -> Any:
        """Return the value that a text means; raise Unfit where it means none."""
        return text

    def write(self, session: Session, record: Any, value: Any) -> None:
        """Put a value into a record of an edit that is under way; raise Unfit where it cannot stand."""
        setattr(record, self.field, value)

    def complaint(self, row: Record, dossier: Dossier) -> str:
        """Return a sentence on what is wrong with the value that is stored; empty where nothing is."""
        return ""

    def late_from(self, row: Record, dossier: Dossier) -> date | None:
        """Return the day after which this makes the row late; None where nothing does."""
        return None

    def note(self, row: Record, dossier: Dossier) -> tuple[str, str] | None:
        """Return a small line beneath the text and its colour; None for none."""
        return None

    def watches(self) -> frozenset[str]:
        """Return the fields of its own record that change what the cell shows."""
        return frozenset((self.field,))

    def touched(self, change: RowChange, rows: Iterable[Record], dossier: Dossier) -> list[Record]:
        """Return the rows whose cell looks different because another record has changed."""
        return []


@dataclass(frozen=True)
class LineColumn(Column):
    """One line of text."""

    def read(self, text: str, row: Record, dossier: Dossier) -> str:
        return " ".join(text.split())


@dataclass(frozen=True)
class TextColumn(Column):
    """Some sentences."""


@dataclass(frozen=True)
class NameColumn(LineColumn):
    """A name in bold, and something about it in a second line."""

    second: str = ""

    def beneath(self, row: Record, dossier: Dossier) -> str:
        """Return the second line."""
        value = getattr(row, self.second, "") if self.second else ""
        return sentence(value) if isinstance(value, StrEnum) else str(value or "")

    def watches(self) -> frozenset[str]:
        return frozenset((self.field, self.second))


@dataclass(frozen=True)
class NumberColumn(Column):
    """A whole number."""

    low: int = 0
    high: int = 100
    unit: str = ""

    def text(self, row: Record, dossier: Dossier) -> str:
        value = self.value(row)
        return "" if value is None else f"{value}{self.unit}"

    def key(self, row: Record, dossier: Dossier) -> tuple[bool, Any]:
        value = self.value(row)
        return value is None, value or 0

    def from_qt(self, value: Any) -> int | None:
        return None if value in (None, "") else int(value)

    def read(self, text: str, row: Record, dossier: Dossier) -> int:
        try:
            number = int(text.strip().removesuffix(self.unit.strip()).strip())
        except ValueError:
            raise Unfit(tr("a whole number is needed")) from None
        if not self.low <= number <= self.high:
            raise Unfit(tr("between %1 and %2 is needed", self.low, self.high))
        return number


@dataclass(frozen=True)
class DateColumn(Column):
    """A date; empty while it is not known."""

    deadline: bool = False
    """Something is late when this date has passed."""
    done: str = "done_on"
    """The field that says that it is done, and so never late."""
    not_before: str = ""
    """The field of the date that this one cannot come before."""
    sooner: str = "This is earlier than the start."
    """What is said where it does."""

    def text(self, row: Record, dossier: Dossier) -> str:
        return day(self.value(row))

    def shown(self, row: Record, dossier: Dossier) -> str:
        return short_day(self.value(row))

    def edit_value(self, row: Record) -> QDate:
        on: date | None = self.value(row)
        return QDate(on.year, on.month, on.day) if on else QDate()

    def from_qt(self, value: Any) -> Any:
        # A Python date handed to Qt comes back as the year 2000, so both are taken.
        if isinstance(value, QDate):
            return value.toPython() if value.isValid() else None
        return value or None

    def key(self, row: Record, dossier: Dossier) -> tuple[bool, Any]:
        on: date | None = self.value(row)
        return on is None, on or date.min

    def settled(self, row: Record) -> bool:
        """Tell whether nothing can be late any more."""
        return bool(getattr(row, self.done, None))

    def late_from(self, row: Record, dossier: Dossier) -> date | None:
        return self.value(row) if self.deadline and not self.settled(row) else None

    def complaint(self, row: Record, dossier: Dossier) -> str:
        on: date | None = self.value(row)
        start: date | None = getattr(row, self.not_before) if self.not_before else None
        return tr(self.sooner) if on and start and on < start else ""

    def watches(self) -> frozenset[str]:
        return frozenset(each for each in (self.field, self.done, self.not_before) if each)

    def read(self, text: str, row: Record, dossier: Dossier) -> date | None:
        try:
            return read_date(text)
        except ValueError:
            raise Unfit(tr("a date is needed, like %1", date_text(date.today()))) from None


@dataclass(frozen=True)
class FlagColumn(Column):
    """Yes or no, as a box to tick."""

    yes: str = "Yes"
    no: str = "No"

    def text(self, row: Record, dossier: Dossier) -> str:
        return tr(self.yes if self.value(row) else self.no)

    def read(self, text: str, row: Record, dossier: Dossier) -> bool:
        said = text.strip().casefold()
        if said in {tr(self.yes).casefold(), "yes", "y", "x", "1", "true"}:
            return True
        if said in {tr(self.no).casefold(), "no", "n", "0", "false", "-"}:
            return False
        raise Unfit(tr("%1 or %2 is needed", tr(self.yes), tr(self.no)))


@dataclass(frozen=True)
class OptionsColumn(Column):
    """A column whose values are chosen from a list."""

    def options(self, row: Record, dossier: Dossier) -> list[tuple[Any, str]]:
        """Return the values that this row may have, each with its words."""
        raise NotImplementedError

    def read(self, text: str, row: Record, dossier: Dossier) -> Any:
        said = " ".join(text.split()).casefold()
        for value, words in self.options(row, dossier):
            if said in (words.casefold(), "" if value is None else str(value).casefold()):
                return value
        raise Unfit(tr("not one of the choices"))


@dataclass(frozen=True)
class ChoiceColumn(OptionsColumn):
    """One of the values of an enumeration."""

    kind: type[StrEnum] | None = None
    blank: str = ""
    """Words for the member without any."""

    def text(self, row: Record, dossier: Dossier) -> str:
        return sentence(self.value(row) or self.blank)

    def options(self, row: Record, dossier: Dossier) -> list[tuple[Any, str]]:
        return [(value, sentence(value or self.blank)) for value in self.kind or ()]

    def key(self, row: Record, dossier: Dossier) -> tuple[bool, Any]:
        kind = cast("type[StrEnum]", self.kind)
        return False, list(kind).index(kind(self.value(row)))


@dataclass(frozen=True)
class ScoreColumn(OptionsColumn):
    """A number from 1 up, shown as a word, or nothing while it is not known."""

    words: tuple[str, ...] = ()
    required: bool = False
    """True where there must be one."""

    def text(self, row: Record, dossier: Dossier) -> str:
        value = self.value(row)
        return tr(self.words[value - 1]) if value else ""

    def options(self, row: Record, dossier: Dossier) -> list[tuple[Any, str]]:
        known = [(at, tr(word)) for at, word in enumerate(self.words, 1)]
        return known if self.required else [(None, tr("Not known")), *known]

    def key(self, row: Record, dossier: Dossier) -> tuple[bool, Any]:
        value = self.value(row)
        return value is None, value or 0


def short_day(on: date | None) -> str:
    """Return a date as a narrow cell shows it: ``15 Dec``, and ``18 Jan ’27`` in another year."""
    said = day(on)
    return said if on is None or on.year == date.today().year else said.replace(str(on.year), f"’{on:%y}")


def sentence(value: object) -> str:
    """Return a word of an enumeration as it begins a line; names in capitals stay as they are."""
    text = tr(str(value or ""))
    return text[:1].upper() + text[1:]


def label_of(row: Record) -> str:
    """Return what a record is called in a label or a message; empty where it has no name yet."""
    for field in NAMING:
        said = getattr(row, field, "")
        if isinstance(said, str) and said.strip():
            return brief(said)
    return ""


def brief(said: str) -> str:
    """Return a text as it stands in a label: in one line, and not longer than that takes."""
    said = " ".join(said.split())
    return said if len(said) <= 48 else said[:47].rstrip() + "…"
