"""The Go menu: back, forward, and each page by its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from alliance_desk.assessment.place import Place
from alliance_desk.gui.forms import part

if TYPE_CHECKING:
    from alliance_desk.gui.main_window import MainWindow
    from alliance_desk.gui.pages.documents import DocumentsPage

PAGES = ("portfolio", "overview", "today", "alignment", "workplan", "readiness", "scorecard", "documents")


class GoActions(QObject):
    """Opens pages; those of an alliance only while one is open."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.back = part(window, QAction, "go_back_action")
        self.forward = part(window, QAction, "go_forward_action")
        self.back.triggered.connect(window.pages.back)
        self.forward.triggered.connect(window.pages.forward)
        self._pages = {page: part(window, QAction, f"show_{page}_action") for page in PAGES}
        self._export = part(window, QAction, "export_action")
        for page, action in self._pages.items():
            action.triggered.connect(lambda _=False, page=page: window.open_place(Place(page)))
        self._export.triggered.connect(lambda: window.open_place(Place("documents")))
        self.pack = part(window, QAction, "export_pack_action")
        self.look = part(window, QAction, "look_action")
        self.pack.triggered.connect(lambda: self._documents().export_pack())
        self.look.triggered.connect(lambda: self._documents().open_look())

    def show_state(self) -> None:
        """Offer where there is something to go to."""
        pages = self._window.pages
        self.back.setEnabled(pages.can_go_back)
        self.forward.setEnabled(pages.can_go_forward)
        for page, action in self._pages.items():
            action.setEnabled(pages.alliance is not None or page == "portfolio")
        for action in (self._export, self.pack, self.look):
            action.setEnabled(pages.alliance is not None)

    def _documents(self) -> DocumentsPage:
        """Go to the documents."""
        from alliance_desk.gui.pages.documents import DocumentsPage

        self._window.open_place(Place("documents"))
        page = self._window.pages.page
        assert isinstance(page, DocumentsPage)
        return page
