"""Blocks of an outline as boxes on a PDF page."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any, assert_never

from alliance_desk.documents.outline import (
    Block,
    Bullets,
    Callout,
    Cell,
    Columns,
    Facts,
    Figure,
    Form,
    Paragraph,
    ScoreChart,
    Section,
    Signatures,
    Table,
)
from alliance_desk.documents.press import columns, score, words
from alliance_desk.documents.press.drawing import draw, fitting
from alliance_desk.documents.press.fonts import Lettering
from alliance_desk.documents.press.looks import INK, MUTED, Looks, Type
from alliance_desk.documents.press.setting import colour
from alliance_desk.documents.writers.pdf.boxes import Box, Rule, Stack, Whole, Words
from alliance_desk.documents.writers.pdf.grid import Grid, shares
from alliance_desk.pictures.shapes import Picture

_BLANK = re.compile(r"\n[ \t]*\n\s*")


@dataclass
class Drawn(Box):
    """A picture as vectors, no wider than the page and no higher than it may be."""

    letters: Lettering
    picture: Picture
    largest: float
    highest: float

    def _scale(self, width: float) -> float:
        return fitting(self.picture, width, self.highest, self.largest)

    def height(self, width: float) -> float:
        return self.picture.height * self._scale(width)

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        wide = self.picture.width * self._scale(width)
        draw(canvas, self.picture, x + (width - wide) / 2, top, wide, self.letters)


@dataclass
class SigningLine(Box):
    """A line to sign on with what belongs on it."""

    letters: Lettering
    label: str
    type_: Type

    def height(self, width: float) -> float:
        return 34

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        canvas.setStrokeColor(colour(INK))
        canvas.setLineWidth(0.6)
        canvas.line(x, top - 22, x + width, top - 22)
        Words(self.letters, ((self.label, self.type_),)).draw(canvas, x, top - 23, width)


@dataclass(frozen=True)
class Setter:
    """Sets blocks in the looks of a report or a deck, for one width."""

    letters: Lettering
    looks: Looks
    width: float

    def words(self, text: str, type_: Type, **more: Any) -> Words:
        made = Words(self.letters, ((text, type_),), before=type_.before, after=type_.after, **more)
        # What is as long as a text is no caption: kept together with all that follows, it would fit nowhere.
        made.keep = made.keep and len(made.lines(self.width)) <= 6
        return made

    def blocks(self, blocks: tuple[Block, ...]) -> list[Box]:
        return [box for block in blocks for box in self.block(block)]

    def block(self, block: Block) -> list[Box]:
        looks = self.looks
        match block:
            case Paragraph():
                type_ = {"body": looks.body, "lead": looks.lead, "note": looks.note}[block.style]
                return [self.words(part, type_) for part in _BLANK.split(block.text)]
            case Bullets():
                return self._bullets(block)
            case Callout():
                return [self._callout(block)]
            case Facts():
                return [self._facts(block.pairs)]
            case Table():
                return self._table(block)
            case Figure():
                return self._picture(block.picture, block.caption, looks.figure)
            case ScoreChart():
                high = score.picture(block, self.letters).height
                # As wide as the page at the scale that its height allows.
                scale = min(looks.figure, looks.figure_height / high)
                picture = score.picture(block, self.letters, self.width / scale)
                return self._picture(picture, block.title, looks.figure, above=True)
            case Columns():
                return [self._columns(block)]
            case Signatures():
                return self._signatures(block)
            case Form():
                return [self._facts(tuple((field.label, " ") for field in block.fields))]
            case _:
                assert_never(block)

    def _bullets(self, block: Bullets) -> list[Box]:
        boxes: list[Box] = []
        for place, item in enumerate(block.items, 1):
            bullet = f"{place}." if block.numbered else "•"
            wide = self.letters.width(bullet + "  ", self.looks.item.size)
            boxes.append(
                self.words(item, self.looks.item, bullet=bullet, indent=max(self.looks.indent, wide))
            )
        if boxes:
            boxes[-1].after = self.looks.body.after
        return boxes

    def _callout(self, block: Callout) -> Box:
        label = replace(self.looks.label, ink=words.ink(block.tone))
        pieces = ((block.label, label),) if block.label else ()
        return Words(
            self.letters,
            (*pieces, (block.text, self.looks.callout)),
            ground=words.ground(block.tone),
            bar=words.edge(block.tone),
            indent=6,
            pad=10,
            before=self.looks.gap,
            after=self.looks.gap + 4,
        )

    def cell(self, value: Cell, type_: Type) -> Words | Stack:
        tagged = words.cell(value)
        if tagged.tone == "plain" and tagged.text.startswith(words.POINT):
            return Stack([self._point(line, type_) for line in tagged.text.split("\n")])
        if tagged.tone == "plain" or not tagged.text.strip():
            return Words(self.letters, ((tagged.text, type_),))
        if tagged.tone == "muted":
            return Words(self.letters, ((tagged.text, replace(type_, ink=MUTED)),))
        tag = replace(self.looks.tag, ink=words.ink(tagged.tone), leading=type_.leading)
        return Words(self.letters, ((tagged.text, tag),), ground=words.ground(tagged.tone), pill=True)

    def _point(self, line: str, type_: Type) -> Box:
        said = line.removeprefix(words.POINT)
        return Words(self.letters, ((said, type_),), bullet="" if said == line else "•", indent=type_.size)

    def _facts(self, pairs: tuple[tuple[str, Cell], ...]) -> Box:
        labels = [self.words(label, self.looks.fact_label) for label, _ in pairs]
        rows = [
            (label, self.cell(value, self.looks.fact))
            for label, (_, value) in zip(labels, pairs, strict=True)
        ]
        widest = max((label.natural()[1] for label in labels), default=0)
        share = min(max(widest + 6, 70), 0.36 * self.width) / self.width
        return Grid(
            rows, (share, 1 - share), pad=self.looks.fact_pad, ruled=False, before=2, after=self.looks.gap
        )

    def _table(self, block: Table) -> list[Box]:
        looks = self.looks
        header = [self.words(text, looks.cell_head) for text in block.header]
        rows = [[self.cell(value, looks.cell) for value in row] for row in block.rows]
        count = max((len(header), *(len(row) for row in rows)))
        if not count:
            return []
        gutter = 10.0
        parts = columns.given(block.widths, count) or shares([header, *rows], count, self.width, gutter)
        grid = Grid(rows, parts, (), looks.cell_pad, gutter, before=looks.gap / 2, after=looks.gap + 4)
        # A header that would fill every page anew is a row like the others.
        tall = replace(grid, rows=[header]).height(self.width) > 0.3 * looks.figure_height
        grid = replace(grid, rows=[header, *rows]) if tall else replace(grid, header=header)
        if not block.caption:
            return [grid]
        caption = self.words(block.caption, looks.caption, keep=True)
        return [replace(caption, before=looks.gap, after=0), replace(grid, before=0)]

    def _picture(self, picture: Picture, caption: str, largest: float, above: bool = False) -> list[Box]:
        drawn = Drawn(self.letters, picture, largest, self.looks.figure_height)
        if not caption:
            return [replace(drawn, before=self.looks.gap, after=self.looks.gap)]
        if above:
            title = self.words(caption, replace(self.looks.cell_head, ink=INK))
            both: list[Box] = [replace(title, after=8), drawn]
        else:
            both = [drawn, self.words(caption, self.looks.caption)]
        if any(isinstance(box, Words) and len(box.lines(self.width)) > 4 for box in both):
            return both
        return [Whole(both, before=self.looks.gap, after=self.looks.gap + 4)]

    def _columns(self, block: Columns) -> Box:
        count = len(block.columns) or 1
        gutter = 24.0
        inner = replace(self, width=(self.width - gutter * (count - 1)) / count)
        cells = [
            Stack(
                [
                    *([inner._column_head(column.heading, words.ink(column.tone))] if column.heading else []),
                    *inner.blocks(column.blocks),
                ]
            )
            for column in block.columns
        ]
        gap = self.looks.gap
        return Grid([cells], [1 / count] * count, (), 0, gutter, ruled=False, before=gap / 2, after=gap)

    def _column_head(self, heading: str, ink: str) -> Box:
        head = self.words(heading, replace(self.looks.column, ink=ink, after=3))
        if len(head.lines(self.width)) > 3:
            return head
        return Whole([head, Rule(ink, 1.2)], after=6, keep=True)

    def _signatures(self, block: Signatures) -> list[Box]:
        small = replace(self.looks.note, after=0)
        count = min(max(len(block.parties), 1), 2)
        each = self.width / count - 20
        cells: list[Stack] = []
        over: list[Box] = []
        for party in block.parties:
            name = " · ".join(filter(None, (party.name, party.title)))
            texts = (
                (party.party, replace(self.looks.column, after=0)),
                (name, replace(self.looks.cell, after=0)),
            )
            lines: list[Box] = []
            for text, type_ in texts:
                words_ = self.words(text, type_)
                if len(words_.lines(each)) > 4:
                    # It would leave no room to sign: it stands above in full.
                    over.append(self.words(text, self.looks.body))
                    words_ = self.words(f"{words_.lines(each)[0][0]}…", type_)
                lines += [words_] if text else []
            to_fill = _to_fill(party.name, party.title)
            lines += [SigningLine(self.letters, label, small, before=4) for label in to_fill]
            cells.append(Whole(lines))
        rows = [cells[at : at + count] for at in range(0, len(cells), count)]
        grid = Grid(rows, [1 / count] * count, (), 8, 40, ruled=False)
        return [*over, Whole([grid], before=self.looks.gap, after=self.looks.gap)]

    def heading(self, section: Section, type_: Type, **more: Any) -> Words:
        return self.words(section.heading, type_, keep=True, **more)


def _to_fill(name: str, title: str) -> tuple[str, ...]:
    """Return what is still to be filled in by hand when signing."""
    return (*(() if name else ("Name",)), *(() if name or title else ("Title",)), "Signature", "Date")
