"""What the registers of several areas share: columns, words and first values."""

from __future__ import annotations

from typing import Any

from alliance_desk.gui.models.columns import ChoiceColumn, TextColumn
from alliance_desk.gui.models.references import PartnerColumn
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.records import AllianceRecord, Committee, Kickoff, Message, Task, TaskLink, Visibility

PRIORITY = ("High", "Medium", "Low")
LIKELIHOOD = ("Very low", "Low", "Medium", "High", "Very high")

PARTNER = PartnerColumn("partner_id", "Partner", 88)
EVERYONE = PartnerColumn("partner_id", "Partner", 88, none="All partners")
NOTE = TextColumn("note", "Note")
VISIBILITY = ChoiceColumn(
    "visibility",
    "Shared",
    72,
    kind=Visibility,
    hint="Joint: the partner may read it. Internal: our company only. Restricted: named people of it only.",
)


def own_side(alliance: OpenAlliance, beside: AllianceRecord | None) -> dict[str, Any]:
    """Begin on the side of the row that was current, else on ours."""
    own = alliance.dossier.own
    return {"partner_id": getattr(beside, "partner_id", None) or (own.id if own else None)}


def same_zone(alliance: OpenAlliance, beside: AllianceRecord | None) -> dict[str, Any]:
    """Begin in the time zone of the row that was current, else in that of the kickoff."""
    kickoff = alliance.dossier.one(Kickoff)
    return {"time_zone": getattr(beside, "time_zone", "") or (kickoff.time_zone if kickoff else "")}


def in_committee(alliance: OpenAlliance, beside: AllianceRecord | None) -> dict[str, Any] | None:
    """Begin in the committee of the row that was current, else in the first."""
    first = alliance.dossier.one(Committee)
    at = getattr(beside, "committee_id", None) or (first.id if first else None)
    return {"committee_id": at} if at else None


def of_message(alliance: OpenAlliance, beside: AllianceRecord | None) -> dict[str, Any] | None:
    """Begin with the message of the row that was current, else with the first."""
    first = alliance.dossier.one(Message)
    at = getattr(beside, "message_id", None) or (first.id if first else None)
    return {"message_id": at} if at else None


def next_link(alliance: OpenAlliance, beside: AllianceRecord | None) -> dict[str, Any] | None:
    """Begin after the task of the row that was current, with a pair that is not linked yet."""
    tasks = alliance.dossier.all(Task)
    links = alliance.dossier.all(TaskLink)
    linked = {(link.before_id, link.after_id) for link in links}
    linked |= {(after, before) for before, after in linked}
    ahead = {link.before_id for link in links}
    last = getattr(beside, "after_id", None)
    firsts = sorted(tasks, key=lambda task: task.id != last)
    for before in firsts:
        for after in tasks:
            # A task that nothing waits on cannot close a ring by being waited for at its end.
            fresh = after.id != before.id and (before.id, after.id) not in linked
            if fresh and after.id not in ahead:
                return {"before_id": before.id, "after_id": after.id}
    return None
