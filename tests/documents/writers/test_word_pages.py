"""What stays together on the pages of a Word file, and what nothing empty follows."""

import io
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Pt

from alliance_desk.documents.outline import (
    Block,
    Bullets,
    Column,
    Columns,
    Form,
    FormField,
    Outline,
    Paragraph,
    Section,
    Signature,
    Signatures,
    Table,
)
from alliance_desk.documents.writers import word
from tests.documents.writers.samples import LONG
from tests.documents.writers.test_word_looks import LOOK

PARTIES = (
    Signature("Almsund Health A/S", "Zofia W.", "Lead"),
    Signature("Helix Arc", "Søren B.", "Chief of what is far too long for one line of a narrow column"),
    Signature("Third AG", "Ελένη Π.", "Head"),
)


def made(*sections: Section, **more: Any) -> Document:
    return docx.Document(io.BytesIO(word.to_bytes(Outline("T", sections, **more))))


def of(*blocks: Block, **more: Any) -> Document:
    return made(Section("S", blocks), **more)


def kept(document: Document) -> dict[str, bool]:
    """Return the words of each line, and whether it stays with what follows of its own."""
    return {line.text: bool(line.paragraph_format.keep_with_next) for line in document.paragraphs}


def kept_rows(grid: Any) -> list[bool]:
    first = (row.cells[0].paragraphs[0] for row in grid.rows)
    return [line.paragraph_format.keep_with_next or "keepNext" in line.style.element.xml for line in first]


def test_nothing_after_a_last_table_needs_a_page() -> None:
    for last in (Signatures(PARTIES), Table(("A",), (("1",),)), Form((FormField("a", "A"),))):
        end = of(last).paragraphs[-1]
        assert not end.text and end.paragraph_format.line_spacing == Pt(1)
        assert not end.paragraph_format.space_after
    assert of(Paragraph("The end")).paragraphs[-1].paragraph_format.line_spacing is None


def test_three_parties_sign_beside_one_another_and_stay_on_one_page() -> None:
    grid = of(Signatures(PARTIES)).tables[-1]
    assert [cell.text.split("\n")[0] for cell in grid.rows[0].cells][::2] == [one.party for one in PARTIES]
    assert [[cell.text for cell in row.cells][::2] for row in grid.rows[1:]] == [
        ["Signature"] * 3,
        ["Date"] * 3,
    ]
    assert all("w:cantSplit" in row._tr.xml for row in grid.rows)
    assert all(kept_rows(grid)[:-1])


def test_lines_to_sign_on_stand_at_one_height_whoever_is_known() -> None:
    for count in (1, 2, 3, 4, 5):
        parties = tuple(
            Signature(f"Party {at}", *(("Zofia W.", "Lead") if at else ())) for at in range(count)
        )
        grid = of(Signatures(parties)).tables[-1]
        across = 3 if count == 3 else min(count, 2)
        for row in grid.rows:
            said = {cell.text.split("\n")[-1] for cell in row.cells if cell.text}
            assert said in ({"Name"}, {"Title"}, {"Signature"}, {"Date"}) or all(
                "Party" in one for one in said
            )
        assert sum(cell.text == "Signature" for row in grid.rows for cell in row.cells[::2]) == count
        assert len(grid.columns) == 2 * across - 1


def test_nobody_signs_a_page_with_nothing_but_signatures() -> None:
    words = Section("Review", (Paragraph(f"Once a year.\n\n{LONG}\n\nThe agreement prevails."),))
    lines = kept(made(words, Section("Sign", (Signatures(PARTIES),))))
    # The last paragraph goes along, and leaves the rest of its section to fill the page before.
    assert lines["The agreement prevails."] and not lines["Once a year."] and not lines[LONG]
    table = Section("Rows", (Table(("A",), tuple((f"{at}",) for at in range(9))),))
    document = made(table, Section("Sign", (Signatures(PARTIES),)))
    assert kept_rows(document.tables[-2])[-1]


def test_a_short_list_stays_whole_and_no_point_of_a_long_one_stands_alone() -> None:
    for count, alone in ((2, [0]), (5, [0, 1, 2, 3]), (9, [0, 7])):
        lines = kept(of(Bullets(tuple(f"Point {at}" for at in range(count))), Paragraph(LONG * 4)))
        assert [at for at in range(count) if lines[f"Point {at}"]] == alone


