"""How PDF documents look for one company or another, and that nothing on them overflows or comes apart."""

import io
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest
from PIL import Image

from alliance_desk.documents.outline import (
    Callout,
    Column,
    Columns,
    Form,
    FormField,
    Logo,
    Look,
    Outline,
    Paragraph,
    Section,
    Signature,
    Signatures,
    Table,
)
from alliance_desk.documents.press.fonts import lettering
from alliance_desk.documents.press.looks import REPORT
from alliance_desk.documents.press.pages import page_image
from alliance_desk.documents.writers import pdf
from alliance_desk.documents.writers.pdf.blocks import Setter
from tests.documents.writers.samples import CHARTER, DECK, LONG
from tests.documents.writers.strange import outline

FORM = Form(
    (
        FormField("score.fit", "Strategic fit", "choice", ("1", "2", "Nicht bekannt", "不明"), "From 1 to 5"),
        FormField("reason", "Reason, 理由, סיבה", "text"),
        FormField("by", "Filled in by"),
    )
)


def read(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data))


def logo(company: str, width: int, height: int) -> Logo:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "#123456").save(out, "PNG")
    return Logo(company, out.getvalue(), width, height)


LOOK = Look("Letter", "#7A0019", "#00A3AD", "Corvane, Inc., Boston", (logo("A", 400, 100), logo("B", 90, 90)))


def images(page: Any) -> list[tuple[float, float]]:
    """Return width and height of each image as it is drawn."""
    sizes: list[tuple[float, float]] = []

    def note(operator: bytes, _: Any, matrix: Any, __: Any) -> None:
        if operator == b"Do" and matrix[0] > 1:
            sizes.append((matrix[0], matrix[3]))

    page.extract_text(visitor_operand_before=note)
    # The row is drawn from its end.
    return sizes[::-1]


@pytest.mark.parametrize(
    ("paper", "landscape", "size"),
    [
        ("A4", False, (595, 842)),
        ("A4", True, (842, 595)),
        ("Letter", False, (612, 792)),
        ("Letter", True, (792, 612)),
    ],
)
def test_report_is_on_the_paper_wanted(paper: Any, landscape: bool, size: tuple[int, int]) -> None:
    made = replace(CHARTER, landscape=landscape, look=Look(paper))
    for page in read(pdf.to_bytes(made)).pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == size


@pytest.mark.parametrize("sample", [CHARTER, DECK], ids=["report", "deck"])
def test_the_companies_own_look_is_on_every_page(sample: Outline) -> None:
    plain, made = pdf.to_bytes(sample), pdf.to_bytes(replace(sample, look=LOOK))
    for data, ours in ((plain, (31, 90, 166)), (made, (0x7A, 0, 0x19))):
        # The band along the edge of the first page.
        image = page_image(data).convert("RGB")
        assert image.getpixel((3, 3)) == ours
    assert not any(map(images, read(plain).pages))
    first, *others = read(made).pages
    for page in (first, *(others if sample is DECK else ())):
        (one, high), (other, high_too) = images(page)
        assert high == high_too and one / high == pytest.approx(4) and other == pytest.approx(high_too)
    assert all("Corvane, Inc., Boston" in page.extract_text() for page in (first, *others))


def test_days_and_makers_are_told_where_they_were_chosen() -> None:
    plain = read(pdf.to_bytes(CHARTER))
    assert plain.metadata and not plain.metadata.author
    said = plain.pages[0].extract_text()
    assert "As of" not in said and "Author" not in said and "Company\n" not in said
    told = replace(
        CHARTER, as_of=date(2026, 12, 1), author="Ann Lee", company="Corvane", audience="restricted"
    )
    for made in (told, replace(DECK, as_of=told.as_of, author="Ann Lee", company="Corvane")):
        reader = read(pdf.to_bytes(made))
        assert reader.metadata and reader.metadata.author == "Ann Lee, Corvane"
        said = reader.pages[0].extract_text()
        assert "As of" in said and "1 Dec 2026" in said and "Ann Lee" in said
    assert "Confidential · Restricted" in read(pdf.to_bytes(told)).pages[1].extract_text()


