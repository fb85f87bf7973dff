"""What waits for a pause: a picture need not follow every key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

PAUSE = 150
"""Milliseconds without an edit after which a burst of edits is over."""


class WhenIdle(QObject):
    """Does something once after a burst of edits, and only while a widget is seen.

    Until then what is on show stays; a widget that is hidden catches up when it is shown.
    """

    def __init__(self, widget: QWidget, do: Callable[[], None]) -> None:
        super().__init__(widget)
        self._widget, self._do = widget, do
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self._run)
        self._asked = False
        widget.installEventFilter(self)

    def ask(self, _: object = None) -> None:
        """Have it done once it is quiet."""
        self._asked = True
        if self._widget.isVisible():
            self._timer.start()

    def done(self) -> None:
        """Forget what was asked for: it has been done by other means."""
        self._asked = False
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and self._asked:
            self._timer.start()
        return False

    def _run(self) -> None:
        if self._asked and self._widget.isVisible():
            self._asked = False
            self._do()
