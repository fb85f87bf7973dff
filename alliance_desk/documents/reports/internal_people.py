"""Slides of a company's own kickoff about people: what it means for them, who does what, whom they meet."""

from __future__ import annotations

import re

from alliance_desk.assessment.propositions import has_number, sentence
from alliance_desk.assessment.stakeholders import met_pairs, pairs
from alliance_desk.assessment.wording import count, listed
from alliance_desk.documents.outline import (
    Block,
    Bullets,
    Cell,
    Column,
    Columns,
    Paragraph,
    Section,
    Table,
    Tagged,
)
from alliance_desk.documents.reports import kickoff_tables
from alliance_desk.documents.reports.parts import (
    facts,
    joined,
    named,
    section,
    told,
    tone,
)
from alliance_desk.documents.reports.source import Source, unique
from alliance_desk.records import (
    Committee,
    CommitteeKind,
    Introduction,
    Objective,
    Partner,
    Person,
    SeatRole,
    ValueProposition,
    Visibility,
)

_ROLES = (("sponsor", "a sponsor"), ("alliance", "an alliance manager"), ("project", "a project lead"))
"""What a role in the startup team contains, and what it is called."""


def wants(source: Source) -> Section:
    """Return what each company wants and why, beside one another; what is internal is marked."""
    made: list[Column] = []
    for at, partner in enumerate(source.partners):
        blocks: list[Block] = []
        if rows := source.objectives(partner):
            blocks.append(Bullets(tuple(wanted(row) for row in rows)))
        if why := reasons(source, partner):
            whose = "" if partner.own or source.joint or not source.dossier.own else source.dossier.own.label
            label = f"Its reasons, as {whose} understands them" if whose else "Its reasons"
            blocks += [Paragraph(label, "lead"), *why]
        if blocks:
            made.append(Column(partner.name, tuple(blocks), tone(at)))
    return section(
        "What each company wants",
        [Columns(tuple(made))] if made else (),
        notes="Speak about the others as if they sat in the room. " + source.why("partner_objectives"),
    )


def reasons(source: Source, partner: Partner) -> tuple[Block, ...]:
    """Return why a company wants what it wants."""
    return tuple(told(source.said("partner_objectives.motivation", partner)))


def wanted(row: Objective) -> str:
    """Return an objective with its reason; what is internal is marked."""
    own = " (internal)" if row.visibility != Visibility.JOINT else ""
    return joined(
        [f"{row.text.strip()}{own}", f"Why: {row.motivation.strip()}" if row.motivation.strip() else ""]
    )


def gains(source: Source, partner: Partner) -> Section:
    """Return in a sentence for each function what the alliance means for it, with a number.

    What is said to another company's people by name stays out; what names no company is the alliance's.
    """
    rows = [row for row in source.dossier.all(ValueProposition) if sentence(row)]
    named_in = [(row, [each for each in source.partners if names(each, row.audience)]) for row in rows]
    own = [row for row, companies in named_in if partner in companies]
    shared = [row for row, companies in named_in if not companies]
    said = tuple(told(source.said("stakeholder_engagement.gains", partner)))
    return section(
        "What it means for you",
        said,
        [_promises(own, "What it means for you")] if own else (),
        [Paragraph("What the alliance brings, and to whom", "lead"), _promises(shared, "What they are told")]
        if shared
        else (),
        notes="One sentence for each function: what changes now, by how much, what it means for the people "
        "in this room. Where the number is missing, say who finds it and by when.",
    )


def names(partner: Partner, text: str) -> bool:
    """Tell whether a text names a company."""
    labels = (name for name in (partner.name.strip(), partner.label) if name)
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) for name in labels)


def _promises(rows: list[ValueProposition], last: str) -> Table:
    """Return what changes for some audiences; the last column has its own name."""
    return Table(
        ("For whom", "What changes", "By how much", last),
        tuple(
            (
                row.audience or "Everyone",
                row.effect or "–",
                row.quantity if has_number(row) and row.quantity else _number(row),
                row.meaning or "–",
            )
            for row in rows
        ),
        (20, 30, 18, 32),
    )


def _number(row: ValueProposition) -> Cell:
    return row.quantity or "–" if has_number(row) else Tagged("Number to be found", "wait")


def accountable(source: Source, partner: Partner) -> Section:
    """Return who answers for what: the product, the decisions, the alliance (B23)."""
    steering = source.body(CommitteeKind.STEERING)
    rows: list[tuple[Cell, ...]] = [
        (
            "Sponsor",
            "The place of the alliance in the company: money, people, a clear way",
            _holders(source, partner, "sponsor"),
        ),
        (
            f"Lead in the {steering.label}" if steering else "Committee lead",
            "The decisions of the body, made in time and with the company's consent",
            named(joined(_committee_leads(source, partner, steering))),
        ),
        (
            "Project lead",
            "The product: plan, budget, deliverables, the work of the functions",
            _holders(source, partner, "project lead", "project manager"),
        ),
        (
            "Alliance manager",
            "The alliance: how the companies decide, work and speak with each other",
            _holders(source, partner, "alliance lead", "alliance manager"),
        ),
        (
            "Functional leads",
            "Their function's share of the plan, and their counterpart",
            _holders(source, partner, "functional lead"),
        ),
    ]
    return section(
        "Who answers for what",
        Table(("Role", "Answers for", f"At {partner.label}"), tuple(rows), (22, 46, 32)),
        notes="Project and committee leads answer for the product, the alliance manager for the alliance. "
        "When something is stuck between the companies and nobody knows whose it is, it goes to the alliance "
        "manager.",
    )


