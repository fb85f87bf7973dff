"""The text writer: what a document says as plain lines, for previews, the clipboard and approval tests."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import assert_never

from alliance_desk.documents.outline import (
    Block,
    Bullets,
    Callout,
    Columns,
    Facts,
    Figure,
    Form,
    Outline,
    Paragraph,
    ScoreChart,
    Signatures,
    Table,
)
from alliance_desk.documents.press.words import cell, imprint
from alliance_desk.text import legal


def _facts(pairs: Facts | tuple[tuple[str, str], ...]) -> list[str]:
    of = [(label, cell(value).text) for label, value in (pairs.pairs if isinstance(pairs, Facts) else pairs)]
    return [f"{label}: {value}" for label, value in of]


def _wide(text: str) -> int:
    """Return how many columns a text takes: Japanese letters take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _table(block: Table) -> list[str]:
    rows = [
        block.header,
        *(tuple(cell(value).text.replace("\n", " ") for value in row) for row in block.rows),
    ]
    count = max(len(row) for row in rows)
    rows = [row + ("",) * (count - len(row)) for row in rows]
    wide = [max(_wide(row[place]) for row in rows) for place in range(count)]
    lines = [
        "  ".join(text + " " * (wide[place] - _wide(text)) for place, text in enumerate(row)).rstrip()
        for row in rows
    ]
    ruled = [lines[0], "  ".join("-" * width for width in wide), *lines[1:]]
    return [*([block.caption] if block.caption else []), *ruled]


def _chart(block: ScoreChart) -> list[str]:
    benchmark = () if block.benchmark is None else (f"benchmark {block.benchmark:g}",)
    lines = [", ".join((block.title, *benchmark, f"highest {block.highest:g}"))]
    for place, label in enumerate(block.labels):
        values = (
            f"{series.name} {'not known' if (value := series.values[place]) is None else f'{value:g}'}"
            for series in block.series
            if place < len(series.values)
        )
        lines.append(f"- {label}: {', '.join(values)}")
    return lines


def _lines(block: Block) -> list[str]:
    match block:
        case Paragraph():
            return block.text.split("\n")
        case Bullets():
            return [
                f"{place}. {item}" if block.numbered else f"- {item}"
                for place, item in enumerate(block.items, 1)
            ]
        case Callout():
            return [f"> {block.label}: {block.text}" if block.label else f"> {block.text}"]
        case Facts():
            return _facts(block)
        case Table():
            return _table(block)
        case Figure():
            return [f"[{block.picture.alt}]", *([block.caption] if block.caption else [])]
        case ScoreChart():
            return _chart(block)
        case Columns():
            return [
                line
                for column in block.columns
                for line in (
                    f"{column.heading}:",
                    *(f"  {line}" for part in column.blocks for line in _lines(part)),
                )
            ]
        case Signatures():
            named = ((party, ", ".join(filter(None, (party.name, party.title)))) for party in block.parties)
            return [f"{party.party}: {name or '________'}, ________, date ________" for party, name in named]
        case Form():
            return [
                f"{field.label}: ________" + (f" ({', '.join(field.choices)})" if field.choices else "")
                for field in block.fields
            ]
        case _:
            assert_never(block)


def to_text(outline: Outline) -> str:
    """Return an outline as plain text."""
    lines = [outline.title, "=" * max(_wide(outline.title), 3)]
    lines += filter(
        None,
        (
            outline.subtitle,
            outline.alliance,
            " and ".join(party.name for party in outline.parties),
            imprint(outline),
        ),
    )
    lines += [f"{label}: {cell(value).text}" for label, value in outline.facts]
    for section in outline.sections:
        lines += ["", section.heading, ("-" if section.level == 1 else "~") * max(_wide(section.heading), 3)]
        for block in section.blocks:
            lines += ["", *_lines(block)]
        if section.notes:
            lines += ["", "Notes:", section.notes]
    return legal("\n".join(lines)) + "\n"


def to_bytes(outline: Outline) -> bytes:
    """Return an outline as a text file in UTF-8."""
    return to_text(outline).encode()


def write(outline: Outline, path: Path) -> None:
    """Write an outline as a text file."""
    path.write_bytes(to_bytes(outline))
