"""Faces as Word files carry them: lightly scrambled with a key that stands beside them (ECMA-376, 17.8.1)."""

from __future__ import annotations

import uuid
from functools import lru_cache

from alliance_desk.documents.press.faces import Face


@lru_cache(maxsize=16)
def scrambled(face: Face) -> tuple[str, bytes]:
    """Return the key and the scrambled bytes of a face."""
    key = uuid.uuid5(uuid.NAMESPACE_OID, face.name)
    mask = key.bytes[::-1] * 2
    head = bytes(byte ^ over for byte, over in zip(face.data[:32], mask, strict=True))
    return f"{{{str(key).upper()}}}", head + face.data[32:]
