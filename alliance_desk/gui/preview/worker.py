"""One thread beside the window, in which documents are composed, written and rendered one after another.

One, because PDFium may be used by one thread at a time. Not a QThreadPool: that waits for its threads
when it is destroyed while it holds the interpreter, for which they wait.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal

T = TypeVar("T")


class Worker(QObject):
    """Does work in its thread and says in the window's thread what came of it; ``last`` ends it all."""

    _finished = Signal(object, object)

    def __init__(self, last: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="documents")
        self._ended = ended = threading.Event()
        self._finished.connect(self._tell)

        def end() -> None:
            if not ended.is_set():
                ended.set()
                # The interpreter may have shut the pool already.
                with contextlib.suppress(RuntimeError):
                    pool.submit(last)
                pool.shutdown(wait=False)

        # ``end`` knows nothing of this object, so it can be called when that has gone.
        self._end = end
        self.destroyed.connect(end)
        app = QCoreApplication.instance()
        assert app is not None
        app.aboutToQuit.connect(end)

    def do(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        """Start ``work`` when what was asked for before is done; then call ``done`` or ``failed``."""
        if not self._ended.is_set():
            self._pool.submit(self._run, work, done, failed)

    def stop(self) -> None:
        """Drop what has not begun, and wait for what has."""
        self._end()
        self._pool.shutdown(wait=True)

    def _run(self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[..., None]) -> None:
        if self._ended.is_set():
            return
        # The page may have gone meanwhile: then nobody waits for the answer.
        with contextlib.suppress(RuntimeError):
            try:
                result = work()
            except Exception as error:
                self._finished.emit(failed, error)
            else:
                self._finished.emit(done, result)

    def _tell(self, told: Callable[[Any], None], result: Any) -> None:
        told(result)
