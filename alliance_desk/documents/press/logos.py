"""Logos ready to be set: decoded and drawn anew, so that nothing but the picture itself is handed out."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from alliance_desk.documents.outline import Logo

if TYPE_CHECKING:
    from PIL.Image import Image

_SHARP = 320
"""The most pixels that a logo is high: sharp on paper at the height it is set in."""
_LARGEST = 40_000_000
"""The most pixels that are decoded."""


def drawn(logos: tuple[Logo, ...]) -> tuple[Logo, ...]:
    """Return the logos that can be drawn, without what else their files told: programs, people, places."""
    return tuple(made for made in map(_drawn, logos) if made)


@lru_cache(maxsize=16)
def _drawn(logo: Logo) -> Logo | None:
    from PIL import Image

    if logo.width * logo.height > _LARGEST:
        return None
    try:
        with Image.open(io.BytesIO(logo.png), formats=["PNG"]) as file:
            picture = file.convert("RGBA")
    # Pillow raises errors of many kinds over a damaged file.
    except Exception:
        return None
    picture = picture.crop(_seen(picture))
    if picture.height > _SHARP:
        width = max(round(picture.width * _SHARP / picture.height), 1)
        picture = picture.resize((width, _SHARP), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    # A new picture: the decoded one would hand its texts on.
    bare = Image.new("RGBA", picture.size)
    bare.paste(picture)
    bare.save(out, "PNG")
    return replace(logo, png=out.getvalue(), width=bare.width, height=bare.height)


def _seen(picture: Image) -> tuple[int, int, int, int]:
    """Return the part of a logo that is seen: margins would make it look smaller than the other."""
    from PIL import Image, ImageChops

    white = Image.new("RGBA", picture.size, "white")
    # What is laid over white and looks white is a margin, clear or not.
    laid = Image.alpha_composite(white, picture).convert("RGB")
    return ImageChops.difference(laid, white.convert("RGB")).getbbox() or (0, 0, *picture.size)


def sizes(logos: tuple[Logo, ...], height: float, widest: float) -> list[tuple[float, float]]:
    """Return width and height of each logo: all of one height, and none wider than it may be."""
    shares = [logo.width / logo.height for logo in logos]
    height = min([height, *(widest / share for share in shares)])
    return [(share * height, height) for share in shares]
