import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Literal

import docx
import pytest
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from alliance_desk.documents.outline import Look, Outline, Paragraph, Section, Signature, Signatures, Table
from alliance_desk.documents.press.house_colours import house_palette
from alliance_desk.documents.writers import word
from alliance_desk.pictures.palette import LIGHT
from tests.documents.press.test_logos import logo
from tests.documents.writers.samples import CHARTER, DECK, LONG
from tests.documents.writers.test_word import faults, read

LOGOS = (logo("Corvane", 400, 120), logo("Helix Arc", 90, 90))
LOOK = Look("Letter", "#7A0019", "#E0B000", "Corvane AG · Basel", LOGOS)
MADE = replace(
    CHARTER,
    look=LOOK,
    as_of=date(2026, 12, 1),
    author="Mette Nørregaard",
    company="R&D <Corvane>",
    audience="restricted",
)


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode()


def page(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data)).sections[0]


@pytest.mark.parametrize("outline", [MADE, replace(MADE, landscape=True), replace(DECK, look=LOOK)])
def test_judges_find_nothing_in_any_look(outline: Outline, tmp_path: Path) -> None:
    path = tmp_path / "made.docx"
    word.write(outline, path)
    assert OpenXmlValidator().validate(path).errors == []
    assert faults(path) == []


@pytest.mark.parametrize(
    ("paper", "landscape", "size"),
    [
        ("A4", False, (210, 297)),
        ("A4", True, (297, 210)),
        ("Letter", False, (216, 279)),
        ("Letter", True, (279, 216)),
    ],
)
def test_tables_are_as_wide_as_the_page_lets_them_be(
    paper: Any, landscape: bool, size: tuple[int, int]
) -> None:
    outline = replace(CHARTER, landscape=landscape, look=Look(paper))
    data = word.to_bytes(outline)
    made = page(data)
    assert (round(made.page_width.mm), round(made.page_height.mm)) == size
    assert (made.orientation == 1) == landscape
    room = made.page_width - made.left_margin - made.right_margin
    for grid in docx.Document(io.BytesIO(data)).tables:
        # Columns are rounded to twentieths of a point, each of 635 units.
        assert abs(sum(column.width or 0 for column in grid.columns) - room) < 635 * len(grid.columns)


def test_colours_of_the_house_are_in_styles_and_theme() -> None:
    made = house_palette(LOOK.ours, LOOK.theirs)
    data = word.to_bytes(MADE)
    for name in ("word/styles.xml", "word/theme/theme1.xml"):
        text = part(data, name)
        for role in ("ours", "theirs"):
            assert LIGHT[role][1:] not in text
            assert made[role][1:] in text
    assert made["theirs_soft"][1:] in part(data, "word/styles.xml")
    # Without a choice nothing changes.
    assert LIGHT["ours"][1:] in part(word.to_bytes(CHARTER), "word/styles.xml")


def test_pictures_have_the_colours_of_the_house() -> None:
    def pictures(outline: Outline) -> list[bytes]:
        with zipfile.ZipFile(io.BytesIO(word.to_bytes(outline))) as package:
            return [package.read(name) for name in package.namelist() if "media/" in name]

    plain = pictures(replace(MADE, look=replace(LOOK, logos=(), ours="", theirs="")))
    house = pictures(replace(MADE, look=replace(LOOK, logos=())))
    assert len(plain) == len(house) == 2 and not set(plain) & set(house)


def test_logos_stand_in_the_title_at_one_height_with_words() -> None:
    document: Any = docx.Document(io.BytesIO(word.to_bytes(MADE)))
    grid = document.tables[0]
    assert document.element.body[0] is grid._tbl
    drawn = grid._tbl.findall(f".//{qn('wp:inline')}")
    assert [one.find(qn("wp:docPr")).get("descr") for one in drawn] == [
        "Logo of Corvane",
        "Logo of Helix Arc",
    ]
    wide, high = zip(*((int(x.extent.cx), int(x.extent.cy)) for x in drawn), strict=True)
    assert high[0] == high[1] and wide[0] > wide[1]
    assert "tblBorders" not in grid._tbl.xml and grid._tbl.tblStyle_val == "SidebySide"


