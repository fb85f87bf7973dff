"""The lines of the list of lanes: each kind under its heading, with how far it is and what is late."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from alliance_desk.assessment.progress import all_workstreams, together
from alliance_desk.assessment.schedule import PlanItem
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.readiness.tasks import OWN
from alliance_desk.gui.widgets.lane_list import Lane
from alliance_desk.gui.words import tr

HEADINGS = {
    "before": "First",
    "workstream": "Workstreams",
    "element": "Readiness elements",
    "stage": "Launch stages",
    "close": "At the end",
}
ALONE = {"workstream": "As one team"}
"""The heading of a kind that has one lane only."""


@dataclass(frozen=True)
class Whole:
    """How far all lanes are together."""

    done: int
    total: int
    late: int


def lane_rows(alliance: OpenAlliance, items: Iterable[PlanItem], current: str) -> tuple[list[Lane], Whole]:
    """Return the lines, and the sum; tasks that belong to no lane come last, where there are any."""
    playbook = alliance.playbook
    progress = all_workstreams(alliance.dossier, playbook, alliance.today())
    many = Counter(each.kind for each in playbook.workstreams)
    lanes: list[Lane] = []
    kinds: set[str] = set()
    for each in playbook.workstreams:
        if each.kind not in kinds:
            alone = ALONE if many[each.kind] == 1 else HEADINGS
            lanes.append(Lane(tr(alone.get(each.kind, HEADINGS[each.kind]))))
        kinds.add(each.kind)
        part = progress[each.id]
        lanes.append(Lane(each.title, each.id, part.done, part.total, part.late))
    other = [item for item in items if item.workstream == OWN]
    done, late = sum(item.done for item in other), sum(item.late for item in other)
    if other or current == OWN:
        lanes.append(Lane(tr("Beside the lanes")))
        lanes.append(Lane(tr("Other tasks"), OWN, done, len(other), late))
    whole = together(progress.values())
    return lanes, Whole(whole.done + done, whole.total + len(other), whole.late + late)
