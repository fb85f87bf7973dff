"""Before dates move: what is shown, what each answer does, and the calendars of public holidays."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from alliance_desk.assessment.may_start import before_the_gate
from alliance_desk.assessment.schedule import plan
from alliance_desk.assessment.shift import Shift, shift
from alliance_desk.assessment.working_days import WorkCalendar
from alliance_desk.gui.dialogs.alliance_details import AllianceDetailsDialog
from alliance_desk.gui.dialogs.move_dates import Choice, MoveDatesDialog
from alliance_desk.gui.dialogs.move_dates_model import AFTER, BEFORE, TASK, WHAT, WHY
from alliance_desk.gui.dialogs.partners_form import PartnersForm
from alliance_desk.gui.dialogs.partners_form_holidays import calendar_of_country
from alliance_desk.gui.models.plan import DUE, OWNER, PlanModel
from alliance_desk.gui.models.plan import TASK as TITLE
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.playbook import Playbook
from alliance_desk.records import Anchor, AnchorKind, Partner, Task
from tests.gui.conftest import TODAY

KICKOFF = AnchorKind.KICKOFF


@pytest.fixture
def details(qtbot: QtBot, alliance: OpenAlliance, playbook: Playbook) -> AllianceDetailsDialog:
    """The details with a kickoff that comes nineteen days sooner."""
    dialog = AllianceDetailsDialog(alliance.store, playbook, alliance.id, lambda: TODAY, "kickoff")
    qtbot.addWidget(dialog)
    field = dialog.dates.fields[KICKOFF]
    on = field.value()
    assert on
    field.setText((on - timedelta(days=19)).isoformat())
    field.flush()
    return dialog


def answered(monkeypatch: pytest.MonkeyPatch, choice: Choice) -> list[MoveDatesDialog]:
    asked: list[MoveDatesDialog] = []
    monkeypatch.setattr(MoveDatesDialog, "exec", lambda dialog: asked.append(dialog) or choice)
    return asked


def dues(alliance: OpenAlliance) -> dict[object, date | None]:
    return {item.task.id: item.due for item in plan(alliance.dossier, alliance.playbook, TODAY)}


def test_moving_is_one_edit_and_does_what_was_shown(
    details: AllianceDetailsDialog, alliance: OpenAlliance, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: dict[object, tuple[date | None, date | None]] = {}

    def look(dialog: MoveDatesDialog) -> int:
        shown.update({row.id: (row.before, row.after) for row in dialog.model.rows})
        assert "Joint kickoff meeting: " in dialog.anchors_label.text()
        assert "task" in dialog.summary_label.text()
        return Choice.MOVE

    monkeypatch.setattr(MoveDatesDialog, "exec", look)
    before = dues(alliance)
    details.kind.manager_edit.setText("Someone else")
    details.accept()
    after = dues(alliance)
    moved = {id: (before[id], after[id]) for id in before if before[id] != after[id]}
    assert moved and moved == {id: pair for id, pair in shown.items() if pair[0] != pair[1]}
    alliance.store.undo()
    assert dues(alliance) == before
    assert alliance.alliance.manager != "Someone else"


def test_keeping_the_old_dates_saves_the_rest(
    details: AllianceDetailsDialog, alliance: OpenAlliance, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(monkeypatch, Choice.KEEP)
    before, calendar = dues(alliance), alliance.dossier.others[0].holidays
    details.kind.manager_edit.setText("Someone else")
    details.partners.rows[1].holidays.setEditText("")
    details.accept()
    assert dues(alliance) == before
    assert alliance.dossier.others[0].holidays == calendar
    assert alliance.alliance.manager == "Someone else"


def test_going_back_loses_nothing_that_was_typed(
    details: AllianceDetailsDialog, alliance: OpenAlliance, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(monkeypatch, Choice.BACK)
    typed = details.dates.fields[KICKOFF].value()
    label = alliance.store.undo_label
    details.accept()
    assert alliance.store.undo_label == label and details.result() == 0
    assert details.dates.fields[KICKOFF].value() == typed != alliance.dossier.anchor(KICKOFF)
    assert details.tabs.currentIndex() == 2


def test_nothing_is_asked_where_nothing_moves(
    qtbot: QtBot, alliance: OpenAlliance, playbook: Playbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answered(monkeypatch, Choice.MOVE)
    dialog = AllianceDetailsDialog(alliance.store, playbook, alliance.id, lambda: TODAY)
    qtbot.addWidget(dialog)
    dialog.kind.manager_edit.setText("Someone else")
    dialog.accept()
    assert asked == [] and alliance.alliance.manager == "Someone else"


def test_another_calendar_of_holidays_is_told_as_well(
    qtbot: QtBot, alliance: OpenAlliance, playbook: Playbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answered(monkeypatch, Choice.MOVE)
    dialog = AllianceDetailsDialog(alliance.store, playbook, alliance.id, lambda: TODAY)
    qtbot.addWidget(dialog)
    before = dues(alliance)
    for row in dialog.partners.rows:
        row.holidays.setEditText("Saudi Arabia")
    dialog.accept()
    assert [partner.holidays for partner in alliance.dossier.partners] == ["SA", "SA"]
    assert bool(asked) == (dues(alliance) != before)
    assert asked, "Fridays are free there"


def test_the_table_is_sorted_and_keeps_what_is_chosen(
    qtbot: QtBot, alliance: OpenAlliance, playbook: Playbook
) -> None:
    here = alliance.dossier
    on = here.anchor(KICKOFF)
    assert on
    found = shift(here, alliance.playbook, TODAY, {KICKOFF: on - timedelta(days=19)})
    dialog = MoveDatesDialog(found, [("Joint kickoff", on, None)])
    qtbot.addWidget(dialog)
    assert "not known" in dialog.anchors_label.text()
    model, table = dialog.model, dialog.table
    states = [row.state for row in model.rows]
    assert states == sorted(states) and len(model.rows) > 2
    table.selectRow(1)
    chosen = model.rows[1]
    for column in (TASK, BEFORE, AFTER, WHY, WHAT):
        for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
            table.sortByColumn(column, order)
            keys = [row.key(column) for row in model.rows]
            assert keys == sorted(keys, reverse=order == Qt.SortOrder.DescendingOrder)
            assert model.rows[table.currentIndex().row()] == chosen
    said = model.index(0, WHAT).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("What happens: ")


def test_dates_are_never_cut_and_the_task_has_the_most_room(qtbot: QtBot, alliance: OpenAlliance) -> None:
    on = alliance.dossier.anchor(KICKOFF)
    assert on
    found = shift(alliance.dossier, alliance.playbook, TODAY, {KICKOFF: on + timedelta(days=40)})
    dialog = MoveDatesDialog(found, [])
    qtbot.addWidget(dialog)
    dialog.show()
    table, model = dialog.table, dialog.model
    for column in (BEFORE, AFTER):
        longest = max(table.fontMetrics().horizontalAdvance(row.text(column)) for row in model.rows)
        assert longest + 16 <= table.columnWidth(column)
    assert table.columnWidth(TASK) == max(table.columnWidth(at) for at in range(model.columnCount()))


def test_an_empty_shift_and_the_buttons(qtbot: QtBot) -> None:
    for press, choice in (("move_button", Choice.MOVE), ("keep_button", Choice.KEEP), ("back_button", 0)):
        dialog = MoveDatesDialog(Shift(), [])
        qtbot.addWidget(dialog)
        assert dialog.summary() == "No task moves."
        getattr(dialog, press).click()
        assert dialog.result() == choice
    dialog = MoveDatesDialog(Shift(), [])
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == Choice.BACK


def test_holidays_are_found_by_typing_and_what_means_nothing_is_told(qtbot: QtBot) -> None:
    form = PartnersForm()
    qtbot.addWidget(form)
    form.start("Corvane")
    ours, theirs = form.rows
    theirs.name_edit.setText("Helix")
    ours.holidays.fill()
    ours.holidays.setEditText("bavaria")
    completer = ours.holidays.completer()
    assert completer is not None
    completer.setCompletionPrefix("bavaria")
    assert completer.currentCompletion() == "Germany, Bavaria"
    assert form.complain({}) and "Choose the public holidays" in ours.error_label.text()
    assert ours.holidays.currentText() == "bavaria", "what was typed stays"
    ours.holidays.setEditText("germany, bavaria")
    theirs.holidays.setEditText("us-ca")
    assert not form.complain({})
    assert [each.holidays for each in form.values()] == ["DE-BY", "US-CA"]
    theirs.holidays.setEditText("")
    theirs.country_edit.setText("UK")
    theirs.country_edit.editingFinished.emit()
    assert theirs.value().holidays == "GB"
    assert (calendar_of_country(" japan "), calendar_of_country("Atlantis")) == ("JP", "")


def test_a_calendar_that_is_no_longer_known_stays_until_it_is_changed(
    qtbot: QtBot, alliance: OpenAlliance
) -> None:
    form = PartnersForm()
    qtbot.addWidget(form)
    form.show_partners([Partner(alliance_id=alliance.id, name="Corvane", holidays="QQ-1")])
    assert not form.complain({})
    assert form.values()[0].holidays == "QQ-1"
    form.rows[0].holidays.setEditText("QQ-2")
    assert form.complain({})


def test_what_may_start_before_signing_is_said_only_before_it(alliance: OpenAlliance) -> None:
    model = PlanModel(alliance)
    first = plan(alliance.dossier, alliance.playbook, TODAY)[0]
    item = replace(first, state="planned", before_signing="yes", waits_for=())
    assert not before_the_gate(alliance.dossier, TODAY)
    assert model.beneath(item, TITLE) == ("", "")
    anchor = alliance.dossier.one(Anchor, kind=AnchorKind.SIGNING)
    assert anchor
    with alliance.store.edit("Signing put off") as session:
        session.get_one(Anchor, anchor.id).on = TODAY + timedelta(days=9)
    assert model.beneath(item, TITLE) == ("may start before signing", "muted")


def test_a_task_names_the_company_of_its_owner_and_what_it_waits_for(alliance: OpenAlliance) -> None:
    model = PlanModel(alliance)
    items = plan(alliance.dossier, alliance.playbook, TODAY)
    model.show_items(items)
    by_id = {item.task.id: item for item in items}
    waiting = next(
        item
        for item in items
        if not (item.done or item.hold or item.conflict) and any(not by_id[id].done for id in item.waits_for)
    )
    names = [by_id[id].title for id in waiting.waits_for if not by_id[id].done]
    assert model.beneath(waiting, TITLE)[0] == f"after: {'; '.join(names)}"
    theirs = next(person for person in alliance.dossier.people(alliance.dossier.others[0].id))
    task = Task(alliance_id=alliance.id, owner_id=theirs.id)
    label = alliance.dossier.others[0].label
    assert model.beneath(replace(waiting, task=task), OWNER) == (label, "theirs")


def test_the_plan_tells_of_hold_conflict_push_and_the_other_owner(alliance: OpenAlliance) -> None:
    model = PlanModel(alliance)
    item = replace(
        plan(alliance.dossier, alliance.playbook, TODAY)[0],
        state="planned",
        due=date(2027, 3, 9),
        fixed=False,
    )
    held = Task(alliance_id=alliance.id, hold=True, hold_reason="filing is open")
    cases = [
        (replace(item, task=held, hold=True), TITLE, ("Legal hold: filing is open", "bad")),
        (replace(item, conflict="Too early."), TITLE, ("Too early.", "wait")),
        (replace(item, pushed=True), DUE, ("after what it waits for", "muted")),
        (replace(item, fixed=True, pushed=True), DUE, ("set by hand", "muted")),
        (replace(item, start=date(2027, 3, 1)), DUE, ("from 1 Mar 2027", "muted")),
        (replace(item, start=item.due), DUE, ("", "")),
        (replace(item, other_owner="Johan Lindqvist"), OWNER, ("Almsund, with J. Lindqvist", "ours")),
        (replace(item, hold=True, state="done"), TITLE, ("", "")),
    ]
    for each, column, said in cases:
        assert model.beneath(each, column) == said
    model.show_items([replace(item, pushed=True, drift=3)])
    tip = model.index(0, DUE).data(Qt.ItemDataRole.ToolTipRole)
    assert "3 working days later than the baseline" in tip
    assert "after what it waits for" in model.index(0, DUE).data(Qt.ItemDataRole.AccessibleTextRole)


def test_an_anchor_on_a_weekend_or_a_holiday_is_told_before_it_is_kept(
    details: AllianceDetailsDialog,
) -> None:
    field, warning = details.dates.fields[KICKOFF], details.dates._warnings[KICKOFF]
    for day, said in ((date(2026, 12, 12), "This is a Saturday."), (date(2026, 12, 25), "Christmas")):
        field.setText(day.isoformat())
        field.flush()
        assert said in warning.text() and not warning.isHidden()
    told = details.dates.warn(WorkCalendar.of(details._changed()))
    dialog = MoveDatesDialog(Shift(), [], (), None, told)
    assert "Joint kickoff meeting falls on" in dialog.anchors_label.text()
    dialog.deleteLater()
    field.setText("2026-12-15")
    field.flush()
    assert warning.isHidden()
