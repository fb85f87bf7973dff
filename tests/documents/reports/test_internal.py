"""What is internal never enters a document for the partner, and what is restricted none of our own."""

import io
import zipfile
from collections.abc import Iterator
from functools import cache

import pypdf
import pytest

from alliance_desk.documents.catalogue import Entry, catalogue
from alliance_desk.documents.export import build
from alliance_desk.documents.outline import Outline
from alliance_desk.records import RECORDS, AllianceRecord, Person, Visibility

from . import canary, desks

WHICH = {"go-to-market": 0, "co-development": 1}


@cache
def planted(which: int) -> tuple[canary.Secrets, tuple[tuple[Entry, Outline], ...]]:
    """Return the secrets of a sample alliance, and every document made of it."""
    dossier = desks.told()[which]
    secrets = canary.planted(dossier, (Visibility.INTERNAL, Visibility.RESTRICTED))
    entries = catalogue(dossier, desks.playbook())
    return secrets, tuple((entry, entry.compose(desks.TODAY)) for entry in entries)


def words(outline: Outline) -> str:
    return "\n".join(desks.texts(outline))


@pytest.mark.parametrize("which", WHICH.values(), ids=WHICH)
def test_no_secret_gets_into_what_the_partner_reads(which: int) -> None:
    secrets, documents = planted(which)
    assert len(secrets.places[Visibility.INTERNAL]) + len(secrets.places[Visibility.RESTRICTED]) >= 60
    joint = [outline for entry, outline in documents if entry.readers == Visibility.JOINT]
    assert len(joint) >= 10
    for outline in joint:
        said = words(outline)
        assert not secrets.found(said, Visibility.INTERNAL), outline.title
        assert not secrets.found(said, Visibility.RESTRICTED), outline.title
        assert canary.WORD not in said, outline.title


@pytest.mark.parametrize("which", WHICH.values(), ids=WHICH)
def test_no_restricted_secret_gets_into_what_our_company_reads(which: int) -> None:
    secrets, documents = planted(which)
    for entry, outline in documents:
        if entry.readers == Visibility.INTERNAL:
            assert not secrets.found(words(outline), Visibility.RESTRICTED), outline.title


@pytest.mark.parametrize("which", WHICH.values(), ids=WHICH)
def test_internal_documents_hold_the_internal_ones(which: int) -> None:
    """Else the tests above could not fail."""
    secrets, documents = planted(which)
    ours = "\n".join(words(outline) for entry, outline in documents if entry.readers == Visibility.INTERNAL)
    places = set(secrets.found(ours, Visibility.INTERNAL).values())
    assert len(places) >= 60
    for place in ("Objective.text", "Risk.title", "Conversation.topic", "Decision.question", "Person.gains"):
        assert place in places
    assert "answer to stakeholder_engagement.walk_away" in places


def test_joint_texts_do_get_into_what_the_partner_reads() -> None:
    """The same texts, marked as joint, are found: the search looks where they would be."""
    dossier = desks.told()[1]
    secrets = canary.planted(dossier, (Visibility.JOINT,))
    entries = [e for e in catalogue(dossier, desks.playbook()) if e.readers == Visibility.JOINT]
    said = "\n".join(words(entry.compose(desks.TODAY)) for entry in entries)
    places = set(secrets.found(said, Visibility.JOINT).values())
    for place in (
        "Decision.question",
        "Risk.title",
        "AgendaItem.title",
        "GlossaryTerm.term",
        "Committee.name",
    ):
        assert place in places
    assert len(places) >= 40


def test_every_class_with_readers_is_planted() -> None:
    secrets, _ = planted(0)
    for readers in (Visibility.INTERNAL, Visibility.RESTRICTED):
        kinds = {place.partition(".")[0] for place in secrets.places[readers].values()}
        for kind in RECORDS:
            if issubclass(kind, AllianceRecord) and "visibility" in kind.model_fields:
                assert kind.__name__ in kinds or kind.__name__ == "Answer"


def test_influence_and_support_stay_at_home() -> None:
    """What the partner reads is the same whatever we think of a person."""
    dossier = desks.told()[1]
    joint = [e for e in catalogue(dossier, desks.playbook()) if e.readers == Visibility.JOINT]
    before = [entry.compose(desks.TODAY) for entry in joint]
    for person in dossier.all(Person):
        opinion = {"influence": 5, "support": 1, "support_wanted": 1, "priority": 1}
        dossier.put(Person(**{**person.values(), **opinion}))
    assert [entry.compose(desks.TODAY) for entry in joint] == before


def test_no_file_for_the_partner_holds_a_secret() -> None:
    """Not in its text, notes, properties, alternative texts or the workbook behind a chart."""
    _, documents = planted(1)
    for entry, outline in documents:
        if entry.readers != Visibility.JOINT:
            continue
        for format in entry.formats:
            seen = "\n".join(inside(build(outline, format), format))
            assert "Kitamine" in seen, (entry.key, format)  # the search can read the file
            assert canary.WORD not in seen, (entry.key, format)


@pytest.mark.parametrize("key", ["internal-kickoff-almsund", "engagement-plan"])
def test_the_search_finds_secrets_in_files(key: str) -> None:
    _, documents = planted(1)
    entry, outline = next(each for each in documents if each[0].key == key)
    for format in entry.formats:
        assert canary.WORD in "\n".join(inside(build(outline, format), format)), format


def inside(data: bytes, format: str) -> Iterator[str]:
    """Yield everything readable in a file, with what is packed inside it."""
    if format == "pdf":
        reader = pypdf.PdfReader(io.BytesIO(data))
        yield data.decode("latin-1")
        yield str(reader.metadata)
        yield from (page.extract_text() for page in reader.pages)
        yield from (str(item) for item in reader.outline)
        return
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            part = package.read(name)
            yield name
            if part[:2] == b"PK":
                yield from inside(part, "zip")
            else:
                yield part.decode("utf-8", "replace")
