"""One page of a document on a quiet ground, fitted or zoomed; asks for the pictures that it lacks."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from alliance_desk.gui import theme
from alliance_desk.gui.preview.pdf_pages import Size
from alliance_desk.gui.words import tr

MARGIN = 24
STEP = 1.25
LEAST, MOST = 0.2, 6.0
"""Pixels a point that zooming stops at."""
_KEPT = 8

_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_ZOOMS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}


class PageView(QAbstractScrollArea):
    """Page up and Page down turn pages; + and - zoom, 0 fits."""

    wanted = Signal(int, float)
    """A page and the pixels a point in which it is to be rendered."""
    turned = Signal(int)
    """The page now on show, counted from 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sizes: tuple[Size, ...] = ()
        self._page = 0
        self._zoom: float | None = None
        self._images: OrderedDict[tuple[int, float], QImage] = OrderedDict()
        self._shown: QImage | None = None
        self._message = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Preview"))
        self.viewport().setAutoFillBackground(False)
        self._pause = QTimer(self, singleShot=True, interval=80)
        self._pause.timeout.connect(self._ask)

    @property
    def page(self) -> int:
        """The page on show, counted from 0."""
        return self._page

    @property
    def pages(self) -> int:
        """How many pages the document has."""
        return len(self._sizes)

    @property
    def image(self) -> QImage | None:
        """The picture on show."""
        return self._shown

    def show_document(self, sizes: tuple[Size, ...], same: bool) -> None:
        """Show a document, at its first page unless it is the ``same`` one after an edit."""
        self._sizes = sizes
        self._message = ""
        self._images.clear()
        if not same:
            self._shown = None
        self.turn_to(min(self._page, len(sizes) - 1) if same else 0)

    def show_message(self, text: str) -> None:
        """Say something instead of showing a page."""
        self._sizes, self._shown, self._message = (), None, text
        self._images.clear()
        self.viewport().update()
        self.turned.emit(0)

    def take(self, page: int, scale: float, image: QImage) -> None:
        """Keep a rendered page, and show it if it is the one that is waited for."""
        self._images[page, scale] = image
        while len(self._images) > _KEPT:
            self._images.popitem(last=False)
        if page == self._page and scale == self._pixels():
            self._shown = image
            self.viewport().update()

    def turn_to(self, page: int) -> None:
        """Show another page."""
        if not self._sizes:
            return
        self._page = max(0, min(page, len(self._sizes) - 1))
        self.verticalScrollBar().setValue(0)
        self.setAccessibleDescription(tr("Page %1 of %2", self._page + 1, len(self._sizes)))
        self._lay()
        self._ask()
        self.turned.emit(self._page)

    def zoom(self, step: int) -> None:
        """Zoom in (1) or out (-1), or fit the page (0)."""
        self._zoom = None if step == 0 else max(LEAST, min(MOST, self.scale() * STEP**step))
        self._lay()
        self._pause.start()

    def scale(self) -> float:
        """Return pixels a point, before the screen's own ratio."""
        if self._zoom is not None:
            return self._zoom
        wide, high = self._size()
        room = self.viewport().size()
        margin = 2 * theme.px(MARGIN)
        return max(LEAST, min((room.width() - margin) / wide, (room.height() - margin) / high))

    def _size(self) -> Size:
        return self._sizes[self._page] if self._sizes else (595.0, 842.0)

    def _pixels(self) -> float:
        return round(self.scale() * self.devicePixelRatioF(), 4)

    def _ask(self) -> None:
        """Show the page from memory, or ask for it; the next page is asked for beside it."""
        self._pause.stop()
        for page in (self._page, self._page + 1):
            key = page, self._pixels()
            if page >= len(self._sizes):
                continue
            if key not in self._images:
                self.wanted.emit(*key)
            elif page == self._page:
                self._shown = self._images[key]
        self.viewport().update()

    def _lay(self) -> None:
        wide, high = self._size()
        scale, margin = self.scale(), 2 * theme.px(MARGIN)
        room = self.viewport().size()
        for bar, length, space in (
            (self.horizontalScrollBar(), wide * scale + margin, room.width()),
            (self.verticalScrollBar(), high * scale + margin, room.height()),
        ):
            # Fitted, a page is never larger than its room but for rounding.
            bar.setRange(0, 0 if self._zoom is None else max(0, round(length - space)))
            bar.setPageStep(space)
            bar.setSingleStep(theme.px(24))
        self.viewport().update()

    def paper(self) -> QRectF:
        """Return where the page lies."""
        wide, high = (side * self.scale() for side in self._size())
        room, margin = self.viewport().size(), theme.px(MARGIN)
        left = max(margin, (room.width() - wide) / 2) - self.horizontalScrollBar().value()
        top = max(margin, (room.height() - high) / 2) - self.verticalScrollBar().value()
        return QRectF(round(left), round(top), round(wide), round(high))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            ground = QRectF(self.viewport().rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.setPen(QPen(theme.color("ours" if self.hasFocus() else "line"), 1))
            painter.setBrush(theme.color("track"))
            painter.drawRoundedRect(ground, 8, 8)
            if self._message:
                painter.setPen(theme.color("muted"))
                painter.drawText(
                    ground.adjusted(24, 24, -24, -24),
                    Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap,
                    self._message,
                )
            elif self._sizes:
                self._paint_page(painter)

    def _paint_page(self, painter: QPainter) -> None:
        painter.setClipRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        paper = self.paper()
        if self._shown is None:
            painter.fillRect(paper, Qt.GlobalColor.white)
        else:
            painter.drawImage(paper, self._shown)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(paper.adjusted(-0.5, -0.5, 0.5, 0.5))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()
        self._pause.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange and self._sizes:
            self._ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _PAGES:
            self.turn_to(self._page + _PAGES[key])
        elif key == Qt.Key.Key_Home:
            self.turn_to(0)
        elif key == Qt.Key.Key_End:
            self.turn_to(len(self._sizes) - 1)
        elif key in _ZOOMS:
            self.zoom(_ZOOMS[key])
        elif key == Qt.Key.Key_0:
            self.zoom(0)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll within the page and then on to the next; with Ctrl, zoom."""
        turn = event.angleDelta().y()
        bar = self.verticalScrollBar()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if turn > 0 else -1)
        elif turn < 0 and bar.value() == bar.maximum():
            self.turn_to(self._page + 1)
        elif turn > 0 and bar.value() == bar.minimum():
            self.turn_to(self._page - 1)
        else:
            super().wheelEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(560), theme.px(430))
