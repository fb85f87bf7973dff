"""The stakeholder engagement plan: who matters, what they gain, what is done; for our own company only."""

from __future__ import annotations

from alliance_desk.assessment.stakeholders import ENGAGED_FROM, onboarding_counts, peers
from alliance_desk.assessment.wording import count, listed, short_date
from alliance_desk.documents.outline import (
    Block,
    Callout,
    Cell,
    Figure,
    Outline,
    Section,
    Table,
    Tagged,
)
from alliance_desk.documents.reports import kickoff_tables
from alliance_desk.documents.reports.parts import (
    TO_BE_SET,
    columns,
    day,
    facts,
    missing,
    named,
    outline,
    section,
    told,
)
from alliance_desk.documents.reports.source import Source
from alliance_desk.pictures.influence import influence_grid
from alliance_desk.pictures.peers import peer_map
from alliance_desk.records import INFLUENCE, SUPPORT, Conversation, Onboarding, Person

ATTENTION = {1: "High", 2: "Medium", 3: "Low"}


def compose(source: Source) -> Outline:
    """Return the plan as it stands."""
    sections = (
        _picture(source),
        _approach(source),
        _attention(source),
        _steps(source),
        _everyone(source),
        # Before the map, which needs a page of its own: the table fills the page that it leaves.
        section("People who are to meet", kickoff_tables.to_meet(source)),
        _peers(source),
        _onboarding(source),
        section("Time given to the startup", kickoff_tables.commitments(source, source.partners)),
        _conversations(source),
        _scripts(source),
        _insiders(source),
    )
    return outline(
        source,
        "Stakeholder engagement plan",
        sections,
        numbered=True,
        contents=True,
        landscape=True,
        subtitle="Who matters, what they gain, and what is done",
    )


def _people(source: Source) -> list[Person]:
    """Return the people with a name, the most influential first."""
    people = [person for person in source.dossier.all(Person) if person.name.strip()]
    return sorted(
        people, key=lambda person: (source.dossier.side(person.partner_id), -(person.influence or 0))
    )


def _picture(source: Source) -> Section:
    said: list[Block] = [*told(source.said("stakeholder_engagement.picture"))]
    if _people(source):
        said.append(Figure(influence_grid(source.dossier, width=720, names=True)))
    else:
        said.append(missing("Nobody is on the register of people yet."))
    # On a page of its own, or the heading would stay with the contents and the picture would not.
    return section("Influence and support", said, new_page=True)


def _approach(source: Source) -> Section:
    return section(
        "How support is won and kept",
        facts(
            ("Who comes first", source.said("stakeholder_engagement.priority")),
            ("How", source.said("stakeholder_engagement.approach")),
            ("Gives more than it gets", source.said("stakeholder_engagement.no_gain")),
            ("Reasons to walk away", source.said("stakeholder_engagement.walk_away")),
            ("The field", source.said("stakeholder_engagement.field")),
            ("Strain", source.said("relationships.strain")),
        ),
    )


def _attention(source: Source) -> Section:
    """Return who needs attention now: influential people whose support falls short, and those marked so."""
    rows = [
        person
        for person in _people(source)
        if person.priority == 1 or (_short(person) and (person.influence or 0) >= ENGAGED_FROM - 1)
    ]
    rows.sort(key=lambda person: (person.priority or 9, -(person.influence or 0)))
    return section(
        "Who needs attention now",
        [
            Table(
                ("Person", "Attention", "Influence", "Support", "What to know", "Looked after by"),
                tuple(
                    (
                        source.with_company(person.id),
                        ATTENTION.get(person.priority or 0, "–"),
                        _word(INFLUENCE, person.influence),
                        _support(person),
                        person.notes or "–",
                        named(source.person(person.owner_id)),
                    )
                    for person in rows
                ),
                (19, 8, 9, 23, 26, 15),
            )
        ]
        if rows
        else (),
    )


def _short(person: Person) -> bool:
    return bool(person.support and person.support_wanted and person.support < person.support_wanted)


def _word(words: tuple[str, ...], rank: int | None) -> Cell:
    return words[rank - 1] if rank else Tagged("Not rated", "muted")


def _support(person: Person) -> Cell:
    """Return the support now, and the one that is wanted where it is higher."""
    if person.support is None:
        return Tagged("Not rated", "muted")
    now = SUPPORT[person.support - 1]
    if _short(person) and person.support_wanted:
        return Tagged(f"{now}, wanted: {SUPPORT[person.support_wanted - 1].lower()}", "wait")
    return now


def _steps(source: Source) -> Section:
    """Return the next step with each person, by date."""
    rows = [
        person for person in _people(source) if person.engagement.strip() and not person.engagement_done_on
    ]
    rows.sort(key=lambda person: (person.engagement_due is None, person.engagement_due))
    return section(
        "Next steps",
        [
            Table(
                ("Due", "With", "Step", "Looked after by"),
                tuple(
                    (
                        _due(source, person),
                        source.with_company(person.id),
                        person.engagement,
                        named(source.person(person.owner_id)),
                    )
                    for person in rows
                ),
                (15, 24, 43, 18),
            )
        ]
        if rows
        else (),
    )


