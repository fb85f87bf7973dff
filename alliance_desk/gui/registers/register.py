"""What sets one register apart from another: its record class, its columns and its words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from alliance_desk.gui.models.columns import Column
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.records import AllianceRecord

Defaults = Callable[[OpenAlliance, "AllianceRecord | None"], "dict[str, Any] | None"]


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
    order: str = "position"
    alone: tuple[str, ...] = field(default=())
    """Fields that a copy of a row does not take over."""
    opens: str = ""
    """Words of the button that opens a row's own editor; empty where the table is all there is."""
    adds: bool = True
    """False for a list whose rows come from another register."""
