"""What moved in the workplan since its baseline was kept, explained in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from alliance_desk.assessment.wording import count, listed, short_date
from alliance_desk.assessment.workplan import Workplan
from alliance_desk.documents.outline import Block, Bullets, Paragraph
from alliance_desk.documents.reports.parts import missing


def moved(plan: Workplan) -> Iterator[Block]:
    """Yield what ends later or earlier than planned, the furthest first."""
    bars = [bar for bar in plan.bars if bar.baseline_finish]
    diamonds = [each for each in plan.diamonds if each.baseline_on]
    if not (bars or diamonds):
        if plan.bars:
            yield missing("No baseline has been kept yet, so nothing can be compared.")
        return
    said = [
        (bar.drift, _sentence(bar.item.title, bar.drift, bar.finish, bar.baseline_finish, bar.item.done))
        for bar in bars
        if bar.drift
    ]
    said += [
        (
            each.drift,
            _sentence(
                each.milestone.title or "A milestone",
                each.drift,
                each.on,
                each.baseline_on,
                each.milestone.done_on is not None,
            ),
        )
        for each in diamonds
        if each.drift
    ]
    later = sum(drift > 0 for drift, _ in said)
    earlier = len(said) - later
    stayed = len(bars) + len(diamonds) - len(said)
    far = [f"{later} later"] * bool(later) + [f"{earlier} earlier"] * bool(earlier)
    rest = [f"{stayed} as planned"] * bool(stayed)
    known = f"{count(len(bars), 'task')} and {count(len(diamonds), 'milestone')}"
    text = f"{known} have a baseline: {listed([*far, *rest])}."
    if new := len(plan.bars) - len(bars):
        text += f" {count(new, 'task has', 'tasks have')} none."
    yield Paragraph(text, "lead")
    if said:
        yield Bullets(tuple(text for _, text in sorted(said, key=lambda each: -each[0])))


def _sentence(title: str, drift: int, now: date | None, then: date | None, done: bool) -> str:
    assert now and then  # there is no drift without both
    verb = "ended" if done else "ends"
    return f"“{title}” {verb} {drifted(drift)} than planned: {short_date(now)} instead of {short_date(then)}."


def drifted(days: int) -> str:
    """Return ``3 working days later``."""
    return f"{count(abs(days), 'working day')} {'later' if days > 0 else 'earlier'}"
