import io
import time
from collections import Counter
from typing import Any

import pypdf
import pytest
from hypothesis import given, settings

from alliance_desk.documents.outline import (
    Column,
    Columns,
    Facts,
    Figure,
    Outline,
    Paragraph,
    Section,
    Table,
)
from alliance_desk.documents.press.fonts import lettering
from alliance_desk.documents.press.scripts import TURNING
from alliance_desk.documents.writers import pdf
from alliance_desk.pictures.shapes import Picture, Rect
from tests.documents.writers.samples import CHARTER, DECK, LONG
from tests.documents.writers.strange import TEXT, bare, outline


def read(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data))


def text_of(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in read(data).pages)


def mult(line: list[float], page: list[float]) -> list[float]:
    """Return where a line of text begins on its page, in the last two numbers."""
    x, y = line[4], line[5]
    return [0, 0, 0, 0, x * page[0] + y * page[2] + page[4], x * page[1] + y * page[3] + page[5]]


def links(data: bytes) -> list[Any]:
    found = []
    for page in read(data).pages:
        for note in page.get("/Annots") or []:
            found.append(note.get_object())
    return found


@given(TEXT)
@settings(max_examples=40)
def test_any_text_comes_out_as_the_fonts_can_show_it(text: str) -> None:
    made = Outline("T", (Section("H", (Paragraph(text), Table(("A", "B"), ((text, "x"),)))),))
    shown = bare(lettering(made).shown(text).replace("\u200b", ""))
    said = bare(text_of(pdf.to_bytes(made)))
    if TURNING.search(text):
        # pypdf keeps such letters as they stand on paper; press/test_scripts.py sees to their order.
        assert all(count <= said.count(char) for char, count in Counter(shown).items())
    else:
        assert shown in said


@given(TEXT)
@settings(max_examples=25)
def test_any_text_anywhere_is_neither_an_error_nor_markup(text: str) -> None:
    for kind in ("report", "deck"):
        data = pdf.to_bytes(outline(text, kind))
        assert b"/URI" not in data
        assert all(note["/Subtype"] == "/Link" and "/A" not in note for note in links(data))


def test_letters_of_five_scripts_are_letters_and_every_face_is_embedded() -> None:
    data = pdf.to_bytes(CHARTER)
    said = text_of(data)
    for text in ("高橋", "東京", "Παπαδοπούλου", "Ґалаґан", "Phượng", "Wąsowska", "Søren"):
        assert text in said
    fonts: dict[str, bool] = {}
    for page in read(data).pages:
        for named in page["/Resources"]["/Font"].values():  # type: ignore[index]
            font = named.get_object()
            fonts[font["/BaseFont"].split("+")[-1]] = "/FontFile2" in font["/FontDescriptor"]
    assert {"Inter-Regular", "Inter-Bold", "NotoSansCJKJP-Regular"} <= set(fonts)
    assert all(fonts.values())


def test_report_has_numbers_bookmarks_contents_and_its_own_title() -> None:
    reader = read(pdf.to_bytes(CHARTER))
    count = len(reader.pages)
    for number, page in enumerate(reader.pages, 1):
        assert f"Page {number} of {count}" in page.extract_text()
        assert "Confidential · Version 0.3 · 15 Dec 2026" in page.extract_text()
    assert reader.metadata
    assert (reader.metadata.title, reader.metadata.author) == (CHARTER.title, "")
    titles = [entry["/Title"] for entry in reader.outline if not isinstance(entry, list)]
    assert titles == [section.heading for section in CHARTER.sections if section.level == 1]
    first = reader.pages[0].extract_text()
    for entry in reader.outline:
        if not isinstance(entry, list):
            page = (reader.get_destination_page_number(entry) or 0) + 1
            assert f"{entry['/Title']}\n{page}" in first
    assert reader.root_object["/Lang"]


def test_no_heading_ends_a_page() -> None:
    for space in range(0, 40):
        filler = "\n\n".join(["line"] * space)
        made = Outline("T", (Section("A", (Paragraph(filler),)), Section("Heading", (Paragraph(LONG),))))
        for page in read(pdf.to_bytes(made)).pages:
            said = page.extract_text()
            assert ("Heading" in said) <= ("steering committee decides" in said)


