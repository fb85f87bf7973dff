"""The common ground above the nine components: vision, program and ways of working (handbook S05, S06)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from alliance_desk.assessment.alignment import PartnerAlignment
from alliance_desk.assessment.index import Index
from alliance_desk.assessment.place import Gap, Place
from alliance_desk.assessment.progress import Progress, weigh_component
from alliance_desk.playbook import Component, Playbook
from alliance_desk.records import AlignmentState, Dossier, Partner

PartName = Literal["vision", "program", "ways of working"]
GroundState = Literal["open", "in talks", "agreed", "changed"]


@dataclass(frozen=True)
class Part:
    """One of the three parts, with what is still open there (S05)."""

    part: PartName
    title: str
    state: GroundState
    """Agreed when every partner agrees with each of its components; changed when a text did since."""
    components: tuple[str, ...]
    """Ids of its components, in their order."""
    open_points: str
    """What is still open, in the user's words."""
    question_id: str
    """Id of the question that asks for the open points."""
    agreed: int
    """How many of the consents are there, of ``wanted``."""
    wanted: int


@dataclass(frozen=True)
class Cell:
    """What one partner says of one component (S06)."""

    partner: Partner
    alignment: PartnerAlignment
    state: GroundState
    text: str
    """The state in words, with who agreed and what is missing where that is known."""
    place: Place


@dataclass(frozen=True)
class Row:
    """One of the nine components over all partners (S06)."""

    component: Component
    cells: tuple[Cell, ...]
    owner: str
    due: date | None
    evidence: str
    link: str
    progress: Progress
    one_sided: bool
    """Agreed by our company, not yet by another."""

    @property
    def late(self) -> bool:
        """Tell whether the component should be complete by now and is not."""
        return self.progress.state == "late"


def common_ground(dossier: Dossier, playbook: Playbook, today: date) -> tuple[Part, ...]:
    """Return the three parts of the common ground, in their order (S05)."""
    index = Index(dossier, playbook, today)
    return index.once("common ground", lambda: tuple(_parts(index)))


def cells(dossier: Dossier, playbook: Playbook, today: date) -> tuple[Row, ...]:
    """Return the nine components by partner, with owner, due date and evidence (S06)."""
    index = Index(dossier, playbook, today)
    return index.once(
        "common ground rows", lambda: tuple(_row(index, each) for each in index.playbook.components)
    )


def one_sided(dossier: Dossier, playbook: Playbook, today: date) -> tuple[Gap, ...]:
    """Return what our company agrees with and another does not yet, with its place (S06)."""
    found: list[Gap] = []
    for row in cells(dossier, playbook, today):
        if row.one_sided:
            waiting = [cell for cell in row.cells if cell.state != "agreed"]
            own = next(cell.partner.label for cell in row.cells if cell.partner.own)
            found += [
                Gap(f"{row.component.title}: {own} agrees, {cell.partner.label} not yet", cell.place)
                for cell in waiting
            ]
    return tuple(found)


def _parts(index: Index) -> list[Part]:
    found: list[Part] = []
    for entry in index.playbook.common_ground:
        components = [each for each in index.playbook.components if each.part == entry.part]
        alignments = [each for component in components for each in index.alignments(component)]
        found.append(
            Part(
                entry.part,
                entry.title,
                _together([state_of(each) for each in alignments]),
                tuple(component.id for component in components),
                index.answers.text(entry.question.id),
                entry.question.id,
                sum(each.holds for each in alignments),
                len(alignments),
            )
        )
    return found


def state_of(alignment: PartnerAlignment) -> GroundState:
    """Return the state of one partner's word; ``changed`` where the text is another one since."""
    if alignment.stale:
        return "changed"
    match alignment.state:
        case AlignmentState.AGREED:
            return "agreed"
        case AlignmentState.IN_TALKS:
            return "in talks"
        case _:
            return "open"


def _together(states: list[GroundState]) -> GroundState:
    if "changed" in states:
        return "changed"
    if states and all(state == "agreed" for state in states):
        return "agreed"
    return "open" if all(state == "open" for state in states) else "in talks"


def _row(index: Index, component: Component) -> Row:
    note = index.notes.get(component.id)
    step = next((each.id for each in component.steps if each.alignment), component.steps[-1].id)
    found = tuple(
        Cell(
            each.partner,
            each,
            state_of(each),
            _words(each),
            Place("component", component.id, step, record=each.record.id if each.record else None),
        )
        for each in index.alignments(component)
    )
    own = [cell for cell in found if cell.partner.own]
    others = [cell for cell in found if not cell.partner.own]
    return Row(
        component,
        found,
        index.dossier.person_name(note.owner_id) if note else "",
        index.due(component),
        note.evidence if note else "",
        note.link if note else "",
        weigh_component(index, component),
        bool(own)
        and all(cell.state == "agreed" for cell in own)
        and any(cell.state != "agreed" for cell in others),
    )


def _words(alignment: PartnerAlignment) -> str:
    match state_of(alignment):
        case "changed":
            return "Changed since it was agreed"
        case "agreed":
            by = alignment.agreed_by.strip()
            return f"Agreed by {by}" if by else "Agreed"
        case "in talks":
            return "In talks"
        case "open":
            return "Open"
