"""A real window on a desk, for benchmarks that need one."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication

from alliance_desk import app
from alliance_desk.gui.main_window import MainWindow
from alliance_desk.gui.settings import Settings
from alliance_desk.gui.view_actions import dress


@contextmanager
def open_window(desk: Path, today: date) -> Iterator[MainWindow]:
    """Open the window on ``desk``, usable, at 1280 by 800."""
    application = app.application()
    settings = Settings(desk.parent)
    dress(application, settings)
    window = MainWindow(settings, app.load, lambda: today)
    window.resize(1280, 800)
    window.desk_actions.open(desk)
    window.show()
    window.make_usable()
    QApplication.processEvents()
    try:
        yield window
    finally:
        window.close()
        QApplication.processEvents()
