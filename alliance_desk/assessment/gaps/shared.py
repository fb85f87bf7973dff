"""What the gaps of all documents share: where a field is, how names are listed, the North Star."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import UUID

from alliance_desk.assessment.homes import at
from alliance_desk.assessment.index import Index
from alliance_desk.assessment.place import Gap, Place
from alliance_desk.assessment.registers import rules
from alliance_desk.assessment.wording import listed
from alliance_desk.playbook import Component
from alliance_desk.playbook.model import RegisterName
from alliance_desk.records import NorthStarVersion


def place_of(index: Index, register: RegisterName, field: str, record: UUID | None = None) -> Place:
    """Return the step that shows a register, with the field in it."""
    return at(index.playbook, register, field, record)


def some(names: Sequence[str], most: int = 3) -> str:
    """Return the first names, and how many more there are."""
    if len(names) <= most:
        return listed(names)
    return f"{', '.join(names[:most])} and {len(names) - most} more"


def of_registers(index: Index, names: Sequence[RegisterName]) -> Iterator[Gap]:
    """Yield what is missing in registers that a document shows, by their own rules."""
    known = {
        step.register_name
        for section in (*index.playbook.components, *index.playbook.workstreams)
        for step in section.steps
    }
    for name in names:
        if name in known:
            for rule in rules(name, index):
                if not rule.done:
                    yield Gap(f"{rule.text}.", place_of(index, name, rule.field, rule.record))


def of_questions(index: Index, sections: Sequence[str], internal: bool) -> Iterator[Gap]:
    """Yield the questions of some components or workstreams that a document needs and nobody answered."""
    for section in (*index.playbook.components, *index.playbook.workstreams):
        if section.id not in sections:
            continue
        page = "component" if isinstance(section, Component) else "readiness"
        for step in section.steps:
            for question in step.questions:
                if question.optional or (question.internal and not internal):
                    continue
                if not index.answers.answered(question, index.partners):
                    place = Place(page, section.id, step.id, question.id)
                    yield Gap(f"Not answered: {question.prompt}", place)


def north_star(index: Index) -> Iterator[Gap]:
    """Yield whether there is a North Star that everyone agrees with as it stands."""
    component = next((each for each in index.playbook.components if each.id == "strategic_intent"), None)
    if not any(version.text.strip() for version in index.dossier.all(NorthStarVersion)):
        yield Gap("There is no North Star yet.", place_of(index, "north_star", "text"), "risk")
    elif component is not None:
        for each in index.alignments(component):
            if each.stale:
                text = f"The North Star has changed since {each.partner.label} agreed to it."
                yield Gap(text, Place("component", component.id, component.steps[-1].id), "risk")
            elif not each.holds:
                text = f"{each.partner.label} has not agreed to the North Star."
                yield Gap(text, Place("component", component.id, component.steps[-1].id))
