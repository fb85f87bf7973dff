"""One thread beside the window, in which documents are composed, written and rendered one after another.

One, because PDFium may be used by one thread at a time. Not a QThreadPool: that waits for its threads
when it is destroyed while it holds the interpreter, for which they wait.
"""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal

T = TypeVar("T")
SWITCH = 0.001
"""Seconds after which the thread lets the window have the interpreter."""


class Worker(QObject):
    """Does work in its thread and says in the window's thread what came of it; ``last`` ends it all."""

    def __init__(self, last: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        app = QCoreApplication.instance()
        assert app is not None
        # The thread computes for seconds; at Python's 5 ms a turn, each of the dozen times that the window
        # needs the interpreter for one typed letter would wait that long (measured: 75 ms a letter, now 35).
        sys.setswitchinterval(SWITCH)
        self._pool = pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="documents")
        self._ended = ended = threading.Event()
        # The thread may speak while this object is being destroyed, so it speaks to one that outlives it.
        self._messenger = messenger = _Messenger(ended, app)

        def finish() -> None:
            last()
            messenger.told.emit(messenger.leave, None)

        def end() -> None:
            if not ended.is_set():
                ended.set()
                # The interpreter may have shut the pool already.
                with contextlib.suppress(RuntimeError):
                    pool.submit(finish)
                pool.shutdown(wait=False)

        # ``end`` knows nothing of this object, so it can be called when that has gone.
        self._end = end
        self.destroyed.connect(end)
        app.aboutToQuit.connect(end)

    def do(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        """Start ``work`` when what was asked for before is done; then call ``done`` or ``failed``."""
        if not self._ended.is_set():
            self._pool.submit(self._messenger.run, work, done, failed)

    def stop(self) -> None:
        """Drop what has not begun, and wait for what has."""
        self._end()
        self._pool.shutdown(wait=True)


class _Messenger(QObject):
    """Carries answers from the thread to the window's; nobody gets one after the end."""

    told = Signal(object, object)

    def __init__(self, ended: threading.Event, parent: QObject) -> None:
        super().__init__(parent)
        self._ended = ended
        self.told.connect(self._tell)

    def run(self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[..., None]) -> None:
        """Do some work, in the thread."""
        if self._ended.is_set():
            return
        try:
            result = work()
        except Exception as error:
            self.told.emit(failed, error)
        else:
            self.told.emit(done, result)

    def leave(self, _: object) -> None:
        """Go, when the thread has spoken for the last time."""
        self.deleteLater()

    def _tell(self, told: Callable[[Any], None], result: Any) -> None:
        if not self._ended.is_set() or told == self.leave:
            told(result)
