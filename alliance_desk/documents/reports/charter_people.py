"""The people of a charter: who sits where, and who answers for which deliverable."""

from __future__ import annotations

from alliance_desk.documents.outline import Cell, Paragraph, Section, Table
from alliance_desk.documents.reports.parts import TO_BE_NAMED, joined, missing, named, section
from alliance_desk.documents.reports.source import LEADERS, Source, filled, unique
from alliance_desk.records import Committee, Deliverable, Person, Seat, SeatRole

GUESTS = (
    "Guests attend by invitation of those who lead the body and have no vote. Members who cannot come send "
    "their alternate, or word beforehand."
)


def members(source: Source, committee: Committee) -> Section:
    """Return who sits in the body, for which company, and why."""
    seats = source.seats(committee)
    if not seats:
        return section("Members", missing("The members are to be named by the companies."))
    seats.sort(key=lambda seat: seat.role == SeatRole.ALLIANCE_MANAGER)
    reasons = filled(*(seat.why for seat in seats))
    header = ("Name", "Company", "Role", "Vote", *(("Why here",) if reasons else ()))
    rows = tuple(_seat_row(source, seat, reasons) for seat in seats)
    widths = (36, 13, 14, 8, 29) if reasons else (48, 20, 20, 12)
    return section("Members", Table(header, rows, widths), Paragraph(GUESTS, "note"))


def _seat_row(source: Source, seat: Seat, reasons: bool) -> tuple[Cell, ...]:
    partner = source.seat_partner(seat)
    return (
        _who(source, seat),
        partner.label if partner else "",
        _role(seat),
        "Yes" if seat.voting else "No",
        *((seat.why,) if reasons else ()),
    )


def _who(source: Source, seat: Seat) -> Cell:
    person = source.dossier.get(Person, seat.person_id)
    if person is None or not person.name.strip():
        return TO_BE_NAMED
    alternate = source.person(seat.alternate_id)
    return joined([person.name, person.title, f"Alternate: {alternate}" if alternate else ""])


def _role(seat: Seat) -> str:
    return seat.role.value.capitalize()


def responsibilities(source: Source, committee: Committee) -> Section:
    """Return who is accountable (one), responsible, consulted and informed for each deliverable."""
    rows = [row for row in source.dossier.all(Deliverable, committee_id=committee.id) if row.name.strip()]
    if not rows:
        return section("Responsibilities")
    leaders = [source.person(seat.person_id) for seat in source.seats(committee) if seat.role in LEADERS]
    table = Table(
        ("Deliverable", "Accountable", "Responsible", "Consulted", "Informed"),
        tuple(_row(source, row, leaders) for row in rows),
        (28, 18, 18, 20, 16),
        "Exactly one person is accountable; the owner from the other company shares the work.",
    )
    return section("Responsibilities", table)


def _row(source: Source, row: Deliverable, leaders: list[str]) -> tuple[Cell, ...]:
    owner, other = source.person(row.owner_id), source.person(row.other_owner_id)
    consulted = [name for name in unique(leaders) if name not in (owner, other)]
    return (row.name, named(owner), named(other), "\n".join(consulted) or "–", row.receiver or "–")
