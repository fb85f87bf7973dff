"""What single registers can do beside what all of them can; each in one step, and undone."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from alliance_desk.assessment.place import Place
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.page import Page
from alliance_desk.gui.registers.charter_editor import CharterEditor
from alliance_desk.gui.registers.charter_sections import CHECKS
from alliance_desk.gui.registers.comparison import compared, in_words
from alliance_desk.gui.registers.factory import open_editor, register_widget
from alliance_desk.gui.registers.north_star import NorthStarVersions
from alliance_desk.gui.registers.person_editor import PersonEditor
from alliance_desk.gui.registers.record_editor import RecordEditor
from alliance_desk.gui.registers.tools import EXTRAS, lines, sendings, starting
from alliance_desk.gui.registers.tools.library import ACCEPT, REJECT, RiskLibrary, open_entries
from alliance_desk.gui.registers.tools.meeting import PeopleMet
from alliance_desk.gui.registers.tools.pick import PickDialog
from alliance_desk.gui.registers.tools.sendings import PlanSendings
from alliance_desk.gui.registers.view import RegisterView
from alliance_desk.records import (
    Alliance,
    Answer,
    CheckMark,
    Committee,
    DaysOff,
    EarlyWin,
    EscalationStep,
    FoughtTerm,
    Introduction,
    Message,
    NorthStarConsent,
    NorthStarVersion,
    Obligation,
    Observation,
    Person,
    Risk,
    Scenario,
    Seat,
    Sending,
    TargetAccount,
    Task,
    TaskLink,
    TermOutcome,
    ThirdParty,
)
from tests.gui.conftest import put, view_of


def use(view: RegisterView, at: int = 0) -> None:
    """Press the button of a tool."""
    assert view.foot is not None
    assert view.foot.buttons[at].isEnabled()
    view.foot.buttons[at].click()


def dialog(view: RegisterView, kind: type[QDialog]) -> QDialog:
    found = [each for each in view.window().findChildren(kind) if each.isVisible()]
    return found[-1]


def test_every_tool_says_what_it_does() -> None:
    for name, extras in EXTRAS.items():
        assert extras.tools or extras.lines, name
        assert all(tool.text[0].isupper() for tool in extras.tools)


def test_library_risks_are_accepted_adapted_and_rejected_in_one_step(
    qtbot: QtBot, fresh: OpenAlliance
) -> None:
    maria = Person(alliance_id=fresh.id, name="Maria", partner_id=fresh.dossier.partners[0].id)
    maria_id = maria.id
    put(fresh, maria)
    view = view_of(qtbot, fresh, "risks")
    entries = open_entries(fresh)
    assert sum(entry.from_figure_3 for entry in entries) >= 4
    use(view)
    library = dialog(view, RiskLibrary)
    assert isinstance(library, RiskLibrary)
    first, second, third = library.cards[:3]
    first.title_edit.setText("Two ways of deciding")
    first.actions_edit.setPlainText("Meet in Osaka\n\n Write it down ")
    first.owner_field.show_value(maria_id)
    first.verdict_field.edited.emit(ACCEPT)
    second.verdict_field.edited.emit(ACCEPT)
    second.due_field.show_value(date(2026, 12, 20))
    third.verdict_field.edited.emit(REJECT)
    assert library.do_button.text() == "Enter 2 risks"
    library.act()
    risks, tasks = fresh.dossier.all(Risk), fresh.dossier.all(Task)
    assert [risk.title for risk in risks] == ["Two ways of deciding", entries[1].title]
    assert [task.title for task in tasks[:2]] == ["Meet in Osaka", "Write it down"]
    assert all(task.owner_id == maria_id and task.component for task in tasks[:2])
    assert [task.risk_id for task in tasks] == [risks[0].id] * 2 + [risks[1].id] * (len(tasks) - 2)
    assert {task.due for task in tasks} == {date(2026, 12, 7), date(2026, 12, 20)}, "in two weeks, or as set"
    assert len(tasks) == 2 + len(entries[1].actions)
    assert [mark.item for mark in fresh.dossier.all(CheckMark)] == [entries[2].id]
    assert len(open_entries(fresh)) == len(entries) - 2
    again = RiskLibrary(fresh, view)
    assert [card.verdict for card in again.cards if card.entry.id == entries[2].id] == [REJECT]
    fresh.store.undo()
    assert not fresh.dossier.all(Risk) and not fresh.dossier.all(Task)
    assert not fresh.dossier.all(CheckMark)


def test_what_was_lost_becomes_a_risk_once(qtbot: QtBot, fresh: OpenAlliance) -> None:
    id = fresh.id
    put(
        fresh,
        FoughtTerm(alliance_id=id, term="First offer", outcome=TermOutcome.COMPROMISED, why="Growth"),
        FoughtTerm(alliance_id=id, term="Sponsor", outcome=TermOutcome.WON, position=1),
        Observation(alliance_id=id, what="Left the room", meaning="May stall", flagged=True),
    )
    view = view_of(qtbot, fresh, "fought_terms")
    use(view)
    (risk,) = fresh.dossier.all(Risk)
    assert risk.title.startswith("First offer") and risk.effect == "Growth"
    assert [term.risk_id for term in fresh.dossier.all(FoughtTerm)] == [risk.id, None]
    assert view.foot is not None and not view.foot.buttons[0].isEnabled(), "only once"
    seen = view_of(qtbot, fresh, "observations")
    use(seen)
    assert [risk.title for risk in fresh.dossier.all(Risk)][1] == "May stall"
    fresh.store.undo()
    fresh.store.undo()
    assert not fresh.dossier.all(Risk)
    assert all(term.risk_id is None for term in fresh.dossier.all(FoughtTerm))


def test_what_if_cards_start_scenarios_and_stand_above_them(qtbot: QtBot, fresh: OpenAlliance) -> None:
    view = view_of(qtbot, fresh, "scenarios")
    cards = starting.cards_left(fresh)
    assert len(cards) == 7
    use(view)
    picks = dialog(view, PickDialog)
    assert isinstance(picks, PickDialog)
    for box, _ in picks.boxes[2:]:
        box.setChecked(False)
    picks.act()
    scenarios = fresh.dossier.all(Scenario)
    assert [each.title for each in scenarios] == [card.title for card in cards[:2]]
    assert starting.prompts_for(fresh, scenarios[0]) == cards[0].prompts
    assert len(starting.cards_left(fresh)) == len(cards) - 2
    assert open_editor(view, fresh, scenarios[0].id)
    editor = dialog(view, RecordEditor)
    assert any(cards[0].prompts[0] in label.text() for label in editor.findChildren(type(view.empty_label)))
    editor.done(0)
    fresh.store.undo()
    assert not fresh.dossier.all(Scenario)


def test_a_shape_adds_bodies_with_open_seats_and_ladders_once(qtbot: QtBot, fresh: OpenAlliance) -> None:
    view = view_of(qtbot, fresh, "committees")
    shape = starting.shape_of(fresh)
    assert shape is not None
    use(view)
    picks = dialog(view, PickDialog)
    assert isinstance(picks, PickDialog)
    ticked = [value[1].name for box, value in picks.boxes if box.isChecked()]
    assert ticked == [body.name for body in shape.committees], "the shape of the deal type is ticked"
    picks.act()
    bodies = {body.name: body for body in fresh.dossier.all(Committee)}
    assert list(bodies) and set(bodies) == set(ticked)
    for each in shape.committees:
        body = bodies[each.name]
        seats = fresh.dossier.all(Seat, committee_id=body.id)
        assert len(seats) == 2 * each.seats_per_partner and all(seat.person_id is None for seat in seats)
        rungs = fresh.dossier.all(EscalationStep, committee_id=body.id)
        assert [rung.level for rung in rungs] == list(range(1, len(shape.escalation) + 1))
        assert all(rung.who and rung.days for rung in rungs)
        if each.parent:
            assert body.parent_id is not None
    label = fresh.store.undo_label
    starting.add_bodies(fresh, [(shape, each) for each in shape.committees])
    assert len(fresh.dossier.all(Committee)) == len(shape.committees) and fresh.store.undo_label == label
    fresh.store.undo()
    assert not fresh.dossier.all(Committee) and not fresh.dossier.all(Seat)


def test_too_many_seats_are_told_beneath_the_table(qtbot: QtBot, fresh: OpenAlliance) -> None:
    maria = Person(alliance_id=fresh.id, name="Maria Ortiz")
    bodies = [Committee(alliance_id=fresh.id, name=f"Body {at}") for at in range(4)]
    seats = [
        Seat(alliance_id=fresh.id, committee_id=body.id, person_id=maria.id, position=at)
        for at, body in enumerate(bodies)
    ]
    last = seats[-1].id
    put(fresh, maria, *bodies, *seats)
    view = view_of(qtbot, fresh, "seats")
    assert view.foot is not None
    assert view.foot.labels[0].text() == "On more than 3 bodies: Maria Ortiz (4)."
    with fresh.store.edit("Leave") as session:
        session.get_one(Seat, last).person_id = None
    assert view.foot.labels[0].text() == "Nobody sits on more than 3 bodies."


def test_wins_and_accounts_are_counted_against_what_is_wanted(fresh: OpenAlliance) -> None:
    id = fresh.id
    assert lines.early_wins(fresh) == [] and lines.accounts(fresh) == []
    put(
        fresh,
        EarlyWin(alliance_id=id, title="First", told=True),
        TargetAccount(alliance_id=id, name="A", lighthouse=True, quote_approved=True),
        TargetAccount(alliance_id=id, name="B", lighthouse=True),
    )
    assert lines.early_wins(fresh)[0][0] == "1 win, 1 told."
    put(
        fresh,
        Answer(alliance_id=id, question="ignition.early_win_target", value=6),
        Answer(alliance_id=id, question="launch_plan.pipeline_target", value=12),
    )
    assert lines.early_wins(fresh)[0][0] == "1 of 6 wins, 1 told."
    assert lines.accounts(fresh)[0][0] == "2 of 12 opportunities; 2 lighthouses, 1 may be quoted."


def test_counterparts_who_have_not_met_are_proposed(qtbot: QtBot, fresh: OpenAlliance) -> None:
    ours, theirs = fresh.dossier.partners
    maria = Person(alliance_id=fresh.id, name="Maria", partner_id=ours.id)
    johan = Person(alliance_id=fresh.id, name="Johan", partner_id=theirs.id, counterpart_id=maria.id)
    put(fresh, maria, johan)
    view = view_of(qtbot, fresh, "introductions")
    use(view, 1)
    picks = dialog(view, PickDialog)
    assert isinstance(picks, PickDialog)
    assert [box.text() for box, _ in picks.boxes] == ["Maria and Johan"]
    picks.act()
    (row,) = fresh.dossier.all(Introduction)
    assert {row.person_id, row.other_id} == {person.id for person in fresh.dossier.all(Person)}
    assert view.foot is not None and not view.foot.buttons[1].isEnabled()


def test_people_who_met_are_entered_in_one_step(qtbot: QtBot, fresh: OpenAlliance) -> None:
    ours, theirs = fresh.dossier.partners
    names = (("Maria", ours), ("Ola", ours), ("Ren", theirs), ("Ken", theirs))
    people = [Person(alliance_id=fresh.id, name=name, partner_id=side.id) for name, side in names]
    ids = [person.id for person in people]
    put(fresh, *people)
    put(fresh, Introduction(alliance_id=fresh.id, person_id=ids[2], other_id=ids[0], form="A call"))
    view = view_of(qtbot, fresh, "introductions")
    use(view)
    met = dialog(view, PeopleMet)
    assert isinstance(met, PeopleMet)
    assert not met.do_button.isEnabled()
    for id in ids[:3]:
        met.boxes[id].click()
    assert met.do_button.text() == "Enter 2 pairs", "two of one side do not meet the other partner"
    met.day_field.show_value(date(2026, 11, 20))
    met.act()
    rows = fresh.dossier.all(Introduction)
    assert [(row.person_id, row.other_id, row.met_on, row.form) for row in rows] == [
        (ids[2], ids[0], date(2026, 11, 20), "A call"),
        (ids[1], ids[2], date(2026, 11, 20), ""),
    ]
    again = PeopleMet(fresh, view)
    again.boxes[ids[0]].click()
    again.boxes[ids[2]].click()
    assert not again.do_button.isEnabled(), "they have met already"
    fresh.store.undo()
    assert [row.met_on for row in fresh.dossier.all(Introduction)] == [None]


def test_the_tasks_open_the_page_with_their_chart(qtbot: QtBot, fresh: OpenAlliance) -> None:
    page = Page(fresh)
    qtbot.addWidget(page)
    view = register_widget("tasks", fresh, page)
    assert isinstance(view, RegisterView)
    with qtbot.waitSignal(page.go) as gone:
        use(view)
    assert gone.args == [Place("workplan")]


def test_a_third_party_gets_its_tasks_once(qtbot: QtBot, fresh: OpenAlliance) -> None:
    put(fresh, ThirdParty(alliance_id=fresh.id, name="Boreal", joins_on=date(2027, 1, 15)))
    view = view_of(qtbot, fresh, "third_parties")
    use(view)
    tasks = fresh.dossier.all(Task)
    assert len(tasks) == len(fresh.playbook.third_party)
    party = fresh.dossier.all(ThirdParty)[0]
    assert all(task.third_party_id == party.id and task.title.startswith("Boreal: ") for task in tasks)
    assert tasks[0].due == date(2027, 1, 1)
    use(view)
    assert len(fresh.dossier.all(Task)) == len(tasks)
    assert "All startup tasks" in view.notice_label.text()
    fresh.store.undo()
    assert not fresh.dossier.all(Task)


def test_points_for_legal_are_copied(qtbot: QtBot, fresh: OpenAlliance) -> None:
    id = fresh.id
    put(
        fresh,
        Obligation(alliance_id=id, clause="4.2", text="Report", ambiguous=True, question="Calendar days?"),
        Obligation(alliance_id=id, clause="5.1", text="Pay", position=1),
    )
    view = view_of(qtbot, fresh, "obligations")
    assert view.foot is not None and view.foot.labels[0].text() == "1 point for legal."
    use(view)
    assert QGuiApplication.clipboard().text() == "4.2 Report\nQuestion: Calendar days?"


@pytest.mark.parametrize(
    ("cadence", "rhythm"),
    [
        ("Every week", sendings.WEEKLY),
        ("every two weeks", sendings.FORTNIGHTLY),
        ("Monthly", sendings.MONTHLY),
        ("Every three months", sendings.QUARTERLY),
        ("Quarterly", sendings.QUARTERLY),
        ("Once", sendings.ONCE),
        ("", sendings.ONCE),
    ],
)
def test_a_cadence_in_words_is_understood(cadence: str, rhythm: str) -> None:
    assert sendings.rhythm_of(cadence) == rhythm


def test_sendings_are_planned_on_working_days_and_once(qtbot: QtBot, fresh: OpenAlliance) -> None:
    id = fresh.id
    put(
        fresh,
        Message(alliance_id=id, text="Where we stand", cadence="Every month"),
        DaysOff(alliance_id=id, title="Shutdown", first=date(2026, 12, 31), last=date(2027, 1, 2)),
    )
    days = sendings.days_of(fresh.dossier, sendings.MONTHLY, date(2026, 10, 31), date(2027, 1, 31))
    assert days == [date(2026, 11, 2), date(2026, 11, 30), date(2027, 1, 4), date(2027, 2, 1)]
    view = view_of(qtbot, fresh, "messages")
    use(view)
    plan = dialog(view, PlanSendings)
    assert isinstance(plan, PlanSendings)
    assert plan.rhythm_field.value() == sendings.MONTHLY
    plan.last_field.show_value(date(2026, 11, 1))
    plan.last_field.edited.emit(date(2026, 11, 1))
    assert "earlier than the first" in plan.problem_label.text() and not plan.do_button.isEnabled()
    plan.last_field.show_value(date(2027, 2, 10))
    plan.last_field.edited.emit(date(2027, 2, 10))
    assert plan.do_button.text() == "Plan 3 sendings"
    plan.act()
    assert [row.planned_on for row in fresh.dossier.all(Sending)] == [
        date(2026, 11, 23),
        date(2026, 12, 22),
        date(2027, 1, 22),
    ]
    again = PlanSendings(fresh, None, view)
    assert again.first_field.value() == date(2027, 2, 22), "one month after the last one"
    again.last_field.show_value(date(2027, 2, 10))
    assert again.days() == []
    fresh.store.undo()
    assert not fresh.dossier.all(Sending)


def test_adherence_stands_beneath_the_sendings(qtbot: QtBot, fresh: OpenAlliance) -> None:
    message = Message(alliance_id=fresh.id, text="Hello")
    on = date(2026, 11, 10)
    rows = [
        Sending(alliance_id=fresh.id, message_id=message.id, planned_on=on, sent_on=on),
        Sending(alliance_id=fresh.id, message_id=message.id, planned_on=on),
    ]
    put(fresh, message, *rows)
    view = view_of(qtbot, fresh, "sendings")
    assert view.foot is not None
    assert view.foot.labels[0].text() == "1 of 2 said as planned, 1 not at all (50 %)."


def test_each_partner_agrees_to_a_version_of_the_north_star(qtbot: QtBot, fresh: OpenAlliance) -> None:
    put(fresh, NorthStarVersion(alliance_id=fresh.id, number=1, text="Sooner to patients"))
    panel = register_widget("north_star", fresh)
    assert isinstance(panel, NorthStarVersions)
    qtbot.addWidget(panel)
    panel.show()
    consents = panel.consents[1]
    consents.by_fields["Kitamine"].edited.emit("K. Hayami")
    consents.on_fields["Kitamine"].edited.emit(date(2026, 11, 20))
    (consent,) = fresh.dossier.all(NorthStarConsent)
    assert (consent.agreed_by, consent.agreed_on) == ("K. Hayami", date(2026, 11, 20))
    assert consents.by_fields["Kitamine"].text() == "K. Hayami"
    consents.on_fields["Kitamine"].edited.emit(None)
    consents.by_fields["Kitamine"].edited.emit("")
    assert not fresh.dossier.all(NorthStarConsent), "an empty consent is none"
    fresh.store.undo()
    assert fresh.dossier.all(NorthStarConsent)[0].agreed_by == "K. Hayami"


def test_two_wordings_are_compared_word_by_word() -> None:
    before, after = "We bring it sooner to patients", "We bring it safely to all patients"
    parts = list(compared(before, after))
    assert " ".join(words for kind, words in parts if kind != "new") == before
    assert " ".join(words for kind, words in parts if kind != "gone") == after
    assert in_words(before, after) == "We bring it [gone: sooner] [new: safely] to [new: all] patients"


def test_findings_of_a_charter_lead_to_their_fields(qtbot: QtBot, fresh: OpenAlliance) -> None:
    body = Committee(alliance_id=fresh.id, name="Joint Steering Committee")
    id = body.id
    put(fresh, body)
    editor = CharterEditor(fresh, id)
    qtbot.addWidget(editor)
    editor.show()
    editor.show_section(CHECKS)
    assert editor.checks is not None
    texts = [label.accessibleName() for label in editor.checks.labels]
    assert "No chair or lead is named" in texts and "There is no quorum" in texts
    editor.checks.labels[texts.index("There is no quorum")].linkActivated.emit(
        str(texts.index("There is no quorum"))
    )
    assert editor.section.id == "decisions"
    editor.show_section(CHECKS)
    editor.checks.labels[texts.index("No chair or lead is named")].linkActivated.emit(
        str(texts.index("No chair or lead is named"))
    )
    assert editor.section.id == "members"
    editor.done(0)


def test_a_person_on_both_sides_is_told_and_saved(qtbot: QtBot, fresh: OpenAlliance) -> None:
    ours, theirs = fresh.dossier.partners
    maria = Person(alliance_id=fresh.id, name="Maria Ortiz", partner_id=ours.id, email="m@x.org")
    other = Person(alliance_id=fresh.id, name="Ren Sato", partner_id=theirs.id, position=1)
    id = other.id
    put(fresh, maria, other)
    editor = PersonEditor(fresh, id)
    qtbot.addWidget(editor)
    editor.show()
    form = editor.forms[0]
    form.fields["name"].edited.emit("maria  ortiz")  # pyright: ignore[reportAttributeAccessIssue]
    form.fields["email"].edited.emit("M@x.org")  # pyright: ignore[reportAttributeAccessIssue]
    assert form.complaints["name"].text() == "Also listed for Almsund. One of the two is too many."
    assert form.complaints["email"].text() == "Maria Ortiz of Almsund has the same e-mail."
    stored = fresh.dossier.get(Person, id)
    assert stored is not None and stored.email == "M@x.org"
    form.fields["partner_id"].edited.emit(ours.id)  # pyright: ignore[reportAttributeAccessIssue]
    assert not form.complaints["name"].isVisible()
    editor.done(0)


def test_what_is_no_date_and_what_ends_too_early_is_told_beside_the_field(
    qtbot: QtBot, fresh: OpenAlliance
) -> None:
    off = DaysOff(alliance_id=fresh.id, title="Shutdown", first=date(2026, 12, 28))
    id = off.id
    put(fresh, off)
    view = view_of(qtbot, fresh, "days_off")
    assert open_editor(view, fresh, id, "last")
    editor = dialog(view, RecordEditor)
    assert isinstance(editor, RecordEditor)
    form = editor.forms[0]
    last = form.fields["last"]
    assert isinstance(last, QLineEdit)
    last.setText("1 Dec 2026")
    last.editingFinished.emit()
    assert form.complaints["last"].text() == "This is earlier than the first day."
    stored = fresh.dossier.get(DaysOff, id)
    assert stored is not None and stored.last == date(2026, 12, 1), "saved all the same"
    last.setText("some day")
    last.editingFinished.emit()
    assert "“some day” is not a date" in form.complaints["last"].text()
    assert last.text() == "some day", "nothing typed is lost"
    editor.done(0)


def test_tasks_that_would_wait_for_one_another_are_refused(qtbot: QtBot, fresh: OpenAlliance) -> None:
    put(fresh, *(Task(alliance_id=fresh.id, title=each, position=at) for at, each in enumerate("ABC")))
    a, b, c = fresh.dossier.all(Task)
    ends = ((a, b), (b, c))
    links = [TaskLink(alliance_id=fresh.id, before_id=one.id, after_id=then.id) for one, then in ends]
    put(fresh, *links)
    view = view_of(qtbot, fresh, "dependencies")
    first, second = view.model.rows
    view.model.setData(view.model.index(view.model.row_of(second.id), 0), b.id)
    assert view.model.setData(view.model.index(view.model.row_of(second.id), 1), a.id) is False
    assert "these tasks would wait for one another" in view.notice_label.text()
    assert view.model.rowCount() == 2 and first


def test_the_sentence_of_a_value_proposition_is_built_while_one_writes(
    qtbot: QtBot, fresh: OpenAlliance
) -> None:
    view = view_of(qtbot, fresh, "value_propositions")
    view.add()
    id = view.model.rows[0].id
    assert open_editor(view, fresh, id)
    editor = dialog(view, RecordEditor)
    assert isinstance(editor, RecordEditor)
    form = editor.forms[0]
    effect, quantity = form.fields["effect"], form.fields["quantity"]
    assert isinstance(effect, QPlainTextEdit) and isinstance(quantity, QPlainTextEdit)
    effect.setPlainText("Sites open sooner")
    form.flush()
    assert form.fields["sentence"].text() == "Sites open sooner."  # pyright: ignore[reportAttributeAccessIssue]
    assert "no number" in form.complaints["quantity"].text()
    quantity.setPlainText("6 weeks")
    form.flush()
    assert not form.complaints["quantity"].text()
    editor.done(0)


def test_the_other_alliances_of_a_person_are_named(qtbot: QtBot, fresh: OpenAlliance) -> None:
    other = Alliance(name="Velden")
    maria = Person(alliance_id=fresh.id, name="Maria Ortiz")
    id = maria.id
    with fresh.store.edit("Two") as session:
        session.add(other)
        session.flush()
        session.add(maria)
        session.add(Person(alliance_id=other.id, name="MARIA ortiz", priority=1))
        session.add(Person(alliance_id=other.id, name="Ren Sato"))
    editor = PersonEditor(fresh, id)
    qtbot.addWidget(editor)
    assert editor.elsewhere_label.text() == "Also in Velden (attention high)"
    editor.done(0)
