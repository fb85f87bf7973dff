"""What the close-out of the startup lacks."""

from __future__ import annotations

from collections.abc import Iterator

from alliance_desk.assessment.closing import decision, open_points, saved
from alliance_desk.assessment.gaps.shared import place_of
from alliance_desk.assessment.gate import gate
from alliance_desk.assessment.index import Index
from alliance_desk.assessment.place import Gap, Place
from alliance_desk.assessment.wording import count, listed


def close_out(index: Index) -> Iterator[Gap]:
    """Yield what keeps the decision from standing, what nobody takes on, and a saving without its basis."""
    dossier, playbook, today = index.dossier, index.playbook, index.today
    made = decision(dossier, playbook, today)
    place = place_of(index, "close_out", "closing.complete")
    if not made.complete:
        yield Gap("The startup has not been called complete.", place)
    elif made.problem:
        yield Gap(made.problem, place, "risk")
    alone = [point for point in open_points(dossier, playbook, today) if not (point.owner or point.handed)]
    alone = [point for point in alone if point.place.page != "component"]
    if alone:
        text = f"{count(len(alone), 'open task')} with neither an owner nor somebody who takes it on."
        yield Gap(text, alone[0].place)
    found = saved(dossier, playbook, today)
    if found.actual is not None and found.days is None:
        text = "No usual length with its source is given, so no days saved are claimed."
        yield Gap(text, place_of(index, "close_out", "end_of_startup.baseline_source"))


def launch_gate(index: Index) -> Iterator[Gap]:
    """Yield the launch checks that are open."""
    result = gate(index.dossier, index.playbook)
    open_ = [check.title for check in result.checks if check.missing]
    if open_ and len(open_) < len(result.checks):
        text = f"{count(len(open_), 'launch check')} open: {listed([f'“{title}”' for title in open_])}."
        yield Gap(text, Place("scorecard", field="gate"))
