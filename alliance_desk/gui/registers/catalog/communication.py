"""Registers of communication (component 7; S13, S25, S38, S47, S53)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from alliance_desk.gui.models.columns import (
    ChoiceColumn,
    DateColumn,
    FlagColumn,
    LineColumn,
    NumberColumn,
    TextColumn,
)
from alliance_desk.gui.models.links import MessageColumn
from alliance_desk.gui.models.references import PersonColumn
from alliance_desk.gui.models.special_columns import SaidColumn, TimeColumn, ZoneColumn
from alliance_desk.gui.registers.catalog.common import EVERYONE, VISIBILITY, of_message, same_zone
from alliance_desk.gui.registers.catalog.sentences import (
    latest_review,
    review_ends,
    sending_state,
    sending_tone,
)
from alliance_desk.gui.registers.register import Register
from alliance_desk.playbook.model import RegisterName
from alliance_desk.records import (
    Audience,
    Briefing,
    DaysOff,
    Message,
    Partner,
    PressRelease,
    Sending,
    SourceOfTruth,
    TopicRule,
)


@dataclass(frozen=True)
class SendingDay(DateColumn):
    """When a message is to go out; late until it is sent or called off."""

    def settled(self, row: Any) -> bool:
        return bool(row.sent_on or row.cancelled.strip())

    def watches(self) -> frozenset[str]:
        return frozenset((self.field, "sent_on", "cancelled"))


LATEST = SaidColumn(
    "latest_review",
    "Review by",
    80,
    hint="The last day on which it must go to the partner",
    says=latest_review,
    due=review_ends,
    from_fields=("planned_on", "review_days", "sent_for_review", "approved_on"),
    from_records=(DaysOff, Partner),
)
SENT_STATE = SaidColumn(
    "state",
    "State",
    88,
    says=sending_state,
    tone=sending_tone,
    from_fields=("planned_on", "sent_on", "cancelled"),
)

APPROVED: Any = {
    "not_before": "sent_for_review",
    "sooner": "This is earlier than the day on which it went to review.",
}
EMBARGO: Any = {"not_before": "on", "sooner": "The embargo ends before the briefing."}

COMMUNICATION: dict[RegisterName, Register] = {
    "messages": Register(
        record=Message,
        columns=(
            ChoiceColumn("audience", "Audience", 104, kind=Audience),
            TextColumn("text", "Message"),
            LineColumn("channel", "Channel", 92),
            LineColumn("cadence", "How often", 84),
            PersonColumn("sender_id", "From", 104),
        ),
        one="message",
        many="messages",
        empty="No message yet. Say for each audience what it hears, from whom, how and how often.",
        form=(
            (
                "Message",
                (
                    (
                        ChoiceColumn("audience", "Audience", kind=Audience),
                        LineColumn("who", "In words", hint="The sales teams of both partners"),
                        EVERYONE,
                    ),
                    (TextColumn("text", "Message"),),
                    (
                        LineColumn("channel", "Channel"),
                        LineColumn("cadence", "How often", hint="Weekly, every two weeks, monthly"),
                    ),
                    (PersonColumn("sender_id", "From"), VISIBILITY),
                ),
            ),
        ),
    ),
    "sendings": Register(
        record=Sending,
        columns=(
            MessageColumn("message_id", "Message"),
            SendingDay("planned_on", "Planned", 84, deadline=True),
            DateColumn("sent_on", "Sent", 80),
            LineColumn("cancelled", "Called off", 100, hint="Why it was called off"),
            SENT_STATE,
        ),
        one="sending",
        many="sendings",
        empty="Nothing is planned yet. Plan when each message goes out.",
        defaults=of_message,
        needs="Write a message of the communication plan first.",
        form=(
            (
                "Sending",
                (
                    (MessageColumn("message_id", "Message"),),
                    (DateColumn("planned_on", "Planned for"), DateColumn("sent_on", "Sent on")),
                    (LineColumn("cancelled", "Called off because", hint="Empty while it stands"),),
                ),
            ),
        ),
    ),
    "topics": Register(
        record=TopicRule,
        columns=(
            LineColumn("topic", "Topic", 92),
            PersonColumn("speaks_id", "Who speaks", 104),
            PersonColumn("hears_id", "To whom", 104),
            TextColumn("rule", "Handling"),
            TextColumn("never", "Never said", 100),
        ),
        one="topic",
        many="topics",
        empty="No topic yet. Begin with what would do harm if two people said two things.",
        form=(
            (
                "Topic",
                (
                    (LineColumn("topic", "Topic"), VISIBILITY),
                    (PersonColumn("speaks_id", "Who speaks"), PersonColumn("hears_id", "To whom")),
                    (TextColumn("rule", "How it is handled"),),
                    (TextColumn("never", "What is never said"),),
                ),
            ),
        ),
    ),
    "press_releases": Register(
        record=PressRelease,
        columns=(
            TextColumn("title", "Public word"),
            FlagColumn("joint", "Joint", 52, hint="In the name of both partners"),
            DateColumn("planned_on", "Planned", 80, deadline=True, done="approved_on"),
            LATEST,
            DateColumn("sent_for_review", "Sent", 80),
            DateColumn("approved_on", "Approved", 80, **APPROVED),
        ),
        one="public word",
        many="public words",
        empty="No public word yet. List press releases, posts and talks, each with its review.",
        form=(
            (
                "Public word",
                (
                    (LineColumn("title", "Title"), DateColumn("planned_on", "Planned for"), VISIBILITY),
                    (
                        FlagColumn("joint", "In the name of both partners"),
                        FlagColumn("material", "It may move a share price"),
                    ),
                    (
                        LineColumn("quoted", "Who is quoted"),
                        LineColumn("tone", "Tone"),
                    ),
                ),
            ),
            (
                "Review",
                (
                    (NumberColumn("review_days", "Working days for review", high=365), LATEST),
                    (
                        DateColumn("sent_for_review", "Sent for review on"),
                        DateColumn("approved_on", "Approved on", **APPROVED),
                    ),
                ),
            ),
        ),
    ),
    "sources": Register(
        record=SourceOfTruth,
        columns=(
            LineColumn("name", "Document"),
            LineColumn("kept_at", "Kept at", 128),
            LineColumn("version", "Version", 68),
            PersonColumn("owner_id", "Owner", 104),
            DateColumn("reviewed_on", "Reviewed", 80),
        ),
        one="document",
        many="documents",
        empty="No document yet. List what both sides rely on: where it is, and which version counts.",
        form=(
            (
                "Document",
                (
                    (LineColumn("name", "Document"), LineColumn("version", "Version that counts")),
                    (LineColumn("kept_at", "Kept at"),),
                    (LineColumn("access", "Who has access"), VISIBILITY),
                    (PersonColumn("owner_id", "Owner"), DateColumn("reviewed_on", "Reviewed on")),
                ),
            ),
        ),
    ),
    "briefings": Register(
        record=Briefing,
        columns=(
            LineColumn("who", "Who"),
            LineColumn("kind", "Kind", 76, hint="Partner, media, analyst, channel, field leader"),
            PersonColumn("owner_id", "By", 104),
            DateColumn("on", "On", 88, deadline=True),
            TimeColumn("at", "At", 56),
            DateColumn("embargo_until", "Embargo", 76, **EMBARGO),
        ),
        one="briefing",
        many="briefings",
        empty="No briefing yet. List who hears of the launch before it is public, in which order.",
        defaults=same_zone,
        form=(
            (
                "Briefing",
                (
                    (
                        LineColumn("who", "Who"),
                        LineColumn("kind", "Kind", hint="Partner, media, analyst, channel, field leader"),
                    ),
                    (LineColumn("channel", "Channel"), PersonColumn("owner_id", "By whom"), VISIBILITY),
                    (
                        DateColumn("on", "On"),
                        TimeColumn("at", "At", hint="14:30"),
                        ZoneColumn("time_zone", "In the time zone", hint="Europe/Berlin"),
                        DateColumn("done_on", "Done on"),
                    ),
                    (
                        DateColumn("embargo_until", "Embargo until", **EMBARGO),
                        TimeColumn("embargo_at", "And on that day until", hint="08:00"),
                    ),
                ),
            ),
        ),
    ),
}
