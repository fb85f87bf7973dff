"""All alliances: the first page, painted before the records are loaded."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from alliance_desk.gui import theme
from alliance_desk.gui.dialogs import messages
from alliance_desk.gui.forms import load_form
from alliance_desk.gui.models.portfolio import GOAL, MANAGER, NAME, STAGE, STARTUP, TIER, TYPE, PortfolioModel
from alliance_desk.gui.open_desk import OpenDesk
from alliance_desk.gui.widgets.portfolio_delegate import ROW_HEIGHT, PortfolioDelegate
from alliance_desk.gui.words import count, tr
from alliance_desk.store import portfolio

if TYPE_CHECKING:
    from alliance_desk.gui.widgets.coming_row import ComingRow

_WIDTHS = (0, 186, 48, 128, 76, 92, 56, 126, 84)
"""Widths of the columns as drawn; the first takes what is left."""
NAME_AT_LEAST = 150
SPARED = (TIER, STAGE, TYPE, MANAGER, STARTUP, GOAL)
"""Left out, in this order, where large type leaves no room for the names; the overview says them too."""


AHEAD = 30
"""Days that are looked ahead."""
AT_LEAST = 6
"""Lines of them that stay in sight beside a long list of alliances."""

AT_FIRST = 48
"""Alliances that the first paint shows, before the desk is loaded."""


class PortfolioPage(QWidget):
    """The table of all alliances, or what to do on an empty desk."""

    opened = Signal(object)
    """The alliance with this id is to be opened."""
    edit_wanted = Signal(object)
    delete_wanted = Signal(object)
    new_wanted = Signal()
    sample_wanted = Signal()
    place_wanted = Signal(object, object)
    """The alliance with this id is to be opened at what lies ahead, a ``Coming``."""
    desk_wanted = Signal()
    """No desk is open, and the user wants to choose one."""

    title_label: QLabel
    count_label: QLabel
    filter_edit: QLineEdit
    new_button: QPushButton
    table_card: QFrame
    alliance_table: QTableView
    table_layout: QVBoxLayout
    none_label: QLabel
    coming_card: QFrame
    coming_layout: QVBoxLayout
    coming_label: QLabel
    coming_scroll: QScrollArea
    coming_rows_layout: QVBoxLayout
    coming_none_label: QLabel
    empty_card: QFrame
    empty_title_label: QLabel
    empty_label: QLabel
    empty_new_button: QPushButton
    sample_button: QPushButton

    def __init__(self, today: Callable[[], date] = date.today, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form(self, "portfolio_page")
        self._desk: OpenDesk | None = None
        self.count = 0
        self._today = today
        self.coming_rows: list[ComingRow] = []
        self.model = PortfolioModel(today, self)
        table = self.alliance_table
        table.setModel(self.model)
        table.setItemDelegate(PortfolioDelegate(table))
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        header.setSortIndicator(NAME, Qt.SortOrder.AscendingOrder)
        header.setAccessibleName(tr("Columns; choose one to sort by"))
        header.sortIndicatorChanged.connect(self._sort)
        header.setSortIndicatorShown(True)
        table.setSortingEnabled(False)
        header.setSectionsClickable(True)
        table.doubleClicked.connect(self._open)
        table.customContextMenuRequested.connect(self._show_menu)
        table.installEventFilter(self)
        self.filter_edit.textChanged.connect(self._filter)
        self.filter_edit.installEventFilter(self)
        self._empty_words = (
            self.empty_title_label.text(),
            self.empty_label.text(),
            self.empty_new_button.text(),
        )
        self.new_button.clicked.connect(self.new_wanted)
        self.empty_new_button.clicked.connect(self._begin)
        self.sample_button.clicked.connect(self.sample_wanted)
        self.fit()

    def fit(self) -> None:
        """Give the table the sizes of the drawing at the user's text size."""
        table = self.alliance_table
        table.verticalHeader().setDefaultSectionSize(theme.px(ROW_HEIGHT))
        for column, width in enumerate(_WIDTHS):
            if width:
                table.setColumnWidth(column, theme.px(width))
        self._make_room()
        self._hug()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Leave out what there is no room for: columns, then the number of alliances."""
        layouts = (self.layout(), self.table_layout)
        margins = [layout.contentsMargins() for layout in layouts if layout is not None]
        room = self.width() - margins[0].left() - margins[0].right()
        left = room - margins[-1].left() - margins[-1].right() - theme.px(NAME_AT_LEAST + sum(_WIDTHS))
        for column in SPARED:
            self.alliance_table.setColumnHidden(column, left < 0)
            left += theme.px(_WIDTHS[column]) if left < 0 else 0
        needed = [each.sizeHint().width() for each in (self.title_label, self.count_label, self.new_button)]
        needed.append(self.filter_edit.minimumWidth() + 3 * 12)
        self.count_label.setVisible(bool(self.count) and sum(needed) <= room)

    def show_desk(self, desk: OpenDesk | None) -> None:
        """Show the alliances of a desk; None where no desk is open."""
        self._desk = desk
        self.filter_edit.clear()
        self.refresh()

    def refresh(self) -> None:
        """Read the list anew, and keep the place in it."""
        selected = self.selected_id
        desk = self._desk
        # The first paint needs no more than what fits into the window.
        rows = desk.rows(None if desk.loaded else AT_FIRST) if desk else []
        self.count = portfolio.count(desk.file) if desk and len(rows) == AT_FIRST else len(rows)
        # Late tasks are worked out from the records, which the first paint does not wait for.
        late = (lambda ids: desk.late_tasks(ids, self._today())) if desk and desk.loaded else None
        self.model.set_rows(rows, desk.filled if desk else list, late)
        self.select(selected)
        startup = sum(row.stage == "startup" for row in rows)
        words = count(self.count, tr("%1 alliance"), tr("%1 alliances"))
        known = startup and len(rows) == self.count
        self.count_label.setText(f"{words}, {tr('%1 in startup', startup)}" if known else words)
        empty = not rows
        closed = (tr("No desk is open"), tr("Open one of your desks, or look around on the sample desk."))
        title, text, button = self._empty_words if desk else (*closed, tr("Open desk…"))
        self.empty_title_label.setText(title)
        self.empty_label.setText(text)
        self.empty_new_button.setText(button)
        self._show_coming()
        self.empty_card.setVisible(empty)
        self.table_card.setVisible(not empty)
        for widget in (self.filter_edit, self.new_button):
            widget.setVisible(not empty)
        self._make_room()
        self._hug()

    def _show_coming(self) -> None:
        """Show what lies ahead; only once the desk is loaded, so that the first paint waits for nothing."""
        desk = self._desk if self._desk and self._desk.loaded and self.count else None
        self.coming_card.setVisible(desk is not None)
        if desk is None:
            return
        from alliance_desk.gui.widgets.coming_row import ComingRow

        today = self._today()
        found = desk.coming(today, today + timedelta(days=AHEAD))
        if len(self.coming_rows) < len(found):
            # Rows that are made within what is hidden are shown all at once, not one by one.
            self.coming_scroll.hide()
        while len(self.coming_rows) < len(found):
            row = ComingRow()
            row.clicked.connect(lambda _=False, row=row: self._go_ahead(row))
            self.coming_rows_layout.addWidget(row)
            self.coming_rows.append(row)
        for at, row in enumerate(self.coming_rows):
            row.setVisible(at < len(found))
            if at < len(found):
                row.show_coming(found[at])
        self.coming_none_label.setVisible(not found)
        self.coming_scroll.setVisible(bool(found))
        # The card ends below the last line while all lines fit; else the lines scroll in it.
        line = self.coming_rows[0].sizeHint().height() if self.coming_rows else 0
        self.coming_scroll.setMaximumHeight(len(found) * line)
        self.coming_scroll.setMinimumHeight(min(len(found), AT_LEAST) * line)
        margins = self.coming_layout.contentsMargins()
        heads = [self.coming_label] if found else [self.coming_label, self.coming_none_label]
        head = sum(label.sizeHint().height() for label in heads)
        self.coming_card.setMaximumHeight(margins.top() + margins.bottom() + head + len(found) * line + 4)

    def _go_ahead(self, row: ComingRow) -> None:
        if row.coming is not None:
            self.place_wanted.emit(row.coming.alliance_id, row.coming)

    @property
    def selected_id(self) -> UUID | None:
        """The alliance that is selected."""
        index = self.alliance_table.currentIndex()
        return self.model.row(index.row()).id if index.isValid() else None

    def select(self, id: UUID | None) -> None:
        """Select an alliance; the first where it is not shown."""
        at = max(0, self.model.row_of(id))
        if self.model.rowCount():
            self.alliance_table.setCurrentIndex(self.model.index(at, NAME))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open with Enter; go from the filter into the list with Down."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter:
                self._open(self.alliance_table.currentIndex())
                return True
            if watched is self.filter_edit and event.key() == Qt.Key.Key_Down:
                self.alliance_table.setFocus()
                return True
        return super().eventFilter(watched, event)

    def _begin(self) -> None:
        (self.new_wanted if self._desk else self.desk_wanted).emit()

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.model.row(index.row()).id)

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        selected = self.selected_id
        self.model.sort(column, order)
        self.select(selected)

    def _filter(self, text: str) -> None:
        selected = self.selected_id
        self.model.filter(text)
        self.select(selected)
        self._hug()

    def _hug(self) -> None:
        """Let the card end below the last row while all rows fit."""
        rows = self.model.rowCount()
        header = self.alliance_table.horizontalHeader().sizeHint().height()
        self.none_label.setVisible(not rows)
        height = header + rows * theme.px(ROW_HEIGHT) + 2
        self.alliance_table.setMaximumHeight(height)
        margins = self.table_card.contentsMargins() + self.table_layout.contentsMargins()
        none = self.none_label.sizeHint().height() if not rows else 0
        self.table_card.setMaximumHeight(height + margins.top() + margins.bottom() + none)

    def _show_menu(self, at: QPoint) -> None:
        id = self.selected_id
        if id is None or not self.alliance_table.indexAt(at).isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Open")).triggered.connect(lambda: self.opened.emit(id))
        menu.addAction(tr("Edit details…")).triggered.connect(lambda: self.edit_wanted.emit(id))
        menu.addSeparator()
        for suffix, text in ((".xlsx", tr("Export as Excel…")), (".csv", tr("Export as CSV…"))):
            menu.addAction(text).triggered.connect(lambda _=False, suffix=suffix: self.export(suffix))
        menu.addSeparator()
        menu.addAction(tr("Delete alliance…")).triggered.connect(lambda: self.delete_wanted.emit(id))
        menu.popup(self.alliance_table.viewport().mapToGlobal(at))

    def export(self, suffix: str) -> None:
        """Write the list as it stands on screen into a file, and say where it is."""
        # The list of alliances is painted before the records are imported, which this needs.
        from alliance_desk.gui.table_files import export, table_of_portfolio

        if told := export(self, table_of_portfolio(self.model), suffix):
            messages.tell(self, told)
