"""Slides that frame the meeting: what it is for, its agenda, what comes next, the close."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from alliance_desk.assessment.schedule import anchor_date, goal, plan
from alliance_desk.assessment.wording import short_date
from alliance_desk.documents.outline import Bullets, Callout, Paragraph, Section, Table
from alliance_desk.documents.reports import agenda_tables, kickoff_tables
from alliance_desk.documents.reports.parts import day, named, north_star, section
from alliance_desk.documents.reports.source import Source

AHEAD = timedelta(days=30)
"""How far beyond the kickoff or launch the next steps reach."""


def purpose(source: Source) -> Section:
    """Return what the meeting is for, and the rules that hold in the room."""
    whose = source.of_companies() if len(source.partners) > 1 else "the companies"
    needs = "the others need" if len(source.partners) > 2 else "the other company needs"
    return section(
        "What this meeting is for",
        Paragraph("When it ends:", "lead"),
        Bullets(
            (
                f"One North Star, in the words of {whose}",
                f"Everyone knows their counterpart, and what {needs}",
                "Plan, first deliverables and dates are known, with an owner from each company",
                "It is clear who decides what, how fast, and what happens when we disagree",
                "The bodies have met, and their charters are agreed",
            )
        ),
        Callout(
            f"{source.alliance.confidentiality or 'Confidential'}. Each company goes on deciding alone "
            "about its "
            "own prices, customers and other business. Where counsel has set limits, they hold in this room "
            "too.",
            "wait",
            "In this room",
        ),
        notes="Ask at the end of each day which of the five is done.",
    )


def agenda(source: Source) -> Iterator[Section]:
    """Yield a slide for each day of the agenda, in person or remote as was decided."""
    proposed = agenda_tables.is_proposed(source)
    for each in agenda_tables.days(source):
        name = agenda_tables.day_name(source, each)
        on = f", {short_date(each.on)}" if each.on else ""
        yield section(
            f"Agenda, {name}{on}",
            agenda_tables.short(source, each),
            notes=f"{'The usual agenda, as a proposal. ' if proposed else ''}"
            f"{agenda_tables.day_words(each)} Somebody who is not presenting keeps the time.",
            id=f"agenda-{name.replace(' ', '-')}",
        )


def next_steps(source: Source) -> Section:
    """Return what the meeting has decided, and what the startup plan holds from then on."""
    start = source.goal_day() or source.today - timedelta(days=1)
    goal_day = anchor_date(source.dossier, goal(source.dossier))
    end = max(goal_day, start) + AHEAD if goal_day else None
    rows = tuple(
        (day(item.due), item.title, named(item.owner))
        for item in plan(source.dossier, source.playbook, source.today)
        if item.due and not item.done and not item.functional_plan
        if item.due > start and (end is None or item.due <= end)
    )
    decided = tuple(kickoff_tables.after_actions(source))
    steps = [Table(("Due", "Step", "Owner"), rows, (16, 60, 24))] if rows else []
    return section(
        "Decisions and next steps" if decided else "What comes next",
        decided,
        [Paragraph("From the plan", "lead"), *steps] if decided and steps else steps,
        notes="Add what was decided today: action, one owner, one date. Read the list aloud before anybody "
        "leaves; it goes to everyone within two working days.",
        id="next-steps",
    )


def close(source: Source) -> Section:
    """Return the last slide."""
    return section(
        "Before we leave",
        north_star(source, honest=False),
        Bullets(
            (
                "Decisions and actions reach everyone within two working days",
                "A short survey: what helped, what is missing, who still has to meet whom",
                "The pairs agree on their next call before they leave",
                "The sponsors close the meeting",
            )
        ),
        notes="Each sponsor names one thing that they heard today and will act on.",
    )
