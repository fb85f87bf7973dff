"""Blocks of an outline as paragraphs, tables and pictures of a Word document, each in a named style."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import assert_never

from alliance_desk.documents.outline import (
    Block,
    Bullets,
    Callout,
    Cell,
    Columns,
    Facts,
    Figure,
    Paragraph,
    ScoreChart,
    Signature,
    Signatures,
    Table,
    Tone,
)
from alliance_desk.documents.press import columns, score, words
from alliance_desk.documents.press.drawing import png
from alliance_desk.documents.press.fonts import Lettering
from alliance_desk.documents.writers.word import xml
from alliance_desk.documents.writers.word.xml import paragraph, runs
from alliance_desk.pictures.shapes import Picture

WIDTH = 9346
"""The width of the text, in twentieths of a point."""
_GUTTER = 480
_BLANK = re.compile(r"\n[ \t]*\n\s*")
_STYLES = {"body": "BodyText", "lead": "Lead", "note": "Note"}
_TALL = 1200
"""Letters in a row of a table above which it may be broken over pages."""


@dataclass
class Body:
    """The body of a document as it grows, with what it needs beside it."""

    letters: Lettering
    pictures: list[bytes] = field(default_factory=list)
    lists: int = 0
    """Numbered lists so far: each counts from 1."""
    marks: int = 0

    def blocks(self, blocks: tuple[Block, ...], width: int = WIDTH) -> list[str]:
        made = [part for block in blocks for part in self.block(block, width)]
        # Two tables without a paragraph between them would become one.
        joined: list[str] = []
        for part in made:
            if joined and part.startswith("<w:tbl>") and joined[-1].startswith("<w:tbl>"):
                joined.append(paragraph("AfterTable", ""))
            joined.append(part)
        return joined

    def block(self, block: Block, width: int) -> list[str]:
        match block:
            case Paragraph():
                return [paragraph(_STYLES[block.style], runs(part)) for part in _BLANK.split(block.text)]
            case Bullets():
                return self._bullets(block)
            case Callout():
                label = runs(block.label + "\n", f"Label{_tone(block.tone)}") if block.label else ""
                return [paragraph(f"Callout{_tone(block.tone)}", label + runs(block.text))]
            case Facts():
                return [self.facts(block.pairs, width), paragraph("AfterTable", "")] if block.pairs else []
            case Table():
                return self._table(block, width)
            case Figure():
                return self._picture(block.picture, block.caption, width)
            case ScoreChart():
                title = [paragraph("ChartTitle", runs(block.title))] if block.title else []
                picture = score.picture(block, self.letters, min(width / 20, 467))
                return [*title, *self._picture(picture, "", width)]
            case Columns():
                return self._columns(block, width)
            case Signatures():
                return self._signatures(block, width)
            case _:
                assert_never(block)

    def _bullets(self, block: Bullets) -> list[str]:
        if not block.numbered:
            return [paragraph("ListBullet", runs(item)) for item in block.items]
        self.lists += 1
        number = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{self.lists + 2}"/></w:numPr>'
        return [paragraph("ListNumber", runs(item), number) for item in block.items]

    def cell(self, value: Cell, style: str) -> str:
        tagged = words.cell(value)
        look = "" if tagged.tone == "plain" else f"Tag{_tone(tagged.tone)}"
        # Hard spaces give the label's ground a little room on both sides.
        room = look and tagged.tone != "muted" and tagged.text.strip()
        inside = (
            runs("\u00a0", look) + runs(tagged.text, look) + runs("\u00a0", look)
            if room
            else runs(tagged.text, look)
        )
        return paragraph(style, inside)

    def facts(self, pairs: tuple[tuple[str, Cell], ...], width: int) -> str:
        widest = max(self.letters.width(self._line(label), 9) for label, _ in pairs)
        first = round(min(max(widest * 20 + 260, 1500), 0.36 * width))
        widths = [first, width - first]
        rows = [
            xml.row(
                [paragraph("FactLabel", runs(label)), self.cell(value, "Fact")], widths, whole=_short(value)
            )
            for label, value in pairs
        ]
        return xml.table("Facts", widths, rows)

    def _line(self, text: str) -> str:
        return max(self.letters.shown(text).split("\n"), key=len)

    def _table(self, block: Table, width: int) -> list[str]:
        count = max((len(block.header), *(len(row) for row in block.rows)))
        if not count:
            return []
        widths = self._widths(block, count, width)
        rows: list[str] = []
        if block.header:
            header = [paragraph("TableHead", runs(text)) for text in _filled(block.header, count)]
            rows.append(xml.row(header, widths, head=True))
        for row in block.rows:
            cells = [self.cell(value, "TableText") for value in _filled(row, count)]
            rows.append(xml.row(cells, widths, whole=_short(*row)))
        if not rows:
            return []
        made = xml.table("Register", widths, rows, head=bool(block.header))
        caption = [paragraph("TableCaption", runs(block.caption))] if block.caption else []
        return [*caption, made, paragraph("AfterTable", "")]

    def _widths(self, block: Table, count: int, width: int) -> list[int]:
        shares = columns.given(block.widths, count)
        if shares is None:
            sizes = [[(text, 8.5, True) for text in _filled(block.header, count)]]
            sizes += [[(words.cell(v).text, 9.2, False) for v in _filled(row, count)] for row in block.rows]
            word, line = [0.0] * count, [0.0] * count
            for row in sizes:
                for place, (text, size, bold) in enumerate(row):
                    shown = self.letters.shown(text).replace("\u200b", "")
                    longest = max(shown.split("\n"), key=len)
                    line[place] = max(line[place], self.letters.width(longest, size, bold) + 12)
                    widest = max(re.split(r"\s+", shown), key=len)
                    word[place] = max(word[place], self.letters.width(widest, size, bold) + 12)
            shares = columns.shares(word, line, width / 20)
        return [max(round(share * width), 200) for share in shares]

    def _picture(self, picture: Picture, caption: str, width: int) -> list[str]:
        self.pictures.append(png(picture))
        number = len(self.pictures)
        scale = min(1, width / 20 / picture.width, 560 / picture.height)
        drawn = xml.picture(
            number,
            f"rIdPicture{number}",
            picture.title,
            picture.alt or picture.title,
            picture.width * scale,
            picture.height * scale,
        )
        last = [paragraph("Caption", runs(caption))] if caption else [paragraph("AfterTable", "")]
        return [paragraph("Picture", drawn), *last]

    def _columns(self, block: Columns, width: int) -> list[str]:
        count = len(block.columns)
        if not count:
            return []
        each = (width - _GUTTER * (count - 1)) // count
        cells: list[str] = []
        for column in block.columns:
            look = f"Ink{_tone(column.tone)}"
            head = paragraph("ColumnHead", runs(column.heading, look), _rule(column.tone))
            inside = self.blocks(column.blocks, each)
            # Word wants a paragraph at the end of each cell.
            if not inside or inside[-1].startswith("<w:tbl>"):
                inside.append(paragraph("AfterTable", ""))
            cells.append("".join((head if column.heading else "", *inside)))
        made = _side_by_side("SidebySide", cells, each, whole=False)
        return [made, paragraph("AfterTable", "")]

    def _signatures(self, block: Signatures, width: int) -> list[str]:
        count = min(len(block.parties), 2)
        if not count:
            return []
        each = (width - _GUTTER) // 2
        parties = [_signature(party) for party in block.parties]
        parties += [paragraph("SignParty", "")] * (-len(parties) % count)
        made = [
            _side_by_side("Facts", parties[at : at + count], each) for at in range(0, len(parties), count)
        ]
        return [part for table in made for part in (table, paragraph("AfterTable", ""))]


def _side_by_side(style: str, cells: list[str], each: int, whole: bool = True) -> str:
    """Return a table of one row, with empty cells as gutters between the others."""
    widths = [each, *[_GUTTER, each] * (len(cells) - 1)]
    between = [cells[0], *(part for cell in cells[1:] for part in (paragraph("AfterTable", ""), cell))]
    return xml.table(style, widths, [xml.row(between, widths, whole=whole)])


def _signature(party: Signature) -> str:
    name = " · ".join(filter(None, (party.name, party.title)))
    to_fill = (*(() if party.name else ("Name",)), *(() if name else ("Title",)), "Signature", "Date")
    return "".join(
        (
            paragraph("SignParty", runs(party.party)),
            paragraph("SignName", runs(name)) if name else "",
            *(paragraph(f"SignLine{'Next' * (at % 2)}", runs(label)) for at, label in enumerate(to_fill)),
        )
    )


def _rule(tone: Tone) -> str:
    ink = words.ink(tone)[1:]
    return f'<w:pBdr><w:bottom w:val="single" w:sz="10" w:space="3" w:color="{ink}"/></w:pBdr>'


def _tone(tone: Tone) -> str:
    return tone.title()


def _filled(row: tuple[Cell, ...], count: int) -> tuple[Cell, ...]:
    return row + ("",) * (count - len(row))


def _short(*row: Cell) -> bool:
    return sum(len(words.cell(value).text) for value in row) < _TALL
