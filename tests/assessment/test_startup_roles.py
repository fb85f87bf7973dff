"""An empty role of the startup team is named for each partner that lacks it (S26)."""

from datetime import date

import pytest

from alliance_desk.assessment.index import Index
from alliance_desk.assessment.registers.people import RULES
from alliance_desk.bundle import RESOURCES
from alliance_desk.playbook.reader import read_playbook
from alliance_desk.records import Variant

TODAY = date(2026, 11, 22)
PLAYBOOK = read_playbook(RESOURCES / "playbook")


@pytest.mark.parametrize("variant", list(Variant))
def test_an_empty_role_is_named_for_each_partner(new_desk, variant):
    desk = new_desk(variant)

    def missing() -> list[str]:
        index = Index(desk.dossier, PLAYBOOK.for_variant(variant.value), TODAY)
        return [rule.text for rule in RULES["commitments"](index) if not rule.done]

    ours, theirs = (partner.label for partner in desk.partners)
    assert f"The startup team lacks a project lead of {ours} and {theirs}" in missing()
    desk.person(0, "Ana", startup_role="Project lead, and functional lead")
    assert f"The startup team lacks a project lead of {theirs}" in missing()
    desk.person(1, "Ben", startup_role="project lead")
    assert not [text for text in missing() if "project lead" in text]
    assert not [text for text in missing() if "functional lead" in text], "not every partner needs one"
    assert f"The startup team lacks a sponsor of {ours} and {theirs}" in missing()
