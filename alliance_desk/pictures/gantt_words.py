"""What a workplan picture says in words, and how its bars are grouped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from alliance_desk.assessment.wording import count, near_date
from alliance_desk.assessment.workplan import Bar, Diamond

TITLE = "Workplan"
STARTUP = "Startup plan"


def span(bar: Bar) -> tuple[date, date] | None:
    """Return the first and last day of a task; None without a date."""
    first, last = bar.start or bar.finish, bar.finish or bar.start
    return None if first is None or last is None else (min(first, last), last)


def groups(bars: Sequence[Bar]) -> Iterator[tuple[str, list[Bar]]]:
    """Yield the plans with their bars, the startup plan first."""
    plans: dict[str, list[Bar]] = {}
    for bar in bars:
        plans.setdefault(bar.item.task.functional_plan, []).append(bar)
    for name in sorted(plans, key=bool):
        yield name or STARTUP, plans[name]


def in_words(bars: Sequence[Bar], diamonds: Sequence[Diamond], undated: int, today: date) -> str:
    """Return everything that a picture of the workplan shows, as sentences."""
    said = [f"{TITLE}."]
    for name, own in groups(bars):
        said.append(f"{name}: {count(len(own), 'task')}, {sum(bar.item.done for bar in own)} done.")
        for bar in own:
            days = span(bar)
            assert days
            states = [
                word
                for word, holds in (
                    ("late", bar.item.late),
                    ("done", bar.item.done),
                    ("critical", bar.critical),
                )
                if holds
            ]
            dates = near_date(days[1], today)
            if days[0] != days[1]:
                dates = f"{near_date(days[0], today)} to {dates}"
            said.append(f"{', '.join([bar.item.title, dates, *states])}.")
    for each in diamonds:
        assert each.on
        moved = (
            f", {count(abs(each.drift), 'working day')} {'later' if each.drift > 0 else 'earlier'}"
            if each.drift
            else ""
        )
        said.append(
            f"Milestone {each.milestone.title or 'without a title'}: {near_date(each.on, today)}{moved}."
        )
    if undated:
        said.append(f"{count(undated, 'task')} without a date.")
    return " ".join(said)
