"""The desk, started as by its user: ends when it is painted, usable, or has exported one of each kind.

Prints its peak memory in KiB.
"""

import os
import re
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QTimer

from alliance_desk import app
from alliance_desk.gui.main_window import MainWindow

until, desk = sys.argv[1], Path(sys.argv[2])


def end() -> None:
    # Not getrusage: its peak includes that of the process which started this one.
    found = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())
    assert found
    print(found[1], flush=True)
    os._exit(0)


def export(window: MainWindow) -> None:
    """Write one document of each kind in each of its formats."""
    from datetime import date

    from alliance_desk.documents.catalogue import catalogue
    from alliance_desk.documents.export import export as write

    assert window.desk is not None
    window.open_alliance(window.portfolio.model.rows[0].id)
    alliance = window.pages.alliance
    assert alliance is not None
    kinds = {entry.key.split("-")[0]: entry for entry in catalogue(alliance.dossier, alliance.playbook)}
    with tempfile.TemporaryDirectory() as folder:
        for entry in kinds.values():
            for format in entry.formats:
                write(entry.compose(date.today()), format, Path(folder))
    end()


class Watched(MainWindow):
    """The main window, telling when it has been painted and when it is usable."""

    def __init__(self, *arguments, **more) -> None:
        super().__init__(*arguments, **more)
        if until == "usable":
            self.usable.connect(lambda: QTimer.singleShot(0, end))
        elif until == "exported":
            self.usable.connect(lambda: QTimer.singleShot(0, lambda: export(self)))

    def paintEvent(self, event) -> None:
        if until == "painted":
            QTimer.singleShot(0, end)
        super().paintEvent(event)


app.MainWindow = Watched
app.run(desk)
