"""Secrets for every place of an alliance, so that a document can be searched for what it must not hold."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Any

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
    ScoreRound,
    Seat,
    Sending,
    Task,
    TaskLink,
    ThirdParty,
    Visibility,
)

from . import desks

WORD = "CANARY"

PRIVATE: dict[type[AllianceRecord], tuple[str, ...]] = {
    Partner: ("about",),
    Person: ("email", "phone", "gains", "engagement", "notes"),
    Objective: ("motivation", "conflict"),
    Introduction: ("note",),
    ThirdParty: ("note",),
    Alignment: ("note",),
    CheckMark: ("note",),
    NorthStarVersion: ("note",),
    Meeting: ("position_taken",),
    Milestone: ("note",),
    Task: ("note", "hold_reason"),
    TaskLink: ("note",),
    CanvasVersion: ("note",),
    ComponentNote: ("evidence", "link"),
}
"""What stays at home though its record is joint: what we think, plan or note for ourselves."""

KEYS = {"item", "workstream", "component", "sheet", "source", "criterion", "element", "check"}
"""Fields that name something of the playbook; a secret there would only hide the record."""
CHILDREN: dict[type[AllianceRecord], tuple[type[AllianceRecord], str]] = {
    Seat: (Committee, "committee_id"),
    Charter: (Committee, "committee_id"),
    EscalationStep: (Committee, "committee_id"),
    Sending: (Message, "message_id"),
}


@dataclass
class Secrets:
    """The secrets of a dossier by who may read them, each with the place in which it was put."""

    places: dict[Visibility, dict[str, str]] = field(
        default_factory=lambda: {each: {} for each in Visibility}
    )

    def new(self, readers: Visibility, place: str) -> str:
        number = sum(map(len, self.places.values()))
        text = f"{WORD}{number:04}X"
        self.places[readers][text] = place
        return text

    def found(self, text: str, readers: Visibility) -> dict[str, str]:
        """Return which secrets of some readers a text holds, with their places."""
        return {secret: place for secret, place in self.places[readers].items() if secret in text}


def planted(dossier: Dossier, kinds: tuple[Visibility, ...]) -> Secrets:
    """Put records with secrets in every text for each of ``kinds``; for INTERNAL the rest of the desk too."""
    secrets = Secrets()
    for readers in kinds:
        _records(dossier, secrets, readers)
    if Visibility.INTERNAL in kinds:
        _private_fields(dossier, secrets)
        _answers(dossier, secrets)
    return secrets


def texts_of(kind: type[AllianceRecord]) -> Iterator[str]:
    for name, info in kind.model_fields.items():
        own = info.annotation is str and name not in KEYS
        if own and not (isinstance(info.default, StrEnum)):
            yield name


def _records(dossier: Dossier, secrets: Secrets, readers: Visibility) -> None:
    """Add a record of every class that has a word on its readers, and what hangs on it."""
    made: dict[type[AllianceRecord], AllianceRecord] = {}
    for kind in RECORDS:
        if not issubclass(kind, AllianceRecord):
            continue
        if "visibility" in kind.model_fields and kind is not Answer:
            made[kind] = _copy(dossier, secrets, kind, readers, {"visibility": readers})
        elif kind in CHILDREN:
            parent, key = CHILDREN[kind]
            made[kind] = _copy(dossier, secrets, kind, readers, {key: made[parent].id})


def _copy(
    dossier: Dossier,
    secrets: Secrets,
    kind: type[AllianceRecord],
    readers: Visibility,
    more: dict[str, Any],
) -> AllianceRecord:
    """Put a further record like the first of its class, open and due soon, with a secret in each text."""
    like = dossier.one(kind)
    values: dict[str, Any] = {} if like is None else {k: v for k, v in like.values().items() if k != "id"}
    values["alliance_id"] = dossier.alliance.id
    for name in kind.model_fields:
        if name in ("made_on", "held_on", "met_on", "resolved_on", "done_on", "closed_on", "read_on"):
            values[name] = None
        elif name in ("due", "needed_by", "planned_on", "on", "engagement_due"):
            values[name] = desks.TODAY + timedelta(days=20)
    if kind is Task:
        values |= {"item": "", "functional_plan": "", "title": ""}
    if kind.__name__ == "GapAction" and (rounds := dossier.all(ScoreRound)):
        values["round_id"] = rounds[-1].id
    values |= {
        name: secrets.new(readers, f"{kind.__name__}.{name}")
        for name in texts_of(kind)
        if not (kind is Task and name in ("item", "functional_plan"))
    }
    row = kind(**(values | more))
    dossier.put(row)
    return row


def _private_fields(dossier: Dossier, secrets: Secrets) -> None:
    """Write a secret into each private field of every joint record."""
    for kind, fields in PRIVATE.items():
        for row in dossier.all(kind):
            if getattr(row, "visibility", Visibility.JOINT) == Visibility.RESTRICTED:
                continue
            texts = {name: secrets.new(Visibility.INTERNAL, f"{kind.__name__}.{name}") for name in fields}
            dossier.put(kind(**{**row.values(), **texts}))
    id = dossier.alliance.id
    said = secrets.new(Visibility.INTERNAL, "DocumentExport.text")
    dossier.put(DocumentExport(alliance_id=id, document="elsewhere", text=said))
    said = secrets.new(Visibility.INTERNAL, "DocumentChoice.document")
    dossier.put(DocumentChoice(alliance_id=id, document=said))
    cells = {
        name: secrets.new(Visibility.INTERNAL, f"CanvasVersion {name}")
        for name, question in desks.playbook().questions().items()
        if question.internal
    }
    dossier.put(CanvasVersion(alliance_id=id, number=9, kept_on=desks.TODAY, cells=cells))


def _answers(dossier: Dossier, secrets: Secrets) -> None:
    """Answer every internal question with a secret, and every other text as set to internal or restricted."""
    for number, question in enumerate(desks.playbook().questions().values()):
        for partner in dossier.partners if question.per_partner else [None]:
            whose = partner.id if partner else None
            if question.internal:
                readers, own = Visibility.INTERNAL, None
            elif question.answer_type is str and question.kind == "text":
                readers = own = Visibility.RESTRICTED if number % 4 == 0 else Visibility.INTERNAL
            else:
                continue
            for row in dossier.all(Answer, question=question.id, partner_id=whose):
                dossier.drop(Answer, row.id)
            dossier.put(
                Answer(
                    alliance_id=dossier.alliance.id,
                    question=question.id,
                    partner_id=whose,
                    value=secrets.new(readers, f"answer to {question.id}"),
                    visibility=own,
                )
            )
