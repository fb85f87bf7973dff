"""What is internal never enters a document for the partner."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from alliance_desk.assessment.audience import Readership
from alliance_desk.documents.catalogue import catalogue
from alliance_desk.records import (
    Alignment,
    Answer,
    CheckMark,
    Dossier,
    Milestone,
    NorthStarVersion,
    Objective,
    Person,
    Risk,
    Task,
    Visibility,
)

from . import desks

INTERNAL_FIELDS = {
    Person: ("gains", "engagement", "notes", "phone", "email", "time_zone"),
    Task: ("note",),
    Milestone: ("note",),
    Alignment: ("note",),
    CheckMark: ("note",),
    NorthStarVersion: ("note", "text"),
}


def planted(dossier: Dossier) -> Iterator[str]:
    """Write a secret into every internal place of an alliance; yield each."""
    number = 0

    def secret() -> str:
        nonlocal number
        number += 1
        return f"CANARY{number:03}X"

    for kind, fields in INTERNAL_FIELDS.items():
        for record in dossier.all(kind):
            for field in fields:
                text = secret()
                setattr(record, field, text)
                yield text
    for kind, fields in (
        (Objective, ("text", "measure", "help_wanted")),
        (Risk, ("title", "response", "trigger")),
    ):
        for record in dossier.all(kind):
            if record.visibility == Visibility.INTERNAL:
                for field in fields:
                    text = secret()
                    setattr(record, field, text)
                    yield text
    readership = Readership(dossier, desks.playbook())
    for task in dossier.all(Task):
        if readership.of(task) != Visibility.JOINT:
            task.title = secret()
            task.done_on = None
            task.due = desks.TODAY + timedelta(days=25)  # within reach of the deck
            yield task.title
    for question in desks.playbook().questions().values():
        if question.internal:
            text = secret()
            for row in dossier.all(Answer, question=question.id):
                dossier.drop(Answer, row.id)
            dossier.put(Answer(alliance_id=dossier.alliance.id, question=question.id, value=text))
            yield text


@pytest.mark.parametrize("which", [0, 1], ids=["go-to-market", "co-development"])
def test_no_planted_secret_gets_out(which: int) -> None:
    dossier = desks.told()[which]
    secrets = list(planted(dossier))
    assert len(secrets) >= 60
    for entry in catalogue(dossier, desks.playbook()):
        if entry.readers != Visibility.JOINT:
            continue
        said = "\n".join(desks.texts(entry.compose(desks.TODAY)))
        assert "CANARY" not in said, [line for line in said.splitlines() if "CANARY" in line]


def test_influence_and_support_stay_at_home() -> None:
    """Documents are the same whatever we think of a person."""
    dossier = desks.told()[1]
    joint = [entry for entry in catalogue(dossier, desks.playbook()) if entry.readers == Visibility.JOINT]
    before = [entry.compose(desks.TODAY) for entry in joint]
    for person in dossier.all(Person):
        person.influence, person.support, person.support_wanted, person.time_share = 5, 1, 1, 3
    after = [entry.compose(desks.TODAY) for entry in joint]
    assert before == after
