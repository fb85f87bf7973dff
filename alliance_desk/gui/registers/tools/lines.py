"""What the rows of some registers add up to, as lines beneath the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from alliance_desk.assessment import communication
from alliance_desk.assessment import seat_load as seats
from alliance_desk.assessment.answers import AnswerSheet
from alliance_desk.assessment.wording import listed
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.registers.foot import Line
from alliance_desk.gui.words import count, tr
from alliance_desk.records import EarlyWin, Obligation, TargetAccount

if TYPE_CHECKING:
    from alliance_desk.gui.registers.view import RegisterView

QUIET, WRONG = "secondary", "error"


def seat_load(alliance: OpenAlliance) -> list[Line]:
    """Name who sits on more bodies than one person can serve (B12)."""
    load = seats.seat_load(alliance.dossier)
    over = [tr("%1 (%2)", each.person.name or tr("(no name)"), each.seats) for each in load if each.over]
    if over:
        return [(tr("On more than %1 bodies: %2.", seats.LIMIT, listed(over)), WRONG)]
    return [(tr("Nobody sits on more than %1 bodies.", seats.LIMIT), QUIET)] if load else []


def adherence(alliance: OpenAlliance) -> list[Line]:
    """Say how far the plan of sendings was kept (S25)."""
    kept = communication.adherence(alliance.dossier, alliance.today())
    share = f" ({round(100 * kept.share)} %)" if kept.share is not None else ""
    return [(f"{tr(kept.words)}{share}.", QUIET)]


def early_wins(alliance: OpenAlliance) -> list[Line]:
    """Say how many early wins there are of those wanted, and how many were told (S40)."""
    rows = alliance.dossier.all(EarlyWin)
    if not rows:
        return []
    told = sum(row.told for row in rows)
    return [
        (tr("%1, %2 told.", _of_wanted(alliance, "ignition.early_win_target", len(rows), "win"), told), QUIET)
    ]


def accounts(alliance: OpenAlliance) -> list[Line]:
    """Say how many opportunities there are of those wanted, and which may be quoted (S37, S39)."""
    rows = alliance.dossier.all(TargetAccount)
    if not rows:
        return []
    lights = [row for row in rows if row.lighthouse]
    said = _of_wanted(alliance, "launch_plan.pipeline_target", len(rows), "opportunity", "opportunities")
    lit = count(len(lights), tr("%1 lighthouse"), tr("%1 lighthouses"))
    quoted = sum(row.quote_approved for row in lights)
    return [(tr("%1; %2, %3 may be quoted.", said, lit, quoted), QUIET)]


def _of_wanted(alliance: OpenAlliance, question: str, there: int, one: str, many: str = "") -> str:
    """Return ``4 of 12 opportunities``, or ``4 opportunities`` where nobody said how many are wanted."""
    wanted = AnswerSheet.of(alliance.dossier, alliance.playbook).stored(question)
    many = many or f"{one}s"
    if isinstance(wanted, int | float) and wanted > 0:
        return tr("%1 of %2", there, count(int(wanted), f"%1 {one}", f"%1 {many}"))
    return count(there, f"%1 {one}", f"%1 {many}")


def unclear(alliance: OpenAlliance) -> list[Obligation]:
    """Return the obligations whose wording is unclear (B15)."""
    return [row for row in alliance.dossier.all(Obligation) if row.ambiguous]


def has_unclear(alliance: OpenAlliance) -> bool:
    """Tell whether there is anything to ask legal."""
    return bool(unclear(alliance))


def unclear_line(alliance: OpenAlliance) -> list[Line]:
    """Say how many points there are for legal."""
    rows = unclear(alliance)
    return [(count(len(rows), tr("%1 point for legal."), tr("%1 points for legal.")), QUIET)] if rows else []


def copy_for_legal(view: RegisterView) -> None:
    """Copy the unclear obligations as a list that can go to legal."""
    rows = unclear(view.model.alliance)
    lines = [
        "\n".join(
            part
            for part in (
                " ".join(part for part in (row.clause.strip(), row.text.strip()) if part),
                tr("Question: %1", row.question.strip()) if row.question.strip() else "",
            )
            if part
        )
        for row in rows
    ]
    QGuiApplication.clipboard().setText("\n\n".join(lines))
    view.say(count(len(rows), tr("%1 point copied for legal."), tr("%1 points copied for legal.")))
