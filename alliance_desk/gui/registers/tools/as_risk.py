"""What was seen or given up in the negotiation, entered as a risk once (S46)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from alliance_desk.gui.models.columns import brief
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.words import tr
from alliance_desk.records import FoughtTerm, Observation, Risk, TermOutcome

if TYPE_CHECKING:
    from alliance_desk.gui.registers.view import RegisterView

LOST = (TermOutcome.LOST, TermOutcome.COMPROMISED)


def asks_for_risk(row: object) -> bool:
    """Tell whether a row ought to be looked at as a risk and is none yet."""
    if isinstance(row, FoughtTerm):
        return row.outcome in LOST and row.risk_id is None
    return isinstance(row, Observation) and row.flagged and row.risk_id is None


def terms_ask(alliance: OpenAlliance) -> bool:
    """Tell whether any term that was fought for ought to be a risk."""
    return any(asks_for_risk(row) for row in alliance.dossier.all(FoughtTerm))


def observations_ask(alliance: OpenAlliance) -> bool:
    """Tell whether any flagged observation ought to be a risk."""
    return any(asks_for_risk(row) for row in alliance.dossier.all(Observation))


def enter_as_risk(view: RegisterView) -> None:
    """Enter the current row as a risk, or every row that asks for it where the current one does not."""
    alliance, current = view.model.alliance, view.current_row()
    rows = [current] if asks_for_risk(current) else [row for row in view.model.rows if asks_for_risk(row)]
    at = len(alliance.dossier.all(Risk))
    if not rows:
        return view.say(tr("Nothing here asks to be a risk."))
    label = tr("Enter as a risk") if len(rows) == 1 else tr("Enter %1 risks", len(rows))
    with alliance.store.edit(label) as session:
        for place, row in enumerate(rows, at):
            id = uuid4()
            session.add(_risk(alliance, row, id, place))
            session.flush()
            session.get_one(type(row), row.id).risk_id = id
    names = ", ".join(brief(row.term if isinstance(row, FoughtTerm) else row.what) for row in rows)  # pyright: ignore[reportAttributeAccessIssue]
    return view.say(tr("Entered as a risk: %1", names))


def _risk(alliance: OpenAlliance, row: object, id: UUID, at: int) -> Risk:
    if isinstance(row, FoughtTerm):
        ends = tr("lost") if row.outcome == TermOutcome.LOST else tr("settled by compromise")
        title = tr("%1 (%2 in the negotiation)", row.term.strip() or row.clause or tr("A term"), ends)
        return Risk(id=id, alliance_id=alliance.id, title=title, effect=row.why, position=at)
    assert isinstance(row, Observation)
    title = row.meaning.strip() or row.what.strip() or tr("Something that was observed")
    return Risk(id=id, alliance_id=alliance.id, title=title, trigger=row.what, position=at)
