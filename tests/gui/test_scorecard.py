"""The scorecard page, driven by keys and clicks, and read back from the desk."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from alliance_desk.assessment.place import Place
from alliance_desk.gui.models.columns import OptionsColumn
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.pages.scorecard import ScorecardPage
from alliance_desk.gui.scoring.benchmark import BenchmarkDialog
from alliance_desk.gui.scoring.board import Board
from alliance_desk.gui.scoring.gate import GateDialog
from alliance_desk.gui.scoring.row import NOT_KNOWN
from alliance_desk.playbook import Playbook
from alliance_desk.records import (
    Alliance,
    GapAction,
    GateState,
    LaunchCheck,
    Partner,
    Score,
    ScoreRound,
    ScoreSheet,
    Variant,
)
from alliance_desk.store.store import Store

TODAY = date(2026, 11, 22)
Make = Callable[..., OpenAlliance]


@pytest.fixture
def made(store: Store, playbook: Playbook) -> Iterator[Make]:
    """Makes an open alliance of some partners, with a locked first round if one is wanted."""
    opened: list[OpenAlliance] = []

    def make(
        names: tuple[str, ...] = ("Corvane", "Helix Arc"),
        locked: bool = True,
        begun: bool = True,
        variant: Variant = Variant.TECHNOLOGY,
    ) -> OpenAlliance:
        alliance = Alliance(name="Corvane / Helix Arc", variant=variant)
        with store.edit("New alliance") as session:
            session.add(alliance)
            for at, name in enumerate(names):
                session.add(Partner(alliance_id=alliance.id, name=name, own=at == 0, position=at))
            if begun:
                round = ScoreRound(alliance_id=alliance.id, number=1, held_on=TODAY)
                if locked:
                    round.benchmark, round.floor = 22, 3
                    round.locked_by, round.locked_at = "M. Ortiz", ScoreRound.now()
                session.add(round)
        opened.append(OpenAlliance(store, playbook, alliance.id, today=lambda: TODAY))
        return opened[-1]

    yield make
    for each in opened:
        each.close()


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[OpenAlliance], ScorecardPage]:
    def show(alliance: OpenAlliance) -> ScorecardPage:
        page = ScorecardPage(alliance)
        qtbot.addWidget(page)
        page.resize(1052, 736)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        return page

    return show


Show = Callable[[OpenAlliance], ScorecardPage]
Answer = Callable[[QDialog], None]


def board(page: ScorecardPage) -> Board:
    assert page.board
    return page.board


def plain(text: str) -> str:
    return re.sub("<[^>]*>", "", text)


def press(page: ScorecardPage, criterion: str, at: int, *keys: Qt.Key) -> None:
    row = board(page).rows[criterion, at]
    row.setFocus()
    for key in keys:
        QTest.keyClick(row, key)


def score_all(page: ScorecardPage, at: int, *values: int) -> None:
    criteria = [criterion.id for criterion in page.alliance.playbook.criteria]
    for criterion, value in zip(criteria, values, strict=True):
        press(page, criterion, at, Qt.Key(Qt.Key.Key_0 + value))


def value(page: ScorecardPage, criterion: str, at: int) -> int | None:
    return board(page).rows[criterion, at].value


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> Callable[[Answer], None]:
    """Answers the dialogs that open from now on."""

    def prepare(answer: Answer) -> None:
        def act(dialog: QDialog) -> int:
            dialog.show()
            answer(dialog)
            assert not dialog.isVisible()
            return dialog.result()

        monkeypatch.setattr(QDialog, "exec", act)

    return prepare


def test_keys_score_and_the_totals_follow(made: Make, shown: Show) -> None:
    page = shown(made())
    score_all(page, 0, 5, 4, 3, 4, 3, 4)
    score_all(page, 1, 4, 3, 4, 4, 2, 4)
    assert [value(page, "corporate_priorities", at) for at in (0, 1)] == [5, 4]
    assert [total.text() for total in page.side.totals.totals] == ["23", "21"]
    totals = board(page).cards["alignment"].totals
    assert [plain(total.text()) for total in totals] == ["12 of 15", "11 of 15"]
    assert "Corvane is 1 above the benchmark of 22" in page.side.totals.verdict
    assert "Helix Arc is 1 below the benchmark of 22" in page.side.totals.verdict
    assert "Helix Arc: field and engineering resources is below 3" in page.side.totals.verdict
    assert len(page.alliance.dossier.all(ScoreSheet)) == 2


def test_a_row_says_what_it_is_and_what_each_value_means(made: Make, shown: Show) -> None:
    page = shown(made())
    press(page, "corporate_priorities", 0, Qt.Key.Key_4)
    row = board(page).rows["corporate_priorities", 0]
    assert row.accessibleName() == "Corporate priorities, Corvane: 4 of 5"
    criterion = page.alliance.playbook.criteria[0]
    assert row.tip(1) == f"1: {criterion.low}"
    assert criterion.low in row.tip(2)
    assert criterion.middle in row.tip(2)
    assert criterion.middle in row.tip(3)
    assert criterion.high in row.tip(4)
    assert row.tip(5) == f"5: {criterion.high}"
    at = row.cell(5).center().toPoint()
    QApplication.sendEvent(row, QHelpEvent(QHelpEvent.Type.ToolTip, at, row.mapToGlobal(at)))
    assert QToolTip.text() == row.tip(5)
    QToolTip.hideText()


def test_not_known_is_not_a_low_score(made: Make, shown: Show) -> None:
    page = shown(made())
    score_all(page, 0, 5, 5, 4, 4, 4, 1)
    press(page, "enablement_engine", 0, Qt.Key.Key_N)
    score = page.alliance.dossier.one(Score, criterion="enablement_engine")
    assert score
    assert (score.value, score.not_known) == (None, True)
    assert value(page, "enablement_engine", 0) == NOT_KNOWN
    assert plain(board(page).cards["commitment"].totals[0].text()) == "8 of 15, 1 not known"
    assert page.side.totals.verdict == "Corvane is partial, not compared with 22"
    press(page, "enablement_engine", 0, Qt.Key.Key_1)
    score = page.alliance.dossier.one(Score, criterion="enablement_engine")
    assert score
    assert (score.value, score.not_known) == (1, False)
    assert "above the benchmark" in page.side.totals.verdict
    press(page, "enablement_engine", 0, Qt.Key.Key_Delete)
    assert value(page, "enablement_engine", 0) is None
    assert plain(board(page).cards["commitment"].totals[0].text()) == "8 of 15, 1 open"


def test_each_score_is_one_step_to_undo(made: Make, shown: Show) -> None:
    page = shown(made())
    store = page.alliance.store
    press(page, "corporate_priorities", 1, Qt.Key.Key_4)
    press(page, "corporate_priorities", 1, Qt.Key.Key_5)
    assert store.undo_label == "Score corporate priorities for Helix Arc"
    store.undo()
    assert value(page, "corporate_priorities", 1) == 4
    store.undo()
    assert value(page, "corporate_priorities", 1) is None
    assert not page.alliance.dossier.all(ScoreSheet)
    store.redo()
    store.redo()
    assert value(page, "corporate_priorities", 1) == 5
    assert page.side.totals.totals[1].text() == "5"


def test_a_click_scores_and_arrows_and_tab_move_on(made: Make, shown: Show, qtbot: QtBot) -> None:
    page = shown(made())
    rows = board(page).rows
    row = rows["corporate_priorities", 0]
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.cell(2).center().toPoint())
    assert row.value == 2
    QTest.keyClick(row, Qt.Key.Key_Right)
    assert rows["corporate_priorities", 1].hasFocus()
    QTest.keyClick(rows["corporate_priorities", 1], Qt.Key.Key_Down)
    assert rows["geographic_priorities", 1].hasFocus()
    rows["technical_roadmap", 0].setFocus()
    QTest.keyClick(rows["technical_roadmap", 0], Qt.Key.Key_Down)
    assert rows["executive_teams", 0].hasFocus()
    QTest.keyClick(rows["executive_teams", 0], Qt.Key.Key_Tab)
    assert rows["executive_teams", 1].hasFocus()


def test_a_rationale_is_asked_for_and_saved_while_typed(made: Make, shown: Show, qtbot: QtBot) -> None:
    page = shown(made())
    press(page, "executive_teams", 0, Qt.Key.Key_3)
    card = board(page).cards["commitment"]
    assert card.lines["executive_teams", 0].text == "Rationale missing"
    press(page, "executive_teams", 0, Qt.Key.Key_Return)
    field = card.reasons["executive_teams"].rationales[0]
    assert field.hasFocus()
    QTest.keyClicks(field, "Sponsor <b>named</b>")
    QTest.keyClicks(card.reasons["executive_teams"].evidence[0], "Minutes, 3 Nov")
    board(page).flush()
    score = page.alliance.dossier.one(Score, criterion="executive_teams")
    assert score
    assert (score.value, score.rationale, score.evidence) == (3, "Sponsor <b>named</b>", "Minutes, 3 Nov")
    assert card.lines["executive_teams", 0].text == "Sponsor <b>named</b>"
    page.alliance.store.undo()
    page.alliance.store.undo()
    assert field.toPlainText() == ""
    assert value(page, "executive_teams", 0) == 3


def test_both_partners_stand_side_by_side_with_their_gap(made: Make, shown: Show) -> None:
    page = shown(made())
    for criterion, ours, theirs in (
        ("corporate_priorities", Qt.Key.Key_5, Qt.Key.Key_4),
        ("geographic_priorities", Qt.Key.Key_2, Qt.Key.Key_3),
        ("technical_roadmap", Qt.Key.Key_4, Qt.Key.Key_2),
        ("executive_teams", Qt.Key.Key_3, Qt.Key.Key_5),
    ):
        press(page, criterion, 0, ours)
        press(page, criterion, 1, theirs)
    stands = {id: label.text() for card in board(page).cards.values() for id, label in card.stands.items()}
    assert stands["corporate_priorities"] == "Agreed strength"
    assert stands["geographic_priorities"] == "Agreed weakness"
    assert stands["technical_roadmap"] == "Blind spot"
    assert stands["executive_teams"] == "Undervalued"
    assert stands["enablement_engine"] == ""


def test_three_partners_fit_the_smallest_window(made: Make, shown: Show) -> None:
    page = shown(made(("Corvane", "Helix Arc", "Vardarion Networks")))
    score_all(page, 2, 4, 4, 4, 4, 4, 4)
    assert [total.text() for total in page.side.totals.totals] == ["–", "–", "24"]
    assert page.scroll_area.horizontalScrollBar().maximum() == 0
    row = board(page).rows["executive_teams", 2]
    assert page.rect().contains(row.mapTo(page, QPoint(row.width(), 0)))


def test_nobody_scores_before_the_benchmark_is_locked(
    made: Make, shown: Show, answering: Callable[[Answer], None]
) -> None:
    page = shown(made(locked=False))
    assert board(page).banner.isVisible()
    row = board(page).rows["corporate_priorities", 0]
    assert not row.isEnabled()
    assert row.toolTip() == "Set and lock the benchmark first."
    row.scored.emit(4)
    assert not page.alliance.dossier.all(Score)

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, BenchmarkDialog)
        assert dialog.total_edit.text() == ""
        dialog.accept()
        assert "from 6 to 30" in dialog.error_label.text()
        dialog.total_edit.setText("22")
        dialog.accept()
        assert "who" in dialog.error_label.text()
        dialog.name_edit.setText("M. Ortiz")
        dialog.accept()

    answering(answer)
    board(page).banner.set_button.click()
    round = page.alliance.dossier.one(ScoreRound)
    assert round
    assert (round.benchmark, round.floor, round.locked_by) == (22, None, "M. Ortiz")
    assert not board(page).banner.isVisible()
    assert page.side.totals.benchmark.text().startswith("Benchmark 22, locked by M. Ortiz on ")
    press(page, "corporate_priorities", 0, Qt.Key.Key_4)
    assert value(page, "corporate_priorities", 0) == 4


def test_a_round_may_go_without_a_benchmark(
    made: Make, shown: Show, answering: Callable[[Answer], None]
) -> None:
    page = shown(made(locked=False))

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, BenchmarkDialog)
        assert not dialog.total_edit.isVisible()
        dialog.name_edit.setText("M. Ortiz")
        dialog.accept()

    answering(answer)
    board(page).banner.without_button.click()
    assert page.side.totals.benchmark.text().startswith("Without a benchmark, decided by M. Ortiz")
    score_all(page, 0, 5, 4, 3, 4, 3, 4)
    assert page.side.totals.verdict == ""


def press_button(dialog: BenchmarkDialog | GateDialog, which: QDialogButtonBox.StandardButton) -> None:
    QTest.mouseClick(dialog.buttons.button(which), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("by_key", [False, True])
def test_the_buttons_of_the_benchmark_work(
    made: Make, shown: Show, answering: Callable[[Answer], None], by_key: bool
) -> None:
    page = shown(made(locked=False))

    def cancel(dialog: QDialog) -> None:
        assert isinstance(dialog, BenchmarkDialog)
        dialog.total_edit.setText("22")
        dialog.name_edit.setText("M. Ortiz")
        press_button(dialog, QDialogButtonBox.StandardButton.Cancel)

    def lock(dialog: QDialog) -> None:
        assert isinstance(dialog, BenchmarkDialog)
        press_button(dialog, QDialogButtonBox.StandardButton.Ok)
        assert dialog.isVisible()
        assert dialog.error_label.isVisible()
        dialog.total_edit.setText("22")
        dialog.name_edit.setText("M. Ortiz")
        if by_key:
            QTest.keyClick(dialog.name_edit, Qt.Key.Key_Return)
        else:
            press_button(dialog, QDialogButtonBox.StandardButton.Ok)

    answering(cancel)
    QTest.mouseClick(board(page).banner.set_button, Qt.MouseButton.LeftButton)
    assert page.round
    assert page.round.locked_at is None
    answering(lock)
    QTest.mouseClick(board(page).banner.set_button, Qt.MouseButton.LeftButton)
    assert page.round
    assert (page.round.benchmark, page.round.locked_by) == (22, "M. Ortiz")
    assert board(page).rows["corporate_priorities", 0].hasFocus()
    page.alliance.store.undo()
    assert board(page).banner.set_button.hasFocus()
    assert page.scroll_area.verticalScrollBar().value() == 0


@pytest.mark.parametrize("by_key", [False, True])
def test_the_buttons_of_a_launch_check_work(
    made: Make, shown: Show, answering: Callable[[Answer], None], by_key: bool
) -> None:
    page = shown(made())
    row = page.side.gate.rows["agreement"]

    def cancel(dialog: QDialog) -> None:
        assert isinstance(dialog, GateDialog)
        dialog.columns[0].approver.setText("M. Ortiz")
        press_button(dialog, QDialogButtonBox.StandardButton.Cancel)

    def save(dialog: QDialog) -> None:
        assert isinstance(dialog, GateDialog)
        dialog.columns[0].state.setCurrentIndex(list(GateState).index(GateState.MET))
        dialog.columns[0].approver.setText("M. Ortiz")
        if by_key:
            QTest.keyClick(dialog.columns[0].approver, Qt.Key.Key_Return)
        else:
            press_button(dialog, QDialogButtonBox.StandardButton.Save)

    answering(cancel)
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert not page.alliance.dossier.all(LaunchCheck)
    answering(save)
    QTest.mouseClick(page.side.gate.rows["agreement"], Qt.MouseButton.LeftButton)
    word = page.alliance.dossier.one(LaunchCheck)
    assert word
    assert (word.state, word.approved_by) == (GateState.MET, "M. Ortiz")


def test_a_locked_benchmark_stays_and_a_new_round_sets_another(made: Make, shown: Show) -> None:
    page = shown(made())
    alliance = page.alliance
    page.new_round_button.click()
    rounds = sorted(alliance.dossier.all(ScoreRound), key=lambda each: each.number)
    assert [(each.number, each.benchmark) for each in rounds] == [(1, 22), (2, None)]
    assert page.round == rounds[1]
    assert board(page).banner.isVisible()
    assert board(page).banner.set_button.hasFocus()
    page.scroll_area.verticalScrollBar().setValue(200)
    page.open_place(Place("scorecard", record=rounds[0].id))
    assert page.scroll_area.verticalScrollBar().value() == 0
    assert page.round == rounds[0]
    assert not board(page).banner.isVisible()


def test_a_new_round_takes_over_the_headings_only(made: Make, shown: Show) -> None:
    page = shown(made())
    heads = board(page).heads
    QTest.keyClicks(heads.names[1], "J. Lindqvist")
    QTest.keyClicks(heads.roles[1], "Head of Alliances")
    heads.flush()
    heads.dates[1].edited.emit(TODAY)
    press(page, "corporate_priorities", 1, Qt.Key.Key_5)
    page.start_round()
    round = page.round
    assert round
    assert round.number == 2
    (sheet,) = page.alliance.dossier.all(ScoreSheet, round_id=round.id)
    assert (sheet.completed_by, sheet.role, sheet.completed_on) == ("J. Lindqvist", "Head of Alliances", None)
    assert not page.alliance.dossier.all(Score, sheet_id=sheet.id)
    assert heads.names[1].text() == "J. Lindqvist"
    assert page.round_combo.count() == 2
    page.round_combo.activated.emit(1)
    assert value(page, "corporate_priorities", 1) == 5


def test_several_respondents_of_one_partner(made: Make, shown: Show) -> None:
    page = shown(made())
    press(page, "corporate_priorities", 0, Qt.Key.Key_5)
    board(page).heads.chosen.emit(0, None)
    assert value(page, "corporate_priorities", 0) is None
    press(page, "corporate_priorities", 0, Qt.Key.Key_2)
    assert board(page).heads.respondents[0].text() == "2 of 2"
    line = board(page).cards["alignment"].lines["corporate_priorities", 0]
    assert line.text == "Mean 3.5, 3 apart. Rationale missing"
    first = page.alliance.dossier.all(ScoreSheet)[0]
    board(page).heads.chosen.emit(0, first.id)
    assert value(page, "corporate_priorities", 0) == 5


def test_a_final_round_is_closed(made: Make, shown: Show) -> None:
    page = shown(made())
    press(page, "corporate_priorities", 0, Qt.Key.Key_4)
    page.final_action.trigger()
    row = board(page).rows["corporate_priorities", 0]
    assert not row.isEnabled()
    assert row.toolTip() == "This round is final."
    page.final_action.trigger()
    assert row.isEnabled()


def test_the_first_round_starts_from_an_empty_page(made: Make, shown: Show) -> None:
    page = shown(made(begun=False))
    assert page.empty_frame.isVisible()
    assert not page.scroll_area.isVisible()
    page.start_button.click()
    assert page.round
    assert page.round.held_on == TODAY
    assert not page.empty_frame.isVisible()
    page.alliance.store.undo()
    assert page.empty_frame.isVisible()


def test_biopharma_has_its_own_words(made: Make, shown: Show) -> None:
    page = shown(made(variant=Variant.BIOPHARMA))
    row = board(page).rows["technical_roadmap", 0]
    assert row.accessibleName() == "Development plan and portfolio timing, Corvane: not scored"
    page.wording_action.trigger()
    row = board(page).rows["technical_roadmap", 0]
    assert row.accessibleName() == "Technical roadmap, Corvane: not scored"


def test_a_waiver_needs_its_reason_and_the_gate_needs_every_partner(
    made: Make, shown: Show, answering: Callable[[Answer], None]
) -> None:
    page = shown(made())
    states = list(GateState)

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, GateDialog)
        ours, theirs = dialog.columns
        ours.state.setCurrentIndex(states.index(GateState.MET))
        ours.evidence.setPlainText("Signed copy")
        ours.approver.setText("M. Ortiz")
        ours.on.setText("20 Nov 2026")
        theirs.state.setCurrentIndex(states.index(GateState.WAIVED))
        dialog.accept()
        assert dialog.isVisible()
        assert dialog.error_label.text() == "Give the reason why Helix Arc waives this."
        theirs.reason.setPlainText("Not asked for here")
        dialog.accept()

    answering(answer)
    row = page.side.gate.rows["agreement"]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    words = {word.partner_id: word for word in page.alliance.dossier.all(LaunchCheck)}
    ours, theirs = (words[partner.id] for partner in page.alliance.dossier.partners)
    assert (ours.state, ours.evidence, ours.approved_by) == (GateState.MET, "Signed copy", "M. Ortiz")
    assert ours.approved_on == date(2026, 11, 20)
    assert (theirs.state, theirs.reason) == (GateState.WAIVED, "Not asked for here")
    assert page.side.gate.state.text() == "1 of 5"
    assert "Corvane met, Helix Arc waived" in page.side.gate.rows["agreement"].accessibleName()
    page.alliance.store.undo()
    assert page.side.gate.state.text() == "0 of 5"


def test_actions_are_written_for_the_round_on_show(made: Make, shown: Show, qtbot: QtBot) -> None:
    page = shown(made())
    dossier, store = page.alliance.dossier, page.alliance.store
    view = board(page).action_card.view
    assert view
    QTest.mouseClick(view.add_button, Qt.MouseButton.LeftButton)
    action = dossier.one(GapAction)
    assert action
    assert page.round
    assert action.round_id == page.round.id
    model = view.model
    assert model.setData(model.index(0, model.column_of("action")), "Name a sponsor")
    column = model.columns[model.column_of("criterion")]
    assert isinstance(column, OptionsColumn)
    assert [words for _, words in column.options(action, dossier)][1:] == list(page._titles().values())
    assert model.setData(model.index(0, model.column_of("criterion")), "executive_teams")
    action = dossier.one(GapAction)
    assert action
    assert (action.action, action.criterion) == ("Name a sponsor", "executive_teams")
    assert column.text(action, dossier) == "Executive teams"
    first = page.round
    page.new_round_button.click()
    view = board(page).action_card.view
    assert view
    assert view.model.rowCount() == 0
    page.open_place(Place("scorecard", record=action.id))
    assert page.round == first
    view = board(page).action_card.view
    assert view
    qtbot.waitUntil(view.table.hasFocus)
    for _ in range(4):
        store.undo()
    assert not dossier.all(GapAction)
    assert view.empty_label.isVisible()


def test_each_weakness_may_have_its_action(made: Make, shown: Show) -> None:
    page = shown(made())
    actions = board(page).action_card
    assert not actions.suggest_button.isVisible()
    score_all(page, 0, 2, 4, 3, 5, 3, 4)
    score_all(page, 1, 3, 2, 3, 5, 4, 4)
    assert actions.suggest_button.isVisible()
    QTest.mouseClick(actions.suggest_button, Qt.MouseButton.LeftButton)
    found = page.alliance.dossier.all(GapAction)
    assert [each.criterion for each in found] == ["corporate_priorities", "technical_roadmap"]
    assert not actions.suggest_button.isVisible()
    assert page.alliance.store.undo_label == "Add an action for each weakness"
    page.alliance.store.undo()
    assert not page.alliance.dossier.all(GapAction)
    assert actions.suggest_button.isVisible()


def test_conclusion_is_saved(made: Make, shown: Show) -> None:
    page = shown(made())
    QTest.keyClicks(board(page).conclusion, "Go ahead")
    board(page).conclusion.autosave.flush()
    assert page.round
    assert page.round.conclusion == "Go ahead"


def test_places_lead_to_their_fields_and_export_leads_on(made: Make, shown: Show, qtbot: QtBot) -> None:
    page = shown(made())
    press(page, "corporate_priorities", 0, Qt.Key.Key_4)
    parts = board(page)
    targets: list[tuple[Place, QWidget]] = [
        (Place("scorecard", field="executive_teams"), parts.rows["executive_teams", 0]),
        (Place("scorecard", field="conclusion"), parts.conclusion),
        (Place("scorecard", field="completed_by"), parts.heads.names[0]),
        (Place("scorecard"), parts.rows["corporate_priorities", 1]),
        (Place("scorecard", step="gate"), page.side.gate.rows["customer_test"]),
    ]
    for place, target in targets:
        page.open_place(place)
        qtbot.waitUntil(target.hasFocus)
    gone: list[Place] = []
    page.go.connect(gone.append)
    page.export_button.click()
    assert gone == [Place("documents", field="scorecard")]


def test_every_widget_that_takes_the_focus_has_a_name(made: Make, shown: Show) -> None:
    page = shown(made())
    board(page).cards["alignment"].open_reasons("technical_roadmap")
    nameless = [
        widget.objectName() or type(widget).__name__
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.isVisible()
        and not widget.accessibleName()
        and not widget.objectName().startswith("qt_")
    ]
    assert nameless == []
