"""The shipped playbook is whole."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from alliance_desk.playbook import Playbook
from alliance_desk.playbook.library import PLACEHOLDER
from alliance_desk.playbook.model import PictureName, RegisterName
from alliance_desk.playbook.questions import Item, VariantName
from alliance_desk.playbook.reader import COMPONENTS
from alliance_desk.records.alliance import DealType
from alliance_desk.records.governance import CommitteeKind

VARIANTS: tuple[VariantName, ...] = ("biopharma", "technology")
WORKSTREAMS = {
    "engage_project_team",
    "initiate_governance",
    "finalize_workplans",
    "build_communications",
    "joint_kickoff",
}
ELEMENTS = {
    "enablement",
    "sponsorship",
    "priorities",
    "marketing",
    "operational_readiness",
    "governance_interface",
}
REPORTED = """
    strategic_intent.statement strategic_intent.purpose strategic_intent.outcomes
    strategic_intent.value_customers strategic_intent.value_partner strategic_intent.value_stakeholders
    strategic_intent.experience strategic_intent.how_we_know partner_objectives.motivation
    partner_objectives.conflicts stakeholder_engagement.walk_away stakeholder_engagement.priority
    stakeholder_engagement.approach governance.fit governance.escalation governance.decision_speed
    governance.informal workplans.path workplans.interdependencies workplans.scope_in workplans.scope_out
    risk_assessment.traded_risk risk_assessment.what_if risk_assessment.top_concern
    communication.single_source communication.who_speaks communication.publicity communication.channels
    communication.response_times communication.language team_charters.shared_rules relationships.pairs
    relationships.social relationships.remote
