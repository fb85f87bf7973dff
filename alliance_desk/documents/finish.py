"""The last touches of a document: chosen sections, numbers, dates as the house writes them, its look."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, cast

from alliance_desk.documents.outline import Outline, Paragraph, Section
from alliance_desk.records import DateStyle

EMPTY = Paragraph("Nothing is on the desk for this yet.", "note")
_LONGEST = 60
"""Letters of a name that is typed, or is a part of a file's name in tests and scripts."""
_DATE = re.compile(r"\b(\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4})\b")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def slug(name: str) -> str:
    """Return a name as it can be typed: a few small letters and digits of any script, joined by hyphens."""
    plain = "".join(
        char for char in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(char)
    )
    return re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", plain)).strip("-")[:_LONGEST].rstrip("-")


def identified(outline: Outline) -> Outline:
    """Give each section an id of its own, from its heading where the report names none."""
    seen: dict[str, int] = {}

    def with_id(section: Section) -> Section:
        id = section.id or slug(section.heading) or "section"
        seen[id] = seen.get(id, 0) + 1
        return replace(section, id=id if seen[id] == 1 else f"{id}-{seen[id]}")

    return replace(outline, sections=tuple(map(with_id, outline.sections)))


def chosen(outline: Outline, hidden: Collection[str], hide_empty: bool) -> Outline:
    """Leave out hidden sections, and empty ones or say of them that they are empty; number the rest."""
    kept = [section for section in identified(outline).sections if section.id not in hidden]
    kept = [
        section if section.blocks else replace(section, blocks=(EMPTY,))
        for section in kept
        if section.blocks or not hide_empty
    ]
    return replace(outline, sections=tuple(_numbered(kept) if outline.numbered else kept))


def _numbered(sections: list[Section]) -> Iterator[Section]:
    number = 0
    for section in sections:
        number += section.level == 1
        yield replace(section, heading=f"{number}. {section.heading}") if section.level == 1 else section


def redated(outline: Outline, style: DateStyle) -> Outline:
    """Write every date, in pictures too, as the house does."""
    if style == DateStyle.DAY_MONTH_YEAR:
        return outline

    def written(found: re.Match[str]) -> str:
        day, month, year = found.groups()
        if style == DateStyle.MONTH_DAY_YEAR:
            return f"{month} {day}, {year}"
        return f"{year}-{_MONTHS.index(month) + 1:02}-{int(day):02}"

    return _rewritten(outline, lambda text: _DATE.sub(written, text))


def _rewritten(part: Any, how: Callable[[str], str]) -> Any:
    """Return an outline, or a part of one, with each of its texts rewritten."""
    if isinstance(part, str):
        return how(part)
    if isinstance(part, tuple):
        return tuple(_rewritten(item, how) for item in cast(tuple[Any, ...], part))
    if is_dataclass(part) and not isinstance(part, type):
        return replace(
            part, **{each.name: _rewritten(getattr(part, each.name), how) for each in fields(part)}
        )
    return part
