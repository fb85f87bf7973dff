"""The scorecard page: six criteria, every partner side by side, benchmark, rounds, launch gate."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from alliance_desk.assessment.place import Place
from alliance_desk.assessment.scorecard import (
    RoundResult,
    benchmark_locked,
    criterion_title,
    latest,
    may_score,
    results,
    rounds,
)
from alliance_desk.gui import theme
from alliance_desk.gui.forms import load_form
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.page import Page
from alliance_desk.gui.scoring import edits
from alliance_desk.gui.scoring.actions import ActionsCard
from alliance_desk.gui.scoring.benchmark import ask_benchmark
from alliance_desk.gui.scoring.board import Board
from alliance_desk.gui.scoring.look import restyle
from alliance_desk.gui.scoring.side import Side
from alliance_desk.gui.scoring.totals import round_text
from alliance_desk.gui.words import tr
from alliance_desk.records import GapAction, Partner, Score, ScoreRound, ScoreSheet, Variant
from alliance_desk.store.changeset import Changeset


class ScorecardPage(Page):
    """One round at a time; everything written on it is saved at once."""

    title_label: QLabel
    round_combo: QComboBox
    more_button: QToolButton
    new_round_button: QPushButton
    export_button: QPushButton
    scroll_area: QScrollArea
    scroll_layout: QHBoxLayout
    left_column: QWidget
    right_column: QWidget
    empty_frame: QFrame
    start_button: QPushButton

    def __init__(self, alliance: OpenAlliance, parent: QWidget | None = None) -> None:
        super().__init__(alliance, parent)
        load_form(self, "scorecard_page")
        self.board: Board | None = None
        self._round_id: UUID | None = None
        self._shown: dict[UUID, UUID] = {}  # which respondent of a partner is on show
        self._relabelled = alliance.alliance.variant == Variant.BIOPHARMA
        self._key: tuple[object, ...] = ()
        self._dressing = False
        left = QVBoxLayout(self.left_column)
        left.setContentsMargins(0, 0, 0, 0)
        right = QVBoxLayout(self.right_column)
        right.setContentsMargins(0, 0, 0, 0)
        self.side = Side(alliance)
        right.addWidget(self.side)
        self._fill_menu()
        self.new_round_button.clicked.connect(self.start_round)
        self.start_button.clicked.connect(self.start_round)
        self.export_button.clicked.connect(lambda: self.go.emit(Place("documents", field="scorecard")))
        self.round_combo.activated.connect(lambda at: self.show_round(self.round_combo.itemData(at)))
        self.refresh()

    @property
    def round(self) -> ScoreRound | None:
        """The round on show."""
        found = self.alliance.dossier.get(ScoreRound, self._round_id)
        return found or latest(self.alliance.dossier)

    def show_round(self, id: UUID | None) -> None:
        """Show another round."""
        if self.board:
            self.board.flush()
        self._round_id = id
        self._shown.clear()
        self.refresh()
        self.scroll_area.verticalScrollBar().setValue(0)

    def start_round(self) -> None:
        """Start the next round and show it."""
        if self.board:
            self.board.flush()
        self.show_round(edits.start_round(self.alliance))
        if self.board:
            # The benchmark comes first, and it stands at the top.
            self.board.banner.set_button.setFocus()

    def set_relabelled(self, on: bool) -> None:
        """Use biopharma's words for the criteria, or those of the original."""
        self._relabelled = on
        self.refresh()

    def refresh(self, changeset: Changeset | None = None) -> None:
        """Show the round as it is on disk."""
        round = self.round
        for widget in (self.scroll_area, self.round_combo, self.more_button, self.new_round_button):
            widget.setVisible(round is not None)
        self.export_button.setVisible(round is not None)
        self.empty_frame.setVisible(round is None)
        if round is None:
            return
        self._show_rounds(round)
        self._build()
        result = results(self.alliance.dossier, self.alliance.playbook, round)
        self._show_board(round, result)
        self.side.show_result(result, self._titles())

    def open_place(self, place: Place) -> None:
        """Show a round, a respondent's sheet or a field of them."""
        dossier = self.alliance.dossier
        sheet = dossier.get(ScoreSheet, place.record)
        action = dossier.get(GapAction, place.record)
        within = sheet or action
        round = dossier.get(ScoreRound, within.round_id if within else place.record)
        if round and round.id != self._round_id:
            self.show_round(round.id)
        if sheet:
            self._shown[sheet.partner_id] = sheet.id
            self.refresh()
        side = dossier.side(sheet.partner_id if sheet else None)
        # The page may not be laid out yet.
        QTimer.singleShot(0, self, lambda: self._focus(place, side))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the right column below the left where both have no room, as with large text."""
        super().resizeEvent(event)
        self._lay()

    def _lay(self) -> None:
        wide = self.width() >= theme.px(960)
        self.scroll_layout.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )
        self.side.set_beside(wide)
        self.title_label.setWordWrap(not wide)

    def changeEvent(self, event: QEvent) -> None:
        """Dress the cards anew in another theme or size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and getattr(self, "board", None) and not self._dressing:
            self._dressing = True
            QTimer.singleShot(0, self, self._dress)

    def _dress(self) -> None:
        self._dressing = False
        self.refresh()

    def _focus(self, place: Place, side: int) -> None:
        """Put the cursor where a place leads; without a field, on the first score that is open."""
        if self.board is None:
            return
        if place.field == "actions" or self.alliance.dossier.get(GapAction, place.record):
            actions = self.board.action_card
            self.scroll_area.ensureWidgetVisible(actions)
            actions.show_action(place.record, "" if place.field == "actions" else place.field)
        elif target := self.side.target() if place.step == "gate" else self.board.target(place.field, side):
            target.setFocus()
            self.scroll_area.ensureWidgetVisible(target)

    def _fill_menu(self) -> None:
        self.more_button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        menu = QMenu(self.more_button)
        self.wording_action = QAction(tr("Biopharma wording"), menu, checkable=True)
        self.wording_action.setChecked(self._relabelled)
        self.wording_action.setVisible(self._relabelled)
        self.wording_action.toggled.connect(self.set_relabelled)
        self.final_action = QAction(tr("This round is final"), menu, checkable=True)
        self.final_action.triggered.connect(self._set_final)
        menu.addActions([self.wording_action, self.final_action])
        self.more_button.setMenu(menu)

    def _show_rounds(self, round: ScoreRound) -> None:
        wanted = [(round_text(each), each.id) for each in reversed(rounds(self.alliance.dossier))]
        combo = self.round_combo
        if wanted != [(combo.itemText(at), combo.itemData(at)) for at in range(combo.count())]:
            combo.clear()
            for text, id in wanted:
                combo.addItem(text, id)
        combo.setCurrentIndex([id for _, id in wanted].index(round.id))
        self.final_action.setChecked(round.final)
        self.final_action.setEnabled(benchmark_locked(round))

    def _titles(self) -> dict[str, str]:
        variant = self.alliance.alliance.variant
        return {
            criterion.id: criterion_title(criterion, variant, self._relabelled)
            for criterion in self.alliance.playbook.criteria
        }

    def _build(self) -> None:
        """Make the board anew when its partners, words or colours are others than before."""
        partners = self.alliance.dossier.partners
        names = tuple((partner.id, partner.label) for partner in partners)
        key = (names, self._relabelled, theme.is_dark(), theme.scale())
        if key == self._key and self.board:
            return
        self._key = key
        if self.board:
            self.board.flush()
            self.board.hide()
            self.board.deleteLater()
        titles = self._titles()
        criteria = [(each, titles[each.id]) for each in self.alliance.playbook.criteria]
        actions = ActionsCard(self.alliance, list(titles.items()))
        self.board = board = Board(criteria, partners, actions)
        self._lay()
        board.scored.connect(self._give)
        board.reasoned.connect(self._reason)
        board.heads.edited.connect(self._write_head)
        board.heads.chosen.connect(self._choose_sheet)
        board.banner.wanted.connect(self._ask_benchmark)
        board.conclusion.edited.connect(
            lambda text: self._write(tr("Conclusion of the scorecard"), conclusion=text)
        )
        board.held_on.edited.connect(lambda on: self._write(tr("Date of the round"), held_on=on))
        column = self.left_column.layout()
        assert column is not None
        column.addWidget(board)

    def _show_board(self, round: ScoreRound, result: RoundResult) -> None:
        board, dossier = self.board, self.alliance.dossier
        assert board is not None
        why = ""
        if round.final:
            why = tr("This round is final.")
        elif not may_score(round):
            why = tr("Set and lock the benchmark first.")
        board.banner.setVisible(not benchmark_locked(round))
        if why and any(row.hasFocus() for row in board.rows.values()):
            # Rows that close would pass the focus on to the next field, and scroll there.
            closer = self.more_button if benchmark_locked(round) else board.banner.set_button
            closer.setFocus()
            self.scroll_area.verticalScrollBar().setValue(0)
        # One primary button at a time: while the banner asks, it is the banner's.
        restyle(self.export_button, "primary", benchmark_locked(round))
        for at, partner in enumerate(dossier.partners):
            board.heads.show_sheets(at, self._sheets(partner), self._sheet_id(partner), not round.final)
        places = {self._sheet_id(partner): at for at, partner in enumerate(dossier.partners)}
        stored = {(each.criterion, places.get(each.sheet_id)): each for each in dossier.all(Score)}
        scores = {key: stored.get(key) for key in board.rows}
        for group, card in board.cards.items():
            card.show_result(group, result, scores, why)
        board.action_card.show_result(result)
        board.show_round(round, not round.final)

    def _sheets(self, partner: Partner) -> list[ScoreSheet]:
        id = self.round.id if self.round else None
        return self.alliance.dossier.all(ScoreSheet, round_id=id, partner_id=partner.id)

    def _sheet_id(self, partner: Partner) -> UUID | None:
        ids = [sheet.id for sheet in self._sheets(partner)]
        shown = self._shown.get(partner.id)
        return shown if shown in ids else next(iter(ids), None)

    def _cell(self, criterion: str, at: int) -> edits.Cell:
        assert self.round is not None
        partner = self.alliance.dossier.partners[at]
        title = self._titles()[criterion]
        return edits.Cell(self.round.id, partner, self._sheet_id(partner), criterion, title)

    def _give(self, criterion: str, at: int, value: int | None) -> None:
        edits.give_score(self.alliance, self._cell(criterion, at), value)

    def _reason(self, criterion: str, at: int, field: str, text: str) -> None:
        kind = "rationale" if field == "rationale" else "evidence"
        edits.give_reason(self.alliance, self._cell(criterion, at), kind, text)

    def _write_head(self, at: int, field: str, value: object) -> None:
        if round := self.round:
            partner = self.alliance.dossier.partners[at]
            edits.write_head(self.alliance, round.id, partner, self._sheet_id(partner), field, value)

    def _choose_sheet(self, at: int, id: UUID | None) -> None:
        if not self.board or not (round := self.round):
            return
        self.board.flush()
        partner = self.alliance.dossier.partners[at]
        if id is None:
            id = edits.add_respondent(self.alliance, round.id, partner)
        self._shown[partner.id] = id
        self.refresh()
        self.board.heads.names[at].setFocus()

    def _write(self, label: str, **fields: object) -> None:
        if round := self.round:
            edits.write_round(self.alliance, round.id, label, joins=True, **fields)

    def _set_final(self, on: bool) -> None:
        if self.board:
            self.board.flush()
        self._write(tr("Make the round final") if on else tr("Reopen the round"), final=on)

    def _ask_benchmark(self, with_benchmark: bool) -> None:
        if round := self.round:
            ask_benchmark(self.alliance, round.id, with_benchmark, self)
        if self.round and may_score(self.round) and self.board and (row := self.board.target("", -1)):
            # Its button is gone, and keys must not land in whatever field comes next.
            row.setFocus()
