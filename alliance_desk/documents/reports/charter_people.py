"""The people of a charter: who sits where, and who answers for which deliverable."""

from __future__ import annotations

from alliance_desk.documents.outline import Cell, Paragraph, Section, Table
from alliance_desk.documents.reports.parts import TO_BE_NAMED, missing, named, section
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
    alternates = any(source.person(seat.alternate_id) for seat in seats)
    header = ["Name", "Company", "Role", "Vote"]
    header += ["Alternate"] * alternates + ["Why here"] * reasons
    rows: list[tuple[Cell, ...]] = []
    for seat in seats:
        person = source.dossier.get(Person, seat.person_id)
        partner = source.seat_partner(seat)
        row: list[Cell] = [
            _who(person),
            partner.label if partner else "",
            _role(seat),
            "Yes" if seat.voting else "No",
        ]
        row += [source.person(seat.alternate_id)] * alternates + [seat.why] * reasons
        rows.append(tuple(row))
    widths = [30, 15, 15, 8, *([16] * alternates), *([30] * reasons)]
    return section("Members", Table(tuple(header), tuple(rows), tuple(widths)), Paragraph(GUESTS, "note"))


def _who(person: Person | None) -> Cell:
    if person is None or not person.name.strip():
        return TO_BE_NAMED
    return f"{person.name}\n{person.title}" if person.title.strip() else person.name


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
