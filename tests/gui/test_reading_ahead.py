"""What the first document needs is there before anybody asks for it, and never before the window."""

import subprocess
import sys

CODE = """
import sys
from alliance_desk.gui import main_window, reading_ahead
slow = ("reportlab", "pypdfium2", "fontTools.ttLib")
print([name for name in slow if name in sys.modules])
reading_ahead.begin().join()
print([name for name in slow if name not in sys.modules])
"""


def test_documents_are_read_ahead_in_the_background() -> None:
    run = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, timeout=100)
    assert run.stdout.split("\n")[:2] == ["[]", "[]"], run.stderr


def test_a_missing_library_is_no_trouble() -> None:
    code = CODE.replace("reading_ahead.begin()", "sys.modules['reportlab'] = None; reading_ahead.begin()")
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=100)
    assert run.returncode == 0 and not run.stderr


def test_the_first_window_is_painted_before_the_records_are_imported() -> None:
    code = (
        "import sys, alliance_desk.app\n"
        "slow = ('sqlmodel', 'sqlalchemy', 'pydantic', 'xlsxwriter')\n"
        "print([name for name in slow if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert run.stdout.strip() == "[]", run.stderr
