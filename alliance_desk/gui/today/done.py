"""Marking a line of the Today page done, right there: one edit, one undo."""

from __future__ import annotations

from alliance_desk.assessment.place import Place
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.words import tr
from alliance_desk.records import (
    AfterAction,
    AllianceRecord,
    Briefing,
    Conversation,
    Deliverable,
    Handover,
    Introduction,
    LaunchStep,
    Milestone,
    Person,
    PreRead,
    Sending,
    Task,
)

DONE: dict[type[AllianceRecord], str] = {
    Task: "done_on",
    Milestone: "done_on",
    Deliverable: "done_on",
    AfterAction: "done_on",
    Briefing: "done_on",
    LaunchStep: "done_on",
    PreRead: "sent_on",
    Sending: "sent_on",
    Introduction: "met_on",
    Conversation: "held_on",
    Handover: "accepted_on",
    Person: "engagement_done_on",
}
"""What can be done, and the field that says when it was."""

ASKED: dict[type[AllianceRecord], str] = {
    Introduction: "met_on",
    Conversation: "held_on",
    Handover: "due",
    Person: "engagement",
}
"""Of records that are asked for more than being done: the field that a line about that leads to."""


def record_of(alliance: OpenAlliance, place: Place) -> AllianceRecord | None:
    """Return the record that a line would mark done, or None where that takes more than a tick."""
    if place.record is None or place.page == "workplan":
        # What the workplan tells is a contradiction of dates: it is settled there, not ticked off.
        return None
    found = (alliance.dossier.get(kind, place.record) for kind in DONE)
    row = next((row for row in found if row is not None), None)
    if row is None or getattr(row, DONE[type(row)]) is not None:
        return None
    return row if ASKED.get(type(row), place.field) == place.field else None


def mark_done(alliance: OpenAlliance, place: Place, title: str) -> bool:
    """Store that something is done today; return whether it could be."""
    row = record_of(alliance, place)
    if row is None:
        return False
    with alliance.store.edit(tr("Mark “%1” done", title)) as session:
        setattr(session.get_one(type(row), row.id), DONE[type(row)], alliance.today())
    return True