def test_foot_names_who_may_read_it_the_day_of_the_facts_and_the_house_s_line() -> None:
    made = page(word.to_bytes(MADE))
    for foot in (made.footer, made.first_page_footer):
        first, second = foot.paragraphs
        assert first.text.startswith(
            "Confidential · Restricted · Version 0.3 · 15 Dec 2026 · As of 1 Dec 2026"
        )
        assert second.text == "Corvane AG · Basel"
        codes = re.findall(r"<w:instrText[^>]*> (\w+) <", foot._element.xml)
        assert codes == ["PAGE", "NUMPAGES"]
    assert len(page(word.to_bytes(CHARTER)).footer.paragraphs) == 1


def test_a_long_line_at_the_foot_leaves_the_page_number_a_line_of_its_own() -> None:
    long = replace(CHARTER, confidentiality="Confidential between " + "the companies " * 8, title="T" * 120)
    made = page(word.to_bytes(long))
    assert re.search(r"\n\tPage 1 of 1$", made.footer.paragraphs[0].text)
    assert made.header.paragraphs[0].text == f"{'T' * 120}\n\t{CHARTER.alliance}"
    assert "\n" not in page(word.to_bytes(CHARTER)).footer.paragraphs[0].text


def test_makers_are_named_only_if_chosen() -> None:
    data = word.to_bytes(MADE)
    about = docx.Document(io.BytesIO(data)).core_properties
    assert about.author == "Mette Nørregaard" and about.last_modified_by == ""
    assert "<Company>R&amp;D &lt;Corvane&gt;</Company>" in part(data, "docProps/app.xml")
    assert "Mette Nørregaard, R&D <Corvane>" in read(data)
    plain = word.to_bytes(CHARTER)
    assert "Company" not in part(plain, "docProps/app.xml") and "Prepared by" not in read(plain)
    assert docx.Document(io.BytesIO(plain)).core_properties.author == ""


def test_headings_fill_the_navigation_and_the_contents_lead_to_them() -> None:
    data = word.to_bytes(CHARTER)
    document: Any = docx.Document(io.BytesIO(data))
    headings = [
        (line.text, line.style.name) for line in document.paragraphs if line.style.name.startswith("Heading")
    ]
    wanted = [(section.heading, f"Heading {section.level}") for section in CHARTER.sections]
    assert headings == wanted
    for level in (1, 2):
        outline = document.styles[f"Heading {level}"].element.find(f".//{qn('w:outlineLvl')}")
        assert outline.get(qn("w:val")) == str(level - 1)
    body = part(data, "word/document.xml")
    assert r'TOC \o "1-2" \n \h \z \u' in body
    assert len(re.findall("<w:hyperlink", body)) == len(CHARTER.sections)
    assert set(re.findall(r'w:anchor="(\w+)"', body)) <= set(
        re.findall(r'bookmarkStart[^>]*w:name="(\w+)"', body)
    )


def test_heading_at_the_top_of_a_page_stands_at_its_top() -> None:
    outline = replace(CHARTER, sections=(replace(CHARTER.sections[1], new_page=True), CHARTER.sections[1]))
    lines = docx.Document(io.BytesIO(word.to_bytes(outline))).paragraphs
    first, second = (line.paragraph_format for line in lines if line._p.style == "Heading1")
    assert first.page_break_before and first.space_before == 0
    assert second.space_before is None


def test_rows_that_go_on_without_a_name_stay_with_the_row_that_has_it() -> None:
    rows = (("Value", "Almsund"), ("", "Kitamine"), ("Clearance", "Almsund"), ("", "Kitamine"))
    outline = Outline("Gate", (Section("Gate", (Table(("Check", "Company"), rows), Paragraph(LONG * 3))),))
    grid = docx.Document(io.BytesIO(word.to_bytes(outline))).tables[-1]
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in grid.rows]
    assert kept == [None, True, None, True, None]


def test_many_rows_without_a_name_may_be_parted() -> None:
    rows = (("Value", "a"), *(("", str(number)) for number in range(30)))
    outline = Outline("Gate", (Section("Gate", (Table(("Check", "Company"), rows), Paragraph(LONG * 3))),))
    grid = docx.Document(io.BytesIO(word.to_bytes(outline))).tables[-1]
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in grid.rows]
    # But for the first and the last, which would be alone on their pages.
    assert [at for at, one in enumerate(kept) if one] == [1, 30]


