"""Rules of the registers of communication."""

from __future__ import annotations

from collections.abc import Mapping

from alliance_desk.assessment.communication import latest_send
from alliance_desk.assessment.index import Index, Rule
from alliance_desk.assessment.registers.parts import Needs, Weigh, each, past, some, table
from alliance_desk.playbook.model import RegisterName
from alliance_desk.records import (
    Briefing,
    GlossaryTerm,
    Message,
    PressRelease,
    Sending,
    SourceOfTruth,
    TopicRule,
)


def _sendings(index: Index) -> list[Rule]:
    rows = index.dossier.all(Sending)
    overdue = [
        row
        for row in rows
        if not row.sent_on and not row.cancelled.strip() and past(row.planned_on, index.today)
    ]
    return [
        some(rows, "Nothing is planned to be sent yet", "planned_on"),
        each(rows, overdue, "overdue or without a date", "sent_on", "message"),
    ]


def _press_releases(index: Index) -> list[Rule]:
    rows = index.dossier.all(PressRelease)
    late = [
        row
        for row in rows
        if not (row.approved_on or row.sent_for_review)
        and past(latest_send(index.calendar, row), index.today)
    ]
    return [
        *_reviewed(index),
        each(rows, late, "not sent for review in time", "sent_for_review", "press release"),
    ]


_reviewed = table(
    PressRelease, "press release", Needs("without date or review days", all_of=("planned_on", "review_days"))
)


RULES: Mapping[RegisterName, Weigh] = {
    "messages": table(
        Message,
        "message",
        Needs("without a sender", ("sender_id",)),
        Needs("without a rhythm", ("cadence",)),
        none="No message in the plan yet",
        field="text",
    ),
    "sendings": _sendings,
    "topics": table(
        TopicRule,
        "topic",
        Needs("without who speaks to whom", ("speaks_id", "hears_id")),
        Needs("without a rule", ("rule",)),
        none="No topic has a rule yet",
        field="topic",
    ),
    "press_releases": _press_releases,
    "sources": table(
        SourceOfTruth,
        "document",
        Needs("without a place", ("kept_at",)),
        Needs("without an owner", ("owner_id",)),
        none="No document that both sides rely on is listed yet",
        field="name",
    ),
    "glossary": table(GlossaryTerm, "word", Needs("without an agreed meaning", ("agreed_meaning",))),
    "briefings": table(
        Briefing,
        "briefing",
        Needs("without an owner", ("owner_id",)),
        Needs("without a date", ("on", "done_on")),
        none="Who hears of the launch first is not listed yet",
        field="who",
    ),
}
