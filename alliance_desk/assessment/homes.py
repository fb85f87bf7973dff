"""Where in the window a register is shown: the first step that has it, of a component if one does."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from alliance_desk.assessment.place import Place
from alliance_desk.playbook import Component, Playbook, Workstream
from alliance_desk.playbook.model import RegisterName


def at(
    playbook: Playbook, register: RegisterName, field: str = "", record: UUID | None = None, part: str = ""
) -> Place:
    """Return the place of a field in a register; ``part`` is the readiness element it belongs to."""
    groups: tuple[Sequence[Component | Workstream], ...] = (playbook.components, playbook.workstreams)
    for sections in groups:
        for section in sections:
            for step in section.steps:
                if step.register_name == register and part in ("", section.id):
                    page = "component" if isinstance(section, Component) else "readiness"
                    return Place(page, section.id, step.id, field, record)
    return Place("overview", field=field, record=record)
