"""A house playbook changes what it says and nothing else; each mistake in it is one sentence."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_desk.bundle import RESOURCES
from alliance_desk.playbook import Playbook, PlaybookError
from alliance_desk.playbook.differences import differences
from alliance_desk.playbook.house import LARGEST, laid_over, name_of

EXAMPLE = (RESOURCES / "templates" / "house_playbook.toml").read_text(encoding="utf-8")
CHECK = "check.governance.purpose"
HOUSE = """
name = 'Corvane way'
version = '3'
hide = ['check.governance.seats', 'governance.politics', 'plan.bio.charters']

[reword.'step.governance.bodies']
title = 'Committees'
prompts = ['One?', 'Two?']

[reword.governance.informal]
hint = 'Ask the leads.'

[[add]]
kind = 'check'
parent = 'step.governance.bodies'
behind = 'check.governance.purpose'
item = { id = 'check.governance.house', text = 'Compliance has seen the list' }

[[add]]
kind = 'question'
parent = 'step.governance.fit'
[add.item]
id = 'governance.house_delegation'
kind = 'choice'
prompt = 'Which rules of delegation apply?'
choices = ['Ours', 'Theirs']

[[add]]
kind = 'step'
parent = 'governance'
[add.item]
id = 'step.governance.house'
title = 'Our own rules'
lead = 'Read them.'
questions = [{ id = 'governance.house_read', kind = 'yes_no', prompt = 'Read?' }]

