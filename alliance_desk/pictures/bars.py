"""One bar a line, each with how much is done."""

from __future__ import annotations

from collections.abc import Sequence

from alliance_desk.assessment.progress import Progress
from alliance_desk.pictures import lettering
from alliance_desk.pictures.palette import Role
from alliance_desk.pictures.shapes import Picture, Rect, Shape, Text

ROW = 26


def readiness_bars(
    rows: Sequence[tuple[str, Progress]], *, width: float = 690, title: str = "Readiness"
) -> Picture:
    """Return the rows as bars with ``6 of 8`` behind each; late and complete ones say so in words."""
    if not rows:
        empty = (Text(0, 18, "Nothing to show yet.", 12, "muted"),)
        return Picture(title, f"{title}: nothing to show yet.", width, ROW, empty)
    ends = [_end(progress) for _, progress in rows]
    right = min(max(lettering.width(end, 12) for end in ends) + 12, width * 0.3)
    left = min(max(lettering.width(name, 12.5) for name, _ in rows) + 16, width * 0.4)
    bar = width - left - right
    shapes: list[Shape] = []
    for at, ((name, progress), end) in enumerate(zip(rows, ends, strict=True)):
        y = at * ROW + ROW / 2
        role: Role = "bad" if progress.late else "good" if progress.complete else "ours"
        shapes += [
            Text(0, y + 4.5, lettering.shortened(name, 12.5, left - 12), 12.5),
            Rect(left, y - 3, bar, 6, "track", radius=3),
        ]
        if progress.done:
            shapes.append(Rect(left, y - 3, max(6, bar * progress.share), 6, role, radius=3))
        tone: Role = "bad" if progress.late else "muted"
        shapes.append(Text(left + bar + 12, y + 4, lettering.shortened(end, 12, right - 12), 12, tone))
    alt = f"{title}. " + " ".join(f"{name}: {end}." for (name, _), end in zip(rows, ends, strict=True))
    return Picture(title, alt, width, len(rows) * ROW, tuple(shapes))


def _end(progress: Progress) -> str:
    text = f"{progress.done} of {progress.total}"
    return f"{text}, {progress.late} late" if progress.late else text
