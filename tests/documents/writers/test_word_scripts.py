import io
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from alliance_desk.documents.outline import Bullets, Callout, Outline, Paragraph, Section
from alliance_desk.documents.writers import word
from alliance_desk.documents.writers.word.runs import first_direction

HEBREW, ARABIC = "פגישה", "اجتماع"


def line(text: str) -> Any:
    made = word.to_bytes(Outline("T", (Section("S", (Paragraph(text),)),)))
    return docx.Document(io.BytesIO(made)).paragraphs[-1]


def runs(text: str) -> list[tuple[str, bool]]:
    return [(run.text, run._r.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None) for run in line(text).runs]


def language(text: str, kind: str) -> list[str | None]:
    found = [run._r.find(f"{qn('w:rPr')}/{qn('w:lang')}") for run in line(text).runs]
    return [None if one is None else one.get(qn(f"w:{kind}")) for one in found]


def faces_left(paragraph: Any) -> bool:
    return paragraph._p.pPr.find(qn("w:bidi")) is not None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"{HEBREW} KTP {HEBREW} 12.", [(f"{HEBREW} ", True), ("KTP", False), (f" {HEBREW} 12.", True)]),
        (f"Met {HEBREW} {ARABIC}, May", [("Met ", False), (f"{HEBREW} {ARABIC}", True), (", May", False)]),
        (f"{HEBREW} KTP-417, {HEBREW}", [(f"{HEBREW} ", True), ("KTP-417", False), (f", {HEBREW}", True)]),
        (f"({HEBREW})", [(f"({HEBREW})", True)]),
        ("Only Latin, 12.", [("Only Latin, 12.", False)]),
    ],
)  # fmt: skip
def test_pieces_go_the_way_of_their_script(text: str, wanted: list[tuple[str, bool]]) -> None:
    assert runs(text) == wanted


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (HEBREW, True),
        (f"12 {ARABIC} Corvane", True),
        (f"Corvane {HEBREW}", False),
        ("12.", False),
        ("Corvane", False),
        ("日本語", False),
    ],
)
def test_the_first_letter_decides_which_way_a_paragraph_runs(text: str, left: bool) -> None:
    assert faces_left(line(text)) is left
    assert first_direction(text) is left


@given(st.text(st.sampled_from("a1 ,(אبは한"), min_size=1, max_size=12))
def test_pieces_make_up_the_text(text: str) -> None:
    assert "".join(part for part, _ in runs(text)) == text
    for part, turned in runs(text):
        assert not (turned and "a" in part) and (turned or not set(part) & set("אب"))


def test_a_callout_runs_the_way_of_its_text_and_not_of_its_label() -> None:
    made = word.to_bytes(Outline("T", (Section("S", (Callout(HEBREW, label="North Star"),)),)))
    assert faces_left(docx.Document(io.BytesIO(made)).paragraphs[-1])


def test_numbered_items_and_headings_run_to_the_left_too() -> None:
    outline = Outline(HEBREW, (Section(HEBREW, (Bullets((HEBREW,), numbered=True),)),), contents=True)
    made: Any = docx.Document(io.BytesIO(word.to_bytes(outline)))
    said = [one for one in made.paragraphs if HEBREW in one.text]
    assert len(said) == 4 and all(map(faces_left, said))
    for one in made.paragraphs:
        names = [child.tag for child in one._p.pPr]
        # The schema wants this order, and Word refuses another.
        order = [
            qn(f"w:{name}") for name in ("pStyle", "keepNext", "pageBreakBefore", "numPr", "bidi", "spacing")
        ]
        assert [name for name in order if name in names] == names


def test_letters_have_a_language_that_chooses_their_font() -> None:
    assert language("東京のカメラ", "eastAsia") == ["ja-JP"]
    assert language("서울", "eastAsia") == ["ko-KR"]
    assert language("我们的联盟", "eastAsia") == ["zh-CN"]
    assert language("高橋", "eastAsia") == ["ja-JP"]
    assert language(HEBREW, "bidi") == ["he-IL"]
    assert language(ARABIC, "bidi") == ["ar-SA"]
    assert language("Ελένη", "eastAsia") == [None]


def test_every_style_sets_letters_from_the_right_in_its_own_size_and_weight() -> None:
    made: Any = docx.Document(io.BytesIO(word.to_bytes(Outline("T", ()))))
    fonts = made.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:rFonts')}")
    assert fonts.get(qn("w:cs")) and fonts.get(qn("w:eastAsia"))
    for properties in made.styles.element.iter(qn("w:rPr")):
        for plain, complex_ in (("w:sz", "w:szCs"), ("w:b", "w:bCs")):
            own, theirs = properties.find(qn(plain)), properties.find(qn(complex_))
            assert (own is None) == (theirs is None)
            assert own is None or own.get(qn("w:val")) == theirs.get(qn("w:val"))
