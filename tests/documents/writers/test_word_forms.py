import io
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from alliance_desk.documents.outline import Form, FormField, Outline, Section
from alliance_desk.documents.writers import word
from tests.documents.writers.test_word import faults

FORM = Form(
    (
        FormField("fit.score", "Strategic fit", "choice", ("1", "2", "3", "2", ""), "1 is least"),
        FormField("fit.reason", "Why", "text", hint="With evidence"),
        FormField("by", "Filled in by"),
    )
)
OUTLINE = Outline("Form", (Section("To fill in", (FORM,)), Section("Again", (Form(FORM.fields[:1]),))))


def controls(data: bytes) -> list[Any]:
    document: Any = docx.Document(io.BytesIO(data))
    return list(document.element.body.iter(qn("w:sdt")))


def about(control: Any, tag: str) -> Any:
    return control.find(f"{qn('w:sdtPr')}/{qn(tag)}")


def value(control: Any, tag: str) -> str:
    found = about(control, tag)
    return "" if found is None else found.get(qn("w:val"))


def said(control: Any) -> str:
    return "".join(one.text for one in control.iter(qn("w:t")))


def test_judges_find_nothing(tmp_path: Path) -> None:
    path = tmp_path / "form.docx"
    word.write(OUTLINE, path)
    assert OpenXmlValidator().validate(path).errors == []
    assert faults(path) == []


def test_places_to_fill_in_have_their_names_and_cannot_be_deleted() -> None:
    places = [one for one in controls(word.to_bytes(OUTLINE)) if about(one, "w:tag") is not None]
    assert [value(one, "w:tag") for one in places] == ["fit.score", "fit.reason", "by", "fit.score"]
    for one in places:
        assert value(one, "w:lock") == "sdtLocked"
        assert about(one, "w:showingPlcHdr") is not None
        run = next(one.iter(qn("w:r")))
        assert run.style == "PlaceholderText" and said(one) in ("Click to write", "Choose")


def test_labels_are_locked_and_every_number_is_its_own() -> None:
    made = controls(word.to_bytes(OUTLINE))
    labels = [one for one in made if about(one, "w:tag") is None]
    assert [said(one) for one in labels] == ["Strategic fit", "Why", "Filled in by", "Strategic fit"]
    assert {value(one, "w:lock") for one in labels} == {"sdtContentLocked"}
    assert len({value(one, "w:id") for one in made}) == len(made)


def test_a_choice_can_be_left_open_and_a_text_has_lines() -> None:
    places = [one for one in controls(word.to_bytes(OUTLINE)) if about(one, "w:tag") is not None]
    items = about(places[0], "w:dropDownList").findall(qn("w:listItem"))
    assert [item.get(qn("w:value")) for item in items] == ["", "1", "2", "3"]
    assert about(places[1], "w:text").get(qn("w:multiLine")) == "1"
    assert about(places[2], "w:text").get(qn("w:multiLine")) is None


def test_hints_stand_below_the_label() -> None:
    grid = docx.Document(io.BytesIO(word.to_bytes(OUTLINE))).tables[1]
    hints = [row.cells[0].paragraphs[1:] for row in grid.rows]
    assert [[line.text for line in lines] for lines in hints] == [["1 is least"], ["With evidence"], []]
