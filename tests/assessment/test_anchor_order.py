"""Dates that contradict each other are told in the wizard, also while the signing is not known."""

from datetime import date

import pytest

from alliance_desk.assessment.starting import NewAlliance, NewPartner, problems
from alliance_desk.records import AnchorKind

EARLY, LATE = date(2026, 3, 2), date(2026, 5, 4)


def told(**days: date | None) -> dict[str, str]:
    anchors = {AnchorKind(name): on for name, on in days.items()}
    return problems(NewAlliance("A", NewPartner("Ours"), (NewPartner("Theirs"),), anchors=anchors))


@pytest.mark.parametrize("later", ["signing", "kickoff", "launch"])
def test_nothing_comes_before_the_term_sheet(later: str) -> None:
    assert "before the term sheet" in told(term_sheet=LATE, **{later: EARLY})[later]
    assert told(term_sheet=EARLY, **{later: LATE}) == {}
    assert told(term_sheet=LATE, **{later: None}) == {}


@pytest.mark.parametrize("later", ["kickoff", "launch"])
def test_the_nearer_reason_is_told(later: str) -> None:
    assert "before the signing" in told(term_sheet=LATE, signing=LATE, **{later: EARLY})[later]
