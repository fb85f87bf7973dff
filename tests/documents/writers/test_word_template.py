import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from alliance_desk.documents.export import build, built
from alliance_desk.documents.outline import Look, Outline
from alliance_desk.documents.press import words
from alliance_desk.documents.press.packages import TemplateUnusable
from alliance_desk.documents.writers import word
from alliance_desk.documents.writers.word.template import check_template
from tests.documents.writers import word_templates as odd
from tests.documents.writers.samples import CHARTER, DECK
from tests.documents.writers.test_word import faults, read

MADE = {name: make() for name, make in odd.ODD.items()}


def on(template: bytes, outline: Outline = CHARTER) -> bytes:
    return word.to_bytes(replace(outline, look=Look(word_template=template)))


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def opened(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


@pytest.mark.parametrize("name", MADE)
@pytest.mark.parametrize("outline", [CHARTER, DECK], ids=["report", "deck"])
def test_judges_find_nothing_on_odd_templates(name: str, outline: Outline, tmp_path: Path) -> None:
    path = tmp_path / "made.docx"
    path.write_bytes(on(MADE[name], outline))
    assert OpenXmlValidator().validate(path).errors == []
    assert faults(path) == []


@pytest.mark.parametrize("name", MADE)
def test_all_words_are_there_and_every_style_is_known(name: str) -> None:
    data = on(MADE[name])
    said, own = read(data), read(word.to_bytes(CHARTER))
    assert said == own
    known = set(re.findall(rb'w:styleId="([^"]+)"', parts(data)["word/styles.xml"]))
    for part, text in parts(data).items():
        if re.match(r"word/(document|header|footer)", part):
            assert set(re.findall(rb'<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"', text)) <= known


@pytest.mark.parametrize("name", MADE)
def test_nothing_of_the_template_but_its_look_leaves_the_desk(name: str) -> None:
    made = parts(on(MADE[name]))
    everything = b"".join(made.values())
    for secret in (odd.SECRET, odd.AUTHOR, "python-docx"):
        assert secret.encode() not in everything
    assert not [part for part in made if re.search(r"thumbnail|WithEffects|customXml|comments", part)]
    assert opened(on(MADE[name])).core_properties.author == ""


@pytest.mark.parametrize("name", MADE)
def test_the_imprint_stands_on_each_kind_of_page(name: str) -> None:
    document = opened(on(MADE[name]))
    page = document.sections[0]
    feet = [page.footer, *([page.first_page_footer] if page.different_first_page_header_footer else [])]
    for foot in feet:
        assert words.imprint(CHARTER) in "\n".join(line.text for line in foot.paragraphs)
        assert re.search(r"\bPAGE\b", foot._element.xml)


def test_headings_of_the_template_serve_and_fill_the_navigation() -> None:
    document = opened(on(MADE["letterhead"]))
    heading = [line for line in document.paragraphs if line.text == "Purpose"][-1]
    assert heading.style.name == "Heading 1" and str(heading.style.font.color.rgb) == "7A0019"
    german = opened(on(MADE["german"], replace(CHARTER, numbered=True)))
    heading = [line for line in german.paragraphs if line.text == "Purpose"][-1]
    assert heading._p.style == "berschrift1"


def test_headings_with_numbers_of_their_own_are_not_numbered_twice() -> None:
    section = replace(CHARTER.sections[0], heading="1. Purpose")
    outline = replace(CHARTER, numbered=True, sections=(section,))
    assert "Purpose" in read(on(MADE["german"], outline))
    assert "1. Purpose" in read(on(MADE["plain"], outline))


def test_styles_that_are_missing_come_with_what_they_need() -> None:
    data = on(MADE["without-headings"])
    document = opened(data)
    styles: Any = document.styles
    assert styles["Heading 1"].element.find(f".//{qn('w:outlineLvl')}").get(qn("w:val")) == "0"
    # Theirs is a style of letters, so ours could not have its name.
    lead = next(line for line in document.paragraphs if line.text.startswith("Why this committee"))
    assert lead.style.name == "Desk Lead"
    # Running text of the template is set in and justified; cells and labels are not.
    cell = document.tables[0].rows[0].cells[0].paragraphs[0].style.paragraph_format
    assert (cell.first_line_indent, cell.line_spacing, cell.alignment) != (None, None, None)
    assert cell.first_line_indent == 0
    bullet = next(line for line in document.paragraphs if line.text.startswith("Decide on the joint"))
    number = bullet.style.element.find(f".//{qn('w:numId')}").get(qn("w:val"))
    assert f'w:numId="{number}"' in parts(data)["word/numbering.xml"].decode()


def test_paper_and_margins_of_the_template_win_and_its_upright_section_serves() -> None:
    made = word.to_bytes(replace(CHARTER, look=Look(paper="A4", word_template=MADE["letterhead"])))
    page = opened(made).sections
    assert len(page) == 1
    assert (round(page[0].page_width.inches, 1), round(page[0].page_height.inches, 1)) == (8.5, 14)
    assert round(page[0].left_margin.cm, 1) == 4.5
    room = page[0].page_width - page[0].left_margin - page[0].right_margin
    for grid in opened(made).tables:
        assert sum(column.width or 0 for column in grid.columns) <= room + 2000
    wide = opened(on(MADE["letterhead"], replace(CHARTER, landscape=True))).sections[0]
    assert (round(wide.page_width.inches, 1), round(wide.page_height.inches, 1)) == (14, 8.5)


def test_head_of_the_template_stays_and_ours_stands_where_there_is_none() -> None:
    theirs = opened(on(MADE["letterhead"])).sections[0]
    assert theirs.header._element.findall(f".//{qn('w:drawing')}")
    assert CHARTER.title not in "".join(line.text for line in theirs.header.paragraphs)
    # Their foot numbers the pages; a second number beside it would be one too many.
    assert len(re.findall(r"\bPAGE\b", theirs.footer._element.xml)) == 1
    bare = opened(on(MADE["plain"])).sections[0]
    assert CHARTER.title in bare.header.paragraphs[0].text


@pytest.mark.parametrize("name", odd.hostile())
def test_hostile_files_are_refused_and_the_document_is_made_all_the_same(name: str) -> None:
    data = odd.hostile()[name]
    report = check_template(data)
    assert not report.usable
    assert [finding.severity for finding in report.findings] == ["stop"]
    assert report.findings[0].text.endswith(".")
    outline = replace(CHARTER, look=Look(word_template=data))
    with pytest.raises(TemplateUnusable):
        word.to_bytes(outline)
    made = built(outline, "docx")
    assert report.findings[0].text in made.remark
    assert made.data == build(CHARTER, "docx")


def test_a_template_that_serves_has_no_remark() -> None:
    assert built(replace(CHARTER, look=Look(word_template=MADE["plain"])), "docx").remark == ""


def test_a_word_template_serves_like_a_document() -> None:
    data = odd.as_template(MADE["plain"])
    assert check_template(data).usable
    assert b"template.main+xml" not in parts(on(data))["[Content_Types].xml"]
    assert read(on(data)) == read(on(MADE["plain"]))


def test_report_says_what_the_file_lacks_and_what_serves() -> None:
    report = check_template(MADE["without-headings"])
    assert report.usable
    texts = [finding.text for finding in report.findings]
    assert any("heading 1" in text for text in texts)
    assert dict(report.mapped)["heading 1"] == "our own"
    letterhead = check_template(MADE["letterhead"])
    texts = " ".join(finding.text for finding in letterhead.findings)
    assert "2 sections" in texts and "21.6 × 35.6 cm" in texts and "text of its own" in texts
    assert dict(letterhead.mapped)["heading 1"] == "heading 1"


def test_report_tells_protection_changes_and_fonts() -> None:
    document = docx.Document(io.BytesIO(MADE["plain"]))
    rules: Any = document.settings.element
    rules.insert(1, odd.element("w:trackRevisions"))
    rules.insert(2, odd.element("w:documentProtection", {qn("w:edit"): "readOnly", qn("w:enforcement"): "1"}))
    root: Any = document.element
    added = odd.element("w:ins", {qn("w:id"): "7", qn("w:author"): odd.AUTHOR})
    root.body.p_lst[0].append(added)
    normal: Any = document.styles["Normal"]
    normal.font.name = "Corvane Sans"
    data = odd.saved(document)
    texts = " ".join(finding.text for finding in check_template(data).findings)
    for said in ("protected", "tracks changes", "tracked changes", "Corvane Sans"):
        assert said in texts
    settings = parts(on(data))["word/settings.xml"]
    assert b"documentProtection" not in settings and b"trackRevisions" not in settings


def test_a_head_that_names_people_names_them_no_longer() -> None:
    document = docx.Document(io.BytesIO(MADE["letterhead"]))
    line: Any = document.sections[0].footer.paragraphs[0]._p
    for tag, text in (("w:ins", "Kept."), ("w:del", "Gone.")):
        change = odd.element(tag, {qn("w:id"): "8", qn("w:author"): odd.AUTHOR})
        run = odd.element("w:r")
        said = odd.element("w:t" if tag == "w:ins" else "w:delText")
        said.text = text
        run.append(said)
        change.append(run)
        line.append(change)
    foot = opened(on(odd.saved(document))).sections[0].footer
    assert "Kept." in foot.paragraphs[0].text and "Gone." not in foot._element.xml
    assert odd.AUTHOR not in foot._element.xml
