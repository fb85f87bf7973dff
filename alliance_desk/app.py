"""The composition root: puts desk, playbook and window together, the painted window first."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from alliance_desk.bundle import RESOURCES
from alliance_desk.gui import theme
from alliance_desk.gui.crash import CrashGuard
from alliance_desk.gui.main_window import MainWindow
from alliance_desk.gui.open_desk import OpenDesk
from alliance_desk.gui.settings import Settings
from alliance_desk.gui.uncollected import uncollected
from alliance_desk.gui.view_actions import dress
from alliance_desk.store.desk_file import DeskFile
from alliance_desk.store.errors import DeskError

if TYPE_CHECKING:
    from alliance_desk.playbook import Playbook
    from alliance_desk.store.store import Store

DEFAULT_DESK = "default.adesk"


def run(desk: Path | None = None) -> int:
    """Open the window on a desk, the default one if none is named; return the exit code."""
    app = application()
    guard = CrashGuard()
    guard.install()
    settings = Settings(home())
    with uncollected():
        dress(app, settings)
        window = MainWindow(settings, load)
        window.restore()
        open_first(window, desk)
        window.show()
    code = app.exec()
    window.close()
    return code


def application() -> QApplication:
    """Return the application, with its names and its type."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        theme.offer_type(home())
        app = QApplication(["alliance-desk"])
        app.setApplicationName("alliance-desk")
        app.setApplicationDisplayName("Alliance Desk")
        app.setDesktopFileName("alliance-desk")
        theme.set_type(app)
    return app


def open_first(window: MainWindow, desk: Path | None) -> None:
    """Open the desk that was asked for; make the default desk where there is none yet."""
    path = desk or window.settings.folder / DEFAULT_DESK
    if desk is None and not path.exists():
        from alliance_desk.gui.dialogs.new_desk import made

        try:
            with uncollected():
                file = made(path, None)
            window.show_desk(OpenDesk(file, load))
        except DeskError as error:
            window.desk_actions.refuse(path, error)
        return
    window.desk_actions.open(path)


def home() -> Path:
    """Return the folder of the default desk and the settings; ``ALLIANCE_DESK_HOME`` names another."""
    if chosen := os.environ.get("ALLIANCE_DESK_HOME"):
        return Path(chosen)
    from platformdirs import user_data_path

    return user_data_path("alliance-desk", appauthor=False)


def load(file: DeskFile) -> tuple[Store, Callable[[], Playbook]]:
    """Import the records, and put a store over a desk file; the playbook may come later."""
    # Looking for plugins of pydantic reads the metadata of every installed package.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    with uncollected():
        from alliance_desk.store.store import Store

        return Store(file), read


def read() -> Playbook:
    """Read the playbook, and import what the first alliance that is opened needs."""
    with uncollected():
        from alliance_desk.gui import open_alliance, sidebar_lines  # noqa: F401
        from alliance_desk.gui.pages import overview  # noqa: F401
        from alliance_desk.playbook import read_playbook

        return read_playbook(RESOURCES / "playbook")


def self_test() -> int:
    """Build every form, open every page of a sample desk, undo; return 0, or 1 with what failed on stderr."""
    from alliance_desk.gui.self_test import failures

    application()
    found = failures(load)
    for each in found:
        print(each)
    return 1 if found else 0
