"""Typing that saves itself: after a pause, after a second at most, and on leaving the field."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from shiboken6 import isValid

QUIET_MS = 300
CAP_MS = 1000


class Autosave(QObject):
    """Calls ``save`` with a field's text while the user types in it.

    ``show`` puts a stored text into the field without saving it again, and leaves a field alone in
    which the user is typing something newer.
    """

    def __init__(self, field: QLineEdit | QPlainTextEdit, save: Callable[[str], None]) -> None:
        super().__init__(field)
        self._field = field
        self._save = save
        self._saved = self._text()
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._cap = QTimer(self, singleShot=True, interval=CAP_MS)
        self._quiet.timeout.connect(self.flush)
        self._cap.timeout.connect(self.flush)
        if isinstance(field, QLineEdit):
            field.textEdited.connect(self._typed)
        else:
            field.textChanged.connect(self._typed)
        field.installEventFilter(self)

    def show(self, text: str) -> None:
        """Show a stored text."""
        if self.pending and self._saved == text:
            return
        self._saved = text
        if self._text() == text:
            return
        self._field.blockSignals(True)
        if isinstance(self._field, QLineEdit):
            at = self._field.cursorPosition()
            self._field.setText(text)
            self._field.setCursorPosition(min(at, len(text)))
        else:
            cursor = self._field.textCursor()
            at = cursor.position()
            self._field.setPlainText(text)
            cursor = self._field.textCursor()
            cursor.setPosition(min(at, len(self._field.toPlainText())))
            self._field.setTextCursor(cursor)
        self._field.blockSignals(False)

    @property
    def pending(self) -> bool:
        """True while something typed is not yet saved."""
        return self._text() != self._saved

    def flush(self) -> None:
        """Save now what was typed."""
        self._quiet.stop()
        self._cap.stop()
        if self.pending:
            self._saved = self._text()
            self._save(self._saved)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save when the field is left or its window closes."""
        leaving = event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.Close)
        # A field that is taken down with its parent still hides, when its text is gone already; whoever
        # takes down a page hides it first, and that saves.
        if leaving and isValid(self._field):
            self.flush()
        return False

    def _typed(self) -> None:
        self._quiet.start()
        if not self._cap.isActive():
            self._cap.start()

    def _text(self) -> str:
        return self._field.text() if isinstance(self._field, QLineEdit) else self._field.toPlainText()