def test_form_can_be_filled_in_and_read_again() -> None:
    data = pdf.to_bytes(
        Outline("Form", (Section("S", (FORM,)), Section("T", (Paragraph("x"),), new_page=True)))
    )
    reader = read(data)
    fields = reader.get_fields() or {}
    assert {name: field["/FT"] for name, field in fields.items()} == {
        "score.fit": "/Ch",
        "reason": "/Tx",
        "by": "/Tx",
    }
    assert fields["score.fit"]["/Opt"] == ["", "1", "2", "Nicht bekannt", "不明"]
    assert all("/V" not in field for field in fields.values())
    assert reader.root_object["/AcroForm"]["/NeedAppearances"].value is True  # type: ignore[index]
    said = reader.pages[0].extract_text()
    assert all(
        text in said for text in ("Strategic fit", "From 1 to 5: 1 · 2 · Nicht bekannt · 不明", "理由")
    )
    writer = pypdf.PdfWriter(reader)
    writer.update_page_form_field_values(
        writer.pages[0], {"by": "Zofia Wąsowska", "score.fit": "2"}, auto_regenerate=False
    )
    out = io.BytesIO()
    writer.write(out)
    filled = read(out.getvalue()).get_fields() or {}
    assert (filled["by"]["/V"], filled["score.fit"]["/V"]) == ("Zofia Wąsowska", "2")


@pytest.mark.skipif(
    not shutil.which("qpdf") or not shutil.which("pdffonts"), reason="poppler or qpdf is missing"
)
@pytest.mark.parametrize("kind", ["report", "deck"])
def test_judges_find_nothing(kind: Any, tmp_path: Path) -> None:
    sample = CHARTER if kind == "report" else DECK
    path = tmp_path / "made.pdf"
    sections = (*sample.sections, Section("Form", (FORM, Paragraph("שלום, مرحبا, 안녕, 联盟"))))
    pdf.write(replace(sample, look=LOOK, sections=sections), path)
    subprocess.run(["qpdf", "--check", path], check=True, capture_output=True, timeout=60)
    fonts = subprocess.run(["pdffonts", path], check=True, capture_output=True, text=True, timeout=60).stdout
    rows = [row.split() for row in fonts.splitlines()[2:]]
    assert len(rows) > 4 and all(row[-5] == "yes" for row in rows)


def test_contents_lead_to_their_sections() -> None:
    reader = read(pdf.to_bytes(CHARTER))
    notes = [note.get_object() for note in reader.pages[0]["/Annots"]]  # type: ignore[union-attr]
    pages = [reader.get_page_number(note["/Dest"][0].get_object()) or 0 for note in notes]
    first = [section for section in CHARTER.sections if section.level == 1]
    for section, page in zip(first if len(pages) == len(first) else CHARTER.sections, pages, strict=True):
        assert section.heading in reader.pages[page].extract_text()


TITLE = "Vice President, Alliance Management and Strategy, Europe, Japan and the Americas"


class Paper:
    """A canvas that only notes where lines are drawn."""

    def __init__(self) -> None:
        self.drawn: list[tuple[float, float]] = []

    def line(self, x: float, y: float, *_: float) -> None:
        self.drawn.append((round(x), round(y, 2)))

    def beginText(self, *_: float) -> Any:
        return Paper()

    def __getattr__(self, _: str) -> Any:
        return lambda *args, **how: None


@pytest.mark.parametrize(
    "parties",
    [
        (
            Signature("Corvane", "Zofia Wąsowska", "Vice President of Alliance Management and Strategy"),
            Signature("Helix"),
        ),
        (
            Signature("Corvane", "Zofia Wąsowska", "Vice President, Alliance Management, Europe, Japan"),
            Signature("H", "A", "B"),
        ),
        (Signature("Corvane", "A", "B"), Signature("Helix", title="Chair"), Signature("Third")),
    ],
)
def test_lines_to_sign_on_stand_beside_one_another(parties: tuple[Signature, ...]) -> None:
    block = Signatures(parties)
    (box,) = Setter(lettering(block), REPORT, 467).block(block)
    paper = Paper()
    box.draw(paper, 0, 700, 467)
    columns = {x: [y for each, y in paper.drawn if each == x] for x, _ in paper.drawn}
    assert len(columns) == len(parties)
    first, *others = columns.values()
    assert len(first) == (2 if all(party.name for party in parties) else 4)
    assert all(other == first for other in others)


