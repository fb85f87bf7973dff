"""What a document can't show: characters that none of the shipped fonts has, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from alliance_desk.documents.outline import Outline
from alliance_desk.documents.press.fonts import unshown, words_of

_NAMED = 8
"""How many characters are named for one place."""


@dataclass(frozen=True)
class Missing:
    """Characters that will be a replacement mark, and the heading they stand under."""

    heading: str
    characters: tuple[str, ...]

    def __str__(self) -> str:
        named = ", ".join(f"{char} (U+{ord(char):04X})" for char in self.characters[:_NAMED])
        more = len(self.characters) - _NAMED
        return f"{self.heading}: {named}{f' and {more} more' if more > 0 else ''}"


def missing(outline: Outline) -> tuple[Missing, ...]:
    """Return what can't be shown of a document, section by section; nothing if all of it can."""
    return tuple(_found(outline))


def _found(outline: Outline) -> Iterator[Missing]:
    around = replace(outline, sections=())
    places = [("Title", around), *((section.heading, section) for section in outline.sections)]
    for heading, place in places:
        # Nearly every text is plain, and that is quickly seen.
        odd = "".join(text for text in words_of(place) if not text.isascii())
        if odd and (characters := unshown(odd)):
            yield Missing(" ".join(heading.split()) or "Untitled", characters)
