"""Times two things in turn."""

import gc
from collections.abc import Callable
from statistics import median
from time import perf_counter


def ratio(ours: Callable[[], object], bare: Callable[[], object], rounds: int, warm: int = 1) -> float:
    """Return the median time of ``ours`` over that of ``bare``, run in turn ``rounds`` times."""
    for _ in range(warm):
        ours()
        bare()
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for times, run in zip(taken, (ours, bare), strict=True):
            gc.collect()
            begun = perf_counter()
            run()
            times.append(perf_counter() - begun)
    return median(taken[0]) / median(taken[1])
