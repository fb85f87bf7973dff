"""What a change of anchor dates does to the plan, told before anything moves (S45)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from alliance_desk.assessment.may_start import too_early
from alliance_desk.assessment.schedule import READ_BY_PLAN, PlanItem, anchor_days, plan
from alliance_desk.playbook import Playbook
from alliance_desk.records import (
    AllianceRecord,
    Anchor,
    AnchorKind,
    Answer,
    Dossier,
)


@dataclass(frozen=True)
class Moved:
    """An item with another date than before; None where it is not known."""

    item: PlanItem
    before: date | None
    after: date | None


@dataclass(frozen=True)
class Impossible:
    """An item that cannot go as it is dated, with the reason in words."""

    item: PlanItem
    reason: str


@dataclass(frozen=True)
class Shift:
    """What moves, what stays, and what gets into trouble. Done items are left out: they stay."""

    moved: tuple[Moved, ...] = ()
    fixed: tuple[PlanItem, ...] = ()
    """Set by hand although they hang on a date that changes."""
    late: tuple[PlanItem, ...] = ()
    """Late with the new dates, and not with the old."""
    impossible: tuple[Impossible, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.moved or self.fixed or self.late or self.impossible)


def shift(
    dossier: Dossier, playbook: Playbook, today: date, dates: Mapping[AnchorKind, date | None]
) -> Shift:
    """Return what happens to the plan if the anchors get these dates; those not named stay."""
    return difference(dossier, with_anchors(dossier, dates), playbook, today)


def difference(dossier: Dossier, moved: Dossier, playbook: Playbook, today: date) -> Shift:
    """Return what becomes of the plan of ``dossier`` with the dates and calendars of ``moved``."""
    old_days, new_days = anchor_days(dossier), anchor_days(moved)
    changed = {kind for kind in AnchorKind if old_days.get(kind) != new_days.get(kind)}
    old = {item.task.id: item for item in plan(dossier, playbook, today)}
    new = [item for item in plan(moved, playbook, today) if not item.done]
    return Shift(
        moved=tuple(
            Moved(item, old[item.task.id].due, item.due) for item in new if item.due != old[item.task.id].due
        ),
        fixed=tuple(item for item in new if item.fixed and item.task.anchor in changed),
        late=tuple(item for item in new if item.late and not old[item.task.id].late),
        impossible=tuple(
            Impossible(item, reason)
            for item in new
            if (reason := _trouble(moved, item)) and not _trouble(dossier, old[item.task.id])
        ),
    )


def with_anchors(dossier: Dossier, dates: Mapping[AnchorKind, date | None]) -> Dossier:
    """Return what the plan reads of an alliance, with other anchor dates."""
    kinds = {*READ_BY_PLAN, Answer} - {Anchor}
    records: list[AllianceRecord] = [record for kind in kinds for record in dossier.all(kind)]
    rows = {anchor.kind: anchor for anchor in dossier.all(Anchor)}
    for kind in AnchorKind:
        row = rows.get(kind)
        if kind in dates:
            actual = bool(row and row.actual and row.on == dates[kind])
            records.append(Anchor(alliance_id=dossier.alliance.id, kind=kind, on=dates[kind], actual=actual))
        elif row is not None:
            records.append(row)
    return Dossier(dossier.alliance, records)


def _trouble(dossier: Dossier, item: PlanItem) -> str:
    return item.conflict or too_early(dossier, item)
