"""Columns that are worked out: numbers, scores, findings, notes and what is late."""

from __future__ import annotations

from datetime import timedelta

from pytestqt.qtbot import QtBot

from alliance_desk.assessment.charter_lint import lint
from alliance_desk.gui.models.delegates import RecordDelegate
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.registers.catalog import REGISTERS
from alliance_desk.gui.registers.factory import open_editor
from alliance_desk.gui.registers.risk_editor import RiskEditor
from alliance_desk.gui.registers.view import RegisterView
from alliance_desk.pictures.risks import risk_map
from alliance_desk.records import (
    Charter,
    Committee,
    CommitteeKind,
    Conversation,
    Introduction,
    Message,
    Objective,
    PressRelease,
    Risk,
    RiskState,
    Sending,
    Task,
    Visibility,
)
from tests.gui.conftest import TODAY, put, view_of

GONE = TODAY - timedelta(days=3)


def late(view: RegisterView, field: str, row: int = 0) -> str:
    delegate = view.table.itemDelegate()
    assert isinstance(delegate, RecordDelegate)
    return delegate._late(view.model.columns[view.model.column_of(field)], view.model.rows[row])


def test_risks_are_numbered_as_in_the_picture_and_keep_their_number(
    qtbot: QtBot, fresh: OpenAlliance
) -> None:
    id = fresh.id
    rows = [
        Risk(alliance_id=id, title=f"Risk {at}", likelihood=likely, impact=5, position=at)
        for at, likely in enumerate((1, 4, 3))
    ]
    put(fresh, *rows)
    view = view_of(qtbot, fresh, "risks")
    number, points = view.model.column_of("number"), view.model.column_of("score")
    shown = [(view.model.index(at, number).data(), view.model.index(at, points).data()) for at in range(3)]
    assert shown == [("1", "5"), ("2", "20"), ("3", "15")]
    tone = REGISTERS["risks"].columns[points].tone  # pyright: ignore[reportAttributeAccessIssue]
    assert [tone(row, fresh.dossier) for row in rows] == ["good", "bad", "bad"]
    with fresh.store.edit("Close") as session:
        session.get_one(Risk, rows[0].id).state = RiskState.CLOSED
    assert "2, Risk 1" in risk_map(fresh.dossier).alt, "closing one does not number the others anew"
    view.model.sort(points)
    assert [row.title for row in view.model.rows if isinstance(row, Risk)] == ["Risk 0", "Risk 2", "Risk 1"]


def test_a_risk_shows_its_actions_which_are_tasks(qtbot: QtBot, fresh: OpenAlliance) -> None:
    risk = Risk(alliance_id=fresh.id, title="Key people leave")
    put(fresh, risk, Task(alliance_id=fresh.id, title="Name a deputy", risk_id=risk.id))
    put(fresh, Task(alliance_id=fresh.id, title="Something else"))
    view = view_of(qtbot, fresh, "risks")
    assert open_editor(view, fresh, risk.id, "response")
    editor = view.window().findChild(RiskEditor)
    assert isinstance(editor, RiskEditor)
    titles = [row.title for row in editor.actions_view.model.rows if isinstance(row, Task)]
    assert titles == ["Name a deputy"]
    editor.actions_view.add()
    added = fresh.dossier.all(Task)[-1]
    assert (added.risk_id, added.component) == (risk.id, "risk_assessment")
    fresh.store.undo()
    assert len(fresh.dossier.all(Task, risk_id=risk.id)) == 1
    editor.close()


def test_an_objective_says_that_it_is_internal_or_in_conflict(qtbot: QtBot, fresh: OpenAlliance) -> None:
    ours, theirs = fresh.dossier.partners
    one = Objective(alliance_id=fresh.id, partner_id=ours.id, text="Speed")
    other = Objective(
        alliance_id=fresh.id,
        partner_id=theirs.id,
        text="Safety",
        conflicts_with_id=one.id,
        visibility=Visibility.INTERNAL,
    )
    plain = Objective(alliance_id=fresh.id, partner_id=ours.id, text="Reach")
    put(fresh, one, other, plain)
    view = view_of(qtbot, fresh, "objectives")
    column = view.model.columns[view.model.column_of("text")]
    notes = {row.text: column.note(row, fresh.dossier) for row in fresh.dossier.all(Objective)}
    assert notes == {"Speed": ("Conflict 1", "bad"), "Safety": ("Conflict 1, Internal", "bad"), "Reach": None}
    assert view.model.column_of("help_given") >= 0


def test_the_charters_say_how_many_findings_each_has(qtbot: QtBot, fresh: OpenAlliance) -> None:
    body = Committee(alliance_id=fresh.id, name="Steering", kind=CommitteeKind.STEERING)
    forum = Committee(alliance_id=fresh.id, name="Lunch", kind=CommitteeKind.FORUM, position=1)
    put(fresh, body, forum)
    view = view_of(qtbot, fresh, "charters")
    column = view.model.column_of("checks")

    def found() -> int:
        return len(lint(fresh.dossier, body.id, fresh.playbook, TODAY))

    before = found()
    assert view.model.index(0, column).data() == f"{before} findings"
    assert not view.model.index(1, column).data()
    changed: list[int] = []
    view.model.dataChanged.connect(lambda first, last: changed.append(first.column()))
    rights = dict.fromkeys(("decides", "recommends"), "The committee may not amend the agreement")
    put(
        fresh,
        Charter(alliance_id=fresh.id, committee_id=body.id, may_not="amend", informed="x", **rights),
    )
    assert found() < before and column in changed
    assert view.model.index(0, column).data() == f"{found()} findings"


def test_what_is_late_is_told_beside_its_date(qtbot: QtBot, fresh: OpenAlliance) -> None:
    id = fresh.id
    message = Message(alliance_id=id, text="News")
    put(
        fresh,
        message,
        Introduction(alliance_id=id, planned_on=GONE),
        Introduction(alliance_id=id, planned_on=GONE, met_on=TODAY, position=1),
        Conversation(alliance_id=id, planned_on=GONE),
        PressRelease(alliance_id=id, title="Signed", planned_on=TODAY + timedelta(days=1), review_days=5),
        PressRelease(
            alliance_id=id,
            title="Sent",
            planned_on=TODAY + timedelta(days=1),
            review_days=5,
            sent_for_review=TODAY,
            position=1,
        ),
        Risk(alliance_id=id, title="Open", due=GONE),
        Risk(alliance_id=id, title="Closed", due=GONE, state=RiskState.CLOSED, position=1),
        Sending(alliance_id=id, message_id=message.id, planned_on=GONE, sent_on=TODAY),
    )
    introductions = view_of(qtbot, fresh, "introductions")
    assert (late(introductions, "planned_on"), late(introductions, "planned_on", 1)) == ("3 days late", "")
    assert late(view_of(qtbot, fresh, "conversations"), "planned_on") == "3 days late"
    releases = view_of(qtbot, fresh, "press_releases")
    assert late(releases, "latest_review").endswith("days late") and not late(releases, "latest_review", 1)
    risks = view_of(qtbot, fresh, "risks")
    assert (late(risks, "due"), late(risks, "due", 1)) == ("3 days late", "")
    state = next(column for column in REGISTERS["sendings"].columns if column.field == "state")
    (sending,) = fresh.dossier.all(Sending)
    assert state.text(sending, fresh.dossier) == "Sent late"
    assert state.tone(sending, fresh.dossier) == "wait"  # pyright: ignore[reportAttributeAccessIssue]
