"""Names of their own for faces cut for one document: a program with two open would take one for both."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from functools import lru_cache

from fontTools.ttLib import TTFont

from alliance_desk.documents.press.faces import Face


@lru_cache(maxsize=8)
def own_name(faces: tuple[Face, ...]) -> tuple[Face, ...]:
    """Return the faces of one family, named after the letters they have: "Desk CJK 3F2A91"."""
    mark = hashlib.sha256(" ".join(face.name for face in faces).encode()).hexdigest()[:6].upper()
    return tuple(_renamed(face, f"Desk CJK {mark}") for face in faces)


def _renamed(face: Face, family: str) -> Face:
    style = "Bold" if face.bold else "Regular"
    name = f"{family.replace(' ', '')}-{style}"
    font = TTFont(io.BytesIO(face.data), recalcTimestamp=False)
    for kind, text in ((1, family), (3, f"{family} {style}"), (4, f"{family} {style}"), (6, name)):
        font["name"].setName(text, kind, 3, 1, 0x409)
    out = io.BytesIO()
    font.save(out)
    return replace(face, name=name, family=family, data=out.getvalue())
