"""What registers say of a row that nobody has written: sentences, states, latest days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from alliance_desk.assessment import communication, propositions
from alliance_desk.assessment.working_days import WorkCalendar
from alliance_desk.gui.models.columns import TextColumn, short_day
from alliance_desk.gui.words import tr
from alliance_desk.records import Dossier, Record, Seat, ValueProposition

NO_NUMBER = "There is no number in it yet: by how much, how many, how soon?"


@dataclass(frozen=True)
class QuantityColumn(TextColumn):
    """How much changes (S20); says so where there is no number in it."""

    def complaint(self, row: Record, dossier: Dossier) -> str:
        if not isinstance(row, ValueProposition) or not propositions.sentence(row):
            return ""
        return "" if propositions.has_number(row) else tr(NO_NUMBER)

    def watches(self) -> frozenset[str]:
        return frozenset((self.field, "audience", "effect", "meaning"))


def proposition(row: Any, dossier: Dossier) -> str:
    """Return the sentence of a value proposition, as far as it is written (S20)."""
    return propositions.sentence(row) or tr("The sentence appears here while you write.")


def sending_state(row: Any, dossier: Dossier) -> str:
    """Return how a sending stands: sent, called off, planned (S25)."""
    if row.sent_on:
        late = row.planned_on and row.sent_on > row.planned_on
        return tr("Sent late") if late else tr("Sent")
    if row.cancelled.strip():
        return tr("Called off")
    return tr("Planned") if row.planned_on else tr("No day yet")


def sending_tone(row: Any, dossier: Dossier) -> str:
    """Return the colour of that state."""
    return "good" if row.sent_on else "plain"


def introduction_state(row: Any, dossier: Dossier) -> str:
    """Return whether two people have met (S15)."""
    if row.met_on:
        return tr("Met %1", short_day(row.met_on))
    return tr("Planned") if row.planned_on else tr("Open")


def introduction_tone(row: Any, dossier: Dossier) -> str:
    """Return the colour of that state."""
    return "good" if row.met_on else "plain" if row.planned_on else "wait"


def latest_review(row: Any, dossier: Dossier) -> str:
    """Return the last day on which a public word can go out for review (S47)."""
    return short_day(communication.latest_send(WorkCalendar.of(dossier), row))


def members(row: Any, dossier: Dossier) -> str:
    """Return how many people sit in a body, and how many seats are open (S10)."""
    seats = dossier.all(Seat, committee_id=row.id)
    if not seats:
        return tr("No members")
    taken = sum(seat.person_id is not None for seat in seats)
    return str(taken) if taken == len(seats) else tr("%1 of %2", taken, len(seats))


def members_tone(row: Any, dossier: Dossier) -> str:
    """Return the colour of that number: something to do while a seat is open."""
    seats = dossier.all(Seat, committee_id=row.id)
    return "plain" if seats and all(seat.person_id for seat in seats) else "wait"
