"""How the cells of the plan look and are edited."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from alliance_desk.gui import theme
from alliance_desk.gui.models import painting
from alliance_desk.gui.models.plan import DONE, DUE, NOTE, OWNER, TASK, PlanModel
from alliance_desk.gui.widgets.date_field import DateField
from alliance_desk.gui.widgets.fields import ChoiceField
from alliance_desk.gui.words import tr

Index = QModelIndex | QPersistentModelIndex


class PlanDelegate(QStyledItemDelegate):
    """Paints two lines where a task has more to say, and opens the editor of each column."""

    def __init__(self, model: PlanModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        column, item = index.column(), self._model.items[index.row()]
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        cell.text = ""
        painting.paint_ground(painter, cell)
        if column == DONE:
            return painting.paint_box(painter, cell, item.done)
        room, text = painting.inner(cell), self._model.text(item, column)
        beneath, tone = self._model.beneath(item, column)
        if beneath:
            painting.paint_two(painter, room, cell.font, text, beneath, tone)
        else:
            lines = 1 if column == OWNER else 2
            muted = item.done or (column == DUE and item.due is None)
            painting.paint_lines(painter, room, cell.font, text, lines, "muted" if muted else "ink")
        return None

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = index.column()
        editor: QWidget
        if column == OWNER:
            choice = ChoiceField(self._model.owners(), parent)
            choice.chosen.connect(lambda: self._done(choice))
            editor = choice
        elif column == DUE:
            day = DateField(parent)
            day.edited.connect(lambda: self.commitData.emit(day))
            editor = day
        else:
            editor = QLineEdit(parent)
        editor.setAccessibleName(tr({OWNER: "Owner", DUE: "Due", NOTE: "Note", TASK: "Task"}[column]))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        value: Any = index.data(Qt.ItemDataRole.EditRole)
        match editor:
            case DateField():
                editor.show_value(value.toPython() if value.isValid() else None)
                editor.selectAll()
            case ChoiceField():
                owner = self._model.edit_value(self._model.items[index.row()], OWNER)
                editor.show_value(owner)
            case _:
                super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        match editor:
            case DateField():
                editor.flush()
                model.setData(index, editor.value())
            case ChoiceField():
                model.setData(index, editor.value())
            case QLineEdit():
                model.setData(index, editor.text())
            case _:
                super().setModelData(editor, model, index)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        room = option.rect
        height = max(editor.sizeHint().height(), theme.px(30))
        top = room.center().y() - height // 2
        width = max(room.width(), theme.px(120))
        parent = editor.parentWidget()
        right = parent.rect().right() if parent else room.right()
        left = max(0, min(room.left(), right - width))
        editor.setGeometry(left, top, width, height)

    def _done(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)
