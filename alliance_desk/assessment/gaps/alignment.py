"""What the scorecard, the canvas and the outline of a memorandum lack."""

from __future__ import annotations

from collections.abc import Iterator

from alliance_desk.assessment.canvas import canvas_questions
from alliance_desk.assessment.gaps.places import question_home
from alliance_desk.assessment.gaps.shared import place_of, some
from alliance_desk.assessment.index import Index
from alliance_desk.assessment.place import Gap, Place
from alliance_desk.assessment.scorecard import (
    benchmark_locked,
    criterion_title,
    has_no_benchmark,
    latest,
    results,
    rounds,
)
from alliance_desk.records import Assumption, Score, ScoreSheet

MEMORANDUM = ("memo_purpose", "memo_costs", "memo_property", "memo_end")
"""The questions of the playbook whose answers an outline of a memorandum is made of."""


def form(index: Index) -> Iterator[Gap]:
    """Yield what the empty form lacks: a benchmark that was locked before anybody scores."""
    last = latest(index.dossier)
    if last is None:
        yield Gap("No round of the scorecard has been opened.", Place("scorecard"))
    elif not benchmark_locked(last):
        text = f"The benchmark of round {last.number} is not set and locked."
        yield Gap(text, Place("scorecard", field="benchmark", record=last.id), "risk")


def scorecard(index: Index) -> Iterator[Gap]:
    """Yield what the last round lacks."""
    dossier = index.dossier
    last = latest(dossier)
    if last is None:
        yield Gap("No round of the scorecard has been held.", Place("scorecard"), "risk")
        return
    place = Place("scorecard", field="benchmark", record=last.id)
    if (shown := _shown_instead(index)) is not None:
        text = (
            f"Nobody has scored round {last.number} yet: the document shows round {shown} and an empty form."
        )
        yield Gap(text, Place("scorecard", record=last.id))
    if not benchmark_locked(last):
        yield Gap(f"The benchmark of round {last.number} is not set and locked.", place, "risk")
    elif has_no_benchmark(last):
        yield Gap(f"Round {last.number} has no benchmark, so nobody passes or fails.", place)
    variant = index.dossier.alliance.variant
    titles = {each.id: criterion_title(each, variant, relabelled=True) for each in index.playbook.criteria}
    for side in results(dossier, index.playbook, last).partners:
        name = side.partner.label
        if not side.sheets:
            yield Gap(
                f"{name} has not scored round {last.number}.", Place("scorecard", record=last.id), "risk"
            )
            continue
        nameless = [sheet for sheet in side.sheets if not sheet.completed_by.strip()]
        if nameless:
            where = Place("scorecard", field="completed_by", record=nameless[0].id)
            yield Gap(f"Who completed the scorecard of {name} is not named.", where)
        sheet = Place("scorecard", record=side.sheets[0].id)
        unscored = [titles[id] for id, score in side.scores.items() if score.open]
        unknown = [titles[id] for id, score in side.scores.items() if score.value is None and score.not_known]
        bare = [
            titles[id]
            for id, score in side.scores.items()
            if score.value is not None and not score.rationales
        ]
        if unscored:
            yield Gap(f"{name} has not scored: {some(unscored)}.", sheet, "risk")
        if unknown:
            yield Gap(f"Not known to {name}, so its total is partial: {some(unknown)}.", sheet)
        if bare:
            yield Gap(f"{name} gives no rationale for: {some(bare)}.", sheet)
    if not last.conclusion.strip():
        yield Gap(
            "The joint conclusion of the round is empty.",
            Place("scorecard", field="conclusion", record=last.id),
        )


def _shown_instead(index: Index) -> int | None:
    """Return the number of the round that is shown in place of a last one that nobody has scored."""
    scored = {
        sheet.round_id
        for score in index.dossier.all(Score)
        if (score.value is not None or score.not_known)
        and (sheet := index.dossier.get(ScoreSheet, score.sheet_id))
    }
    order = rounds(index.dossier)
    if not order or order[-1].id in scored:
        return None
    return next((each.number for each in reversed(order) if each.id in scored), None)


def canvas(index: Index) -> Iterator[Gap]:
    """Yield the cells of the canvas that a partner has not written, and what everything hangs on."""
    for question in canvas_questions(index.playbook):
        sides = index.partners if question.per_partner else [None]
        silent = [
            side.label if side else "nobody"
            for side in sides
            if not index.answers.text(question.id, side.id if side else None)
        ]
        if silent:
            who = f" by {some(silent)}" if question.per_partner else ""
            text = f"Not written{who}: {question.prompt.partition(':')[0].lower()}."
            yield Gap(text, question_home(index.playbook, question.id))
    for row in index.dossier.all(Assumption):
        if row.carries_all and row.text.strip():
            place = place_of(index, "assumptions", "carries_all", row.id)
            yield Gap(f"One product or customer carries the whole case: {row.text.strip()}.", place, "risk")


def memorandum(index: Index) -> Iterator[Gap]:
    """Yield the blanks that the outline would have."""
    for name in MEMORANDUM:
        id = f"viable_partnership.{name}"
        question = index.playbook.questions().get(id)
        if question is not None and not index.answers.text(id):
            yield Gap(f"A blank in the outline: {question.prompt}", question_home(index.playbook, id))
