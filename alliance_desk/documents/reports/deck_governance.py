"""Slides about deciding: the bodies, their rights, the ladder, the speed, their first meetings."""

from __future__ import annotations

from alliance_desk.assessment.wording import short_date
from alliance_desk.documents.outline import Bullets, Cell, Figure, Paragraph, Section, Table
from alliance_desk.documents.reports.parts import TO_BE_SET, listed_cell, section, told
from alliance_desk.documents.reports.source import Source, filled
from alliance_desk.documents.reports.team_charter import FIRST_MEETING, ladder
from alliance_desk.pictures.committees import governance_chart
from alliance_desk.records import Committee, CommitteeKind, EscalationStep


def chart(source: Source) -> Section:
    """Return the bodies as a chart."""
    if not source.committees():
        return section("How the alliance is governed")
    return section(
        "How the alliance is governed",
        Figure(governance_chart(source.dossier, width=_width(source)), _seats_in_words(source)),
        notes=source.why("governance"),
    )


def _width(source: Source) -> float:
    """Return how wide the chart is drawn: the fewer bodies stand side by side, the larger it is shown."""
    above = {body.parent_id for body in source.dossier.all(Committee)}
    side_by_side = sum(body.id not in above for body in source.dossier.all(Committee))
    return min(max(640, side_by_side * 215), 900)


def _seats_in_words(source: Source) -> str:
    """Return what the dots of the chart are: no colour stands without a word."""
    order = source.of_companies()
    return f"In each box: seats of {order}, in this order. “2 of 3” means that one of three is still open."


def bodies(source: Source) -> Section:
    """Return what each body is for, and who leads it."""
    rows = tuple(
        (
            _with_short_name(body),
            body.purpose or "–",
            body.cadence or TO_BE_SET,
            "\n".join(source.leaders(body)) or _nobody(body),
        )
        for body in source.committees()
    )
    return section(
        "What each body is for",
        [Table(("Body", "Purpose", "Meets", "Led by"), rows, (22, 32, 16, 30))] if rows else (),
        notes="Each lead says in one sentence what the body will have done in 90 days.",
    )


def _nobody(body: Committee) -> str:
    """Return what stands for the leads of a body without any; an informal forum needs none."""
    return "–" if body.kind == CommitteeKind.FORUM else "To be named"


def _with_short_name(body: Committee) -> str:
    """Return the name of a body with its short name, which later slides use."""
    short = body.short_name.strip()
    known = set(short.casefold().split()) <= set(body.name.casefold().split())
    return body.name if known else f"{body.name} ({short})"


def rights(source: Source) -> Section:
    """Return what each body decides and recommends."""
    rows: list[tuple[Cell, ...]] = []
    for body in source.committees():
        charter = source.charter(body)
        if filled(charter.decides, charter.recommends):
            rows.append(
                (
                    body.name,
                    listed_cell(charter.decides),
                    listed_cell(charter.recommends),
                )
            )
    return section(
        "Decision rights",
        [Table(("Body", "Decides", "Recommends"), tuple(rows), (20, 42, 38))] if rows else (),
        notes="Take three decisions that are due soon and ask the room where each one belongs.",
    )


def escalation(source: Source) -> Section:
    """Return the longest ladder, as the example for all."""
    ladders = [(_rungs(source, body), -at, body) for at, body in enumerate(source.committees())]
    longest = max(ladders, key=lambda entry: entry[:2], default=None)
    table = ladder(source, longest[2]) if longest else None
    text = source.said("governance.escalation")
    if not table:
        return section("When we disagree", told(text))
    name = longest[2].name if longest else ""
    return section(
        "When we disagree",
        told(text),
        Paragraph(f"Levels in the charter of the {name}", "lead"),
        table,
        notes="Using the ladder is no defeat. What goes up is one joint page with every view, never two "
        "letters.",
    )


def _rungs(source: Source, body: Committee) -> int:
    return len([row for row in source.dossier.all(EscalationStep, committee_id=body.id) if row.who.strip()])


def speed(source: Source) -> Section:
    """Return how fast decisions should be, and which come first."""
    first = source.said("governance.first_decisions")
    return section(
        "How fast we decide",
        told(source.said("governance.decision_speed")),
        [Paragraph("Due in the first 90 days", "lead"), *told(first)] if first else (),
        notes="The clock starts today. The number goes into every report, with how many decisions it rests "
        "on.",
    )


def breakouts(source: Source) -> Section:
    """Return which bodies meet first at the kickoff or after it, with their agendas, and which did before."""
    rows: list[tuple[Cell, ...]] = []
    for kind, items in FIRST_MEETING.items():
        coming = [body for body in source.committees() if body.kind == kind and not _met(source, body)]
        if meeting := [_meeting(body) for body in coming]:
            # What the charter says of itself: here it is one of several.
            agenda = "\n".join(items).replace("this charter", "the charter")
            rows.append(("\n".join(meeting), listed_cell(agenda)))
    before = [body for body in source.committees() if _met(source, body)]
    earlier = tuple(_meeting(body) for body in sorted(before, key=lambda body: str(body.first_meeting)))
    return section(
        "First meetings",
        [Table(("Body", "On the agenda"), tuple(rows), (46, 54))] if rows else (),
        [Paragraph("Meeting before the kickoff", "lead"), Bullets(earlier)] if rows and earlier else (),
        notes="The charters are in the pre-reads. Agree them in the room rather than by mail.",
    )


def _met(source: Source, body: Committee) -> bool:
    """Tell whether a body will have met before people come together at the kickoff."""
    day = source.goal_day() or source.today
    return body.first_meeting is not None and body.first_meeting < max(day, source.today)


def _meeting(body: Committee) -> str:
    return f"{body.name}, {short_date(body.first_meeting) if body.first_meeting else 'date to be set'}"