[[add]]
kind = 'task'
[add.item]
id = 'plan.house.privacy'
title = 'Privacy office looks at the flow of data'
only = 'biopharma'
workstream = 'finalize_workplans'
anchor = 'signing'
offset_days = 10
after = ['plan.bio.signing']
"""


def test_an_empty_house_changes_nothing(playbook: Playbook) -> None:
    for text in ("", "\n# nothing\n", "hide = []", "\ufeff"):
        assert laid_over(playbook, text) is playbook
    named = laid_over(playbook, "name = 'Corvane way'")
    assert named == playbook.model_copy(update={"house": "Corvane way"})
    assert differences(playbook, playbook) == ()


def test_the_example_to_start_from(playbook: Playbook) -> None:
    made = laid_over(playbook, EXAMPLE)
    assert made.house == "Our way of starting 1"
    assert differences(playbook, made) == ()
    # Its own examples work once the mark before them is taken away; notes have a blank behind it.
    switched = re.sub(r"^#(?=\S|  ')", "", EXAMPLE, flags=re.MULTILINE)
    found = differences(playbook, laid_over(playbook, switched))
    assert {each.kind for each in found} == {"added", "hidden", "reworded"}


def test_adds_hides_and_rewords(playbook: Playbook) -> None:
    made = laid_over(playbook, HOUSE)
    assert made.house == "Corvane way 3"
    governance = made.component("governance")
    bodies = governance.steps[0]
    assert (bodies.title, bodies.prompts) == ("Committees", ("One?", "Two?"))
    ids = [item.id for item in bodies.checklist]
    assert ids[:2] == [CHECK, "check.governance.house"]
    assert "check.governance.seats" not in ids
    assert governance.steps[-2].id == "step.governance.house", "the partners agree last"
    questions = made.questions()
    assert questions["governance.informal"].hint == "Ask the leads."
    assert "governance.politics" not in questions and "governance.house_read" in questions
    item = made.schedule_item("plan.house.privacy")
    assert item is not None and item.after == ("plan.bio.signing",)
    # What waited for the hidden task now waits for what that waited for.
    prereads = made.schedule_item("plan.bio.prereads")
    assert prereads is not None and prereads.after == ("plan.bio.functional_plans", "plan.bio.appointments")
    assert made.for_variant("technology").schedule_item("plan.house.privacy") is None
    assert made.component("workplans") == playbook.component("workplans")


def test_differences_name_everything(playbook: Playbook) -> None:
    found = differences(playbook, laid_over(playbook, HOUSE))
    assert {(each.kind, each.id, each.field) for each in found} == {
        ("added", "check.governance.house", ""),
        ("added", "governance.house_delegation", ""),
        ("added", "step.governance.house", ""),
        ("added", "plan.house.privacy", ""),
        ("hidden", "check.governance.seats", ""),
        ("hidden", "governance.politics", ""),
        ("hidden", "plan.bio.charters", ""),
        ("reworded", "step.governance.bodies", "title"),
        ("reworded", "step.governance.bodies", "prompts"),
        ("reworded", "governance.informal", "hint"),
        ("reworded", "plan.bio.prereads", "after"),
    }
    title = next(each for each in found if each.field == "title")
    assert (title.old, title.new, title.what) == ("Which bodies we need", "Committees", "step")
    assert title.where == "Governance"
    hidden = next(each for each in found if each.id == "check.governance.seats")
    assert hidden.old.startswith("Nobody sits on more")
    assert hidden.where == "Governance › Which bodies we need"


MISTAKES = [
    ("nme = 'x'", "Line 1, nme: this key is not known here."),
    ("name = 5", "Line 1, name: expected a text in quotes."),
    ("hide = 'x'", "Line 1, hide: expected a list of ids in quotes."),
    ("hide = [5]", "Line 1, hide[0]: expected an id in quotes."),
    ("\nhide = ['nothing']", "Line 2, hide[0]: there is no item nothing in the playbook."),
    ("hide = ['governance']", "Line 1, hide[0]: governance belongs to the core of the method"),
    ("hide = ['executive_teams']", "Line 1, hide[0]: executive_teams belongs to the core of the method"),
    (
        "hide = ['step.governance.align']",
        "Line 1, hide[0]: step.governance.align is where the partners agree",
    ),
    ("hide = ['alliance_startup']", "Line 1, hide[0]: there is no item alliance_startup"),
    (f"hide = ['{CHECK}', '{CHECK}']", f"Line 1, hide[1]: there is no item {CHECK} in the playbook."),
    ("reword = 5", "Line 1, reword: expected a table."),
    ("[reword]\ntitle = 'x'", "reword.title: expected the id of an item first"),
    ("[reword.'nothing']\ntitle = 'x'", "Line 1, reword.nothing: there is no item nothing"),
    (
        "[reword.governance]\nnumber = 7",
        "Line 1, reword.governance.number: number cannot be worded otherwise.",
    ),
    ("[reword.governance]\ntitle = ''", "Line 1, reword.governance.title: the new words are empty"),
    ("[reword.governance]\ntitle = true", "Line 1, reword.governance.title: expected a text in quotes."),
    ("[reword.governance]\ntitle = ['x']", "Line 1, reword.governance.title: expected a text in quotes."),
    (
        "[reword.'charter.project_team']\nmeasures = '{moon}'",
        "Line 1, reword.charter.project_team.measures: {moon} is none of",
    ),
    ("add = 5", "Line 1, add: expected tables, each begun with [[add]]."),
    ("[[add]]\nkind = 'poem'", "Line 1, add[0].kind: expected one of step, question, check, task"),
    ("[[add]]\nkind = 'check'", "Line 1, add[0].item: expected a table with the item itself."),
    ("[[add]]\nkind = 'check'\nitem = {}", "Line 1, add[0].item.id: expected an id in quotes."),
    ("[[add]]\nsort = 'check'", "Line 1, add[0].sort: this key is not known here."),
    (
        f"[[add]]\nkind = 'check'\nitem = {{ id = '{CHECK}', text = 'x' }}",
        f"Line 1, add[0].item.id: {CHECK} is there already.",
    ),
    (
        "[[add]]\nkind = 'check'\nitem = { id = 'x', text = 'x' }",
        "Line 1, add[0].parent: a check needs the id of the item to which it belongs.",
    ),
    (
        "[[add]]\nkind = 'check'\nparent = 'governance'\nitem = { id = 'x', text = 'x' }",
        "Line 1, add[0].parent: governance is not a step or a workstream.",
    ),
    (
        "[[add]]\nkind = 'step'\nparent = 'step.governance.fit'\n"
        "item = { id = 'x', title = 'x', lead = 'x' }",
        "Line 1, add[0].parent: step.governance.fit is not a component or a workstream.",
    ),
    (
        "[[add]]\nkind = 'risk'\nparent = 'governance'\nitem = { id = 'x' }",
        "Line 1, add[0].parent: a risk stands by itself and has no parent.",
    ),
    (
        f"[[add]]\nkind = 'check'\nparent = 'step.governance.fit'\nbehind = '{CHECK}'\nitem = {{ id = 'x' }}",
        f"Line 1, add[0].behind: there is no {CHECK} beside it.",
    ),
    (
        "\n[[add]]\nkind = 'check'\nparent = 'step.governance.fit'\nitem = { id = 'x', texd = 'x' }",
        "Line 2, add[0].item.text: this key is missing.",
    ),
    (
        "[[add]]\nkind = 'question'\nparent = 'step.governance.fit'\n"
        "item = { id = 'governance.x', kind = 'essay', prompt = 'x' }",
        "Line 1, add[0].item.kind: expected one of text, line, date, number",
    ),
    (
        "[[add]]\nkind = 'question'\nparent = 'step.governance.fit'\n"
        "item = { id = 'x', kind = 'text', prompt = 'x' }",
        "Line 1, add[0].item.id: expected an id that begins with governance.",
    ),
    (
        "[[add]]\nkind = 'metric'\nitem = { id = 'metric.x', kind = 'process', title = 'x' }",
        "Line 1, add[0].item.reference: a process metric needs a reference.",
    ),
    (
        HOUSE.replace("after = ['plan.bio.signing']", "after = 5"),
        "Line 37, add[3].item.after: expected a list.",
    ),
    (
        "[[add]]\nkind = 'step'\nparent = 'governance'\nitem = { id = 'x', questions = [5] }\n"
        "[[add]]\nkind = 'question'\nparent = 'x'\nitem = { id = 'governance.y' }",
        "Line 5, add[1].parent: x has no list of items to add to.",
    ),
    ("name = 'x", "The file is not well-formed TOML: "),
    ("x = " + "[" * 5000 + "]" * 5000, "The tables of the file are nested too deeply."),
    ("#" * (LARGEST + 1), "The file is far too large for a house playbook."),
]


@pytest.mark.parametrize(("text", "sentence"), MISTAKES, ids=[entry[1][:60] for entry in MISTAKES])
def test_mistake(playbook: Playbook, text: str, sentence: str) -> None:
    with pytest.raises(PlaybookError) as raised:
        laid_over(playbook, text)
    assert str(raised.value).startswith(sentence)
    assert "\n" not in str(raised.value)


def test_control_characters_do_not_get_through(playbook: Playbook) -> None:
    with pytest.raises(PlaybookError):
        laid_over(playbook, "name = 'a\x00b'\x00")
    made = laid_over(playbook, '[reword.governance]\ntitle = "a\\u0007b"')
    assert made.component("governance").title == "a\ufffdb"


def test_name_of_a_file() -> None:
    assert name_of(HOUSE) == ("Corvane way", "3")
    with pytest.raises(PlaybookError):
        name_of("[[")


def _hideable(playbook: Playbook) -> list[str]:
    steps = [step for section in (*playbook.components, *playbook.workstreams) for step in section.steps]
    return [
        *(step.id for step in steps if not step.alignment),
        *(item.id for step in steps for item in (*step.questions, *step.checklist)),
        *(item.id for item in (*playbook.schedule, *playbook.risks, *playbook.metrics, *playbook.sheets)),
    ]


@given(st.data())
def test_hiding_then_differences_names_it(playbook: Playbook, data: st.DataObject) -> None:
    ids = data.draw(st.lists(st.sampled_from(_hideable(playbook)), min_size=1, max_size=1))
    found = differences(playbook, laid_over(playbook, f"hide = {ids!r}"))
    assert [each.id for each in found if each.kind == "hidden"] == ids
    assert not [each for each in found if each.kind == "added"]
    assert {each.field for each in found if each.kind == "reworded"} <= {"after"}


VALUES = ("5", "'x'", "''", "[]", "[1]", "{}", "{ id = 'x' }", "true", "1979-05-27", "nan", "[[{}]]")
LINES = HOUSE.splitlines()


@given(st.integers(0, len(LINES) - 1), st.sampled_from(("gone", "twice", *VALUES)))
def test_any_edit_is_taken_or_explained(playbook: Playbook, place: int, what: str) -> None:
    line = LINES[place]
    key = line.partition(" = ")[0]
    instead = {"gone": [], "twice": [line, line]}.get(what, [f"{key} = {what}"])
    lines = [*LINES[:place], *instead, *LINES[place + 1 :]]
    try:
        made = laid_over(playbook, "\n".join(lines))
    except PlaybookError as error:
        assert "\n" not in str(error) and str(error).endswith(".")
    else:
        assert laid_over(made, "") is made


@given(st.text(max_size=60) | st.binary(max_size=60).map(lambda raw: raw.decode("latin-1")))
def test_any_text_is_taken_or_explained(playbook: Playbook, text: str) -> None:
    try:
        laid_over(playbook, text)
    except PlaybookError as error:
        assert str(error)
