"""What is in it for the people who count: asked for, told, and no longer once it is written."""

from datetime import date

from alliance_desk.assessment.index import Index
from alliance_desk.assessment.registers.people import RULES
from alliance_desk.records import Person

TODAY = date(2026, 11, 22)


def said(desk, playbook):
    (rule,) = RULES["gains"](Index(desk.dossier, playbook, TODAY))
    return rule.done, rule.text, rule.record


def test_only_people_with_a_word_that_counts_must_gain_something(desk, playbook):
    assert said(desk, playbook)[:2] == (False, "Nothing in it for anybody yet")
    quiet = desk.person(0, "Quiet", influence=2)
    assert said(desk, playbook)[0]
    unrated = desk.person(1, "Unrated")
    assert said(desk, playbook)[1:] == ("1 person not rated and with nothing in it for them yet", unrated.id)
    unrated.influence = 4
    assert said(desk, playbook)[1:] == ("1 person with nothing in it for them yet", unrated.id)
    unrated.gains = "A second product for her region"
    assert said(desk, playbook)[0]
    assert not desk.dossier.get(Person, quiet.id).gains
