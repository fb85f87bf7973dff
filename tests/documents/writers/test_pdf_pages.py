"""What stays together on the pages of a PDF, and what stands at their top."""

import io
from dataclasses import replace

import pypdf

from alliance_desk.documents.outline import (
    Block,
    Bullets,
    Column,
    Columns,
    Facts,
    Outline,
    Paragraph,
    Section,
    Signature,
    Signatures,
    Table,
)
from alliance_desk.documents.writers import pdf
from tests.documents.writers.samples import CHARTER, LONG


def pages(outline: Outline) -> list[str]:
    """Return the words of each page."""
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf.to_bytes(outline))).pages]


def below(lines: int, *blocks: Block) -> list[str]:
    """Return the words of each page of a report whose blocks begin that many lines below its top."""
    filler = Paragraph("\n\n".join(["line"] * lines))
    return pages(Outline("T", (Section("A", (filler,)), Section("B", blocks))))


def test_no_low_row_stands_alone() -> None:
    rows = tuple((f"Row {at}.", "x") for at in range(6))
    for lines in range(10, 40):
        for said in below(lines, Table(("Matter", "State"), rows)):
            assert said.count("Row") != 1
        for said in below(lines, Facts(rows)):
            assert said.count("Row") != 1


def test_a_short_list_stays_whole_and_no_point_of_a_long_one_stands_alone() -> None:
    for lines in range(10, 40):
        for count, may in ((4, {0, 4}), (9, {0, 2, 3, 4, 5, 6, 7, 9})):
            points = Bullets(tuple(f"Point {at}" for at in range(count)))
            for said in below(lines, Paragraph("Title", "lead"), points):
                assert said.count("Point") in may
                assert ("Title" in said) <= ("Point" in said)


def test_columns_that_go_on_say_whose_they_are() -> None:
    wants = Bullets(tuple(f"Wish {at} " + "of many words " * 9 for at in range(12)))
    columns = Columns((Column("Almsund", (wants,)), Column("Kitamine", (wants,))))
    said = below(20, columns)
    assert len([page for page in said if "Wish" in page]) > 1
    assert all("Almsund" in page and "Kitamine" in page for page in said if "Wish" in page)


def test_nobody_signs_a_page_on_which_nothing_else_stands() -> None:
    signed = Section("Agreed", (Signatures((Signature("One", "A", "B"), Signature("Two", "C", "D"))),))
    for lines in range(10, 40):
        filler = Section("A", (Paragraph("\n\n".join(["line"] * lines)),))
        said = pages(Outline("T", (filler, Section("Review", (Paragraph(LONG),)), signed)))
        assert all("sponsors." in page for page in said if "Agreed" in page)


def test_the_first_section_stands_below_the_contents_or_begins_there_rather_than_leave_a_hole() -> None:
    short = Section("In force", (Paragraph("It holds."),))
    said = pages(Outline("T", (short, short), contents=True))
    assert len(said) == 1 and said[0].count("It holds.") == 2
    long = Section("Long", (Paragraph("\n\n".join(["line"] * 30)),))
    said = pages(Outline("T", (long, short), contents=True, landscape=True))
    assert "line" in said[0]
    facts = tuple((f"Fact {at}", "known") for at in range(10))
    said = pages(Outline("T", (long, short), contents=True, landscape=True, facts=facts))
    assert "line" not in said[0], "the contents fill most of the page"


def test_a_compact_title_leaves_more_room() -> None:
    rows = Table(("Matter",), tuple((f"Row {at}.",) for at in range(200)))
    outline = replace(CHARTER, contents=False, sections=(Section("S", (rows,)), Section("T", ())))
    usual, compact = pages(outline), pages(replace(outline, compact=True))
    assert compact[0].count("Row") >= usual[0].count("Row") + 2
    said = " ".join(compact[0].split())
    for label, value in CHARTER.facts:
        assert label in said and str(getattr(value, "text", value)) in said
