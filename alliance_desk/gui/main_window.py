"""The main window: menus, sidebar, pages, status bar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QPaintEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QStatusBar,
    QWidget,
)

from alliance_desk.assessment.place import Place
from alliance_desk.gui import reading_ahead
from alliance_desk.gui.alliance_actions import AllianceActions
from alliance_desk.gui.desk_actions import DeskActions
from alliance_desk.gui.edit_actions import EditActions
from alliance_desk.gui.forms import load_form
from alliance_desk.gui.go_actions import GoActions
from alliance_desk.gui.open_desk import Load, OpenDesk
from alliance_desk.gui.page_stack import PORTFOLIO, PageStack
from alliance_desk.gui.pages.portfolio import PortfolioPage
from alliance_desk.gui.settings import Settings
from alliance_desk.gui.sidebar import Line, Sidebar
from alliance_desk.gui.status import DeskStatus
from alliance_desk.gui.view_actions import ViewActions
from alliance_desk.gui.words import tr

if TYPE_CHECKING:
    from alliance_desk.store.changeset import Changeset
    from alliance_desk.store.portfolio import Coming

SMALLEST = QSize(1024, 640)


class MainWindow(QMainWindow):
    """One window on one desk.

    The list of alliances is painted from the file alone; ``make_usable`` loads the rest after the
    first paint, or sooner where something needs it.
    """

    usable = Signal()
    """The store is loaded, and the place of the last sitting is open."""

    sidebar_frame: QFrame
    page_stack: QStackedWidget
    status_bar: QStatusBar
    recent_menu: QMenu
    undo_action: QAction
    redo_action: QAction
    edit_alliance_action: QAction
    delete_alliance_action: QAction
    export_calendar_action: QAction
    house_playbook_action: QAction
    go_back_action: QAction
    go_forward_action: QAction
    export_action: QAction
    quit_action: QAction

    def __init__(
        self,
        settings: Settings,
        load: Load,
        today: Callable[[], date] = date.today,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        load_form(self, "main_window")
        self.setMinimumSize(SMALLEST)
        self.settings = settings
        self.today = today
        self.desk: OpenDesk | None = None
        self._unsubscribe: Callable[[], None] | None = None
        self._painted = False
        self._refresh = QTimer(self, singleShot=True, interval=0)
        self._refresh.timeout.connect(self._show_state)

        self.sidebar = Sidebar(self.sidebar_frame)
        layout = self.sidebar_frame.layout()
        assert layout
        layout.addWidget(self.sidebar)
        self.sidebar.fold(settings.folded)
        self.sidebar.folded.connect(self._keep_folded)
        self.portfolio = PortfolioPage(today)
        self.pages = PageStack(self.page_stack, self.portfolio)
        self.status = DeskStatus(self.status_bar)
        self.desk_actions = DeskActions(self, load)
        self.alliance_actions = AllianceActions(self)
        self.edit_actions = EditActions(self)
        self.view_actions = ViewActions(self)
        self.go_actions = GoActions(self)
        self._connect()
        self.show_desk(None)

    def _connect(self) -> None:
        self.sidebar.chosen.connect(self._open_line)
        self.pages.go.connect(self.open_place)
        self.pages.arrived.connect(self._arrived)
        self.pages.edit_wanted.connect(lambda field: self.alliance_actions.edit(field=field))
        self.portfolio.opened.connect(self.open_alliance)
        self.portfolio.new_wanted.connect(self.alliance_actions.new)
        self.portfolio.sample_wanted.connect(self.desk_actions.try_sample)
        self.portfolio.desk_wanted.connect(self.desk_actions.ask)
        self.portfolio.edit_wanted.connect(self.alliance_actions.edit)
        self.portfolio.delete_wanted.connect(self.alliance_actions.delete)
        self.portfolio.place_wanted.connect(self._open_coming)
        self.quit_action.triggered.connect(self.close)

    # --- The desk -------------------------------------------------------------------------------

    def show_desk(self, desk: OpenDesk | None) -> None:
        """Turn to another desk and let go of the one before; None shows the window without one."""
        self.close_desk()
        self.desk = desk
        self.portfolio.show_desk(desk)
        self._show_state()
        if self._painted and desk:
            self.make_usable()

    def close_desk(self) -> None:
        """Let go of the desk."""
        self.edit_actions.save_typing()
        self.pages.take(None)
        if self._unsubscribe:
            self._unsubscribe()
            self._unsubscribe = None
        if self.desk:
            # Before the desk: its rows are read as they are looked at.
            self.portfolio.show_desk(None)
            self.desk.close()
        self.desk = None

    def make_usable(self) -> None:
        """Load the store, and go back to where the last sitting ended."""
        if self.desk is None or self._unsubscribe:
            return
        self._unsubscribe = self.desk.store.subscribe(self._changed)
        last = self.settings.last_alliance
        if last:
            self.portfolio.refresh()
        if last and self.portfolio.model.row_of(last) >= 0:
            self.open_alliance(last, self.settings.last_page or "overview")
        else:
            self._show_state()
        self.usable.emit()
        # In a quiet moment, so that the first alliance opens at once.
        QTimer.singleShot(150, self, self._read_ahead)

    def _read_ahead(self) -> None:
        if self.desk is not None:
            _ = self.desk.playbook
            self.desk_actions.tell_house_problem()
            QTimer.singleShot(600, self, reading_ahead.begin)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Load what is slow once the window has been seen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.portfolio.alliance_table.setFocus()
            QTimer.singleShot(0, self.make_usable)

    # --- Places ---------------------------------------------------------------------------------

    def open_alliance(self, id: UUID, line: str = "overview") -> None:
        """Open an alliance at a line of the sidebar."""
        from alliance_desk.gui.open_alliance import OpenAlliance
        from alliance_desk.gui.sidebar_lines import place_of

        self.make_usable()
        if self.desk is None:
            return
        if self.pages.alliance is None or self.pages.alliance.id != id:
            self.edit_actions.save_typing()
            self.pages.take(OpenAlliance(self.desk.store, self.desk.playbook, id, self.today))
        self._show_state()
        self.open_place(place_of(line))

    def open_place(self, place: Place) -> None:
        """Show a place of the open alliance, or the list of alliances."""
        if place.page == "portfolio" or self.pages.alliance is not None:
            self.edit_actions.save_typing()
            self.pages.open(place)

    def _open_coming(self, id: UUID, each: Coming) -> None:
        from alliance_desk.gui.places import coming_place

        self.open_alliance(id)
        if self.pages.alliance is not None:
            self.open_place(coming_place(self.pages.alliance.playbook, each))

    def reopen(self) -> None:
        """Open the alliance on show anew: the playbook has changed."""
        if self.desk:
            _ = self.desk.playbook
        self.desk_actions.tell_house_problem()
        alliance, place = self.pages.alliance, self.pages.place
        self.edit_actions.save_typing()
        self.pages.take(None)
        if alliance is not None and place.page != "portfolio":
            self.open_alliance(alliance.id)
            self.open_place(Place("overview") if place.component else place)

    def _open_line(self, key: str) -> None:
        from alliance_desk.gui.sidebar_lines import place_of

        self.open_place(place_of(key))

    def _keep_folded(self, groups: frozenset[str]) -> None:
        self.settings.folded = groups

    def _arrived(self, place: Place) -> None:
        self.sidebar.mark(self._key())
        self.go_actions.show_state()
        alliance = self.pages.alliance
        self.settings.last_page = self._key()
        self.settings.last_alliance = alliance.id if alliance and place.page != "portfolio" else None
        if place.page == "portfolio":
            self.portfolio.refresh()

    def _key(self) -> str:
        if self.pages.place == PORTFOLIO:
            return "portfolio"
        from alliance_desk.gui.sidebar_lines import key_of

        return key_of(self.pages.place)

    # --- Edits ----------------------------------------------------------------------------------

    def _changed(self, changeset: Changeset) -> None:
        alliance = self.pages.alliance
        if alliance is not None and _removed(changeset, alliance.id):
            # Its pages must not follow an edit that took their alliance away.
            self.pages.take(None)
            self.pages.open(PORTFOLIO)
        if self.desk and any(change.record.__name__ == "HousePlaybook" for change in changeset):
            # Undo brings an earlier one back, so this is the one place that sees every change.
            self.desk.forget_playbook()
            QTimer.singleShot(0, self, self.reopen)
        self._refresh.start()

    def _show_state(self) -> None:
        """Bring everything around the page up to date, once however many edits there were."""
        desk = self.desk
        store = desk.store if desk and desk.loaded else None
        self.edit_actions.show_state()
        self.status.show_desk(desk)
        if self.pages.place == PORTFOLIO and store and self.portfolio.isVisible():
            self.portfolio.refresh()
        count = str(self.portfolio.count) if desk else ""
        lines = [Line("portfolio", tr("All alliances"), count)]
        alliance = self.pages.alliance
        if alliance is not None:
            from alliance_desk.gui.sidebar_lines import alliance_lines

            lines += alliance_lines(alliance)
        self.sidebar.show_lines(lines, self._key())
        self.go_actions.show_state()
        self.desk_actions.show_state(desk)
        self.alliance_actions.show_state()

    # --- The window itself ----------------------------------------------------------------------

    def restore(self) -> None:
        """Take the size and place of the last sitting."""
        if not self.restoreGeometry(self.settings.geometry):
            self.resize(1280, 800)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the platform between light and dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ThemeChange and hasattr(self, "view_actions"):
            self.view_actions.dress()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is typed, remember the layout, let go of the desk."""
        self.settings.geometry = self.saveGeometry()
        # An editor saves on closing, and needs the desk for it.
        for dialog in self.findChildren(QDialog):
            dialog.close()
        self.close_desk_keeping_place()
        self.settings.save()
        super().closeEvent(event)

    def close_desk_keeping_place(self) -> None:
        """Let go of the desk; the next sitting begins where this one ends."""
        page, alliance = self.settings.last_page, self.settings.last_alliance
        self.close_desk()
        self.settings.last_page, self.settings.last_alliance = page, alliance


def _removed(changeset: Changeset, id: UUID) -> bool:
    from alliance_desk.store.changeset import Deleted

    return any(isinstance(change, Deleted) and change.id == id for change in changeset)
