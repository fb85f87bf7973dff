"""What the risk book and the Four Ps report lack."""

from __future__ import annotations

from collections.abc import Iterator

from alliance_desk.assessment.gaps.shared import place_of, some
from alliance_desk.assessment.index import Index
from alliance_desk.assessment.place import Gap
from alliance_desk.assessment.wording import count
from alliance_desk.records import Observation, Scenario

HIGH = 15
"""From this score of likelihood times impact on a risk is high."""
SHEETS = ("partner", "priorities", "portfolio", "provisions")


def book(index: Index) -> Iterator[Gap]:
    """Yield high risks that nobody would see coming, responses that are overdue, cards without a message."""
    for risk in index.open_risks:
        name = risk.title.strip() or "A risk without a title"
        if (risk.likelihood or 0) * (risk.impact or 0) >= HIGH and not risk.trigger.strip():
            text = f"{name}: high, and nothing says what would show it first."
            yield Gap(text, place_of(index, "risks", "trigger", risk.id), "risk")
    late = [risk for risk in index.open_risks if risk.due and risk.due < index.today]
    if late:
        names = [risk.title.strip() or "one without a title" for risk in late]
        text = f"{count(len(late), 'response')} to risks overdue: {some(names)}."
        yield Gap(text, place_of(index, "risks", "due", late[0].id))
    silent = [row for row in index.dossier.all(Scenario) if row.title.strip() and not row.message.strip()]
    if silent:
        text = f"{count(len(silent), 'what-if card')} without a prepared message."
        yield Gap(text, place_of(index, "scenarios", "message", silent[0].id))


def four_ps(index: Index) -> Iterator[Gap]:
    """Yield the sheets on which nobody has noted anything."""
    noted = {row.sheet for row in index.dossier.all(Observation) if row.what.strip()}
    if empty := [sheet for sheet in SHEETS if sheet not in noted]:
        text = f"Nothing was observed yet for {some(empty, 4)}."
        yield Gap(text, place_of(index, "observations", "what"))
