"""Fields for one value each: they show what is stored and say when the user has changed it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QLocale, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from alliance_desk.gui.autosave import Autosave
from alliance_desk.gui.words import tr


class OneUndo(QObject):
    """Gives undo and redo of a text field to the desk, so that there is one history and not two."""

    def __init__(self, field: QLineEdit | QPlainTextEdit, flush: Callable[[], object]) -> None:
        super().__init__(field)
        self._flush = flush
        if isinstance(field, QPlainTextEdit):
            field.setUndoRedoEnabled(False)
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the window's own undo see the key; what was typed is saved first, so that it is undone."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = QKeySequence(event.keyCombination())
            known = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
            if any(keys in QKeySequence.keyBindings(key) for key in known):
                self._flush()
                event.ignore()
                return True
        return super().eventFilter(watched, event)


class LineField(QLineEdit):
    """One line of text that saves itself while it is typed."""

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.autosave = Autosave(self, self.edited.emit)
        OneUndo(self, self.autosave.flush)

    def show_value(self, value: object) -> None:
        """Show what is stored."""
        self.autosave.show("" if value is None else str(value))


class TextField(QPlainTextEdit):
    """Some sentences; the field grows with them and saves itself."""

    edited = Signal(object)

    def __init__(self, lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.autosave = Autosave(self, self.edited.emit)
        OneUndo(self, self.autosave.flush)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def show_value(self, value: object) -> None:
        """Show what is stored."""
        self.autosave.show("" if value is None else str(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: all of the text is in sight."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Take the height of the text, counted in lines as they are wrapped."""
        lines = max(self._lines, int(self.document().size().height()))
        room = 2 * int(self.document().documentMargin()) + 14
        height = lines * self.fontMetrics().lineSpacing() + room
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)


class NumberField(QLineEdit):
    """A number as people write it, or nothing."""

    edited = Signal(object)

    def __init__(self, whole: bool = False, low: float = -1e15, high: float = 1e15) -> None:
        super().__init__()
        self._whole, self._low, self._high = whole, low, high
        self._value: float | None = None
        self.autosave = Autosave(self, self._read)
        OneUndo(self, self.autosave.flush)

    def show_value(self, value: object) -> None:
        """Show what is stored; a text that is no number stays until something else is stored."""
        value = float(value) if isinstance(value, int | float) else None
        if value == self._value and self.property("complaint"):
            return
        self._value = value
        self._complain("")
        self.autosave.show("" if self._value is None else number_text(self._value))

    def value(self) -> Any:
        """Return the number that was last understood, or None."""
        return round(self._value) if self._whole and self._value is not None else self._value

    def _read(self, text: str) -> None:
        text = text.strip()
        number, known = QLocale().toDouble(text) if text else (0.0, True)
        if not known:
            number, known = QLocale.c().toDouble(text)
        if not known:
            return self._complain(tr("“%1” is not a number", text))
        if text and not self._low <= number <= self._high:
            said = tr("Between %1 and %2, please", number_text(self._low), number_text(self._high))
            return self._complain(said)
        self._complain("")
        value = (round(number) if self._whole else number) if text else None
        if value != self._value:
            self._value = value
            self.edited.emit(value)
        return None

    def _complain(self, text: str) -> None:
        complain(self, text)


def number_text(value: float) -> str:
    """Return a number without needless digits."""
    return QLocale().toString(int(value)) if value == int(value) else QLocale().toString(value, "f", -128)


def complain(field: QLineEdit, text: str) -> None:
    """Mark a field as not understood, and say why; an empty text takes the mark away."""
    if text == (field.property("complaint") or ""):
        return
    field.setProperty("complaint", text)
    field.setToolTip(text)
    field.setAccessibleDescription(text)
    field.setProperty("wrong", bool(text))
    field.style().unpolish(field)
    field.style().polish(field)


class ChoiceField(QComboBox):
    """One of some values, each with its words; the wheel turns the page and not the choice."""

    edited = Signal(object)
    """Another value is on show; arrow keys go from one to the next."""
    chosen = Signal(object)
    """A value was taken from the list."""

    def __init__(self, options: Sequence[tuple[Any, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self._values: list[Any] = []
        self._by_key = False
        self.set_options(options)
        self.activated.connect(self._activated)

    def set_options(self, options: Sequence[tuple[Any, str]]) -> None:
        """Offer these values."""
        self._values = [value for value, _ in options]
        self.clear()
        self.addItems([text for _, text in options])

    def value(self) -> Any:
        """Return the value on show."""
        at = self.currentIndex()
        return self._values[at] if 0 <= at < len(self._values) else None

    def show_value(self, value: object) -> None:
        """Show what is stored, even if it is no longer offered."""
        if value not in self._values and value is not None:
            self._values.append(value)
            self.addItem(str(value))
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shorten what does not fit with an ellipsis: the style would cut it in the middle of a letter."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        metrics, mode = self.fontMetrics(), Qt.TextElideMode.ElideRight
        option.currentText = metrics.elidedText(option.currentText, mode, room.width() - 4)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def _activated(self, at: int) -> None:
        self.edited.emit(self._values[at])
        if not self._by_key:
            self.chosen.emit(self._values[at])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the values; the key is only on its way to the one that is wanted."""
        self._by_key = True
        super().keyPressEvent(event)
        self._by_key = False

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ButtonsField(QWidget):
    """A few values side by side; the chosen one, chosen again, is taken back."""

    edited = Signal(object)

    def __init__(self, options: Sequence[tuple[Any, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values = [value for value, _ in options]
        self._shown: Any = None
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for at, (_, text) in enumerate(options):
            button = QPushButton(text)
            button.setCheckable(True)
            button.setAccessibleName(text)
            button.setMinimumWidth(40)
            self._group.addButton(button, at)
            row.addWidget(button)
        row.addStretch()
        self._group.idClicked.connect(self._clicked)
        self.setFocusProxy(self._group.button(0))

    def show_value(self, value: object) -> None:
        """Show what is stored."""
        self._shown = value
        for at, known in enumerate(self._values):
            button = self._group.button(at)
            button.setChecked(known == value and type(known) is type(value))
            button.setProperty("primary", button.isChecked())
            button.style().unpolish(button)
            button.style().polish(button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a digit for the value of that number."""
        for at, value in enumerate(self._values):
            if event.text() and event.text() == str(value):
                return self._clicked(at)
        return super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), 30)

    def setAccessibleName(self, name: str) -> None:
        """Name the field and, with it, each of its buttons."""
        super().setAccessibleName(name)
        for button in self._group.buttons():
            button.setAccessibleName(f"{name}: {button.text()}")

    def _clicked(self, at: int) -> None:
        value = None if self._values[at] == self._shown else self._values[at]
        self.show_value(value)
        self.edited.emit(value)


class CheckField(QCheckBox):
    """Yes or no as one box."""

    edited = Signal(object)

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.clicked.connect(lambda: self.edited.emit(self.isChecked()))

    def show_value(self, value: object) -> None:
        """Show what is stored."""
        self.setChecked(bool(value))
