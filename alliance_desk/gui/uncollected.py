"""Importing without looking for garbage: a search through all objects holds the window up by some 100 ms."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Import and build without collecting garbage; what is there then is never looked through again."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
