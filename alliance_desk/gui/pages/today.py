"""Today: what is late, what is due, who is waited for, what has not been agreed, what is missing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDate, QEvent, QLocale, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from alliance_desk.assessment.next_actions import NextAction
from alliance_desk.assessment.place import Place
from alliance_desk.assessment.schedule import countdown
from alliance_desk.gui import theme
from alliance_desk.gui.consents import not_yet
from alliance_desk.gui.forms import load_form
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.page import Page
from alliance_desk.gui.today.day import startup_day
from alliance_desk.gui.today.done import mark_done, record_of
from alliance_desk.gui.today.lists import Lists, headed, lists_of
from alliance_desk.gui.today.model import Entry
from alliance_desk.gui.today.view import TodayView
from alliance_desk.gui.today.waiting_row import WaitingRow
from alliance_desk.gui.widgets.chip import set_chip
from alliance_desk.gui.widgets.link_list import LinkList
from alliance_desk.gui.words import count, tr
from alliance_desk.store.changeset import Changeset

SHOWN = 8
"""Lines of what is missing that are shown before the group is unfolded."""
SHOWN_WAITING = 7
"""People who are waited for, likewise."""
SIDE = 270
"""The least width, as drawn, of the column at the right."""


class TodayPage(Page):
    """One list that is worked through from the top, with who is waited for beside it."""

    title_label: QLabel
    day_label: QLabel
    date_label: QLabel
    mine_radio: QRadioButton
    everyone_radio: QRadioButton
    columns_layout: QHBoxLayout
    list_card: QFrame
    list_layout: QVBoxLayout
    filter_frame: QFrame
    filter_label: QLabel
    all_button: QPushButton
    empty_label: QLabel
    side_scroll: QScrollArea
    side_contents: QWidget
    waiting_card: QFrame
    waiting_layout: QVBoxLayout
    more_button: QPushButton
    consent_card: QFrame
    consent_layout: QVBoxLayout
    alignment_button: QPushButton

    def __init__(self, alliance: OpenAlliance, parent: QWidget | None = None) -> None:
        super().__init__(alliance, parent)
        load_form(self, "today_page")
        self.side_scroll.viewport().setAutoFillBackground(False)
        self._who = self._dates = ""
        self._unfolded: set[str] = set()
        self.view = TodayView()
        self.list_layout.addWidget(self.view, 1)
        self.view.opened.connect(self._open)
        self.view.done.connect(self._done)
        group = QButtonGroup(self)
        for button in (self.mine_radio, self.everyone_radio):
            group.addButton(button)
            button.toggled.connect(self._choose)
        self.alignment_button.clicked.connect(lambda: self.go.emit(Place("alignment")))
        self.all_button.clicked.connect(lambda: self._wait_for(""))
        self.waiting_rows: list[WaitingRow] = []
        self.more_button.clicked.connect(lambda: self._unfold("waiting"))
        self.consent_lists: dict[str, LinkList] = {}
        self.refresh()

    def refresh(self, changeset: Changeset | None = None) -> None:
        """Show what there is to do now."""
        here = self.alliance
        day = here.today()
        startup = startup_day(here)
        self.day_label.setVisible(bool(startup.text))
        set_chip(self.day_label, startup.text, startup.tone)
        date_text = QLocale().toString(QDate(day.year, day.month, day.day), "dddd, d MMMM yyyy")
        self._dates = f"{date_text}, {countdown(here.dossier, day)}"
        self._name_dates(startup.phase)
        manager = here.alliance.manager.strip()
        self.mine_radio.setEnabled(bool(manager))
        self.mine_radio.setToolTip(
            tr("What falls to %1", manager)
            if manager
            else tr("Name the alliance manager in the details first.")
        )
        if not manager:
            self.everyone_radio.setChecked(True)
        lists = lists_of(here, "mine" if self.mine_radio.isChecked() else "everyone")
        if self._who not in lists.waiting:
            self._who = ""
        self._show_list(lists)
        self._show_waiting(lists)
        self._show_consents()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the second column beneath where it does not fit beside."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Text of another size needs another arrangement."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "view"):
            self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the list."""
        super().showEvent(event)
        if self.view.lines.entries:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- The list -------------------------------------------------------------------------------

    def _show_list(self, lists: Lists) -> None:
        entries: list[Entry] = []
        if self._who:
            entries += self._lines(lists.waiting[self._who])
        else:
            for title, actions in headed(lists, self.alliance.today()):
                entries.append(Entry(f"{title} ({len(actions)})"))
                folded = title == tr("What is missing") and title not in self._unfolded
                entries += self._lines(actions[:SHOWN] if folded else actions)
                if folded and len(actions) > SHOWN:
                    entries.append(Entry(tr("Show %1 more", len(actions) - SHOWN), more=title))
        view, row = self.view, self.view.currentIndex().row()
        before = view.lines.entry(row)
        view.lines.show_entries(entries)
        at = view.lines.row_of(before.key) if before else -1
        at = view.lines.first(max(row, 0)) if at < 0 else at
        if at >= 0:
            view.setCurrentIndex(view.lines.index(at))
        self.filter_frame.setVisible(bool(self._who))
        self.filter_label.setText(tr("Waiting for %1", self._who))
        self.view.setVisible(bool(entries))
        self.empty_label.setVisible(not entries)

    def _lines(self, actions: Sequence[NextAction]) -> list[Entry]:
        return [Entry(each.title, each, record_of(self.alliance, each.place) is not None) for each in actions]

    def _open(self, entry: Entry) -> None:
        if entry.action is not None:
            self.go.emit(entry.action.place)
        elif entry.more:
            self._unfold(entry.more)

    def _done(self, entry: Entry) -> None:
        if entry.action is not None:
            mark_done(self.alliance, entry.action.place, entry.text)

    def _choose(self, on: bool) -> None:
        if on:
            self._who = ""
            self.refresh()

    # --- Beside it ------------------------------------------------------------------------------

    def _show_waiting(self, lists: Lists) -> None:
        people = sorted(
            lists.waiting.items(),
            key=lambda each: (-sum(one.state == "late" for one in each[1]), each[0].casefold()),
        )
        while len(self.waiting_rows) < len(people):
            row = WaitingRow()
            row.clicked.connect(lambda _=False, row=row: self._wait_for(row.text()))
            self.waiting_layout.insertWidget(self.waiting_layout.count() - 1, row)
            self.waiting_rows.append(row)
        shown = len(people) if "waiting" in self._unfolded else SHOWN_WAITING
        self.more_button.setVisible(len(people) > shown)
        self.more_button.setText(tr("Show %1 more", len(people) - shown))
        for at, row in enumerate(self.waiting_rows):
            row.setVisible(at < min(shown, len(people)))
            if at < len(people):
                who, actions = people[at]
                late = sum(each.state == "late" for each in actions)
                what = count(len(actions), tr("%1 thing"), tr("%1 things"))
                said = f"{what}, {tr('%1 late', late)}" if late else what
                row.show_person(who, said, bool(late), who == self._who)
        self.waiting_card.setVisible(bool(people))

    def _unfold(self, group: str) -> None:
        self._unfolded.add(group)
        self.refresh()

    def _wait_for(self, who: str) -> None:
        self._who = "" if who == self._who else who
        self.refresh()
        self.view.setFocus()

    def _show_consents(self) -> None:
        found = not_yet(self.alliance)
        if found.keys() != self.consent_lists.keys():
            for links in self.consent_lists.values():
                links.hide()
                links.deleteLater()
            self.consent_lists = {name: LinkList(name) for name in found}
            for links in self.consent_lists.values():
                links.go.connect(self.go)
                self.consent_layout.addWidget(links)
        for name, open_ones in found.items():
            self.consent_lists[name].show_links(open_ones, tr("Agreed with everything."))
        self.consent_card.setVisible(bool(found))

    def _name_dates(self, phase: str) -> None:
        """Say date and countdown, after the phase where there is room on one line."""
        whole = f"{phase}. {self._dates}" if phase else self._dates
        beside = (self.title_label, self.day_label, self.mine_radio, self.everyone_radio)
        used = sum(each.sizeHint().width() for each in beside) + theme.px(110)
        fits = used + self.date_label.fontMetrics().horizontalAdvance(whole) <= self.width()
        self.date_label.setText(whole if fits else self._dates)
        self.date_label.setToolTip(phase)

    def _arrange(self) -> None:
        """Beside the list while there is room for both, else beneath it."""
        fits = self.width() >= theme.px(620 + SIDE)
        direction = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        self.columns_layout.setDirection(direction)
        self.date_label.setVisible(self.width() >= theme.px(560))
        self._name_dates(startup_day(self.alliance).phase)
        self.side_scroll.setMinimumWidth(theme.px(SIDE) if fits else 0)
        self.side_scroll.setMaximumWidth(theme.px(SIDE + 30) if fits else 16777215)
