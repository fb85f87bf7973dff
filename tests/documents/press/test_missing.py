from dataclasses import replace

from alliance_desk.documents.outline import Figure, Outline, Paragraph, Section, Table
from alliance_desk.documents.press.missing import missing
from alliance_desk.pictures.shapes import Picture, Text
from tests.documents.writers.samples import CHARTER, DECK

PICTURE = Picture("Picture", "A picture", 10, 10, (Text(0, 5, "ไทย"),))


def test_what_all_fonts_together_show_is_not_missing() -> None:
    assert missing(CHARTER) == missing(DECK) == ()
    assert missing(Outline("שלום", (Section("مرحبا", (Paragraph("한국 中国 می\u200cشود e\u0301"),)),))) == ()


def test_characters_are_named_with_the_heading_they_stand_under() -> None:
    made = Outline(
        "Plan 😀",
        (
            Section("People", (Table(("Name",), (("😀 ทัศนีย์ 😀",),)),)),
            Section("Plain", (Paragraph("plain"),)),
            Section("Drawn\nhere", (Figure(PICTURE),)),
        ),
    )
    title, people, drawn = missing(made)
    assert str(title) == "Title: 😀 (U+1F600)"
    assert people.heading == "People" and people.characters == tuple(sorted(set("😀ทัศนีย์")))
    assert drawn.heading == "Drawn here" and set(drawn.characters) == set("ไทย")
    assert missing(replace(made, title="Plan", sections=made.sections[1:2])) == ()


def test_a_long_list_is_cut_short() -> None:
    text = "".join(map(chr, range(0x0E01, 0x0E15)))
    (found,) = missing(Outline("T", (Section("", (Paragraph(text),)),)))
    assert str(found).startswith("Untitled: ก (U+0E01), ") and str(found).endswith(" and 12 more")
