"""The charter of a committee, project team or working group (handbook 5.3 and 5.4)."""

from __future__ import annotations

from collections.abc import Iterator

from alliance_desk.assessment.wording import listed, short_date
from alliance_desk.documents.outline import (
    Block,
    Bullets,
    Cell,
    Outline,
    Paragraph,
    Section,
    Signature,
    Signatures,
    Table,
)
from alliance_desk.documents.reports import charter_people
from alliance_desk.documents.reports.parts import (
    TO_BE_NAMED,
    columns,
    day,
    facts,
    heaviness,
    missing,
    north_star,
    outline,
    pointed,
    section,
    told,
)
from alliance_desk.documents.reports.source import LEADERS, Source, filled, unique
from alliance_desk.records import (
    Charter,
    Committee,
    CommitteeKind,
    Deliverable,
    EscalationStep,
    Person,
)

FIRST_MEETING = {
    CommitteeKind.STEERING: (
        "Confirm members, chairs and note takers",
        "Read and agree this charter",
        "Fix the calendar of meetings and decisions for a year",
        "Endorse the joint plan and budget",
        "Take the decisions that cannot wait for the next meeting",
    ),
    CommitteeKind.PROJECT_TEAM: (
        "Read and agree this charter",
        "Walk through the integrated plan and its dependencies",
        "Confirm the first deliverables with an owner from each company",
        "Settle how the team communicates between meetings",
    ),
    CommitteeKind.WORKING_GROUP: (
        "Read and agree this charter",
        "Confirm the deliverables, their dates and who receives them",
        "Decide how drafts are shared and when they are final",
    ),
    CommitteeKind.FORUM: (
        "Agree what is settled here and what goes to another body",
        "Fix a rhythm that costs nobody an hour",
    ),
}

PREVAILS = (
    "This charter is an operating document. It does not change the agreement between the companies; "
    "where the two differ, the agreement prevails."
)


def compose(source: Source, committee: Committee) -> Outline:
    """Return the charter as it stands."""
    charter = source.charter(committee)
    sections = (
        section("North Star", north_star(source, label=""), told(charter.contribution)),
        _purpose(committee, charter),
        _scope(charter),
        _deliverables(source, committee),
        charter_people.members(source, committee),
        _authority(charter),
        _decisions(committee, charter),
        _escalation(source, committee),
        _meetings(source, committee, charter),
        section("Meeting rules", pointed(charter.meeting_rules)),
        section("Rules of engagement", pointed(charter.rules_of_engagement)),
        section("Information", pointed(charter.information)),
        section("Communication", pointed(charter.communication)),
        section("Measures", pointed(charter.measures)),
        _risks(source, committee, charter),
        charter_people.responsibilities(source, committee),
        _review(source, charter),
        section("Agreed by", _signatures(source, committee)),
    )
    return outline(
        source,
        f"Charter of the {committee.name.strip()}",
        sections,
        numbered=True,
        subtitle="Team charter",
        version=f"{charter.version}, {charter.status.value}" if charter.version else "",
        facts=_header(source, committee, charter),
    )


def _header(source: Source, committee: Committee, charter: Charter) -> tuple[tuple[str, Cell], ...]:
    parent = source.dossier.get(Committee, committee.parent_id)
    pairs: list[tuple[str, Cell]] = [
        ("Kind of body", committee.kind.value.capitalize()),
        ("Agreement clause", committee.agreement_clause),
        ("Reports to", parent.name if parent else ""),
        ("In force from", day(charter.effective_on)),
        ("Next review", day(charter.review_on)),
    ]
    return tuple((label, value) for label, value in pairs if value != "")


def _purpose(committee: Committee, charter: Charter) -> Section:
    said = list(told(committee.purpose)) or [missing("The purpose is to be agreed by the companies.")]
    return section("Purpose", said, facts(("Duration", charter.end_state)))


def _scope(charter: Charter) -> Section:
    said = list(
        columns(("In scope", charter.scope_in, "good"), ("Out of scope", charter.scope_out, "muted"))
    ) or [missing("The scope is to be agreed by the companies.")]
    interfaces = (
        [Paragraph("Work with other bodies", "lead"), *pointed(charter.interfaces)]
        if charter.interfaces
        else []
    )
    return section("Scope", said, interfaces)


def _deliverables(source: Source, committee: Committee) -> Section:
    rows = [row for row in source.dossier.all(Deliverable, committee_id=committee.id) if row.name.strip()]
    if not rows:
        return section("Deliverables", missing("The first deliverables are to be agreed by the companies."))
    rows.sort(key=lambda row: (row.due is None, row.due))
    table = Table(
        ("Deliverable", "Source", "Due", "Owners", "Goes to"),
        tuple((row.name, row.source, day(row.due), _owners(source, row), row.receiver) for row in rows),
        (26, 16, 13, 31, 14),
    )
    return section("Deliverables", table)


