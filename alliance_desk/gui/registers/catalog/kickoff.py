"""Registers around the kickoffs (S49, S54)."""

from __future__ import annotations

from dataclasses import dataclass

from alliance_desk.gui.models.columns import DateColumn, LineColumn, NumberColumn, TextColumn
from alliance_desk.gui.models.references import PersonColumn
from alliance_desk.gui.models.special_columns import WordColumn
from alliance_desk.gui.registers.catalog.common import NOTE, PARTNER, VISIBILITY, own_side
from alliance_desk.gui.registers.register import Register
from alliance_desk.gui.words import tr
from alliance_desk.playbook.model import RegisterName
from alliance_desk.records import AfterAction, Dossier, InternalKickoff, PreRead, Record

KINDS = ((False, "Action"), (True, "Decision"))


@dataclass(frozen=True)
class AttendedColumn(NumberColumn):
    """How many came; says so where they are more than were invited."""

    def complaint(self, row: Record, dossier: Dossier) -> str:
        came, asked = self.value(row), getattr(row, "invited", None)
        return tr("More came than were invited.") if came and asked is not None and came > asked else ""

    def watches(self) -> frozenset[str]:
        return frozenset((self.field, "invited"))


INVITED = NumberColumn("invited", "Invited", 64, high=100_000)
ATTENDED = AttendedColumn("attended", "Came", 60, high=100_000)

KICKOFF: dict[RegisterName, Register] = {
    "internal_kickoffs": Register(
        record=InternalKickoff,
        columns=(
            PARTNER,
            LineColumn("title", "Internal kickoff"),
            DateColumn("on", "On", 80),
            INVITED,
            ATTENDED,
            VISIBILITY,
        ),
        one="internal kickoff",
        many="internal kickoffs",
        empty="No internal kickoff yet. Each partner brings its own people together before both meet.",
        defaults=own_side,
        form=(
            (
                "Internal kickoff",
                (
                    (LineColumn("title", "Title"), PARTNER, VISIBILITY),
                    (DateColumn("on", "On"), INVITED, ATTENDED),
                    (NOTE,),
                ),
            ),
        ),
    ),
    "pre_reads": Register(
        record=PreRead,
        columns=(
            LineColumn("title", "Reading"),
            LineColumn("readers", "For whom", 108),
            PersonColumn("owner_id", "Owner", 104),
            DateColumn("send_by", "Send by", 84, deadline=True, done="sent_on"),
            DateColumn("sent_on", "Sent", 80),
        ),
        one="reading",
        many="readings",
        empty="No reading yet. List what people should have read before the kickoff.",
        form=(
            (
                "Reading",
                (
                    (LineColumn("title", "Reading"),),
                    (LineColumn("readers", "For whom"), PersonColumn("owner_id", "Owner")),
                    (DateColumn("send_by", "Send by"), DateColumn("sent_on", "Sent on"), VISIBILITY),
                ),
            ),
        ),
    ),
    "after_actions": Register(
        record=AfterAction,
        columns=(
            TextColumn("text", "What follows"),
            WordColumn("decision", "Kind", 80, words=KINDS),
            PersonColumn("owner_id", "Owner", 104),
            DateColumn("due", "Due", 88, deadline=True),
            DateColumn("done_on", "Done", 80),
        ),
        one="action",
        many="actions",
        empty="Nothing yet. Write down each decision and each action of the kickoff within two working days.",
        form=(
            (
                "What follows",
                (
                    (TextColumn("text", "What follows"),),
                    (
                        WordColumn("decision", "Kind", words=KINDS),
                        PersonColumn("owner_id", "Owner"),
                        PersonColumn("other_owner_id", "Owner on the other side", across="owner_id"),
                    ),
                    (DateColumn("due", "Due"), DateColumn("done_on", "Done on"), VISIBILITY),
                ),
            ),
        ),
    ),
}