def test_table_head_comes_again_on_each_page() -> None:
    rows = tuple((f"Row {number}", "x") for number in range(120))
    reader = read(pdf.to_bytes(Outline("T", (Section("S", (Table(("Matter", "State"), rows),)),))))
    assert len(reader.pages) > 2
    assert all("Matter" in page.extract_text() for page in reader.pages)


def test_row_higher_than_a_page_is_broken_and_quick() -> None:
    words = "word " * 20_000
    started = time.perf_counter()
    data = pdf.to_bytes(Outline("T", (Section("S", (Table(("A", "B"), ((words, "x"),)),)),)))
    assert time.perf_counter() - started < 20
    assert text_of(data).count("word") == 20_000


def test_very_long_word_is_broken_and_quick() -> None:
    started = time.perf_counter()
    data = pdf.to_bytes(Outline("T", (Section("S", (Paragraph("x" * 200_000),)),)))
    assert time.perf_counter() - started < 20
    assert text_of(data).count("x") >= 200_000


def test_nothing_leaves_the_page() -> None:
    wide = Picture("Wide", "A wide picture", 4000, 3000, (Rect(0, 0, 4000, 3000, fill="ours"),))
    made = Outline("T" * 300, (Section("H" * 300, (Figure(wide, "Caption"), Paragraph("W" * 500))),))
    for sample in (CHARTER, DECK, made, outline(LONG * 9, "deck"), outline("W" * 2000, "deck")):
        for page in read(pdf.to_bytes(sample)).pages:
            right, top = float(page.mediabox.width), float(page.mediabox.height)
            found: list[tuple[str, list[float]]] = []

            def note(text: str, page_: Any, line: Any, *_: Any, found: list[Any] = found) -> None:
                found.append((text, mult(line, page_)))

            page.extract_text(visitor_text=note)
            for text, at in found:
                assert not text.strip() or (0 <= at[4] <= right and 0 <= at[5] <= top), text


def test_deck_goes_on_to_further_slides() -> None:
    reader = read(pdf.to_bytes(DECK))
    said = [page.extract_text() for page in reader.pages]
    assert any("The team (2)" in text for text in said)
    assert all(float(page.mediabox.width) == 960 for page in reader.pages)
    assert "Corvane / Helix Arc, Joint kickoff, 15 Dec 2026" in said[2]
    assert f"Confidential · {len(said)}" in said[-1]


@pytest.mark.parametrize("text", ["a", ""])
def test_empty_parts_are_no_trouble(text: str) -> None:
    for kind in ("report", "deck"):
        assert read(pdf.to_bytes(Outline(text, (), kind=kind))).pages


def breaks(filler: int, *blocks: Any) -> list[str]:
    """Return the texts of the pages of a section that begins below so many lines."""
    top = Section("Top", tuple(Paragraph("Filler") for _ in range(filler)))
    made = Outline("T", (top, Section("Below", blocks), Section("Part", (Paragraph("Within"),), level=2)))
    return [page.extract_text() for page in read(pdf.to_bytes(made)).pages]


@pytest.mark.parametrize(
    ("blocks", "first", "second"),
    [
        ((Paragraph("Lead", "lead"), Paragraph("Told")), "Lead", "Told"),
        ((Paragraph("Intro"), Columns((Column("Left", (Paragraph("Told"),)),))), "Intro", "Told"),
        ((Paragraph("Intro"),), "Intro", "Part"),
        ((Facts((("First sign", "One"), ("Who decides", "Two"))),), "First sign", "Who decides"),
        ((Table(("Head",), tuple((f"Row {at}.",) for at in range(5))),), "Row 3.", "Row 4."),
    ],
)
def test_what_belongs_together_is_never_parted_by_a_page(
    blocks: tuple[Any, ...], first: str, second: str
) -> None:
    parted = [
        pages
        for filler in range(15, 32)
        if len(pages := breaks(filler, *blocks)) > 1
        and not any(first in page and second in page for page in pages)
    ]
    assert not parted
