from hypothesis import given

from alliance_desk.documents.writers import text as writer
from alliance_desk.text import legal
from tests.documents.writers.samples import CHARTER
from tests.documents.writers.strange import TEXT, bare, outline


@given(TEXT)
def test_any_text_comes_out(text: str) -> None:
    assert bare(legal(text)) in bare(writer.to_text(outline(text)))


def test_charter_reads_well() -> None:
    said = writer.to_text(CHARTER)
    assert said.startswith("Charter of the joint steering committee\n=======")
    assert "> North Star: An oral therapy" in said
    assert "- Money: Corvane Therapeutics not known, Helix Arc 1" in said
    assert "Helix Arc: ________, ________, date ________" in said
    assert writer.to_bytes(CHARTER).decode() == said
