"""Slides about the alliance itself: the deal, the North Star, objectives, program and dates."""

from __future__ import annotations

from datetime import timedelta

from alliance_desk.assessment.schedule import anchor_date, anchor_dates, goal
from alliance_desk.assessment.wording import short_date
from alliance_desk.documents.outline import (
    Block,
    Bullets,
    Cell,
    Column,
    Columns,
    Figure,
    Paragraph,
    Section,
    Table,
    Tone,
)
from alliance_desk.documents.reports.parts import (
    columns,
    due,
    facts,
    joined,
    named,
    north_star,
    section,
    spelled_out,
    told,
    tone,
)
from alliance_desk.documents.reports.source import Source, filled, unique
from alliance_desk.pictures.milestones import milestone_track
from alliance_desk.records import AnchorKind, Committee, Deliverable, Milestone, Partner, Person

FIRST_DAYS = timedelta(days=90)


def deal(source: Source) -> Section:
    """Return what was agreed, in a page; facts only."""
    alliance = source.alliance
    signing = source.dossier.anchor(AnchorKind.SIGNING)
    dated = any(row.on for row in anchor_dates(source.dossier))
    said = [
        *told(alliance.summary),
        *facts(
            ("Asset" if alliance.variant.value == "biopharma" else "Offer", alliance.asset),
            ("Territory", alliance.territory),
            ("Signing", "" if dated or not signing else short_date(signing)),
        ),
    ]
    track = milestone_track(source.dossier, source.today, width=800, marked=False)
    return section(
        "What the companies have agreed",
        said,
        [Figure(track)] if said and dated else (),
        notes="Facts from the agreement only, in the order in which people will need them.",
    )


def north_star_slide(source: Source) -> Section:
    """Return the North Star and how the companies will know that they are on course."""
    course = source.said("strategic_intent.how_we_know")
    return section(
        "Our North Star",
        north_star(source, label=""),
        [Paragraph("How we will know", "lead"), *told(course)] if course else (),
        notes=source.why("strategic_intent"),
    )


def value(source: Source) -> Section:
    """Return what the alliance is worth to patients or customers, to each company, and to others."""
    whom = "patients" if source.alliance.variant.value == "biopharma" else "customers"
    each: list[tuple[str, str, Tone]] = [
        (f"For {partner.label}", source.said("strategic_intent.value_partner", partner), tone(at))
        for at, partner in enumerate(source.partners)
    ]
    made = [
        *columns(
            (f"For {whom}", source.said("strategic_intent.value_customers"), "plain"),
            ("For other stakeholders", source.said("strategic_intent.value_stakeholders"), "plain"),
        ),
        *columns(*each),
    ]
    return section(
        "Value of the North Star", made, notes="Read the numbers aloud; they are what people repeat."
    )


def objectives(source: Source) -> Section:
    """Return what each company wants, beside one another; only what it says openly."""
    made = [
        Column(partner.name, (Bullets(_wanted(source, partner)),), tone(at))
        for at, partner in enumerate(source.partners)
        if source.objectives(partner)
    ]
    return section(
        "What each company wants",
        [Columns(tuple(made))] if made else (),
        notes="Each company presents the column of the other, and is corrected. "
        f"{source.why('partner_objectives')}",
    )


def _wanted(source: Source, partner: Partner) -> tuple[str, ...]:
    return tuple(
        f"{row.text.strip()}\nMeasure: {row.measure.strip()}" if row.measure.strip() else row.text.strip()
        for row in source.objectives(partner)
    )


def help(source: Source) -> Section:
    """Return what each company needs from the other to reach its objectives."""
    rows = tuple(
        (partner.label, row.text, row.help_wanted)
        for partner in source.partners
        for row in source.objectives(partner)
        if row.help_wanted.strip()
    )
    header = ("Company", "Wants", "Help it needs")
    return section(
        "How the companies help each other",
        [Table(header, rows, (16, 38, 46))] if rows else (),
        notes="For every line, ask who keeps the promise. Write the name down.",
    )


def program(source: Source) -> Section:
    """Return the way to the North Star, what belongs to it, and which work waits for which."""
    crossings = source.said("workplans.interdependencies")
    return section(
        "The program",
        told(source.said("workplans.path")),
        columns(
            ("In scope", source.said("workplans.scope_in"), "good"),
            ("Out of scope", source.said("workplans.scope_out"), "muted"),
        ),
        [Paragraph("What depends on what", "lead"), *told(crossings)] if crossings else (),
        notes=source.why("workplans"),
    )


def timeline(source: Source) -> Section:
    """Return the milestones of the program by date."""
    rows = [row for row in source.dossier.all(Milestone) if row.title.strip()]
    rows.sort(key=lambda row: (row.on is None, row.on))
    leads = {partner.id: partner.label for partner in source.partners}
    waits = filled(*(row.depends_on for row in rows))
    table = Table(
        ("When", "Milestone", "Led by", *(("Depends on",) if waits else ())),
        tuple(
            (
                due(source, row.on, row.done_on, "Reached"),
                row.title,
                leads.get(row.partner_id, "Jointly") if row.partner_id else "Jointly",
                *((row.depends_on or "–",) if waits else ()),
            )
            for row in rows
        ),
        (24, 33, 12, 31) if waits else (20, 58, 22),
    )
    return section(
        "Milestones of the program",
        [table, *spelled_out(source, table)] if rows else (),
        notes="Ask each lead for the one thing that would move their date.",
    )


def deliverables(source: Source) -> Section:
    """Return what is due in the first 90 days after the kickoff or before the launch, with both owners."""
    start = anchor_date(source.dossier, goal(source.dossier)) or source.today
    rows = [
        row
        for row in source.dossier.all(Deliverable)
        if row.name.strip() and (row.due is None or row.due <= start + FIRST_DAYS)
    ]
    rows.sort(key=lambda row: (row.due is None, row.due))
    bodies = {body.id: body.label for body in source.dossier.all(Committee)}
    pair = len(source.partners) == 2
    owners = tuple(f"Owner, {partner.label}" for partner in source.partners) if pair else ("Owners",)
    table = Table(
        ("Due", "Deliverable", "Body", *owners),
        tuple(
            (
                due(source, row.due, row.done_on),
                row.name,
                bodies.get(row.committee_id, ""),
                *(_owner_by_company(source, row) if pair else (_owners(source, row),)),
            )
            for row in rows
        ),
        (14, 34, 8, 19, 25) if pair else (15, 29, 14, 42),
    )
    blocks: list[Block] = [table, *spelled_out(source, table)] if rows else []
    return section(
        "First deliverables",
        blocks,
        notes="Every deliverable has an owner from each company by the end of the day.",
    )


def _owners(source: Source, row: Deliverable) -> Cell:
    both = unique([source.with_company(row.owner_id), source.with_company(row.other_owner_id)])
    return named(joined(both, "; "))


def _owner_by_company(source: Source, row: Deliverable) -> tuple[Cell, ...]:
    """Return the owner of each company, in the order of the companies."""
    people = [source.dossier.get(Person, id) for id in (row.owner_id, row.other_owner_id)]
    return tuple(
        named(joined([person.name for person in people if person and person.partner_id == partner.id]))
        for partner in source.partners
    )