def _due(source: Source, person: Person) -> Cell:
    on = person.engagement_due
    if on and on < source.today:
        return Tagged(f"{short_date(on)}, late", "bad")
    return day(on)


def _everyone(source: Source) -> Section:
    rows = _people(source)
    return section(
        "What is in it for each of them",
        [
            Table(
                ("Person", "Function", "Influence", "Support", "What is in it for them", "On board"),
                tuple(
                    (
                        source.with_company(person.id),
                        person.function or person.title or "–",
                        _word(INFLUENCE, person.influence),
                        _support(person),
                        person.gains or Tagged("To be found", "wait"),
                        person.onboarding.value.capitalize(),
                    )
                    for person in rows
                ),
                (19, 14, 8, 21, 28, 10),
            )
        ]
        if rows
        else (),
    )


def _peers(source: Source) -> Section:
    """Return who faces whom, and where the map has gaps."""
    found = peers(source.dossier)
    alone = [source.with_company(person.id) for person in found.alone]
    unmet = [f"{pair.one.name} and {pair.other.name}" for pair in found.unmet]
    return section(
        "Who faces whom",
        [Figure(peer_map(source.dossier, width=900))] if found.pairs or found.alone else (),
        columns(
            ("Influential, and without a counterpart", "\n".join(alone), "wait"),
            ("Counterparts who have never met", "\n".join(unmet), "wait"),
        ),
    )


def _onboarding(source: Source) -> Section:
    """Return how far the people of each company are on board, and who is missing."""
    if not _people(source):
        return section("Onboarding")
    counts = onboarding_counts(source.dossier)
    rows: list[tuple[Cell, ...]] = []
    for partner in source.partners:
        people = source.dossier.people(partner.id)
        waiting = [each.name for each in people if each.name.strip() and each.onboarding != Onboarding.DONE]
        done = counts.get(partner.id, {}).get(Onboarding.DONE, 0)
        rows.append((partner.label, f"{done} of {len(people)}", listed(waiting) or "–"))
    return section(
        "Onboarding",
        told(source.said("stakeholder_engagement.onboarding_pack")),
        Table(("Company", "On board", "Not yet"), tuple(rows), (18, 12, 70)),
    )


def _conversations(source: Source) -> Section:
    """Return the talks that matter, planned and held."""
    rows = [row for row in source.dossier.all(Conversation) if row.topic.strip()]
    rows.sort(key=lambda row: (row.held_on is not None, row.planned_on is None, row.planned_on))
    return section(
        "Talks that matter",
        [
            Table(
                ("With", "About", "Led by", "When", "What came of it"),
                tuple(
                    (
                        named(source.with_company(row.person_id)),
                        f"{row.topic} (difficult)" if row.difficult else row.topic,
                        named(source.person(row.with_id)),
                        _talk_day(source, row),
                        row.outcome or "–",
                    )
                    for row in rows
                ),
                (20, 28, 16, 15, 21),
            )
        ]
        if rows
        else (),
    )


def _talk_day(source: Source, row: Conversation) -> Cell:
    if row.held_on:
        return Tagged(f"Held {short_date(row.held_on)}", "good")
    if row.planned_on and row.planned_on < source.today:
        return Tagged(f"{short_date(row.planned_on)}, late", "bad")
    return short_date(row.planned_on) if row.planned_on else TO_BE_SET


def _scripts(source: Source) -> Section:
    """Return the ways to prepare a talk, with their first sentences (S19)."""
    rows = tuple(
        (sheet.title, sheet.lead or "–", "\n".join(sheet.prompts))
        for sheet in source.playbook.sheets
        if sheet.family == "preparation"
    )
    return section(
        "How to prepare a talk",
        [Table(("Talk", "For", "What to say or ask"), rows, (20, 26, 54))] if rows else (),
    )


def _insiders(source: Source) -> Section:
    """Return who knows before the announcement, since when, and who decides on further people (B20)."""
    rows = sorted(
        (person for person in _people(source) if person.insider_since),
        key=lambda person: (person.insider_since, person.name),
    )
    if not rows:
        return section("Insiders")
    who = source.said("before_the_start.who_tells")
    rule = f"\nWho decides that somebody may know: {who}" if who else ""
    return section(
        "Insiders",
        Callout(
            f"{count(len(rows), 'person', 'people')} knew before the announcement. "
            f"Counsel decides how long this list is kept.{rule}",
            "wait",
            "Insider list",
        ),
        Table(
            ("Since", "Person", "Function"),
            tuple(
                (day(person.insider_since), source.with_company(person.id), person.function or "–")
                for person in rows
            ),
            (18, 47, 35),
        ),
    )
