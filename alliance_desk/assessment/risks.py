"""The number and the score of a risk, the same wherever the risk is shown."""

from __future__ import annotations

from uuid import UUID

from alliance_desk.records import Dossier, Risk


def risk_numbers(dossier: Dossier) -> dict[UUID, int]:
    """Return the number of each risk: its place in the register, closed ones counted, so that it stays."""
    return dossier.derived(
        "risk numbers", lambda: {row.id: number for number, row in enumerate(dossier.all(Risk), 1)}
    )


def score(risk: Risk) -> int:
    """Return likelihood times impact; 0 while one of them is not known."""
    return (risk.likelihood or 0) * (risk.impact or 0)
