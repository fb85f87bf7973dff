"""How the cells of the workplan look and are edited; a wrong value is told beside its field and kept."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPolygonF
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from alliance_desk.gui import theme
from alliance_desk.gui.gantt import cells, offers, words
from alliance_desk.gui.gantt.cells import (
    DAYS,
    DONE,
    DRIFT,
    FINISH,
    MILESTONE,
    OTHER,
    OWNER,
    PLAN,
    START,
    STATE,
    TASK,
)
from alliance_desk.gui.gantt.model import GanttModel, is_done
from alliance_desk.gui.gantt.rows import GroupRow, MilestoneRow, plans_of
from alliance_desk.gui.models import painting
from alliance_desk.gui.widgets.complaint import Complaint
from alliance_desk.gui.widgets.date_field import DateField, read_date
from alliance_desk.gui.widgets.fields import ChoiceField, complain
from alliance_desk.gui.words import tr

Index = QModelIndex | QPersistentModelIndex
LEAVING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class GanttDelegate(QStyledItemDelegate):
    """Paints one line a cell; groups in bold on a ground of their own."""

    def __init__(self, model: GanttModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.complaint: Complaint | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, column = self._model.rows[index.row()], index.column()
        group, past = isinstance(row, GroupRow), isinstance(row, GroupRow) and row.past
        cell = option
        if group and not past:
            painter.fillRect(cell.rect, theme.color("track"))
        painting.paint_ground(painter, cell)
        room = painting.inner(cell)
        if column == DONE:
            if isinstance(row, GroupRow):
                return _paint_triangle(painter, cell, row.open)
            box = QStyleOptionViewItem(cell)
            self.initStyleOption(box, index)
            return painting.paint_box(painter, box, is_done(row))
        text, tone, font = self._model.text(row, column), "ink", cell.font
        if group and not past:
            font = painting.strong(font)
        if column == STATE:
            tone = words.state_words(row)[1]
        elif column == DRIFT:
            drift = getattr(row, "drift", None) if group else _drift(row)
            tone = "wait" if drift and drift > 0 else "muted"
        elif column == TASK:
            room.setLeft(room.left() + (0 if group and not past else theme.px(8)))
            tone = "muted" if past or (not group and is_done(row)) else "ink"
        elif group:
            tone, font = "muted", painting.small(font)
        painting.paint_lines(painter, room, font, text, 2 if column == TASK and not group else 1, tone)
        return None

    # --- Editing --------------------------------------------------------------------------------

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column, row = index.column(), self._model.rows[index.row()]
        dossier = self._model.alliance.dossier
        editor: QWidget
        if column == MILESTONE:
            milestone = ChoiceField(offers.milestones(dossier), parent)
            milestone.chosen.connect(lambda: self._done(milestone))
            editor = milestone
        elif column in (OWNER, OTHER):
            offered = offers.companies(dossier) if isinstance(row, MilestoneRow) else offers.people(dossier)
            if column == OTHER:
                offered = [each for each in offered if each[0] is None or each[0][0] == "person"]
            choice = ChoiceField(offered, parent)
            choice.chosen.connect(lambda: self._done(choice))
            editor = choice
        elif column in (START, FINISH):
            editor = _CellDate(self, index, parent)
        else:
            editor = QLineEdit(parent)
            if column == PLAN:
                completer = QCompleter(plans_of(dossier), editor)
                completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
                editor.setCompleter(completer)
                editor.setPlaceholderText(tr("Startup plan"))
        editor.setAccessibleName(tr(cells.TITLES[column]))
        editor.setProperty("cell", QPersistentModelIndex(index))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        value: Any = index.data(Qt.ItemDataRole.EditRole)
        match editor:
            case _CellDate():
                if not editor.isModified():
                    editor.show_value(value.toPython() if value.isValid() else None)
                    editor.selectAll()
            case ChoiceField():
                editor.show_value(self._model.edit_value(self._model.rows[index.row()], index.column()))
            case QLineEdit():
                if not editor.isModified():
                    editor.setText("" if value is None else str(value))
                    editor.selectAll()
            case _:
                super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if self.wrong(editor, index):
            return
        match editor:
            case _CellDate():
                editor.flush()
                model.setData(index, editor.value())
            case ChoiceField():
                model.setData(index, editor.value())
            case QLineEdit():
                text = editor.text().strip()
                if index.column() != DAYS:
                    model.setData(index, text)
                elif text:
                    model.setData(index, int(text))
            case _:
                super().setModelData(editor, model, index)

    def wrong(self, editor: QWidget, index: Index) -> str:
        """Return in words what is wrong with what was typed, and mark the field; empty where nothing is."""
        said = ""
        if isinstance(editor, QLineEdit):
            said = self._complaint(editor, index)
            complain(editor, said)
        self._show(editor, said)
        return said

    def _complaint(self, editor: QLineEdit, index: Index) -> str:
        column, text = index.column(), editor.text().strip()
        value: Any = text
        if isinstance(editor, _CellDate):
            try:
                value = read_date(text)
            except ValueError as error:
                return f"{error}."
        elif column == DAYS and text:
            if not text.isdecimal():
                return tr("“%1” is not a number of working days.", text)
            value = int(text)
        elif column == DAYS:
            value = None
        return cells.problem(self._model.row_at(index), column, value)

    def _show(self, editor: QWidget, said: str) -> None:
        if self.complaint is not None:
            self.complaint.hide()
            self.complaint.deleteLater()
            self.complaint = None
        if said and (room := editor.parentWidget()):
            self.complaint = Complaint(said, editor, room)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep a field open whose value cannot be taken: nothing that was typed is lost."""
        if isinstance(watched, QLineEdit) and isinstance(
            cell := watched.property("cell"), QPersistentModelIndex
        ):
            leaving = isinstance(event, QKeyEvent) and event.key() in LEAVING
            gone = event.type() == QEvent.Type.FocusOut
            if ((leaving and event.type() == QEvent.Type.KeyPress) or gone) and self.wrong(watched, cell):
                return True
        return super().eventFilter(watched, event)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        self._show(editor, "")
        super().destroyEditor(editor, index)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        room, parent = option.rect, editor.parentWidget()
        height = max(room.height(), theme.px(30))
        width = max(room.width(), theme.px(132))
        right = parent.rect().right() if parent else room.right()
        editor.setGeometry(max(0, min(room.left(), right - width)), room.top(), width, height)

    def taken(self, editor: QWidget) -> None:
        """Take what the calendar of a field has chosen."""
        self.commitData.emit(editor)

    def _done(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)


class _CellDate(DateField):
    """A date in a cell: checked against the other end of its bar before it is taken."""

    def __init__(self, delegate: GanttDelegate, index: Index, parent: QWidget) -> None:
        super().__init__(parent)
        self._delegate, self._cell = delegate, QPersistentModelIndex(index)
        self.edited.connect(lambda: delegate.taken(self))

    def flush(self) -> None:
        """Take what was typed, unless something is wrong with it."""
        if self._cell.isValid() and self._delegate.wrong(self, self._cell):
            return
        super().flush()


def _drift(row: object) -> int | None:
    bar = getattr(row, "bar", None) or getattr(row, "diamond", None)
    return bar.drift if bar is not None else None


def _paint_triangle(painter: QPainter, cell: QStyleOptionViewItem, open: bool) -> None:

    middle, size = cell.rect.center(), theme.px(4)
    points = (
        ((-size, -size / 2), (size, -size / 2), (0, size))
        if open
        else ((-size / 2, -size), (size, 0), (-size / 2, size))
    )
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("muted"))
    painter.drawPolygon(QPolygonF([QPointF(middle.x() + x, middle.y() + y) for x, y in points]))
    painter.restore()
