"""What the first document needs, imported in the background while the user looks around.

It takes about a second of work: nobody who opens the documents should have to wait for it.
"""

from __future__ import annotations

from importlib import import_module
from threading import Thread

from alliance_desk.gui.uncollected import uncollected

_MODULES = (
    "alliance_desk.documents.catalogue",
    "alliance_desk.documents.writers.pdf",
    "pypdfium2",
)


def begin() -> Thread:
    """Begin to read ahead and return the thread; nobody has to wait for it."""
    # Not a daemon: one that is cut off in the middle of an import could take the program down with it.
    thread = Thread(target=_read, name="reading ahead")
    thread.start()
    return thread


def _read() -> None:
    try:
        with uncollected():
            for name in _MODULES:
                import_module(name)
            from alliance_desk.documents.press import faces

            faces.prepare()
    except Exception:
        # What is missing is told to whoever asks for a document.
        pass
