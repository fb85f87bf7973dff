"""Whether the partners agree with what a component says today (SIR, nine components)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from alliance_desk.assessment.answers import AnswerSheet
from alliance_desk.assessment.said import fingerprint_of
from alliance_desk.playbook import Playbook
from alliance_desk.records import Alignment, AlignmentState, Dossier, Partner


@dataclass(frozen=True)
class PartnerAlignment:
    """How far one partner agrees with a component."""

    partner: Partner
    state: AlignmentState
    agreed_by: str = ""
    agreed_on: date | None = None
    stale: bool = False
    """Agreed to an earlier text: the question is open again."""
    record: Alignment | None = None

    @property
    def holds(self) -> bool:
        """Tell whether the partner agrees with what the component says now."""
        return self.state == AlignmentState.AGREED and not self.stale


def fingerprint(dossier: Dossier, playbook: Playbook, component_id: str) -> str:
    """Return a short text that changes when what a component says to both partners changes."""
    return dossier.derived(
        (fingerprint, component_id, id(playbook)),
        lambda: fingerprint_of(
            dossier, playbook, AnswerSheet.of(dossier, playbook), playbook.component(component_id)
        ),
    )


def partner_alignments(
    dossier: Dossier, playbook: Playbook, component_id: str
) -> tuple[PartnerAlignment, ...]:
    """Return how far each partner agrees with a component, our company first."""
    return dossier.derived(
        (partner_alignments, component_id, id(playbook)),
        lambda: _alignments(
            dossier.partners,
            dossier.all(Alignment, component=component_id),
            lambda: fingerprint(dossier, playbook, component_id),
        ),
    )


def _alignments(
    partners: Sequence[Partner], rows: Sequence[Alignment], now: Callable[[], str]
) -> tuple[PartnerAlignment, ...]:
    """Return the alignment of each partner; ``now`` gives the fingerprint, asked only if it matters."""
    by_partner = {row.partner_id: row for row in rows}
    current: str | None = None
    found: list[PartnerAlignment] = []
    for partner in partners:
        row = by_partner.get(partner.id)
        if row is None:
            found.append(PartnerAlignment(partner, AlignmentState.OPEN))
            continue
        stale = False
        if row.state == AlignmentState.AGREED and row.fingerprint:
            current = now() if current is None else current
            stale = row.fingerprint != current
        found.append(PartnerAlignment(partner, row.state, row.agreed_by, row.agreed_on, stale, row))
    return tuple(found)
