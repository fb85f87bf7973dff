"""The alliances whose documents are judged: samples, also in companies' looks, empty, overfull, hostile."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from alliance_desk.records import (
    RECORDS,
    AllianceRecord,
    Answer,
    Committee,
    CommitteeKind,
    Dossier,
    HouseLook,
    Paper,
    Person,
    Risk,
    Variant,
    Visibility,
)
from tests.documents.reports import desks
from tests.documents.writers import odd_decks, word_templates

HOSTILE = (
    "<b>R&D <a href='file:///etc/passwd'>x</a> &amp; ]]> %1 {partners} "
    "=1+1 \x00\x1b\ufffe\ud800 高橋 Ωμέγα Кириллица Zażółć 😀 \u202eexe.pdf "
    "שלום עולם مرحبا بالعالم 한국어 中文 Việt"
)
UNBROKEN = "W" * 500
LONG = "An answer that goes on, with figures (1,234.5) and a name: Łódź, 山田太郎, Ελένη. " * 120
"""Ten thousand characters."""


def overfull() -> Dossier:
    """Return an alliance with 200 people, 60 risks, 20 committees and answers of 10,000 characters."""
    dossier = desks.overfull(2)
    id = dossier.alliance.id
    sides = dossier.partners
    for at in range(len(dossier.all(Person)), 200):
        dossier.put(Person(alliance_id=id, partner_id=sides[at % 2].id, name=f"Person {at}", title="Expert"))
    for at in range(len(dossier.all(Committee)), 20):
        dossier.put(Committee(alliance_id=id, name=f"Body {at}", kind=CommitteeKind.WORKING_GROUP))
    for at in range(len(dossier.all(Risk)), 60):
        dossier.put(Risk(alliance_id=id, title=f"Risk {at}", visibility=Visibility.JOINT))
    for at, answer in enumerate(dossier.all(Answer)):
        if isinstance(answer.value, str):
            answer.value = UNBROKEN if at % 9 == 0 else LONG if at % 3 == 0 else answer.value
    for at, risk in enumerate(dossier.all(Risk)[:20]):
        risk.response, risk.due = LONG[: 500 * at + 1], desks.TODAY + timedelta(days=at)
    return dossier


def hostile() -> Dossier:
    """Return a sample in which every text that somebody types is hostile."""
    dossier = desks.told()[1]
    row: Any
    for row in (dossier.alliance, *_records(dossier)):
        for name, field in type(row).model_fields.items():
            if field.annotation is str and (type(row).__name__, name) not in _NOT_TYPED:
                setattr(row, name, HOSTILE)
        if isinstance(row, Answer) and isinstance(row.value, str):
            row.value = HOSTILE
    return dossier


_NOT_TYPED = {
    ("Alignment", "component"),
    ("Alignment", "fingerprint"),
    ("CheckMark", "item"),
    ("CheckMark", "state"),
    ("ComponentNote", "component"),
    ("Answer", "question"),
    ("DocumentChoice", "document"),
    ("ElementState", "element"),
    ("GapAction", "criterion"),
    ("Kickoff", "time_zone"),
    ("LaunchCheck", "check"),
    ("Lesson", "component"),
    ("Observation", "sheet"),
    ("Partner", "holidays"),
    ("PartnerLogo", "data"),
    ("Risk", "source"),
    ("Score", "criterion"),
    ("Task", "component"),
    ("Task", "item"),
    ("Task", "workstream"),
}
"""Names of things in the playbook and the like, which nobody types."""


def _records(dossier: Dossier) -> Iterator[AllianceRecord]:
    for kind in RECORDS:
        if issubclass(kind, AllianceRecord):
            yield from dossier.all(kind)


def _house(word: bytes, deck: bytes) -> HouseLook:
    return HouseLook(
        author="Maren Oyelaran",
        show_author=True,
        company="Kitamine Therapeutics",
        show_company=True,
        footer="Kept by alliance management",
        paper=Paper.LETTER,
        ours="#7A0019",
        theirs="#E0B000",
        word_name="own.docx",
        word_template=base64.b64encode(word).decode(),
        deck_name="own.pptx",
        deck_template=base64.b64encode(deck).decode(),
    )


ALLIANCES: dict[str, Callable[[], Dossier]] = {
    "biopharma": lambda: desks.told()[1],
    "technology": lambda: desks.told()[0],
    "empty": lambda: desks.empty(partners=2),
    "empty technology": lambda: desks.empty(Variant.TECHNOLOGY, 3),
    "overfull": overfull,
    "hostile": hostile,
    "biopharma, letterhead": lambda: desks.told()[1],
    "technology, old deck": lambda: desks.told()[0],
}
HOUSES: dict[str, Callable[[], HouseLook]] = {
    "biopharma, letterhead": lambda: _house(word_templates.letterhead(), odd_decks.branded()),
    "technology, old deck": lambda: _house(word_templates.in_german(), odd_decks.plain()),
}
"""The look of documents that are made in a company's own templates."""
SAMPLES = ("biopharma", "technology")
