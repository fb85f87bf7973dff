"""Any text typed in any field reaches every document unchanged or visibly replaced, never as markup."""

from __future__ import annotations

import io
import re
from typing import Any

import pypdf
from hypothesis import example, given, settings
from hypothesis import strategies as st

from alliance_desk.documents.catalogue import catalogue
from alliance_desk.documents.export import build
from alliance_desk.documents.press.fonts import lettering
from alliance_desk.records import (
    Alignment,
    Answer,
    CheckMark,
    Dossier,
    GapAction,
    LaunchCheck,
    Person,
    Score,
    Task,
)
from alliance_desk.text import legal, plain
from tests.documents.reports import desks
from tests.documents.writers.strange import bare
from tests.documents.writers.test_powerpoint import read as slides_of
from tests.documents.writers.test_powerpoint import said
from tests.documents.writers.test_word import read as paragraphs_of

# Names of things in the playbook, which nobody types, and the role by which people are looked up.
NOT_TYPED = {
    (Alignment, "component"),
    (Alignment, "fingerprint"),
    (Answer, "question"),
    (CheckMark, "item"),
    (CheckMark, "state"),
    (GapAction, "criterion"),
    (LaunchCheck, "check"),
    (Person, "startup_role"),
    (Score, "criterion"),
    (Task, "component"),
    (Task, "item"),
    (Task, "workstream"),
}
# A line break makes points of a text, and is tried by the tests of the writers.
LINE = st.text(st.characters(exclude_characters="\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"), max_size=30)
MARK = re.compile(r"Q(\d+)Z")


def typed(dossier: Dossier, text: str) -> dict[str, str]:
    """Type ``text`` into every field of an alliance, each with a number; return what each holds then."""
    held: dict[str, str] = {}

    def marked() -> str:
        number = str(len(held))
        whole = f"Q{number}Z{text}J{number}X"
        held[number] = legal(whole)
        return whole

    row: Any
    for row in (dossier.alliance, *desks.records_of(dossier)):
        for name, field in type(row).model_fields.items():
            if field.annotation is str and (type(row), name) not in NOT_TYPED:
                setattr(row, name, marked())
        if isinstance(row, Answer) and desks.playbook().questions()[row.question].kind in ("text", "line"):
            row.value = marked()
    return held


@settings(max_examples=max(4, settings().max_examples // 15))
@given(LINE)
@example("<b>R&D <a href='file:///etc/passwd'>x</a> &amp; ]]> %1 {partners}")
@example("=1+1 \x00\x1b\ufffe\ud800 高橋 Ωμέγα Кириллица Zażółć 😀 \u202eexe.pdf")
def test_any_text_in_any_field_comes_out_of_each_writer(text: str) -> None:
    dossier = desks.told()[1]
    held = typed(dossier, text)
    met: set[str] = set()
    entries = catalogue(dossier, desks.playbook())
    charter = next(entry for entry in entries if entry.key.startswith("charter-"))
    for entry in (*(entry for entry in entries if entry.key in ("kickoff-deck", "scorecard")), charter):
        outline = entry.compose(desks.TODAY)
        told = "\n".join(desks.texts(outline))
        met |= holds(told, held)
        for format in entry.formats:
            data = build(outline, format)
            if format == "docx":
                met |= holds("\n".join(paragraphs_of(data)), held)
            elif format == "pptx":
                met |= holds("\n".join(map(said, slides_of(data))), held)
            else:
                assert b"/URI" not in data
                assert len(pypdf.PdfReader(io.BytesIO(data)).pages)
    assert len(met) > 200, "the fields that documents show"


def holds(told: str, held: dict[str, str]) -> set[str]:
    """Return the numbers of the fields that a document shows, each of them whole."""
    everything, numbers = bare(told), set(MARK.findall(told))
    for number in numbers:
        whole = held[number]
        shown = lettering((whole,)).shown(whole)
        assert any(bare(text) in everything for text in (whole, plain(whole), shown)), whole
    return numbers


def test_a_text_that_is_cut_or_changed_would_be_found() -> None:
    held = {"7": "Q7Za & bJ7X"}
    assert holds("Name: Q7Za & bJ7X", held) == {"7"}
    for wrong in ("Q7Za &amp; bJ7X", "Q7Za", "Q7Z J7X"):
        try:
            holds(wrong, held)
        except AssertionError:
            continue
        raise AssertionError(wrong)
