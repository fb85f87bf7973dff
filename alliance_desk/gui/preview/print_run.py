"""Prints the pages of the preview one after another, each rendered beside the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter

from alliance_desk.gui.preview.pdf_pages import PdfPages, Size
from alliance_desk.gui.preview.worker import Worker

SHARPEST = 300
"""Dots an inch that a page is rendered in at most: more takes memory and shows no difference."""


class PrintRun(QObject):
    """One print-out; ``finished`` says whether it went to the printer whole."""

    finished = Signal(bool)

    def __init__(self, printer: QPrinter, data: bytes, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._printer, self._data, self._worker = printer, data, worker
        self._pages = PdfPages()
        self._painter = QPainter()
        self._sizes: tuple[Size, ...] = ()

    def start(self) -> None:
        """Open the document and print its first page."""
        self._worker.do(lambda: self._pages.open(self._data), self._opened, lambda _: self._end(False))

    def _opened(self, sizes: tuple[Size, ...]) -> None:
        self._sizes = sizes
        wide, high = sizes[0]
        lying = QPageLayout.Orientation.Landscape if wide > high else QPageLayout.Orientation.Portrait
        self._printer.setPageOrientation(lying)
        if self._painter.begin(self._printer):
            self._next(0)
        else:
            self._end(False)

    def _next(self, number: int) -> None:
        scale = min(SHARPEST, self._printer.resolution()) / 72

        def draw(image: QImage) -> None:
            room = self._printer.pageLayout().paintRectPixels(self._printer.resolution()).size()
            size = QSizeF(image.size()).scaled(QSizeF(room), Qt.AspectRatioMode.KeepAspectRatio)
            left, top = (room.width() - size.width()) / 2, (room.height() - size.height()) / 2
            self._painter.drawImage(QRectF(left, top, size.width(), size.height()), image)
            if number + 1 == len(self._sizes):
                self._end(True)
            elif self._printer.newPage():
                self._next(number + 1)
            else:
                self._end(False)

        self._worker.do(lambda: self._pages.image(number, scale), draw, lambda _: self._end(False))

    def _end(self, whole: bool) -> None:
        if self._painter.isActive():
            self._painter.end()
        self._worker.do(self._pages.close, lambda _: self.finished.emit(whole), lambda _: None)
