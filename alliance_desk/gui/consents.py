"""How far each partner agrees with each of the nine components, as several pages tell it (S06)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from alliance_desk.assessment.alignment import PartnerAlignment
from alliance_desk.assessment.index import Index
from alliance_desk.assessment.place import Place
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.widgets.link_list import Link
from alliance_desk.gui.words import tr
from alliance_desk.playbook import Component
from alliance_desk.records import AlignmentState, ComponentNote


@dataclass(frozen=True)
class ConsentRow:
    """One component: what each partner says of it, and who looks after it."""

    component: Component
    place: Place
    """The step in which the partners agree."""
    alignments: tuple[PartnerAlignment, ...]
    """Our company first."""
    note: ComponentNote | None
    due: date | None

    @property
    def waits_for_partner(self) -> bool:
        """Agreed by our company, and not yet by every partner."""
        ours, *theirs = [each.holds for each in self.alignments] or [False]
        return ours and not all(theirs)


def consent_rows(alliance: OpenAlliance) -> list[ConsentRow]:
    """Return the nine components with the word of each partner."""
    index = Index(alliance.dossier, alliance.playbook, alliance.today())
    notes = {note.component: note for note in alliance.dossier.all(ComponentNote)}
    rows: list[ConsentRow] = []
    for component in alliance.playbook.components:
        note = notes.get(component.id)
        due = note.due if note and note.due else index.due(component)
        rows.append(ConsentRow(component, consent_place(component), index.alignments(component), note, due))
    return rows


def consent_place(component: Component) -> Place:
    """Return the step of a component in which the partners agree."""
    step = next((step for step in reversed(component.steps) if step.alignment), component.steps[-1])
    return Place("component", component.id, step.id)


def state_words(each: PartnerAlignment) -> str:
    """Return ``Agreed``, ``In talks``, ``Open`` or ``Changed since``."""
    if each.stale:
        return tr("Changed since")
    words = {
        AlignmentState.AGREED: tr("Agreed"),
        AlignmentState.IN_TALKS: tr("In talks"),
        AlignmentState.OPEN: tr("Open"),
    }
    return words[each.state]


def state_tone(each: PartnerAlignment) -> str:
    """Return the colour of a chip for a partner's word."""
    if each.stale:
        return "wait"
    return {AlignmentState.AGREED: "good", AlignmentState.IN_TALKS: "ours"}.get(each.state, "plain")


def not_yet(alliance: OpenAlliance) -> dict[str, list[Link]]:
    """Return for each partner what it has not agreed to; what our company agreed to comes first."""
    rows = sorted(consent_rows(alliance), key=lambda row: not row.waits_for_partner)
    found: dict[str, list[Link]] = {}
    for at, partner in enumerate(alliance.dossier.partners):
        found[partner.label] = [
            (row.component.title, state_words(row.alignments[at]).casefold(), row.place)
            for row in rows
            if not row.alignments[at].holds
        ]
    return found
