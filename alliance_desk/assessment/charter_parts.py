"""How much of a charter is written, part by part (handbook 5.3)."""

from __future__ import annotations

from typing import Literal

from alliance_desk.assessment.index import Index
from alliance_desk.assessment.registers.governance import ladder
from alliance_desk.records import Charter, Committee

PartState = Literal["open", "half", "done"]

TEXTS: dict[str, tuple[str, ...]] = {
    "Purpose": ("contribution", "end_state"),
    "Scope": ("scope_in", "scope_out"),
    "Rights": ("decides", "recommends", "informed", "may_not"),
    "Meetings": ("agenda_deadline", "minutes_deadline", "meeting_rules"),
    "Rules": ("rules_of_engagement", "information", "communication"),
}
"""The parts that are texts of the charter, and their fields."""

PARTS = (*TEXTS, "Members", "Ladder", "Deliverables")


def part_states(index: Index, body: Committee) -> tuple[PartState, ...]:
    """Return how far each of the parts is, in their order."""
    charter = index.charters.get(body.id)
    states: list[PartState] = [_written(charter, fields) for fields in TEXTS.values()]
    taken = [index.owner(seat.person_id) for seat in index.seats.get(body.id, [])]
    promised = any(row.committee_id == body.id for row in index.deliverables)
    states.append(_share(sum(taken), len(taken)))
    states.append("done" if ladder(index, body) else "open")
    states.append("done" if promised else "open")
    return tuple(states)


def _written(charter: Charter | None, fields: tuple[str, ...]) -> PartState:
    filled = sum(bool(getattr(charter, name).strip()) for name in fields) if charter else 0
    return _share(filled, len(fields))


def _share(some: int, all_of_them: int) -> PartState:
    return "open" if not some else "done" if some == all_of_them else "half"
