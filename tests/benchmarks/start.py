"""P1 to P3: whole processes, from their start to a window, against an empty Qt window."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter

from alliance_desk.sample import write_sample
from tests.benchmarks.desks import TODAY, large

ROUNDS = 11
PROGRAMS = Path(__file__).parent / "programs"


def first_paint() -> float:
    """Return the time to the painted list of 1,000 alliances of 200 items, over an empty window's."""
    return _times("painted")


def usable() -> float:
    """Return the time until the same window can be worked in, over an empty window's."""
    return _times("usable")


def memory() -> float:
    """Return the peak memory of a desk after an export of each kind, over an empty window's."""
    with _home() as (environment, folder):
        desk = folder / "sample.adesk"
        write_sample(desk, TODAY)
        peaks: tuple[list[int], list[int]] = ([], [])
        for _ in range(5):
            for found, arguments in zip(peaks, (["desk.py", "exported", desk], ["empty.py"]), strict=True):
                found.append(int(_run(arguments, environment)))
        return median(peaks[0]) / median(peaks[1])


def _times(until: str) -> float:
    with _home() as (environment, folder):
        desk = large(folder / "large.adesk", 1000)
        taken: tuple[list[float], list[float]] = ([], [])
        for round in range(ROUNDS + 1):
            for times, arguments in zip(taken, (["desk.py", until, desk], ["empty.py"]), strict=True):
                begun = perf_counter()
                _run(arguments, environment)
                if round:  # the first one warms the file cache
                    times.append(perf_counter() - begun)
        return median(taken[0]) / median(taken[1])


@contextmanager
def _home() -> Iterator[tuple[dict[str, str], Path]]:
    """Make a home for the desk under test, so that the user's own is never touched."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "ALLIANCE_DESK_HOME": folder, "QT_QPA_PLATFORM": "offscreen"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        yield environment, Path(folder)


def _run(arguments: Sequence[str | Path], environment: dict[str, str]) -> str:
    program, *rest = arguments
    command = [sys.executable, PROGRAMS / str(program), *rest]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=True)
    return done.stdout.strip() or "0"
