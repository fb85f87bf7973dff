"""The laws can fail: each catches, by itself, a mistake that is planted in memory for one test."""

import inspect
import sys
from types import ModuleType
from typing import cast

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from alliance_desk.assessment import dating, shift, working_days, workplan
from alliance_desk.assessment.registers import people, risks
from alliance_desk.records import Dossier, Risk
from tests.assessment import test_completeness_law as completeness
from tests.assessment import test_incremental as incremental
from tests.assessment import test_schedule_laws as laws

SEEN = settings(
    max_examples=3000,
    database=None,
    derandomize=True,
    deadline=None,
    phases=[Phase.generate],
    report_multiple_bugs=False,
    suppress_health_check=cast("list[HealthCheck]", list(HealthCheck)),
)


def plant(patch: pytest.MonkeyPatch, module: ModuleType, right: str, wrong: str) -> None:
    """Make one mistake in a copy of a module, and let everyone use the functions of the copy."""
    source = inspect.getsource(module)
    assert source.count(right) == 1, f"{right} stands {source.count(right)} times in {module.__name__}"
    copy = {"__name__": module.__name__}
    exec(source.replace(right, wrong), copy)
    for name, old in vars(module).items():
        new = copy.get(name)
        if getattr(old, "__module__", "") != module.__name__ or new is old:
            continue
        if inspect.isclass(old):
            for key, value in vars(new).items():
                if inspect.isfunction(value) or isinstance(value, classmethod):
                    patch.setattr(old, key, value)
        elif inspect.isfunction(old):
            for user in list(sys.modules.values()):
                if getattr(user, "__name__", "").startswith(("alliance_desk.", "tests.assessment")):
                    for key, value in list(vars(user).items()):
                        if value is old:
                            patch.setattr(user, key, new)


def holds(law, **given_by_pytest):
    """Try a law anew, with its own examples."""
    handle = law.hypothesis
    SEEN(given(**handle._given_kwargs)(handle.inner_test))(**given_by_pytest)


MUTANTS = {
    "dependents start one working day early": (
        dating, "calendar.add(ended, 1 + link.lag)", "calendar.add(ended, link.lag)",
        laws.test_the_order_of_dependencies_is_kept_or_told,
    ),
    "lag is forgotten in the plan": (
        dating, "calendar.add(ended, 1 + link.lag)", "calendar.add(ended, 1)",
        laws.test_the_order_of_dependencies_is_kept_or_told,
    ),
    "lag is ignored in slack": (
        workplan, "calendar.add(calendar.previous(start), -lag) if lag else", "",
        laws.test_critical_path_against_every_way_through_the_plan,
    ),
    "public holidays of one partner are skipped": (
        working_days, "for side in sides], closures)", "for side in sides[:1]], closures)",
        laws.test_public_holidays_of_each_side_are_free,
    ),
    "days off of one partner are skipped": (
        working_days, "for side in sides], closures)", "for side in sides], closures[:1])",
        laws.test_nobody_is_planned_on_days_off,
    ),
    "snapping does not look at the calendar": (
        dating, "calendar.previous(day) if offset < 0", "_WEEKENDS.previous(day) if offset < 0",
        laws.test_public_holidays_of_each_side_are_free,
    ),
    "a shift does not tell what stays": (
        shift, "if item.fixed and item.task.anchor in changed", "if False",
        laws.test_the_report_of_a_shift_is_the_difference_of_the_two_plans,
    ),
    "a shift tells done tasks as staying": (
        shift, "if not item.done]", "]",
        laws.test_the_report_of_a_shift_is_the_difference_of_the_two_plans,
    ),
    "what was set by hand moves along": (
        dating, "task.due or counted(", "(not task.anchor and task.due) or counted(",
        laws.test_moving_an_anchor_there_and_back_changes_nothing,
    ),
    "the critical path is one day too generous": (
        workplan, "slack <= 0", "slack <= 1",
        laws.test_critical_path_against_every_way_through_the_plan,
    ),
    "the critical path is one day too strict": (
        workplan, "slack <= 0", "slack < 0",
        laws.test_critical_path_against_every_way_through_the_plan,
    ),
    "slack is one day too long": (
        workplan, ".between(finish, latest[task.id])", ".between(finish, latest[task.id]) + 1",
        laws.test_critical_path_against_every_way_through_the_plan,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", MUTANTS)
def test_a_mistake_in_the_plan_breaks_its_law(name, monkeypatch, playbook, new_desk):
    module, right, wrong, law = MUTANTS[name]
    fixtures = {"playbook": playbook, "new_desk": new_desk}
    plant(monkeypatch, module, right, wrong)
    with pytest.raises(AssertionError):
        holds(law, **fixtures)


RULES = {
    "influence that is not known calls for no counterpart": (
        people, "waiting = [p for p in people if p.influence is None and p.id not in paired]", "waiting = []",
    ),
    "a lost term needs a risk only once it has words": (
        risks, "if row.outcome in COSTLY and row.risk_id is None]",
        "if row.why and row.risk_id is None]",
    ),
}  # fmt: skip


FIELDS = {
    "a date for the response unmakes it": (
        risks, "and risk.response.strip())]", "and risk.response.strip() and not risk.due)]", Risk,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", RULES)
def test_a_rule_that_filling_in_breaks_is_caught(name, monkeypatch, new_desk):
    module, right, wrong = RULES[name]
    plant(monkeypatch, module, right, wrong)
    tables = {**people.RULES, **risks.RULES}
    copies = {key: getattr(module, rule.__name__, rule) for key, rule in tables.items()}
    monkeypatch.setattr("alliance_desk.assessment.registers._RULES", _with(copies))
    with pytest.raises(AssertionError):
        holds(
            completeness.test_writing_into_an_empty_field_never_makes_anything_less_complete,
            variant="biopharma",
            new_desk=new_desk,
        )


@pytest.mark.parametrize("name", FIELDS)
def test_a_rule_that_a_second_field_breaks_is_caught(name, monkeypatch, new_desk):
    module, right, wrong, kind = FIELDS[name]
    plant(monkeypatch, module, right, wrong)
    tables = {**people.RULES, **risks.RULES}
    copies = {key: getattr(module, rule.__name__, rule) for key, rule in tables.items()}
    monkeypatch.setattr("alliance_desk.assessment.registers._RULES", _with(copies))
    with pytest.raises(AssertionError):
        holds(
            completeness.test_one_row_filled_in_any_order_never_becomes_less_complete,
            kind=kind,
            new_desk=new_desk,
        )


def _with(copies):
    from alliance_desk.assessment import registers

    return {**registers._RULES, **copies}


def only_records(dossier, key):
    """Note that a record was read, and not that another result was."""
    if dossier._reader is not None and key not in dossier._derived:
        dossier._reader.reads[key] = None


STALE = {
    "a result that another rests on is not noted": ("_read", only_records),
    "nothing is noted": ("_read", lambda dossier, key: None),
    "what has changed is never looked at": ("_outdated", lambda dossier, result: False),
}


@pytest.mark.parametrize("name", STALE)
def test_a_stale_result_is_caught(name, monkeypatch, new_desk):
    method, wrong = STALE[name]
    monkeypatch.setattr(Dossier, method, wrong)
    with pytest.raises(AssertionError):
        holds(
            incremental.test_after_any_edits_everything_is_as_in_a_fresh_dossier,
            variant="biopharma",
            new_desk=new_desk,
        )
