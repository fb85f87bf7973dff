"""An empty Qt window: prints its peak memory in KiB when it has been painted, and ends."""

import os
import re
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow


class Empty(QMainWindow):
    """The least that a Qt program can show."""

    def paintEvent(self, event) -> None:
        super().paintEvent(event)
        QTimer.singleShot(0, end)


def end() -> None:
    # Not getrusage: its peak includes that of the process which started this one.
    found = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())
    assert found
    print(found[1], flush=True)
    os._exit(0)


app = QApplication([])
window = Empty()
window.resize(1280, 800)
window.show()
app.exec()
