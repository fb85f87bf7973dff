"""Keeps the preview up with the desk: composes, writes the real PDF and renders it beside the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.preview.page_view import PageView
from alliance_desk.gui.preview.pdf_pages import Hit, PdfPages, Size
from alliance_desk.gui.preview.proofs import Proofs, Snapshots
from alliance_desk.gui.preview.worker import Worker
from alliance_desk.gui.words import tr

PAUSE_MS = 400
"""How long after an edit the preview waits for the next one."""
_PATIENCE_MS = 400
"""How long an empty preview stays without a word."""
IDLE_MS = 40
"""Between two documents of the survey, so that whoever asks for something is served first."""


class Preview(QObject):
    """Shows one document and surveys the others; an answer that comes after a newer question is dropped."""

    surveyed = Signal(str, object)
    """A document's key and its ``Survey``."""
    shown = Signal(bool)
    """Another document is on show; True for another version of the same one."""

    def __init__(
        self, alliance: OpenAlliance, view: PageView, pages: PdfPages, worker: Worker, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.snapshots, self.proofs = Snapshots(alliance), Proofs()
        self._view, self._worker, self._pages = view, worker, pages
        self._asked = 0
        self._key = ""
        self.shown_key = ""
        """The document whose pages are on show; another than the chosen one while that is made."""
        self.whole = False
        """False while only the beginning is on show."""
        self._unsurveyed: list[str] = []
        self._surveying = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._compose)
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._idle.timeout.connect(self._survey_next)
        view.wanted.connect(self._render)

    def show(self, key: str) -> None:
        """Show a document now."""
        self._key = key
        self._pause.stop()
        self._compose()

    def edited(self) -> None:
        """Show the document again once the user pauses."""
        self.snapshots.edited()
        if self._key:
            self._asked += 1
            self._pause.start()

    def survey(self, keys: Sequence[str]) -> None:
        """Look through documents when there is nothing else to do: pages, what changed since an export."""
        self._unsurveyed = [key for key in keys if key != self._key]
        self._idle.start()

    def find(self, text: str, found: Callable[[tuple[Hit, ...]], None]) -> None:
        """Look for a text in the document on show."""
        asked = self._asked

        def done(hits: tuple[Hit, ...]) -> None:
            if asked == self._asked:
                found(hits)

        self._worker.do(lambda: self._pages.find(text), done, lambda _: found(()))

    def thumbnail(self, page: int, scale: float, drawn: Callable[[QImage], None]) -> None:
        """Render a page small; ``drawn`` gets an empty picture where another document is on show by now."""
        asked = self._asked
        self._worker.do(
            lambda: self._pages.image(page, scale) if asked == self._asked else QImage(),
            lambda image: drawn(image if asked == self._asked else QImage()),
            lambda _: drawn(QImage()),
        )

    def _compose(self) -> None:
        self._asked += 1
        asked, key, snapshot = self._asked, self._key, self.snapshots.take()
        proofs = self.proofs
        if not self.shown_key:
            QTimer.singleShot(_PATIENCE_MS, self, lambda: self._excuse(asked))

        def begin() -> tuple[Size, ...] | None:
            if asked != self._asked or key == self.shown_key:
                return None
            data = proofs.first_page(snapshot, key)
            return self._pages.open(data) if data else None

        def work() -> tuple[Size, ...] | None:
            if asked != self._asked:
                return None
            data = proofs.pdf(snapshot, key)
            return self._pages.open(data) if asked == self._asked else None

        def begun(sizes: tuple[Size, ...] | None) -> None:
            if asked != self._asked:
                return
            if sizes is not None:
                self._show(key, sizes, False)
            # Not asked for before: the first page is to be drawn before the others are set.
            self._worker.do(work, done, failed)

        def done(sizes: tuple[Size, ...] | None) -> None:
            if sizes is not None and asked == self._asked:
                self._show(key, sizes, True)
                self._survey(key)

        def failed(error: Exception) -> None:
            if asked == self._asked:
                self._asked += 1  # answered: nobody says any more that it is on its way
                self.shown_key = ""
                self._view.show_message(tr("This document could not be made (%1).", type(error).__name__))

        self._worker.do(begin, begun, lambda _: begun(None))

    def _excuse(self, asked: int) -> None:
        """Say that a page is coming, where the first one takes longer than a moment."""
        if asked == self._asked and not self.shown_key:
            self._view.show_message(tr("The first page is on its way."))

    def _show(self, key: str, sizes: tuple[Size, ...], whole: bool) -> None:
        same, self.shown_key, self.whole = key == self.shown_key, key, whole
        self._view.show_document(sizes, same)
        self.shown.emit(same)

    def _render(self, page: int, scale: float) -> None:
        asked = self._asked

        def work() -> QImage | None:
            return self._pages.image(page, scale) if asked == self._asked else None

        def done(image: QImage | None) -> None:
            if image is not None and asked == self._asked and not image.isNull():
                self._view.take(page, scale, image)

        self._worker.do(work, done, lambda _: None)

    def _survey_next(self) -> None:
        if self._unsurveyed and not self._surveying:
            self._survey(self._unsurveyed.pop(0))

    def _survey(self, key: str) -> None:
        """Look through one document; setting and weighing it are two jobs, so that a page comes between."""
        snapshot, proofs = self.snapshots.take(), self.proofs
        self._surveying = True

        def over(_: object) -> None:
            self._surveying = False
            self._idle.start()

        def done(survey: object) -> None:
            over(None)
            self.surveyed.emit(key, survey)

        self._worker.do(lambda: proofs.pdf(snapshot, key), lambda _: None, lambda _: None)
        self._worker.do(lambda: proofs.survey(snapshot, key), done, over)