"""
STAGES = {"launch_plan", "external_comms", "launch_date", "ignition", "activation"}


def items(value: Any) -> Iterator[Item]:
    if isinstance(value, tuple):
        for child in value:
            yield from items(child)
    elif isinstance(value, BaseModel):
        if isinstance(value, Item):
            yield value
        for name in type(value).model_fields:
            yield from items(getattr(value, name))


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for child in value:
            yield from texts(child)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from texts(getattr(value, name))


def test_ids_are_used_once(playbook: Playbook) -> None:
    ids = [item.id for item in items(playbook)]
    assert len(ids) > 500
    assert len(ids) == len(set(ids))


def test_texts_are_neat(playbook: Playbook) -> None:
    for text in texts(playbook):
        assert text == text.strip()
        assert "  " not in text
        assert "'" not in text and '"' not in text, f"typographic marks, please: {text}"
        assert not any(line != line.strip() for line in text.splitlines())


@pytest.mark.parametrize("variant", VARIANTS)
def test_variant_holds_nothing_of_the_other(playbook: Playbook, variant: VariantName) -> None:
    kept = list(items(playbook.for_variant(variant)))
    assert {item.only for item in kept} == {None, variant}
    assert 400 < len(kept) < sum(1 for _ in items(playbook))


@pytest.mark.parametrize("variant", VARIANTS)
def test_components_are_whole(playbook: Playbook, variant: VariantName) -> None:
    components = playbook.for_variant(variant).components
    assert tuple(component.id for component in components) == COMPONENTS
    for component in components:
        assert component.why and component.outcome
        assert component.due(variant)[0] in ("signing", "kickoff", "launch")
        assert 5 <= len(component.steps) <= 10, component.id
        assert 6 <= sum(len(step.checklist) for step in component.steps) <= 15, component.id
        assert [step.alignment for step in component.steps] == [False] * (len(component.steps) - 1) + [True]
        for step in component.steps:
            assert step.lead
            assert len(step.questions) <= 4
            assert step.questions or step.checklist or step.register_name, step.id


def test_stakeholder_steps_are_those_of_the_drawing(playbook: Playbook) -> None:
    steps = playbook.component("stakeholder_engagement").steps
    assert [(step.title, step.register_name or step.picture) for step in steps] == [
        ("Who has a stake", "people"),
        ("What each of them gains", "gains"),
        ("Peer-to-peer map", "counterparts"),
        ("Engagement plan", "engagement"),
        ("Influence and support", "influence_grid"),
        ("Onboarding", "onboarding"),
        ("Commitments", "commitments"),
        ("Conversations to prepare", "conversations"),
        ("Align with the partner", None),
    ]


def test_questions_that_reports_use(playbook: Playbook) -> None:
    wanted = REPORTED.split()
    for variant in VARIANTS:
        questions = playbook.for_variant(variant).questions()
        assert set(wanted) <= set(questions)
    questions = playbook.questions()
    assert {id for id in wanted if questions[id].per_partner} == {
        "strategic_intent.value_partner",
        "partner_objectives.motivation",
    }
    assert {id for id in wanted if questions[id].internal} == {
        "partner_objectives.conflicts",
        "stakeholder_engagement.walk_away",
        "risk_assessment.top_concern",
    }


def test_every_kind_of_question_occurs(playbook: Playbook) -> None:
    kinds = {question.kind for question in playbook.questions().values()}
    assert kinds == {"text", "line", "date", "number", "yes_no", "score", "choice"}


def test_readiness(playbook: Playbook) -> None:
    bio = playbook.for_variant("biopharma").workstreams
    assert {item.id for item in bio if item.kind == "workstream"} == WORKSTREAMS
    assert [item.kind for item in bio] == ["before", *["workstream"] * 5, "close"]
    tech = playbook.for_variant("technology").workstreams
    assert {item.id for item in tech if item.kind == "element"} == ELEMENTS
    assert {item.id for item in tech if item.kind == "stage"} == STAGES
    assert [item.id for item in tech if item.kind == "workstream"] == ["joint_meeting"]
    for lanes in (bio, tech):
        assert (lanes[0].id, lanes[-1].id) == ("before_the_start", "end_of_startup")
        for _, group in groupby(lanes, key=lambda item: item.kind):
            members = list(group)
            assert [item.number for item in members] == list(range(1, len(members) + 1))
    for item in playbook.workstreams:
        least, most = (6, 9) if item.kind == "workstream" else (5, 8)
        assert item.purpose and least <= len(item.checklist) <= most, item.id
        assert item.steps, item.id
        for step in item.steps:
            assert step.lead
            # The canvas has three cores, and a ring of three around them.
            assert len(step.questions) <= (6 if step.picture == "canvas" else 4), step.id
            assert step.questions or step.checklist or step.register_name, step.id


def test_common_ground_and_characteristics(playbook: Playbook) -> None:
    assert [each.part for each in playbook.common_ground] == ["vision", "program", "ways of working"]
    parts = {component.part for component in playbook.components}
    assert parts == {each.part for each in playbook.common_ground}
    assert "common_ground.vision" in playbook.questions()
    assert len(playbook.characteristics) == 7
    for each in playbook.characteristics:
        assert each.biopharma != each.technology
        assert each.question.optional, "nobody has to answer them to be complete"
    assert [step.id for lane in playbook.workstreams for step in lane.steps if step.characteristics] == [
        "step.before_the_start.glance"
    ]


def test_third_party(playbook: Playbook) -> None:
    days = [item.offset_days for item in playbook.third_party]
    assert days == sorted(days) and days[0] < 0
    assert {"third.confidentiality", "third.contract", "third.communication", "third.counterparts"} <= {
        item.id for item in playbook.third_party
    }
    assert all(item.component and item.hint for item in playbook.third_party)


def test_schedules(playbook: Playbook) -> None:
    bio = playbook.for_variant("biopharma").schedule
    assert len(bio) == 25
    assert {item.anchor for item in bio} == {"term_sheet", "signing", "kickoff"}
    assert all(item.before_signing != "after" for item in bio if item.anchor == "term_sheet")
    assert all(
        item.before_signing != "after" for item in bio if item.anchor == "signing" and item.offset_days < 0
    )
    tech = playbook.for_variant("technology").schedule
    assert {item.anchor for item in tech} == {"kickoff", "launch"}
    assert {item.workstream for item in tech if item.anchor == "kickoff"} == {"joint_meeting"}
    days = [item.offset_days for item in tech if item.anchor == "launch"]
    assert days == sorted(days) and days[0] == -90 and days[-1] == 90
    wanted = {-90, -75, -60, -55, -50, -45, -35, -30, -25, -14, -10, -7, 0, 30, 45, 60, 90}
    assert wanted <= set(days)
    before, close = "before_the_start", "end_of_startup"
    lanes = ELEMENTS | STAGES | {before, "viable_partnership", "joint_meeting", close}
    assert {item.workstream for item in tech} == lanes
    assert {item.workstream for item in bio} == WORKSTREAMS | {before, close}


def test_what_comes_first_is_due_first(playbook: Playbook) -> None:
    items = {item.id: item for item in playbook.schedule}
    order = ["term_sheet", "signing", "kickoff", "launch"]
    assert sum(len(item.after) for item in items.values()) > 30
    for item in items.values():
        for id in item.after:
            days = [(order.index(each.anchor), each.offset_days) for each in (items[id], item)]
            assert days[0] <= days[1], f"{id} is due after {item.id}"


def test_scorecard(playbook: Playbook) -> None:
    assert [item.id for item in playbook.criteria] == [
        "corporate_priorities",
        "geographic_priorities",
        "technical_roadmap",
        "executive_teams",
        "field_engineering",
        "enablement_engine",
    ]
    for criterion in playbook.criteria:
        assert len({criterion.low, criterion.middle, criterion.high}) == 3
        assert all(text.endswith(".") for text in (criterion.low, criterion.middle, criterion.high))
        assert criterion.biopharma_title
    checks = playbook.launch_checks
    assert [check.id for check in checks] == [
        "customer_test",
        "agreement",
        "operations",
        "stakeholders",
        "resources",
    ]
    assert all(check.prompt and check.biopharma_title for check in checks)


def test_shelves(playbook: Playbook) -> None:
    assert len(playbook.habits) == 7
    figure = [risk for risk in playbook.risks if risk.from_figure_3]
    assert [risk.only for risk in figure] == [None, None, None, None, "technology", "biopharma"]
    assert len(playbook.risks) == 18
    assert all(3 <= len(risk.actions) <= 4 for risk in playbook.risks)
    kinds = [metric.kind for metric in playbook.metrics]
    assert [kinds.count("activity"), kinds.count("process"), kinds.count("outcome")] == [7, 6, 7]
    prompts = {
        family: sum(len(sheet.prompts) for sheet in sheets)
        for family, sheets in groupby(playbook.sheets, key=lambda sheet: sheet.family)
    }
    assert {
        family: prompts[family] for family in ("north_star", "give_get", "ice_breaker", "loaded_words")
    } == {
        "north_star": 18,
        "give_get": 24,
        "ice_breaker": 10,
        "loaded_words": 15,
    }
    families = [sheet.family for sheet in playbook.sheets]
    assert {name: families.count(name) for name in ("four_ps", "preparation", "what_if", "audience")} == {
        "four_ps": 4,
        "preparation": 7,
        "what_if": 8,
        "audience": 9,
    }
    assert all(5 <= len(sheet.prompts) <= 7 for sheet in playbook.sheets if sheet.family == "four_ps")


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_sheet_is_offered_by_a_step(playbook: Playbook, variant: VariantName) -> None:
    """A sheet that no step names is never seen; a name that no sheet has opens nothing."""
    kept = playbook.for_variant(variant)
    steps = [step for section in (*kept.components, *kept.workstreams) for step in section.steps]
    assert {sheet.id for step in steps for sheet in kept.sheets_for(step)} == {s.id for s in kept.sheets}
    named = {name for step in steps for name in step.sheets}
    assert named <= {name for sheet in kept.sheets for name in (sheet.family, sheet.id)}


@pytest.mark.parametrize("deal_type", DealType)
def test_each_deal_type_has_a_shape(playbook: Playbook, deal_type: DealType) -> None:
    shape = playbook.governance_for(deal_type)
    assert shape is not None
    assert [item for item in playbook.governance if deal_type in item.deal_types] == [shape]
    assert shape.committees[0].kind == "steering committee"
    assert all(committee.parent for committee in shape.committees[1:])
    assert all(": " in rung and rung.endswith(" working days") for rung in shape.escalation)


def test_deal_types_are_those_of_the_records(playbook: Playbook) -> None:
    named = [deal_type for shape in playbook.governance for deal_type in shape.deal_types]
    assert sorted(named) == sorted(DealType)


def test_charters(playbook: Playbook) -> None:
    for kind in ("steering committee", "project team", "working group"):
        wording = playbook.charter_for(kind)
        assert wording is not None
        assert len(wording.rules_of_engagement.splitlines()) == 12
        assert len(wording.deliverables) >= 4
        assert "check your agreement" in wording.thresholds + wording.tie_break
        filled = wording.filled(
            alliance="Corvane {partners}",
            committee="JSC",
            north_star="Breathe.",
            partners="Corvane and Helix Arc",
        )
        assert filled.kind == wording.kind and filled.id == wording.id
        assert "JSC" in filled.contribution and "Corvane and Helix Arc" in filled.contribution
        assert "Corvane {partners}" in filled.contribution, "a name is not filled in again"
        without = filled.contribution.replace("Corvane {partners}", "")
        assert not PLACEHOLDER.search(without)


def test_informal_forums(playbook: Playbook) -> None:
    wording = playbook.charter_for("informal forum")
    assert wording is not None and len(wording.rules_of_engagement.splitlines()) <= 7
    bodies = [body for shape in playbook.governance for body in shape.committees]
    forums = [body for body in bodies if body.kind == "informal forum"]
    assert forums and all(body.parent for body in forums)
    ladders = [shape.escalation for shape in playbook.governance]
    assert len(ladders) == len(set(ladders)) == 6
    assert {body.kind for body in bodies} == set(CommitteeKind)


def test_agenda(playbook: Playbook) -> None:
    blocks = {
        key: sum(item.minutes for item in group)
        for key, group in groupby(playbook.agenda, key=lambda item: (item.form, item.day))
    }
    assert [key[1] for key in blocks if key[0] == "in person"] == [1, 2]
    assert [key[1] for key in blocks if key[0] == "remote"] == [1, 2, 3]
    assert all(120 <= minutes <= 150 for (form, _), minutes in blocks.items() if form == "remote")


def test_credits_name_both_papers(playbook: Playbook) -> None:
    credits = " ".join(playbook.credits)
    for words in (
        "Jan Twombly and Jeff Shuman",
        "The Rhythm of Business",
        "Start it Right: Mastering the Alliance Startup Process",
        "Biopharmaceutical Alliance Management: Practices, Structure and Value",
    ):
        assert words in credits


def test_every_register_and_picture_has_its_step(playbook: Playbook) -> None:
    sections = (*playbook.components, *playbook.workstreams)
    steps = [step for section in sections for step in section.steps]
    # Alignment is drawn on its own page.
    assert {step.register_name for step in steps} - {None} == set(get_args(RegisterName))
    assert {step.picture for step in steps} - {None} == set(get_args(PictureName)) - {"alignment"}
    for component in playbook.components:
        registers = [step.register_name for step in component.steps if step.register_name]
        assert len(registers) == len(set(registers)), component.id


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_register_of_the_kickoff_has_a_page_in_both_variants(
    playbook: Playbook, variant: VariantName
) -> None:
    lanes = playbook.for_variant(variant).workstreams
    shown = {step.register_name for lane in lanes for step in lane.steps}
    assert {"kickoff", "agenda", "pre_reads", "after_actions", "internal_kickoffs"} <= shown


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_start_rule_is_asked_beside_the_list_of_those_in_the_know(
    playbook: Playbook, variant: VariantName
) -> None:
    lane = playbook.for_variant(variant).workstream("before_the_start")
    step = next(step for step in lane.steps if step.register_name == "insiders")
    rule, source, *_ = step.questions
    assert (rule.kind, source.kind) == ("choice", "line")
    assert playbook.renamed["workplans.start_rule"] == rule.id


@pytest.mark.parametrize("variant", VARIANTS)
def test_roles_of_the_startup_team(playbook: Playbook, variant: VariantName) -> None:
    roles = playbook.for_variant(variant).startup_roles
    assert [role.title for role in roles if role.each_partner] == ["alliance lead", "sponsor", "project lead"]
    wanted = {"biopharma": "functional lead", "technology": "regional alliance director"}
    assert wanted[variant] in [role.title for role in roles]


def test_the_minimum_viable_partnership_is_asked_once(playbook: Playbook) -> None:
    questions = playbook.questions()
    for old in ("economics", "operating", "ip_and_decisions"):
        assert f"strategic_intent.{old}" not in questions
        assert playbook.renamed[f"strategic_intent.{old}"] in questions
    assert questions[playbook.renamed["strategic_intent.economics"]].per_partner
