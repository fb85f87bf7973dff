"""What can be done to the items of an agenda; each is one edit and one step to undo."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID, uuid4

from alliance_desk.assessment.agenda import missing_items
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.words import count, tr
from alliance_desk.records import AgendaItem, MeetingForm
from alliance_desk.store import removal

LAST_DAY = 30


def ordered(alliance: OpenAlliance, form: MeetingForm) -> list[AgendaItem]:
    """Return the items of an agenda by day, then as they stand in it."""
    return sorted(alliance.dossier.all(AgendaItem, form=form), key=lambda item: item.day)


def add(alliance: OpenAlliance, form: MeetingForm, after: AgendaItem | None) -> UUID:
    """Add an item after another, or at the end of the last day."""
    items = ordered(alliance, form)
    day = after.day if after else items[-1].day if items else 1
    at = [item.id for item in items].index(after.id) + 1 if after else len(items)
    id = uuid4()
    with alliance.store.edit(tr("Add agenda item")) as session:
        for place, item in enumerate(items):
            position = place if place < at else place + 1
            if item.position != position:
                session.get_one(AgendaItem, item.id).position = position
        session.add(AgendaItem(id=id, alliance_id=alliance.id, form=form, day=day, position=at))
    return id


def remove(alliance: OpenAlliance, items: Sequence[AgendaItem]) -> None:
    """Delete items; undo brings them back."""
    if not items:
        return
    one = tr("Delete agenda item %1", items[0].title)
    label = one if len(items) == 1 else tr("Delete %1 agenda items", len(items))
    with alliance.store.edit(label) as session:
        for item in items:
            removal.remove(session, session.get_one(AgendaItem, item.id))


def move(alliance: OpenAlliance, item: AgendaItem, by: int) -> bool:
    """Move an item one place up (-1) or down (1); beyond the end of its day into the next one."""
    items = ordered(alliance, item.form)
    at = [each.id for each in items].index(item.id)
    to = at + by
    if 0 <= to < len(items) and items[to].day == item.day:
        items[at], items[to] = items[to], items[at]
        return _store(alliance, items, item, item.day, by)
    return move_day(alliance, item, by)


def move_day(alliance: OpenAlliance, item: AgendaItem, by: int) -> bool:
    """Move an item to the end of the day before, or to the beginning of the day after."""
    day = item.day + by
    if not 1 <= day <= LAST_DAY:
        return False
    rest = [each for each in ordered(alliance, item.form) if each.id != item.id]
    before = [each for each in rest if (each.day <= day if by < 0 else each.day < day)]
    items = [*before, item, *rest[len(before) :]]
    return _store(alliance, items, item, day, by)


def fill(alliance: OpenAlliance, form: MeetingForm) -> int:
    """Add what the playbook proposes and the agenda lacks; return how many items that is."""
    missing = missing_items(alliance.dossier, alliance.playbook, form)
    if not missing:
        return 0
    last = max((item.position for item in alliance.dossier.all(AgendaItem, form=form)), default=-1)
    label = count(len(missing), tr("Add %1 item of the playbook"), tr("Add %1 items of the playbook"))
    with alliance.store.edit(label) as session:
        for at, each in enumerate(missing, 1):
            session.add(
                AgendaItem(
                    alliance_id=alliance.id,
                    form=form,
                    day=each.day,
                    minutes=each.minutes,
                    title=each.title,
                    outcome=each.outcome,
                    starts_at=each.starts_at,
                    social=each.social,
                    position=last + at,
                )
            )
    return len(missing)


def _store(alliance: OpenAlliance, items: Sequence[AgendaItem], moved: AgendaItem, day: int, by: int) -> bool:
    label = tr("Move %1 up", moved.title) if by < 0 else tr("Move %1 down", moved.title)
    with alliance.store.edit(label) as session:
        for place, item in enumerate(items):
            if item.position != place:
                session.get_one(AgendaItem, item.id).position = place
        if moved.day != day:
            session.get_one(AgendaItem, moved.id).day = day
    return True
