"""Registers of meetings, decisions and problems (component 4; B10, B11, B13)."""

from __future__ import annotations

from typing import Any

from alliance_desk.gui.models.columns import DateColumn, FlagColumn, LineColumn, NumberColumn, TextColumn
from alliance_desk.gui.models.references import PersonColumn
from alliance_desk.gui.models.special_columns import TimeColumn, ZoneColumn
from alliance_desk.gui.registers.catalog.common import VISIBILITY
from alliance_desk.gui.registers.catalog.governance import BODY
from alliance_desk.gui.registers.register import Register
from alliance_desk.playbook.model import RegisterName
from alliance_desk.records import Decision, Issue, Meeting

MADE: Any = {"not_before": "asked_on", "sooner": "This is earlier than the day on which it was asked."}
RESOLVED: Any = {"not_before": "raised_on", "sooner": "This is earlier than the day on which it was raised."}

DECIDING: dict[RegisterName, Register] = {
    "meetings": Register(
        record=Meeting,
        columns=(
            BODY,
            LineColumn("title", "Meeting"),
            DateColumn("on", "On", 80),
            TimeColumn("starts_at", "At", 56),
            DateColumn("prepared_on", "Aligned", 80, hint="When our own people align before it"),
            FlagColumn("held", "Held", 52),
        ),
        one="meeting",
        many="meetings",
        empty="No meeting yet. Plan the first ones, each with a meeting of our own people before it.",
        form=(
            (
                "Meeting",
                (
                    (LineColumn("title", "Meeting"), BODY),
                    (
                        DateColumn("on", "On"),
                        TimeColumn("starts_at", "At", hint="14:30"),
                        NumberColumn("minutes", "Minutes", low=1, high=1440),
                    ),
                    (
                        LineColumn("place", "Place"),
                        ZoneColumn("time_zone", "Time zone", hint="Europe/Berlin"),
                    ),
                    (FlagColumn("held", "The meeting has been held"), VISIBILITY),
                ),
            ),
            (
                "The meeting before the meeting",
                (
                    (
                        DateColumn("prepared_on", "Our own people align on"),
                        # Never in a document for the partner: it says what we want from them.
                    ),
                    (TextColumn("position_taken", "What we want from it", hint="Never leaves our company"),),
                ),
            ),
        ),
    ),
    "decisions": Register(
        record=Decision,
        columns=(
            TextColumn("question", "Question"),
            BODY,
            DateColumn("needed_by", "Needed by", 88, deadline=True, done="made_on"),
            DateColumn("made_on", "Made", 80, **MADE),
            TextColumn("outcome", "Outcome", 116),
        ),
        one="decision",
        many="decisions",
        empty="No decision yet. Write down each question that somebody has to decide, and by when.",
        form=(
            (
                "Question",
                (
                    (TextColumn("question", "Question"),),
                    (TextColumn("inputs", "Facts and inputs"),),
                ),
            ),
            (
                "Options",
                (
                    (TextColumn("options", "Options"),),
                    (TextColumn("criteria", "What they are weighed by"),),
                ),
            ),
            (
                "Who decides",
                (
                    (BODY, LineColumn("decided_by", "Who decides")),
                    (PersonColumn("owner_id", "Prepared by"), VISIBILITY),
                    (FlagColumn("divided", "Each partner decides its own part"),),
                ),
            ),
            (
                "Resolution",
                (
                    (
                        DateColumn("asked_on", "Asked on"),
                        DateColumn("needed_by", "Needed by"),
                        DateColumn("made_on", "Made on", **MADE),
                    ),
                    (TextColumn("outcome", "Outcome"),),
                ),
            ),
        ),
    ),
    "issues": Register(
        record=Issue,
        columns=(
            TextColumn("title", "Issue"),
            PersonColumn("owner_id", "Owner", 104),
            DateColumn("due", "Due", 88, deadline=True, done="resolved_on"),
            TextColumn("resolution", "Resolution", 128),
            DateColumn("resolved_on", "Resolved", 80, **RESOLVED),
        ),
        one="issue",
        many="issues",
        empty="No issue yet. Write down each problem while it is small: the facts first.",
        form=(
            (
                "Facts",
                (
                    (LineColumn("title", "Issue"),),
                    (TextColumn("facts", "Facts", hint="What both sides would sign"),),
                    (DateColumn("raised_on", "Raised on"), PersonColumn("owner_id", "Owner"), VISIBILITY),
                ),
            ),
            (
                "Options",
                (
                    (TextColumn("options", "Options"),),
                    (
                        LineColumn("convened", "Who was brought together"),
                        LineColumn("authority", "Who may settle it"),
                    ),
                    (LineColumn("escalated_to", "Taken further to"), DateColumn("due", "To be settled by")),
                ),
            ),
            (
                "Resolution",
                (
                    (TextColumn("resolution", "Resolution"),),
                    (DateColumn("resolved_on", "Resolved on", **RESOLVED),),
                ),
            ),
        ),
    ),
}
