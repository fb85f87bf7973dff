"""The pages of a document small, one below another; rendered one by one as they come into sight."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from alliance_desk.gui import theme
from alliance_desk.gui.preview.pdf_pages import Size
from alliance_desk.gui.words import tr

WIDE = 84
_IMAGE, _HIGH, _PAPER, _DONE = (Qt.ItemDataRole.UserRole + at for at in range(4))

Render = Callable[[int, float, Callable[[QImage], None]], None]
Index = QModelIndex | QPersistentModelIndex


class Thumbnails(QListWidget):
    """Choosing one turns to its page; the page on show is marked."""

    turn = Signal(int)

    def __init__(self, render: Render) -> None:
        super().__init__()
        self._render = render
        self._rendering = False
        self._turning = False
        self._document = 0
        """Counts the documents, so that a picture of an earlier one is known for what it is."""
        self.setAccessibleName(tr("Pages"))
        self.setItemDelegate(_Small(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setFixedWidth(theme.px(WIDE + 36))
        # After the page itself, which is asked for at the same time.
        self._pause = QTimer(self, singleShot=True, interval=30)
        self._pause.timeout.connect(self._ask)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._pause.start())
        self.currentRowChanged.connect(self._chosen)

    def show_document(self, sizes: tuple[Size, ...], page: int, same: bool) -> None:
        """Show the pages of a document; pictures of the ``same`` one stay until there are new ones."""
        self._turning = True
        self._document += 1
        if not same:
            self.clear()
        while self.count() > len(sizes):
            self.takeItem(self.count() - 1)
        for at, (wide, high) in enumerate(sizes):
            item = self.item(at) or QListWidgetItem(self)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, tr("Page %1", at + 1))
            item.setData(_HIGH, high / wide)
            item.setData(_PAPER, wide)
            item.setData(_DONE, False)
        self._turning = False
        self.mark(page)
        self._pause.start()

    def mark(self, page: int) -> None:
        """Mark the page on show."""
        self._turning = True
        self.setCurrentRow(page)
        self._turning = False
        self._pause.start()

    def _chosen(self, row: int) -> None:
        if row >= 0 and not self._turning:
            self.turn.emit(row)

    def _ask(self) -> None:
        """Ask for the next picture that is in sight and not there yet."""
        if self._rendering or not self.isVisible():
            return
        area = self.viewport().rect()
        for at in range(self.count()):
            item = self.item(at)
            if not item.data(_DONE) and self.visualItemRect(item).intersects(area):
                self._rendering = True
                wide = item.data(_PAPER)
                scale = theme.px(WIDE) * self.devicePixelRatioF() / wide
                self._render(at, scale, partial(self._drawn, self._document, at))
                return

    def _drawn(self, document: int, at: int, image: QImage) -> None:
        self._rendering = False
        item = self.item(at) if document == self._document else None
        if item is not None and not image.isNull():
            item.setData(_IMAGE, image)
            item.setData(_DONE, True)
        self._pause.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pause.start()


class _Small(QStyledItemDelegate):
    """Paints a page with its number below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, round(theme.px(WIDE) * (index.data(_HIGH) or 1)) + theme.px(30))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        wide = theme.px(WIDE)
        high = round(wide * (index.data(_HIGH) or 1))
        left = option.rect.left() + (option.rect.width() - wide) // 2
        page = QRect(left, option.rect.top() + theme.px(6), wide, high)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        image = index.data(_IMAGE)
        if isinstance(image, QImage):
            painter.drawImage(page, image)
        else:
            painter.fillRect(page, Qt.GlobalColor.white)
        painter.setPen(QPen(theme.color("ours" if selected else "line"), 2 if selected else 1))
        painter.drawRect(page)
        font = option.font
        font.setPixelSize(theme.px(11.5))
        font.setBold(selected)
        painter.setFont(font)
        painter.setPen(theme.color("ours" if selected else "muted"))
        below = QRect(option.rect.left(), page.bottom(), option.rect.width(), theme.px(22))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(index.row() + 1))
        painter.restore()
