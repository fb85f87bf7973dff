"""The look of documents: what the desk's record of it and the partners' logos say, ready for the writers."""

from __future__ import annotations

import base64
import binascii
import struct
from collections.abc import Iterator

from alliance_desk.documents.outline import Logo, Look
from alliance_desk.records import Dossier, HouseLook, Partner, PartnerLogo

_PNG = b"\x89PNG\r\n\x1a\n"


def look_of(house: HouseLook, dossier: Dossier) -> Look:
    """Return how documents of an alliance look; a file that can't be read is left out."""
    return Look(
        paper="Letter" if house.paper == "Letter" else "A4",
        ours=house.ours,
        theirs=house.theirs,
        footer=house.footer.strip(),
        logos=tuple(_logos(house, dossier)),
        word_template=decoded(house.word_template),
        deck_template=decoded(house.deck_template),
    )


def _logos(house: HouseLook, dossier: Dossier) -> Iterator[Logo]:
    for partner in dossier.partners:
        if made := logo(partner, house, dossier):
            yield made


def logo(partner: Partner, house: HouseLook, dossier: Dossier) -> Logo | None:
    """Return a partner's logo: one kept with the alliance, else for our company the desk's own."""
    kept = dossier.one(PartnerLogo, partner_id=partner.id)
    png = decoded(kept.data if kept else house.logo if partner.own else "")
    size = png_size(png)
    return Logo(partner.name, png, *size) if size else None


def decoded(text: str) -> bytes:
    """Return a file that is kept as base64 text; nothing for a text that is none."""
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""


def png_size(data: bytes) -> tuple[int, int] | None:
    """Return width and height of a PNG file in pixels; None if it is none."""
    if len(data) < 33 or not data.startswith(_PNG) or data[12:16] != b"IHDR":
        return None
    wide, high = struct.unpack(">II", data[16:24])
    return (wide, high) if 0 < wide <= 20_000 and 0 < high <= 20_000 else None
