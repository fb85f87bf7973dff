"""What single registers can do beside what all of them can: tools and lines beneath their tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alliance_desk.assessment.place import Place
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.page import Page
from alliance_desk.gui.registers.foot import Extras, Tool
from alliance_desk.gui.registers.tools import as_risk, lines, starting
from alliance_desk.gui.registers.tools.library import RiskLibrary, open_entries
from alliance_desk.gui.registers.tools.meeting import PeopleMet
from alliance_desk.gui.registers.tools.sendings import PlanSendings
from alliance_desk.playbook.model import RegisterName
from alliance_desk.records import Message, Person, Sending, ThirdParty

if TYPE_CHECKING:
    from alliance_desk.gui.registers.view import RegisterView


def _library(view: RegisterView) -> RiskLibrary:
    dialog = RiskLibrary(view.model.alliance, view)
    dialog.open()
    return dialog


def _plan(view: RegisterView) -> PlanSendings:
    alliance, row = view.model.alliance, view.current_row()
    message = row if isinstance(row, Message) else None
    if isinstance(row, Sending):
        message = alliance.dossier.get(Message, row.message_id)
    dialog = PlanSendings(alliance, message, view)
    dialog.open()
    return dialog


def _people_met(view: RegisterView) -> PeopleMet:
    dialog = PeopleMet(view.model.alliance, view)
    dialog.open()
    return dialog


def _several_sides(alliance: OpenAlliance) -> bool:
    return len({person.partner_id for person in alliance.dossier.all(Person)}) > 1


def _open_workplan(view: RegisterView) -> None:
    """Go to the page with the chart of the plan."""
    parent = view.parentWidget()
    while parent is not None and not isinstance(parent, Page):
        parent = parent.parentWidget()
    if parent is not None:
        parent.go.emit(Place("workplan"))


def _has_messages(alliance: OpenAlliance) -> bool:
    return bool(alliance.dossier.all(Message))


def _has_third_party(alliance: OpenAlliance) -> bool:
    return bool(alliance.dossier.all(ThirdParty))


AS_RISK = "Enter as a risk"
NO_RISK = "No row asks for a risk that is not entered yet."
PLAN = Tool(
    "Plan sendings…",
    _plan,
    "From a rhythm, for the time of the startup",
    _has_messages,
    "Write a message of the communication plan first.",
)

EXTRAS: dict[RegisterName, Extras] = {
    "risks": Extras(
        (
            Tool(
                "Add from the library…",
                _library,
                "Risks that alliances know, with actions against them",
                lambda alliance: bool(open_entries(alliance)),
                "Every risk of the library has been looked at.",
            ),
        )
    ),
    "fought_terms": Extras((Tool(AS_RISK, as_risk.enter_as_risk, ready=as_risk.terms_ask, idle=NO_RISK),)),
    "observations": Extras(
        (Tool(AS_RISK, as_risk.enter_as_risk, ready=as_risk.observations_ask, idle=NO_RISK),)
    ),
    "scenarios": Extras(
        (
            Tool(
                "Start from what-if cards…",
                starting.start_from_cards,
                ready=lambda alliance: bool(starting.cards_left(alliance)),
                idle="Every what-if card has its scenario.",
            ),
        )
    ),
    "committees": Extras((Tool("Start from a shape…", starting.start_from_shape, ready=starting.has_shape),)),
    "seats": Extras(lines=lines.seat_load),
    "early_wins": Extras(lines=lines.early_wins),
    "accounts": Extras(lines=lines.accounts),
    "messages": Extras((PLAN,)),
    "sendings": Extras((PLAN,), lines.adherence),
    "tasks": Extras((Tool("Open the workplan", _open_workplan, "The same tasks as a chart"),)),
    "introductions": Extras(
        (
            Tool(
                "These people met…",
                _people_met,
                "Several people at once, on one day",
                _several_sides,
            ),
            Tool(
                "Propose introductions…",
                starting.propose_introductions,
                "Counterparts who have not met",
                lambda alliance: bool(starting.to_introduce(alliance)),
                "All counterparts have met or have an introduction.",
            ),
        )
    ),
    "third_parties": Extras(
        (
            Tool(
                "Add its startup tasks",
                starting.add_startup_tasks,
                "What repeats when another company joins the work",
                _has_third_party,
                "Add a third party first.",
            ),
        )
    ),
    "obligations": Extras(
        (
            Tool(
                "Copy points for legal",
                lines.copy_for_legal,
                ready=lines.has_unclear,
                idle="No obligation is marked as unclear.",
            ),
        ),
        lines.unclear_line,
    ),
}
