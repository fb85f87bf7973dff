"""What a document of the catalogue lacks in its look and its sections."""

import base64
import struct
import zlib
from datetime import date

import pytest

from alliance_desk.assessment.gaps import gaps_for
from alliance_desk.documents.catalogue import Entry, catalogue
from alliance_desk.documents.gaps import gaps_of
from alliance_desk.records import DocumentChoice, Dossier, HouseLook, PartnerLogo, Variant

from .reports import desks

TODAY = date(2026, 11, 23)


def png() -> str:
    """Return a picture of one pixel as base64 text."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    whole = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    whole += chunk(b"IDAT", zlib.compress(b"\0\0\0\0")) + chunk(b"IEND", b"")
    return base64.b64encode(whole).decode()


def entry(dossier: Dossier, key: str, house: HouseLook | None = None) -> Entry:
    return next(each for each in catalogue(dossier, desks.playbook(), house) if each.key == key)


def said(dossier: Dossier, key: str, house: HouseLook | None = None) -> list[str]:
    return [gap.text for gap in gaps_of(entry(dossier, key, house), TODAY)]


def test_a_logo_is_missing_only_beside_another() -> None:
    dossier = desks.empty(partners=2)
    assert not any("logo" in text for text in said(dossier, "risk-book"))
    house = HouseLook(logo=png())
    assert "The logo of P1 is missing; the other is there." in said(dossier, "risk-book", house)
    theirs = dossier.partners[1]
    dossier.put(PartnerLogo(alliance_id=dossier.alliance.id, partner_id=theirs.id, data=png()))
    assert not any("logo" in text for text in said(dossier, "risk-book", house))


def test_sections_without_content_are_named_unless_they_are_hidden() -> None:
    dossier = desks.empty(partners=2)
    text = "Without content: “Map of the risks”"
    (found,) = [each for each in said(dossier, "risk-book") if each.startswith("Without content")]
    assert found.startswith(text)
    assert found.endswith("are left out.")
    hidden = [each.id for each in entry(dossier, "risk-book").sections(TODAY) if not each.blocks]
    dossier.put(DocumentChoice(alliance_id=dossier.alliance.id, document="risk-book", hidden=hidden[1:]))
    assert f"{text} is left out." in said(dossier, "risk-book")
    dossier.put(DocumentChoice(alliance_id=dossier.alliance.id, document="four-ps", hide_empty=False))


@pytest.mark.parametrize("which", [0, 1], ids=["go-to-market", "co-development"])
def test_every_document_of_the_sample_is_known_and_leads_somewhere(which: int) -> None:
    dossier = desks.told()[which]
    for each in catalogue(dossier, desks.playbook()):
        for gap in gaps_of(each, TODAY):
            assert gap.text.endswith((".", "?")), gap
            assert gap.place.page
            if gap.place.page in ("component", "readiness"):
                assert gap.place.component, gap


@pytest.mark.parametrize("variant", Variant)
def test_an_empty_alliance_lacks_something_in_every_document(variant: Variant) -> None:
    """So no document of the catalogue is one whose gaps nobody has thought of."""
    dossier = desks.empty(variant, 2)
    for each in catalogue(dossier, desks.playbook()):
        assert gaps_for(each.gaps_key, dossier, each.playbook, TODAY, each.committee_id), each.key
