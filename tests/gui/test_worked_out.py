"""Columns that are worked out: numbers, scores, findings, notes and what is late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from alliance_desk.assessment.charter_lint import lint
from alliance_desk.bundle import RESOURCES
from alliance_desk.gui.models.delegates import RecordDelegate
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.registers.catalog import REGISTERS
from alliance_desk.gui.registers.factory import open_editor, register_widget
from alliance_desk.gui.registers.risk_editor import RiskEditor
from alliance_desk.gui.registers.view import RegisterView
from alliance_desk.pictures.risks import risk_map
from alliance_desk.playbook import read_playbook
from alliance_desk.playbook.model import RegisterName
from alliance_desk.records import (
    Alliance,
    AllianceRecord,
    Charter,
    Committee,
    CommitteeKind,
    Conversation,
    Introduction,
    Message,
    Objective,
    Partner,
    PressRelease,
    Risk,
    RiskState,
    Sending,
    Task,
    Visibility,
)
from alliance_desk.store.store import Store

TODAY = date(2026, 11, 22)
GONE = TODAY - timedelta(days=3)


@pytest.fixture
def alliance(store: Store, qtbot: QtBot) -> Iterator[OpenAlliance]:
    row = Alliance(name="Almsund and Kitamine")
    with store.edit("New") as session:
        session.add(row)
        session.flush()
        session.add(Partner(alliance_id=row.id, name="Almsund", own=True))
        session.add(Partner(alliance_id=row.id, name="Kitamine", position=1))
    opened = OpenAlliance(store, read_playbook(RESOURCES / "playbook"), row.id, lambda: TODAY)
    yield opened
    opened.close()


def put(alliance: OpenAlliance, *records: AllianceRecord) -> None:
    with alliance.store.edit("Put") as session:
        for record in records:
            session.add(record)
            session.flush()


def view_of(qtbot: QtBot, alliance: OpenAlliance, name: RegisterName) -> RegisterView:
    view = register_widget(name, alliance)
    assert isinstance(view, RegisterView)
    qtbot.addWidget(view)
    view.show()
    return view


def late(view: RegisterView, field: str, row: int = 0) -> str:
    delegate = view.table.itemDelegate()
    assert isinstance(delegate, RecordDelegate)
    return delegate._late(view.model.columns[view.model.column_of(field)], view.model.rows[row])


def test_risks_are_numbered_as_in_the_picture_and_keep_their_number(
    qtbot: QtBot, alliance: OpenAlliance
) -> None:
    id = alliance.id
    rows = [
        Risk(alliance_id=id, title=f"Risk {at}", likelihood=likely, impact=5, position=at)
        for at, likely in enumerate((1, 4, 3))
    ]
    put(alliance, *rows)
    view = view_of(qtbot, alliance, "risks")
    number, points = view.model.column_of("number"), view.model.column_of("score")
    shown = [(view.model.index(at, number).data(), view.model.index(at, points).data()) for at in range(3)]
    assert shown == [("1", "5"), ("2", "20"), ("3", "15")]
    tone = REGISTERS["risks"].columns[points].tone  # pyright: ignore[reportAttributeAccessIssue]
    assert [tone(row, alliance.dossier) for row in rows] == ["good", "bad", "bad"]
    with alliance.store.edit("Close") as session:
        session.get_one(Risk, rows[0].id).state = RiskState.CLOSED
    assert "2, Risk 1" in risk_map(alliance.dossier).alt, "closing one does not number the others anew"
    view.model.sort(points)
    assert [row.title for row in view.model.rows if isinstance(row, Risk)] == ["Risk 0", "Risk 2", "Risk 1"]


def test_a_risk_shows_its_actions_which_are_tasks(qtbot: QtBot, alliance: OpenAlliance) -> None:
    risk = Risk(alliance_id=alliance.id, title="Key people leave")
    put(alliance, risk, Task(alliance_id=alliance.id, title="Name a deputy", risk_id=risk.id))
    put(alliance, Task(alliance_id=alliance.id, title="Something else"))
    view = view_of(qtbot, alliance, "risks")
    assert open_editor(view, alliance, risk.id, "response")
    editor = view.window().findChild(RiskEditor)
    assert isinstance(editor, RiskEditor)
    titles = [row.title for row in editor.actions_view.model.rows if isinstance(row, Task)]
    assert titles == ["Name a deputy"]
    editor.actions_view.add()
    added = alliance.dossier.all(Task)[-1]
    assert (added.risk_id, added.component) == (risk.id, "risk_assessment")
    alliance.store.undo()
    assert len(alliance.dossier.all(Task, risk_id=risk.id)) == 1
    editor.close()


def test_an_objective_says_that_it_is_internal_or_in_conflict(qtbot: QtBot, alliance: OpenAlliance) -> None:
    ours, theirs = alliance.dossier.partners
    one = Objective(alliance_id=alliance.id, partner_id=ours.id, text="Speed")
    other = Objective(
        alliance_id=alliance.id,
        partner_id=theirs.id,
        text="Safety",
        conflicts_with_id=one.id,
        visibility=Visibility.INTERNAL,
    )
    plain = Objective(alliance_id=alliance.id, partner_id=ours.id, text="Reach")
    put(alliance, one, other, plain)
    view = view_of(qtbot, alliance, "objectives")
    column = view.model.columns[view.model.column_of("text")]
    notes = {row.text: column.note(row, alliance.dossier) for row in alliance.dossier.all(Objective)}
    assert notes == {"Speed": ("Conflict 1", "bad"), "Safety": ("Conflict 1, Internal", "bad"), "Reach": None}
    assert view.model.column_of("help_given") >= 0


def test_the_charters_say_how_many_findings_each_has(qtbot: QtBot, alliance: OpenAlliance) -> None:
    body = Committee(alliance_id=alliance.id, name="Steering", kind=CommitteeKind.STEERING)
    forum = Committee(alliance_id=alliance.id, name="Lunch", kind=CommitteeKind.FORUM, position=1)
    put(alliance, body, forum)
    view = view_of(qtbot, alliance, "charters")
    column = view.model.column_of("checks")

    def found() -> int:
        return len(lint(alliance.dossier, body.id, alliance.playbook, TODAY))

    before = found()
    assert view.model.index(0, column).data() == f"{before} findings"
    assert not view.model.index(1, column).data()
    changed: list[int] = []
    view.model.dataChanged.connect(lambda first, last: changed.append(first.column()))
    rights = dict.fromkeys(("decides", "recommends"), "The committee may not amend the agreement")
    put(
        alliance,
        Charter(alliance_id=alliance.id, committee_id=body.id, may_not="amend", informed="x", **rights),
    )
    assert found() < before and column in changed
    assert view.model.index(0, column).data() == f"{found()} findings"


def test_what_is_late_is_told_beside_its_date(qtbot: QtBot, alliance: OpenAlliance) -> None:
    id = alliance.id
    message = Message(alliance_id=id, text="News")
    put(
        alliance,
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
    introductions = view_of(qtbot, alliance, "introductions")
    assert (late(introductions, "planned_on"), late(introductions, "planned_on", 1)) == ("3 days late", "")
    assert late(view_of(qtbot, alliance, "conversations"), "planned_on") == "3 days late"
    releases = view_of(qtbot, alliance, "press_releases")
    assert late(releases, "latest_review").endswith("days late") and not late(releases, "latest_review", 1)
    risks = view_of(qtbot, alliance, "risks")
    assert (late(risks, "due"), late(risks, "due", 1)) == ("3 days late", "")
    state = next(column for column in REGISTERS["sendings"].columns if column.field == "state")
    (sending,) = alliance.dossier.all(Sending)
    assert state.text(sending, alliance.dossier) == "Sent late"
    assert state.tone(sending, alliance.dossier) == "wait"  # pyright: ignore[reportAttributeAccessIssue]
