"""How many records stay out of a document because its readers may not read them (handbook 5.7)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from alliance_desk.assessment.audience import Readership, may_read
from alliance_desk.assessment.gaps.places import home
from alliance_desk.assessment.place import Gap
from alliance_desk.assessment.wording import listed
from alliance_desk.playbook import Playbook
from alliance_desk.records import (
    AllianceRecord,
    Answer,
    Assumption,
    Decision,
    Deliverable,
    Dossier,
    GapAction,
    Lesson,
    Message,
    Milestone,
    Objective,
    Obligation,
    Person,
    Risk,
    Routine,
    Scenario,
    Task,
    TopicRule,
    Visibility,
)

NAMES: dict[type[AllianceRecord], tuple[str, str]] = {
    Answer: ("answer", "answers"),
    Assumption: ("assumption", "assumptions"),
    Decision: ("decision", "decisions"),
    Deliverable: ("deliverable", "deliverables"),
    GapAction: ("action", "actions"),
    Lesson: ("lesson", "lessons"),
    Message: ("message", "messages"),
    Milestone: ("milestone", "milestones"),
    Objective: ("objective", "objectives"),
    Obligation: ("obligation", "obligations"),
    Person: ("person", "people"),
    Risk: ("risk", "risks"),
    Routine: ("routine", "routines"),
    Scenario: ("what-if card", "what-if cards"),
    Task: ("task", "tasks"),
    TopicRule: ("topic", "topics"),
}


def left_out(
    dossier: Dossier,
    playbook: Playbook,
    readers: Visibility,
    kinds: Sequence[type[AllianceRecord]],
    sections: Sequence[str],
) -> Iterator[Gap]:
    """Yield one sentence: ``3 risks and 2 answers are internal and stay out``."""
    readership = Readership(dossier, playbook)
    asked = {
        question.id
        for section in (*playbook.components, *playbook.workstreams)
        if section.id in sections
        for step in section.steps
        for question in step.questions
    }
    said: list[str] = []
    first: AllianceRecord | None = None
    number = 0
    for kind in (*kinds, *((Answer,) if sections else ())):
        rows = [
            row
            for row in dossier.all(kind)
            if not may_read(readers, readership.of(row))
            and (not isinstance(row, Answer) or (row.question in asked and bool(row.value)))
        ]
        if rows:
            one, many = NAMES[kind]
            said.append(f"{len(rows)} {one if len(rows) == 1 else many}")
            number += len(rows)
            first = first or rows[0]
    if first is not None:
        why = "internal" if readers == Visibility.JOINT else "restricted"
        verb = "is" if number == 1 else "are"
        stay = "stays" if number == 1 else "stay"
        yield Gap(f"{listed(said)} {verb} {why} and {stay} out.", home(playbook, first))
