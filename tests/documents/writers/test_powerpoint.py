import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pptx
from docx_integrity import ERROR, check_pptx
from hypothesis import given, settings
from openxml_audit import OpenXmlValidator
from pptx.oxml import parse_xml

from alliance_desk.documents.outline import Bullets, Columns, Outline, Paragraph, Section, Table
from alliance_desk.documents.press.fonts import lettering
from alliance_desk.documents.press.looks import Type
from alliance_desk.documents.writers import powerpoint
from alliance_desk.documents.writers.powerpoint.items import Measure
from alliance_desk.text import legal, plain
from tests.documents.writers.samples import CHART, DECK, LONG, TRACK
from tests.documents.writers.strange import TEXT, bare, outline


def faults(path: Path) -> list[object]:
    return [finding for finding in check_pptx(path) if finding.severity == ERROR]


def read(data: bytes) -> list[Any]:
    return list(pptx.Presentation(io.BytesIO(data)).slides)


def said(slide: Any) -> str:
    """Return all text of a slide, its tables too."""
    mark = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
    lines = []
    for paragraph in slide._element.iter(f"{mark}p"):
        parts = paragraph.iter(f"{mark}t", f"{mark}br")
        lines.append("".join("\n" if part.tag == f"{mark}br" else part.text or "" for part in parts))
    return "\n".join(lines)


@given(TEXT)
@settings(max_examples=30)
def test_any_text_comes_out_unchanged_or_visibly_replaced(text: str) -> None:
    slides = read(powerpoint.to_bytes(outline(text, "deck")))
    everything = bare("\n".join(map(said, slides)))
    shown = bare(lettering((text,)).shown(text).replace("\u200b", ""))
    assert bare(legal(text)) in everything or shown in everything
    notes = [slide.notes_slide.notes_text_frame.text for slide in slides if slide.has_notes_slide]
    assert not text.strip() or any(bare(plain(text)) == bare(note) for note in notes)


def test_judges_find_nothing(tmp_path: Path) -> None:
    path = tmp_path / "made.pptx"
    powerpoint.write(DECK, path)
    assert OpenXmlValidator().validate(path).errors == []
    assert faults(path) == []


def test_judges_see_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "broken.pptx"
    presentation = pptx.Presentation(io.BytesIO(powerpoint.to_bytes(DECK)))
    title, text = presentation.slides[1].placeholders[0], presentation.slides[1].placeholders[1]
    title.left, title.top, title.width, title.height = text.left, text.top, text.width, text.height
    bogus: Any = parse_xml('<a:bogus xmlns:a="urn:bogus"/>')
    title._element.append(bogus)
    presentation.save(str(path))
    assert OpenXmlValidator().validate(path).errors
    assert faults(path)


def test_slides_use_layouts_and_placeholders() -> None:
    slides = read(powerpoint.to_bytes(DECK))
    layouts = [slide.slide_layout.name for slide in slides]
    assert layouts[:5] == ["Title Slide", "Title and Content", "Title Only", "Section", "Two Columns"]
    for slide in slides:
        assert slide.shapes.title.text_frame.text
        kinds = {shape.placeholder_format.type for shape in slide.placeholders}
        assert len(kinds) >= 3
    assert slides[1].placeholders[1].text_frame.text.startswith("Welcome and introductions\nWhat success")
    assert slides[1].notes_slide.notes_text_frame.text == "Welcome everyone.\nKeep to time."


def test_tables_and_charts_are_native() -> None:
    shapes = [shape for slide in read(powerpoint.to_bytes(DECK)) for shape in slide.shapes]
    table = next(shape.table for shape in shapes if shape.has_table and shape.name == "Table")
    assert [cell.text for cell in table.rows[0].cells] == ["Name", "Role", "Company", "Place", "State"]
    assert table.first_row
    chart = next(shape.chart for shape in shapes if shape.has_chart)
    assert list(chart.plots[0].categories) == list(CHART.labels)
    assert [tuple(series.values) for series in chart.plots[0].series] == [
        tuple(s.values) for s in CHART.series
    ]
    ids = [int(element.get("val")) for element in chart._chartSpace.iter("{*}axId", "{*}crossAx")]
    assert all(number > 0 for number in ids)


def test_the_legend_names_the_bars_in_their_order() -> None:
    slide = next(s for s in read(powerpoint.to_bytes(DECK)) if any(shape.has_chart for shape in s.shapes))
    chart = next(shape.chart for shape in slide.shapes if shape.has_chart)
    assert not chart.has_legend  # LibreOffice and PowerPoint don't agree on its order
    keys = [shape for shape in slide.shapes if shape.name == "Legend"]
    texts = [shape for shape in slide.shapes if shape.has_text_frame]
    names = [
        min((t for t in texts if t.left > k.left and abs(t.top - k.top) < 90_000), key=lambda t: t.left)
        for k in keys
    ]
    assert [name.text_frame.text for name in names] == [series.name for series in CHART.series]
    bars = [bar.format.fill.fore_color.rgb for bar in chart.plots[0].series]
    assert [key.fill.fore_color.rgb for key in keys] == bars


def test_no_date_is_broken_where_a_column_was_asked_to_be_narrow() -> None:
    rows = (("14 Dec 2026", "Support path from ward to engineer"),)
    deck = Outline("T", (Section("One", (Table(("Due", "What"), rows, (3, 97)),)),), kind="deck")
    shapes = [shape for slide in read(powerpoint.to_bytes(deck)) for shape in slide.shapes]
    grid = next(shape.table for shape in shapes if shape.has_table)
    size = grid.cell(1, 0).text_frame.paragraphs[0].runs[0].font.size
    assert grid.columns[0].width > 5 * size


