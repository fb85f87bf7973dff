"""Pieces that every report is made of: dates, points, lists of people, honest lines for what is missing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from alliance_desk.assessment.risks import score
from alliance_desk.assessment.wording import short_date
from alliance_desk.documents.outline import (
    Block,
    Bullets,
    Callout,
    Cell,
    Column,
    Columns,
    Facts,
    Outline,
    Paragraph,
    Party,
    Section,
    Table,
    Tagged,
    Tone,
)
from alliance_desk.documents.press.words import POINT
from alliance_desk.documents.reports.source import Source
from alliance_desk.pictures.risks import band
from alliance_desk.records import Risk, Visibility

TO_BE_NAMED = Tagged("To be named", "wait")
TO_BE_SET = Tagged("To be set", "wait")

SIDE_TONES: tuple[Tone, ...] = ("ours", "theirs", "third")


def tone(side: int) -> Tone:
    """Return the tone of a partner by its place."""
    return "muted" if side < 0 else SIDE_TONES[min(side, len(SIDE_TONES) - 1)]


def parties(source: Source) -> tuple[Party, ...]:
    """Return the partners as a document names them."""
    return tuple(Party(partner.name, tone(at)) for at, partner in enumerate(source.partners))


def day(on: date | None) -> Cell:
    """Return ``15 Dec 2026``, or that the day is to be set."""
    return short_date(on) if on else TO_BE_SET


def due(source: Source, on: date | None, done_on: date | None = None, done: str = "Done") -> Cell:
    """Return by when something is due; it is said if that is done, or late."""
    if done_on:
        return Tagged(f"{done} {short_date(done_on)}", "good")
    if on is not None and on < source.today:
        return Tagged(f"{short_date(on)}, late", "bad")
    return day(on)


def named(name: str) -> Cell:
    """Return a name, or that somebody is to be named."""
    return name if name.strip() else TO_BE_NAMED


def lines(text: str) -> tuple[str, ...]:
    """Return the points of a text, one a line, without list marks that were typed along."""
    stripped = (line.strip().removeprefix("- ").removeprefix("• ").strip() for line in text.splitlines())
    return tuple(line for line in stripped if line)


def told(text: str) -> Iterator[Block]:
    """Yield a text as a paragraph, or as points where it has some; nothing for an empty text."""
    points = lines(text)
    if len(points) == 1 or "\n\n" in text.strip():
        yield Paragraph(text.strip())
    elif points:
        yield Bullets(points)


def pointed(text: str) -> Iterator[Block]:
    """Yield a text as points, even if there is only one."""
    if points := lines(text):
        yield Bullets(points)


def missing(what: str) -> Paragraph:
    """Return the honest line for something that is not there yet."""
    return Paragraph(what, "note")


def north_star(source: Source, honest: bool = True, label: str = "North Star") -> Iterator[Block]:
    """Yield the North Star as the one thing to remember."""
    if source.north_star:
        yield Callout(source.north_star, "star", label)
    elif honest:
        yield missing("The North Star is to be agreed by the partners.")


def facts(*pairs: tuple[str, Cell]) -> Iterator[Block]:
    """Yield the facts that have a value."""
    known = tuple(
        (label, value) for label, value in pairs if (value.strip() if isinstance(value, str) else value)
    )
    if known:
        yield Facts(known)


def columns(*told_columns: tuple[str, str, Tone]) -> Iterator[Block]:
    """Yield texts as columns; those without text are left out."""
    made = [Column(heading, tuple(told(text)), look) for heading, text, look in told_columns if lines(text)]
    if made:
        yield Columns(tuple(made))


def listed_cell(text: str) -> str:
    """Return the points of a text in one cell of a table, marked where there are several."""
    points = lines(text)
    return "\n".join(f"{POINT}{point}" for point in points) if len(points) > 1 else "".join(points) or "–"


def without_blanks(table: Table) -> Table:
    """Return a table without the columns in which no row says anything."""
    keep = [at for at in range(len(table.header)) if any(row[at] != "–" for row in table.rows)]
    return replace(
        table,
        header=tuple(table.header[at] for at in keep),
        rows=tuple(tuple(row[at] for at in keep) for row in table.rows),
        widths=tuple(table.widths[at] for at in keep) if table.widths else (),
    )


def section(heading: str, *blocks: Block | Iterable[Block], notes: str = "", **more: Any) -> Section:
    """Return a section with its blocks in a row; one without any is left out unless the user asks for it."""
    flat: list[Block] = []
    for block in blocks:
        if isinstance(block, Block):
            flat.append(block)
        else:
            flat.extend(block)
    return Section(heading, tuple(flat), notes.strip(), **more)


def heaviness(risk: Risk) -> Cell:
    """Return how heavy a risk is, in a word."""
    if not risk.likelihood or not risk.impact:
        return Tagged("Not rated", "muted")
    # The same bounds as in the colours of the map.
    match band(score(risk)):
        case "bad":
            return Tagged("High", "bad")
        case "wait":
            return Tagged("Medium", "wait")
        case _:
            return Tagged("Low", "plain")


def spelled_out(source: Source, table: Table) -> Iterator[Block]:
    """Yield what the short names of bodies in a table stand for."""
    words = {word for row in table.rows for cell in row for word in re.findall(r"\w+", _text(cell))}
    used = [body for body in source.committees() if body.short_name.strip() in words]
    if said := [f"{body.short_name.strip()}: {body.name.strip()}" for body in used]:
        yield Paragraph("; ".join(said), "note")


def _text(cell: Cell) -> str:
    return cell if isinstance(cell, str) else cell.text


def readers(source: Source, visibility: Visibility) -> Cell:
    """Return who may read a record, for a document that only our own company reads."""
    if visibility == Visibility.JOINT:
        return "Both companies" if len(source.partners) < 3 else "All companies"
    tone_: Tone = "wait" if visibility == Visibility.INTERNAL else "bad"
    return Tagged(visibility.value.capitalize(), tone_)


def joined(cells: Sequence[str], between: str = "\n") -> str:
    """Return texts in one cell."""
    return between.join(each for each in cells if each.strip())


def outline(source: Source, title: str, sections: Iterable[Section], **more: Any) -> Outline:
    """Return a document of the alliance; a section without blocks is one that has nothing to say yet."""
    return replace(
        Outline(
            title=title,
            sections=tuple(sections),
            alliance=source.alliance.name,
            parties=parties(source),
            dated=source.today,
            confidentiality=_confidentiality(source),
            audience=source.readers.value,
        ),
        **more,
    )


def _confidentiality(source: Source) -> str:
    """Return whose eyes a document is for: the words of the alliance hold for what its partners share."""
    own = source.dossier.own
    if not source.joint and own:
        return f"Confidential – {own.label} only"
    return source.alliance.confidentiality or "Confidential"
