"""The workplan with 5,000 tasks: filled anew, filtered and scrolled, against a plain table view.

``python -m tests.benchmarks.gantt`` prints the times of a repaint and of a refill as well.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from statistics import median
from time import perf_counter

from alliance_desk import app
from alliance_desk.bundle import RESOURCES
from alliance_desk.gui.gantt.painting import Mark
from alliance_desk.gui.gantt.rows import Wanted
from alliance_desk.gui.gantt.view import GanttView
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.playbook import read_playbook
from alliance_desk.records import Alliance, Partner, Person, Task, TaskLink
from alliance_desk.store.store import Store
from tests.benchmarks.desks import TODAY
from tests.benchmarks.register import ROWS, _BareView
from tests.benchmarks.timing import ratio

PLANS = ("", "Clinical", "Regulatory", "Manufacturing", "Safety")
FIRST = date(2026, 11, 23)


@contextmanager
def large() -> Iterator[GanttView]:
    """Open a workplan of 5,000 tasks, each but every tenth after the one before it in its plan."""
    app.application()
    with tempfile.TemporaryDirectory() as folder, Store.create(Path(folder) / "plan.adesk") as store:
        alliance = Alliance(name="Large")
        partner = Partner(alliance_id=alliance.id, name="Ours", own=True)
        person = Person(alliance_id=alliance.id, partner_id=partner.id, name="Maria Ortiz")
        tasks = [_task(alliance, person, at) for at in range(ROWS)]
        with store.edit("Fill") as session:
            session.add_all([alliance, partner])
            session.flush()
            session.add(person)
            session.flush()
            session.add_all(tasks)
            session.flush()
            session.add_all(
                TaskLink(alliance_id=alliance.id, before_id=one.id, after_id=two.id)
                for one, two in pairwise(tasks)
                if two.start is None
            )
        opened = OpenAlliance(store, read_playbook(RESOURCES / "playbook"), alliance.id, lambda: TODAY)
        view = GanttView(opened, [Mark(TODAY, "Today", today=True)])
        view.resize(1050, 600)
        view.model.refresh()
        view.show()
        yield view
        view.close()
        opened.close()


def _task(alliance: Alliance, person: Person, at: int) -> Task:
    return Task(
        alliance_id=alliance.id,
        title=f"Task {at}",
        functional_plan=PLANS[at * len(PLANS) // ROWS],
        start=FIRST + timedelta(days=at // 40) if at % 10 == 0 else None,
        duration=at % 7 + 1,
        owner_id=person.id if at % 3 else None,
        baseline_due=FIRST + timedelta(days=at // 40) if at % 2 else None,
        position=at,
    )


def five_thousand() -> float:
    """Return the time of two scrolls, a filter and back, painted, over the same in a bare table."""
    with large() as view:
        bare = _BareView([(f"Task {at}", "23 Nov", "27 Nov", "planned", "Maria Ortiz") for at in range(ROWS)])
        bare.resize(view.size())
        bare.show()

        def ours() -> None:
            for place in (30000, 90000):
                view.chart.verticalScrollBar().setValue(place)
                view.grab()
            for text in ("task 77", ""):
                view.model.show_wanted(Wanted(text))
                view.grab()

        def plain() -> None:
            for place in (1000, 3000):
                bare.verticalScrollBar().setValue(place)
                bare.grab()
            for text in ("task 77", ""):
                bare.rows.filter(text)
                bare.grab()

        result = ratio(ours, plain, rounds=5)
        bare.close()
        return result


def figures() -> dict[str, float]:
    """Return the milliseconds of what a user waits for, the median of each."""
    with large() as view:
        bar = view.chart.verticalScrollBar()
        places = iter(range(0, 140000, 700))

        def scroll() -> None:
            bar.setValue(next(places))
            view.grab()

        def work_out() -> None:
            view.alliance.dossier.alliance = view.alliance.dossier.alliance  # forgets what was worked out
            view.model.refresh()

        return {
            "repaint of the chart": _milliseconds(lambda: view.chart.viewport().grab(), 40),
            "repaint of table and chart after a scroll": _milliseconds(scroll, 40),
            "refill by a filter and back": _milliseconds(
                lambda: (view.model.show_wanted(Wanted("7")), view.model.show_wanted(Wanted())), 9
            ),
            "plan worked out anew and compared": _milliseconds(work_out, 5),
        }


def _milliseconds(act: Callable[[], object], times: int) -> float:
    taken: list[float] = []
    for _ in range(times):
        begun = perf_counter()
        act()
        taken.append(1000 * (perf_counter() - begun))
    return median(taken)


if __name__ == "__main__":
    for what, milliseconds in figures().items():
        print(f"{what}: {milliseconds:.1f} ms", flush=True)
    print(f"ratio to a plain table view: {five_thousand():.2f}")
