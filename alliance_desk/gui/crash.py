"""When something goes wrong in a slot: say so, keep the window, and offer what a developer needs."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QThread, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from alliance_desk import __version__
from alliance_desk.gui.words import tr
from alliance_desk.store.errors import DeskError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox


class CrashGuard(QObject):
    """Takes the exceptions that nobody caught, in whatever thread, and tells the user once."""

    _happened = Signal(object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.box: QMessageBox | None = None
        self._happened.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Stand in for Python's and Qt's own ways to tell, which nobody would see."""
        sys.excepthook = self.caught
        qInstallMessageHandler(quiet)

    def caught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None = None
    ) -> None:
        """Note an exception; the message comes once the slot has returned."""
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.exit(130)
            return
        details = described(error)
        print(details, file=sys.stderr)
        if isinstance(QApplication.instance(), QApplication):
            self._happened.emit(error if isinstance(error, _plain_errors()) else None, details)

    def _tell(self, known: Exception | None, details: str) -> None:
        if self.box is not None or QThread.currentThread() is not self.thread():
            return
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(QApplication.activeWindow())
        box.setWindowTitle("Alliance Desk")
        box.setIcon(QMessageBox.Icon.Warning)
        if known is not None:
            box.setText(str(known))
        else:
            box.setText(tr("Something went wrong; your work is saved."))
            box.setInformativeText(
                tr("You can go on. The details say where in the program it was, and nothing of your desk.")
            )
            copy = box.addButton(tr("Copy details"), QMessageBox.ButtonRole.ActionRole)
            # Clicking it must not close the message.
            copy.clicked.disconnect()
            copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        box.addButton(QMessageBox.StandardButton.Close)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.finished.connect(self._closed)
        self.box = box
        box.open()

    def _closed(self) -> None:
        self.box = None


def _plain_errors() -> tuple[type[Exception], ...]:
    """Return the errors whose text is a sentence for the user; the playbook's only once it was read."""
    playbook = sys.modules.get("alliance_desk.playbook.reader")
    return (DeskError, playbook.PlaybookError) if playbook else (DeskError,)


def described(error: BaseException) -> str:
    """Say where an exception came from, without a single value: its text might quote the desk."""
    import traceback  # slow to import, and hardly ever needed

    frames = traceback.extract_tb(error.__traceback__, limit=-30)
    where = [
        f"  {frame.filename.rsplit('site-packages', 1)[-1]}:{frame.lineno} {frame.name}" for frame in frames
    ]
    return "\n".join(
        [f"Alliance Desk {__version__}, Python {sys.version.split()[0]}", type(error).__name__, *where]
    )


def quiet(kind: QtMsgType, context: object, message: str) -> None:
    """Leave out what Qt mutters; keep what it takes for serious."""
    if kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
        print(f"Qt: {message}", file=sys.stderr)
