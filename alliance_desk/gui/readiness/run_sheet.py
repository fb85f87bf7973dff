"""The run sheet of the kickoff, to be read and copied (handbook 5.2)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeySequence, QPainter, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from alliance_desk.assessment.agenda import Day, clock, starts_in_zones, zone_words
from alliance_desk.gui import theme
from alliance_desk.gui.models import painting
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.registers.clipboard import mime_of
from alliance_desk.gui.words import day, tr
from alliance_desk.records import Kickoff, Person

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
MOST_LINES = 12


def columns_of(alliance: OpenAlliance, days: Sequence[Day]) -> list[str]:
    """Return the titles of the columns: a start for each zone, then what is told of an item."""
    kickoff = alliance.dossier.one(Kickoff)
    own = zone_words(kickoff.time_zone) if kickoff else ""
    zones = [tr("Start %1", own) if own else tr("Start"), *(tr("Start %1", z) for z in starts_in_zones(days))]
    rest = ("Min", "Item", "Presenters", "Material", "Outcome wanted", "Notes")
    return [tr("Day"), *zones, *map(tr, rest)]


def cells_of(alliance: OpenAlliance, days: Sequence[Day]) -> list[list[str]]:
    """Return the rows of the run sheet as texts."""
    zones = starts_in_zones(days)
    people = {person.id: person.name for person in alliance.dossier.all(Person)}
    rows: list[list[str]] = []
    for each in days:
        name = f"{each.number}, {day(each.on)}" if each.on else str(each.number)
        for slot in each.slots:
            item, there = slot.item, dict(slot.zones)
            who = [people.get(id, "") for id in (item.presenter_id, item.counterpart_id) if id]
            title = f"{item.title} ({tr('in parallel')})" if item.parallel else item.title
            times = [clock(slot.starts), *(there.get(zone, "") for zone in zones)]
            told = [title, " / ".join(filter(None, who)), item.material, item.outcome, item.notes]
            rows.append([name, *times, str(item.minutes), *told])
    return rows


class _Sheet(QAbstractTableModel):
    """Texts as a table model."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.titles: list[str] = []
        self.cells: list[list[str]] = []

    def show_cells(self, titles: list[str], cells: list[list[str]]) -> None:
        self.beginResetModel()
        self.titles, self.cells = titles, cells
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.cells)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        title = self.titles[section]
        if role == Qt.ItemDataRole.DisplayRole:
            # On screen the city says it; the whole title is copied.
            return title.partition(" ")[2] if 0 < section < len(self.titles) - 6 and " " in title else title
        return title if role == Qt.ItemDataRole.ToolTipRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.cells[index.row()][index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = self.cells[index.row()][index.column()] or tr("empty")
            return f"{self.titles[index.column()]}: {said}"
        return None


class _Lines(QStyledItemDelegate):
    """Paints whole texts, broken into as many lines as they need."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painting.paint_ground(painter, option)
        text = str(index.data() or "")
        painting.paint_lines(painter, painting.inner(option), option.font, text, MOST_LINES)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view, text = self.parent(), str(index.data() or "")
        metrics = QFontMetrics(option.font)
        pad = 2 * theme.px(painting.PAD) + 2
        if not isinstance(view, RunSheet) or index.column() < view.first_text:
            return QSize(metrics.horizontalAdvance(text) + pad, metrics.lineSpacing() + theme.px(16))
        width = view.columnWidth(index.column()) - pad
        lines = len(painting.wrapped(text, option.font, width, MOST_LINES))
        return QSize(width, max(lines, 1) * metrics.lineSpacing() + theme.px(16))


class RunSheet(QTableView):
    """Everything that happens, in order, with the start in each zone."""

    def __init__(self, alliance: OpenAlliance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._alliance = alliance
        self._sheet = _Sheet(self)
        self.first_text = 0
        """The first of the columns that hold texts; before it stand times and numbers."""
        self.setModel(self._sheet)
        self.setItemDelegate(_Lines(self))
        self.setAccessibleName(tr("Run sheet"))
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("QHeaderView::section { padding: 6px; }")
        self.verticalHeader().hide()
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.horizontalHeader().setHighlightSections(False)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.copy)

    def show_days(self, days: Sequence[Day]) -> None:
        """Show these days, without the columns in which nothing stands."""
        titles, cells = columns_of(self._alliance, days), cells_of(self._alliance, days)
        self.first_text = len(titles) - 5
        self._sheet.show_cells(titles, cells)
        for at in range(len(titles)):
            filled = any(row[at] for row in cells)
            self.setColumnHidden(at, at > self.first_text and not filled)
        self._fit()

    def copy(self) -> None:
        """Copy the whole run sheet, as a table for a document and as text for a spreadsheet."""
        if self._sheet.cells:
            titles = self._sheet.titles
            QGuiApplication.clipboard().setMimeData(mime_of(titles, [titles, *self._sheet.cells]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        """Give times and numbers what they need and the texts the rest, then each row its height."""
        header, titles = self.horizontalHeader(), self._sheet.titles
        if not titles:
            return
        first = self.first_text
        shown = [at for at in range(first, len(titles)) if not self.isColumnHidden(at)]
        used = 0
        for at in range(first):
            header.setSectionResizeMode(at, QHeaderView.ResizeMode.Fixed)
            width = max(self.sizeHintForColumn(at), header.sectionSizeHint(at)) + theme.px(4)
            header.resizeSection(at, width)
            used += width
        room = max(self.viewport().width() - used, theme.px(132) * max(len(shown), 1))
        for at in shown:
            header.resizeSection(at, room // len(shown))
        self.resizeRowsToContents()
        height = header.sizeHint().height() + sum(self.rowHeight(at) for at in range(len(self._sheet.cells)))
        wide = used + room > self.viewport().width()
        self.setFixedHeight(height + 2 + (self.horizontalScrollBar().sizeHint().height() if wide else 0))
