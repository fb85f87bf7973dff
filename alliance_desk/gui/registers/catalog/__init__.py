"""The registers of the playbook by their names, one module an area, each a list of columns."""

from __future__ import annotations

from dataclasses import replace

from alliance_desk.gui.registers.catalog.agreement import AGREEMENT
from alliance_desk.gui.registers.catalog.communication import COMMUNICATION
from alliance_desk.gui.registers.catalog.deciding import DECIDING
from alliance_desk.gui.registers.catalog.governance import ESCALATION, GOVERNANCE
from alliance_desk.gui.registers.catalog.kickoff import KICKOFF
from alliance_desk.gui.registers.catalog.launch import LAUNCH
from alliance_desk.gui.registers.catalog.people import PEOPLE
from alliance_desk.gui.registers.catalog.plan import PLAN
from alliance_desk.gui.registers.catalog.risks import RISKS
from alliance_desk.gui.registers.catalog.strategy import STRATEGY
from alliance_desk.gui.registers.register import Register
from alliance_desk.playbook.model import RegisterName

__all__ = ["ESCALATION", "REGISTERS", "SPECIAL", "of_committee"]

REGISTERS: dict[RegisterName, Register] = {
    **STRATEGY,
    **PEOPLE,
    **GOVERNANCE,
    **DECIDING,
    **PLAN,
    **AGREEMENT,
    **RISKS,
    **COMMUNICATION,
    **KICKOFF,
    **LAUNCH,
}
"""Every register that is a table."""

SPECIAL: tuple[RegisterName, ...] = (
    "north_star",
    "kickoff",
    "agenda",
    "element_states",
    "canvas",
    "close_out",
)
"""The registers that have an editor of their own."""


def of_committee(name: RegisterName) -> Register:
    """Return a register as it stands inside one committee, without the column that names it."""
    register = REGISTERS[name]
    columns = tuple(column for column in register.columns if column.field != "committee_id")
    return replace(register, columns=columns, defaults=lambda alliance, beside: {}, group="")