def test_a_japanese_name_that_would_be_parted_begins_a_line_of_its_own() -> None:
    name = "Yukiko Morishita-Watanabe (森下 由紀子)"
    for share, told in ((14, name.replace(" (", "\v(")), (80, name)):
        table = Table(("Owner", "What"), ((name, LONG[:200]),), (share, 100 - share))
        deck = Outline("T", (Section("One", (table,)),), kind="deck")
        shapes = [shape for slide in read(powerpoint.to_bytes(deck)) for shape in slide.shapes]
        grid = next(shape.table for shape in shapes if shape.has_table)
        assert grid.cell(1, 0).text_frame.text.replace("\n", "\v") == told


def test_a_line_that_fits_to_a_hair_has_the_height_of_two() -> None:
    measure, type_ = Measure(lettering("")), Type(14, 18)
    wide = measure.letters.width("Alliance management", type_.size)
    assert len(measure.lines("Alliance management", type_, wide * 1.005)) == 2
    assert len(measure.lines("Alliance management", type_, wide * 1.02)) == 1


def test_pictures_and_charts_have_words() -> None:
    with zipfile.ZipFile(io.BytesIO(powerpoint.to_bytes(DECK))) as package:
        slides = [package.read(name).decode() for name in package.namelist() if "slides/slide" in name]
    assert any(TRACK.alt in slide for slide in slides)
    assert any("Money: Corvane Therapeutics not known" in slide for slide in slides)


def test_what_does_not_fit_goes_on_and_nothing_is_lost() -> None:
    rows = tuple((f"Row {number}", LONG) for number in range(30))
    bullets = tuple(f"Point {number}: {LONG}" for number in range(30))
    one = "sentence " * 1500
    made = Outline(
        "T",
        (
            Section("Table", (Table(("A", "B"), rows),)),
            Section("List", (Bullets(bullets),)),
            Section("Long", (Paragraph(one),)),
            Section("Cell", (Table(("A", "B"), (("x", one),)),)),
        ),
        kind="deck",
    )
    slides = read(powerpoint.to_bytes(made))
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    assert {"Table (2)", "List (2)", "Long (2)", "Cell (2)"} <= set(titles)
    everything = "\n".join(map(said, slides))
    assert all(f"Row {number}\n" in everything for number in range(30))
    assert all(f"Point {number}:" in everything for number in range(30))
    assert everything.count("sentence") == 3000


def test_nothing_stands_outside_the_slide_or_in_the_foot() -> None:
    texts = (LONG, LONG * 9, "W" * 300, "日本語" * 50)
    for sample in (DECK, *(outline(text, "deck") for text in texts)):
        for slide in read(powerpoint.to_bytes(sample)):
            for shape in slide.shapes:
                if shape.is_placeholder and shape.placeholder_format.idx in (10, 11, 12):
                    continue
                where = (shape.name, slide.shapes.title.text_frame.text[:20])
                assert shape.left >= 0 and shape.left + shape.width <= 960 * 12700 + 1, where
                assert shape.top >= 0 and shape.top + shape.height <= 492 * 12700, where


def test_empty_columns_and_lists_are_no_trouble() -> None:
    made = Outline("T", (Section("S", (Bullets(()), Columns(()), Table((), ()))),), kind="deck")
    assert len(read(powerpoint.to_bytes(made))) == 2


def test_the_foot_is_told_in_full() -> None:
    long = "Confidential – for the partners of the Corvane and Helix Arc co-development, and nobody else"
    slides = read(powerpoint.to_bytes(replace(DECK, confidentiality=long)))
    feet = [shape for shape in slides[1].placeholders if shape.placeholder_format.idx in (11, 12)]
    assert any(long in shape.text_frame.text for shape in feet)
    left, right = sorted(feet, key=lambda shape: shape.left)
    assert left.left + left.width <= right.left
    assert right.left + right.width <= 906 * 12700 + 1
    assert left._element.spPr.xfrm.off is not None  # its own place: the layout's is for half a line each
    assert right.width > left.width


def test_right_to_left_paragraphs_say_so() -> None:
    hebrew, arabic = "שלום עולם, KTP-417", "مرحبا بالعالم"
    made = Outline(
        hebrew,
        (
            Section(arabic, (Bullets((hebrew, "Left to right")), Paragraph(f"Mixed: {hebrew}"))),
            Section("Table", (Table(("A", hebrew), ((arabic, "b"),)),)),
        ),
        kind="deck",
    )
    mark = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
    turned: dict[str, tuple[str | None, str | None, str]] = {}
    for slide in read(powerpoint.to_bytes(made)):
        for paragraph in slide._element.iter(f"{mark}p"):
            text = "".join(part.text or "" for part in paragraph.iter(f"{mark}t"))
            properties, run = paragraph.find(f"{mark}pPr"), next(paragraph.iter(f"{mark}rPr"), None)
            if text and properties is not None and run is not None:
                turned[text] = (properties.get("rtl"), properties.get("algn"), run.get("lang"))
    assert turned[hebrew] == ("1", "r", "he-IL")
    assert turned[arabic] == ("1", "r", "ar-SA")
    assert turned["Left to right"] == (None, "l", "en-US")
    assert turned[f"Mixed: {hebrew}"] == (None, "l", "he-IL")
