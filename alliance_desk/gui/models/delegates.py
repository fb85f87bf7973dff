"""How the cells of a register look, and which editor opens in each."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from alliance_desk.gui import theme
from alliance_desk.gui.models import painting
from alliance_desk.gui.models.columns import (
    Column,
    DateColumn,
    FlagColumn,
    LineColumn,
    NameColumn,
    NumberColumn,
    OptionsColumn,
    TextColumn,
)
from alliance_desk.gui.models.records import RecordTableModel
from alliance_desk.gui.models.references import CharterColumn, PartnerColumn, ReferenceColumn
from alliance_desk.gui.models.special_columns import SaidColumn
from alliance_desk.gui.widgets.complaint import Complaint
from alliance_desk.gui.widgets.date_field import DateField, read_date
from alliance_desk.gui.widgets.fields import ChoiceField, NumberField, complain
from alliance_desk.gui.words import count, tr
from alliance_desk.pictures.palette import side_role

Index = QModelIndex | QPersistentModelIndex
ONE_LINE = (DateColumn, NumberColumn)
LEAVING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
"""Keys that end the editing of a cell."""
ROW = 48
"""The height of a row whose cells need no more than two lines."""


NOTED = 4
"""How many lines of a text are shown above the note beneath it."""


class RecordDelegate(QStyledItemDelegate):
    """Paints and edits the cells of a ``RecordTableModel`` by the kind of their column."""

    def __init__(self, model: RecordTableModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.complaint: Complaint | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        column, row = self._model.columns[index.column()], self._model.rows[index.row()]
        dossier = self._model.alliance.dossier
        text = column.shown(row, dossier)
        chip = self._chip(column, row, text)
        # Not filled in by initStyleOption: that asks the model for seven roles, and all is painted here.
        cell = option
        painting.paint_ground(painter, cell)
        room = painting.inner(cell)
        if isinstance(column, FlagColumn):
            painting.paint_box(painter, cell, bool(column.value(row)))
        elif chip is not None:
            painting.paint_chip(painter, room, cell.font, chip[0], chip[1])
        elif isinstance(column, NameColumn):
            complaint = column.complaint(row, dossier)
            beneath = complaint or column.beneath(row, dossier)
            painting.paint_name(painter, room, cell.font, text or tr("(no name)"), beneath, bool(complaint))
        elif complaint := column.complaint(row, dossier):
            painting.paint_two(painter, room, cell.font, text, complaint, "bad")
        elif late := self._late(column, row):
            painting.paint_two(painter, room, cell.font, text, late, "bad")
        elif note := column.note(row, dossier):
            painting.paint_two(painter, room, cell.font, text, *note, most=NOTED)
        else:
            most = 1 if isinstance(column, ONE_LINE) else room.height() // cell.fontMetrics.lineSpacing()
            painting.paint_lines(painter, room, cell.font, text, max(1, most))

    def height(self, column: Column, row: Any, width: int, font: QFont) -> int:
        """Return how high a row has to be for a cell of this width; beyond four lines it is cut."""
        usual = theme.px(ROW)
        if isinstance(column, (*ONE_LINE, FlagColumn, PartnerColumn)):
            return usual
        text = column.shown(row, self._model.alliance.dossier)
        name = isinstance(column, NameColumn)
        room = width - 2 * theme.px(painting.PAD)
        # The name of another record is told in full where that one stands.
        most = 2 if name else 3 if isinstance(column, OptionsColumn) else 4
        lines = len(painting.wrapped(text, painting.strong(font) if name else font, room, most))
        lines += 1 if column.note(row, self._model.alliance.dossier) else 0
        return usual + max(0, lines - (1 if name else 2)) * QFontMetrics(font).lineSpacing()

    def _late(self, column: Column, row: Any) -> str:
        """Say how late something is; empty where it is not, or is done."""
        here = self._model.alliance
        on = column.late_from(row, here.dossier)
        days = (here.today() - on).days if on else 0
        return "" if days <= 0 else count(days, tr("%1 day late"), tr("%1 days late"))

    def _chip(self, column: Column, row: Any, text: str) -> tuple[str, str] | None:
        """Return text and colour of the chip in a cell, or None."""
        dossier = self._model.alliance.dossier
        if isinstance(column, PartnerColumn) and text:
            return text, side_role(dossier.side(column.value(row)))
        if isinstance(column, SaidColumn) and column.tone is not None and text:
            return text, column.tone(row, dossier)
        if isinstance(column, CharterColumn) and column.field == "status":
            return text, column.tone(row, dossier)
        if isinstance(column, ReferenceColumn) and column.empty and not text:
            return tr(column.empty), "wait"
        return None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), theme.px(ROW))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column, row = self._model.columns[index.column()], self._model.rows[index.row()]
        editor = self._editor(column, row, parent)
        editor.setAccessibleName(column.title)
        editor.setProperty("cell", QPersistentModelIndex(index))
        return editor

    def _editor(self, column: Column, row: Any, parent: QWidget) -> QWidget:
        match column:
            case OptionsColumn():
                choice = ChoiceField(column.options(row, self._model.alliance.dossier), parent)
                choice.chosen.connect(lambda: self._done(choice))
                return choice
            case DateColumn():
                day = DateField(parent)
                day.edited.connect(lambda: self.commitData.emit(day))
                return day
            case NumberColumn():
                number = NumberField(True, column.low, column.high)
                number.setParent(parent)
                return number
            case TextColumn():
                text = QPlainTextEdit(parent)
                text.setTabChangesFocus(True)
                return text
            case _:
                line = QLineEdit(parent)
                line.setFrame(False)
                return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        value = index.data(Qt.ItemDataRole.EditRole)
        match editor:
            case DateField():
                editor.show_value(value.toPython() if value.isValid() else None)
                if not editor.property("complaint"):
                    editor.selectAll()
            case ChoiceField() | NumberField():
                editor.show_value(value)
            case QPlainTextEdit():
                if editor.toPlainText() != (value or ""):
                    editor.setPlainText(value or "")
                    editor.selectAll()
            case _:
                super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if self.wrong(editor):
            return None
        value: Any
        match editor:
            case DateField():
                editor.flush()
                value = editor.value()
            case ChoiceField() | NumberField():
                value = editor.value()
            case QPlainTextEdit():
                value = editor.toPlainText()
            case QLineEdit():
                column = self._model.columns[index.column()]
                value = " ".join(editor.text().split()) if isinstance(column, LineColumn) else editor.text()
            case _:
                return super().setModelData(editor, model, index)
        model.setData(index, value, Qt.ItemDataRole.EditRole)
        return None

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        room, parent = option.rect, editor.parentWidget()
        edge = parent.rect() if parent else room
        if isinstance(editor, QPlainTextEdit):
            room = room.adjusted(0, 0, max(0, theme.px(220) - room.width()), theme.px(56))
            room.moveRight(min(room.right(), edge.right()))
            room.moveBottom(min(room.bottom(), max(edge.bottom(), room.height())))
        else:
            middle = room.center().y()
            height = min(room.height(), max(editor.sizeHint().height(), theme.px(30)))
            room = room.adjusted(0, 0, max(0, theme.px(112) - room.width()), 0)
            room.moveRight(min(room.right(), max(edge.right(), room.width())))
            room.setTop(middle - height // 2)
            room.setHeight(height)
        editor.setGeometry(room)

    def wrong(self, editor: QWidget) -> str:
        """Say beneath an editor what is wrong with what was typed, and return it; empty where nothing is."""
        said = ""
        if isinstance(editor, DateField):
            try:
                read_date(editor.text())
            except ValueError as error:
                said = f"{error}."
            complain(editor, said)
        elif isinstance(editor, NumberField):
            editor.autosave.flush()
            complaint = str(editor.property("complaint") or "")
            said = complaint and f"{complaint.rstrip('.')}."
        self._complain(editor, said)
        return said

    def _complain(self, editor: QWidget, said: str) -> None:
        if self.complaint is not None and said == self.complaint.text():
            return
        if self.complaint is not None:
            self.complaint.hide()
            self.complaint.deleteLater()
            self.complaint = None
        if said and (room := editor.parentWidget()):
            self.complaint = Complaint(said, editor, room)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        self._complain(editor, "")
        super().destroyEditor(editor, index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep an editor open whose value cannot be taken; take Ctrl+Enter for the end of a long text."""
        if isinstance(watched, DateField | NumberField):
            key = event.key() if isinstance(event, QKeyEvent) else None
            left = event.type() == QEvent.Type.KeyPress and key in LEAVING
            if (left or event.type() == QEvent.Type.FocusOut) and self.wrong(watched):
                return True
        if (
            isinstance(watched, QPlainTextEdit)
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self._done(watched)
            return True
        return super().eventFilter(watched, event)

    def _done(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)
