"""What reports are composed from: one alliance as its readers may see it, the method and the day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from uuid import UUID

from alliance_desk.assessment.alignment import PartnerAlignment, partner_alignments
from alliance_desk.assessment.answers import AnswerSheet
from alliance_desk.assessment.audience import for_readers
from alliance_desk.assessment.progress import Progress, all_components
from alliance_desk.playbook import Playbook
from alliance_desk.records import (
    Alliance,
    AnchorKind,
    Charter,
    Committee,
    CommitteeKind,
    Dossier,
    Objective,
    Partner,
    Person,
    Risk,
    RiskState,
    Seat,
    SeatRole,
    Visibility,
)

LEADERS = (SeatRole.CHAIR, SeatRole.CO_CHAIR, SeatRole.LEAD)
"""The roles of those who lead a body and sign its charter."""


class Source:
    """An alliance as the readers of a document may see it: what they may not read is not in its dossier.

    ``playbook`` is that of the variant of the alliance.
    """

    def __init__(
        self, dossier: Dossier, playbook: Playbook, today: date, readers: Visibility = Visibility.JOINT
    ) -> None:
        self.playbook = playbook
        self.dossier = for_readers(dossier, self.playbook, readers)
        self.today = today
        self.readers = readers
        self._sheet = AnswerSheet.of(self.dossier, self.playbook)
        self._whole = dossier

    def progress(self) -> dict[str, Progress]:
        """Return how far each component has come, in numbers only.

        What its readers may not see counts too, or a component would seem unfinished to the partner only
        because a part of it stays at home.
        """
        whole = all_components(self._whole, self.playbook, self.today)
        return {id: replace(each, missing=(), summary="") for id, each in whole.items()}

    def alignments(self, component: str) -> tuple[PartnerAlignment, ...]:
        """Return how far each partner agrees with a component as it stands, without our notes on that."""
        found = partner_alignments(self._whole, self.playbook, component)
        return tuple(replace(each, record=None) for each in found)

    @property
    def alliance(self) -> Alliance:
        """The alliance itself."""
        return self.dossier.alliance

    @property
    def partners(self) -> list[Partner]:
        """Every partner, in the order in which documents name them."""
        return self.dossier.partners

    @property
    def joint(self) -> bool:
        """Tell whether the partner reads it."""
        return self.readers == Visibility.JOINT

    def said(self, question: str, partner: Partner | None = None) -> str:
        """Return a narrative answer; an empty text where there is none that these readers may read."""
        return self._sheet.text(question, partner.id if partner else None)

    def number(self, question: str) -> str:
        """Return a number that was answered, as it is written; an empty text where there is none."""
        value = self._sheet.stored(question)
        return f"{value:g}" if isinstance(value, int | float) and not isinstance(value, bool) else ""

    def yes(self, question: str) -> bool | None:
        """Return a yes or a no; None where it was not answered."""
        value = self._sheet.stored(question)
        return value if isinstance(value, bool) else None

    def date_of(self, question: str) -> date | None:
        """Return a date that was answered; None where there is none."""
        value = self._sheet.stored(question)
        try:
            return date.fromisoformat(value) if isinstance(value, str) else None
        except ValueError:
            return None

    @property
    def north_star(self) -> str:
        """The statement of the North Star."""
        return self.said("strategic_intent.statement")

    def why(self, component: str) -> str:
        """Return why a component matters: what a speaker should know."""
        return next((each.why for each in self.playbook.components if each.id == component), "")

    def objectives(self, partner: Partner) -> list[Objective]:
        """Return what one partner wants, most important first."""
        rows = self.dossier.all(Objective, partner_id=partner.id)
        return sorted((row for row in rows if row.text.strip()), key=lambda row: row.priority)

    def risks(self) -> list[Risk]:
        """Return the open risks, heaviest first."""
        live = [row for row in self.dossier.all(Risk) if row.title.strip() and row.state != RiskState.CLOSED]
        return sorted(live, key=lambda row: -weight(row))

    def committees(self) -> list[Committee]:
        """Return the bodies that have a name."""
        return [body for body in self.dossier.all(Committee) if body.name.strip()]

    def charter(self, committee: Committee) -> Charter:
        """Return the charter of a body; a blank one where there is none yet."""
        found = self.dossier.one(Charter, committee_id=committee.id)
        return found or Charter(alliance_id=self.alliance.id, committee_id=committee.id)

    def seats(self, committee: Committee) -> list[Seat]:
        """Return the seats of a body, those who lead it first."""
        rows = self.dossier.all(Seat, committee_id=committee.id)
        return sorted(rows, key=lambda seat: seat.role not in LEADERS)

    def seat_partner(self, seat: Seat) -> Partner | None:
        """Return whose seat it is."""
        person = self.dossier.get(Person, seat.person_id)
        return self.dossier.get(Partner, (person.partner_id if person else None) or seat.partner_id)

    def leaders(self, committee: Committee) -> list[str]:
        """Return who leads a body, the company first; "to be named" for a seat that is open."""
        names: list[str] = []
        for seat in self.seats(committee):
            if seat.role in LEADERS:
                partner = self.seat_partner(seat)
                name = self.dossier.person_name(seat.person_id) or "to be named"
                names.append(f"{partner.label}: {name}" if partner else name.capitalize())
        return names

    def person(self, id: UUID | None) -> str:
        """Return a person's name, or an empty text."""
        return self.dossier.person_name(id)

    def with_company(self, id: UUID | None) -> str:
        """Return a person's name with the company, or an empty text."""
        person = self.dossier.get(Person, id)
        if person is None or not person.name.strip():
            return ""
        partner = self.dossier.get(Partner, person.partner_id)
        return f"{person.name}, {partner.label}" if partner else person.name

    def in_role(self, *words: str) -> list[Person]:
        """Return the people whose role in the startup team contains one of ``words``."""
        return [
            person
            for person in self.dossier.all(Person)
            if person.name.strip() and any(word in person.startup_role.casefold() for word in words)
        ]

    def body(self, *kinds: CommitteeKind) -> Committee | None:
        """Return the first body of the first of ``kinds`` that there is."""
        return next((body for kind in kinds for body in self.committees() if body.kind == kind), None)

    def goal_day(self) -> date | None:
        """Return the day of the joint kickoff, if it is set."""
        return self.dossier.anchor(AnchorKind.KICKOFF)

    def of_companies(self, join: str = "and") -> str:
        """Return the companies in a sentence: "Almsund and Kitamine"."""
        from alliance_desk.assessment.wording import listed

        return listed([partner.label for partner in self.partners], join)


def weight(risk: Risk) -> int:
    """Return likelihood times impact, 0 while either is not known."""
    return (risk.likelihood or 0) * (risk.impact or 0)


def filled(*texts: str) -> bool:
    """Tell whether any text says something."""
    return any(text.strip() for text in texts)


def unique(names: Iterable[str]) -> list[str]:
    """Return the names without blanks and repetitions, in order."""
    return list(dict.fromkeys(name for name in names if name.strip()))
