"""How a PDF report is shared out over its pages: no holes, nothing torn from what it belongs to."""

from typing import Any

import pytest

from alliance_desk.documents.catalogue import catalogue
from alliance_desk.documents.outline import Callout, Facts, Outline, Paragraph, Section, Table
from alliance_desk.documents.writers import pdf
from alliance_desk.documents.writers.pdf import laying, report
from tests.documents.reports import desks
from tests.documents.writers.test_pdf_pages import below, pages

PLANS = ("startup-plan", "launch-plan", "workplan", "own-workplan", "risk-book", "close-out")


def test_a_report_is_set_closer_where_that_saves_a_page_and_never_takes_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    saved = 0
    for rows in range(20, 60, 2):
        table = Table(("Due", "What"), tuple((f"{at}.", "Step") for at in range(rows)))
        made = Outline("T", (Section("A", (table,)), Section("B", (Paragraph("The end"),))))
        count = len(pages(made))
        with monkeypatch.context() as plain:
            plain.setattr(laying, "CLOSER", ())
            saved += len(pages(made)) - count
            assert len(pages(made)) >= count
    assert saved >= 2


def test_parts_leave_the_contents_where_they_would_drive_the_first_section_away() -> None:
    parts = tuple(Section(f"Part {at}", (Paragraph("words"),), level=2) for at in range(18))
    first = Section("In short", (Paragraph("\n\n".join(["line"] * 10)),))
    said = pages(Outline("T", (first, Section("Parts", ()), *parts), contents=True, landscape=True))
    assert "line" in said[0] and "Part 3" not in said[0]
    few = pages(Outline("T", (first, Section("Parts", ()), *parts[:2]), contents=True, landscape=True))
    assert "line" in few[0] and "Part 1" in few[0]


def test_a_frame_below_facts_stays_with_them() -> None:
    facts, frame = Facts((("Sign", "x"), ("Then", "y"))), Callout("Words", "ours", "Prepared")
    for lines in range(10, 40):
        for said in below(lines, facts, frame):
            assert ("Then" in said) == ("Prepared" in said)


@pytest.mark.parametrize("which", [0, 1])
def test_no_page_of_the_plans_of_the_samples_is_nearly_empty(
    which: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    shares: dict[str, list[float]] = {}
    best = report.fullest

    def measured(parts: Any, contents: bool, width: float, height: float) -> Any:
        made = best(parts, contents, width, height)
        shares[key] = [page.height(width) / height for page in made]
        return made

    monkeypatch.setattr(report, "fullest", measured)
    for entry in catalogue(desks.told()[which], desks.playbook()):
        if (key := entry.key).startswith(PLANS):
            pdf.to_bytes(entry.compose(desks.TODAY))
    assert len(shares) >= 7
    for made in shares.values():
        assert all(share > 0.5 for share in made[:-1])
        assert made[-1] > 0.25
