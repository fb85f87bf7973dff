"""What registers say of a row that nobody has written: sentences, states, latest days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Self

from alliance_desk.assessment import charter_lint, communication, propositions, risks
from alliance_desk.assessment.wording import listed
from alliance_desk.assessment.working_days import WorkCalendar
from alliance_desk.gui.models.columns import DateColumn, TextColumn, sentence, short_day
from alliance_desk.gui.models.special_columns import CountedColumn
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.words import count, tr
from alliance_desk.pictures.objectives import conflicts
from alliance_desk.pictures.risks import band
from alliance_desk.records import (
    Dossier,
    Objective,
    Record,
    Risk,
    RiskState,
    Seat,
    ValueProposition,
    Visibility,
)
from alliance_desk.store.changeset import Deleted, Inserted, RowChange

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


@dataclass(frozen=True)
class RiskDueColumn(DateColumn):
    """When the response to a risk is to be ready; a closed risk is never late."""

    def settled(self, row: Record) -> bool:
        return isinstance(row, Risk) and row.state == RiskState.CLOSED

    def watches(self) -> frozenset[str]:
        return super().watches() | {"state"}


@dataclass(frozen=True)
class ObjectiveTextColumn(TextColumn):
    """An objective, and beneath it whether it is for our eyes only or collides with another."""

    def note(self, row: Record, dossier: Dossier) -> tuple[str, str] | None:
        if not isinstance(row, Objective):
            return None
        found = dossier.derived("conflicts", lambda: conflicts(dossier.all(Objective)))
        numbers = [str(each.number) for each in found if row.id in (each.one.id, each.other.id)]
        said = [tr("Conflict %1", listed(numbers))] if numbers else []
        said += [sentence(row.visibility)] if row.visibility != Visibility.JOINT else []
        return (", ".join(said), "bad" if numbers else "wait") if said else None

    def watches(self) -> frozenset[str]:
        return super().watches() | {"visibility"}

    def touched(self, change: RowChange, rows: Iterable[Record], dossier: Dossier) -> list[Record]:
        if change.record is not Objective:
            return []
        moves = isinstance(change, Inserted | Deleted) or "conflicts_with_id" in change.after
        return list(rows) if moves else []


@dataclass(frozen=True)
class ChecksColumn(CountedColumn):
    """How many findings the check of a charter has; an informal forum has no charter to check."""

    def seen_in(self, alliance: OpenAlliance) -> Self:
        def found(row: Any, dossier: Dossier) -> int:
            return len(charter_lint.lint(dossier, row.id, alliance.playbook, alliance.today()))

        def says(row: Any, dossier: Dossier) -> str:
            if not row.chartered:
                return ""
            number = found(row, dossier)
            return count(number, tr("%1 finding"), tr("%1 findings")) if number else tr("No findings")

        return replace(self, says=says, tone=lambda row, dossier: "bad" if found(row, dossier) else "good")


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
    if row.sent_on:
        return "wait" if row.planned_on and row.sent_on > row.planned_on else "good"
    return "plain"


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


def review_ends(row: Any, dossier: Dossier) -> date | None:
    """Return the day after which a public word that has not gone to review is late (S47)."""
    if row.sent_for_review or row.approved_on:
        return None
    return communication.latest_send(WorkCalendar.of(dossier), row)


def risk_number(row: Any, dossier: Dossier) -> str:
    """Return the number of a risk, as the picture of the risks has it."""
    return str(risks.risk_numbers(dossier).get(row.id, ""))


def risk_score(row: Any, dossier: Dossier) -> str:
    """Return likelihood times impact."""
    return str(risks.score(row) or "")


def risk_tone(row: Any, dossier: Dossier) -> str:
    """Return the colour of a score, as the picture of the risks has it."""
    return band(risks.score(row))


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