def _holders(source: Source, partner: Partner, *roles: str) -> Cell:
    return named(joined([each.name for each in source.in_role(*roles) if each.partner_id == partner.id]))


def _committee_leads(source: Source, partner: Partner, body: Committee | None) -> list[str]:
    if body is None:
        return []
    leads = (SeatRole.CHAIR, SeatRole.CO_CHAIR, SeatRole.LEAD)
    seats = [seat for seat in source.seats(body) if seat.role in leads]
    return unique(
        source.person(seat.person_id)
        for seat in seats
        if (whose := source.seat_partner(seat)) and whose.id == partner.id
    )


def seats(source: Source, partner: Partner) -> Section:
    """Return the company's seats in each body, and how the body decides."""
    rows: list[tuple[Cell, ...]] = []
    for body in source.committees():
        own = [seat for seat in source.seats(body) if source.seat_partner(seat) == partner]
        if own:
            open_seats = sum(not source.person(seat.person_id) for seat in own)
            people = unique(source.person(seat.person_id) for seat in own)
            still = f"{count(open_seats, 'seat')} to be filled" if open_seats else ""
            rows.append((body.name, joined([", ".join(people), still]), body.decision_rule or "–"))
    return section(
        f"The seats of {partner.label}",
        [Table(("Body", "People", "How it decides"), tuple(rows), (26, 44, 30))] if rows else (),
        notes="Whoever has a seat speaks for the company, not for a function. Agree beforehand, in a meeting "
        "before the meeting.",
    )


def lacking_roles(source: Source, partner: Partner) -> list[str]:
    """Return the roles of the startup team that nobody of a company has."""
    return [
        words
        for role, words in _ROLES
        if not any(person.partner_id == partner.id for person in source.in_role(role))
    ]


def team(source: Source, partner: Partner) -> Section:
    """Return the company's startup team with the time that was given, and what is missing."""
    missing = lacking_roles(source, partner)
    lacking = f"Still to be named: {listed(missing)}." if missing else ""
    return section(
        f"The startup team of {partner.label}",
        kickoff_tables.commitments(source, [partner]),
        [Paragraph(lacking, "note")] if lacking else (),
        notes="Thank those whose managers have given the time. For the others, say who asks whom.",
    )


def counterparts(source: Source, partner: Partner) -> Section:
    """Return whom each person of the company faces on the other side."""
    rows: list[tuple[Cell, ...]] = []
    for one, two, have_met in _faced(source):
        if (one.partner_id == partner.id) != (two.partner_id == partner.id):
            own, other = (one, two) if one.partner_id == partner.id else (two, one)
            met: Cell = Tagged("Have met", "good") if have_met else Tagged("Not yet", "wait")
            rows.append(
                (own.name, own.function or "–", source.with_company(other.id), other.title or "–", met)
            )
    first = {row[0]: at for at, row in reversed(list(enumerate(rows)))}
    rows.sort(key=lambda row: first[row[0]])
    return section(
        "Who meets whom",
        [Table((partner.label, "Function", "Counterpart", "Role", "Met"), tuple(rows), (21, 19, 26, 24, 10))]
        if rows
        else (),
        notes=source.why("relationships"),
    )


def _faced(source: Source) -> list[tuple[Person, Person, bool]]:
    """Return the counterparts, then whoever else is introduced to one another; and whether they have met."""
    faced = {
        frozenset((pair.one.id, pair.other.id)): (pair.one, pair.other) for pair in pairs(source.dossier)
    }
    for row in source.dossier.all(Introduction):
        one, two = (source.dossier.get(Person, id) for id in (row.person_id, row.other_id))
        if one and two and one.name.strip() and two.name.strip():
            faced.setdefault(frozenset((one.id, two.id)), (one, two))
    met = met_pairs(source.dossier)
    return [(one, two, both in met) for both, (one, two) in faced.items()]


def know_the_partner(source: Source, partner: Partner) -> Section:
    """Return what the company should know of the others; for its own people only."""
    if source.joint:
        return section("Know the partner")
    others = [each for each in source.partners if each.id != partner.id]
    cards = [
        Column(each.name, (Paragraph(joined([each.country, each.about])),), tone(source.partners.index(each)))
        for each in others
        if each.country.strip() or each.about.strip()
    ]
    return section(
        f"Know {listed([each.label for each in others]) or 'the partner'}",
        [Columns(tuple(cards))] if cards else (),
        facts(("How they are organized", source.said("before_the_start.organisation"))),
        notes="What we have seen, not what we think of it. Nothing of this slide is repeated outside.",
    )


def decoder(source: Source, partner: Partner) -> Section:
    """Return the words that mean two things, with both meanings; for the company's own people only."""
    return section(
        "The same word, two meanings",
        kickoff_tables.glossary(source, sides=True) if not source.joint else (),
        notes="When a meeting goes round in circles, it is often one of these words. Ask for an example.",
    )


def talks(source: Source) -> Section:
    """Return the ways to prepare people, each with its first sentence (S19).

    The talks that are planned with named people stand in the engagement plan: nobody wants to read
    on a slide that somebody prepares to speak with them.
    """
    sheets = [each for each in source.playbook.sheets if each.family == "preparation" and each.prompts]
    rows = tuple((each.title, each.lead or "–", each.prompts[0]) for each in sheets)
    return section(
        "Talks to prepare",
        [Table(("Talk", "When", "How it may begin"), rows, (24, 32, 44))]
        if rows and not source.joint
        else (),
        notes="Ask everyone to choose one talk, and to say with whom and by when.",
    )


def contact(person: Person) -> str:
    """Return a person with what these readers may know of how to reach them."""
    return ", ".join(text for text in (person.name, person.title, person.email) if text.strip())
