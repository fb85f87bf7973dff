"""When a register counts as filled in: a fixed number of rules each, with a sentence where one is broken."""

from __future__ import annotations

from collections.abc import Mapping

from alliance_desk.assessment.index import Index, Rule
from alliance_desk.assessment.registers import (
    communication,
    governance,
    intent,
    kickoff,
    launch,
    people,
    risks,
    workplans,
)
from alliance_desk.assessment.registers.governance import CHAIRS, CHARTER_CORE
from alliance_desk.assessment.registers.parts import Weigh
from alliance_desk.playbook.model import RegisterName

__all__ = ["CHAIRS", "CHARTER_CORE", "rules"]

_RULES: Mapping[RegisterName, Weigh] = {
    **intent.RULES,
    **people.RULES,
    **governance.RULES,
    **workplans.RULES,
    **risks.RULES,
    **communication.RULES,
    **kickoff.RULES,
    **launch.RULES,
}


def rules(name: RegisterName, index: Index, element: str = "") -> list[Rule]:
    """Return the rules of a register.

    ``element`` is the readiness element in whose step the register stands: there only its own
    states count.
    """
    if name == "element_states" and element:
        return index.once(("rules", name, element), lambda: launch.element_rules(index, (element,)))
    return index.once(("rules", name), lambda: _RULES[name](index))
