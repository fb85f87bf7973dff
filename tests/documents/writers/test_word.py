import io
import re
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx_integrity import ERROR, check
from hypothesis import given
from openxml_audit import OpenXmlValidator

from alliance_desk.documents.outline import Bullets, Outline, Paragraph, Section, Table
from alliance_desk.documents.writers import word
from alliance_desk.text import plain
from tests.documents.writers.samples import CHART, CHARTER, DECK, TRACK
from tests.documents.writers.strange import TEXT, bare, outline


def faults(path: Path) -> list[object]:
    return [finding for finding in check(path) if finding.severity == ERROR]


def read(data: bytes) -> list[str]:
    """Return the text of each paragraph, those in tables too."""
    document: Any = docx.Document(io.BytesIO(data))
    mark = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    return [
        "".join(
            "\n" if part.tag == f"{mark}br" else "\t" if part.tag == f"{mark}tab" else part.text or ""
            for part in paragraph.iter(f"{mark}t", f"{mark}br", f"{mark}tab")
            if part.getparent().tag == f"{mark}r"
        )
        for paragraph in document.element.body.iter(f"{mark}p")
    ]


@given(TEXT)
def test_any_text_comes_out_unchanged_or_visibly_replaced(text: str) -> None:
    said = read(word.to_bytes(outline(text)))
    assert plain(text) in said
    everything = "\n".join(said)
    assert everything.count(plain(text)) >= (20 if text.strip() else 0)
    assert bare(plain(text)) in bare(everything)


def test_words_of_the_sample_are_all_there() -> None:
    said = "\n".join(read(word.to_bytes(CHARTER)))
    for text in ("高橋 美咲", "Ελένη Παπαδοπούλου", "Оксана Ґалаґан", "Nguyễn Thị Bích Phượng", "To confirm"):
        assert text in said


@pytest.mark.parametrize("sample", [CHARTER, DECK], ids=["report", "deck"])
def test_judges_find_nothing(sample: Outline, tmp_path: Path) -> None:
    path = tmp_path / "made.docx"
    word.write(sample, path)
    assert OpenXmlValidator().validate(path).errors == []
    assert faults(path) == []


def test_judges_see_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "broken.docx"
    with zipfile.ZipFile(io.BytesIO(word.to_bytes(CHARTER))) as good, zipfile.ZipFile(path, "w") as bad:
        for name in good.namelist():
            if name != "word/styles.xml":
                text = good.read(name)
                bad.writestr(name, text.replace(b"<w:body>", b"<w:body><w:bogus/>"))
    assert OpenXmlValidator().validate(path).errors
    assert faults(path)