def _owners(source: Source, row: Deliverable) -> Cell:
    names = unique([source.with_company(row.owner_id), source.with_company(row.other_owner_id)])
    if not names:
        return TO_BE_NAMED
    return "\n".join(names if len(names) > 1 else [*names, "Other company: to be named"])


def _authority(charter: Charter) -> Section:
    said: list[Block] = [
        *columns(("Decides", charter.decides, "good"), ("Recommends", charter.recommends, "ours")),
        *columns(("Is informed of", charter.informed, "plain"), ("May not", charter.may_not, "bad")),
    ]
    if not said:
        said = [
            missing("What this body decides, recommends and may not do is to be agreed by the companies.")
        ]
    return section("Authority", said, facts(("Thresholds", charter.thresholds)))


def _decisions(committee: Committee, charter: Charter) -> Section:
    said = list(
        facts(
            ("Rule", committee.decision_rule),
            ("Quorum", committee.quorum),
            ("If no agreement", charter.tie_break),
        )
    ) or [missing("How decisions are made is to be agreed by the companies.")]
    return section("How decisions are made", said)


def _escalation(source: Source, committee: Committee) -> Section:
    table = ladder(source, committee)
    return section(
        "Escalation",
        table or missing("The ladder of escalation is to be agreed by the companies."),
    )


def ladder(source: Source, committee: Committee) -> Table | None:
    """Return the rungs of a body's ladder, lowest first, or None."""
    steps = [row for row in source.dossier.all(EscalationStep, committee_id=committee.id) if row.who.strip()]
    if not steps:
        return None
    steps.sort(key=lambda row: row.level)
    notes = filled(*(row.note for row in steps))
    header = ("Level", "Who settles it", "Working days", *(("How",) if notes else ()))
    rows = tuple(
        (
            str(row.level),
            row.who,
            "–" if row.days is None else str(row.days),
            *((row.note or "–",) if notes else ()),
        )
        for row in steps
    )
    return Table(header, rows, (9, 45, 16, 30) if notes else (9, 71, 20))


def _meetings(source: Source, committee: Committee, charter: Charter) -> Section:
    """Return how the body meets; what stands on its first agenda only while that meeting is to come."""
    said: list[Block] = list(
        facts(
            ("Frequency", committee.cadence),
            ("First meeting", short_date(committee.first_meeting) if committee.first_meeting else ""),
            ("Length", committee.meeting_length),
            ("Place", committee.place),
            ("Agenda and papers", charter.agenda_deadline),
            ("Minutes", charter.minutes_deadline),
        )
    ) or [missing("Frequency and place of the meetings are to be agreed by the companies.")]
    first: list[Block] = [
        Paragraph("On the agenda of the first meeting", "lead"),
        Bullets(FIRST_MEETING[committee.kind]),
    ]
    held = committee.first_meeting is not None and committee.first_meeting < source.today
    return section("Meetings", said, () if held else first)


def _risks(source: Source, committee: Committee, charter: Charter) -> Section:
    members = {seat.person_id for seat in source.seats(committee) if seat.person_id}
    rows = [risk for risk in source.risks() if risk.owner_id in members]
    blocks: list[Block] = list(pointed(charter.resources))
    if rows:
        blocks.append(
            Table(
                ("Risk", "Rating", "Response", "Owner"),
                tuple((row.title, heaviness(row), row.response, source.person(row.owner_id)) for row in rows),
                (28, 11, 38, 23),
            )
        )
    return section("Resources, dependencies and risks", blocks)


def _review(source: Source, charter: Charter) -> Section:
    on = f" on {short_date(charter.review_on)}" if charter.review_on else ""
    whom = listed([partner.label for partner in source.partners])
    return section(
        "Review and change",
        Paragraph(
            f"The members review this charter{on or ' once a year'}, and whenever the alliance enters "
            "another "
            f"stage. A change needs the consent of {whom} and gets a new version number and date. "
            "A company replaces its members in writing, as the agreement provides."
        ),
        Paragraph(PREVAILS),
    )


def _signatures(source: Source, committee: Committee) -> Iterator[Block]:
    """Yield a place to sign for each company, for whoever leads the body there."""
    seats = source.seats(committee)
    signed: list[Signature] = []
    for partner in source.partners:
        people = [
            person
            for seat in seats
            if seat.role in LEADERS and (person := source.dossier.get(Person, seat.person_id))
            if person.partner_id == partner.id
        ]
        who = people[0] if people else None
        signed.append(Signature(partner.name, who.name if who else "", who.title if who else ""))
    if signed:
        yield Signatures(tuple(signed))