def test_sections_of_a_report_flow_from_page_to_page() -> None:
    parts = tuple(Paragraph(f"Part {at}") for at in range(4))
    assert not any(
        on for text, on in kept(made(Section("A", parts), Section("B", parts))).items() if "Part" in text
    )


def test_neither_of_two_low_rows_stands_alone_but_high_ones_may() -> None:
    def rows(text: str, count: int) -> list[bool]:
        table = Table(("A", "B"), tuple((f"{at}", text) for at in range(count)))
        grid = of(table, Paragraph(LONG * 3)).tables[-1]
        return [bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) for row in grid.rows]

    assert rows("x", 2) == [False, True, False]
    assert rows("x", 5) == rows("word " * 30, 5) == [False, True, False, False, True, False]
    assert not any(rows("many words " * 20, 3))


def test_low_columns_stay_whole_and_high_ones_may_be_parted() -> None:
    def whole(words: str) -> bool:
        grid = of(Columns((Column("A", (Paragraph(words),)), Column("B", (Paragraph("x"),))))).tables[-1]
        return "cantSplit" in grid._tbl.xml

    assert whole("words " * 20) and not whole("words " * 200)


def test_each_matter_of_a_form_stays_whole_and_the_form_may_be_parted() -> None:
    matters = [
        FormField(f"{at}.{kind}", f"{kind} {at}", kind, ("1", "2"))
        for at in range(3)
        for kind in ("choice", "text")
    ]
    assert kept_off(of(Form(tuple(matters)))) == ["text 0", "text 1", "text 2"]


def kept_off(document: Document) -> list[str]:
    """Return the labels of a form whose row doesn't stay with the next one."""
    labels = (row.cells[0].paragraphs[0] for row in document.tables[-1].rows)
    return [
        "".join(text.text for text in line._p.iter(qn("w:t")))
        for line in labels
        if line.paragraph_format.keep_with_next is False
    ]


def test_a_japanese_name_that_would_be_parted_begins_a_line_of_its_own() -> None:
    name = "Yukiko Morishita-Watanabe (森下 由紀子)"
    narrow = Table(("Owner", "What", "Why"), ((name, "x", "y"),), (20, 40, 40))
    cell = of(narrow).tables[-1].rows[1].cells[0]
    assert cell.text == name.replace(" (", "\n(")
    wide = Table(("Owner", "What"), ((name, "x"),), (60, 40))
    assert of(wide).tables[-1].rows[1].cells[0].text == name


def test_a_wide_page_begins_with_name_and_logos_on_one_line() -> None:
    document = of(Paragraph("Words"), landscape=True, alliance="Kitamine", look=LOOK)
    name, _, logos = document.tables[0].rows[0].cells
    assert name.text == "★  Kitamine"
    assert len(logos._tc.findall(f".//{qn('wp:inline')}")) == 2


def test_a_native_name_takes_no_room_from_its_neighbours() -> None:
    rows = (("Forecast", "Björn Åkerlund", "Yukiko Morishita (森下 由紀子)", "Call", "By telephone"),)
    outline = Outline(
        "T", (Section("T", (Table(("Topic", "Who", "With whom", "How", "Rule"), rows, (1,) * 5),)),)
    )
    grid = docx.Document(io.BytesIO(word.to_bytes(outline))).tables[-1]
    widths = [column.width or 0 for column in grid.columns]
    assert max(widths) < 1.1 * min(widths)


def test_parts_of_columns_stand_beside_one_another_and_may_be_parted() -> None:
    wants = (Bullets(("A place in the market", "A second source")), Paragraph("Reasons", "lead"))
    columns = tuple(Column(name, (*wants, Paragraph(f"{name} grows"))) for name in ("Almsund", "Kitamine"))
    grid = of(Columns(columns), Paragraph(LONG)).tables[-1]
    assert [cell.text.split("\n")[0] for cell in grid.rows[0].cells] == ["Almsund", "", "Kitamine"]
    assert [cell.text for cell in grid.rows[1].cells] == [
        "Reasons\nAlmsund grows",
        "",
        "Reasons\nKitamine grows",
    ]
    # A first line that stays with the next would bind its row to the one below.
    assert all(row.cells[0].paragraphs[0].paragraph_format.keep_with_next is False for row in grid.rows)
    uneven = Columns((Column("Almsund", wants), Column("Kitamine", (Paragraph("Nothing"),))))
    assert len(of(uneven).tables[-1].rows) == 1
