"""The governance handbook: how the alliance decides, in one place (S50; B10; B12; handbook 5.3)."""

from __future__ import annotations

from collections.abc import Iterator

from alliance_desk.assessment.seat_load import reviews
from alliance_desk.assessment.wording import short_date
from alliance_desk.documents.outline import (
    Block,
    Bullets,
    Cell,
    Figure,
    Outline,
    Paragraph,
    Section,
    Table,
    Tagged,
    Tone,
)
from alliance_desk.documents.reports import deck_governance, working_tables
from alliance_desk.documents.reports.charter_people import members
from alliance_desk.documents.reports.parts import (
    columns,
    day,
    facts,
    joined,
    missing,
    named,
    north_star,
    outline,
    section,
    told,
    tone,
)
from alliance_desk.documents.reports.source import Source
from alliance_desk.documents.reports.team_charter import ladder
from alliance_desk.pictures.committees import governance_chart
from alliance_desk.records import Committee, Issue

HANDLED = (
    "Whoever sees it tells the counterpart and the alliance managers within a working day: facts only",
    "The alliance managers settle who has to be at the table, and who may decide",
    "The companies describe the facts together, on one page, before anybody proposes an answer",
    "Two or three answers are written down, each with what it costs and whom it helps",
    "Whoever may decide does so within the days of the ladder; else it goes up one rung, on the same page",
    "The answer is told to everyone who knew of the trouble, and written into the record of decisions",
)

PREVAILS = (
    "This handbook is an operating document. It does not change the agreement between the companies; where "
    "the two differ, the agreement prevails. Each body reviews its own rules; a change needs the consent of "
    "all companies and is written into the charter of that body."
)


def compose(source: Source) -> Outline:
    """Return the handbook."""
    sections = (
        section("What this handbook is for", Paragraph(PREVAILS), north_star(source)),
        _chart(source),
        deck_governance.bodies(source),
        *_each_body(source),
        deck_governance.rights(source),
        _speed(source),
        _disagreement(source),
        _issues(source),
        _informal(source),
        _fit(source),
        section("Calendar of meetings and decisions", working_tables.calendar(source)),
        _reviews(source),
    )
    return outline(
        source,
        "Governance handbook",
        sections,
        numbered=True,
        contents=True,
        subtitle="How the companies decide together",
    )


def _chart(source: Source) -> Section:
    if not source.committees():
        return section("The bodies of the alliance", missing("The bodies are to be set up by the companies."))
    return section("The bodies of the alliance", Figure(governance_chart(source.dossier, width=660)))


def _each_body(source: Source) -> Iterator[Section]:
    """Yield a part for each body: what it is for, who sits there, how it meets and decides."""
    bodies = source.committees()
    if bodies:
        yield section(
            "Each body",
            Paragraph("What each body may do and how it works. Its charter says more."),
        )
    next_review = {each.committee.id: day(each.on) for each in reviews(source.dossier, source.today)}
    for body in bodies:
        charter = source.charter(body)
        parent = source.dossier.get(Committee, body.parent_id)
        said: list[Block] = [
            *told(body.purpose),
            *columns(("Decides", charter.decides, "good"), ("Recommends", charter.recommends, "ours")),
            *facts(
                ("Reports to", parent.name if parent else ""),
                ("Meets", joined([body.cadence, body.meeting_length], " · ")),
                ("Where", body.place),
                ("Decides by", body.decision_rule),
                ("Quorum", body.quorum),
                ("If no agreement", charter.tie_break),
                ("Agreement clause", body.agreement_clause),
                ("Next review", next_review.get(body.id, "")),
            ),
        ]
        if source.seats(body):
            said += members(source, body).blocks[:1]
        else:
            said.append(missing("The members are to be named by the companies."))
        if rungs := ladder(source, body):
            said += [Paragraph("Escalation", "lead"), rungs]
        yield section(body.name, said, level=2)


def _speed(source: Source) -> Section:
    target = source.number("governance.decision_target")
    first = source.said("governance.first_decisions")
    return section(
        "How fast we decide",
        told(source.said("governance.decision_speed")),
        facts(("Target", f"{target} working days from question to decision" if target else "")),
        [Paragraph("Due in the first 90 days", "lead"), *told(first)] if first else (),
    )


def _disagreement(source: Source) -> Section:
    return section("When the companies disagree", told(source.said("governance.escalation")))


def _issues(source: Source) -> Section:
    """Return how a problem is handled, and those that are open."""
    rows = [row for row in source.dossier.all(Issue) if row.title.strip() and not row.resolved_on]
    rows.sort(key=lambda row: (row.due is None, row.due))
    table = Table(
        ("Issue", "Facts", "Who may settle it", "Owner", "Due"),
        tuple(
            (
                row.title,
                row.facts or "–",
                row.escalated_to or row.authority or "–",
                named(source.with_company(row.owner_id)),
                _late(source, row),
            )
            for row in rows
        ),
        (22, 30, 17, 17, 14),
    )
    return section(
        "How issues are settled",
        Bullets(HANDLED, numbered=True),
        [Paragraph("Open today", "lead"), table] if rows else (),
    )


def _late(source: Source, row: Issue) -> Cell:
    if row.due and row.due < source.today:
        return Tagged(f"{short_date(row.due)}, late", "bad")
    return day(row.due)


def _informal(source: Source) -> Section:
    return section("What is settled informally", told(source.said("governance.informal")))


def _fit(source: Source) -> Section:
    """Return how the bodies fit the routines of each company."""
    said: list[tuple[str, str, Tone]] = [
        (f"At {partner.label}", source.said("governance.routines", partner), tone(at))
        for at, partner in enumerate(source.partners)
    ]
    return section(
        "How governance fits the companies' own routines",
        told(source.said("governance.fit")),
        columns(*said),
        working_tables.routines(source, source.partners),
    )


def _reviews(source: Source) -> Section:
    """Return when the bodies as a whole are looked at again; the review of each stands with it."""
    on = source.date_of("governance.review_on")
    return section(
        "When this is looked at again",
        [Paragraph(f"The companies ask on {short_date(on)} whether these bodies still fit the work.")]
        if on
        else (),
    )
