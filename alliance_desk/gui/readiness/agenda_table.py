"""The table of the agenda: its looks and its keyboard."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from alliance_desk.gui import theme
from alliance_desk.gui.models import painting
from alliance_desk.gui.readiness.agenda_model import (
    ITEM,
    MINUTES,
    SEPARATOR,
    START,
    TITLES,
    WHO,
    ZONES,
    AgendaModel,
)
from alliance_desk.gui.registers.table import select_row
from alliance_desk.gui.words import tr
from alliance_desk.records import AgendaItem

Index = QModelIndex | QPersistentModelIndex
WIDTHS = {START: 118, MINUTES: 48, WHO: 124, ZONES: 116}
NARROW = 480
"""In less width the times elsewhere are left to the run sheet."""
ROW, HEADING = 44, 36
BENEATH = {WHO: "presenter_id", ZONES: "starts_at"}
"""What is edited in the form beneath the table, by its field there."""


class AgendaTable(QTableView):
    """As high as its rows; days have a heading over the whole width."""

    chosen_changed = Signal()
    field_wanted = Signal(str)
    """A cell that is not edited in place is to be edited: its field is in the form beneath."""

    def __init__(self, model: AgendaModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setItemDelegate(AgendaDelegate(model, self))
        self.setAccessibleName(tr("Agenda"))
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setStyleSheet("QHeaderView::section { padding: 6px; }")
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(theme.px(24))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(ITEM, QHeaderView.ResizeMode.Stretch)
        for column, width in WIDTHS.items():
            header.resizeSection(column, theme.px(width))
        self.selectionModel().selectionChanged.connect(self.chosen_changed)
        model.modelReset.connect(self.fit)
        model.modelReset.connect(self.chosen_changed)

    def fit(self) -> None:
        """Give headings and items their height, and the table that of its rows."""
        height = self.horizontalHeader().sizeHint().height() + 2
        self.clearSpans()
        for row, line in enumerate(self._model.lines):
            size = theme.px(ROW if line.slot else HEADING)
            self.setRowHeight(row, size)
            height += size
            if line.slot is None:
                self.setSpan(row, 0, 1, len(TITLES))
        self._show_zones()
        self.setFixedHeight(height)

    def _show_zones(self) -> None:
        zones = any(line.slot and line.slot.zones for line in self._model.lines)
        self.setColumnHidden(ZONES, not zones or self.viewport().width() < theme.px(NARROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let people and zones give way to the item where the type is large; times never do."""
        super().resizeEvent(event)
        rest = event.size().width() - theme.px(WIDTHS[START] + WIDTHS[MINUTES])
        header = self.horizontalHeader()
        header.resizeSection(WHO, min(theme.px(WIDTHS[WHO]), rest * 26 // 100))
        # A time that is cut off is worth nothing.
        header.resizeSection(ZONES, max(theme.px(104), min(theme.px(WIDTHS[ZONES]), rest * 31 // 100)))
        self._show_zones()

    def current_item(self) -> AgendaItem | None:
        """Return the item in which the keyboard is."""
        current = self.currentIndex()
        return self._model.item(current.row()) if current.isValid() else None

    def chosen(self) -> list[AgendaItem]:
        """Return the chosen items, from the top."""
        rows = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
        return [item for row in rows if (item := self._model.item(row)) is not None]

    def go_to(self, id: UUID | None, column: int = ITEM) -> bool:
        """Choose an item; return False where it is not on show."""
        row = self._model.row_of(id)
        if row < 0:
            return False
        select_row(self, self._model.index(row, column))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and F2 edit a cell, in place or in the form beneath."""
        edits = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
        free = self.state() != QAbstractItemView.State.EditingState
        if edits and free and not event.modifiers() and self.currentIndex().isValid():
            self._edit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click edits a cell, in place or in the form beneath."""
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and index.column() in BENEATH:
            self._edit(index)
        else:
            super().mouseDoubleClickEvent(event)

    def _edit(self, index: QModelIndex) -> None:
        field = BENEATH.get(index.column(), "")
        if not field:
            self.edit(index)
        elif self._model.item(index.row()) is not None:
            self.setCurrentIndex(index)
            self.field_wanted.emit(field)


class AgendaDelegate(QStyledItemDelegate):
    """Paints headings with how the day ends, and items over two lines."""

    def __init__(self, model: AgendaModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = self._model.lines[index.row()]
        cell = QStyleOptionViewItem(option)
        painting.paint_ground(painter, cell)
        room = painting.inner(cell)
        text = self._model.text(line, index.column())
        if line.slot is None:
            font = painting.strong(option.font)
            painting.paint_lines(painter, room, font, text)
            room.setLeft(room.left() + QFontMetrics(font).horizontalAdvance(text) + theme.px(12))
            painting.paint_chip(painter, room, option.font, *self._model.state(line.day))
            return
        beneath, tone = self._model.beneath(line, index.column())
        if beneath:
            painting.paint_two(painter, room, option.font, text, beneath, tone)
        elif index.column() in (WHO, ZONES):
            self._paint_parts(painter, room, option, text)
        else:
            painting.paint_lines(painter, room, option.font, text)

    def _paint_parts(self, painter: QPainter, room: QRect, option: QStyleOptionViewItem, text: str) -> None:
        """Paint names or zones below one another, over two lines."""
        first, _, rest = text.partition(SEPARATOR)
        if not rest:
            return painting.paint_lines(painter, room, option.font, text)
        half = room.height() // 2
        upper, lower = QRect(room), QRect(room)
        upper.setHeight(half)
        lower.setTop(room.top() + half)
        painting.paint_lines(painter, upper, option.font, first)
        return painting.paint_lines(painter, lower, option.font, rest)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAccessibleName(tr(TITLES[index.column()]))
        if index.column() == START:
            editor.setPlaceholderText(tr("follows"))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.selectAll()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        height = max(editor.sizeHint().height(), theme.px(30))
        top = option.rect.center().y() - height // 2
        editor.setGeometry(option.rect.left(), top, option.rect.width(), height)
