"""Blocks of an outline as items on slides."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import assert_never

from alliance_desk.documents.outline import (
    Block,
    Bullets,
    Callout,
    Cell,
    Columns,
    Facts,
    Figure,
    Form,
    Look,
    Paragraph,
    ScoreChart,
    Signatures,
    Table,
    Tone,
)
from alliance_desk.documents.press import columns, words
from alliance_desk.documents.press.house_colours import house_palette
from alliance_desk.documents.press.looks import INK, Looks, Type
from alliance_desk.documents.press.words import Colours
from alliance_desk.documents.writers.powerpoint.beside import Aside, Signing
from alliance_desk.documents.writers.powerpoint.charts import Chart, Drawn, unknown
from alliance_desk.documents.writers.powerpoint.grid import GUTTER, TABLE, Grid
from alliance_desk.documents.writers.powerpoint.items import Box, Item, Measure, Text
from alliance_desk.documents.writers.powerpoint.xml import CellText, Line

_OWN = Look()
_BLANK = re.compile(r"\n[ \t]*\n\s*")


@dataclass(frozen=True)
class Setter:
    """Sets blocks as items, in the looks given, for one width."""

    measure: Measure
    looks: Looks
    width: float
    highest: float
    """How high a chart or a picture may be."""
    dark: bool = False
    """On dark slides nothing stands on a light ground, and no text in a dark colour."""

    style: str = TABLE
    """The style that tables name."""

    look: Look = _OWN

    @property
    def _colours(self) -> Colours:
        return house_palette(self.look.ours, self.look.theirs)

    def _ink(self, tone: Tone) -> str:
        return INK if self.dark else words.ink(tone, self._colours)

    def text(self, text: str, type_: Type, *, keep: bool = False, **line: object) -> Text:
        made = Line(text, type_, **line)  # type: ignore[arg-type]
        # What is as long as a text is no caption: kept together with all that follows, it would fit nowhere.
        keep = keep and len(self.measure.lines(text, type_, self.width)) <= 4
        return Text(self.measure, made, before=type_.before, after=type_.after, keep=keep)

    def blocks(self, blocks: tuple[Block, ...]) -> list[Item]:
        return [item for block in blocks for item in self.block(block)]

    def block(self, block: Block) -> list[Item]:
        looks = self.looks
        match block:
            case Paragraph():
                type_ = {"body": looks.body, "lead": looks.lead, "note": looks.note}[block.style]
                return [self.text(part, type_) for part in _BLANK.split(block.text)]
            case Bullets():
                return self._bullets(block)
            case Callout():
                return [self._callout(block)]
            case Facts():
                return self.facts(block.pairs)
            case Table():
                return self._table(block)
            case Figure():
                drawn = Drawn(
                    block.picture, looks.figure, self.highest, self.look, before=looks.gap, after=looks.gap
                )
                if not block.caption:
                    return [drawn]
                return [replace(drawn, keep=True, after=4), self.text(block.caption, looks.caption)]
            case ScoreChart():
                return self._chart(block)
            case Columns():
                return [self._columns(block)] if block.columns else []
            case Signatures():
                return self._signatures(block)
            case Form():
                return self.facts(tuple((field.label, " ") for field in block.fields))
            case _:
                assert_never(block)

    def _bullets(self, block: Bullets) -> list[Item]:
        looks = self.looks
        if not block.numbered:
            return [self.text(item, looks.item, indent=looks.indent, bullet="•") for item in block.items]
        indent = looks.indent * 1.35
        return [self.text(item, looks.item, indent=indent, number=n) for n, item in enumerate(block.items, 1)]

    def _callout(self, block: Callout) -> Item:
        label = Line(block.label, replace(self.looks.label, ink=self._ink(block.tone)))
        text = block.text
        if len(self.measure.lines(block.label, label.type_, self.width)) > 2:
            label, text = replace(label, text=""), f"{block.label}\n{text}"
        lines = (*((label,) if label.text else ()), Line(text, self.looks.callout))
        gap = self.looks.gap
        return Box(
            self.measure,
            lines,
            "" if self.dark else words.ground(block.tone, self._colours),
            words.edge(block.tone, self._colours),
            before=gap,
            after=gap + 4,
        )

    def _cell(self, value: Cell, type_: Type) -> CellText:
        tagged = words.cell(value)
        if tagged.tone == "plain":
            hang = type_.size if tagged.text.startswith(words.POINT) else 0
            return CellText(Line(tagged.text, type_), hang)
        bold = tagged.tone != "muted"
        return CellText(Line(tagged.text, replace(type_, ink=self._ink(tagged.tone), bold=bold)))

    def _parted(self, cell: CellText, share: float) -> CellText:
        room = share * self.width - GUTTER - cell.hang
        said = words.parted(cell.line.text, lambda line: self.measure.lines(line, cell.line.type_, room))
        return cell if said == cell.line.text else replace(cell, line=replace(cell.line, text=said))

    def facts(self, pairs: tuple[tuple[str, Cell], ...]) -> list[Item]:
        if not pairs:
            return []
        label = self.looks.fact_label
        rows = [(CellText(Line(name, label)), self._cell(value, self.looks.fact)) for name, value in pairs]
        widest = max(self._width(name, label) for name, _ in pairs)
        share = min(max(widest + 24, 90), 0.36 * self.width) / self.width
        looks, gap = self.looks, self.looks.gap
        return [
            Grid(
                self.measure,
                (share, 1 - share),
                rows,
                pad=looks.fact_pad,
                ruled=False,
                style=self.style,
                before=2,
                after=gap,
            )
        ]

    def _width(self, text: str, type_: Type) -> float:
        return type_.size * self.measure.ems(text, type_.bold)

    def _least(self, value: Cell) -> float:
        return self.looks.cell.size * self.measure.unbroken(value)

    def _table(self, block: Table) -> list[Item]:
        looks = self.looks
        count = max((len(block.header), *(len(row) for row in block.rows)))
        if not count:
            return []
        header = [
            CellText(Line(text, looks.cell_head))
            for text in (*block.header, *[""] * (count - len(block.header)))
        ]
        rows = [[self._cell(value, looks.cell) for value in _filled(row, count)] for row in block.rows]
        shares = columns.given(block.widths, count)
        if shares:
            # As wide as was asked for, but no date is broken.
            head = tuple(max(text.split(), key=len, default="") for text in block.header)
            values = zip(*(_filled(row, count) for row in (head, *block.rows)), strict=True)
            least = [max(map(self._least, column)) + 13 for column in values]
            shares = columns.eased(shares, least, self.width)
        else:
            word, line = [1.0] * count, [1.0] * count
            for row in (header, *rows):
                for place, cell in enumerate(row):
                    text, type_ = cell.line.text, cell.line.type_
                    line[place] = max(line[place], self._width(text, type_) + 13)
                    longest = max(re.split(r"\s+", text), key=len)
                    word[place] = max(word[place], self._width(longest, type_) + 13)
            shares = columns.shares(word, line, self.width)
        if shares:
            rows = [
                [self._parted(cell, share) for cell, share in zip(row, shares, strict=True)] for row in rows
            ]
        gap = looks.gap
        grid = Grid(
            self.measure, shares, rows, pad=looks.cell_pad, style=self.style, before=gap / 2, after=gap + 4
        )
        if block.header:
            # A header that would fill every slide anew is a row like the others.
            first = replace(grid, rows=[header])
            tall = first.height(self.width) > 0.3 * self.highest
            grid = replace(grid, rows=[header, *rows]) if tall else replace(grid, header=header)
        if not block.caption:
            return [grid]
        return [self.text(block.caption, replace(looks.caption, after=2), keep=True), replace(grid, before=0)]

    def _chart(self, block: ScoreChart) -> list[Item]:
        looks = self.looks
        title = replace(looks.column, size=14, leading=19, before=4, after=2)
        items: list[Item] = [self.text(block.title, title, keep=True)] if block.title else []
        gaps = unknown(block)
        highest = self.highest - (24 if block.title else 0) - (24 if gaps else 0)
        items.append(Chart(self.measure, block, highest, self._colours, after=4, keep=bool(gaps)))
        return [*items, self.text(gaps, looks.caption)] if gaps else items

    def _signatures(self, block: Signatures) -> list[Item]:
        """Return places to sign; names that would leave no room for them stand above in full."""
        items: list[Item] = []
        parties = []
        for party in block.parties:
            short: dict[str, str] = {}
            for name in ("party", "name", "title"):
                text = getattr(party, name)
                if len(self.measure.lines(text, self.looks.column, self.width / 2 - 40)) > 2:
                    items.append(self.text(text, self.looks.body))
                    short[name] = self.measure.cut(text, self.looks.column, self.width / 2 - 60, 1)[0] + "…"
            parties.append(replace(party, **short))
        gap = self.looks.gap
        for at in range(0, len(parties), 2):
            items.append(Signing(self.measure, parties[at : at + 2], self.looks, before=gap, after=gap))
        return items

    def _columns(self, block: Columns) -> Item:
        each = replace(self, width=(self.width - 30 * (len(block.columns) - 1)) / len(block.columns))
        made = []
        for column in block.columns:
            ink = words.ink(column.tone, self._colours)
            type_ = replace(self.looks.column, ink=self._ink(column.tone))
            items, text = each.blocks(column.blocks), column.heading
            if len(self.measure.lines(text, type_, each.width)) > 3:
                # No heading, but a text: it stands below its own beginning.
                items.insert(0, each.text(text, self.looks.body))
                text = self.measure.cut(text, type_, each.width - 2 * type_.size, 2)[0] + "…"
            made.append((each.text(text, type_) if text else None, items, ink))
        return Aside(made, before=self.looks.gap / 2, after=self.looks.gap)


def _filled(row: tuple[Cell, ...], count: int) -> tuple[Cell, ...]:
    return row + ("",) * (count - len(row))
