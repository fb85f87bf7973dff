"""Every mistake in a playbook is one plain sentence with file and key."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_desk.playbook import PlaybookError, read_playbook
from alliance_desk.playbook.reader import COMPONENTS, HOMES

FILES = sorted({*(f"{name}.toml" for name in COMPONENTS), *HOMES.values()})
SOURCE = "stakeholder_engagement.toml"
FIRST_QUESTION = "id = 'stakeholder_engagement.priority'\nkind = 'text'"

MISTAKES = [
    # A kind of question that does not exist, or none at all.
    (
        SOURCE,
        FIRST_QUESTION,
        FIRST_QUESTION.replace("'text'", "'essay'"),
        f"{SOURCE}, steps[0].questions[0].kind: expected one of text, line, date, number, yes_no, score",
    ),
    (
        SOURCE,
        FIRST_QUESTION,
        FIRST_QUESTION.replace("kind = 'text'", ""),
        f"{SOURCE}, steps[0].questions[0].kind: this key is missing",
    ),
    # Wrong types.
    (
        SOURCE,
        "prompt = 'Who comes first, and why?'",
        "prompt = 5",
        f"{SOURCE}, steps[0].questions[0].prompt: expected a text in quotes",
    ),
    ("governance.toml", "number = 4", "number = 'four'", "governance.toml, number: expected a whole number"),
    ("governance.toml", "number = 4", "number = 4.5", "governance.toml, number: expected a whole number"),
    (
        "relationships.toml",
        "alignment = true",
        "alignment = 'perhaps'",
        "relationships.toml, steps[5].alignment: expected true or false",
    ),
    (
        "playbook.toml",
        "credits = [",
        "credits = 1\nold = [",
        "playbook.toml, old: this key is not known here",
    ),
    ("playbook.toml", "\n[renamed]", "\n[[renamed]]", "playbook.toml, renamed: expected a table"),
    (
        "risks.toml",
        "actions = [\n",
        "actions = 'Talk.'\nnone = [\n",
        "risks.toml, risks[0].actions: expected a list",
    ),
    (
        "workplans.toml",
        "technology = { anchor = 'launch', offset = -45 }",
        "technology = 'soon'",
        "workplans.toml, due.technology: expected a table",
    ),
    # Missing and unknown keys.
    (
        "habits.toml",
        "title = 'Bridge differences'\n",
        "",
        "habits.toml, habits[3].title: this key is missing",
    ),
    ("playbook.toml", "version = '1.0'", "", "playbook.toml, version: this key is missing"),
    ("workplans.toml", "outcome = ", "outcom = ", "workplans.toml, outcome: this key is missing"),
    (
        "agenda.toml",
        "day = 1",
        "day = 1\nroom = 'A'",
        "agenda.toml, agenda[0].room: this key is not known here",
    ),
    (
        "habits.toml",
        "[[habits]]",
        "colour = 'blue'\n[[habits]]",
        "habits.toml, colour: this key is not known here",
    ),
    # Words outside their list.
    (
        SOURCE,
        "register = 'people'",
        "register = 'everyone'",
        f"{SOURCE}, steps[0].register: expected one of north_star, value_propositions, objectives, ",
    ),
    (
        "schedule.toml",
        "'term_sheet'",
        "'lunch'",
        "schedule.toml, schedule[0].anchor: expected one of term_sheet",
    ),
    (
        "metrics.toml",
        "'activity'",
        "'vanity'",
        "metrics.toml, metrics[0].kind: expected one of activity, process",
    ),
    # Ids.
    (
        "habits.toml",
        "'habit.publish_work'",
        "'Publish work'",
        "habits.toml, habits[6].id: expected small letters, digits, underscores and dots",
    ),
    (
        "habits.toml",
        "'habit.publish_work'",
        "'habit.bridge_differences'",
        "habits.toml, habits[6].id: habit.bridge_differences is used twice",
    ),
    (
        "governance.toml",
        "id = 'governance.informal'",
        "id = 'strategic_intent.informal'",
        "governance.toml, steps[0].questions[0].id: expected an id that begins with governance.",
    ),
    ("governance.toml", "number = 4", "number = 5", "governance.toml, number: expected 4"),
    (
        "governance.toml",
        "id = 'governance'",
        "id = 'steering'",
        "governance.toml, id: expected governance, as the file is called",
    ),
    (
        "governance.toml",
        "alignment = true",
        "",
        "governance.toml, steps: the last step must have alignment = true",
    ),
    # References between files.
    (
        "schedule.toml",
        "workstream = 'engage_project_team'",
        "workstream = 'catering'",
        "schedule.toml, schedule[0].workstream: there is no workstream catering",
    ),
    (
        "schedule.toml",
        "workstream = 'engage_project_team'",
        "workstream = 'ignition'",
        "schedule.toml, schedule[0].workstream: ignition belongs to the other variant",
    ),
    (
        "schedule.toml",
        "component = 'risk_assessment'",
        "component = 'luck'",
        "schedule.toml, schedule[1].component: there is no component luck",
    ),
    (
        "governance_shapes.toml",
        "parent = 'shape.licence.steering'",
        "parent = 'shape.licence.board'",
        "governance_shapes.toml, governance[0].committees[1].parent: there is no committee shape.",
    ),
    (
        "governance_shapes.toml",
        "deal_types = ['distribution']",
        "deal_types = ['in-license']",
        "governance_shapes.toml, governance[1].deal_types: in-license already has a shape",
    ),
    (
        "playbook.toml",
        "\n[renamed]",
        "\n[renamed]\n'governance.old' = 'governance.gone'",
        "playbook.toml, renamed.governance.old: there is no item governance.gone",
    ),
    (
        "playbook.toml",
        "\n[renamed]",
        "\n[renamed]\n'governance.fit' = 'governance.informal'",
        "playbook.toml, renamed.governance.fit: governance.fit is still in use",
    ),
    # Workstreams, order of the plan, common ground.
    (
        "readiness.toml",
        "id = 'before_the_start.route'",
        "id = 'start.route'",
        "readiness.toml, workstreams[0].steps[1].questions[0].id: expected an id that begins with ",
    ),
    (
        "readiness.toml",
        "id = 'step.before_the_start.route'",
        "id = 'step.before_the_start.route'\nalignment = true",
        "readiness.toml, workstreams[0].steps[1].alignment: only a component is agreed by the partners",
    ),
    (
        "schedule.toml",
        "offset_days = 3",
        "offset_days = 3\nafter = ['plan.bio.lunch']",
        "schedule.toml, schedule[1].after[0]: there is no item plan.bio.lunch in the plan",
    ),
    (
        "schedule.toml",
        "offset_days = 3",
        "offset_days = 3\nafter = ['plan.tech.launch']",
        "schedule.toml, schedule[1].after[0]: plan.tech.launch belongs to the other variant",
    ),
    (
        "schedule.toml",
        "offset_days = 3",
        "offset_days = 3\nafter = ['plan.bio.four_ps']",
        "schedule.toml, schedule[1].after: plan.bio.four_ps would have to come before itself",
    ),
    (
        "third_party.toml",
        "component = 'governance'",
        "component = 'luck'",
        "third_party.toml, third_party[0].component: there is no component luck",
    ),
    (
        "common_ground.toml",
        "part = 'program'",
        "part = 'vision'",
        "common_ground.toml, common_ground[1].part: vision is there already",
    ),
    (
        "common_ground.toml",
        "kind = 'text'",
        "kind = 'text'\nprompts = []",
        "common_ground.toml, common_ground[0].question.prompts: this key is not known here",
    ),
    (
        "characteristics.toml",
        "kind = 'yes_no'",
        "kind = 'line'",
        "characteristics.toml, characteristics[0].question.kind: expected one of yes_no",
    ),
    # Counts and rules.
    (
        "scorecard.toml",
        "group = 'alignment'",
        "group = 'commitment'",
        "scorecard.toml, criteria: expected three criteria of alignment and three of commitment",
    ),
    (
        "metrics.toml",
        "reference = 'Our last three startups'",
        "",
        "metrics.toml, metrics[8].reference: a process metric needs a reference",
    ),
    (
        "charters.toml",
        "{alliance} pointed",
        "{aliance} pointed",
        "charters.toml, charters[0].contribution: {aliance} is none of {alliance}, {committee}",
    ),
    # Not TOML.
    ("habits.toml", "[[habits]]", "[[habits", "habits.toml: not well-formed TOML: "),
]


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"), MISTAKES, ids=[entry[3][:60] for entry in MISTAKES]
)
def test_mistake(
    mistake: Callable[[str, str, str], str], file: str, old: str, new: str, sentence: str
) -> None:
    said = mistake(file, old, new)
    assert said.startswith(sentence)
    assert "\n" not in said


def test_five_launch_checks(folder: Path) -> None:
    text = (folder / "scorecard.toml").read_text(encoding="utf-8")
    (folder / "scorecard.toml").write_text(text[: text.rindex("[[launch_checks]]")], encoding="utf-8")
    with pytest.raises(PlaybookError, match=r"scorecard\.toml, launch_checks: expected five .* found 4"):
        read_playbook(folder)


@pytest.mark.parametrize("file", FILES)
def test_missing_file(folder: Path, file: str) -> None:
    (folder / file).unlink()
    with pytest.raises(PlaybookError) as raised:
        read_playbook(folder)
    assert str(raised.value) == f"{file}: the file is missing from {folder}"


def test_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(PlaybookError, match="the file is missing"):
        read_playbook(tmp_path / "nowhere")


def test_folder_in_place_of_a_file(folder: Path) -> None:
    (folder / "habits.toml").unlink()
    (folder / "habits.toml").mkdir()
    with pytest.raises(PlaybookError, match=r"^habits\.toml: the file cannot be read"):
        read_playbook(folder)


def test_not_utf8(folder: Path) -> None:
    (folder / "habits.toml").write_bytes("title = 'Gemüse'".encode("latin-1"))
    with pytest.raises(PlaybookError, match=r"^habits\.toml: the file is not UTF-8 text$"):
        read_playbook(folder)


def test_nested_too_deeply(folder: Path) -> None:
    depth = sys.getrecursionlimit()
    (folder / "habits.toml").write_text(f"habits = {'[' * depth}{']' * depth}", encoding="utf-8")
    with pytest.raises(PlaybookError, match=r"^habits\.toml: the tables are nested too deeply$"):
        read_playbook(folder)


def test_empty_file(folder: Path) -> None:
    (folder / "habits.toml").write_text("", encoding="utf-8")
    with pytest.raises(PlaybookError, match=r"^habits\.toml, habits: this key is missing$"):
        read_playbook(folder)


def test_mark_at_the_beginning_is_no_mistake(folder: Path) -> None:
    path = folder / "habits.toml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert len(read_playbook(folder).habits) == 7


@given(st.data())
def test_any_edit_is_read_or_explained(folder: Path, data: st.DataObject) -> None:
    path = folder / data.draw(st.sampled_from(FILES))
    before = path.read_text(encoding="utf-8")
    lines = before.splitlines()
    place = data.draw(st.integers(0, len(lines) - 1))
    key = lines[place].partition(" = ")[0]
    values = ["5", "'x'", "''", "[]", "[1]", "{}", "{ id = 'x' }", "true", "1979-05-27", "1e400", "[[{}]]"]
    lines[place : place + 1] = data.draw(
        st.sampled_from([[], [lines[place], lines[place]], *([f"{key} = {value}"] for value in values)])
    )
    path.write_text("\n".join(lines), encoding="utf-8")
    try:
        read_playbook(folder)
    except PlaybookError as error:
        assert str(error).partition(".toml")[0] + ".toml" in FILES
        assert "\n" not in str(error)
    finally:
        path.write_text(before, encoding="utf-8")


def test_renamed_reaches_the_playbook(folder: Path) -> None:
    with (folder / "playbook.toml").open("a", encoding="utf-8") as file:
        file.write("'governance.speed' = 'governance.decision_speed'\n")
    assert read_playbook(folder).renamed.items() >= {"governance.speed": "governance.decision_speed"}.items()
