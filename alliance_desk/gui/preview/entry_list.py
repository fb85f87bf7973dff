"""The list of documents: title on the left, number of pages or slides on the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from alliance_desk.assessment.wording import count
from alliance_desk.documents.catalogue import Entry
from alliance_desk.gui import theme
from alliance_desk.gui.words import tr

KEY, PAGES = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class EntryList(QListWidget):
    """Choosing a line shows the document."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Documents"))
        self.setItemDelegate(_Lines(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self._decks: set[str] = set()
        self._counts: dict[str, int] = {}
        self.currentItemChanged.connect(self._changed)

    @property
    def key(self) -> str:
        """The document that is chosen."""
        item = self.currentItem()
        return item.data(KEY) if item else ""

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show the documents, keeping the chosen one."""
        wanted = [(entry.key, entry.title) for entry in entries]
        self._decks = {entry.key for entry in entries if entry.kind == "deck"}
        items = [self.item(at) for at in range(self.count())]
        if wanted == [(item.data(KEY), item.text()) for item in items]:
            return
        key = self.key
        self.blockSignals(True)
        self.clear()
        for entry_key, title in wanted:
            item = QListWidgetItem(title, self)
            item.setData(KEY, entry_key)
            item.setToolTip(title)
            self._say(item)
        self.blockSignals(False)
        if not self.choose(key) and self.count():
            self.setCurrentRow(0)

    def choose(self, key: str) -> bool:
        """Choose a document by its key, or by how its key begins; False if there is none."""
        for fits in (lambda each: each == key, lambda each: bool(key) and each.startswith(key)):
            for at in range(self.count()):
                if fits(self.item(at).data(KEY)):
                    self.setCurrentRow(at)
                    return True
        return False

    def show_count(self, key: str, pages: int) -> None:
        """Show how long a document is."""
        self._counts[key] = pages
        for at in range(self.count()):
            if self.item(at).data(KEY) == key:
                self._say(self.item(at))

    def uncounted(self) -> list[str]:
        """Return the documents whose length is not known yet."""
        keys = [self.item(at).data(KEY) for at in range(self.count())]
        return [key for key in keys if key not in self._counts]

    def unit(self, key: str) -> str:
        """Return whether a document has pages or slides."""
        return "slide" if key in self._decks else "page"

    def _say(self, item: QListWidgetItem) -> None:
        key = item.data(KEY)
        pages = self._counts.get(key)
        words = count(pages, self.unit(key)) if pages else ""
        item.setData(PAGES, words)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}, {words}" if words else item.text())

    def _changed(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(KEY))


class _Lines(QStyledItemDelegate):
    """Paints a line with its count at the right."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        option.font.setWeight(QFont.Weight.DemiBold if selected else QFont.Weight.Normal)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, theme.px(36))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line = QStyleOptionViewItem(option)
        self.initStyleOption(line, index)
        title, pages = line.text, str(index.data(PAGES) or "")
        line.text = ""
        view: QWidget = line.widget
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, line, painter, view)
        inside = line.rect.adjusted(theme.px(12), 0, -theme.px(12), 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.save()
        plain = painter.font()
        painter.setFont(plain)
        painter.setPen(theme.color("muted"))
        painter.drawText(inside, middle | Qt.AlignmentFlag.AlignRight, pages)
        room = inside.width() - painter.fontMetrics().horizontalAdvance(pages) - theme.px(12)
        plain.setWeight(line.font.weight())
        painter.setFont(plain)
        painter.setPen(theme.color("ink"))
        cut = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(inside, middle | Qt.AlignmentFlag.AlignLeft, cut)
        painter.restore()
