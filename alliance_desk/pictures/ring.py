"""A ring that fills as something gets done."""

from __future__ import annotations

from alliance_desk.assessment.progress import Progress
from alliance_desk.pictures.palette import Role
from alliance_desk.pictures.shapes import Arc, Circle, Line, Picture, Shape, Text


def progress_ring(progress: Progress, *, size: float = 32, title: str = "Progress") -> Picture:
    """Return a ring; a tick stands in it when all is done, an exclamation mark when something is late."""
    middle, thick = size / 2, size * 0.14
    r = (size - thick) / 2
    late = progress.state == "late"
    role: Role = "bad" if late else "good" if progress.complete else "ours"
    shapes: list[Shape] = [Circle(middle, middle, r, None, "track", thick)]
    if progress.complete:
        shapes.append(Circle(middle, middle, r, None, role, thick))
    elif progress.done:
        shapes.append(Arc(middle, middle, r, progress.share, role, thick))
    if late:
        shapes.append(Text(middle, middle + size * 0.16, "!", size * 0.46, "bad", "middle", bold=True))
    elif progress.complete:
        tick = ((0.35, 0.51), (0.46, 0.62), (0.66, 0.39))
        shapes.append(Line(tuple((x * size, y * size) for x, y in tick), "good", size * 0.07))
    words = f"{title}: {progress.done} of {progress.total} done"
    words += ", complete." if progress.complete and not late else f", {progress.state}. {progress.summary}."
    return Picture(title, words, size, size, tuple(shapes))
