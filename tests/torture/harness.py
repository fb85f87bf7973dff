"""A process that imports the store once and forks a child a trial, so that a kill costs milliseconds."""

import os
import random
import select
import signal
import time
import warnings
from collections.abc import Callable

TRIALS = int(os.environ.get("ALLIANCE_DESK_TORTURE", "200"))
"""How many kills; raised for a long night, lowered while writing a test."""


def killed(work: Callable[[int], None], after: float) -> bytes:
    """Run ``work`` in a child with a pipe to write to, kill it ``after`` seconds past its first word.

    Return what it wrote. A child that fails by itself fails the test.
    """
    reader, writer = os.pipe()
    with warnings.catch_warnings():
        # From 3.12 on, Python warns of the test runner's threads; the child uses none of them.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        status = 1
        try:
            os.close(reader)
            work(writer)
            status = 0
        finally:
            os._exit(status)
    os.close(writer)
    said = b""
    try:
        end = time.monotonic() + 20
        while time.monotonic() < end:
            ready, _, _ = select.select([reader], [], [], end - time.monotonic())
            word = os.read(reader, 65536) if ready else b""
            if not word:
                break
            if not said:
                end = time.monotonic() + after
            said += word
    finally:
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    while word := os.read(reader, 65536):
        said += word
    os.close(reader)
    assert os.WIFSIGNALED(status) or os.waitstatus_to_exitcode(status) == 0
    return said


SEEDED = random.Random(20261122)
