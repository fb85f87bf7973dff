"""The pages of the open alliance: made when first shown, kept while it is open, with the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from alliance_desk.assessment.place import Place

if TYPE_CHECKING:
    from alliance_desk.gui.open_alliance import OpenAlliance
    from alliance_desk.gui.page import Page

PORTFOLIO = Place("portfolio")


class PageStack(QObject):
    """Shows the page of a place. The first page, the list of alliances, needs no alliance."""

    arrived = Signal(object)
    """This ``Place`` is on show now."""
    go = Signal(object)
    """A page wants to go to this ``Place``."""

    edit_wanted = Signal(str)
    """The details of the alliance are to be changed, beginning with this field."""

    def __init__(self, stack: QStackedWidget, portfolio: QWidget) -> None:
        super().__init__(stack)
        self._stack = stack
        self._portfolio = portfolio
        self._pages: dict[str, Page] = {}
        self.alliance: OpenAlliance | None = None
        self.place = PORTFOLIO
        self._back: list[Place] = []
        self._forward: list[Place] = []
        stack.addWidget(portfolio)

    def take(self, alliance: OpenAlliance | None) -> None:
        """Turn to another alliance; the pages of the one before go."""
        self._stack.setCurrentWidget(self._portfolio)
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.setParent(None)
            page.deleteLater()
        self._pages.clear()
        self._back.clear()
        self._forward.clear()
        if self.alliance is not None:
            self.alliance.close()
            self.alliance.deleteLater()
        self.alliance = alliance
        self.place = PORTFOLIO

    def open(self, place: Place) -> None:
        """Show a place, and remember the one before."""
        if place != self.place:
            self._back.append(self.place)
            del self._back[:-50]
            self._forward.clear()
        self._show(place)

    def back(self) -> None:
        """Go to where the user was before."""
        if self._back:
            self._forward.append(self.place)
            self._show(self._back.pop())

    def forward(self) -> None:
        """Go there again."""
        if self._forward:
            self._back.append(self.place)
            self._show(self._forward.pop())

    @property
    def can_go_back(self) -> bool:
        return bool(self._back)

    @property
    def can_go_forward(self) -> bool:
        return bool(self._forward)

    @property
    def page(self) -> QWidget | None:
        """The page on show."""
        return self._stack.currentWidget()

    def _show(self, place: Place) -> None:
        if self.alliance is None or place.page == "portfolio":
            place = PORTFOLIO
            self._stack.setCurrentWidget(self._portfolio)
        else:
            page = self._page(place.page, self.alliance)
            # A page that is told where to go before it is seen does not flicker.
            page.open_place(place)
            self._stack.setCurrentWidget(page)
        self.place = place
        self.arrived.emit(place)

    def _page(self, name: str, alliance: OpenAlliance) -> Page:
        if name not in self._pages:
            page = _make(name, alliance, self._stack)
            page.go.connect(self.go)
            if wanted := getattr(page, "edit_wanted", None):
                wanted.connect(self.edit_wanted)
            self._pages[name] = page
            self._stack.addWidget(page)
        return self._pages[name]


def _make(name: str, alliance: OpenAlliance, parent: QWidget) -> Page:
    """Import a page and build it: most sittings need few of them."""
    match name:
        case "component":
            from alliance_desk.gui.pages.component import ComponentPage

            return ComponentPage(alliance, parent)
        case "readiness":
            from alliance_desk.gui.pages.readiness import ReadinessPage

            return ReadinessPage(alliance, parent)
        case "scorecard":
            from alliance_desk.gui.pages.scorecard import ScorecardPage

            return ScorecardPage(alliance, parent)
        case "documents":
            from alliance_desk.gui.pages.documents import DocumentsPage

            return DocumentsPage(alliance, parent)
        case "today":
            from alliance_desk.gui.pages.today import TodayPage

            return TodayPage(alliance, parent)
        case "alignment":
            from alliance_desk.gui.pages.alignment import AlignmentPage

            return AlignmentPage(alliance, parent)
        case "workplan":
            from alliance_desk.gui.pages.workplan import WorkplanPage

            return WorkplanPage(alliance, parent)
        case _:
            from alliance_desk.gui.pages.overview import OverviewPage

            return OverviewPage(alliance, parent)