def test_looks_live_in_named_styles() -> None:
    data = word.to_bytes(CHARTER)
    document = docx.Document(io.BytesIO(data))
    used = {paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    assert {
        "Title",
        "Subtitle",
        "Heading 1",
        "Heading 2",
        "Body Text",
        "Lead",
        "List Bullet",
        "List Number",
    } <= used
    assert {"Callout Star", "Table Caption", "Chart Title", "TOC Heading", "toc 1"} <= used
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        known = set(re.findall(r'w:styleId="(\w+)"', package.read("word/styles.xml").decode()))
        body = package.read("word/document.xml").decode()
    named = set(re.findall(r'<w:(?:pStyle|rStyle|tblStyle) w:val="(\w+)"', body))
    assert named <= known


def test_file_says_nothing_about_who_made_it() -> None:
    with zipfile.ZipFile(io.BytesIO(word.to_bytes(CHARTER))) as package:
        names = package.namelist()
        everything = b"".join(package.read(name) for name in names if name.endswith((".xml", ".rels")))
    assert not [name for name in names if "thumbnail" in name or "WithEffects" in name]
    for word_ in (b"python-docx", b"lastModifiedBy", b"Canny", b"updateFields"):
        assert word_ not in everything
    about = docx.Document(io.BytesIO(word.to_bytes(CHARTER))).core_properties
    assert (about.title, about.author, about.keywords) == (CHARTER.title, "", "Confidential")


def test_letters_travel_with_the_file_and_japanese_only_when_needed() -> None:
    plain = Outline("Plain", (Section("One", (Paragraph("Only Latin letters."),)),))
    with zipfile.ZipFile(io.BytesIO(word.to_bytes(plain))) as package:
        assert sorted(name for name in package.namelist() if "fonts/" in name) == [
            "word/fonts/desk1.odttf",
            "word/fonts/desk2.odttf",
        ]
        assert "embedBold" in package.read("word/fontTable.xml").decode()
    with zipfile.ZipFile(io.BytesIO(word.to_bytes(CHARTER))) as package:
        assert sum("fonts/" in name for name in package.namelist()) == 4
        assert package.read("word/fontTable.xml").decode().count("embed") >= 4
    assert len(word.to_bytes(CHARTER)) < 400_000


def test_same_document_makes_the_same_file() -> None:
    assert word.to_bytes(CHARTER) == word.to_bytes(CHARTER)


def test_table_head_comes_again_and_rows_stay_whole() -> None:
    with zipfile.ZipFile(io.BytesIO(word.to_bytes(CHARTER))) as package:
        body = package.read("word/document.xml").decode()
    assert body.count("<w:tblHeader/>") == 2
    assert body.count("<w:cantSplit/>") > 30


def test_pictures_have_words() -> None:
    with zipfile.ZipFile(io.BytesIO(word.to_bytes(CHARTER))) as package:
        body = package.read("word/document.xml").decode()
        pictures = [package.read(name) for name in package.namelist() if name.startswith("word/media/")]
    assert len(pictures) == 2 and all(picture.startswith(b"\x89PNG") for picture in pictures)
    assert TRACK.alt in body
    assert f"{CHART.labels[0]}: Corvane Therapeutics 4, Helix Arc 3" in body


def test_each_numbered_list_counts_from_one() -> None:
    made = Outline("Lists", (Section("S", (Bullets(("a",), True), Bullets(("b",), True))),))
    with zipfile.ZipFile(io.BytesIO(word.to_bytes(made))) as package:
        body = package.read("word/document.xml").decode()
        numbers = re.findall(
            r'ListNumber"/>(?:<w:keepNext/>)?<w:numPr><w:ilvl w:val="0"/><w:numId w:val="(\d+)"', body
        )
        assert len(set(numbers)) == 2
        assert package.read("word/numbering.xml").decode().count("startOverride") == 2


def test_five_hundred_rows_are_quick() -> None:
    import time

    rows = tuple(tuple(f"{row}.{cell} of a register" for cell in range(8)) for row in range(500))
    started = time.perf_counter()
    word.to_bytes(Outline("Register", (Section("S", (Table(("H",) * 8, rows),)),)))
    assert time.perf_counter() - started < 5


def test_a_handout_is_upright_and_its_topics_share_pages() -> None:
    made: Any = docx.Document(io.BytesIO(word.to_bytes(DECK)))
    page = made.sections[-1]
    assert page.page_height > page.page_width
    fresh = [line.text for line in made.paragraphs if line.paragraph_format.page_break_before]
    assert fresh == [DECK.sections[1].heading]


def test_no_date_is_broken_where_a_column_was_asked_to_be_narrow() -> None:
    table = Table(("Due", "What"), (("14 Dec 2026", "Support path from ward to engineer"),), (3, 97))
    made: Any = docx.Document(io.BytesIO(word.to_bytes(Outline("T", (Section("One", (table,)),)))))
    assert made.tables[-1].columns[0].width.pt > 60


def test_the_last_topic_of_a_handout_stays_whole() -> None:
    rows = tuple((f"Document {at}", "Where it is kept, and who may read it " * 3) for at in range(8))
    sections = tuple(Section(name, (Table(("What", "Where"), rows, (30, 70)),)) for name in ("One", "Two"))
    made: Any = docx.Document(io.BytesIO(word.to_bytes(Outline("T", sections, kind="deck"))))
    first, last = made.tables[-2:]
    kept = [
        [bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) for row in t.rows]
        for t in (first, last)
    ]
    assert not all(kept[0])
    assert all(kept[1])
