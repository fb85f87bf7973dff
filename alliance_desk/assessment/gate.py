"""The launch gate: five checks, each with the word of every partner (SIR, before "Success factor three")."""

from __future__ import annotations

from dataclasses import dataclass

from alliance_desk.playbook import LaunchCheckItem, Playbook
from alliance_desk.records import Dossier, GateState, LaunchCheck, Partner, Variant


@dataclass(frozen=True)
class GateCheck:
    """One launch check over all partners."""

    item: LaunchCheckItem
    title: str
    partners: tuple[tuple[Partner, LaunchCheck | None], ...]
    """Each partner with its word, None while it has said nothing."""
    state: GateState
    """Met when all partners say so; waived when none is open and one is waived."""
    missing: tuple[str, ...]
    """What keeps it open, in words."""


@dataclass(frozen=True)
class GateResult:
    """The five checks together."""

    checks: tuple[GateCheck, ...]
    may_launch: bool
    open: tuple[str, ...]
    """A sentence for each thing that keeps the gate shut."""

    @property
    def done(self) -> int:
        """Return how many checks are met or waived."""
        return sum(check.state != GateState.OPEN for check in self.checks)


def gate(dossier: Dossier, playbook: Playbook) -> GateResult:
    """Return the state of the launch gate. A waiver without a reason does not open it."""
    return dossier.derived((gate, id(playbook)), lambda: _gate(dossier, playbook))


def _gate(dossier: Dossier, playbook: Playbook) -> GateResult:
    partners = dossier.partners
    words = {(word.check, word.partner_id): word for word in dossier.all(LaunchCheck)}
    biopharma = dossier.alliance.variant == Variant.BIOPHARMA
    checks: list[GateCheck] = []
    for item in playbook.launch_checks:
        said = tuple((partner, words.get((item.id, partner.id))) for partner in partners)
        title = (item.biopharma_title if biopharma else "") or item.title
        missing = tuple(text for partner, word in said if (text := _missing(partner, word)))
        waived = any(word is not None and word.state == GateState.WAIVED for _, word in said)
        state = GateState.OPEN if missing or not said else GateState.WAIVED if waived else GateState.MET
        checks.append(GateCheck(item, title, said, state, missing))
    shut = tuple(f"{check.title}: {text}" for check in checks for text in check.missing)
    may = bool(checks) and all(check.state != GateState.OPEN for check in checks)
    return GateResult(tuple(checks), may, shut)


def _missing(partner: Partner, word: LaunchCheck | None) -> str:
    if word is None or word.state == GateState.OPEN:
        return f"open at {partner.label}"
    if word.state == GateState.WAIVED and not word.reason.strip():
        return f"waived by {partner.label} without a reason"
    return ""