def test_rows_that_go_on_stay_with_their_title() -> None:
    rows = [("Check" if at % 3 == 0 else "", f"Company {at % 3}", "Evidence " * 9) for at in range(90)]
    for before in range(8):
        made = (Paragraph("line\n" * 3 * before), Table(("A", "B", "C"), tuple(rows)))
        for page in read(pdf.to_bytes(Outline("T", (Section("S", made),)))).pages:
            said = page.extract_text().split("Company")
            assert len(said) % 3 == 1, "whole groups only"


def test_words_stay_whole_in_a_table_of_many_columns() -> None:
    row = tuple(f"{at} responsibility" for at in range(14))
    table = Table(tuple(f"Column {at}" for at in range(14)), (row,) * 60)
    for landscape, least in ((True, 14 * 60), (False, 0)):
        data = pdf.to_bytes(Outline("T", (Section("S", (table,)),), landscape=landscape))
        assert sum(page.extract_text().count("responsibility") for page in read(data).pages) >= least
        inside(data)


def inside(data: bytes) -> None:
    """Check that no letter comes nearer to the edge of a page than the margins."""
    document = pypdfium2.PdfDocument(data)
    for page in document:
        width, height = page.get_size()
        text = page.get_textpage()
        for at in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(at)
            assert left >= 30 and right <= width - 30 and bottom >= 8 and top <= height - 20, (
                text.get_text_bounded(left, bottom, right, top)
            )
    document.close()


@pytest.mark.parametrize("kind", ["report", "deck"])
@pytest.mark.parametrize(
    "text",
    ["W" * 500, "שלום(" * 100, "لا" * 300, "見" * 500, "answer " * 1430],
    ids=["unbroken", "hebrew", "arabic", "japanese", "10,000 letters"],
)
def test_nothing_overflows(kind: str, text: str) -> None:
    table = Table(("A", "B", "C", "D"), tuple((f"Row {at}", text[:60], text[:20], "x") for at in range(60)))
    blocks = (
        Paragraph(text),
        table,
        Table(("A", "B"), ((text, text),)),
        Columns((Column(text, (Paragraph(text),)),)),
    )
    made = outline(text[:500], kind, blocks)
    inside(pdf.to_bytes(replace(made, look=LOOK)))
    if kind == "report":
        inside(pdf.to_bytes(replace(made, landscape=True, look=replace(LOOK, footer=text))))


def test_a_heading_is_not_left_behind_by_what_it_introduces() -> None:
    for space in range(0, 40, 2):
        table = Table(("Matter", "State"), (("One", LONG * 2), ("", LONG), ("", LONG)))
        filler, lead = Paragraph("\n\n".join(["line"] * space)), Paragraph("Introduces a table.")
        made = Outline("T", (Section("A", (filler,)), Section("Heading", (lead, table))))
        for page in read(pdf.to_bytes(made)).pages:
            said = page.extract_text()
            assert ("Introduces" in said) <= ("Matter" in said)


def test_a_title_within_a_section_is_not_left_behind_by_a_callout() -> None:
    for space in range(0, 40, 2):
        filler, lead = Paragraph("\n\n".join(["line"] * space)), Paragraph("Introduces", "lead")
        made = Outline("T", (Section("A", (filler,)), Section("Heading", (lead, Callout(LONG * 2)))))
        for page in read(pdf.to_bytes(made)).pages:
            said = page.extract_text()
            assert ("Introduces" in said) == (LONG.split()[0] in said)


@pytest.mark.parametrize("rows", range(1, 40))
def test_the_only_section_of_a_report_is_set_smaller_where_that_saves_a_page(rows: int) -> None:
    table = Table(("Due", "What"), tuple((f"{at + 1} May 2027", "Step") for at in range(rows)))
    one = Outline("Plan", (Section("Steps", (table,)),), landscape=True)
    plain = replace(one, sections=(*one.sections, Section("", ())))
    reader = read(pdf.to_bytes(one))
    count, usual = len(reader.pages), len(read(pdf.to_bytes(plain)).pages)
    assert usual - 1 <= count <= usual
    if 18 <= rows <= 23:
        assert (count, usual) == (1, 2)
    assert f"{rows} May 2027" in reader.pages[-1].extract_text()
