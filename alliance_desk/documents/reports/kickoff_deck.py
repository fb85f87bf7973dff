"""The deck of the joint kickoff: one slide a topic, in the order of the meeting (handbook 5.2)."""

from __future__ import annotations

from alliance_desk.assessment.agenda import said_form
from alliance_desk.assessment.wording import short_date
from alliance_desk.documents.outline import Cell, Outline
from alliance_desk.documents.reports import (
    agenda_tables,
    deck_close,
    deck_governance,
    deck_people,
    deck_program,
    deck_working,
)
from alliance_desk.documents.reports.parts import outline
from alliance_desk.documents.reports.source import Source
from alliance_desk.records import AnchorKind, Kickoff, Variant


def compose(source: Source) -> Outline:
    """Return the deck; a slide without anything to say is left out."""
    sections = (
        deck_people.welcome(source),
        deck_close.purpose(source),
        *deck_close.agenda(source),
        deck_people.who_is_who(source),
        deck_people.team(source),
        deck_program.deal(source),
        deck_program.north_star_slide(source),
        deck_program.value(source),
        deck_program.objectives(source),
        deck_program.help(source),
        deck_program.program(source),
        deck_program.timeline(source),
        deck_program.deliverables(source),
        deck_governance.chart(source),
        deck_governance.bodies(source),
        deck_governance.rights(source),
        deck_governance.escalation(source),
        deck_governance.speed(source),
        deck_working.rules(source),
        deck_working.glossary(source),
        deck_working.communication(source),
        deck_working.places(source),
        deck_working.risks(source),
        deck_working.exercise(source),
        deck_working.measures(source),
        deck_governance.breakouts(source),
        deck_people.alliance_managers(source),
        deck_close.next_steps(source),
        deck_people.together(source),
        deck_close.close(source),
    )
    return outline(
        source,
        "Joint kickoff",
        sections,
        kind="deck",
        subtitle=source.alliance.deal_type.value.capitalize(),
        facts=_facts(source),
    )


def _facts(source: Source) -> tuple[tuple[str, Cell], ...]:
    """Return when and how the companies meet."""
    facts: list[tuple[str, Cell]] = []
    on = agenda_tables.meeting_days(source)
    launch = source.dossier.anchor(AnchorKind.LAUNCH)
    kickoff = source.dossier.one(Kickoff)
    form = said_form(source.dossier) or ""
    if on:
        facts.append(("Meeting", ", ".join(filter(None, (on, _small(form))))))
    elif source.alliance.variant == Variant.BIOPHARMA:
        facts.append(("Meeting", "Date to be set"))
    if kickoff and kickoff.place.strip():
        facts.append(("Place", kickoff.place))
    if launch:
        facts.append(("Launch", short_date(launch)))
    if form and not on:
        facts.append(("Attendance", _small(form)))
    return tuple(facts)


def _small(form: str) -> str:
    """Return the form of a meeting as it stands after a comma."""
    return form[:1].lower() + form[1:]
