"""Plan against agreement: too early, held by counsel, later than a clause asks, in no plan (handbook 5.7)."""

from datetime import date, timedelta

import pytest

from alliance_desk.assessment.crosschecks import crosschecks, names_clause
from alliance_desk.assessment.gaps import gaps_for
from alliance_desk.assessment.may_start import start_gate
from alliance_desk.assessment.shift import shift
from alliance_desk.assessment.workplan import workplan
from alliance_desk.records import (
    AnchorKind,
    BeforeSigning,
    Committee,
    Deliverable,
    Obligation,
    ObligationState,
)

TODAY = date(2026, 11, 22)
RULE = "before_the_start.start_rule"


def told(desk, playbook):
    return [gap.text for gap in crosschecks(desk.dossier, playbook, TODAY)]


@pytest.mark.parametrize(
    ("rule", "event", "on"),
    [
        ("Once the term sheet is binding", "binding term sheet", "24 Nov 2026"),
        ("At signature", "agreement signing", "1 Dec 2026"),
        ("After clearance by the authorities", "clearance", "10 Jan 2027"),
        ("Counsel has not decided yet", "clearance", "10 Jan 2027"),
    ],
)
def test_a_task_before_the_start_that_counsel_allows_is_told(desk, playbook, rule, event, on):
    desk.anchors(term_sheet=date(2026, 11, 24), signing=date(2026, 12, 1), clearance=date(2027, 1, 10))
    desk.answer(RULE, rule)
    task = desk.task(title="Share data", due_in=1, before_signing=BeforeSigning.AFTER)
    text = f"Share data: is due on 23 Nov 2026, but may only start after {event} on {on}."
    assert told(desk, playbook) == [text]
    (gap,) = crosschecks(desk.dossier, playbook, TODAY)
    assert (gap.place.page, gap.place.field, gap.place.record) == ("workplan", "due", task.id)
    assert text in [each.text for each in workplan(desk.dossier, playbook, TODAY).problems]
    assert text in [each.text for each in gaps_for("kickoff_deck", desk.dossier, playbook, TODAY)]
    desk.change(task, before_signing=BeforeSigning.YES)
    assert not told(desk, playbook)
    desk.change(task, due=date(2027, 1, 11))
    assert not told(desk, playbook)


def test_what_counsel_decided_under_the_old_question_still_counts(desk, playbook):
    desk.anchors(signing=date(2026, 12, 1), term_sheet=date(2026, 11, 2))
    desk.answer("workplans.start_rule", "Once the term sheet is binding")
    assert start_gate(desk.dossier) == (AnchorKind.TERM_SHEET, date(2026, 11, 2))


def test_clearance_that_counsel_waits_for_may_have_no_date(desk, playbook):
    desk.anchors(signing=date(2026, 12, 1))
    desk.answer(RULE, "After clearance by the authorities")
    assert start_gate(desk.dossier) == (AnchorKind.CLEARANCE, None)


def test_a_shift_knows_what_counsel_decided(desk, playbook):
    desk.anchors(signing=date(2026, 12, 1), clearance=date(2027, 1, 10))
    desk.answer(RULE, "At signature")
    desk.task(title="Share", start=date(2026, 12, 7), duration=1, before_signing=BeforeSigning.AFTER)
    found = shift(desk.dossier, playbook, TODAY, {AnchorKind.CLEARANCE: date(2027, 3, 1)})
    assert not found.impossible
    found = shift(desk.dossier, playbook, TODAY, {AnchorKind.SIGNING: date(2026, 12, 20)})
    assert [row.item.title for row in found.impossible] == ["Share"]


def test_a_held_task_whose_day_has_come_is_told(desk, playbook):
    task = desk.task(title="File", due_in=0, hold=True)
    desk.task(title="Later", due_in=9, hold=True)
    text = "File: was due on 22 Nov 2026, but counsel has not lifted the legal hold."
    assert told(desk, playbook) == [text]
    desk.change(task, hold=False)
    assert not told(desk, playbook)


def test_a_clause_dated_before_its_plan_is_told(desk, playbook):
    body = desk.put(Committee, name="JSC")
    task = desk.task(due_in=0)
    owed = desk.put(Obligation, clause="Article 4.2 (b)", text="Report", due=TODAY + timedelta(days=5))
    row = desk.put(
        Deliverable, committee_id=body.id, name="Report", source="Agreement, 4.2 (b)", task_id=task.id,
        due=TODAY + timedelta(days=6),
    )  # fmt: skip
    text = "Report is planned for 28 Nov 2026, but clause 4.2 (b) asks for it by 27 Nov 2026."
    assert told(desk, playbook) == [text]
    assert crosschecks(desk.dossier, playbook, TODAY)[0].place.record == row.id
    row = desk.change(row, due=TODAY)
    assert not told(desk, playbook)
    desk.change(task, due=TODAY + timedelta(days=8))  # the task that produces it ends too late
    assert "planned for 30 Nov 2026" in told(desk, playbook)[0]
    owed = desk.change(owed, state=ObligationState.MET)
    assert not told(desk, playbook)
    desk.change(owed, state=ObligationState.OPEN)
    desk.change(row, done_on=TODAY)
    assert not told(desk, playbook)


@pytest.mark.parametrize(
    ("source", "clause", "named"),
    [
        ("4.2 (b)", "Article 4.2 (b)", True),
        ("Articles 4.2 and 7.1", "7.1", True),
        ("§ 7.1; development plan", "Section 7.1", True),
        ("Article 4.21", "4.2", False),
        ("Article 14.2", "4.2", False),
        ("Article 4.2.1", "4.2", False),
        ("Article 4.2 (b)", "4.2", False),
        ("Phase 3 plan", "3", False),
        ("Clause 3", "Article 3", True),
        ("Schedule 3, part 2", "Schedule 3", True),
        ("Anything", " ", False),
        ("", "4.2", False),
    ],
)
def test_which_clause_a_source_names(source, clause, named):
    assert names_clause(source, clause) is named


def test_deliverables_in_no_plan_are_told_in_one_sentence(desk, playbook):
    body = desk.put(Committee, name="JSC")
    for name in ("A", "B", "C", ""):
        desk.put(Deliverable, committee_id=body.id, name=name)
        texts = told(desk, playbook)
        assert len(texts) == 1
        if name == "A":
            assert texts == ["A is in no workplan: no task produces it."]
        if name == "C":
            assert texts == ["3 deliverables are in no workplan: “A”, “B” and “C”."]
    assert texts == ["4 deliverables are in no workplan: “A”, “B” and 2 more."]
