"""What sets one register apart from another: its record class, its columns and its words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from alliance_desk.gui.models.columns import Column
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.records import AllianceRecord

Defaults = Callable[[OpenAlliance, "AllianceRecord | None"], "dict[str, Any] | None"]
Row = tuple[Column, ...]
"""Fields that stand side by side and share the width."""
Part = tuple[str, tuple[Row, ...]]
"""A heading of a form and the rows beneath it."""


def no_defaults(alliance: OpenAlliance, beside: AllianceRecord | None) -> dict[str, Any]:
    """Return nothing: a new record begins empty."""
    return {}


@dataclass(frozen=True)
class Register:
    """An editable table of the records of one class."""

    record: type[AllianceRecord]
    columns: tuple[Column, ...]
    one: str
    """What a row is called: person."""
    many: str
    empty: str
    """The sentence that stands in an empty register."""
    defaults: Defaults = no_defaults
    """The first values of a new row, given the row that was current; None where none can be added yet."""
    needs: str = ""
    """What has to be there before a row can be added."""
    asks: bool = False
    """True where a row cannot begin empty: a dialog asks for what it needs, and stores nothing before."""
    form: tuple[Part, ...] = ()
    """Every field of a record, for its editor; empty where the table is all there is."""
    order: str = "position"
    """The field that holds the user's own order; empty where rows stand as they were entered."""
    group: str = ""
    """The field of the body or task that rows belong to: they stand together and move within it."""
    alone: tuple[str, ...] = field(default=())
    """Fields that a copy of a row does not take over."""
    opens: str = ""
    """Words of the button that opens a row's editor; empty for "Edit…", or none without a form."""
    adds: bool = True
    """False for a list whose rows come from another register."""

    @property
    def opener(self) -> str:
        """Return the words of the button that opens a row's editor; empty where it has none."""
        return self.opens or ("Edit…" if self.form else "")

    @property
    def columns_of_form(self) -> tuple[Column, ...]:
        """Return every field of the form, in its order."""
        return tuple(column for _, rows in self.form for row in rows for column in row)
