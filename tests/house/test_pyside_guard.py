"""PySide6 6.12.0 drops a reference to None in almost every call and aborts Python 3.11 after some 5,100."""

import subprocess
import sys
from importlib.metadata import version

CALLS = """
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
label = QLabel()
for number in range(20_000):
    label.setText("a")
print("alive")
"""


def test_twenty_thousand_calls_leave_python_alive() -> None:
    run = subprocess.run([sys.executable, "-c", CALLS], capture_output=True, text=True, timeout=60)
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip() == "alive"


def test_pyside_is_one_that_this_python_survives() -> None:
    installed = tuple(int(part) for part in version("PySide6-Essentials").split(".")[:2])
    assert installed >= (6, 11)
    if sys.version_info < (3, 12):
        assert installed < (6, 12)
