"""Pages of a document on a quiet ground, fitted or zoomed; asks for the pictures that it lacks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from alliance_desk.gui import theme
from alliance_desk.gui.preview.page_layout import LEAST, MOST, STEP, Fit, Layout, fitted, laid, scaled
from alliance_desk.gui.preview.pdf_pages import Hit, Size
from alliance_desk.gui.preview.renderings import Renderings
from alliance_desk.gui.words import tr

MARGIN = 20
MARK, FOUND = QColor(255, 200, 0, 90), QColor(255, 120, 0, 140)
"""Paper is white in both themes, so these are the same in both: every place, and the one at hand."""

_ZOOMS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}


class PageView(QAbstractScrollArea):
    """Page up and Page down turn pages; + and - zoom, 0 fits the page, W its width."""

    wanted = Signal(int, float)
    """A page and the pixels a point in which it is to be rendered."""
    turned = Signal(int)
    """The page now on show, counted from 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sizes: tuple[Size, ...] = ()
        self._page = 0
        self._zoom: float | None = None
        self._fit: Fit = "page"
        self._continuous = False
        self._images = Renderings()
        self._hits: Sequence[Hit] = ()
        self._hit = -1
        self._message = ""
        self._layout = Layout((), QSizeF(), 1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Preview"))
        self.viewport().setAutoFillBackground(False)
        self._pause = QTimer(self, singleShot=True, interval=60)
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
    def sizes(self) -> tuple[Size, ...]:
        """The size of each page in points."""
        return self._sizes

    @property
    def image(self) -> QImage | None:
        """The picture of the page on show."""
        return self._images.at(self._page)

    @property
    def continuous(self) -> bool:
        """Whether all pages are below one another."""
        return self._continuous

    def show_document(self, sizes: tuple[Size, ...], same: bool) -> None:
        """Show a document, at its first page unless it is the ``same`` one after an edit."""
        self._sizes, self._message = sizes, ""
        self._images.outdate(forget=not same)
        self.mark((), -1)
        at = self.verticalScrollBar().value()
        page = min(self._page, len(sizes) - 1) if same else 0
        self.turn_to(page)
        if same and page == self._page:
            self.verticalScrollBar().setValue(at)

    def show_message(self, text: str) -> None:
        """Say something instead of showing a page."""
        self._sizes, self._message = (), text
        self._images.outdate(forget=True)
        self._lay()
        self.turned.emit(0)

    def take(self, page: int, scale: float, image: QImage) -> None:
        """Keep a rendered page, and show it if it is on show."""
        self._images.put(page, scale, image)
        if scale == self._pixels() and self._images.use(page, scale):
            self.viewport().update()

    def mark(self, hits: Sequence[Hit], current: int) -> None:
        """Mark the places where a text was found, and go to one of them."""
        self._hits, self._hit = hits, current
        if 0 <= current < len(hits):
            hit = hits[current]
            if hit.page != self._page or not self._continuous:
                self.turn_to(hit.page)
            if hit.marks:
                self._reveal(scaled(hit.marks[0], self._layout.boxes[hit.page], self._layout.scale))
        self.viewport().update()

    def turn_to(self, page: int) -> None:
        """Show another page."""
        if not self._sizes:
            return
        self._page = max(0, min(page, len(self._sizes) - 1))
        self._lay()
        top = self._layout.boxes[self._page].top() - theme.px(MARGIN) / 2 if self._continuous else 0
        self.verticalScrollBar().setValue(round(top))
        self._turned()

    def zoom(self, step: int) -> None:
        """Zoom in (1) or out (-1), or fit the page (0)."""
        if step == 0:
            self.fit("page")
            return
        self._zoom = max(LEAST, min(MOST, self.scale() * STEP**step))
        self._lay_again()

    def fit(self, what: Fit) -> None:
        """Fit the whole page or its width, also when the window changes its size."""
        self._zoom, self._fit = None, what
        self._lay_again()

    def set_continuous(self, on: bool) -> None:
        """Show all pages below one another, or one at a time."""
        if on != self._continuous:
            self._continuous = on
            self.turn_to(self._page)

    def scale(self) -> float:
        """Return pixels a point, before the screen's own ratio."""
        if self._zoom is not None:
            return self._zoom
        sizes = self._sizes or ((595.0, 842.0),)
        page = min(self._page, len(sizes) - 1)
        return fitted(sizes, page, self._room(), theme.px(MARGIN), self._fit, self._continuous)

    def paper(self) -> QRectF:
        """Return where the page on show lies."""
        return self._layout.boxes[self._page].translated(-self._offset()) if self._sizes else QRectF()

    def _room(self) -> QSizeF:
        return QSizeF(self.viewport().size())

    def _offset(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _area(self) -> QRectF:
        return QRectF(self._offset(), self._room())

    def _pixels(self) -> float:
        return round(self.scale() * self.devicePixelRatioF(), 4)

    def _lay(self) -> None:
        scale = self.scale()
        self._layout = laid(self._sizes, self._page, self._room(), theme.px(MARGIN), scale, self._continuous)
        room, extent = self.viewport().size(), self._layout.extent
        # A page that is fitted is never larger than its room but for rounding.
        whole = self._zoom is None
        across = 0 if whole else round(extent.width() - room.width())
        down = (
            0
            if whole and self._fit == "page" and not self._continuous
            else round(extent.height() - room.height())
        )
        for bar, most, step in (
            (self.horizontalScrollBar(), across, room.width()),
            (self.verticalScrollBar(), down, room.height()),
        ):
            bar.setRange(0, max(0, most) if self._sizes else 0)
            bar.setPageStep(step)
            bar.setSingleStep(theme.px(24))
        self.viewport().update()

    def _lay_again(self) -> None:
        """Lay the pages anew with the same place of the page in the middle."""
        box = self._layout.boxes[self._page] if self._sizes else QRectF()
        middle = (self._area().center().y() - box.top()) / (box.height() or 1)
        self._lay()
        if self._sizes:
            box = self._layout.boxes[self._page]
            self.verticalScrollBar().setValue(
                round(box.top() + middle * box.height() - self.viewport().height() / 2)
            )
        self._pause.start()

    def _ask(self) -> None:
        """Show pages from memory, or ask for them; the next page is asked for beside them."""
        self._pause.stop()
        if not self._sizes:
            return
        shown = self._layout.on_show(self._area()) or [self._page]
        for page in (*shown, shown[-1] + 1):
            key = page, self._pixels()
            if page < len(self._sizes) and not self._images.use(*key):
                self.wanted.emit(*key)
        self.viewport().update()

    def _turned(self) -> None:
        self.setAccessibleDescription(tr("Page %1 of %2", self._page + 1, len(self._sizes)))
        self._ask()
        self.turned.emit(self._page)

    def _reveal(self, place: QRectF) -> None:
        for bar, low, high, room in (
            (self.horizontalScrollBar(), place.left(), place.right(), self.viewport().width()),
            (self.verticalScrollBar(), place.top(), place.bottom(), self.viewport().height()),
        ):
            if low < bar.value() or high > bar.value() + room:
                bar.setValue(round((low + high - room) / 2))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Follow the scroll bars: the page at the middle is the one at hand."""
        if self._continuous and self._sizes:
            bar = self.verticalScrollBar()
            page = self._layout.page_at(self._area().top() + self.viewport().height() / 3)
            if bar.value() == bar.maximum() > 0:  # the last pages may be on show together
                page = len(self._sizes) - 1
            if page != self._page:
                self._page = page
                self.turned.emit(page)
        self._pause.start()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            ground = QRectF(self.viewport().rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.setPen(QPen(theme.color("ours" if self.hasFocus() else "line"), 1))
            painter.setBrush(theme.color("track"))
            painter.drawRoundedRect(ground, 8, 8)
            painter.setClipRect(self.viewport().rect().adjusted(1, 1, -1, -1))
            if self._message:
                painter.setPen(theme.color("muted"))
                painter.drawText(
                    ground.adjusted(24, 24, -24, -24),
                    Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap,
                    self._message,
                )
            for page in self._layout.on_show(self._area()):
                self._paint_page(painter, page)

    def _paint_page(self, painter: QPainter, page: int) -> None:
        box = self._layout.boxes[page]
        paper = box.translated(-self._offset())
        image = self._images.at(page)
        if image is None:
            painter.fillRect(paper, Qt.GlobalColor.white)
        else:
            painter.drawImage(paper, image)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(paper.adjusted(-0.5, -0.5, 0.5, 0.5))
        for at, hit in enumerate(self._hits):
            if hit.page == page:
                for place in hit.marks:
                    painter.fillRect(
                        scaled(place, paper, self._layout.scale), FOUND if at == self._hit else MARK
                    )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_again()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange and self._sizes:
            self._ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, bar = Qt.Key(event.key()), self.verticalScrollBar()
        if key == Qt.Key.Key_PageDown:
            self.turn_to(self._page + 1)
        elif key == Qt.Key.Key_PageUp:
            self.turn_to(self._page - 1)
        elif key == Qt.Key.Key_Home:
            self.turn_to(0)
        elif key == Qt.Key.Key_End:
            self.turn_to(len(self._sizes) - 1)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            bar.setValue(bar.value() + (1 if key == Qt.Key.Key_Down else -1) * 2 * bar.singleStep())
        elif key in _ZOOMS:
            self.zoom(_ZOOMS[key])
        elif key in (Qt.Key.Key_0, Qt.Key.Key_W):
            self.fit("page" if key == Qt.Key.Key_0 else "width")
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll within the page and then on to the next; with Ctrl, zoom."""
        turn = event.angleDelta().y()
        bar = self.verticalScrollBar()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if turn > 0 else -1)
        elif not self._continuous and turn < 0 and bar.value() == bar.maximum():
            self.turn_to(self._page + 1)
        elif not self._continuous and turn > 0 and bar.value() == bar.minimum():
            self.turn_to(self._page - 1)
        else:
            super().wheelEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(560), theme.px(430))
