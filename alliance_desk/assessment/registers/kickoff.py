"""Rules of the registers that only a biopharma readiness has: before signing, and the kickoff."""

from __future__ import annotations

from collections.abc import Mapping

from alliance_desk.assessment.agenda import kickoff_form
from alliance_desk.assessment.index import Index, Rule
from alliance_desk.assessment.registers.parts import Needs, Weigh, each, of_each_partner, past, some, table
from alliance_desk.playbook.model import RegisterName
from alliance_desk.records import (
    AfterAction,
    AgendaItem,
    AgreementInput,
    InternalKickoff,
    Kickoff,
    MeetingForm,
    PreRead,
    ThirdParty,
)

PAUSES = ("break", "coffee", "lunch", "dinner")
"""Items of an agenda with one of these words need nobody to present them."""


def _internal_kickoffs(index: Index) -> list[Rule]:
    rows = index.dossier.all(InternalKickoff)
    uncounted = [row for row in rows if row.attended is None and past(row.on, index.today)]
    return [
        of_each_partner(index, rows, "No internal kickoff of {} has a date", "on", "on"),
        each(rows, uncounted, "without a count of who came", "attended", "internal kickoff"),
    ]


def _kickoff(index: Index) -> list[Rule]:
    meeting = index.dossier.one(Kickoff)
    there = meeting is not None and (meeting.place.strip() or meeting.form == MeetingForm.REMOTE)
    zone = meeting is not None and meeting.time_zone.strip()
    record = meeting.id if meeting else None
    return [
        Rule(bool(there), "Where the kickoff takes place is not said", record, "place"),
        Rule(bool(zone), "The time zone of the kickoff is not set", record, "time_zone"),
    ]


def _agenda(index: Index) -> list[Rule]:
    rows = index.dossier.all(AgendaItem, form=kickoff_form(index.dossier))
    silent = [
        row
        for row in rows
        if not (row.social or index.owner(row.presenter_id) or index.owner(row.counterpart_id))
        and not any(word in row.title.casefold() for word in PAUSES)
    ]
    none = "The agenda of the kickoff is empty"
    return [
        some(rows, none, "title"),
        each(rows, silent, "without a presenter", "presenter_id", "agenda item", none=none),
    ]


def _pre_reads(index: Index) -> list[Rule]:
    rows = index.dossier.all(PreRead)
    unsent = [row for row in rows if not row.sent_on and past(row.send_by, index.today)]
    owned = table(PreRead, "pre-read", Needs("without an owner", ("owner_id",)), none=_NO_PRE_READ)
    return [
        *owned(index),
        each(rows, unsent, "overdue or without a date", "sent_on", "pre-read", none=_NO_PRE_READ),
    ]


_NO_PRE_READ = "Nothing to read before the kickoff is listed yet"


RULES: Mapping[RegisterName, Weigh] = {
    "agreement_inputs": table(AgreementInput, "provision", Needs("without its outcome", ("outcome",))),
    "third_parties": table(
        ThirdParty,
        "third party",
        Needs("without a confidentiality agreement", ("confidentiality_on",)),
        Needs("without a counterpart", ("counterpart_id",)),
        many="third parties",
    ),
    "internal_kickoffs": _internal_kickoffs,
    "kickoff": _kickoff,
    "agenda": _agenda,
    "pre_reads": _pre_reads,
    "after_actions": table(
        AfterAction,
        "action",
        Needs("without an owner", ("owner_id",)),
        Needs("without a date", ("due", "done_on")),
    ),
}
