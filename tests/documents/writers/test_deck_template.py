"""Decks on a company's own template: what it has is used, what it holds left out, hostile files refused."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pptx
import pytest
from docx_integrity import ERROR, check_pptx
from openxml_audit import OpenXmlValidator

from alliance_desk.documents.outline import Look, Outline
from alliance_desk.documents.press import packages
from alliance_desk.documents.press.packages import TemplateUnusable, rewritten
from alliance_desk.documents.writers import powerpoint
from alliance_desk.documents.writers.powerpoint.template import check_template, opened
from tests.documents.writers.odd_decks import ODD, changed, plain, saved, wide
from tests.documents.writers.samples import DECK
from tests.documents.writers.test_powerpoint import read, said

POINT = 12700


def on(template: bytes, outline: Outline = DECK) -> bytes:
    return powerpoint.to_bytes(replace(outline, look=Look(deck_template=template, footer="One House")))


@pytest.fixture(params=ODD)
def template(request: pytest.FixtureRequest) -> bytes:
    return ODD[request.param]()


def test_every_word_of_the_deck_stands_on_the_slides_of_the_template(template: bytes) -> None:
    own = "\n".join(map(said, read(powerpoint.to_bytes(DECK))))
    theirs = "\n".join(map(said, read(on(template))))
    assert {word for word in own.split() if word.isalpha()} <= set(theirs.split())


def test_nothing_that_the_template_held_is_left(template: bytes) -> None:
    data = on(template)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        whole = b"".join(package.read(name) for name in package.namelist())
    for word in (b"Secret of last year", b"Old slide", b"An old note", b"Somebody Else", b"Steve Canny"):
        assert word not in whole
    assert len(read(data)) == len([name for name in package.namelist() if "slides/slide" in name])


def test_judges_find_nothing(template: bytes, tmp_path: Path) -> None:
    path = tmp_path / "made.pptx"
    path.write_bytes(on(template))
    assert OpenXmlValidator().validate(path).errors == []
    assert [finding for finding in check_pptx(path) if finding.severity == ERROR] == []


def test_nothing_stands_outside_the_slide(template: bytes) -> None:
    presentation = pptx.Presentation(io.BytesIO(on(template)))
    wide, high = presentation.slide_width or 0, presentation.slide_height or 0
    for slide in presentation.slides:
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.top >= 0, shape.name
            assert shape.left + shape.width <= wide + POINT, shape.name
            assert shape.top + shape.height <= high + POINT, shape.name


def test_no_placeholder_is_left_to_be_filled(template: bytes) -> None:
    for slide in read(on(template)):
        assert all(holder.text_frame.text.strip() for holder in slide.placeholders)


def test_each_slide_says_its_number_and_secrecy(template: bytes) -> None:
    for number, slide in enumerate(read(on(template)), 1):
        fields = [field for field in slide._element.iter("{*}fld") if field.get("type") == "slidenum"]
        assert [field[-1].text for field in fields] == [str(number)]
        assert "Confidential" in said(slide) and "One House" in said(slide)


def test_layouts_are_those_of_the_template() -> None:
    names = [slide.slide_layout.name for slide in read(on(plain()))]
    assert names[:5] == ["Title Slide", "Title and Content", "Title Only", "Section Header", "Comparison"]


def test_titles_keep_the_look_of_the_template() -> None:
    """Where a title fits as the company sets it, nothing of its look is said on the slide."""
    title = read(on(plain()))[1].shapes.title._element
    run = next(iter(title.iter("{*}rPr")))
    assert run.get("sz") is None and run.get("b") is None and not len(run)


def test_a_template_is_told_about() -> None:
    report = check_template(plain())
    told = " ".join(finding.text for finding in report.findings)
    assert report.usable
    assert "4:3" in told and "Its 2 slides will be left out." in told
    assert dict(report.mapped)["columns"] == "Comparison"
    assert not check_template(wide()).findings
    gaps = [finding.text for finding in check_template(ODD["untitled"]()).findings]
    assert any("no place for a title" in text for text in gaps)
    assert any("no title slide" in text for text in gaps)


def test_the_better_of_two_masters_is_used() -> None:
    """A presentation that was pasted together has a poor master first."""
    presentation: Any = pptx.Presentation(io.BytesIO(plain()))
    _, stage = opened(Look(deck_template=plain()))
    assert stage.master == presentation.slide_masters[0].name
    assert stage.exact == {"title", "content", "columns", "section", "only"}


def test_a_potx_is_a_template_too() -> None:
    potx = changed(
        wide(),
        r"\[Content_Types\]",
        lambda text: text.replace("presentationml.presentation.main+xml", "presentationml.template.main+xml"),
    )
    assert potx != wide()
    assert check_template(potx).usable
    with zipfile.ZipFile(io.BytesIO(on(potx))) as package:
        assert b"template.main" not in package.read("[Content_Types].xml")


def with_part(name: str, data: bytes, template: bytes | None = None) -> bytes:
    out = io.BytesIO(template or wide())
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, data)
    return out.getvalue()


HOSTILE = {
    "macros": lambda: with_part("ppt/vbaProject.bin", b"x"),
    "macro type": lambda: changed(
        wide(),
        r"\[Content_Types\]",
        lambda text: text.replace(
            "presentationml.presentation.main", "ms-powerpoint.presentation.macroEnabled.main"
        ),
    ),
    "entities": lambda: changed(
        wide(),
        "ppt/presentation.xml$",
        lambda text: text.replace("?>", '?><!DOCTYPE x [<!ENTITY a "b">]>', 1),
    ),
    "bomb": lambda: with_part("ppt/media/image99.png", b"0" * (30 << 20)),
    "stray name": lambda: with_part("../outside.xml", b"<x/>"),
    "twice": lambda: with_part("ppt/Presentation.xml", b"<x/>"),
    "not a zip": lambda: b"%PDF-1.7 no",
    "empty": lambda: b"PK\x05\x06" + bytes(18),
    "cut off": lambda: wide()[:-2000],
    "a workbook": lambda: zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<x/>"}),
    "too large": lambda: bytes(packages.PACKED + 1),
    "no layouts": lambda: changed(
        wide(),
        "ppt/slideMasters/slideMaster1.xml$",
        lambda text: text.split("<p:sldLayoutIdLst")[0] + "</p:sldMaster>",
    ),
}


def zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_hostile_files_are_refused_in_a_sentence(kind: str) -> None:
    data = HOSTILE[kind]()
    report = check_template(data)
    assert not report.usable
    assert report.findings[0].severity == "stop" and report.findings[0].text.endswith(".")
    with pytest.raises(TemplateUnusable):
        on(data)


def test_whose_printer_it_was_stays_behind() -> None:
    printer = "ppt/printerSettings/printerSettings1.bin"
    assert printer in zipfile.ZipFile(io.BytesIO(wide())).namelist()
    assert check_template(wide()).usable
    assert printer not in zipfile.ZipFile(io.BytesIO(on(wide()))).namelist()


def test_a_master_that_fetches_something_is_told() -> None:
    linked = changed(
        wide(),
        r"ppt/slideMasters/_rels/slideMaster1.xml.rels",
        lambda text: text.replace(
            "</Relationships>",
            '<Relationship Id="rIdX" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
            'Target="file:///tracker.png" TargetMode="External"/></Relationships>',
        ),
    )
    assert any("elsewhere" in finding.text for finding in check_template(linked).findings)


def test_rewriting_keeps_the_other_parts() -> None:
    data = saved(pptx.Presentation())
    with zipfile.ZipFile(io.BytesIO(rewritten(data, {"ppt/viewProps.xml": b"<x/>"}))) as package:
        assert package.read("ppt/viewProps.xml") == b"<x/>"
        assert len(package.namelist()) == len(zipfile.ZipFile(io.BytesIO(data)).namelist())


def test_our_template_takes_on_the_colours_of_the_house() -> None:
    data = powerpoint.to_bytes(replace(DECK, look=Look(ours="#7A1F5C")))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        theme = package.read("ppt/theme/theme1.xml")
        slides = b"".join(package.read(name) for name in package.namelist() if "slides/slide" in name)
        charts = b"".join(package.read(name) for name in package.namelist() if "charts/chart" in name)
    for part in (theme, slides, charts):
        assert b"7A1F5C" in part and b"1F5AA6" not in part
