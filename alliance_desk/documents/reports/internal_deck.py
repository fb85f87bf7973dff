"""The deck of one company's own kickoff: the same facts at each partner (handbook 5.1; S49).

Our own company's deck is internal. Those of the other partners are made from what they may read, so that
they can be handed over: nobody in the alliance starts from other facts.
"""

from __future__ import annotations

from uuid import UUID

from alliance_desk.assessment.may_start import start_gate
from alliance_desk.assessment.wording import listed, short_date
from alliance_desk.documents.outline import Bullets, Callout, Cell, Outline, Paragraph, Section
from alliance_desk.documents.reports import (
    deck_governance,
    deck_program,
    deck_working,
    internal_people,
    internal_work,
)
from alliance_desk.documents.reports.parts import outline, section, told
from alliance_desk.documents.reports.source import Source
from alliance_desk.records import AnchorKind, InternalKickoff, Partner

_EVENTS = {AnchorKind.TERM_SHEET: "term sheet", AnchorKind.SIGNING: "signing"}


def compose(source: Source, partner_id: UUID) -> Outline:
    """Return the deck of one company; a slide without anything to say is left out."""
    partner = source.dossier.get(Partner, partner_id) or source.partners[0]
    sections = (
        _why(source, partner),
        deck_program.deal(source),
        deck_program.north_star_slide(source),
        deck_program.value(source),
        internal_people.wants(source),
        deck_program.help(source),
        internal_people.gains(source, partner),
        deck_governance.chart(source),
        internal_people.accountable(source, partner),
        internal_people.seats(source, partner),
        internal_people.team(source, partner),
        internal_people.counterparts(source, partner),
        internal_people.know_the_partner(source, partner),
        internal_people.decoder(source, partner),
        internal_work.scope(source),
        deck_program.timeline(source),
        internal_work.deliverables(source, partner),
        internal_work.crossings(source),
        internal_work.routines(source, partner),
        internal_work.risks(source),
        internal_work.speaking(source),
        internal_work.careful_words(source),
        deck_working.glossary(source) if source.joint else section("Words that mean one thing"),
        internal_work.behaviour(source),
        deck_working.measures(source),
        internal_work.asks(source, partner),
        internal_people.talks(source),
        internal_work.next_steps(source, partner),
        deck_working.places(source),
    )
    return outline(
        source,
        title(partner),
        sections,
        kind="deck",
        subtitle=f"For the people of {partner.label}",
        facts=_facts(source, partner),
    )


def title(partner: Partner) -> str:
    """Return what the deck is called; that of another company is handed over, and is not internal to us."""
    return f"Internal kickoff, {partner.label}" if partner.own else f"Kickoff within {partner.label}"


def _facts(source: Source, partner: Partner) -> tuple[tuple[str, Cell], ...]:
    """Return when the company meets, who it is for, and whether joint work may begin."""
    others = listed([other.label for other in source.partners if other.id != partner.id], "or")
    facts: list[tuple[str, Cell]] = []
    if not source.joint and others:
        facts.append(("Readers", f"{partner.label} only; not for {others}"))
    for row in source.dossier.all(InternalKickoff, partner_id=partner.id):
        if row.on:
            facts.append(("Meeting", ", ".join(filter(None, (short_date(row.on), row.title)))))
    if kickoff := source.goal_day():
        facts.append(("Joint kickoff", short_date(kickoff)))
    if launch := source.dossier.anchor(AnchorKind.LAUNCH):
        facts.append(("Launch", short_date(launch)))
    if rule := start_rule(source):
        facts.append(("Legal hold", rule))
    return tuple(facts)


def start_rule(source: Source) -> str:
    """Return when joint work may begin, while that day is ahead; an empty text afterwards."""
    rule = source.said("before_the_start.start_rule")
    gate, on = start_gate(source.dossier)
    if not rule or (on is not None and on <= source.today):
        return ""
    if "not decided" in rule:
        return "Yes. Counsel has not decided yet when joint work may begin"
    expected = f"; {_EVENTS.get(gate, gate.value)} expected {short_date(on)}" if on else ""
    return f"Yes. Joint work may begin {rule[:1].lower()}{rule[1:]}{expected}"


def _why(source: Source, partner: Partner) -> Section:
    """Return why people are here, and three things to leave with."""
    hold = start_rule(source)
    by = source.said("before_the_start.start_rule_source")
    return section(
        "Why we are here",
        told(source.said("strategic_intent.purpose")),
        Paragraph("Three things to leave with", "lead"),
        Bullets(
            (
                f"What the alliance is for, and what {partner.label} wants from it",
                "What it means for each function, and what each function gives",
                "Who the counterparts are, what happens next, and what we do not do",
            ),
            numbered=True,
        ),
        [Callout(f"{hold}.{f' Decided by: {by}.' if by else ''}", "wait", "Legal hold")] if hold else (),
        notes="Come back to the three things at the end.",
    )
