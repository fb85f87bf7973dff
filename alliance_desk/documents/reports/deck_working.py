"""Slides about working together: rules, communication, risks and measures."""

from __future__ import annotations

from alliance_desk.assessment.scorecard import latest_result
from alliance_desk.documents.outline import Bullets, Paragraph, Section, Table
from alliance_desk.documents.reports import kickoff_tables, score_tables, working_tables
from alliance_desk.documents.reports.parts import columns, facts, heaviness, named, section, told
from alliance_desk.documents.reports.source import Source

EXERCISE = (
    "Groups of four to six, people of every company in each, 30 to 45 minutes",
    "Imagine that the alliance has failed a year from now. Write down why, one reason a card",
    "Choose the two reasons that hurt most and that we can do something about",
    "For each: the first sign, the first answer, and who gives it",
    "Read out in two minutes; the alliance managers take the cards into the risk register",
)


def rules(source: Source) -> Section:
    """Return how people want to work together."""
    shared = source.said("team_charters.shared_rules")
    return section(
        "How we work together",
        told(source.said("strategic_intent.experience")),
        columns(
            ("Rules for all of us", shared, "ours"),
            ("Answering each other", source.said("communication.response_times"), "plain"),
            ("Language", source.said("communication.language"), "plain"),
        ),
        notes=source.why("team_charters"),
    )


def glossary(source: Source) -> Section:
    """Return the words that the companies use alike."""
    return section(
        "Words that mean one thing",
        kickoff_tables.glossary(source, sides=True),
        notes="Read the first three aloud and ask each company for an example. A word that is still open "
        "gets its meaning today.",
    )


def communication(source: Source) -> Section:
    """Return who hears what, who speaks with whom, and what may be said outside."""
    return section(
        "Communication and publicity",
        facts(
            ("Who hears what", source.said("communication.audiences")),
            ("Who speaks with whom", source.said("communication.who_speaks")),
            ("Outside the alliance", source.said("communication.publicity")),
        ),
        notes=source.why("communication"),
    )


def places(source: Source) -> Section:
    """Return where to find things."""
    return section(
        "Where to find things",
        columns(
            ("The one valid version", source.said("communication.single_source"), "ours"),
            ("Which channel for what", source.said("communication.channels"), "plain"),
        ),
        working_tables.valid_documents(source),
        notes="Open the shared place on the screen and show where the charters are.",
    )


def risks(source: Source) -> Section:
    """Return the risks that the companies share."""
    rows = tuple(
        (row.title, heaviness(row), row.response or "–", named(source.with_company(row.owner_id)))
        for row in source.risks()
    )
    return section(
        "Risks that we share",
        [Table(("Risk", "Rating", "What we do about it", "Owner"), rows, (28, 10, 38, 24))] if rows else (),
        notes=source.why("risk_assessment"),
    )


def exercise(source: Source) -> Section:
    """Return the workshop on what could go wrong."""
    rehearsed = source.said("risk_assessment.what_if")
    return section(
        "What could go wrong: the exercise",
        Bullets(EXERCISE, numbered=True),
        [Paragraph("Already rehearsed", "lead"), *told(rehearsed)] if rehearsed else (),
        notes="Not a search for guilt. The best groups name something that everyone knew and nobody had "
        "said.",
    )


def measures(source: Source) -> Section:
    """Return which measures are shown, to whom and how often, and how the last scorecard came out."""
    result = latest_result(source.dossier, source.playbook)
    scored = result is not None and score_tables.scored(result)
    said = told(source.said("communication.measures"))
    if result is None or not scored:
        return section("What we measure", said)
    return section(
        "What we measure, and where we stand",
        said,
        Paragraph(f"Scorecard, round {result.round.number}: {score_tables.in_words(result)}", "lead"),
        Paragraph(f"Benchmark: {score_tables.benchmark_line(result.round)}", "note"),
        score_tables.chart(source, result),
        notes="Activity tells early, elapsed time tells how well we work, results tell whether it was worth "
        "it. Speak about the largest difference between the companies first.",
    )
