from dataclasses import replace
from datetime import date

import pytest

from alliance_desk.documents.outline import Outline
from alliance_desk.documents.press import words

PLAIN = Outline("Plan", (), dated=date(2027, 3, 1), version="2")


@pytest.mark.parametrize(
    ("audience", "confidentiality", "said"),
    [
        ("joint", "Confidential", "Confidential"),
        ("internal", "Confidential", "Confidential · Internal"),
        ("internal", "Internal only", "Internal only"),
        ("restricted", "Confidential", "Confidential · Restricted"),
        ("restricted", "", "Restricted"),
    ],
)
def test_who_may_read_it_is_always_said(audience: str, confidentiality: str, said: str) -> None:
    made = replace(PLAIN, audience=audience, confidentiality=confidentiality)
    assert words.secrecy(made) == said
    assert words.imprint(made).startswith(said)


def test_imprint_names_the_day_of_the_facts_only_where_it_is_another() -> None:
    assert words.imprint(replace(PLAIN, as_of=date(2027, 3, 1))) == "Confidential · Version 2 · 1 Mar 2027"
    assert words.imprint(replace(PLAIN, as_of=date(2027, 2, 20))).endswith("1 Mar 2027 · As of 20 Feb 2027")


def test_makers_are_named_as_far_as_chosen() -> None:
    assert words.makers(PLAIN) == ""
    assert words.makers(replace(PLAIN, author="A. Lee", company="Corvane")) == "A. Lee, Corvane"
