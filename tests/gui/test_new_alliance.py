"""The wizard and the details of an alliance, by keyboard and with what can be wrong."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from alliance_desk.gui.dialogs import move_dates
from alliance_desk.gui.dialogs.alliance_details import AllianceDetailsDialog
from alliance_desk.gui.dialogs.new_alliance import NewAllianceDialog
from alliance_desk.gui.main_window import MainWindow
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.today.day import startup_day
from alliance_desk.playbook import Playbook
from alliance_desk.records import Alliance, AnchorKind, Answer, DealType, Partner, Task, Variant
from alliance_desk.store import queries
from alliance_desk.store.store import Store
from tests.gui.conftest import TODAY


@pytest.fixture
def wizard(qtbot: QtBot, store: Store, playbook: Playbook) -> Iterator[NewAllianceDialog]:
    dialog = NewAllianceDialog(store, playbook, lambda: TODAY)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    QApplication.processEvents()
    yield dialog


def type_in(text: str, *then: Qt.Key) -> None:
    """Type into whatever has the focus."""
    QTest.keyClicks(focus(), text)
    for key in then:
        QTest.keyClick(focus(), key)
        QApplication.processEvents()


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_an_alliance_is_started_by_keyboard_alone(wizard: NewAllianceDialog, store: Store) -> None:
    tab, enter = Qt.Key.Key_Tab, Qt.Key.Key_Return
    type_in("Corvane Therapeutics", tab)
    type_in("Corvane", tab)
    type_in("Denmark", tab)
    assert wizard.partners.rows[0].holidays.currentText() == "Denmark"
    type_in("", tab)
    type_in("Helix Arc", enter)
    assert wizard.step_label.text().startswith("Step 2 of 3")
    assert wizard.kind.name_edit.text() == "Corvane / Helix Arc"
    type_in("", enter)
    type_in("1 Oct 2026", tab, tab)
    assert focus() is wizard.dates.fields[AnchorKind.SIGNING]
    type_in("12 Nov 2026", enter)
    assert wizard.alliance_id
    dossier = queries.dossier(store, wizard.alliance_id)
    assert [partner.label for partner in dossier.partners] == ["Corvane", "Helix Arc"]
    assert [partner.holidays for partner in dossier.partners] == ["DK", ""]
    assert dossier.anchor(AnchorKind.SIGNING) == date(2026, 11, 12)
    assert dossier.anchor(AnchorKind.KICKOFF) is None
    assert dossier.all(Task)
    assert store.undo_label == "Start alliance"
    store.undo()
    assert queries.alliances(store) == [], "one edit, one undo"


def test_what_is_missing_is_said_beside_the_field(wizard: NewAllianceDialog) -> None:
    wizard.next()
    assert wizard.partners.rows[0].error_label.isVisible()
    wizard.partners.rows[0].name_edit.setText("Corvane")
    assert not wizard.partners.rows[0].error_label.isVisible()
    wizard.next()
    assert wizard.partners.rows[1].error_label.isVisible()
    wizard.partners.rows[1].name_edit.setText("corvane")
    wizard.next()
    assert wizard.partners.others_error_label.text() == "Two partners have the same name."
    wizard.partners.rows[1].name_edit.setText("Helix")
    wizard.next()
    wizard.kind.name_edit.clear()
    wizard.next()
    assert wizard.kind.name_error_label.isVisible()
    wizard.kind.name_edit.setText("Deal")
    wizard.next()
    wizard.dates.fields[AnchorKind.SIGNING].setText("3 Mar 2027")
    wizard.dates.fields[AnchorKind.KICKOFF].setText("1 Mar 2027")
    wizard.next()
    assert wizard.alliance_id is None
    wizard.dates.fields[AnchorKind.KICKOFF].setText("sometime")
    wizard.next()
    assert wizard.alliance_id is None
    wizard.dates.unknown[AnchorKind.KICKOFF].setChecked(True)
    wizard.dates.fields[AnchorKind.KICKOFF].setText("")
    wizard.next()
    assert wizard.alliance_id


def test_three_partners_and_the_seven_questions(wizard: NewAllianceDialog, store: Store) -> None:
    wizard.partners.add_button.click()
    for row, name in zip(wizard.partners.rows, ("Nimbus", "Orvo", "Third"), strict=True):
        row.name_edit.setText(name)
    wizard.next()
    wizard.kind.unsure_button.click()
    for group in wizard.kind.questions:
        group.button(1).click()
    assert wizard.kind.variant == Variant.TECHNOLOGY
    wizard.kind.deal_combo.setCurrentIndex(list(DealType).index(DealType.GO_TO_MARKET))
    wizard.next()
    assert list(wizard.dates.values()) == [AnchorKind.SIGNING, AnchorKind.KICKOFF, AnchorKind.LAUNCH]
    wizard.next()
    assert wizard.alliance_id
    dossier = queries.dossier(store, wizard.alliance_id)
    assert len(dossier.partners) == 3
    answers = {row.question: row.value for row in dossier.all(Answer)}
    assert len(answers) == 7 and all(answers.values())
    assert dossier.alliance.variant == Variant.TECHNOLOGY


def test_deal_suggests_the_process_until_the_user_chooses(wizard: NewAllianceDialog) -> None:
    kind = wizard.kind
    kind.deal_combo.setCurrentIndex(list(DealType).index(DealType.GO_TO_MARKET))
    assert kind.variant == Variant.TECHNOLOGY
    kind.biopharma_radio.click()
    kind.deal_combo.setCurrentIndex(list(DealType).index(DealType.RESEARCH))
    kind.deal_combo.setCurrentIndex(list(DealType).index(DealType.GO_TO_MARKET))
    assert kind.variant == Variant.BIOPHARMA


def test_the_desk_remembers_whose_it_is(qtbot: QtBot, store: Store, playbook: Playbook) -> None:
    for name, company in (("First", "Corvane"), ("Second", "")):
        dialog = NewAllianceDialog(store, playbook, lambda: TODAY)
        qtbot.addWidget(dialog)
        if company:
            dialog.partners.rows[0].name_edit.setText(company)
        dialog.partners.rows[1].name_edit.setText(name)
        dialog.next()
        dialog.kind.manager_edit.setText("Ann")
        dialog.next()
        dialog.next()
        assert dialog.alliance_id
    assert queries.profile(store).company == "Corvane"
    assert {alliance.name for alliance in queries.alliances(store)} == {"Corvane / First", "Corvane / Second"}


def answer(monkeypatch: pytest.MonkeyPatch, choice: move_dates.Choice) -> list[move_dates.MoveDatesDialog]:
    """Answer the question that comes before dates are moved; return the dialogs that asked."""
    asked: list[move_dates.MoveDatesDialog] = []

    def chosen(dialog: move_dates.MoveDatesDialog) -> int:
        asked.append(dialog)
        return choice

    monkeypatch.setattr(move_dates.MoveDatesDialog, "exec", chosen)
    return asked


def test_details_say_how_many_dates_move(
    qtbot: QtBot, alliance: OpenAlliance, playbook: Playbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, move_dates.Choice.MOVE)
    dialog = AllianceDetailsDialog(alliance.store, playbook, alliance.id, lambda: TODAY, "kickoff")
    qtbot.addWidget(dialog)
    field = dialog.dates.fields[AnchorKind.KICKOFF]
    before = field.value()
    assert before
    field.setText((before + timedelta(days=7)).isoformat())
    field.flush()
    assert "of the plan will move" in dialog.dates.preview_label.text()
    dialog.kind.manager_edit.setText("Someone else")
    dialog.partners.rows[1].short_edit.setText("Shorter")
    dialog.accept()
    assert alliance.dossier.anchor(AnchorKind.KICKOFF) == before + timedelta(days=7)
    assert alliance.alliance.manager == "Someone else"
    assert alliance.dossier.others[0].short_name == "Shorter"
    alliance.store.undo()
    assert alliance.dossier.anchor(AnchorKind.KICKOFF) == before


def test_the_first_day_and_the_length_of_the_startup_are_said_among_the_dates(
    qtbot: QtBot, technology: OpenAlliance, playbook: Playbook
) -> None:
    dialog = AllianceDetailsDialog(technology.store, playbook, technology.id, lambda: TODAY, "startup_days")
    qtbot.addWidget(dialog)
    assert dialog.tabs.currentIndex() == 2
    start = dialog.dates.start
    assert (start.days_spin.minimum(), start.days_spin.maximum()) == (30, 365)
    assert start.first_field.value() == technology.alliance.started_on
    assert "Leave it empty to count from" in start.rule_label.text()
    start.days_spin.setValue(75)
    start.first_field.setText((TODAY - timedelta(days=9)).isoformat())
    dialog.accept()
    assert startup_day(technology).text.startswith("Day 10")
    assert technology.alliance.startup_days == 75
    technology.store.undo()
    assert technology.alliance.startup_days == 90


def test_a_partner_goes_only_after_asking(
    qtbot: QtBot,
    technology: OpenAlliance,
    playbook: Playbook,
    said: object,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answer(monkeypatch, move_dates.Choice.MOVE)  # its holidays go with it, so that dates may move
    dialog = AllianceDetailsDialog(technology.store, playbook, technology.id, lambda: TODAY)
    qtbot.addWidget(dialog)
    many = len(technology.dossier.partners)
    gone = dialog.partners.rows[-1].name_edit.text()
    dialog.partners.rows[-1].remove_button.click()
    said.sure = False  # pyright: ignore[reportAttributeAccessIssue]
    dialog.accept()
    assert gone in said.sentences[0]  # pyright: ignore[reportAttributeAccessIssue]
    assert len(technology.dossier.partners) == many
    said.sure = True  # pyright: ignore[reportAttributeAccessIssue]
    dialog.accept()
    assert len(technology.dossier.partners) == many - 1
    technology.store.undo()
    assert gone in [partner.name for partner in technology.dossier.all(Partner)]


def test_the_window_opens_the_new_alliance(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    def filled(dialog: NewAllianceDialog) -> int:
        dialog.partners.rows[0].name_edit.setText("Corvane")
        dialog.partners.rows[1].name_edit.setText("Helix")
        for _ in range(3):
            dialog.next()
        return 1

    monkeypatch.setattr(NewAllianceDialog, "exec", filled)
    window.alliance_actions.new()
    assert window.pages.alliance and window.pages.alliance.alliance.name == "Corvane / Helix"
    assert window.pages.place.page == "overview"
    assert "Corvane / Helix" in [row.name for row in window.portfolio.model.rows]
    assert window.desk
    with window.desk.store.read() as session:
        assert session.get(Alliance, window.pages.alliance.id)
