"""Where in an alliance a record is edited."""

from __future__ import annotations

from uuid import UUID

from alliance_desk.assessment.place import Place
from alliance_desk.playbook import Playbook
from alliance_desk.store.portfolio import Coming

_REGISTERS = {
    "milestone": ("milestones", "on"),
    "meeting": ("meetings", "on"),
    "decision": ("decisions", "needed_by"),
}


def register_place(playbook: Playbook, register: str, field: str = "", record: UUID | None = None) -> Place:
    """Return the step that shows a register, in a component or a workstream; the overview if none does."""
    for page, sections in (("component", playbook.components), ("readiness", playbook.workstreams)):
        for section in sections:
            for step in section.steps:
                if step.register_name == register:
                    return Place(page, section.id, step.id, field, record)
    return Place("overview")


def coming_place(playbook: Playbook, each: Coming) -> Place:
    """Return where what lies ahead is edited: an anchor in the details, a record in its register."""
    if each.what not in _REGISTERS:
        return Place("overview", field=each.record)
    register, field = _REGISTERS[each.what]
    return register_place(playbook, register, field, UUID(each.record))
