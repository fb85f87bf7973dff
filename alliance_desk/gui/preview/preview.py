"""Keeps the preview up with the desk: composes, writes the real PDF and renders it beside the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from alliance_desk.documents.catalogue import Entry, catalogue
from alliance_desk.documents.export import build
from alliance_desk.documents.outline import Outline
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.preview.page_view import PageView
from alliance_desk.gui.preview.pdf_pages import PdfPages, Size, count_pages
from alliance_desk.gui.preview.worker import Worker
from alliance_desk.gui.words import tr
from alliance_desk.playbook import Playbook
from alliance_desk.records import RECORDS, AllianceRecord, Dossier

PAUSE_MS = 400
"""How long after an edit the preview waits for the next one."""


class Preview(QObject):
    """Shows one document; an answer that comes after a newer question is dropped."""

    counted = Signal(str, int)
    """A document's key and its number of pages."""

    def __init__(
        self, alliance: OpenAlliance, view: PageView, pages: PdfPages, worker: Worker, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._alliance = alliance
        self._view = view
        self._worker = worker
        self._pages = pages
        self._asked = 0
        self._key = ""
        self.shown_key = ""
        """The document whose pages are on show; another than the chosen one while that is made."""
        self._uncounted: list[str] = []
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._compose)
        view.wanted.connect(self._render)

    def show(self, key: str) -> None:
        """Show a document now."""
        self._key = key
        self._pause.stop()
        self._compose()

    def edited(self) -> None:
        """Show the document again once the user pauses."""
        if self._key:
            self._asked += 1
            self._pause.start()

    def count(self, keys: list[str]) -> None:
        """Count the pages of other documents when there is nothing else to do."""
        self._uncounted = keys

    def _compose(self) -> None:
        self._asked += 1
        asked, key = self._asked, self._key
        compose = self._composer(key)

        def work() -> tuple[Size, ...] | None:
            if asked != self._asked:
                return None
            data = build(compose(), "pdf")
            return self._pages.open(data) if asked == self._asked else None

        def done(sizes: tuple[Size, ...] | None) -> None:
            if sizes is None or asked != self._asked:
                return
            same, self.shown_key = key == self.shown_key, key
            self._view.show_document(sizes, same)
            self.counted.emit(key, len(sizes))
            QTimer.singleShot(0, self, self._count_next)

        def failed(error: Exception) -> None:
            if asked == self._asked:
                self.shown_key = ""
                self._view.show_message(tr("This document could not be made (%1).", type(error).__name__))

        self._worker.do(work, done, failed)

    def _composer(self, key: str) -> Callable[[], Outline]:
        """Return what composes a document from the desk as it is now, in any thread."""
        dossier, playbook = copied(self._alliance.dossier), self._alliance.playbook
        today = self._alliance.today()
        return lambda: entry_of(key, dossier, playbook).compose(today)

    def _render(self, page: int, scale: float) -> None:
        asked = self._asked

        def work() -> QImage | None:
            return self._pages.image(page, scale) if asked == self._asked else None

        def done(image: QImage | None) -> None:
            if image is not None and asked == self._asked and not image.isNull():
                self._view.take(page, scale, image)

        self._worker.do(work, done, lambda _: None)

    def _count_next(self) -> None:
        if not self._uncounted:
            return
        key, asked = self._uncounted.pop(0), self._asked
        compose = self._composer(key)

        def work() -> int | None:
            if asked != self._asked:
                return None
            return count_pages(build(compose(), "pdf"))

        def done(pages: int | None) -> None:
            if pages is None:
                self._uncounted.append(key)
                return
            self.counted.emit(key, pages)
            QTimer.singleShot(20, self, self._count_next)

        self._worker.do(work, done, lambda _: None)


def copied(dossier: Dossier) -> Dossier:
    """Return a dossier that stays as it is now; its records are snapshots already."""
    kinds = [kind for kind in RECORDS if issubclass(kind, AllianceRecord)]
    return Dossier(dossier.alliance, (record for kind in kinds for record in dossier.all(kind)))


def entry_of(key: str, dossier: Dossier, playbook: Playbook) -> Entry:
    """Return the entry of the catalogue; KeyError if the document is gone meanwhile."""
    for entry in catalogue(dossier, playbook):
        if entry.key == key:
            return entry
    raise KeyError(key)
