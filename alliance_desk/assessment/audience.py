"""What the readers of a document may see: an alliance without all that is not for them.

A document is composed from such a dossier, so that a text that its readers may not read can't enter it by
any way: not through a table, a picture, a note or a file's properties.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from alliance_desk.assessment.dating import spans
from alliance_desk.assessment.schedule import anchor_days, visibility_of
from alliance_desk.playbook import Playbook
from alliance_desk.records import (
    RECORDS,
    Alignment,
    AllianceRecord,
    Answer,
    CanvasVersion,
    Charter,
    CheckMark,
    Committee,
    ComponentNote,
    DocumentChoice,
    DocumentExport,
    Dossier,
    EscalationStep,
    Introduction,
    Meeting,
    Message,
    Milestone,
    NorthStarVersion,
    Objective,
    Partner,
    Person,
    Seat,
    Sending,
    Task,
    TaskLink,
    ThirdParty,
    Visibility,
)

_RANK = {Visibility.JOINT: 0, Visibility.INTERNAL: 1, Visibility.RESTRICTED: 2}
_PARENTS: dict[type[AllianceRecord], tuple[tuple[str, type[AllianceRecord]], ...]] = {
    Seat: (("committee_id", Committee),),
    Charter: (("committee_id", Committee),),
    EscalationStep: (("committee_id", Committee),),
    Sending: (("message_id", Message),),
    TaskLink: (("before_id", Task), ("after_id", Task)),
}
"""What has no word of its own on who may read it: it goes with these."""

_PRIVATE: dict[type[AllianceRecord], tuple[str, ...]] = {
    Partner: ("about",),
    Person: (
        "email",
        "phone",
        "influence",
        "support",
        "support_wanted",
        "gains",
        "owner_id",
        "engagement",
        "engagement_due",
        "priority",
        "insider_since",
        "notes",
    ),
    Objective: ("motivation", "conflict"),
    Introduction: ("note",),
    ThirdParty: ("note",),
    Alignment: ("note",),
    CheckMark: ("note",),
    NorthStarVersion: ("note",),
    Meeting: ("prepared_on", "position_taken"),
    Milestone: ("note",),
    Task: ("note", "hold_reason"),
    TaskLink: ("note",),
    CanvasVersion: ("note",),
}
"""Fields that stay at home even where their record is joint: what we think, plan or note for ourselves."""


def may_read(readers: Visibility, text: Visibility) -> bool:
    """Tell whether the readers of a document may read something."""
    return _RANK[text] <= _RANK[readers]


def widest(*of: Visibility) -> Visibility:
    """Return who may read what is made of several things: those who may read all of them."""
    return max(of, key=_RANK.__getitem__, default=Visibility.JOINT)


class Readership:
    """Who may read each record of an alliance."""

    def __init__(self, dossier: Dossier, playbook: Playbook) -> None:
        self._dossier = dossier
        self._renamed = playbook.renamed
        self._questions = playbook.questions()
        self._items = {item.id: item for item in playbook.schedule}

    def of_question(self, question: str) -> Visibility:
        """Return who may read the answers to a question; those to an unknown one stay at home."""
        found = self._questions.get(self._renamed.get(question, question))
        return Visibility.JOINT if found is not None and not found.internal else Visibility.INTERNAL

    def of_cell(self, cell: str) -> Visibility:
        """Return who may read a cell of a kept canvas: those who may read the answer that it was."""
        question, _, partner = cell.partition("|")
        for answer in self._dossier.all(Answer, question=question):
            if str(answer.partner_id or "") == partner:
                return self.of(answer)
        return self.of_question(question)

    def of(self, record: AllianceRecord) -> Visibility:
        """Return who may read a record."""
        match record:
            case Answer():
                return record.visibility or self.of_question(record.question)
            case Task():
                return visibility_of(record, self._items.get(self._renamed.get(record.item, record.item)))
            case ComponentNote() | DocumentChoice() | DocumentExport():
                return Visibility.INTERNAL
            case _:
                own: Visibility = getattr(record, "visibility", Visibility.JOINT)
                parents = (
                    self._dossier.get(kind, getattr(record, field))
                    for field, kind in _PARENTS.get(type(record), ())
                )
                return widest(own, *(self.of(each) for each in parents if each))


def for_readers(dossier: Dossier, playbook: Playbook, readers: Visibility) -> Dossier:
    """Return an alliance as some readers may see it; its dates stay those of the whole plan.

    ``readers`` is JOINT for what the partner gets, INTERNAL for our company, RESTRICTED for named people.
    """
    return dossier.derived(
        (for_readers, id(playbook), readers), lambda: _for_readers(dossier, playbook, readers)
    )


def _for_readers(dossier: Dossier, playbook: Playbook, readers: Visibility) -> Dossier:
    seen = readable(dossier, playbook, readers)
    if readers == Visibility.JOINT:
        readership = Readership(dossier, playbook)
        seen = Dossier(dossier.alliance, (_without_private(row, readership) for row in _records(seen)))
    return Dossier(dossier.alliance, (*_records(seen), *_out_of_place(dossier, seen)))


def readable(dossier: Dossier, playbook: Playbook, readers: Visibility) -> Dossier:
    """Return an alliance with only the records that some readers may read, but with all their fields.

    It is for weighing what a document lacks, never for what one says.
    """
    return dossier.derived((readable, id(playbook), readers), lambda: _readable(dossier, playbook, readers))


def _readable(dossier: Dossier, playbook: Playbook, readers: Visibility) -> Dossier:
    of = Readership(dossier, playbook).of
    return Dossier(dossier.alliance, (row for row in _records(dossier) if may_read(readers, of(row))))


def _records(dossier: Dossier) -> Iterator[AllianceRecord]:
    for kind in RECORDS:
        if issubclass(kind, AllianceRecord):
            yield from dossier.all(kind)


def _without_private(row: AllianceRecord, readership: Readership) -> AllianceRecord:
    """Return a record without what stays at home."""
    fields = type(row).model_fields
    blank: dict[str, Any] = {name: fields[name].get_default() for name in _PRIVATE.get(type(row), ())}
    if isinstance(row, CanvasVersion) and isinstance(row.cells, dict):
        cells = cast(dict[str, Any], row.cells)
        blank["cells"] = {
            cell: text for cell, text in cells.items() if readership.of_cell(cell) == Visibility.JOINT
        }
    if all(getattr(row, name) == value for name, value in blank.items()):
        return row
    return type(row)(**{**row.values(), **blank})


def _out_of_place(dossier: Dossier, seen: Dossier) -> Iterator[Task]:
    """Yield, fixed at their true dates, the tasks that would move without those that are not seen."""

    def no_title(_: Task) -> str:
        return ""

    true, found = (spans(each, anchor_days(each), no_title) for each in (dossier, seen))
    for task in seen.all(Task):
        there, here = true[task.id], found[task.id]
        if (there.start, there.due) != (here.start, here.due):
            dates: dict[str, Any] = {"start": there.start, "due": there.due}
            yield Task(**{**task.values(), **dates})