def test_there_is_a_line_to_sign_on_for_everyone_known_or_not() -> None:
    people = (Signature("Corvane", "Zofia W."), Signature("Helix Arc"), Signature("Third AG", title="Head"))
    said = read(word.to_bytes(Outline("S", (Section("Sign", (Signatures(people),)),))))
    assert said.count("Signature") == said.count("Date") == 3
    # Where one name is missing, everyone has a line for it: what is known stands on it.
    assert said.count("Name") == said.count("Title") == 3
    assert said.index("Zofia W.") == said.index("Name") - 1


def wide(count: int, level: Literal[1, 2] = 1) -> Any:
    sections = [Section(f"Part {at}", (Paragraph("Words"),)) for at in range(6)]
    sections += [Section(f"More {at}", (Paragraph("Words"),), level=level) for at in range(count)]
    outline = replace(CHARTER, sections=tuple(sections), landscape=True, look=LOOK)
    return docx.Document(io.BytesIO(word.to_bytes(outline)))


def contents(document: Any) -> tuple[int, bool]:
    """Return how many lines the contents of a document have, and whether they have a page of their own."""
    lines = [line for line in document.paragraphs if line._p.style in ("TOC1", "TOC2")]
    head = next(line for line in document.paragraphs if line._p.style == "TOCHeading")
    return len(lines), bool(head.paragraph_format.page_break_before)


def test_contents_fit_below_the_title_or_have_a_page_of_their_own() -> None:
    assert contents(wide(3, level=2)) == (9, False)
    # Only the first level where the second would go over the page.
    assert contents(wide(20, level=2)) == (6, False)
    assert contents(wide(20)) == (26, True)
    # Lines that are a little closer rather than a title alone on its page.
    assert contents(wide(8)) == (14, False)


def test_facts_and_parties_of_a_wide_page_stand_beside_one_another() -> None:
    document = wide(1)
    facts = document.tables[1]
    assert [cell.text for cell in facts.rows[0].cells][:2] == ["Type", "State"]
    parties = [line for line in document.paragraphs if line._p.style == "Party"]
    assert [line.text for line in parties] == ["●  Corvane Therapeutics     ●  Helix Arc"]
    compact = docx.Document(io.BytesIO(word.to_bytes(replace(CHARTER, compact=True))))
    assert len([line for line in compact.paragraphs if line._p.style == "Party"]) == 1
    long = replace(CHARTER, landscape=True, facts=(("Scope", LONG),))
    assert len(docx.Document(io.BytesIO(word.to_bytes(long))).tables[0].columns) == 2


def test_what_introduces_a_table_stays_with_it() -> None:
    table = Table(("A",), (("1",),))
    blocks = (Paragraph("These are open."), table, Paragraph(LONG * 3), table, Paragraph("After."))
    made = docx.Document(
        io.BytesIO(word.to_bytes(Outline("T", (Section("S", (*blocks, Paragraph(LONG * 3))),))))
    )
    kept = [line.text for line in made.paragraphs if line.paragraph_format.keep_with_next]
    assert kept == ["These are open."]


def test_what_introduces_its_parts_stays_with_the_first_of_them() -> None:
    parts = (Section("Whole", (Paragraph("Intro"),)), Section("Part", (Paragraph("Within"),), level=2))
    kept = {
        line.text: bool(line.paragraph_format.keep_with_next)
        for line in docx.Document(io.BytesIO(word.to_bytes(Outline("T", parts)))).paragraphs
    }
    assert kept["Intro"]
    assert not kept["Within"]


def test_many_facts_of_a_wide_page_stand_in_two_columns() -> None:
    facts = tuple((f"Fact {at}", "What is known of the place and the people " * 2) for at in range(5))
    wide = Outline("T", (Section("One", (Paragraph("Text"),)),), facts=facts, landscape=True)
    made: Any = docx.Document(io.BytesIO(word.to_bytes(wide)))
    columns = [cell for cell in made.tables[0].rows[0].cells if cell.tables]
    assert [len(cell.tables[0].rows) for cell in columns] == [3, 3]
