"""The columns of the workplan, and what is done when one of its cells is written."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QDate

from alliance_desk.gui.gantt import edits
from alliance_desk.gui.gantt.rows import GroupRow, MilestoneRow, Row, TaskRow
from alliance_desk.gui.models.columns import brief
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.words import day, tr

DONE, TASK, FINISH, STATE, OWNER, OTHER, START, DAYS, DRIFT, PLAN, MILESTONE, AFTER = range(12)
TITLES = (
    "Done", "Task", "Finish", "State", "Owner", "Other side", "Start", "Days", "Since baseline", "Plan",
    "Leads to", "Comes after",
)  # fmt: skip
COLUMN_OF = {
    "done_on": DONE, "title": TASK, "start": START, "due": FINISH, "on": FINISH, "owner_id": OWNER,
    "other_owner_id": OTHER, "duration": DAYS, "functional_plan": PLAN, "partner_id": OWNER,
    "milestone_id": MILESTONE,
}  # fmt: skip
OF_TASKS = frozenset((TASK, START, FINISH, OWNER, OTHER, DAYS, PLAN, MILESTONE))
OF_MILESTONES = frozenset((TASK, FINISH, OWNER))
LONGEST = 5000


def problem(row: Row | None, column: int, value: Any) -> str:
    """Return in words why a cell cannot take a value; empty where it can."""
    if column == DAYS and value is not None and not 1 <= value <= LONGEST:
        return tr("Between 1 and %1 working days, please.", LONGEST)
    if not isinstance(row, TaskRow) or not isinstance(value, date):
        return ""
    item, task = row.bar.item, row.task
    starts = task.start or (item.start if item.pushed else None)
    if column == FINISH and starts and value < starts:
        return tr("The finish cannot be before the start, %1.", day(starts))
    ends = row.bar.finish if task.due or task.anchor else None
    if column == START and ends and value > ends:
        return tr("The start cannot be after the finish, %1.", day(ends))
    return ""


def write(here: OpenAlliance, row: Row, column: int, value: Any) -> bool:
    """Write what was edited in a cell; return False where that changes nothing."""
    label = tr("Change %1 of %2", tr(TITLES[column]).lower(), brief(row.title))
    if isinstance(row, GroupRow):
        return edits.rename_plan(here, row.plan, str(value or ""))
    person = value[1] if column in (OWNER, OTHER) and value and value[0] == "person" else None
    partner = value[1] if column in (OWNER, OTHER) and value and value[0] == "partner" else None
    if isinstance(row, MilestoneRow):
        name = {TASK: "title", FINISH: "on", OWNER: "partner_id"}[column]
        return edits.set_fields(here, row, {name: partner if column == OWNER else value}, label)
    if column == START:
        return edits.set_start(here, row.bar, value)
    if column == FINISH:
        return edits.set_finish(here, row.bar, value)
    if column == DAYS:
        return value is not None and edits.set_days(here, row.bar, value)
    if column == OWNER:
        kept = row.task.partner_id if person else partner
        return edits.set_fields(here, row, {"owner_id": person, "partner_id": kept}, label)
    if column == OTHER:
        return edits.set_fields(here, row, {"other_owner_id": person}, label)
    if column == MILESTONE:
        return edits.set_fields(here, row, {"milestone_id": value}, label)
    name = {TASK: "title", PLAN: "functional_plan"}[column]
    return edits.set_fields(here, row, {name: str(value or "")}, label)


def plain(value: Any) -> Any:
    """Return what Qt hands about as Python has it: a date as a date, a text without needless blanks."""
    # A Python date that goes through Qt would come back as the year 2000.
    if isinstance(value, QDate):
        return value.toPython() if value.isValid() else None
    return " ".join(value.split()) if isinstance(value, str) else value
