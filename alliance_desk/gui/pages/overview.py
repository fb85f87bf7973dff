"""The overview: how far the alliance is, what is late, what is next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from alliance_desk.assessment import progress, scorecard
from alliance_desk.assessment.answers import AnswerSheet
from alliance_desk.assessment.next_actions import NextAction, next_actions
from alliance_desk.assessment.place import Place
from alliance_desk.assessment.progress import Progress
from alliance_desk.gui import theme
from alliance_desk.gui.consents import agreed_of, consent_rows, not_yet
from alliance_desk.gui.forms import load_form
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.page import Page
from alliance_desk.gui.today.day import startup_day
from alliance_desk.gui.today.fact_link import FactLink
from alliance_desk.gui.today.lists import pressing, summary
from alliance_desk.gui.today.offer import CatchUpOffer
from alliance_desk.gui.widgets.chip import set_chip
from alliance_desk.gui.widgets.fact_row import FactRow
from alliance_desk.gui.widgets.picture_view import PictureView
from alliance_desk.gui.widgets.rows import ActionRow, BarRow, NorthStarRow
from alliance_desk.gui.widgets.score_totals import ScoreTotals
from alliance_desk.gui.widgets.tile import ComponentTile
from alliance_desk.gui.words import deal_words, tr
from alliance_desk.pictures.milestones import milestone_track
from alliance_desk.store.changeset import Changeset

SHOWN_ACTIONS = 5
LEAST_ACTIONS = 3
LEFT_SHARE = 694 / 994
"""What the column with the tiles takes of the width, as in the form."""
TILE = 160
"""The least width, as drawn, of a tile with its share of the gaps."""
RIGHT_COLUMN = 260
"""The least width, as drawn, of the column with what is next."""
STATEMENT = "strategic_intent.statement"
STRATEGIC_INTENT = Place("component", "strategic_intent", "step.strategic_intent.statement", STATEMENT)


class OverviewPage(Page):
    """One alliance at a glance; everything on it leads to where it is worked on."""

    edit_wanted = Signal(str)
    """The details of the alliance are to be changed, beginning with this field."""

    scroll_area: QScrollArea
    title_label: QLabel
    type_label: QLabel
    tier_label: QLabel
    stage_label: QLabel
    day_label: QLabel
    continue_button: QPushButton
    export_button: QPushButton
    contents: QWidget
    contents_layout: QVBoxLayout
    header_layout: QHBoxLayout
    name_layout: QHBoxLayout
    chips_layout: QHBoxLayout
    components_head_layout: QHBoxLayout
    components_label: QLabel
    agreed_label: QLabel
    parts_layout: QHBoxLayout
    actions_head_layout: QHBoxLayout
    right_layout: QVBoxLayout
    consent_card_layout: QVBoxLayout
    buttons_layout: QHBoxLayout
    columns_layout: QHBoxLayout
    left_layout: QVBoxLayout
    star_layout: QVBoxLayout
    track_card: QFrame
    track_card_layout: QVBoxLayout
    tiles_layout: QGridLayout
    readiness_card_layout: QVBoxLayout
    actions_card_layout: QVBoxLayout
    score_card_layout: QHBoxLayout

    def __init__(self, alliance: OpenAlliance, parent: QWidget | None = None) -> None:
        super().__init__(alliance, parent)
        load_form(self, "overview_page")
        self.scroll_area.viewport().setAutoFillBackground(False)
        self._continue = STRATEGIC_INTENT
        self.star = NorthStarRow()
        self.star.clicked.connect(lambda: self.go.emit(STRATEGIC_INTENT))
        self.star_layout.addWidget(self.star)
        self.track = PictureView(lambda: alliance.paper)
        self.track_card_layout.addWidget(self.track)
        self.offer = CatchUpOffer(alliance)
        self.contents_layout.insertWidget(self.contents_layout.indexOf(self.track_card) + 1, self.offer)
        self.tiles: dict[str, ComponentTile] = {}
        self.parts: dict[str, FactLink] = {}
        for part in alliance.playbook.common_ground:
            link = FactLink()
            link.clicked.connect(lambda: self.go.emit(Place("alignment")))
            self.parts_layout.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            self.parts[part.part] = link
        for component in alliance.playbook.components:
            tile = ComponentTile(component.title)
            tile.clicked.connect(lambda _=False, id=component.id: self.go.emit(Place("component", id)))
            self.tiles[component.id] = tile
        self._tile_columns = self._actions = 0
        self._lay_tiles(3)
        self.bars: dict[str, BarRow] = {}
        titles = [each.title for each in alliance.playbook.workstreams]
        for each in alliance.playbook.workstreams:
            bar = BarRow(each.title, titles)
            bar.clicked.connect(lambda _=False, id=each.id: self.go.emit(Place("readiness", id)))
            self.readiness_card_layout.addWidget(bar)
            self.bars[each.id] = bar
        self.more_row = FactLink()
        self.more_row.clicked.connect(lambda: self.go.emit(Place("today")))
        self.actions_head_layout.addWidget(self.more_row)
        self.action_rows: list[ActionRow] = []
        for _ in range(SHOWN_ACTIONS):
            row = ActionRow()
            row.clicked.connect(lambda _=False, row=row: self._act(row))
            self.actions_card_layout.addWidget(row)
            self.action_rows.append(row)
        self.consent_rows: dict[str, FactRow] = {}
        self.totals = ScoreTotals()
        self.totals.clicked.connect(lambda: self.go.emit(Place("scorecard")))
        self.score_card_layout.addWidget(self.totals)
        self.continue_button.clicked.connect(lambda: self.go.emit(self._continue))
        self.export_button.clicked.connect(lambda: self.go.emit(Place("documents")))
        for label in (self.type_label, self.tier_label, self.stage_label, self.day_label):
            self.chips_layout.setAlignment(label, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.contents.installEventFilter(self)
        self.refresh()

    def refresh(self, changeset: Changeset | None = None) -> None:
        """Show what the dossier says now."""
        dossier, playbook, today = self.alliance.dossier, self.alliance.playbook, self.alliance.today()
        alliance = dossier.alliance
        self.title_label.setText(alliance.name)
        self.type_label.setText(deal_words(alliance.variant, alliance.deal_type))
        self.tier_label.setText(tr("Tier %1", alliance.tier))
        self.star.show_text(AnswerSheet(dossier, playbook.renamed).text(STATEMENT))
        self.track.show_drawn(lambda width: milestone_track(dossier, today, width=width))
        components = progress.all_components(dossier, playbook, today)
        for id, state in components.items():
            self.tiles[id].show_progress(state)
        for id, state in progress.all_workstreams(dossier, playbook, today).items():
            self.bars[id].show_progress(state)
        self._continue = where_work_stopped(components)
        self._show_day()
        self.offer.refresh()
        self._show_actions(next_actions(dossier, playbook, today))
        self._show_consents()
        self.totals.show_result(scorecard.latest_result(dossier, playbook))

    def open_place(self, place: Place) -> None:
        """A field on this page is one of the alliance's details."""
        if place.field:
            self.edit_wanted.emit(place.field)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrange the columns anew when there is more or less room, or the text has another size."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._arrange()
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        """Put beneath what does not fit beside: the buttons below the name, one column below the other."""
        margins = self.contents_layout.contentsMargins()
        room = self.scroll_area.width() - self.scroll_area.verticalScrollBar().sizeHint().width()
        room -= margins.left() + margins.right()
        title = self.title_label.fontMetrics().horizontalAdvance(self.title_label.text()) + 4
        labels = (self.type_label, self.day_label, self.tier_label, self.stage_label)
        buttons = self.buttons_layout.minimumSize().width() + self.header_layout.spacing()
        self._show_stage(room - title - buttons - self.name_layout.spacing())
        widths = [
            each.sizeHint().width() + self.chips_layout.spacing() if each.text() else 0 for each in labels
        ]
        chips = sum(widths)
        for each in labels[2:]:
            each.setVisible(chips <= room)
        chips = chips if chips <= room else sum(widths[:2])
        name = title + self.name_layout.spacing() + chips
        columns = 3 * theme.px(TILE) + theme.px(RIGHT_COLUMN)
        beside = _lay(self.columns_layout, columns, room)
        _lay(self.header_layout, name + buttons, room)
        _lay(self.name_layout, name, room)
        _lay(self.chips_layout, chips, room)
        self.title_label.setWordWrap(title > room)
        left = round((room - self.columns_layout.spacing()) * LEFT_SHARE) if beside else room
        strip = self.agreed_label.sizeHint().width()
        strip += sum(each.sizeHint().width() + self.parts_layout.spacing() for each in self.parts.values())
        _lay(self.parts_layout, strip, left)
        _lay(self.components_head_layout, self.components_label.sizeHint().width() + strip + 8, left)
        self._lay_tiles(max(1, min(3, room // theme.px(TILE))))
        for row in self.consent_rows.values():
            row.setFixedHeight(theme.px(24))
        self._fit_actions(beside)

    def _show_stage(self, room: int) -> None:
        """Say the phase in place of the stage where all the chips fit beside the name."""
        stage, day = self.stage_label, startup_day(self.alliance)
        words = tr(self.alliance.alliance.stage.capitalize())
        chips = (self.type_label, self.tier_label, self.day_label)
        used = sum(each.sizeHint().width() + self.chips_layout.spacing() for each in chips)
        needed = stage.fontMetrics().horizontalAdvance(day.phase) + theme.px(20) + self.chips_layout.spacing()
        stage.setText(day.phase if day.phase and used + needed <= room else words)

    def _fit_actions(self, beside: bool) -> None:
        """Show as many of the next actions as leave what stands below them in view."""
        known = [row for row in self.action_rows if row.action is not None][: self._actions]
        fixed = self.right_layout.sizeHint().height() - sum(
            row.height() for row in self.action_rows if not row.isHidden()
        )
        above = self.columns_layout.geometry().top() + self.contents_layout.contentsMargins().bottom()
        room = self.scroll_area.height() - above - fixed
        for at, row in enumerate(known):
            room -= row.height()
            row.setVisible(not beside or at < LEAST_ACTIONS or room >= 0)

    def _lay_tiles(self, columns: int) -> None:
        """Put the tiles into so many columns."""
        if columns == self._tile_columns:
            return
        self._tile_columns = columns
        for at, tile in enumerate(self.tiles.values()):
            self.tiles_layout.addWidget(tile, at // columns, at % columns)
        for at in range(3):
            self.tiles_layout.setColumnStretch(at, 1 if at < columns else 0)

    def _show_day(self) -> None:
        """Show day and phase; the phase stands in place of the stage where there is room for it."""
        day = startup_day(self.alliance)
        self.day_label.setVisible(bool(day.text))
        set_chip(self.day_label, day.text, day.tone)
        self.day_label.setToolTip(day.phase)
        self.day_label.setAccessibleDescription(day.phase)

    def _show_actions(self, actions: Sequence[NextAction]) -> None:
        self._actions = len(actions)
        for at, row in enumerate(self.action_rows):
            if at < len(actions):
                row.show_action(actions[at])
            else:
                row.hide()
        left = len(actions) - len(self.action_rows)
        said = tr("%1 more", left) if left > 0 else "" if actions else tr("nothing is waiting")
        self.more_row.show_fact(tr("Today"), summary(*pressing(self.alliance)) or said, self._pressing_role())

    def _pressing_role(self) -> str:
        return "bad" if pressing(self.alliance)[0] else "muted"

    def _show_consents(self) -> None:
        """Say for each part how far it is agreed, and for each partner what it has not agreed to."""
        rows = consent_rows(self.alliance)
        for part in self.alliance.playbook.common_ground:
            agreed, many = agreed_of(rows, part.part)
            whole = bool(many) and agreed == many
            shown = tr("✓ whole") if whole else tr("%1 of %2", agreed, many)
            said = tr("%1 of %2 components agreed by every partner", agreed, many)
            self.parts[part.part].show_fact(part.title, said, "good" if whole else "muted", shown)
        open_ones = not_yet(self.alliance)
        if open_ones.keys() != self.consent_rows.keys():
            for row in self.consent_rows.values():
                row.hide()
                row.deleteLater()
            self.consent_rows = {name: FactRow() for name in open_ones}
            before = self.action_rows[-1]
            for row in self.consent_rows.values():
                row.clicked.connect(lambda: self.go.emit(Place("alignment")))
                self.consent_card_layout.addWidget(row)
                QWidget.setTabOrder(before, row)
                before = row
        for name, links in open_ones.items():
            changed = sum(after == tr("Changed since").casefold() for _, after, _ in links)
            said = tr("%1 of %2 open", len(links), len(rows)) if links else tr("agreed with everything")
            said = f"{said}, {tr('%1 changed since', changed)}" if changed else said
            self.consent_rows[name].show_fact(name, said)

    def _act(self, row: ActionRow) -> None:
        if row.action is not None:
            self.go.emit(row.action.place)


def _lay(layout: QBoxLayout, needed: int, room: int) -> bool:
    """Lay out beside one another what fits, else beneath; tell whether it fits."""
    fits = needed + layout.spacing() <= room
    layout.setDirection(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)
    return fits


def where_work_stopped(components: dict[str, Progress]) -> Place:
    """Return the first thing that is missing in what was begun, else in what comes first."""
    left = [(id, state) for id, state in components.items() if state.missing]
    begun = [each for each in left if each[1].done]
    for _, state in begun or left:
        return state.missing[0].place
    return STRATEGIC_INTENT
