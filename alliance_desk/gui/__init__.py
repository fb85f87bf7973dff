"""What is seen: the only room that knows Qt.

PySide6 stands in for ``__import__`` and reads the source of every module that is imported after it,
looking for ``__feature__``. Nothing here uses that, and it doubles the time of an import.
"""

import builtins

import PySide6.QtCore  # noqa: F401

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
